"""What the house does once a day: empty the bin, forget old events. Knows no clock of its own."""

from typing import TYPE_CHECKING

from film.ports import Seat
from store.pool import one, rows

if TYPE_CHECKING:
    from store.postgres import PostgresStore

BATCH = 10_000
"""Rows forgotten in one transaction, so that nobody waits long for a lock."""


class Chores:
    """Daily work on everybody's rows, as the server."""

    def __init__(self, store: "PostgresStore") -> None:
        self._store, self._db = store, store.db

    async def begin(self, name: str) -> bool:
        """True for one process a day: the chore is due and this caller does it."""
        async with self._db.as_server() as conn:
            row = await one(
                conn,
                "insert into private.chores (name, begun_at) values (%s, now())"
                " on conflict (name) do update set begun_at = now()"
                " where chores.begun_at < now() - interval '23 hours 30 minutes' returning name",
                name,
            )
        return row is not None

    async def ended(self, name: str, said: str) -> None:
        """Note what a chore found."""
        async with self._db.as_server() as conn:
            await conn.execute("update private.chores set said = %s where name = %s", (said, name))

    async def empty_bin(self, days: int) -> int:
        """Forget films deleted more than `days` ago, with their files; returns how many."""
        async with self._db.as_server() as conn:
            found = await rows(
                conn,
                "select id, user_id::text from projects"
                " where deleted_at < now() - make_interval(days => %s) order by deleted_at",
                days,
            )
        for row in found:
            claims = {"sub": row["user_id"], "role": "authenticated"}
            seat = Seat(user_id=row["user_id"], author="system", claims=claims)
            await self._store.films.purge(seat, row["id"])
        return len(found)

    async def forget_events(self, days: int) -> int:
        """Forget events older than `days` that are no part of a conversation; returns how many.

        A reader who had got no further than that starts again with a snapshot.
        """
        forgotten = 0
        while True:
            async with self._db.as_server() as conn:
                row = await one(
                    conn,
                    "with old as (select project_id, seq from events where type <> 'run'"
                    " and at < now() - make_interval(days => %s) limit %s),"
                    " gone as (delete from events e using old"
                    " where (e.project_id, e.seq) = (old.project_id, old.seq)"
                    " returning e.project_id, e.seq),"
                    " last as (select project_id, max(seq) as seq from gone group by project_id),"
                    " marked as (update projects p set log_starts_after ="
                    " greatest(p.log_starts_after, last.seq) from last"
                    " where p.id = last.project_id)"
                    " select count(*)::int as n from gone",
                    *(days, BATCH),
                )
            count = int(row["n"]) if row else 0
            forgotten += count
            if count < BATCH:
                return forgotten

    async def forget_answers(self, days: int) -> int:
        """Forget answers kept for idempotency keys for more than `days`; returns how many."""
        async with self._db.as_server() as conn:
            gone = await conn.execute(
                "delete from answers where at < now() - make_interval(days => %s)", (days,)
            )
        return gone.rowcount
