"""Short ways to say an order: "5 to 2", "last goes first", "sunrise opens, street closes"."""

import re
from dataclasses import replace

from agent.offline import grammar, measures
from agent.offline.refs import Ref

NUMBERED = re.compile(rf"\W*(?:move |put |scene |shot )*({grammar.N}) (?:to|->|→) (?:position |place |slot |spot )?({grammar.N})\W*")  # fmt: skip
LAST_FIRST = re.compile(
    r"\blast (?:one |scene |shot )?(?:goes |comes |moves )?(?:first|to the (?:front|start|top))\b"
)
FIRST_LAST = re.compile(
    r"\bfirst (?:one |scene |shot )?(?:goes |comes |moves )?(?:last|to the (?:end|back|bottom))\b"
)
OPENS = re.compile(
    r"\b(?:opens?|starts?|begins?|first|(?:to|at) the (?:top|front|start|beginning))\b"
)
CLOSES = re.compile(
    r"\b(?:closes?|ends?|finish(?:es)?|last|(?:to|at) the (?:bottom|back|end|rear))\b"
)


def turned(low: str, refs: list[Ref], ids: list[str]) -> list[str] | None:
    """ "5 to 2", "last goes first", "sunrise opens, street closes"."""
    if (m := NUMBERED.fullmatch(low)) and all(1 <= (measures.number(n) or 0) <= len(ids) for n in m.groups()):  # fmt: skip
        a, b = (int(measures.number(n) or 0) - 1 for n in m.groups())
        rest = [*ids[:a], *ids[a + 1 :]]
        return [*rest[:b], ids[a], *rest[b:]]
    if not [r for r in refs if r.kind == "title"]:
        if LAST_FIRST.search(low):
            return [ids[-1], *ids[:-1]]
        if FIRST_LAST.search(low):
            return [*ids[1:], ids[0]]
    if len(refs) == 2 and all(len(r.ids) == 1 for r in refs) and refs[0].ids != refs[1].ids:
        one, two = low[refs[0].end : refs[1].start], low[refs[1].end :]
        front, back = (refs[0], refs[1]) if OPENS.search(one) else (refs[1], refs[0])
        if (OPENS.search(one) and CLOSES.search(two)) or (CLOSES.search(one) and OPENS.search(two)):
            return [*front.ids, *(i for i in ids if i not in front.ids + back.ids), *back.ids]
    return None


LINKED = re.compile(r"(?:\W|'s\b|\b(?:with|and|of|on|in|the|a|his|her|that)\b)*")


def once(refs: list[Ref], low: str) -> list[Ref]:
    """Words that are pointed at twice count once; "the others" are what is left anyway."""
    kept: list[Ref] = []
    for r in sorted(refs, key=lambda r: (r.start, -r.end)):
        count = r.kind == "title" and re.fullmatch(grammar.N, low[r.start : r.end])
        if count or (r.kind == "other" and len(r.ids) > 1):
            continue
        same = kept and kept[-1].ids == r.ids and LINKED.fullmatch(low[kept[-1].end : r.start])
        if same:
            kept[-1] = replace(kept[-1], end=r.end)
        elif not kept or r.start >= kept[-1].end:
            kept.append(r)
        elif r.ids != kept[-1].ids and r.end > kept[-1].end:  # "bridge, ledge"
            kept[-1] = replace(kept[-1], end=r.start)
            kept.append(r)
    return kept
