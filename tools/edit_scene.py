"""edit_scene: change one scene's text without making anything."""

from typing import Annotated

from pydantic import Field

from film import edits
from film.errors import Invalid
from film.ports import Work
from tools.call import Call
from tools.fields import SceneId, Seconds
from tools.results import Changed
from tools.shots import read_shots


async def edit_scene(
    call: Call,
    scene_id: SceneId,
    title: Annotated[str | None, Field(max_length=200)] = None,
    visual: Annotated[
        str | None, Field(max_length=8_000, description="Full new visual description")
    ] = None,
    narration: Annotated[
        str | None,
        Field(max_length=8_000, description='Exact new words; "" removes the narration'),
    ] = None,
    duration_s: Seconds | None = None,
) -> Changed:
    """Change the script of one scene without generating anything. Use for durations, titles, and text of scenes that have no media yet."""
    shots = await read_shots(call.studio, [visual or ""])

    async def body(work: Work) -> Changed:
        fields = {
            "title": title,
            "visual": visual,
            "narration": narration,
            "duration_ms": edits.clamp(round(duration_s * 1000)) if duration_s else None,
        }
        named = [k.replace("duration_ms", "duration") for k, v in fields.items() if v is not None]
        if not named:
            raise Invalid("Say what to change: title, visual, narration or duration_s.")
        work.project = edits.within_limits(
            edits.change(work.project, scene_id, shot=shots.get(visual or ""), **fields)
        )
        number = work.project.position(scene_id)
        return Changed(summary=f"Scene {number}: {', '.join(named)} changed.")

    return await call.write(Changed, body)
