"""What people take along and what is left when they leave."""

import io
import json
import zipfile

import pytest

from film.errors import PixoraError
from store.identity import entering
from store.identity.auth_sessions import Origin
from tests.identity.account_house import film_of, picture


async def test_the_export_holds_everything_of_mine_and_nothing_of_others(house, store, tmp_path):
    seat, http = await house.person()
    eve, _ = await house.person("eve@example.test")
    mine, key = await film_of(store, seat, tmp_path)
    theirs, _ = await film_of(store, eve, tmp_path, b"somebody else's")
    await store.profiles.welcome(seat, 500)
    _, secret = await store.keys.make(seat, "script")
    async with store.db.as_server() as conn:
        await conn.execute("""update assets set meta = '{"seed": 7, "spend_usd": 0.25}'""")
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
    assert {str(file["meta"]) for file in data["files"]} == {"{'seed': 7}"}, (
        "the host's cost is not"
    )
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
