"""A model that follows a script, and a director that it directs."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic_ai.messages import ModelMessage
from pydantic_ai.models import Model
from pydantic_ai.models.function import AgentInfo, DeltaToolCall, FunctionModel

from agent.deps import Deps
from agent.director import Answer, Director, Limits
from agent.guarded import Guarded
from agent.prompts import prompt
from agent.turn import Ask
from film.ports import RunRow, Seat
from tests.tools.conftest import Room

Words = str | Callable[[], Awaitable[str]]
Calls = Sequence[tuple[str, dict[str, Any]] | Words]
Step = Words | Calls | Exception
ALL = [("generate_scene", {})]
FIRST = [("generate_scene", {"scene_ids": ["s1"]})]
BOTH = [("generate_scene", {"scene_ids": ["s1"]}), ("generate_scene", {"scene_ids": ["s2"]})]


@dataclass
class Held:
    """Words of a script that come only once `go_on` is set; `begun` tells that they are awaited."""

    begun: asyncio.Event = field(default_factory=asyncio.Event)
    go_on: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self) -> str:
        self.begun.set()
        await self.go_on.wait()
        return "There."


@dataclass
class Script:
    """Answers each request with the next step; `seen` keeps what the model was given."""

    steps: list[Step]
    seen: list[list[ModelMessage]] = field(default_factory=list)
    tools: list[set[str]] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
    count: int = 0
    named: str = ""
    """What it calls a turn's changes, for their undo group."""
    naming: Held | None = None
    """Until when it thinks of that name."""

    def resolve(self, _: str, deps: Deps) -> Model:
        llm = FunctionModel(stream_function=self._answer, model_name="scripted")
        return Guarded(llm, deps)

    async def _answer(self, messages: list[ModelMessage], info: AgentInfo) -> AsyncIterator[Any]:
        if (info.instructions or "") == prompt("summary"):
            if self.naming:
                await self.naming()
            yield self.named or "Things changed"
            return
        self.seen.append(list(messages))
        self.tools.append({t.name for t in info.function_tools})
        self.prompts.append(info.instructions or "")
        step = self.steps.pop(0) if self.steps else "Done."
        if isinstance(step, Exception):
            raise step
        calls: dict[int, DeltaToolCall] = {}
        for part in [step] if isinstance(step, str) or callable(step) else step:
            if not isinstance(part, tuple):
                yield await part() if callable(part) else part
                continue
            name, args = part
            self.count += 1
            calls[len(calls)] = DeltaToolCall(
                name=name, json_args=json.dumps(args), tool_call_id=f"call-{self.count}"
            )
        if calls:
            yield calls


@dataclass
class Set:
    """A director at work on a film."""

    room: Room
    director: Director
    script: Script
    now: str = ""
    """The run that was begun last."""

    async def say(self, text: str, thread_id: str | None = None, **fields: Any) -> RunRow:
        """Say something and wait until the run has ended."""
        ask = Ask(text=text, thread_id=thread_id, **fields)
        self.now, _ = await self.director.start(self.room.seat, self.room.project_id, ask)
        return await self.ended(self.now)

    async def answer(self, run: RunRow, *answers: Any, seat: Seat | None = None) -> RunRow:
        run_id, _ = await self.director.resume(seat or self.room.seat, run.id, answers)
        return await self.ended(run_id)

    async def ended(self, run_id: str) -> RunRow:
        while run_id in self.director._tasks:
            await asyncio.wait([self.director._tasks[run_id]])
        return await self.room.store.threads.run(self.room.seat, run_id)

    async def events(self, run_id: str) -> list[dict[str, Any]]:
        """The run's AG-UI events in order."""
        logged = await self.room.store.log(self.room.seat, self.room.project_id, 0, 5_000)
        return [e.event["event"] for e in logged if e.run_id == run_id and "event" in e.event]

    async def said(self, run_id: str) -> str:
        """The words of a run."""
        return "".join(e.get("delta", "") for e in await self.events(run_id))

    async def told(self, run_id: str) -> str:
        """What a person reads of a run: words only, without the arguments of calls."""
        events = await self.events(run_id)
        return "".join(e["delta"] for e in events if e["type"] == "TEXT_MESSAGE_CONTENT").strip()

    async def remembered(self, thread_id: str) -> str:
        return json.dumps(await self.room.store.threads.messages(self.room.seat, thread_id))


def keyless_stage(room: Room, auto: int = 0) -> Set:
    """The keyless director at work on the room's film."""

    async def limits(_: Seat) -> Limits:
        return Limits(auto_approve=auto, conversation=500)

    return Set(room, Director(room.studio, "offline", limits), Script([]))


def staged(room: Room, *steps: Step, auto: int = 0, cap: int = 500) -> Set:
    """A director whose model follows these steps."""
    script = Script(list(steps))

    async def limits(_: Seat) -> Limits:
        return Limits(auto_approve=auto, conversation=cap)

    return Set(room, Director(room.studio, "scripted", limits, script.resolve), script)


def yes(run: RunRow, *scenes: str) -> Answer:
    """A yes to the card a run waits with, or to some scenes of it."""
    held = run.body["approvals"][0]
    return Answer(interrupt_id=held["interrupt_id"], approved=True, scene_ids=scenes or None)


def price(run: RunRow) -> int:
    """The price on the card a run waits with."""
    return run.body["approvals"][0]["quote"]["total"]
