"""One clause with everything the fillers need, and the scenes it is about."""

import re
from dataclasses import dataclass, field

from agent.offline.context import Context
from agent.offline.refs import Ref, last_meant
from agent.offline.text import Prepared


@dataclass(frozen=True)
class Clause:
    """A part of the message: its text, its references, and the scenes spoken of before it."""

    text: str
    refs: list[Ref]
    said: Prepared
    context: Context
    inherited: tuple[str, ...] | None = None
    intent: str = ""
    confidence: float = 0.0
    history: tuple[str, ...] = field(default=())
    likely: tuple[str, ...] | None = None

    @property
    def own(self) -> list[Ref]:
        """References that count: explicit places first; titles only when there is no place."""
        strong = [r for r in self.refs if r.kind in ("place", "time", "other")]
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
    def ids(self) -> tuple[str, ...] | None:
        """The scenes meant, in film order; None means the whole film."""
        named = {i for r in self.own for i in r.ids}
        if named:
            return tuple(i for i in self.context.ids if i in named)
        if self.whole:
            return None
        if self.inherited:
            return self.inherited
        if self.context.selected_id:
            return (self.context.selected_id,)
        return ((last_meant(self.context) or None) if self.points else None) or self.likely

    def scenes(self) -> dict[str, list[str]]:
        """`scene_ids` when only some scenes are meant."""
        return (
            {}
            if self.ids is None or (set(self.ids) == set(self.context.ids) and len(self.ids) > 1)
            else {"scene_ids": list(self.ids)}
        )
