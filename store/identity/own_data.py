"""All that is kept about one person: to hand out, and to delete."""

from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from film.errors import NotFound
from film.ports import Seat
from film.project import Frozen
from store.pool import Database, one, rows

# Read as the person, so row-level security decides what is theirs.
_KEPT: tuple[tuple[str, LiteralString], ...] = (
    ("profile", "select * from profiles"),
    ("films", "select * from projects order by created_at"),
    ("revisions", "select project_id, number, run_id, author, summary, at from revisions"),
    (
        "files",
        "select project_id, id, key, mime, size_bytes, sha256, width_px, height_px, duration_ms,"
        " meta - 'spend_usd' as meta, created_at from assets order by created_at",
    ),
    (
        "jobs",
        "select id, project_id, ordered, state, estimated, charged, estimated_s, took_s, error,"
        " created_at from jobs",
    ),
    ("threads", "select id, project_id, door, title, created_at from threads"),
    ("messages", "select * from entries order by thread_id, position"),
    ("runs", "select * from runs order by started_at"),
    ("credit_entries", "select * from credit_entries order by id"),
    ("credit_holds", "select * from credit_holds order by created_at"),
    (
        "api_keys",
        "select id, name, prefix, scopes, credit_cap, created_at, last_used_at, revoked_at"
        " from api_keys",
    ),
    ("channels", "select * from channels"),
)


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

    async def everything(self, seat: Seat) -> dict[str, list[dict[str, Any]]]:
        """All rows that are this person's, by kind."""
        kept: dict[str, list[dict[str, Any]]] = {}
        async with self._db.as_user(seat) as conn:
            for name, query in _KEPT:
                kept[name] = await rows(conn, query)
        return kept

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
