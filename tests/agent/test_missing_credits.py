"""A turn that runs out of credits waits, says how much is missing, and goes on when told to."""

import asyncio

import pytest

from film.errors import NeedsCredits
from store.ledger import close, reserve
from tests.agent.scripted import ALL, FIRST, staged, yes


def missing(run) -> int:
    return run.body["approvals"][0]["quote"]["missing"]


async def add(room, amount, key):
    async with room.store.db.as_server(room.seat.user_id) as conn:
        await conn.execute(
            "select private.credits_grant(%s, %s, %s, 'bought')", (room.seat.user_id, amount, key)
        )


async def poor(room, credits_left):
    """Spend all but so many credits on something else."""
    spend = (await room.store.balance(room.seat)).available - credits_left
    async with room.store.db.as_server(room.seat.user_id) as conn:
        user_id = room.seat.user_id
        hold = await reserve(conn, user_id, "forgotten film", "elsewhere", spend, "something else")
        await close(conn, hold, spend)


async def test_a_turn_without_enough_credits_waits_and_continues_after_a_purchase(room):
    await poor(room, 2)
    stage = staged(room, [("update_project", {"title": "Kept"}), *FIRST], "Made.", auto=100)
    run = await stage.say("Call it Kept and make scene 1")
    assert (run.state, missing(run), await room.balance()) == ("waiting", 3, (2, 0))
    assert (await room.project()).title == "Kept"
    assert await room.store.jobs(room.seat, room.project_id) == []
    shown = (await stage.events(run.id))[-1]
    assert shown["type"] == "RUN_FINISHED"
    assert '"missing": 3' in str(shown).replace("'", '"')
    too_early = await stage.answer(run, yes(run))
    assert (too_early.state, missing(too_early), await room.balance()) == ("waiting", 3, (2, 0))
    await add(room, 10, "shop-1")
    ended = await stage.answer(too_early, yes(too_early))
    assert (ended.state, await room.balance()) == ("done", (7, 5))
    assert ended.body["spent"] == 5
    jobs = await room.store.jobs(room.seat, room.project_id)
    assert sorted(j.order.unit for j in jobs) == ["s1.audio", "s1.visual"]
    assert (await room.store.credits.reconcile()).right


async def test_pressing_continue_many_times_charges_once(room):
    await poor(room, 0)
    stage = staged(room, FIRST, "Made.", auto=100)
    run = await stage.say("Make scene 1")
    await add(room, 100, "shop-2")
    ended = await asyncio.gather(*(stage.answer(run, yes(run)) for _ in range(6)))
    assert {r.state for r in ended} == {"done"}
    assert await room.balance() == (95, 5)


async def test_a_yes_that_the_balance_no_longer_covers_waits_too_and_fewer_scenes_go_on(room):
    stage = staged(room, ALL, "Made.")
    run = await stage.say("Make the film")
    assert missing(run) == 0
    await poor(room, 6)
    again = await stage.answer(run, yes(run))
    assert (again.state, missing(again) > 0, await room.balance()) == ("waiting", True, (6, 0))
    ended = await stage.answer(again, yes(again, "s1"))
    assert (ended.state, await room.balance()) == ("done", (1, 5))


async def test_a_button_without_enough_credits_says_what_is_missing_and_works_later(room):
    """REST keeps no state for it: the same request with the same key is the continuation."""
    await poor(room, 2)
    for _ in range(2):
        with pytest.raises(NeedsCredits) as refused:
            await room.run("generate_scene", scene_ids=["s1"], limit=100, key="press-1")
        details = refused.value.details
        assert (details["missing"], details["quote"]["total"]) == (3, 5)
    await add(room, 10, "shop-3")
    first = await room.run("generate_scene", scene_ids=["s1"], limit=100, key="press-1")
    again = await room.run("generate_scene", scene_ids=["s1"], limit=100, key="press-1")
    assert first == again
    assert await room.balance() == (7, 5)
