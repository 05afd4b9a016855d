"""One transaction on one film: the only way a document changes.

The film's row is locked from the first moment, so two writers never meet; document, revision,
ledger, jobs and events become visible together at commit.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from psycopg.errors import UniqueViolation
from psycopg.types.json import Jsonb

from film import takes
from film.errors import Conflict, Invalid, NotFound
from film.events import CreditsEvent, Event, ProjectPatch
from film.history import changes_content
from film.ports import Balance, Job, JobOrder, JobState, Revision, RevisionKind, Seat
from film.project import Project
from store import events, history, job_rows, ledger, shape
from store.pool import Connection, one


@dataclass
class FilmWork:
    """film.ports.Work over one open transaction. `ready` are jobs to send once it is committed.

    `stored` is the document as the row has it: patches are made against that, so that they apply
    to it even when the model has gained a field since.
    """

    conn: Connection
    seat: Seat
    project: Project
    revision: int
    stored: history.Document
    summary: str = ""
    kind: RevisionKind = "edit"
    ready: job_rows.Ready = field(default_factory=list[tuple[str, str]])
    last_seq: int = 0
    changed: bool = False
    _before: Project = field(init=False)
    _events: list[Event] = field(default_factory=list[Event])
    _orders: list[tuple[JobOrder, str | None]] = field(
        default_factory=list[tuple[JobOrder, str | None]]
    )
    _moved: list[str] = field(default_factory=list[str])
    _money_moved: bool = False

    def __post_init__(self) -> None:
        """Remember the document as it was found."""
        self._before = self.project

    async def expect(self, revision: int) -> None:
        """Raises Conflict; `details` holds the `revision` and the summaries of what `changed`."""
        if revision == self.revision:
            return
        since = await history.newest(self.conn, self.project.id, after=revision)
        raise Conflict(
            "The film has changed since you looked at it.",
            revision=self.revision,
            changed=[r.summary for r in reversed(since)],
        )

    async def balance(self) -> Balance:
        """The seat's balance, the account row locked until commit."""
        return await ledger.locked_balance(self.conn, self.seat.user_id)

    async def reserve(self, key: str, amount: int, reason: str) -> str:
        """Hold credits; the same key returns the first hold. Raises NeedsCredits."""
        self._money_moved = True
        return await ledger.reserve(
            self.conn, self.seat.user_id, self.project.id, key, amount, reason
        )

    async def settle(self, hold_id: str, amount: int) -> None:
        """Spend part of a hold, give the rest back. A closed hold stays as it is."""
        self._money_moved = True
        await ledger.close(self.conn, hold_id, amount)

    async def release(self, hold_id: str) -> None:
        """Give a hold back whole."""
        await self.settle(hold_id, 0)

    async def repeated(self, key: str) -> Mapping[str, Any] | None:
        """The stored answer to this idempotency key."""
        found = await one(
            self.conn,
            "select result from answers where project_id = %s and key = %s",
            *(self.project.id, key),
        )
        return found["result"] if found else None

    async def answer(self, key: str, result: Mapping[str, Any]) -> None:
        """Store the answer to an idempotency key; the first one stays."""
        await self.conn.execute(
            "insert into answers (project_id, key, result) values (%s, %s, %s)"
            " on conflict do nothing",
            (self.project.id, key, Jsonb(dict(result))),
        )

    async def jobs(self, *states: JobState) -> list[Job]:
        """This film's jobs, newest first; those ordered in this very work come at commit."""
        return await job_rows.of_film(self.conn, self.project.id, states)

    async def ask_cancel(self, job_id: str) -> Job:
        """Queued: cancelled at once, its take dropped, its hold released. Running: asked to stop."""
        row = await job_rows.lock(self.conn, self.project.id, job_id)
        if row["state"] == "queued":
            if row["hold_id"]:
                await self.release(str(row["hold_id"]))
            self.project = takes.drop(self.project, row["ordered"].get("take_id") or "")
            row = await job_rows.close(self.conn, job_id, "cancelled") or row
            self.moved(job_id)
            self.tell(job_rows.event(row))
        elif row["state"] == "running":
            await self.conn.execute("update jobs set cancel_asked = true where id = %s", (job_id,))
            row = {**row, "cancel_asked": True}
        return job_rows.job(row)

    async def stop_lost(self, scene_ids: Collection[str]) -> int:
        """Stop what is made for scenes that are gone; how many jobs. Nothing waits for them any more."""
        jobs = await self.jobs("queued", "running") if scene_ids else []
        lost = [job.id for job in jobs if job.order.scene_id in scene_ids]
        for job_id in lost:
            await self.ask_cancel(job_id)
        for job_id in await job_rows.wait_no_more(self.conn, self.project.id, lost):
            self.moved(job_id)
        return len(lost)

    async def document_at(self, revision: int) -> Project:
        """The document as it was after that revision; 0 as created. Raises NotFound."""
        return await history.document_at(self.conn, self.project.id, revision)

    async def revisions(self, limit: int = 50) -> list[Revision]:
        """Newest first."""
        return await history.newest(self.conn, self.project.id, limit)

    def tell(self, event: Event) -> None:
        """Put an event into the film's log at commit."""
        self._events.append(event)

    def later(self, order: JobOrder, hold_id: str | None = None) -> None:
        """Order a job at commit; a known key orders nothing."""
        self._orders.append((order, hold_id))

    def moved(self, job_id: str) -> None:
        """A job was queued or ended: it, or those that waited for it, may be sent at commit."""
        self._moved.append(job_id)

    async def finish(self) -> None:
        """Write everything that was asked for. Called once, just before the commit."""
        patches = await self._write_document()
        self._events += await self._place_orders()
        if self._money_moved:
            now = await self.balance()
            self._events.append(CreditsEvent(balance=now.available, reserved=now.held))
        told = [*patches, *self._events]
        if told:
            run_id = self.seat.run_id
            self.last_seq = await events.append(self.conn, self.project.id, run_id, told)
            self.changed = True
        if self._moved:
            self.ready = await job_rows.startable(self.conn, self._moved)

    async def _write_document(self) -> list[Event]:
        if self.project == self._before:
            return []
        if self.project.id != self._before.id:
            raise Invalid("A film's id never changes.")
        document = self.project.model_dump(mode="json")
        patch = history.difference(self.stored, document)
        self.revision += 1
        kind = self.kind
        if kind == "edit" and not changes_content(self._before, self.project):
            kind = "made"
        change = history.Change(self.seat.run_id, self.seat.author, self.summary, kind)
        await history.add(self.conn, document, self.revision, patch, change)
        await save_document(self.conn, self.project, document, self.revision)
        return [
            ProjectPatch(
                revision=self.revision, patch=patch, summary=self.summary, author=self.seat.author
            )
        ]

    async def _place_orders(self) -> list[Event]:
        told: list[Event] = []
        for wanted, hold_id in self._orders:
            order = wanted.model_copy(update={"gives_way": self.seat.gives_way})
            try:
                row = await job_rows.place(
                    self.conn, self.project.id, self.seat.user_id, order, hold_id
                )
            except UniqueViolation as error:
                raise Invalid("Each job needs an id and a hold of its own.") from error
            if row is None:
                continue
            told.append(job_rows.event(row))
            self.moved(order.id)
        return told


async def save_document(
    conn: Connection, project: Project, document: history.Document, revision: int
) -> None:
    """Write a film's document with the columns derived from it."""
    await conn.execute(
        "update projects set document = %s, revision = %s, title = %s, logline = %s, status = %s,"
        " aspect = %s, poster_id = %s, duration_ms = %s, scene_count = %s, updated_at = now()"
        " where id = %s",
        (Jsonb(document), revision, *shape.columns(project), project.id),
    )


async def lock_film(conn: Connection, seat: Seat, project_id: str) -> FilmWork:
    """Begin work on a film that the seat has been shown to own.

    Raises:
        NotFound: gone, or deleted (a worker may still finish what was ordered before).
    """
    row = await one(
        conn,
        "select document, revision, last_seq, deleted_at from projects"
        " where id = %s and user_id = %s for update",
        *(project_id, seat.user_id),
    )
    if row is None or (row["deleted_at"] and seat.door != "worker"):
        raise NotFound("There is no such film.")
    document = row["document"]
    work = FilmWork(conn, seat, Project.model_validate(document), row["revision"], document)
    work.last_seq = row["last_seq"]
    return work
