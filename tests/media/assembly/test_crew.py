"""Pieces of work side by side: one stop ends them all."""

import time

import pytest

from film.errors import Cancelled
from media.assembly.crew import Crew


def test_a_stop_ends_what_is_begun_and_leaves_what_is_not(studio):
    begun: list[str] = []
    finished: list[str] = []

    def piece(name: str):
        def work() -> None:
            begun.append(name)
            for _ in range(500):
                crew.tick()
                time.sleep(0.01)
            finished.append(name)

        return work

    desk = studio.desk("stopped", cancel_at=0)
    with pytest.raises(Cancelled), Crew(desk, workers=1) as crew:
        crew.all("Cutting", (0, 1), [piece("first"), piece("second")])
    assert begun in ([], ["first"])
    assert finished == []
