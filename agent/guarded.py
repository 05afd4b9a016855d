"""An LLM under guard: what it claims needs a receipt, and where it breaks the keyless director goes on.

Its words pass the gate. Its tool calls are let go only when the whole answer is there, so that half
a call is never run and nothing is run twice.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

import structlog
from pydantic_ai import RunContext
from pydantic_ai.messages import (
    ModelMessage,
    ModelResponse,
    ModelResponsePart,
    ModelResponseStreamEvent,
    PartDeltaEvent,
    PartStartEvent,
    TextPart,
    TextPartDelta,
    ThinkingPart,
    ThinkingPartDelta,
    ToolCallPart,
    ToolCallPartDelta,
)
from pydantic_ai.models import Model, ModelRequestParameters, StreamedResponse
from pydantic_ai.models.wrapper import WrapperModel
from pydantic_ai.settings import ModelSettings

from agent import receipts
from agent.deps import Deps, Receipt
from agent.gate import Gate
from agent.keyless import keyless
from agent.outages import BROKEN, ENDLESS, MUDDLED, STAND_IN, Unusable, reason
from agent.summary import named
from agent.whole import begun, checked
from film.words import keepable

log = structlog.get_logger()
AGAIN = "Say it once more"
MISTAKES = 2
"""Calls that cannot be made, in one turn, before the model is given up."""
THINKING = 3
"""So many times as long as it may take to begin may a model that has begun be quiet before its first word."""
SILENCE = 1.5
"""The same between two words."""
PATIENCE = 15
"""The same for a whole answer."""
LONGEST_WORDS = 12_000
"""Characters of an answer in words, the longest that people are shown."""
LONGEST = 200_000
"""Characters of an answer with its calls and thoughts."""


class Guarded(WrapperModel):
    """The model of one run: an LLM, or from the moment it breaks the keyless director."""

    def __init__(self, llm: Model, deps: Deps, replaced: bool = True) -> None:
        """`replaced`: the keyless director takes over from a model that breaks; else the run fails."""
        super().__init__(llm)
        self.deps, self.replaced = deps, replaced
        self.stood_in: Model | None = None

    @asynccontextmanager
    async def request_stream(
        self,
        messages: list[ModelMessage],
        model_settings: ModelSettings | None,
        model_request_parameters: ModelRequestParameters,
        run_context: RunContext[Any] | None = None,
    ) -> AsyncGenerator[StreamedResponse]:
        """The answer, guarded."""
        asked = Asked(
            messages, model_settings, model_request_parameters, run_context, self.deps.wait_s
        )
        yield _Answer(model_request_parameters, self, asked)

    async def name(self, done: Sequence[Receipt], asked: str) -> str:
        """What the turn did, in the LLM's words; empty when it is down or names nothing."""
        return "" if self.stood_in or not self.replaced else await named(self.wrapped, done, asked)

    def stand_in(self, why: str) -> Model:
        """The keyless director, for the rest of the run; it says why it speaks when it begins."""
        self.stood_in = self.stood_in or keyless(self.deps, preface=why)
        return self.stood_in


@dataclass(frozen=True)
class Asked:
    """What a request asks a model."""

    messages: list[ModelMessage]
    settings: ModelSettings | None
    parameters: ModelRequestParameters
    context: RunContext[Any] | None
    wait_s: float

    def afresh(self) -> "Asked":
        """The same for a director that takes over: as long as nothing was done, from the beginning.

        What only looked is not kept, so that the wish itself is decided on and nothing runs twice.
        """
        if receipts.changing(receipts.results(self.messages)):
            return self
        return replace(self, messages=receipts.until_asked(self.messages))

    def stream(self, model: Model) -> Any:
        """The model's own answer to it; its client does not give up before we do."""
        settings: ModelSettings = {**(self.settings or {}), "timeout": self.wait_s * THINKING}
        return model.request_stream(self.messages, settings, self.parameters, self.context)


