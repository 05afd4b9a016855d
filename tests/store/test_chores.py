"""Once a day: the books are proved, the bin is emptied, old events go; conversations stay."""

import asyncio

import psycopg
import pytest

from film.errors import NotFound
from film.events import Notice, RunEvent
from film.ports import Asset
from film.project import Project
from worker import daily
from worker.settings import Settings


@pytest.fixture
def ask(dsn):
    def answer(query, *values):
        with psycopg.connect(dsn) as conn:
            found = conn.execute(query, values)
            return found.fetchall() if found.description else []

    return answer


@pytest.fixture
def settings(tmp_path):
    return Settings(home=tmp_path, bin_days=30, events_days=90, _env_file=None)


async def film(store, seat, name, blobs, tmp_path):
    await store.create(seat, Project(id=name, title=name))
    (tmp_path / "picture").write_bytes(b"picture")
    key = f"{seat.user_id}/{name}/a.png"
    await blobs.put(key, tmp_path / "picture", "image/png")
    await store.keep(seat, name, Asset(id="a", key=key, mime="image/png"))
    return key


async def test_each_chore_is_done_by_one_process_once_a_day(store, settings, ask):
    all_of_them = await asyncio.gather(*(daily.once(store, settings) for _ in range(5)))
    assert sorted(name for done in all_of_them for name in done) == ["bin", "events", "reconcile"]
    assert await daily.once(store, settings) == {}
    ask("update private.chores set begun_at = now() - interval '1 day'")
    assert set(await daily.once(store, settings)) == {"bin", "events", "reconcile"}
    kept = dict(ask("select name, said from private.chores"))
    assert "drift 0. The books are right." in kept["reconcile"]


async def test_wrong_books_are_said_loudly(store, seat, settings, ask):
    await store.profiles.welcome(seat, 100)
    ask("update credit_accounts set available = 7")
    found = await daily.once(store, settings)
    assert f"account {seat.user_id}: balance 7 (entries say 100)" in found["reconcile"]


async def test_the_bin_is_emptied_after_thirty_days_with_its_files(
    store, seat, second_seat, blobs, settings, ask, tmp_path
):
    old = await film(store, seat, "old", blobs, tmp_path)
    fresh = await film(store, seat, "fresh", blobs, tmp_path)
    theirs = await film(store, second_seat, "theirs", blobs, tmp_path)
    for owner, name in ((seat, "old"), (seat, "fresh"), (second_seat, "theirs")):
        await store.films.remove(owner, name)
    ask("update projects set deleted_at = now() - interval '31 days' where id in ('old', 'theirs')")
    ask("update projects set deleted_at = now() - interval '29 days' where id = 'fresh'")
    assert (await daily.once(store, settings))["bin"] == "2 films forgotten"
    for key in (old, theirs):
        with pytest.raises(NotFound):
            await blobs.fetch(key)
    assert (await blobs.fetch(fresh)).read_bytes() == b"picture"
    await store.films.bring_back(seat, "fresh")
    with pytest.raises(NotFound):
        await store.films.bring_back(seat, "old")


async def test_old_events_go_but_conversations_stay_and_readers_know(store, seat, settings, ask):
    await store.create(seat, Project(id="f1"))
    said = RunEvent(run_id="r1", thread_id="t1", event={"type": "RUN_STARTED"})
    await store.tell(seat, "f1", [Notice(text="one"), said, Notice(text="two"), said])
    ask("update events set at = now() - interval '91 days'")
    await store.tell(seat, "f1", [Notice(text="new")])
    async with store.work(seat, "f1") as work:
        await work.answer("old", {})
        await work.answer("new", {})
    ask("update answers set at = now() - interval '91 days' where key = 'old'")
    found = (await daily.once(store, settings))["events"]
    assert found == "2 events and 1 kept answers forgotten"
    left = [e.event["type"] for e in await store.log(seat, "f1", 0)]
    assert left == ["run", "run", "notice"]
    snapshot = await store.read(seat, "f1")
    assert (snapshot.log_starts_after, snapshot.last_seq) == (3, 5)
