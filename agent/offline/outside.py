"""Words of a wish that also stand in a scene: when they name that scene, and when they do not."""

import re
from dataclasses import dataclass
from itertools import pairwise

from agent.offline.context import Context
from agent.offline.matching import ranked, stems
from agent.offline.reader import Span
from agent.offline.refs import Ref

MOMENT = re.compile(r"\b(?:bit|part|moment|scene|shot)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """One part of a message: its text, its tool, the words that point and those that are values."""

    text: str
    intent: str
    where: list[Span]
    values: list[Span]
    wishes: list[Span]
    before: tuple[str, ...] = ()
    """The scenes spoken of before."""


def outside(refs: list[Ref], part: Said, context: Context) -> list[Ref]:
    """ "Wooden boards on Wednesday": where a scene is named or selected, words of the wish itself name no other."""
    if part.intent == "remove_scene":
        return _this(refs, part, context)
    if part.intent not in WISHING:
        return refs
    inside = [
        r
        for r in refs
        if r.kind == "title" and any(w.start <= r.start < w.end for w in part.wishes)
    ]
    rest = [r for r in refs if r not in inside]
    if any(r.ids for r in rest):
        return rest
    if inside and context.selected_id and HERE.search(part.text):
        return rest
    if inside and context.selected_id and not any(_called(r, part, context) for r in inside):
        return rest
    return [*rest, *_together(inside, part, context)]


def _this(refs: list[Ref], part: Said, context: Context) -> list[Ref]:
    """ "This frightens the little ones, take it out": what is selected goes, unless another scene is called."""
    pointed = context.selected_id and THIS.search(part.text)
    if not pointed or any(r.ids and r.kind not in ("title", "this") for r in refs):
        return refs
    return [r for r in refs if r.kind != "title" or _called(r, part, context)]


THIS = re.compile(r"\b(?:this|it)\b", re.IGNORECASE)
HERE = re.compile(r"\b(?:here|this)\b(?! (?:scene|one|shot) (?:in|with|and)\b)", re.IGNORECASE)


def _called(ref: Ref, part: Said, context: Context) -> bool:
    """Is the scene called by its name, and not only spoken of?"""
    said = part.text[ref.start : ref.end]
    titles = [set(stems(s.title)) for i in ref.ids if (s := context.scene(i))]
    return bool(MOMENT.search(part.text[ref.start : ref.end + 8])) or any(t and t <= set(stems(said)) for t in titles)  # fmt: skip


def _together(inside: list[Ref], part: Said, context: Context) -> list[Ref]:
    """ "A tram with open windows" is one picture, though another scene has windows too."""
    ids = {i for r in inside for i in r.ids}
    joints = [part.text[a.end : b.start] for a, b in pairwise(inside)]
    if (
        len(ids) < 2
        or part.intent != "regenerate_visual"
        or any(LISTING.fullmatch(j) for j in joints)
    ):
        return inside
    if kept := [r for r in inside if set(r.ids) <= set(part.before)]:
        return kept
    scores = ranked(stems(" ".join(part.text[r.start : r.end] for r in inside)), context)
    best = scores[0][1] if scores[0][0] > scores[1][0] else inside[0].ids[0]
    return [r for r in inside if best in r.ids] or inside


LISTING = re.compile(r"\W*(?:and|or|plus|&|,)\W+(?:the |in |for )*", re.IGNORECASE)


WISHING = frozenset({"regenerate_visual", "adjust_style", "regenerate_audio"})
