"""Commands for whoever keeps the house."""

import argparse
import sys
from collections.abc import Generator
from contextlib import contextmanager

import psycopg

from film.errors import Invalid, NotFound
from store.servers import postgres
from store.servers.process import socket_folder
from worker.settings import Settings


@contextmanager
def _database(settings: Settings) -> Generator[str]:
    """The owner's connection string of the local database, started when it is not running."""
    owner = postgres.dsn(socket_folder(settings.folder, ".s.PGSQL.5432"))
    if _answers(owner):
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
