"""API keys: what programs use instead of a person's token. Shown once, kept as a hash."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, LiteralString
from uuid import UUID

from film.errors import Conflict, Invalid, NotFound
from film.ports import Seat
from film.project import Frozen
from store.pool import Database, Proof, one, rows

KEY_PREFIX = "px_"
OWN = Proof("select 1 from api_keys where id = %s", "There is no such key.")
MOST_KEYS = 20
"""Keys of one person that work at the same time."""
Scope = Literal["read", "act"]
"""`act` may do whatever its owner may do with films; `read` changes and spends nothing."""


class ApiKey(Frozen):
    """A key as its owner sees it later: never the secret itself.

    `credit_cap` is what it may spend in all (None: as much as there is), `credits_used` what it
    has spent or holds.
    """

    id: str
    name: str
    prefix: str
    scopes: tuple[Scope, ...]
    credit_cap: int | None
    credits_used: int
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True)
class Opened:
    """What a good key says: which one it is, whose, and what it may do."""

    key_id: str
    user_id: str
    scopes: tuple[Scope, ...]


_LISTED: LiteralString = (
    "select k.id::text, k.name, k.prefix, k.scopes, k.credit_cap, k.created_at, k.last_used_at,"
    " k.revoked_at, coalesce((select sum(case h.state when 'open' then h.amount else h.settled end)"
    " from credit_holds h where h.api_key_id = k.id), 0)::bigint as credits_used"
    " from api_keys k order by k.created_at desc, k.id"
)


class Keys:
    """A person's API keys."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def make(
        self,
        seat: Seat,
        name: str,
        scopes: Sequence[Scope] = ("read", "act"),
        credit_cap: int | None = None,
    ) -> tuple[ApiKey, str]:
        """A new key and its secret, which is never shown again. Raises Invalid, Conflict."""
        if not name.strip():
            raise Invalid("A key needs a name.")
        secret = KEY_PREFIX + secrets.token_urlsafe(32)
        async with self._db.as_server(seat.user_id) as conn:
            made = await one(
                conn,
                "insert into api_keys (user_id, name, prefix, hash, scopes, credit_cap)"
                " select %s, %s, %s, %s, %s, %s where (select count(*) from api_keys"
                " where user_id = %s and revoked_at is null) < %s returning id::text",
                *(seat.user_id, name.strip()[:200], secret[:10], _hash(secret)),
                *(list(dict.fromkeys(scopes)), credit_cap, seat.user_id, MOST_KEYS),
            )
        if made is None:
            raise Conflict(f"{MOST_KEYS} keys work already. Revoke one that you no longer use.")
        return next(k for k in await self.list(seat) if k.id == made["id"]), secret

    async def list(self, seat: Seat) -> list[ApiKey]:
        """A person's keys, newest first, revoked ones too."""
        async with self._db.as_user(seat) as conn:
            found = await rows(conn, _LISTED)
        return [ApiKey.model_validate(row) for row in found]

    async def revoke(self, seat: Seat, key_id: str) -> None:
        """End a key. Raises NotFound."""
        try:
            wanted = UUID(key_id)
        except ValueError as error:
            raise NotFound("There is no such key.") from error
        async with self._db.writing(seat, OWN, wanted) as conn:
            await conn.execute(
                "update api_keys set revoked_at = coalesce(revoked_at, now()) where id = %s",
                (wanted,),
            )

    async def opened(self, secret: str) -> Opened | None:
        """Whose key this is; None when it is unknown, revoked, or its owner is banned."""
        async with self._db.as_server() as conn:
            row = await one(
                conn,
                "select id::text, user_id::text, scopes from private.key_opened(%s)",
                _hash(secret),
            )
        return Opened(row["id"], row["user_id"], tuple(row["scopes"])) if row else None


def _hash(secret: str) -> str:
    """Keys are 256 random bits, so a plain hash is enough to keep them."""
    return hashlib.sha256(secret.encode()).hexdigest()
