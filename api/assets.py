"""Files of a film: signed links, peaks, filmstrips, uploads, downloads, exports."""

import asyncio
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import FileResponse, PlainTextResponse, Response
from starlette.background import BackgroundTask

from api.house import CurrentSeat, House, HouseNow, call
from api.limits import limited
from api.models import AssetIds, Download, Filmstrip, Links, Peaks, PosterChoice
from film.errors import NotFound
from film.making import SIZES
from film.ports import Asset, Seat, SignedFiles
from film.timeline import asset_ids, layout
from media import peaks as sound_peaks
from media import preview
from media.exports import export, pack
from tools.direct_edits import EditSettings, apply_edits
from tools.results import Changed

router = APIRouter(prefix="/api/projects/{project_id}", tags=["files"])
public = APIRouter(tags=["files"])


@router.post("/links", name="link_assets")
async def links(project_id: str, body: AssetIds, house: HouseNow, seat: CurrentSeat) -> Links:
    """Addresses of files that work without a token for an hour; unknown ids are left out."""
    await house.store.read(seat, project_id)
    assets = await house.store.assets(seat, project_id, body.asset_ids)
    return Links(urls={i: await house.store.blobs.url(a.key) for i, a in assets.items()})


@router.get("/renders/{render_id}", name="read_render")
async def render(project_id: str, render_id: str, house: HouseNow, seat: CurrentSeat) -> Download:
    """Addresses to play and to save a finished film."""
    project = (await house.store.read(seat, project_id)).project
    found = next((r for r in project.renders if r.id == render_id), None)
    if found is None:
        raise NotFound("There is no such render of this film.")
    ids = [i for i in (found.asset_id, found.poster_id) if i]
    ids += [project.poster_asset] if project.poster_asset else []
    assets = await house.store.assets(seat, project_id, ids)
    blobs, film = house.store.blobs, assets[found.asset_id]
    name = "".join(c for c in project.title if c.isalnum() or c in " -_").strip() or "film"
    poster = assets.get(project.poster_asset or found.poster_id or "")
    return Download(
        render_id=render_id,
        url=await blobs.url(film.key),
        download_url=await blobs.url(film.key, download=f"{name}.mp4"),
        poster_url=await blobs.url(poster.key) if poster else None,
    )


@router.get("/peaks", name="read_peaks", dependencies=[limited("look")])
async def peaks(
    project_id: str, asset_id: str, house: HouseNow, seat: CurrentSeat, response: Response
) -> Peaks:
    """Loudness of a sound over time, for its waveform; the beats of music, for cuts on them."""
    asset = await _asset(house, seat, project_id, asset_id)
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    path = await house.store.blobs.fetch(asset.key)
    values = await asyncio.to_thread(sound_peaks.peaks, path)
    beats_ms = asset.meta.get("beats_ms", [])
    return Peaks(peaks=values, per_s=sound_peaks.PEAKS_PER_S, beats_ms=beats_ms)


@router.get("/filmstrip", name="read_filmstrip", dependencies=[limited("look")])
async def filmstrip(
    project_id: str, asset_id: str, house: HouseNow, seat: CurrentSeat
) -> Filmstrip:
    """Frames of a clip side by side; made once and kept."""
    strip_id = f"{asset_id}-strip"
    known = await house.store.assets(seat, project_id, [strip_id, asset_id])
    if asset_id not in known:
        raise await _no_file(house, seat, project_id)
    strip = known.get(strip_id) or await _make_strip(house, seat, project_id, known[asset_id])
    return Filmstrip(
        url=await house.store.blobs.url(strip.key),
        frames=int(strip.meta["frames"]),
        width_px=int(strip.meta["frame_width_px"]),
        height_px=strip.height_px,
    )


async def _make_strip(house: House, seat: Seat, project_id: str, clip: Asset) -> Asset:
    source = await house.store.blobs.fetch(clip.key)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "strip.jpg"
        strip = await asyncio.to_thread(sound_peaks.filmstrip, source, target)
        asset = Asset(
            id=f"{clip.id}-strip",
            key=f"{clip.key}.strip.jpg",
            mime="image/jpeg",
            size_bytes=target.stat().st_size,
            width_px=strip.frames * strip.width_px,
            height_px=strip.height_px,
            meta={"frames": strip.frames, "frame_width_px": strip.width_px},
        )
        await house.store.blobs.put(asset.key, target, asset.mime)
    await house.store.keep(seat, project_id, asset)
    return asset


