"""A populated film survives in one file: on the same machine, and on a new one."""

import tarfile

import psycopg
import pytest

from film.errors import Invalid, Unavailable
from film.events import Notice
from film.ports import Asset
from film.project import Project, Scene
from store.backup import backup, restore
from store.blobs.folder import FolderBlobs
from store.postgres import PostgresStore


@pytest.fixture
async def film(store, seat, blobs, tmp_path):
    """A film with history, money, events, a conversation and a file; returns what was seen."""
    await store.create(seat, Project(id="f1", title="Sea", scenes=(Scene(id="s1"),)))
    await store.profiles.welcome(seat, 100)
    async with store.work(seat, "f1", "Renamed") as work:
        work.project = work.project.model_copy(update={"title": "Storm \U0001f30a"})
        await work.settle(await work.reserve("k", 40, "x"), 30)
    thread = await store.threads.create(seat, "f1")
    await store.threads.append(seat, thread, "r1", [{"text": "hello"}])
    (tmp_path / "picture").write_bytes(b"picture")
    await blobs.put("u/f1/a.png", tmp_path / "picture", "image/png")
    await store.keep(seat, "f1", Asset(id="a", key="u/f1/a.png", mime="image/png"))
    return await seen(store, seat, thread), thread


async def seen(store, seat, thread):
    return (
        await store.read(seat, "f1"),
        await store.balance(seat),
        await store.log(seat, "f1", 0),
        await store.threads.messages(seat, thread),
        await store.assets(seat, "f1", ["a"]),
        (await store.credits.reconcile()).model_dump(),
    )


@pytest.fixture
def saved(film, dsn, tmp_path):
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "big").write_bytes(b"made again")
    target = tmp_path / "out" / "pixora.tar"
    target.parent.mkdir()
    backup(dsn, tmp_path, target)
    return target


async def test_a_film_is_brought_back_as_it_was(store, seat, film, saved, dsn, blobs, tmp_path):
    before, thread = film
    await store.tell(seat, "f1", [Notice(text="after the backup")])
    await store.films.remove(seat, "f1")
    await blobs.remove(["u/f1/a.png"])
    restore(dsn, tmp_path, saved)
    assert await seen(store, seat, thread) == before
    assert (await FolderBlobs(tmp_path).fetch("u/f1/a.png")).read_bytes() == b"picture"
    async with store.work(seat, "f1", "Life goes on") as work:
        work.project = work.project.model_copy(update={"title": "Calm"})
    assert (await store.read(seat, "f1")).revision == 2


async def test_a_new_machine_gets_all_of_it(
    seat, film, saved, postgres_server, tmp_path_factory, valkey_url
):
    before, thread = film
    home = tmp_path_factory.mktemp("new")
    with psycopg.connect(postgres_server.dsn("postgres"), autocommit=True) as conn:
        conn.execute("create database newhome")
    restore(postgres_server.dsn("newhome"), home, saved)
    app = postgres_server.dsn("newhome", "authenticator")
    store = await PostgresStore.open(app, valkey_url, FolderBlobs(home))
    assert await seen(store, seat, thread) == before
    assert (await store.blobs.fetch("u/f1/a.png")).read_bytes() == b"picture"
    await store.close()


def test_caches_and_logs_stay_out(saved):
    with tarfile.open(saved) as tar:
        tops = {name.split("/")[1] for name in tar.getnames() if name.startswith("home/")}
    assert "blobs" in tops
    assert "cache" not in tops


@pytest.mark.parametrize("content", [b"", b"no tar at all", b"\0" * 10_240])
async def test_a_file_that_is_no_backup_changes_nothing(store, seat, film, dsn, tmp_path, content):
    before, thread = film
    (tmp_path / "bad.tar").write_bytes(content)
    with pytest.raises(Invalid):
        restore(dsn, tmp_path, tmp_path / "bad.tar")
    assert await seen(store, seat, thread) == before


async def test_a_damaged_dump_changes_nothing(store, seat, film, saved, dsn, tmp_path):
    before, thread = film
    damaged = tmp_path / "damaged.tar"
    with tarfile.open(damaged, "w") as tar:
        (tmp_path / "database.dump").write_bytes(b"PGDMP but not really")
        tar.add(tmp_path / "database.dump", "database.dump")
    with pytest.raises(Unavailable, match="pg_restore"):
        restore(dsn, tmp_path, damaged)
    assert await seen(store, seat, thread) == before


def test_a_place_that_cannot_be_written_is_a_sentence(dsn, tmp_path):
    with pytest.raises(Unavailable, match="cannot be"):
        backup(dsn, tmp_path, tmp_path / "missing" / "x.tar")
