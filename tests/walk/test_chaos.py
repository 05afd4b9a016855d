"""Killing workers, whole and in part, and the broker with its data: each job ends exactly once."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from film.ports import Seat, Studio
from film.pricing import PriceList
from film.project import Project
from store.blobs.folder import FolderBlobs
from store.postgres import PostgresStore
from store.servers import valkey
from store.servers.process import Server
from tests.film.films import film
from tools.call import Call, Spend
from tools.registry import BY_NAME
from tools.writing.embedded import EmbeddedWriter
from worker import build
from worker.settings import Settings

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
ROOT = Path(__file__).resolve().parents[2]
LEASE_S = 8
"""Longer than a maker may hold the interpreter without a heartbeat on a busy machine."""
SHORT_LEASE_S = 2
LONG_S = 240
GRANTED = 1_000
ENDED = ("done", "failed", "cancelled")


@dataclass
class Shopfloor:
    """A broker, worker processes, and the sweeping half of the API, over one film."""

    home: Path
    broker: Server
    settings: Settings
    store: PostgresStore
    seat: Seat
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def hire(self) -> subprocess.Popen[bytes]:
        """Start a worker as a process group of its own."""
        command = [sys.executable, "-m", "celery", "-A", "worker.app", "worker", "-Q", "media"]
        command += ["-P", "prefork", "-c", "1", "--without-gossip", "--without-mingle"]
        settings = self.settings
        environment = {
            **os.environ,
            "PIXORA_HOME": str(self.home),
            "DATABASE_URL": settings.database_url,
            "REDIS_URL": settings.redis_url,
            "PIXORA_LEASE_S": str(settings.lease_s),
        }
        with (self.home / "worker.log").open("ab") as log:
            worker = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        self.workers.append(worker)
        return worker

    async def events(self) -> list[dict]:
        """Every event of the film."""
        return [e.event for e in await self.store.log(self.seat, "film-1", 0, 100_000)]

    async def until(self, what, seconds: float = LONG_S):
        """What `what(jobs)` answers once it is true."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = what(await self.store.jobs(self.seat, "film-1"))
            if found:
                return found
            await asyncio.sleep(0.05)
        raise AssertionError((self.home / "worker.log").read_text()[-3_000:])

    async def killed_job_ends(self, job_id: str) -> float:
        """Seconds until a job interrupted just now has ended."""
        start = time.monotonic()
        await self.until(lambda jobs: any(j.id == job_id and j.state in ENDED for j in jobs))
        return time.monotonic() - start


def running(jobs):
    return next((j for j in jobs if j.state == "running"), None)


def all_ended(jobs):
    return bool(jobs) and all(j.state in ENDED for j in jobs)


def pool_children(worker: subprocess.Popen[bytes]) -> list[int]:
    """Pids of a worker's pool processes."""
    listed = Path(f"/proc/{worker.pid}/task/{worker.pid}/children").read_text()
    return [int(pid) for pid in listed.split()]


async def sweep(floor: Shopfloor, sender) -> None:
    """What the API's process does every two seconds."""
    board = build.board(floor.store, floor.settings)
    while True:
        await asyncio.sleep(0.3)
        sender(await board.queues(await board.sweep()))


@pytest.fixture
async def floor(app_dsn, seat, tmp_path, request):
    """A shopfloor with one worker, a written film, and sweeping."""
    broker = valkey.start(tmp_path)
    settings = Settings(
        home=tmp_path,
        DATABASE_URL=app_dsn,
        REDIS_URL=broker.url,
        lease_s=getattr(request, "param", LEASE_S),
    )
    sender = build.Sender(build.celery(settings))
    store = await PostgresStore.open(app_dsn, broker.url, FolderBlobs(tmp_path), sender)
    made = Shopfloor(tmp_path, broker, settings, store, seat)
    sweeping = asyncio.create_task(sweep(made, sender))
    try:
        made.hire()
        await store.profiles.welcome(seat, GRANTED)
        await store.create(seat, film(1))
        yield made
    finally:
        sweeping.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await sweeping
        for worker in made.workers:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()
        await asyncio.to_thread(sender.close)
        await store.close()
        broker.stop()


