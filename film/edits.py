"""Edits of the document: each takes a project and gives a new one. Pure; raises errors of film/errors.py."""

from collections.abc import Callable, Sequence
from typing import Any

from film.errors import Invalid, NotFound
from film.project import Character, Project, Scene
from film.timeline import GRID_MS, transition_in
from film.words import one_line

MAX_SCENES = 60
MAX_FILM_MS = 600_000
MIN_SCENE_MS = 1_000
MAX_SCENE_MS = 60_000
NAMED = 6
"""So many scenes are told by their titles, more are counted."""


def find(project: Project, scene_id: str) -> Scene:
    """The scene, or NotFound with the ids there are."""
    scene = project.scene(scene_id)
    if scene is None:
        told = f"That scene is not in the film. {counted(project)}"
        raise NotFound(f"There is no scene {scene_id}; {known(project)}.", told)
    return scene


def known(project: Project) -> str:
    """A sentence such as "the film has s1, s4, s5", for programs and models."""
    ids = ", ".join(s.id for s in project.scenes)
    return f"the film has {ids}" if ids else "the film has no scenes yet"


def counted(project: Project) -> str:
    """The same for people, who count scenes: "It has 2 scenes: 1 “Dawn”, 2 “The storm”."."""
    scenes = project.scenes
    if not scenes:
        return "It has no scenes yet."
    if len(scenes) > NAMED:
        return f"It has scenes 1 to {len(scenes)}."
    named = ", ".join(f"{n} “{s.title or 'Untitled'}”" for n, s in enumerate(scenes, 1))
    return f"It has {len(scenes)} scene{'s' * (len(scenes) > 1)}: {named}."


def pick(project: Project, scene_ids: Sequence[str] | None) -> list[Scene]:
    """The named scenes in film order; None means all. Raises NotFound, or Invalid on an empty film."""
    if scene_ids is None:
        if not project.scenes:
            raise Invalid("The film has no scenes yet. Describe an idea first.")
        return list(project.scenes)
    wanted = {find(project, s).id for s in scene_ids}
    return [s for s in project.scenes if s.id in wanted]


def change(project: Project, scene_id: str, **fields: Any) -> Project:
    """One scene with some fields replaced; None leaves a field as it is."""
    find(project, scene_id)
    given = {k: v for k, v in fields.items() if v is not None}
    if "title" in given:
        given["title"] = one_line(given["title"])
    return replace(project, scene_id, lambda s: s.model_copy(update=given))


def replace(project: Project, scene_id: str, edit: Callable[[Scene], Scene]) -> Project:
    """The project with one scene passed through `edit`."""
    scenes = tuple(edit(s) if s.id == scene_id else s for s in project.scenes)
    return project.model_copy(update={"scenes": scenes})


def add(
    project: Project, scene: Scene, position: int | None = None, most: int = MAX_SCENES
) -> tuple[Project, Scene]:
    """A new scene with a fresh id at a 1-based position (None: the end), `most` scenes in all."""
    if len(project.scenes) >= most:
        raise Invalid(f"A film can have {most} scenes at most here. Remove one first.")
    place = len(project.scenes) if position is None else min(position - 1, len(project.scenes))
    fresh = scene.model_copy(update={"id": f"s{project.next_scene}"})
    scenes = (*project.scenes[:place], fresh, *project.scenes[place:])
    grown = project.model_copy(update={"scenes": scenes, "next_scene": project.next_scene + 1})
    return within_limits(grown), fresh


def remove(project: Project, scene_ids: Sequence[str]) -> Project:
    """Without those scenes. Their ids are never used again."""
    gone = {find(project, s).id for s in scene_ids}
    kept = tuple(s for s in project.scenes if s.id not in gone)
    return project.model_copy(update={"scenes": kept})


def reorder(project: Project, order: Sequence[str]) -> Project:
    """The scenes in a new order; `order` names each scene exactly once."""
    if sorted(order) != sorted(s.id for s in project.scenes):
        told = f"The new order must have every scene once. {counted(project)}"
        raise Invalid(f"The order must name every scene exactly once; {known(project)}.", told)
    by_id = {s.id: s for s in project.scenes}
    return project.model_copy(update={"scenes": tuple(by_id[s] for s in order)})


