"""Sentences by people as lessons: their pieces, the words of each parameter, the words that point at scenes.

The authors named pieces and right calls; where a parameter's words stand in the message is found
again here. Only for training (train.py).
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from agent.offline.choices import chosen_by
from agent.offline.context import Context
from agent.offline.lessons import Lesson, Span
from agent.offline.matching import meant, stem, weights
from agent.offline.reader import SLOTS
from agent.offline.refs import find_refs
from agent.offline.text import Prepared, prepare

Call = dict[str, Any]
WORD = re.compile(r"[\w'-]+")


def people(paths: Iterable[Path]) -> list[Lesson]:
    """Every record whose pieces are named."""
    return [lesson for path in paths for lesson in _of_file(path)]


def _of_file(path: Path) -> Iterator[Lesson]:
    beside = path.parent / "films.json"
    films: dict[str, Any] = (
        json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {}
    )
    for line in path.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        seen = row.get("context") or {**films[row["film"]], "selected": row.get("selected")}
        if row.get("parts") and (lesson := found_again(row, Context.model_validate(seen))):
            yield lesson


def found_again(row: dict[str, Any], context: Context) -> Lesson | None:
    """The pieces and parameters of one record, found in the message after it was prepared."""
    said = prepare(row["utterance"])
    at, spans = 0, list[Span]()
    for piece, label in row["parts"]:
        place = _pattern(prepare(piece).text).search(said.text, at)
        if place is None:
            return None
        spans.append(Span(*place.span(), label))
        at = place.end()
    answers: list[list[Call]] = row.get("expect") or [row.get("calls") or []]
    slots, where, taught = list[Span](), list[Span](), set[int]()
    choices = dict[int, frozenset[str]]()
    for n, span in enumerate(spans):
        mine = [c for c in answers[0] if c["tool"] == span.label]
        alone = sum(s.label == span.label for s in spans) == 1
        near = mine if alone else _near(mine, span, spans)
        if near:
            choices[n] = frozenset[str]().union(*(chosen_by(span.label, c["args"], len(context.scenes)) for c in near))  # fmt: skip
        found = _slots(said, span, mine, alone)
        if found is None or span.label == "reorder_scenes":  # its call does not say what was named
            continue
        taught.add(n)
        slots += found
        where += _where(said.text, span, near, context)
    return Lesson(said.text, tuple(spans), context, tuple(slots), tuple(where), frozenset(taught), choices)  # fmt: skip


def _near(calls: list[Call], span: Span, spans: list[Span]) -> list[Call]:
    """The call of a piece when several pieces ask for the same tool: by their order."""
    same = [s for s in spans if s.label == span.label]
    return [calls[same.index(span)]] if len(calls) == len(same) else []


def _pattern(ready: str) -> re.Pattern[str]:
    words = re.sub(r"QUOTE[A-J]QUOTE", "QUOTE[A-J]QUOTE", re.escape(ready))
    return re.compile(words, re.IGNORECASE)


def _slots(said: Prepared, span: Span, calls: list[Call], alone: bool) -> list[Span] | None:
    """Where the words of the parameters stand; None when words of a lone call are not found."""
    out: list[Span] = []
    for call in calls:
        for name, value in call["args"].items():
            if name not in SLOTS or not value:
                continue
            place = _place(said, span, str(value))
            if place:
                out.append(Span(*place, name))
            elif alone:
                return None
    if not alone and calls and not out and any(n in SLOTS for c in calls for n in c["args"]):
        return None
    return sorted(out, key=lambda s: s.start)


def _place(said: Prepared, span: Span, value: str) -> tuple[int, int] | None:
    """The value inside the piece: as a quotation, word by word, or all but a few of its words."""
    piece = said.text[span.start : span.end]
    for letter, quote in said.quotes.items():
        at = piece.find(f"QUOTE{letter}QUOTE")
        if at >= 0 and _plain(quote) == _plain(value):
            return span.start + at, span.start + at + len("QUOTEAQUOTE")
    words = WORD.findall(prepare(value).text.lower())
    heard = [(m[0].lower(), m.start(), m.end()) for m in WORD.finditer(piece)]
    best = max(
        ((i, j) for i in range(len(heard)) for j in range(i + 1, min(len(heard), i + len(words) + 3) + 1)),
        key=lambda ij: _overlap(words, [w for w, _, _ in heard[ij[0] : ij[1]]]),
        default=None,
    )  # fmt: skip
    if (
        not words
        or best is None
        or _overlap(words, [w for w, _, _ in heard[best[0] : best[1]]]) < 0.8
    ):
        return None
    return span.start + heard[best[0]][1], span.start + heard[best[1] - 1][2]


def _plain(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))


def _overlap(wanted: list[str], heard: list[str]) -> float:
    """Shared words of both, 0 to 1 (Dice's coefficient)."""
    left = list(heard)
    shared = 0
    for word in wanted:
        if word in left:
            left.remove(word)
            shared += 1
    return 2 * shared / max(1, len(wanted) + len(heard))


def _where(text: str, span: Span, calls: list[Call], context: Context) -> list[Span]:
    """The words of a piece that point at the scenes of its calls."""
    ids = {i for c in calls for i in (c["args"].get("scene_ids") or [c["args"].get("scene_id")])}
    scenes = [s for s in context.ordered if s.id in ids]
    piece = text[span.start : span.end]
    if not scenes:
        return []
    refs = [
        r for r in find_refs(piece, context) if r.ids and set(r.ids) <= ids and r.kind != "this"
    ]
    out = [Span(span.start + r.start, span.start + r.end, "where") for r in refs]
    if any(r.kind in ("place", "time", "other") for r in refs):
        return out
    known = {w for s in scenes for w in weights(s)}
    for m in WORD.finditer(piece):
        word = meant(stem(m[0].lower()), context.scenes)
        holders = sum(word in weights(s) for s in context.ordered)
        if word in known and len(m[0]) > 2 and holders <= max(1, len(context.scenes) // 2):
            out.append(Span(span.start + m.start(), span.start + m.end(), "where"))
    return out
