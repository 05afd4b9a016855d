"""Where a message may be cut into edits, and how likely each cut is. Weights are made by train.py."""

import re
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from agent.offline.clauses import orders
from agent.offline.context import Context
from agent.offline.features import WORD, mask, senses_of
from agent.offline.lexicon import CAPTION, CLASSES
from agent.offline.refs import Ref, find_refs
from agent.offline.wording import without

BUCKETS = 1 << 14
ABBREVIATED = re.compile(
    r"\b(?:no|nr|sc|mr|mrs|ms|dr|st|vs|approx|abt|e\.g|i\.e|max|min|sec|pos)$", re.IGNORECASE
)
JOINT = re.compile(
    r"\s*\n+\s*(?:(?:[-*•]|\(?\d{1,2}[.)]|\(?[a-c]\))\s+)*|\s*\(\d\)\s*|(?:^|\s+)\d\)\s+"
    r"|(?P<stop>[.!?;]+['\")]*)\s+(?=\S)(?:(?:and|also|then|but|plus|oh|so)\b[,\s]+)*"
    r"|\s*(?P<comma>,)?\s*\b(?P<word>and then|then also|and also|after that|and finally|finally|plus|and|also|then|but|while|oh and)\b\s*,?\s+(?:(?:then|also|and|finally|please)\b\s+)*"
    r"|\s*,?\s+(?P<so>so)\s+(?=(?:please|do|make|can|let'?s|add|put|we need|remove|give|generate|render)\b)"
    r"|\s*(?P<mark>,|\s-\s|\s–\s|—|\s\+\s|\s&\s|&|\s/\s|\s->\s)\s*",
    re.IGNORECASE,
)


