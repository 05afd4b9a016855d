"""The dashboard: a person's films listed, counted, copied, renamed, removed and brought back."""

import base64
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, LiteralString
from uuid import uuid4

from psycopg.types.json import Jsonb

from film.errors import Invalid, NotFound, Taken
from film.ports import Seat
from film.project import Element, Frozen, Project, Snapshot
from store import history, shape
from store.pool import Connection, Proof, Row, one, rows

if TYPE_CHECKING:
    from store.postgres import PostgresStore

Sort = Literal["updated", "created", "title", "duration"]
ORDERS: dict[Sort, tuple[LiteralString, LiteralString, LiteralString]] = {
    "updated": ("p.updated_at", "<", "timestamptz"),
    "created": ("p.created_at", "<", "timestamptz"),
    "title": ("lower(p.title)", ">", "text"),
    "duration": ("p.duration_ms", "<", "integer"),
}
"""Column, what comes after a value of it, its type."""
OWN = Proof("select 1 from projects where id = %s", "There is no such film.")
BINNED = OWN._replace(query="select 1 from projects where id = %s and deleted_at is not null")


WAITS: LiteralString = (
    "exists (select from runs r where r.project_id = p.id and r.state = 'waiting' and not exists"
    " (select from runs n where n.thread_id = r.thread_id and n.started_at > r.started_at))"
)
"""A conversation of the film ends with a question nobody has answered."""
NEEDS_YOU: LiteralString = f"(p.status = 'failed' or {WAITS})"
PROGRESS: LiteralString = (
    "(select sum(w.seconds * case w.state when 'done' then 1 else w.progress end) / sum(w.seconds)"
    " from (select j.state, j.progress, greatest(1, (j.ordered->>'eta_s')::int) as seconds,"
    " bool_or(j.state in ('queued', 'running')) over () as going,"
    " j.created_at + interval '10 seconds' >= min(j.created_at)"
    " filter (where j.state in ('queued', 'running')) over () as of_now"
    " from jobs j where j.project_id = p.id and j.state in ('queued', 'running', 'done')) w"
    " where w.going and w.of_now)"
)
"""0..1 of the work ordered together with what is under way, by the seconds it takes; else null."""


class FilmRow(Frozen):
    """A film as a card shows it. `poster_key` is the poster's name in blobs.

    `needs_you`: an approval waits, or its work failed. `progress` is 0..1 while work is under way.
    """

    id: str
    title: str
    logline: str
    status: shape.Status
    aspect: str
    poster_id: str | None
    poster_key: str | None
    needs_you: bool
    progress: float | None
    duration_ms: int
    scene_count: int
    revision: int
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None = None


class Statistics(Frozen):
    """A person's numbers. `rendered_ms` adds up the newest render of each film."""

    films: int = 0
    scenes: int = 0
    renders: int = 0
    rendered_ms: int = 0
    takes: int = 0
    credits_spent: int = 0


