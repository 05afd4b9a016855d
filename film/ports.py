"""What the rooms may ask of each other without knowing who answers. Adapters live in store/ and media/."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Protocol, runtime_checkable

from film.events import Event
from film.making import Assembler, Intake, MusicMaker, PictureMaker, VoiceMaker
from film.pricing import PriceList
from film.project import Frozen, Project, Snapshot

JobState = Literal["queued", "running", "done", "failed", "cancelled"]
RevisionKind = Literal["edit", "undo", "redo", "made"]
Door = Literal["rest", "chat", "mcp", "slack", "openai", "cli", "worker"]


@dataclass(frozen=True)
class Seat:
    """Who asks, from which door. `user_id` comes only from a verified token.

    `claims` are the verified token's, handed to Postgres so that row-level security decides.
    `run_id` groups writes into one undo group; None makes each write its own group.
    """

    user_id: str
    door: Door = "rest"
    run_id: str | None = None
    author: Literal["person", "assistant", "system"] = "person"
    is_admin: bool = False
    is_anonymous: bool = False
    claims: Mapping[str, Any] = field(default_factory=dict[str, Any])


class JobOrder(Frozen):
    """A job to be done after the commit. `key` is unique: the same key orders the same job once.

    `unit` says what it makes: "s3.visual", "s3.audio", "music", "render". `inputs` is everything
    the worker needs, so a later edit cannot change what was ordered. `credits` are held for it.
    """

    id: str
    key: str
    kind: Literal["visual", "audio", "music", "render"]
    unit: str
    scene_id: str | None = None
    take_id: str | None = None
    inputs: Mapping[str, Any] = {}
    credits: int = 0
    queue: Literal["io", "media"] = "media"
    eta_s: int = 10
    after: tuple[str, ...] = ()


class Job(Frozen):
    """A row of the jobs table. `memory` is what its maker remembered; `attempt` counts from 1."""

    id: str
    project_id: str
    user_id: str
    order: JobOrder
    state: JobState
    step: str = ""
    progress: float = 0.0
    eta_s: int | None = None
    attempt: int = 0
    max_attempts: int = 3
    cancel_asked: bool = False
    hold_id: str | None = None
    error: str | None = None
    memory: Mapping[str, Any] = {}
    created_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None


class Balance(Frozen):
    """Credits a person can spend, and those held for work under way."""

    available: int = 0
    held: int = 0


class Revision(Frozen):
    """One committed change. `run_id` groups the changes of one turn.

    Undo and redo walk over "edit" groups; "made" (a finished take or render) is not undone.
    """

    number: int
    run_id: str | None
    author: str
    summary: str
    at: datetime
    kind: RevisionKind = "edit"


class Work(Protocol):
    """One transaction on one film. Everything leaves together at commit, or nothing does.

    Assign `project` to change the film; `revision` is the one it started from. `summary` and
    `kind` describe the change for the history and may be assigned any time before commit.
    """

    project: Project
    revision: int
    summary: str
    kind: RevisionKind

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
        """Queued: cancelled at once and its hold released. Running: asked to stop."""
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


@runtime_checkable
class SignedFiles(Protocol):
    """Blobs whose links lead back to our own API."""

    def opened(self, key: str, exp: str, sig: str, download: str = "") -> tuple[Path, str]:
        """What a link leads to: path and mime type. Raises Forbidden, NotFound."""
        ...


class Asset(Frozen):
    """A kept file. `key` is its name in Blobs; `meta` holds probe results, never secrets."""

    id: str
    key: str
    mime: str
    size_bytes: int = 0
    sha256: str = ""
    width_px: int = 0
    height_px: int = 0
    duration_ms: int = 0
    meta: Mapping[str, Any] = {}


class Logged(Frozen):
    """An event with its place in the film's log. `run_id` is set for events of a run."""

    seq: int
    run_id: str | None
    event: Mapping[str, Any]
    at: datetime


class ThreadRow(Frozen):
    """A conversation in the list."""

    id: str
    title: str
    updated_at: datetime


class RunRow(Frozen):
    """One turn of the assistant. `body` holds its open approvals and how it ended."""

    id: str
    project_id: str
    thread_id: str
    state: Literal["running", "waiting", "done", "failed", "cancelled"]
    body: Mapping[str, Any] = {}
    started_at: datetime | None = None
    ended_at: datetime | None = None


class LostRun(Protocol):
    """A run that says it is running while nobody runs it."""

    @property
    def user_id(self) -> str: ...  # noqa: D102 the names say it
    @property
    def project_id(self) -> str: ...  # noqa: D102
    @property
    def run_id(self) -> str: ...  # noqa: D102
    @property
    def thread_id(self) -> str: ...  # noqa: D102


