"""Scenes between, before, after and besides those that are named by what is in them."""

import re

from agent.offline import grammar as g
from agent.offline.context import Context
from agent.offline.matching import side_of
from agent.offline.refs_named import Ref

FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
TO = re.compile(r"\W*(?:to|through|thru|till|until|up to|and)\s+(?:the\s+)?", re.IGNORECASE)
INSIDE = re.compile(
    r"\b(?:everything|anything|all|whatever|the ones|those|scenes)\s+(?:that(?: is|'s)?\s+)?(?:in )?between\s+(?:the\s+)?$",
    re.IGNORECASE,
)
SIDE = re.compile(
    r"\b(?:everything|anything|all(?: the scenes| scenes)?|every scene|the scenes|scenes|those|the ones|whatever)\s+(?:that\s+)?(?:comes?\s+)?(?P<how>after|before|up to|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
ON = re.compile(r"\s*(?:on\b|onwards?\b|and after\b)(?!\s+(?:the|a|my)\b)", re.IGNORECASE)
NAMED = ("title", "place")


def ranged(text: str, refs: list[Ref], context: Context) -> list[Ref]:
    """References of which two are the ends of a range, one its beginning, or all are excepted."""
    if (kept := _except(text, refs, context)) is not None:
        return kept
    for at, ref in enumerate(refs):
        if ref.kind not in NAMED or len(ref.ids) != 1:
            continue
        follow = refs[at + 1] if at + 1 < len(refs) else None
        before = text[: ref.start]
        if follow and len(follow.ids) == 1 and FROM.search(before) and TO.fullmatch(text[ref.end : follow.start]):  # fmt: skip
            a, b = context.ids.index(ref.ids[0]), context.ids.index(follow.ids[0])
            ids = context.ids[min(a, b) : max(a, b) + 1]
            start = FROM.search(before)
            made = Ref(start.start() if start else ref.start, follow.end, ids, "place")
            return [*refs[:at], made, *refs[at + 2 :]]
        if follow and len(follow.ids) == 1 and INSIDE.search(before) and TO.fullmatch(text[ref.end : follow.start]):  # fmt: skip
            a, b = sorted((context.ids.index(ref.ids[0]), context.ids.index(follow.ids[0])))
            made = Ref(INSIDE.search(before).start(), follow.end, context.ids[a + 1 : b], "place")  # type: ignore[union-attr]
            return [*refs[:at], made, *refs[at + 2 :]]
        side = SIDE.search(before)
        on = ON.match(text, ref.end) if re.search(r"\bfrom\s+(?:the\s+)?$", before) else None
        if side or on:
            ids = side_of(side["how"].lower() if side else "from", ref.ids, context.ids)
            start, end = side.start() if side else ref.start, on.end() if on else ref.end
            return [*refs[:at], Ref(start, end, ids, "place"), *refs[at + 1 :]]
    return refs


def _except(text: str, refs: list[Ref], context: Context) -> list[Ref] | None:
    """ "Everything but the dance and the goodbye"."""
    besides = g.EXCEPT.search(text)
    after = [r for r in refs if besides and r.kind == "title" and r.start >= besides.end() - 1]
    if not besides or not after:
        return None
    out = {i for r in after for i in r.ids}
    ids = tuple(i for i in context.ids if i not in out)
    return [r for r in refs if r.end <= besides.start()] + [Ref(besides.start(), after[-1].end, ids, "place")]  # fmt: skip
