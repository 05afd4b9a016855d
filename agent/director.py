"""The director: one run from a person's sentence to its last event, detached from any connection."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import NAMESPACE_OID, uuid4, uuid5

import structlog
from ag_ui.core import EventType, RunErrorEvent
from pydantic_ai import CancellationToken
from pydantic_ai.messages import ModelMessage
from pydantic_ai.models import Model
from pydantic_ai.tools import DeferredToolApprovalResult

from agent import memory, models
from agent.approvals import approve
from agent.deps import Deps
from agent.prompts import fingerprint
from agent.stage import Stage
from agent.turn import SILENCE_S, WRONG, Answers, Ask, Turn
from film.errors import Conflict, Invalid, NotFound
from film.ports import RunRow, Seat, Studio
from film.pricing import Quote
from film.project import Frozen

log = structlog.get_logger()
LEASE_S = 60
RENEW_S = 20
WATCH_S = 0.5
"""How often a run looks whether somebody asked it to stop through another process."""
WAIT_S = 3.0
INTERRUPTED = "The studio was restarted in the middle of this. Nothing was lost; say it again."
Said = list[dict[str, Any]]
OPEN_ANSWER = "Not approved: the person said something else instead."


class Answer(Frozen):
    """A person's yes or no to one approval. `scene_ids` says yes only to those scenes of it."""

    interrupt_id: str
    approved: bool
    scene_ids: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Limits:
    """What a person lets the assistant spend: unasked in one step, and in one conversation."""

    auto_approve: int
    conversation: int


@dataclass(frozen=True)
class Place:
    """Whose run it is, of which film, in which conversation."""

    seat: Seat
    project_id: str
    thread_id: str
    run_id: str


