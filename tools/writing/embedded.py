"""The embedded writer behind `film.ports.Writer`: no key, no network, the same words for the same wish."""

from film.ports import Breakdown, Brief, WrittenScene
from tools.writing import rewrite
from tools.writing.breakdown import write
from tools.writing.wishes import read_wishes


class EmbeddedWriter:
    """Writes by story arcs and rewrites by rules. Wishes inside the idea are read out of it first."""

    async def breakdown(self, brief: Brief) -> Breakdown:
        """A whole film; what the brief leaves open is taken from the idea's own words."""
        wished = read_wishes(brief.idea)
        seconds = brief.duration_ms / 1000 if brief.duration_ms else wished.duration_s or 30
        made = write(
            wished.idea,
            seconds,
            brief.scene_count or wished.scene_count,
            brief.style or wished.style,
            brief.tone or wished.tone,
            brief.language,
            brief.seed,
        )
        scenes = tuple(
            WrittenScene(
                title=s.title,
                visual=s.visual,
                motion=s.motion,
                narration=s.narration,
                duration_ms=round(s.duration_s * 1000),
            )
            for s in made.scenes
        )
        return Breakdown(
            title=made.title,
            logline=made.logline,
            style=made.style,
            tone=made.tone,
            mood=made.mood,
            cast=made.cast,
            scenes=scenes,
        )

    async def narration(self, text: str, wish: str, limit_words: int) -> str:
        """The narration another way, at most that many words."""
        return rewrite.narration(text, wish, limit_words)

    async def visual(self, text: str, wish: str) -> str:
        """The description with the wish worked in."""
        return rewrite.visual(text, wish)
