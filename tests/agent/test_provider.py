"""The director with a real OpenAI client and a provider that works, fails, stalls and mumbles."""

import asyncio

import pytest
from pydantic_ai.models.openai import OpenAIChatModel, OpenAIResponsesModel

from agent import models, outages
from agent.director import Director, Limits
from agent.gate import NOT_DONE
from agent.shown import UNMADE
from tests.agent.provider import provider
from tests.agent.scripted import Script, Set

KEY = "sk-proj-canary0123456789"


@pytest.fixture
def staged(room, monkeypatch):
    """A director whose PIXORA_MODEL is openai at some address."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)

    def make(url: str, way: str = "") -> Set:
        monkeypatch.setenv("OPENAI_BASE_URL", url)

        async def limits(_) -> Limits:
            return Limits(0, 500)

        name = "openai-chat:some-model"
        wait_s = 1.0 if way.startswith("stalls") else 10  # long enough for a busy machine
        return Set(room, Director(room.studio, name, limits, wait_s=wait_s), Script([]))

    return make


async def test_streamed_words_and_tool_calls_arrive(room, staged):
    async with provider("calls", "says") as there:
        stage = staged(there.url)
        run = await stage.say("Call it From afar")
    assert (run.state, (await room.project()).title) == ("done", "From afar")
    assert (await stage.told(run.id)) == 'The film\'s title is "From afar" now.'
    assert {t["function"]["name"] for t in there.requests[0]["tools"]} >= {"breakdown", "undo"}
    assert "~~~film-state" in str(there.requests[0]["messages"])


DOWN = ["fails", "errors", "too many", "too long", "refuses the key", "stalls", "empty", "bad json"]
WHY = {
    "too many": outages.BUSY,
    "too long": outages.FULL,
    "refuses the key": outages.NO_KEY,
    "stalls": outages.LATE,
    "stalls in a call": outages.LATE,
}
BREAKS = ["breaks off", "stalls in a word", "bad json late"]


async def changes(room) -> list[str]:
    async with room.store.work(room.seat, room.project_id) as work:
        return [r.summary for r in await work.revisions() if r.kind == "edit"]


@pytest.mark.parametrize("way", [*DOWN, *BREAKS, "half a call", "stalls in a call"])
async def test_a_provider_that_is_down_is_replaced_and_people_are_told(room, staged, way):
    """Whatever it began, the wish is carried out once, by the offline director, which says so."""
    async with provider(way) as there:
        stage = staged(there.url, way)
        run = await stage.say("Rename the film to Plan B")
    told = await stage.told(run.id)
    assert run.state == "done"
    assert outages.BROKE_OFF in told if way in BREAKS else WHY.get(way, outages.STAND_IN) in told
    assert told.endswith('The film\'s title is "Plan B" now.')
    assert len(await changes(room)) == 1, "renamed once"
    assert len((await room.project()).scenes) == 3, "half a call removed nothing"
    assert KEY not in str(await stage.events(run.id)) + str(run.body)


async def test_too_many_requests_are_tried_again_before_anybody_is_told(room, staged):
    async with provider("too many", "calls", "says") as there:
        stage = staged(there.url)
        run = await stage.say("Call it From afar")
    assert await stage.told(run.id) == 'The film\'s title is "From afar" now.'
    assert len(there.requests) == 4, "refused, called, closed, and a name for the history"


@pytest.mark.parametrize("way", [*DOWN, *BREAKS, "half a call", "unknown tool"])
async def test_a_provider_lost_after_a_tool_ran_does_not_run_it_twice(room, staged, way):
    async with provider("calls", way) as there:
        stage = staged(there.url, way)
        run = await stage.say("Rename the film to Plan B")
        told = await stage.told(run.id)
        assert (run.state, (await room.project()).title) == ("done", "From afar"), told
    assert told.endswith('The film\'s title is "From afar" now.')
    assert len(await changes(room)) == 1


async def test_a_provider_lost_after_it_only_looked_does_not_lose_the_wish(room, staged):
    async with provider("looks", "fails") as there:
        stage = staged(there.url)
        run = await stage.say("Rename the film to Plan B")
    assert (run.state, (await room.project()).title) == ("done", "Plan B")


@pytest.mark.parametrize("way", ["unknown tool", "bad arguments"])
async def test_a_model_that_cannot_work_its_tools_is_replaced(room, staged, way):
    async with provider(way) as there:
        stage = staged(there.url)
        run = await stage.say("Rename the film to Plan B")
    assert outages.MUDDLED in await stage.told(run.id)
    results = [e["content"] for e in await stage.events(run.id) if e["type"] == "TOOL_CALL_RESULT"]
    assert results[:2] == [UNMADE, UNMADE], "what the model is told of its mistake is for the model"
    assert (run.state, (await room.project()).title) == ("done", "Plan B")
    assert (len(there.requests), await room.balance()) == (2, (100, 0))


async def test_a_claim_without_a_call_is_not_shown(room, staged):
    async with provider("lies") as there:
        stage = staged(there.url)
        run = await stage.say("Rename the film to Plan B")
    assert (await stage.told(run.id), run.body["spent"]) == (NOT_DONE, 0)


async def test_nobody_listening_at_the_address_is_the_same(room, staged):
    stage = staged("http://127.0.0.1:9/v1")
    run = await stage.say("Rename the film to Plan B")
    assert (run.state, (await room.project()).title) == ("done", "Plan B")


async def test_wrong_arguments_are_told_to_the_model_which_may_mend_them(room, staged):
    async with provider("bad arguments", "calls", "says") as there:
        stage = staged(there.url)
        run = await stage.say("Call it From afar")
    assert (run.state, (await room.project()).title) == ("done", "From afar")
    assert len(there.requests) == 4, "mended, called, closed, and a name for the history"


@pytest.mark.parametrize("way", ["stalls", "stalls in a word", "stalls in a call"])
async def test_a_stop_while_the_provider_speaks_is_a_stop_and_nobody_stands_in(room, staged, way):
    async with provider(way) as there:
        stage = staged(there.url)
        saying = asyncio.create_task(stage.say("Rename the film to Plan B"))
        while not there.requests:
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.2)  # the first words are on their way
        assert await stage.director.stop(room.seat, room.project_id)
        run = await asyncio.wait_for(saying, 8)
    assert (run.state, (await room.project()).title) == ("cancelled", "The Keeper")
    assert outages.STAND_IN not in await stage.told(run.id)
    assert outages.BROKE_OFF not in await stage.told(run.id)


@pytest.mark.parametrize("key", [KEY, ""])
async def test_openai_at_an_address_of_ones_own_is_a_server_that_speaks_its_chat_protocol(
    monkeypatch, key
):
    """Such servers often want no key."""
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OPENAI_API_KEY", key) if key else monkeypatch.delenv(
        "OPENAI_API_KEY", raising=False
    )
    assert isinstance(models.llm("openai:some-model"), OpenAIChatModel)
    monkeypatch.delenv("OPENAI_BASE_URL")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    assert isinstance(models.llm("openai:some-model"), OpenAIResponsesModel)
