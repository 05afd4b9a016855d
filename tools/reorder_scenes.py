"""reorder_scenes: another order of the same scenes."""

from typing import Annotated

from pydantic import Field

from film import edits
from film.ports import Work
from tools.call import Call
from tools.fields import SceneId
from tools.results import Changed


async def reorder_scenes(
    call: Call,
    order: Annotated[
        list[SceneId], Field(min_length=1, description="All scene ids in the new order")
    ],
) -> Changed:
    """Put the scenes in a new order."""

    async def body(work: Work) -> Changed:
        work.project = edits.reorder(work.project, order)
        titles = " - ".join(s.title for s in work.project.scenes)
        return Changed(summary=f"New order: {titles}.")

    return await call.write(Changed, body)
