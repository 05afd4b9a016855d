"""Conversations and runs of the assistant, as the rooms may ask for them."""

from collections.abc import Sequence
from typing import Any, Protocol

from film.records import Logged, RunRow, Seat, ThreadRow


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
    @property
    def spent(self) -> int: ...  # noqa: D102


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

    async def fork(self, seat: Seat, thread_id: str, before_run_id: str, title: str) -> str:
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

    async def name_run(self, seat: Seat, run_id: str, summary: str) -> None:
        """Say in a few words what a turn did, for its undo group. Raises NotFound."""
        ...

    async def end_run(self, seat: Seat, run_id: str, state: str, body: dict[str, Any]) -> None:
        """How a run ended; `body` is merged into what it has."""
        ...

    async def stale_runs(self) -> Sequence[LostRun]:
        """Runs of all users whose process is gone."""
        ...

    async def ask_stop(self, seat: Seat, project_id: str) -> list[str]:
        """Ask the film's running turns to stop, whatever process they run in; their ids."""
        ...

    async def run_events(self, seat: Seat, project_id: str, thread_id: str) -> list[Logged]:
        """The logged events of a conversation's runs, in order."""
        ...
