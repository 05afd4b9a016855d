"""Commands for whoever keeps the house of the local stack: credits, backups."""

import argparse
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from film.errors import Invalid, NotFound, Unavailable
from store import backup as backups
from store.migrate import migrate
from store.servers import postgres
from worker.settings import Settings

MOST_CREDITS = 1_000_000
"""Of one gift, as in the studio's admin page."""


def grant(arguments: list[str]) -> int:
    """Give a local account credits, or make it an admin."""
    parser = argparse.ArgumentParser(prog="./run grant", description=grant.__doc__)
    parser.add_argument("email", help="or the number that the Credits page shows a guest")
    parser.add_argument("credits", type=int, nargs="?", default=0)
    parser.add_argument("reason", nargs="?", default="", help="why; it stands in their ledger")
    parser.add_argument("--admin", action="store_true", help="may grant credits in the studio")
    wanted = parser.parse_args(arguments)
    reason = wanted.reason.strip()
    if not 0 <= wanted.credits <= MOST_CREDITS:
        raise Invalid(
            f"Credits are given, not taken, {MOST_CREDITS} at most: use a positive number."
        )
    if wanted.admin and "@" not in wanted.email:
        raise Invalid("A guest cannot be an admin: they sign up in the studio first.")
    if wanted.credits and not reason:
        raise Invalid(
            f'Say why: ./run grant {wanted.email} {wanted.credits} "a prize". It stands in their ledger.'
        )
    with local_database(_local()) as dsn, psycopg.connect(dsn) as conn:
        user_id = _account(conn, wanted.email)
        if wanted.admin:
            conn.execute(
                "update auth.users set raw_app_meta_data = raw_app_meta_data || "
                """'{"role": "admin"}' where id = %s""",
                (user_id,),
            )
        if wanted.credits:
            conn.execute(
                "select private.credits_grant(%s, %s, gen_random_uuid()::text, %s)",
                (user_id, wanted.credits, reason),
            )
    made = " and is an admin now" if wanted.admin else ""
    sys.stdout.write(f"{wanted.email} got {wanted.credits} credits{made}.\n")
    return 0


def backup(arguments: list[str]) -> int:
    """Save the local stack's database and files in one file; the studio may be running."""
    parser = _with_file("./run backup", str(backup.__doc__))
    target = _place(parser.parse_args(arguments).file)
    settings = _local()
    with local_database(settings) as dsn:
        backups.backup(dsn, settings.folder, target)
    sys.stdout.write(f"{target}: {target.stat().st_size / 1e6:.1f} MB saved.\n")
    return 0


def restore(arguments: list[str]) -> int:
    """Bring back a backup onto an empty home; stop the studio first."""
    parser = _with_file("./run restore", str(restore.__doc__))
    parser.add_argument("--replace", action="store_true", help="lose what the home holds now")
    wanted = parser.parse_args(arguments)
    source = _place(wanted.file)
    if not source.is_file():
        raise NotFound(f"There is no file {source}.")
    settings = _local()
    server = postgres.start(settings.folder)
    try:
        applied = backups.restore(server.dsn(), settings.folder, source, wanted.replace)
    finally:
        server.stop()
    older = f" It was older: {len(applied)} migrations were applied." if applied else ""
    sys.stdout.write(f"{source} is restored.{older} ./run starts the studio.\n")
    return 0


@contextmanager
def local_database(settings: Settings) -> Generator[str]:
    """The owner's connection string of the local database, started when it is not running."""
    owner = postgres.dsn(postgres.sockets_of(settings.folder))
    if _answers(owner):
        yield owner
        return
    server = postgres.start(settings.folder)
    try:
        backups.settle(server.dsn(), settings.folder)
        migrate(server.dsn(), embedded=True)
        yield server.dsn()
    finally:
        server.stop()


def _answers(dsn: str) -> bool:
    try:
        psycopg.connect(dsn, connect_timeout=2).close()
    except psycopg.Error:
        return False
    return True


def _local() -> Settings:
    """The settings of a local stack. Raises Unavailable when the database is somebody else's."""
    settings = Settings()
    if settings.database_url:
        raise Unavailable(
            "DATABASE_URL names a database of your own: grant credits in the studio's admin page "
            "and use your provider's backups (docs/supabase.md)."
        )
    return settings


def _account(conn: psycopg.Connection, email: str) -> str:
    found = conn.execute(
        "select id from auth.users where lower(email) = lower(%s) or id::text = %s", (email, email)
    ).fetchone()
    if found is None:
        raise NotFound(f"There is no account {email}. Sign up in the studio first.")
    return str(found[0])


def _with_file(program: str, description: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=program, description=description)
    parser.add_argument("file", type=Path)
    return parser


def _place(file: Path) -> Path:
    return file.expanduser().resolve()
