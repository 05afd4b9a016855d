"""API keys at the doors: shown once, as good as a token for films, never for the account."""

import pytest

pytestmark = pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")


async def made(site, person, **body):
    answer = await site.http.post("/api/keys", json=body, headers=person.headers)
    assert answer.status_code == 201, answer.text
    found = answer.json()
    return found["key"], {"authorization": f"Bearer {found['secret']}"}


async def test_a_key_works_as_its_owner_until_it_is_revoked(site):
    ada, eve = await site.person(), await site.person()
    film = await site.film(ada)
    key, by_key = await made(site, ada, name="script")
    http, there = site.http, f"/api/projects/{film}"
    assert (await http.get(there, headers=by_key)).json()["project"]["id"] == film
    renamed = await http.patch(there, json={"title": "By a script"}, headers=by_key)
    assert renamed.json()["project"]["title"] == "By a script"
    _, by_eves = await made(site, eve, name="eve's")
    assert (await http.get(there, headers=by_eves)).status_code == 404
    mine = (await http.get("/api/keys", headers=ada.headers)).json()
    secret = by_key["authorization"].removeprefix("Bearer ")
    assert [(k["name"], k["prefix"]) for k in mine] == [("script", secret[:10])]
    assert secret not in str(mine)
    one = f"/api/keys/{key['id']}"
    assert (await http.delete(one, headers=eve.headers)).status_code == 404
    assert (await http.get(there, headers=by_key)).status_code == 200
    assert (await http.delete(one, headers=ada.headers)).status_code == 204
    assert (await http.get(there, headers=by_key)).status_code == 401


async def test_a_key_neither_makes_keys_nor_touches_the_account_nor_is_an_admin(site):
    ada = await site.person()
    key, by_key = await made(site, ada, name="script")
    for method, path in (
        ("GET", "/api/keys"),
        ("POST", "/api/keys"),
        ("DELETE", f"/api/keys/{key['id']}"),
        ("PATCH", "/api/me"),
        ("DELETE", "/api/me"),
        ("GET", "/api/me/export"),
        ("GET", "/api/me/sessions"),
    ):
        body = {"name": "mine"} if method in ("POST", "PATCH") else None
        answer = await site.http.request(method, path, json=body, headers=by_key)
        assert answer.status_code == 403, (method, path)
    assert (await site.http.get("/api/admin/users", headers=by_key)).status_code == 404
    for wrong in ({"name": ""}, {"name": "x", "scopes": ["admin"]}, {"name": "x", "scopes": []}):
        answer = await site.http.post("/api/keys", json=wrong, headers=ada.headers)
        assert answer.status_code == 422


async def test_a_key_that_may_only_read_changes_and_spends_nothing(site):
    ada = await site.person()
    film = await site.film(ada)
    _, reads = await made(site, ada, name="dashboard", scopes=["read"])
    http, there = site.http, f"/api/projects/{film}"
    before = await site.house.store.read(ada.seat, film)
    assert (await http.get(there, headers=reads)).status_code == 200
    asked = await http.post(f"{there}/tools/check_credits", json={}, headers=reads)
    assert asked.status_code == 200
    linked = await http.post(f"{there}/links", json={"asset_ids": ["asset-1"]}, headers=reads)
    assert linked.status_code == 200
    refused = [
        await http.post(f"{there}/tools/undo", json={}, headers=reads),
        await http.post(f"{there}/messages", json={"text": "Make it"}, headers=reads),
        await http.patch(there, json={"title": "Mine"}, headers=reads),
        await http.delete(there, headers=reads),
        await http.post("/api/projects", json={}, headers=reads),
    ]
    assert {(a.status_code, a.json()["code"]) for a in refused} == {(403, "forbidden")}
    after = await site.house.store.read(ada.seat, film)
    assert (after.revision, after.project) == (before.revision, before.project)


async def test_a_key_spends_up_to_its_cap_and_says_so(site):
    ada = await site.person()
    film = await site.film(ada)
    _, by_key = await made(site, ada, name="small", credit_cap=3)
    made_again = {"scene_ids": ["s1"]}
    answer = await site.http.post(
        f"/api/projects/{film}/tools/regenerate_visual",
        json=made_again,
        params={"max_credits": 500},
        headers=by_key,
    )
    assert answer.status_code == 403, answer.text
    assert "may spend 3 credits in all" in answer.json()["detail"]
    assert (await site.house.store.balance(ada.seat)).held == 0


@pytest.mark.parametrize(
    "headers", [{}, {"authorization": "Bearer x.y.z"}, {"authorization": "Bearer px_made_up"}]
)
@pytest.mark.parametrize("path", ["/api/me/avatar", "/api/projects/f1/uploads"])
async def test_a_body_is_not_read_before_the_token_is_checked(site, path, headers):
    sent = 0

    async def body():
        nonlocal sent
        for _ in range(64):
            sent += 1
            yield b"x" * (1 << 20)

    multipart = {"content-type": "multipart/form-data; boundary=b"}
    answer = await site.http.post(path, content=body(), headers={**multipart, **headers})
    hidden = not headers and "projects" in path
    refused = (404, "not_found") if hidden else (401, "sign_in_needed")
    assert (answer.status_code, answer.json()["code"]) == refused
    assert answer.headers["content-security-policy"]
    assert sent <= 1
