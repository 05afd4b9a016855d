"""What a run may spend unasked, what a conversation may spend at all, and what each mode may do."""

import pytest

from tests.agent.scripted import ALL, BOTH, FIRST, price, staged, yes
from tools.registry import TOOLS


async def test_the_auto_limit_is_for_the_whole_run(room):
    stage = staged(room, FIRST, [("generate_scene", {"scene_ids": ["s2"]})], auto=5)
    run = await stage.say("Make scene 1, then 2")
    assert run.state == "waiting"
    assert (await room.balance())[1] == 5


@pytest.mark.parametrize(("auto", "state"), [(4, "waiting"), (5, "done")])
async def test_the_auto_limit_is_exact(room, auto, state):
    stage = staged(room, FIRST, auto=auto)
    assert (await stage.say("Make scene 1")).state == state


async def test_plan_mode_asks_even_within_the_auto_limit(room):
    stage = staged(room, FIRST, auto=1_000)
    run = await stage.say("Make scene 1", mode="plan")
    assert (run.state, await room.balance()) == ("waiting", (100, 0))
    await stage.answer(run, yes(run))
    assert (await room.balance())[1] == 5


async def test_ask_mode_has_no_tool_that_writes_and_invented_ones_do_nothing(room):
    before = await room.project()
    stage = staged(room, [("remove_scene", {"scene_ids": ["s1"]})], FIRST, "I only look.")
    run = await stage.say("Remove scene 1", mode="ask")
    assert stage.script.tools[0] == {t.name for t in TOOLS if t.cost == "read only"}
    assert run.state in ("done", "failed")
    assert (await room.project(), await room.balance()) == (before, (100, 0))


async def test_one_conversation_spends_no_more_than_its_cap(room):
    stage = staged(room, ALL, "Too much.", cap=10)
    run = await stage.say("Make the film")
    assert (run.state, await room.balance()) == ("done", (100, 0))
    assert "more than this conversation" in await stage.remembered(run.thread_id)


async def test_what_one_card_asks_for_stays_below_the_cap(room):
    stage = staged(room, BOTH, cap=8)
    run = await stage.say("Make scenes 1 and 2")
    assert price(run) == 5
    assert "more than this conversation" in await stage.remembered(run.thread_id)
    await stage.answer(run, yes(run))
    assert (await room.balance())[1] == 5


async def test_the_cap_counts_earlier_turns_of_the_conversation(room):
    stage = staged(room, FIRST, "Made.", BOTH[1:], "No.", auto=100, cap=8)
    first = await stage.say("Make scene 1")
    second = await stage.say("And scene 2", first.thread_id)
    assert (second.state, (await room.balance())[1]) == ("done", 5)


async def test_a_yes_to_a_card_goes_no_further_than_a_cap_that_was_lowered_meanwhile(room):
    run = await staged(room, FIRST, cap=8).say("Make scene 1")
    later = staged(room, "Too much.", cap=4)
    ended = await later.answer(run, yes(run))
    assert (ended.state, await room.balance()) == ("done", (100, 0))
    assert "more than this conversation" in await later.told(ended.id)
