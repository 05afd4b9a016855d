"""Jobs: leases, fences, waiting, limits, and ends that happen exactly once."""

import asyncio
from dataclasses import replace

import psycopg
import pytest

from film import takes
from film.errors import NotFound
from film.ports import JobOrder
from film.project import Project, Scene, Take
from store.job_rows import RUNNING_LIMIT
from store.jobs import PostgresJobBoard


@pytest.fixture
def board(store):
    return PostgresJobBoard(store)


async def nothing(work):
    pass


async def ordered(store, seat, *names, film_id="f1", price=10, after=()):
    """A film with one paid job per name; each has a pending take."""
    await store.profiles.welcome(seat, 1_000)
    try:
        await store.read(seat, film_id)
    except NotFound:
        await store.create(seat, Project(id=film_id, scenes=(Scene(id="s1"),), next_scene=2))
    async with store.work(seat, film_id) as work:
        for name in names:
            take = Take(id="new", kind="clip", job_id=name)
            work.project, take = takes.add(work.project, "s1", "visual", take)
            hold = await work.reserve(name, price, "a picture") if price else None
            order = JobOrder(
                id=name, key=name, kind="visual", unit="s1.visual", scene_id="s1", take_id=take.id,
                credits=price, after=after, inputs={"quality": "draft"},
            )  # fmt: skip
            work.later(order, hold)


def sql(dsn, query, *values):
    with psycopg.connect(dsn) as conn:
        conn.execute(query, values)


def expire(dsn):
    sql(dsn, "update jobs set lease_until = now() - interval '1 second' where state = 'running'")


def shapes(log):
    return [(e.event["id"], e.event["state"]) for e in log if e.event["type"] == "job"]


async def balance(store, seat):
    now = await store.balance(seat)
    return now.available, now.held


async def test_one_worker_of_many_gets_the_job(store, board, seat):
    await ordered(store, seat, "a")
    claims = await asyncio.gather(*(board.claim("a", f"w{n}") for n in range(8)))
    (job,) = [c for c in claims if c]
    assert (job.state, job.attempt) == ("running", 1)


async def test_done_settles_tells_and_changes_the_film_in_one_step(store, board, seat):
    await ordered(store, seat, "a")
    job = await board.claim("a", "w")
    assert await board.progress(job, "drawing", 0.5, 4)

    async def edit(work):
        work.project = takes.finish(work.project, "t1", True, state="ready", asset_id="x")

    assert await board.end(job, "done", edit, settle=7)
    (row,) = await store.jobs(seat, "f1")
    film = await store.read(seat, "f1")
    assert row.state == "done"
    assert film.project.scenes[0].picture.chosen == "t1"
    assert await balance(store, seat) == (993, 0)
    assert await store.spent(seat, "f1") == 7
    log = await store.log(seat, "f1", 0)
    assert shapes(log) == [("a", "queued"), ("a", "running"), ("a", "running"), ("a", "done")]
    assert [e.seq for e in log] == list(range(1, film.last_seq + 1))
    assert log[-1].event == {"type": "credits", "balance": 993, "reserved": 0}


async def test_ending_twice_changes_nothing_the_second_time(store, board, seat):
    await ordered(store, seat, "a")
    job = await board.claim("a", "w")
    ends = await asyncio.gather(*(board.end(job, "done", nothing, settle=10) for _ in range(5)))
    assert sorted(ends) == [False] * 4 + [True]
    assert await balance(store, seat) == (990, 0)
    assert not await board.end(job, "failed", nothing)
    assert not await board.beat(job)


async def test_a_worker_that_lost_its_lease_can_do_nothing_any_more(store, board, seat, dsn):
    await ordered(store, seat, "a")
    first = await board.claim("a", "w1")
    await board.remember(first, {"request_id": "r1"})
    expire(dsn)
    assert await board.sweep() == ["a"]
    second = await board.claim("a", "w2")
    assert (second.attempt, second.memory) == (2, {"request_id": "r1"})
    assert not await board.beat(first)
    assert not await board.progress(first, "late", 0.9, 1)
    assert not await board.end(first, "done", nothing, settle=10)
    assert await board.end(second, "done", nothing, settle=10)
    assert await balance(store, seat) == (990, 0)


