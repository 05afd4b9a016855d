"""On one machine a start takes over what its own dead processes held."""

from film.ports import JobOrder
from film.project import Project
from store import leases
from store.jobs import PostgresJobBoard

NOBODY = "postgresql://nobody@/none?host=/nowhere"


async def test_a_dead_workers_jobs_are_offered_again_at_once_and_no_other_queues(store, seat, dsn):
    board = PostgresJobBoard(store)
    await store.create(seat, Project(id="f1"))
    async with store.work(seat, "f1") as work:
        work.later(JobOrder(id="a", key="a", kind="music", unit="music", inputs={}), None)
    await board.claim("a", "dead")
    leases.end_jobs(dsn, "io")
    assert await board.sweep() == []
    leases.end_jobs(dsn, "media")
    assert await board.sweep() == ["a"]


async def test_a_conversation_of_a_dead_process_goes_on_at_once(store, seat, dsn):
    await store.create(seat, Project(id="f1"))
    thread = await store.threads.create(seat, "f1")
    assert await store.threads.lease(seat, thread, "dead")
    assert not await store.threads.lease(seat, thread, "next")
    leases.end_runs(dsn)
    assert await store.threads.lease(seat, thread, "next")


def test_without_a_database_a_start_goes_on():
    leases.end_runs(NOBODY)
    leases.end_jobs(NOBODY, "media")
