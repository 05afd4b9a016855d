"""Migrations: once, in order, on a filled database too, by a role that is no superuser."""

import psycopg
import pytest

from film.errors import Unavailable
from store.migrate import BOOTSTRAP, MIGRATIONS, migrate, pending


def test_a_second_run_applies_nothing(dsn):
    assert migrate(dsn, embedded=True) == []
    assert pending(dsn) == []


def test_a_failing_migration_leaves_nothing_behind(dsn, tmp_path):
    (tmp_path / "20990101000001_good.sql").write_text("create table public.good (id int);")
    (tmp_path / "20990101000002_bad.sql").write_text("create table public.bad (id nonsense);")
    with pytest.raises(Unavailable, match="20990101000002_bad"):
        migrate(dsn, embedded=True, folder=tmp_path)
    with psycopg.connect(dsn) as conn:
        assert conn.execute("select to_regclass('public.good')").fetchone() == (None,)
    assert pending(dsn, tmp_path) == ["20990101000001", "20990101000002"]


def test_a_new_migration_on_a_filled_database(dsn, seat, tmp_path):
    with psycopg.connect(dsn) as conn:
        conn.execute(
            "insert into projects (id, user_id, document) values ('p1', %s, '{}')", (seat.user_id,)
        )
    (tmp_path / "20990101000001_more.sql").write_text(
        "alter table public.projects add column mood text not null default 'calm';"
    )
    assert migrate(dsn, embedded=True, folder=tmp_path) == ["20990101000001"]
    with psycopg.connect(dsn) as conn:
        assert conn.execute("select id, mood from projects").fetchall() == [("p1", "calm")]


def test_history_is_the_supabase_clis(dsn):
    with psycopg.connect(dsn) as conn:
        rows = conn.execute(
            "select version, name from supabase_migrations.schema_migrations order by version"
        ).fetchall()
    assert [f"{v}_{n}" for v, n in rows] == sorted(p.stem for p in MIGRATIONS.glob("*.sql"))


def test_every_table_has_row_level_security_and_nothing_for_strangers(dsn):
    with psycopg.connect(dsn) as conn:
        bare = conn.execute(
            "select relname from pg_class where relnamespace = 'public'::regnamespace"
            " and relkind = 'r' and not relrowsecurity"
        ).fetchall()
        open_to_anon = conn.execute(
            "select table_name from information_schema.role_table_grants"
            " where table_schema = 'public' and grantee in ('anon', 'PUBLIC')"
        ).fetchall()
        writable = conn.execute(
            "select table_name, privilege_type from information_schema.role_table_grants"
            " where table_schema = 'public' and grantee = 'authenticated' and privilege_type <> 'SELECT'"
        ).fetchall()
    assert (bare, open_to_anon, writable) == ([], [], [])


def modest_owner(server, name):
    """A database as on Supabase: its owner is no superuser and does not own auth or storage."""
    with psycopg.connect(server.dsn("postgres"), autocommit=True) as conn:
        conn.execute("create role migrator login bypassrls")
        conn.execute(f"create database {name} owner migrator")
    with psycopg.connect(server.dsn(name)) as conn:
        conn.execute(BOOTSTRAP.read_text())
        conn.execute("alter schema supabase_migrations owner to migrator")
        conn.execute("alter table supabase_migrations.schema_migrations owner to migrator")
        conn.execute("alter schema public owner to migrator")
        conn.execute("grant usage on schema auth, storage to migrator")
        conn.execute("grant references, select on auth.users to migrator")
        conn.execute("grant supabase_storage_admin to migrator")


def test_migrations_need_no_superuser(postgres_server):
    modest_owner(postgres_server, "modest")
    modest = postgres_server.dsn("modest", "migrator")
    assert len(migrate(modest, embedded=False)) == len(list(MIGRATIONS.glob("*.sql")))
    with psycopg.connect(modest) as conn:
        assert conn.execute("select count(*) from projects").fetchone() == (0,)
