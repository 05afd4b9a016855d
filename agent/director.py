"""The director: one run from a person's sentence to its last event, detached from any connection."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from uuid import uuid4

import structlog
from pydantic_ai import CancellationToken
from pydantic_ai.messages import ModelMessage
from pydantic_ai.models import Model

from agent import memory, models
from agent.deps import WAIT_S, Deps
from agent.grants import Answer, Place, Said, granted, said_so
from agent.guarded import Guarded
from agent.prompts import fingerprints
from agent.recovery import close_lost
from agent.turn import WRONG, Answers, Ask, Turn
from film.errors import Conflict, Invalid, NotFound
from film.history import resumed
from film.ports import RunRow, Seat, Studio

log = structlog.get_logger()
TITLE = 60
"""Characters of a conversation's title: how it began, or where it left another."""
LEASE_S = 60
RENEW_S = 20
WATCH_S = 0.5
"""How often a run looks whether somebody asked it to stop through another process."""
PATIENCE_S = 3.0
"""How long a sentence, or an answer, waits for what goes on in its conversation."""
OPEN_ANSWER = "Not approved: the person said something else instead."


@dataclass(frozen=True)
class Limits:
    """What a person lets the assistant spend: unasked in one step, and in one conversation."""

    auto_approve: int
    conversation: int


