"""A language model's answer: when it has begun, whether it is whole, and as this studio can carry it out and keep it."""

import asyncio
import json
import re
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import replace
from typing import Any
from uuid import uuid4

from pydantic_ai.messages import (
    ModelMessage,
    ModelResponse,
    ModelResponsePart,
    TextPart,
    ThinkingPart,
    ToolCallPart,
)
from pydantic_ai.models import Model, ModelRequestParameters, StreamedResponse
from pydantic_ai.models.wrapper import WrapperModel
from pydantic_ai.settings import ModelSettings

from agent.outages import DECLINED, LONGEST_PAUSE_S, MUDDLED, Unusable, again
from agent.thoughts import without_thoughts
from film.words import keepable

CALL_IN_WORDS = re.compile(
    r"\s*(?:<\|?(?:tool_call|function|tool)|\[TOOL_CALLS\]|(?:```(?:json)?\s*)?[\[{]\s*\{?\s*\"(?:name|tool|function)\"\s*:)"
)
"""Servers without the right template for a model let its calls through as text."""


async def begun(
    stack: AsyncExitStack,
    ask: Callable[[], AbstractAsyncContextManager[StreamedResponse]],
    wait_s: float,
    longest_pause_s: float = LONGEST_PAUSE_S,
) -> StreamedResponse:
    """An answer from its first event on; a provider that stumbles is asked again.

    Raises TimeoutError when it has not begun after `wait_s`, however often it was asked.
    """
    async with asyncio.timeout(wait_s):
        async for attempt in again(longest_pause_s):
            with attempt:
                return await stack.enter_async_context(ask())
    raise AssertionError


class Whole(WrapperModel):
    """A model that is asked by a stream, so that its silence is heard, and read when it is whole."""

    def __init__(self, model: Model, wait_s: float, longest_pause_s: float) -> None:
        """`wait_s`: how long it may take to begin."""
        super().__init__(model)
        self._wait_s, self._longest_pause_s = wait_s, longest_pause_s

    async def request(
        self,
        messages: list[ModelMessage],
        model_settings: ModelSettings | None,
        model_request_parameters: ModelRequestParameters,
    ) -> ModelResponse:
        """The answer. Raises TimeoutError for silence, Unusable for one that nobody could carry out."""
        asked = (messages, model_settings, model_request_parameters)
        async with AsyncExitStack() as stack:
            stream = await begun(
                stack,
                lambda: self.wrapped.request_stream(*asked),
                self._wait_s,
                self._longest_pause_s,
            )
            async for _ in stream:
                pass
            return checked(stream.get(), messages)


def checked(response: ModelResponse, earlier: Sequence[ModelMessage]) -> ModelResponse:
    """The answer, with ids of its own for its calls and nothing in it that cannot be kept.

    Raises Unusable for one that is empty, was cut in the middle, was declined by the provider, or
    has calls that no tool could read.
    """
    kept = replace(response, parts=[_keepable(p) for p in response.parts])
    calls = [p for p in kept.parts if isinstance(p, ToolCallPart)]
    _refuse(kept, calls, spoken(kept))
    return replace(kept, parts=_with_own_ids([_readable(p) for p in kept.parts], earlier))


def spoken(response: ModelResponse) -> str:
    """What it says, without thoughts that came as text."""
    texts = [p.content for p in response.parts if isinstance(p, TextPart)]
    return without_thoughts("".join(texts)).strip()


def _refuse(response: ModelResponse, calls: Sequence[ToolCallPart], words: str) -> None:
    details = response.provider_details or {}
    if "refusal" in details or response.finish_reason == "content_filter":
        raise Unusable("the provider declined", DECLINED)
    if not calls and not words:
        raise Unusable("the answer is empty")
    # Clients write "stop" where a stream just ended; what the provider said itself is in the details.
    unfinished = response.provider_name and "finish_reason" not in details
    if response.finish_reason == "error" or (unfinished and not _rounded(calls, words)):
        raise Unusable("the answer broke off")
    if response.finish_reason == "length" and calls:
        raise Unusable("the answer was cut in the middle of a call")
    if not calls and CALL_IN_WORDS.match(words):
        raise Unusable("a call came as text", MUDDLED)


def _rounded(calls: Sequence[ToolCallPart], words: str) -> bool:
    """Whether an answer without an end looks whole: some servers never send one."""
    if not calls:
        return words[-1] in ".!?…。！？)"
    try:
        for call in calls:
            call.args_as_dict(raise_if_invalid=True)
    except (ValueError, AssertionError):
        return False
    return True


def _keepable(part: ModelResponsePart) -> ModelResponsePart:
    if isinstance(part, TextPart | ThinkingPart):
        return replace(part, content=keepable(part.content))
    if isinstance(part, ToolCallPart):
        named = {"tool_name": keepable(part.tool_name), "tool_call_id": keepable(part.tool_call_id)}
        return replace(part, args=keepable(part.args), **named)
    return part


def _readable(part: ModelResponsePart) -> ModelResponsePart:
    """A call whose arguments are an object; "null" is what some send for none."""
    if not isinstance(part, ToolCallPart) or not isinstance(part.args, str):
        return part
    try:
        given: Any = json.loads(part.args or "null")
    except ValueError:
        return part  # the model is told, and may try again
    if given is None:
        return replace(part, args="{}")
    if not isinstance(given, dict):
        raise Unusable("arguments that are no object", MUDDLED)
    return part


def _with_own_ids(
    parts: Sequence[ModelResponsePart], earlier: Sequence[ModelMessage]
) -> list[ModelResponsePart]:
    """An id that was there before is another call's, and its first result would be given for it."""
    seen = {p.tool_call_id for m in earlier for p in m.parts if isinstance(p, ToolCallPart)}
    made: list[ModelResponsePart] = []
    for part in parts:
        if isinstance(part, ToolCallPart):
            if not part.tool_call_id or part.tool_call_id in seen:
                part = replace(part, tool_call_id=f"call-{uuid4().hex[:12]}")  # noqa: PLW2901
            seen.add(part.tool_call_id)
        made.append(part)
    return made
