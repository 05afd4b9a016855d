"""`./run doctor`: each part of a deployment looked at once, and one line about it.

A check returns what is right in a few words, or raises a PixoraError that says what to fix.
"""

import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import redis
from pydantic import ValidationError

from film.errors import Invalid, PixoraError, Unavailable
from store.servers import postgres
from worker import doctor_database, doctor_project
from worker.doctor_database import Place
from worker.house_keeping import local_database
from worker.settings import Settings

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
    if not place.settings.supabase_url:
        return _local_keys(place.settings.folder / "keys")
    return doctor_project.keys(place)


def _local_keys(folder: Path) -> str:
    files = list(folder.glob("*")) if folder.is_dir() else []
    if open_to_all := [path.name for path in files if path.stat().st_mode & 0o077]:
        raise Invalid(f"Others may read {', '.join(open_to_all)}; run: chmod 600 {folder}/*")
    return "yours alone" if files else "the first ./run makes them"


def _sign_in(place: Place) -> str:
    if not place.settings.supabase_url:
        return "by this install's own key"
    return doctor_project.sign_in(place)


CHECKS: tuple[tuple[str, Callable[[Place], str]], ...] = (
    ("database", doctor_database.database),
    ("migrations", doctor_database.migrations),
    ("rights", doctor_database.rights),
    ("buckets", doctor_database.buckets),
    ("broker", _broker),
    ("keys", _keys),
    ("sign-in", _sign_in),
)


def _first(error: ValidationError) -> str:
    problem = error.errors()[0]
    return f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}"
