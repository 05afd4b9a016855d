"""One clause with everything the fillers need, and the scenes it is about."""

import re
from dataclasses import dataclass, field

from agent.offline.context import Context
from agent.offline.grammar import NOT_THIS
from agent.offline.refs import Ref, last_meant
from agent.offline.text import Prepared

AND = re.compile(r"\W*(?:and|plus|&|,)\W+(?:(?:also|then|the|for)\W+)*", re.IGNORECASE)
FILM = 0.15
"""A part that names no scene is about the whole film when some scenes are less likely than this."""


@dataclass(frozen=True)
class Clause:
    """A part of the message: its text, its references, and the scenes spoken of before it.

    `slots` are the words of its parameters; it is `lost` when it points at a scene that is not found; `apart`
    is how likely the message is cut here.
    """

    text: str
    refs: list[Ref]
    said: Prepared
    context: Context
    inherited: tuple[str, ...] | None = None
    intent: str = ""
    confidence: float = 0.0
    slots: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    lost: bool = False
    apart: float = 1.0
    ranked: list[tuple[str, float]] = field(default_factory=list[tuple[str, float]])
    chosen: dict[str, float] = field(default_factory=dict[str, float])

    def words(self, name: str) -> str:
        """The words of one parameter; empty when they are not said."""
        return ", ".join(w for w in self.slots.get(name, ()) if w)

    def choice(self, *names: str) -> str:
        """The likeliest of some values of choices.py; empty when none is likely."""
        chance, name = max((self.chosen.get(n, 0.0), n) for n in names)
        return name if chance > 0.5 else ""

    @property
    def own(self) -> list[Ref]:
        """References that count: explicit places first; titles only when there is no place."""
        strong = [
            r for r in self.refs if r.kind in ("place", "time", "other") and (r.ids or r.missing)
        ]
        every = re.search(
            r"\b(?:everywhere|throughout|in (?:every|all|each) )", self.text, re.IGNORECASE
        )
        return strong or [r for r in self.refs if r.kind == "title" and not every]

    @property
    def whole(self) -> bool:
        """Does the clause name the whole film?"""
        return not self.own and any(r.kind == "all" for r in self.refs)

    @property
    def missing(self) -> tuple[int, ...]:
        """Positions that the film does not have."""
        if not self.context.scenes and self.intent == "add_scene":
            return ()
        return tuple(n for r in self.own for n in r.missing)

    @property
    def points(self) -> bool:
        """Does it say "this" or "it"?"""
        return any(r.kind == "this" for r in self.refs)

    @property
    def here(self) -> bool:
        """Does it say "this" or "here" of what is selected?"""
        said = [self.text[r.start : r.end] for r in self.refs if r.kind == "this" and r.ids]
        return any(re.match(r"(?:this|here)\b", s, re.IGNORECASE) for s in said)

    def _selected_beside(self) -> tuple[str, ...]:
        """ "Remove it, and the storm too": what is selected, where another scene is named after it."""
        pairs = [(a, b) for a in self.refs if a.kind == "this" and a.ids and not NOT_THIS.search(self.text[: a.start]) for b in self.own]  # fmt: skip
        return next((a.ids for a, b in pairs if AND.fullmatch(self.text[a.end : b.start])), ())

    @property
    def ids(self) -> tuple[str, ...] | None:
        """The scenes meant, in film order; None means the whole film."""
        named = {i for r in self.own for i in r.ids}
        if named and (beside := self._selected_beside()):
            named |= set(beside)
        if named:
            return tuple(i for i in self.context.ids if i in named)
        if self.whole:
            return None
        if self.inherited and not self.here:
            return self.inherited
        if self.context.selected_id:
            return self.context.selected_ids
        return (last_meant(self.context) or None) if self.points else None

    def scenes(self) -> dict[str, list[str]]:
        """`scene_ids` when only some scenes are meant."""
        film = not self.own and not self.points and self.chosen.get("some", 1.0) < FILM
        return (
            {}
            if film
            or self.ids is None
            or (set(self.ids) == set(self.context.ids) and len(self.ids) > 1)
            else {"scene_ids": list(self.ids)}
        )
