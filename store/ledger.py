"""Money: reading balances, and the four functions that alone may write the ledger."""

from typing import Any, LiteralString
from uuid import UUID

import psycopg

from film.errors import Conflict, Forbidden, Invalid, NeedsCredits, NotFound
from film.ports import Balance
from store.pool import Connection, one

NOT_ENOUGH = "P0402"
"""SQLSTATE of private.credits_reserve when the balance is too small."""
KEY_REFUSED = "P0403"
"""SQLSTATE of private.credits_reserve when the asking API key may not spend that much."""
KEY_KNOWN = "P0409"
"""SQLSTATE of a key that was used before, with another amount, hold or film."""
ORPHANS: LiteralString = """
select h.id::text as hold_id, h.user_id::text, h.amount, h.reason, h.created_at
from credit_holds h
where h.state = 'open' and h.created_at < now() - interval '2 hours'
  and not exists (select from jobs j where j.hold_id = h.id and j.state in ('queued', 'running'))
"""
"""Open holds that no job will ever close; the sweeper gives them back."""


async def locked_balance(conn: Connection, user_id: str) -> Balance:
    """The balance with its account row locked until commit; the account is made when missing."""
    row = await one(conn, "select available, held from private.credits_lock(%s)", user_id)
    return Balance.model_validate(row or {})


async def balance(conn: Connection, user_id: str) -> Balance:
    """The balance as it stands."""
    row = await one(conn, "select available, held from credit_accounts where user_id = %s", user_id)
    return Balance.model_validate(row or {})


async def reserve(
    conn: Connection, user_id: str, project_id: str, key: str, amount: int, reason: str
) -> str:
    """Hold credits; the same key returns the first hold.

    Raises:
        NeedsCredits: `details` says what is `needed`, `available` and `missing`.
        Forbidden: the API key that asks is revoked or at its cap.
        Conflict: the key is known with another amount or film.
        Invalid: no credits.
    """
    if amount <= 0:
        raise Invalid("A hold must be of at least one credit.")
    try:
        async with conn.transaction():
            row = await one(
                conn,
                "select private.credits_reserve(%s, %s, %s, %s, %s) as hold",
                *(user_id, project_id, amount, key, reason),
            )
    except psycopg.Error as error:
        if error.sqlstate == KEY_REFUSED:
            raise Forbidden(error.diag.message_primary or "This API key may not spend.") from error
        if error.sqlstate != NOT_ENOUGH:
            _refuse_known_key(error)
            raise
        left = (await balance(conn, user_id)).available
        raise NeedsCredits(
            f"This needs {amount} credits and {left} are left.",
            needed=amount,
            available=left,
            missing=amount - left,
        ) from error
    return _text(row, "hold")


async def close(conn: Connection, hold_id: str, amount: int) -> str:
    """Spend `amount` of a hold and give the rest back; returns the hold's state.

    Raises:
        NotFound: there is no such hold.
        Invalid: more than was held.
    """
    try:
        async with conn.transaction():
            row = await one(
                conn, "select private.credits_close(%s, %s) as state", UUID(hold_id), amount
            )
    except psycopg.errors.NoDataFound as error:
        raise NotFound("There is no such hold.") from error
    except psycopg.errors.InvalidParameterValue as error:
        raise Invalid("A hold cannot be settled for more than was held.") from error
    return _text(row, "state")


async def grant(conn: Connection, user_id: str, amount: int, key: str, reason: str) -> int:
    """Give credits; the same key gives once. Returns what is available after.

    Raises:
        NotFound: there is no such person.
        Conflict: the key has given another amount before.
        Invalid: no credits.
    """
    if amount <= 0:
        raise Invalid("A grant must be of at least one credit.")
    try:
        async with conn.transaction():
            row = await one(
                conn,
                "select private.credits_grant(%s, %s, %s, %s) as available",
                *(user_id, amount, key, reason),
            )
    except psycopg.errors.NoDataFound as error:
        raise NotFound("There is no such person.") from error
    except psycopg.Error as error:
        _refuse_known_key(error)
        raise
    return int(row["available"]) if row else 0


async def welcome(conn: Connection, user_id: str, amount: int) -> int:
    """The gift to a new account: once for the person and their address. Returns what is available."""
    row = await one(
        conn,
        "select private.credits_welcome(%s, %s, %s) as available",
        *(user_id, amount, "Welcome to Pixora"),
    )
    return int(row["available"]) if row else 0


async def refund(conn: Connection, hold_id: str, amount: int, key: str, reason: str) -> int:
    """Give spent credits back; never more than the hold settled. Returns what is available.

    Raises:
        NotFound: there is no such hold.
        Conflict: the key has given back another amount or hold before.
        Invalid: more than was spent.
    """
    try:
        async with conn.transaction():
            row = await one(
                conn,
                "select private.credits_refund(%s, %s, %s, %s) as available",
                *(UUID(hold_id), amount, key, reason),
            )
    except psycopg.errors.NoDataFound as error:
        raise NotFound("There is no such hold.") from error
    except psycopg.errors.InvalidParameterValue as error:
        raise Invalid("A refund cannot exceed what was spent.") from error
    except psycopg.Error as error:
        _refuse_known_key(error)
        raise
    return int(row["available"]) if row else 0


async def spent(conn: Connection, user_id: str, project_id: str | None = None) -> int:
    """Credits spent, refunds taken off: on a film, or in all."""
    row = await one(
        conn,
        "select coalesce(sum(e.delta), 0)::bigint as spent from credit_entries e"
        " join credit_holds h on h.id = e.hold_id where e.account = 'spent' and e.user_id = %s"
        " and (%s::text is null or h.project_id = %s)",
        *(user_id, project_id, project_id),
    )
    return int(row["spent"]) if row else 0


def _text(row: dict[str, Any] | None, name: str) -> str:
    return str(row[name]) if row else ""


def _refuse_known_key(error: psycopg.Error) -> None:
    """Raises Conflict for a key that is known with another wish."""
    if error.sqlstate == KEY_KNOWN:
        said = f"{error.diag.message_primary} Nothing was changed; use a new key."
        raise Conflict(said) from error
