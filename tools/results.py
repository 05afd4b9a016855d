"""What tools answer: deltas and receipts, never the whole film."""

from typing import Any, Literal

from film.ports import JobState
from film.pricing import Line
from film.project import Frozen, Part, Quality

UNDO_HINT = " Undo brings it back."
"""Ends the summary of a change that takes something away; said again, it would not be true."""


class Changed(Frozen):
    """A free change. `stale` names media now out of date, e.g. "s2.audio"."""

    ok: bool = True
    revision: int = 0
    summary: str
    stale: list[str] = []


class Written(Changed):
    """A breakdown that was written. `note`, which the summary ends with, is what is odd about it."""

    note: str = ""


class StartedJob(Frozen):
    """A job that was ordered; its progress arrives as events."""

    job_id: str
    scene_id: str | None = None
    part: Part | Literal["export"]
    eta_s: int = 0


class Started(Frozen):
    """Work under way, or only text changed (`text_only`, free), or only a price (`quote_only`)."""

    status: Literal["started", "text_only", "nothing_to_do", "quote_only"]
    jobs: list[StartedJob] = []
    credits_reserved: int = 0
    balance: int = 0
    revision: int = 0
    summary: str
    stale: list[str] = []
    quote: dict[str, Any] | None = None


class WhatIf(Frozen):
    """What the film would need after a change; `more` than it needs now (negative: less)."""

    duration_s: int
    quality: Quality
    total: int
    more: int
    note: str


class Credits(Frozen):
    """Credits left, held, used or needed. `items` are the estimate's lines.

    `what_if` says what the whole film would cost at other lengths and qualities.
    """

    balance: int
    reserved: int = 0
    used: int | None = None
    estimate: int | None = None
    items: list[Line] = []
    what_if: list[WhatIf] = []
    note: str = ""


class JobProgress(Frozen):
    """One job that is under way or has just ended."""

    job_id: str
    unit: str
    state: JobState
    step: str = ""
    progress: float = 0.0
    eta_s: int | None = None
    error: str | None = None


class Progress(Frozen):
    """How far the film is. `eta_s` is for everything under way."""

    summary: str
    running: list[JobProgress] = []
    queued: int = 0
    failed: list[JobProgress] = []
    done: int = 0
    eta_s: int = 0


class TakeInfo(Frozen):
    """One take of an element; `number` counts from 1, oldest first."""

    number: int
    take_id: str
    state: str
    chosen: bool
    description: str = ""
    model: str = ""
    credits: int = 0


class Versions(Frozen):
    """The takes of a scene's part. `current` is the chosen one's number, 0 if none."""

    scene_id: str
    part: Part
    current: int
    versions: list[TakeInfo] = []
