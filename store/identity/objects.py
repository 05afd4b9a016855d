"""The local stand-in for Supabase Storage: rows decide who may, files hold the bytes.

A file's name on disk is a random id, so no name from outside ever becomes a path. Bytes are
written first and the row after; a row never points at bytes that are not there.
"""

import asyncio
import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from uuid import UUID

from psycopg import AsyncConnection
from psycopg.errors import ForeignKeyViolation, InsufficientPrivilege, UniqueViolation
from psycopg.rows import DictRow
from psycopg.types.json import Jsonb

from store.identity.refusals import StorageRefused, missing
from store.pool import borrowed, pooled

Conn = AsyncConnection[DictRow]
Claims = Mapping[str, Any]
SERVER: Claims = {"role": "service_role"}
_ROLES = ("anon", "authenticated", "service_role")


@dataclass(frozen=True)
class Bytes:
    """A received file: its random name, and the metadata that Storage keeps beside an object."""

    version: str
    metadata: Mapping[str, Any]
    user_metadata: Mapping[str, Any] | None = None


class LocalObjects:
    """Rows of storage.objects under row-level security, and their files.

    Args:
        dsn: Postgres as a role that may become anon, authenticated and service_role.
        home: folder of the install; files go to home/storage.
    """

    def __init__(self, dsn: str, home: Path) -> None:
        self._folder = home / "storage"
        self._pool = pooled(dsn, size=6)

    async def __aenter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        await self._pool.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._pool.close()

    def path(self, version: str) -> Path:
        """Where the bytes of a version are. `version` is a random id that we made."""
        return self._folder / version[:2] / UUID(version).hex

    @asynccontextmanager
    async def rows(self, claims: Claims) -> AsyncGenerator[Conn]:
        """A transaction as this caller: the policies of storage.objects decide.

        Raises:
            StorageRefused: unknown role.
            Unavailable, Invalid: as every transaction (store/pool.py).
        """
        role = claims.get("role", "anon")
        if role not in _ROLES:
            raise StorageRefused(403, "Unauthorized", "unknown role")
        async with borrowed(self._pool) as conn:
            await conn.execute(
                "select set_config('role', %s, true), set_config('request.jwt.claims', %s, true)",
                (role, json.dumps(dict(claims))),
            )
            yield conn

    async def buckets(self, claims: Claims) -> list[DictRow]:
        """The buckets this caller may see."""
        async with self.rows(claims) as conn:
            return await (
                await conn.execute(
                    "select id, name, coalesce(owner::text, '') as owner, public, file_size_limit,"
                    " allowed_mime_types, created_at, updated_at from storage.buckets order by id"
                )
            ).fetchall()

    async def bucket(self, name: str) -> DictRow:
        """One bucket's limits, whoever asks.

        Raises:
            StorageRefused: Bucket not found.
        """
        async with self.rows(SERVER) as conn:
            found = await conn.execute("select * from storage.buckets where id = %s", (name,))
            row = await found.fetchone()
        if row is None:
            raise StorageRefused(404, "Bucket not found", "Bucket not found")
        return row

    async def find(self, claims: Claims, bucket: str, name: str) -> DictRow:
        """One object's row.

        Raises:
            StorageRefused: not_found, also when it is somebody else's.
        """
        async with self.rows(claims) as conn:
            found = await conn.execute(
                "select * from storage.objects where bucket_id = %s and name = %s", (bucket, name)
            )
            row = await found.fetchone()
        if row is None:
            raise missing()
        return row

    async def known(self, claims: Claims, bucket: str, names: list[str]) -> set[str]:
        """Which of these names this caller may see."""
        async with self.rows(claims) as conn:
            found = await conn.execute(
                "select name from storage.objects where bucket_id = %s and name = any(%s)",
                (bucket, names),
            )
            return {row["name"] for row in await found.fetchall()}

    async def keep(
        self, claims: Claims, bucket: str, name: str, received: Bytes, *, replace: bool
    ) -> UUID:
        """Give received bytes a name; on a refusal the bytes are removed again.

        Raises:
            StorageRefused: Duplicate, Unauthorized, Bucket not found.
        """
        try:
            async with self.rows(claims) as conn:
                before = await _version_of(conn, bucket, name) if replace else None
                object_id = await _write(conn, claims, bucket, name, received, replace=replace)
        except BaseException:
            await self.forget([received.version])
            raise
        if before:
            await self.forget([before])
        return object_id

    async def may_keep(self, claims: Claims, bucket: str, name: str, *, replace: bool) -> None:
        """Prove that this caller could write the object, and write nothing.

        Raises:
            StorageRefused: as `keep`.
        """
        async with self.rows(claims) as conn, conn.transaction(force_rollback=True):
            await _write(conn, claims, bucket, name, Bytes("", {}), replace=replace)

    async def remove(self, claims: Claims, bucket: str, names: list[str]) -> list[DictRow]:
        """Delete objects; names that are unknown or somebody else's are left out."""
        async with self.rows(claims) as conn:
            found = await conn.execute(
                "delete from storage.objects where bucket_id = %s and name = any(%s) returning *",
                (bucket, names),
            )
            rows = await found.fetchall()
        await self.forget([row["version"] for row in rows])
        return rows

    async def remove_all_of(self, user_id: str) -> None:
        """Delete every object in a person's own folders, in all buckets."""
        async with self.rows(SERVER) as conn:
            found = await conn.execute(
                "delete from storage.objects where path_tokens[1] = %s returning version",
                (user_id,),
            )
            versions = [row["version"] for row in await found.fetchall()]
        await self.forget(versions)

    async def files_of(self, user_id: str) -> dict[str, Path]:
        """The bytes of every object in a person's own folders, by bucket and name."""
        async with self.rows(SERVER) as conn:
            found = await conn.execute(
                "select bucket_id, name, version from storage.objects where path_tokens[1] = %s",
                (user_id,),
            )
            kept = await found.fetchall()
        named = {
            f"{row['bucket_id']}/{row['name'].partition('/')[2]}": self.path(row["version"])
            for row in kept
        }
        return {name: path for name, path in named.items() if path.exists()}

    async def forget(self, versions: list[str]) -> None:
        """Remove bytes that no row names any more."""
        paths = [self.path(version) for version in versions if version]
        await asyncio.to_thread(lambda: [path.unlink(missing_ok=True) for path in paths])


