"""list_versions: the takes there are."""

from film import takes
from film.project import Part, Take
from tools.call import Call
from tools.fields import SceneId
from tools.results import TakeInfo, Versions


async def list_versions(call: Call, scene_id: SceneId, part: Part = "visual") -> Versions:
    """Earlier versions of a scene's visual or audio."""
    project = (await call.read()).project
    element = takes.element(project, scene_id if part != "music" else None, part)
    infos = [_info(i, t, t.id == element.chosen) for i, t in enumerate(element.takes, 1)]
    current = next((i.number for i in infos if i.chosen), 0)
    return Versions(scene_id=scene_id, part=part, current=current, versions=infos)


def _info(number: int, take: Take, chosen: bool) -> TakeInfo:
    made_from = take.inputs.get("visual") or take.inputs.get("text") or take.inputs.get("mood")
    return TakeInfo(
        number=number,
        take_id=take.id,
        state=take.state,
        chosen=chosen,
        description=str(made_from or ""),
        model=take.model,
        credits=take.price,
    )
