"""generate_scene: make what is missing or out of date."""

from collections.abc import Sequence

from film import edits
from film.plan import Unit, ahead
from film.ports import Work
from film.pricing import in_credits
from tools.call import Call
from tools.fields import Key, Quality, SceneIds
from tools.ordering import order, refuse_impossible, render_order, started, units_of
from tools.results import Started, StartedJob


async def generate_scene(
    call: Call,
    scene_ids: SceneIds = None,
    quality: Quality | None = None,
    idempotency_key: Key = None,
) -> Started:
    """Generate picture, motion and narration for scenes that have none yet. Costs credits; the user is asked first. Returns at once with job ids; progress is shown to the user by the app, do not wait or poll."""
    call = call.keyed(idempotency_key)

    async def body(work: Work) -> Started:
        wanted: set[str | None] = {s.id for s in edits.pick(work.project, scene_ids)}
        if scene_ids is None:
            wanted.add(None)  # the music belongs to no scene
        work.project = edits.settings(work.project, quality=quality)
        asked_for = [u for u in await units_of(call.studio, work) if u.scene_id in wanted]
        refuse_impossible(work.project, asked_for)
        units = ahead(asked_for)
        balance = (await work.balance()).available
        if not units:
            return Started(
                status="nothing_to_do", balance=balance, summary="Everything asked for is made."
            )
        drafts = [u for u in await units_of(call.studio, work, "draft") if u.scene_id in wanted]
        cheaper = sum(u.credits for u in ahead(drafts))
        jobs, total = await order(call, work, sound_first(units), cheaper=cheaper)
        if scene_ids is None:
            jobs = [*jobs, _render_after(call, work, jobs)]
        count = len({u.scene_id for u in units if u.scene_id})
        return Started(
            status="started",
            jobs=jobs,
            credits_reserved=total,
            balance=balance - total,
            summary=f"Making {count} {'scene' if count == 1 else 'scenes'} for {in_credits(total)}.",
        )

    return await call.write(Started, body)


def _render_after(call: Call, work: Work, jobs: Sequence[StartedJob]) -> StartedJob:
    """The whole film is cut together once its parts are made."""
    asked = work.project.settings
    captions = "burned" if asked.captions.enabled else "none"
    ids = [j.job_id for j in jobs]
    render = render_order(call, work, ids, asked.quality, captions)
    work.later(render)
    return started(render)


def sound_first(units: list[Unit]) -> list[Unit]:
    """Voices before the pictures that are fitted to them, the music last."""
    rank = {"audio": 0, "visual": 1, "music": 2}
    return sorted(units, key=lambda u: rank[u.part])
