"""An LLM's reading of the scenes goes from the breakdown to the picture; a bad one changes nothing."""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic_ai.exceptions import ModelHTTPError
from pydantic_ai.messages import ModelMessage, ModelRequest, ModelResponse, ToolCallPart
from pydantic_ai.models import CompletedStreamedResponse, StreamedResponse
from pydantic_ai.models.function import AgentInfo, FunctionModel

from agent.writer import LlmWriter
from film.ports import Brief, Makers, Seat, Studio
from film.pricing import PriceList
from film.project import Project
from store.blobs.folder import FolderBlobs
from store.jobs import PostgresJobBoard
from store.postgres import PostgresStore
from tests.tools.conftest import Room
from tools.writing.embedded import EmbeddedWriter
from worker.jobs import perform
from worker.loop import Loop
from worker.shop import Shop

VISUAL = "La vieille gardienne monte l'escalier du phare"
WRITTEN = {
    "title": "Le phare", "logline": "Une lampe.", "style": "cinematic", "tone": "warm",
    "mood": "calm", "scenes": [{"title": "En haut", "visual": VISUAL, "duration_ms": 1000}],
}  # fmt: skip
SHOT = {"setting": "cave", "time": "night", "people": ["old woman in a blue coat"]}
Answers = dict[str, Callable[[], Any]]


class Streamed(FunctionModel):
    """A scripted model that is asked by a stream, and says all of it at once."""

    @asynccontextmanager
    async def request_stream(self, *asked: Any) -> AsyncGenerator[StreamedResponse]:
        messages, settings, parameters = asked[:3]
        whole = await self.request(messages, settings, parameters)
        yield CompletedStreamedResponse(whole, model_request_parameters=parameters)


def scripted(answers: Answers) -> Streamed:
    """A model that fills each of its output types with what the script says."""

    def answer(messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
        (output,) = info.output_tools
        first = messages[0]
        kind = "shots" if "shots" in output.parameters_json_schema["properties"] else "film"
        assert isinstance(first, ModelRequest)
        return ModelResponse(parts=[ToolCallPart(output.name, json.dumps(answers[kind]()))])

    return Streamed(answer)


def down() -> Any:
    raise ModelHTTPError(503, "scripted")


@pytest.fixture
def studio(
    app_dsn: str, valkey_url: str, blobs: FolderBlobs, makers: Makers
) -> Iterator[tuple[Loop, Studio]]:
    loop = Loop()
    store = loop.run(PostgresStore.open(app_dsn, valkey_url, blobs, lambda _: None))
    yield loop, Studio(store=store, makers=makers, prices=PriceList(), writer=EmbeddedWriter())
    loop.run(store.close())
    loop.close()


def test_a_typed_shot_goes_from_the_breakdown_to_the_picture_and_lasts_as_long_as_its_words(
    studio: tuple[Loop, Studio], seat: Seat, tmp_path: Path
) -> None:
    loop, plain = studio
    store = plain.store
    assert isinstance(store, PostgresStore)
    writer = LlmWriter(
        scripted({"film": lambda: WRITTEN, "shots": lambda: {"shots": [SHOT]}}), EmbeddedWriter()
    )
    room = Room(replace(plain, writer=writer), seat, store, "f1")
    loop.run(store.profiles.welcome(seat, 100))
    loop.run(store.create(seat, Project(id="f1")))
    loop.run(room.run("breakdown", idea="Une gardienne de phare", duration_s=5))
    assert drawn(room, loop, tmp_path)["setting"] == "cave"
    loop.run(room.run("edit_scene", scene_id="s1", duration_s=1.0))
    (scene,) = loop.run(room.project()).scenes
    assert scene.shot.of == scene.visual == VISUAL

    offline = replace(room, studio=plain)
    loop.run(offline.run("edit_scene", scene_id="s1", visual="A sailor on the beach"))
    assert drawn(offline, loop, tmp_path)["setting"] == "beach"


def drawn(room: Room, loop: Loop, folder: Path) -> dict[str, Any]:
    """The spec that the newest picture of the scene was drawn from."""
    loop.run(room.run("generate_scene", scene_ids=["s1"], quality="draft"))
    store = room.store
    shop = Shop(loop, store, PostgresJobBoard(store), room.studio.makers, folder / "work", "w1")
    for job in loop.run(store.jobs(room.seat, room.project_id, "queued")):
        perform(shop, job.id)
    take = loop.run(room.project()).scenes[0].picture.takes[-1]
    assert take.state == "ready"
    kept = loop.run(store.assets(room.seat, room.project_id, [take.asset_id]))
    return kept[take.asset_id].meta["shot"]


@pytest.mark.parametrize(
    "answer",
    [
        down,
        lambda: {"shots": [{"setting": "the moon's far side"}]},
        lambda: {"shots": [{**SHOT, "weather": "rain of frogs"}]},
        lambda: {"shots": [SHOT, SHOT]},
        lambda: {"shots": "a cave"},
    ],
)
async def test_a_reading_that_fails_leaves_the_film_written_and_the_tables_read(
    answer: Callable[[], Any],
) -> None:
    model = scripted({"film": lambda: WRITTEN, "shots": answer})
    writer = LlmWriter(model, EmbeddedWriter())
    assert await writer.shots((VISUAL,)) == ()
    written = await writer.breakdown(Brief(idea="Une gardienne"))
    assert (written.offline, written.title) == (False, "Le phare")


async def test_a_model_that_does_not_answer_is_not_waited_for() -> None:
    async def stalls(_: list[ModelMessage], __: AgentInfo) -> ModelResponse:
        await asyncio.sleep(30)
        raise AssertionError("it was waited for")

    writer = LlmWriter(Streamed(stalls), EmbeddedWriter(), reading_s=0.05)
    assert await writer.shots((VISUAL,)) == ()
