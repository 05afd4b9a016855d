"""Writing a film: what a writer is asked for, and what it proposes."""

from typing import Protocol

from film.project import Frozen
from film.shots import Shot


class WrittenScene(Frozen):
    """A scene as a writer proposes it."""

    title: str
    visual: str
    motion: str = ""
    narration: str = ""
    duration_ms: int = 5_000


class Breakdown(Frozen):
    """A film as a writer proposes it. `cast` holds (name, look).

    `language` is set where it is not the one asked for: then `note` says why.
    """

    title: str
    logline: str
    style: str
    tone: str
    mood: str
    cast: tuple[tuple[str, str], ...] = ()
    scenes: tuple[WrittenScene, ...] = ()
    offline: bool = True
    language: str | None = None
    note: str = ""


class Brief(Frozen):
    """What a writer is asked for; None leaves the choice to the writer."""

    idea: str
    duration_ms: int | None = None
    scene_count: int | None = None
    style: str | None = None
    tone: str | None = None
    language: str = "en"
    seed: int = 0


class Writer(Protocol):
    """Writes breakdowns and rewrites scenes: an LLM, or the embedded writer."""

    async def breakdown(self, brief: Brief) -> Breakdown:
        """A whole film. Raises Unavailable when the model cannot be reached."""
        ...

    async def narration(self, text: str, wish: str, limit_words: int) -> str:
        """The narration said another way ("shorter", "sadder"), at most that many words."""
        ...

    async def shots(self, visuals: tuple[str, ...]) -> tuple[Shot, ...]:
        """What these descriptions show, for a maker that draws. What cannot be read is left out."""
        ...

    async def visual(self, text: str, wish: str) -> str:
        """The picture's description with the wish worked in ("a cat instead of the dog")."""
        ...
