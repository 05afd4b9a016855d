"""Parameters of the tools that remove and order scenes."""

import re
from itertools import pairwise

from agent.offline import grammar, measures
from agent.offline.arrows import arrowed
from agent.offline.context import Call
from agent.offline.fill_place import described
from agent.offline.fill_sides import by_sides
from agent.offline.refs import Ref
from agent.offline.refs_counted import listed
from agent.offline.target import Clause
from agent.offline.turned import once, placed, together, turned


def remove_scene(c: Clause) -> list[Call] | None:
    """The scenes that are named, or the selected one; never the whole film."""
    text = c.text
    ids = c.ids
    keep = re.match(
        r"^\W*(?:please\s+|just\s+|i want to\s+)*(?:only\s+keep|keep\s+only|just\s+keep|keep\s+just)\b",
        text,
        re.IGNORECASE,
    )
    complement = keep or re.search(
        r"\bremove the rest\b|\bdelete the (?:rest|others)\b", text, re.IGNORECASE
    )
    if keep and not grammar.KEEP_ONLY.search(text):
        ids = tuple(i for i in c.context.ids if i not in (c.ids or ()))
    if complement and not keep:
        named = {i for r in c.own if r.kind != "other" for i in r.ids}
        ids = tuple(i for i in c.context.ids if i not in named) if named else ids
    if not ids or set(ids) == set(c.context.ids):
        return None
    return [Call(tool="remove_scene", args={"scene_ids": list(ids)})]


def reorder_scenes(c: Clause) -> list[Call] | None:
    """All ids in the new order; nothing when the one scene named is there."""
    ids = list(c.context.ids)
    if len(LISTED.findall(c.text)) >= max(LONG, sum(len(r.ids) for r in c.own)):
        return None  # a name of a long list is not found
    order = _order(c, ids)
    if order in (None, ids):
        order = by_sides(c, ids) or order
    if order is None:
        return None
    moved = order != list(c.context.ids)
    if moved:
        return [Call(tool="reorder_scenes", args={"order": order})]
    return [] if len(c.own) == 1 else None


LISTED, LONG = re.compile(r",|>|→|\bthen\b", re.IGNORECASE), 4
SWAP = re.compile(
    r"\b(?:swa?p|swop|switch|exchange|trade|flip|interchange|transpose|reverse)\w*\b|\bchange (?:the )?order of\b|<->|\bplaces\b|\bchange .* around\b|\bwrong (?:order|sequence|way (?:a)?round)\b|\bother way (?:a)?round\b|\bchange(?: seats)?\W*$|[⇄↔⇆]|\bwhere\b.*\bis\b.*\bwhere\b",
    re.IGNORECASE,
)
REVERSED = re.compile(
    r"\b(?:revers\w*|backwards?|other way (?:a)?round|upside down)\b|\blast scene first and so on\b|\blast to first\b|\bback to front\b|\bflip (?:the|its|my) (?:whole |entire )?order\b",
    re.IGNORECASE,
)


WHOLLY = re.compile(r"\bbackwards\b.{0,4}\blast (?:scene )?first\b|\b(?:reverse|flip) (?:the |its |my )?(?:whole |entire )?(?:order|chronology|thing|film|lot)\b", re.IGNORECASE)  # fmt: skip


def _order(c: Clause, ids: list[str]) -> list[str] | None:
    low = c.text.lower()
    if pair := arrowed(c):
        return _swapped(ids, pair)
    refs = _after_colon(low, _pointed(c, low))
    if REVERSED.search(low) and (len(refs) < 2 or WHOLLY.search(low)):
        some = [] if WHOLLY.search(low) else [i for r in refs for i in r.ids]
        return _turned_round(some or ids, ids)
    if order := turned(low, refs, ids) or placed(low, refs, ids):
        return order
    if order := _spelled(low, c, ids) or _one_after_another(refs, low, ids):
        return order
    if swap := SWAP.search(low):
        return _swapped(ids, _pair(refs, low, swap, c))
    refs = together(_without_goal(refs, low), low)
    if len(refs) >= 2:
        return _relative(refs, low, ids) or _to_place(refs, low, ids)
    moved = list(refs[0].ids if refs else c.context.selected_ids)
    ends = STARTS.search(low) if not refs else None
    if ends:
        moved = list(described(c.text, ends.end(), c.context)[0]) or moved
    rest = f"{low[: refs[0].start]} {low[refs[0].end :]}" if refs else low
    return _absolute([i for i in moved if i], rest, ids)


def _turned_round(some: list[str], ids: list[str]) -> list[str]:
    """The whole film the other way round, or only the scenes named."""
    named = [i for i in ids if i in some]
    back = iter(reversed(named if len(named) > 1 else ids))
    return [next(back) if i in named or len(named) < 2 else i for i in ids]


def _after_colon(low: str, refs: list[Ref]) -> list[Ref]:
    """ "Proof and letter are in the wrong order: first proof, then letter"."""
    after = [r for r in refs if 0 < low.find(":") < r.start]
    return after if len(after) > 1 else refs


