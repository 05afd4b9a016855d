"""A person's own account: profile, picture, sign-ins, data, and the way out."""

import io

import pytest
from PIL import Image

from film.errors import PixoraError
from store.identity import avatars, entering
from store.identity.auth_sessions import Origin
from tests.identity.account_house import picture


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
    back = await http.patch("/api/me", json={"auto_approve": None, "name": None})
    assert (back.json()["name"], back.json()["auto_approve"]) == ("Ada", 0)


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
