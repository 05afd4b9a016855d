"""assemble: all finished parts become a film file to watch."""

from film.errors import Invalid
from film.ports import Work
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
    """Order a render after whatever is under way. Raises Invalid when nothing is made yet."""
    under_way = [j.id for j in await work.jobs("queued", "running") if j.order.kind != "render"]
    if not under_way:
        refuse_empty(work.project)
    job = render_order(call, work.project, under_way, quality, captions)
    work.later(job)
    wait = " once the parts under way are ready" if under_way else ""
    return Started(
        status="started",
        jobs=[started(job)],
        balance=(await work.balance()).available,
        summary=f"Assembling the film{wait}.",
    )


def refuse_empty(project: Project) -> None:
    """Invalid when there is no finished picture at all."""
    if not any(clip.asset_id for clip in layout(project).video):
        raise Invalid("Nothing is made yet. Generate the scenes first.")
