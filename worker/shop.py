"""What a worker process works with."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from film.ports import JobBoard, Makers, Store
from worker.loop import Loop


@dataclass(frozen=True)
class Shop:
    """What a worker works with. `send` puts job ids on the broker."""

    loop: Loop
    store: Store
    board: JobBoard
    makers: Makers
    folder: Path
    name: str
    send: Callable[[list[tuple[str, str]]], None]
