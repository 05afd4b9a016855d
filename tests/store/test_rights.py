"""Rights in the database itself: what a raw connection as a person can and cannot do."""

import json
import uuid

import psycopg
import pytest
from psycopg import errors, sql

from film.events import Notice
from film.ports import Asset, JobOrder
from film.project import Project

TABLES = (
    "answers", "api_keys", "assets", "channels", "credit_accounts", "credit_entries",
    "credit_holds", "entries", "events", "jobs", "profiles", "projects", "revisions",
    "runs", "threads",
)  # fmt: skip
MONEY = (
    "select private.credits_grant(auth.uid(), 1000, 'mine', 'gift')",
    "select private.credits_welcome(auth.uid(), 1000, 'gift')",
    "select private.address_hash('ada@example.test')",
    "select private.credits_reserve(auth.uid(), 'f1', 1, 'k9', 'x')",
    "select private.credits_close((select id from credit_holds limit 1), 0)",
    "select private.credits_refund((select id from credit_holds limit 1), 5, 'k', 'x')",
    "select private.post(auth.uid(), 'grant', null, 'k', 'x', 'source', 'available', 5)",
    "select private.credits_lock(auth.uid())",
)


@pytest.fixture
async def filled(store, seat):
    """Every table has rows of `seat`."""
    await store.create(seat, Project(id="f1", title="Mine"))
    await store.profiles.update(seat, name="Ada")
    await store.profiles.welcome(seat, 100)
    await store.keys.make(seat, "laptop")
    await store.links.join(seat, "slack", "T1", "U1")
    async with store.work(seat, "f1", "Renamed") as work:
        work.project = work.project.model_copy(update={"title": "Still mine"})
        hold = await work.reserve("k", 40, "a picture")
        order = JobOrder(id="j1", key="j1", kind="visual", unit="s1.visual", credits=40)
        work.later(order, hold)
        await work.answer("key", {"a": 1})
    await store.keep(seat, "f1", Asset(id="a1", key="u/f/a1.png", mime="image/png"))
    await store.tell(seat, "f1", [Notice(text="hello")])
    thread = await store.threads.create(seat, "f1")
    await store.threads.begin_run(seat, "f1", thread, "r1", "chat", {})
    await store.threads.append(seat, thread, "r1", [{"kind": "request"}])
    return store


def person(dsn, seat):
    """A raw connection that acts as this person, as PostgREST would."""
    conn = psycopg.connect(dsn)
    claims = json.dumps({"sub": seat.user_id, "role": "authenticated"}) if seat else ""
    conn.execute("select set_config('request.jwt.claims', %s, false)", (claims,))
    conn.execute("set role authenticated" if seat else "set role anon")
    conn.commit()
    return conn


def count(conn, table):
    columns = sql.SQL("id") if table == "api_keys" else sql.SQL("*")
    query = sql.SQL("select count(*) from (select {} from {}) t").format(
        columns, sql.Identifier(table)
    )
    return conn.execute(query).fetchone()[0]


def test_the_list_of_tables_is_complete(dsn):
    with psycopg.connect(dsn) as conn:
        found = conn.execute(
            "select relname from pg_class where relnamespace = 'public'::regnamespace"
            " and relkind in ('r', 'p', 'v', 'm') order by relname"
        ).fetchall()
    assert tuple(name for (name,) in found) == TABLES


async def test_everybody_sees_their_own_rows_and_nobody_elses(filled, dsn, seat, second_seat):
    with person(dsn, seat) as mine, person(dsn, second_seat) as theirs:
        assert {t: count(mine, t) > 0 for t in TABLES} == dict.fromkeys(TABLES, True)
        assert {t: count(theirs, t) for t in TABLES} == dict.fromkeys(TABLES, 0)
    for table in TABLES:
        with person(dsn, None) as stranger, pytest.raises(errors.InsufficientPrivilege):
            count(stranger, table)


@pytest.mark.parametrize("who", ["owner", "other", "nobody"])
async def test_nobody_writes_any_table_directly(filled, dsn, seat, second_seat, who):
    as_whom = {"owner": seat, "other": second_seat, "nobody": None}[who]
    for table in TABLES:
        name = sql.Identifier(table)
        for write in (
            sql.SQL("delete from {}").format(name),
            sql.SQL("truncate {} cascade").format(name),
            sql.SQL("insert into {} default values").format(name),
            sql.SQL("update {} set {} = default").format(
                name, sql.Identifier(first_column(dsn, table))
            ),
        ):
            with person(dsn, as_whom) as conn, pytest.raises(errors.InsufficientPrivilege):
                conn.execute(write)


def first_column(dsn, table):
    with psycopg.connect(dsn) as conn:
        query = sql.SQL("select * from {} limit 0").format(sql.Identifier(table))
        return conn.execute(query).description[0].name


@pytest.mark.parametrize("call", MONEY)
async def test_a_person_cannot_call_the_ledger(filled, dsn, seat, call):
    with person(dsn, seat) as conn, pytest.raises(errors.InsufficientPrivilege):
        conn.execute(call)


async def test_a_key_never_shows_its_hash_even_to_its_owner(filled, dsn, seat):
    with person(dsn, seat) as conn, pytest.raises(errors.InsufficientPrivilege):
        conn.execute("select hash from api_keys")


async def test_the_server_cannot_write_the_ledger_past_its_functions(filled, dsn, app_dsn):
    for query in (
        "insert into credit_accounts (user_id, available) values (gen_random_uuid(), 5)",
        "update credit_accounts set available = available + 5",
        "delete from credit_entries",
        "update credit_holds set state = 'released'",
    ):
        with psycopg.connect(app_dsn) as conn:
            conn.execute("set role service_role")
            with pytest.raises(errors.InsufficientPrivilege):
                conn.execute(query)
    with psycopg.connect(dsn) as owner, pytest.raises(errors.RaiseException, match="append-only"):
        owner.execute("update credit_entries set delta = 5")


async def test_acting_for_one_person_moves_nobody_elses_money(filled, seat, second_seat):
    for query in (
        "select private.credits_grant(%s, 5, 'k', 'x')",
        "select private.credits_lock(%s)",
        "select private.credits_close((select id from credit_holds where user_id = %s), 0)",
    ):
        with pytest.raises(errors.InsufficientPrivilege):
            async with filled.db.as_server(second_seat.user_id) as conn:
                await conn.execute(query, (uuid.UUID(seat.user_id),))


async def test_the_application_role_can_do_nothing_by_itself(filled, app_dsn):
    for table in TABLES:
        with psycopg.connect(app_dsn) as conn, pytest.raises(errors.InsufficientPrivilege):
            count(conn, table)


async def test_the_anonymous_and_forged_claims_see_nothing(filled, dsn, second_seat):
    with person(dsn, second_seat) as conn:
        for claims in ("", "{}", '{"role": "service_role"}'):
            conn.execute("select set_config('request.jwt.claims', %s, false)", (claims,))
            assert count(conn, "projects") == 0
