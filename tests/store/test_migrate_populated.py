"""The newest migration on a database in use: a film, money, a conversation and keys are all there."""

import json
import uuid

import psycopg
import pytest

from film.ports import Asset, Seat
from film.project import Project, Scene
from store.blobs.folder import FolderBlobs
from store.history import document_at
from store.migrate import MIGRATIONS, migrate, pending
from store.postgres import PostgresStore
from tests.conftest import make_seat

FILES = sorted(MIGRATIONS.glob("*.sql"))
KEPT = ("style", "language")
LIVED_IN = """
insert into profiles (user_id, name, auto_approve) values (%(user)s, 'Ada', 20);
insert into projects (id, user_id, document, revision, last_seq, title)
  values ('f1', %(user)s, %(film)s, 1, 1, 'Sea');
insert into revisions (project_id, number, author, patch, snapshot)
  values ('f1', 0, 'person', '[]', %(film)s), ('f1', 1, 'person', %(patch)s, null);
insert into assets (project_id, id, key, mime) values ('f1', 'a', 'k/a.png', 'image/png');
insert into events (project_id, seq, type, body) values ('f1', 1, 'notice', '{"type": "notice", "text": "hi"}');
insert into answers (project_id, key, result) values ('f1', 'k', '{"a": 1}');
insert into threads (id, user_id, project_id, title) values ('t1', %(user)s, 'f1', 'Talk');
insert into entries (thread_id, position, run_id, body) values ('t1', 0, 'r1', '{"text": "hello"}');
insert into runs (id, user_id, project_id, thread_id, state) values ('r1', %(user)s, 'f1', 't1', 'done');
insert into api_keys (user_id, name, prefix, hash) values (%(user)s, 'old key', 'px_old', 'hash-of-old');
insert into channels (user_id, kind, team, external_id) values (%(user)s, 'slack', 'T1', 'U1');
select private.credits_grant(%(user)s, 100, 'welcome', 'Welcome');
select private.credits_reserve(%(user)s, 'f1', 30, 'h1', 'done');
select private.credits_reserve(%(user)s, 'f1', 5, 'h2', 'open');
select private.credits_close((select id from credit_holds where key = 'h1'), 20);
insert into jobs (id, project_id, user_id, key, ordered, queue, hold_id, state, charged, started_at, ended_at)
  values ('j1', 'f1', %(user)s, 'j1', %(order)s, 'io', (select id from credit_holds where key = 'h1'),
    'done', 20, now() - interval '3 seconds', now());
insert into jobs (id, project_id, user_id, key, ordered, queue, hold_id)
  values ('j2', 'f1', %(user)s, 'j2', %(order)s, 'io', (select id from credit_holds where key = 'h2'));
"""


@pytest.fixture(params=range(6, len(FILES)), ids=lambda n: f"before {FILES[n].stem[-30:]}")
def lived_in(request, postgres_server, tmp_path):
    """A database at an older schema that has been used; (its name, whose rows they are)."""
    name = f"lived_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(postgres_server.dsn("postgres"), autocommit=True) as conn:
        conn.execute(f"create database {name}")
    older = tmp_path / "older"
    older.mkdir()
    for path in FILES[: request.param]:
        (older / path.name).symlink_to(path)
    dsn = postgres_server.dsn(name)
    migrate(dsn, embedded=True, folder=older)
    ada = make_seat(dsn)
    film = Project(id="f1", title="Sea", scenes=(Scene(id="s1"),), next_scene=2)
    order = {"id": "j1", "key": "j1", "kind": "visual", "unit": "s1.visual", "credits": 30}
    document = film.model_dump(mode="json")
    document["settings"]["captions"]["language"] = None
    patch = [{"op": "replace", "path": f"/settings/captions/{k}", "value": "de"} for k in KEPT]
    values = {
        "user": ada.user_id,
        "film": json.dumps(document),
        "patch": json.dumps(patch),
        "order": json.dumps(order),
    }
    with psycopg.connect(dsn) as conn:
        for statement in LIVED_IN.strip().split(";\n"):
            conn.execute(statement, values)
    yield name, ada
    with psycopg.connect(postgres_server.dsn("postgres"), autocommit=True) as conn:
        conn.execute(f"drop database {name} with (force)")


async def test_everything_is_still_there_and_still_only_its_owners(
    lived_in, postgres_server, valkey_url, tmp_path
):
    name, ada = lived_in
    dsn = postgres_server.dsn(name)
    due = pending(dsn)
    assert due
    assert migrate(dsn, embedded=True) == due
    eve = make_seat(dsn)
    app = postgres_server.dsn(name, "authenticator")
    store = await PostgresStore.open(app, valkey_url, FolderBlobs(tmp_path))
    try:
        await kept(store, ada)
        await hidden(store, eve)
        await remembered(store, ada)
        async with store.work(ada, "f1", "Life goes on") as work:
            work.project = work.project.model_copy(update={"title": "Calm"})
            await work.reserve("new", 10, "x")
        assert (await store.read(ada, "f1")).revision == 2
        assert (await store.credits.reconcile()).right
    finally:
        await store.close()


async def kept(store, ada: Seat):
    assert (await store.read(ada, "f1")).project.title == "Sea"
    now = await store.balance(ada)
    assert (now.available, now.held, await store.spent(ada)) == (75, 5, 20)
    assert [e.event["text"] for e in await store.log(ada, "f1", 0)] == ["hi"]
    assert await store.threads.messages(ada, "t1") == [{"text": "hello"}]
    assert await store.assets(ada, "f1", ["a"]) == {
        "a": Asset(id="a", key="k/a.png", mime="image/png")
    }
    profile = await store.profiles.get(ada)
    assert (profile.name, profile.auto_approve) == ("Ada", 20)
    (key,) = await store.keys.list(ada)
    assert (key.name, key.scopes, key.credit_cap) == ("old key", ("read", "act"), None)
    assert await store.links.owner("slack", "T1", "U1") == ada.user_id
    assert {j.id: j.state for j in await store.jobs(ada, "f1")} == {"j1": "done", "j2": "queued"}
    uses = {u.job_id: (u.estimated, u.charged) for u in await store.credits.per_job(ada)}
    assert uses == {"j1": (30, 20), "j2": (30, None)}


async def remembered(store, ada: Seat):
    """The film as it was once: captions had a language of their own then."""
    async with store.db.as_user(ada) as conn:
        assert (await document_at(conn, "f1", 0)).settings.captions.style == "clean"
        assert (await document_at(conn, "f1", 1)).settings.captions.style == "de"


async def hidden(store, eve: Seat):
    async with store.db.as_user(eve) as conn:
        for table in (
            "profiles", "projects", "revisions", "assets", "events", "answers", "threads",
            "entries", "runs", "channels", "credit_accounts", "credit_holds", "credit_entries", "jobs",
        ):  # fmt: skip
            found = await (await conn.execute(f"select 1 from {table}")).fetchall()
            assert found == [], table
    assert await store.keys.list(eve) == []