STARTS = re.compile(
    r"\b(?:open(?:ing)?|start(?:ing)?|begin(?:ning)?|end(?:ing)?|clos(?:e|ing)|finish(?:ing)?|lead)\s+(?:it\s+|the (?:film|movie|video)\s+)?(?:with\b|w/|on\b)\s*",
    re.IGNORECASE,
)


THEN = re.compile(
    r"\b(?:first|start(?:ing)? with|begin(?:ning)? with|open(?:ing)? with)\b", re.IGNORECASE
)
NEXT = re.compile(
    r"\W*(?:(?:first|up front|then|and|next|only|after that|followed by)\W*)*(?:the\W+)?",
    re.IGNORECASE,
)


def _one_after_another(refs: list[Ref], low: str, ids: list[str]) -> list[str] | None:
    """ "Gun first, then blocks, then tape": what is not named follows."""
    named = [r for r in refs if len(r.ids) == 1 and r.kind != "other"]
    if len(named) < 2 or SWAP.search(low) or not (len(named) > 2 or THEN.search(low)):
        return None
    between = [low[a.end : b.start] for a, b in pairwise(named)]
    if not all(NEXT.fullmatch(x) for x in between):
        return None
    order = list(dict.fromkeys(r.ids[0] for r in named))
    return order + [i for i in ids if i not in order]


def _pointed(c: Clause, low: str) -> list[Ref]:
    """The scenes named, in reading order; "this" and "that one" stand for what was spoken of."""
    refs = once([r for r in c.refs if r.ids and r.kind not in ("all", "this")], low)
    here = next((r for r in c.refs if r.kind == "this" and (r.ids or c.inherited)), None)
    after = [r for r in c.refs if r.kind == "this" and re.match(r"(?:that|this)\b", low[r.start :])]
    here = after[-1] if after else here
    ids = (here.ids or c.inherited or ()) if here else ()
    if here and ids and len(refs) < 2 and (not refs or set(ids) != set(refs[0].ids)):
        refs.append(Ref(here.start, here.end, tuple(ids), "place"))
    return sorted(refs, key=lambda r: r.start)


def _pair(refs: list[Ref], low: str, swap: re.Match[str], c: Clause) -> list[str]:
    """The two scenes that change places: those in the sentence of the verb, or the selected one and another."""
    stop = re.search(r"[.!?;]\s", low[swap.start() :])
    end = swap.start() + stop.start() if stop else len(low)
    near = [i for r in refs if r.start < end for i in r.ids]
    pair = near if len(near) >= 2 else [i for r in refs for i in r.ids]
    lone = len(pair) == 1 and c.context.selected_id
    return [*pair, str(c.context.selected_id)] if lone else pair


def _to_place(refs: list[Ref], low: str, ids: list[str]) -> list[str] | None:
    """ "Make the letter scene number 3": the second scene named is where the first one goes."""
    moved, goal = refs[0], refs[1]
    between = low[moved.end : goal.start]
    leads = re.fullmatch(
        r"\W*(?:(?:scene|to|as|be|become|into|in|the|should|must|needs|has|go|goes|put|on|at|place|position|number)\W*)*",
        between,
    )
    if not leads or len(goal.ids) != 1 or goal.kind != "place":
        return None
    rest = [i for i in ids if i not in moved.ids]
    at = ids.index(goal.ids[0])
    return [*rest[:at], *moved.ids, *rest[at:]]


def _spelled(low: str, c: Clause, ids: list[str]) -> list[str] | None:
    """ "2 1 4 3" or "order: 3, 1, 2": what is not named follows."""
    m = re.search(rf"{grammar.N}(?:[\s,>-]+(?:and\s+|then\s+)?{grammar.N}\b){{2,}}", low)
    if not m or len(re.findall(rf"\b{grammar.N}\b", m[0])) < min(3, len(ids)):
        return None
    places = [p for w in re.findall(rf"\b{grammar.N}\b", m[0]) for p in listed(w, c.context)]
    if any(not 1 <= p <= len(ids) for p in places) or len(set(places)) != len(places):
        return None
    named = [ids[p - 1] for p in places]
    return named + [i for i in ids if i not in named]


def _without_goal(refs: list[Ref], low: str) -> list[Ref]:
    """Drop a reference that is the goal, "make 5 the first one", or says the same scene again."""
    if len({r.ids for r in refs}) == 1:
        return refs[-1:]
    goal = re.search(
        r"\b(?:be|as|to be|to|in|into|make .*?)\s+(?:the\s+)?(?:very\s+)?(?:first|last|second|third|fourth|fifth|final|opening)(?:\s+(?:one|scene|place|spot|position|slot|shot))?\W*$",
        low,
    )
    if not goal or len(refs) < 2:
        return refs
    word = re.search(
        r"(?:the\s+)?(?:first|last|second|third|fourth|fifth|final|opening)(?:\s+\w+)?\W*$", low
    )
    return [r for r in refs if not word or r.end <= word.start() + 1] or refs


