"""The daily proof of the ledger: balances are sums of entries, and holds, jobs and entries fit.

Each question is one query, so that money which moves meanwhile is seen before or after, never halfway.
"""

from datetime import datetime
from typing import LiteralString

from film.project import Frozen
from store.pool import Connection, one, rows

SUMS: LiteralString = """
select (select count(*) from credit_accounts)::int as accounts,
  count(*)::int as entries, coalesce(sum(delta), 0)::bigint as drift,
  coalesce(sum(delta) filter (where account = 'available'), 0)::bigint as available,
  coalesce(sum(delta) filter (where account = 'held'), 0)::bigint as held,
  coalesce(sum(delta) filter (where account = 'spent'), 0)::bigint as spent
from credit_entries
"""
WRONG: LiteralString = """
select p.user_id::text, a.available, a.held, e.available as available_by_entries,
  e.held as held_by_entries, h.held as held_by_holds
from (select user_id from credit_accounts union select user_id from credit_entries) p
  left join credit_accounts a using (user_id),
  lateral (select coalesce(sum(delta) filter (where account = 'available'), 0)::bigint as available,
    coalesce(sum(delta) filter (where account = 'held'), 0)::bigint as held
    from credit_entries where user_id = p.user_id) e,
  lateral (select coalesce(sum(amount), 0)::bigint as held from credit_holds
    where user_id = p.user_id and state = 'open') h
where (a.available, a.held, a.held) is distinct from (e.available, e.held, h.held)
"""
HOLDS: LiteralString = """
select h.id::text as hold_id, h.user_id::text, j.id as job_id, h.amount, h.reason,
  h.created_at as at, x.problem
from credit_holds h left join jobs j on j.hold_id = h.id,
  lateral (select coalesce(sum(delta) filter (where account = 'held'), 0) as held,
    coalesce(sum(delta) filter (where account = 'spent'), 0) as spent,
    coalesce(sum(delta) filter (where account = 'spent' and kind = 'settle'), 0) as settled,
    coalesce(bool_or(user_id <> h.user_id), false) as foreign_
    from credit_entries where hold_id = h.id) e,
  lateral (values
    (h.state = 'open' and j.id is null and h.created_at < now() - interval '2 hours',
      'no job'),
    (h.state = 'open' and j.state in ('done', 'failed', 'cancelled'),
      'its job is ' || j.state),
    (h.state <> 'open' and j.state in ('queued', 'running'),
      'closed while its job is ' || j.state),
    (h.state = 'settled' and j.id is null and (h.project_id is null
        or exists (select from projects where id = h.project_id)),
      'settled for ' || h.settled || ' without a job'),
    (h.state <> 'open' and j.state in ('done', 'failed', 'cancelled') and j.charged <> h.settled,
      'its job says charged ' || j.charged || ', settled are ' || h.settled),
    (j.user_id <> h.user_id or j.project_id <> h.project_id,
      'its job is another person''s or another film''s'),
    (e.foreign_, 'its entries are another person''s'),
    (e.held <> case h.state when 'open' then h.amount else 0 end
        or e.settled <> coalesce(h.settled, 0) or e.spent < 0,
      'it is ' || h.state || ', and its entries do not say so')
  ) x (wrong, problem)
where x.wrong
"""
"""A hold whose film is forgotten has lost its job with it; its entries still speak for it."""
JOBS: LiteralString = """
select null as hold_id, user_id::text, id as job_id, greatest(estimated, charged) as amount,
  ordered ->> 'unit' as reason, created_at as at,
  'a paid job without a hold (charged ' || charged || ')' as problem
from jobs where hold_id is null and (estimated > 0 or charged > 0)
"""
ENTRIES: LiteralString = """
select min(hold_id::text) as hold_id, min(user_id::text) as user_id, null as job_id,
  sum(delta)::bigint as amount, min(reason) as reason, min(created_at) as at,
  'transaction ' || tx || ' does not add up to 0' as problem
from credit_entries group by tx having sum(delta) <> 0 or count(distinct user_id) > 1
"""


class Wrong(Frozen):
    """An account whose balance is not what its entries and open holds say; None: it has no row."""

    user_id: str
    available: int | None
    held: int | None
    available_by_entries: int
    held_by_entries: int
    held_by_holds: int


class Fault(Frozen):
    """A hold, a job or a ledger transaction that does not fit the others, and why."""

    problem: str
    user_id: str
    hold_id: str | None
    job_id: str | None
    amount: int
    reason: str | None
    at: datetime


class Books(Frozen):
    """The daily proof. Both lists empty and `drift` 0: the books are right.

    `available`, `held` and `spent` are sums over all accounts, by their entries.
    """

    accounts: int
    entries: int
    drift: int
    available: int
    held: int
    spent: int
    wrong: tuple[Wrong, ...]
    faults: tuple[Fault, ...]

    @property
    def right(self) -> bool:
        """Whether every balance is the sum of its entries and everything fits."""
        return not (self.drift or self.wrong or self.faults)


async def proved(conn: Connection) -> Books:
    """Add everything up and name what does not fit."""
    faults = [row for query in (HOLDS, JOBS, ENTRIES) for row in await rows(conn, query)]
    wrong = await rows(conn, WRONG)
    return Books.model_validate({**(await one(conn, SUMS) or {}), "wrong": wrong, "faults": faults})
