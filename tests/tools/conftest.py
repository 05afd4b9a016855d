"""A studio with the real store and the embedded writer; nothing here makes media."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from film.ports import Makers, Seat, Studio
from film.pricing import PriceList
from film.project import Project
from store.postgres import PostgresStore
from tests.film.films import film, finished
from tools.call import Call, Spend
from tools.registry import BY_NAME
from tools.writing.embedded import EmbeddedWriter
from worker import build
from worker.settings import Settings


@pytest.fixture(scope="session")
def makers(tmp_path_factory: pytest.TempPathFactory) -> Makers:
    return build.makers(Settings(home=tmp_path_factory.mktemp("makers")))


@dataclass
class Room:
    """A film, its owner and its tools."""

    studio: Studio
    seat: Seat
    store: PostgresStore
    project_id: str

    async def run(self, name: str, *, limit: int | None = 1_000, **kwargs: Any) -> Any:
        """Call a tool by name; `call` fields may be given as key and seat."""
        made = Call(
            studio=self.studio,
            seat=kwargs.pop("seat", self.seat),
            project_id=self.project_id,
            spend=Spend(limit=limit, approved=kwargs.pop("approved", None)),
            expected_revision=kwargs.pop("expected_revision", None),
        )
        made = made.keyed(kwargs.pop("key", None))
        return await BY_NAME[name](made, kwargs)

    async def project(self) -> Project:
        return (await self.store.read(self.seat, self.project_id)).project

    async def balance(self) -> tuple[int, int]:
        balance = await self.store.balance(self.seat)
        return balance.available, balance.held

    def of(self, project_id: str) -> "Room":
        return replace(self, project_id=project_id)


@pytest.fixture
async def room(store: PostgresStore, seat: Seat, makers: Makers, tmp_path: Path) -> Room:
    """A room with a written film and 100 credits."""
    studio = Studio(store=store, makers=makers, prices=PriceList(), writer=EmbeddedWriter())
    await store.profiles.welcome(seat, 100)
    await store.create(seat, film())
    return Room(studio, seat, store, "film-1")


@pytest.fixture
async def made_room(room: Room) -> Room:
    """A room whose film is made."""
    await room.store.create(room.seat, finished().model_copy(update={"id": "film-2"}))
    return room.of("film-2")