async def test_out_of_attempts_fails_and_gives_the_credits_back(store, board, seat, dsn):
    await ordered(store, seat, "a")
    for _ in range(3):
        await board.claim("a", "w")
        expire(dsn)
        await board.sweep()
    (row,) = await store.jobs(seat, "f1")
    film = await store.read(seat, "f1")
    assert (row.state, row.attempt) == ("failed", 3)
    assert film.project.scenes[0].picture.takes[0].state == "failed"
    assert await balance(store, seat) == (1_000, 0)


async def test_a_cancel_of_running_work_is_seen_at_the_next_beat(store, board, seat, dsn):
    await ordered(store, seat, "a")
    job = await board.claim("a", "w")
    async with store.work(seat, "f1") as work:
        assert (await work.ask_cancel("a")).cancel_asked
    assert not await board.beat(job)
    expire(dsn)
    await board.sweep()
    (row,) = await store.jobs(seat, "f1")
    assert row.state == "cancelled"
    assert await balance(store, seat) == (1_000, 0)


async def test_a_job_waits_for_those_before_it_and_is_sent_when_they_are_done(
    store, board, seat, sent
):
    await ordered(store, seat, "a")
    await ordered(store, seat, "b", after=("a",))
    assert sent == [("a", "media")]
    assert await board.claim("b", "w") is None
    await board.end(await board.claim("a", "w"), "done", nothing)
    assert sent == [("a", "media"), ("b", "media")]
    assert (await board.claim("b", "w")).id == "b"


async def test_that_a_failure_cost_nothing_is_said_once_and_of_paid_work_only(store, board, seat):
    for name, price in (("paid", 10), ("free", 0)):
        await ordered(store, seat, name, price=price)
        await board.end(await board.claim(name, "w"), "failed", nothing, error="No paint.")
    said = {j.id: j.error for j in await store.jobs(seat, "f1")}
    assert said == {"paid": "No paint. Nothing was charged.", "free": "No paint."}


async def test_a_job_whose_forerunner_failed_fails_too(store, board, seat):
    await ordered(store, seat, "a")
    await ordered(store, seat, "b", after=("a",))
    await board.end(await board.claim("a", "w"), "failed", nothing, error="no")
    assert await board.claim("b", "w") is None
    newest = (await store.jobs(seat, "f1"))[0]
    assert (newest.id, newest.state) == ("b", "failed")
    assert await balance(store, seat) == (1_000, 0)


async def test_a_person_runs_no_more_than_the_limit_and_the_next_follows(store, board, seat):
    names = [f"j{n}" for n in range(RUNNING_LIMIT + 3)]
    await ordered(store, seat, *names)
    claims = await asyncio.gather(*(board.claim(n, "w") for n in names))
    running = [c for c in claims if c]
    refused = {n for n, c in zip(names, claims, strict=True) if c is None}
    assert len(running) == RUNNING_LIMIT
    assert set(await board.sweep()) == refused
    await board.end(running[0], "done", nothing)
    assert await board.claim(refused.pop(), "w") is not None


async def test_a_film_ordered_later_does_not_wait_for_all_of_somebody_elses(
    store, board, seat, second_seat
):
    await ordered(store, seat, "a", "b", "c")
    first = await board.claim("a", "w")
    await ordered(store, second_seat, "x", "y", film_id="f2")
    assert await board.claim("b", "w") is None
    assert (await board.claim("x", "w")).state == "running"
    assert (await board.claim("b", "w")).state == "running"
    assert await board.claim("c", "w") is None
    await board.end(first, "done", nothing)
    assert await board.claim("c", "w") is not None


