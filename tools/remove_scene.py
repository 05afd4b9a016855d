"""remove_scene: take scenes out of the film."""

from typing import Annotated

from pydantic import Field

from film import edits
from film.ports import Work
from tools.call import Call
from tools.fields import SceneId
from tools.results import UNDO_HINT, Changed


async def remove_scene(
    call: Call, scene_ids: Annotated[list[SceneId], Field(min_length=1)]
) -> Changed:
    """Remove scenes. Can be undone."""

    async def body(work: Work) -> Changed:
        gone = edits.pick(work.project, scene_ids)
        named = ", ".join(f"{work.project.position(s.id)} ({s.title})" for s in gone)
        work.project = edits.remove(work.project, [s.id for s in gone])
        return Changed(summary=f"Removed scene {named}.{UNDO_HINT}")

    return await call.write(Changed, body)
