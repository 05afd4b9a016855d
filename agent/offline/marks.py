"""What the transformer says of every word piece of a message (encoder.py), with what rules know of joints and line ends."""

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
MOST = 192
"""Word pieces that are read of one message; what comes later is not."""


@dataclass(frozen=True)
class Seen:
    """What the transformer is shown: rows of the vocabulary, and which of them are the message's.

    `told` says of every row where the film speaks of it (matching.told_of).
    """

    rows: list[int]
    pieces: list[tuple[int, Piece]]
    told: list[int]


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
        start, end = whole_word(text, piece)
        told.append(
            next((film.get(meant(s, context.scenes), 0) for s in stems(text[start:end])), 0)
        )
    return Seen(rows, list(enumerate(said, len(before))), [*told, 0])


def situation(context: Context) -> str:
    """What is selected, or that there is nothing yet."""
    part = context.selected_part
    chosen = {"visual": "picture", "audio": "voice"}.get(part, part) or "nothing"
    return f"{chosen} selected" if context.scenes else "no scenes yet"


def marks_of(text: str, context: Context) -> Marks:
    """What the transformer says of a message."""
    look = seen(load().vocabulary, text, context)
    marks = read(tuple(look.rows), tuple(look.told), tuple(look.pieces))
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
def read(
    rows: tuple[int, ...], told: tuple[int, ...], pieces: tuple[tuple[int, Piece], ...]
) -> Marks:
    """Marks of rows of the vocabulary (Seen)."""
    first = pieces[0][0] if pieces else 0
    labels, starts, slots, where, choices = (
        h[first:-1] for h in load().read(list(rows), list(told))
    )
    return Marks(
        [p for _, p in pieces],
        _log_chances(labels),
        np.clip(chance(starts)[:, 0], 1e-3, 1 - 1e-3),
        _log_chances(slots),
        chance(where)[:, 0],
        choices,
    )


def _log_chances(logits: Floats) -> Floats:
    less = logits - logits.max(axis=1, keepdims=True)
    return np.asarray(less - np.log(np.exp(less).sum(axis=1, keepdims=True)), np.float32)


def chance(logits: Floats) -> Floats:
    """Chances of logits."""
    return np.asarray(1 / (1 + np.exp(-logits)), np.float32)


def whole_word(text: str, piece: Piece) -> tuple[int, int]:
    """Where the word of a piece begins and ends."""
    start, end = piece.start, piece.end
    while start and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end