@router.post("/poster", status_code=201, name="choose_poster", dependencies=[limited("upload")])
async def choose_poster(
    project_id: str, body: PosterChoice, house: HouseNow, seat: CurrentSeat
) -> Changed:
    """The frame of a finished film that stands for it, on the films page and with the file."""
    project = (await house.store.read(seat, project_id)).project
    render = next((r for r in project.renders if r.id == body.render_id), None)
    if render is None:
        raise NotFound("There is no such render of this film.")
    film = await _asset(house, seat, project_id, render.asset_id)
    source = await house.store.blobs.fetch(film.key)
    with tempfile.TemporaryDirectory() as name:
        picture = Path(name) / "poster.jpg"
        await asyncio.to_thread(preview.frame, source, picture, body.at_ms)
        size = render.model_dump(include={"width_px", "height_px"})
        asset = await keep(house, seat, project_id, picture, {"mime": "image/jpeg", **size})
    wanted = EditSettings(poster_asset=asset.id)
    return await apply_edits(call(house, seat, project_id), [wanted])


async def keep(
    house: House, seat: Seat, project_id: str, path: Path, measured: Mapping[str, Any]
) -> Asset:
    """Put a file into blobs and its row beside it. `measured`: mime, width_px, height_px, ..."""
    asset_id = uuid4().hex
    asset = Asset(
        id=asset_id,
        key=f"{seat.user_id}/{project_id}/{asset_id}{path.suffix}",
        size_bytes=await asyncio.to_thread(lambda: path.stat().st_size),
        **measured,
    )
    await house.store.blobs.put(asset.key, path, asset.mime)
    try:
        await house.store.keep(seat, project_id, asset)
    except NotFound:  # the film has gone meanwhile; its files go too
        await house.store.blobs.remove([asset.key])
        raise
    return asset


@router.get(
    "/exports/{kind}",
    name="export_timeline",
    response_class=Response,
    dependencies=[limited("export")],
)
async def export_timeline(
    project_id: str,
    kind: Literal["srt", "vtt", "otio", "fcpxml", "edl"],
    house: HouseNow,
    seat: CurrentSeat,
    with_media: bool = False,
) -> Response:
    """Captions or the cut for another editor; `X-Loss` says what that format cannot carry.

    `with_media` gives a ZIP with the media beside it, as the cut names them.
    """
    project = (await house.store.read(seat, project_id)).project
    timeline = layout(project)
    assets = await house.store.assets(seat, project_id, asset_ids(timeline))
    names = {i: f"media/{Path(a.key).name}" for i, a in assets.items()}
    size = SIZES[(project.settings.aspect, project.settings.quality)]
    made = await asyncio.to_thread(export, kind, timeline, names, size)
    lost = "; ".join(made.losses).encode("ascii", "replace").decode()
    if not with_media:
        headers = {"X-Loss": lost, "Content-Disposition": f'attachment; filename="film.{kind}"'}
        return PlainTextResponse(made.text, media_type=made.mime, headers=headers)
    files = {names[i]: await house.store.blobs.fetch(a.key) for i, a in assets.items()}
    folder = Path(tempfile.mkdtemp())
    box = await asyncio.to_thread(pack, made, files, folder / "film.zip")
    gone = BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
    return FileResponse(box, filename=f"film-{kind}.zip", headers={"X-Loss": lost}, background=gone)


@public.get("/media/{key:path}", name="read_media", include_in_schema=False)
async def media(
    key: str,
    house: HouseNow,
    exp: str = "",
    sig: str = "",
    download: str | None = None,
) -> Response:
    """A file by its signed link. Local stack only; Supabase serves its own."""
    blobs = house.store.blobs
    if not isinstance(blobs, SignedFiles):
        raise NotFound("Files are served by Supabase here.")
    path, mime = blobs.opened(key, exp, sig, download or "")
    headers = {"Cache-Control": "private, max-age=3600", "X-Content-Type-Options": "nosniff"}
    return FileResponse(path, media_type=mime, filename=download, headers=headers)


async def _asset(house: House, seat: Seat, project_id: str, asset_id: str) -> Asset:
    asset = (await house.store.assets(seat, project_id, [asset_id])).get(asset_id)
    if asset is None:
        raise await _no_file(house, seat, project_id)
    return asset


async def _no_file(house: House, seat: Seat, project_id: str) -> NotFound:
    """What is missing: the film, which is all that a stranger hears of, or only its file."""
    await house.store.read(seat, project_id)
    return NotFound("There is no such file in this film.")
