"""A long sound on disk while it is worked on, so that memory does not grow with a film's length."""

import tempfile
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Self

import numpy as np

from media.levels import BLOCK, Audio

_SAMPLE_BYTES = 8


class Tape:
    """Stereo float32 at 48 kHz in a nameless file: written once from its start, read anywhere."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed with the tape
        self.samples = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def record(self, blocks: Iterable[Audio]) -> None:
        """Add blocks at the end."""
        self._file.seek(0, 2)
        for block in blocks:
            self._file.write(np.ascontiguousarray(block, "<f4").data)
            self.samples += len(block)
        self._file.flush()

    def read(self, start: int, count: int) -> Audio:
        """Up to `count` samples from `start`; less at the end."""
        self._file.seek(start * _SAMPLE_BYTES)
        data = self._file.read(max(min(count, self.samples - start), 0) * _SAMPLE_BYTES)
        return np.frombuffer(data, "<f4").reshape(-1, 2)

    def blocks(self) -> Generator[Audio]:
        """The whole sound, block by block."""
        for start in range(0, self.samples, BLOCK):
            yield self.read(start, BLOCK)
