"""Leases of processes known to be gone. Where the supervisor starts the only ones, nobody waits.

Without a database nothing is done: leases end by themselves, only later.
"""

import contextlib
from typing import Literal

import psycopg


def end_runs(dsn: str) -> None:
    """No conversation is being answered: the API's process is about to start."""
    with contextlib.suppress(psycopg.OperationalError), psycopg.connect(dsn) as conn:
        conn.execute("update threads set lease_holder = null, lease_until = null")


def end_jobs(dsn: str, queue: Literal["io", "media"]) -> None:
    """No worker does a job of this queue: the only one is about to start."""
    with contextlib.suppress(psycopg.OperationalError), psycopg.connect(dsn) as conn:
        conn.execute(
            "update jobs set lease_until = clock_timestamp() - interval '1 second'"
            " where state = 'running' and queue = %s",
            (queue,),
        )
