"""breakdown: from an idea to scenes."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from film import edits
from film.errors import Invalid
from film.plan import digest
from film.ports import Breakdown, Brief, Work
from film.project import Character, Project, Scene
from film.shots import Shot
from film.timeline import ready
from film.words import OR_BLANK, one_line
from tools.call import Call
from tools.fields import Aspect
from tools.results import Written
from tools.shots import read_shots

Idea = Annotated[
    str,
    Field(
        min_length=1,
        max_length=8_000,
        description="The user's idea or script in their own words, without the technical "
        "wishes below",
    ),
]
Style = Annotated[
    str | None, Field(max_length=200, description='Look, e.g. "noir", "watercolor"'), OR_BLANK
]
Tone = Annotated[
    str | None,
    Field(max_length=200, description='Mood of the telling, e.g. "funny", "wistful"'),
    OR_BLANK,
]
Replace = Annotated[
    bool, Field(description="Must be true to throw away scenes that already have media")
]


async def breakdown(
    call: Call,
    idea: Idea,
    duration_s: Annotated[int | None, Field(ge=5, le=600)] = None,
    aspect_ratio: Aspect | None = None,
    style: Style = None,
    tone: Tone = None,
    scene_count: Annotated[int | None, Field(ge=1, le=30)] = None,
    language: Annotated[str | None, Field(max_length=40), OR_BLANK] = None,
    replace: Replace = False,
) -> Written:
    """Write a new scene-by-scene breakdown (title, visual, narration, duration per scene) from an idea. Free. Replaces the current scenes."""
    film = (await call.read()).project
    refuse_loss(film, replace)
    brief = Brief(
        idea=idea,
        duration_ms=duration_s * 1000 if duration_s else None,
        scene_count=scene_count,
        style=style,
        tone=tone,
        language=language or film.settings.language,
        seed=int(digest({"idea": idea, "film": call.project_id})[:8], 16),
    )
    written = await call.studio.writer.breakdown(brief)
    visuals = [] if written.offline else [s.visual for s in written.scenes]
    shots = await read_shots(call.studio, visuals)

    async def body(work: Work) -> Written:
        refuse_loss(work.project, replace)
        project = edits.settings(
            work.project,
            aspect=aspect_ratio,
            style=style or written.style,
            tone=tone or written.tone,
            language=written.language or language,
        )
        project = _written(project, idea, written, shots, call.studio.max_scenes)
        work.project = edits.stretch(project, brief.duration_ms or _sum_ms(written))
        count = len(work.project.scenes)
        said = f'"{written.title}": {count} scene{"s" * (count != 1)} written.'
        return Written(summary=f"{said} {written.note}".strip(), note=written.note)

    return await call.write(Written, body)


def _sum_ms(written: Breakdown) -> int:
    return sum(s.duration_ms for s in written.scenes)


def refuse_loss(project: Project, replace: bool) -> None:
    """Invalid when scenes with media would be thrown away without `replace`."""
    made = [
        f"scene {i}"
        for i, s in enumerate(project.scenes, 1)
        if ready(s.picture.take) or ready(s.voice.take)
    ]
    if made and not replace:
        raise Invalid(
            f"This would throw away the media of {', '.join(made)}. "
            "To write it anew all the same, use replace=true (it can be undone)."
        )


def _written(
    project: Project, idea: str, written: Breakdown, shots: Mapping[str, Shot], most: int
) -> Project:
    scenes = [
        Scene(
            id="s1",
            title=s.title,
            visual=s.visual,
            shot=shots.get(s.visual),
            motion=s.motion,
            narration=s.narration,
            duration_ms=edits.clamp(s.duration_ms),
        )
        for s in written.scenes
    ]
    cast = tuple(
        Character(id=f"c{i}", name=name, look=look)
        for i, (name, look) in enumerate(written.cast, 1)
    )
    mood = project.music.model_copy(update={"mood": written.mood})
    return edits.rewrite(
        project,
        scenes,
        most,
        title=one_line(written.title) or None,
        logline=written.logline,
        idea=idea,
        cast=cast,
        music=mood,
    )
