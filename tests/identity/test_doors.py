"""The whole application: nobody gets through any door without a token, and the account works in it."""

import re

import httpx
import pytest

from worker.settings import Settings

# A library that the application imports still overrides a method that pydantic deprecates.
pytestmark = pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")
NOBODY = "00000000-0000-4000-8000-000000000000"
# What anybody may see: pictures by their unguessable address, and what the studio offers.
PUBLIC = {"/api/avatars/{user_id}/{digest}.webp", "/api/choices", "/api/examples"}


@pytest.fixture
async def http(app_dsn, valkey_url, tmp_path, monkeypatch):
    from api.app import create_app

    monkeypatch.setenv("DATABASE_URL", app_dsn)
    monkeypatch.setenv("REDIS_URL", valkey_url)
    monkeypatch.setenv("PIXORA_HOME", str(tmp_path))
    app = create_app(Settings(_env_file=None))
    async with app.router.lifespan_context(app):
        key = app.state.local_identity.keys.publishable
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(
            transport=transport,
            base_url="http://127.0.0.1:8000",
            headers={"apikey": key},
            verify=False,
        ) as client:
            yield client


async def test_every_route_asks_for_a_token_and_a_person_gets_in_and_out(http):
    paths = (await http.get("/openapi.json")).json()["paths"]
    closed = [
        (m, p)
        for p, ways in paths.items()
        for m in ways
        if p.startswith("/api") and p not in PUBLIC
    ]
    assert len(closed) > 30
    open_doors = []
    for method, path in closed:
        url = re.sub(r"\{[^}]+\}", NOBODY, path)
        named = "{" in path or "/admin/" in path
        for header in ({}, {"authorization": "Bearer x.y.z"}, {"cookie": "sb-access-token=x"}):
            answer = await http.request(method.upper(), url, headers=header)
            hidden = named and "authorization" not in header
            if answer.status_code != (404 if hidden else 401):
                open_doors.append((method, path, answer.status_code))
    assert open_doors == []
    assert not [path for path in paths if path.startswith(("/auth/", "/storage/"))]
    granted = (await http.post("/auth/v1/signup", json={})).json()
    person = {"authorization": f"Bearer {granted['access_token']}"}
    me = await http.get("/api/me", headers=person)
    assert (me.json()["is_anonymous"], me.json()["credits_left"]) == (
        True,
        Settings().welcome_credits,
    )
    assert (await http.delete("/api/me", headers=person)).status_code == 204
