"""Every way a provider can fail, through the real worker, ledger and store; one audit after each.

The audit: a person pays for what is of use and for nothing else, one paid request at most is made
for a useful result, the job has ended once, no file is left, nobody else was called.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path
from typing import Any

import psycopg
import pytest

from film import edits
from film.making import Desk, Made, VoiceOrder
from film.ports import Job, Makers, Seat, Studio
from film.pricing import EMBEDDED, PriceList
from media.assembly.assembler import LocalAssembler
from media.assembly.cache import Cache
from media.fal import prices
from media.fal.models import find
from media.fal.voice import FalVoice
from media.intake import LocalIntake
from media.music.embedded import EmbeddedMusic
from media.pictures.embedded import EmbeddedPictures
from store.blobs.folder import FolderBlobs
from store.jobs import PostgresJobBoard
from store.postgres import PostgresStore
from tests.film.films import film
from tests.media.fal.conftest import fal_of
from tests.media.fal.simulator import Simulator
from tests.tools.conftest import Room
from tools.writing.embedded import EmbeddedWriter
from worker.jobs import perform
from worker.loop import Loop
from worker.shop import Shop

MODEL = find("speech", "eleven-v3")


@dataclass
class Works:
    """A film whose narration is ordered from the simulator, and the worker that does it."""

    sim: Simulator
    shop: Shop
    room: Room
    dsn: str
    sent: list[tuple[str, str]]

    def order(self) -> Job:
        self.shop.loop.run(self.room.run("generate_scene", scene_ids=["s1"]))
        (job,) = self.jobs()
        return job

    def jobs(self) -> list[Job]:
        return self.shop.loop.run(self.room.store.jobs(self.room.seat, "film-1"))

    def work_until_ended(self, job: Job) -> Job:
        """Attempt after attempt, without the pauses in between."""
        for _ in range(job.max_attempts):
            perform(self.shop, job.id)
            (now,) = self.jobs()
            if now.state not in ("queued", "running"):
                return now
            with psycopg.connect(self.dsn) as conn:
                conn.execute("update jobs set due_at = clock_timestamp()")
        raise AssertionError(f"the job did not end: {now}")

    def audit(self, job: Job, useful: bool, requests: int) -> None:
        available, held = self.shop.loop.run(self.room.balance())
        charged = ceil(self.sim.billed_usd * 100) if useful else 0
        quoted = job.order.credits if useful else 0
        assert (1_000 - available, held) == (quoted, 0)
        assert charged <= quoted
        assert len(self.sim.requests) == requests
        assert job.state == ("done" if useful else "failed")
        with psycopg.connect(self.dsn) as conn:
            ends = conn.execute(
                "select count(*) from events where body->>'type' = 'job'"
                " and body->>'state' in ('done', 'failed', 'cancelled')"
            ).fetchone()
        assert ends == (1,)
        assert not [p for p in self.shop.folder.rglob("*") if p.is_file()]
        project = self.shop.loop.run(self.room.project())
        kept = [t for t in project.scenes[0].voice.takes if t.state == "ready"]
        assert len(kept) == int(useful)
        if useful:
            assert kept[0].provider == "fal"


@pytest.fixture
def works(
    app_dsn: str, dsn: str, valkey_url: str, tmp_path: Path, seat: Seat, sim: Simulator
) -> Iterator[Works]:
    loop, sent = Loop(), []
    account = fal_of(sim)
    store = loop.run(
        PostgresStore.open(app_dsn, valkey_url, FolderBlobs(tmp_path / "blobs"), sent.extend)
    )
    makers = Makers(
        pictures=EmbeddedPictures(),
        voice=FalVoice(account, MODEL),
        music=EmbeddedMusic(),
        assembler=LocalAssembler(Cache(tmp_path / "cache")),
        intake=LocalIntake(),
    )
    table = PriceList(table={**EMBEDDED, **prices.voice(MODEL)})
    studio = Studio(store=store, makers=makers, prices=table, writer=EmbeddedWriter())
    loop.run(store.profiles.welcome(seat, 1_000))
    spoken = edits.change(film(1), "s1", visual="")
    loop.run(store.create(seat, spoken))
    shop = Shop(loop, store, PostgresJobBoard(store), makers, tmp_path / "work", "worker-1")
    yield Works(sim, shop, Room(studio, seat, store, "film-1"), dsn, sent)
    account.close()
    loop.run(store.close())
    loop.close()


TABLE = [
    # name, what goes wrong where, ends well, paid requests, words of the error
    ("a good day", {}, True, 1, ""),
    ("busy twice", {"submit": ["429", "429"]}, True, 1, ""),
    ("busy for ever", {"submit": ["always:429"]}, False, 0, "busy"),
    ("no such key", {"key": ["x"]}, False, 0, "FAL_KEY"),
    ("submit 500", {"submit": ["500"]}, False, 0, "cannot be known"),
    ("submit 503", {"submit": ["503"]}, False, 0, "cannot be known"),
    ("submit html", {"submit": ["html"]}, False, 0, "cannot be known"),
    ("submit hangs", {"submit": ["hang"]}, False, 0, "cannot be known"),
    ("submit answer lost", {"submit": ["lost"]}, False, 1, "nothing was ordered twice"),
    ("submit 504 that names it", {"submit": ["named"]}, True, 1, ""),
    ("status 500", {"status": ["500"]}, True, 1, ""),
    ("status 503, html, reset", {"status": ["503", "html"], "result": ["reset"]}, True, 1, ""),
    ("status hangs", {"status": ["hang"]}, True, 1, ""),
    ("status 504 through an attempt", {"status": ["504"] * 4}, True, 1, ""),
    ("result 504 html", {"result": ["504", "html"]}, True, 1, ""),
    ("stuck", {"submit": ["stuck"]}, False, 1, "took too long"),
    ("content policy", {"submit": ["policy"]}, False, 1, "content rules"),
    ("input refused", {"submit": ["422"]}, False, 1, "too long"),
    ("runner fails once", {"submit": ["failed"]}, True, 2, ""),
    ("runner fails always", {"submit": ["always:failed"]}, False, 3, "fal.ai failed"),
    ("file truncated", {"file": ["truncated"]}, True, 1, ""),
    ("file truncated for ever", {"file": ["always:truncated"]}, False, 1, "fetched whole"),
    ("file slow", {"file": ["slow"]}, True, 1, ""),
    ("file corrupt", {"file": ["corrupt"]}, False, 1, "cannot be used"),
    ("file of another type", {"file": ["wrong-type"]}, False, 1, "cannot be used"),
    ("file too large", {"file": ["always:oversize"]}, False, 1, "more than 2 MB"),
    ("file elsewhere", {"file": ["redirect"]}, False, 1, "not where it should be"),
    ("file 503", {"file": ["503"]}, True, 1, ""),
]


@pytest.mark.parametrize(
    ("bad", "well", "requests", "words"), [c[1:] for c in TABLE], ids=[c[0] for c in TABLE]
)
def test_a_bad_day(
    works: Works, bad: dict[str, list[str]], well: bool, requests: int, words: str
) -> None:
    works.sim.bad = {place: list(faults) for place, faults in bad.items()}
    if bad.pop("key", None):
        works.sim.key = "another"
    job = works.order()
    assert job.order.queue == "io"
    ended = works.work_until_ended(job)
    works.audit(ended, well, requests)
    assert words in (ended.error or "")
    if "cannot be known" in words or "ordered twice" in words:
        assert [method for method, _ in works.sim.calls] == ["POST"]


class Interrupted(FalVoice):
    """Lets the narration be made and then loses the worker, once."""

    armed = True

    def speak(self, order: VoiceOrder, desk: Desk) -> Made:
        made = super().speak(order, desk)
        if self.armed:
            self.armed = False
            made.path.unlink()
            raise OSError("the worker died")
        return made


def test_a_worker_that_dies_after_the_answer_does_not_pay_again(works: Works) -> None:
    account = fal_of(works.sim)
    voice = Interrupted(account, MODEL)
    works.shop = replace(works.shop, makers=replace(works.shop.makers, voice=voice))
    ended = works.work_until_ended(works.order())
    works.audit(ended, True, 1)
    account.close()


def test_a_cancelled_job_is_stopped_at_the_provider_and_costs_nothing(works: Works) -> None:
    works.sim.bad = {"submit": ["stuck"]}
    job = works.order()
    board = works.shop.board

    class Stopping(PostgresJobBoard):
        async def progress(self, job: Job, *facts: object) -> bool:  # type: ignore[override]
            done = await super().progress(job, *facts)  # type: ignore[arg-type]
            return done and not works.sim.requests

    assert isinstance(board, PostgresJobBoard)
    works.shop = replace(works.shop, board=Stopping(works.room.store))
    perform(works.shop, job.id)
    (ended,) = works.jobs()
    assert ended.state == "cancelled"
    (request,) = works.sim.requests.values()
    assert request.state == "CANCELLED"
    assert works.shop.loop.run(works.room.balance()) == (1_000, 0)


def test_a_webhook_saves_a_request_whose_submit_answer_was_lost(works: Works) -> None:
    class Told(PostgresJobBoard):
        """A board on which the door notes the request the provider tells of."""

        async def recall(self, job_id: str) -> Mapping[str, Any] | None:
            for request in works.sim.requests.values():
                fact = {"request_id": request.id, "status": "OK"}
                await self.note(job_id, "fal_note_voice-0", fact)
            return await super().recall(job_id)

    works.sim.bad = {"submit": ["lost"]}
    account = fal_of(works.sim, "https://studio.example", lost_wait_s=5)
    makers = replace(works.shop.makers, voice=FalVoice(account, MODEL))
    works.shop = replace(works.shop, makers=makers, board=Told(works.room.store))
    ended = works.work_until_ended(works.order())
    works.audit(ended, True, 1)
    account.close()