def rewrite(
    project: Project, scenes: Sequence[Scene], most: int = MAX_SCENES, **fields: Any
) -> Project:
    """New scenes instead of all old ones, ids counted on; `fields` are the project's own."""
    if len(scenes) > most:
        raise Invalid(f"A film can have {most} scenes at most here.")
    start = project.next_scene
    fresh = tuple(s.model_copy(update={"id": f"s{start + i}"}) for i, s in enumerate(scenes))
    given = {k: v for k, v in fields.items() if v is not None}
    update = {"scenes": fresh, "next_scene": start + len(fresh), **given}
    return within_limits(project.model_copy(update=update))


def stretch(project: Project, duration_ms: int) -> Project:
    """Scale the scenes so that the film, its scenes' overlaps taken off, lasts about `duration_ms`."""
    project = settings(project, duration_ms=duration_ms)
    for _ in range(2):  # shorter scenes have shorter overlaps
        project = _scaled(project, duration_ms)
    return project


def _scaled(project: Project, duration_ms: int) -> Project:
    over = _overlaps(project)
    seen = [s.duration_ms - o for s, o in zip(project.scenes, over, strict=True)]
    total = sum(seen)
    scenes: list[Scene] = []
    done = reached = 0
    for scene, part, overlap in zip(project.scenes, seen, over, strict=True):
        reached += part
        length = round(reached * duration_ms / total / GRID_MS) * GRID_MS - done
        done += length
        scenes.append(scene.model_copy(update={"duration_ms": clamp(length + overlap)}))
    return project.model_copy(update={"scenes": tuple(scenes)})


def _overlaps(project: Project) -> list[int]:
    """How much of each scene's end the next one's transition covers, in ms."""
    after = range(1, len(project.scenes) + 1)
    last = len(project.scenes)
    return [transition_in(project, i).duration_ms if i < last else 0 for i in after]


def split(project: Project, scene_id: str, at_ms: int, most: int = MAX_SCENES) -> Project:
    """Cut a scene in two at `at_ms` from its start. Both keep the picture; the first keeps the words."""
    scene = find(project, scene_id)
    if not MIN_SCENE_MS // 2 <= at_ms <= scene.duration_ms - MIN_SCENE_MS // 2:
        raise Invalid("A scene can be split half a second from either end at the nearest.")
    second = scene.model_copy(
        update={
            "title": f"{scene.title} (2)"[:8_000],
            "narration": "",
            "voice": scene.voice.model_copy(update={"takes": (), "chosen": None}),
            "in_ms": scene.in_ms + at_ms,
            "duration_ms": scene.duration_ms - at_ms,
            "transition": scene.transition.model_copy(update={"kind": "cut", "duration_ms": 0}),
        }
    )
    project = change(project, scene_id, duration_ms=at_ms)
    return add(project, second, project.position(scene_id) + 1, most)[0]


def trim(project: Project, scene_id: str, in_ms: int, duration_ms: int) -> Project:
    """Where in the clip a scene starts, and how long it lasts."""
    if in_ms < 0 or not MIN_SCENE_MS // 2 <= duration_ms <= MAX_SCENE_MS:
        raise Invalid("A scene lasts between half a second and 60 seconds.")
    return within_limits(change(project, scene_id, in_ms=in_ms, duration_ms=duration_ms))


def settings(project: Project, **fields: Any) -> Project:
    """The film's settings with some replaced; None leaves one as it is."""
    given = {k: v for k, v in fields.items() if v is not None}
    return project.model_copy(update={"settings": project.settings.model_copy(update=given)})


def music(project: Project, **fields: Any) -> Project:
    """The music's own fields (mood, volume_pct, enabled) with some replaced."""
    given = {k: v for k, v in fields.items() if v is not None}
    return project.model_copy(update={"music": project.music.model_copy(update=given)})


def recast(project: Project, cast: Sequence[Character]) -> Project:
    """The film's characters, replaced as a whole; their ids must differ."""
    if len({c.id for c in cast}) != len(cast):
        raise Invalid("Two characters have the same id.")
    return project.model_copy(update={"cast": tuple(cast)})


def clamp(duration_ms: int) -> int:
    """A scene's length held within what a scene may last, on the 100 ms grid."""
    return max(MIN_SCENE_MS, min(MAX_SCENE_MS, round(duration_ms / 100) * 100))


def within_limits(project: Project) -> Project:
    """The project, or Invalid when its scenes last longer than a film may."""
    asked = sum(s.duration_ms for s in project.scenes)
    if asked > MAX_FILM_MS and asked - sum(_overlaps(project)) > MAX_FILM_MS:
        raise Invalid("A film can last 10 minutes at most. Shorten or remove a scene first.")
    return project
