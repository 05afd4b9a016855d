"""Connections to Postgres: who a transaction acts for. Knows no table.

The pool connects as `authenticator`, which may do nothing. Each transaction takes a role and a
person's claims for its own length only, so it works through a transaction pooler too.
"""

import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, Literal, LiteralString, NamedTuple

import anyio
import psycopg
import structlog
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from film.errors import Invalid, NotFound, Unavailable
from film.ports import Seat

Row = dict[str, Any]
Connection = psycopg.AsyncConnection[Row]
Role = Literal["anon", "authenticated", "service_role"]
Pool = AsyncConnectionPool[Connection]
log = structlog.get_logger()


def pooled(dsn: str, size: int) -> Pool:
    """A pool that is not open yet. A restarted server costs nobody an error.

    No prepared statements and no session state: the address may be a transaction pooler.
    """
    return Pool(
        dsn,
        connection_class=Connection,
        min_size=1,
        max_size=size,
        timeout=15,
        open=False,
        kwargs={"row_factory": dict_row, "prepare_threshold": None},
        check=_alive,
    )


_WHY = {
    None: "it holds a zero character",
    "22P05": "it holds a zero character",
    "22003": "it is too large a number",
}
"""What Postgres will not keep, by its code: https://www.postgresql.org/docs/current/errcodes-appendix.html"""


@asynccontextmanager
async def borrowed(pool: Pool) -> AsyncGenerator[Connection]:
    """One transaction; committed at the end, rolled back when the block raises.

    Who hangs up meanwhile is let go at its end: the web server cancels their scope again and again
    until it is left, and psycopg would close the connection, for the next request to wait for.

    Raises:
        Unavailable: the database cannot be reached.
        Invalid: a value that Postgres cannot keep (a zero or half a character in a text).
    """
    try:
        with anyio.CancelScope(shield=True):
            async with pool.connection() as conn:
                yield conn
    except (PoolTimeout, psycopg.OperationalError) as error:
        log.warning("the database did not answer", error=f"{type(error).__name__}: {error}")
        raise Unavailable("The database does not answer; try again in a moment.") from error
    except psycopg.DataError as error:
        said = _WHY.get(error.sqlstate, error.diag.message_primary or _WHY[None])
        raise Invalid(f"A value cannot be kept: {said}.") from error
    except UnicodeEncodeError as error:
        raise Invalid("A value cannot be kept: it holds half a character.") from error


class Proof(NamedTuple):
    """A question that finds a row only for whom it belongs to, and what is said when it finds none."""

    query: LiteralString
    missing: str


class Database:
    """A pool of connections that act for somebody."""

    def __init__(self, dsn: str, size: int = 10) -> None:
        """At most `size` connections; `open` connects."""
        self.pool = pooled(dsn, size)

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
        """One transaction as a role with these claims. Raises as `borrowed`."""
        async with borrowed(self.pool) as conn:
            await conn.execute(
                "select set_config('role', %s, true), set_config('request.jwt.claims', %s, true)",
                (role, json.dumps(claims) if claims else ""),
            )
            yield conn

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


async def _alive(conn: Connection) -> None:
    await conn.execute("")
    await conn.commit()


async def one(conn: Connection, query: LiteralString, *values: object) -> Row | None:
    """The first row, or None."""
    return await (await conn.execute(query, values)).fetchone()


async def rows(conn: Connection, query: LiteralString, *values: object) -> list[Row]:
    """All rows."""
    return await (await conn.execute(query, values)).fetchall()
