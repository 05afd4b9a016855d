"""What admins see of the house, and nobody else: what providers billed for each job."""

import psycopg
import pytest
from psycopg.types.json import Jsonb

from film.ports import JobOrder

pytestmark = pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")
JOB = """insert into jobs (id, project_id, user_id, key, ordered, queue, state, charged, memory, ended_at)
values (%s, %s, %s, %s, '{"unit": "s1.visual", "maker": "fal:x"}', 'io', %s, %s, %s, now())"""
BILLED = {"fal_still": {"state": "done", "usd": 0.04}, "fal_clip": {"state": "done", "usd": 0.2}}


async def test_people_see_prices_and_only_admins_what_they_cost_the_host(site, dsn):
    owner, admin = await site.person(), await admin_of(site, dsn)
    film = await site.film(owner)
    with psycopg.connect(dsn) as conn:
        conn.execute(JOB, ("lost", film, owner.seat.user_id, "lost", "failed", 0, Jsonb(BILLED)))
        order = JobOrder(id="lost", key="lost", kind="visual", unit="s1.visual")
        conn.execute("update jobs set ordered = %s", (Jsonb(order.model_dump(mode="json")),))
    for path in ("/api/credits", "/api/choices", f"/api/projects/{film}", "/api/credits/jobs"):
        told = await site.http.get(path, headers=owner.headers)
        assert told.status_code == 200
        for secret in ("cents", "usd", "provider_cents", "memory"):
            assert secret not in told.text, path
    assert (await site.http.get("/api/admin/prices", headers=owner.headers)).status_code == 404
    rows = (await site.http.get("/api/admin/prices", headers=admin)).json()
    used = {(r["part"], r["quality"], r["credits"]) for r in rows if r["in_use"]}
    assert {("visual", "draft", 2), ("visual", "high", 8), ("music", "any", 3)} < used
    (row,) = [r for r in rows if r["model"] == "fal:eleven-v3"]
    assert (row["credits"], row["provider_cents"], row["unit_ms"]) == (2, 2, 10_000)


async def test_a_grant_says_what_it_did_not_do(site, dsn):
    owner, admin = await site.person(), await admin_of(site, dsn)
    before = site.settings.welcome_credits
    wish = {"user_id": owner.seat.user_id, "credits": 50, "reason": "a prize", "key": "prize-01"}

    async def give(**changes):
        return await site.http.post("/api/admin/credits", json=wish | changes, headers=admin)

    me = await site.http.get("/api/me", headers=owner.headers)
    assert me.json()["credits_left"] == before
    assert [(await give()).status_code for _ in range(2)] == [204, 204]
    other = await give(credits=60)
    assert (other.status_code, other.json()["code"]) == (409, "conflict")
    assert "used for something else" in other.json()["detail"]
    nobody = await give(user_id="00000000-0000-0000-0000-00000000000a")
    assert (nobody.status_code, nobody.json()["detail"]) == (404, "There is no such person.")
    assert [(await give(reason=r, key="prize-02")).status_code for r in ("", "   ")] == [422, 422]
    told = (await site.http.get("/api/credits/entries", headers=owner.headers)).json()["items"]
    assert [(e["kind"], e["amount"], e["reason"]) for e in told] == [
        ("grant", 50, "a prize"),
        ("grant", before, "Welcome to Pixora"),
    ]


async def test_an_admin_finds_people_by_address_and_nobody_else_does(site, dsn):
    ada, admin = await site.person(), await admin_of(site, dsn)
    address = f"ada-{ada.seat.user_id[:8]}@example.org"
    await site.http.get("/api/me", headers=ada.headers)
    with psycopg.connect(dsn) as conn:
        conn.execute("update auth.users set email = %s where id = %s", (address, ada.seat.user_id))

    async def found(query, headers=admin):
        answer = await site.http.get("/api/admin/users", params={"query": query}, headers=headers)
        return answer.status_code, [
            (u["user_id"], u["email"]) for u in answer.json().get("items", ())
        ]

    for asked in (address, f" {address.upper()} ", address[:10], ada.seat.user_id):
        assert await found(asked) == (200, [(ada.seat.user_id, address)])
    assert await found("nobody@example.org") == (200, [])
    assert await found(address, ada.headers) == (404, [])


async def admin_of(site, dsn):
    """The headers of an admin."""
    signed = (await site.http.post("/auth/v1/signup", json={})).json()
    with psycopg.connect(dsn) as conn:
        conn.execute(
            "update auth.users set raw_app_meta_data = raw_app_meta_data || %s where id = %s",
            (Jsonb({"role": "admin"}), signed["user"]["id"]),
        )
    granted = await site.http.post(
        "/auth/v1/token",
        params={"grant_type": "refresh_token"},
        json={"refresh_token": signed["refresh_token"]},
    )
    return {"authorization": f"Bearer {granted.json()['access_token']}"}


async def test_the_bill_of_each_job_stands_beside_its_charge(site, dsn):
    signed = (await site.http.post("/auth/v1/signup", json={})).json()
    owner = await site.person()
    film = await site.film(owner)
    with psycopg.connect(dsn) as conn:
        for name, state, charged in (("used", "done", 24), ("lost", "failed", 0)):
            values = (name, film, owner.seat.user_id, name, state, charged, Jsonb(BILLED))
            conn.execute(JOB, values)
        conn.execute(
            "update auth.users set raw_app_meta_data = raw_app_meta_data || %s where id = %s",
            (Jsonb({"role": "admin"}), signed["user"]["id"]),
        )
    before = {"authorization": f"Bearer {signed['access_token']}"}
    for headers in (owner.headers, before):  # the claim comes with the next token
        assert (await site.http.get("/api/admin/jobs", headers=headers)).status_code == 404
    granted = await site.http.post(
        "/auth/v1/token",
        params={"grant_type": "refresh_token"},
        json={"refresh_token": signed["refresh_token"]},
    )
    admin = {"authorization": f"Bearer {granted.json()['access_token']}"}
    found = (await site.http.get("/api/admin/jobs", headers=admin)).json()
    assert {j["job_id"]: (j["charged"], j["useful_cents"], j["lost_cents"]) for j in found} == {
        "used": (24, 24, 0),
        "lost": (0, 0, 24),
    }
    assert {(j["user_id"], j["project_id"], j["maker"]) for j in found} == {
        (owner.seat.user_id, film, "fal:x")
    }
    many = await site.http.get("/api/admin/jobs", params={"days": 5_000}, headers=admin)
    assert many.status_code == 422
