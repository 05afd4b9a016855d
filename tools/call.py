"""One tool call: who asks, about which film, what may be spent, and the single way to write."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar
from uuid import uuid4

from film.plan import stale
from film.ports import Seat, Studio, Work
from film.pricing import Quote
from film.project import Snapshot
from tools.results import Changed, Started

Result = TypeVar("Result", bound=Changed | Started)


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
    """The first argument of every tool. `key` makes a repeated call return the first result."""

    studio: Studio
    seat: Seat
    project_id: str
    key: str = field(default_factory=lambda: uuid4().hex)
    spend: Spend = Spend()
    expected_revision: int | None = None

    def keyed(self, key: str | None) -> "Call":
        """This call under the caller's own idempotency key, when one was given."""
        return replace(self, key=key) if key else self

    async def read(self) -> Snapshot:
        """The film as it stands."""
        return await self.studio.store.read(self.seat, self.project_id)

    async def write(self, shape: type[Result], body: Callable[[Work], Awaitable[Result]]) -> Result:
        """Run `body` in one unit of work; a key seen before answers with the first result."""
        store = self.studio.store
        async with store.work(
            self.seat, self.project_id, expected_revision=self.expected_revision
        ) as work:
            known = await work.repeated(self.key)
            if known is not None:
                return shape.model_validate(known)
            before, was = work.project, set(stale(work.project, self.studio.prices))
            result = await body(work)
            aged = [n for n in stale(work.project, self.studio.prices) if n not in was]
            revision = work.revision + (work.project != before)
            result = result.model_copy(update={"revision": revision, "stale": aged})
            work.summary = work.summary or result.summary
            await work.answer(self.key, result.model_dump(mode="json"))
        return result
