"""Direct edits: what hands do in the studio (trim, split, drag, choose, lock) as one unit of work.

Not a tool of the assistant: it says the same things by the tools in tools/registry.py.
"""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from film import edits, takes
from film.errors import Invalid
from film.ports import Work
from film.project import Aspect, Character, Frozen, Part, Percent, Project, Text, TransitionKind
from film.timeline import GRID_MS
from film.words import OR_BLANK, Title
from tools.call import Call
from tools.restore_version import bring_back
from tools.results import Changed

AssetId = Annotated[str, Field(max_length=80)]
Words = Annotated[str, Field(max_length=200)]
"""A few words: a voice, a mood, how captions look."""


class EditScene(Frozen):
    """Any text or length of a scene."""

    op: Literal["scene"] = "scene"
    scene_id: str
    title: Text | None = None
    visual: Text | None = None
    motion: Text | None = None
    narration: Text | None = None
    style: Text | None = None
    tone: Text | None = None
    speaker: Words | None = None
    delivery: Text | None = None
    duration_ms: Annotated[int | None, Field(ge=500, le=60_000)] = None
    volume_pct: Percent | None = None
    clip_pct: Percent | None = None


class EditTrim(Frozen):
    """Where in its clip a scene starts, and how long it lasts."""

    op: Literal["trim"] = "trim"
    scene_id: str
    in_ms: int
    duration_ms: int


class EditSplit(Frozen):
    """Cut a scene in two, `at_ms` from its start."""

    op: Literal["split"] = "split"
    scene_id: str
    at_ms: int


class EditTransition(Frozen):
    """How a scene follows the one before it."""

    op: Literal["transition"] = "transition"
    scene_id: str
    kind: TransitionKind
    duration_ms: Annotated[int, Field(ge=0, le=2_000)] = 500


class EditOrder(Frozen):
    """All scene ids in a new order."""

    op: Literal["order"] = "order"
    order: list[str]


class EditRemove(Frozen):
    """Scenes to take out."""

    op: Literal["remove"] = "remove"
    scene_ids: list[str]


class EditChoose(Frozen):
    """Another take of an element, with the text it was made from."""

    op: Literal["choose"] = "choose"
    scene_id: str | None = None
    part: Part
    take_id: str


class EditLock(Frozen):
    """Lock or unlock an element."""

    op: Literal["lock"] = "lock"
    scene_id: str | None = None
    part: Part
    locked: bool


class EditSettings(Frozen):
    """Settings of the film. An empty asset id means none."""

    op: Literal["settings"] = "settings"
    title: Title | None = None
    logline: Text | None = None
    aspect: Aspect | None = None
    style: Text | None = None
    tone: Text | None = None
    voice: Annotated[Words | None, OR_BLANK] = None
    language: Annotated[str | None, Field(max_length=40), OR_BLANK] = None
    quality: Literal["draft", "standard", "high"] | None = None
    captions_enabled: bool | None = None
    captions_style: Words | None = None
    narration_pct: Percent | None = None
    narration_muted: bool | None = None
    title_card: bool | None = None
    reference_asset: AssetId | None = None
    poster_asset: AssetId | None = None


class EditMusic(Frozen):
    """The music's mood, volume, on or off."""

    op: Literal["music"] = "music"
    mood: Annotated[Words | None, OR_BLANK] = None
    volume_pct: Percent | None = None
    enabled: bool | None = None


class EditCast(Frozen):
    """All characters of the film."""

    op: Literal["cast"] = "cast"
    cast: list[Character]


Edit = Annotated[
    EditScene
    | EditTrim
    | EditSplit
    | EditTransition
    | EditOrder
    | EditRemove
    | EditChoose
    | EditLock
    | EditSettings
    | EditMusic
    | EditCast,
    Field(discriminator="op"),
]


async def apply_edits(call: Call, wanted: Sequence[Edit]) -> Changed:
    """Apply edits in order; all of them or none. Raises Invalid for files of other films."""
    await _refuse_strange_files(call, wanted)

    async def body(work: Work) -> Changed:
        for edit in wanted:
            work.project = apply(work.project, edit, call.studio.max_scenes)
        work.project = edits.within_limits(work.project)
        return Changed(summary="; ".join(describe(work.project, e) for e in wanted))

    return await call.write(Changed, body)


