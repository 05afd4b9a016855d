"""What a language model is sent of a film and of the tools: all it needs, and short."""

import json

import pytest

from agent.context import Selection, describe, fenced
from agent.keyless import decided
from agent.offline.context import Context
from agent.prompts import prompt
from agent.toolset import toolset
from film.ports import Balance
from film.pricing import PriceList
from film.project import Character, Take
from tests.film.films import film, finished
from tools.registry import BY_NAME, TOOLS

LONG = "A harbour at dawn with fishing boats and gulls over cold water. " * 4


def seen(project, *selection, at_ms=None):
    return describe(project, PriceList(), Balance(available=70, held=0), (), selection, at_ms)


def changed(project, scene_id, **fields):
    scenes = (s.model_copy(update=fields) if s.id == scene_id else s for s in project.scenes)
    return project.model_copy(update={"scenes": tuple(scenes)})


def test_a_selected_scene_is_told_in_full_and_another_short():
    project = film()
    for scene in ("s1", "s2"):
        project = changed(
            project, scene, visual=LONG, narration=LONG, motion="Slow pan", delivery="whispering"
        )
    told = seen(project, Selection(scene_id="s2", part="audio"), Selection(scene_id="s3"))
    other, chosen, _ = told["scenes"]
    assert (chosen["visual"], chosen["narration"]) == (LONG, LONG)
    assert (chosen["motion"], chosen["delivery"]) == ("Slow pan", "whispering")
    assert (len(other["visual"]), len(other["narration"])) == (160, 160)
    assert not {"motion", "delivery", "transition"} & other.keys()
    assert told["selected"] == {"scene_id": "s2", "kind": "audio"}
    assert told["also_selected"] == [{"scene_id": "s3", "kind": "scene"}]
    assert seen(project, Selection(scene_id="", part="music"))["selected"] == {"kind": "music"}


def test_what_is_locked_or_failed_and_who_plays_are_told_and_what_is_empty_is_not():
    project = finished()
    picture, voice = project.scenes[0].picture, project.scenes[0].voice
    late = Take(id="t99", kind="clip", state="failed", error="The provider is down.")
    project = changed(
        project,
        "s1",
        picture=picture.model_copy(update={"takes": (*picture.takes, late)}),
        voice=voice.model_copy(update={"locked": True}),
    )
    mia = Character(id="c1", name="Mia", look="in a red coat")
    told = seen(project.model_copy(update={"cast": (mia,)}), at_ms=0)
    first, second, _ = told["scenes"]
    assert first["failed"] == {"visual": "The provider is down."}
    assert first["locked"] == ["audio"]
    assert told["project"]["cast"] == {"Mia": "in a red coat"}
    assert (told["selected"], told["playhead_s"]) == (None, 0)
    assert not {"failed", "locked", "style"} & second.keys()
    assert not {"also_selected", "stale"} & told.keys()


@pytest.mark.parametrize("volume_pct", [80, 40])
def test_music_is_told_as_it_is_so_that_half_as_loud_is_half_of_that(volume_pct):
    project = finished()
    music = project.music.model_copy(update={"volume_pct": volume_pct})
    context = Context.model_validate(seen(project.model_copy(update={"music": music})))
    (call,) = decided("make the music half as loud", context).calls
    assert (call.tool, call.args) == ("set_music", {"volume": volume_pct / 200})


def sent() -> dict[str, tuple[str, dict]]:
    """The tools of Act mode as they go to a provider."""
    made = {name: t.tool_def for name, t in toolset("act").tools.items()}
    return {n: (d.description or "", d.parameters_json_schema) for n, d in made.items()}


def test_tools_are_sent_with_their_own_parameters_and_without_what_nobody_needs():
    tools = sent()
    assert set(tools) == {t.name for t in TOOLS}
    for name, (description, schema) in tools.items():
        whole = BY_NAME[name].arguments.model_json_schema()
        names = whole.get("properties", {}).keys() - {"idempotency_key"}
        assert schema.get("properties", {}).keys() == names
        assert schema.get("required") == whole.get("required")
        assert description
        assert "null" not in json.dumps(schema)
    text = tools["breakdown"][1]["properties"]
    assert text["duration_s"] == {"type": "integer", "minimum": 5, "maximum": 600}
    assert text["replace"]["default"] is False
    assert tools["edit_scene"][1]["properties"]["title"] == {"type": "string", "maxLength": 200}


def test_a_film_of_twelve_scenes_costs_some_four_thousand_tokens_a_request():
    project = finished(12)
    for scene in project.scenes:
        project = changed(
            project,
            scene.id,
            visual=LONG[:150],
            narration="Ten words are said here and then it ends.",
        )
    state = fenced(seen(project, Selection(scene_id="s3", part="visual"), at_ms=12_300))
    tools = sum(len(d) + len(json.dumps(s)) for d, s in sent().values())
    assert len(prompt("director")) < 3_500
    assert (tools < 8_200, len(state) < 5_700) == (True, True), (tools, len(state))
