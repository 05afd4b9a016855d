"""Edits of elements: adding takes, finishing, choosing and locking them. Pure, like film/edits.py."""

from collections.abc import Callable, Collection
from typing import Any

from film.edits import find
from film.errors import Invalid, NotFound
from film.project import Element, Part, Project, Take
from film.timeline import ready

NAMES: dict[Part, str] = {"visual": "picture", "audio": "voice", "music": "music"}
"""Which element a part means."""


def element(project: Project, scene_id: str | None, part: Part) -> Element:
    """The element of a scene's part, or the music's."""
    if part == "music":
        return project.music.element
    if scene_id is None:
        raise Invalid("Say which scene: visual and audio belong to a scene.")
    scene = find(project, scene_id)
    return scene.picture if part == "visual" else scene.voice


def under_way(el: Element) -> list[Take]:
    """The takes that are ordered or being made."""
    return [t for t in el.takes if t.state in ("pending", "running")]


def begun(el: Element) -> bool:
    """Whether there is something to play, or soon will be."""
    return bool(ready(el.take) or under_way(el))


def _put(project: Project, scene_id: str | None, part: Part, value: Element) -> Project:
    if part == "music":
        music = project.music.model_copy(update={"element": value})
        return project.model_copy(update={"music": music})
    scenes = tuple(
        s.model_copy(update={NAMES[part]: value}) if s.id == scene_id else s for s in project.scenes
    )
    return project.model_copy(update={"scenes": scenes})


def edit(
    project: Project, scene_id: str | None, part: Part, how: Callable[[Element], Element]
) -> Project:
    """The project with one element passed through `how`."""
    return _put(project, scene_id, part, how(element(project, scene_id, part)))


def add(project: Project, scene_id: str | None, part: Part, take: Take) -> tuple[Project, Take]:
    """A new take with a fresh id, not chosen yet unless it is ready and there is none."""
    fresh = take.model_copy(update={"id": f"t{project.next_take}"})
    project = project.model_copy(update={"next_take": project.next_take + 1})

    def grow(el: Element) -> Element:
        first = fresh.id if fresh.state == "ready" and el.chosen is None else el.chosen
        return el.model_copy(update={"takes": (*el.takes, fresh), "chosen": first})

    return edit(project, scene_id, part, grow), fresh


def where(project: Project, take_id: str) -> tuple[str | None, Part] | None:
    """Which element holds a take: (scene id, part); None when its scene is gone."""
    for scene in project.scenes:
        if any(t.id == take_id for t in scene.picture.takes):
            return scene.id, "visual"
        if any(t.id == take_id for t in scene.voice.takes):
            return scene.id, "audio"
    if any(t.id == take_id for t in project.music.element.takes):
        return None, "music"
    return None


def finish(project: Project, take_id: str, choose_it: bool, **fields: Any) -> Project:
    """A take with its result written in. `choose_it` makes it the chosen one unless locked."""
    at = where(project, take_id)
    if at is None:
        return project

    def close(el: Element) -> Element:
        done = tuple(t.model_copy(update=fields) if t.id == take_id else t for t in el.takes)
        ok = fields.get("state") == "ready" and not el.locked and (choose_it or el.chosen is None)
        return el.model_copy(update={"takes": done, "chosen": take_id if ok else el.chosen})

    return edit(project, at[0], at[1], close)


def settle(project: Project, live: Collection[str]) -> Project:
    """Without takes that nobody makes any more: under way, but not among the `live` ones."""

    def still(el: Element) -> Element:
        lost = {t.id for t in under_way(el)} - set(live)
        return el.model_copy(update={"takes": tuple(t for t in el.takes if t.id not in lost)})

    for scene in project.scenes:
        project = edit(edit(project, scene.id, "visual", still), scene.id, "audio", still)
    return edit(project, None, "music", still)


def drop(project: Project, take_id: str) -> Project:
    """Without a take that came to nothing (cancelled before it was ready)."""
    at = where(project, take_id)
    if at is None:
        return project
    return edit(
        project,
        at[0],
        at[1],
        lambda el: el.model_copy(update={"takes": tuple(t for t in el.takes if t.id != take_id)}),
    )


def choose(project: Project, scene_id: str | None, part: Part, take_id: str) -> Project:
    """Make a ready take the chosen one."""
    el = element(project, scene_id, part)
    take = next((t for t in el.takes if t.id == take_id), None)
    if take is None:
        have = ", ".join(t.id for t in el.takes) or "none yet"
        told = "That take is gone. Choose one of those that are there."
        raise NotFound(f"There is no take {take_id}; there are: {have}.", told)
    if take.state != "ready":
        told = f"That take is {take.state}; only a finished one can be chosen."
        raise Invalid(f"Take {take_id} is {take.state}; only a finished take can be chosen.", told)
    return edit(project, scene_id, part, lambda el: el.model_copy(update={"chosen": take_id}))


def lock(project: Project, scene_id: str | None, part: Part, locked: bool) -> Project:
    """Lock or unlock an element; a locked one is never made again."""
    return edit(project, scene_id, part, lambda el: el.model_copy(update={"locked": locked}))
