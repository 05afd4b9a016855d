"""Connections to Postgres: who a transaction acts for. Knows no table.

The pool connects as `authenticator`, which may do nothing. Each transaction takes a role and a
person's claims for its own length only, so it works through a transaction pooler too.
"""

import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, Literal, LiteralString, NamedTuple

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from film.errors import Invalid, NotFound, Unavailable
from film.ports import Seat

Row = dict[str, Any]
Connection = psycopg.AsyncConnection[Row]
POOLER_PORT = "6543"
Role = Literal["anon", "authenticated", "service_role"]


class Proof(NamedTuple):
    """A question that finds a row only for whom it belongs to, and what is said when it finds none."""

    query: LiteralString
    missing: str


class Database:
    """A pool of connections that act for somebody."""

    def __init__(self, dsn: str, size: int = 10, prepare: bool = True) -> None:
        """`prepare` False: the address is a transaction pooler, which has no prepared statements."""
        self.pool = AsyncConnectionPool[Connection](
            dsn,
            connection_class=Connection,
            min_size=1,
            max_size=size,
            timeout=15,
            open=False,
            kwargs={"row_factory": dict_row, "prepare_threshold": 5 if prepare else None},
            # A restarted server must not cost anybody an error.
            check=_alive,
        )

    async def open(self) -> None:
        """Connect. Raises Unavailable when the database does not answer."""
        try:
            await self.pool.open(wait=True, timeout=15)
        except PoolTimeout as error:
            await self.pool.close()
            raise Unavailable("The database does not answer; check DATABASE_URL.") from error

    async def close(self) -> None:
        """Close all connections."""
        await self.pool.close()

    @asynccontextmanager
    async def acting(self, role: Role, claims: Row | None) -> AsyncGenerator[Connection]:
        """One transaction as a role with these claims; rolled back when the block raises.

        Raises:
            Unavailable: the database cannot be reached.
            Invalid: a value that Postgres cannot keep (a zero character in a text).
        """
        try:
            async with self.pool.connection() as conn:
                await conn.execute(
                    "select set_config('role', %s, true),"
                    " set_config('request.jwt.claims', %s, true)",
                    (role, json.dumps(claims) if claims else ""),
                )
                yield conn
        except (PoolTimeout, psycopg.OperationalError) as error:
            raise Unavailable("The database does not answer; try again in a moment.") from error
        except psycopg.DataError as error:
            raise Invalid(f"A value cannot be kept: {error.diag.message_primary}.") from error

    @asynccontextmanager
    async def as_user(self, seat: Seat) -> AsyncGenerator[Connection]:
        """Reads as this person: row-level security shows only what is theirs."""
        claims = {**seat.claims, "sub": seat.user_id, "role": "authenticated"}
        async with self.acting("authenticated", claims) as conn:
            yield conn

    @asynccontextmanager
    async def as_server(self, user_id: str | None = None) -> AsyncGenerator[Connection]:
        """Writes as the server; with `user_id` only that person's money can move."""
        claims = {"sub": user_id, "role": "service_role"} if user_id else None
        async with self.acting("service_role", claims) as conn:
            yield conn

    @asynccontextmanager
    async def writing(
        self, seat: Seat, proof: Proof, *values: object
    ) -> AsyncGenerator[Connection]:
        """A transaction that has first shown, as the person, that `proof` finds a row of theirs.

        Raises:
            NotFound: it finds none: there is no such thing, or it is somebody else's.
        """
        async with self.as_user(seat) as conn:
            if await one(conn, proof.query, *values) is None:
                raise NotFound(proof.missing)
            await conn.execute("select set_config('role', 'service_role', true)")
            yield conn


def is_pooler(dsn: str) -> bool:
    """Whether the address is Supabase's transaction pooler, known by its port.

    https://supabase.com/docs/guides/database/connecting-to-postgres
    """
    return str(conninfo_to_dict(dsn).get("port", "")) == POOLER_PORT


async def _alive(conn: Connection) -> None:
    await conn.execute("")
    await conn.commit()


async def one(conn: Connection, query: LiteralString, *values: object) -> Row | None:
    """The first row, or None."""
    return await (await conn.execute(query, values)).fetchone()


async def rows(conn: Connection, query: LiteralString, *values: object) -> list[Row]:
    """All rows."""
    return await (await conn.execute(query, values)).fetchall()
