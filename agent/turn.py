"""One run of the assistant: what is said to the model, what it does, what people see of it."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import structlog
from ag_ui.core import (
    BaseEvent,
    CustomEvent,
    EventType,
    RunAgentInput,
    RunErrorEvent,
    RunFinishedInterruptOutcome,
)
from pydantic_ai import (
    Agent,
    AgentRunResult,
    CancellationToken,
    DeferredToolRequests,
    DeferredToolResults,
    RunCancelled,
    capture_run_messages,
)
from pydantic_ai.messages import ModelMessage, ModelRequest, ModelResponse, TextPart
from pydantic_ai.models import Model
from pydantic_ai.settings import ModelSettings
from pydantic_ai.tools import DeferredToolApprovalResult
from pydantic_ai.usage import UsageLimits

from agent import approvals, memory
from agent.context import Selection, describe, fenced
from agent.deps import WAIT_S, Deps, Mode
from agent.guarded import Guarded
from agent.prompts import prompt
from agent.shown import Shown
from agent.stage import Stage
from agent.toolset import toolset
from film.ports import Seat, Studio
from film.pricing import Quote
from film.project import Frozen

log = structlog.get_logger()
REQUESTS = 12
TOOL_CALLS = 60
WRONG = "Something went wrong on our side."
TOO_LONG = "That took more steps than one turn may have, so I stopped."
KEPT = "What was done before that is kept; tell me what is still missing."
UNCHANGED = "Nothing was changed; say it again, or ask for fewer things at once."
BROKEN = "This turn broke down here."
Output = str | DeferredToolRequests


class Ask(Frozen):
    """What a person says. `fork_run_id` starts again from before that run, in a new conversation."""

    text: str
    selection: tuple[Selection, ...] = ()
    mode: Mode = "act"
    at_ms: int | None = None
    thread_id: str | None = None
    fork_run_id: str | None = None


@dataclass(frozen=True)
class Answers:
    """A person's answers by tool call id, the quotes of those said yes to, and by card.

    `said` are the answers as they were given.
    """

    results: Mapping[str, DeferredToolApprovalResult]
    quotes: Mapping[str, Quote]
    cards: Mapping[str, bool] = field(default_factory=dict[str, bool])
    said: Sequence[Mapping[str, Any]] = ()


@dataclass
class Turn:
    """A run. `limit` may be spent unasked; `room` is what the conversation may spend at all."""

    studio: Studio
    seat: Seat
    project_id: str
    thread_id: str
    run_id: str
    model: Callable[[Deps], Model]
    ask: Ask
    history: list[ModelMessage]
    answers: Answers | None
    limit: int
    room: int
    token: CancellationToken
    wait_s: float = WAIT_S
    deps: Deps = field(init=False)
    stage: Stage = field(init=False)
    directs: Model = field(init=False)
    _card: dict[str, Any] = field(default_factory=dict[str, Any], init=False)
    _told: set[str] = field(default_factory=set[str], init=False)
    _heard: list[ModelMessage] = field(default_factory=list[ModelMessage], init=False)

    def __post_init__(self) -> None:
        self.deps = Deps(
            studio=self.studio,
            seat=self.seat,
            project_id=self.project_id,
            thread_id=self.thread_id,
            mode=self.ask.mode,
            limit=self.limit,
            room=self.room,
            wait_s=self.wait_s,
            approved=self.answers.quotes if self.answers else {},
        )
        self.directs = self.model(self.deps)
        self.stage = Stage(
            self.studio.store, self.seat, self.project_id, self.run_id, self.thread_id
        )

    async def play(self) -> None:
        """Run the model with its tools; every event goes to the film's log."""
        agent: Agent[Deps, Output] = Agent(
            self.directs,
            deps_type=Deps,
            output_type=[str, DeferredToolRequests],
            toolsets=[toolset(self.ask.mode)],
            retries=2,
            model_settings=ModelSettings(max_retries=0),
        )
        results = (
            DeferredToolResults(approvals=dict(self.answers.results)) if self.answers else None
        )
        with capture_run_messages() as self._heard:
            await self._run(agent, results)

    async def _run(self, agent: Agent[Deps, Output], results: DeferredToolResults | None) -> None:
        async with agent.run_stream_events(
            self.ask.text if not self.answers else None,
            message_history=memory.recent(self.history),
            deferred_tool_results=results,
            deps=self.deps,
            instructions=await self._instructions(),
            usage_limits=UsageLimits(request_limit=REQUESTS, tool_calls_limit=TOOL_CALLS),
            cancellation_token=self.token,
        ) as events:
            await self._show(events)

    async def _show(self, events: AsyncIterator[Any]) -> None:
        shown = Shown(run_input=self._input())
        async for event in shown.transform_stream(
            events, on_complete=self._completed, on_cancel=self._cancelled
        ):
            if event.type == EventType.RUN_ERROR:
                told = str(getattr(event, "message", ""))
                log.error("run failed", run=self.run_id, error=told)
                await self.fail(TOO_LONG if "limit" in told else WRONG)
                continue
            if event.type == EventType.TEXT_MESSAGE_START and self.deps.idle:
                await self._nothing_done()
            await self.stage.put(self._one_card(event))
            if event.type == EventType.RUN_STARTED:
                await self._opening()
        await self.stage.flush()

    async def _nothing_done(self) -> None:
        """The empty receipt, before the words of a model that was asked for a deed and did none."""
        if "receipt" not in self._told:
            self._told.add("receipt")
            await self.stage.custom("receipt", {"lines": [], "credits": 0})

    def _one_card(self, event: BaseEvent) -> BaseEvent:
        """A turn asks once: the interrupts of several calls become one with the whole price."""
        outcome = getattr(event, "outcome", None)
        if not isinstance(outcome, RunFinishedInterruptOutcome) or not self._card:
            return event
        told = {"id": self._card["interrupt_id"], "metadata": self._card["quote"]}
        first = outcome.interrupts[0].model_copy(update=told)
        one = outcome.model_copy(update={"interrupts": [first]})
        return event.model_copy(update={"outcome": one})

    async def _opening(self) -> None:
        """What the person did to start this run: a sentence, or answers to approvals."""
        if not self.answers:
            await self.stage.custom("user_message", self._message())
            return
        for interrupt_id, approved in self.answers.cards.items():
            answer = {"interrupt_id": interrupt_id, "approved": approved}
            await self.stage.custom("approval", answer)

    async def fail(self, said: str) -> None:
        """End the run with a sentence after something broke, beside a receipt of what was done."""
        done = self.deps.receipt()
        told = f"{said} {KEPT if done['lines'] else UNCHANGED}"
        await self._broken(told)
        if done["lines"]:
            await self.stage.custom("receipt", done)
        await self.stage.put(RunErrorEvent(type=EventType.RUN_ERROR, message=told))

    async def _broken(self, said: str) -> None:
        """Keep what was said and done until the run broke, so that the next turn knows of it."""
        new = memory.settled(self._heard, BROKEN)[len(memory.recent(self.history)) :]
        if not new and not self.answers:
            new = [ModelRequest.user_text_prompt(self.ask.text)]
        if new:
            await self._save([*new, ModelResponse(parts=[TextPart(BROKEN)])])
        await self._end("failed", {"error": said})

    async def _completed(self, result: AgentRunResult[Output]) -> AsyncIterator[BaseEvent]:
        """Save before the last event is shown: whoever sees it may answer at once."""
        await self._save(result.new_messages())
        waiting = result.output if isinstance(result.output, DeferredToolRequests) else None
        if waiting and waiting.approvals:
            self._card = approvals.kept(waiting.approvals, waiting.metadata, self.deps.called)
            await self._end("waiting", {"approvals": [self._card]})
        else:
            await self._end("done", {})
        for name, value in self._extras().items():
            yield CustomEvent(type=EventType.CUSTOM, name=name, value=value)

    async def _cancelled(self, cancelled: RunCancelled) -> AsyncIterator[BaseEvent]:
        messages = memory.settled(cancelled.all_messages(), "Stopped by the person.")
        await self._save(messages[len(memory.recent(self.history)) :])
        await self._end("cancelled", {})
        return
        yield  # makes this an async generator, as on_cancel wants it

    async def _save(self, messages: list[ModelMessage]) -> None:
        threads = self.studio.store.threads
        settled = memory.dump(messages)
        await threads.append(self.seat, self.thread_id, self.run_id, settled)

    async def _end(self, state: str, body: dict[str, Any]) -> None:
        spent = sum(r.credits for r in self.deps.receipts)
        told = {**body, "spent": spent, "limit": self.deps.limit, "notes": self.deps.notes}
        await self.studio.store.threads.end_run(self.seat, self.run_id, state, told)

    def _extras(self) -> dict[str, Any]:
        """What belongs beside the words: a receipt, guesses to click."""
        extras: dict[str, Any] = {}
        done = self.deps.receipt()
        if done["lines"] or self._needs_receipt():
            extras["receipt"] = done
        if self.deps.guesses:
            extras["guesses"] = self.deps.guesses
        return extras

    def _needs_receipt(self) -> bool:
        """An LLM's turn that changed nothing has an empty one, before the words if it was an order."""
        if not isinstance(self.directs, Guarded) or self.directs.stood_in or self.ask.mode == "ask":
            return False
        refused = self.answers and not self.answers.quotes  # it is answered with "not now"
        return not (self._card or refused or "receipt" in self._told)

    async def _instructions(self) -> str:
        store = self.studio.store
        snapshot = await store.read(self.seat, self.project_id)
        jobs = await store.jobs(self.seat, self.project_id, "queued", "running")
        balance = await store.balance(self.seat)
        state = describe(
            snapshot.project,
            self.studio.prices,
            balance,
            jobs,
            self.ask.selection,
            self.ask.at_ms,
        )
        mode = {
            "ask": "look and answer only; a change needs the mode Plan or Act, so say that",
            "plan": "act too; each paid call becomes a plan with its price that the person answers",
        }
        rule = mode.get(self.ask.mode, "act; paid work above the limit is asked first")
        return f"{prompt('director')}\n\nMode: {self.ask.mode} ({rule}).\n\n{fenced(state)}"

    def _input(self) -> RunAgentInput:
        return RunAgentInput(
            thread_id=self.thread_id,
            run_id=self.run_id,
            state=None,
            messages=[],
            tools=[],
            context=[],
            forwarded_props=None,
            protocol_version="1.0",
        )

    def _message(self) -> dict[str, Any]:
        return {
            "text": self.ask.text,
            "selection": [s.model_dump(exclude_none=True) for s in self.ask.selection],
            "mode": self.ask.mode,
        }
