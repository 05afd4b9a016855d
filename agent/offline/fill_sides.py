"""An order that is told by sides: "the pursuit right after the empty station", "it between the two"."""

import re

from agent.offline import grammar as g
from agent.offline.matching import best_scene, stems
from agent.offline.measures import ORDINALS
from agent.offline.refs import Ref
from agent.offline.target import Clause

RELATION = re.compile(r"\b(?P<how>before|after|behind|ahead of|in front of|following|prior to)\b(?! (?:it|that|this)\b)", re.IGNORECASE)  # fmt: skip
PLACED = re.compile(
    rf"\b(?:in(?:to)?|as|on|at|to|be|comes?|goes|keep .{{0,20}})\s+(?:the\s+)?(?:place\s+|number\s+|no\.?\s+)*(?P<nth>{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)|{g.N})\b(?:\s+(?:place|position|spot|slot|one|scene))?\W*$",
    re.IGNORECASE,
)
LEADS = re.compile(r"\b(?:lead|open|start|begin)s?\s+(?:it\s+|the \w+\s+)?(?:with|on)\b|\b(?:first|up front)\b", re.IGNORECASE)  # fmt: skip
OPENS = re.compile(r"\b(?:lead|open|start|begin)s?\s+(?:it\s+|the \w+\s+)?(?:with|on)\b\s*(?:the\s+)?", re.IGNORECASE)  # fmt: skip
EDGE = re.compile(r"\b(?:(?P<first>first|at the (?:very )?(?:start|beginning|front|top))|last|at the (?:very )?end)\b", re.IGNORECASE)  # fmt: skip
NEXT = re.compile(r"\b(?:second|2nd|next|then|after (?:it|that))\b", re.IGNORECASE)
EARLY = frozenset({"before", "ahead of", "in front of", "prior to"})


def by_sides(c: Clause, ids: list[str]) -> list[str] | None:
    """The order; None when it is not told so, or not surely."""
    low = c.text.lower()
    refs = [r for r in c.refs if len(r.ids) == 1 and r.kind in ("title", "place")]
    found = _between(c, refs, low, ids) or _next(refs, low, ids) or _beside(c, low, ids)
    return found or _nth(c, low, ids) or _led(refs, low, ids) or _this(c, low, ids)


def _between(c: Clause, refs: list[Ref], low: str, ids: list[str]) -> list[str] | None:
    """ "Put it between the street and the machine"."""
    m = re.search(r"\bbetween\b", low)
    ends = [r.ids[0] for r in refs if m and r.start >= m.end()]
    moved = _meant(c, 0, m.start()) if m else None
    if len(ends) != 2 or not moved or moved in ends:
        return None
    rest = [i for i in ids if i != moved]
    at = min(map(rest.index, ends)) + 1
    return [*rest[:at], moved, *rest[at:]]


def _next(refs: list[Ref], low: str, ids: list[str]) -> list[str] | None:
    """ "We open on the safe. The alley comes second."."""
    named = list(dict.fromkeys(r.ids[0] for r in refs))
    if len(named) != 2 or not LEADS.search(low) or not NEXT.search(low[refs[-1].start :]):
        return None
    return named + [i for i in ids if i not in named]


def _led(refs: list[Ref], low: str, ids: list[str]) -> list[str] | None:
    """ "Let's lead with Midnight, then business as usual": what the verb names goes first."""
    m = OPENS.search(low)
    first = next((r.ids[0] for r in refs if m and r.end > m.end()), None)
    return [first, *(i for i in ids if i != first)] if first else None


def _this(c: Clause, low: str, ids: list[str]) -> list[str] | None:
    """ "Piet wants this one at the beginning"."""
    here, edge = c.context.selected_id, EDGE.search(low)
    if not here or not edge or not re.search(r"\bthis\b", low):
        return None
    rest = [i for i in ids if i != here]
    return [here, *rest] if edge["first"] else [*rest, here]


def _beside(c: Clause, low: str, ids: list[str]) -> list[str] | None:
    """ "Bring the jogging ahead of the drinking", "after the cars put the battery"."""
    m = RELATION.search(low)
    if not m:
        return None
    stop = re.search(r"[,.;:!?]|\bso\b|\b(?:put|place|comes?|should|must|goes)\b", low[m.end() :])
    end = m.end() + stop.start() if stop else len(low)
    anchor = _named(c, m.end(), end)
    moved = _meant(c, 0, m.start()) or _named(c, end, len(low))
    if not anchor or not moved or anchor == moved:
        return None
    rest = [i for i in ids if i != moved]
    at = rest.index(anchor) + (m["how"].lower() not in EARLY)
    return [*rest[:at], moved, *rest[at:]]


def _nth(c: Clause, low: str, ids: list[str]) -> list[str] | None:
    """ "The scene of the mountain goes in the third place"."""
    m = PLACED.search(low)
    moved = _meant(c, 0, m.start()) if m else None
    word = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", m["nth"]) if m else ""
    nth = ORDINALS.index(word) + 1 if word in ORDINALS else int(word) if word.isdigit() else 0
    nth = nth or (g.SMALL.index(word) + 1 if word in g.SMALL else 0)
    if not moved or not 1 <= nth <= len(ids):
        return None
    rest = [i for i in ids if i != moved]
    return [*rest[: nth - 1], moved, *rest[nth - 1 :]]


def _meant(c: Clause, start: int, end: int) -> str | None:
    """The scene named there, or the selected one."""
    return _named(c, start, end) or c.context.selected_id


def _named(c: Clause, start: int, end: int) -> str | None:
    """The one scene that is pointed at or described between two places of the text."""
    there = {i for r in c.refs if start <= r.start < end and r.kind in ("title", "place", "this", "time") for i in r.ids}  # fmt: skip
    if there:
        return next(iter(there)) if len(there) == 1 else None
    return best_scene(stems(c.text[start:end]), c.context, 1.15)