async def _refuse_strange_files(call: Call, wanted: Sequence[Edit]) -> None:
    named = [
        file
        for edit in wanted
        if isinstance(edit, EditSettings)
        for file in (edit.reference_asset, edit.poster_asset)
        if file
    ]
    known = await call.studio.store.assets(call.seat, call.project_id, named) if named else {}
    if any(file not in known for file in named):
        raise Invalid("That picture is not one of this film's. Upload it first.")


def apply(project: Project, edit: Edit, most_scenes: int = edits.MAX_SCENES) -> Project:
    """The project with one edit made. Pure."""
    match edit:
        case EditScene():
            fields = edit.model_dump(exclude={"op", "scene_id"}, exclude_none=True)
            return edits.change(project, edit.scene_id, **fields)
        case EditTrim():
            return edits.trim(project, edit.scene_id, edit.in_ms, _grid(edit.duration_ms))
        case EditSplit():
            return edits.split(project, edit.scene_id, _grid(edit.at_ms), most_scenes)
        case EditOrder():
            return edits.reorder(project, edit.order)
        case EditRemove():
            return edits.remove(project, edit.scene_ids)
        case EditTransition():
            transition = edit.model_dump(include={"kind", "duration_ms"})
            scene = edits.find(project, edit.scene_id)
            changed = scene.transition.model_copy(update=transition)
            return edits.change(project, edit.scene_id, transition=changed)
        case _:
            return _apply_elsewhere(project, edit)


def _apply_elsewhere(
    project: Project, edit: EditChoose | EditLock | EditSettings | EditMusic | EditCast
) -> Project:
    match edit:
        case EditChoose():
            return _choose(project, edit)
        case EditLock():
            return takes.lock(project, edit.scene_id, edit.part, edit.locked)
        case EditMusic():
            return edits.music(project, **edit.model_dump(exclude={"op"}))
        case EditCast():
            return edits.recast(project, edit.cast)
        case EditSettings():
            return _settings(project, edit)


def _choose(project: Project, edit: EditChoose) -> Project:
    element = takes.element(project, edit.scene_id, edit.part)
    take = next((t for t in element.takes if t.id == edit.take_id), None)
    if take is None:
        raise Invalid(f"There is no take {edit.take_id} here.")
    return bring_back(project, edit.scene_id or "", edit.part, take)


def _settings(project: Project, edit: EditSettings) -> Project:
    fields = edit.model_dump(exclude_none=True)
    captions = {
        k.removeprefix("captions_"): fields.pop(k)
        for k in list(fields)
        if k.startswith("captions_")
    }
    own = {k: fields.pop(k) for k in ("title", "logline") if k in fields}
    own |= {k: fields.pop(k) or None for k in ("reference_asset", "poster_asset") if k in fields}
    fields.pop("op")
    if captions:
        fields["captions"] = project.settings.captions.model_copy(update=captions)
    return edits.settings(project.model_copy(update=own), **fields)


def _grid(length_ms: int) -> int:
    return round(length_ms / GRID_MS) * GRID_MS


def _counted(scenes: int) -> str:
    return "1 scene" if scenes == 1 else f"{scenes} scenes"


def describe(project: Project, edit: Edit) -> str:
    """An edit in a few words, for the history."""
    scene_id = getattr(edit, "scene_id", None)
    number = project.position(scene_id) if scene_id else 0
    where = f"Scene {number}: " if number else ""
    fields = edit.model_dump(exclude={"op", "scene_id"}, exclude_none=True)
    what = {
        "scene": f"{', '.join(fields)} changed",
        "trim": "trimmed",
        "split": "split",
        "transition": f"transition {fields.get('kind')}",
        "order": "scenes reordered",
        "remove": _counted(len(fields.get("scene_ids", []))) + " removed",
        "choose": f"another take of {fields.get('part')}",
        "lock": f"{fields.get('part')} {'locked' if fields.get('locked') else 'unlocked'}",
        "settings": f"{', '.join(fields)} changed",
        "music": "music changed",
        "cast": "cast changed",
    }
    return where + what[edit.op]
