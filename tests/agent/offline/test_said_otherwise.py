"""Ways to say a wish that strangers used and the rules had not heard: texts with lengths, arrows, ends, titles."""

from typing import Any

import pytest

from agent.offline.brain import decide
from agent.offline.text import prepare
from bench.scoring import same_text
from tests.agent.offline.shown import film_of

SHOWN = {
    "Bakery": "A baker kneads dough at a table",
    "Storm": "Lightning over a dark harbour",
    "Letter": "An old man reads a letter in an armchair",
    "Corner": "A forklift turns round a blind corner",
    "Ramp": "A lorry on a steep ramp",
}


def said(text: str, selected: int = 0, part: str = "visual") -> list[tuple[str, dict[str, Any]]]:
    return [(c.tool, c.args) for c in decide(text, film_of(SHOWN, selected, part)).calls]


def scene(place: int, **args: Any) -> tuple[str, dict[str, Any]]:
    return ("edit_scene", {"scene_id": f"s{9 - place}", **args})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('scene 2: title "Thunder", 8 seconds', scene(2, title="Thunder", duration_s=8)),
        ('Scene 3 should be called "Home" and last 10 seconds', scene(3, title="Home", duration_s=10)),
        ('the storm: 5 s, text "And then it rained."', scene(2, narration="And then it rained.", duration_s=5)),
        ("give the letter two more seconds, nine in all", scene(3, duration_s=9)),
        ("rename the storm to Crash!", scene(2, title="Crash!")),
        ("rename scene 1 to Six a.m.", scene(1, title="Six a.m.")),
        ("rename Storm > Thunder", scene(2, title="Thunder")),
        ("narration 4: The truck turns. Nobody looks.", scene(4, narration="The truck turns. Nobody looks.")),
        ("new narration for the letter scene quote he never came home unquote", scene(3, narration="he never came home")),
        ("intro 8 seconds", scene(1, duration_s=8)),
    ],
)  # fmt: skip
def test_new_words_and_lengths(text: str, expected: tuple[str, dict[str, Any]]):
    assert said(text) == [expected]


def test_down_to_and_up_to_are_lengths_and_no_ranges():
    both = [scene(4, duration_s=5), scene(1, duration_s=10)]
    assert said("scene 4 down to 5 seconds, scene 1 up to 10 seconds") == both


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("2 <-> 4", [1, 4, 3, 2, 5]),
        ("Storm ↔ Ramp", [1, 5, 3, 4, 2]),
        ("put the ramp and the corner before the storm", [1, 5, 4, 2, 3]),
        ("Run it backwards. Last scene first, first scene last.", [5, 4, 3, 2, 1]),
        ("move the letter up so it comes second please", [1, 3, 2, 4, 5]),
    ],
)
def test_orders(text: str, places: list[int]):
    assert said(text) == [("reorder_scenes", {"order": [f"s{9 - p}" for p in places]})]


def test_up_two_moves_what_is_selected():
    order = ["s8", "s5", "s7", "s6", "s4"]
    assert said("move it up two", selected=4) == [("reorder_scenes", {"order": order})]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("the two scenes after the storm should look misty", [3, 4]),
        ("opener: warmer look", [1]),
    ],
)
def test_scenes_by_their_neighbours_and_ends(text: str, places: list[int]):
    ((tool, args),) = said(text)
    assert tool == "adjust_style"
    assert args["scene_ids"] == [f"s{9 - p}" for p in places]


def test_at_the_end_of_a_selected_voice_is_the_end_of_its_line():
    ((tool, args),) = said("more mysterious, slower at the end", selected=2, part="audio")
    assert tool == "regenerate_audio"
    assert args["scene_ids"] == ["s7"]


def test_no_scene_lasts_so_long_as_a_film():
    assert said("make it 45 seconds", selected=4) == [("update_project", {"duration_s": 45})]


def test_several_new_scenes_may_be_listed():
    assert said("add two more scenes: a fox in the snow, a fox asleep") == [
        ("add_scene", {"description": "a fox in the snow"}),
        ("add_scene", {"description": "a fox asleep"}),
    ]


def test_a_number_after_not_is_no_scene():
    words = "The first cars crossed at half past five."
    assert said(f'half past five, not six. "{words}"', selected=3) == [scene(3, narration=words)]


def test_a_voice_may_have_a_name():
    assert said('every voice line again with our brand voice "Nora"') == [
        ("regenerate_audio", {"voice": "Nora"})
    ]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("a story about two brothers who build a raft and go down the river about ninety seconds", 90),
        ("my daughter plays goalkeeper, maybe 40 secs, like a documentary", 40),
    ],
)  # fmt: skip
def test_a_length_told_roughly_is_the_films(text: str, seconds: int):
    ((tool, args),) = [(c.tool, c.args) for c in decide(text, film_of({})).calls]
    assert (tool, args["duration_s"]) == ("breakdown", seconds)


def test_a_look_is_not_said_twice():
    assert said("the storm is boring, make it more dramatic") == [
        ("adjust_style", {"tone": "more dramatic", "scene_ids": ["s7"]})
    ]


def test_who_does_it_stays_with_what_is_done():
    ((_, args),) = said("the old man in the armchair should have a beard")
    assert args == {
        "scene_ids": ["s6"],
        "instruction": "the old man in the armchair should have a beard",
    }


@pytest.mark.parametrize("word", ["buys", "pots", "fatter", "baked", "buses"])
def test_other_forms_of_words_are_no_slips(word: str):
    assert prepare(f"nobody said {word} here").text == f"nobody said {word} here"


@pytest.mark.parametrize(
    ("wanted", "got", "same"),
    [
        ("happier", "more happy", True),
        ("the owl smiles", "make the owl smile", True),
        ("no cat", "lose the cat", True),
        ("kid's voice", "kid", True),
        ("slower", "faster", False),
        ("a blue coat", "a red coat", False),
        ("no cat", "a dog", False),
    ],
)
def test_free_text_is_compared_by_roots(wanted: str, got: str, same: bool):
    assert same_text(wanted, got, {"voice"}) is same


IDS = [f"s{9 - n}" for n in range(1, 6)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("make 1-3 four seconds each", [scene(n, duration_s=4) for n in (1, 2, 3)]),
        ("it needs to end on a happier note", [("adjust_style", {"tone": "happier", "scene_ids": IDS[-1:]})]),
        ("regenerate both picture and sound of the storm", [("generate_scene", {"scene_ids": IDS[1:2]})]),
        ('put text "1987" over the first scene', [("regenerate_visual", {"scene_ids": IDS[:1], "instruction": 'put text "1987" over the first scene'})]),
        ("background music should be happier and lower", [("set_music", {"mood": "happier", "volume": 0.4})]),
    ],
)  # fmt: skip
def test_a_wish_is_not_taken_for_a_costlier_or_a_smaller_one(
    text: str, expected: list[tuple[str, dict[str, Any]]]
) -> None:
    assert said(text) == expected
