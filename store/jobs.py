"""The jobs table as workers see it: leases, progress, and ends that happen exactly once.

`Job.attempt` is the fence: each claim raises it, and a worker whose attempt is not the row's
any more has lost the job. Lock order: film, job, account.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Literal

from psycopg.types.json import Jsonb

from film import takes
from film.errors import NotFound
from film.paces import Pace
from film.ports import Job, Seat, Work
from store import events, job_rows, ledger
from store.pool import Connection, Row, one, rows
from store.postgres import PostgresStore
from store.work import FilmWork, lock_film

RESEND_S = 30
"""A queued job whose message has not been picked up for this long is sent again."""
UNCHARGED = "Nothing was charged."
End = Literal["done", "failed", "cancelled"]


@dataclass
class _Opened:
    """A job whose film and row are locked, in a transaction as its user."""

    work: FilmWork
    row: Row


class PostgresJobBoard:
    """film.ports.JobBoard."""

    def __init__(self, store: PostgresStore, lease_s: float = 30) -> None:
        """A worker silent for `lease_s` seconds has lost its job to the next one."""
        self._store = store
        self._lease_s = lease_s
        self._db = store.db

    async def claim(self, job_id: str, worker: str) -> Job | None:
        """The job under this worker's lease, or None when it is not to be begun now."""
        async with self._opened(job_id) as opened:
            if opened is None or opened.row["state"] != "queued":
                return None
            conn, row = opened.work.conn, opened.row
            waiting, broken = await job_rows.before(conn, row)
            if broken:
                await _end(opened, "failed", error="A part it needs was not made.")
                return None
            if waiting:
                return None
            if not await job_rows.has_room(conn, row):
                await conn.execute(
                    "update jobs set sent_at = clock_timestamp() - interval '1 day' where id = %s",
                    (job_id,),
                )  # so that the next sweep offers it again at once
                return None
            claimed = await one(
                conn,
                "update jobs set state = 'running', attempt = attempt + 1, worker = %s,"
                " lease_until = clock_timestamp() + make_interval(secs => %s), step = '',"
                " progress = 0, error = null, started_at = coalesce(started_at,"
                " clock_timestamp()) where id = %s and due_at <= clock_timestamp() returning *",
                *(worker, self._lease_s, job_id),
            )
            if claimed is None:
                return None
            opened.work.tell(job_rows.event(claimed))
        return job_rows.job(claimed)

    async def beat(self, job: Job) -> bool:
        """Renew the lease. False: cancel was asked or the lease is lost."""
        async with self._db.as_server(job.user_id) as conn:
            row = await one(
                conn,
                "update jobs set lease_until = clock_timestamp() + make_interval(secs => %s)"
                " where id = %s and attempt = %s and state = 'running' returning cancel_asked",
                *(self._lease_s, job.id, job.attempt),
            )
        return row is not None and not row["cancel_asked"]

    async def progress(self, job: Job, step: str, fraction: float, eta_s: int | None) -> bool:
        """Write progress, tell it, renew the lease; False as for `beat`."""
        async with self._db.as_server(job.user_id) as conn:
            # The film first: its row gives the event its number.
            await conn.execute("select 1 from projects where id = %s for update", (job.project_id,))
            row = await one(
                conn,
                "update jobs set step = %s, progress = %s, eta_s = %s,"
                " lease_until = clock_timestamp() + make_interval(secs => %s)"
                " where id = %s and attempt = %s and state = 'running' returning *",
                *(step, min(max(fraction, 0.0), 1.0), eta_s, self._lease_s, job.id, job.attempt),
            )
            if row is None:
                return False
            await events.append(conn, job.project_id, None, [job_rows.event(row)])
        await self._store.committed(job.project_id, changed=True, ready=[])
        return not row["cancel_asked"]

    async def remember(self, job: Job, facts: Mapping[str, Any]) -> bool:
        """Merge facts into the job's memory, durably. False: the lease is lost; nothing was kept."""
        async with self._db.as_server(job.user_id) as conn:
            row = await one(
                conn,
                "update jobs set memory = memory || %s where id = %s and attempt = %s"
                " and state = 'running' returning id",
                *(Jsonb(dict(facts)), job.id, job.attempt),
            )
        return row is not None

    async def recall(self, job_id: str) -> Mapping[str, Any] | None:
        """The job's memory as it is now, or None when there is no such job."""
        async with self._db.as_server() as conn:
            row = await one(conn, "select memory from jobs where id = %s", job_id)
        return row["memory"] if row else None

    async def note(self, job_id: str, name: str, fact: Mapping[str, Any]) -> None:
        """Put a fact that came through a door into the job's memory; the first of a name stays."""
        async with self._db.as_server() as conn:
            await conn.execute(
                "update jobs set memory = %s || memory where id = %s",
                (Jsonb({name: dict(fact)}), job_id),
            )

    async def end(
        self,
        job: Job,
        state: End,
        edit: Callable[[Work], Awaitable[None]],
        settle: int = 0,
        error: str | None = None,
    ) -> bool:
        """End a job once: document, money and row in one transaction. False: it is not ours."""
        async with self._opened(job.id) as opened:
            if opened is None or not _is_ours(opened.row, job):
                return False
            await edit(opened.work)
            take_id = job.order.take_id
            if take_id and not takes.where(opened.work.project, take_id):
                settle = 0  # its scene has gone meanwhile: nobody has anything of it
            await _close(opened, state, settle, error)
        return True

    async def retry(self, job: Job, error: str, after_s: float) -> None:
        """Back to queued, to be sent again after a while; out of attempts it fails."""
        async with self._opened(job.id) as opened:
            if opened is None or not _is_ours(opened.row, job):
                return
            await _again(opened, error, after_s)

    async def sweep(self) -> list[str]:
        """Ids to send again; ends jobs whose worker is gone for good, and forgotten holds."""
        async with self._db.as_server() as conn:
            lost = await rows(
                conn,
                "select id from jobs where state = 'running' and lease_until < clock_timestamp()",
            )
        for row in lost:
            async with self._opened(row["id"]) as opened:
                if opened is not None and await _lease_is_over(opened):
                    await _again(opened, "The worker stopped answering.", 0)
        async with self._db.as_server() as conn:
            for orphan in await rows(conn, ledger.ORPHANS):
                await ledger.close(conn, orphan["hold_id"], 0)
            due = await rows(
                conn,
                "update jobs j set sent_at = clock_timestamp() where state = 'queued'"
                " and due_at <= clock_timestamp() and (sent_at < due_at"
                " or sent_at < clock_timestamp() - make_interval(secs => %s))"
                " and not exists (select from jobs b where b.id = any(j.after)"
                " and b.state in ('queued', 'running')) returning id",
                RESEND_S,
            )
        return [row["id"] for row in due]

    async def queues(self, ids: list[str]) -> job_rows.Ready:
        """(job id, queue) of some jobs, for sending them."""
        async with self._db.as_server() as conn:
            found = await rows(conn, "select id, queue from jobs where id = any(%s)", ids)
        return [(row["id"], row["queue"]) for row in found]

    async def durations(self) -> Mapping[str, Pace]:
        """Seconds from the first start to the end by "kind:quality:maker", of the last 30 days."""
        async with self._db.as_server() as conn:
            return await job_rows.durations(conn)

    @asynccontextmanager
    async def _opened(self, job_id: str) -> AsyncGenerator[_Opened | None]:
        """A job with its film and row locked, as its user; None when there is no such job."""
        async with self._db.as_server() as conn:
            found = await one(
                conn, "select project_id, user_id::text from jobs where id = %s", job_id
            )
        if found is None:
            yield None
            return
        seat = Seat(user_id=found["user_id"], door="worker", author="system")
        async with self._db.as_server(seat.user_id) as conn:
            opened = await _lock(conn, seat, found["project_id"], job_id)
            yield opened
            if opened is None:
                return
            await opened.work.finish()
        work = opened.work
        await self._store.committed(work.project.id, work.changed, work.ready)


