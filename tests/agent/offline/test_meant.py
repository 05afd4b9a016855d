"""Which scenes are meant where words, selection and what was said before compete; and what is corrected."""

from typing import Any

import pytest

from agent.offline.brain import decide
from agent.offline.clauses import corrected
from agent.offline.context import Context
from agent.offline.kin import kin
from agent.offline.matching import best_scene, meant, stem, stems
from agent.offline.refs import find_refs
from agent.offline.text import prepare
from tests.agent.offline.shown import film_of, scenes_of

SHOWN = {
    "Station": "A tram stops under a clock",
    "Grandmother": "An old grandmother pours tea in a kitchen",
    "First verse": "Two gulls over a boat",
    "Second verse": "A dress in the rain",
    "Lava": "Red lava runs into the sea",
}


SCENES = scenes_of(SHOWN)


def film(selected: int = 0, part: str = "visual") -> Context:
    return film_of(SHOWN, selected, part)


def said(text: str, context: Context) -> list[tuple[str, dict[str, Any]]]:
    return [(c.tool, c.args) for c in decide(text, context).calls]


@pytest.mark.parametrize(
    ("text", "selected", "expected"),
    [
        ("more gulls", 2, [("regenerate_visual", {"scene_ids": ["s7"], "instruction": "more gulls"})]),
        ("the lava scene darker", 2, [("adjust_style", {"scene_ids": ["s4"], "style": "darker"})]),
        ("too quick, eight seconds please", 2, [("edit_scene", {"scene_id": "s7", "duration_s": 8})]),
        ("generate, draft is enough", 2, [("generate_scene", {"scene_ids": ["s7"], "quality": "draft"})]),
        ("Take the voice back to the one before.", 3, [("restore_version", {"scene_id": "s6", "part": "audio"})]),
        ("The whole trailer should be scarier", 2, [("adjust_style", {"tone": "scarier"})]),
        ("a red scarf for the gulls here", 2, [("regenerate_visual", {"scene_ids": ["s7"], "instruction": "a red scarf for the gulls"})]),
        ("remove this and the lava scene", 2, [("remove_scene", {"scene_ids": ["s7", "s4"]})]),
        ("every scene brighter except the lava", 0, [("adjust_style", {"scene_ids": ["s8", "s7", "s6", "s5"], "style": "brighter"})]),
        ("not this one, make the lava scene darker", 2, [("adjust_style", {"scene_ids": ["s4"], "style": "darker"})]),
    ],
)  # fmt: skip
def test_what_is_selected_is_meant_unless_another_scene_is_called(text, selected, expected):
    assert said(text, film(selected)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("put the lava before the station and give it two more seconds", ("edit_scene", {"scene_id": "s4", "duration_s": 8})),
        ("swap the station and the lava, and make both darker", ("adjust_style", {"scene_ids": ["s8", "s4"], "style": "darker"})),
        ("scene 5: four seconds, and a calmer voice", ("regenerate_audio", {"scene_ids": ["s4"], "instruction": "calmer"})),
    ],
)  # fmt: skip
def test_it_is_the_scene_that_was_acted_on(text: str, expected):
    assert said(text, film())[1] == expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("both verses warmer", [3, 4]),
        ("every verse warmer", [3, 4]),
        ("second from the end", [4]),
        ("3 n 4 warmer", [3, 4]),
    ],
)
def test_scenes_of_a_kind_and_from_the_end(text: str, places: list[int]):
    context = film()
    named = {i for r in find_refs(text, context) for i in r.ids}
    assert sorted(context.ids.index(i) + 1 for i in named) == places


def test_what_is_being_made_is_not_missing_and_can_be_stopped():
    scenes = [{**s, "status": "generating" if n == 1 else "draft", "visual_versions": 0, "audio_versions": 0} for n, s in enumerate(SCENES[:3])]  # fmt: skip
    context = Context.model_validate({"scenes": scenes, "selected": {"scene_id": "s7"}})
    assert said("make the ones that are not made yet", context) == [("generate_scene", {"scene_ids": ["s8", "s6"]})]  # fmt: skip
    assert said("kill it mid-render", context) == [("cancel_generation", {"scene_ids": ["s7"]})]


def test_scenes_of_a_time_of_day():
    night = {"title": "Night market", "visual": "Stalls at night"}
    scenes = [*SCENES, *({**SCENES[0], **night, "id": f"n{n}", "position": n} for n in (6, 7))]
    calls = said("both night scenes 9 seconds each please", Context.model_validate({"scenes": scenes}))  # fmt: skip
    assert calls == [("edit_scene", {"scene_id": i, "duration_s": 9}) for i in ("n6", "n7")]


def test_a_word_that_means_the_same_finds_the_scene():
    context = film()
    assert best_scene(stems("gown"), context) == "s5"
    assert meant(stem("gown"), context.scenes) == stem("dress")
    assert best_scene(stems("gown"), context, alike=False) is None


def test_words_of_wishes_and_unknown_words_are_no_other_words():
    context = film()
    assert [meant(stem(w), context.scenes) for w in ("darker", "seconds", "three", "open")] == [stem(w) for w in ("darker", "seconds", "three", "open")]  # fmt: skip
    assert kin("xqzw", ("tea", "sea")) == "xqzw"
    assert kin("granny", ()) == "granny"


@pytest.mark.parametrize(
    ("typed", "meant_text"),
    [
        ("make the first one four seconds no wait five and brighten it", "make the first one five seconds and brighten it"),
        ("captions off. Make 3 darker. No sorry, 4. And export it", "captions off. make 4 darker. And export it"),
        ("oven and shape are the wrong way round, no wait they aren't. Slice up front.", ". Slice up front."),
        ("piano out, I mean, cello out; export", "cello out; export"),
    ],
)  # fmt: skip
def test_only_the_clause_that_is_corrected_changes(typed: str, meant_text: str):
    assert corrected(prepare(typed).text).lower() == meant_text.lower()


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("undo that, then the station picture back to take 2", [("undo", {}), ("restore_version", {"scene_id": "s8", "part": "visual", "version": 2})]),
        ("delete the station, and the lava too", [("remove_scene", {"scene_ids": ["s8", "s4"]})]),
        ("what is left and what have we spent", [("check_credits", {"about": "balance"}), ("check_credits", {"about": "usage"})]),
        ("sixteen by nine please", [("update_project", {"aspect_ratio": "16:9"})]),
        ("scene 2 is three seconds too long", [("edit_scene", {"scene_id": "s7", "duration_s": 3})]),
        ("music full blast", [("set_music", {"volume": 1.0})]),
        ("swap that beat for drill", [("set_music", {"mood": "drill"})]),
    ],
)  # fmt: skip
def test_wishes_in_the_words_of_people(text: str, calls):
    assert said(text, film()) == calls
