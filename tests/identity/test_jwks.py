"""Public keys of a project over HTTP: cached, found again after a rotation, never hammered."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from film.errors import SignInNeeded, Unavailable
from store.identity import keys
from store.identity.jwks import JwksCache
from store.identity.keys import LocalKeys
from store.identity.tokens import TokenChecker
from tests.identity.test_tokens import ISSUER, claims


@dataclass
class Project:
    """A project's jwks.json that can be told what to answer, and a clock to turn."""

    listed: list[dict[str, Any]]
    answer: Response | None = None
    asked: int = 0
    now: float = 1_000.0
    cache: JwksCache = field(init=False)

    async def jwks(self, _: Request) -> Response:
        self.asked += 1
        await asyncio.sleep(0.01)
        return self.answer or JSONResponse({"keys": self.listed})


@pytest.fixture
def first(tmp_path: Path) -> LocalKeys:
    return keys.load_or_create(tmp_path / "first")


@pytest.fixture
def second(tmp_path: Path) -> LocalKeys:
    return keys.load_or_create(tmp_path / "second")


@pytest.fixture
async def project(first: LocalKeys) -> AsyncIterator[Project]:
    made = Project([first.jwk])
    app = Starlette(routes=[Route("/jwks.json", made.jwks)])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), verify=False) as http:
        made.cache = JwksCache("http://project.test/jwks.json", http, clock=lambda: made.now)
        yield made


async def test_many_requests_at_once_ask_once(project: Project, first: LocalKeys) -> None:
    checker = TokenChecker(project.cache, ISSUER)
    token = first.sign(claims())
    await asyncio.gather(*(checker.claims(token) for _ in range(20)))
    project.now += 599
    await checker.claims(token)
    assert project.asked == 1
    project.now += 2
    await checker.claims(token)
    assert project.asked == 2


async def test_a_rotated_key_is_found_and_the_old_one_forgotten(
    project: Project, first: LocalKeys, second: LocalKeys
) -> None:
    checker = TokenChecker(project.cache, ISSUER)
    await checker.claims(first.sign(claims()))
    project.listed = [second.jwk]
    project.now += 20
    await checker.claims(second.sign(claims()))
    with pytest.raises(SignInNeeded):
        await checker.claims(first.sign(claims()))


async def test_invented_key_ids_do_not_hammer_the_project(
    project: Project, second: LocalKeys
) -> None:
    checker = TokenChecker(project.cache, ISSUER)
    for _ in range(50):
        with pytest.raises(SignInNeeded):
            await checker.claims(second.sign(claims()))
    assert project.asked == 1


async def test_known_keys_outlive_an_outage_by_a_day(project: Project, first: LocalKeys) -> None:
    checker = TokenChecker(project.cache, ISSUER)
    token = first.sign(claims())
    await checker.claims(token)
    project.answer = Response("down", 503)
    project.now += 23 * 3_600
    await checker.claims(token)
    project.now += 2 * 3_600
    with pytest.raises(Unavailable):
        await checker.claims(token)
    project.answer = None
    project.now += 20
    await checker.claims(token)


@pytest.mark.parametrize(
    "answer",
    [
        Response("down", 503),
        Response("<html>", 200),
        JSONResponse([1]),
        JSONResponse({"keys": "x"}),
        Response(b'{"keys": [' + b" " * 70_000 + b"]}"),
        RedirectResponse("http://elsewhere.test/jwks.json"),
    ],
    ids=["error", "html", "list", "text", "too large", "redirect"],
)
async def test_a_project_that_does_not_answer_sensibly_is_unavailable(
    project: Project, first: LocalKeys, answer: Response
) -> None:
    project.answer = answer
    with pytest.raises(Unavailable):
        await TokenChecker(project.cache, ISSUER).claims(first.sign(claims()))


async def test_a_shared_secret_in_the_list_is_never_used(
    project: Project, first: LocalKeys
) -> None:
    project.listed = [{"kty": "oct", "k": "c2VjcmV0", "kid": first.kid, "alg": "HS256"}, {"kid": 7}]
    with pytest.raises(SignInNeeded):
        await TokenChecker(project.cache, ISSUER).claims(first.sign(claims()))


async def test_the_local_servers_own_list_is_understood(site) -> None:
    url = f"{site.url}/auth/v1/.well-known/jwks.json"
    async with httpx.AsyncClient(verify=False) as http:
        checker = TokenChecker(JwksCache(url, http), site.identity.issuer)
        token = site.identity.keys.sign(claims(iss=site.identity.issuer))
        assert (await checker.claims(token))["role"] == "authenticated"
