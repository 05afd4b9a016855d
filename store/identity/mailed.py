"""What was mailed to prove an address: a link's secret or six digits, each good once.

Only hashes are kept. Six digits can be guessed, so five wrong ones end the code.
"""

import hashlib
import secrets
from dataclasses import dataclass
from hmac import compare_digest
from uuid import UUID

from store.identity.shapes import MailKind
from store.identity.users import Conn

MAX_TRIES = 5


@dataclass(frozen=True)
class Mailed:
    """The secrets of one mail, known in clear only until it is written."""

    kind: MailKind
    address: str
    link_secret: str
    code: str


@dataclass(frozen=True)
class Redeemed:
    """A used token: whose it was and which address it proves."""

    user_id: UUID
    kind: MailKind
    address: str


async def make(conn: Conn, user_id: UUID, kind: MailKind, address: str) -> Mailed:
    """New secrets for a mail; an older mail of the same kind stops working."""
    mailed = Mailed(
        kind, address, secrets.token_hex(28), "".join(str(secrets.randbelow(10)) for _ in range(6))
    )
    await conn.execute(
        "insert into auth.one_time_tokens (user_id, token_type, token_hash, code_hash, relates_to)"
        " values (%s, %s, %s, %s, %s) on conflict (user_id, token_type) do update set"
        " token_hash = excluded.token_hash, code_hash = excluded.code_hash, tries = 0,"
        " relates_to = excluded.relates_to, created_at = now()",
        (user_id, kind, _hash(mailed.link_secret), _code_hash(user_id, mailed.code), address),
    )
    return mailed


async def redeem_link(
    conn: Conn, secret: str, kinds: list[MailKind], life_s: int
) -> Redeemed | None:
    """Use up a link. None when it is unknown, too old, or meant for something else."""
    row = await (
        await conn.execute(
            "delete from auth.one_time_tokens where token_hash = %s and token_type = any(%s)"
            " and created_at > now() - make_interval(secs => %s)"
            " returning user_id, token_type, relates_to",
            (_hash(secret), kinds, life_s),
        )
    ).fetchone()
    return Redeemed(row["user_id"], row["token_type"], row["relates_to"]) if row else None


async def redeem_code(
    conn: Conn, address: str, code: str, kinds: list[MailKind], life_s: int
) -> Redeemed | None:
    """Use up six digits sent to an address. A wrong guess counts, so commit in either case."""
    rows = await (
        await conn.execute(
            "update auth.one_time_tokens set tries = tries + 1"
            " where lower(relates_to) = lower(%s) and token_type = any(%s) and tries < %s"
            " and created_at > now() - make_interval(secs => %s)"
            " returning id, user_id, token_type, relates_to, code_hash",
            (address, kinds, MAX_TRIES, life_s),
        )
    ).fetchall()
    for row in rows:
        if compare_digest(row["code_hash"], _code_hash(row["user_id"], code)):
            await conn.execute("delete from auth.one_time_tokens where id = %s", (row["id"],))
            return Redeemed(row["user_id"], row["token_type"], row["relates_to"])
    return None


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _code_hash(user_id: UUID, code: str) -> str:
    return _hash(f"{user_id}:{code}")
