"""Whose run it is, and a person's answers to its approvals, checked against what the server kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_ai.tools import DeferredToolApprovalResult

from agent.approvals import approve
from agent.turn import Answers
from film.errors import Conflict
from film.ports import RunRow, Seat
from film.pricing import Quote
from film.project import Frozen

Said = list[dict[str, Any]]


@dataclass(frozen=True)
class Place:
    """Whose run it is, of which film, in which conversation."""

    seat: Seat
    project_id: str
    thread_id: str
    run_id: str
    carried: int = 0
    """Credits that the conversation spent in a branch that was left."""
    limit: int | None = None
    """What the turn may still spend unasked, when it goes on after an answer."""


class Answer(Frozen):
    """A person's yes or no to one approval. `scene_ids` says yes only to those scenes of it."""

    interrupt_id: str
    approved: bool
    scene_ids: tuple[str, ...] | None = None


def granted(run: RunRow, answers: Sequence[Answer]) -> Answers:
    """The answers as pydantic-ai wants them, with the quotes the server kept."""
    kept: Mapping[str, Any] = {a["interrupt_id"]: a for a in run.body.get("approvals", [])}
    unknown = [a.interrupt_id for a in answers if a.interrupt_id not in kept]
    if run.state != "waiting" or unknown:
        raise Conflict("There is no such open approval; it may have been answered already.")
    said = {a.interrupt_id: a for a in answers}
    results: dict[str, DeferredToolApprovalResult] = {}
    quotes: dict[str, Quote] = {}
    for interrupt_id, held in kept.items():
        answer = said.get(interrupt_id)
        yes = answer is not None and answer.approved
        for_calls, given = approve(held, yes, answer.scene_ids if answer else None)
        results |= for_calls
        quotes |= given
    cards = {i: i in said and said[i].approved for i in kept}
    return Answers(results=results, quotes=quotes, cards=cards, said=said_so(answers))


def said_so(answers: Sequence[Answer]) -> Said:
    """The answers as a run's row keeps them."""
    return sorted((a.model_dump(mode="json") for a in answers), key=lambda a: a["interrupt_id"])
