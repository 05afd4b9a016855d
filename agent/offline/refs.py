"""Which scenes a sentence means: positions, ordinals, ranges, titles, times, "this", "all but"."""

import re

from agent.offline import grammar as g
from agent.offline.context import Context
from agent.offline.lists import name_at, names_after
from agent.offline.matching import side_of
from agent.offline.measures import number
from agent.offline.refs_counted import bare, coded, first_n, joined, numbered, ordinals, shares
from agent.offline.refs_named import (
    Ref,
    by_description,
    by_group,
    by_kind,
    by_sight,
    by_title,
    ends,
)


def find_refs(text: str, context: Context) -> list[Ref]:
    """All references in reading order, without overlaps; "all but" is resolved to what is left."""
    found: list[Ref] = []
    for finder in (
        _times,
        numbered,
        coded,
        _neighbours,
        shares,
        first_n,
        ordinals,
        joined,
        bare,
        _others,
        by_sight,
        by_group,
        by_kind,
        by_description,
        ends,
        by_title,
    ):
        for ref in finder(text, context):
            if not any(ref.start < r.end and r.start < ref.end for r in found):
                found.append(ref)
    for pattern, kind in ((g.WHOLE, "all"), (g.THIS, "this")):
        for m in pattern.finditer(text):
            if kind == "all" and g.FILM.fullmatch(m[0]) and g.PART_OF.search(text[: m.start()]):
                continue
            if not any(m.start() < r.end and r.start < m.end() for r in found):
                ids = context.selected_ids if kind == "this" else ()
                found.append(Ref(m.start(), m.end(), ids, kind))  # type: ignore[arg-type]
    return _meant(text, without_some(text, sorted(found, key=lambda r: r.start), context))


def without_some(text: str, refs: list[Ref], context: Context) -> list[Ref]:
    """ "All but 3", "everything darker except the end": what is named as left out is taken away."""
    others = _complements(text, refs, context)
    return others if others is not refs else _left_out(text, refs, context)


def _left_out(text: str, refs: list[Ref], context: Context) -> list[Ref]:
    """ "5 through 8 but leave out 7", "all darker but not 3": what is left out of what was named."""
    at = next(
        (i for i, r in enumerate(refs) if i and r.ids and g.LEFT_OUT.search(text[: r.start])), 0
    )
    if not at:
        return refs
    gone = [refs[at]]
    for ref in refs[at + 1 :]:
        if ref.ids and re.fullmatch(rf"{g.AND}(?:the\s+)?", text[gone[-1].end : ref.start]):
            gone.append(ref)
    out = {i for r in gone for i in r.ids}
    for some in refs[:at]:
        held = set(context.ids if some.kind == "all" else some.ids if some.kind == "place" else ())
        if out < held:
            ids = tuple(i for i in context.ids if i in held - out)
            near = not re.search(
                r"\w{3,}",
                text[some.end : gone[0].start]
                .replace("and", "")
                .replace("but", "")
                .replace("leave out", ""),
            )
            less = Ref(some.start, gone[-1].end if near else some.end, ids, "place", some.missing)
            return [less if r is some else r for r in refs if r not in gone]
    return refs


def _meant(text: str, refs: list[Ref]) -> list[Ref]:
    """Without scenes that are named only to say which ones are not meant: "not 2, 3"."""
    refs = [r for r in refs if r.ids or not r.missing or not g.NOT_THIS.search(text[: r.start])]
    kept = [
        r
        for r in refs
        if r.kind == "all"
        or not (
            g.NOT_THIS.search(text[: r.start])
            or g.COMPARED.search(text[: r.start])
            or g.PRAISED.match(text[r.end :])
        )
    ]
    return kept if any(r.kind in ("place", "title", "time") for r in kept) else refs


def _complements(text: str, refs: list[Ref], context: Context) -> list[Ref]:
    """ "all but 3 and 4": the references after it are turned into the others."""
    turned = _sided(text, refs, context)
    if turned:
        return turned
    for pattern in (g.EXCEPT, g.KEEP_ONLY):
        m = pattern.search(text)
        if not m or (pattern is g.KEEP_ONLY and not context.scenes):
            continue
        chain, end = _chain(text, refs, m, context)
        if chain:
            out = {i for r in chain for i in r.ids}
            missing = tuple(n for r in chain for n in r.missing)
            ids = tuple(i for i in context.ids if i not in out)
            rest = [r for r in refs if r not in chain and not (m.start() <= r.start < end)]
            start = m.end() if pattern is g.KEEP_ONLY else m.start()
            return sorted([*rest, Ref(start, end, ids, "place", missing)], key=lambda r: r.start)
    return refs


