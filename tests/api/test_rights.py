"""Every route against somebody else and against nobody: they learn nothing, and nothing breaks."""

import io
import re
import time
import uuid
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.staticfiles import StaticFiles
from starlette.routing import Mount, Route, WebSocketRoute

from tests.api.conftest import JPEG
from tests.api.doors import API, HARMLESS, MOUNTS, TABLE, Knock

pytestmark = pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")
CANARY = "CANARY-lighthouse-of-ada"
NAMES = re.compile(r"\{[a-z_]+(:path)?\}")
REAL_TIME = time.time
FILES = StaticFiles(directory=".", check_dir=False)


def routes_of(routes: Any, under: str = "") -> Iterator[tuple[str, str]]:
    """(method, path) of every route, through the routers and applications that were included.

    Raises AssertionError for a door of a kind that this test does not know how to try.
    """
    for route in routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from routes_of(inner.routes, under)
        elif isinstance(route, Mount) and isinstance(route.app, StaticFiles):
            assert under + route.path in MOUNTS, f"a new folder without a test: {route.path}"
        elif isinstance(route, Mount):
            assert route.routes, f"a mounted application that hides its doors: {route.path}"
            yield from routes_of(route.routes, under + route.path)
        elif under + route.path not in HARMLESS:
            assert isinstance(route, APIRoute), f"a new kind of route: {route}"
            yield from ((m, under + route.path) for m in sorted(route.methods - {"HEAD"}))


@pytest.fixture
async def ada(site):
    """Somebody with a made film, a conversation, an open approval and files."""
    person = await site.person()
    film = await site.film(person)
    key = await site.keep(person, film, "asset-2")
    threads, seat = site.house.store.threads, person.seat
    await site.house.store.profiles.update(seat, name=CANARY)
    async with site.house.store.work(seat, film) as work:
        scene = work.project.scenes[0].model_copy(update={"narration": CANARY})
        work.project = work.project.model_copy(
            update={"title": CANARY, "scenes": (scene, *work.project.scenes[1:])}
        )
    thread = await threads.create(seat, film, title=CANARY)
    await threads.begin_run(seat, film, thread, "run-of-ada", "chat", {"mode": "act"})
    quote = {"title": CANARY, "items": [], "total": 5, "balance": 100}
    held = {"interrupt_id": "int-call-1", "tool_call_id": "call-1", "tool": "generate_scene"}
    await threads.end_run(
        seat, "run-of-ada", "waiting", {"approvals": [{**held, "args": {}, "quote": quote}]}
    )
    stored = await site.http.post(
        f"/storage/v1/object/uploads/{seat.user_id}/cat.png",
        headers={**person.headers, "content-type": "image/png"},
        content=b"\x89PNG\r\n\x1a\n" + CANARY.encode(),
    )
    assert stored.status_code == 200, stored.text
    api_key, _ = await site.house.store.keys.make(seat, CANARY)
    return person, {
        "key_id": api_key.id,
        "project_id": film,
        "run_id": "run-of-ada",
        "thread_id": thread,
        "render_id": "r1",
        "kind": "srt",
        "key:path": key,
        "path:path": "api/unknown",
        "user_id": seat.user_id,
        "digest": "0" * 20,
        "sign_in": seat.claims["session_id"],
        "session_id": seat.claims["session_id"],
        "bucket": "uploads",
        "name:path": f"{seat.user_id}/cat.png",
    }


def filled(given: Any, names: dict[str, str]) -> Any:
    """`{name}` in all strings replaced by the owner's real ones."""
    if isinstance(given, str):
        for name, value in names.items():
            given = given.replace(f"{{{name}}}", value)
        return given
    if isinstance(given, dict):
        return {k: filled(v, names) for k, v in given.items()}
    return [filled(v, names) for v in given] if isinstance(given, list) else given


def invented(names: dict[str, str]) -> dict[str, str]:
    """The same names, of things that do not exist."""
    nobody = str(uuid.uuid4())
    return {
        **{name: f"{value[:2]}-no-such-thing" for name, value in names.items()},
        **dict.fromkeys(("key_id", "user_id", "sign_in", "session_id"), nobody),
        "kind": names["kind"],
        "bucket": names["bucket"],
        "digest": "1" * 20,
        "path:path": names["path:path"],
        "name:path": f"{nobody}/cat.png",
    }