RESULT = re.compile(r"\bso (?:that )?(?!(?:please|do|make|can|could)\b)[^.!?;]*$", re.IGNORECASE)
STATED = re.compile(r"(?:the )?[\w']+(?: [\w']+){0,2} (?:is|are|comes?|goes)\b", re.IGNORECASE)
MODAL = re.compile(r"\b(?:should|must|can|could|will|would|may|to|is|the)$", re.IGNORECASE)
KEPT = re.compile(r"\W*(?:please )?(?:keep|leave|don'?t|do not)\b", re.IGNORECASE)
MUST = re.compile(r"\b(?:should|must|needs to|has to)\b", re.IGNORECASE)
SPARES = re.compile(
    r"(?:but |and |please )*(?:don'?t|do not) (?:touch|change) (?!it\b)|(?:but |and |please )*(?:leave|keep|don'?t|do not|not|without|w/o)\s+(?:touch\w*\s+|chang\w*\s+)?(?:the |my |her |his )?(?:voice|music|narration|sound|audio|words|captions|rest|picture|image|visuals?|style|text|everything else|narrator|others?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Cut:
    """A possible cut: the text before ends at `start`, the text after begins at `end`."""

    start: int
    end: int
    how: str


def possible(text: str, refs: list[Ref]) -> list[Cut]:
    """All places between two words where one edit may end and another begin."""
    found: list[Cut] = []
    for m in JOINT.finditer(text):
        before, after = text[: m.start()], text[m.end() :]
        inside = any(r.start < m.end() and m.start() < r.end for r in refs)
        if inside or not re.search(r"\w", before) or not re.search(r"\w", after):
            continue
        if re.search(r"pronounc\w*[^.]*\W*$", before) and re.match(
            r"it(?:'s| is)\b", after.lower()
        ):
            continue
        if before.count("(") > before.count(")") and ")" in after:
            continue
        if MODAL.search(before) and (m["word"] or "").lower() in ("then", "also", "and"):
            continue
        if m["word"] and RESULT.search(before) and STATED.match(after) and not orders(after):
            continue
        if m["stop"] and m["stop"].startswith(".") and ABBREVIATED.search(before):
            continue
        how = m["word"] or m["so"] or m["mark"] or ("." if m["stop"] else "line")
        found.append(Cut(m.start() + len(m["stop"] or ""), m.end(), how.strip().lower()))
    return found


LONG = 999
MATTERS = (CAPTION - {"sub"}, frozenset({"music", "soundtrack", "bgm"}))


def _other_matter(left: str, right: str) -> bool:
    """ "scene 2 darker, no captions": captions and music are matters of their own."""
    a, b = (re.findall(r"[\w-]+", t.lower()) for t in (left, right))
    if len(a) < 3 or not 2 <= len(b) <= 5 or "export" in a or "with" in b:
        return False
    return any(set(b) & m and not set(a) & m for m in MATTERS)


def parts_for_sure(text: str, found: list[Cut], at: int, context: Context) -> bool:
    """ "keep scene 2, remove scene 3" and "scene 2 darker, scene 5 brighter" are two each."""
    cut = found[at]
    left = text[: cut.start]
    right = text[cut.end : found[at + 1].start if at + 1 < len(found) else len(text)]
    piece = text[found[at - 1].end if at else 0 : cut.start]
    if (
        SPARES.match(right)
        or (KEPT.match(piece) and (orders(right) or MUST.search(right)))
        or _other_matter(left, right)
    ):
        return True
    if not _own_scene(right, context, 9):
        return False
    ended = cut.how == "." and len(left.split()) > 1
    return ended or _own_scene(left, context)


def _own_scene(piece: str, context: Context, reach: int = LONG) -> bool:
    """Does it name a scene (among its first letters) and say something of it?"""
    wanted = ("place", "title", "time") if reach < LONG else ("place", "title", "time", "all")
    refs = [r for r in find_refs(piece, context) if r.kind in wanted]
    rest = without(piece, refs)
    return bool(refs) and refs[0].start <= reach and len(re.findall(r"\w{3,}", rest)) >= 1


def _kinds(tokens: list[str]) -> set[str]:
    return {name for name, group in CLASSES.items() for t in tokens if t in group}


def names(left: str, right: str, how: str, context: Context, later: bool) -> list[str]:
    """Features of a cut between two neighbouring pieces."""
    a = WORD.findall(mask(left, find_refs(left, context)))
    b = WORD.findall(mask(right, find_refs(right, context)))
    first, second, third = [*b, ">", ">", ">"][:3]
    end = a[-1] if a else "<"
    opens = a[0] if a else "<"
    ka, kb = _kinds(a), _kinds(b)
    sense = (senses_of(first) or ("-",))[0]
    ending = (senses_of(end) or ("-",))[0]
    out = [
        "bias", f"how:{how}", f"1:{first}", f"1&:{how} {first}", f"2:{first} {second}", f"3:{second} {third}", f"3:{first} {second} {third}",
        f"e:{end}", f"e1:{end} {first}", f"o1:{opens} {first}", f"s1:{sense}", f"s1&:{how} {sense}", f"se:{ending} {sense} {how}", f"len:{how} {min(len(b), 8)}",
        f"lena:{how} {min(len(a), 8)}", f"later:{later}", f"ref:{'scntok' in a} {'scntok' in b}", f"ref1:{how} {first == 'scntok'} {'scntok' in a}",
        f"all:{'alltok' in b} {how}", f"q:{'quotok' in a} {'quotok' in b}", f"same:{bool(ka & kb)} {how}",
    ]  # fmt: skip
    out += [f"ka:{k}" for k in ka] + [f"kb:{k}" for k in kb] + [f"kb&:{k} {how}" for k in kb]
    out += [f"kk:{x} {y}" for x in ka for y in kb]
    out += [f"wb:{t}" for t in set(b)] + [f"wa:{t}" for t in set(a)]
    return out


def vector(
    text: str, cuts: list[Cut], at: int, context: Context
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Bucket numbers and weights of the cut number `at`."""
    cut = cuts[at]
    left = text[cuts[at - 1].end if at else 0 : cut.start]
    right = text[cut.end : cuts[at + 1].start if at + 1 < len(cuts) else len(text)]
    found = names(left, right, cut.how, context, at > 0)
    where = np.fromiter(
        (crc32(n.encode()) % BUCKETS for n in found), dtype=np.int64, count=len(found)
    )
    return where, np.full(len(found), 1 / np.sqrt(len(found)), np.float32)
