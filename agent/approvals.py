"""Approvals: what a person may say yes to is what the server kept, never what a client sends."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic_ai import ToolApproved, ToolDenied
from pydantic_ai.messages import ToolCallPart
from pydantic_ai.tools import DeferredToolApprovalResult

from film.errors import Invalid
from film.plan import digest
from film.pricing import Line, Quote, in_credits
from tools.ordering import work_of

PREFIX = "int-"
NOT_NOW = "The person said: not now. Nothing was spent."


def kept(
    calls: Sequence[ToolCallPart],
    quotes: Mapping[str, Mapping[str, Any]],
    made: Mapping[str, Mapping[str, Any]],
) -> dict[str, Any]:
    """The open approval of a turn as its run's row keeps it: one card, however many calls it is for.

    `made` are the arguments that the calls were made with: after a yes to some scenes, those scenes'.
    A call that is asked again, because price or work moved, is another question with another id.
    """
    held = [
        {
            "interrupt_id": f"{PREFIX}{call.tool_call_id}-{digest(quotes[call.tool_call_id])[:6]}",
            "tool_call_id": call.tool_call_id,
            "tool": call.tool_name,
            "args": dict(made[call.tool_call_id]),
            "quote": dict(quotes[call.tool_call_id]),
        }
        for call in calls
    ]
    if len(held) == 1:
        return held[0]
    together = combined([Quote.model_validate(h["quote"]) for h in held])
    return {**held[0], "quote": together.model_dump(mode="json"), "calls": held}


def combined(quotes: Sequence[Quote]) -> Quote:
    """Several quotes as one to look at: the same work counted ("Scene 2 picture, 3 times"), one total.

    What is said yes to are the quotes themselves.
    """
    lines: dict[tuple[str | None, str], list[Line]] = {}
    for item in (i for q in quotes for i in q.items):
        lines.setdefault((item.scene_id, item.part), []).append(item)
    items = tuple(_counted(same) for same in lines.values())
    total = sum(q.total for q in quotes)
    ends = [q.expires_at for q in quotes if q.expires_at]
    one = quotes[0].model_copy(
        update={
            "title": f"Spend {in_credits(total)}?",
            "items": items,
            "total": total,
            "work_hash": "",
            "cheaper": None,  # said again, it would be the last of the calls alone
            "eta_s": max(q.eta_s for q in quotes),
            "eta_slow_s": max(q.eta_slow_s for q in quotes),
            "notes": tuple(dict.fromkeys(n for q in quotes for n in q.notes)),
            "why": next((f"{q.why.split('. ')[0]}." for q in quotes if q.why), ""),
            "expires_at": min(ends) if ends else None,
        }
    )
    return one.against(quotes[0].balance)


def approve(
    held: Mapping[str, Any], approved: bool, scene_ids: tuple[str, ...] | None
) -> tuple[dict[str, DeferredToolApprovalResult], dict[str, Quote]]:
    """The answers to a card's calls, and the quotes of those said yes to.

    A yes to some scenes makes the calls for those alone. Raises Invalid when none of them is in it.
    """
    results: dict[str, DeferredToolApprovalResult] = {}
    quotes: dict[str, Quote] = {}
    for call in held.get("calls") or [held]:
        call_id = call["tool_call_id"]
        quote = Quote.model_validate(call["quote"])
        part = quote if scene_ids is None else _part(quote, scene_ids)
        if not approved or part is None:
            results[call_id] = ToolDenied(message=NOT_NOW)
            continue
        args = call["args"]
        some = args if part is quote else {**args, "scene_ids": _scenes(part)}
        results[call_id], quotes[call_id] = ToolApproved(override_args=some), part
    if approved and not quotes:
        raise Invalid("None of those scenes is in the plan; it has others.")
    return results, quotes


def _part(quote: Quote, scene_ids: tuple[str, ...]) -> Quote | None:
    """The lines of some scenes, as a quote for exactly that work; None when there are none."""
    lines = tuple(i for i in quote.items if i.scene_id in scene_ids)
    if not lines:
        return None
    total = sum(i.credits for i in lines)
    part = quote.model_copy(
        update={"items": lines, "total": total, "work_hash": work_of(lines), "cheaper": None}
    )
    return part.against(quote.balance)


def _scenes(part: Quote | None) -> list[str]:
    """The scenes of a quote, in its order: ids that a client adds get nowhere."""
    return list(dict.fromkeys(i.scene_id for i in (part.items if part else ()) if i.scene_id))


def _counted(same: Sequence[Line]) -> Line:
    if len(same) == 1:
        return same[0]
    label = f"{same[0].label}, {len(same)} times"
    return same[0].model_copy(update={"label": label, "credits": sum(i.credits for i in same)})
