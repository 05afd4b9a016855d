"""Too much, too often, too big: 429 and 413 with what to do; and headers on everything."""

import re
from typing import get_args

import httpx
import pytest

from api.limits import Door, Turnstile
from api.local.gates import BY_ADDRESS as BY_ADDRESS_OF_AUTH
from api.local.gates import Gates
from api.sizes import BODY_BYTES
from film.errors import TooMany
from store.identity.auth_sessions import Origin
from store.identity.limits import Rate, place_of
from store.identity.refusals import AuthRefused
from tests.api.conftest import create_app
from tests.api.doors import API
from tests.api.test_rights import ada, filled  # noqa: F401 - a fixture by its name
from tools.registry import TOOLS

pytestmark = pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")
FEW, MANY = Rate(3, 60), Rate(1_000, 60)
DOORS = get_args(Door)
NOWHERE = "redis://127.0.0.1:1/0"


def turnstile(url: str, user: Rate = FEW, address: Rate = MANY) -> Turnstile:
    return Turnstile(url, dict.fromkeys(DOORS, user), dict.fromkeys(DOORS, address))


@pytest.mark.parametrize("url", ["valkey", "", NOWHERE])
async def test_the_fourth_of_three_is_told_when_to_come_back(url, valkey_url, tmp_path):
    gate = turnstile(valkey_url if url == "valkey" else url)
    who = tmp_path.name
    for _ in range(3):
        await gate.enter("chat", who, "10.0.0.1")
    with pytest.raises(TooMany) as refused:
        await gate.enter("chat", who, "10.0.0.1")
    assert 1 <= refused.value.details["retry_after_s"] <= 60
    await gate.enter("upload", who, "10.0.0.1")
    await gate.enter("chat", f"friend of {who}", "10.0.0.1")
    await gate.close()


async def test_processes_count_together_and_an_address_with_many_accounts_is_one(
    valkey_url, tmp_path
):
    one, two = (turnstile(valkey_url, MANY, FEW) for _ in range(2))
    for number in range(3):
        await (one, two)[number % 2].enter("film", f"{tmp_path.name}-{number}", tmp_path.name)
    with pytest.raises(TooMany):
        await two.enter("film", f"{tmp_path.name}-9", tmp_path.name)
    await one.close()
    await two.close()


FREE = {"check_credits", "check_progress", "list_versions"}
COUNTED = {
    ("POST", "/api/projects"),
    ("POST", "/api/projects/{project_id}/duplicate"),
    ("POST", "/api/projects/{project_id}/messages"),
    ("POST", "/api/runs/{run_id}/resume"),
    ("POST", "/api/projects/{project_id}/uploads"),
    ("POST", "/api/projects/{project_id}/reference"),
    ("POST", "/api/projects/{project_id}/poster"),
    ("POST", "/api/me/avatar"),
    ("POST", "/api/keys"),
    ("GET", "/api/me/export"),
    ("GET", "/api/projects/{project_id}/exports/{kind}"),
    ("GET", "/api/projects/{project_id}/peaks"),
    ("GET", "/api/projects/{project_id}/filmstrip"),
    *(
        ("POST", f"/api/projects/{{project_id}}/tools/{t.name}")
        for t in TOOLS
        if t.name not in FREE
    ),
}


async def test_every_door_that_costs_something_answers_429_with_retry_after(site, ada):  # noqa: F811
    owner, names = ada
    site.app.state.turnstile = full = turnstile("", Rate(1, 60))
    for door in DOORS:
        await full.enter(door, owner.seat.user_id, "127.0.0.1")
    refused = set()
    for (method, path), how in API.items():
        if how.last or method == "DELETE" or path.endswith("/events"):
            continue
        sent = {"json": filled(how.json, names), "params": filled(how.params, names)}
        answer = await site.http.request(
            method,
            filled(path, names),
            headers=owner.headers,
            files=how.files,
            data=how.data,
            **sent,
        )
        assert answer.status_code != 500, (path, answer.text)
        if answer.status_code == 429:
            refused.add((method, path))
            assert (answer.json()["code"], int(answer.headers["retry-after"]) >= 1) == (
                "too_many",
                True,
            )
            assert "Wait" in answer.json()["detail"]
    assert refused == COUNTED


async def test_one_address_cannot_make_accounts_without_end(site):
    answers = [await site.http.post("/auth/v1/signup", json={}) for _ in range(61)]
    assert {a.status_code for a in answers[:60]} == {200}
    assert answers[60].status_code == 429
    assert int(answers[60].headers["retry-after"]) >= 1