class Director:
    """Starts, resumes and stops runs. One per API process; runs outlive their connections."""

    def __init__(
        self,
        studio: Studio,
        model: str,
        limits: Callable[[Seat], Awaitable[Limits]],
        resolve: Callable[[str, Deps], Model] = models.resolve,
        wait_s: float = WAIT_S,
    ) -> None:
        """`resolve` makes the model of one run from its name; it has `wait_s` to begin an answer."""
        self._studio, self._limits, self._wait_s = studio, limits, wait_s
        self._called, self._model = model, partial(resolve, model)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._tokens: dict[str, CancellationToken] = {}

    async def start(self, seat: Seat, project_id: str, ask: Ask) -> tuple[str, str]:
        """Begin a run; returns (run id, thread id). Raises Conflict while another run goes on."""
        await self._studio.store.read(seat, project_id)
        threads = self._studio.store.threads
        thread_id, carried = ask.thread_id, 0
        if ask.fork_run_id and thread_id:
            thread_id, carried = await self._fork(seat, thread_id, ask)
        if thread_id is None:
            thread_id = await threads.create(seat, project_id, title=ask.text[:TITLE])
        run_id = uuid4().hex
        async with self._leased(seat, thread_id, run_id):
            history = await self._history(seat, thread_id, project_id)
            place = Place(seat, project_id, thread_id, run_id, carried)
            await self._begin(place, history, ask)
        return run_id, thread_id

    async def _fork(self, seat: Seat, thread_id: str, ask: Ask) -> tuple[str, int]:
        """Leave a conversation before one of its runs; (new thread, credits spent after that point).

        What was done stays done and stays counted; cards still open there are closed unspent.
        Raises Conflict while the conversation is being answered.
        """
        threads = self._studio.store.threads
        runs = await threads.runs(seat, thread_id)
        if any(r.id in self._tokens for r in runs):  # not: that one is still being given a name
            raise Conflict("The assistant is still busy in this conversation. Stop it first.")
        fresh = await threads.fork(seat, thread_id, ask.fork_run_id or "", ask.text[:TITLE])
        for run in runs:
            if run.state == "waiting":
                await threads.claim_run(seat, run.id, "waiting", "cancelled")
        kept = await threads.runs(seat, fresh)
        return fresh, _spent(runs) - _spent(kept)

    async def resume(self, seat: Seat, run_id: str, answers: Sequence[Answer]) -> tuple[str, str]:
        """Answer a run's approvals and go on in a new run; the same answer again returns that run.

        Raises:
            Conflict: another answer was given before, or there is no such approval.
        """
        new_id = resumed(run_id)
        run = await self._studio.store.threads.run(seat, run_id)
        try:
            return await self._resume(seat, run, new_id, answers)
        except Conflict:
            if await self._answered_so(seat, run, new_id, said_so(answers)):
                return new_id, run.thread_id
            raise

    async def _answered_so(self, seat: Seat, run: RunRow, new_id: str, said: Said) -> bool:
        """Whether these very answers began that run; it may be just about to be written."""
        threads = self._studio.store.threads
        for _ in range(int(PATIENCE_S / 0.1)):
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
        await self._studio.store.read(seat, run.project_id)  # a deleted film keeps its card
        given = granted(run, answers)
        if not await threads.claim_run(seat, run.id, "waiting", "done"):
            raise Conflict("That approval has been answered already.")
        try:
            async with self._leased(seat, run.thread_id, new_id):
                if not await self._is_newest(
                    seat, run
                ):  # said in another tab, which closed the card
                    raise Conflict("Something else was said since; that card is closed.")
                history = memory.load(await threads.messages(seat, run.thread_id))
                ask = Ask(text="", mode=run.body.get("mode", "act"), thread_id=run.thread_id)
                left = run.body.get("limit")
                place = Place(seat, run.project_id, run.thread_id, new_id, limit=left)
                await self._begin(place, history, ask, given)
        except Conflict:  # still busy: the answer can be given again
            again = "waiting" if await self._is_newest(seat, run) else "cancelled"
            await threads.claim_run(seat, run.id, "done", again)
            raise
        return new_id, run.thread_id

    async def _is_newest(self, seat: Seat, run: RunRow) -> bool:
        return (await self._studio.store.threads.runs(seat, run.thread_id))[-1].id == run.id

    async def stop(self, seat: Seat, project_id: str) -> bool:
        """Cancel the film's runs, in this process at once and in others within `WATCH_S`.

        What their tools have done stays done. Raises NotFound for a film that is not theirs.
        """
        asked = await self._studio.store.threads.ask_stop(seat, project_id)
        for run_id in asked:
            if token := self._tokens.get(run_id):
                token.cancel()
        return bool(asked)

    async def ended(self, run_id: str) -> None:
        """Wait until a run of this process has ended; at once for any other."""
        if task := self._tasks.get(run_id):
            await asyncio.wait([task])

    async def recover(self) -> None:
        """Close runs whose process died: the person sees that, and can say what is missing."""
        await close_lost(self._studio.store, self._tasks)

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
        for _ in range(int(PATIENCE_S / 0.1)):
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
        spent = _spent(await threads.runs(seat, thread_id)) + place.carried
        unasked = limits.auto_approve
        if place.limit is not None:
            unasked = min(unasked, place.limit)
        body = {
            "mode": ask.mode,
            "text": ask.text,
            "prompts": fingerprints(),
            "model": self._called,
            "carried": place.carried,
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
            limit=unasked,
            room=max(0, limits.conversation - spent),
            token=CancellationToken(),
            wait_s=self._wait_s,
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
            self._tokens.pop(turn.run_id, None)
            try:
                await self._studio.store.threads.free(turn.seat, turn.thread_id, turn.run_id)
                await self._name(turn)
            finally:
                self._tasks.pop(turn.run_id, None)

    async def _name(self, turn: Turn) -> None:
        """Give the turn's undo group a name, after everything else: nobody waits for it."""
        if turn.token.cancelled or not isinstance(turn.directs, Guarded):
            return
        if name := await turn.directs.name(turn.deps.receipts, turn.ask.text):
            await self._studio.store.threads.name_run(turn.seat, turn.run_id, name)

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
    return replace(seat, run_id=run_id, author="assistant", is_admin=False)


def _spent(runs: Sequence[RunRow]) -> int:
    """What runs spent, with what was spent in branches that they left."""
    return sum(int(r.body.get("spent", 0)) + int(r.body.get("carried", 0)) for r in runs)
