"""add_scene: one more scene in the script."""

from typing import Annotated

from pydantic import Field

from film import edits
from film.plan import spoken_ms
from film.ports import Work
from film.project import Scene
from film.words import SAID
from tools.call import Call
from tools.fields import Seconds
from tools.results import Changed
from tools.shots import read_shots
from tools.writing.told import opening


async def add_scene(
    call: Call,
    description: Annotated[str, Field(max_length=8_000), SAID],
    position: Annotated[
        int | None, Field(ge=1, description="1-based place in the film; leave out for the end")
    ] = None,
    narration: Annotated[str | None, Field(max_length=8_000)] = None,
    duration_s: Seconds | None = None,
) -> Changed:
    """Add one scene to the script."""
    shots = await read_shots(call.studio, [description])

    async def body(work: Work) -> Changed:
        asked = round(duration_s * 1000) if duration_s else max(5_000, spoken_ms(narration or ""))
        scene = Scene(
            id="s1",
            title=opening(description)[:80] or "New scene",
            visual=description,
            shot=shots.get(description),
            narration=narration or "",
            duration_ms=edits.clamp(asked),
        )
        work.project, scene = edits.add(work.project, scene, position, call.studio.max_scenes)
        number = work.project.position(scene.id)
        return Changed(summary=f"Scene {number} added: {scene.title}.")

    return await call.write(Changed, body)
