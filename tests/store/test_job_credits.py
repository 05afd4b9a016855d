"""Each paid job keeps what it was estimated at beside what it took."""

import pytest

from film.ports import JobOrder, Seat
from film.project import Project
from store.identity.own_data import OwnData
from store.jobs import PostgresJobBoard


async def nothing(work):
    pass


@pytest.fixture
async def used(store, seat):
    """Four jobs of ten credits in two films: paid whole, paid less, failed, and still open."""
    board = PostgresJobBoard(store)
    await store.profiles.welcome(seat, 1_000)
    for film in ("f1", "f2"):
        await store.create(seat, Project(id=film))
    for name, film in (("whole", "f1"), ("less", "f1"), ("failed", "f1"), ("open", "f2")):
        async with store.work(seat, film) as work:
            hold = await work.reserve(name, 10, name)
            order = JobOrder(
                id=name, key=name, kind="visual", unit="s1.visual", credits=10, eta_s=7
            )
            work.later(order, hold)
    for name, state, settle in (
        ("whole", "done", 10),
        ("less", "done", 4),
        ("failed", "failed", 0),
    ):
        assert await board.end(await board.claim(name, "w1"), state, nothing, settle)


async def test_estimated_against_actual_is_kept_for_each_job(store, seat, used):
    found = {use.job_id: use for use in await store.credits.per_job(seat)}
    assert {n: (u.estimated, u.charged, u.state) for n, u in found.items()} == {
        "whole": (10, 10, "done"),
        "less": (10, 4, "done"),
        "failed": (10, 0, "failed"),
        "open": (10, None, "queued"),
    }
    assert found["whole"].estimated_s == 7
    assert 0 <= found["whole"].took_s < 60
    assert found["open"].took_s is None


async def test_a_refund_is_taken_off_and_strangers_see_nothing(store, seat, second_seat, used):
    admin = Seat(user_id=second_seat.user_id, is_admin=True)
    await store.credits.refund(admin, "whole", 3, "blurred", "r1")
    newest, *others = await store.credits.per_job(seat, "f1", limit=2)
    assert [newest.job_id, *(u.job_id for u in others)] == ["failed", "less"]
    (whole,) = await store.credits.per_job(seat, "f1", before=others[-1].at)
    assert (whole.job_id, whole.charged) == ("whole", 7)
    assert await store.credits.per_job(second_seat) == []


async def test_a_persons_own_data_has_what_each_job_took(store, seat, used):
    kept = {}

    async def note(section, batch):
        kept.update({row["id"]: row for row in batch if section == "jobs"})

    await OwnData(store.db).hand_out(seat, note)
    less = kept["less"]
    assert (less["estimated"], less["charged"], less["estimated_s"]) == (10, 4, 7)
    assert less["took_s"] is not None
