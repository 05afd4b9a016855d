"""regenerate_visual: another picture; WHAT is shown."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from film import edits, takes
from film.errors import Conflict
from film.ports import Work
from film.project import Element, Project
from film.shots import Shot
from film.words import OR_BLANK
from tools.call import Call
from tools.fields import Key, SceneIds
from tools.ordering import numbered, order_again, refuse_locked
from tools.results import Started
from tools.shots import read_shots

WISH = "wish"
"""Under this name a take's inputs keep the words it was asked for with; it depends on no wish."""


async def regenerate_visual(
    call: Call,
    scene_ids: SceneIds = None,
    instruction: Annotated[
        str | None,
        Field(
            max_length=2_000,
            description="What must be different in the picture. Leave out for another take",
        ),
        OR_BLANK,
    ] = None,
    idempotency_key: Key = None,
) -> Started:
    """Make a new picture/clip: WHAT is shown. Narration stays. Scenes without media only get their description changed (free)."""
    call = call.keyed(idempotency_key)
    snapshot = await call.read()
    texts = {s.id: s.visual for s in edits.pick(snapshot.project, scene_ids)}
    asked = [s for s in texts if instruction and not _under_way(snapshot.project, s, instruction)]
    shots: Mapping[str, Shot] = {}
    if asked and instruction:
        writer = call.studio.writer
        texts |= {s: await writer.visual(texts[s], instruction) for s in asked}
        shots = await read_shots(call.studio, [texts[s] for s in asked])

    async def body(work: Work) -> Started:
        now = refuse_locked(work.project, scene_ids, "visual")
        for scene in now:
            if scene.visual != getattr(snapshot.project.scene(scene.id), "visual", None):
                raise Conflict("Somebody changed that scene just now. Look at it and try again.")
            text = texts[scene.id]
            shot = shots.get(text)
            work.project = edits.change(work.project, scene.id, visual=text, shot=shot)
        made = [s.id for s in now if takes.begun(s.picture)]
        said = f"Scene {numbered(work.project, now)}: {instruction or 'another take'}."
        done = await order_again(call, work, made, "visual", said, fresh=not asked)
        for job in done.jobs if instruction else ():
            work.project = _told(work.project, job.scene_id, instruction)
        return done

    return await call.write(Started, body)


def _told(project: Project, scene_id: str | None, wish: str | None) -> Project:
    """The newest take keeps the wish it was ordered with."""

    def keep(element: Element) -> Element:
        *before, last = element.takes
        told = last.model_copy(update={"inputs": {**last.inputs, WISH: wish}})
        return element.model_copy(update={"takes": (*before, told)})

    return takes.edit(project, scene_id, "visual", keep)


def _under_way(project: Project, scene_id: str, wish: str) -> bool:
    """Whether that very wish is in the text already and being made: once more is another way of it."""
    scene = edits.find(project, scene_id)
    last = takes.under_way(scene.picture)[-1:]
    return any((t.inputs.get(WISH), t.inputs.get("visual")) == (wish, scene.visual) for t in last)
