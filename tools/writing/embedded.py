"""The embedded writer behind `film.ports.Writer`: no key, no network, the same words for the same wish."""

import re

from film.errors import Invalid
from film.gaps import gaps
from film.ports import Breakdown, Brief, WrittenScene
from film.shots import Shot
from tools.writing import rewrite
from tools.writing.beats import read_beats
from tools.writing.breakdown import write
from tools.writing.foreign import language_of, sorry
from tools.writing.told import WrittenScene as Told
from tools.writing.told import spoken_s
from tools.writing.wishes import read_wishes

ONLY_ENGLISH = (
    "The narration is in English: without a language model I write English only "
    "(the PIXORA_MODEL setting changes that)."
)

FILL_IN = "What stands in [brackets] is yours to fill in; until then that sentence is not spoken."

NO_IDEA = (
    "Tell me in a few words what the film is about, for example: "
    "a lighthouse keeper who loses his hat."
)


class EmbeddedWriter:
    """Writes by story arcs and rewrites by rules. Wishes inside the idea are read out of it first."""

    async def breakdown(self, brief: Brief) -> Breakdown:
        """A whole film; what the brief leaves open is taken from the idea's own words.

        Raises Invalid for an idea that is not English, unless it spells out its scenes.
        """
        if not re.search(r"(?!\b(?:an?|the)\b)[^\W\d_]{2,}", brief.idea, re.IGNORECASE):
            raise Invalid(NO_IDEA)
        code = language_of(brief.idea)
        if code != "en" and not read_beats(brief.idea):
            raise Invalid(sorry(code))
        wished = read_wishes(brief.idea)
        seconds = brief.duration_ms / 1000 if brief.duration_ms else wished.duration_s or 0
        seconds = seconds or spoken_s(wished.idea)
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
            language="en" if code == "en" and not _english(brief.language) else None,
            note=_note(made.scenes, code == "en" and not _english(brief.language)),
        )

    async def narration(self, text: str, wish: str, limit_words: int) -> str:
        """The narration another way, at most that many words."""
        return rewrite.narration(text, wish, limit_words)

    async def shots(self, visuals: tuple[str, ...]) -> tuple[Shot, ...]:  # noqa: ARG002
        """None: the illustrator's own tables read as well as this writer could."""
        return ()

    async def visual(self, text: str, wish: str) -> str:
        """The description with the wish worked in."""
        return rewrite.visual(text, wish)


def _note(scenes: tuple[Told, ...], translated: bool) -> str:
    holes = any(gaps(s.narration) for s in scenes)
    return " ".join([ONLY_ENGLISH] * translated + [FILL_IN] * holes)


def _english(language: str) -> bool:
    return language.lower().startswith("en")
