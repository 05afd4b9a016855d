"""Export and deletion, held against the schema: a new table that names a person cannot be forgotten."""

import json
import zipfile

import psycopg
import pytest
from psycopg import sql

from api.export import write_archive
from film.events import Notice
from film.ports import JobOrder
from store.identity.own_data import OwnData
from tests.identity.account_house import film_of

REACHED = """
with recursive paths(oid) as (
  select 'auth.users'::regclass::oid
  union select c.conrelid from pg_constraint c join paths p on c.confrelid = p.oid
    where c.contype = 'f')
select c.oid::regclass::text as name from pg_class c
where c.relkind in ('r', 'p') and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace,
    'storage'::regnamespace, 'auth'::regnamespace)
  and (c.oid in (select oid from paths)
    or exists (select from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
      and a.attname in ('user_id', 'owner', 'owner_id')))
order by 1
"""
"""Tables with a way to a person: by foreign keys, or by a column that names one."""
NO_EXPORT = {
    "auth.users": "the account section, from the token",
    "auth.sessions": "the section sign_ins",
    "auth.refresh_tokens": "secrets only, as hashes",
    "auth.one_time_tokens": "secrets only, as hashes",
    "private.welcomed": "a hash that names nobody",
    "storage.buckets": "the host's own",
    "storage.objects": "the section stored_files",
}
STAYS = {"credit_accounts", "credit_entries", "credit_holds", "private.welcomed", "storage.buckets"}
"""Books that must add up, a hash that names nobody, and what belongs to no person."""
CANARY = "the secret lighthouse of ada"


@pytest.fixture
async def ada(house, store, tmp_path):
    """A person with rows in every table."""
    seat, http = await house.person()
    film, _ = await film_of(store, seat, tmp_path)
    await store.profiles.welcome(seat, 500)
    await store.profiles.update(seat, name=CANARY)
    await store.keys.make(seat, CANARY)
    await store.links.join(seat, "slack", "T1", "U1")
    async with store.work(seat, film, CANARY) as work:
        work.project = work.project.model_copy(update={"title": CANARY})
        hold = await work.reserve("k", 40, f"Picture of {CANARY}")
        work.later(JobOrder(id="j1", key="j1", kind="visual", unit="s1.visual", credits=40), hold)
        await work.answer("key", {"said": CANARY})
    async with store.work(seat, film) as work:
        paid = await work.reserve("k2", 7, f"Voice of {CANARY}")
        await work.settle(paid, 7)
    await store.tell(seat, film, [Notice(text=CANARY)])
    thread = await store.threads.create(seat, film, title=CANARY)
    await store.threads.begin_run(seat, film, thread, "r1", "chat", {})
    await store.threads.append(seat, thread, "r1", [{"said": CANARY}])
    stored = await http.post(
        f"/storage/v1/object/uploads/{seat.user_id}/mine.png",
        content=b"\x89PNG my own bytes",
        headers={"content-type": "image/png"},
    )
    assert stored.status_code == 200
    await http.post("/auth/v1/recover", json={"email": "ada@example.test"}, headers=house.key)
    return seat, http


def reached(dsn) -> set[str]:
    with psycopg.connect(dsn) as conn:
        return {name for (name,) in conn.execute(REACHED)}


def rows_of(dsn, table: str) -> int:
    with psycopg.connect(dsn) as conn:
        named = sql.SQL(".").join(map(sql.Identifier, table.split(".")))
        return conn.execute(sql.SQL("select count(*) from {}").format(named)).fetchone()[0]


async def exported(http, tmp_path):
    answer = await http.get("/api/me/export")
    assert answer.status_code == 200
    path = tmp_path / "mine.zip"
    path.write_bytes(answer.content)
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read("data.json")), {
            n: archive.read(n) for n in archive.namelist()
        }


