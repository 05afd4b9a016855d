"""Rows of auth.users: add, find, change, remove."""

import re
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import AsyncConnection, sql
from psycopg.errors import UniqueViolation
from psycopg.rows import DictRow
from psycopg.types.json import Jsonb

from store.identity.refusals import AuthRefused
from store.identity.shapes import UserRow

Conn = AsyncConnection[DictRow]

_EMAIL = re.compile(r"[^@\s<>\"',;:]+@[^@\s<>\"',;:]+\.[^@\s<>\"',;:.]+\Z")
EMAIL_PROVIDER = {"provider": "email", "providers": ["email"]}


def email_of(given: str) -> str:
    """The address in the one form we keep: trimmed and in lower case.

    Raises:
        AuthRefused: validation_failed.
    """
    address = given.strip().lower()
    if len(address) > 254 or not address.isprintable() or not _EMAIL.match(address):
        raise AuthRefused(
            400, "validation_failed", "Unable to validate email address: invalid format"
        )
    return address


async def add(conn: Conn, **columns: Any) -> UserRow:
    """Insert a person.

    Raises:
        AuthRefused: user_already_exists.
    """
    query = sql.SQL("insert into auth.users ({}) values ({}) returning *").format(
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(", ").join(map(sql.Placeholder, columns)),
    )
    try:
        async with conn.transaction():
            row = await (await conn.execute(query, _adapted(columns))).fetchone()
    except UniqueViolation as taken:
        raise AuthRefused(422, "user_already_exists", "User already registered") from taken
    return UserRow.model_validate(row)


async def change(conn: Conn, user_id: UUID, **columns: Any) -> UserRow:
    """Update a person's columns.

    Raises:
        AuthRefused: email_exists when the new address belongs to somebody else, user_not_found.
    """
    query = sql.SQL(
        "update auth.users set {}, updated_at = clock_timestamp() where id = {} returning *"
    ).format(
        sql.SQL(", ").join(
            sql.SQL("{} = {}").format(sql.Identifier(name), sql.Placeholder(name))
            for name in columns
        ),
        sql.Literal(user_id),
    )
    try:
        async with conn.transaction():
            row = await (await conn.execute(query, _adapted(columns))).fetchone()
    except UniqueViolation as taken:
        raise AuthRefused(
            422, "email_exists", "A user with this email address has already been registered"
        ) from taken
    if row is None:
        raise AuthRefused(404, "user_not_found", "User not found")
    return UserRow.model_validate(row)


async def by_id(conn: Conn, user_id: UUID, *, lock: bool = False) -> UserRow | None:
    """The person of that id. `lock` holds the row until the transaction ends."""
    query = "select * from auth.users where id = %s and deleted_at is null"
    if lock:
        query += " for update"
    row = await (await conn.execute(query, (user_id,))).fetchone()
    return UserRow.model_validate(row) if row else None


async def by_email(conn: Conn, email: str) -> UserRow | None:
    """The person with that address, in whichever case it is written."""
    row = await (
        await conn.execute(
            "select * from auth.users where lower(email) = lower(%s) and deleted_at is null",
            (email,),
        )
    ).fetchone()
    return UserRow.model_validate(row) if row else None


async def page(conn: Conn, number: int, size: int) -> tuple[list[UserRow], int]:
    """One page of people, newest first, and how many there are in all. Pages count from 1."""
    rows = await (
        await conn.execute(
            "select * from auth.users where deleted_at is null"
            " order by created_at desc, id limit %s offset %s",
            (size, (number - 1) * size),
        )
    ).fetchall()
    counted = await (
        await conn.execute("select count(*) as total from auth.users where deleted_at is null")
    ).fetchone()
    return [UserRow.model_validate(row) for row in rows], counted["total"] if counted else 0


async def remove(conn: Conn, user_id: UUID) -> bool:
    """Delete a person; what references them goes or is anonymised by foreign keys."""
    gone = await conn.execute("delete from auth.users where id = %s", (user_id,))
    return gone.rowcount > 0


def refuse_banned(row: UserRow, now: datetime) -> None:
    """Keep out who is banned.

    Raises:
        AuthRefused: user_banned.
    """
    if row.banned_until and row.banned_until > now:
        raise AuthRefused(403, "user_banned", "User is banned")


def _adapted(columns: dict[str, Any]) -> dict[str, Any]:
    return {name: Jsonb(v) if isinstance(v, dict) else v for name, v in columns.items()}