@pytest.mark.parametrize("announced", [True, False])
async def test_a_body_over_a_megabyte_is_refused_unread(site, announced):
    person = await site.person()

    async def endless():
        for _ in range(40):
            yield b" " * (BODY_BYTES // 20)

    content = b" " * (BODY_BYTES + 1) if announced else endless()
    headers = {**person.headers, "content-type": "application/json"}
    answer = await site.http.post("/api/projects", content=content, headers=headers)
    assert answer.status_code == 413


async def test_a_long_prompt_a_long_film_and_too_many_scenes_are_refused(site):
    person = await site.person()
    film = await site.film(person)
    here = f"/api/projects/{film}"
    refused = [
        await site.http.post(
            f"{here}/messages", json={"text": "a" * 8_001}, headers=person.headers
        ),
        await site.http.post("/api/projects", json={"duration_s": 601}, headers=person.headers),
    ]
    assert [(a.status_code, a.json()["detail"]) for a in refused] == [
        (422, "text may have 8,000 characters at most; shorten it."),
        (422, "duration_s may be 600 at most; choose less."),
    ]
    for _ in range(57):
        path = f"{here}/tools/add_scene"
        await site.http.post(path, json={"description": "A bird"}, headers=person.headers)
        site.app.state.turnstile = turnstile("", MANY)
    over = await site.http.post(
        f"{here}/tools/add_scene", json={"description": "A bird"}, headers=person.headers
    )
    assert (over.status_code, over.json()["detail"]) == (
        422,
        "A film can have 60 scenes at most here. Remove one first.",
    )


@pytest.mark.parametrize("path", ["/", "/api/choices", "/api/projects", "/api/unknown", "/healthz"])
async def test_every_answer_has_the_headers_and_nothing_inline_may_run(site, path):
    headers = (await site.http.get(path)).headers
    policy = dict(
        part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";")
    )
    assert re.fullmatch(r"'self'(?: 'sha256-[\w+/]+=*')*", policy["script-src"])
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    ("proxies", "peer", "said", "counted"),
    [
        ("", "203.0.113.9", "198.51.100.7", "203.0.113.9"),
        ("10.0.0.0/8", "203.0.113.9", "198.51.100.7", "203.0.113.9"),
        ("10.0.0.0/8", "10.0.0.2", "198.51.100.7", "198.51.100.7"),
        ("10.0.0.0/8", "10.0.0.2", "6.6.6.6, 198.51.100.7", "198.51.100.7"),
        ("10.0.0.0/8, 172.18.0.5", "172.18.0.5", "6.6.6.6, 198.51.100.7, 10.9.9.9", "198.51.100.7"),
    ],
    ids=["no proxy", "not a proxy", "a proxy", "with a lie before it", "two proxies"],
)
async def test_who_asks_is_said_by_a_trusted_proxy_only(settings, proxies, peer, said, counted):
    app = create_app(settings.model_copy(update={"trusted_proxies": proxies}))
    async with app.router.lifespan_context(app):
        app.state.gates = Gates({**BY_ADDRESS_OF_AUTH, "anonymous": Rate(1, 3_600)})
        headers = {"apikey": app.state.local_identity.keys.publishable, "x-forwarded-for": said}
        transport = httpx.ASGITransport(app=app, client=(peer, 5_000))
        async with httpx.AsyncClient(transport=transport, base_url="http://studio.test") as http:
            started = await http.post("/auth/v1/signup", json={}, headers=headers)
            token = {"authorization": f"Bearer {started.json()['access_token']}"}
            where = (await http.get("/api/me/sessions", headers=token)).json()
            assert [entry["address"] for entry in where] == [counted]
            again = await http.post("/auth/v1/signup", json={}, headers=headers)
            assert again.status_code == 429


def test_a_household_is_counted_once_and_the_refused_push_nobody_out():
    same = ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9")
    assert len({place_of(address) for address in same}) == 1
    assert place_of("2001:db8:1:3::1") != place_of(same[0])
    assert place_of("::ffff:198.51.100.7") == place_of("198.51.100.7") == "198.51.100.7"
    gates = Gates({**BY_ADDRESS_OF_AUTH, "sign_in": Rate(2, 60)}, {"sign_in": Rate(1, 60)})
    tried = []
    for number in range(5):
        try:
            gates.knock("sign_in", Origin("198.51.100.7"), f"{number}@example.test")
            tried.append(200)
        except AuthRefused as refused:
            tried.append(refused.status)
    assert tried == [200, 200, 429, 429, 429]
    gates.knock("sign_in", Origin("198.51.100.8"), "4@example.test")
