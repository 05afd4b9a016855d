"""The account's routes over a real store with real people, for the tests of the account."""

import io
import uuid
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from PIL import Image

from api import account
from api.limits import Turnstile
from api.local.gates import Gates
from api.local.mount import mount_local_supabase
from film.errors import PixoraError
from film.ports import Asset, Seat
from film.project import Project
from store.identity import entering
from store.identity.auth_sessions import Origin
from store.identity.local import LocalIdentity
from store.identity.objects import LocalObjects
from store.postgres import PostgresStore
from tests.identity.conftest import OFTEN
from worker.settings import Settings


@dataclass
class Rooms:
    """What the account's routes use of the application's house."""

    store: PostgresStore
    settings: Settings

    async def welcome(self, seat: Seat) -> None:
        await self.store.profiles.welcome(seat, 500)


@dataclass
class Studio:
    app: FastAPI
    identity: LocalIdentity

    async def person(self, email: str = "ada@example.test", address: str = "127.0.0.1"):
        """A new person: their seat and a client with their token."""
        granted = await entering.sign_up(
            self.identity, email, "correct horse", {}, Origin(address, "Firefox on Linux")
        )
        claims = await self.identity.checker.claims(granted.access_token)
        seat = Seat(user_id=granted.user.id, claims=claims)
        return seat, self.client(f"Bearer {granted.access_token}")

    @property
    def key(self) -> dict[str, str]:
        return {"apikey": self.identity.keys.publishable}

    def client(self, authorization: str = "") -> httpx.AsyncClient:
        headers = {"authorization": authorization} if authorization else {}
        transport = httpx.ASGITransport(app=self.app)
        return httpx.AsyncClient(
            transport=transport, base_url="http://studio.test", headers=headers
        )


@asynccontextmanager
async def opened_house(postgres_server, database, store, tmp_path):
    app = FastAPI()
    app.include_router(account.router)
    app.state.house = Rooms(store, Settings(_env_file=None))
    app.state.api_keys = store.keys
    app.state.turnstile = Turnstile("")

    @app.exception_handler(PixoraError)
    async def _refused(_: Request, error: PixoraError) -> JSONResponse:
        return JSONResponse({"code": error.code, "detail": error.message}, error.status)

    identity = LocalIdentity(
        postgres_server.dsn(database, "supabase_auth_admin"), tmp_path, "http://studio.test"
    )
    objects = LocalObjects(postgres_server.dsn(database, "authenticator"), tmp_path)
    mount_local_supabase(app, identity, objects, Gates(OFTEN, {}))
    async with identity, objects:
        yield Studio(app, identity)


def picture(kind: str = "PNG", size: tuple[int, int] = (640, 480)) -> bytes:
    out = io.BytesIO()
    image = Image.new("RGB", size, (200, 60, 40))
    exif = Image.Exif()
    exif[0x010E] = "a canary in the description"
    image.save(out, kind, exif=exif)
    return out.getvalue()


async def film_of(store, seat: Seat, tmp_path, body: bytes = b"a film's file") -> tuple[str, str]:
    """A film with one file; returns the film's id and the file's key."""
    project_id, asset_id = f"f{uuid.uuid4().hex[:12]}", uuid.uuid4().hex
    await store.create(seat, Project(id=project_id, title="The lighthouse"))
    key = f"{seat.user_id}/{project_id}/{asset_id}.mp4"
    source = tmp_path / "source.mp4"
    source.write_bytes(body)
    await store.blobs.put(key, source, "video/mp4")
    await store.keep(
        seat, project_id, Asset(id=asset_id, key=key, mime="video/mp4", size_bytes=len(body))
    )
    return project_id, key
