"""Reads a message as parts: where each begins and ends, and what it is for.

A small transformer (encoder.py) marks every word piece of the message with what it is for and with
whether a part begins there; the likeliest sequence of parts is found by dynamic programming.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from agent.offline.context import Context
from agent.offline.marks import Marks, chance, marks_of, whole_word
from agent.offline.pieces import Piece

Floats = NDArray[np.float32]
LABELS = (
    "add_scene", "adjust_style", "assemble", "breakdown", "cancel_generation", "check_credits", "check_progress", "comment", "decline",
    "edit_scene", "export_video", "generate_scene", "greeting", "guard", "list_versions", "offtopic", "question", "redo", "regenerate_audio",
    "regenerate_visual", "remove_scene", "reorder_scenes", "restore_version", "set_captions", "set_music", "take_back", "undo", "update_project", "vague",
)  # fmt: skip
SLOTS = ("instruction", "style", "tone", "voice", "narration", "title", "visual", "description", "idea", "mood", "change")  # fmt: skip
"""Parameters whose value is the person's own words."""
NONE = len(LABELS)
"""What stands between two parts."""
OPEN = 0.04
"""A part may begin where this much speaks for it."""
POINTS = 0.4
"""A word points at a scene when this much speaks for it."""
TALK = frozenset({"question", "greeting", "decline", "offtopic", "vague", "guard"})
SILENT = TALK | {"comment", "remark"}


@dataclass(frozen=True)
class Way:
    """Another way to read a message than the likeliest.

    Its least sure part is for what is `label`-th likeliest, or it is not cut where that is least sure (`joined`),
    or it is cut once more where that is likeliest (`cut`).
    """

    label: int = 0
    joined: bool = False
    cut: bool = False


LIKELIEST = Way()
OTHERWISE = (Way(label=1), Way(label=2), Way(joined=True), Way(cut=True))


@dataclass(frozen=True)
class Span:
    """Letters `start` to `end` of the message are the words of `name`."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Part:
    """Letters `start` to `end` of the message; every label with its probability, likeliest first.

    `slots` are the words of its parameters, `where` the words that point at scenes, `apart` how
    likely it begins where it does and no other part begins inside it.
    """

    start: int
    end: int
    ranked: tuple[tuple[str, float], ...]
    apart: float = 1.0
    slots: tuple[Span, ...] = ()
    where: tuple[Span, ...] = ()
    chosen: tuple[float, ...] = ()
    """How likely each of CHOICES is."""


def parts_of(text: str, context: Context, way: Way = LIKELIEST) -> list[Part]:
    """The likeliest parts of a message, in order, or another way to read it.

    None when there is nothing to read, or no such way.
    """
    marks = marks_of(text, context)
    if not marks.pieces:
        return []
    cuts = _best(marks)
    if way.joined or way.cut:
        cuts = _cut_otherwise(marks, cuts, way)
    parts = [_part(text, marks, a, b) for a, b in pairwise(cuts)]
    return _otherwise(parts, way.label) if way.label else parts


def _otherwise(parts: list[Part], label: int) -> list[Part]:
    """The least sure part for what is `label`-th likeliest."""
    acting = [p for p in parts if p.ranked[0][0] not in SILENT] or parts
    least = min(acting, key=lambda p: p.ranked[0][1])
    first = least.ranked[label]
    other = replace(least, ranked=(first, *(r for r in least.ranked if r is not first)))
    return [other if p is least else p for p in parts]


def _cut_otherwise(marks: Marks, cuts: list[int], way: Way) -> list[int]:
    """Without the least sure cut, or with the likeliest one that is not there."""
    if way.joined:
        inner = cuts[1:-1]
        return [c for c in cuts if c != min(inner, key=lambda i: marks.begins[i])] if inner else []
    free = [i for i in range(1, cuts[-1]) if i not in cuts and marks.begins[i] > OPEN]
    return sorted([*cuts, max(free, key=lambda i: marks.begins[i])]) if free else []


def _best(marks: Marks) -> list[int]:
    """Where parts begin, and the end: dynamic programming over the places where one may begin."""
    begins = marks.begins
    count = len(marks.pieces)
    opens = [0, *(i for i in range(1, count) if begins[i] > OPEN), count]
    inside = np.concatenate([[0], np.cumsum(np.log(1 - begins))])
    best: list[tuple[float, int]] = [(0.0, 0)]
    for j in range(1, len(opens)):
        options: list[tuple[float, int]] = []
        for i in range(j):
            a, b = opens[i], opens[j]
            mine = float(_mean(marks.labels[a:b])[:NONE].max())
            cut = float(np.log(begins[a])) if a else 0.0
            options.append((best[i][0] + cut + float(inside[b] - inside[a + 1]) + mine, i))
        best.append(max(options))
    cuts = [count]
    j = len(opens) - 1
    while j:
        j = best[j][1]
        cuts.append(opens[j])
    return cuts[::-1]


def _mean(chance: Floats) -> Floats:
    """What the pieces of a part say together; those between two parts say nothing."""
    spoken = chance[chance.argmax(axis=1) != NONE]
    together = (spoken if len(spoken) else chance).mean(axis=0)
    return np.asarray(together - np.log(np.exp(together).sum()), np.float32)


def _part(text: str, marks: Marks, a: int, b: int) -> Part:
    while b - a > 1 and marks.labels[b - 1].argmax() == NONE:
        b -= 1
    score = np.exp(_mean(marks.labels[a:b]))[:NONE]
    score /= score.sum()
    order: list[int] = np.argsort(-score).tolist()
    ranked = tuple((LABELS[n], float(score[n])) for n in order)
    apart = float((marks.begins[a] if a else 1.0) * np.prod(1 - marks.begins[a + 1 : b]))
    pieces = marks.pieces[a:b]
    likeliest: list[int] = marks.slots[a:b].argmax(axis=1).tolist()
    named = [SLOTS[n] if n < len(SLOTS) else "" for n in likeliest]
    there = ["where" if p > POINTS else "" for p in marks.where[a:b]]
    return Part(
        pieces[0].start,
        pieces[-1].end,
        ranked,
        apart,
        tuple(_spans(text, pieces, named, 3)),
        tuple(_spans(text, pieces, there, 0)),
        tuple(chance(marks.choices[a:b].mean(axis=0)).tolist()),
    )


def pointing(text: str, context: Context) -> list[tuple[int, int]]:
    """Where words stand that point at scenes."""
    marks = marks_of(text, context)
    names = ["where" if p > POINTS else "" for p in marks.where]
    return [(s.start, s.end) for s in _spans(text, marks.pieces, names, 0)]


def _spans(text: str, pieces: list[Piece], names: list[str], gap: int) -> list[Span]:
    """Runs of pieces with the same name, as whole words; a gap of so many pieces is bridged."""
    out: list[Span] = []
    last = -9
    for at, (piece, name) in enumerate(zip(pieces, names, strict=True)):
        if not name:
            continue
        start, end = whole_word(text, piece)
        near = out and out[-1].name == name and (at - last - 1 <= gap or start <= out[-1].end)
        if near:
            out[-1] = Span(name, out[-1].start, end)
        else:
            out.append(Span(name, start, end))
        last = at
    return out


def whole(text: str, context: Context) -> Part:
    """The text as if it were one part."""
    marks = marks_of(text, context)
    return (
        _part(text, marks, 0, len(marks.pieces))
        if marks.pieces
        else Part(0, len(text), (("vague", 1.0),))
    )
