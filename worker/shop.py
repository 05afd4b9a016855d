"""What a worker process works with."""

from dataclasses import dataclass
from pathlib import Path

from film.ports import JobBoard, Makers, Store
from worker.loop import Loop


@dataclass(frozen=True)
class Shop:
    """Store, makers, a folder to work in, and how long a silent worker keeps its job."""

    loop: Loop
    store: Store
    board: JobBoard
    makers: Makers
    folder: Path
    name: str
    lease_s: float = 30.0
