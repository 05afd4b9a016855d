"""Scenes between, before, after and besides those that are named by what is in them."""

import re

from agent.offline.context import Context
from agent.offline.matching import side_of
from agent.offline.measures import number
from agent.offline.refs_named import Ref

FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
TO = re.compile(r"\W*(?:to|through|thru|till|until|up to|and)\s+(?:the\s+)?", re.IGNORECASE)
INSIDE = re.compile(
    r"\b(?:everything|anything|all|whatever|the ones|those|(?:(?:every|each) |(?:all )?(?:the )?)(?:scenes?|shots?|clips?))\s+(?:that(?: is|'s)?\s+)?(?:in )?between\s+(?:the\s+)?$",
    re.IGNORECASE,
)
SIDE = re.compile(
    r"\b(?:everything|anything|all(?: the scenes| scenes)?|every scene|the scenes|scenes|those|the ones|whatever)\s+(?:that\s+)?(?:comes?\s+)?(?P<how>after|before|in front of|ahead of|behind|following|until|up to|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
ON = re.compile(r"\s*(?:on\b|onwards?\b|and after\b)(?!\s+(?:the|a|my)\b)", re.IGNORECASE)
ONWARD = re.compile(r"\s*(?:scene |shot )?onwards?\b|\s+(?:to|until|till|through(?: to)?|up to) (?:the )?(?:very )?(?:end|finish|last)\b", re.IGNORECASE)  # fmt: skip
THROUGH = re.compile(r"\s*(?:through|thru|till|until|up to|→|–|—|-)\s*(?:the\s+)?", re.IGNORECASE)
BESIDE = re.compile(
    r"\b(?:(?:the|that)\s+)?(?:one|1|scene|shot|bit|part|clip|what|whatever|(?P<count>two|three|2|3)(?:\s+(?:scenes|ones|shots))?)\s+(?:that\s+)?(?:comes?\s+|is\s+)?(?:right|just|directly|immediately|straight)?\s*(?P<how>after|before|following|preceding|behind)\s+(?:the\s+|it\b|that\b)?$",
    re.IGNORECASE,
)
NAMED = ("title", "place")


def ranged(text: str, refs: list[Ref], context: Context) -> list[Ref]:
    """References of which two are the ends of a range, or one its beginning."""
    for at, ref in enumerate(refs):
        if ref.kind not in NAMED or len(ref.ids) != 1:
            continue
        follow = refs[at + 1] if at + 1 < len(refs) else None
        if near := _next_to(text, ref, context):
            return [*refs[:at], near, *refs[at + 1 :]]
        if follow and len(follow.ids) == 1 and (made := _ends(text, ref, follow, context)):
            return [*refs[:at], made, *refs[at + 2 :]]
        if made := _side(text, ref, context):
            return [*refs[:at], made, *refs[at + 1 :]]
    return refs


def _ends(text: str, ref: Ref, follow: Ref, context: Context) -> Ref | None:
    """ "Hallway through bathroom", "from the boy to the dance", "everything between the two"."""
    before, joint = text[: ref.start], text[ref.end : follow.start]
    a, b = sorted((context.ids.index(ref.ids[0]), context.ids.index(follow.ids[0])))
    start = FROM.search(before)
    if THROUGH.fullmatch(joint) or (start and TO.fullmatch(joint)):
        return Ref(start.start() if start else ref.start, follow.end, context.ids[a : b + 1], "place")  # fmt: skip
    inside = INSIDE.search(before)
    if inside and TO.fullmatch(joint):
        return Ref(inside.start(), follow.end, context.ids[a + 1 : b], "place")
    return None


def _side(text: str, ref: Ref, context: Context) -> Ref | None:
    """ "Everything after the storm", "from the boat onward"."""
    before = text[: ref.start]
    side = SIDE.search(before)
    on = (ON.match(text, ref.end) if FROM.search(before) else None) or ONWARD.match(text, ref.end)
    if not side and not on:
        return None
    ids = side_of(side["how"].lower() if side else "from", ref.ids, context.ids)
    return Ref(side.start() if side else ref.start, on.end() if on else ref.end, ids, "place")


def _next_to(text: str, ref: Ref, context: Context) -> Ref | None:
    """ "The one after the storm": the scene beside it."""
    m = BESIDE.search(text[: ref.start])
    if not m:
        return None
    later = m["how"].lower() in ("after", "following", "behind")
    count = int(number(m["count"]) or 1) if m["count"] else 1
    at = context.ids.index(ref.ids[0])
    ids = context.ids[at + 1 : at + 1 + count] if later else context.ids[max(0, at - count) : at]
    return Ref(m.start(), ref.end, ids, "place") if ids else None
