"""The webhook door: only what fal.ai has just signed about our own request is noted, and noted once."""

from collections.abc import AsyncIterator, Callable
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import FastAPI

from api import fal_webhook, problems
from film.errors import Forbidden, Unavailable
from film.making import VoiceOrder
from film.ports import Seat
from film.records import JobOrder
from media.fal.models import find
from media.fal.voice import FalVoice
from media.fal.webhooks import FalWebhooks
from store.jobs import PostgresJobBoard
from store.postgres import PostgresStore
from tests.film.films import film
from tests.media.fal.conftest import MemoryDesk, fal_of
from tests.media.fal.simulator import Simulator

REQUEST = "11111111-2222-3333-4444-555555555555"
TOKEN = "token-of-the-request"


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def webhooks(sim: Simulator, clock: Clock) -> AsyncIterator[FalWebhooks]:
    async with httpx.AsyncClient() as http:
        yield FalWebhooks(f"{sim.origin}/rest", http, clock)


async def test_a_message_of_the_provider_is_accepted(
    sim: Simulator, webhooks: FalWebhooks, clock: Clock
) -> None:
    body, headers = sim.message(REQUEST, clock.now)
    assert await webhooks.verify(httpx.Headers(headers), body) == REQUEST
    await webhooks.verify(httpx.Headers(headers), body)
    assert sim.calls == [("GET", "/rest/.well-known/jwks.json")]


Change = Callable[[dict[str, str], bytes], tuple[dict[str, str], bytes]]


@pytest.mark.parametrize(
    "change",
    [
        lambda h, b: (h, b + b" "),
        lambda h, b: ({**h, "X-Fal-Webhook-Request-Id": "another-request"}, b),
        lambda h, b: ({**h, "X-Fal-Webhook-User-Id": "user-2"}, b),
        lambda h, b: ({**h, "X-Fal-Webhook-Signature": "00" * 64}, b),
        lambda h, b: ({**h, "X-Fal-Webhook-Signature": "not hex"}, b),
        lambda h, b: ({**h, "X-Fal-Webhook-Timestamp": "1e9"}, b),
        lambda h, b: ({k: v for k, v in h.items() if "Signature" not in k}, b),
    ],
    ids=["body", "request", "user", "signature", "not hex", "time", "unsigned"],
)
async def test_a_forged_message_is_refused(
    sim: Simulator, webhooks: FalWebhooks, clock: Clock, change: Change
) -> None:
    body, headers = sim.message(REQUEST, clock.now)
    headers, body = change(headers, body)
    with pytest.raises(Forbidden):
        await webhooks.verify(httpx.Headers(headers), body)


@pytest.mark.parametrize(
    ("late_s", "good"), [(299, True), (301, False), (-299, True), (-301, False)]
)
async def test_a_stale_message_is_refused(
    sim: Simulator, webhooks: FalWebhooks, clock: Clock, late_s: int, good: bool
) -> None:
    body, headers = sim.message(REQUEST, clock.now - late_s)
    if good:
        assert await webhooks.verify(httpx.Headers(headers), body) == REQUEST
        return
    with pytest.raises(Forbidden, match="old"):
        await webhooks.verify(httpx.Headers(headers), body)


async def test_rotated_keys_are_read_again_but_forgers_cannot_make_us_hammer(
    sim: Simulator, webhooks: FalWebhooks, clock: Clock
) -> None:
    body, headers = sim.message(REQUEST, clock.now)
    await webhooks.verify(httpx.Headers(headers), body)
    sim.signers.append(Ed25519PrivateKey.generate())
    body, headers = sim.message(REQUEST, clock.now)
    for _ in range(5):
        with pytest.raises(Forbidden):
            await webhooks.verify(httpx.Headers(headers), body)
    clock.now += 31
    assert await webhooks.verify(httpx.Headers(headers), body) == REQUEST
    assert len(sim.calls) == 2
    clock.now += 24 * 3600 + 1
    body, headers = sim.message(REQUEST, clock.now)
    await webhooks.verify(httpx.Headers(headers), body)
    assert len(sim.calls) == 3


async def test_without_keys_the_provider_is_asked_to_come_again(
    sim: Simulator, clock: Clock
) -> None:
    async with httpx.AsyncClient() as http:
        webhooks = FalWebhooks(f"{sim.origin}/nowhere", http, clock)
        body, headers = sim.message(REQUEST, clock.now)
        with pytest.raises(Unavailable):
            await webhooks.verify(httpx.Headers(headers), body)