async def test_every_table_with_a_way_to_a_person_is_in_the_export(ada, dsn, tmp_path):
    _, http = ada
    data, files = await exported(http, tmp_path)
    assert {t for t in reached(dsn) - set(NO_EXPORT) if not rows_of(dsn, t)} == set()
    tables = {table: section for section, table in OwnData.sections()}
    empty = [t for t in reached(dsn) - set(NO_EXPORT) if not data.get(tables.get(t, t))]
    assert empty == []
    assert data["account"]["email"] == "ada@example.test"
    assert data["sign_ins"][0]["user_agent"] == "Firefox on Linux"
    assert [f["name"].split("/")[1] for f in data["stored_files"]] == ["mine.png"]
    assert files["uploads/mine.png"] == b"\x89PNG my own bytes"
    for entry in data["api_keys"]:
        assert "hash" not in entry


async def test_a_table_of_tomorrow_is_exported_without_a_word_of_ours(ada, dsn, tmp_path):
    seat, http = ada
    with psycopg.connect(dsn) as conn:
        conn.execute(
            "create table public.wishes (user_id uuid references auth.users on delete cascade,"
            " wish text); alter table public.wishes enable row level security;"
            " create policy own_read on public.wishes for select to authenticated"
            " using (user_id = (select auth.uid())); grant select on public.wishes to authenticated"
        )
        conn.execute("insert into wishes values (%s, 'a sequel')", (seat.user_id,))
    data, _ = await exported(http, tmp_path)
    assert data["wishes"] == [{"user_id": seat.user_id, "wish": "a sequel"}]


async def test_nothing_of_a_person_is_left_but_books_without_words(ada, house, store, dsn):
    _, http = ada
    assert house.identity.outbox.letters()
    assert (await http.delete("/api/me")).status_code == 204
    left = {}
    with psycopg.connect(dsn) as conn:
        for table in reached(dsn):
            named = sql.SQL(".").join(map(sql.Identifier, table.split(".")))
            rows = conn.execute(
                sql.SQL("select count(*), coalesce(string_agg(t::text, ' '), '') from {} t").format(
                    named
                )
            ).fetchone()
            if rows[0] and table not in STAYS:
                left[table] = rows[0]
            assert CANARY not in rows[1], table
            assert "ada@example.test" not in rows[1], table
    assert left == {}
    assert house.identity.outbox.letters() == []
    assert (await store.credits.reconcile()).right
    files = [p for p in house.identity.outbox.folder.parent.rglob("*") if p.is_file()]
    assert [p for p in files if b"my own bytes" in p.read_bytes()] == []


async def test_the_books_of_those_who_stay_cannot_be_rewritten(ada, dsn, store):
    seat, _ = ada
    with psycopg.connect(dsn) as conn:
        for change in ("delta = 1", "reason = 'x'", f"user_id = '{seat.user_id}'"):
            with pytest.raises(psycopg.Error, match="append-only"), conn.transaction():
                conn.execute(f"update credit_entries set {change}")
        with pytest.raises(psycopg.Error, match="append-only"), conn.transaction():
            conn.execute("delete from credit_entries")


async def test_a_long_history_is_written_without_being_held(house, store, tmp_path):
    """In batches: what is in memory does not grow with what is kept."""
    seat, _ = await house.person()
    film, _ = await film_of(store, seat, tmp_path)
    for _ in range(3):
        await store.tell(seat, film, [Notice(text="on")] * 500)
    sizes = []

    async def note(section, batch):
        sizes.append((section, len(batch)))

    await OwnData(store.db).hand_out(seat, note)
    assert [size for section, size in sizes if section == "events"] == [0, 500, 500, 500]
    folder = tmp_path / "box"
    folder.mkdir()
    archive = await write_archive(folder, OwnData(store.db), seat, store.blobs)
    with zipfile.ZipFile(archive) as box:
        assert len(json.loads(box.read("data.json"))["events"]) == 1_500
    assert [p.name for p in folder.iterdir()] == [archive.name]
