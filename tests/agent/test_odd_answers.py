"""Answers that providers really send and nobody's documentation tells of: each is understood or said plainly."""

import asyncio

import pytest

from agent import outages
from agent.gate import CUT
from agent.thoughts import Thoughts
from tests.agent.provider import provider
from tests.agent.test_provider import changes, staged

__all__ = ["staged"]
WISH = "Rename the film to Plan B"
QUESTION = "What is the film about?"
REASONS = {
    "refuses the key": outages.NO_KEY,
    "no such model": outages.NO_MODEL,
    "no money": outages.NO_MONEY,
    "too many": outages.BUSY,
    "overloaded": outages.BUSY,
    "too long": outages.FULL,
    "filtered": outages.DECLINED,
    "declines": outages.DECLINED,
    "listed arguments": outages.MUDDLED,
    "a call in words": outages.MUDDLED,
    "only thinks": outages.STAND_IN,
    "no end": outages.ENDLESS,
    "no end of arguments": outages.ENDLESS,
}


@pytest.mark.parametrize(("way", "why"), REASONS.items(), ids=REASONS)
async def test_people_read_what_is_wrong_with_the_model_and_get_what_they_wished(
    room, staged, way, why
):
    async with provider(way) as there:
        stage = staged(there.url)
        run = await stage.say(WISH)
    told = await stage.told(run.id)
    assert (run.state, told) == ("done", f'{why} The film\'s title is "Plan B" now.')
    assert len(await changes(room)) == 1


async def test_a_provider_that_wants_a_long_pause_is_not_waited_for(room, staged):
    async with provider("too many for long") as there:
        stage = staged(there.url)
        run = await stage.say(WISH)
    assert (await stage.told(run.id)).startswith(outages.BUSY)
    assert len(there.requests) == 1, "one that stumbles is asked three times"


async def test_calls_with_one_id_are_several_calls(room, staged):
    async with provider("one id twice", "one id twice", "says") as there:
        stage = staged(there.url)
        run = await stage.say("Call it Both, without captions")
    film = await room.project()
    assert (run.state, film.title, film.settings.captions.enabled) == ("done", "Both", False)
    assert "key" not in await stage.told(run.id)


async def test_null_is_no_arguments(room, staged):
    async with provider("null arguments", "says") as there:
        stage = staged(there.url)
        run = await stage.say("What do I have left?")
    assert (run.state, "offline" in await stage.told(run.id)) == ("done", False)


@pytest.mark.parametrize("way", ["a zero character", "half a character", "thinks aloud"])
async def test_what_cannot_be_kept_or_is_thought_is_left_out_of_the_words(room, staged, way):
    async with provider(way) as there:
        stage = staged(there.url)
        run = await stage.say(QUESTION)
        again = await stage.say(QUESTION, run.thread_id)
    for each in (run, again):
        assert (each.state, await stage.told(each.id)) == ("done", "It is about the sea.")


async def test_an_answer_that_was_cut_off_says_so(room, staged):
    async with provider("cut off") as there:
        stage = staged(there.url)
        run = await stage.say(QUESTION)
    assert await stage.told(run.id) == f"It is about a light{CUT}"


@pytest.mark.parametrize("way", ["begins late", "thinks long"])
async def test_who_is_slow_but_alive_is_waited_for(room, staged, way):
    """Late, but before it counts as down; or quiet for longer than that once it has begun."""
    async with provider(way) as there:
        stage = staged(there.url, "stalls")
        run = await stage.say(QUESTION)
    assert (run.state, await stage.told(run.id)) == ("done", "It is about the sea.")


async def test_who_is_silent_is_replaced_after_one_wait_however_often_it_could_be_asked(
    room, staged
):
    async with provider("stalls") as there:
        stage = staged(there.url, "stalls")
        run = await stage.say(WISH)
    assert (await stage.told(run.id)).startswith(outages.LATE)
    assert len(there.requests) == 1


async def test_who_falls_silent_in_a_word_is_replaced_though_the_line_is_kept_open(room, staged):
    async with provider("only pings") as there:
        stage = staged(there.url, "stalls")
        run = await asyncio.wait_for(stage.say(WISH), 20)
    assert outages.BROKE_OFF in await stage.told(run.id)
    assert (await room.project()).title == "Plan B"


async def test_an_answer_that_drips_for_ever_is_ended(room, staged):
    async with provider("drips") as there:
        stage = staged(there.url, "stalls")
        run = await stage.say(WISH)
    assert (await stage.told(run.id)).startswith(outages.ENDLESS)
    assert (await room.project()).title == "Plan B"


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        (["<think>a", "b</think>c"], "c"),
        (["\n <Thinking>a</thinking>\n\nb", " c"], "b c"),
        (["<b>bold</b>"], "<b>bold</b>"),
        (["<", "3 you"], "<3 you"),
        (["I think <think> is a tag"], "I think <think> is a tag"),
        (["<think>never closed"], ""),
    ],
)
def test_thoughts_are_left_out_however_they_come(pieces, said):
    thoughts = Thoughts()
    assert "".join([*map(thoughts.hear, pieces), thoughts.end()]) == said