@pytest.fixture
async def door(
    store: PostgresStore, seat: Seat, sim: Simulator, clock: Clock
) -> AsyncIterator[SimpleNamespace]:
    """The door over the real jobs table, with a job whose submit answer was lost."""
    await store.create(seat, film(1))
    async with store.work(seat, "film-1") as work:
        work.later(JobOrder(id="job-1", key="k", kind="audio", unit="s1.audio"))
    board = PostgresJobBoard(store)
    job = await board.claim("job-1", "worker-1")
    assert job is not None
    kept: dict[str, Any] = {"state": "submitting", "token": TOKEN, "at": clock.now}
    assert await board.remember(job, {"fal_voice-0": kept})
    app = FastAPI()
    problems.install(app)
    app.include_router(fal_webhook.router)
    async with httpx.AsyncClient() as outside:
        app.state.board = board
        app.state.fal_webhooks = FalWebhooks(f"{sim.origin}/rest", outside, clock)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://studio") as http:
            yield SimpleNamespace(http=http, board=board, job=job, kept=kept)


async def post(door: SimpleNamespace, message: tuple[bytes, dict], **changed: str) -> int:
    where = {"job": "job-1", "step": "voice-0", "token": TOKEN, **changed}
    url = f"/webhooks/fal/{where['job']}?step={where['step']}&token={where['token']}"
    return (await door.http.post(url, content=message[0], headers=message[1])).status_code


async def note(door: SimpleNamespace) -> Any:
    return (await door.board.recall("job-1")).get("fal_note_voice-0")


async def test_a_message_is_noted_once_however_often_it_comes(
    door: SimpleNamespace, sim: Simulator, clock: Clock
) -> None:
    message = sim.message(REQUEST, clock.now)
    assert await post(door, message) == 204
    assert await note(door) == {"request_id": REQUEST, "status": "OK"}
    assert await post(door, message) == 204
    other = "99999999-2222-3333-4444-555555555555"
    assert await post(door, sim.message(other, clock.now, status="ERROR")) == 204
    assert await note(door) == {"request_id": REQUEST, "status": "OK"}


async def test_a_message_that_comes_after_the_job_has_ended_changes_nothing_else(
    door: SimpleNamespace, sim: Simulator, clock: Clock
) -> None:
    async def edit(_: object) -> None:
        return None

    assert await door.board.end(door.job, "failed", edit, error="lost")
    assert await post(door, sim.message(REQUEST, clock.now)) == 204
    assert await door.board.claim("job-1", "worker-2") is None
    assert (await note(door))["request_id"] == REQUEST


async def test_messages_about_others_requests_are_refused(
    door: SimpleNamespace, sim: Simulator, clock: Clock
) -> None:
    message = sim.message(REQUEST, clock.now)
    assert await post(door, message, token="guessed") == 403
    assert await post(door, message, job="job-9") == 404
    assert await post(door, message, step="clip") == 404
    assert (
        await post(
            door,
            (message[0], {}),
        )
        == 404
    )
    assert await post(door, sim.message(REQUEST, clock.now, request_id="another")) == 403
    assert await post(door, (b"x" * 2_000_001, message[1])) == 413
    await door.board.remember(door.job, {"fal_voice-0": {**door.kept, "request_id": "known-one"}})
    assert await post(door, message) == 403
    assert await note(door) is None


def test_a_lost_submit_answer_is_found_again_by_its_webhook(
    sim: Simulator, desk: MemoryDesk
) -> None:
    sim.bad = {"submit": ["lost"]}
    account = fal_of(sim, "https://studio.example")

    class Noted(MemoryDesk):
        """What the door does: notes the request once the provider has told of it."""

        def report(self, step: str, fraction: float) -> None:
            super().report(step, fraction)
            if "whether it has begun" in step:
                (request,) = sim.requests.values()
                token = parse_qs(urlsplit(request.webhook).query)["token"][0]
                assert token == self.memory["fal_voice-0"]["token"]
                assert urlsplit(request.webhook).path == "/webhooks/fal/job-1"
                self.remember(**{"fal_note_voice-0": {"request_id": request.id, "status": "OK"}})

    noted = Noted(desk.folder)
    made = FalVoice(account, find("speech", "kokoro")).speak(VoiceOrder(text="Hello."), noted)
    account.close()
    assert len(sim.requests) == 1
    assert made.spend_usd == pytest.approx(sim.billed_usd) != 0