class Threads(Protocol):
    """Conversations and runs of the assistant, held by the server only."""

    async def create(self, seat: Seat, project_id: str, title: str = "", door: str = "chat") -> str:
        """A new conversation about a film; returns its id."""
        ...

    async def of_film(self, seat: Seat, project_id: str) -> list[ThreadRow]:
        """Newest first."""
        ...

    async def messages(self, seat: Seat, thread_id: str) -> list[dict[str, Any]]:
        """All messages as JSON, in order."""
        ...

    async def append(
        self, seat: Seat, thread_id: str, run_id: str, messages: list[dict[str, Any]]
    ) -> None:
        """Add a run's messages."""
        ...

    async def fork(self, seat: Seat, thread_id: str, before_run_id: str) -> str:
        """A new conversation with what was said before that run."""
        ...

    async def lease(self, seat: Seat, thread_id: str, holder: str, seconds: int = 60) -> bool:
        """Take or renew the right to run in this conversation; False while another holds it."""
        ...

    async def free(self, seat: Seat, thread_id: str, holder: str) -> None:
        """Give the lease back."""
        ...

    async def begin_run(
        self,
        seat: Seat,
        project_id: str,
        thread_id: str,
        run_id: str,
        door: str,
        body: dict[str, Any],
    ) -> None:
        """Write a running run."""
        ...

    async def run(self, seat: Seat, run_id: str) -> RunRow:
        """One run. Raises NotFound."""
        ...

    async def runs(self, seat: Seat, thread_id: str) -> list[RunRow]:
        """A conversation's runs, oldest first."""
        ...

    async def claim_run(self, seat: Seat, run_id: str, was: str, becomes: str) -> bool:
        """Change a run's state if it is `was`; True exactly once."""
        ...

    async def end_run(self, seat: Seat, run_id: str, state: str, body: dict[str, Any]) -> None:
        """How a run ended; `body` is merged into what it has."""
        ...

    async def stale_runs(self) -> Sequence[LostRun]:
        """Runs of all users whose process is gone."""
        ...

    async def run_events(self, seat: Seat, project_id: str, thread_id: str) -> list[Logged]:
        """The logged events of a conversation's runs, in order."""
        ...


class Store(Protocol):
    """Everything that is kept. Every call runs as the seat's user under row-level security."""

    blobs: Blobs

    @property
    def threads(self) -> Threads:
        """Conversations and runs."""
        ...

    def work(
        self,
        seat: Seat,
        project_id: str,
        summary: str = "",
        expected_revision: int | None = None,
    ) -> AbstractAsyncContextManager[Work]:
        """The only way to write a film. Raises NotFound, Conflict. Row locked until commit."""
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

    async def claim(self, job_id: str, worker: str, lease_s: int = 30) -> Job | None:
        """The job, running under this worker's lease, or None.

        None: taken, ended, waiting for `after` jobs, or the user already has the most running
        jobs (the sweeper sends it again). A job whose `after` jobs failed is ended here.
        """
        ...

    async def beat(self, job: Job, lease_s: int = 30) -> bool:
        """Renew the lease. False: cancel was asked or the lease is lost; stop working."""
        ...

    async def progress(self, job: Job, step: str, fraction: float, eta_s: int | None) -> bool:
        """Write progress and renew the lease; False as for `beat`."""
        ...

    async def remember(self, job: Job, facts: Mapping[str, Any]) -> None:
        """Merge facts into the job's memory, durably."""
        ...

    async def end(
        self,
        job: Job,
        state: Literal["done", "failed", "cancelled"],
        edit: Callable[[Work], Awaitable[None]],
        settle: int = 0,
        error: str | None = None,
    ) -> bool:
        """End a job once, with its change of the film and its money in one transaction.

        `edit` changes the film, `settle` credits are spent and the rest of the hold released.
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

    async def durations(self) -> Mapping[str, float]:
        """Learned median seconds by "kind:quality:maker", from jobs that are done."""
        ...


@dataclass(frozen=True)
class Makers:
    """Who makes what, chosen per kind by settings."""

    pictures: PictureMaker
    voice: VoiceMaker
    music: MusicMaker
    assembler: Assembler
    intake: Intake


class WrittenScene(Frozen):
    """A scene as a writer proposes it."""

    title: str
    visual: str
    motion: str = ""
    narration: str = ""
    duration_ms: int = 5_000


class Breakdown(Frozen):
    """A film as a writer proposes it. `cast` holds (name, look)."""

    title: str
    logline: str
    style: str
    tone: str
    mood: str
    cast: tuple[tuple[str, str], ...] = ()
    scenes: tuple[WrittenScene, ...] = ()
    offline: bool = True


class Brief(Frozen):
    """What a writer is asked for; None leaves the choice to the writer."""

    idea: str
    duration_ms: int | None = None
    scene_count: int | None = None
    style: str | None = None
    tone: str | None = None
    language: str = "en"
    seed: int = 0


class Writer(Protocol):
    """Writes breakdowns and rewrites scenes: an LLM, or the embedded writer."""

    async def breakdown(self, brief: Brief) -> Breakdown:
        """A whole film. Raises Unavailable when the model cannot be reached."""
        ...

    async def narration(self, text: str, wish: str, limit_words: int) -> str:
        """The narration said another way ("shorter", "sadder"), at most that many words."""
        ...

    async def visual(self, text: str, wish: str) -> str:
        """The picture's description with the wish worked in ("a cat instead of the dog")."""
        ...


@dataclass(frozen=True)
class Studio:
    """The bundle every tool gets."""

    store: Store
    makers: Makers
    prices: PriceList
    writer: Writer
