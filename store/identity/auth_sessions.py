"""Rows of auth.sessions and auth.refresh_tokens: start, rotate, list, end.

A refresh token works once. Who uses an old one later than the grace allows (two tabs racing, an
answer lost on the way) may have stolen it, so the whole family of tokens ends.
https://supabase.com/docs/guides/auth/sessions#what-is-refresh-token-reuse-detection-and-what-does-it-protect-from
"""

import hashlib
import secrets
import time
from dataclasses import dataclass
from typing import Any, Literal, LiteralString
from uuid import UUID

from psycopg.types.json import Jsonb

from store.identity.shapes import AuthSession
from store.identity.users import Conn

Scope = Literal["global", "local", "others"]
_ENDS: dict[Scope, LiteralString] = {
    "global": "delete from auth.sessions where user_id = %(user)s",
    "local": "delete from auth.sessions where user_id = %(user)s and id = %(own)s",
    "others": "delete from auth.sessions where user_id = %(user)s and id <> %(own)s",
}


@dataclass(frozen=True)
class Origin:
    """Where a request comes from: shown to the person in their list of sign-ins."""

    address: str | None = None
    user_agent: str | None = None


@dataclass(frozen=True)
class Opened:
    """An open sign-in and the refresh token that continues it (kept by us only as a hash)."""

    id: UUID
    user_id: UUID
    amr: list[dict[str, Any]]
    refresh_token: str


async def start(conn: Conn, user_id: UUID, method: str, origin: Origin) -> Opened:
    """Sign somebody in. `method` goes into the token's `amr`: password, anonymous, otp."""
    amr = [{"method": method, "timestamp": int(time.time())}]
    row = await (
        await conn.execute(
            "insert into auth.sessions (user_id, amr, ip, user_agent)"
            " values (%s, %s, %s, %s) returning id",
            (user_id, Jsonb(amr), origin.address, (origin.user_agent or "")[:300]),
        )
    ).fetchone()
    assert row is not None  # noqa: S101 - an insert without a conflict clause returns its row
    token = await _new_refresh_token(conn, row["id"], user_id, None)
    return Opened(row["id"], user_id, amr, token)


async def rotate(conn: Conn, refresh_token: str, grace_s: int) -> Opened | Literal["reused"] | None:
    """Swap a refresh token for the next one.

    Returns the continued sign-in; None for an unknown token; "reused" when an old token came back
    after the grace: its family is then ended in this transaction, which the caller must commit.
    """
    hashed = _hash(refresh_token)
    row = await (
        await conn.execute(
            "select t.*, s.amr, t.updated_at > now() - make_interval(secs => %s) as in_grace"
            " from auth.refresh_tokens t join auth.sessions s on s.id = t.session_id"
            " where t.token = %s and (s.not_after is null or s.not_after > now())"
            " for update of t, s",
            (grace_s, hashed),
        )
    ).fetchone()
    if row is None:
        return None
    if row["revoked"] and not row["in_grace"]:
        await conn.execute("delete from auth.sessions where id = %s", (row["session_id"],))
        return "reused"
    await conn.execute(
        "update auth.refresh_tokens set revoked = true, updated_at = now()"
        " where id = %s and not revoked",
        (row["id"],),
    )
    await conn.execute(
        "update auth.sessions set updated_at = now() where id = %s", (row["session_id"],)
    )
    token = await _new_refresh_token(conn, row["session_id"], row["user_id"], hashed)
    return Opened(row["session_id"], row["user_id"], row["amr"], token)


async def is_open(conn: Conn, session_id: UUID, user_id: UUID) -> bool:
    """Whether this sign-in still stands."""
    found = await conn.execute(
        "select 1 from auth.sessions where id = %s and user_id = %s"
        " and (not_after is null or not_after > now())",
        (session_id, user_id),
    )
    return await found.fetchone() is not None


async def end(conn: Conn, user_id: UUID, scope: Scope, own: UUID | None) -> int:
    """End all of a person's sign-ins, this one, or all others. Returns how many ended."""
    gone = await conn.execute(_ENDS[scope], {"user": user_id, "own": own})
    return gone.rowcount


async def listed(conn: Conn, user_id: UUID, own: UUID | None) -> list[AuthSession]:
    """A person's sign-ins, the last used first."""
    rows = await (
        await conn.execute(
            "select id, created_at, updated_at, user_agent, ip from auth.sessions"
            " where user_id = %s order by updated_at desc",
            (user_id,),
        )
    ).fetchall()
    return [
        AuthSession(
            id=str(row["id"]),
            created_at=row["created_at"],
            refreshed_at=row["updated_at"],
            user_agent=row["user_agent"] or "",
            address=str(row["ip"] or ""),
            current=row["id"] == own,
        )
        for row in rows
    ]


async def _new_refresh_token(
    conn: Conn, session_id: UUID, user_id: UUID, parent: str | None
) -> str:
    token = secrets.token_urlsafe(32)
    await conn.execute(
        "insert into auth.refresh_tokens (token, session_id, user_id, parent)"
        " values (%s, %s, %s, %s)",
        (_hash(token), session_id, user_id, parent),
    )
    return token


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
