"""Who people are to us: profile, API keys, and the outside names that speak for them."""

import hashlib
import secrets
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
from psycopg.types.json import Jsonb

from film.errors import Conflict, Invalid, NotFound
from film.ports import Seat
from film.project import Frozen
from store import ledger
from store.pool import Database, one, rows

KEY_PREFIX = "px_"


class Profile(Frozen):
    """What a person has set. `auto_approve` are credits that may be spent unasked at a time."""

    name: str = ""
    avatar_url: str = ""
    auto_approve: int = 0
    theme: str = "system"
    defaults: dict[str, Any] = {}


class ApiKey(Frozen):
    """A key as its owner sees it later: never the secret itself."""

    id: str
    name: str
    prefix: str
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


class Profiles:
    """People's profiles."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def get(self, seat: Seat) -> Profile:
        """The profile; one never written has the defaults."""
        async with self._db.as_user(seat) as conn:
            found = await one(
                conn,
                "select name, avatar_url, auto_approve, theme, defaults from profiles"
                " where user_id = %s",
                seat.user_id,
            )
        return Profile.model_validate(found or {})

    async def update(self, seat: Seat, **fields: Any) -> Profile:
        """Change some fields. Raises Invalid for unknown fields or values that make no sense."""
        unknown = set(fields) - set(Profile.model_fields)
        if unknown:
            raise Invalid(f"A profile has {', '.join(Profile.model_fields)}.")
        now = {**(await self.get(seat)).model_dump(), **fields}
        now["defaults"] = Jsonb(now["defaults"])
        try:
            async with self._db.as_server(seat.user_id) as conn:
                await conn.execute(
                    "insert into profiles (user_id, name, avatar_url, auto_approve, theme, defaults)"
                    " values (%(user_id)s, %(name)s, %(avatar_url)s, %(auto_approve)s, %(theme)s,"
                    " %(defaults)s) on conflict (user_id) do update set name = excluded.name,"
                    " avatar_url = excluded.avatar_url, auto_approve = excluded.auto_approve,"
                    " theme = excluded.theme, defaults = excluded.defaults, updated_at = now()",
                    {**now, "user_id": seat.user_id},
                )
        except psycopg.errors.CheckViolation as error:
            raise Invalid("A profile's value is too long or not one of the choices.") from error
        return await self.get(seat)

    async def welcome(self, seat: Seat, amount: int) -> int:
        """The gift to a new account, once; returns what is available."""
        async with self._db.as_server(seat.user_id) as conn:
            return await ledger.grant(conn, seat.user_id, amount, "welcome", "Welcome to Pixora")


class Keys:
    """API keys: shown once, kept as a hash."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def make(self, seat: Seat, name: str) -> tuple[ApiKey, str]:
        """A new key and its secret, which is never shown again."""
        if not name.strip():
            raise Invalid("A key needs a name.")
        secret = KEY_PREFIX + secrets.token_urlsafe(32)
        async with self._db.as_server(seat.user_id) as conn:
            row = await one(
                conn,
                "insert into api_keys (user_id, name, prefix, hash) values (%s, %s, %s, %s)"
                " returning id::text, name, prefix, created_at, last_used_at, revoked_at",
                *(seat.user_id, name.strip()[:200], secret[:10], _hash(secret)),
            )
        return ApiKey.model_validate(row), secret

    async def list(self, seat: Seat) -> list[ApiKey]:
        """A person's keys, newest first, revoked ones too."""
        async with self._db.as_user(seat) as conn:
            found = await rows(
                conn,
                "select id::text, name, prefix, created_at, last_used_at, revoked_at"
                " from api_keys order by created_at desc",
            )
        return [ApiKey.model_validate(row) for row in found]

    async def revoke(self, seat: Seat, key_id: str) -> None:
        """End a key. Raises NotFound."""
        try:
            wanted = UUID(key_id)
        except ValueError as error:
            raise NotFound("There is no such key.") from error
        async with self._db.writing(seat, "select 1 from api_keys where id = %s", wanted) as conn:
            await conn.execute(
                "update api_keys set revoked_at = coalesce(revoked_at, now()) where id = %s",
                (wanted,),
            )

    async def owner(self, secret: str) -> str | None:
        """Whose key this is; None when it is unknown or revoked."""
        async with self._db.as_server() as conn:
            row = await one(
                conn,
                "update api_keys set last_used_at = now() where hash = %s and revoked_at is null"
                " returning user_id::text",
                _hash(secret),
            )
        return row["user_id"] if row else None


class Links:
    """Accounts elsewhere that speak for a person here (a Slack user of a team)."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def join(self, seat: Seat, kind: str, team: str, external_id: str, **meta: Any) -> None:
        """Link an outside account. Raises Conflict when it speaks for somebody else."""
        async with self._db.as_server(seat.user_id) as conn:
            row = await one(
                conn,
                "insert into channels (user_id, kind, team, external_id, meta)"
                " values (%s, %s, %s, %s, %s) on conflict (kind, team, external_id)"
                " do update set meta = excluded.meta where channels.user_id = excluded.user_id"
                " returning id",
                *(seat.user_id, kind, team, external_id, Jsonb(meta)),
            )
        if row is None:
            raise Conflict("That account is linked to somebody else.")

    async def owner(self, kind: str, team: str, external_id: str) -> str | None:
        """Whose outside account this is."""
        async with self._db.as_server() as conn:
            row = await one(
                conn,
                "select user_id::text from channels"
                " where kind = %s and team = %s and external_id = %s",
                *(kind, team, external_id),
            )
        return row["user_id"] if row else None

    async def leave(self, seat: Seat, kind: str, team: str, external_id: str) -> None:
        """Unlink; a link that is not there is no error."""
        async with self._db.as_server(seat.user_id) as conn:
            await conn.execute(
                "delete from channels where user_id = %s and kind = %s and team = %s"
                " and external_id = %s",
                (seat.user_id, kind, team, external_id),
            )


def _hash(secret: str) -> str:
    """Keys are 256 random bits, so a plain hash is enough to keep them."""
    return hashlib.sha256(secret.encode()).hexdigest()
