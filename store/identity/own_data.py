"""All that is kept about one person: to hand out, and to delete."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import LiteralString
from uuid import UUID

from psycopg import sql

from film.errors import NotFound
from film.ports import Seat
from film.project import Frozen
from store.pool import Connection, Database, Row, one, rows

BATCH = 500
"""Rows that are held at once while they are written out."""
Write = Callable[[str, list[Row]], Awaitable[None]]
# Section, table, query. Read as the person, so row-level security decides what is theirs. Every
# other table that they may read follows under its own name.
_KEPT: tuple[tuple[str, str, LiteralString], ...] = (
    ("profile", "profiles", "select * from profiles"),
    ("films", "projects", "select * from projects order by created_at"),
    (
        "revisions",
        "revisions",
        "select project_id, number, run_id, author, summary, at from revisions",
    ),
    (
        "files",
        "assets",
        "select project_id, id, key, mime, size_bytes, sha256, width_px, height_px, duration_ms,"
        " meta - 'spend_usd' as meta, created_at from assets order by created_at",
    ),
    (
        "jobs",
        "jobs",
        "select id, project_id, ordered, state, estimated, charged, estimated_s, took_s, error,"
        " created_at from jobs",
    ),
    ("threads", "threads", "select id, project_id, door, title, created_at from threads"),
    ("messages", "entries", "select * from entries order by thread_id, position"),
    (
        "stored_files",
        "storage.objects",
        "select bucket_id, name, metadata, created_at from storage.objects order by name",
    ),
)
_READABLE = """
select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  and has_column_privilege(c.oid, a.attnum, 'select')
group by 1 order by 1
"""


class SignIn(Frozen):
    """A place where the person is signed in. `current` marks the one that asks."""

    id: str
    created_at: datetime
    refreshed_at: datetime | None
    user_agent: str
    address: str
    current: bool


class OwnData:
    """A person's own rows, on the local database and on Supabase alike."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @staticmethod
    def sections() -> list[tuple[str, str]]:
        """(section, table) where the two have different names."""
        return [(section, table) for section, table, _ in _KEPT]

    async def hand_out(self, seat: Seat, write: Write) -> None:
        """Give all rows that are this person's to `write`: section, and up to BATCH of its rows.

        Each section begins with an empty batch. What is asked for is found in the schema, so that a
        new table is not forgotten.
        """
        async with self._db.as_user(seat) as conn:
            for section, query in await _queries(conn):
                await write(section, [])
                async with conn.cursor(name="own_data") as cursor:
                    await cursor.execute(query)
                    while batch := await cursor.fetchmany(BATCH):
                        await write(section, batch)

    async def files(self, seat: Seat) -> list[Row]:
        """This person's files of films: id, film and name in Blobs."""
        async with self._db.as_user(seat) as conn:
            return await rows(conn, "select id, project_id, key from assets order by created_at")

    async def file_keys(self, seat: Seat) -> list[str]:
        """Names of this person's files in Blobs."""
        async with self._db.as_user(seat) as conn:
            found = await rows(conn, "select distinct key from assets order by key")
        return [row["key"] for row in found]

    async def sign_ins(self, seat: Seat) -> list[SignIn]:
        """Where this person is signed in, the last used first."""
        async with self._db.as_server(seat.user_id) as conn:
            found = await rows(conn, "select * from private.sign_ins(%s)", seat.user_id)
        own = seat.claims.get("session_id")
        return [
            SignIn(
                id=str(row["id"]),
                created_at=row["created_at"],
                refreshed_at=row["updated_at"],
                user_agent=row["user_agent"] or "",
                address=str(row["ip"] or ""),
                current=str(row["id"]) == own,
            )
            for row in found
        ]

    async def end_sign_in(self, seat: Seat, sign_in: UUID) -> None:
        """End one sign-in.

        Raises:
            NotFound: there is none of that id, or it is somebody else's.
        """
        async with self._db.as_server(seat.user_id) as conn:
            row = await one(
                conn, "select private.sign_in_end(%s, %s) as ended", seat.user_id, sign_in
            )
        if not row or not row["ended"]:
            raise NotFound("There is no such sign-in.")

    async def remove(self, seat: Seat) -> None:
        """Delete the account and its rows; the ledger keeps entries of nobody.

        Remove the files first: their names are among the rows.
        """
        async with self._db.as_server(seat.user_id) as conn:
            await conn.execute("select private.account_remove(%s)", (seat.user_id,))


async def _queries(conn: Connection) -> list[tuple[str, sql.Composed | sql.SQL]]:
    """(section, query) for everything that this person may read."""
    found: list[tuple[str, sql.Composed | sql.SQL]] = [(s, sql.SQL(q)) for s, _, q in _KEPT]
    known = {table for _, table, _ in _KEPT}
    for row in await rows(conn, _READABLE):
        if row["name"] not in known:
            columns = sql.SQL(", ").join(map(sql.Identifier, row["columns"]))
            query = sql.SQL("select {} from {}").format(columns, sql.Identifier(row["name"]))
            found.append((row["name"], query))
    return found
