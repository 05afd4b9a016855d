"""Who people are to us: profile, and the outside names that speak for them."""

from typing import Any

import psycopg
from psycopg.types.json import Jsonb

from film.errors import Conflict, Invalid
from film.ports import Seat
from film.project import Frozen
from store import ledger
from store.pool import Database, one


class Profile(Frozen):
    """What a person has set. `auto_approve` are credits that may be spent unasked at a time.

    None: the host's own figure counts.
    """

    name: str = ""
    avatar_url: str = ""
    auto_approve: int | None = None
    theme: str = "system"
    defaults: dict[str, Any] = {}

    def unasked(self, host: int) -> int:
        """Credits that go unasked in one step: what the person set, else the host's figure."""
        return host if self.auto_approve is None else self.auto_approve


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
        """The gift to a new account, once for the person and their address; what is available."""
        async with self._db.as_server(seat.user_id) as conn:
            return await ledger.welcome(conn, seat.user_id, amount)


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
