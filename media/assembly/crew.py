"""Runs pieces of work side by side for one desk: progress for the person, one stop for all."""

import threading
import time
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from types import TracebackType
from typing import Self, TypeVar

from film.errors import Cancelled
from film.making import Desk

T = TypeVar("T")
_HEARTBEAT_S = 0.15


class Crew:
    """A context: leaving it on an error stops every worker, and with them their ffmpeg."""

    def __init__(self, desk: Desk, workers: int) -> None:
        self._desk = desk
        self._pool = ThreadPoolExecutor(workers)
        self._stopped = threading.Event()
        self.spent_s: dict[str, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind:
            self._stopped.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def tick(self) -> None:
        """Called by workers often. Raises Cancelled once the work is not wanted any more."""
        if self._stopped.is_set():
            raise Cancelled("The assembly was stopped.")

    def start(self, job: Callable[[], T]) -> Future[T]:
        """Begin a piece of work."""
        return self._pool.submit(job)

    def finish(self, step: str, span: tuple[float, float], jobs: Sequence[Future[T]]) -> list[T]:
        """Wait for all, reporting progress within `span`; the first failure ends the others."""
        waiting = set(jobs)
        while True:
            share = 1 - len(waiting) / max(len(jobs), 1)
            self._desk.report(step, span[0] + (span[1] - span[0]) * share)
            if not waiting:
                return [job.result() for job in jobs]
            done, waiting = wait(waiting, _HEARTBEAT_S, FIRST_COMPLETED)
            for job in done:
                job.result()

    def all(self, step: str, span: tuple[float, float], work: Sequence[Callable[[], T]]) -> list[T]:
        """Start all and wait for all."""
        return self.finish(step, span, [self.start(job) for job in work])

    @contextmanager
    def stage(self, name: str) -> Generator[None]:
        """Add the seconds of the block to `spent_s[name]`."""
        begin = time.perf_counter()
        try:
            yield
        finally:
            spent = time.perf_counter() - begin
            self.spent_s[name] = round(self.spent_s.get(name, 0.0) + spent, 3)
