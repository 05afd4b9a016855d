"""A populated home survives in one file: on the same machine, and on a new one."""

import json
import signal
import subprocess
import sys
import tarfile
from pathlib import Path

import psycopg
import pytest

from film.errors import Conflict, Invalid, Unavailable
from film.events import Notice
from film.ports import Asset, JobOrder
from film.project import Project, Scene
from store.backup import FRESH, backup, restore, settle
from store.blobs.folder import FolderBlobs
from store.migrate import MIGRATIONS, migrate, pending
from store.postgres import PostgresStore

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
async def film(store, seat, blobs, tmp_path):
    """A film with history, money, a job, events, a conversation and a file; returns what was seen."""
    await store.create(seat, Project(id="f1", title="Sea", scenes=(Scene(id="s1"),)))
    await store.profiles.welcome(seat, 100)
    await store.profiles.update(seat, name="Ada")
    async with store.work(seat, "f1", "Renamed") as work:
        work.project = work.project.model_copy(update={"title": "Storm \U0001f30a"})
        hold = await work.reserve("k", 40, "x")
        order = JobOrder(id="j1", key="k", kind="visual", unit="s1.visual", credits=40)
        work.later(order, hold)
    thread = await store.threads.create(seat, "f1")
    await store.threads.append(seat, thread, "r1", [{"text": "hello"}])
    (tmp_path / "picture").write_bytes(b"picture")
    await blobs.put("u/f1/a.png", tmp_path / "picture", "image/png")
    await store.keep(seat, "f1", Asset(id="a", key="u/f1/a.png", mime="image/png"))
    return await seen(store, seat, thread), thread


async def seen(store, seat, thread):
    """Film, money, log, conversation, files, jobs and profile."""
    return (
        await store.read(seat, "f1"),
        await store.balance(seat),
        await store.log(seat, "f1", 0),
        await store.threads.messages(seat, thread),
        await store.assets(seat, "f1", ["a"]),
        [(j.id, j.state, j.hold_id) for j in await store.jobs(seat, "f1")],
        await store.profiles.get(seat),
        (await store.credits.reconcile()).model_dump(),
    )


@pytest.fixture
def shelf(tmp_path_factory):
    """Where backups are put: outside of any home."""
    return tmp_path_factory.mktemp("shelf")


@pytest.fixture
def saved(film, dsn, tmp_path, shelf):
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "big").write_bytes(b"made again")
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "api_keys.json").write_text("as saved")
    target = shelf / "pixora.tar"
    backup(dsn, tmp_path, target)
    (tmp_path / "keys" / "api_keys.json").write_text("as now")
    return target


def people(dsn):
    """Who may sign in."""
    with psycopg.connect(dsn) as conn:
        return conn.execute("select id, email from auth.users order by id").fetchall()


def files(home):
    """What the home keeps: the picture and the keys."""
    blobs = FolderBlobs(home)
    return blobs.locate("u/f1/a.png")[0].read_bytes(), (home / "keys/api_keys.json").read_text()


async def test_a_film_is_brought_back_as_it_was(store, seat, film, saved, dsn, blobs, tmp_path):
    before, thread = film
    await store.tell(seat, "f1", [Notice(text="after the backup")])
    await store.films.remove(seat, "f1")
    await blobs.remove(["u/f1/a.png"])
    assert restore(dsn, tmp_path, saved, replace=True) == []
    assert await seen(store, seat, thread) == before
    assert files(tmp_path) == (b"picture", "as saved")
    async with store.work(seat, "f1", "Life goes on") as work:
        work.project = work.project.model_copy(update={"title": "Calm"})
    assert (await store.read(seat, "f1")).revision == 2
    assert not (tmp_path / FRESH).exists()


async def test_a_home_in_use_is_not_overwritten_unasked(store, seat, film, saved, dsn, tmp_path):
    before, thread = film
    with pytest.raises(Conflict, match=r"holds 1 accounts and 1 films.*--replace"):
        restore(dsn, tmp_path, saved)
    assert await seen(store, seat, thread) == before
    assert files(tmp_path) == (b"picture", "as now")


