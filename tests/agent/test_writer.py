"""What an LLM writes: which wording of which prompt asked for it, and the same again after the yes."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from pydantic_ai.exceptions import ModelHTTPError
from pydantic_ai.messages import ModelMessage, ModelResponse, TextPart
from pydantic_ai.models.function import AgentInfo, DeltaToolCall, DeltaToolCalls, FunctionModel
from structlog.testing import capture_logs

from agent.outages import cause
from agent.prompts import fingerprint
from agent.writer import LlmWriter
from film.ports import Brief
from tests.agent.scripted import keyless_stage, yes
from tests.agent.test_shots import VISUAL, WRITTEN, Streamed, scripted
from tools.writing.embedded import EmbeddedWriter


def moody() -> Streamed:
    """A model that never says the same thing twice."""
    numbers = count(1)

    def answer(_: list[ModelMessage], __: AgentInfo) -> ModelResponse:
        return ModelResponse(parts=[TextPart(f"A pier with boat number {next(numbers)}")])

    return Streamed(answer, model_name="moody")


@pytest.mark.parametrize("name", ["breakdown", "rewrite", "shots"])
async def test_the_log_says_which_wording_of_a_prompt_was_used_by_which_model(name):
    answers = {"film": lambda: WRITTEN, "shots": lambda: {"shots": []}}
    model = moody() if name == "rewrite" else scripted(answers)
    writer = LlmWriter(model, EmbeddedWriter())
    with capture_logs() as logs:
        match name:
            case "breakdown":
                await writer.breakdown(Brief(idea="A lighthouse"))
            case "rewrite":
                await writer.visual(VISUAL, "closer")
            case _:
                await writer.shots((VISUAL,))
    used = [(e["prompt"], e["wording"], e["model"]) for e in logs if "wording" in e]
    assert used == [(name, fingerprint(name), model.model_name)]


async def test_what_was_priced_is_what_is_made_though_the_model_never_says_the_same(made_room):
    writer = LlmWriter(moody(), EmbeddedWriter())
    room = replace(made_room, studio=replace(made_room.studio, writer=writer))
    stage = keyless_stage(room)
    run = await stage.say("Add a boat to scene 1")
    (card,) = run.body["approvals"]
    done = await stage.answer(run, yes(run))
    assert (done.state, (await room.balance())[1]) == ("done", card["quote"]["total"])
    assert (await room.project()).scenes[0].visual == "A pier with boat number 1"


class Stuck:
    """A model that never answers, and how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.model = Streamed(self._answer, model_name="stuck")

    async def _answer(self, _: list[ModelMessage], __: AgentInfo) -> ModelResponse:
        self.asked += 1
        await asyncio.Event().wait()
        raise AssertionError


def says(written: dict[str, Any]) -> Streamed:
    return scripted({"film": lambda: written, "shots": lambda: {"shots": []}})


async def test_a_film_does_not_wait_for_ever_for_its_breakdown_and_says_who_wrote_it():
    writer = LlmWriter(Stuck().model, EmbeddedWriter(), writing_s=0.05)
    written = await writer.breakdown(Brief(idea="A lighthouse"))
    assert (written.offline, len(written.scenes) > 1) == (True, True)
    assert written.note == f"{cause(TimeoutError())}, so the built-in writer wrote this."


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (ModelHTTPError(402, "m"), "The studio's account with the language model is used up"),
        (ModelHTTPError(503, "m"), "The language model cannot be reached right now"),
        (ValueError("no JSON"), "The language model cannot be reached right now"),
        (OSError("reset"), "The language model cannot be reached right now"),
    ],
)
async def test_a_model_that_does_not_write_is_told_of_in_the_films_note(error, says):
    def fails() -> Any:
        raise error

    writer = LlmWriter(scripted({"film": fails, "shots": fails}), EmbeddedWriter())
    written = await writer.breakdown(Brief(idea="Un phare", language="Klingon"))
    assert written.note.startswith(f"{says}, so the built-in writer wrote this. ")
    assert await writer.shots((VISUAL,)) == ()


async def test_a_breakdown_with_what_no_database_keeps_is_kept_without_it():
    scene = {"title": "Up\x00", "visual": "A pier\x00 at dawn", "duration_ms": 1000}
    written = await LlmWriter(
        says({**WRITTEN, "title": "The\x00 pier", "scenes": [scene]}), EmbeddedWriter()
    ).breakdown(Brief(idea="A pier"))
    assert (written.title, written.scenes[0].visual) == ("The pier", "A pier at dawn")


async def test_texts_do_not_wait_one_after_the_other_for_a_model_that_is_silent():
    stuck = Stuck()
    writer = LlmWriter(stuck.model, EmbeddedWriter(), rewriting_s=0.05)
    for wish in ("darker", "closer", "in the rain"):
        assert await writer.visual(VISUAL, wish)
    assert stuck.asked == 1


async def test_what_a_model_thinks_is_no_part_of_the_text():
    def answer(_: list[ModelMessage], __: AgentInfo) -> ModelResponse:
        return ModelResponse(
            parts=[TextPart("<think>They want rain.</think>\n\nA pier in the rain")]
        )

    writer = LlmWriter(Streamed(answer), EmbeddedWriter())
    assert await writer.visual(VISUAL, "in the rain") == "A pier in the rain"


async def test_who_does_not_even_begin_is_given_up_before_who_writes_slowly():
    """One that is silent, after `wait_s`; one that has begun may write for as long as a film takes."""
    stuck = Stuck()
    silent = LlmWriter(stuck.model, EmbeddedWriter(), wait_s=0.05)
    told = (await silent.breakdown(Brief(idea="A lighthouse"))).note
    assert told.startswith("The language model took too long to answer, so the built-in writer")
    assert await silent.shots((VISUAL,)) == ()
    assert stuck.asked == 1, "nor is it asked again at once"

    async def slow(_: list[ModelMessage], info: AgentInfo) -> AsyncIterator[DeltaToolCalls]:
        (output,) = info.output_tools
        yield {0: DeltaToolCall(name=output.name, json_args="", tool_call_id="c1")}
        await asyncio.sleep(0.5)
        yield {0: DeltaToolCall(json_args=json.dumps(WRITTEN))}

    living = LlmWriter(FunctionModel(stream_function=slow), EmbeddedWriter(), wait_s=0.25)
    assert not (await living.breakdown(Brief(idea="A lighthouse"))).offline