async def test_somebody_whose_work_cannot_begin_holds_nobody_up(store, board, seat, second_seat):
    await ordered(store, second_seat, "x", film_id="f2")
    assert await board.claim("x", "w") is not None
    await ordered(store, second_seat, "y", film_id="f2", after=("x",))
    await ordered(store, seat, "a", "b", "c")
    for name in "abc":
        assert await board.claim(name, "w") is not None


async def test_work_that_gives_way_fills_idle_time_one_at_a_time(store, board, seat, second_seat):
    polite = replace(second_seat, claims={"user_metadata": {"gives_way": True}})
    await ordered(store, polite, "x", "y", "z", film_id="f2")
    example = await board.claim("x", "w")
    assert example is not None
    assert await board.claim("y", "w") is None
    await ordered(store, seat, "a", "b")
    first, second = await board.claim("a", "w"), await board.claim("b", "w")
    assert first is not None
    assert second is not None, "an example that waits goes before nobody"
    await board.end(example, "done", nothing)
    await board.end(first, "done", nothing)
    assert await board.claim("y", "w") is None, "somebody's film is still being made"
    await board.end(second, "done", nothing)
    assert await board.claim("y", "w") is not None


async def test_retry_waits_before_it_is_due(store, board, seat, dsn):
    await ordered(store, seat, "a")
    await board.retry(await board.claim("a", "w"), "provider is busy", 30)
    assert await board.sweep() == []
    assert await board.claim("a", "w") is None
    sql(dsn, "update jobs set due_at = now()")
    assert await board.sweep() == ["a"]
    assert (await board.claim("a", "w")).attempt == 2


async def test_a_message_lost_by_the_broker_is_sent_again(store, board, seat, dsn):
    await ordered(store, seat, "a")
    assert await board.sweep() == []
    sql(dsn, "update jobs set sent_at = now() - interval '31 seconds'")
    assert await board.sweep() == ["a"]
    assert await board.queues(["a"]) == [("a", "media")]
    assert await board.sweep() == []


async def test_a_hold_that_nothing_will_close_is_given_back(store, board, seat, dsn):
    await ordered(store, seat)
    async with store.work(seat, "f1") as work:
        await work.reserve("forgotten", 25, "nothing")
    sql(dsn, "update credit_holds set created_at = now() - interval '3 hours'")
    assert [f.amount for f in (await store.credits.reconcile()).faults] == [25]
    await board.sweep()
    assert await balance(store, seat) == (1_000, 0)
    assert (await store.credits.reconcile()).right


async def test_a_film_in_the_bin_stops_its_jobs_and_workers_still_end_theirs(store, board, seat):
    await ordered(store, seat, "a", "b")
    job = await board.claim("a", "w")
    await store.films.remove(seat, "f1")
    assert not await board.beat(job)
    assert await board.end(job, "cancelled", nothing)
    assert await balance(store, seat) == (1_000, 0)


async def test_learned_durations_are_told_by_kind_quality_and_maker(store, board, seat, dsn):
    names = [f"j{n}" for n in range(10)]
    await ordered(store, seat, *names)
    for seconds, name in enumerate(names, 1):
        await board.end(await board.claim(name, "w"), "done", nothing)
        sql(dsn, "update jobs set started_at = ended_at - make_interval(secs => %s) where id = %s",
            seconds, name)  # fmt: skip
    told = await board.durations()
    assert list(told) == ["visual:draft:"]
    assert (told["visual:draft:"].p50_s, told["visual:draft:"].p90_s) == (5.5, 9.1)
    sql(dsn, """update jobs set ordered = ordered || '{"maker": "fal:wan"}' where id <= 'j3'""")
    assert list(await board.durations()) == ["visual:draft:"]  # four jobs say nothing yet
    sql(dsn, """update jobs set ordered = ordered || '{"maker": "fal:wan"}' where id <= 'j4'""")
    assert (await board.durations())["visual:draft:fal:wan"].p50_s == 3
