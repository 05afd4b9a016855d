"""check_credits: left, used, or what making would cost."""

from typing import Literal

from film import edits
from film.plan import ahead, owed
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
            update={"used": used, "note": f"{used} credits spent on this film."}
        )
    if about == "balance":
        held = f", {balance.held} held for work under way" if balance.held else ""
        return answer.model_copy(update={"note": f"{balance.available} credits left{held}."})
    wanted = {s.id for s in edits.pick(project, scene_ids)}
    jobs = await store.jobs(call.seat, call.project_id, "queued", "running")
    units = owed(project, call.studio.prices, {j.order.unit for j in jobs}, paces=call.studio.paces)
    units = [u for u in units if u.scene_id in wanted or (not u.scene_id and scene_ids is None)]
    price = quote(project, ahead(units), balance.available)
    said = f"{price.total} credits to make what is missing; {price.balance_after} would be left."
    refused = [f"{label(project, u)}: {u.refusal}" for u in units if u.refusal]
    note = " ".join([said, *refused, *price.notes])
    return answer.model_copy(
        update={"estimate": price.total, "items": list(price.items), "note": note}
    )
