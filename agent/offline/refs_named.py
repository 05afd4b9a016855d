"""Scenes that are meant by what is in them: "the fox scene", "the one where he rows", a title."""

import re
from dataclasses import dataclass
from typing import Literal

from agent.offline import grammar as g
from agent.offline.context import Context
from agent.offline.lexicon import words
from agent.offline.matching import WISHED, best_scene, stem, stems

Kind = Literal["place", "all", "this", "title", "time", "other"]


@dataclass(frozen=True)
class Ref:
    """A passage that points at scenes. `missing` are positions the film does not have."""

    start: int
    end: int
    ids: tuple[str, ...]
    kind: Kind
    missing: tuple[int, ...] = ()


def ends(text: str, context: Context) -> list[Ref]:
    """ "The opening", "the finale": the first or the last scene."""
    if not context.scenes:
        return []
    start = ("opening", "opener", "intro", "beginning", "start")
    return [
        Ref(m.start(), m.end(), (context.ids[0 if m["which"].lower() in start else -1],), "place")
        for m in g.ENDS.finditer(text)
    ]


EDGE = re.compile(
    r"\b(?:(?:at|in|for|on|of|near|around)\s+the\s+(?:very\s+)?(?:(?P<start>beginning|start|opening)|end|ending|close)\b"
    r"|(?:the\s+)?(?:very\s+)?(?:(?P<start2>beginning|start|opening)|end|ending)\s+(?=(?:is|was|feels|drags|needs|should|must|could|can|to be|like|with|a bit|\w+er|more|less|twice|for|line|picture|voice|looks?|sounds?)\b)"
    r"|(?:make|give|let|have|shorten|trim|extend|stretch|want|hold|keep)\s+the\s+(?:very\s+)?(?:(?P<start3>beginning|start|opening)|end|ending)\b"
    r"|(?:the\s+)(?:very\s+)?(?:(?P<start4>first|opening)|last|final|closing)\s+(?:sentence|words?|picture|image|photo|frame|recording|reading|voice-?over|vo|narration|line|title)\b|^\W*(?P<start5>opener|opening|intro)\b(?=\s+(?:vo|voice|voice-?over|narration|line|pic|picture|image|text)\b))"
    r"(?!\s+(?:of\s+(?:the\s+|this\s+|that\s+)?(?:line|sentence|scene|shot|song|music|it|this|that|word)|titles?|credits|card|day)\b)",
    re.IGNORECASE,
)


def edges(text: str, context: Context) -> list[Ref]:
    """ "A lower voice at the very end", "make the start shorter", "the last sentence": the first or the last scene."""
    m = EDGE.search(text) if context.scenes else None
    if not m:
        return []
    first = any(m[n] for n in ("start", "start2", "start3", "start4", "start5"))
    return [Ref(m.start(), m.end(), (context.ids[0 if first else -1],), "place")]


TITLE_SCENE = re.compile(r"\bthe\s+(?:(?:opening|closing|end|first|film)\s+)?titles?(?:\s+(?:card|scene|shot|screen))?\b(?!\s+(?:of|to|should|is|reads?|says?|as|QUOTE))", re.IGNORECASE)  # fmt: skip


def title_scene(text: str, refs: list[Ref], context: Context) -> list[Ref]:
    """ "The title" as the one scene that shows it."""
    owners = [s.id for s in context.ordered if re.search(r"\btitles?\b", s.title, re.IGNORECASE)]
    said = [m for m in TITLE_SCENE.finditer(text) if not any(r.start < m.end() and m.start() < r.end for r in refs)]  # fmt: skip
    return (
        [Ref(m.start(), m.end(), (owners[0],), "title") for m in said] if len(owners) == 1 else []
    )


def by_description(text: str, context: Context) -> list[Ref]:
    """ "the fox scene", "the one where he rows": by content words."""
    found: list[Ref] = []
    told = g.WHERE.match(text) if context.scenes else None
    where = best_scene(stems(told["after"] or told["open"]), context) if told else None
    if told and where:
        found.append(Ref(told.start(), told.end(), (where,), "title"))
    for m in g.NAMED.finditer(text) if context.scenes else ():
        asked = stems(m["words"] or m["after"] or "")
        best = best_scene(asked, context)
        spoken = best and m["words"] and g.SPOKEN_OF.match(text, m.end())
        if not best or (spoken and not set(asked) & set(stems(_title(best, context)))):
            continue
        start, end = m.start(), m.end()
        if m["after"]:
            end = m.start("after") + _reach(m["after"], best, context)
        else:
            start = m.start("words") + _lead(m["words"], best, context)
        found.append(Ref(start, end, (best,), "title"))
    return found


GROUP = re.compile(
    r"\b(?:(?P<n>both|the two|the three|all|all the|the)\s+)?(?P<words>(?!(?:the|all|both|two|three|first|last|other|these|those|of|my|our|few|next|previous|remaining|missing|more|new)\b)[\w'-]+)\s+(?:scenes|shots|clips|ones|bits)\b",
    re.IGNORECASE,
)


def by_group(text: str, context: Context) -> list[Ref]:
    """ "Both circle scenes": all whose titles, or else whose pictures, hold the word."""
    found: list[Ref] = []
    for m in GROUP.finditer(text):
        owners = _holding({stem(m["words"].lower())}, context)
        wanted = {"both": 2, "the two": 2, "the three": 3}.get((m["n"] or "").lower(), 0)
        if 1 < len(owners) < len(context.ids) and wanted in (0, len(owners)):
            found.append(Ref(m.start(), m.end(), tuple(owners), "place"))
    return found


