"""The store's main paths through a transaction pooler (PgBouncer, as Supabase's on port 6543).

A session there lasts for one transaction: no prepared statement, LISTEN, session lock or setting
outlives it, and the next transaction may be on another connection. Three connections are shared by
all, so that transactions of different people do follow each other on the same one.
"""

import asyncio
import contextlib
import os
import shutil
import signal
from collections.abc import Iterator

import psycopg
import pytest

from store.servers.postgres import _NAMESPACE, PostgresServer
from store.servers.process import spawn, tail, wait_until
from tests.store import (
    test_api_keys,
    test_books,
    test_films,
    test_jobs,
    test_ledger,
    test_threads,
    test_wakes,
    test_work,
)

PGBOUNCER = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
PORT, SHARED = 6543, 3
pytestmark = pytest.mark.skipif(PGBOUNCER is None, reason="PgBouncer is not installed")
CONFIG = """
[databases]
* = host={sockets}
[pgbouncer]
pool_mode = transaction
default_pool_size = {shared}
listen_port = {port}
unix_socket_dir = {sockets}
auth_type = trust
auth_file = {people}
"""


@pytest.fixture(scope="module")
def pooler(postgres_server: PostgresServer, tmp_path_factory) -> Iterator[PostgresServer]:
    """A PgBouncer in front of the tests' Postgres, in the same folder of sockets."""
    home, sockets = postgres_server.sockets.parent, postgres_server.sockets
    people, config = home / "pgbouncer.txt", home / "pgbouncer.ini"
    people.write_text('"authenticator" ""\n"postgres" ""\n')
    config.write_text(CONFIG.format(sockets=sockets, people=people, port=PORT, shared=SHARED))
    log = tmp_path_factory.mktemp("pooler") / "pgbouncer.log"
    owner = sockets.stat().st_uid  # it does not run as root either
    inside = _NAMESPACE if owner == os.geteuid() == 0 else ()
    command = [*inside, str(PGBOUNCER), str(config)]
    process = spawn(command, log, signal.SIGTERM, uid=owner if os.geteuid() == 0 != owner else None)
    address = postgres_server.dsn("postgres", "authenticator") + f"&port={PORT}"

    def answers() -> bool:
        try:
            psycopg.connect(address, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    assert wait_until(answers, process, 30), tail(log)
    yield postgres_server
    process.terminate()
    process.wait(10)


@pytest.fixture
def app_dsn(pooler: PostgresServer, database: str) -> str:
    """The test's database as the application connects, through the pooler."""
    return pooler.dsn(database, "authenticator") + f"&port={PORT}"


async def test_the_connections_are_shared_and_nothing_of_a_person_stays_on_them(
    store, seat, second_seat
):
    """Who a transaction acts for is gone with it, also when it was rolled back."""
    seen: set[int] = set()

    async def whose(person) -> tuple[str, str]:
        async with store.db.as_user(person) as conn:
            query = "select pg_backend_pid() as pid, auth.uid()::text as uid, current_user::text as role"
            row = await (await conn.execute(query)).fetchone()
            seen.add(row["pid"])
            return row["uid"], row["role"]

    async def break_off(person) -> None:
        with contextlib.suppress(ZeroDivisionError):
            async with store.db.as_user(person) as conn:
                await conn.execute("select 1")
                raise ZeroDivisionError

    people = [seat, second_seat] * 20
    answers, _ = await asyncio.gather(
        asyncio.gather(*(whose(person) for person in people)),
        asyncio.gather(*(break_off(person) for person in people)),
    )
    assert answers == [(person.user_id, "authenticated") for person in people]
    assert 1 < len(seen) <= SHARED
    async with store.db.pool.connection() as conn:
        query = "select current_user::text as role, coalesce(auth.uid()::text, '') as uid"
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            await conn.execute(query)  # by itself it may do nothing, not even ask who it is


board = test_jobs.board
traded = test_books.traded
thread = test_threads.thread
elsewhere = test_wakes.elsewhere
_PATHS = (
    test_work.test_a_paid_order_holds_tells_and_is_sent_after_the_commit,
    test_work.test_a_failure_leaves_nothing_of_any_kind,
    test_work.test_too_few_credits_is_said_and_the_work_can_go_on,
    test_work.test_concurrent_writers_leave_a_gapless_log,
    test_work.test_somebody_elses_film_is_not_there,
    test_jobs.test_one_worker_of_many_gets_the_job,
    test_jobs.test_done_settles_tells_and_changes_the_film_in_one_step,
    test_jobs.test_a_person_runs_no_more_than_the_limit_and_the_next_follows,
    test_jobs.test_out_of_attempts_fails_and_gives_the_credits_back,
    test_jobs.test_a_hold_that_nothing_will_close_is_given_back,
    test_ledger.test_fifty_spenders_at_once_never_overspend,
    test_ledger.test_fifty_reservations_of_the_last_credits_let_exactly_ten_through,
    test_ledger.test_welcome_is_given_once_even_when_asked_at_once,
    test_ledger.test_only_admins_give_and_a_key_gives_once,
    test_books.test_a_forgotten_film_takes_its_jobs_along_and_the_books_stay_right,
    test_threads.test_messages_keep_their_order_under_concurrency,
    test_threads.test_one_holder_at_a_time_until_freed_or_expired,
    test_films.test_pages_are_complete_in_every_order,
    test_wakes.test_a_write_wakes_readers_of_that_film_elsewhere,
    test_api_keys.test_a_cap_holds_in_all_against_fifty_at_once_and_settling_less_gives_room,
)
globals().update({path.__name__: path for path in _PATHS})
