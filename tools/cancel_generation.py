"""cancel_generation: stop work under way and give its credits back."""

from film import edits, takes
from film.ports import Work
from tools.call import Call
from tools.fields import SceneIds
from tools.results import Changed


async def cancel_generation(call: Call, scene_ids: SceneIds = None) -> Changed:
    """Stop running jobs. Credits of work not started are given back."""

    async def body(work: Work) -> Changed:
        wanted = {s.id for s in edits.pick(work.project, scene_ids)} if scene_ids else None
        back = count = 0
        for job in await work.jobs("queued", "running"):
            if wanted is not None and job.order.scene_id not in wanted:
                continue
            count += 1
            stopped = await work.ask_cancel(job.id)
            if stopped.state == "cancelled":
                back += job.order.credits
                if job.order.take_id:
                    work.project = takes.drop(work.project, job.order.take_id)
        if not count:
            return Changed(summary="Nothing is being made right now.")
        jobs = "job" if count == 1 else "jobs"
        return Changed(summary=f"Stopping {count} {jobs}; {back} credits are back already.")

    return await call.write(Changed, body)