async def _version_of(conn: Conn, bucket: str, name: str) -> str | None:
    found = await conn.execute(
        "select version from storage.objects where bucket_id = %s and name = %s for update",
        (bucket, name),
    )
    row = await found.fetchone()
    return row["version"] if row else None


async def _write(
    conn: Conn, claims: Claims, bucket: str, name: str, received: Bytes, *, replace: bool
) -> UUID:
    owner = claims.get("sub")
    values = {
        "bucket": bucket,
        "name": name,
        "owner": owner,
        "owner_id": owner,
        "version": received.version,
        "metadata": Jsonb(dict(received.metadata)),
        "user_metadata": Jsonb(received.user_metadata) if received.user_metadata else None,
    }
    try:
        found = await conn.execute(_REPLACE if replace else _ADD, values)
        row = await found.fetchone()
    except UniqueViolation as taken:
        raise StorageRefused(409, "Duplicate", "The resource already exists") from taken
    except InsufficientPrivilege as denied:
        raise _refused(claims, name) from denied
    except ForeignKeyViolation as nowhere:
        raise StorageRefused(404, "Bucket not found", "Bucket not found") from nowhere
    if row is None:
        raise _refused(claims, name)
    return row["id"]


def _refused(claims: Claims, name: str) -> StorageRefused:
    """A folder that is not the caller's own does not exist for them."""
    if name.partition("/")[0] != claims.get("sub"):
        return missing()
    return StorageRefused(403, "Unauthorized", "new row violates row-level security policy")


_ADD = """
insert into storage.objects (bucket_id, name, owner, owner_id, version, metadata, user_metadata)
values (%(bucket)s, %(name)s, %(owner)s, %(owner_id)s, %(version)s, %(metadata)s, %(user_metadata)s)
returning id
"""
_REPLACE = """
insert into storage.objects (bucket_id, name, owner, owner_id, version, metadata, user_metadata)
values (%(bucket)s, %(name)s, %(owner)s, %(owner_id)s, %(version)s, %(metadata)s, %(user_metadata)s)
on conflict (bucket_id, name) do update set version = excluded.version,
  metadata = excluded.metadata, user_metadata = excluded.user_metadata, updated_at = now()
returning id
"""
