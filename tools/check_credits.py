"""check_credits: left, used, or what making would cost."""

from typing import Literal

from film.plan import ahead
from film.pricing import in_credits
from tools import estimates
from tools.call import Call
from tools.fields import SceneIds
from tools.ordering import label, quote
from tools.results import Credits


async def check_credits(
    call: Call,
    about: Literal["balance", "usage", "estimate"] = "balance",
    scene_ids: SceneIds = None,
) -> Credits:
    """Credits left, credits used, or the price of generating (the whole film or some scenes). Spends nothing."""
    store = call.studio.store
    project = (await call.read()).project
    balance = await store.balance(call.seat)
    answer = Credits(balance=balance.available, reserved=balance.held)
    if about == "usage":
        used = await store.spent(call.seat, call.project_id)
        return answer.model_copy(
            update={"used": used, "note": f"{in_credits(used)} spent on this film."}
        )
    if about == "balance":
        held = f", {balance.held:,} held for work under way" if balance.held else ""
        return answer.model_copy(update={"note": f"{in_credits(balance.available)} left{held}."})
    terms = await estimates.terms(call.studio, call.seat, call.project_id)
    units = estimates.units_asked(project, terms, scene_ids)
    price = quote(project, ahead(units), terms.balance)
    left = (
        f"{price.missing:,} are missing"
        if price.missing
        else f"{price.balance_after:,} would be left"
    )
    said = f"{in_credits(price.total)} to make what is missing; {left}."
    refused = [f"{label(project, u)}: {u.refusal}" for u in units if u.refusal]
    return answer.model_copy(
        update={
            "estimate": price.total,
            "items": [
                i.model_copy(update={"work": ""}) for i in price.items
            ],  # nothing is ordered by it
            "what_if": [] if scene_ids else estimates.table(project, terms),
            "note": " ".join([said, *refused, *price.notes]),
        }
    )
