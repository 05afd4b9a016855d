"""Turns that belong together: one limit over a resumed turn, edited messages, one name in the history."""

import asyncio

import psycopg
import pytest
from pydantic_ai.exceptions import ModelHTTPError

from agent.context import Selection
from agent.director import Answer
from agent.recovery import INTERRUPTED
from agent.turn import KEPT, TOO_LONG, UNCHANGED, Ask
from film.errors import Conflict, NotFound
from tests.agent.scripted import ALL, FIRST, Held, price, staged, yes
from tools.registry import TOOLS

SECOND = [("generate_scene", {"scene_ids": ["s2"]})]
THIRD = [("generate_scene", {"scene_ids": ["s3"]})]
CALM = [("set_music", {"mood": "calm"})]
WARM = [("update_project", {"title": "Warm"}), ("set_captions", {"enabled": False})]


async def history(room):
    async with room.store.work(room.seat, room.project_id) as work:
        return await work.revisions()


async def test_a_turn_that_goes_on_after_a_yes_has_no_second_limit(room):
    """Five credits go unasked in a turn: an answer in the middle does not begin a new turn."""
    stage = staged(room, FIRST, SECOND, THIRD, auto=5)
    run = await stage.say("Make scene 1, then 2, then 3")
    assert (run.state, price(run), await room.balance()) == ("waiting", 5, (95, 5))
    again = await stage.answer(run, yes(run))
    assert (again.state, price(again), await room.balance()) == ("waiting", 5, (90, 10))


async def test_a_turn_that_goes_on_after_a_no_has_no_second_limit_either(room):
    stage = staged(room, FIRST, SECOND, THIRD, auto=5)
    run = await stage.say("Make scene 1, then 2, then 3")
    no = Answer(interrupt_id=yes(run).interrupt_id, approved=False)
    again = await stage.answer(run, no)
    assert (again.state, await room.balance()) == ("waiting", (95, 5))


async def test_many_small_calls_of_one_step_are_counted_together(room):
    both = [*FIRST, *SECOND, *THIRD]
    stage = staged(room, both, auto=10)
    run = await stage.say("Make all of them, one by one")
    assert (run.state, price(run), (await room.balance())[1]) == ("waiting", 5, 10)


async def test_a_resumed_turn_keeps_its_mode(room):
    stage = staged(room, FIRST, SECOND, auto=1_000)
    run = await stage.say("Make scene 1", mode="plan")
    again = await stage.answer(run, yes(run))
    assert (again.state, again.body["mode"], await room.balance()) == ("waiting", "plan", (95, 5))
    asks = staged(room, "I look.", "I look again.")
    looked = await asks.say("Look", mode="ask")
    await asks.say("Go on", looked.thread_id, mode="ask")
    reading = {t.name for t in TOOLS if t.cost == "read only"}
    assert asks.script.tools == [reading, reading]


async def test_an_edited_message_forks_the_words_and_leaves_film_and_money(room):
    stage = staged(room, WARM, "ok", FIRST, "ok", "Hello.", auto=5)
    first = await stage.say("Call it Warm, no captions")
    second = await stage.say("Make scene 1", first.thread_id)
    film, money = await room.project(), await room.balance()
    fork = await stage.say(
        "What could we do?", first.thread_id, fork_run_id=second.id, selection=()
    )
    assert fork.thread_id != first.thread_id
    assert (await room.project(), await room.balance()) == (film, money)
    heard = str(stage.script.seen[-1])
    assert ("Call it Warm" in heard, "Make scene 1" in heard) == (True, False)
    assert "Make scene 1" in await stage.remembered(first.thread_id), "the old branch is kept"


@pytest.mark.parametrize("which", ["first", "second"])
async def test_an_edited_message_is_no_way_round_the_cap(room, which):
    stage = staged(room, "Hello.", FIRST, "ok", SECOND, "No.", THIRD, "No.", auto=100, cap=8)
    first = await stage.say("Hello")
    second = await stage.say("Make scene 1", first.thread_id)
    before = {"first": first, "second": second}[which]
    fork = await stage.say("Make scene 2", first.thread_id, fork_run_id=before.id)
    assert (fork.state, (await room.balance())[1]) == ("done", 5)
    assert "more than this conversation" in await stage.remembered(fork.thread_id)
    again = await stage.say("Make scene 3", fork.thread_id, fork_run_id=fork.id)
    assert (again.state, (await room.balance())[1]) == ("done", 5), "nor is a fork of a fork"


