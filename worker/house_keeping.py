"""Commands for whoever keeps the house: grant, backup, restore, doctor."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from film.errors import Invalid, NotFound
from store import backup as backups
from store.servers import postgres
from worker.settings import Settings


@contextmanager
def _database(settings: Settings) -> Iterator[str]:
    """The owner's connection string of the local database, started when it is not running."""
    running = settings.folder / "run"
    owner = postgres.dsn(postgres.sockets_of(settings.folder))
    if running.exists() and _answers(owner):
        yield owner
        return
    server = postgres.start(settings.folder)
    try:
        yield server.dsn()
    finally:
        server.stop()


def _answers(dsn: str) -> bool:
    try:
        psycopg.connect(dsn, connect_timeout=2).close()
    except psycopg.Error:
        return False
    return True


def grant(arguments: list[str]) -> int:
    """Give a local account credits, or make it an admin."""
    parser = argparse.ArgumentParser(prog="./run grant", description=grant.__doc__)
    parser.add_argument("email")
    parser.add_argument("credits", type=int, nargs="?", default=0)
    parser.add_argument("--admin", action="store_true", help="may grant credits in the studio")
    wanted = parser.parse_args(arguments)
    if wanted.credits < 0:
        raise Invalid("Credits are given, not taken: use a positive number.")
    with _database(Settings()) as dsn, psycopg.connect(dsn) as conn:
        found = conn.execute(
            "select id from auth.users where lower(email) = lower(%s)", (wanted.email,)
        ).fetchone()
        if found is None:
            raise NotFound(f"There is no account {wanted.email}. Sign up in the studio first.")
        if wanted.admin:
            conn.execute(
                "update auth.users set raw_app_meta_data = raw_app_meta_data || "
                """'{"role": "admin"}' where id = %s""",
                found,
            )
        if wanted.credits:
            conn.execute(
                "select public.credits_grant(%s, %s, gen_random_uuid()::text, %s)",
                (found[0], wanted.credits, "Granted on the command line"),
            )
    sys.stdout.write(f"{wanted.email}: {wanted.credits} credits granted.\n")
    return 0


def backup(arguments: list[str]) -> int:
    """Save database and files of the local stack in one file."""
    target = _one_path(arguments, "backup")
    settings = Settings()
    with _database(settings) as dsn:
        backups.backup(dsn, settings.folder, target)
    sys.stdout.write(f"{target}: {target.stat().st_size // 1_000_000} MB\n")
    return 0


def restore(arguments: list[str]) -> int:
    """Bring back what `./run backup` saved; what is there now is replaced."""
    source = _one_path(arguments, "restore")
    if not source.is_file():
        raise NotFound(f"There is no file {source}.")
    settings = Settings()
    with _database(settings) as dsn:
        backups.restore(dsn, settings.folder, source)
    sys.stdout.write("Restored. ./run starts the studio with it.\n")
    return 0


def doctor(_: list[str]) -> int:
    """Check settings, database, migrations, keys."""
    return 0


def _one_path(arguments: list[str], name: str) -> Path:
    parser = argparse.ArgumentParser(prog=f"./run {name}")
    parser.add_argument("file", type=Path)
    return Path(parser.parse_args(arguments).file)
