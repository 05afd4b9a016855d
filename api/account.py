"""`/api/me`: a person's profile, picture, sign-ins, data, and the way out."""

import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID

import anyio
from fastapi import APIRouter, Depends, Request, Response, UploadFile
from fastapi import Path as PathOf
from fastapi.responses import FileResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.background import BackgroundTask

from api.export import write_archive
from api.limits import limited
from api.seats import CurrentSeat
from api.sizes import PICTURE_BYTES
from film.errors import Forbidden, NotFound
from film.ports import Seat
from store.films import Statistics
from store.identity import avatars
from store.identity.local import LocalIdentity
from store.identity.objects import LocalObjects
from store.identity.own_data import OwnData, SignIn
from store.postgres import PostgresStore

if TYPE_CHECKING:
    from api.house import House

router = APIRouter(prefix="/api", tags=["account"])


class Me(BaseModel):
    """The signed-in person. `credits_left` can be spent, `credits_held` is tied to work under way."""

    user_id: str
    email: str
    is_anonymous: bool
    is_admin: bool
    name: str
    avatar_url: str
    theme: str
    auto_approve: int
    defaults: dict[str, Any]
    credits_left: int
    credits_held: int
    statistics: Statistics


class ProfileChange(BaseModel):
    """What a person changes about their profile; what is left out stays.

    `auto_approve` are credits that the assistant may spend in one step without asking; null goes
    back to the host's figure.
    """

    model_config = ConfigDict(extra="forbid")

    name: str | None = Field(default=None, max_length=200)
    theme: Literal["system", "dark", "light"] | None = None
    auto_approve: int | None = Field(default=None, ge=0, le=1_000_000)
    defaults: dict[str, Any] | None = None


async def the_store(request: Request) -> PostgresStore:
    """The application's store."""
    house: House = request.app.state.house
    return house.store


async def welcomed(request: Request, asked: CurrentSeat) -> Seat:
    """Whoever asks; a new account gets its credits first."""
    house: House = request.app.state.house
    await house.welcome(asked)
    return asked


async def signed_in_person(asked: CurrentSeat) -> Seat:
    """A person at a browser, not a program with an API key.

    Raises:
        Forbidden: an API key asks.
    """
    if "session_id" not in asked.claims:
        raise Forbidden("Sign in to do this; an API key is not enough.")
    return asked


Digest = Annotated[str, PathOf(pattern=r"^[0-9a-f]{20}$")]
Kept = Annotated[PostgresStore, Depends(the_store)]
Person = Annotated[Seat, Depends(signed_in_person)]
Welcomed = Annotated[Seat, Depends(welcomed)]


@router.get("/me")
async def read_me(request: Request, asked: Welcomed, store: Kept) -> Me:
    """Who I am, what I set, and what I have left."""
    house: House = request.app.state.house
    profile = await store.profiles.get(asked)
    balance = await store.balance(asked)
    return Me(
        user_id=asked.user_id,
        email=str(asked.claims.get("email") or ""),
        is_anonymous=asked.is_anonymous,
        is_admin=asked.is_admin,
        name=profile.name,
        avatar_url=profile.avatar_url,
        theme=profile.theme,
        auto_approve=profile.unasked(house.settings.auto_approve),
        defaults=profile.defaults,
        credits_left=balance.available,
        credits_held=balance.held,
        statistics=await store.films.statistics(asked),
    )


@router.patch("/me")
async def change_me(request: Request, body: ProfileChange, asked: Person, store: Kept) -> Me:
    """Change my profile."""
    given = body.model_dump(exclude_unset=True)
    changes = {k: v for k, v in given.items() if v is not None or k == "auto_approve"}
    await store.profiles.update(asked, **changes)
    return await read_me(request, asked, store)


