"""`./run doctor`: each part of a deployment looked at once, and one line about it.

A check returns what is right in a few words, or raises a PixoraError that says what to fix.
"""

import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import httpx
import psycopg
import redis
from pydantic import ValidationError

from film.errors import Invalid, PixoraError, Unavailable
from store import migrate
from store.servers import postgres
from worker.house_keeping import local_database
from worker.settings import Settings

BUCKETS = {"media": False, "uploads": False, "avatars": True}
"""Bucket -> whether anybody may read it."""
ROOT = Path(__file__).resolve().parent.parent
_BUILD = """
from agent import models
from worker import build, production
from worker.settings import Settings

settings = Settings()
production.refuse_unsafe(settings)
models.check(settings.model)
settings.supabase_url or build.local_identity(settings)
build.makers(settings)
"""
_ROLE = """
select current_user::text, r.rolsuper or r.rolbypassrls,
  (select bool_and(pg_has_role(r.oid, x.oid, 'member')) and count(*) = 3 from pg_roles x
   where x.rolname in ('anon', 'authenticated', 'service_role'))
from pg_roles r where r.rolname = current_user
"""


@dataclass(frozen=True)
class Place:
    """What is looked at. `app` connects as the application, `owner` as the schema's owner.

    Both are empty while a local home has no database yet; `owner` is empty for a foreign one.
    """

    settings: Settings
    app: str
    owner: str


def doctor(_: list[str]) -> int:
    """Look at settings, application, database, migrations, files, broker and keys."""
    try:
        settings = Settings()
    except ValidationError as error:
        return _report([("settings", _first(error), True)])
    said = [_look("settings", lambda: _application(settings))]
    try:
        with _place(settings) as place:
            said += [_look(name, lambda c=check: c(place)) for name, check in CHECKS]
    except PixoraError as error:
        said.append(("database", error.message, True))
    return _report(said)


def _look(name: str, check: Callable[[], str]) -> tuple[str, str, bool]:
    """(part, sentence, whether it must be fixed)."""
    try:
        return name, check(), False
    except PixoraError as error:
        return name, error.message, True


def _report(said: list[tuple[str, str, bool]]) -> int:
    for name, sentence, wrong in said:
        sys.stdout.write(f"{'FIX' if wrong else 'ok '}  {name:<11} {' '.join(sentence.split())}\n")
    return int(any(wrong for _, _, wrong in said))


@contextmanager
def _place(settings: Settings) -> Generator[Place]:
    if settings.database_url:
        yield Place(settings, settings.database_url, "")
    elif not (settings.folder / "pgdata").exists():
        yield Place(settings, "", "")
    else:
        with local_database(settings) as owner:
            sockets = postgres.sockets_of(settings.folder)
            yield Place(settings, postgres.dsn(sockets, user="authenticator"), owner)


