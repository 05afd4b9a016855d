"""A film whose parts are ordered from the simulated fal.ai, the real worker, and the audit of both."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from typing import Any

import psycopg

from film.paces import Paces
from film.ports import Job, Makers, Studio
from film.pricing import EMBEDDED, PriceList
from media.assembly.assembler import LocalAssembler
from media.assembly.cache import Cache
from media.fal import paces, prices
from media.fal.house import Fal
from media.fal.models import find
from media.fal.pictures import FalPictures
from media.fal.spend import spend_of
from media.fal.voice import FalVoice
from media.intake import LocalIntake
from media.music.embedded import EmbeddedMusic
from store.postgres import PostgresStore
from tests.media.fal.simulator import Simulator
from tests.tools.conftest import Room
from tools.writing.embedded import EmbeddedWriter
from worker.jobs import perform
from worker.loop import Loop
from worker.shop import Shop

SPEECH, STILL, CLIP = (
    find("speech", "eleven-v3"),
    find("still", "nano-banana"),
    find("clip", "wan-2.7"),
)
CREDITS = 1_000
_reached: list[tuple[str, int]] = []


def _note_where(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        _reached.append((str(arguments[1][0]), int(arguments[1][1])))


sys.addaudithook(_note_where)


@dataclass(frozen=True)
class Floor:
    """What all cases share: a database, a store, a loop; each case has a person and a film."""

    loop: Loop
    store: PostgresStore
    dsn: str
    folder: Path


def makers_of(account: Fal, folder: Path) -> Makers:
    return Makers(
        pictures=FalPictures(account, STILL, CLIP),
        voice=FalVoice(account, SPEECH),
        music=EmbeddedMusic(),
        assembler=LocalAssembler(Cache(folder / "cache")),
        intake=LocalIntake(),
    )


def studio_of(floor: Floor, makers: Makers) -> Studio:
    table = {**EMBEDDED, **prices.voice(SPEECH), **prices.pictures(STILL, CLIP)}
    known = {**paces.priors("audio", SPEECH), **paces.priors("visual", STILL, CLIP)}
    names = {"visual": makers.pictures.name, "audio": makers.voice.name, "music": "embedded"}
    return Studio(
        store=floor.store,
        makers=makers,
        prices=PriceList(table=table),
        writer=EmbeddedWriter(),
        paces=Paces(names, known),  # type: ignore[arg-type]
    )


@dataclass
class Works:
    """The film, and the worker that does its jobs."""

    sim: Simulator
    shop: Shop
    room: Room
    dsn: str
    blobs: Path
    began: int = field(default_factory=lambda: len(_reached))

    def run(self, coroutine: Any) -> Any:
        return self.shop.loop.run(coroutine)

    def order(self, **inputs: Any) -> Job:
        """Order what scene 1 has not yet: one job."""
        self.run(self.room.run("generate_scene", scene_ids=["s1"], **inputs))
        (job,) = [j for j in self.jobs() if j.state == "queued"]
        return job

    def jobs(self) -> list[Job]:
        return self.run(self.room.store.jobs(self.room.seat, self.room.project_id))

    def work_until_ended(self, job: Job, between: Callable[[], None] = lambda: None) -> Job:
        """Attempt after attempt, without the pauses in between."""
        for _ in range(job.max_attempts):
            perform(self.shop, job.id)
            between()
            now = next(j for j in self.jobs() if j.id == job.id)
            if now.state not in ("queued", "running"):
                return now
            self.sql("update jobs set due_at = clock_timestamp() where project_id = %s")
        raise AssertionError(f"the job did not end: {now}")

    def sql(self, query: str) -> list[Any]:
        with psycopg.connect(self.dsn) as conn:
            done = conn.execute(query, (self.room.project_id,))
            return done.fetchall() if done.description else []

    def audit(self, job: Job, useful: bool, requests: int) -> None:
        """Charges are the bill of useful results, one end, no file left, nobody else called."""
        billed = self.sim.billed_usd
        available, held = self.run(self.room.balance())
        assert (CREDITS - available, held) == (ceil(round(billed * 100, 6)) if useful else 0, 0)
        assert CREDITS - available <= job.order.credits
        kept = spend_of(job.memory, useful)
        assert round(kept.useful_usd, 9) == (round(billed, 9) if useful else 0)
        assert useful or kept.lost_usd + kept.unknown_usd >= round(billed, 9)
        assert len(self.sim.requests) == requests
        assert job.state == ("done" if useful else "failed")
        ends = self.sql(
            "select count(*) from events where project_id = %s and body->>'type' = 'job'"
            " and body->>'state' in ('done', 'failed', 'cancelled')"
        )
        assert ends == [(1,)]
        self.audit_files(job, useful)
        assert {port for _, port in _reached[self.began :]} <= {self.sim.port}

    def audit_files(self, job: Job, useful: bool) -> None:
        assert not [p for p in self.shop.folder.rglob("*") if p.is_file()]
        keys = [key for (key,) in self.sql("select key from assets where project_id = %s")]
        for key in keys:
            assert self.run(self.room.store.blobs.fetch(key)).is_file()
        ((rows,),) = self.sql("select count(*) from assets where %s <> ''")
        assert len([p for p in (self.blobs / "files").rglob("*") if p.is_file()]) == rows
        project = self.run(self.room.project())
        takes = [*project.scenes[0].voice.takes, *project.scenes[0].picture.takes]
        ready = [t for t in takes if t.state == "ready"]
        assert len(ready) == int(useful)
        assert all(t.provider == "fal" for t in ready)
        assert [t.price for t in ready] == [CREDITS - self.run(self.room.balance())[0]] * useful
        if not useful and job.order.kind == "audio":
            assert not keys
