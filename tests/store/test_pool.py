"""Connections: who hangs up in the middle of a question costs nobody else anything."""

import asyncio
import random

import anyio
import psycopg
import pytest

from film.errors import Invalid, Unavailable
from store.pool import Database, one

RUNNING = (
    "select count(*) from pg_stat_activity where datname = current_database()"
    " and state = 'active' and query like 'select pg_sleep%'"
)


@pytest.fixture
async def single(app_dsn):
    """A pool of one connection: what one request breaks, the next one meets."""
    db = Database(app_dsn, size=1)
    await db.open()
    yield db
    await db.close()


async def backend(db: Database) -> int:
    async with db.acting("service_role", None) as conn:
        found = await one(conn, "select pg_backend_pid() as pid")
    return found["pid"]


async def until_it_runs(dsn: str) -> None:
    async with await psycopg.AsyncConnection.connect(dsn, autocommit=True) as watch:
        while (await (await watch.execute(RUNNING)).fetchone()) == (0,):
            await asyncio.sleep(0.01)


async def slow(db: Database) -> None:
    async with db.acting("service_role", None) as conn:
        await conn.execute("select pg_sleep(0.3)")


async def test_a_reader_who_hangs_up_in_the_middle_leaves_the_connection_whole(single, dsn):
    """As a stream ends when its browser goes: the server cancels the scope it runs in."""
    before = await backend(single)
    async with anyio.create_task_group() as reading:
        reading.start_soon(slow, single)
        await until_it_runs(dsn)
        reading.cancel_scope.cancel()
    assert await backend(single) == before
    assert single.pool.get_stats().get("returns_bad", 0) == 0


async def test_it_does_not_matter_when_they_hang_up(single):
    """While they wait for a connection, while it is looked at, at their commit."""
    before, when = await backend(single), random.Random(3)

    async def cut() -> None:
        with anyio.move_on_after(when.random() * 0.004):
            await backend(single)

    for _ in range(40):
        async with anyio.create_task_group() as readers:
            for _ in range(4):
                readers.start_soon(cut)
    assert await backend(single) == before
    assert single.pool.get_stats().get("connections_lost", 0) == 0


async def test_a_cancelled_task_leaves_the_connection_whole(single, dsn):
    before = await backend(single)
    task = asyncio.create_task(slow(single))
    await until_it_runs(dsn)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await backend(single) == before


async def told_after_its_backend_died(db: Database, dsn: str) -> None:
    async with db.acting("service_role", None) as conn:
        with psycopg.connect(dsn, autocommit=True) as owner:
            owner.execute("select pg_terminate_backend(%s)", (conn.info.backend_pid,))
        await conn.execute("select 1")


@pytest.mark.parametrize(
    ("kind", "value", "why"),
    [
        ("text", "\0", "holds a zero character"),
        ("jsonb", '"\\u0000"', "holds a zero character"),
        ("text", "\ud800", "holds half a character"),
        ("bigint", str(10**30), "is too large a number"),
    ],
)
async def test_what_cannot_be_kept_is_said_in_words(single, kind, value, why):
    with pytest.raises(Invalid, match=f"cannot be kept: it {why}"):
        async with single.acting("service_role", None) as conn:
            await conn.execute(
                f"select %s::{kind}->>0" if kind == "jsonb" else f"select %s::{kind}", (value,)
            )


async def test_a_lost_server_is_said_in_words_and_the_next_one_is_served(single, dsn):
    with pytest.raises(Unavailable):
        await told_after_its_backend_died(single, dsn)
    assert await backend(single)
