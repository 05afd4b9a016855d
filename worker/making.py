"""Making one element: from a job's order to a kept file and the fields of its take."""

import hashlib
import mimetypes
from collections.abc import Callable, Mapping
from math import ceil
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from film import takes
from film.errors import NotFound
from film.making import Figure, Made, MusicOrder, PictureOrder, VoiceOrder
from film.plan import digest, expected_ms
from film.ports import Asset, Job, Seat
from film.project import Project
from film.timeline import layout, ready
from worker.desk import JobDesk
from worker.shop import Shop

MIN_MUSIC_MS = 3_000


def keep(shop: Shop, job: Job, seat: Seat, role: str, path: Path, mime: str, **facts: Any) -> str:
    """Put a file into blobs and its row into assets; the id is the same for a repeated attempt."""
    asset_id = str(uuid5(NAMESPACE_OID, f"{job.id}:{role}"))
    suffix = mimetypes.guess_extension(mime) or path.suffix
    key = f"{job.user_id}/{job.project_id}/{asset_id}{suffix}"
    with path.open("rb") as file:
        sha = hashlib.file_digest(file, "sha256").hexdigest()
    asset = Asset(
        id=asset_id, key=key, mime=mime, size_bytes=path.stat().st_size, sha256=sha, **facts
    )
    shop.loop.run(shop.store.blobs.put(key, path, mime), timeout_s=600)
    try:
        shop.loop.run(shop.store.keep(seat, job.project_id, asset))
    except NotFound:  # the film or its person has gone meanwhile; their files go too
        shop.loop.run(shop.store.blobs.remove([key]), timeout_s=60)
        raise
    return asset_id


def keep_made(shop: Shop, job: Job, seat: Seat, role: str, made: Made) -> str:
    """Keep a maker's file with its measures, and its side files beside it."""
    meta: dict[str, Any] = dict(made.notes)
    for name, path in made.extras.items():
        mime = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        meta[name] = keep(shop, job, seat, f"{role}:{name}", path, mime)
    return keep(
        shop,
        job,
        seat,
        role,
        made.path,
        made.mime,
        width_px=made.width_px,
        height_px=made.height_px,
        duration_ms=made.duration_ms,
        meta=meta,
    )


def fetch(shop: Shop, job: Job, seat: Seat, asset_id: str | None) -> Path | None:
    """A local file of an asset, or None when there is no such asset."""
    if not asset_id:
        return None
    asset = shop.loop.run(shop.store.assets(seat, job.project_id, [asset_id])).get(asset_id)
    return shop.loop.run(shop.store.blobs.fetch(asset.key), timeout_s=600) if asset else None


def visual(shop: Shop, job: Job, desk: JobDesk, project: Project, seat: Seat) -> Mapping[str, Any]:
    """A still, shown at once, then the clip that moves it."""
    order = _picture_order(shop, job, project, seat)
    maker = shop.makers.pictures
    desk.share(0.0, maker.still_share)
    still = maker.still(order, desk)
    poster_id = keep_made(shop, job, seat, "still", still)
    shop.loop.run(_show_still(shop, job, seat, poster_id))
    desk.share(maker.still_share, 1.0)
    clip = maker.clip(order, still, desk)
    price = charge(job.order.credits, still, clip)
    note = str(still.notes.get("reference", ""))
    made = _fields(shop, job, seat, clip)
    return {**made, "poster_id": poster_id, "price": price, "note": note}


def audio(shop: Shop, job: Job, desk: JobDesk, _: Project, seat: Seat) -> Mapping[str, Any]:
    """The narration with its word timings."""
    inputs = job.order.inputs
    order = VoiceOrder(
        text=inputs["text"],
        voice=inputs["voice"],
        language=inputs["language"],
        delivery=", ".join(x for x in (inputs["delivery"], inputs["tone"]) if x),
        cast_voices=tuple((name, voice) for name, voice in inputs["cast_voices"]),
        seed=inputs["seed"],
    )
    return _fields(shop, job, seat, shop.makers.voice.speak(order, desk))


def music(shop: Shop, job: Job, desk: JobDesk, project: Project, seat: Seat) -> Mapping[str, Any]:
    """Music exactly as long as the film is now, after the voices."""
    timeline = layout(project)
    order = MusicOrder(
        mood=job.order.inputs["mood"],
        length_ms=max(MIN_MUSIC_MS, timeline.duration_ms),
        beats_ms=tuple(clip.start_ms for clip in timeline.video),
        seed=job.order.inputs["seed"],
    )
    return _fields(shop, job, seat, shop.makers.music.compose(order, desk))


MAKE: Mapping[str, Callable[[Shop, Job, JobDesk, Project, Seat], Mapping[str, Any]]] = {
    "visual": visual,
    "audio": audio,
    "music": music,
}


def _picture_order(shop: Shop, job: Job, project: Project, seat: Seat) -> PictureOrder:
    inputs = job.order.inputs
    scene = project.scene(job.order.scene_id or "")
    read = scene.shot if scene else None
    cast = tuple(
        Figure(name=name, look=look, reference=fetch(shop, job, seat, reference))
        for name, look, reference in inputs["cast"]
    )
    return PictureOrder(
        visual=inputs["visual"],
        motion=inputs["motion"],
        style=", ".join(x for x in (inputs["style"], inputs["look"]) if x),
        tone=inputs["tone"],
        aspect=inputs["aspect"],
        quality=inputs["quality"],
        length_ms=scene.in_ms + expected_ms(scene) if scene else 5_000,
        seed=inputs["seed"],
        film_seed=int(digest({"film": project.id})[:8], 16),
        cast=cast,
        reference=fetch(shop, job, seat, inputs.get("reference")),
        shot=read if read and read.of == inputs["visual"] else None,
        credits=job.order.credits or None,
    )


async def _show_still(shop: Shop, job: Job, seat: Seat, poster_id: str) -> None:
    """Write the still into the running take, so that it is seen before the clip is ready."""
    async with shop.store.work(seat, job.project_id) as work:
        work.kind, work.summary = "made", f"{job.order.unit}: still"
        take_id = job.order.take_id or ""
        at = takes.where(work.project, take_id)
        element = takes.element(work.project, *at) if at else None
        chosen = ready(element.take) is not None if element else True
        fields = {"state": "running", "poster_id": poster_id}
        work.project = takes.finish(work.project, take_id, not chosen, **fields)


def charge(approved: int, *made: Made) -> int:
    """Credits a person pays: each started cent a provider has billed, never more than was approved.

    What nobody has billed us for has the price that was approved.
    """
    billed_cents = round(sum(m.spend_usd for m in made) * 100, 6)
    return min(approved, ceil(billed_cents)) if billed_cents else approved


def _fields(shop: Shop, job: Job, seat: Seat, made: Made) -> dict[str, Any]:
    return {
        "asset_id": keep_made(shop, job, seat, "main", made),
        "provider": made.provider,
        "model": made.model,
        "offline": made.offline,
        "duration_ms": made.duration_ms,
        "words": made.words,
        "seed": job.order.inputs["seed"],
        "price": charge(job.order.credits, made),
    }
