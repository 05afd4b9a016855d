"""What the assistant can do: the tools of tools/registry.py as pydantic-ai tools."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, cast

import structlog
from pydantic import ValidationError
from pydantic_ai import ModelRetry, RunContext
from pydantic_ai import Tool as ModelTool
from pydantic_ai.exceptions import ApprovalRequired, CallDeferred, ToolFailed, ToolFailedError
from pydantic_ai.messages import ToolReturnPart
from pydantic_ai.toolsets import FunctionToolset
from pydantic_core import ErrorDetails

from agent.deps import Deps, Mode
from film.errors import NeedsApproval, NeedsCredits, PixoraError, PlanMoved
from film.pricing import Quote, in_credits
from tools.call import Call, Spend
from tools.registry import TOOLS, Tool

log = structlog.get_logger()
UNLIKE_OURS = "string_pattern_mismatch"


def allowed(tool: Tool, mode: Mode) -> bool:
    """Whether a mode has this tool at all: Ask only reads; Plan and Act have all of them."""
    return mode != "ask" or tool.cost == "read only"


def toolset(mode: Mode) -> FunctionToolset[Deps]:
    """The tools a mode allows. Refused ones do not exist for the model."""
    return FunctionToolset([_model_tool(t) for t in TOOLS if allowed(t, mode)])


def proposals(mode: Mode) -> FunctionToolset[None]:
    """The same tools for evaluation: well-formed calls come back deferred, none is carried out."""
    return FunctionToolset(
        [
            ModelTool[None].from_schema(
                _proposer(t), name=t.name, description=t.description, json_schema=_schema(t)
            )
            for t in TOOLS
            if allowed(t, mode)
        ]
    )


def _proposer(tool: Tool) -> Callable[..., Awaitable[dict[str, Any]]]:
    async def call(**given: Any) -> dict[str, Any]:
        _checked(tool, given, any_id=True)
        raise CallDeferred

    return call


def _checked(tool: Tool, given: dict[str, Any], any_id: bool = False) -> Any:
    """The arguments as the tool's own model; a model's mistake in them is told to it.

    `any_id`: records for evaluation name their scenes as they like; then nothing is returned for them.
    """
    given.pop("idempotency_key", None)
    try:
        return tool.arguments.model_validate(given)
    except ValidationError as error:
        wrong = [e for e in error.errors() if not any_id or e["type"] != UNLIKE_OURS]
        if not wrong:
            return None
        raise ModelRetry(_explain(wrong)) from error


def _schema(tool: Tool) -> dict[str, Any]:
    schema = tool.arguments.model_json_schema()
    schema.get("properties", {}).pop("idempotency_key", None)  # the server's own key is used
    return _brief(schema)


def _brief(node: Any) -> Any:
    """A schema with what a model needs to fill it in, a third shorter.

    Names repeat as titles, what may be left out need not be null, and what scene ids are is told
    once, in the prompt.
    """
    if isinstance(node, list):
        return [_brief(each) for each in cast("list[Any]", node)]
    if not isinstance(node, dict):
        return node
    known = cast("dict[str, Any]", node)
    if "pattern" in known:
        return {"type": "string"}
    kept = {k: v for k, v in known.items() if not (k == "title" and isinstance(v, str))}
    if kept.get("default", "") is None:
        del kept["default"]
    options = [o for o in kept.get("anyOf", ()) if o != {"type": "null"}]
    if len(options) == 1:
        del kept["anyOf"]
        kept = {**options[0], **kept}
    return {name: _brief(value) for name, value in kept.items()}


def _model_tool(tool: Tool) -> ModelTool[Deps]:
    return ModelTool[Deps].from_schema(
        _caller(tool),
        name=tool.name,
        description=tool.description,
        json_schema=_schema(tool),
        takes_ctx=True,
        sequential=True,
    )


def _caller(tool: Tool) -> Callable[..., Awaitable[dict[str, Any]]]:
    async def call(ctx: RunContext[Deps], **given: Any) -> dict[str, Any]:
        arguments = _checked(tool, given)
        deps = ctx.deps
        deps.called[ctx.tool_call_id or ""] = given
        result = await _run(tool, _call(ctx), arguments, ctx)
        deps.receive(tool.name, result, changes=tool.cost != "read only")
        return result.model_dump(mode="json", exclude_defaults=True)

    return call


async def _run(tool: Tool, call: Call, arguments: Any, ctx: RunContext[Deps]) -> Any:
    approved = call.spend.approved
    if approved is not None and approved.total > ctx.deps.room:
        raise ToolFailed(_over_cap(approved.total, ctx.deps.room))
    try:
        return await tool(call, arguments)
    except (NeedsApproval, NeedsCredits, PlanMoved) as error:
        # The run waits with the quote as it is now: for a yes, for credits, or for a yes to the
        # new price. Nothing is spent until then, and the same call is made when it goes on.
        quote = Quote.model_validate(error.details["quote"])
        together = quote.total + ctx.deps.asked
        if together > ctx.deps.room:
            raise ToolFailed(_over_cap(together, ctx.deps.room)) from error
        ctx.deps.asked = together
        raise ApprovalRequired(metadata=error.details["quote"]) from error
    except PixoraError as error:
        raise _failed(tool, ctx, error) from error
    except Exception as error:
        log.exception("tool failed", tool=tool.name)
        raise ToolFailed("That did not work because of an error on our side.") from error


def _failed(tool: Tool, ctx: RunContext[Deps], error: PixoraError) -> Exception:
    """The tool's answer: ids for the model, and beside it what people are told."""
    return ToolFailedError(
        ToolReturnPart(
            tool_name=tool.name,
            content=error.message,
            tool_call_id=ctx.tool_call_id or "",
            metadata=error.said,
            outcome="failed",
        )
    )


def _call(ctx: RunContext[Deps]) -> Call:
    deps = ctx.deps
    quote = deps.approved.get(ctx.tool_call_id or "") if ctx.tool_call_approved else None
    limit = None if deps.mode == "plan" else min(deps.limit, deps.room)
    return Call(
        studio=deps.studio,
        seat=deps.seat,
        project_id=deps.project_id,
        key=f"{deps.seat.run_id}:{ctx.tool_call_id}",  # providers may use an id again in a later run
        spend=Spend(limit=limit, approved=quote),
    )


def _over_cap(total: int, room: int) -> str:
    return (
        f"{in_credits(total)} is more than this conversation may still spend ({room:,}). "
        "A new conversation has a fresh cap; whoever runs this studio decides how high it is."
    )


def _explain(wrong: Sequence[ErrorDetails]) -> str:
    parts = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in wrong]
    return "Wrong arguments: " + "; ".join(parts)