def _application(settings: Settings) -> str:
    """Make what the API makes before it opens anything: makers, model and keys are checked there."""
    made = subprocess.run(
        [sys.executable, "-c", _BUILD],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise Invalid(made.stderr.strip().rpartition("\n")[2].partition(": ")[2])
    if settings.supabase_url and not settings.database_url:
        raise Invalid("SUPABASE_URL is set: set DATABASE_URL to that project's database as well.")
    return f"{settings.model} director, {settings.pictures} pictures, {settings.voice} voice"


def _database(place: Place) -> str:
    if not place.app:
        return "the first ./run makes it"
    with _connected(place.app) as conn:
        found = conn.execute(_ROLE).fetchone()
    name, mighty, roles = found or ("", False, False)
    if mighty:
        raise Invalid(f"DATABASE_URL connects as {name}, who stands above row-level security. "
                      "Connect as authenticator.")  # fmt: skip
    if not roles:
        raise Invalid(f"{name} may not act as anon, authenticated and service_role. "
                      "Connect as authenticator (docs/supabase.md).")  # fmt: skip
    return f"answers as {name}"


def _migrations(place: Place) -> str:
    if not place.app:
        return "the first ./run applies them"
    try:
        missing = migrate.pending(place.owner or place.app)
    except psycopg.errors.InsufficientPrivilege:
        missing = _missing_tables(place)
    except psycopg.Error as error:
        raise _unreachable(error) from error
    if missing:
        fix = "./run applies them" if place.owner else "run: supabase db push --remote"
        raise Invalid(f"Not applied: {', '.join(missing)}; {fix}.")
    return "all applied"


def _missing_tables(place: Place) -> list[str]:
    """What the migrations make and the catalogue, which everybody may read, does not list."""
    with _connected(place.app) as conn:
        found = conn.execute(
            "select relname from pg_class where relnamespace = 'public'::regnamespace"
        ).fetchall()
    there = {row[0] for row in found}
    return [table for table in migrate.tables() if table not in there]


def _buckets(place: Place) -> str:
    if not place.app:
        return "the first ./run makes them"
    with _connected(place.app) as conn:
        conn.execute("select set_config('role', 'service_role', true)")
        found = dict(conn.execute("select id, public from storage.buckets").fetchall())
    if missing := [name for name in BUCKETS if name not in found]:
        raise Invalid(f"No bucket {', '.join(missing)}; apply the migrations again.")
    if wrong := [name for name, public in BUCKETS.items() if found[name] != public]:
        raise Invalid(f"Change in the dashboard who may read the bucket {', '.join(wrong)}: "
                      "media and uploads are private, avatars are public.")  # fmt: skip
    return ", ".join(BUCKETS)


def _broker(place: Place) -> str:
    url = place.settings.redis_url
    if not url:
        return "./run starts its own Valkey"
    try:
        # redis-py's own types are unknown in part.
        with cast("Any", redis.Redis).from_url(url, socket_connect_timeout=3) as client:
            client.ping()
    except (redis.RedisError, ValueError, OSError) as error:
        raise Unavailable(
            f"REDIS_URL does not answer ({error}). Start it or correct it."
        ) from error
    return "answers"


def _keys(place: Place) -> str:
    settings = place.settings
    if not settings.supabase_url:
        return _local_keys(settings.folder / "keys")
    publishable = settings.supabase_publishable_key
    secret = settings.supabase_secret_key.get_secret_value()
    if not publishable or not secret:
        raise Invalid("Set SUPABASE_PUBLISHABLE_KEY and SUPABASE_SECRET_KEY (dashboard, API keys).")
    if publishable == secret or publishable.startswith("sb_secret_"):
        raise Invalid("SUPABASE_PUBLISHABLE_KEY is a secret key and would go to browsers: swap it.")
    _asked(settings, "/auth/v1/settings", publishable, "SUPABASE_PUBLISHABLE_KEY")
    found = _asked(settings, "/storage/v1/bucket", secret, "SUPABASE_SECRET_KEY").json()
    if "media" not in {bucket["id"] for bucket in found}:
        raise Invalid("SUPABASE_SECRET_KEY does not see the bucket media: is it the secret key?")
    return "publishable and secret key work"


def _local_keys(folder: Path) -> str:
    files = list(folder.glob("*")) if folder.is_dir() else []
    if open_to_all := [path.name for path in files if path.stat().st_mode & 0o077]:
        raise Invalid(f"Others may read {', '.join(open_to_all)}; run: chmod 600 {folder}/*")
    return "yours alone" if files else "the first ./run makes them"


def _sign_in(place: Place) -> str:
    settings = place.settings
    if not settings.supabase_url:
        return "by this install's own key"
    answer = _asked(settings, "/auth/v1/.well-known/jwks.json", "", "SUPABASE_URL").json()
    kinds = [key.get("kty") for key in answer.get("keys", [])]
    if not {"EC", "RSA"} & set(kinds) and not settings.supabase_jwt_secret.get_secret_value():
        raise Invalid("The project has no asymmetric signing key: make one (dashboard, JWT keys), "
                      "or set SUPABASE_JWT_SECRET.")  # fmt: skip
    return f"{len(kinds)} public keys"


CHECKS: tuple[tuple[str, Callable[[Place], str]], ...] = (
    ("database", _database),
    ("migrations", _migrations),
    ("buckets", _buckets),
    ("broker", _broker),
    ("keys", _keys),
    ("sign-in", _sign_in),
)


def _asked(settings: Settings, path: str, key: str, name: str) -> httpx.Response:
    """The project's answer. Raises Invalid naming the setting that is wrong, Unavailable."""
    headers = {"apikey": key, "Authorization": f"Bearer {key}"} if key else {}
    try:
        answer = httpx.get(settings.supabase_url.rstrip("/") + path, headers=headers, timeout=10)
        answer.raise_for_status()
        answer.json()
    except httpx.HTTPStatusError as error:
        status = error.response.status_code
        raise Invalid(f"{name} is not accepted by the project ({status} for {path}).") from error
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise Unavailable(f"SUPABASE_URL does not answer {path} ({error}).") from error
    return answer


@contextmanager
def _connected(dsn: str) -> Generator[psycopg.Connection[tuple[Any, ...]]]:
    try:
        with psycopg.connect(dsn, connect_timeout=5, prepare_threshold=None) as conn:
            yield conn
    except psycopg.Error as error:
        raise _unreachable(error) from error


def _unreachable(error: psycopg.Error) -> Unavailable:
    return Unavailable(f"DATABASE_URL cannot be used: {str(error).strip().splitlines()[0]}")


def _first(error: ValidationError) -> str:
    problem = error.errors()[0]
    return f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}"
