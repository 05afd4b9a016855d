"""Reads a message as parts: where each begins and ends, and what it is for.

A small transformer (encoder.py) marks every word piece of the message with what it is for and with
whether a part begins there; the likeliest sequence of parts is found by dynamic programming.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from agent.offline.context import Context
from agent.offline.encoder import load
from agent.offline.matching import meant, stems, told_of
from agent.offline.pieces import END, START, Piece, Vocabulary

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
MOST = 192
"""Word pieces that are read of one message; what comes later is not."""
OPEN = 0.04
"""A part may begin where this much speaks for it."""
POINTS = 0.4
"""A word points at a scene when this much speaks for it."""
TALK = frozenset({"question", "greeting", "decline", "offtopic", "vague", "guard"})
SILENT = TALK | {"comment", "remark"}


@dataclass(frozen=True)
class Seen:
    """What the transformer is shown: rows of the vocabulary, and which of them are the message's.

    `told` says of every row where the film speaks of it (matching.told_of).
    """

    rows: list[int]
    pieces: list[tuple[int, Piece]]
    told: list[int]


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


@dataclass(frozen=True)
class Marks:
    """What the transformer says of every word piece of a message.

    `labels` and `slots` are log chances, `begins` and `where` chances, `choices` logits.
    """

    pieces: list[Piece]
    labels: Floats
    begins: Floats
    slots: Floats
    where: Floats
    choices: Floats


def seen(words: Vocabulary, text: str, context: Context) -> Seen:
    """The situation in a few words, then the message."""
    about = words.split(situation(context))
    before = [words.rows[START], *(p.row for p in about), words.rows[END]]
    said = words.split(text)[: MOST - len(before) - 1]
    rows = [*before, *(p.row for p in said), words.rows[END]]
    film, told = told_of(context.scenes), [0] * len(before)
    for piece in said:
        start, end = _whole_word(text, piece)
        told.append(
            next((film.get(meant(s, context.scenes), 0) for s in stems(text[start:end])), 0)
        )
    return Seen(rows, list(enumerate(said, len(before))), [*told, 0])


def situation(context: Context) -> str:
    """What is selected, or that there is nothing yet."""
    part = context.selected_part
    chosen = {"visual": "picture", "audio": "voice"}.get(part, part) or "nothing"
    return f"{chosen} selected" if context.scenes else "no scenes yet"


def parts_of(text: str, context: Context) -> list[Part]:
    """The likeliest parts of a message, in order; none when there is nothing to read."""
    marks = _marks(text, context)
    return _best(text, marks) if marks.pieces else []


def _marks(text: str, context: Context) -> Marks:
    look = seen(load().vocabulary, text, context)
    marks = _read(tuple(look.rows), tuple(look.told), tuple(look.pieces))
    return replace(marks, begins=_before_joints(text, marks, _after_stops(text, marks)))


JOINT = re.compile(r"\b(?:and|then|also|plus|n|but|so|oh|ok|okay|next|after that|finally)\b|[&+,;/.–—-]", re.IGNORECASE)  # fmt: skip


def _before_joints(text: str, marks: Marks, begins: Floats) -> Floats:
    """Whether a part begins before or after "and then" is no doubt that it begins there."""
    made = begins.copy()
    run: list[int] = []
    for at, piece in enumerate(marks.pieces):
        if JOINT.fullmatch(text[piece.start : piece.end]):
            run.append(at)
            continue
        if run:
            cut = 1 - np.prod(1 - begins[run[0] : at + 1])
            made[run[0] : at + 1] = 1e-3
            made[_word_after(text, marks, run)] = min(cut, 1 - 1e-3)
        run = []
    return made


def _word_after(text: str, marks: Marks, run: list[int]) -> int:
    """The first word of a joint; a stop belongs to what stands before it."""
    words = (i for i in run if text[marks.pieces[i].start].isalnum())
    return next(words, run[-1] + 1)


STOPS = (("\n", 4.0), (" / ", 1.5), ("; ", 1.0))
"""What people end a part with, and by how much a part is likelier to begin after it (in logits).

A new line is not among the word pieces; 98 % of them lie between two parts (foreign_15 to 27).
"""


def _after_stops(text: str, marks: Marks) -> Floats:
    """How likely a part begins at each piece, with the stops that the reader sees badly."""
    begins = marks.begins.copy()
    last = 0
    for at, piece in enumerate(marks.pieces):
        if gain := max((g for s, g in STOPS if s in text[last : piece.start + 1]), default=0.0):
            odds = begins[at] / (1 - begins[at]) * np.exp(gain)
            begins[at] = min(odds / (1 + odds), 1 - 1e-3)
        last = piece.end - 1
    return begins


@lru_cache(256)
def _read(
    rows: tuple[int, ...], told: tuple[int, ...], pieces: tuple[tuple[int, Piece], ...]
) -> Marks:
    first = pieces[0][0] if pieces else 0
    labels, starts, slots, where, choices = (
        h[first:-1] for h in load().read(list(rows), list(told))
    )
    return Marks(
        [p for _, p in pieces],
        _log_chances(labels),
        np.clip(_chance(starts)[:, 0], 1e-3, 1 - 1e-3),
        _log_chances(slots),
        _chance(where)[:, 0],
        choices,
    )


def _log_chances(logits: Floats) -> Floats:
    less = logits - logits.max(axis=1, keepdims=True)
    return np.asarray(less - np.log(np.exp(less).sum(axis=1, keepdims=True)), np.float32)


def _chance(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logits)), np.float32)


def _best(text: str, marks: Marks) -> list[Part]:
    """Dynamic programming over the places where a part may begin."""
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
    found: list[Part] = []
    j = len(opens) - 1
    while j:
        i = best[j][1]
        found.append(_part(text, marks, opens[i], opens[j]))
        j = i
    return found[::-1]


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
        tuple(_chance(marks.choices[a:b].mean(axis=0)).tolist()),
    )


def _spans(text: str, pieces: list[Piece], names: list[str], gap: int) -> list[Span]:
    """Runs of pieces with the same name, as whole words; a gap of so many pieces is bridged."""
    out: list[Span] = []
    last = -9
    for at, (piece, name) in enumerate(zip(pieces, names, strict=True)):
        if not name:
            continue
        start, end = _whole_word(text, piece)
        near = out and out[-1].name == name and (at - last - 1 <= gap or start <= out[-1].end)
        if near:
            out[-1] = Span(name, out[-1].start, end)
        else:
            out.append(Span(name, start, end))
        last = at
    return out


def _whole_word(text: str, piece: Piece) -> tuple[int, int]:
    start, end = piece.start, piece.end
    while start and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def whole(text: str, context: Context) -> Part:
    """The text as if it were one part."""
    marks = _marks(text, context)
    return (
        _part(text, marks, 0, len(marks.pieces))
        if marks.pieces
        else Part(0, len(text), (("vague", 1.0),))
    )
