"""What the reader learns from: messages whose pieces are marked with what each is for.

From templates (one order, an order with a remark, several in one breath) and from sentences by
people whose pieces their authors have marked. Only for training (train.py).
"""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from agent.offline.context import Context
from agent.offline.corpus import JOINTS, REMARKED, TALK, Speaker, slip, templates
from agent.offline.text import LETTERS, prepare

BESIDE = ("comment", "comment", "comment", "guard", "guard", "question", "greeting", "decline")
"""What stands beside an order, as often as it does."""


@dataclass(frozen=True)
class Span:
    """Letters `start` to `end` of a message are for `label`: a tool, or a kind of talk."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Lesson:
    """A message as the reader sees it (prepared), its pieces, and the film it is said about.

    `slots` are the words of each parameter, `where` the words that point at scenes; both are
    marked only in the pieces of `taught`. `choices` are the values of choices.py, by piece.
    """

    text: str
    spans: tuple[Span, ...]
    context: Context
    slots: tuple[Span, ...] = ()
    where: tuple[Span, ...] = ()
    taught: frozenset[int] = frozenset()
    choices: Mapping[int, frozenset[str]] = field(default_factory=dict[int, frozenset[str]])


class Teacher:
    """Makes new lessons of the templates at every asking, by a seeded die."""

    def __init__(self, seed: int) -> None:
        """Read the templates once."""
        self.speaker = Speaker(seed)
        self.dice = self.speaker.dice
        self.pools: dict[str, list[str]] = {}
        for intent, _, template in templates():
            self.pools.setdefault(intent, []).append(template)
        self.orders = sorted(set(self.pools) - TALK)

    def single(self, intent: str) -> Lesson:
        """One template, with an opening and an ending now and then."""
        text, context = self.speaker.said(intent, self.dice.choice(self.pools[intent]), plain=False)
        return self._lesson([(text, intent)], context, [""])

    def several(self) -> Lesson:
        """Two to four pieces in one breath: orders, and what people say beside them."""
        kinds = self.dice.choices(self.orders, k=self.dice.choice((1, 1, 2, 2, 2, 3, 3, 4)))
        for _ in range(1 if len(kinds) == 1 else self.dice.choice((0, 0, 1))):
            kinds.insert(self.dice.randint(0, len(kinds)), self.dice.choice(BESIDE))
        kinds = [k for k in kinds if k != "breakdown"] or ["undo"]
        chosen = [self._template(k) for k in kinds]
        _, context = self.speaker.film("[n]" if self.dice.random() < 0.7 else chosen[0], kinds[0])
        said = [self.speaker.filled(re.sub(r"^\[\w\] ?", "", t), context) for t in chosen]
        joints = [self._joint(a, b) for a, b in pairwise(kinds)]
        return self._lesson(list(zip(said, kinds, strict=True)), context, ["", *joints])

    def _template(self, intent: str) -> str:
        pool = [t for t in self.pools[intent] if not t.startswith("[e]")]
        return self.dice.choice(pool)

    def _joint(self, before: str, after: str) -> str:
        return self.dice.choice(REMARKED if {before, after} & TALK else JOINTS)

    def _lesson(self, pieces: list[tuple[str, str]], context: Context, joints: list[str]) -> Lesson:
        low = self.dice.random() < 0.5
        hasty = self.dice.random() < 0.2
        said: list[tuple[str, str]] = []
        for text, label in pieces:
            cased = text.lower() if low else text
            said.append((slip(cased, self.dice) if hasty else cased, label))
        return marked(said, context, joints)


def marked(pieces: list[tuple[str, str]], context: Context, joints: list[str]) -> Lesson:
    """Pieces put together, with `joints` before each, each piece prepared by itself."""
    text, spans, used = "", list[Span](), 0
    for (piece, label), joint in zip(pieces, joints, strict=True):
        own = prepare(piece)
        ready = own.text
        for letter in reversed(own.quotes):
            at = min(LETTERS.index(letter) + used, len(LETTERS) - 1)
            ready = ready.replace(f"QUOTE{letter}QUOTE", f"QUOTE{LETTERS[at]}QUOTE")
        used += len(own.quotes)
        text += joint
        spans.append(Span(len(text), len(text) + len(ready), label))
        text += ready
    return Lesson(text, tuple(spans), context)


def shuffled(lesson: Lesson, dice: random.Random) -> Lesson:
    """The same message as hasty fingers type it: in small letters, without stops, with slips."""
    text = lesson.text
    if dice.random() < 0.5:
        text = re.sub(r"(?<!QUOTE)[A-Z](?!QUOTE)", lambda m: m[0].lower(), text)
    if dice.random() < 0.3:
        text = re.sub(r"[.,;!](?=\s)", " ", text)
    lesson = replace(lesson, text=text)
    for _ in range(dice.choice((0, 0, 0, 1, 1, 2))):
        lesson = _slipped(lesson, dice)
    return lesson


def _slipped(lesson: Lesson, dice: random.Random) -> Lesson:
    """One letter swapped with its neighbour, lost, doubled or another vowel."""
    text = lesson.text
    spots = [m.start() for m in re.finditer(r"(?<=[a-z])[a-z](?=[a-z])", text)]
    if not spots:
        return lesson
    at = dice.choice(spots)
    kind = dice.choice(("swap", "swap", "lost", "lost", "doubled", "vowel"))
    new = {
        "swap": text[at + 1] + text[at],
        "lost": text[at + 1],
        "doubled": text[at] * 2 + text[at + 1],
        "vowel": (dice.choice("aeiou") if text[at] in "aeiou" else text[at]) + text[at + 1],
    }[kind]
    more = len(new) - 2

    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(
            Span(s.start + more * (s.start > at), s.end + more * (s.end > at), s.label)
            for s in spans
        )

    return replace(
        lesson,
        text=text[:at] + new + text[at + 2 :],
        spans=moved(lesson.spans),
        slots=moved(lesson.slots),
        where=moved(lesson.where),
    )


def by_film(pool: list[Lesson]) -> list[list[Lesson]]:
    """Messages about the same film together; films that little is said about are left out."""
    films: dict[tuple[str, ...], list[Lesson]] = {}
    for lesson in pool:
        films.setdefault(tuple(s.visual for s in lesson.context.ordered), []).append(lesson)
    return [said for said in films.values() if len(said) > 4]


def regrouped(films: list[list[Lesson]], dice: random.Random) -> Lesson:
    """Pieces of several people's messages about one film said in one breath."""
    chosen = dice.sample(dice.choice(films), dice.choice((2, 2, 3)))
    pieces: list[tuple[str, str]] = []
    sources: list[tuple[Lesson, int]] = []
    for lesson in chosen:
        for n, span in enumerate(lesson.spans[: dice.choice((1, 1, 2))]):
            pieces.append((lesson.text[span.start : span.end], span.label))
            sources.append((lesson, n))
    joints = ["", *(dice.choice(REMARKED if {a, b} & TALK else JOINTS) for (_, a), (_, b) in pairwise(pieces))]  # fmt: skip
    made = marked(pieces, dice.choice(chosen).context, joints)
    return _with_slots(made, sources)


def _with_slots(made: Lesson, sources: list[tuple[Lesson, int]]) -> Lesson:
    """The marks of the pieces' own messages, moved to where the pieces stand now."""
    slots, where, taught = list[Span](), list[Span](), set[int]()
    choices = {at: x.choices[n] for at, (x, n) in enumerate(sources) if n in x.choices}
    for at, (lesson, n) in enumerate(sources):
        old, new = lesson.spans[n], made.spans[at]
        same = lesson.text[old.start : old.end] == made.text[new.start : new.end]
        if n not in lesson.taught or not same:
            continue
        taught.add(at)
        for kept, marks in ((slots, lesson.slots), (where, lesson.where)):
            kept += [Span(m.start + new.start - old.start, m.end + new.start - old.start, m.label) for m in marks if old.start <= m.start < old.end]  # fmt: skip
    return replace(
        made, slots=tuple(slots), where=tuple(where), taught=frozenset(taught), choices=choices
    )
