"""Parameters of the tools that add, remove and order scenes."""

import re

from agent.offline import grammar, measures
from agent.offline.context import Call
from agent.offline.refs import Ref, find_refs, listed
from agent.offline.target import Clause
from agent.offline.wording import plain, trimmed

START = r"(?:at|to|in|on|as|into)\s+(?:the\s+)?(?:very\s+)?(?:start|beginning|front|top|first place|opening)(?:\s+of\s+(?:the\s+)?(?:film|movie|video|it))?|before everything(?: else)?|up front|as (?:the )?(?:first|opening|opener)(?: one| scene)?|right at the start"
END = r"(?:at|to|in|on|as|into)\s+(?:the\s+)?(?:very\s+)?(?:end|ending|back|bottom|finish|last place)(?:\s+of\s+(?:the\s+)?(?:film|movie|video|it))?|as (?:the )?(?:last|final|closing)(?: one| scene)?|after everything(?: else)?"
SCENE_WORD = r"(?:title\s+|new\s+|extra\s+|additional\s+|quick\s+|short\s+|brief\s+|final\s+|closing\s+|opening\s+|more\s+|little\s+)*(?:scenes?|shot|beat|bit|clip|moment|part)"
HEAD = re.compile(
    rf"^(?:(?:add|insert|put|stick|pop|drop|squeeze|include|append|create|make|have|give|need|needs|want|do|place|throw|slip|slide|could do|missing|is missing|forgot|there should be|there must be|then there should be|should be|there be|there is no ending|it is missing|end on|end with|begin with|start with|open on|open with|finish on|finish with|begin|start|see|think we need|in|with|on|us|me|to|i|we|be|you|the)\b[\s,!:]*"
    rf"|\+\s*\d*\s*|(?:an?|the|one|another|one more|still one|some|any|our|my|damn)\b\s*|(?:{SCENE_WORD})\b\s*|(?:extra|additional|new|final|closing|opening|intro(?: scene)?)\b\s*|(?:where|in which|in that|that|when|with|of|showing|featuring|about|which shows|for)\b\s+|in there\s+|(?:at|of)?\s*{measures.NUM}\s*[- ]?{measures.SECOND}\b,?\s*|[:,\-–—+!.]\s*|w/\s*)",
    re.IGNORECASE,
)


def add_scene(c: Clause) -> list[Call] | None:
    """What it shows, where it goes (end when nothing is said), how long."""
    text = c.text
    place, text = _place(text, c)
    args: dict[str, object] = {}
    spoken = re.search(
        r",?\s*(?:with (?:the )?narration|narrator says|saying|the narrator says|narration)\s*:?\s*(QUOTE[A-J]QUOTE)",
        text,
        re.IGNORECASE,
    )
    if spoken:
        args["narration"] = c.said.quoted(spoken[1])
        text = text.replace(spoken[0], " ")
    found = measures.lengths(text)
    if found and found[-1].seconds <= 60:
        args["duration_s"] = measures.tidy(found[-1].seconds)
        text = (
            re.sub(r"\b(?:of|for|about|lasting)\s*$|[(,]\s*$", "", text[: found[-1].start])
            + " "
            + re.sub(r"^\s*(?:long\b|\)|each\b)", "", text[found[-1].end :])
        )
    quote = c.said.quoted(text)
    description = quote or _described(text)
    if not description:
        return None
    extra = {"position": place} if place else {}
    return [
        Call(tool="add_scene", args={"description": c.said.restore(description), **extra, **args})
    ]


def _described(text: str) -> str:
    text = plain(re.sub(r"\s+", " ", text))
    while m := HEAD.match(text):
        rest = text[m.end() :].strip(" ,.:;-")
        article = re.fullmatch(r"(?:an?|the|one|my|our|some)\s*", m[0], re.IGNORECASE)
        if not m[0] or (article and not HEAD.match(rest)):
            break
        if re.search(
            r"\b(?:where|in which|showing|featuring|when|about|which shows)\s+$",
            m[0],
            re.IGNORECASE,
        ):
            return trimmed(rest)
        if not rest:
            return ""
        text = rest
    return trimmed(text)


def _place(text: str, c: Clause) -> tuple[int | None, str]:
    """The position asked for, and the text without it."""
    ids = list(c.context.ids)
    for m in re.finditer(
        r"\b(?:right |just |directly |immediately )?(?P<how>after|before|between|following|follow|in between|in the middle of|in front of)\s+",
        text,
        re.IGNORECASE,
    ):
        refs = [
            r
            for r in find_refs(text, c.context)
            if r.ids and r.start <= m.end() + 4 and r.end > m.end()
        ]
        if not refs:
            continue
        ref, how = refs[0], m["how"].lower()
        spots = [ids.index(i) for i in ref.ids]
        end = ref.end
        if how.endswith(("between", "middle of")):
            later = [r for r in find_refs(text, c.context) if r.ids and r.start > ref.start]
            end = max(end, later[0].end) if later and len(spots) < 2 else end
            return min(spots) + 2, _cut(text, m.start(), end)
        before = how in ("before", "in front of")
        return (min(spots) + 1 if before else max(spots) + 2), _cut(text, m.start(), end)
    m = re.search(
        rf"\b(?:at |as |in )?(?:position|place|pos|spot|slot|number)\s*#?\s*({grammar.N})\b|\bas scene ({grammar.N})\b",
        text,
        re.IGNORECASE,
    )
    if m:
        return int(measures.number(m[1] or m[2]) or 1), _cut(text, m.start(), m.end())
    m = re.search(rf"\b(?:{START})\b", text, re.IGNORECASE)
    if m:
        return 1, _cut(text, m.start(), m.end())
    if re.match(
        r"^\W*(?:(?:please|let's|can we|and|let's have|maybe|add|have|put|make)\s+)*(?:an?\s+)?(?:new\s+)?(?:open(?:ing)?|begin|start|intro)\b",
        plain(text),
        re.IGNORECASE,
    ):
        return 1, text
    m = re.search(rf"\b(?:one\s+)?(?:{END})\b", text, re.IGNORECASE)
    return (None, _cut(text, m.start(), m.end())) if m else (None, text)


def _cut(text: str, start: int, end: int) -> str:
    return f"{text[:start].rstrip(' ,')} {text[end:].lstrip(' ,')}".strip()


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
