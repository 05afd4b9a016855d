"""Events of a film's log. Run events (AG-UI) travel inside `RunEvent`; all others are ours."""

from typing import Annotated, Any, Literal

from pydantic import Field

from film.paces import Queue
from film.project import Frozen, Render, Take


class ProjectPatch(Frozen):
    """The document changed: RFC 6902 operations from `revision - 1` to `revision`."""

    type: Literal["project.patch"] = "project.patch"
    revision: int
    patch: list[dict[str, Any]]
    summary: str = ""
    author: str = "person"


class ProjectSnapshot(Frozen):
    """The whole document, sent when a reader's cursor is unknown or too old. Never stored."""

    type: Literal["project.snapshot"] = "project.snapshot"
    revision: int
    project: dict[str, Any]
    jobs: list[dict[str, Any]] = []
    balance: int = 0
    reserved: int = 0


class JobEvent(Frozen):
    """A job moved. `progress` is 0..1, `eta_s` what is left, `expected_s` what all of it was to take.

    Jobs of one `queue` share its workers (film.paces.AT_ONCE); None: told before there was one.
    """

    type: Literal["job"] = "job"
    id: str
    unit: str
    state: Literal["queued", "running", "done", "failed", "cancelled"]
    step: str = ""
    progress: float = 0.0
    eta_s: int | None = None
    expected_s: int = 0
    queue: Queue | None = None
    error: str | None = None
    credits: int = 0


class TakeEvent(Frozen):
    """A take is ready or failed; the document patch beside it carries the same take."""

    type: Literal["take"] = "take"
    scene_id: str | None
    part: Literal["visual", "audio", "music"]
    take: Take
    chosen: bool


class CreditsEvent(Frozen):
    """The owner's balance after a change."""

    type: Literal["credits"] = "credits"
    balance: int
    reserved: int


class RenderEvent(Frozen):
    """A film file is finished."""

    type: Literal["render"] = "render"
    render: Render


class Notice(Frozen):
    """A sentence for the person that belongs to no run."""

    type: Literal["notice"] = "notice"
    level: Literal["info", "warning", "error"] = "info"
    text: str


class RunEvent(Frozen):
    """An AG-UI 1.0 event of a run, wrapped with its run and thread."""

    type: Literal["run"] = "run"
    run_id: str
    thread_id: str
    event: dict[str, Any]


Event = Annotated[
    ProjectPatch | JobEvent | TakeEvent | CreditsEvent | RenderEvent | Notice | RunEvent,
    Field(discriminator="type"),
]
StreamEvent = Annotated[
    ProjectPatch
    | ProjectSnapshot
    | JobEvent
    | TakeEvent
    | CreditsEvent
    | RenderEvent
    | Notice
    | RunEvent,
    Field(discriminator="type"),
]
