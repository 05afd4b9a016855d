"""What a turn has proved: the results of its tool calls, and the closing words built from them alone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, cast

from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ModelRequestPart,
    ToolReturnPart,
    UserPromptPart,
)

from agent.memory import is_spoken
from agent.offline.replies import hypothetical
from tools.ordering import GOES_ON
from tools.registry import BY_NAME

NOTHING = "Nothing was changed."
NOT_NOW = "Not now, then. Nothing was spent."
MOST = 3
"""So many reasons why calls failed are told, the others are counted."""


def asked(messages: Sequence[ModelMessage]) -> str:
    """The person's last sentence."""
    for message in reversed(messages):
        if isinstance(message, ModelRequest):
            for part in reversed(message.parts):
                if isinstance(part, UserPromptPart):
                    return part.content if isinstance(part.content, str) else str(part.content)
    return ""


def until_asked(messages: Sequence[ModelMessage]) -> list[ModelMessage]:
    """The conversation up to the person's last sentence."""
    last = max((i for i, m in enumerate(messages) if is_spoken(m)), default=len(messages) - 1)
    return list(messages[: last + 1])


def results(messages: Sequence[ModelMessage]) -> list[ToolReturnPart]:
    """Every answer that tools gave in this turn, in order."""
    parts = [p for p in _parts(messages) if isinstance(p, ToolReturnPart)]
    return [p for p in parts if p.outcome != "retried"]


def mistakes(messages: Sequence[ModelMessage]) -> int:
    """How many calls of this turn could not be made at all: unknown tools, wrong arguments."""
    retried = [p for p in _parts(messages) if isinstance(p, ToolReturnPart)]
    return sum(p.outcome == "retried" for p in retried)


def changing(parts: Sequence[ToolReturnPart]) -> list[ToolReturnPart]:
    """The answers of tools that may change something; whether they did is their outcome."""
    return [p for p in parts if p.tool_name in BY_NAME and BY_NAME[p.tool_name].cost != "read only"]


ANSWERS = frozenset({"check_credits", "check_progress", "list_versions"})
"""Tools that answer a question: what they say is told beside what was changed."""


def closing(parts: Sequence[ToolReturnPart], said: str) -> str:
    """What came of the calls, in the tools' own sentences. A failure that was made good is left out."""
    changed = changing(parts)
    told = [p for p in parts if p in changed or p.tool_name in ANSWERS] if changed else list(parts)
    sentences: list[str] = []
    failed = 0
    for number, part in enumerate(told):
        later = {p.tool_name for p in told[number + 1 :] if p.outcome == "success"}
        if part.outcome == "success" or part.tool_name not in later:
            sentence = _sentence(part, said)
            failed += part.outcome == "failed" and sentence not in sentences
            if part.outcome == "failed" and failed > MOST:
                continue
            alone = sentence.removesuffix(f" {GOES_ON}")  # it is the way before that is under way
            sentences.append(alone if alone in sentences else sentence)
    more = [f"{failed - MOST} more could not be done either."] if failed > MOST else []
    return " ".join([*(_counted(said, times) for said, times in Counter(sentences).items()), *more])


def _counted(sentence: str, times: int) -> str:
    """One sentence for several calls that said the same."""
    return sentence.replace("1 new take", f"{times} new takes") if times > 1 else sentence


def _parts(messages: Sequence[ModelMessage]) -> Iterator[ModelRequestPart]:
    """The parts of all requests since the person spoke.

    What stands before the sentence in its own request answers calls of the turn before: a card
    that the sentence has closed.
    """
    parts = [p for m in messages if isinstance(m, ModelRequest) for p in m.parts]
    spoken = max((i for i, p in enumerate(parts) if isinstance(p, UserPromptPart)), default=0)
    yield from parts[spoken:]


def _sentence(result: ToolReturnPart, said: str) -> str:
    if result.outcome == "denied":
        return NOT_NOW
    given: object = told(result)
    if not isinstance(given, dict):
        return str(given)
    content = cast("dict[str, Any]", given)
    if wish := hypothetical(said, content.get("what_if") or []):
        return wish
    words = str(content.get("summary") or content.get("note") or "")
    return words or _versions(content)


def told(result: ToolReturnPart) -> Any:
    """A tool's answer as people read it; the model's own speaks in ids where it failed."""
    return (result.metadata if result.outcome == "failed" else None) or result.content


def _versions(content: dict[str, Any]) -> str:
    rows: list[dict[str, Any]] = content.get("versions") or []
    if not rows:
        return "There is nothing yet."
    listed = [f"{r['number']}{' (chosen)' if r.get('chosen') else ''}" for r in rows]
    return f"{len(listed)} takes: {', '.join(listed)}."
