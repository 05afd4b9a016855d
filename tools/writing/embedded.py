"""The embedded writer behind `film.ports.Writer`: no key, no network, the same words for the same wish."""

import re

from film.errors import Invalid
from film.gaps import gaps
from film.ports import Breakdown, Brief, WrittenScene
from film.shots import Shot
from tools.writing import rewrite
from tools.writing.beats import read_beats
from tools.writing.breakdown import Breakdown as WrittenFilm
from tools.writing.breakdown import write
from tools.writing.foreign import language_of, sorry
from tools.writing.told import WrittenScene as Told
from tools.writing.told import spoken_s
from tools.writing.wishes import Wishes, read_wishes

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
        asked = wished.language or brief.language
        made = _write(brief, wished, asked)
        english = code == "en"
        return Breakdown(
            title=made.title,
            logline=made.logline,
            style=made.style,
            tone=made.tone,
            mood=made.mood,
            cast=made.cast,
            scenes=tuple(_scene(s) for s in made.scenes),
            language="en" if english and not _english(brief.language) else None,
            note=_note(made.scenes, instead=english and not _english(asked)),
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


def _write(brief: Brief, wished: Wishes, language: str) -> WrittenFilm:
    seconds = brief.duration_ms / 1000 if brief.duration_ms else wished.duration_s or 0
    return write(
        wished.idea,
        seconds or spoken_s(wished.idea),
        brief.scene_count or wished.scene_count,
        brief.style or wished.style,
        brief.tone or wished.tone,
        language,
        brief.seed,
    )


def _scene(told: Told) -> WrittenScene:
    return WrittenScene(
        title=told.title,
        visual=told.visual,
        motion=told.motion,
        narration=told.narration,
        duration_ms=round(told.duration_s * 1000),
    )


def _note(scenes: tuple[Told, ...], instead: bool) -> str:
    holes = any(gaps(s.narration) for s in scenes)
    return " ".join([ONLY_ENGLISH] * instead + [FILL_IN] * holes)


def _english(language: str) -> bool:
    return language.lower().startswith("en")
