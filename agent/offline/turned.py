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
    r"\b(?:opens?|starts?|begins?|leads?|first|(?:to|at) the (?:top|front|start|beginning))\b"
)
CLOSES = re.compile(
    r"\b(?:closes?|ends?|finish(?:es)?|last|(?:to|at) the (?:bottom|back|end|rear))\b"
)


REST = re.compile(
    r"\W*(?:first\W+)?(?:and )?then (?:all |everything )?(?:the )?(?:others?|rest|else|remaining)\b"
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
    if len(refs) == 1 and REST.match(low, refs[0].end):
        return [*refs[0].ids, *(i for i in ids if i not in refs[0].ids)]
    if len(refs) == 2 and all(len(r.ids) == 1 for r in refs) and refs[0].ids != refs[1].ids:
        one, two = low[refs[0].end : refs[1].start], low[refs[1].end :]
        front, back = (refs[0], refs[1]) if OPENS.search(one) else (refs[1], refs[0])
        if (OPENS.search(one) and CLOSES.search(two)) or (CLOSES.search(one) and OPENS.search(two)):
            return [*front.ids, *(i for i in ids if i not in front.ids + back.ids), *back.ids]
    return None


ROLE = re.compile(
    rf"\W*(?:(?:goes|comes|is|be|should|must|to|in|at|as|the|very|right)\W+)*(?:(?P<front>first|front|top|start|opens?|begins?|starts?|up front)|(?P<back>last|end|bottom|closes?|ends?|at the back)|(?P<nth>{'|'.join(measures.ORDINALS[1:])}))\b(?=\W*$|\s*[,.;&+/]|\s+(?:and|then|the|so|as)\b)",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"(?:^|[,.;:]|\b(?:and|then)\b)\W*(?:(?P<front>(?:first|(?:start|begin|open)(?:ing)? with))|(?:last|(?:end|close|finish)(?:ing)? (?:with|on)))\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def placed(low: str, refs: list[Ref], ids: list[str]) -> list[str] | None:
    """ "2 last, date second", "begin with the fog, end with the turning": each has a place of its own."""
    named = [r.ids[0] for r in refs if len(r.ids) == 1]
    if len(refs) < 2 or len(set(named)) < len(refs):
        return None
    spots = [_spot(low, r, len(ids)) for r in refs]
    known = [s for s in spots if s is not None and s < len(ids)]
    if len(set(known)) < len(refs):
        return None
    order = [i for i in ids if i not in named]
    for at, scene_id in sorted(zip(known, named, strict=True)):
        order.insert(at, scene_id)
    return order


def _spot(low: str, ref: Ref, count: int) -> int | None:
    """Where a scene is to stand, from 0, by the word after it or before it."""
    if role := ROLE.match(low, ref.end):
        if role["nth"]:
            return measures.ORDINALS.index(role["nth"])
        return 0 if role["front"] else count - 1
    lead = LEADING.search(low[: ref.start])
    return None if lead is None else 0 if lead["front"] else count - 1


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


AND = re.compile(grammar.AND + r"(?:the\s+)?", re.IGNORECASE)


def together(refs: list[Ref], low: str) -> list[Ref]:
    """ "The ramp and the tip over before the corner": what moves together is one."""
    if len(refs) < 3 or not AND.fullmatch(low[refs[0].end : refs[1].start]):
        return refs
    both = Ref(refs[0].start, refs[1].end, (*refs[0].ids, *refs[1].ids), "place")
    return [both, *refs[2:]]
