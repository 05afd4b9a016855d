"""The director's decisions for evaluation, with an LLM over the network and without one."""

import asyncio
import json
import sys

import pytest

from agent.talk import FAILED, talks
from bench import director
from film.errors import Invalid
from tests.agent.provider import provider

FILM = {"selected": None, "project": {"title": "Old"}, "scenes": [{"position": 1, "id": "x9"}]}
MODEL = ["--model", "openai-chat:some-model"]


@pytest.fixture
def at(monkeypatch):
    def make(url: str):
        monkeypatch.setenv("OPENAI_API_KEY", "sk-proj-canary0123456789")
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        return talks("openai-chat:some-model")

    return make


async def test_an_llm_decides_with_the_products_prompt_and_mends_wrong_arguments(at):
    async with provider("bad arguments", "calls", "says") as there:
        talk = at(there.url)()
        first = await talk.say("Call it From afar", FILM)
        second = await talk.say("Thanks", FILM)
    assert [c.model_dump() for c in first.calls] == [
        {"tool": "update_project", "args": {"title": "From afar"}}
    ]
    assert (second.calls, second.reply) == ([], "Hello there.")
    sent = there.requests[-1]["messages"]
    assert "You are Pixora's director" in sent[0]["content"]
    assert '"id":"x9"' in sent[0]["content"]
    assert [m["role"] for m in sent[1:]][-2:] == ["tool", "user"]


@pytest.mark.parametrize("way", ["fails", "bad json"])
async def test_a_provider_that_is_down_decides_nothing_and_is_not_replaced_in_a_score(at, way):
    async with provider(way) as there:
        made = await at(there.url)().say("Call it Plan B", FILM)
    assert (made.calls, made.intent) == ([], FAILED)
    assert made.reply.startswith("The model gave no usable answer")


async def test_two_calls_with_one_id_are_two_decisions(at):
    async with provider("one id twice") as there:
        made = await at(there.url)().say("Call it Both, without captions", FILM)
    assert [c.tool for c in made.calls] == ["update_project", "set_captions"]


async def test_scenes_of_records_may_be_named_in_any_way(at):
    async with provider("an id of theirs") as there:
        made = await at(there.url)().say("Remove the harbour", FILM)
    assert [(c.tool, c.args) for c in made.calls] == [("remove_scene", {"scene_ids": ["x9"]})]
    assert len(there.requests) == 1


async def test_a_provider_that_stumbles_is_asked_again_in_a_score(at):
    async with provider("too many", "calls") as there:
        made = await at(there.url)().say("Call it From afar", FILM)
    assert [c.tool for c in made.calls] == ["update_project"]


@pytest.mark.parametrize(("way", "told"), [("refuses the key", "key"), ("no such model", "exist")])
async def test_a_model_that_will_never_answer_ends_the_bench_with_a_sentence(at, way, told):
    async with provider(way) as there:
        with pytest.raises(Invalid, match=f"language model .*{told}"):
            await director.decided([{"utterance": "Hi", "context": FILM, "id": "a"}], at(there.url))
    assert len(there.requests) == 1


@pytest.mark.parametrize(
    ("name", "told"),
    [("openai:x", "OPENAI_API_KEY is not set"), ("bogus:x", "Unknown model: bogus:x")],
)
def test_a_model_that_cannot_be_named_is_told_without_a_librarys_advice(name, told, monkeypatch):
    for variable in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(variable, raising=False)
    with pytest.raises(Invalid) as caught:
        talks(name)
    assert f"cannot be used: {told}. Write it as provider:model" in caught.value.message


async def benched(*arguments: str) -> str:
    """What the bench prints, as a process of its own: it starts servers, which no thread may do."""
    command = (sys.executable, "-m", "bench.director", *MODEL, *arguments)
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    said, _ = await process.communicate()
    assert process.returncode == 0
    return said.decode()


async def test_the_bench_runs_any_model_over_sentences_and_conversations(at, tmp_path, monkeypatch):
    case = {"id": "a", "utterance": "Call it From afar", "context": FILM}
    right = [{"tool": "update_project", "args": {"title": "From afar"}}]
    cases, out, talked = (tmp_path / n for n in ("c.jsonl", "o.jsonl", "t.jsonl"))
    cases.write_text(json.dumps(case))
    turn = {"say": "Call it From afar", "expect": [right], "check": {"document.title": "From afar"}}
    film = {**FILM, "scenes": [{"position": 1, "id": "s9"}]}
    talked.write_text(json.dumps({"id": "b", "context": film, "turns": [turn]}))
    async with provider("calls") as there:
        at(there.url)
        await benched("--cases", str(cases), "--out", str(out))
    async with provider(*["calls", "says"] * 3) as there:
        at(there.url)
        told = await benched("--conversations", str(talked))
    assert json.loads(out.read_text()) == {"id": "a", "calls": right, "reply": ""}
    assert "pass^3 100.0%, wrong-action 0.0%, false-success 0.0%" in told
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name)
    assert director.main(MODEL) == 2
    with pytest.raises(Invalid, match="provider:model"):
        talks("no such model")
