"""What admins see of the house, and nobody else: what providers billed for each job."""

import psycopg
import pytest
from psycopg.types.json import Jsonb

pytestmark = pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")
JOB = """insert into jobs (id, project_id, user_id, key, ordered, queue, state, charged, memory, ended_at)
values (%s, %s, %s, %s, '{"unit": "s1.visual", "maker": "fal:x"}', 'io', %s, %s, %s, now())"""
BILLED = {"fal_still": {"state": "done", "usd": 0.04}, "fal_clip": {"state": "done", "usd": 0.2}}


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