class Director:
    """Starts, resumes and stops runs. One per API process; runs outlive their connections."""

    def __init__(
        self,
        studio: Studio,
        model: str,
        limits: Callable[[Seat], Awaitable[Limits]],
        resolve: Callable[[str, Deps], Model] = models.resolve,
        silence_s: float = SILENCE_S,
    ) -> None:
        """`resolve` makes the model of one run from its name; silent for `silence_s` it is down."""
        self._studio, self._limits, self._silence_s = studio, limits, silence_s
        self._model = partial(resolve, model)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._tokens: dict[str, CancellationToken] = {}

    async def start(self, seat: Seat, project_id: str, ask: Ask) -> tuple[str, str]:
        """Begin a run; returns (run id, thread id). Raises Conflict while another run goes on."""
        await self._studio.store.read(seat, project_id)
        threads = self._studio.store.threads
        thread_id = ask.thread_id
        if ask.fork_run_id and thread_id:
            thread_id = await threads.fork(seat, thread_id, ask.fork_run_id)
        if thread_id is None:
            thread_id = await threads.create(seat, project_id, title=ask.text[:60])
        run_id = uuid4().hex
        async with self._leased(seat, thread_id, run_id):
            history = await self._history(seat, thread_id, project_id)
            place = Place(seat, project_id, thread_id, run_id)
            await self._begin(place, history, ask)
        return run_id, thread_id

    async def resume(self, seat: Seat, run_id: str, answers: Sequence[Answer]) -> tuple[str, str]:
        """Answer a run's approvals and go on in a new run; the same answer again returns that run.

        Raises:
            Conflict: another answer was given before, or there is no such approval.
        """
        new_id = uuid5(NAMESPACE_OID, f"{run_id}:resumed").hex
        run = await self._studio.store.threads.run(seat, run_id)
        try:
            return await self._resume(seat, run, new_id, answers)
        except Conflict:
            if await self._answered_so(seat, run, new_id, _said(answers)):
                return new_id, run.thread_id
            raise

    async def _answered_so(self, seat: Seat, run: RunRow, new_id: str, said: Said) -> bool:
        """Whether these very answers began that run; it may be just about to be written."""
        threads = self._studio.store.threads
        for _ in range(int(WAIT_S / 0.1)):
            try:
                return (await threads.run(seat, new_id)).body.get("answers") == said
            except NotFound:
                if (await threads.run(seat, run.id)).state != "done":
                    return False
            await asyncio.sleep(0.1)
        return False

    async def _resume(
        self, seat: Seat, run: RunRow, new_id: str, answers: Sequence[Answer]
    ) -> tuple[str, str]:
        threads = self._studio.store.threads
        granted = _granted(run, answers)
        if not await threads.claim_run(seat, run.id, "waiting", "done"):
            raise Conflict("That approval has been answered already.")
        try:
            async with self._leased(seat, run.thread_id, new_id):
                history = memory.load(await threads.messages(seat, run.thread_id))
                ask = Ask(text="", mode=run.body.get("mode", "act"), thread_id=run.thread_id)
                place = Place(seat, run.project_id, run.thread_id, new_id)
                await self._begin(place, history, ask, granted)
        except Conflict:  # still busy: the answer can be given again
            await threads.claim_run(seat, run.id, "done", "waiting")
            raise
        return new_id, run.thread_id

    async def stop(self, seat: Seat, project_id: str) -> bool:
        """Cancel the film's runs, in this process at once and in others within `WATCH_S`.

        What their tools have done stays done. Raises NotFound for a film that is not theirs.
        """
        asked = await self._studio.store.threads.ask_stop(seat, project_id)
        for run_id in asked:
            if token := self._tokens.get(run_id):
                token.cancel()
        return bool(asked)

    async def recover(self) -> None:
        """Close runs whose process died: the person sees that, and can say it again."""
        for lost in await self._studio.store.threads.stale_runs():
            claims = {"sub": lost.user_id, "role": "authenticated"}
            seat = Seat(user_id=lost.user_id, author="assistant", run_id=lost.run_id, claims=claims)
            if await self._studio.store.threads.claim_run(seat, lost.run_id, "running", "failed"):
                stage = Stage(
                    self._studio.store, seat, lost.project_id, lost.run_id, lost.thread_id
                )
                await stage.put(RunErrorEvent(type=EventType.RUN_ERROR, message=INTERRUPTED))

    async def close(self) -> None:
        """Cancel everything and wait for it to be written down."""
        for token in list(self._tokens.values()):
            token.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    @asynccontextmanager
    async def _leased(self, seat: Seat, thread_id: str, run_id: str) -> AsyncGenerator[None]:
        """The right to run in a conversation; given back at once when the run does not begin."""
        await self._lease(seat, thread_id, run_id)
        try:
            yield
        except BaseException:
            await self._studio.store.threads.free(seat, thread_id, run_id)
            raise

    async def _lease(self, seat: Seat, thread_id: str, run_id: str) -> None:
        threads = self._studio.store.threads
        for _ in range(int(WAIT_S / 0.1)):
            if await threads.lease(seat, thread_id, run_id, LEASE_S):
                return
            await asyncio.sleep(0.1)
        raise Conflict("The assistant is still busy in this conversation. Wait, or stop it first.")

    async def _history(self, seat: Seat, thread_id: str, project_id: str) -> list[ModelMessage]:
        """What was said, with open approvals answered by "no": a new sentence closes them."""
        threads = self._studio.store.threads
        messages = memory.load(await threads.messages(seat, thread_id))
        runs = await threads.runs(seat, thread_id)
        for run in runs:
            if run.project_id != project_id:
                raise Invalid("That conversation is about another film.")
            if run.state == "waiting":
                await threads.claim_run(seat, run.id, "waiting", "cancelled")
        settled = memory.settled(messages, OPEN_ANSWER)
        if new := settled[len(messages) :]:  # kept, or the call stays open in every later turn
            await threads.append(seat, thread_id, runs[-1].id, memory.dump(new))
        return settled

    async def _begin(
        self, place: Place, history: list[ModelMessage], ask: Ask, answers: Answers | None = None
    ) -> None:
        threads = self._studio.store.threads
        seat, project_id = place.seat, place.project_id
        thread_id, run_id = place.thread_id, place.run_id
        limits = await self._limits(seat)
        spent = sum(int(r.body.get("spent", 0)) for r in await threads.runs(seat, thread_id))
        body = {
            "mode": ask.mode,
            "text": ask.text,
            "prompt": fingerprint("director"),
            "answers": list(answers.said) if answers else [],
        }
        await threads.begin_run(seat, project_id, thread_id, run_id, seat.door, body)
        turn = Turn(
            studio=self._studio,
            seat=_of_run(seat, run_id),
            project_id=project_id,
            thread_id=thread_id,
            run_id=run_id,
            model=self._model,
            ask=ask,
            history=history,
            answers=answers,
            limit=limits.auto_approve,
            room=max(0, limits.conversation - spent),
            token=CancellationToken(),
            silence_s=self._silence_s,
        )
        self._tokens[run_id] = turn.token
        self._tasks[run_id] = asyncio.create_task(self._drive(turn), name=f"run-{run_id}")

    async def _drive(self, turn: Turn) -> None:
        helpers = [asyncio.create_task(w(turn)) for w in (self._renew, self._watch)]
        try:
            await turn.play()
        except Exception:  # the run boundary: the log has it, the person sees a plain sentence
            log.exception("run failed", run=turn.run_id)
            await turn.fail(WRONG)
        finally:
            for helper in helpers:
                helper.cancel()
            for table in (self._tokens, self._tasks):
                table.pop(turn.run_id, None)
            await self._studio.store.threads.free(turn.seat, turn.thread_id, turn.run_id)

    async def _renew(self, turn: Turn) -> None:
        while True:
            await asyncio.sleep(RENEW_S)
            threads = self._studio.store.threads
            await threads.lease(turn.seat, turn.thread_id, turn.run_id, LEASE_S)

    async def _watch(self, turn: Turn) -> None:
        while not turn.token.cancelled:
            await asyncio.sleep(WATCH_S)
            run = await self._studio.store.threads.run(turn.seat, turn.run_id)
            if run.body.get("stop"):
                turn.token.cancel()


def _of_run(seat: Seat, run_id: str) -> Seat:
    return Seat(
        user_id=seat.user_id,
        door=seat.door,
        run_id=run_id,
        author="assistant",
        is_admin=False,
        is_anonymous=seat.is_anonymous,
        claims=seat.claims,
    )


def _granted(run: RunRow, answers: Sequence[Answer]) -> Answers:
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
        for_calls, granted = approve(held, yes, answer.scene_ids if answer else None)
        results |= for_calls
        quotes |= granted
    cards = {i: i in said and said[i].approved for i in kept}
    return Answers(results=results, quotes=quotes, cards=cards, said=_said(answers))


def _said(answers: Sequence[Answer]) -> Said:
    return sorted((a.model_dump(mode="json") for a in answers), key=lambda a: a["interrupt_id"])
