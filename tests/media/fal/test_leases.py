"""A worker that has lost its job neither pays for it nor stops what the next worker waits for."""

import pytest

from film.errors import Cancelled, Invalid
from film.making import MusicOrder
from media.fal.errand import LOST
from media.fal.house import Fal
from media.fal.models import find
from media.fal.music import FalMusic
from tests.media.fal.conftest import MemoryDesk
from tests.media.fal.simulator import Simulator

ORDER = MusicOrder(length_ms=2_000)


def music(fal: Fal) -> FalMusic:
    return FalMusic(fal, find("music", "ace-step"))


def test_without_the_lease_nothing_is_ordered(sim: Simulator, fal: Fal, desk: MemoryDesk) -> None:
    desk.lost = True
    with pytest.raises(Cancelled):
        music(fal).compose(ORDER, desk)
    assert not sim.calls


def test_a_lost_lease_leaves_the_request_to_the_next_worker(
    sim: Simulator, fal: Fal, desk: MemoryDesk
) -> None:
    sim.polls = 50

    class Losing(MemoryDesk):
        def report(self, step: str, fraction: float) -> None:
            super().report(step, fraction)
            if len(self.steps) > 5:
                self.lost = True
                raise Cancelled("Stopped.")

    first = Losing(desk.folder)
    with pytest.raises(Cancelled):
        music(fal).compose(ORDER, first)
    assert not [path for method, path in sim.calls if method == "PUT"]
    desk.kept, sim.polls = first.kept, 0
    (request,) = sim.requests.values()
    request.polls = 0
    made = music(fal).compose(ORDER, desk)
    assert made.notes["request_id"] == request.id
    assert len(sim.requests) == 1


def test_a_worker_killed_while_ordering_leaves_no_second_order(
    sim: Simulator, fal: Fal, desk: MemoryDesk
) -> None:
    desk.remember(fal_music={"state": "submitting", "token": "t", "at": 0.0})
    for _ in range(2):
        with pytest.raises(Invalid) as caught:
            music(fal).compose(ORDER, desk)
        assert caught.value.message == LOST
    assert not sim.calls
