"""The ledger as people and admins see it: entries, use per film, gifts, and the daily proof."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from film.errors import Forbidden, Invalid, NotFound
from film.ports import JobState, Seat
from film.project import Frozen
from store import books, ledger
from store.books import Books
from store.pool import Database, one, rows


class Entry(Frozen):
    """One change of what a person can spend. `amount` is negative when credits left.

    `held`: they are tied to work under way, and neither spent nor back yet.
    """

    id: int
    kind: Literal["grant", "return", "reserve", "settle", "release", "refund"]
    amount: int
    reason: str
    project_id: str | None
    held: bool
    at: datetime


class FilmUse(Frozen):
    """What a film has cost; `title` is empty when a deleted one is gone for good."""

    project_id: str
    title: str
    deleted: bool
    spent: int
    held: int


class JobUse(Frozen):
    """A paid job: what it was estimated at, and what it took.

    `charged` are credits spent less refunds, `took_s` seconds of work; both None until it ended.
    """

    job_id: str
    project_id: str
    unit: str
    state: JobState
    estimated: int
    charged: int | None
    estimated_s: int
    took_s: float | None
    at: datetime


class Billed(Frozen):
    """An ended job with what its maker remembers of the provider; `charged` credits were paid."""

    job_id: str
    user_id: str
    project_id: str
    unit: str
    maker: str
    state: JobState
    charged: int
    memory: dict[str, Any]
    at: datetime


class AccountRow(Frozen):
    """An account as an admin sees it. A guest has no e-mail address."""

    user_id: str
    email: str
    name: str
    available: int
    held: int
    spent: int


class Credits:
    """Reading and giving credits."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def entries(
        self, seat: Seat, cursor: int | None = None, limit: int = 50
    ) -> tuple[list[Entry], int | None]:
        """Changes of what can be spent, newest first, and the next page's cursor."""
        async with self._db.as_user(seat) as conn:
            found = await rows(
                conn,
                "select e.id, e.kind, e.delta as amount, e.reason, h.project_id,"
                " coalesce(h.state = 'open', false) as held, e.created_at as at from credit_entries e"
                " left join credit_holds h on h.id = e.hold_id"
                " where e.account = 'available' and (%s::bigint is null or e.id < %s)"
                " order by e.id desc limit %s",
                *(cursor, cursor, limit + 1),
            )
        page = [Entry.model_validate(row) for row in found[:limit]]
        return page, page[-1].id if len(found) > limit else None

    async def per_film(self, seat: Seat) -> list[FilmUse]:
        """What each film has cost, dearest first."""
        async with self._db.as_user(seat) as conn:
            found = await rows(
                conn,
                "select h.project_id, coalesce(p.title, '') as title,"
                " p.id is null or p.deleted_at is not null as deleted,"
                " coalesce(sum(e.delta) filter (where e.account = 'spent'), 0)::int as spent,"
                " coalesce(sum(e.delta) filter (where e.account = 'held'), 0)::int as held"
                " from credit_holds h join credit_entries e on e.hold_id = h.id"
                " left join projects p on p.id = h.project_id where h.project_id is not null"
                " group by h.project_id, p.id order by spent desc, h.project_id",
            )
        return [FilmUse.model_validate(row) for row in found]

    async def per_job(
        self,
        seat: Seat,
        project_id: str | None = None,
        before: datetime | None = None,
        limit: int = 50,
    ) -> list[JobUse]:
        """Paid jobs, newest first: of one film or of all, ordered before a moment (or till now)."""
        async with self._db.as_user(seat) as conn:
            found = await rows(
                conn,
                "select j.id as job_id, j.project_id, j.ordered->>'unit' as unit, j.state,"
                " j.estimated, j.estimated_s, j.took_s, j.created_at as at,"
                " case when j.ended_at is not null then (select coalesce(sum(delta), 0)"
                " from credit_entries e where e.hold_id = j.hold_id and e.account = 'spent')::int"
                " end as charged from jobs j where j.hold_id is not null"
                " and (%s::text is null or j.project_id = %s)"
                " and (%s::timestamptz is null or j.created_at < %s)"
                " order by j.created_at desc limit %s",
                *(project_id, project_id, before, before, limit),
            )
        return [JobUse.model_validate(row) for row in found]

    async def billed(self, days: int) -> list[Billed]:
        """Jobs of those last days that may have a provider's bill, newest first. For the host."""
        async with self._db.as_server() as conn:
            found = await rows(
                conn,
                "select j.id as job_id, j.user_id::text, j.project_id, j.state, j.memory,"
                " coalesce(j.ordered->>'unit', '') as unit, coalesce(j.ordered->>'maker', '')"
                " as maker, coalesce(j.charged, 0) as charged, j.ended_at as at from jobs j"
                " where j.memory <> '{}' and j.ended_at > now() - make_interval(days => %s)"
                " order by j.ended_at desc",
                days,
            )
        return [Billed.model_validate(row) for row in found]

    async def grant(self, admin: Seat, user_id: str, amount: int, reason: str, key: str) -> int:
        """Give credits with a reason; the same key gives once.

        Raises Forbidden, Invalid, NotFound for nobody's id, Conflict for a key with another amount.
        """
        _only_admins(admin)
        if not reason.strip():
            raise Invalid("Say why these credits are given.")
        try:
            owner = str(UUID(user_id))
        except ValueError as error:
            raise Invalid("A user is named by their id.") from error
        async with self._db.as_server() as conn:
            return await ledger.grant(conn, owner, amount, f"admin:{key}", reason.strip())

    async def refund(self, admin: Seat, job_id: str, amount: int, reason: str, key: str) -> int:
        """Give back what was spent on a job, or a part of it; the same key gives back once.

        Raises Forbidden, Invalid, NotFound for a job that nobody paid, Conflict.
        """
        _only_admins(admin)
        if not reason.strip():
            raise Invalid("Say why these credits are given back.")
        async with self._db.as_server() as conn:
            paid = await one(
                conn, "select hold_id from jobs where id = %s and hold_id is not null", job_id
            )
            if paid is None:
                raise NotFound("There is no such paid job.")
            return await ledger.refund(
                conn, str(paid["hold_id"]), amount, f"admin:{key}", reason.strip()
            )

    async def users(self, admin: Seat, query: str = "", limit: int = 50) -> list[AccountRow]:
        """Accounts by e-mail, name or id, richest first. Raises Forbidden."""
        _only_admins(admin)
        async with self._db.as_server() as conn:
            found = await rows(
                conn,
                "select user_id::text, email, name, available, held, spent"
                " from private.accounts_found(%s, %s)",
                *(query.strip(), limit),
            )
        return [AccountRow.model_validate(row) for row in found]

    async def reconcile(self) -> Books:
        """Prove that balances are the sums of their entries; list what does not fit."""
        async with self._db.as_server() as conn:
            return await books.proved(conn)


def _only_admins(seat: Seat) -> None:
    if not seat.is_admin:
        raise Forbidden("Only an admin may do this.")