async def knock(site, names, door, headers):
    method, path = door
    how = TABLE[door]
    return await site.http.request(
        method,
        filled(path, names),
        json=filled(how.json, names),
        params=filled(how.params, names),
        files=how.files,
        data=how.data,
        content=how.content,
        headers=headers,
    )


def told(answer) -> str:
    """All that an answer says; a zip is opened."""
    if answer.headers.get("content-type") != "application/zip":
        return answer.content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return "".join(archive.read(n).decode(errors="replace") for n in archive.namelist())


def test_every_route_is_in_the_table(site):
    found = set(routes_of(site.app.routes))
    assert len(found) > 90
    assert found - set(TABLE) == set(), "say in the table what a stranger gets here"
    assert set(TABLE) - found == set(), "these routes are gone"


def test_a_door_that_nobody_has_classified_is_found():
    """Whatever it is: a mounted application, a bare route, a socket, a folder of files."""
    inner = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    inner.add_api_route("/rpc/{thing}", lambda: None, methods=["POST"])
    outer = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    outer.mount("/mcp", inner)
    assert ("POST", "/mcp/rpc/{thing}") in set(routes_of(outer.routes)) - set(TABLE)
    bare = Route("/slack", lambda request: None, methods=["POST"])
    hidden = Mount("/mcp", app=lambda scope, receive, send: None)
    for door in (bare, hidden, WebSocketRoute("/ws", lambda socket: None), Mount("/f", FILES)):
        with pytest.raises(AssertionError):
            list(routes_of([door]))


async def test_nobody_and_somebody_else_learn_nothing_at_any_door(site, ada):
    owner, names = ada
    before = await site.house.store.read(owner.seat, names["project_id"])
    stranger = await site.person()
    _, key = await site.house.store.keys.make(stranger.seat, "stranger's")
    publishable = site.http.headers.pop("apikey")
    wrong = []
    for door in sorted(TABLE, key=lambda d: TABLE[d].last):
        how = TABLE[door]
        asker = await site.person(publishable) if how.last else stranger
        by_key = {} if how.last else {"authorization": f"Bearer {key}"}
        for who, headers, good in (
            ("nobody", {}, how.nobody),
            ("a browser", {"apikey": publishable}, how.nobody | how.stranger | {403}),
            ("forged", {"authorization": "Bearer x.y.z"}, how.forged),
            ("stranger", asker.headers, how.stranger),
            # Of /auth and /storage a key opens nothing; of the account it may see little.
            ("stranger's key", by_key, how.stranger | how.nobody | {403, 400}),
        ):
            answer = await knock(site, names, door, headers)
            if answer.status_code not in good or CANARY in told(answer):
                wrong.append((who, *door, answer.status_code, answer.text[:160]))
    assert not wrong, "\n".join(map(str, wrong))
    after = await site.house.store.read(owner.seat, names["project_id"])
    assert (after.revision, after.project) == (before.revision, before.project)
    assert (await site.house.store.threads.run(owner.seat, "run-of-ada")).state == "waiting"
    mine = await site.http.get(f"/api/projects/{names['project_id']}/thread", headers=owner.headers)
    assert CANARY in mine.text
    file = f"/storage/v1/object/uploads/{owner.seat.user_id}/cat.png"
    assert CANARY in (await site.http.get(file, headers=owner.headers)).text
    me = (await site.http.get("/api/me", headers=owner.headers)).json()
    assert (me["name"], me["credits_left"]) == (CANARY, site.settings.welcome_credits)


