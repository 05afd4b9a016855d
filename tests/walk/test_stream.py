"""A film's stream under cuts and kills: every event once, in order, whatever breaks."""

import asyncio
import contextlib
import json
import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest

from api.events import TOO_OLD
from film.events import Notice
from film.ports import Seat
from store.blobs.folder import FolderBlobs
from store.postgres import PostgresStore
from worker.film_command import free_port

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
ROOT = Path(__file__).resolve().parents[2]
CUTS = 200
EVENTS = 600
END = "the end"
UP_S = 240


@dataclass
class Site:
    """An API process of our own, and an anonymous person signed in to it."""

    environment: dict[str, str]
    port: int
    log: Path
    http: httpx.AsyncClient
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the API."""
        command = [sys.executable, "-m", "uvicorn", "api.main:app", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )

    def kill(self) -> None:
        """kill -9."""
        if self.process:
            self.process.kill()
            self.process.wait()

    async def answers(self) -> float:
        """Seconds until it is ready."""
        start = time.monotonic()
        while time.monotonic() < start + UP_S:
            with contextlib.suppress(httpx.HTTPError):
                if (await self.http.get("/readyz")).is_success:
                    return time.monotonic() - start
            await asyncio.sleep(0.1)
        raise AssertionError(self.log.read_text()[-3_000:])

    async def post(self, path: str, body: dict[str, Any]) -> Any:
        """POST JSON; repeated while the API is away, with one key, so it has one effect."""
        key = {"Idempotency-Key": f"k{random.getrandbits(64)}"}
        end = time.monotonic() + UP_S
        while True:
            try:
                answer = await self.http.post(path, json=body, headers=key)
            except httpx.TransportError:
                if time.monotonic() > end:
                    raise
                await asyncio.sleep(0.1)
                continue
            assert answer.is_success, answer.text
            return answer.json()

    async def events(self, project_id: str, last: str | bytes | None):
        """(id, event) of whole messages from one connection."""
        headers = {} if last is None else {"Last-Event-ID": last}
        path = f"/api/projects/{project_id}/events"
        async with self.http.stream("GET", path, headers=headers) as answer:
            assert answer.status_code == 200, answer.status_code
            said: dict[str, str] = {}
            async for line in answer.aiter_lines():
                if line:
                    name, _, value = line.partition(": ")
                    said[name] = value
                elif "data" in said:
                    yield int(said["id"]), json.loads(said["data"])
                    said = {}


@pytest.fixture
async def site(app_dsn, valkey_url, tmp_path):
    """A running API with a database and home of its own."""
    port = free_port()
    environment = {
        **os.environ,
        "PIXORA_HOME": str(tmp_path),
        "PIXORA_PORT": str(port),
        "DATABASE_URL": app_dsn,
        "REDIS_URL": valkey_url,
    }
    address = f"http://127.0.0.1:{port}"
    timeout = httpx.Timeout(60, connect=5)
    async with httpx.AsyncClient(base_url=address, timeout=timeout, verify=False) as http:
        made = Site(environment, port, tmp_path / "api.log", http)
        made.start()
        try:
            await made.answers()
            key = (await http.get("/config.json")).json()["supabaseKey"]
            answer = await http.post("/auth/v1/signup", json={}, headers={"apikey": key})
            signed = answer.json()
            http.headers["Authorization"] = f"Bearer {signed['access_token']}"
            http.headers["X-Person"] = signed["user"]["id"]
            yield made
        finally:
            made.kill()


@pytest.fixture
async def teller(app_dsn, valkey_url, tmp_path):
    """Another process's store, as a worker has one."""
    store = await PostgresStore.open(app_dsn, valkey_url, FolderBlobs(tmp_path))
    yield store
    await store.close()


async def new_film(site: Site) -> str:
    return (await site.post("/api/projects", {"title": "Sea"}))["project"]["id"]


async def write(site: Site, store: PostgresStore, project_id: str) -> int:
    """Several hundred events: edits through tools, and a worker's notices. The last number."""
    seat = Seat(user_id=site.http.headers["X-Person"])
    last = 0
    while last < EVENTS:
        path = f"/api/projects/{project_id}/tools/update_project"
        await site.post(path, {"title": f"Sea {last}"})
        for _ in range(8):
            last = await store.tell(seat, project_id, [Notice(text=f"{last}")] * 2)
            await asyncio.sleep(0.01)
    return await store.tell(seat, project_id, [Notice(text=END)])


async def read_with_cuts(site: Site, project_id: str) -> tuple[list[int], int]:
    """Every number as a reader sees it who is cut off again and again; and how often it was."""
    seen: list[int] = []
    cuts, fates, ended = 0, random.Random(7), False
    while not ended:
        left = fates.randint(1, 2 * EVENTS // CUTS - 1) if cuts < CUTS else EVENTS
        last = str(seen[-1] if seen else 0)
        try:
            async with contextlib.aclosing(site.events(project_id, last)) as stream:
                async for seq, event in stream:
                    seen.append(seq)
                    left -= 1
                    ended = event.get("text") == END
                    if ended or not left:
                        cuts += not ended
                        break
        except httpx.TransportError:
            await asyncio.sleep(0.05)  # the API is being killed or started
    return seen, cuts


async def test_200_cuts_and_a_killed_api_lose_nothing_and_repeat_nothing(site, teller):
    project_id = await new_film(site)
    writing = asyncio.create_task(write(site, teller, project_id))
    reading = asyncio.create_task(read_with_cuts(site, project_id))
    seat = Seat(user_id=site.http.headers["X-Person"])
    while (await teller.read(seat, project_id)).last_seq < EVENTS // 2:
        assert not reading.done()
        assert not writing.done()
        await asyncio.sleep(0.1)
    site.kill()
    site.start()
    sys.stderr.write(f"the API answers again after {await site.answers():.1f} s\n")
    last = await writing
    seen, cuts = await reading
    assert seen == list(range(1, last + 1))
    assert cuts >= CUTS * 0.9  # the last ones may fall behind the log's end
    sys.stderr.write(f"{last} events, {cuts} connections\n")


CURSORS = (None, "", "x", "-1", "\u00b2".encode("latin-1"), "999999", "9" * 5_000)


async def test_an_unknown_forgotten_or_far_too_old_place_begins_with_a_snapshot(site, teller, dsn):
    project_id = await new_film(site)
    for cursor in CURSORS:
        assert await first(site, project_id, cursor) == (0, "project.snapshot")
    seat = Seat(user_id=site.http.headers["X-Person"])
    last = await teller.tell(seat, project_id, [Notice(text="old")] * (TOO_OLD + 1))
    assert await first(site, project_id, "0") == (last, "project.snapshot")
    assert await first(site, project_id, "1") == (2, "notice")
    with psycopg.connect(dsn) as conn:
        conn.execute("update projects set log_starts_after = %s", (last - 5,))
    assert await first(site, project_id, str(last - 6)) == (last, "project.snapshot")
    assert await first(site, project_id, str(last - 5)) == (last - 4, "notice")


async def first(site: Site, project_id: str, cursor: str | bytes | None) -> tuple[int, str]:
    """Number and type of the first event after reconnecting with that cursor."""
    async with contextlib.aclosing(site.events(project_id, cursor)) as stream:
        seq, event = await anext(stream)
    return seq, event["type"]