PLURAL = re.compile(r"\b(?P<n>both|the two|the three|all the|all|every|each)\s+(?P<words>[a-z'-]{3,})\b(?!\s+(?:scenes?|shots?|clips?|ones?|bits?)\b)", re.IGNORECASE)  # fmt: skip


def by_kind(text: str, context: Context) -> list[Ref]:
    """ "Both verses", "every chorus": all whose titles, or else whose pictures, hold the word."""
    found: list[Ref] = []
    for m in PLURAL.finditer(text):
        owners = _holding(set(stems(m["words"])) - WISHED, context)
        wanted = {"both": 2, "the two": 2, "the three": 3}.get(m["n"].lower(), 0)
        if 1 < len(owners) < len(context.ids) and wanted in (0, len(owners)):
            found.append(Ref(m.start(), m.end(), tuple(owners), "place"))
    return found


SHOWN = re.compile(
    rf"\b(?:all|every|any|each)(?:\s+of)?(?:\s+the)?\s+(?:{g.SCENE}|pictures?)\s+(?:with|showing|featuring|of|that\s+(?:ha(?:s|ve)|shows?)|where\s+(?:there\s+(?:is|are)|there's)|in\s+which)\s+(?:the\s+|an?\s+|some\s+)?(?P<words>[a-z'-]{{3,}})\b",
    re.IGNORECASE,
)


def by_sight(text: str, context: Context) -> list[Ref]:
    """ "Every scene with snow": all whose titles or pictures hold the word."""
    found: list[Ref] = []
    for m in SHOWN.finditer(text):
        asked = set(stems(m["words"]))
        owners = [s.id for s in context.ordered if asked and asked <= _every(f"{s.title} {s.visual}")]  # fmt: skip
        if 0 < len(owners) < len(context.ids):
            found.append(Ref(m.start(), m.end(), tuple(owners), "place"))
    return found


def _every(text: str) -> set[str]:
    return set(map(stem, _words(text)))


def _holding(asked: set[str], context: Context) -> list[str]:
    titled = [s.id for s in context.ordered if asked and asked <= _every(s.title)]
    shown = [s.id for s in context.ordered if asked and asked <= _every(f"{s.title} {s.visual}")]
    return titled if len(titled) > 1 else shown


def _title(scene_id: str, context: Context) -> str:
    s = context.scene(scene_id)
    return s.title if s else ""


def _text(scene_id: str, context: Context) -> set[str]:
    s = context.scene(scene_id)
    return set(stems(f"{s.title} {s.visual} {s.narration}")) if s else set()


def _reach(words: str, best: str, context: Context) -> int:
    """How far the description goes: up to the last word that is in the scene."""
    known = _text(best, context)
    ends = [w.end() for w in re.finditer(r"[\w'-]+", words) if set(stems(w[0])) & known]
    return max(ends, default=len(words))


def _lead(words: str, best: str, context: Context) -> int:
    known = _text(best, context)
    starts = [w.start() for w in re.finditer(r"[\w'-]+", words) if set(stems(w[0])) & known]
    return min(starts, default=0)


def by_title(text: str, context: Context) -> list[Ref]:
    """A title spoken out, with or without its article, or its one telling word after "the"."""
    found: list[Ref] = []
    for s in context.ordered:
        bare = re.sub(r"^(?:the|a|an)\s+", "", s.title.strip(), flags=re.IGNORECASE)
        if len(bare) > 2:
            exact = rf"\b(?:the\s+|an?\s+)?{re.escape(bare)}\b"
            if " " not in bare:
                exact = rf"\b(?:the|that|our)\s+{re.escape(bare)}\b|(?:(?<=after )|(?<=before )|(?<=between )){re.escape(bare)}\b|^\W*{re.escape(bare)}\b|(?:(?<=and )|(?<=\+ )|(?<=& )|(?<=with )|(?<=then )){re.escape(bare)}\b|\b{re.escape(bare)}\b(?=\s+(?:last|first|before|after|should|comes?|goes|at the|\d)\b|$)|\b(?-i:{re.escape(bare.capitalize())})\b"
            found += [
                Ref(m.start(), m.end(), (s.id,), "title")
                for m in re.finditer(exact, text, re.IGNORECASE)
            ]
    return found + _by_part(text, context)


SIZES = words(
    "big bigger small smaller huge tiny little large old young great good bad long short new red blue green yellow black white"
)


def _by_part(text: str, context: Context) -> list[Ref]:
    """The longest run of words after "the" that only one title holds: "the X-ray", "the night market".

    Without an article it must be a word of that scene alone: names of heroes are in many.
    """
    titles = {s.id: set(map(stem, _words(s.title))) for s in context.ordered}
    found: list[Ref] = []
    for m in g.TITLED.finditer(text):
        said_words = list(re.finditer(r"[\w'-]+", m["words"]))
        for end in range(len(said_words), 0, -1):
            said = said_words[end - 1].end()
            asked = set(map(stem, _words(m["words"][:said])))
            owners = [i for i, title in titles.items() if asked <= title]
            telling = stems(said_words[end - 1][0]) and said_words[end - 1][0].lower() not in SIZES
            if len(owners) == 1 and telling:
                lead = re.match(r"(?:the|that|our|my)\b", m[0], re.IGNORECASE)
                if lead or m[0].strip() or not _elsewhere(asked, owners[0], context):
                    start = m.start() if lead else m.start("words")
                    found.append(Ref(start, m.start("words") + said, tuple(owners), "title"))
                break
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9][a-z0-9']*", text.lower())


def _elsewhere(asked: set[str], here: str, context: Context) -> bool:
    return any(asked & _text(s.id, context) for s in context.ordered if s.id != here)
