"""What a conversation remembers: pydantic-ai messages as JSON, cut to what a model should read."""

from collections.abc import Sequence
from typing import Any

from pydantic_ai.messages import (
    ModelMessage,
    ModelMessagesTypeAdapter,
    ModelRequest,
    ModelResponse,
    ToolCallPart,
    ToolReturnPart,
    UserPromptPart,
)

KEPT = 40
"""Messages a model reads at most; older turns are left out whole."""
KEPT_CHARS = 60_000
"""The same in characters, some 15,000 tokens."""


def load(rows: Sequence[dict[str, Any]]) -> list[ModelMessage]:
    """Messages from the store's JSON."""
    return ModelMessagesTypeAdapter.validate_python(list(rows))


def dump(messages: Sequence[ModelMessage]) -> list[dict[str, Any]]:
    """Messages as the store's JSON."""
    return ModelMessagesTypeAdapter.dump_python(list(messages), mode="json")


def recent(messages: Sequence[ModelMessage]) -> list[ModelMessage]:
    """The last turns. A cut falls only before a person's message, never between call and result."""
    starts = [i for i, m in enumerate(messages) if is_spoken(m)]
    last = starts[-1] if starts else 0  # one long turn is kept whole
    first = next((i for i in (0, *starts) if _fits(messages[i:])), last)
    return list(messages[first:])


def _fits(messages: Sequence[ModelMessage]) -> bool:
    return len(messages) <= KEPT and sum(map(_chars, messages)) <= KEPT_CHARS


def _chars(message: ModelMessage) -> int:
    texts = (getattr(p, "content", None) or getattr(p, "args", None) or "" for p in message.parts)
    return sum(len(str(text)) for text in texts)


def settled(messages: Sequence[ModelMessage], said: str) -> list[ModelMessage]:
    """The messages with an answer for every open call, so that a new turn can follow."""
    open_calls = pending(messages)
    if not open_calls:
        return list(messages)
    parts = [
        ToolReturnPart(tool_name=c.tool_name, content=said, tool_call_id=c.tool_call_id)
        for c in open_calls
    ]
    return [*messages, ModelRequest(parts=parts)]


def pending(messages: Sequence[ModelMessage]) -> list[ToolCallPart]:
    """Tool calls of the last response that have no result yet."""
    last = next((m for m in reversed(messages) if isinstance(m, ModelResponse)), None)
    if last is None:
        return []
    after = list(messages)[list(messages).index(last) + 1 :]
    answered = {
        getattr(p, "tool_call_id", None)
        for m in after
        if isinstance(m, ModelRequest)
        for p in m.parts
    }
    return [p for p in last.parts if isinstance(p, ToolCallPart) and p.tool_call_id not in answered]


def is_spoken(message: ModelMessage) -> bool:
    """Whether a person says something in it: a turn begins."""
    return isinstance(message, ModelRequest) and any(
        isinstance(p, UserPromptPart) for p in message.parts
    )