class Films:
    """A person's films."""

    def __init__(self, store: "PostgresStore") -> None:
        self._store = store
        self._db = store.db

    async def list(
        self,
        seat: Seat,
        query: str = "",
        status: shape.Status | Literal["needs_you", "deleted"] | None = None,
        sort: Sort = "updated",
        cursor: str | None = None,
        limit: int = 30,
    ) -> tuple[list[FilmRow], str | None]:
        """One page and the cursor of the next; None at the end. `query` looks in title and logline."""
        column, beyond, kind = ORDERS[sort]
        conditions: list[LiteralString] = ["(p.deleted_at is null) = (%s <> 'deleted')"]
        values: list[object] = [status or ""]
        if query.strip():
            conditions.append("position(lower(%s) in lower(p.title || ' ' || p.logline)) > 0")
            values.append(query.strip())
        if status == "needs_you":
            conditions.append(NEEDS_YOU)
        elif status and status != "deleted":
            conditions.append("p.status = %s")
            values.append(status)
        if cursor:
            conditions.append(f"(({column}, p.id) {beyond} (%s::{kind}, %s))")
            values += _opened(cursor, sort)
        way = "desc" if beyond == "<" else "asc"
        where = " and ".join(conditions)
        async with self._db.as_user(seat) as conn:
            found = await rows(conn, _page(where, column, way), *values, limit + 1)
        page = [_card(row) for row in found[:limit]]
        return page, _closed(sort, found[limit - 1]) if len(found) > limit else None

    async def statistics(self, seat: Seat) -> Statistics:
        """Counts over all films that are not deleted."""
        async with self._db.as_user(seat) as conn:
            found = await one(
                conn,
                "select count(*)::int as films, coalesce(sum(scene_count), 0)::int as scenes,"
                " coalesce(sum(jsonb_array_length(document->'renders')), 0)::int as renders,"
                " coalesce(sum((document->'renders'->-1->>'duration_ms')::int), 0)::int"
                " as rendered_ms from projects where deleted_at is null",
            )
            made = await one(
                conn,
                "select count(*)::int as takes from jobs"
                " where state = 'done' and ordered->>'kind' <> 'render'",
            )
        spent = await self._store.spent(seat)
        return Statistics.model_validate({**(found or {}), **(made or {}), "credits_spent": spent})

    async def duplicate(self, seat: Seat, project_id: str) -> Snapshot:
        """A copy with its own id and history; files are shared, work under way is not copied."""
        source = (await self._store.read(seat, project_id)).project
        copy = _without_work(source).model_copy(
            update={"id": str(uuid4()), "title": f"{source.title} (copy)"}
        )
        async with self._db.writing(seat, OWN, project_id) as conn:
            await insert_film(conn, seat, copy)
            await conn.execute(
                "insert into assets (project_id, id, key, mime, size_bytes, sha256, width_px,"
                " height_px, duration_ms, meta) select %s, id, key, mime, size_bytes, sha256,"
                " width_px, height_px, duration_ms, meta from assets where project_id = %s",
                (copy.id, project_id),
            )
        return await self._store.read(seat, copy.id)

    async def remove(self, seat: Seat, project_id: str) -> None:
        """Put a film in the bin; work under way is stopped and its credits come back."""
        async with self._store.work(seat, project_id) as work:
            for job in await work.jobs("queued", "running"):
                await work.ask_cancel(job.id)
            await work.conn.execute(
                "update projects set deleted_at = now() where id = %s and deleted_at is null",
                (project_id,),
            )  # in the same transaction: nothing is ordered in between

    async def bring_back(self, seat: Seat, project_id: str) -> Snapshot:
        """Take a film out of the bin."""
        async with self._db.writing(seat, OWN, project_id) as conn:
            await conn.execute("update projects set deleted_at = null where id = %s", (project_id,))
        return await self._store.read(seat, project_id)

    async def purge(self, seat: Seat, project_id: str) -> None:
        """Forget a film in the bin for ever, with files that no other film shares."""
        async with self._db.writing(seat, BINNED, project_id) as conn:
            found = await rows(
                conn,
                "select distinct key from assets a where project_id = %s and not exists"
                " (select from assets o where o.key = a.key and o.project_id <> a.project_id)",
                project_id,
            )
            await conn.execute("delete from projects where id = %s", (project_id,))
        await self._store.blobs.remove([row["key"] for row in found])


async def insert_film(conn: Connection, seat: Seat, project: Project) -> None:
    """Write a new film and its revision 0. Raises Taken."""
    document = project.model_dump(mode="json")
    made = await one(
        conn,
        "insert into projects (id, user_id, document, title, logline, status, aspect, poster_id,"
        " duration_ms, scene_count) values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
        " on conflict do nothing returning id",
        *(project.id, seat.user_id, Jsonb(document)),
        *shape.columns(project),
    )
    if made is None:
        raise Taken("A film with this id exists already.")
    change = history.Change(seat.run_id, seat.author, "Created the film")
    await history.add(conn, document, 0, [], change)


def _page(where: LiteralString, column: LiteralString, way: LiteralString) -> LiteralString:
    """A page of films. LiteralString: only words of this file can get in."""
    return (
        f"select p.*, a.key as poster_key, {NEEDS_YOU} as needs_you, {PROGRESS} as progress,"  # noqa: S608
        f" ({column})::text as place from projects p"
        " left join assets a on a.project_id = p.id and a.id = p.poster_id"
        f" where {where} order by {column} {way}, p.id {way} limit %s"
    )


def _without_work(project: Project) -> Project:
    """The film without takes that somebody else's jobs would have to finish."""

    def settled(element: Element) -> Element:
        kept = tuple(t for t in element.takes if t.state in ("ready", "failed"))
        chosen = element.chosen if any(t.id == element.chosen for t in kept) else None
        return element.model_copy(update={"takes": kept, "chosen": chosen})

    scenes = tuple(
        s.model_copy(update={"picture": settled(s.picture), "voice": settled(s.voice)})
        for s in project.scenes
    )
    music = project.music.model_copy(update={"element": settled(project.music.element)})
    return project.model_copy(update={"scenes": scenes, "music": music})


def _card(row: Row) -> FilmRow:
    return FilmRow.model_validate({name: row[name] for name in FilmRow.model_fields})


def _closed(sort: Sort, row: Row) -> str:
    return base64.urlsafe_b64encode(json.dumps([sort, row["place"], row["id"]]).encode()).decode()


def _opened(cursor: str, sort: Sort) -> list[Any]:
    try:
        known, place, film_id = json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except ValueError as error:
        raise Invalid("This cursor is not one of ours.") from error
    if known != sort:
        raise Invalid("This cursor belongs to another order; start again without it.")
    return [place, film_id]


async def visible(conn: Connection, project_id: str) -> None:
    """Raises NotFound unless the person sees this film and it is not deleted."""
    if not await one(
        conn, "select 1 from projects where id = %s and deleted_at is null", project_id
    ):
        raise NotFound("There is no such film.")
