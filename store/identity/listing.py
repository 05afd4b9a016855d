"""Folders of the local storage: names with slashes, listed level by level as Supabase does."""

from dataclasses import dataclass
from typing import Literal, LiteralString

from psycopg import sql
from psycopg.rows import DictRow

from store.identity.objects import Conn

Column = Literal["name", "created_at", "updated_at", "last_accessed_at"]


@dataclass(frozen=True)
class Page:
    """What to list: objects and folders right below `prefix` whose name contains `search`."""

    bucket: str
    prefix: str = ""
    search: str = ""
    limit: int = 100
    offset: int = 0
    column: Column = "name"
    descending: bool = False


async def listed(conn: Conn, page: Page) -> list[DictRow]:
    """One page of a folder. Folders have no id, times or metadata."""
    prefix = page.prefix.strip("/")
    direction: LiteralString = "desc" if page.descending else "asc"
    query = sql.SQL(_LIST).format(sql.Identifier(page.column), sql.SQL(direction))
    values = {
        "bucket": page.bucket,
        "prefix": f"{prefix}/" if prefix else "",
        "search": page.search,
        "limit": page.limit,
        "offset": page.offset,
    }
    return await (await conn.execute(query, values)).fetchall()


_LIST: LiteralString = """
with below as (
  select o.*, substr(o.name, length(%(prefix)s) + 1) as rest from storage.objects o
  where o.bucket_id = %(bucket)s and starts_with(o.name, %(prefix)s)
), level as (
  select rest as name, id, created_at, updated_at, last_accessed_at, metadata from below
  where position('/' in rest) = 0
  union all
  select distinct split_part(rest, '/', 1), null::uuid, null::timestamptz, null::timestamptz,
    null::timestamptz, null::jsonb
  from below where position('/' in rest) > 0
)
select * from level where position(lower(%(search)s) in lower(name)) > 0
order by {} {}, name limit %(limit)s offset %(offset)s
"""