async def _lock(conn: Connection, seat: Seat, project_id: str, job_id: str) -> _Opened | None:
    """Film, then job; None when they have gone meanwhile."""
    try:
        work = await lock_film(conn, seat, project_id)
        row = await job_rows.lock(conn, project_id, job_id)
    except NotFound:
        return None
    work.kind = "made"
    return _Opened(work, row)


def _is_ours(row: Row, job: Job) -> bool:
    return row["state"] == "running" and row["attempt"] == job.attempt


async def _lease_is_over(opened: _Opened) -> bool:
    found = await one(
        opened.work.conn,
        "select 1 from jobs where id = %s and state = 'running'"
        " and lease_until < clock_timestamp()",
        opened.row["id"],
    )
    return found is not None


async def _again(opened: _Opened, error: str, after_s: float) -> None:
    """Queue it again, or end it: cancelled when that was asked, failed when out of attempts."""
    row = opened.row
    if row["cancel_asked"]:
        await _end(opened, "cancelled")
    elif row["attempt"] >= row["max_attempts"]:
        await _end(opened, "failed", error=error)
    else:
        queued = await one(
            opened.work.conn,
            "update jobs set state = 'queued', error = %s, worker = null, lease_until = null,"
            " due_at = clock_timestamp() + make_interval(secs => %s),"
            " sent_at = clock_timestamp() - interval '1 day' where id = %s returning *",
            *(error, after_s, row["id"]),
        )
        if queued:
            opened.work.tell(job_rows.event(queued))


async def _end(opened: _Opened, state: Literal["failed", "cancelled"], error: str = "") -> None:
    """End a job without its worker: its take comes to nothing, its credits come back."""
    work, take_id = opened.work, opened.row["ordered"].get("take_id")
    if take_id and state == "cancelled":
        work.project = takes.drop(work.project, take_id)
    elif take_id:
        work.project = takes.finish(work.project, take_id, False, state="failed", error=error)
    await _close(opened, state, 0, error or None)


async def _close(opened: _Opened, state: End, settle: int, error: str | None) -> None:
    """Money and row of an ending job; jobs that waited for it may be sent.

    Here alone it is said that a failure cost nothing: makers do not know who is charged what.
    """
    work, row = opened.work, opened.row
    if row["hold_id"]:
        await work.settle(str(row["hold_id"]), settle)
        if error and not settle:
            error = f"{error} {UNCHARGED}"
    ended = await job_rows.close(
        work.conn, row["id"], state, settle if row["hold_id"] else 0, error
    )
    if ended:
        work.tell(job_rows.event(ended))
        work.moved(row["id"])
