"""Scenes listed by what is in them: "the duel, the explosion and the title", "all but farm and school"."""

import re
from dataclasses import replace

from agent.offline import grammar as g
from agent.offline.context import Context
from agent.offline.matching import best_scene, meant, stems, weights
from agent.offline.refs_named import Ref

CLEARLY = 1.15
"""By how much a scene must fit its name in a list better than every other."""
LONGEST = 5
"""Words of a name in a list."""
JOINT = re.compile(r"\s*(?:,\s*(?:(?:and|or)\b|&)|[,&+/]|\b(?:and|plus|or)\b)\s*", re.IGNORECASE)
LEAD = re.compile(
    rf"(?:(?:for|in|on|of|also|only)\s+)*(?:(?:the|that|this|our|my|his|her)\s+)?(?:(?:{g.SCENE}|thing)\s+(?:with|of|where|about|in|on|at)\s+(?:(?:the|an?)\s+)?)?",
    re.IGNORECASE,
)
ENDS = re.compile(
    r"\s*(?:$|[:;,.!?&+/)–—-]|\b(?:scenes?|ones?|shots?|bits?|parts?|and|plus|or|should|ought|must|could|can|may|might|would|needs?|are|is|all|both|each|looks?|to|please|pls|an?|in|at|with|like|as|gets?|wants?|too|also|again|more|less|much|way|slightly|for|now|twice|half|gone|out|off|\w+er)\b)",
    re.IGNORECASE,
)
BEGINS = re.compile(
    r"(?:^|[,:;.!?(–—]|\b(?:and|plus|or|for|in|of|on|but|except|the|that|this|our|my|make|do|redo|generate|render|shoot|drop|cut|remove|delete|keep|bring|show|give|turn|want|like|need|let|have|both)\b)\s*$",
    re.IGNORECASE,
)


def listed_with(text: str, refs: list[Ref], taken: list[tuple[int, int]], context: Context) -> list[Ref]:  # fmt: skip
    """The references, with those that stand in one list with them; never inside `taken`."""
    refs = _alike(text, refs)
    out = list(refs)
    for ref in refs:
        if ref.ids and ref.kind in ("title", "place"):
            more = names_after(text, ref.end, [*taken, *((r.start, r.end) for r in out)], context)
            more += _before(text, ref.start, [*taken, *((r.start, r.end) for r in out)], context)
            out += [replace(r, kind=ref.kind) for r in more]
    return sorted(out, key=lambda r: r.start)


def _alike(text: str, refs: list[Ref]) -> list[Ref]:
    """ "Scenes 1, 3 and the picnic": a name counts as much as the number it is listed with."""
    out: list[Ref] = []
    for ref in refs:
        last = out[-1] if out else None
        named = last is not None and last.ids and last.kind == "place" and ref.kind == "title"
        joint = JOINT.match(text, last.end) if last and named else None
        listed = joint and LEAD.fullmatch(text, joint.end(), max(joint.end(), ref.start))
        out.append(replace(ref, kind=last.kind) if last and listed else ref)
    return out


def names_after(text: str, end: int, taken: list[tuple[int, int]], context: Context) -> list[Ref]:
    """The scenes that a list names on from `end`, where another name ends."""
    found: list[Ref] = []
    while joint := JOINT.match(text, end):
        ref = name_at(text, joint.end(), taken, context)
        if ref is None:
            break
        found.append(ref)
        end = ref.end
    return found


def name_at(text: str, start: int, taken: list[tuple[int, int]], context: Context) -> Ref | None:
    """The scene that the words at `start` name."""
    lead = LEAD.match(text, start)
    begin = lead.end() if lead else start
    words = _row(text, begin)
    for last in reversed(words):
        ref = _named(text, begin, last.end(), context) if ENDS.match(text, last.end()) else None
        if ref and not any(a < ref.end and ref.start < b for a, b in taken):
            return ref
    return None


def _before(text: str, start: int, taken: list[tuple[int, int]], context: Context) -> list[Ref]:
    """The scenes that a list names before `start`, where another name begins."""
    found: list[Ref] = []
    while ref := _name_before(text, start, taken, context):
        found.append(ref)
        start = ref.start
    return found


def _name_before(
    text: str, start: int, taken: list[tuple[int, int]], context: Context
) -> Ref | None:
    """The scene named right before the joint that leads to `start`."""
    joints = [m for m in JOINT.finditer(text, 0, start) if LEAD.fullmatch(text, m.end(), start)]
    if not joints:
        return None
    words = list(re.finditer(r"[\w'-]+", text[: joints[-1].start()]))[-LONGEST:]
    for first in words:
        ref = _named(text, first.start(), joints[-1].start(), context)
        if ref and BEGINS.search(text[: first.start()]):
            return None if any(a < ref.end and ref.start < b for a, b in taken) else ref
    return None


def _row(text: str, start: int) -> list[re.Match[str]]:
    """The words from `start` that only blanks divide."""
    words: list[re.Match[str]] = []
    for m in re.finditer(r"[\w'-]+", text[start:]):
        gap = text[start + words[-1].end() : start + m.start()] if words else text[start : start + m.start()]  # fmt: skip
        if gap.strip() or len(words) == LONGEST:
            break
        words.append(m)
    shifted = re.compile(r"[\w'-]+")
    return [m for w in words if (m := shifted.match(text, start + w.start()))]


def _named(text: str, start: int, end: int, context: Context) -> Ref | None:
    """The scene whose own the last telling word is, and that fits the words best."""
    asked = stems(text[start:end])
    best = best_scene(asked, context, CLEARLY) if asked else None
    scene = context.scene(best) if best else None
    if scene is None or meant(asked[-1], context.scenes) not in weights(scene):
        return None
    return Ref(start, end, (scene.id,), "title")
