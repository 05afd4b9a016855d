"""A submit answer is lost and only a webhook can tell what became of it: with the same audit at the end.

The simulator sends its messages through the real door while the worker waits.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import FastAPI

from api import fal_webhook, problems
from film.ports import Job
from media.fal.spend import spend_of
from media.fal.voice import FalVoice
from media.fal.webhooks import RETRY_S, FalWebhooks
from tests.media.fal.conftest import fal_of
from tests.media.fal.simulator import Message, Request, Simulator
from tests.media.fal.works import SPEECH, Works

AGO_S = 400


@dataclass
class Door:
    """The door of webhooks on the worker's own loop, and the provider's post to it."""

    works: Works
    http: httpx.AsyncClient
    skipped_s: float = 0.0

    def clock(self) -> float:
        return time.time() + self.skipped_s

    def post(self, request: Request, message: Message) -> int:
        url = urlsplit(request.webhook)
        asked = self.http.post(f"{url.path}?{url.query}", content=message[0], headers=message[1])
        return self.works.run(asked).status_code

    def about(self, request: Request, **body: Any) -> Message:
        """What the provider says of a request that has ended well."""
        if request.state != "COMPLETED":
            self.works.sim.finish(request)
        return self.works.sim.message(request.id, self.clock(), **body)


@pytest.fixture
def door(works: Works) -> Iterator[Door]:
    app = FastAPI()
    problems.install(app)
    app.include_router(fal_webhook.router)
    http = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://studio")
    outside, made = httpx.AsyncClient(), Door(works, http)
    app.state.board = works.shop.board
    app.state.fal_webhooks = FalWebhooks(f"{works.sim.origin}/rest", outside, made.clock)
    account = fal_of(works.sim, "https://studio.example", lost_wait_s=1.1)
    makers = replace(works.shop.makers, voice=FalVoice(account, SPEECH))
    works.shop = replace(works.shop, makers=makers)
    works.sim.bad = {"submit": ["lost"]}
    yield made
    account.close()
    for client in (http, outside):
        works.run(client.aclose())


def duplicate(door: Door, request: Request) -> list[int]:
    message = door.about(request)
    return [door.post(request, message) for _ in range(3)]


def forged(door: Door, request: Request) -> list[int]:
    body, headers = door.about(request)
    stranger = Simulator({}, signers=[Ed25519PrivateKey.generate()])
    another = stranger.message(request.id, door.clock())
    unsigned = {k: v for k, v in headers.items() if "Signature" not in k}
    tries = [another, (body.replace(b"OK", b"ERROR"), headers), (body, unsigned)]
    return [door.post(request, message) for message in tries]


def stale(door: Door, request: Request) -> list[int]:
    door.about(request)
    return [door.post(request, door.works.sim.message(request.id, door.clock() - AGO_S))]


def rotated(door: Door, request: Request) -> list[int]:
    """Keys known from before, then others: read anew, though not at every stranger's message."""
    guessed = replace(request, webhook=f"{request.webhook}x")
    first = door.post(guessed, door.about(request))
    door.works.sim.signers[:] = [Ed25519PrivateKey.generate()]
    early = door.post(request, door.about(request))
    door.skipped_s += RETRY_S + 1
    return [first, early, door.post(request, door.about(request))]


def failed(door: Door, request: Request) -> list[int]:
    request.fault = "failed"
    return [door.post(request, door.about(request, status="ERROR"))]


Sends = Callable[[Door, Request], list[int]]


@pytest.mark.parametrize(
    ("sends", "answers", "well"),
    [(duplicate, [204, 204, 204], True), (rotated, [403, 403, 204], True),
     (forged, [403, 403, 404], False), (stale, [403], False)],
    ids=["duplicate", "rotated key", "forged", "stale"],
)  # fmt: skip
def test_a_bad_webhook(door: Door, sends: Sends, answers: list[int], well: bool) -> None:
    told: list[int] = []
    door.works.sim.on_lost = lambda request: told.extend(sends(door, request))
    ended = door.works.work_until_ended(door.works.order())
    assert told == answers
    door.works.audit(ended, well, 1)


def test_a_webhook_that_tells_of_a_failure_has_it_made_again(door: Door) -> None:
    door.works.sim.on_lost = lambda request: failed(door, request)
    ended = door.works.work_until_ended(door.works.order())
    door.works.audit(ended, True, 2)


def test_a_late_webhook_after_a_failed_job_is_our_loss_and_nobody_elses(door: Door) -> None:
    works = door.works
    ended = works.work_until_ended(works.order())
    works.audit(ended, False, 1)
    assert spend_of(ended.memory, useful=False).lost_usd == 0
    (request,) = works.sim.requests.values()
    before = works.run(works.room.project()), works.run(works.room.balance())
    assert door.post(request, door.about(request)) == 204
    (after,) = works.jobs()
    assert spend_of(after.memory, useful=False).lost_usd == works.sim.billed_usd > 0
    works.audit(after, False, 1)
    assert (works.run(works.room.project()), works.run(works.room.balance())) == before
    works.sim.bad = {}
    again: Job = works.order()
    assert works.work_until_ended(again).state == "done"
    assert len(works.sim.requests) == 2