@dataclass
class _Answer(StreamedResponse):
    """One answer: the LLM's through the gate, or the keyless director's as it is."""

    model: Guarded
    asked: Asked
    _inner: StreamedResponse | None = field(default=None, init=False)
    _whole: ModelResponse | None = field(default=None, init=False)
    _shown: str = field(default="", init=False)
    _heard: bool = field(default=False, init=False)
    _why: str = field(default=STAND_IN, init=False)
    _began: datetime = field(default_factory=lambda: datetime.now(UTC), init=False)

    async def _get_event_iterator(self) -> AsyncIterator[ModelResponseStreamEvent]:
        if self.model.stood_in is None:
            async for event in self._guarded_unless_broken():
                yield event
            if self._whole:
                return
            asked = self.asked.afresh()
        else:
            asked = self.asked
        async for event in self._standing_in(asked, self.model.stand_in(self._why)):
            yield event

    async def _guarded_unless_broken(self) -> AsyncIterator[ModelResponseStreamEvent]:
        if self.model.replaced and receipts.mistakes(self.asked.messages) >= MISTAKES:
            self._why = MUDDLED
            return
        try:
            async for event in self._guarded():
                yield event
        except BROKEN as error:
            if not self.model.replaced:
                raise
            log.warning("the model broke; the keyless director goes on", error=str(error))
            self._why = reason(error, self._heard)

    async def _guarded(self) -> AsyncIterator[ModelResponseStreamEvent]:
        gate = Gate(self.asked.messages)
        async with AsyncExitStack() as stack:
            ask = partial(self.asked.stream, self.model.wrapped)
            self._inner = inner = await begun(stack, ask, self.asked.wait_s)
            async for text in _texts(inner, self.asked.wait_s):
                self._heard = self._heard or bool(text.strip())
                for event in self._say(gate.hear(text)):
                    yield event
            response = checked(inner.get(), self.asked.messages)
        calls = any(isinstance(p, ToolCallPart) for p in response.parts)
        self.model.deps.idle = gate.idle and not calls
        for event in self._say(gate.end(calls, cut=response.finish_reason == "length")):
            yield event
        if gate.denies:
            again = {"label": AGAIN, "utterance": receipts.asked(self.asked.messages)}
            self.model.deps.guesses.append(again)
        for event in self._finish(response):
            yield event

    async def _standing_in(
        self, asked: Asked, model: Model
    ) -> AsyncIterator[ModelResponseStreamEvent]:
        for event in self._say("\n\n" if self._shown.strip() else ""):
            yield event
        async with asked.stream(model) as inner:
            self._inner = inner
            async for text in _texts(inner, self.asked.wait_s):
                for event in self._say(text):
                    yield event
            response = inner.get()
        for event in self._finish(response):
            yield event

    def _say(self, text: str) -> Iterator[ModelResponseStreamEvent]:
        if not text:
            return
        self._shown += text
        yield from self._parts_manager.handle_text_delta(vendor_part_id="words", content=text)

    def _finish(self, response: ModelResponse) -> Iterator[ModelResponseStreamEvent]:
        """Let the calls go, and keep the answer as it was shown."""
        kept: list[ModelResponsePart] = [p for p in response.parts if not isinstance(p, TextPart)]
        first = next((i for i, p in enumerate(kept) if not isinstance(p, ThinkingPart)), len(kept))
        if self._shown:
            kept.insert(first, TextPart(self._shown))
        self._whole = replace(response, parts=kept)
        for part in kept:
            if isinstance(part, ToolCallPart):
                yield self._parts_manager.handle_part(vendor_part_id=None, part=part)

    def get(self) -> ModelResponse:
        """The answer so far, or whole."""
        return self._whole or super().get()

    async def close_stream(self) -> None:
        """Let go of the provider."""
        if self._inner is not None:
            await self._inner.cancel()

    @property
    def model_name(self) -> str:
        """The name of whoever answers."""
        return self._inner.model_name if self._inner else self.model.model_name

    @property
    def provider_name(self) -> str | None:
        """The provider's name."""
        return self._inner.provider_name if self._inner else None

    @property
    def provider_url(self) -> str | None:
        """The provider's address."""
        return self._inner.provider_url if self._inner else None

    @property
    def timestamp(self) -> datetime:
        """When it began."""
        return self._began


@dataclass
class _Heard:
    """How much of an answer there is so far."""

    wait_s: float
    words: int = 0
    all: int = 0
    began_s: float = field(default_factory=time.monotonic)

    def count(self, text: str, is_word: bool) -> None:
        """Add what was heard. Raises Unusable when the answer comes to no end."""
        self.all += len(text)
        self.words += len(text) * is_word
        late = time.monotonic() - self.began_s > self.wait_s * PATIENCE
        if late or self.words > LONGEST_WORDS or self.all > LONGEST:
            raise Unusable("the answer came to no end", ENDLESS)


async def _texts(inner: StreamedResponse, wait_s: float) -> AsyncIterator[str]:
    """The words of an answer as they come.

    Raises TimeoutError when nothing is heard for so long, Unusable when it comes to no end.
    """
    events = aiter(inner)
    heard = _Heard(wait_s)
    while True:
        async with asyncio.timeout(wait_s * (SILENCE if heard.all else THINKING)):
            event = await anext(events, None)
        if event is None:
            return
        text, is_word = _told(event)
        heard.count(text, is_word)
        if is_word:
            yield keepable(text)


def _told(event: ModelResponseStreamEvent) -> tuple[str, bool]:
    """The text of an event, and whether it is words: thoughts and arguments are counted too."""
    match event:
        case PartStartEvent(part=TextPart(content=text)):
            return text, True
        case PartDeltaEvent(delta=TextPartDelta(content_delta=text)):
            return text, True
        case PartStartEvent(part=ThinkingPart(content=text)):
            return text, False
        case PartStartEvent(part=ToolCallPart(args=args)):
            return str(args or ""), False
        case PartDeltaEvent(delta=ThinkingPartDelta(content_delta=text)):
            return text or "", False
        case PartDeltaEvent(delta=ToolCallPartDelta(args_delta=args)):
            return str(args or ""), False
        case _:
            return "", False
