"""Files that people bring: pictures, clips and sounds for a film, checked and made anew.

Who sends them, whether the film is theirs, and how often they come is asked before the first byte
of the body is read.
"""

import asyncio
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response, UploadFile
from fastapi.routing import APIRoute

from api.assets import keep
from api.desk import UploadDesk
from api.house import CurrentSeat, House, HouseNow, call
from api.limits import count
from api.models import Uploaded
from api.seats import seat as verified_seat
from api.sizes import UPLOAD_BYTES
from film.errors import Invalid, TooLarge
from film.ports import Seat
from film.project import Part
from media.beats import beats_of
from tools.direct_edits import EditSettings, apply_edits
from tools.results import Changed
from tools.upload import Upload, add_upload, kind_of, refuse_place

MAX_UPLOAD = 100_000_000
CHUNK = 1 << 20


class AskedFirst(APIRoute):
    """FastAPI reads a form before it resolves dependencies; here the questions come first."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The route's answer, after the questions."""
        answer = super().get_route_handler()

        async def answered(request: Request) -> Response:
            house: House = request.app.state.house
            asked = await verified_seat(request)
            await house.welcome(asked)
            await house.store.read(asked, request.path_params["project_id"])
            await count(request, "upload", asked)
            return await answer(request)

        return answered


router = APIRouter(prefix="/api/projects/{project_id}", tags=["files"], route_class=AskedFirst)


@router.post("/uploads", status_code=201, name="upload_take", max_body_size=UPLOAD_BYTES)
async def upload(
    project_id: str,
    file: UploadFile,
    part: Annotated[Part, Form()],
    house: HouseNow,
    seat: CurrentSeat,
    scene_id: Annotated[str | None, Form()] = None,
) -> Uploaded:
    """A picture, clip or sound of one's own as a take; it is checked and made anew first."""
    title = (file.filename or "upload")[:120]
    seated = call(house, seat, project_id)
    refuse_place((await seated.read()).project, scene_id, part)
    kept = await _admitted(house, seat, project_id, file, part)
    done = await add_upload(seated, kept, scene_id, part, title)
    return Uploaded(take_id=done.take_id, revision=done.revision)


@router.post("/reference", status_code=201, name="upload_reference", max_body_size=UPLOAD_BYTES)
async def reference(
    project_id: str, file: UploadFile, house: HouseNow, seat: CurrentSeat
) -> Changed:
    """A picture that all of the film's pictures should look like."""
    asset = (await _admitted(house, seat, project_id, file)).asset
    wanted = EditSettings(reference_asset=asset.id)
    return await apply_edits(call(house, seat, project_id), [wanted])


async def _admitted(
    house: House, seat: Seat, project_id: str, file: UploadFile, part: Part | None = None
) -> Upload:
    """An upload, checked and made anew, kept with the film; with it a clip's sound and poster.

    `part` is what it is for, None a reference; music is listened to for its beats. What does not fit
    leaves nothing behind.

    Raises:
        Invalid: It is no picture, clip or sound that can be read, or none that fits.
        TooLarge: It has more bytes, pixels or seconds than allowed.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "upload"
        await _receive(file, source)
        made = await asyncio.to_thread(house.studio.makers.intake.admit, source, UploadDesk(folder))
        measured = made.model_dump(include={"mime", "width_px", "height_px", "duration_ms"})
        _refuse_unfit(made.mime, part)
        if part == "music" and made.mime == "audio/wav":
            measured["meta"] = {"beats_ms": await asyncio.to_thread(beats_of, made.path)}
        asset = await keep(house, seat, project_id, made.path, measured)
        facts = {
            "audio": {"mime": "audio/wav", "duration_ms": made.duration_ms},
            "poster": {"mime": "image/jpeg", **made.model_dump(include={"width_px", "height_px"})},
        }
        beside = {
            name: await keep(house, seat, project_id, made.extras[name], facts[name])
            for name in facts
            if name in made.extras
        }
        return Upload(asset, sound=beside.get("audio"), poster=beside.get("poster"))


def _refuse_unfit(mime: str, part: Part | None) -> None:
    if part is not None:
        kind_of(mime, part)
    elif not mime.startswith("image/"):
        raise Invalid("A reference is a picture: send a PNG, JPEG or WebP.")


async def _receive(file: UploadFile, target: Path) -> None:
    size = 0
    with target.open("wb") as out:
        while chunk := await file.read(CHUNK):
            size += len(chunk)
            if size > MAX_UPLOAD:
                raise TooLarge("A file may have 100 MB at most. Shorten or compress it first.")
            out.write(chunk)