async def test_what_is_somebody_elses_sounds_like_what_is_not_there(site, ada):
    """In every word of the answer, for somebody else and for nobody alike."""
    _, names = ada
    stranger = await site.person()
    del site.http.headers["apikey"]
    nowhere, different = invented(names), []
    for door, how in TABLE.items():
        if not NAMES.search(str((door, how.json, how.params))) or "{path:path}" in door[1]:
            continue
        heard = set()
        for headers in (stranger.headers, {}):
            for given in (names, nowhere):
                answer = await knock(site, given, door, headers)
                if headers or answer.status_code != 401:
                    said = "".join(answer.text.replace(nowhere[n], names[n]) for n in ["user_id"])
                    heard.add((answer.status_code, said))
        if len({h for h in heard if h[0] == 404}) > 1 or len(heard) > len(
            how.stranger | how.nobody
        ):
            different.append((*door, heard))
    assert not different, "\n".join(map(str, different))


async def test_a_stranger_reaches_nothing_from_inside_a_film_of_their_own(site, ada):
    """The owner's names of conversations, runs and files, put into the stranger's own film."""
    owner, names = ada
    stranger = await site.person()
    film = await site.film(stranger)
    here, asked = f"/api/projects/{film}", {"headers": stranger.headers}
    http, thread = site.http, names["thread_id"]
    reached = [
        await http.get(f"{here}/thread", params={"thread_id": thread}, **asked),
        await http.post(f"{here}/messages", json={"text": "Hi", "thread_id": thread}, **asked),
        await http.post(
            f"{here}/messages",
            json={"text": "Hi", "thread_id": thread, "fork_run_id": "run-of-ada"},
            **asked,
        ),
        await http.post(f"{here}/revert/run-of-ada", **asked),
        await http.get(f"{here}/renders/r1", **asked),
        await http.get(f"{here}/peaks", params={"asset_id": "asset-2"}, **asked),
        await http.get(f"{here}/filmstrip", params={"asset_id": "asset-2"}, **asked),
    ]
    assert [(a.url.path, a.status_code) for a in reached if a.status_code != 404] == []
    links = await http.post(f"{here}/links", json={"asset_ids": ["asset-2"]}, **asked)
    assert links.json() == {"urls": {}}
    assert (await site.house.store.threads.run(owner.seat, "run-of-ada")).state == "waiting"


async def test_a_signed_link_opens_its_one_file_and_no_other(site, ada, monkeypatch):
    owner, names = ada
    links = await site.http.post(
        f"/api/projects/{names['project_id']}/links",
        json={"asset_ids": ["asset-1", "asset-2"]},
        headers=owner.headers,
    )
    one, two = links.json()["urls"].values()
    path = one.split("/media/")[1]
    assert (await site.http.get(f"/media/{path}")).content == JPEG
    stolen = f"{two.split('/media/')[1].split('?')[0]}?{path.split('?')[1]}"
    bare = path.split("?")[0]
    nowhere = await site.http.get("/media/no/such.jpg?exp=99999999999&sig=x")
    assert nowhere.status_code == 404
    for other in (
        stolen,
        bare,
        f"{bare}?{path.split('&')[0].split('?')[1]}",
        path.replace("exp=", "exp=9"),
        path.replace("sig=", "sig=0"),
        f"{path}&download=evil.html",
    ):
        answer = await site.http.get(f"/media/{other}", headers=owner.headers)
        assert (answer.status_code, answer.json()) == (404, nowhere.json()), other
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert (await site.http.request(method, f"/media/{path}")).status_code == 405
    monkeypatch.setattr(time, "time", lambda: REAL_TIME() + 3_700)
    late = await site.http.get(f"/media/{path}")
    assert (late.status_code, late.json()["detail"]) == (
        403,
        "This link has expired. Load the page again.",
    )


async def test_admin_rights_come_from_the_verified_claim_only(site, ada):
    """Not from what people may write about themselves."""
    _, names = ada
    pretender = await site.person()
    claimed = {"data": {"role": "admin", "is_admin": True, "app_metadata": {"role": "admin"}}}
    await site.http.put("/auth/v1/user", json=claimed, headers=pretender.headers)
    grant = Knock(json=API["POST", "/api/admin/credits"].json)
    answer = await site.http.post(
        "/api/admin/credits", json=filled(grant.json, names), headers=pretender.headers
    )
    assert answer.status_code == 404
    me = (await site.http.get("/api/me", headers=pretender.headers)).json()
    assert me["is_admin"] is False
