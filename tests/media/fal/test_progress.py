"""What is left of a running job: what such jobs take at first, what it shows itself later."""

from dataclasses import replace

import pytest

from film.ports import Job
from store.jobs import PostgresJobBoard
from tests.media.fal.works import Works
from worker.desk import left_of


@pytest.mark.parametrize(
    ("spent_s", "whole", "left_s"), [(0, 0, 100), (50, 0.5, 50), (90, 0.9, 10), (300, 1, 0)]
)
def test_the_time_left_goes_from_what_is_known_to_what_is_seen(
    spent_s: int, whole: float, left_s: float
) -> None:
    assert left_of(100, spent_s, whole) == pytest.approx(left_s)
    assert left_of(100, 2 * spent_s, whole) >= left_s  # a slow one is not said to be done soon


def test_a_running_job_on_a_provider_always_says_what_is_left(works: Works) -> None:
    told: list[int | None] = []

    class Watched(PostgresJobBoard):
        async def progress(self, job: Job, step: str, fraction: float, eta_s: int | None) -> bool:
            told.append(eta_s)
            return await super().progress(job, step, fraction, eta_s)

    works.shop = replace(works.shop, board=Watched(works.room.store))
    works.sim.polls = 20
    job = works.order()
    assert job.order.maker == "fal:eleven-v3"
    assert works.work_until_ended(job).state == "done"
    assert job.order.eta_s == 7
    assert told
    assert all(left is not None and 0 <= left <= 7 for left in told)
    assert told[0] == 7
