"""Every route against somebody else and against nobody: they learn nothing, and nothing breaks."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.routing import APIRoute
from starlette.routing import Mount

from tests.api.conftest import JPEG
from tests.api.doors import API, HARMLESS, MOUNTS, TABLE, Knock

pytestmark = pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")
CANARY = "CANARY-lighthouse-of-ada"


def routes_of(routes: Any) -> Iterator[tuple[str, str]]:
    """(method, path) of every route, through the routers that were included."""
    for route in routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from routes_of(inner.routes)
        elif isinstance(route, Mount):
            assert route.path in MOUNTS, f"a new mount without a test: {route.path}"
        elif route.path not in HARMLESS:
            assert isinstance(route, APIRoute), f"a new kind of route: {route}"
            yield from ((m, route.path) for m in sorted(route.methods - {"HEAD"}))


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


async def test_nobody_and_somebody_else_learn_nothing_at_any_door(site, ada):
    owner, names = ada
    before = await site.house.store.read(owner.seat, names["project_id"])
    stranger = await site.person()
    _, key = await site.house.store.keys.make(stranger.seat, "stranger's")
    wrong = []
    for door in sorted(TABLE, key=lambda d: TABLE[d].last):
        how = TABLE[door]
        asker = await site.person() if how.last else stranger
        by_key = {} if how.last else {"authorization": f"Bearer {key}"}
        for who, headers, good in (
            ("nobody", {}, how.nobody),
            ("forged", {"authorization": "Bearer x.y.z"}, how.nobody),
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


async def test_a_signed_link_opens_its_one_file_and_no_other(site, ada):
    owner, names = ada
    links = await site.http.post(
        f"/api/projects/{names['project_id']}/links",
        json={"asset_ids": ["asset-1", "asset-2"]},
        headers=owner.headers,
    )
    one, two = links.json()["urls"].values()
    path = one.split("/media/")[1]
    assert (await site.http.get(f"/media/{path}")).content == JPEG
    stolen = f"/media/{two.split('/media/')[1].split('?')[0]}?{path.split('?')[1]}"
    assert (await site.http.get(stolen)).status_code == 403
    later = path.replace("exp=", "exp=9")
    assert (await site.http.get(f"/media/{later}")).status_code == 403
    renamed = await site.http.get(f"/media/{path}&download=evil.html")
    assert renamed.status_code == 403


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
