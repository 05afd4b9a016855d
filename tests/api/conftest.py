"""The whole application on a real store, with people who have signed in."""

import warnings
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from pydantic.warnings import PydanticDeprecatedSince211

from film.ports import Asset, Seat
from tests.film.films import finished
from worker.settings import Settings

with warnings.catch_warnings():
    # api/tools.py annotates bodies with models, which pydantic warns of; the tests ignore it too.
    warnings.simplefilter("ignore", PydanticDeprecatedSince211)
    from api.app import create_app
    from api.house import House

JPEG = b"\xff\xd8\xff\xe0 not much of a picture"


@dataclass
class Person:
    """Somebody who has signed in."""

    seat: Seat
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}


@dataclass
class Site:
    """The open application and a client that is nobody."""

    app: FastAPI
    http: httpx.AsyncClient
    folder: Path
    settings: Settings
    films: list[str] = field(default_factory=list)

    @property
    def house(self) -> House:
        return self.app.state.house

    async def person(self, key: str = "") -> Person:
        """A new, anonymous account. `key` is sent where the client has none of its own."""
        headers = {"apikey": key} if key else {}
        answer = await self.http.post("/auth/v1/signup", json={}, headers=headers)
        token = answer.json()["access_token"]
        claims = await self.app.state.tokens.claims(token)
        return Person(Seat(user_id=claims["sub"], claims=claims), token)

    async def film(self, person: Person) -> str:
        """A film of theirs with everything made, and a file behind every take."""
        project_id = f"film-{len(self.films)}-{person.seat.user_id[:8]}"
        self.films.append(project_id)
        await self.house.welcome(person.seat)
        project = finished().model_copy(update={"id": project_id})
        await self.house.store.create(person.seat, project)
        await self.keep(person, project_id, "asset-1")
        return project_id

    async def keep(self, person: Person, project_id: str, asset_id: str) -> str:
        """A file of a film; returns its name in storage."""
        source = self.folder / "source.jpg"
        source.write_bytes(JPEG)
        key = f"{person.seat.user_id}/{project_id}/{asset_id}.jpg"
        await self.house.store.blobs.put(key, source, "image/jpeg")
        asset = Asset(id=asset_id, key=key, mime="image/jpeg", size_bytes=len(JPEG))
        await self.house.store.keep(person.seat, project_id, asset)
        return key


@pytest.fixture
def settings(app_dsn: str, valkey_url: str, tmp_path: Path) -> Settings:
    given: dict[str, Any] = {"DATABASE_URL": app_dsn, "REDIS_URL": valkey_url}
    return Settings(home=tmp_path, _env_file=None, **given)


@pytest.fixture
async def site(settings: Settings, tmp_path: Path) -> AsyncIterator[Site]:
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        key = app.state.local_identity.keys.publishable
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://studio.test", headers={"apikey": key}, timeout=20
        ) as http:
            yield Site(app, http, tmp_path, settings)
