"""`./run film` waits for the work itself, not for a report of it."""

from collections.abc import Iterator
from typing import Any

import pytest

from film.errors import PixoraError
from worker.film_command import steps


class Told:
    """The events of a project as they were told, one after the other."""

    def __init__(self, *events: tuple[str, str, float]) -> None:
        self.told = 0
        self._events = events

    def events(self, project_id: str) -> Iterator[dict[str, Any]]:
        for job_id, state, progress in self._events:
            self.told += 1
            known = {"type": "job", "id": job_id, "unit": job_id, "step": "", "error": "no room"}
            yield {**known, "state": state, "progress": progress}


def test_a_report_of_everything_is_not_the_end() -> None:
    studio = Told(
        ("picture", "done", 1.0),
        ("somebody else's", "running", 0.2),
        ("render", "running", 1.0),
        ("render", "done", 1.0),
        ("render", "running", 0.1),
    )
    seen = list(steps(studio, "p1", {"picture", "render"}))
    assert [done for done, _ in seen] == [1.0, 2.0, 2.0]
    assert studio.told == 4


def test_a_failed_job_ends_the_waiting() -> None:
    with pytest.raises(PixoraError, match="render: no room"):
        list(steps(Told(("render", "failed", 0.4)), "p1", {"render"}))
