"""The director with a real OpenAI client and a provider that works, fails, stalls and mumbles."""

import pytest

from agent import models
from agent.director import Director, Limits
from tests.agent.provider import provider
from tests.agent.scripted import Script, Set

KEY = "sk-proj-canary0123456789"


@pytest.fixture
def staged(room, monkeypatch):
    """A director whose PIXORA_MODEL is openai at some address."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)

    def make(url: str) -> Set:
        monkeypatch.setenv("OPENAI_BASE_URL", url)

        async def limits(_) -> Limits:
            return Limits(0, 500)

        name = "openai-chat:some-model"
        return Set(room, Director(room.studio, name, limits, silence_s=0.5), Script([]))

    return make


async def test_streamed_words_and_tool_calls_arrive(room, staged):
    async with provider("calls", "says") as there:
        stage = staged(there.url)
        run = await stage.say("Call it From afar")
    assert (run.state, (await room.project()).title) == ("done", "From afar")
    assert "Hello there." in await stage.said(run.id)
    assert {t["function"]["name"] for t in there.requests[0]["tools"]} >= {"breakdown", "undo"}
    assert "~~~film-state" in str(there.requests[0]["messages"])


@pytest.mark.parametrize("way", ["fails", "stalls", "bad json"])
async def test_a_provider_that_is_down_is_replaced_and_people_are_told(room, staged, way):
    async with provider(way) as there:
        stage = staged(there.url)
        run = await stage.say("Rename the film to Plan B")
    assert run.state == "done"
    assert models.STAND_IN in await stage.said(run.id)
    assert (await room.project()).title == "Plan B"
    assert KEY not in str(await stage.events(run.id))


async def test_nobody_listening_at_the_address_is_the_same(room, staged):
    stage = staged("http://127.0.0.1:9/v1")
    run = await stage.say("Rename the film to Plan B")
    assert (run.state, (await room.project()).title) == ("done", "Plan B")


async def test_an_answer_that_breaks_off_does_not_hang_and_the_thread_goes_on(room, staged):
    async with provider("breaks off", "says") as there:
        stage = staged(there.url)
        run = await stage.say("Hello")
        assert run.state in ("done", "failed")
        again = await stage.say("Hello?", run.thread_id)
    assert again.state == "done"


async def test_wrong_arguments_are_told_to_the_model_which_may_mend_them(room, staged):
    async with provider("bad arguments", "calls", "says") as there:
        stage = staged(there.url)
        run = await stage.say("Call it From afar")
    assert (run.state, (await room.project()).title) == ("done", "From afar")
    assert len(there.requests) == 3
