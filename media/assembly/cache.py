"""Keeps made files by the hash of what they were made from. Knows nothing of what is in them.

Shared by every process of a host: entries appear complete or not at all, one builder per entry,
a damaged entry is built again, and the least recently used go when the folder is too large.
"""

import fcntl
import hashlib
import json
import shutil
import time
import uuid
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

Tick = Callable[[], None]
"""Called while waiting; raises film.errors.Cancelled once the work is not wanted any more."""
GIGABYTE = 1 << 30
_LOCKS = 256


def nothing() -> None:
    """A tick that never cancels."""


def key_of(*parts: Any) -> str:
    """A name for what is made from these parts (JSON values, in order)."""
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def hash_of(path: Path) -> str:
    """The sha256 of a file's content; about 1.4 GB a second."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hand_over(entry: Path, to: Path) -> None:
    """Give an entry away under another name: the same bytes on one disk, a copy across disks.

    Should the receiver change the file in place, the entry's checksum fails and it is rebuilt.
    """
    try:
        to.hardlink_to(entry)
    except OSError:
        shutil.copyfile(entry, to)


class Cache:
    """A folder of made files: `<2 letters>/<key><suffix>`, each with its checksum beside it.

    `limit_bytes` is what `trim` shrinks it to; entries used within `grace_s` are never removed,
    because another process may be reading them.
    """

    def __init__(
        self, folder: Path, limit_bytes: int = 20 * GIGABYTE, grace_s: float = 900.0
    ) -> None:
        self.folder = folder
        self.limit_bytes = limit_bytes
        self.grace_s = grace_s
        (folder / "locks").mkdir(parents=True, exist_ok=True)

    def get(self, key: str, suffix: str) -> Path | None:
        """The entry if it is there and undamaged; a damaged one is removed."""
        path = self._path(key, suffix)
        try:
            wanted = _sum_file(path).read_text()
            if hash_of(path) == wanted:
                path.touch()
                return path
        except FileNotFoundError:
            return None
        _remove(path)
        return None

    def make(
        self, key: str, suffix: str, build: Callable[[Path], None], tick: Tick = nothing
    ) -> tuple[Path, bool]:
        """The entry, built by `build(path)` if need be; True when it was already there.

        Two processes that want the same entry build it once: the second waits, asking `tick`.
        Nothing is kept of a build that raises.
        """
        found = self.get(key, suffix)
        if found:
            return found, True
        path = self._path(key, suffix)
        with self._lock(key, tick):
            found = self.get(key, suffix)
            if found:
                return found, True
            draft = path.with_name(f"{uuid.uuid4().hex}.part{suffix}")
            draft.parent.mkdir(exist_ok=True)
            try:
                build(draft)
                _write_whole(_sum_file(path), hash_of(draft))
                draft.replace(path)
            finally:
                draft.unlink(missing_ok=True)
        return path, False

    def facts(
        self, key: str, find: Callable[[], dict[str, Any]], tick: Tick = nothing
    ) -> dict[str, Any]:
        """A small JSON object kept under `key`, found out by `find` the first time."""

        def build(path: Path) -> None:
            path.write_text(json.dumps(find()))

        path, _ = self.make(key, ".json", build, tick)
        return json.loads(path.read_text())

    def trim(self) -> int:
        """Remove least recently used entries until the folder fits; returns the bytes freed."""
        entries = [(p, p.stat()) for p in self._entries()]
        total = sum(s.st_size for _, s in entries)
        if total <= self.limit_bytes:
            return 0
        freed, newest = 0, time.time() - self.grace_s
        for path, stat in sorted(entries, key=lambda e: e[1].st_mtime):
            if total - freed <= self.limit_bytes * 0.9 or stat.st_mtime > newest:
                break
            _remove(path)
            freed += stat.st_size
        return freed

    def _entries(self) -> Generator[Path]:
        """Entries, and what crashed builders left behind."""
        for path in self.folder.glob("??/*"):
            if path.suffix != ".sum":
                yield path

    def _path(self, key: str, suffix: str) -> Path:
        return self.folder / key[:2] / f"{key}{suffix}"

    @contextmanager
    def _lock(self, key: str, tick: Tick) -> Generator[None]:
        """One builder at a time; a dead process lets go of its lock by itself."""
        shard = int(key[:8], 16) % _LOCKS
        with (self.folder / "locks" / str(shard)).open("w") as file:
            while True:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    tick()
                    time.sleep(0.05)
            yield


def _sum_file(path: Path) -> Path:
    return path.with_name(path.name + ".sum")


def _write_whole(path: Path, text: str) -> None:
    draft = path.with_name(f"{uuid.uuid4().hex}.part")
    draft.write_text(text)
    draft.replace(path)


def _remove(path: Path) -> None:
    with suppress(FileNotFoundError):
        path.unlink()
    with suppress(FileNotFoundError):
        _sum_file(path).unlink()
