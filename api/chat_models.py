"""What the conversation's doors take and give."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from api.models import Body
from film.pricing import Quote
from film.project import Part
from film.words import SAID


class Selected(Body):
    """An element the person has selected."""

    scene_id: str
    part: Part | None = None


class Message(Body):
    """A sentence for the assistant. `fork_run_id` starts again before that run."""

    text: Annotated[str, Field(max_length=8_000), SAID]
    selection: Annotated[list[Selected], Field(max_length=60)] = []
    mode: Literal["ask", "plan", "act"] = "act"
    at_ms: int | None = Field(
        default=None, ge=0, le=3_600_000, description="Where the playhead stands."
    )
    thread_id: str | None = None
    fork_run_id: str | None = None


class RunStarted(BaseModel):
    """A run goes on in the background; its events come on the film's stream."""

    run_id: str
    thread_id: str


class Approval(Body):
    """A person's answer to one approval. `scene_ids` approves only those scenes of it."""

    interrupt_id: str
    approved: bool
    scene_ids: list[str] | None = None


class Resume(Body):
    """Answers to all open approvals of a run."""

    approvals: Annotated[list[Approval], Field(min_length=1, max_length=20)]


class OpenApproval(BaseModel):
    """An approval that waits, with the quote it is for.

    While `quote.missing` is above 0 it waits for credits: "Continue" is a yes after they came.
    """

    interrupt_id: str
    run_id: str
    tool: str
    quote: Quote


class ThreadInfo(BaseModel):
    """A conversation in the list."""

    id: str
    title: str
    updated_at: datetime


class ThreadEvent(BaseModel):
    """An AG-UI event of a run, as the stream carried it."""

    run_id: str
    event: dict[str, Any]


class Thread(BaseModel):
    """A conversation: its run events in order; the same reducer draws them as the live ones."""

    thread_id: str | None
    threads: list[ThreadInfo]
    events: list[ThreadEvent]
    active_run: str | None
    approvals: list[OpenApproval]
    last_seq: int


class Stopped(BaseModel):
    """Whether there was a run to stop."""

    stopped: bool
