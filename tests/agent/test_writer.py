"""What an LLM writes: which wording of which prompt asked for it, and the same again after the yes."""

from dataclasses import replace
from itertools import count

import pytest
from pydantic_ai.messages import ModelMessage, ModelResponse, TextPart
from pydantic_ai.models.function import AgentInfo, FunctionModel
from structlog.testing import capture_logs

from agent.prompts import fingerprint
from agent.writer import LlmWriter
from film.ports import Brief
from tests.agent.scripted import keyless_stage, yes
from tests.agent.test_shots import VISUAL, WRITTEN, scripted
from tools.writing.embedded import EmbeddedWriter


def moody() -> FunctionModel:
    """A model that never says the same thing twice."""
    numbers = count(1)

    def answer(_: list[ModelMessage], __: AgentInfo) -> ModelResponse:
        return ModelResponse(parts=[TextPart(f"A pier with boat number {next(numbers)}")])

    return FunctionModel(answer, model_name="moody")


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
