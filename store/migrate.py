"""Brings a database to the newest schema: the local prelude, then supabase/migrations in order.

The history table is the Supabase CLI's own, so `supabase db push` and this runner agree on what
has been applied (https://supabase.com/docs/guides/deployment/database-migrations).
"""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import LiteralString, cast

import psycopg

from film.errors import Unavailable

MIGRATIONS = Path(__file__).parent.parent / "supabase" / "migrations"
BOOTSTRAP = Path(__file__).parent / "identity" / "bootstrap.sql"
_LOCK = 7_290_031
"""Our number among the database's advisory locks: one migration at a time."""
_HISTORY = """
create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (
  version text primary key, statements text[], name text)
"""


def migrate(dsn: str, embedded: bool, folder: Path = MIGRATIONS) -> list[str]:
    """Apply what is missing; returns the versions applied now.

    Args:
        dsn: connection as the schema's owner (embedded: the superuser).
        embedded: True lays the local prelude that a Supabase project already has.
        folder: migration files named `<version>_<name>.sql`.

    Raises:
        Unavailable: a migration fails, or the database does not answer; nothing of it is kept.
    """
    try:
        # No prepared statements: the connection may be Supabase's transaction pooler.
        with psycopg.connect(dsn, prepare_threshold=None) as conn:
            conn.execute("select pg_advisory_xact_lock(%s)", (_LOCK,))
            if embedded:
                _run(conn, BOOTSTRAP.read_text())
            _run(conn, _HISTORY)
            return list(_apply(conn, folder))
    except psycopg.OperationalError as error:
        raise Unavailable(f"The database does not answer: {error}") from error


def pending(dsn: str, folder: Path = MIGRATIONS) -> list[str]:
    """Versions that the database lacks, for a check of a deployment."""
    with psycopg.connect(dsn, prepare_threshold=None) as conn:
        return missing(_known(conn), folder)


def unknown(dsn: str, folder: Path = MIGRATIONS) -> list[str]:
    """Versions that the database has and we do not know: it was made by a newer Pixora."""
    with psycopg.connect(dsn, prepare_threshold=None) as conn:
        known = _known(conn)
    return sorted(known - {version for version, _, _ in _files(folder)})


def missing(applied: Collection[str], folder: Path = MIGRATIONS) -> list[str]:
    """Versions that are not among the applied ones."""
    return [version for version, _, _ in _files(folder) if version not in applied]


def policies(folder: Path = MIGRATIONS) -> list[str]:
    """All policies that are there after all migrations, as "name on schema.table"."""
    made: dict[str, str] = {}
    for _, _, path in _files(folder):
        text = path.read_text()
        for name, table in re.findall(r"^create policy (\w+) on ([\w.]+)", text, re.MULTILINE):
            made[f"{name} on {table}"] = table
        dropped = re.findall(r"^drop table ([\w.]+)", text, re.MULTILINE)
        made = {policy: table for policy, table in made.items() if table not in dropped}
    return list(made)


def _apply(conn: psycopg.Connection, folder: Path) -> Iterator[str]:
    known = _known(conn)
    for version, name, path in _files(folder):
        if version in known:
            continue
        text = path.read_text()
        try:
            _run(conn, text)
        except psycopg.Error as error:
            raise Unavailable(f"Migration {path.name} failed: {error}") from error
        conn.execute(
            "insert into supabase_migrations.schema_migrations (version, name, statements)"
            " values (%s, %s, %s)",
            (version, name, [text]),
        )
        yield version


def _known(conn: psycopg.Connection) -> set[str]:
    exists = conn.execute("select to_regclass('supabase_migrations.schema_migrations')").fetchone()
    if not exists or exists[0] is None:
        return set()
    rows = conn.execute("select version from supabase_migrations.schema_migrations").fetchall()
    return {str(row[0]) for row in rows}


def _files(folder: Path) -> list[tuple[str, str, Path]]:
    """(version, name, path) in order of version."""
    found: list[tuple[str, str, Path]] = []
    for path in sorted(folder.glob("*.sql")):
        version, _, name = path.stem.partition("_")
        found.append((version, name, path))
    return found


def _run(conn: psycopg.Connection, text: str) -> None:
    """Run a file of ours; without parameters psycopg sends it whole, many statements at once."""
    conn.execute(cast("LiteralString", text))
