"""Parameters of the tools that remove and order scenes."""

import re

from agent.offline import grammar, measures
from agent.offline.context import Call
from agent.offline.refs import Ref, listed
from agent.offline.target import Clause


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
    """All ids in the new order."""
    order = _order(c, list(c.context.ids))
    return (
        None
        if order is None or order == list(c.context.ids)
        else [Call(tool="reorder_scenes", args={"order": order})]
    )


def _order(c: Clause, ids: list[str]) -> list[str] | None:
    low = c.text.lower()
    if re.search(
        r"\b(?:revers\w*|backwards?|other way (?:a)?round|upside down)\b|\blast scene first and so on\b",
        low,
    ):
        return ids[::-1]
    spelled = _spelled(low, c, ids)
    if spelled:
        return spelled
    refs = [r for r in c.refs if r.ids and r.kind not in ("all", "this")] or [
        r for r in c.refs if r.ids and r.kind == "this"
    ]
    refs = _without_goal(refs, low)
    if re.search(
        r"\b(?:swap|switch|exchange|trade|flip)\b|<->|\bplaces\b|\bchange .* around\b", low
    ):
        pair = [i for r in refs for i in r.ids]
        return _swapped(ids, pair)
    if len(refs) >= 2:
        return _relative(refs, low, ids)
    moved = list(refs[0].ids) if refs else [c.context.selected_id] if c.context.selected_id else []
    return _absolute([i for i in moved if i], low, ids)


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
    """Drop a reference that is the goal: "make 5 the first one"."""
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
    elif re.search(r"\bbefore\b|\bin front\b|\bahead\b|\bprecede", between):
        at = min(spots)
    else:
        return None
    return rest[:at] + moved + rest[at:]


def _absolute(moved: list[str], low: str, ids: list[str]) -> list[str] | None:
    if not moved:
        return None
    rest = [i for i in ids if i not in moved]
    place = re.search(
        rf"\b(?:position|place|pos|spot|slot|number)\s*#?\s*({grammar.N})\b|\bto\s+(\d{{1,2}})\b|\b({grammar.ORD})\s+(?:place|position|spot|slot)\b|\bto (second|third|fourth|fifth|sixth)\b",
        low,
    )
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
    here = ids.index(moved[0])
    if re.search(
        r"\b(?:one|a) (?:\w+ )?(?:earlier|up|forward|sooner)\b|\bearlier\b|\bone up\b", low
    ):
        return rest[: max(0, here - 1)] + moved + rest[max(0, here - 1) :]
    if re.search(r"\b(?:later|one down|down one)\b", low):
        return rest[: here + 1] + moved + rest[here + 1 :]
    if re.search(
        r"\b(?:first|start|begin(?:ning|s)?|front|top|open(?:s|ing)?|lead|up front|starts)\b", low
    ):
        return moved + rest
    if re.search(r"\b(?:last|end|ends|ending|back|bottom|close|finish|finale|final)\b", low):
        return rest + moved
    return None
