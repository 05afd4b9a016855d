"""What is kept beside the document: seats, jobs, balances, revisions, assets, conversations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from film.project import Frozen

JobState = Literal["queued", "running", "done", "failed", "cancelled"]
RevisionKind = Literal["edit", "undo", "redo", "made"]
Door = Literal["rest", "chat", "mcp", "slack", "openai", "cli", "worker"]


@dataclass(frozen=True)
class Seat:
    """Who asks, from which door. `user_id` comes only from a verified token.

    `claims` are the verified token's, handed to Postgres so that row-level security decides.
    `run_id` groups writes into one undo group; None makes each write its own group.
    """

    user_id: str
    door: Door = "rest"
    run_id: str | None = None
    author: Literal["person", "assistant", "system"] = "person"
    is_admin: bool = False
    is_anonymous: bool = False
    claims: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def gives_way(self) -> bool:
        """Whether this account's work waits for everybody else's; it has said so when it signed up."""
        said: Mapping[str, Any] | None = self.claims.get("user_metadata")
        return bool(said) and said.get("gives_way") is True


class JobOrder(Frozen):
    """A job to be done after the commit. `key` is unique: the same key orders the same job once.

    `unit` says what it makes: "s3.visual", "s3.audio", "music", "render". `inputs` is everything
    the worker needs, so a later edit cannot change what was ordered. `credits` are held for it.
    `maker` is who was to make it, for learning how long that takes. What `gives_way` is done while
    nobody else's work waits or runs, one job at a time.
    """

    id: str
    key: str
    kind: Literal["visual", "audio", "music", "render"]
    unit: str
    scene_id: str | None = None
    take_id: str | None = None
    inputs: Mapping[str, Any] = {}
    credits: int = 0
    queue: Literal["io", "media"] = "media"
    eta_s: int = 10
    maker: str = ""
    after: tuple[str, ...] = ()
    gives_way: bool = False


class Job(Frozen):
    """A row of the jobs table. `attempt` counts from 1.

    `memory` is what its maker remembered, a provider's bill among it: no answer of ours holds it.
    """

    id: str
    project_id: str
    user_id: str
    order: JobOrder
    state: JobState
    step: str = ""
    progress: float = 0.0
    eta_s: int | None = None
    attempt: int = 0
    max_attempts: int = 3
    cancel_asked: bool = False
    hold_id: str | None = None
    error: str | None = None
    memory: Mapping[str, Any] = Field(default={}, exclude=True)
    created_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None


class Balance(Frozen):
    """Credits a person can spend, and those held for work under way."""

    available: int = 0
    held: int = 0


class Revision(Frozen):
    """One committed change. `run_id` groups the changes of one turn, `turn` says what it did.

    Undo and redo walk over "edit" groups; "made" (a finished take or render) is not undone.
    """

    number: int
    run_id: str | None
    author: str
    summary: str
    at: datetime
    kind: RevisionKind = "edit"
    turn: str = ""


class Asset(Frozen):
    """A kept file. `key` is its name in Blobs; `meta` holds probe results, never secrets."""

    id: str
    key: str
    mime: str
    size_bytes: int = 0
    sha256: str = ""
    width_px: int = 0
    height_px: int = 0
    duration_ms: int = 0
    meta: Mapping[str, Any] = {}


class Logged(Frozen):
    """An event with its place in the film's log. `run_id` is set for events of a run."""

    seq: int
    run_id: str | None
    event: Mapping[str, Any]
    at: datetime


class ThreadRow(Frozen):
    """A conversation in the list."""

    id: str
    title: str
    updated_at: datetime


class RunRow(Frozen):
    """One turn of the assistant. `body` holds its open approvals and how it ended."""

    id: str
    project_id: str
    thread_id: str
    state: Literal["running", "waiting", "done", "failed", "cancelled"]
    body: Mapping[str, Any] = {}
    started_at: datetime | None = None
    ended_at: datetime | None = None