async def test_an_edited_message_closes_its_card(room):
    stage = staged(room, ALL, "Something else.")
    run = await stage.say("Make the film")
    await stage.say("Only tell me the price", run.thread_id, fork_run_id=run.id)
    with pytest.raises(Conflict):
        await stage.answer(run, yes(run))
    assert await room.balance() == (100, 0)


async def test_a_message_is_not_edited_while_it_is_answered(room):
    stuck = Held()
    stage = staged(room, stuck)
    asking = asyncio.create_task(stage.say("One"))
    await stuck.begun.wait()
    (thread,) = await room.store.threads.of_film(room.seat, room.project_id)
    (run,) = await room.store.threads.runs(room.seat, thread.id)
    with pytest.raises(Conflict):
        await stage.say("Two", thread.id, fork_run_id=run.id)
    await stage.director.stop(room.seat, room.project_id)
    assert (await asking).state == "cancelled"
    assert len(await room.store.threads.of_film(room.seat, room.project_id)) == 1


async def test_a_message_is_edited_while_its_turn_is_still_given_a_name(room):
    """The turn is over for the person; what it is called in the history comes after."""
    stage = staged(room, WARM, "ok", "Hello.")
    naming = stage.script.naming = Held()
    run_id, thread = await stage.director.start(
        room.seat, room.project_id, Ask(text="Call it Warm")
    )
    await naming.begun.wait()
    again = Ask(text="What could we do?", thread_id=thread, fork_run_id=run_id)
    fork_id, fork = await stage.director.start(room.seat, room.project_id, again)
    assert fork != thread
    naming.go_on.set()
    await stage.ended(run_id)
    assert (await stage.ended(fork_id)).state == "done"


async def test_one_turn_is_one_undo_group_with_the_models_own_name(room):
    stage = staged(room, WARM, "ok", [("undo", {})], "ok")
    stage.script.named = "Renamed to Warm and captions off"
    before = await room.project()
    run = await stage.say("Call it Warm, no captions")
    assert {(r.run_id, r.turn) for r in await history(room)} == {(run.id, stage.script.named)}
    undone = await stage.say("Undo that", run.thread_id)
    assert await stage.told(undone.id) == f"Undone: {stage.script.named}"
    after = await room.project()
    assert (after.title, after.settings.captions) == (before.title, before.settings.captions)


@pytest.mark.parametrize("name", ["", "x" * 500, "two\nlines"])
async def test_without_a_usable_name_the_tools_sentences_stand(room, name):
    stage = staged(room, WARM, "ok")
    stage.script.named = name or " "
    run = await stage.say("Call it Warm, no captions")
    assert run.state == "done"
    assert {r.turn for r in await history(room)} == {""}
    undone = await room.run("undo")
    assert "Warm" in undone.summary
    assert "aption" in undone.summary


async def test_only_the_music_change_is_undone_and_conflicts_are_answered(room):
    late = [("update_project", {"title": "Later"})]
    back = [("take_back", {"change": "the music"})]
    title = [("take_back", {"change": "title Warm"})]
    stage = staged(
        room, CALM, "ok", WARM, "ok", back, "ok", late, "ok", title, "I undid it!", auto=100
    )
    run = await stage.say("Calm music")
    for said in ("Call it Warm", "Undo just the music change", "Call it Later"):
        last = await stage.say(said, run.thread_id)
    film = await room.project()
    assert (film.title, film.music.mood) == ("Later", (await first_film(room)).music.mood)
    refused = await stage.say("Take back the title Warm", last.thread_id)
    told = await stage.told(refused.id)
    assert (await room.project()) == film, "nothing is guessed"
    assert "Later changes build on that one (title" in told
    assert "Undo those first, or change it by hand" in told


async def first_film(room):
    async with room.store.work(room.seat, room.project_id) as work:
        return await work.document_at(0)


async def test_the_selection_reaches_the_model_in_full_and_the_rest_short(room):
    long = "A very long description of a lighthouse. " * 20
    for scene in ("s1", "s2"):
        await room.run("edit_scene", scene_id=scene, visual=long)
    stage = staged(room, "Fine.")
    await stage.say(
        "Make it darker", selection=(Selection(scene_id="s2", part="visual"),), at_ms=6_500
    )
    prompt = stage.script.prompts[0]
    assert prompt.count(long.strip()) == 1
    assert '"selected":{"scene_id":"s2","kind":"visual"}' in prompt
    assert '"playhead_s":6.5' in prompt


async def test_what_was_selected_may_be_removed_in_the_turn(room):
    stage = staged(room, [("remove_scene", {"scene_ids": ["s2"]})], "ok")
    run = await stage.say("Remove this", selection=(Selection(scene_id="s2", part="audio"),))
    assert (run.state, len((await room.project()).scenes)) == ("done", 2)


