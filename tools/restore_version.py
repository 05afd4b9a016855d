"""restore_version: an earlier take becomes the chosen one again, with the text it was made from."""

from typing import Annotated, Any, Literal

from pydantic import Field

from film import edits, takes
from film.errors import Invalid, Locked
from film.ports import Work
from film.project import Element, Part, Project, Take
from tools.call import Call
from tools.fields import SceneId
from tools.results import Changed

FIELDS: dict[Part, dict[str, str]] = {
    "visual": {"visual": "visual", "motion": "motion", "look": "style"},
    "audio": {"text": "narration", "delivery": "delivery"},
    "music": {},
}
"""Inputs of a take -> fields of its scene."""


async def restore_version(
    call: Call,
    scene_id: SceneId,
    part: Part = "visual",
    version: Annotated[int, Field(ge=1)] | Literal["previous"] = "previous",
) -> Changed:
    """Bring back an earlier version of a scene's visual or audio. Free."""

    async def body(work: Work) -> Changed:
        element = takes.element(work.project, scene_id, part)
        take = pick(element, version)
        work.project = bring_back(work.project, scene_id, part, take)
        number = element.takes.index(take) + 1
        where = (
            "The music" if part == "music" else f"Scene {work.project.position(scene_id)}'s {part}"
        )
        return Changed(summary=f"{where} is take {number} again.")

    return await call.write(Changed, body)


def pick(element: Element, version: int | Literal["previous"]) -> Take:
    """The take with that 1-based number, or the finished one before the chosen."""
    done = [t for t in element.takes if t.state == "ready"]
    if isinstance(version, int):
        if version > len(element.takes):
            raise Invalid(f"There are {len(element.takes)} takes; choose a number from 1.")
        return element.takes[version - 1]
    now = next((i for i, t in enumerate(done) if t.id == element.chosen), len(done))
    if now == 0:
        raise Invalid("There is no earlier take to go back to.")
    return done[now - 1]


def bring_back(project: Project, scene_id: str, part: Part, take: Take) -> Project:
    """Choose the take and give the scene the text that it was made from. Raises Locked."""
    where = scene_id if part != "music" else None
    if takes.element(project, where, part).locked:
        raise Locked(f"The {takes.NAMES[part]} is locked. Unlock it first.")
    project = takes.choose(project, where, part, take.id)
    if part == "music":
        return edits.music(project, mood=take.inputs.get("mood"))
    fields: dict[str, Any] = {
        field: take.inputs[key] for key, field in FIELDS[part].items() if key in take.inputs
    }
    if part == "audio" and take.inputs.get("voice") != project.settings.voice:
        fields["speaker"] = take.inputs.get("voice")
    return edits.change(project, scene_id, **fields)
