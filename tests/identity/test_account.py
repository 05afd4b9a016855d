"""A person's own account: profile, picture, sign-ins, data, and the way out."""

import io
import json
import uuid
import zipfile
from dataclasses import dataclass

import httpx
import pytest
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from PIL import Image

from api import account
from api.local.gates import Gates
from api.local.mount import mount_local_supabase
from film.errors import PixoraError
from film.ports import Asset, Seat
from film.project import Project
from store.identity import avatars, entering
from store.identity.auth_sessions import Origin
from store.identity.local import LocalIdentity
from store.identity.objects import LocalObjects
from store.postgres import PostgresStore
from tests.identity.conftest import OFTEN


@dataclass
class Rooms:
    """What the account's routes use of the application's house."""

    store: PostgresStore

    async def welcome(self, seat: Seat) -> None:
        await self.store.profiles.welcome(seat, 500)


@dataclass
class Studio:
    app: FastAPI
    identity: LocalIdentity

    async def person(self, email: str = "ada@example.test", address: str = "127.0.0.1"):
        """A new person: their seat and a client with their token."""
        granted = await entering.sign_up(
            self.identity, email, "correct horse", {}, Origin(address, "Firefox on Linux")
        )
        claims = await self.identity.checker.claims(granted.access_token)
        seat = Seat(user_id=granted.user.id, claims=claims)
        return seat, self.client(f"Bearer {granted.access_token}")

    def client(self, authorization: str = "") -> httpx.AsyncClient:
        headers = {"authorization": authorization} if authorization else {}
        transport = httpx.ASGITransport(app=self.app)
        return httpx.AsyncClient(
            transport=transport, base_url="http://studio.test", headers=headers
        )


@pytest.fixture
async def house(postgres_server, database, store, tmp_path):
    app = FastAPI()
    app.include_router(account.router)
    app.state.house = Rooms(store)
    app.state.api_keys = store.keys

    @app.exception_handler(PixoraError)
    async def _refused(_: Request, error: PixoraError) -> JSONResponse:
        return JSONResponse({"code": error.code, "detail": error.message}, error.status)

    identity = LocalIdentity(
        postgres_server.dsn(database, "supabase_auth_admin"), tmp_path, "http://studio.test"
    )
    objects = LocalObjects(postgres_server.dsn(database, "authenticator"), tmp_path)
    mount_local_supabase(app, identity, objects, Gates(OFTEN, {}))
    async with identity, objects:
        yield Studio(app, identity)


def picture(kind: str = "PNG", size: tuple[int, int] = (640, 480)) -> bytes:
    out = io.BytesIO()
    image = Image.new("RGB", size, (200, 60, 40))
    exif = Image.Exif()
    exif[0x010E] = "a canary in the description"
    image.save(out, kind, exif=exif)
    return out.getvalue()


async def film_of(store, seat: Seat, tmp_path, body: bytes = b"a film's file") -> tuple[str, str]:
    """A film with one file; returns the film's id and the file's key."""
    project_id, asset_id = f"f{uuid.uuid4().hex[:12]}", uuid.uuid4().hex
    await store.create(seat, Project(id=project_id, title="The lighthouse"))
    key = f"{seat.user_id}/{project_id}/{asset_id}.mp4"
    source = tmp_path / "source.mp4"
    source.write_bytes(body)
    await store.blobs.put(key, source, "video/mp4")
    await store.keep(
        seat, project_id, Asset(id=asset_id, key=key, mime="video/mp4", size_bytes=len(body))
    )
    return project_id, key


async def test_a_profile_is_read_and_changed(house):
    seat, http = await house.person()
    me = (await http.get("/api/me")).json()
    assert (me["user_id"], me["email"], me["is_anonymous"], me["is_admin"]) == (
        seat.user_id,
        "ada@example.test",
        False,
        False,
    )
    assert (me["name"], me["theme"], me["credits_left"], me["credits_held"]) == (
        "",
        "system",
        500,
        0,
    )
    changed = await http.patch("/api/me", json={"name": "Ada", "theme": "dark", "auto_approve": 40})
    assert changed.status_code == 200
    again = (await http.get("/api/me")).json()
    assert (again["name"], again["theme"], again["auto_approve"]) == ("Ada", "dark", 40)