async def test_a_stop_between_two_tools_keeps_the_first_and_never_runs_the_second(room):
    stage = staged(room, WARM[:1])

    async def stopped() -> str:
        await stage.director.stop(room.seat, room.project_id)
        await asyncio.sleep(30)
        return "late"

    stage.script.steps.append(stopped)
    run = await stage.say("Call it Warm, then turn captions off")
    film = await room.project()
    assert (run.state, film.title, film.settings.captions.enabled) == ("cancelled", "Warm", True)
    assert "update_project" in await stage.remembered(run.thread_id)


async def test_a_model_that_is_down_is_replaced_and_its_turn_has_no_invented_name(room):
    stage = staged(room, ModelHTTPError(503, "down"))
    run = await stage.say("Rename the film to Plan B")
    assert (run.state, (await room.project()).title) == ("done", "Plan B")
    assert {r.turn for r in await history(room)} == {""}


async def test_an_answer_to_a_card_of_another_run_is_refused(room):
    stage = staged(room, FIRST, SECOND)
    one = await stage.say("Make scene 1")
    two = await stage.say("Make scene 2")
    strange = Answer(interrupt_id=yes(one).interrupt_id, approved=True)
    with pytest.raises(Conflict):
        await stage.answer(two, strange)
    assert await room.balance() == (100, 0)


async def test_a_turn_whose_process_died_is_closed_once_told_and_counted(room, dsn):
    """It had ordered scene 1 for five credits: the cap knows of them afterwards."""
    stuck = Held()
    dead = staged(room, FIRST, stuck, auto=100, cap=8)
    dying = asyncio.create_task(dead.say("Make scene 1"))
    await stuck.begun.wait()
    (thread,) = await room.store.threads.of_film(room.seat, room.project_id)
    (run,) = await room.store.threads.runs(room.seat, thread.id)
    async with await psycopg.AsyncConnection.connect(dsn) as conn:  # as if it had died long ago
        await conn.execute("update threads set lease_holder = null, lease_until = null")
        await conn.execute("update runs set started_at = now() - interval '1 minute'")

    alive = staged(room, SECOND, "No.", auto=100, cap=8)
    await asyncio.gather(alive.director.recover(), alive.director.recover())
    lost = await room.store.threads.run(room.seat, run.id)
    assert (lost.state, lost.body["spent"]) == ("failed", 5)
    errors = [e for e in await alive.events(run.id) if e["type"] == "RUN_ERROR"]
    assert [e["message"] for e in errors] == [INTERRUPTED]
    again = await alive.say("Make scene 2", thread.id)
    assert (again.state, await room.balance()) == ("done", (95, 5))
    assert "Make scene 1" in str(alive.script.seen[0]), "what was said is remembered"
    assert "more than this conversation" in await alive.remembered(thread.id)
    await dead.director.close()
    await dying


async def test_a_turn_that_takes_too_many_steps_shows_what_it_did(room):
    names = [[("update_project", {"title": f"Title {n}"})] for n in range(1, 20)]
    stage = staged(room, *names)
    run = await stage.say("Find a better title")
    events = await stage.events(run.id)
    lines = [e["value"]["lines"] for e in events if e.get("name") == "receipt"]
    (error,) = [e["message"] for e in events if e["type"] == "RUN_ERROR"]
    assert (run.state, error) == ("failed", f"{TOO_LONG} {KEPT}")
    assert [line["summary"] for line in lines[0]] == [
        f'The film\'s title is "Title {n}" now.' for n in range(1, 13)
    ]


async def test_a_turn_with_too_many_calls_does_none_of_them_and_says_so(room):
    before = await room.project()
    stage = staged(room, [("update_project", {"title": f"Title {n}"}) for n in range(100)])
    run = await stage.say("Find a better title")
    errors = [e["message"] for e in await stage.events(run.id) if e["type"] == "RUN_ERROR"]
    assert (errors, await room.project()) == ([f"{TOO_LONG} {UNCHANGED}"], before)


async def test_the_card_of_a_deleted_film_waits_until_the_film_is_back(room):
    stage = staged(room, FIRST, "ok")
    run = await stage.say("Make scene 1")
    await room.store.films.remove(room.seat, room.project_id)
    with pytest.raises(NotFound):
        await stage.answer(run, yes(run))
    assert (await room.store.threads.run(room.seat, run.id)).state == "waiting"
    await room.store.films.bring_back(room.seat, room.project_id)
    ended = await stage.answer(run, yes(run))
    assert (ended.state, await room.balance()) == ("done", (95, 5))