@pytest.fixture
def new_home(postgres_server, tmp_path_factory):
    """A home with an empty database of its own; (its folder, its name)."""
    name = "newhome"
    with psycopg.connect(postgres_server.dsn("postgres"), autocommit=True) as conn:
        conn.execute(f"create database {name}")
    yield tmp_path_factory.mktemp("new"), name
    with psycopg.connect(postgres_server.dsn("postgres"), autocommit=True) as conn:
        conn.execute(f"drop database {name} with (force)")


async def test_a_new_machine_gets_all_of_it(
    seat, film, saved, dsn, postgres_server, new_home, valkey_url
):
    before, thread = film
    home, name = new_home
    restore(postgres_server.dsn(name), home, saved)
    app = postgres_server.dsn(name, "authenticator")
    store = await PostgresStore.open(app, valkey_url, FolderBlobs(home))
    assert await seen(store, seat, thread) == before
    assert files(home) == (b"picture", "as saved")
    assert people(postgres_server.dsn(name)) == people(dsn) != []
    await store.close()


def test_an_older_backup_is_brought_up_to_date_and_a_newer_one_refused(
    seat, dsn, postgres_server, new_home, tmp_path
):
    home, name = new_home
    target, older = postgres_server.dsn(name), tmp_path / "older"
    older.mkdir()
    *first, newest = sorted(MIGRATIONS.glob("*.sql"))
    for path in first:
        (older / path.name).symlink_to(path)
    migrate(target, embedded=True, folder=older)
    backup(target, home, tmp_path / "older.tar")
    migrate(target, embedded=True)
    assert restore(target, home, tmp_path / "older.tar") == [newest.stem.split("_")[0]]
    assert pending(target) == []
    with psycopg.connect(dsn) as conn:
        conn.execute(
            "insert into supabase_migrations.schema_migrations (version) values ('20991231000000')"
        )
    backup(dsn, home, tmp_path / "newer.tar")
    with pytest.raises(Conflict, match="newer Pixora: bring this one up to date"):
        restore(target, home, tmp_path / "newer.tar")
    assert pending(target) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from store.backup import restore

wanted, about = sys.argv[1:3]

