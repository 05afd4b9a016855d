"""Runs of the director with a scripted model: they can be stopped, and every one ends well."""

import asyncio
import hashlib
from dataclasses import replace

import pytest

from agent.prompts import fingerprints, prompt
from agent.turn import Ask
from film.errors import Invalid, NotFound
from tests.agent.scripted import ALL, Held, staged, yes
from tools.writing.embedded import EmbeddedWriter


class Spilling(EmbeddedWriter):
    """A writer that breaks with words which nobody may read."""

    async def breakdown(self, brief):
        raise ZeroDivisionError("secret stack")


@pytest.mark.parametrize("same_process", [True, False])
async def test_stop_cancels_and_keeps_what_was_said(room, same_process):
    stuck = Held()
    stage = staged(room, stuck, "Here.")
    run_id, thread = await stage.director.start(
        room.seat, room.project_id, Ask(text="A very long thought")
    )
    await stuck.begun.wait()
    door = stage if same_process else staged(room)  # a second API process on the same database
    assert await door.director.stop(room.seat, room.project_id)
    run = await stage.ended(run_id)
    assert run.state == "cancelled"
    assert "A very long thought" in await stage.remembered(thread)
    assert not await door.director.stop(room.seat, room.project_id), "nothing runs any more"
    again = await stage.say("Go on", thread)
    assert again.state == "done"


async def test_nobody_else_can_stop_it(room, second_seat):
    slow = Held()
    stage = staged(room, slow)
    run_id, _ = await stage.director.start(room.seat, room.project_id, Ask(text="One"))
    await slow.begun.wait()
    with pytest.raises(NotFound):
        await stage.director.stop(second_seat, room.project_id)
    slow.go_on.set()
    assert (await stage.ended(run_id)).state == "done"


async def test_a_second_sentence_while_one_is_worked_on_waits_or_is_refused(room):
    slow = Held()
    stage = staged(room, slow, "Second.")
    run_id, thread = await stage.director.start(room.seat, room.project_id, Ask(text="One"))
    await slow.begun.wait()
    waits = asyncio.create_task(stage.say("Two", thread))
    await asyncio.sleep(0.3)
    assert not waits.done()
    slow.go_on.set()
    assert (await stage.ended(run_id)).state == "done"
    assert (await waits).state == "done"


async def test_a_refused_start_does_not_lock_the_conversation(room, made_room):
    stage = staged(room, "One.", "Two.")
    first = await stage.say("Hello")
    with pytest.raises(Invalid):
        await stage.director.start(
            room.seat, made_room.project_id, Ask(text="Hi", thread_id=first.thread_id)
        )
    assert (await stage.say("Hello again", first.thread_id)).state == "done"


async def test_a_model_that_breaks_ends_the_run_with_an_error_and_the_thread_goes_on(room):
    stage = staged(room, RuntimeError("secret stack"), "Back again.")
    run = await stage.say("Remember the number 4711")
    events = await stage.events(run.id)
    assert (run.state, events[-1]["type"]) == ("failed", "RUN_ERROR")
    assert "secret stack" not in str(events) + str(run.body)
    again = await stage.say("What was it?", run.thread_id)
    assert again.state == "done"
    assert "4711" in str(stage.script.seen[-1])


async def test_a_tool_that_breaks_is_told_without_its_words_and_the_run_goes_on(room):
    spilling = replace(room, studio=replace(room.studio, writer=Spilling()))
    wish = [("breakdown", {"idea": "a fox", "replace": True})]
    stage = staged(spilling, wish, [("update_project", {"title": "New name"})], "ok")
    run = await stage.say("A film about a fox, called New name")
    told = await stage.told(run.id)
    assert (run.state, "error on our side" in told) == ("done", True)
    assert "secret" not in f"{await stage.events(run.id)} {stage.script.seen}"
    assert (await room.project()).title == "New name"


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


@pytest.mark.parametrize(("calls", "state"), [(60, "done"), (61, "failed")])
async def test_a_turn_has_no_more_calls_than_it_may(room, calls, state):
    run = await staged(room, [("check_progress", {})] * calls, "Fine.").say("Look everywhere")
    assert run.state == state
    assert ("more steps than one turn" in run.body.get("error", "")) == (state == "failed")


async def test_a_run_keeps_which_wording_of_the_prompt_it_was_given(room):
    run = await staged(room, "Here.").say("Hello")
    assert run.body["prompts"] == fingerprints()
    assert set(fingerprints()) == {"breakdown", "director", "rewrite", "shots", "summary"}


def test_the_hash_of_a_prompt_is_that_of_its_text():
    for name, kept in fingerprints().items():
        assert hashlib.sha256(prompt(name).encode()).hexdigest().startswith(kept)
        assert len(kept) == 12
