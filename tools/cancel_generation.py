"""cancel_generation: stop work under way and give its credits back."""

from film import edits
from film.ports import Work
from film.pricing import in_credits
from tools.call import Call
from tools.fields import SceneIds
from tools.results import Changed


async def cancel_generation(call: Call, scene_ids: SceneIds = None) -> Changed:
    """Stop running jobs. Credits of work not started are given back."""

    async def body(work: Work) -> Changed:
        wanted = {s.id for s in edits.pick(work.project, scene_ids)} if scene_ids else None
        back = later = count = 0
        for job in await work.jobs("queued", "running"):
            if wanted is not None and job.order.scene_id not in wanted:
                continue
            count += 1
            stopped = await work.ask_cancel(job.id)
            if stopped.state != "cancelled":
                later += job.order.credits
            else:
                back += job.order.credits
        if not count:
            return Changed(summary="Nothing is being made right now.")
        return Changed(summary=_said(count, back, later))

    return await call.write(Changed, body)


def _said(count: int, back: int, later: int) -> str:
    """What stops, and the credits that are back and that come once running work has stopped."""
    said = "Stopping 1 job" if count == 1 else f"Stopping {count} jobs"
    money = [f"{in_credits(back)} {'is' if back == 1 else 'are'} back"] if back else []
    if later:
        some = f"{later:,} more" if back else in_credits(later)
        money.append(f"{some} {'comes' if later == 1 else 'come'} back in a moment")
    return f"{'; '.join([said, *money])}."
