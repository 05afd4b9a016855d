"""The local stack: Postgres, Valkey, two Celery workers and the API as our children.

Everything dies with this process, even by kill -9: each child is bound to its parent by
PR_SET_PDEATHSIG. A child or server that ends by itself is started again.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

from film.errors import Unavailable
from store import leases
from store.backup import settle
from store.migrate import migrate
from store.servers import postgres, process, valkey
from worker.settings import Settings

READY_S = 600.0
"""A slow machine may take minutes; a process that ends is noticed at once."""
SLOW_S = 30.0
"""After this long people are told that it still goes on."""
FLAPPING = 5
"""Restarts of one child within a minute after which we give up."""


class Kept(Protocol):
    """Something that is kept running: a server or a child of ours."""

    def keep_alive(self) -> None:
        """Start it again when it has ended."""
        ...


@dataclass
class Child:
    """A process of ours that is started again when it ends, unless it is to run `once`.

    `before` runs ahead of each start: what the process of before left behind is put away.
    """

    name: str
    command: list[str]
    environment: dict[str, str]
    log: Path
    once: bool = False
    before: Callable[[], None] | None = None
    running: subprocess.Popen[bytes] | None = None
    starts: list[float] = field(default_factory=list[float])

    def keep_alive(self) -> None:
        """Start it, or start it again. Raises Unavailable when it ends over and over."""
        if self.running is not None and (self.once or self.running.poll() is None):
            return
        now = time.monotonic()
        self.starts = [t for t in self.starts if now - t < 60]
        if len(self.starts) >= FLAPPING:
            raise Unavailable(
                f"The {self.name} process ends at once. Its log ends with:\n{process.tail(self.log)}"
            )
        self.starts.append(now)
        if self.before:
            self.before()
        self.running = process.spawn(
            # Without us nobody waits for a gentle end: jobs and events are safe in Postgres.
            self.command,
            self.log,
            signal.SIGKILL,
            environment=self.environment,
        )

    def stop(self) -> None:
        """Ask it to end, then insist."""
        if self.running is None or self.running.poll() is not None:
            return
        self.running.send_signal(signal.SIGTERM)
        try:
            self.running.wait(8)
        except subprocess.TimeoutExpired:
            os.killpg(self.running.pid, signal.SIGKILL)


@contextmanager
def stack(settings: Settings) -> Generator[list[Kept]]:
    """The running stack, for `watch`; leaving the context stops it. Raises Unavailable."""
    with ExitStack() as closing:
        closing.enter_context(reserved_port(settings))
        refuse_busy_port(settings)
        servers, environment, ours = _servers(settings, closing)
        children = _children(settings, environment, ours)
        for child in reversed(children):
            closing.callback(child.stop)
        kept: list[Kept] = [*servers, *children]
        wait_ready(settings, kept)
        yield kept


def examples_child(settings: Settings, api: Child) -> Child:
    """Makes the landing page's example films once, behind everything else."""
    command = ["nice", "-n", "15", sys.executable, "-m", "worker.cli", "examples", "--beside"]
    log = settings.folder / "logs" / "examples.log"
    return Child("examples", command, api.environment, log, once=True)


def watch(kept: Sequence[Kept]) -> None:
    """Start again what ends, until interrupted. Call it from the thread that called `stack`."""
    while True:
        for part in kept:
            part.keep_alive()
        time.sleep(0.5)


def refuse_busy_port(settings: Settings) -> None:
    """Raises Unavailable when something else listens on our port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise _busy(settings, "in use by another program") from error


@contextmanager
def reserved_port(settings: Settings) -> Generator[None]:
    """Keeps other studios off our port while ours is still starting and nothing listens yet.

    Raises:
        Unavailable: another studio has reserved it.
    """
    with socket.socket(socket.AF_UNIX) as name:  # in no folder, and gone with its process
        try:
            name.bind(f"\0pixora:{settings.port}")
        except OSError as error:
            raise _busy(settings, "taken by another Pixora") from error
        yield


def _busy(settings: Settings, how: str) -> Unavailable:
    return Unavailable(
        f"Port {settings.port} is {how}. Stop it, or choose another port: "
        f"PIXORA_PORT={settings.port + 1} ./run"
    )


def _servers(settings: Settings, closing: ExitStack) -> tuple[list[Kept], dict[str, str], str]:
    """Start what no setting names.

    Returns it, the environment that tells the children, and our own database's address or "".
    """
    home, ours = settings.folder, ""
    started: list[Kept] = []
    environment = dict(
        os.environ,
        PIXORA_HOME=str(home),
        PIXORA_PORT=str(settings.port),
        PIXORA_MAX_SCENES=str(settings.max_scenes),
    )
    if not settings.database_url:
        server = postgres.start(home)
        closing.callback(server.stop)
        started.append(server)
        settle(server.dsn(), home)
        migrate(server.dsn(), embedded=True)
        ours = server.dsn()
        environment["DATABASE_URL"] = server.dsn(user="authenticator")
    if not settings.redis_url:
        broker = valkey.start(home)
        closing.callback(broker.stop)
        started.append(broker)
        environment["REDIS_URL"] = broker.url
    return started, environment, ours


def _children(settings: Settings, environment: dict[str, str], ours: str) -> list[Child]:
    logs = settings.folder / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    celery = [sys.executable, "-m", "celery", "-A", "worker.app", "worker", "--without-gossip"]
    celery += ["--without-mingle", "-l", settings.log_level, "-n"]
    media = [*celery, "media@%h", "-Q", "media", "-P", "prefork"]
    io = [*celery, "io@%h", "-Q", "io", "-P", "threads"]
    api = [sys.executable, "-m", "uvicorn", "api.main:app", "--host", settings.host]
    api += ["--port", str(settings.port), "--timeout-graceful-shutdown", "3"]
    # Who asks is found out by the application (PIXORA_TRUSTED_PROXIES).
    api += ["--no-proxy-headers", "--no-server-header", "--log-level", settings.log_level]
    quiet = {**environment, "OMP_NUM_THREADS": "2"}
    children = [
        Child("api", api, environment, logs / "api.log"),
        Child("media", [*media, "-c", str(settings.media_workers)], quiet, logs / "media.log"),
        Child("io", [*io, "-c", str(settings.io_workers)], environment, logs / "io.log"),
    ]
    if ours:  # a database that others use too has work of theirs, whose leases we leave alone
        children[0].before = partial(leases.end_runs, ours)
        children[1].before = partial(leases.end_jobs, ours, "media")
        children[2].before = partial(leases.end_jobs, ours, "io")
    return children


def wait_ready(settings: Settings, kept: Sequence[Kept]) -> None:
    """Wait until the API answers and says that its parts do, as long as the processes live.

    Raises:
        Unavailable: one ends over and over, or nothing answers for a very long time.
    """
    begun, told = time.monotonic(), False
    address = f"http://{settings.host}:{settings.port}/readyz"
    while (waited_s := time.monotonic() - begun) < READY_S:
        for part in kept:
            part.keep_alive()
        if waited_s > SLOW_S and not told:
            sys.stderr.write("Still starting; this machine is slow or busy ...\n")
            told = True
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    log = process.tail(settings.folder / "logs" / "api.log")
    raise Unavailable(f"The studio did not start within {READY_S:.0f} s. Its log ends with:\n{log}")
