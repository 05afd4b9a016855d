"""Profiles, API keys, outside accounts, and quotes that are claimed once."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from film.errors import Conflict, Invalid, NotFound
from film.pricing import Quote
from film.project import Project


def quote(total=12, minutes=30):
    until = datetime.now(UTC) + timedelta(minutes=minutes)
    return Quote(
        title="Spend?", items=(), total=total, balance=100, work_hash="h", expires_at=until
    )


async def test_a_profile_starts_empty_and_keeps_what_is_set(store, seat, second_seat):
    assert (await store.profiles.get(seat)).theme == "system"
    await store.profiles.update(seat, name="Ada", auto_approve=20)
    changed = await store.profiles.update(seat, theme="dark", defaults={"style": "noir"})
    assert changed.model_dump() == {
        "name": "Ada", "avatar_url": "", "auto_approve": 20, "theme": "dark",
        "defaults": {"style": "noir"},
    }  # fmt: skip
    assert (await store.profiles.get(second_seat)).name == ""


@pytest.mark.parametrize(
    "fields", [{"is_admin": True}, {"theme": "pink"}, {"auto_approve": -1}, {"name": "x" * 201}]
)
async def test_a_profile_refuses_what_makes_no_sense(store, seat, fields):
    with pytest.raises(Invalid):
        await store.profiles.update(seat, **fields)


async def test_an_outside_account_speaks_for_one_person(store, seat, second_seat):
    await store.links.join(seat, "slack", "T1", "U1")
    await store.links.join(seat, "slack", "T1", "U1", name="ada")
    assert await store.links.owner("slack", "T1", "U1") == seat.user_id
    with pytest.raises(Conflict):
        await store.links.join(second_seat, "slack", "T1", "U1")
    await store.links.leave(second_seat, "slack", "T1", "U1")
    assert await store.links.owner("slack", "T1", "U1") == seat.user_id
    await store.links.leave(seat, "slack", "T1", "U1")
    assert await store.links.owner("slack", "T1", "U1") is None


async def test_a_plan_is_claimed_once_by_its_owner_before_it_expires(store, seat, second_seat):
    await store.create(seat, Project(id="f1"))
    plan = await store.plans.save(seat, "f1", quote(), "r1")
    late = await store.plans.save(seat, "f1", quote(minutes=-1))
    assert (await store.plans.read(seat, plan)).total == 12
    with pytest.raises(NotFound):
        await store.plans.claim(second_seat, plan)
    claims = await asyncio.gather(*(store.plans.claim(seat, plan) for _ in range(6)))
    assert sum(claims) == 1
    assert not await store.plans.claim(seat, late)
