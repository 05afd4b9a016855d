"""Conversations: threads, their messages in order, their runs, and who may run now."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import uuid4

from psycopg.types.json import Jsonb

from film.errors import Conflict, NotFound
from film.ports import Logged, RunRow, Seat, ThreadRow
from store import events
from store.films import OWN
from store.pool import Connection, Database, Proof, one, rows

THREAD = Proof("select 1 from threads where id = %s", "There is no such conversation.")
OF_FILM = THREAD._replace(query="select 1 from threads where id = %s and project_id = %s")
RUN = Proof("select 1 from runs where id = %s", "There is no such run.")
OF_THREAD = RUN._replace(query="select 1 from runs where id = %s and thread_id = %s")


class StaleRun(NamedTuple):
    """A run whose process is gone. `spent` are credits it held for work before that."""

    user_id: str
    project_id: str
    run_id: str
    thread_id: str
    spent: int = 0


class Threads:
    """A person's conversations."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def create(
        self,
        seat: Seat,
        project_id: str,
        title: str = "",
        door: str = "chat",
        key: str | None = None,
    ) -> str:
        """A new thread's id; a `key` known from outside returns the first thread of that name."""
        async with self._db.writing(seat, OWN, project_id) as conn:
            made = await one(
                conn,
                "insert into threads (id, user_id, project_id, title, door, key)"
                " values (%s, %s, %s, %s, %s, %s)"
                " on conflict (user_id, key) do update set key = excluded.key returning id",
                *(str(uuid4()), seat.user_id, project_id, title, door, key),
            )
        return str(made["id"]) if made else ""

    async def find(self, seat: Seat, key: str) -> tuple[str, str] | None:
        """(thread id, film id) of the thread that has this name outside."""
        async with self._db.as_user(seat) as conn:
            found = await one(conn, "select id, project_id from threads where key = %s", key)
        return (found["id"], found["project_id"]) if found else None

    async def rename(self, seat: Seat, thread_id: str, title: str) -> None:
        """Give a thread a title. Raises NotFound."""
        async with self._db.writing(seat, THREAD, thread_id) as conn:
            await conn.execute("update threads set title = %s where id = %s", (title, thread_id))

    async def remove(self, seat: Seat, thread_id: str) -> None:
        """Forget a thread with its messages and runs. Raises NotFound."""
        async with self._db.writing(seat, THREAD, thread_id) as conn:
            await conn.execute("delete from threads where id = %s", (thread_id,))

    async def messages(self, seat: Seat, thread_id: str) -> list[dict[str, Any]]:
        """The thread's messages in order. Raises NotFound."""
        async with self._db.as_user(seat) as conn:
            await _seen(conn, THREAD, thread_id)
            found = await rows(
                conn, "select body from entries where thread_id = %s order by position", thread_id
            )
        return [row["body"] for row in found]

    async def append(
        self,
        seat: Seat,
        thread_id: str,
        run_id: str,
        messages: Sequence[dict[str, Any]],
        expected: int | None = None,
    ) -> None:
        """Put messages at the end.

        Raises:
            NotFound: no such thread.
            Conflict: `expected` messages were to be there, and others came in between.
        """
        async with self._db.writing(seat, THREAD, thread_id) as conn:
            await conn.execute(
                "update threads set updated_at = now() where id = %s", (thread_id,)
            )  # locks the thread, so that positions have no gaps
            found = await one(
                conn, "select count(*)::int as n from entries where thread_id = %s", thread_id
            )
            count = int(found["n"]) if found else 0
            if expected is not None and expected != count:
                raise Conflict("The conversation went on meanwhile.", revision=count)
            await conn.cursor().executemany(
                "insert into entries (thread_id, position, run_id, body) values (%s, %s, %s, %s)",
                [(thread_id, n, run_id, Jsonb(m)) for n, m in enumerate(messages, count)],
            )

    async def fork(self, seat: Seat, thread_id: str, before_run_id: str, title: str) -> str:
        """A new thread with everything said before that run. Raises NotFound."""
        fresh = str(uuid4())
        async with self._db.writing(seat, THREAD, thread_id) as conn:
            await _seen(conn, OF_THREAD, before_run_id, thread_id)
            await conn.execute(
                "insert into threads (id, user_id, project_id, title, door, earlier_runs)"
                " select %s, user_id, project_id, %s, door, earlier_runs || array("
                "select r.id from runs r, runs b where b.id = %s and r.thread_id = t.id"
                " and r.started_at < b.started_at order by r.started_at)"
                " from threads t where id = %s",
                (fresh, title, before_run_id, thread_id),
            )
            await conn.execute(
                "insert into entries (thread_id, position, run_id, body, at)"
                " select n.id, e.position, e.run_id, e.body, e.at from entries e, threads n"
                " where n.id = %s and e.thread_id = %s and e.run_id = any(n.earlier_runs)",
                (fresh, thread_id),
            )
        return fresh

    async def lease(self, seat: Seat, thread_id: str, holder: str, seconds: int = 60) -> bool:
        """Take or renew the right to run in this thread; False while somebody else has it."""
        async with self._db.writing(seat, THREAD, thread_id) as conn:
            taken = await one(
                conn,
                "update threads set lease_holder = %s,"
                " lease_until = clock_timestamp() + make_interval(secs => %s)"
                " where id = %s and (lease_holder = %s or lease_until is null"
                " or lease_until < clock_timestamp()) returning id",
                *(holder, seconds, thread_id, holder),
            )
        return taken is not None

    async def free(self, seat: Seat, thread_id: str, holder: str) -> None:
        """Give the right back; somebody else's stays."""
        async with self._db.writing(seat, THREAD, thread_id) as conn:
            await conn.execute(
                "update threads set lease_holder = null, lease_until = null"
                " where id = %s and lease_holder = %s",
                (thread_id, holder),
            )

    async def begin_run(
        self,
        seat: Seat,
        project_id: str,
        thread_id: str,
        run_id: str,
        door: str,
        body: dict[str, Any],
    ) -> None:
        """Write down that a turn has begun; the same run id again does nothing."""
        async with self._db.writing(seat, OF_FILM, thread_id, project_id) as conn:
            await conn.execute(
                "insert into runs (id, user_id, project_id, thread_id, door, body)"
                " values (%s, %s, %s, %s, %s, %s) on conflict do nothing",
                (run_id, seat.user_id, project_id, thread_id, door, Jsonb(body)),
            )

    async def run(self, seat: Seat, run_id: str) -> RunRow:
        """One turn. Raises NotFound."""
        async with self._db.as_user(seat) as conn:
            found = await one(conn, "select * from runs where id = %s", run_id)
        if found is None:
            raise NotFound("There is no such run.")
        return _run(found)

    async def runs(self, seat: Seat, thread_id: str) -> list[RunRow]:
        """A thread's turns, oldest first; those before a fork too."""
        async with self._db.as_user(seat) as conn:
            found = await rows(
                conn,
                "select r.* from runs r join threads t on t.id = %s"
                " where r.thread_id = t.id or r.id = any(t.earlier_runs) order by r.started_at",
                thread_id,
            )
        return [_run(row) for row in found]

    async def claim_run(self, seat: Seat, run_id: str, was: str, becomes: str) -> bool:
        """Change a run's state if it is still `was`; True for one caller only. Raises NotFound."""
        async with self._db.writing(seat, RUN, run_id) as conn:
            changed = await one(
                conn,
                "update runs set state = %s, ended_at = null where id = %s and state = %s"
                " returning id",
                *(becomes, run_id, was),
            )
        return changed is not None

    async def name_run(self, seat: Seat, run_id: str, summary: str) -> None:
        """Say in a few words what a turn did, for its undo group. Raises NotFound."""
        async with self._db.writing(seat, RUN, run_id) as conn:
            await conn.execute(
                "update runs set body = body || jsonb_build_object('summary', %s::text)"
                " where id = %s",
                (summary, run_id),
            )

    async def end_run(
        self, seat: Seat, run_id: str, state: str, body: dict[str, Any] | None = None
    ) -> None:
        """Write how a turn stands, merging `body`. Raises NotFound."""
        async with self._db.writing(seat, RUN, run_id) as conn:
            await conn.execute(
                "update runs set state = %s, body = body || %s,"
                " ended_at = case when %s in ('running', 'waiting') then null"
                " else clock_timestamp() end where id = %s",
                (state, Jsonb(body or {}), state, run_id),
            )

    async def ask_stop(self, seat: Seat, project_id: str) -> list[str]:
        """Ask the film's running turns to stop, in whichever process they run; their ids.

        Raises NotFound. A director sees it in the row of its run (`body["stop"]`).
        """
        async with self._db.writing(seat, OWN, project_id) as conn:
            found = await rows(
                conn,
                """update runs set body = body || '{"stop": true}'"""
                " where project_id = %s and state = 'running' returning id",
                project_id,
            )
        return [str(row["id"]) for row in found]

    async def run_events(self, seat: Seat, project_id: str, thread_id: str) -> list[Logged]:
        """What the thread's runs told, in order."""
        async with self._db.as_user(seat) as conn:
            found = await rows(
                conn,
                "select e.seq, e.run_id, e.body, e.at from events e where e.project_id = %s"
                " and e.type = 'run' and e.run_id in (select r.id from runs r"
                " join threads t on t.id = %s"
                " where r.thread_id = t.id or r.id = any(t.earlier_runs)) order by e.seq",
                *(project_id, thread_id),
            )
        return [events.logged(row) for row in found]

    async def stale_runs(self) -> list[StaleRun]:
        """Runs said to be running in a thread that nobody holds: their process is gone."""
        async with self._db.as_server() as conn:
            found = await rows(
                conn,
                "select r.user_id::text, r.project_id, r.id as run_id, r.thread_id,"
                " (select coalesce(sum(h.amount), 0)::int from credit_holds h"
                " where h.project_id = r.project_id"
                " and starts_with(h.key, r.project_id || ':' || r.id || ':')) as spent from runs r"
                " join threads t on t.id = r.thread_id where r.state = 'running'"
                " and (t.lease_until is null or t.lease_until < clock_timestamp())"
                " and r.started_at < clock_timestamp() - interval '5 seconds'",
            )
        return [StaleRun(**row) for row in found]

    async def of_film(self, seat: Seat, project_id: str) -> list[ThreadRow]:
        """A film's threads, newest first."""
        async with self._db.as_user(seat) as conn:
            found = await rows(
                conn,
                "select * from threads where project_id = %s order by updated_at desc, id",
                project_id,
            )
        return [_thread(row) for row in found]


async def _seen(conn: Connection, proof: Proof, *values: object) -> None:
    if await one(conn, proof.query, *values) is None:
        raise NotFound(proof.missing)


def _thread(row: dict[str, Any]) -> ThreadRow:
    return ThreadRow.model_validate({name: row[name] for name in ThreadRow.model_fields})


def _run(row: dict[str, Any]) -> RunRow:
    return RunRow.model_validate({name: row[name] for name in RunRow.model_fields})
