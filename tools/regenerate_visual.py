"""regenerate_visual: another picture; WHAT is shown."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from film import edits
from film.errors import Conflict
from film.ports import Work
from film.shots import Shot
from film.timeline import ready
from tools.call import Call
from tools.fields import Key, SceneIds
from tools.ordering import order_again, refuse_locked
from tools.results import Started
from tools.shots import read_shots


async def regenerate_visual(
    call: Call,
    scene_ids: SceneIds = None,
    instruction: Annotated[
        str | None,
        Field(
            max_length=2_000,
            description="What must be different in the picture. Leave out for another take",
        ),
    ] = None,
    idempotency_key: Key = None,
) -> Started:
    """Make a new picture/clip: WHAT is shown. Narration stays. Scenes without media only get their description changed (free)."""
    call = call.keyed(idempotency_key)
    snapshot = await call.read()
    scenes = edits.pick(snapshot.project, scene_ids)
    texts = {s.id: s.visual for s in scenes}
    shots: Mapping[str, Shot] = {}
    if instruction:
        writer = call.studio.writer
        texts = {s.id: await writer.visual(s.visual, instruction) for s in scenes}
        shots = await read_shots(call.studio, texts.values())

    async def body(work: Work) -> Started:
        now = refuse_locked(work.project, scene_ids, "visual")
        for scene in now:
            if scene.visual != getattr(snapshot.project.scene(scene.id), "visual", None):
                raise Conflict("Somebody changed that scene just now. Look at it and try again.")
            text = texts[scene.id]
            shot = shots.get(text)
            work.project = edits.change(work.project, scene.id, visual=text, shot=shot)
        made = [s.id for s in now if ready(s.picture.take)]
        numbers = ", ".join(str(work.project.position(s.id)) for s in now)
        said = f"Scene {numbers}: " + (instruction or "another take") + "."
        return await order_again(call, work, made, "visual", said, fresh=not instruction)

    return await call.write(Started, body)
