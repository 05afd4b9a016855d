"""A film's log: gapless numbers, given under the film's row lock, so commit order is their order."""

from collections.abc import Sequence

from psycopg.types.json import Jsonb

from film.events import Event, RunEvent
from film.ports import Logged
from store.pool import Connection, Row, one, rows


async def append(
    conn: Connection, project_id: str, run_id: str | None, events: Sequence[Event]
) -> int:
    """Put events at the end of the log; returns the last number. Locks the film until commit."""
    taken = await one(
        conn,
        "update projects set last_seq = last_seq + %s where id = %s returning last_seq",
        *(len(events), project_id),
    )
    last = int(taken["last_seq"]) if taken else 0
    first = last - len(events) + 1
    await conn.cursor().executemany(
        "insert into events (project_id, seq, run_id, type, body, at)"
        " values (%s, %s, %s, %s, %s, clock_timestamp())",
        [
            (
                project_id,
                seq,
                _run_of(event, run_id),
                event.type,
                Jsonb(event.model_dump(mode="json")),
            )
            for seq, event in enumerate(events, first)
        ],
    )
    return last


async def read(conn: Connection, project_id: str, after: int, limit: int) -> list[Logged]:
    """Events with seq > after, in order."""
    found = await rows(
        conn,
        "select seq, run_id, body, at from events where project_id = %s and seq > %s"
        " order by seq limit %s",
        *(project_id, after, limit),
    )
    return [logged(row) for row in found]


def logged(row: Row) -> Logged:
    """A row of events as it is sent."""
    return Logged(seq=row["seq"], run_id=row["run_id"], event=row["body"], at=row["at"])


def _run_of(event: Event, run_id: str | None) -> str | None:
    return event.run_id if isinstance(event, RunEvent) else run_id