def _swapped(ids: list[str], pair: list[str]) -> list[str] | None:
    if len(pair) != 2 or pair[0] == pair[1]:
        return None
    other = {pair[0]: pair[1], pair[1]: pair[0]}
    return [other.get(i, i) for i in ids]


def _relative(refs: list[Ref], low: str, ids: list[str]) -> list[str] | None:
    moved, anchor = list(refs[0].ids), list(refs[1].ids)
    between = low[refs[0].end : refs[1].start]
    if re.search(r"\bafter\b.*$", low[: refs[0].start]) and not re.search(
        r"\b(?:before|after|follow)", between
    ):
        moved, anchor = anchor, moved
        between = "after"
    elif re.search(r"\bbefore\b\s*(?:the\s+)?$", low[: refs[0].start]) and not re.search(
        r"\b(?:before|after|follow)", between
    ):
        moved, anchor = anchor, moved
        between = "before"
    rest = [i for i in ids if i not in moved]
    spots = [rest.index(i) for i in anchor if i in rest]
    if not spots:
        return None
    if "between" in between:
        at = min(spots) + 1
    elif re.search(r"\bafter\b|\bfollow|\bbehind\b|\bnext to\b", between):
        at = max(spots) + 1
    elif re.search(r"\bbefore\b|\bin front\b|\bahead\b|\bprecede|\bprior to\b", between):
        at = min(spots)
    else:
        return None
    return rest[:at] + moved + rest[at:]


ALMOST_LAST = re.compile(
    r"\b(?:second[- ]to[- ]last|last but one|next to last|penultimate|second[- ]last)\b"
)


def _absolute(moved: list[str], low: str, ids: list[str]) -> list[str] | None:
    if not moved:
        return None
    rest = [i for i in ids if i not in moved]
    place = re.search(
        rf"\b(?:position|place|pos|spot|slot|number)\s*#?\s*({grammar.N})\b|\bto\s+(\d{{1,2}})\b|\b({grammar.ORD})\s+(?:place|position|spot|slot)\b|\bto (second|third|fourth|fifth|sixth)\b|\b(second|third|fourth|fifth|sixth)\W*(?:$|,|;|please|pls|instead|and (?:the|all|every))|\b(?:to|be|as|at)\s+(?:the\s+)?(\d)\b|\b(\d)(?:st|nd|rd|th)\b",
        low,
    )
    if ALMOST_LAST.search(low):
        return rest[:-1] + moved + rest[-1:]
    if (back := re.search(grammar.FROM_END, low)) and back[0][:5] in FROM_BACK:
        at = max(0, len(ids) - FROM_BACK[back[0][:5]] - len(moved) + 1)
        return rest[:at] + moved + rest[at:]
    if place:
        word = next(g for g in place.groups() if g)
        n = (
            measures.ORDINALS.index(word) + 1
            if word in measures.ORDINALS
            else int(
                measures.number(re.sub(r"(?:st|nd|rd|th)$", "", word))
                or (len(ids) if word in ("last", "final") else 1)
            )
        )
        return rest[: n - 1] + moved + rest[n - 1 :] if 1 <= n <= len(ids) else None
    step = _steps(low)
    if step:
        at = max(0, min(len(rest), ids.index(moved[0]) + step))
        return rest[:at] + moved + rest[at:]
    if re.search(
        r"\b(?:first|start|begin(?:ning|s)?|front|top|head|open(?:s|er|ing)?|lead|up front|starts|prologue|teaser)\b",
        low,
    ):
        return moved + rest
    if re.search(
        r"\b(?:last|end|ends|ending|back|bottom|rear|tail|clos(?:e|es|er|ing)|finish|finale|final|epilogue|outro)\b",
        low,
    ):
        return rest + moved
    return None


FROM_BACK = {"secon": 2, "2nd f": 2, "2nd t": 2, "third": 3, "3rd f": 3, "3rd t": 3, "fourt": 4, "4th f": 4, "4th t": 4, "fifth": 5, "5th f": 5, "5th t": 5}  # fmt: skip
"""Places that are counted from the end, by how they begin."""
STEPS = re.compile(
    rf"\b(?P<n>{grammar.N}|a|a couple(?: of)?)\s+(?:(?:place|spot|position|slot|scene|step|notche?)s?\s+)?(?P<way>earlier|sooner|up|forwards?|ahead|later|down|back|backwards?|further)\b|\b(?P<way2>earlier|sooner|up|forwards?|later|down|back)(?:\s+by)?\s+(?P<n2>{grammar.N}|a)\b|\b(?P<way3>earlier|sooner|later)\b",
    re.IGNORECASE,
)


def _steps(low: str) -> int:
    """How many places it moves: minus is earlier; 0 when that is not said."""
    m = STEPS.search(low)
    if not m:
        return 0
    said = (m["n"] or m["n2"] or "one").removesuffix(" of")
    count = int(measures.number(said) or {"a couple": 2}.get(said, 1))
    way = m["way"] or m["way2"] or m["way3"]
    return -count if way.startswith(("ear", "soon", "up", "forw", "ahead")) else count
