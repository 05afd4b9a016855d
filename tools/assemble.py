"""assemble: all finished parts become a film file to watch."""

from film.errors import Invalid
from film.ports import Job, JobOrder, Work
from film.project import Project
from film.timeline import layout
from tools.call import Call
from tools.ordering import render_order, started
from tools.results import Started


async def assemble(call: Call) -> Started:
    """Put all finished scenes, audio and music on the timeline and render a preview. Free."""

    async def body(work: Work) -> Started:
        settings = work.project.settings
        return await render(
            call, work, settings.quality, "burned" if settings.captions.enabled else "none"
        )

    return await call.write(Started, body)


async def render(call: Call, work: Work, quality: str, captions: str) -> Started:
    """Order a render after whatever is under way, unless one that will be the same is.

    Raises Invalid when nothing is made yet.
    """
    jobs = await work.jobs("queued", "running")
    under_way = [j.id for j in jobs if j.order.kind != "render"]
    if not under_way:
        refuse_empty(work.project)
    job = render_order(call, work, under_way, quality, captions)
    same = next((j.order for j in jobs if _will_be(job, j)), None)
    if same is None:
        work.later(job)
    wait = " once the parts under way are ready" if under_way else ""
    return Started(
        status="started",
        jobs=[started(same or job)],
        balance=(await work.balance()).available,
        summary=f"Assembling the film{wait}.",
    )


def _will_be(wanted: JobOrder, job: Job) -> bool:
    """Whether a render under way gives what is wanted.

    One that waits reads the film when it starts. One that runs has read it: then the film must not
    have moved since it was ordered.
    """
    order = job.order
    free = {"revision"} if job.state == "queued" else set[str]()
    if order.kind != "render" or job.cancel_asked:
        return False
    if any(order.inputs.get(k) != v for k, v in wanted.inputs.items() if k not in free):
        return False
    return job.state == "running" or set(wanted.after) <= set(order.after)


def refuse_empty(project: Project) -> None:
    """Invalid when there is no finished picture at all."""
    if not any(clip.asset_id for clip in layout(project).video):
        raise Invalid("Nothing is made yet. Generate the scenes first.")
