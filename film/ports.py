"""What the rooms may ask of each other without knowing who answers. Adapters live in store/ and media/.

The values that go through these ports (film/records.py, film/writing.py) can be had from here too.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol, runtime_checkable

from film.conversations import LostRun, Threads
from film.edits import MAX_SCENES
from film.events import Event
from film.making import Assembler, Intake, MusicMaker, PictureMaker, VoiceMaker
from film.paces import Pace, Paces
from film.pricing import PriceList
from film.project import Project, Snapshot
from film.records import (
    Asset,
    Balance,
    Door,
    Job,
    JobOrder,
    JobState,
    Logged,
    Revision,
    RevisionKind,
    RunRow,
    Seat,
    ThreadRow,
)
from film.writing import Breakdown, Brief, Writer, WrittenScene

__all__ = [
    "Asset", "Balance", "Blobs", "Breakdown", "Brief", "Door", "Job", "JobBoard", "JobOrder",
    "JobState", "Logged", "LostRun", "Makers", "Revision", "RevisionKind", "RunRow", "Seat",
    "SignedFiles", "Store", "Studio", "ThreadRow", "Threads", "Work", "Writer", "WrittenScene",
]  # fmt: skip


class Work(Protocol):
    """One transaction on one film. Everything leaves together at commit, or nothing does.

    Assign `project` to change the film, `summary` and `kind` to describe the change.
    """

    project: Project
    revision: int
    summary: str
    kind: RevisionKind

    async def expect(self, revision: int) -> None:
        """Raises Conflict when the film has changed since that revision; says what changed."""
        ...

    async def balance(self) -> Balance:
        """The seat's balance inside this transaction, the account row locked."""
        ...

    async def reserve(self, key: str, amount: int, reason: str) -> str:
        """Hold credits; returns the hold id. A known key returns the first hold. Raises NeedsCredits."""
        ...

    async def settle(self, hold_id: str, amount: int) -> None:
        """Spend `amount` credits of a hold and give the rest back. A closed hold stays as it is."""
        ...

    async def release(self, hold_id: str) -> None:
        """Give a hold back whole."""
        ...

    async def repeated(self, key: str) -> Mapping[str, Any] | None:
        """The stored answer to this idempotency key, if there is one."""
        ...

    async def answer(self, key: str, result: Mapping[str, Any]) -> None:
        """Store the answer to an idempotency key."""
        ...

    async def jobs(self, *states: JobState) -> list[Job]:
        """This film's jobs in those states (all when none is named), newest first."""
        ...

    async def ask_cancel(self, job_id: str) -> Job:
        """Queued: cancelled at once, its take dropped, its hold released. Running: asked to stop."""
        ...

    async def stop_lost(self, scene_ids: Collection[str]) -> int:
        """Stop what is made for scenes that are gone; how many jobs. Nothing waits for them any more."""
        ...

    async def document_at(self, revision: int) -> Project:
        """The document as it was after that revision. Raises NotFound."""
        ...

    async def revisions(self, limit: int = 50) -> list[Revision]:
        """Newest first."""
        ...

    def tell(self, event: Event) -> None:
        """Put an event into the film's log at commit."""
        ...

    def later(self, order: JobOrder, hold_id: str | None = None) -> None:
        """Order a job at commit; the same key orders it once."""
        ...


class Blobs(Protocol):
    """Files by name: a folder, or Supabase Storage."""

    async def put(self, key: str, source: Path, mime: str) -> None:
        """Keep a file under a name. The same name may be written again."""
        ...

    async def fetch(self, key: str) -> Path:
        """A local path of the file; downloads to a cache when it is not local. Raises NotFound."""
        ...

    async def url(self, key: str, seconds: int = 3600, download: str | None = None) -> str:
        """A link that works without a token for that long. `download` names the saved file."""
        ...

    async def remove(self, keys: list[str]) -> None:
        """Forget files; missing ones are no error."""
        ...

    async def remove_under(self, prefix: str) -> None:
        """Forget every file whose name starts so, such as all files of a person."""
        ...


@runtime_checkable
class SignedFiles(Protocol):
    """Blobs whose links lead back to our own API."""

    def opened(self, key: str, exp: str, sig: str, download: str = "") -> tuple[Path, str]:
        """What a link leads to: path and mime type. Raises NotFound, Forbidden when it has expired."""
        ...


