"""Rows of the jobs table: the truth about slow work. The broker only ever carries their ids."""

from collections.abc import Sequence

from psycopg.types.json import Jsonb

from film.errors import NotFound
from film.events import JobEvent
from film.paces import Pace
from film.ports import Job, JobOrder, JobState
from store.pool import Connection, Row, one, rows

RUNNING_LIMIT = 5
"""Jobs of one person that run at the same time."""
LEARN_FROM = 5
"""Finished jobs from which on their time is believed more than what a maker is known for."""
Ready = list[tuple[str, str]]
"""(job id, queue) pairs that a worker may begin now."""


def job(row: Row) -> Job:
    """A row as everybody else sees it."""
    fields = {name: row[name] for name in Job.model_fields if name in row}
    hold = str(row["hold_id"]) if row["hold_id"] else None
    order = JobOrder.model_validate(row["ordered"])
    return Job.model_validate(
        {**fields, "user_id": str(row["user_id"]), "hold_id": hold, "order": order}
    )


def event(row: Row) -> JobEvent:
    """How a row looks in the film's log."""
    done = job(row)
    return JobEvent(
        id=done.id,
        unit=done.order.unit,
        state=done.state,
        step=done.step,
        progress=1.0 if done.state == "done" else round(done.progress, 4),
        eta_s=done.eta_s,
        expected_s=done.order.eta_s,
        queue=done.order.queue,
        error=done.error,
        credits=row["charged"] if done.state == "done" else done.order.credits,
    )


async def of_film(conn: Connection, project_id: str, states: Sequence[JobState]) -> list[Job]:
    """A film's jobs in those states (all when none is named), newest first."""
    found = await rows(
        conn,
        "select * from jobs where project_id = %s and (%s or state = any(%s))"
        " order by created_at desc, id",
        *(project_id, not states, list(states)),
    )
    return [job(row) for row in found]


async def place(
    conn: Connection, project_id: str, user_id: str, order: JobOrder, hold_id: str | None
) -> Row | None:
    """Write an order; None when the same key has been ordered before."""
    return await one(
        conn,
        "insert into jobs (id, project_id, user_id, key, ordered, queue, after, hold_id, eta_s,"
        " created_at) values (%s, %s, %s, %s, %s, %s, %s, %s, %s, clock_timestamp())"
        " on conflict (project_id, key) do nothing returning *",
        *(order.id, project_id, user_id, order.key, Jsonb(order.model_dump(mode="json"))),
        *(order.queue, list(order.after), hold_id, order.eta_s),
    )


async def lock(conn: Connection, project_id: str, job_id: str) -> Row:
    """A film's job, locked until commit. Raises NotFound."""
    row = await one(
        conn, "select * from jobs where id = %s and project_id = %s for update", job_id, project_id
    )
    if row is None:
        raise NotFound("There is no such job in this film.")
    return row


async def close(
    conn: Connection, job_id: str, state: JobState, charged: int = 0, error: str | None = None
) -> Row | None:
    """End a job. Only from queued or running, so it ends once."""
    return await one(
        conn,
        "update jobs set state = %s, charged = %s, error = %s, ended_at = clock_timestamp(),"
        " lease_until = null, eta_s = null where id = %s and state in ('queued', 'running')"
        " returning *",
        *(state, charged, error, job_id),
    )


async def startable(conn: Connection, about: Sequence[str]) -> Ready:
    """Of these jobs and those that waited for them, the queued ones that wait for nothing more."""
    ids = list(about)
    found = await rows(
        conn,
        "select id, queue from jobs j where state = 'queued' and due_at <= clock_timestamp()"
        " and (id = any(%s) or after && %s::text[]) and not exists (select from jobs b"
        " where b.id = any(j.after) and b.state in ('queued', 'running')) order by created_at",
        *(ids, ids),
    )
    return [(row["id"], row["queue"]) for row in found]


async def before(conn: Connection, row: Row) -> tuple[bool, bool]:
    """Of the jobs this one comes after: are some under way, did some come to nothing."""
    found = await rows(
        conn, "select distinct state from jobs where id = any(%s)", list(row["after"])
    )
    states = {r["state"] for r in found}
    return bool(states & {"queued", "running"}), bool(states & {"failed", "cancelled"})


async def wait_no_more(conn: Connection, project_id: str, gone: Sequence[str]) -> list[str]:
    """Let a film's jobs no longer wait for those that are gone; ids of the jobs that did."""
    ids = list(gone)
    freed = await rows(
        conn,
        "update jobs set after = array(select unnest(after) except select unnest(%s::text[]))"
        " where project_id = %s and state = 'queued' and after && %s::text[] returning id",
        *(ids, project_id, ids),
    )
    return [row["id"] for row in freed]


async def has_room(conn: Connection, row: Row) -> bool:
    """Whether this person may have one more job running; one claim at a time decides.

    Workers are shared out: whoever has less running and waits for the same queue goes first, and
    what gives way is begun when nobody else's work is there at all.
    """
    await conn.execute(
        "select pg_advisory_xact_lock(hashtextextended(%s, 5))", (str(row["user_id"]),)
    )
    found = await one(
        conn,
        "select count(*) as n from jobs where user_id = %s and state = 'running'",
        row["user_id"],
    )
    running = int(found["n"]) if found else 0
    if row["ordered"].get("gives_way"):
        return running == 0 and not await _others_at_work(conn, row)
    return running < RUNNING_LIMIT and not await _others_first(conn, row, running)


async def _others_at_work(conn: Connection, row: Row) -> bool:
    """Whether anybody's work that gives way to none waits or runs in the same queue."""
    found = await one(
        conn,
        "select 1 from jobs where state in ('queued', 'running') and queue = %s"
        " and not coalesce((ordered->>'gives_way')::boolean, false) limit 1",
        row["queue"],
    )
    return found is not None


async def _others_first(conn: Connection, row: Row, running: int) -> bool:
    """Whether somebody with fewer jobs running than this person's waits for the same queue."""
    found = await one(
        conn,
        "select 1 from jobs o where o.state = 'queued' and o.queue = %s and o.user_id <> %s"
        " and not coalesce((o.ordered->>'gives_way')::boolean, false)"
        " and o.due_at <= clock_timestamp() and not exists (select from jobs b"
        " where b.id = any(o.after) and b.state in ('queued', 'running'))"
        " and (select count(*) from jobs r where r.user_id = o.user_id and r.state = 'running')"
        " < %s limit 1",
        *(row["queue"], row["user_id"], running),
    )
    return found is not None


async def durations(conn: Connection) -> dict[str, Pace]:
    """What the last 30 days' finished jobs took, where there are enough of a sort."""
    found = await rows(
        conn,
        "select concat_ws(':', ordered->>'kind', coalesce(ordered->'inputs'->>'quality', ''),"
        " coalesce(ordered->>'maker', '')) as name, percentile_cont(array[0.5, 0.9]) within group"
        " (order by extract(epoch from ended_at - started_at)) as seconds from jobs"
        " where state = 'done' and ended_at > now() - interval '30 days'"
        " group by 1 having count(*) >= %s",
        LEARN_FROM,
    )
    return {r["name"]: Pace(p50_s=r["seconds"][0], p90_s=r["seconds"][1]) for r in found}