async def order(floor: Shopfloor, tool: str, **arguments) -> None:
    """Order paid work as a button does."""
    studio = Studio(
        store=floor.store,
        makers=build.makers(floor.settings),
        prices=PriceList(),
        writer=EmbeddedWriter(),
    )
    call = Call(studio=studio, seat=floor.seat, project_id="film-1", spend=Spend(limit=GRANTED))
    await BY_NAME[tool](call, arguments)


def takes_of(project: Project):
    elements = [e for s in project.scenes for e in (s.picture, s.voice)]
    return [t for e in (*elements, project.music.element) for t in e.takes]


async def test_kills_of_a_child_a_worker_and_the_broker_end_each_job_exactly_once(floor):
    await order(floor, "generate_scene", quality="draft")
    took = {}

    job = await floor.until(running)
    for pid in pool_children(floor.workers[-1]):
        os.kill(pid, signal.SIGKILL)
    took["child"] = await floor.killed_job_ends(job.id)

    job = await floor.until(running)
    floor.workers[-1].kill()
    floor.workers[-1].wait()
    floor.hire()
    took["worker"] = await floor.killed_job_ends(job.id)

    job = await floor.until(running)
    floor.broker.process.kill()
    floor.broker.process.wait()
    (floor.home / "valkey.rdb").unlink(missing_ok=True)
    floor.broker.keep_alive()
    start = time.monotonic()
    await floor.until(all_ended)
    took["broker"] = time.monotonic() - start
    sys.stderr.write(f"seconds until the interrupted job had ended: {took}\n")

    await ended_exactly_once(floor)


async def ended_exactly_once(floor):
    """Each job has one end, one take and one price, and the books are right."""
    jobs = await floor.store.jobs(floor.seat, "film-1")
    assert {j.state for j in jobs} == {"done"}, [(j.order.unit, j.error) for j in jobs]
    assert max(j.attempt for j in jobs) >= 2
    ends = Counter(
        e["id"] for e in await floor.events() if e["type"] == "job" and e["state"] in ENDED
    )
    assert ends == {j.id: 1 for j in jobs}
    project = (await floor.store.read(floor.seat, "film-1")).project
    made = takes_of(project)
    assert {t.state for t in made} == {"ready"}
    assert len({t.job_id for t in made}) == len(made) == sum(j.order.kind != "render" for j in jobs)
    assert len(project.renders) == sum(j.order.kind == "render" for j in jobs)
    spent = sum(j.order.credits for j in jobs)
    balance = await floor.store.balance(floor.seat)
    assert (balance.available, balance.held) == (GRANTED - spent, 0)
    assert await floor.store.spent(floor.seat, "film-1") == spent
    assert (await floor.store.credits.reconcile()).right


@pytest.mark.parametrize("floor", [SHORT_LEASE_S], indirect=True)
async def test_a_job_that_kills_its_worker_every_time_fails_once_and_costs_nothing(floor):
    await order(floor, "generate_scene", scene_ids=["s1"], quality="draft")
    killed: set[tuple[str, int]] = set()
    while not all_ended(await floor.store.jobs(floor.seat, "film-1")):
        job = await floor.until(lambda jobs: running(jobs) or all_ended(jobs))
        if job is not True and (job.id, job.attempt) not in killed:
            killed.add((job.id, job.attempt))
            for pid in pool_children(floor.workers[-1]):
                os.kill(pid, signal.SIGKILL)
        await asyncio.sleep(0.02)
    jobs = await floor.store.jobs(floor.seat, "film-1")
    assert {j.state for j in jobs} == {"failed"}
    # What waits for a part that failed is never begun.
    assert sorted(j.attempt for j in jobs) == [0, jobs[0].max_attempts]
    ends = [e["id"] for e in await floor.events() if e["type"] == "job" and e["state"] in ENDED]
    assert sorted(ends) == sorted(j.id for j in jobs)
    balance = await floor.store.balance(floor.seat)
    assert (balance.available, balance.held) == (GRANTED, 0)
    assert (await floor.store.credits.reconcile()).right
