"""A maker's desk for work done inside a request: nothing to report to, nothing to remember."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any


class UploadDesk:
    """film.making.Desk of an upload being checked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._memory: dict[str, Any] = {}

    def report(self, step: str, fraction: float) -> None:
        """Nobody watches: the request itself is the progress."""

    def remember(self, **facts: Any) -> None:
        """Kept for this request only."""
        self._memory.update(facts)

    @property
    def memory(self) -> Mapping[str, Any]:
        """What was remembered in this request."""
        return self._memory
