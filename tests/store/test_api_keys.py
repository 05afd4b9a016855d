"""API keys in the store: whose they are, how long they open, and what they may spend in all."""

import asyncio

import psycopg
import pytest

from film.errors import Conflict, Forbidden, Invalid, NotFound
from film.ports import Seat
from film.project import Project
from store.api_keys import MOST_KEYS


def by_key(seat, key):
    claims = {"sub": seat.user_id, "role": "authenticated", "api_key_id": key.id}
    return Seat(user_id=seat.user_id, claims=claims)


async def test_a_key_opens_until_it_is_revoked_or_its_owner_is_banned(
    store, seat, second_seat, dsn
):
    key, secret = await store.keys.make(seat, "laptop", ["read"])
    opened = await store.keys.opened(secret)
    assert (opened.user_id, opened.key_id, opened.scopes) == (seat.user_id, key.id, ("read",))
    assert await store.keys.opened(secret + "x") is None
    (listed,) = await store.keys.list(seat)
    assert (listed.prefix, listed.last_used_at is not None) == (secret[:10], True)
    for wrong in ("nonsense", key.id):
        with pytest.raises(NotFound):
            await store.keys.revoke(second_seat, wrong)
    for until, opens in (("infinity", False), ("-infinity", True)):
        with psycopg.connect(dsn) as conn:
            conn.execute("update auth.users set banned_until = %s", (until,))
        assert bool(await store.keys.opened(secret)) is opens
    await store.keys.revoke(seat, key.id)
    assert await store.keys.opened(secret) is None
    assert await store.keys.list(second_seat) == []


async def test_a_person_has_a_bounded_number_of_keys_that_work(store, seat):
    made = [await store.keys.make(seat, f"k{n}") for n in range(MOST_KEYS)]
    with pytest.raises(Conflict, match="Revoke one"):
        await store.keys.make(seat, "one more")
    await store.keys.revoke(seat, made[0][0].id)
    await store.keys.make(seat, "one more")
    with pytest.raises(Invalid):
        await store.keys.make(seat, "  ")


async def test_a_cap_holds_in_all_against_fifty_at_once_and_settling_less_gives_room(store, seat):
    await store.create(seat, Project(id="f1"))
    await store.profiles.welcome(seat, 1_000)
    capped, _ = await store.keys.make(seat, "capped", credit_cap=60)
    free, _ = await store.keys.make(seat, "free")
    holds, refusals = [], set()

    async def spend(key, n):
        try:
            async with store.work(by_key(seat, key), "f1") as work:
                holds.append(await work.reserve(f"{key.name}{n}", 20, "x"))
        except Forbidden as error:
            refusals.add(error.message)
            return False
        return True

    assert sum(await asyncio.gather(*(spend(capped, n) for n in range(50)))) == 3
    async with store.work(seat, "f1") as work:
        await work.settle(holds[0], 5)
        await work.release(holds[1])
    assert [await spend(capped, n) for n in (50, 51)] == [True, False]
    used = {k.name: k.credits_used for k in await store.keys.list(seat)}
    assert used == {"capped": 45, "free": 0}
    said = "This API key may spend 60 credits in all and has used {}; this needs 20."
    assert refusals == {said.format(60), said.format(45)}
    assert await spend(free, 0)
    await store.keys.revoke(seat, free.id)
    with pytest.raises(Forbidden, match="revoked"):
        async with store.work(by_key(seat, free), "f1") as work:
            await work.reserve("after", 1, "x")
    assert not (await store.credits.reconcile()).wrong
