"""What one run of the assistant carries: whose it is, what it may do, what it has done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import BaseModel

from film.ports import Seat, Studio
from film.pricing import Quote

Mode = Literal["ask", "plan", "act"]
WAIT_S = 20.0
"""A language model that has not begun to answer by then counts as down, however often it was asked."""


@dataclass(frozen=True)
class Receipt:
    """Proof of a tool call: its answer in a sentence and what was reserved."""

    tool: str
    summary: str
    credits: int = 0
    changes: bool = False


@dataclass
class Deps:
    """The dependencies of a run. `approved` holds server-kept quotes by tool call id.

    `limit` is what the run may still spend unasked; each paid call lowers it. `room` is what the
    conversation may spend at all, approved or not. `asked` is what this turn's card already asks for.
    `called` are the arguments of each call as it was made, which a yes to a part of it changes.
    `wait_s`: how long a language model may take to begin an answer.
    `idle`: the words that come next answer a wish for which no tool so much as tried anything.
    """

    studio: Studio
    seat: Seat
    project_id: str
    thread_id: str
    mode: Mode = "act"
    limit: int = 0
    room: int = 500
    asked: int = 0
    called: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    approved: Mapping[str, Quote] = field(default_factory=dict[str, Quote])
    receipts: list[Receipt] = field(default_factory=list[Receipt])
    guesses: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    notes: list[str] = field(default_factory=list[str])
    wait_s: float = WAIT_S
    idle: bool = False

    def receive(self, tool: str, result: BaseModel, changes: bool) -> None:
        """File a tool's answer as a receipt and count what it spent."""
        said = getattr(result, "summary", "") or getattr(result, "note", "") or ""
        spent = getattr(result, "credits_reserved", 0)
        self.receipts.append(Receipt(tool, said, spent, changes))
        self.limit = max(0, self.limit - spent)
        self.room = max(0, self.room - spent)

    def receipt(self) -> dict[str, Any]:
        """What was changed so far, a line a call, and the credits that were reserved for it."""
        done = [r for r in self.receipts if r.changes]
        lines = [{"tool": r.tool, "summary": r.summary, "credits": r.credits} for r in done]
        return {"lines": lines, "credits": sum(r.credits for r in done)}