async def test_what_makes_no_sense_is_not_kept(house):
    _, http = await house.person()
    for change in (
        {"name": "x" * 201},
        {"theme": "pink"},
        {"auto_approve": -1},
        {"is_admin": True},
        {"credits_left": 9},
    ):
        assert (await http.patch("/api/me", json=change)).status_code == 422, change


async def test_without_a_good_token_there_is_no_account(house):
    _, http = await house.person()
    for client in (
        house.client(),
        house.client("Bearer x.y.z"),
        house.client("Basic YTpi"),
        house.client("Bearer px_made_up"),
    ):
        for method, path in [
            ("GET", "/api/me"),
            ("PATCH", "/api/me"),
            ("DELETE", "/api/me"),
            ("GET", "/api/me/export"),
            ("GET", "/api/me/sessions"),
        ]:
            answer = await client.request(method, path, json={} if method == "PATCH" else None)
            assert (answer.status_code, answer.json()["code"]) == (401, "sign_in_needed")
    assert (await http.get("/api/me")).status_code == 200


async def test_an_api_key_reads_but_does_not_change_the_account(house, store):
    seat, _ = await house.person()
    _, secret = await store.keys.make(seat, "script")
    http = house.client(f"Bearer {secret}")
    assert (await http.get("/api/me")).json()["user_id"] == seat.user_id
    for method, path in [
        ("DELETE", "/api/me"),
        ("GET", "/api/me/export"),
        ("GET", "/api/me/sessions"),
    ]:
        assert (await http.request(method, path)).status_code == 403


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_every_kind_of_picture_comes_out_the_same(kind):
    drawn, digest = avatars.clean(picture(kind))
    assert len(digest) == 20
    with Image.open(io.BytesIO(drawn)) as opened:
        assert (opened.format, opened.size) == ("WEBP", (256, 256))


async def test_a_picture_is_drawn_anew_as_a_small_square(house):
    _, http = await house.person()
    answer = await http.post(
        "/api/me/avatar", files={"file": ("../../me.png", picture(), "text/html")}
    )
    assert answer.status_code == 200
    url = answer.json()["avatar_url"]
    shown = await house.client().get(url)
    assert shown.headers["content-type"] == "image/webp"
    assert "immutable" in shown.headers["cache-control"]
    assert b"canary" not in shown.content
    with Image.open(io.BytesIO(shown.content)) as drawn:
        assert (drawn.format, drawn.size) == ("WEBP", (256, 256))
        red, green, blue = drawn.convert("RGB").getpixel((128, 128))
    assert abs(red - 200) + abs(green - 60) + abs(blue - 40) < 30


async def test_a_new_picture_replaces_the_old_one(house):
    _, http = await house.person()
    first = (await http.post("/api/me/avatar", files={"file": ("a", picture())})).json()[
        "avatar_url"
    ]
    tall = Image.new("RGB", (300, 900), (1, 2, 3))
    out = io.BytesIO()
    tall.save(out, "PNG")
    second = (await http.post("/api/me/avatar", files={"file": ("a", out.getvalue())})).json()[
        "avatar_url"
    ]
    assert (await http.get(first)).status_code == 404
    assert (await http.get(second)).status_code == 200
    assert (await http.delete("/api/me/avatar")).json()["avatar_url"] == ""
    assert (await http.get(second)).status_code == 404


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"<svg onload=alert(1)>", 422),
        (b"GIF89a" + bytes(100), 422),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), 422),
        (b"RIFF\x00\x00\x00\x00AVI LIST", 422),
        (picture()[:-40], 422),
        (b"\xff\xd8\xff" + bytes(5 * 1024 * 1024), 413),
    ],
    ids=["empty", "svg", "gif", "broken png", "avi", "half", "too large"],
)
def test_what_is_no_good_picture_is_refused(body, status):
    with pytest.raises(PixoraError) as refused:
        avatars.clean(body)
    assert refused.value.status == status


async def test_a_refused_picture_changes_nothing(house):
    _, http = await house.person()
    out = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(out, "PNG")
    for body, status in ((b"<svg onload=alert(1)>", 422), (out.getvalue(), 413)):
        answer = await http.post("/api/me/avatar", files={"file": ("a.png", body, "image/png")})
        assert answer.status_code == status
    assert (await http.get("/api/me")).json()["avatar_url"] == ""


