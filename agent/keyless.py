"""The keyless director as a pydantic-ai model: it reads the same prompt and calls the same tools."""

import json
from collections.abc import AsyncIterator
from typing import Any, cast
from uuid import uuid4

from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ModelResponse,
    ToolCallPart,
    ToolReturnPart,
    UserPromptPart,
)
from pydantic_ai.models.function import AgentInfo, DeltaToolCall, DeltaToolCalls, FunctionModel

from agent.context import unfenced
from agent.deps import Deps
from agent.offline.brain import decide
from agent.offline.context import Context, Decision, Past
from agent.offline.replies import hypothetical

Chunk = str | DeltaToolCalls


def keyless(deps: Deps, preface: str = "") -> FunctionModel:
    """A model for one run. `preface` is said first (when it stands in for an LLM)."""

    async def stream(messages: list[ModelMessage], info: AgentInfo) -> AsyncIterator[Chunk]:
        if preface and preface not in deps.notes:
            deps.notes.append(preface)
            yield preface + " "
        results = _results(messages)
        if results:
            for word in _closing(results, _said(messages)).split(" "):
                yield word + " "
            return
        decision = decide(_said(messages), _context(messages, info))
        usable = {t.name for t in info.function_tools}
        refused = [c.tool for c in decision.calls if c.tool not in usable]
        if refused:
            yield _not_in_this_mode(refused[0])
            return
        if decision.calls:
            yield _calls(decision)
            return
        deps.guesses = [g.model_dump() for g in decision.guesses]
        for word in decision.reply.split(" "):
            yield word + " "

    return FunctionModel(stream_function=stream, model_name="pixora-offline")


def _calls(decision: Decision) -> DeltaToolCalls:
    return {
        i: DeltaToolCall(
            name=c.tool, json_args=json.dumps(c.args), tool_call_id=f"call-{uuid4().hex[:12]}"
        )
        for i, c in enumerate(decision.calls)
    }


def _context(messages: list[ModelMessage], info: AgentInfo) -> Context:
    state = unfenced(info.instructions or "") or {}
    return Context.model_validate({**state, "history": _past(messages)})


def _past(messages: list[ModelMessage]) -> list[Past]:
    """The tools called before, newest last, for "it", "again" and "the other one"."""
    calls = [
        p
        for m in messages
        if isinstance(m, ModelResponse)
        for p in m.parts
        if isinstance(p, ToolCallPart)
    ]
    return [_one_past(c) for c in calls[-6:]]


def _one_past(call: ToolCallPart) -> Past:
    args = call.args_as_dict()
    one = args.get("scene_id")
    ids = tuple(args.get("scene_ids") or ([one] if one else []))
    return Past(scene_ids=ids, tool=call.tool_name, args=args)


def _said(messages: list[ModelMessage]) -> str:
    for message in reversed(messages):
        if isinstance(message, ModelRequest):
            for part in reversed(message.parts):
                if isinstance(part, UserPromptPart):
                    return part.content if isinstance(part.content, str) else str(part.content)
    return ""


def _results(messages: list[ModelMessage]) -> list[ToolReturnPart]:
    """Tool results that the last request brings back; empty at the start of a turn."""
    last = messages[-1]
    if not isinstance(last, ModelRequest) or any(isinstance(p, UserPromptPart) for p in last.parts):
        return []
    return [p for p in last.parts if isinstance(p, ToolReturnPart)]


def _closing(results: list[ToolReturnPart], asked: str) -> str:
    """The closing words, from receipts only."""
    return " ".join(dict.fromkeys(_sentence(r, asked) for r in results))


def _sentence(result: ToolReturnPart, asked: str) -> str:
    given: object = result.content
    if not isinstance(given, dict):
        return str(given)
    content = cast("dict[str, Any]", given)
    if wish := hypothetical(asked, content.get("what_if") or []):
        return wish
    said = str(content.get("summary") or content.get("note") or "")
    return said or _versions(content)


def _versions(content: dict[str, Any]) -> str:
    rows: list[dict[str, Any]] = content.get("versions") or []
    if not rows:
        return "There is nothing yet."
    listed = [f"{r['number']}{' (chosen)' if r.get('chosen') else ''}" for r in rows]
    return f"{len(listed)} takes: {', '.join(listed)}."


def _not_in_this_mode(tool: str) -> str:
    return (
        f"In Ask mode I only look and answer; I would use {tool.replace('_', ' ')} for that. "
        "Switch to Plan or Act and say it again."
    )