class Store(Protocol):
    """Everything that is kept. Every call runs as the seat's user under row-level security."""

    blobs: Blobs

    @property
    def threads(self) -> Threads:
        """Conversations and runs."""
        ...

    def work(
        self, seat: Seat, project_id: str, summary: str = ""
    ) -> AbstractAsyncContextManager[Work]:
        """The only way to write a film. Raises NotFound. Row locked until commit."""
        ...

    async def create(self, seat: Seat, project: Project) -> Snapshot:
        """A new film of this user."""
        ...

    async def read(self, seat: Seat, project_id: str) -> Snapshot:
        """The film as it stands. Raises NotFound."""
        ...

    async def balance(self, seat: Seat) -> Balance:
        """The user's credits."""
        ...

    async def spent(self, seat: Seat, project_id: str | None = None) -> int:
        """Credits spent on a film (None: in all)."""
        ...

    async def jobs(self, seat: Seat, project_id: str, *states: JobState) -> list[Job]:
        """A film's jobs, newest first."""
        ...

    async def keep(self, seat: Seat, project_id: str, asset: Asset) -> None:
        """Write an asset's row (its bytes are in blobs already)."""
        ...

    async def assets(self, seat: Seat, project_id: str, ids: list[str]) -> dict[str, Asset]:
        """Assets by id in one query; unknown ids are left out."""
        ...

    async def log(self, seat: Seat, project_id: str, after: int, limit: int = 500) -> list[Logged]:
        """Events with seq > after, in order."""
        ...

    def wakes(self, project_id: str) -> AsyncGenerator[None]:
        """Yields when something new may be in the film's log; may yield for nothing."""
        ...

    async def tell(self, seat: Seat, project_id: str, events: list[Event]) -> int:
        """Append events without touching the document (run and progress events). Returns last seq."""
        ...


class JobBoard(Protocol):
    """The jobs table as a worker sees it. Every change of a row also tells a JobEvent."""

    async def claim(self, job_id: str, worker: str) -> Job | None:
        """The job, running under this worker's lease, or None.

        None: taken, ended, waiting for `after` jobs, or the user already has the most running
        jobs (the sweeper sends it again). A job whose `after` jobs failed is ended here.
        """
        ...

    async def beat(self, job: Job) -> bool:
        """Renew the lease. False: cancel was asked or the lease is lost; stop working."""
        ...

    async def progress(self, job: Job, step: str, fraction: float, eta_s: int | None) -> bool:
        """Write progress and renew the lease; False as for `beat`."""
        ...

    async def remember(self, job: Job, facts: Mapping[str, Any]) -> bool:
        """Merge facts into the job's memory, durably. False: the lease is lost; nothing was kept."""
        ...

    async def recall(self, job_id: str) -> Mapping[str, Any] | None:
        """The job's memory as it is now, or None when there is no such job."""
        ...

    async def note(self, job_id: str, name: str, fact: Mapping[str, Any]) -> None:
        """Put a fact that came through a door into the job's memory; the first of a name stays."""
        ...

    async def end(
        self,
        job: Job,
        state: Literal["done", "failed", "cancelled"],
        edit: Callable[[Work], Awaitable[None]],
        settle: int = 0,
        error: str | None = None,
    ) -> bool:
        """End a job once: `edit` changes the film, `settle` credits are spent, the rest comes back.

        False (and nothing done) when it had ended before or another worker holds it.
        """
        ...

    async def retry(self, job: Job, error: str, after_s: float) -> None:
        """Back to queued, to be sent again after a while."""
        ...

    async def sweep(self) -> list[str]:
        """Ids to send again: expired leases, jobs whose wait is over. Ends those out of attempts."""
        ...

    async def queues(self, ids: list[str]) -> list[tuple[str, str]]:
        """(job id, queue) of some jobs, for sending them."""
        ...

    async def durations(self) -> Mapping[str, Pace]:
        """What jobs that are done took, by "kind:quality:maker" (film.paces.name_of)."""
        ...


@dataclass(frozen=True)
class Makers:
    """Who makes what, chosen per kind by settings."""

    pictures: PictureMaker
    voice: VoiceMaker
    music: MusicMaker
    assembler: Assembler
    intake: Intake


@dataclass(frozen=True)
class Studio:
    """The bundle every tool gets. `max_scenes` is the most a film may have on this host."""

    store: Store
    makers: Makers
    prices: PriceList
    writer: Writer
    paces: Paces = field(default_factory=Paces)
    max_scenes: int = MAX_SCENES