@router.post("/me/avatar", max_body_size=PICTURE_BYTES, dependencies=[limited("upload")])
async def change_avatar(request: Request, file: UploadFile, asked: Person, store: Kept) -> Me:
    """Give me a picture: PNG, JPEG or WebP up to 5 MB; it becomes a 256 px square."""
    photo = await file.read(avatars.MAX_BYTES + 1)
    drawn, digest = await anyio.to_thread.run_sync(avatars.clean, photo)
    before = await _avatar_key(asked, store)
    key = f"{asked.user_id}/avatar/{digest}.webp"
    async with anyio.NamedTemporaryFile(suffix=".webp") as made:
        await made.write(drawn)
        await made.flush()
        await store.blobs.put(key, Path(str(made.name)), avatars.MIME)
    await store.profiles.update(asked, avatar_url=f"/api/avatars/{asked.user_id}/{digest}.webp")
    if before not in (None, key):
        await store.blobs.remove([before])
    return await read_me(request, asked, store)


@router.delete("/me/avatar")
async def remove_avatar(request: Request, asked: Person, store: Kept) -> Me:
    """Take my picture away."""
    before = await _avatar_key(asked, store)
    await store.profiles.update(asked, avatar_url="")
    if before:
        await store.blobs.remove([before])
    return await read_me(request, asked, store)


@router.get("/avatars/{user_id}/{digest}.webp", response_class=FileResponse)
async def read_avatar(user_id: UUID, digest: Digest, store: Kept) -> FileResponse:
    """A person's picture, for whoever knows its address; pages cannot send a token with it."""
    path = await store.blobs.fetch(f"{user_id}/avatar/{digest}.webp")
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    return FileResponse(path, media_type=avatars.MIME, headers=headers)


@router.get("/me/sessions")
async def read_sign_ins(asked: Person, store: Kept) -> list[SignIn]:
    """Where I am signed in."""
    return await OwnData(store.db).sign_ins(asked)


@router.delete("/me/sessions/{sign_in}", status_code=204)
async def end_sign_in(sign_in: UUID, asked: Person, store: Kept) -> Response:
    """End one of my sign-ins; its access token still works until it expires."""
    await OwnData(store.db).end_sign_in(asked, sign_in)
    return Response(status_code=204)


@router.get("/me/export", response_class=FileResponse, dependencies=[limited("export")])
async def export_me(request: Request, asked: Person, store: Kept) -> FileResponse:
    """All that is kept about me, as a zip of data.json and my files."""
    folder = Path(tempfile.mkdtemp(prefix="pixora-export-"))
    try:
        more = await _other_files(request, asked, store)
        archive = await write_archive(folder, OwnData(store.db), asked, store.blobs, more)
    except BaseException:
        _discard(folder)
        raise
    return FileResponse(
        archive,
        media_type="application/zip",
        filename="pixora-my-data.zip",
        background=BackgroundTask(_discard, folder),
    )


@router.delete("/me", status_code=204)
async def remove_me(request: Request, asked: Person, store: Kept) -> Response:
    """Delete my account, my films and my files, for good.

    The ledger keeps no name of mine. Of my address a salted hash stays, so that its welcome credits
    are given once.
    """
    own = OwnData(store.db)
    await store.blobs.remove(await own.file_keys(asked))
    await store.blobs.remove_under(f"{asked.user_id}/")
    local = _local_objects(request)
    if local is not None:
        await local.remove_all_of(asked.user_id)
    await own.remove(asked)
    # What a worker or another tab has written meanwhile.
    await store.blobs.remove_under(f"{asked.user_id}/")
    identity: LocalIdentity | None = getattr(request.app.state, "local_identity", None)
    if identity is not None and asked.claims.get("email"):
        await identity.outbox.forget(str(asked.claims["email"]))
    return Response(status_code=204)


async def _other_files(request: Request, asked: Seat, store: PostgresStore) -> dict[str, Path]:
    """What is a person's and no film's, by its name in the export."""
    more: dict[str, Path] = {}
    if key := await _avatar_key(asked, store):
        with contextlib.suppress(NotFound):
            more["avatar.webp"] = await store.blobs.fetch(key)
    if local := _local_objects(request):
        more |= await local.files_of(asked.user_id)
    return more


def _local_objects(request: Request) -> LocalObjects | None:
    return getattr(request.app.state, "local_objects", None)


async def _avatar_key(asked: Seat, store: PostgresStore) -> str | None:
    url = (await store.profiles.get(asked)).avatar_url
    name = url.rpartition("/")[2]
    return f"{asked.user_id}/avatar/{name}" if name else None


def _discard(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
