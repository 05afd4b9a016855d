"""Children of our own: real servers that die with us, one per home. Knows no database.

The parent-death signal belongs to the thread that starts the child
(https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html), so start from the main thread.
"""

import contextlib
import ctypes
import fcntl
import functools
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from film.errors import Unavailable

SOCKET_LIMIT = 107
"""Bytes a unix socket's path may have on Linux (sun_path is 108 with its closing zero)."""
NEEDED_BYTES = 200_000_000
"""Free space below which starting would only end in a half-made database."""
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform.startswith("linux") else None
"""Opened here: between fork and exec there is no loading of libraries."""


@dataclass
class Server:
    """A running server: where it answers, and how to stop it. `url` is a connection string."""

    name: str
    url: str
    process: subprocess.Popen[bytes]
    lock: TextIO
    stop_signal: signal.Signals
    launch: Callable[[], subprocess.Popen[bytes]]

    @property
    def pid(self) -> int:
        """The process id of the server itself."""
        return self.process.pid

    @property
    def running(self) -> bool:
        """Whether the server still lives."""
        return self.process.poll() is None

    def keep_alive(self) -> None:
        """Start it again when it has ended; call it every now and then."""
        if not self.running:
            self.process = self.launch()

    def stop(self, wait_s: float = 15) -> None:
        """Ask it to stop, wait, then insist. May be called again."""
        if self.running:
            self.process.send_signal(self.stop_signal)
            try:
                self.process.wait(wait_s)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(5)
        self.lock.close()


def claim_home(home: Path, name: str) -> TextIO:
    """Make the home, check its disk, and hold it for one server of this name.

    Raises:
        Unavailable: the home is in use, not writable, or its disk is full; the sentence says
            what to do.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(home).free
        lock = (home / f"{name}.lock").open("a+")
    except OSError as error:
        raise Unavailable(
            f"{home} cannot be written ({error.strerror}). Set PIXORA_HOME to a folder of yours."
        ) from error
    if free < NEEDED_BYTES:
        lock.close()
        raise Unavailable(
            f"The disk of {home} is full ({free // 1_000_000} MB left, "
            f"{NEEDED_BYTES // 1_000_000} MB needed). Free some space or set PIXORA_HOME."
        )
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise Unavailable(
            f"Another Pixora is already using {home}. Stop it first, or set PIXORA_HOME to "
            "another folder."
        ) from error
    return lock


def socket_place(home: Path, socket_name: str) -> Path:
    """Where the home's socket is: in it, or in the temp folder when its path is too long."""
    folder = home / "run"
    if len(os.fsencode(folder / socket_name)) > SOCKET_LIMIT:
        digest = hashlib.sha256(os.fsencode(home)).hexdigest()[:16]
        folder = Path(tempfile.gettempdir()) / f"pixora-{digest}"
    return folder


def socket_folder(home: Path, socket_name: str) -> Path:
    """The socket's folder, made so that only we may enter. Raises Unavailable."""
    folder = socket_place(home, socket_name)
    folder.mkdir(mode=0o700, exist_ok=True)
    owner = folder.stat().st_uid
    if owner not in (os.geteuid(), 65534 if os.geteuid() == 0 else -1):
        raise Unavailable(f"{folder} belongs to somebody else. Remove it or set PIXORA_HOME.")
    return folder


def die_with_parent(death_signal: signal.Signals) -> None:
    """Let this process get `death_signal` when the thread that started it ends. Linux only."""
    if _LIBC:
        _LIBC.prctl(_PR_SET_PDEATHSIG, int(death_signal))


def spawn(
    command: Sequence[str | Path],
    log: Path,
    death_signal: signal.Signals,
    uid: int | None = None,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start a child in its own process group that gets `death_signal` when we die."""
    with log.open("ab") as out:
        return subprocess.Popen(
            [os.fspath(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            # The only way to set the parent-death signal; nothing else runs between fork and exec.
            preexec_fn=functools.partial(die_with_parent, death_signal),  # noqa: PLW1509
            start_new_session=True,
            cwd=cwd,
            env=environment,
            user=uid,
            group=uid,
            extra_groups=None if uid is None else [],
        )


def wait_until(
    answers: Callable[[], bool],
    process: subprocess.Popen[bytes],
    seconds: float = 300,
) -> bool:
    """Poll until the server answers (True) or has ended (False).

    Raises:
        Unavailable: it lives but does not answer in time.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answers():
            return True
        if process.poll() is not None:
            return False
        time.sleep(0.03)
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    raise Unavailable(f"A server did not answer within {seconds:.0f} s; the machine may be busy.")


def tail(log: Path, size: int = 2_000) -> str:
    """The end of a log file, for an error message."""
    return log.read_bytes()[-size:].decode(errors="replace") if log.exists() else ""
