"""Runs of the director with a scripted model: it asks before it spends, and every run ends well."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from agent.director import OPEN_ANSWER, Answer
from agent.prompts import fingerprint
from film import edits
from film.errors import Conflict, Invalid, NotFound
from tests.agent.scripted import staged
from tools.registry import TOOLS

ALL = [("generate_scene", {})]
FIRST = [("generate_scene", {"scene_ids": ["s1"]})]
BOTH = [("generate_scene", {"scene_ids": ["s1"]}), ("generate_scene", {"scene_ids": ["s2"]})]


def yes(run, *scenes: str) -> Answer:
    held = run.body["approvals"][0]
    return Answer(interrupt_id=held["interrupt_id"], approved=True, scene_ids=scenes or None)


def price(run) -> int:
    return run.body["approvals"][0]["quote"]["total"]


async def test_paid_work_waits_for_a_yes_and_then_holds_exactly_the_quote(room):
    stage = staged(room, ALL, "On it.")
    run = await stage.say("Make the film")
    assert (run.state, await room.balance()) == ("waiting", (100, 0)), run.body
    ended = await stage.answer(run, yes(run))
    assert ended.state == "done"
    assert await room.balance() == (100 - price(run), price(run))
    assert ended.body["spent"] == price(run)


async def test_a_no_spends_nothing_and_the_model_hears_it(room):
    stage = staged(room, ALL, "Fine.")
    run = await stage.say("Make the film")
    no = Answer(interrupt_id=run.body["approvals"][0]["interrupt_id"], approved=False)
    ended = await stage.answer(run, no)
    assert await room.balance() == (100, 0)
    assert "not now" in await stage.remembered(ended.thread_id)


async def test_forged_answers_are_refused_and_repeated_ones_get_the_first_result(room):
    stage = staged(room, ALL)
    run = await stage.say("Make the film")
    forged = Answer(interrupt_id="int-other", approved=True)
    for answers in ((forged,), (yes(run), forged)):
        with pytest.raises(Conflict):
            await stage.answer(run, *answers)
    assert await room.balance() == (100, 0)
    first = await stage.answer(run, yes(run))
    held = await room.balance()
    assert (await stage.answer(run, yes(run))).id == first.id
    no = Answer(interrupt_id=yes(run).interrupt_id, approved=False)
    for other in (no, yes(run, "s1")):
        with pytest.raises(Conflict):
            await stage.answer(run, other)
    assert await room.balance() == held


async def test_eight_yeses_at_the_same_time_charge_once_and_lead_to_one_run(room):
    stage = staged(room, ALL)
    run = await stage.say("Make the film")
    all_of_them = await asyncio.gather(*(stage.answer(run, yes(run)) for _ in range(8)))
    assert len({r.id for r in all_of_them}) == 1
    assert await room.balance() == (100 - price(run), price(run))


async def test_somebody_elses_yes_finds_nothing(room, second_seat):
    stage = staged(room, ALL)
    run = await stage.say("Make the film")
    with pytest.raises(NotFound):
        await stage.answer(run, yes(run), seat=second_seat)
    with pytest.raises(NotFound):
        await stage.director.start(second_seat, room.project_id, _ask("Hello"))
    assert await room.balance() == (100, 0)


def _ask(text, **fields):
    from agent.turn import Ask

    return Ask(text=text, **fields)


async def test_an_expired_quote_is_not_executed_but_asked_again(room):
    stage = staged(room, ALL, "On it.")
    run = await stage.say("Make the film")
    held = run.body["approvals"][0]
    minutes = datetime.fromisoformat(held["quote"]["expires_at"]) - datetime.now(UTC)
    assert timedelta(minutes=29) < minutes <= timedelta(minutes=30)
    held["quote"]["expires_at"] = (datetime.now(UTC) - timedelta(seconds=1)).isoformat()
    await room.store.threads.end_run(room.seat, run.id, "waiting", {"approvals": [held]})
    again = await stage.answer(run, yes(run))
    assert (again.state, await room.balance()) == ("waiting", (100, 0))
    ended = await stage.answer(again, yes(again))
    assert (ended.state, (await room.balance())[1]) == ("done", price(run))


async def test_work_that_moved_is_asked_again_at_its_new_price_and_never_costs_more(room):
    stage = staged(room, ALL, "On it.")
    run = await stage.say("Make the film")
    async with room.store.work(room.seat, room.project_id) as work:
        work.project = edits.settings(work.project, quality="high")
    again = await stage.answer(run, yes(run))
    assert (again.state, await room.balance()) == ("waiting", (100, 0))
    hashes = [r.body["approvals"][0]["quote"]["work_hash"] for r in (run, again)]
    assert (price(again) > price(run), hashes[0] != hashes[1]) == (True, True)
    await stage.answer(again, yes(again))
    assert (await room.balance())[1] == price(again)


async def test_a_yes_to_one_scene_makes_and_charges_that_scene(room):
    stage = staged(room, ALL)
    run = await stage.say("Make the film")
    with pytest.raises(Invalid):
        await stage.answer(run, yes(run, "s99"))
    items = run.body["approvals"][0]["quote"]["items"]
    cost = sum(i["credits"] for i in items if i["scene_id"] == "s2")
    await stage.answer(run, yes(run, "s2"))
    jobs = await room.store.jobs(room.seat, room.project_id)
    assert {j.order.scene_id for j in jobs if j.order.credits} == {"s2"}
    assert await room.balance() == (100 - cost, cost)


async def test_a_yes_to_one_scene_does_not_stretch_to_others(room):
    stage = staged(room, ALL)
    run = await stage.say("Make the film")
    await stage.answer(run, yes(run, "s2", "s3", "s1", "s2"))
    assert (await room.balance())[1] <= price(run)


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


async def test_several_calls_are_asked_on_one_card_with_one_price(room):
    stage = staged(room, BOTH)
    run = await stage.say("Make scenes 1 and 2")
    (card,) = run.body["approvals"]
    assert [i["scene_id"] for i in card["quote"]["items"]] == ["s1", "s1", "s2", "s2"]
    last = (await stage.events(run.id))[-1]
    (shown,) = last["outcome"]["interrupts"]
    assert shown["id"] == card["interrupt_id"]
    assert shown["metadata"]["total"] == card["quote"]["total"] == price(run)
    ended = await stage.answer(run, yes(run))
    assert await room.balance() == (100 - price(run), price(run))
    told = [e["value"] for e in await stage.events(ended.id) if e.get("name") == "approval"]
    assert told == [{"interrupt_id": card["interrupt_id"], "approved": True}]


async def test_a_yes_to_one_scene_of_a_card_of_several_calls_makes_that_scene(room):
    stage = staged(room, BOTH)
    run = await stage.say("Make scenes 1 and 2")
    lines = [i for i in run.body["approvals"][0]["quote"]["items"] if i["scene_id"] == "s2"]
    await stage.answer(run, yes(run, "s2"))
    assert (await room.balance())[1] == sum(i["credits"] for i in lines)
    first, second, *_ = (await room.project()).scenes
    assert (len(first.picture.takes), len(second.picture.takes)) == (0, 1)


async def test_a_no_to_a_card_of_several_calls_spends_nothing(room):
    stage = staged(room, BOTH)
    run = await stage.say("Make scenes 1 and 2")
    no = Answer(interrupt_id=run.body["approvals"][0]["interrupt_id"], approved=False)
    ended = await stage.answer(run, no)
    assert (ended.state, await room.balance()) == ("done", (100, 0))


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


@pytest.mark.parametrize("same_process", [True, False])
async def test_stop_cancels_and_keeps_what_was_said(room, same_process):
    begun, never = asyncio.Event(), asyncio.Event()

    async def stuck() -> str:
        begun.set()
        await never.wait()
        return "late"

    stage = staged(room, stuck, "Here.")
    run_id, thread = await stage.director.start(
        room.seat, room.project_id, _ask("A very long thought")
    )
    await begun.wait()
    door = stage if same_process else staged(room)  # a second API process on the same database
    assert await door.director.stop(room.seat, room.project_id)
    run = await stage.ended(run_id)
    assert run.state == "cancelled"
    assert "A very long thought" in await stage.remembered(thread)
    assert not await door.director.stop(room.seat, room.project_id), "nothing runs any more"
    again = await stage.say("Go on", thread)
    assert again.state == "done"


async def test_nobody_else_can_stop_it(room, second_seat):
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow() -> str:
        begun.set()
        await go_on.wait()
        return "There."

    stage = staged(room, slow)
    run_id, _ = await stage.director.start(room.seat, room.project_id, _ask("One"))
    await begun.wait()
    with pytest.raises(NotFound):
        await stage.director.stop(second_seat, room.project_id)
    go_on.set()
    assert (await stage.ended(run_id)).state == "done"


async def test_a_second_sentence_while_one_is_worked_on_waits_or_is_refused(room):
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow() -> str:
        begun.set()
        await go_on.wait()
        return "There."

    stage = staged(room, slow, "Second.")
    run_id, thread = await stage.director.start(room.seat, room.project_id, _ask("One"))
    await begun.wait()
    waits = asyncio.create_task(stage.say("Two", thread))
    await asyncio.sleep(0.3)
    assert not waits.done()
    go_on.set()
    assert (await stage.ended(run_id)).state == "done"
    assert (await waits).state == "done"


async def test_a_refused_start_does_not_lock_the_conversation(room, made_room):
    stage = staged(room, "One.", "Two.")
    first = await stage.say("Hello")
    with pytest.raises(Invalid):
        await stage.director.start(
            room.seat, made_room.project_id, _ask("Hi", thread_id=first.thread_id)
        )
    assert (await stage.say("Hello again", first.thread_id)).state == "done"


async def test_a_new_sentence_closes_an_open_approval(room):
    stage = staged(room, ALL, "All right, something else.")
    run = await stage.say("Make the film")
    await stage.say("Wait, what can you do?", run.thread_id)
    assert (await room.store.threads.run(room.seat, run.id)).state == "cancelled"
    assert OPEN_ANSWER in await stage.remembered(run.thread_id)
    with pytest.raises(Conflict):
        await stage.answer(run, yes(run))
    assert await room.balance() == (100, 0)


async def test_a_model_that_breaks_ends_the_run_with_an_error_and_the_thread_goes_on(room):
    stage = staged(room, RuntimeError("secret stack"), "Back again.")
    run = await stage.say("Remember the number 4711")
    events = await stage.events(run.id)
    assert (run.state, events[-1]["type"]) == ("failed", "RUN_ERROR")
    assert "secret stack" not in str(events) + str(run.body)
    again = await stage.say("What was it?", run.thread_id)
    assert again.state == "done"
    assert "4711" in str(stage.script.seen[-1])


async def test_what_a_tool_did_before_the_model_broke_is_remembered(room):
    stage = staged(room, [("update_project", {"title": "New name"})], RuntimeError("x"), "Ok.")
    run = await stage.say("Call it New name")
    assert (run.state, (await room.project()).title) == ("failed", "New name")
    await stage.say("Did it work?", run.thread_id)
    assert "update_project" in str(stage.script.seen[-1])


async def test_every_run_begins_with_its_start_and_ends_with_its_end(room):
    stage = staged(room, ALL, "On it.", "Bye.", RuntimeError("x"))
    run = await stage.say("Make the film")
    second = await stage.answer(run, yes(run))
    third = await stage.say("Bye", run.thread_id)
    fourth = await stage.say("Again", run.thread_id)
    for each, last in (
        *((r, "RUN_FINISHED") for r in (run, second, third)),
        (fourth, "RUN_ERROR"),
    ):
        types = [e["type"] for e in await stage.events(each.id)]
        assert (types[0], types[-1]) == ("RUN_STARTED", last)
        assert sum(t in ("RUN_FINISHED", "RUN_ERROR") for t in types) == 1


async def test_a_model_that_never_ends_is_stopped_and_says_so(room):
    look = [("check_credits", {})]
    stage = staged(room, *[look] * 40)
    run = await stage.say("Look again and again")
    assert run.state == "failed"
    assert "more steps than one turn" in run.body["error"]
    assert len(stage.script.steps) >= 40 - 13, "no more requests than a turn may have"


async def test_a_run_keeps_which_wording_of_the_prompt_it_was_given(room):
    run = await staged(room, "Here.").say("Hello")
    assert run.body["prompt"] == fingerprint("director")