async def test_sign_ins_are_listed_and_ended_by_their_person_only(house):
    _, http = await house.person()
    _, stranger = await house.person("eve@example.test", "127.0.0.9")
    there = await entering.sign_in(
        house.identity, "ada@example.test", "correct horse", Origin("127.0.0.2", "Safari")
    )
    listed = (await http.get("/api/me/sessions")).json()
    assert [(e["user_agent"], e["address"], e["current"]) for e in listed] == [
        ("Safari", "127.0.0.2", False),
        ("Firefox on Linux", "127.0.0.1", True),
    ]
    path = f"/api/me/sessions/{listed[0]['id']}"
    assert (await stranger.delete(path)).status_code == 404
    assert (await http.delete(path)).status_code == 204
    assert (await http.delete(path)).status_code == 404
    with pytest.raises(Exception, match="Refresh Token Not Found"):
        await entering.refresh(house.identity, there.refresh_token)
    assert len((await http.get("/api/me/sessions")).json()) == 1


async def test_the_export_holds_everything_of_mine_and_nothing_of_others(house, store, tmp_path):
    seat, http = await house.person()
    eve, _ = await house.person("eve@example.test")
    mine, key = await film_of(store, seat, tmp_path)
    theirs, _ = await film_of(store, eve, tmp_path, b"somebody else's")
    await store.profiles.welcome(seat, 500)
    _, secret = await store.keys.make(seat, "script")
    answer = await http.get("/api/me/export")
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
        data = json.loads(archive.read("data.json"))
        assert archive.read(f"files/{mine}/{key.rsplit('/', 1)[1]}") == b"a film's file"
    assert len(names) == 2
    assert data["account"]["email"] == "ada@example.test"
    assert [film["title"] for film in data["films"]] == ["The lighthouse"]
    assert sum(e["delta"] for e in data["credit_entries"] if e["account"] == "available") == 500
    assert [entry["name"] for entry in data["api_keys"]] == ["script"]
    whole = json.dumps(data)
    assert theirs not in whole
    assert secret not in whole
    assert eve.user_id not in whole


async def test_leaving_takes_files_and_rows_and_leaves_books_that_add_up(house, store, tmp_path):
    seat, http = await house.person()
    eve, their_http = await house.person("eve@example.test")
    project_id, key = await film_of(store, seat, tmp_path)
    _, their_key = await film_of(store, eve, tmp_path)
    await store.profiles.welcome(seat, 500)
    async with store.work(seat, project_id) as work:
        await work.reserve("k1", 30, "a picture")
    await http.post("/api/me/avatar", files={"file": ("a", picture())})
    avatar = (await http.get("/api/me")).json()["avatar_url"]
    token = http.headers["authorization"]
    uploaded = await http.post(
        f"/storage/v1/object/uploads/{seat.user_id}/a.png",
        content=b"x",
        headers={"content-type": "image/png"},
    )
    assert uploaded.status_code == 200
    assert (await http.delete("/api/me")).status_code == 204
    with pytest.raises(PixoraError):
        await store.blobs.fetch(key)
    assert await store.blobs.fetch(their_key)
    assert (await http.get(avatar)).status_code == 404
    assert (await house.client(token).get("/auth/v1/user")).status_code == 403
    with pytest.raises(Exception, match="Invalid login credentials"):
        await entering.sign_in(house.identity, "ada@example.test", "correct horse", Origin())
    async with store.db.as_server() as conn:
        for table in ("profiles", "projects", "jobs", "api_keys", "storage.objects"):
            column = "owner" if table == "storage.objects" else "user_id"
            left = await conn.execute(f"select 1 from {table} where {column} = %s", (seat.user_id,))
            assert await left.fetchone() is None, table
        sums = await conn.execute(
            "select account, sum(delta)::int as sum from credit_entries where user_id = %s group by 1 order by 1",
            (seat.user_id,),
        )
        assert [(r["account"], r["sum"]) for r in await sums.fetchall()] == [
            ("available", 500),
            ("held", 0),
            ("source", -500),
        ]
    assert (await store.credits.reconcile()).right
    assert (await their_http.get("/api/me")).json()["statistics"]["films"] == 1
