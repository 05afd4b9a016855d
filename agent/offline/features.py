"""Turns a clause into hashed features: masked words, pairs, letter groups, word classes and the situation."""

import re
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from agent.offline import measures
from agent.offline.context import Context
from agent.offline.lexicon import CLASSES, SENSES
from agent.offline.matching import stem, stems
from agent.offline.refs import Ref, find_refs

BUCKETS = 1 << 15
URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
WORD = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*|[?!^%]|[^\W\d_]+")


def mask(text: str, refs: list[Ref]) -> str:
    """The clause with references, lengths, shapes, quotes and addresses replaced by their kind."""
    spans: list[tuple[int, int, str]] = [(m.start(), m.end(), "urltok") for m in URL.finditer(text)]
    spans += [
        (r.start, r.end, "alltok" if r.kind == "all" else "scntok")
        for r in refs
        if r.kind != "this"
    ]
    spans += [(x.start, x.end, "durtok") for x in measures.lengths(text)]
    shape = measures.aspect(text)
    spans += [(shape[1].start(), shape[1].end(), "asptok")] if shape else []
    quality = measures.first_of(measures.QUALITY, text)
    spans += [(quality[1].start(), quality[1].end(), "quatok")] if quality else []
    spans += [(m.start(), m.end(), "pcttok") for m in measures.PERCENT.finditer(text)]
    spans += [(m.start(), m.end(), "quotok") for m in re.finditer(r"QUOTE[A-J]QUOTE", text)]
    spans += [(m.start(), m.end(), "lantok") for m in measures.LANGUAGE.finditer(text)]
    out: list[str] = []
    at = 0
    for start, end, name in sorted(spans):
        if start >= at:
            out += [text[at:start], f" {name} "]
            at = end
    return re.sub(r"\b\d+\b", " num ", "".join(out) + text[at:]).lower()


def situation(context: Context) -> str:
    """Empty film, or what is selected: one letter."""
    if not context.scenes:
        return "e"
    return {"visual": "v", "audio": "a", "music": "m", "scene": "s"}.get(context.selected_part, "n")


def names(text: str, context: Context, refs: list[Ref] | None = None) -> list[tuple[str, float]]:
    """Features by name with their weight."""
    masked = mask(text, find_refs(text, context) if refs is None else refs)
    tokens = WORD.findall(masked)
    kind = situation(context)
    out: list[tuple[str, float]] = [("bias", 1.0), (f"in:{kind}", 1.0)]
    out += [(f"w:{t}", 1.0) for t in set(tokens)]
    out += [(f"p:{a} {b}", 1.0) for a, b in set(zip(["<", *tokens], [*tokens, ">"], strict=True))]
    out += [
        (f"t:{a} {b} {c}", 0.6)
        for a, b, c in set(zip(["<", *tokens], tokens, [*tokens[1:], ">"], strict=False))
    ]
    for t in {t for t in tokens if not t.endswith("tok")}:
        padded = f"<{t}>"
        out += [(f"c:{padded[i : i + 4]}", 0.35) for i in range(max(1, len(padded) - 3))]
    out += _senses(tokens)
    out += [(f"has:{name}", 0.8) for name in shared(tokens, context)]
    places = [i for i, t in enumerate(tokens) if t == "scntok"]
    out += [
        ("scn:first" if i < 2 else "scn:last" if i > len(tokens) - 3 else "scn:in", 0.5)
        for i in places[:2]
    ]
    seen = {
        name
        for name, group in CLASSES.items()
        for t in tokens
        if t in group or (t.endswith("s") and t[:-1] in group)
    }
    out += [(f"k:{name}", 0.8) for name in seen]
    out += [(f"k:{name}&{kind}", 0.5) for name in seen]
    out += [(f"k:{x}&{y}", 0.5) for x in seen for y in seen if x < y]
    marks = {t for t in tokens if t.endswith("tok")}
    out += [(f"m:{m}&{k}", 0.5) for m in marks for k in seen]
    if len(tokens) <= 4:
        out += [(f"{kind}&{t}", 0.8) for t in set(tokens)]
        out.append((f"{kind}:{' '.join(tokens)}", 1.0))
    out.append((f"len:{min(len(tokens), 24) // 3}", 0.8))
    out.append((f"q:{'?' in tokens}", 0.5))
    return out


def senses_of(token: str) -> tuple[str, ...]:
    """What kind of thing a word names; endings are taken off when the word itself is unknown."""
    for cut in ("", "s", "es", "ed", "d", "ing", "er", "ly", "'s"):
        word = token[: len(token) - len(cut)] if cut and token.endswith(cut) else token
        if (not cut or word != token) and word in SENSES:
            return SENSES[word]
    return ()


def _senses(tokens: list[str]) -> list[tuple[str, float]]:
    kinds = [senses_of(t) if not t.endswith("tok") else () for t in tokens]
    out = [(f"s:{k}", 0.5) for k in {k for ks in kinds for k in ks}]
    pairs = {(before, k) for before, ks in zip(["<", *tokens], kinds, strict=False) for k in ks[:1]}
    out += [(f"sp:{before} {k}", 0.5) for before, k in pairs]
    after = {(ks[0], t) for ks, t in zip(kinds, [*tokens[1:], ">"], strict=False) if ks}
    return out + [(f"sn:{k} {t}", 0.4) for k, t in after]


def shared(tokens: list[str], context: Context) -> set[str]:
    """Which texts of the film hold one of the words: its pictures, narration, style, tone or music."""
    said = {stem(t) for t in tokens if len(t) > 2} & set(stems(" ".join(tokens)))
    music = context.project.music
    texts = {
        "style": context.project.style or "",
        "tone": context.project.tone or "",
        "music": str(music.get("mood") or "") if isinstance(music, dict) else str(music or ""),  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
        "narration": " ".join(s.narration for s in context.scenes),
        "visual": " ".join(s.visual for s in context.scenes),
        "title": " ".join(s.title for s in context.scenes),
    }
    return {name for name, text in texts.items() if said & set(stems(text))}


def vector(
    text: str, context: Context, refs: list[Ref] | None = None
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Bucket numbers and weights of one clause."""
    pairs = names(text, context, refs)
    where = np.fromiter(
        (crc32(n.encode()) % BUCKETS for n, _ in pairs), dtype=np.int64, count=len(pairs)
    )
    weight = np.fromiter((w for _, w in pairs), dtype=np.float32, count=len(pairs))
    return where, weight / np.float32(np.sqrt((weight**2).sum()) or 1.0)
