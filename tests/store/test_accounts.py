"""Profiles and outside accounts."""

import pytest

from film.errors import Conflict, Invalid


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
