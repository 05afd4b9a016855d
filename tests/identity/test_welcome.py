"""The welcome credits: once for a person, once for an address, also after an account was deleted."""

import psycopg
import pytest

GIFT = 500


async def left(http) -> int:
    return (await http.get("/api/me")).json()["credits_left"]


async def guest(house):
    """Somebody without an address, with the key to become more."""
    http = house.client()
    http.headers["apikey"] = house.identity.keys.publishable
    return await signed(house, await http.post("/auth/v1/signup", json={}))


async def signed(house, answer):
    granted = answer.json()
    http = house.client(f"Bearer {granted['access_token']}")
    http.headers["apikey"] = house.identity.keys.publishable
    return http, granted


async def become(house, http, granted, email):
    """The guest gets an address and the token that says so."""
    body = {"email": email, "password": "correct horse"}
    assert (await http.put("/auth/v1/user", json=body)).status_code == 200
    return await signed(
        house,
        await http.post(
            "/auth/v1/token",
            params={"grant_type": "refresh_token"},
            json={"refresh_token": granted["refresh_token"]},
        ),
    )


def entries(dsn, user_id):
    with psycopg.connect(dsn) as conn:
        found = conn.execute(
            "select kind, delta, reason from credit_entries"
            " where user_id = %s and account = 'available' order by id",
            (user_id,),
        )
        return found.fetchall()


async def test_a_guest_who_gets_an_address_keeps_the_one_gift(house):
    http, granted = await guest(house)
    assert await left(http) == GIFT
    http, granted = await become(house, http, granted, "ada@example.test")
    assert [await left(http) for _ in range(2)] == [GIFT, GIFT]


@pytest.mark.parametrize("again", ["ada@example.test", "ADA@example.test", "ada+2@example.test"])
async def test_who_deletes_an_account_and_comes_back_gets_no_second_gift(house, store, again):
    _, http = await house.person("ada@example.test")
    assert await left(http) == GIFT
    assert (await http.delete("/api/me")).status_code == 204
    _, http = await house.person(again)
    assert await left(http) == 0
    _, other = await house.person("eve@example.test")
    assert await left(other) == GIFT
    assert (await store.credits.reconcile()).right


async def test_coming_back_as_a_guest_gives_back_what_is_left_of_the_gift(house, store, dsn):
    http, granted = await guest(house)
    http, granted = await become(house, http, granted, "ada@example.test")
    assert await left(http) == GIFT
    assert (await http.delete("/api/me")).status_code == 204
    http, granted = await guest(house)
    assert await left(http) == GIFT, "nobody can know yet"
    user_id = granted["user"]["id"]
    with psycopg.connect(dsn) as conn:
        conn.execute("select private.credits_grant(%s, 70, 'bought', 'bought')", (user_id,))
        reserve = "select private.credits_reserve(%s, null, 120, 'h', 'x')"
        conn.execute(reserve, (user_id,))
    http, _ = await become(house, http, granted, "ada@example.test")
    assert [await left(http) for _ in range(2)] == [70, 70]
    assert entries(dsn, user_id)[-1] == (
        "return",
        -380,
        "This address had its welcome credits before",
    )
    assert not (await store.credits.reconcile()).wrong


async def test_of_a_deleted_account_only_a_hash_of_its_address_is_left(house, dsn):
    _, http = await house.person("ada@example.test")
    await left(http)
    assert (await http.delete("/api/me")).status_code == 204
    with psycopg.connect(dsn) as conn:
        found = conn.execute("select address, user_id from private.welcomed").fetchall()
        dumped = conn.execute(
            "select string_agg(query_to_xml('select * from ' || quote_ident(schemaname) || '.'"
            " || quote_ident(tablename), true, false, '')::text, '') from pg_tables"
            " where schemaname in ('public', 'private', 'auth', 'storage')"
        ).fetchone()[0]
    assert [(len(address), owner) for address, owner in found] == [(64, None)]
    assert "ada@" not in dumped.lower()


async def test_a_token_that_outlives_its_person_is_given_nothing(house, store, dsn):
    seat, http = await house.person("ada@example.test")
    assert (await http.delete("/api/me")).status_code == 204
    assert await store.profiles.welcome(seat, GIFT) == 0
    assert entries(dsn, seat.user_id) == []


async def test_a_house_that_gives_no_welcome_works(store, seat):
    assert await store.profiles.welcome(seat, 0) == 0
