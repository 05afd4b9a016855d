"""Conversations: messages in order, forks, one runner at a time, runs that change state once."""

import asyncio

import psycopg
import pytest

from film.errors import Conflict, NotFound
from film.events import Notice, RunEvent
from film.project import Project


@pytest.fixture
async def thread(store, seat):
    await store.create(seat, Project(id="f1"))
    return await store.threads.create(seat, "f1", title="First")


async def turn(store, seat, thread, run_id, *texts):
    await store.threads.begin_run(seat, "f1", thread, run_id, "chat", {})
    await store.threads.append(seat, thread, run_id, [{"text": t} for t in texts])
    event = RunEvent(run_id=run_id, thread_id=thread, event={"type": "RUN_FINISHED"})
    await store.tell(seat, "f1", [Notice(text="between"), event])
    await store.threads.end_run(seat, run_id, "done", {"ended": run_id})


async def test_messages_keep_their_order_under_concurrency(store, seat, thread):
    await asyncio.gather(
        *(store.threads.append(seat, thread, f"r{n}", [{"n": n}, {"n": n}]) for n in range(12))
    )
    found = [m["n"] for m in await store.threads.messages(seat, thread)]
    assert sorted(found) == sorted([*range(12), *range(12)])
    assert found[::2] == found[1::2]


async def test_appending_to_what_went_on_meanwhile_conflicts(store, seat, thread):
    await store.threads.append(seat, thread, "r1", [{"a": 1}], expected=0)
    with pytest.raises(Conflict):
        await store.threads.append(seat, thread, "r2", [{"b": 1}], expected=0)
    assert await store.threads.messages(seat, thread) == [{"a": 1}]


async def test_a_name_from_outside_finds_the_same_thread(store, seat, thread):
    first = await store.threads.create(seat, "f1", door="slack", key="T1:123.4")
    assert await store.threads.create(seat, "f1", door="slack", key="T1:123.4") == first
    assert await store.threads.find(seat, "T1:123.4") == (first, "f1")
    assert await store.threads.find(seat, "T1:other") is None
    assert {t.id for t in await store.threads.of_film(seat, "f1")} == {thread, first}


async def test_a_fork_has_what_was_before_and_leaves_the_rest(store, seat, thread):
    for n in (1, 2, 3):
        await turn(store, seat, thread, f"r{n}", f"ask {n}", f"answer {n}")
    fork = await store.threads.fork(seat, thread, "r3", "Another way")
    await turn(store, seat, fork, "r4", "ask 4")
    texts = [m["text"] for m in await store.threads.messages(seat, fork)]
    assert texts == ["ask 1", "answer 1", "ask 2", "answer 2", "ask 4"]
    assert [r.id for r in await store.threads.runs(seat, fork)] == ["r1", "r2", "r4"]
    told = await store.threads.run_events(seat, "f1", fork)
    assert [e.run_id for e in told] == ["r1", "r2", "r4"]
    assert len(await store.threads.messages(seat, thread)) == 6
    again = await store.threads.fork(seat, fork, "r4", "")
    assert [r.id for r in await store.threads.runs(seat, again)] == ["r1", "r2"]
    with pytest.raises(NotFound):
        await store.threads.fork(seat, thread, "r4", "")


async def test_one_holder_at_a_time_until_freed_or_expired(store, seat, thread):
    takes = await asyncio.gather(
        *(store.threads.lease(seat, thread, f"run{n}", 60) for n in range(6))
    )
    assert sum(takes) == 1
    holder = f"run{takes.index(True)}"
    assert await store.threads.lease(seat, thread, holder, 1)
    await store.threads.free(seat, thread, "somebody else")
    assert not await store.threads.lease(seat, thread, "next", 1)
    await asyncio.sleep(1.05)
    assert await store.threads.lease(seat, thread, "next", 60)
    await store.threads.free(seat, thread, "next")
    assert await store.threads.lease(seat, thread, "last", 60)


async def test_a_run_changes_state_for_one_caller_only(store, seat, thread):
    await store.threads.begin_run(seat, "f1", thread, "r1", "chat", {"open": ["a1"]})
    await store.threads.end_run(seat, "r1", "waiting", {"quote": 5})
    claims = await asyncio.gather(
        *(store.threads.claim_run(seat, "r1", "waiting", "running") for _ in range(6))
    )
    assert sum(claims) == 1
    await store.threads.end_run(seat, "r1", "done", {"said": "ok"})
    run = await store.threads.run(seat, "r1")
    assert run.body == {"open": ["a1"], "quote": 5, "said": "ok"}
    assert run.ended_at >= run.started_at


async def test_runs_of_a_dead_process_are_found(store, seat, thread, dsn):
    await store.threads.lease(seat, thread, "p1", 60)
    await store.threads.begin_run(seat, "f1", thread, "r1", "chat", {})
    assert await store.threads.stale_runs() == []
    with psycopg.connect(dsn) as conn:
        conn.execute("update threads set lease_until = now() - interval '1 second'")
        conn.execute("update runs set started_at = now() - interval '1 minute'")
    assert await store.threads.stale_runs() == [(seat.user_id, "f1", "r1", thread, 0)]


async def test_somebody_elses_conversation_is_not_there(store, seat, second_seat, thread):
    await turn(store, seat, thread, "r1", "private")
    threads = store.threads
    for attempt in (
        threads.create(second_seat, "f1"),
        threads.messages(second_seat, thread),
        threads.append(second_seat, thread, "r9", [{}]),
        threads.fork(second_seat, thread, "r1", ""),
        threads.lease(second_seat, thread, "me"),
        threads.free(second_seat, thread, "me"),
        threads.begin_run(second_seat, "f1", thread, "r9", "chat", {}),
        threads.run(second_seat, "r1"),
        threads.claim_run(second_seat, "r1", "done", "running"),
        threads.end_run(second_seat, "r1", "failed"),
        threads.rename(second_seat, thread, "Mine now"),
        threads.remove(second_seat, thread),
    ):
        with pytest.raises(NotFound):
            await attempt
    assert await threads.of_film(second_seat, "f1") == []
    assert await threads.runs(second_seat, thread) == []
    assert await threads.run_events(second_seat, "f1", thread) == []
