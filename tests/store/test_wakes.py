"""Readers of a log are woken in every process, and look by themselves when nothing wakes them."""

import asyncio

import pytest

from film.events import Notice
from film.project import Project
from store.postgres import PostgresStore
from store.servers import valkey
from store.wakes import FLOOR_S, Wakes


async def next_wake(stream, seconds=20):
    """The next one; it was a wake-up, since the floor is later."""
    assert seconds < FLOOR_S[0]
    async with asyncio.timeout(seconds):
        await anext(stream)


async def quiet(stream, seconds=0.3):
    waiting = asyncio.ensure_future(anext(stream))
    done, _ = await asyncio.wait([waiting], timeout=seconds)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    return not done


@pytest.fixture
async def elsewhere(valkey_url):
    """Another process's wakes."""
    wakes = Wakes(valkey_url)
    yield wakes
    await wakes.close()


async def test_a_write_wakes_readers_of_that_film_elsewhere(store, seat, elsewhere):
    await store.create(seat, Project(id="f1"))
    mine, other = elsewhere.wakes("f1"), elsewhere.wakes("f2")
    await next_wake(mine)
    await next_wake(other)
    await next_wake(mine)  # the subscription stands: everybody looks once
    await next_wake(other)
    await store.tell(seat, "f1", [Notice(text="x")])
    await next_wake(mine)
    assert await quiet(other)


async def test_without_a_broker_a_process_wakes_itself(app_dsn, blobs, seat):
    store = await PostgresStore.open(app_dsn, None, blobs)
    await store.create(seat, Project(id="f1"))
    stream = store.wakes("f1")
    await next_wake(stream)
    await store.tell(seat, "f1", [Notice(text="x")])
    await next_wake(stream)
    await store.close()


async def test_the_floor_looks_when_nothing_wakes():
    stream = Wakes(None, floor_s=(0.1, 0.2)).wakes("f1")
    for _ in range(3):
        await next_wake(stream)


async def test_a_wake_between_two_reads_is_not_lost():
    wakes = Wakes(None)
    stream = wakes.wakes("f1")
    await next_wake(stream)
    await wakes.wake("f1")
    await next_wake(stream)


async def test_writing_goes_on_and_waking_comes_back_when_the_broker_dies(
    app_dsn, blobs, seat, tmp_path
):
    broker = valkey.start(tmp_path)
    store = await PostgresStore.open(app_dsn, broker.url, blobs)
    reader = Wakes(broker.url)
    await store.create(seat, Project(id="f1"))
    stream = reader.wakes("f1")
    await next_wake(stream)
    await next_wake(stream)
    broker.process.kill()
    broker.process.wait()
    broker.stop()
    assert await store.tell(seat, "f1", [Notice(text="written all the same")]) == 1
    again = valkey.start(tmp_path)
    await next_wake(stream)  # after the break everybody looks once
    await store.tell(seat, "f1", [Notice(text="x")])
    await next_wake(stream)
    await reader.close()
    await store.close()
    again.stop()
