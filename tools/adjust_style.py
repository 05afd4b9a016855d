"""adjust_style: HOW it looks or feels."""

from typing import Annotated

from pydantic import Field

from film import edits, looks, takes
from film.errors import Invalid
from film.ports import Work
from film.project import Project, Scene
from film.words import OR_BLANK
from tools.call import Call
from tools.fields import Key, SceneIds
from tools.ordering import numbered, order_again, refuse_locked
from tools.results import Started


async def adjust_style(
    call: Call,
    style: Annotated[
        str | None,
        Field(max_length=400, description="HOW it looks: light, colour, camera, medium"),
        OR_BLANK,
    ] = None,
    tone: Annotated[
        str | None, Field(max_length=200, description="Mood of the telling"), OR_BLANK
    ] = None,
    scene_ids: SceneIds = None,
    idempotency_key: Key = None,
) -> Started:
    """Change the look or tone of scenes or of the whole film. Scenes with media are made again after the user agreed."""
    call = call.keyed(idempotency_key)
    if not style and not tone:
        raise Invalid("Say what to change: style (how it looks) or tone (how it is told).")

    async def body(work: Work) -> Started:
        now = refuse_locked(work.project, scene_ids, "visual") if work.project.scenes else []
        if scene_ids is None:
            work.project = _whole(work.project, style, tone)
        else:
            work.project = _scenes(work.project, now, style, tone)
        made = [s.id for s in now if takes.begun(s.picture)]
        wish = ", ".join(x for x in (style, tone and f"tone: {tone}") if x)
        where = "The film" if scene_ids is None else f"Scene {numbered(work.project, now)}"
        return await order_again(call, work, made, "visual", f"{where}: {wish}.", fresh=False)

    return await call.write(Started, body)


def _whole(project: Project, style: str | None, tone: str | None) -> Project:
    look = looks.join(project.settings.style, style) if style else None
    project = edits.settings(project, style=look, tone=tone)
    for scene in project.scenes if tone else ():
        project = edits.change(project, scene.id, tone="")
    return project


def _scenes(project: Project, scenes: list[Scene], style: str | None, tone: str | None) -> Project:
    for scene in scenes:
        look = looks.join(scene.style, style) if style else None
        project = edits.change(project, scene.id, style=look, tone=tone)
    return project
