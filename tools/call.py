"""One tool call: who asks, about which film, what may be spent, and the single way to write."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar
from uuid import uuid4

from film.errors import Conflict
from film.plan import stale
from film.ports import Seat, Studio, Work
from film.pricing import Quote
from film.project import Snapshot
from tools.results import UNDO_HINT, Changed, Started

Result = TypeVar("Result", bound=Changed | Started)
STOPPED = " What was being made of it is stopped and costs nothing."
ASKED = "_asked"
"""Beside a kept answer: the request it was the answer to."""


@dataclass(frozen=True)
class Spend:
    """What this call may spend.

    `limit` is what goes unasked (None: only quote). `approved` is the quote a person said yes to;
    it is checked against price and work as they are now.
    """

    limit: int | None = 0
    approved: Quote | None = None


@dataclass(frozen=True)
class Call:
    """The first argument of every tool. `key` makes a repeated call return the first result.

    `asked` is a hash of the whole request, so that a key is not taken for another one's.
    """

    studio: Studio
    seat: Seat
    project_id: str
    key: str = field(default_factory=lambda: uuid4().hex)
    spend: Spend = Spend()
    expected_revision: int | None = None
    asked: str = ""

    def keyed(self, key: str | None) -> "Call":
        """This call under the caller's own idempotency key, when one was given."""
        return replace(self, key=key) if key else self

    async def read(self) -> Snapshot:
        """The film as it stands."""
        return await self.studio.store.read(self.seat, self.project_id)

    async def write(self, shape: type[Result], body: Callable[[Work], Awaitable[Result]]) -> Result:
        """Run `body` in one unit of work; a key seen before answers with the first result.

        Raises Conflict: the film moved on, or the key was used for another request.
        """
        async with self.studio.store.work(self.seat, self.project_id) as work:
            known = await work.repeated(self.key)
            if known is not None:
                return shape.model_validate(self._same(known))
            if self.expected_revision is not None:
                await work.expect(self.expected_revision)
            before, was = work.project, set(stale(work.project, self.studio.prices))
            result = await body(work)
            gone = {s.id for s in before.scenes} - {s.id for s in work.project.scenes}
            if await work.stop_lost(gone):
                result = result.model_copy(update={"summary": _told(result.summary)})
            aged = [n for n in stale(work.project, self.studio.prices) if n not in was]
            revision = work.revision + (work.project != before)
            result = result.model_copy(update={"revision": revision, "stale": aged})
            work.summary = work.summary or result.summary
            await work.answer(self.key, {**result.model_dump(mode="json"), ASKED: self.asked})
        return result

    def _same(self, known: Mapping[str, Any]) -> dict[str, Any]:
        """The first result, if the key was for this request. Raises Conflict."""
        if known.get(ASKED, self.asked) != self.asked:
            raise Conflict("That idempotency key was used for another request. Use a new one.")
        return {name: value for name, value in known.items() if name != ASKED}


def _told(summary: str) -> str:
    """The summary with what became of the work that was under way for it."""
    hint = UNDO_HINT if summary.endswith(UNDO_HINT) else ""
    return f"{summary.removesuffix(UNDO_HINT)}{STOPPED}{hint}"