def step(name, arguments):
    if name == wanted and about in str(arguments):
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(step)
restore(sys.argv[3], Path(sys.argv[4]), Path(sys.argv[5]), replace=True)
"""
"""A restore that is killed just before it does one thing, as the interpreter announces it."""
POINTS = {
    ("os.mkdir", "restore.new/home/keys"): "old",  # half unpacked
    ("subprocess.Popen", "--exit-on-error"): "old",  # an empty database beside
    ("open", "restore.new/complete"): "old",  # all of it is there, and not yet said so
    ("shutil.rmtree", "/blobs"): "new",  # the databases are swapped, no file is
    ("os.rename", "restore.new/home/keys"): "new",  # the old keys are gone, the new not there
    ("os.remove", "contents.json"): "new",
}


async def test_a_killed_restore_leaves_all_of_the_old_or_all_of_the_new(
    store, seat, film, saved, dsn, tmp_path
):
    _, thread = film
    new = film[0], (b"picture", "as saved")
    for (step, about), left in POINTS.items():
        await store.tell(seat, "f1", [Notice(text=f"before {step}")])
        (tmp_path / "keys/api_keys.json").write_text(step)
        old = await seen(store, seat, thread), files(tmp_path)
        arguments = [step, about, dsn, str(tmp_path), str(saved)]
        done = subprocess.run([sys.executable, "-c", KILLED, *arguments], cwd=ROOT, check=False)
        assert done.returncode == -signal.SIGKILL, step
        if left == "old":
            assert (await seen(store, seat, thread), files(tmp_path)) == old, step
        settle(dsn, tmp_path)
        now = await seen(store, seat, thread), files(tmp_path)
        assert now == {"old": old, "new": new}[left], (step, about)
        assert not (tmp_path / FRESH).exists()
    with psycopg.connect(dsn) as conn:
        beside = conn.execute(
            "select datname from pg_database where datname like current_database() || '\\_%'"
        )
        assert beside.fetchall() == []


def test_caches_logs_and_earlier_backups_stay_out(saved, dsn, tmp_path):
    with tarfile.open(saved) as tar:
        tops = {name.split("/")[1] for name in tar.getnames() if name.startswith("home/")}
    assert "blobs" in tops
    assert "cache" not in tops
    with pytest.raises(Invalid, match="outside"):
        backup(dsn, tmp_path, tmp_path / "mine.tar")


@pytest.mark.parametrize("content", [b"", b"no tar at all", b"\0" * 10_240])
async def test_a_file_that_is_no_backup_changes_nothing(
    store, seat, film, dsn, tmp_path, shelf, content
):
    before, thread = film
    (shelf / "bad.tar").write_bytes(content)
    with pytest.raises(Invalid):
        restore(dsn, tmp_path, shelf / "bad.tar", replace=True)
    assert await seen(store, seat, thread) == before


def unpacked(saved, shelf):
    with tarfile.open(saved) as tar:
        tar.extractall(shelf / "x", filter="data")
    return shelf / "x"


def packed(folder, without=""):
    target = folder.with_suffix(".tar")
    with tarfile.open(target, "w") as tar:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.name != without:
                tar.add(path, str(path.relative_to(folder)))
    return target


@pytest.mark.parametrize("missing", ["contents.json", "api_keys.json", "database.dump"])
async def test_a_backup_that_lost_a_part_changes_nothing(
    store, seat, film, saved, dsn, tmp_path, shelf, missing
):
    before, thread = film
    with pytest.raises(Invalid, match=r"not a backup|damaged"):
        restore(dsn, tmp_path, packed(unpacked(saved, shelf), missing), replace=True)
    assert (await seen(store, seat, thread), files(tmp_path)[1]) == (before, "as now")


async def test_a_damaged_dump_changes_nothing(store, seat, film, saved, dsn, tmp_path, shelf):
    before, thread = film
    folder = unpacked(saved, shelf)
    whole = (folder / "database.dump").read_bytes()
    for damaged in (b"PGDMP but not really", whole[: len(whole) // 2]):
        (folder / "database.dump").write_bytes(damaged)
        with pytest.raises(Unavailable, match="pg_restore"):
            restore(dsn, tmp_path, packed(folder), replace=True)
        assert await seen(store, seat, thread) == before
        assert not (tmp_path / FRESH).exists()


async def test_a_dump_of_a_newer_postgres_is_told(saved, dsn, tmp_path, shelf):
    """The dump's head says which server it came from."""
    folder = unpacked(saved, shelf)
    dump = (folder / "database.dump").read_bytes()
    with psycopg.connect(dsn) as conn:
        major = str(conn.info.server_version // 10_000).encode()
    (folder / "database.dump").write_bytes(dump.replace(major + b".", b"99.", 1))
    with pytest.raises(Conflict, match=r"newer Postgres \(99, here it is"):
        restore(dsn, tmp_path, packed(folder), replace=True)


async def test_a_backup_brings_no_database_folder(saved, dsn, tmp_path, shelf):
    folder = unpacked(saved, shelf)
    (folder / "home/pgdata").mkdir()
    (folder / "home/pgdata/PG_VERSION").write_text("99")
    count = json.loads((folder / "contents.json").read_text())["files"] + 1
    (folder / "contents.json").write_text(json.dumps({"files": count}))
    restore(dsn, tmp_path, packed(folder), replace=True)
    assert files(tmp_path) == (b"picture", "as saved")
    assert not (tmp_path / "pgdata").exists()


def test_a_place_that_cannot_be_written_is_a_sentence(dsn, tmp_path, shelf):
    with pytest.raises(Unavailable, match="cannot be"):
        backup(dsn, tmp_path, shelf / "missing" / "x.tar")
