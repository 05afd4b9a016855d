"""The keyless director as a pydantic-ai model: it reads the same prompt and calls the same tools."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any
from uuid import uuid4

from pydantic_ai.messages import ModelMessage, ModelResponse, ToolCallPart
from pydantic_ai.models.function import AgentInfo, DeltaToolCall, DeltaToolCalls, FunctionModel

from agent import receipts
from agent.context import unfenced
from agent.deps import Deps
from agent.offline.brain import decide
from agent.offline.context import Call, Context, Decision, Past
from agent.spoken import cheaper, plain

Chunk = str | DeltaToolCalls
MUDDLED = (
    "I did not get that right, and nothing was changed. Say it another way, one thing at a time."
)


def keyless(deps: Deps, preface: str = "") -> FunctionModel:
    """A model for one run. `preface` is said first (when it stands in for an LLM)."""

    async def stream(messages: list[ModelMessage], info: AgentInfo) -> AsyncIterator[Chunk]:
        if preface and preface not in deps.notes:
            deps.notes.append(preface)
            yield preface + " "
        for chunk in await _answer(deps, messages, info):
            yield chunk

    return FunctionModel(stream_function=stream, model_name="pixora-offline")


async def _answer(deps: Deps, messages: list[ModelMessage], info: AgentInfo) -> Iterator[Chunk]:
    asked = receipts.asked(messages)
    if proved := receipts.results(messages):
        return _words(receipts.closing(proved, asked))
    if receipts.mistakes(messages):  # its own call was malformed: the same words make it again
        return _words(MUDDLED)
    decision = await asyncio.to_thread(decided, asked, _context(messages, info))
    usable = {t.name for t in info.function_tools}
    refused = [c.tool for c in decision.calls if c.tool not in usable]
    if refused:
        deps.guesses = [
            {"label": f"Do it in {mode.title()}", "utterance": asked, "mode": mode}
            for mode in ("plan", "act")
        ]
        return _words(_not_in_this_mode(refused[0]))
    if decision.calls:
        return iter([_calls(decision)])
    deps.guesses = [g.model_dump() for g in decision.guesses]
    return _words(decision.reply)


def decided(said: str, context: Context) -> Decision:
    """What the keyless director makes of a message as it was typed."""
    offered = cheaper(said, context.history)
    return offered or decide(plain(said, context.selected_id is not None), context)


def _words(text: str) -> Iterator[Chunk]:
    return (f"{word} " for word in text.split(" "))


def _calls(decision: Decision) -> DeltaToolCalls:
    return {
        i: DeltaToolCall(
            name=c.tool, json_args=json.dumps(c.args), tool_call_id=f"call-{uuid4().hex[:12]}"
        )
        for i, c in enumerate(texts_first(decision.calls))
    }


OF_A_SCENE = {"edit_scene", "regenerate_visual", "regenerate_audio", "adjust_style", "set_captions", "set_music", "update_project"}  # fmt: skip
"""Wishes that may be carried out in any order, but for the price."""


def texts_first(calls: list[Call]) -> list[Call]:
    """A scene's new text or length before what is made of it, lest the price move while it is asked."""
    any_order = {c.tool for c in calls} <= OF_A_SCENE
    return sorted(calls, key=lambda c: c.tool != "edit_scene") if any_order else calls


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
    return [past(c.tool_name, c.args_as_dict()) for c in calls[-6:]]


def past(tool: str, args: dict[str, Any]) -> Past:
    """A call as it is remembered."""
    one = args.get("scene_id")
    ids = tuple(args.get("scene_ids") or ([one] if one else []))
    return Past(scene_ids=ids, tool=tool, args=args)


def _not_in_this_mode(tool: str) -> str:
    return (
        f"In Ask mode I only look and answer; I would use {tool.replace('_', ' ')} for that. "
        "Plan and Act do it; Plan asks before anything paid."
    )