def _sided(text: str, refs: list[Ref], context: Context) -> list[Ref] | None:
    """ "everything after 3": the reference is turned into the scenes on that side of it."""
    side = g.SIDE.search(text)
    if not side:
        return None
    anchor = next(
        (
            r
            for r in refs
            if r.start >= side.start("how") and r.kind in ("place", "title") and r.ids
        ),
        None,
    )
    if anchor is None or (
        side["how"].lower() == "from"
        and re.match(r"\W*(?:\w+\W+){0,2}?(?:to|through|till|until|up to)\s", text[anchor.end :])
    ):
        return None
    if not re.fullmatch(r"\s*(?:the\s+)?", text[side.end() : max(side.end(), anchor.start)]):
        return None
    ids = side_of(side["how"].lower(), anchor.ids, context.ids)
    if side["n"]:
        many = int(number(side["n"]) or 0)
        ids = ids[-many:] if side["how"].lower() in ("before", "in front of", "ahead of") else ids[:many]  # fmt: skip
    rest = [r for r in refs if r is not anchor and not (side.start() <= r.start < anchor.end)]
    return sorted([*rest, Ref(side.start(), anchor.end, ids, "place")], key=lambda r: r.start)


def _chain(
    text: str, refs: list[Ref], opened: re.Match[str], context: Context
) -> tuple[list[Ref], int]:
    """The references listed right after an "except", and where the list ends."""
    chain: list[Ref] = []
    at = opened.end()
    for ref in (r for r in refs if r.start >= opened.start() and r.kind != "all"):
        if ref.start < opened.end() and ref.end <= opened.end():
            continue
        if re.fullmatch(rf"\s*(?:the\s+|only\s+|for\s+)*|{g.AND}(?:the\s+)?", text[at : ref.start]):
            chain.append(ref)
            at = ref.end
    first = None if chain else name_at(text, at, [], context)
    chain += [first] if first else []
    chain += names_after(text, chain[-1].end, [], context) if chain else []
    return chain, chain[-1].end if chain else at


def _times(text: str, context: Context) -> list[Ref]:
    found: list[Ref] = []
    for m in g.TIME.finditer(text):
        spoken = m["n"] or m["sn"] or m["n2"]
        minutes, seconds = m["m"] or m["m2"], m["s"] or m["s2"]
        at = int(minutes) * 60 + int(seconds) if minutes else number(spoken or "") or 0
        clock = 0.0
        for scene in context.ordered:
            clock += scene.duration_s
            if at < clock or (at == clock and scene is context.ordered[-1]):
                found.append(Ref(m.start(), m.end(), (scene.id,), "time"))
                break
    return found


def _others(text: str, context: Context) -> list[Ref]:
    found: list[Ref] = []
    here = last_meant(context)
    ids = context.ids
    for m in g.OTHER.finditer(text):
        low = m[0].lower()
        picked: tuple[str, ...] = ()
        if "rest" in low or "others" in low or low.endswith("other scenes"):
            picked = tuple(i for i in ids if i not in here)
        elif here and ("previous" in low or "before" in low):
            picked = tuple(ids[max(0, ids.index(here[0]) - 1) : ids.index(here[0])])
        elif here and ("next" in low or "following" in low or "after" in low):
            picked = tuple(ids[ids.index(here[-1]) + 1 :][:1])
        else:
            left = [
                i
                for past in reversed(context.history)
                for i in past.scene_ids
                if i not in here and i in ids
            ]
            picked = tuple(left[:1]) or tuple(i for i in ids if len(ids) == 2 and i not in here)
        found.append(Ref(m.start(), m.end(), picked, "other"))
    return found


MANY = 2


def _neighbours(text: str, context: Context) -> list[Ref]:
    """ "This and the two after it"."""
    here = last_meant(context)
    found: list[Ref] = []
    if not here:
        return found
    for m in g.NEIGHBOURS.finditer(text):
        many = int(number(m["n"] or m["n2"]) or 0)
        if many < MANY:  # "insert one after this"
            continue
        later = (m["how"] or m["next"]).lower() in ("after", "following", "behind", "next")
        first, last = context.ids.index(here[0]), context.ids.index(here[-1])
        ids = context.ids[last + 1 :][:many] if later else context.ids[max(0, first - many) : first]
        found.append(Ref(m.start(), m.end(), ids, "other"))
    return found


def last_meant(context: Context) -> tuple[str, ...]:
    """The scenes that "it" means when nothing is selected: the last ones spoken of."""
    if context.selected_ids:
        return context.selected_ids
    past = next((p.scene_ids for p in reversed(context.history) if p.scene_ids), ())
    return tuple(i for i in past if i in context.ids)
