"""Approvals: what a person may say yes to is what the server kept, never what a client sends."""

from collections.abc import Mapping
from typing import Any

from pydantic_ai import ToolApproved
from pydantic_ai.messages import ToolCallPart

from film.errors import Invalid
from film.pricing import Quote

PREFIX = "int-"


def kept(call: ToolCallPart, interrupt_id: str, quote: Mapping[str, Any]) -> dict[str, Any]:
    """An open approval as a run's row keeps it."""
    return {
        "interrupt_id": interrupt_id,
        "tool_call_id": call.tool_call_id,
        "tool": call.tool_name,
        "args": call.args_as_dict(),
        "quote": dict(quote),
    }


def approve(
    held: Mapping[str, Any], scene_ids: tuple[str, ...] | None
) -> tuple[ToolApproved, Quote]:
    """The yes, whole or for some scenes only; then the call is made for those alone.

    The quote's hash is dropped for a partial yes: the price of what is left must not be above
    the lines that were approved.
    """
    quote = Quote.model_validate(held["quote"])
    if scene_ids is None:
        return ToolApproved(), quote
    lines = tuple(i for i in quote.items if i.scene_id in scene_ids)
    if not lines:
        raise Invalid("None of those scenes is in the plan; it has others.")
    part = quote.model_copy(
        update={"items": lines, "total": sum(i.credits for i in lines), "work_hash": ""}
    )
    part = part.against(quote.balance)
    return ToolApproved(override_args={**held["args"], "scene_ids": list(scene_ids)}), part
