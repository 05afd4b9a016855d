"""The desk a maker works at: reports become rows and events, cancel becomes an exception."""

import threading
import time
from collections.abc import Coroutine, Mapping
from pathlib import Path
from typing import Any

import structlog

from film.errors import Cancelled, Unavailable
from film.ports import Job, JobBoard
from worker.loop import Loop

REPORT_EVERY_S = 0.4
RECALL_EVERY_S = 1.0
BEATS_A_LEASE = 4
log = structlog.get_logger()


def left_of(expected_s: float, spent_s: float, whole: float) -> float:
    """Seconds left: at first what such jobs take, the further it is the more what it shows itself."""
    return (1 - whole) * ((1 - whole) * expected_s + spent_s)


class JobDesk:
    """film.making.Desk over a job's row. While open, a thread renews the job's lease."""

    def __init__(self, loop: Loop, board: JobBoard, job: Job, folder: Path, lease_s: float) -> None:
        self.folder = folder
        self._loop, self._board, self._job = loop, board, job
        self._memory: dict[str, Any] = dict(job.memory)
        self._from, self._to = 0.0, 1.0
        self._whole = 0.0
        self._beat_s = lease_s / BEATS_A_LEASE
        self._started = time.monotonic()
        self._last = 0.0
        self._recalled = self._started
        self._stop = threading.Event()
        self._closed = threading.Event()

    def __enter__(self) -> "JobDesk":
        self.folder.mkdir(parents=True, exist_ok=True)
        threading.Thread(target=self._beat, name="beat", daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closed.set()

    def share(self, start: float, end: float) -> None:
        """What the next reports' 0..1 means of the whole job."""
        self._from, self._to = start, end

    def report(self, step: str, fraction: float) -> None:
        """Progress of the step, never backwards; written at most every 0.4 s. Raises Cancelled."""
        if self._stop.is_set():
            raise Cancelled("Stopped.")
        now = time.monotonic()
        if now - self._last < REPORT_EVERY_S:
            return
        self._last = now
        whole = self._from + (self._to - self._from) * min(max(fraction, 0.0), 1.0)
        self._whole = whole = max(self._whole, whole)
        left_s = round(left_of(self._job.order.eta_s, now - self._started, whole))
        if not self._renewed(self._board.progress(self._job, step, whole, left_s)):
            self._stop.set()
            raise Cancelled("Stopped.")

    def remember(self, **facts: Any) -> None:
        """Keep facts in the job's row before going on. Raises Cancelled when the lease is lost."""
        if not self._loop.run(self._board.remember(self._job, facts)):
            self._stop.set()
            raise Cancelled("Another worker has this job.")
        self._memory.update(facts)

    @property
    def memory(self) -> Mapping[str, Any]:
        """What this job remembers, read again at most once a second: doors add to it."""
        if time.monotonic() - self._recalled > RECALL_EVERY_S:
            self._recalled = time.monotonic()
            self._memory = {
                **(self._loop.run(self._board.recall(self._job.id)) or {}),
                **self._memory,
            }
        return self._memory

    def _beat(self) -> None:
        while not self._closed.wait(self._beat_s):
            if not self._renewed(self._board.beat(self._job)):
                self._stop.set()
                return

    def _renewed(self, sign: Coroutine[Any, Any, bool]) -> bool:
        """Whether to go on. A database that is away for a moment stops no work.

        If the lease ends meanwhile and another worker takes the job, the next sign of life says so.
        """
        try:
            return self._loop.run(sign)
        except (Unavailable, TimeoutError) as error:
            log.warning("no sign of life sent", job=self._job.id, error=str(error))
            return True
