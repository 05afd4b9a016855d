"""Assembling a film: the timeline as it is now becomes one MP4, kept as a render."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from film.errors import Invalid
from film.events import RenderEvent
from film.making import SIZES, Rendered, RenderOrder
from film.ports import Job, Seat, Work
from film.project import Aspect, Project, Quality, Render, Snapshot, Take
from film.timeline import Timeline, asset_ids, layout, ready
from worker.desk import JobDesk
from worker.making import keep
from worker.shop import Shop

EXPORTS: Mapping[str, tuple[Quality, int]] = {
    "720p": ("standard", 720),
    "1080p": ("high", 1080),
    "4k": ("high", 2160),
}
"""Export quality -> encoder quality and the length of the short side in pixels."""
SHAPES: Mapping[Aspect, tuple[int, int]] = {"16:9": (16, 9), "9:16": (9, 16), "1:1": (1, 1)}


def render(
    shop: Shop, job: Job, desk: JobDesk, snapshot: Snapshot, seat: Seat
) -> Callable[[Work], Awaitable[None]]:
    """Assemble and keep the film; returns the edit that adds it to the document."""
    order = render_order(shop, job, snapshot.project, seat)
    result = shop.makers.assembler.assemble(order, desk)
    made = _kept(shop, job, seat, snapshot, order, result)

    async def edit(work: Work) -> None:
        work.project = work.project.model_copy(update={"renders": (*work.project.renders, made)})
        work.summary = "The film is assembled"
        work.tell(RenderEvent(render=made))

    return edit


def render_order(shop: Shop, job: Job, project: Project, seat: Seat) -> RenderOrder:
    """What the assembler is asked for, with local files for every asset. Raises Invalid."""
    timeline = layout(project)
    if not any(clip.asset_id for clip in timeline.video):
        raise Invalid("Nothing is made yet. Generate the scenes first.")
    quality, width_px, height_px = size_of(project, str(job.order.inputs["quality"]))
    used = _used_takes(project)
    return RenderOrder(
        timeline=timeline,
        files=_files(shop, job, seat, timeline),
        width_px=width_px,
        height_px=height_px,
        quality=quality,
        captions=job.order.inputs["captions"],
        caption_style=project.settings.captions.style,
        language=project.settings.language,
        offline=any(t.offline for t in used),
        models=tuple(sorted({t.model for t in used if t.model})),
        description=project.logline,
    )


def size_of(project: Project, quality: str) -> tuple[Quality, int, int]:
    """Encoder quality, width and height for a making quality or an export quality."""
    aspect = project.settings.aspect
    if quality in EXPORTS:
        preset, short_px = EXPORTS[quality]
        across, down = SHAPES[aspect]
        unit = short_px / min(across, down)
        return preset, round(across * unit / 2) * 2, round(down * unit / 2) * 2
    preset = project.settings.quality
    return preset, *SIZES[(aspect, preset)]


def _used_takes(project: Project) -> list[Take]:
    elements = [e for s in project.scenes for e in (s.picture, s.voice)]
    chosen = [ready(e.take) for e in (*elements, project.music.element)]
    return [t for t in chosen if t]


def _files(shop: Shop, job: Job, seat: Seat, timeline: Timeline) -> dict[str, Path]:
    assets = shop.loop.run(shop.store.assets(seat, job.project_id, asset_ids(timeline)))
    return {
        asset_id: shop.loop.run(shop.store.blobs.fetch(asset.key), timeout_s=600)
        for asset_id, asset in assets.items()
    }


def _kept(
    shop: Shop, job: Job, seat: Seat, snapshot: Snapshot, order: RenderOrder, result: Rendered
) -> Render:
    size = {"width_px": order.width_px, "height_px": order.height_px}
    asset_id = keep(
        shop, job, seat, "film", result.path, "video/mp4", duration_ms=result.duration_ms, **size
    )
    return Render(
        id=job.id,
        asset_id=asset_id,
        poster_id=keep(shop, job, seat, "poster", result.poster, "image/jpeg", **size),
        quality=str(job.order.inputs["quality"]),
        duration_ms=result.duration_ms,
        size_bytes=result.size_bytes,
        captions=order.captions,
        offline=order.offline,
        reused_segments=result.reused_segments,
        total_segments=result.total_segments,
        revision=snapshot.revision,
        report=dict(result.report),
        made_at=datetime.now(UTC),
        **size,
    )
