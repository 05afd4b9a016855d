"""What `./run doctor` looks at in the database: the role, the migrations, the rights, the buckets."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, LiteralString

import psycopg
from psycopg import errors

from film.errors import Invalid, Unavailable
from store import migrate
from worker.settings import Settings

BUCKETS = {"media": False, "uploads": False, "avatars": True}
"""Bucket -> whether anybody may read it."""
PUSH = "run: supabase db push --remote"
_TELLS = "20261129000011"
"""The migration since which the application may ask for the versions."""
_ROLE = """
select current_user::text, r.rolsuper or r.rolbypassrls,
  (select bool_and(pg_has_role(r.oid, x.oid, 'member')) and count(*) = 3 from pg_roles x
   where x.rolname in ('anon', 'authenticated', 'service_role')),
  (select pg_has_role(r.oid, x.oid, 'usage') from pg_roles x where x.rolname = 'service_role')
from pg_roles r where r.rolname = current_user
"""
_UNPROTECTED = """
select c.oid::regclass::text from pg_class c
where not c.relrowsecurity and c.relkind in ('r', 'p')
  and (c.relnamespace = to_regnamespace('public')
    or c.oid in (to_regclass('storage.objects'), to_regclass('storage.buckets')))
order by 1
"""
_WRITABLE = """
select distinct who || ' on ' || c.oid::regclass::text
from pg_class c, unnest(array['anon', 'authenticated']) who
where c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p', 'v', 'm')
  and (has_table_privilege(who, c.oid, 'insert, update, delete, truncate')
    or (who = 'anon' and has_table_privilege(who, c.oid, 'select')))
order by 1
"""
_POLICIES = "select policyname || ' on ' || schemaname || '.' || tablename from pg_policies"


@dataclass(frozen=True)
class Place:
    """What is looked at. `app` connects as the application, `owner` as the schema's owner.

    Both are empty while a local home has no database yet; `owner` is empty for a foreign one.
    """

    settings: Settings
    app: str
    owner: str


def database(place: Place) -> str:
    """Whether the application connects as a role that may nothing by itself."""
    if not place.app:
        return "the first ./run makes it"
    with connected(place.app) as conn:
        found = conn.execute(_ROLE).fetchone()
    name, mighty, roles, inherits = found or ("", False, False, False)
    if mighty:
        raise Invalid(f"DATABASE_URL connects as {name}, who stands above row-level security. "
                      "Connect as pixora_api (docs/supabase.md, step 4).")  # fmt: skip
    if not roles:
        raise Invalid(f"{name} may not act as anon, authenticated and service_role. Connect as "
                      "pixora_api (docs/supabase.md, step 4).")  # fmt: skip
    if inherits:
        raise Invalid(f"{name} has the rights of service_role without asking for them. Run: "
                      f"grant anon, authenticated, service_role to {name} with inherit false;")  # fmt: skip
    return f"answers as {name}"


def migrations(place: Place) -> str:
    """Whether each of our migrations is applied."""
    if not place.app:
        return "the first ./run applies them"
    missing = migrate.missing(_applied(place))
    if missing:
        raise Invalid(f"Not applied: {', '.join(missing)}; "
                      f"{'./run applies them' if place.owner else PUSH}.")  # fmt: skip
    return "all applied"


def _applied(place: Place) -> set[str]:
    """Versions, as the application's own role is told them."""
    with connected(place.app) as conn:
        try:
            return {
                version for (version,) in _as_server(conn, "select private.migrations_applied()")
            }
        except errors.UndefinedFunction:
            return {version for version in migrate.missing(()) if version < _TELLS}
        except errors.InvalidSchemaName:
            return set()


def rights(place: Place) -> str:
    """Whether row-level security is on everywhere, with our policies and no others."""
    if not place.app:
        return "the migrations set them"
    with connected(place.app) as conn:
        bare = [name for (name,) in _as_server(conn, _UNPROTECTED)]
        writable = [name for (name,) in _as_server(conn, _WRITABLE)]
        found = {name for (name,) in _as_server(conn, _POLICIES)}
    ours = set(migrate.policies())
    if bare:
        raise Invalid(f"Row-level security is off: anybody may read it. Run: "
                      f"alter table {bare[0]} enable row level security; "
                      f"(for {', '.join(bare)}).")  # fmt: skip
    if writable:
        raise Invalid(f"Too much is granted: {', '.join(writable)}. Revoke all but select for "
                      "authenticated, and everything for anon.")  # fmt: skip
    if gone := sorted(ours - found):
        raise Invalid(f"No policy {', '.join(gone)}; apply the migrations again.")
    foreign = sorted(name for name in found - ours if " on public." in name)
    if foreign:
        raise Invalid(f"Not of our migrations: policy {', '.join(foreign)}. If it lets people see "
                      "more than their own rows, drop it.")  # fmt: skip
    return f"row-level security on every table, {len(ours)} policies"


def buckets(place: Place) -> str:
    """Whether the buckets are there and read by whom they should."""
    if not place.app:
        return "the first ./run makes them"
    with connected(place.app) as conn:
        found = dict(_as_server(conn, "select id, public from storage.buckets"))
    if missing := [name for name in BUCKETS if name not in found]:
        raise Invalid(f"No bucket {', '.join(missing)}; apply the migrations again.")
    if wrong := [name for name, public in BUCKETS.items() if found[name] != public]:
        raise Invalid(f"Change in the dashboard who may read the bucket {', '.join(wrong)}: "
                      "media and uploads are private, avatars are public.")  # fmt: skip
    return ", ".join(BUCKETS)


def _as_server(
    conn: psycopg.Connection[tuple[Any, ...]], query: LiteralString
) -> list[tuple[Any, ...]]:
    conn.execute("select set_config('role', 'service_role', true)")
    return conn.execute(query).fetchall()


@contextmanager
def connected(dsn: str) -> Generator[psycopg.Connection[tuple[Any, ...]]]:
    """A connection for one look. Raises Unavailable with what the database said."""
    try:
        with psycopg.connect(dsn, connect_timeout=5, prepare_threshold=None) as conn:
            yield conn
    except psycopg.Error as error:
        said = str(error).strip().splitlines()[0]
        raise Unavailable(f"DATABASE_URL cannot be used: {said}") from error
