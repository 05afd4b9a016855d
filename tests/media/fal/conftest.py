"""A provider that misbehaves on demand, sample files it serves, and a desk that remembers."""

import itertools
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import psycopg
import pytest

from film import edits
from film.errors import Cancelled
from media.fal.errand import Errands
from media.fal.house import Fal
from media.fal.pinned import pinned_client
from media.fal.queue import Addresses, Patience, Queue
from media.fal.results import Results
from store.blobs.folder import FolderBlobs
from store.jobs import PostgresJobBoard
from store.postgres import PostgresStore
from store.servers.postgres import PostgresServer
from store.servers.process import Server
from tests.conftest import make_seat
from tests.film.films import film
from tests.media.fal.samples import sample_files
from tests.media.fal.simulator import Simulator
from tests.media.fal.works import CREDITS, Floor, Works, makers_of, studio_of
from tests.tools.conftest import Room
from worker.loop import Loop
from worker.shop import Shop

PATIENCE = Patience(request_s=0.5, retry_s=0.01, poll_s=0.02, tries=3)


class MemoryDesk:
    """A desk whose memory survives as JSON, as in the jobs table; `stop_after` reports it cancels."""

    def __init__(self, folder: Path, stop_after: int = 10_000) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.kept = "{}"
        self.steps: list[str] = []
        self.stop_after = stop_after
        self.lost = False

    def report(self, step: str, fraction: float) -> None:
        assert 0 <= fraction <= 1
        self.steps.append(step)
        if len(self.steps) > self.stop_after:
            raise Cancelled("Stopped.")

    def remember(self, **facts: Any) -> None:
        if self.lost:
            raise Cancelled("Another worker has this job.")
        self.kept = json.dumps({**json.loads(self.kept), **facts})

    @property
    def memory(self) -> Mapping[str, Any]:
        return json.loads(self.kept)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return sample_files(tmp_path_factory.mktemp("samples"))


@pytest.fixture
def sim(samples: dict[str, Path]) -> Iterator[Simulator]:
    with Simulator(samples) as running:
        yield running


def fal_of(sim: Simulator, public_url: str = "", lost_wait_s: float = 0.3) -> Fal:
    """An account at the simulator; impatient, so that tests are quick."""
    places = (f"{sim.origin}/files/",)
    queue = Queue(sim.key, Addresses(sim.origin, f"{sim.origin}/rest", places), PATIENCE)
    errands = Errands(queue, PATIENCE, public_url, lost_wait_s, deadline_s=1.5)
    http = pinned_client(PATIENCE.request_s, ("localhost",))
    return Fal(queue, errands, Results(http, places, PATIENCE, max_bytes=2_000_000))


@pytest.fixture
def fal(sim: Simulator) -> Iterator[Fal]:
    account = fal_of(sim)
    yield account
    account.close()


@pytest.fixture
def desk(tmp_path: Path) -> MemoryDesk:
    return MemoryDesk(tmp_path / "job-1")


_films = itertools.count(1)


@pytest.fixture(scope="package")
def floor(
    postgres_server: PostgresServer,
    valkey_server: Server,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Floor]:
    """One database and store for all cases of bad days."""
    loop, folder = Loop(), tmp_path_factory.mktemp("floor")
    with psycopg.connect(postgres_server.dsn("postgres"), autocommit=True) as conn:
        conn.execute("create database bad_days template base")
    app = postgres_server.dsn("bad_days", "authenticator")
    opened = PostgresStore.open(app, valkey_server.url, FolderBlobs(folder), lambda _: None)
    store = loop.run(opened)
    yield Floor(loop, store, postgres_server.dsn("bad_days"), folder)
    loop.run(store.close())
    loop.close()


@pytest.fixture
def works(floor: Floor, tmp_path: Path, sim: Simulator, fal: Fal) -> Works:
    """A film of one scene whose narration is still to be made: a person's own, at the simulator."""
    seat, makers = make_seat(floor.dsn), makers_of(fal, tmp_path)
    project_id = f"film-{next(_films)}"
    spoken = edits.change(film(1).model_copy(update={"id": project_id}), "s1", visual="")
    floor.loop.run(floor.store.profiles.welcome(seat, CREDITS))
    floor.loop.run(floor.store.create(seat, spoken))
    board = PostgresJobBoard(floor.store)
    shop = Shop(floor.loop, floor.store, board, makers, tmp_path / "work", "worker-1")
    room = Room(studio_of(floor, makers), seat, floor.store, project_id)
    return Works(sim, shop, room, floor.dsn, floor.folder / "blobs")
