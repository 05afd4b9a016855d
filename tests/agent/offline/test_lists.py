"""Scenes that are listed, stand beside others, at an end of the film, or are told by their sides; takes of two parts."""

import pytest

from agent.offline.brain import decide
from agent.offline.clauses import switch_of, switched
from agent.offline.context import Context
from agent.offline.fill_sides import by_sides
from agent.offline.fill_takes import restore_version
from agent.offline.lists import listed_with
from agent.offline.refs import find_refs
from agent.offline.refs_named import edges, title_scene
from agent.offline.several import several
from agent.offline.target import Clause
from agent.offline.text import prepare
from tests.agent.offline.shown import film_of

SHOWN = {
    "Title card": "Gold letters on black velvet",
    "Station": "A tram stops under a clock",
    "Kitchen": "An old grandmother pours tea",
    "Gulls": "Two gulls over a boat in the snow",
    "Dance": "A dress in the snow",
    "Lava": "Red lava runs into the sea",
}


def film(selected: int = 0) -> Context:
    return film_of(SHOWN, selected)


def clause(text: str, selected: int = 0) -> Clause:
    said, context = prepare(text), film(selected)
    return Clause(said.text, find_refs(said.text, context), said, context)


def places(ids: tuple[str, ...] | list[str]) -> list[int]:
    return [9 - int(i[1:]) for i in ids]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("all but lava and kitchen: colder", [1, 2, 4, 5]),
        ("everything but the tram, the gulls and the dance", [1, 3, 6]),
        ("everything grimier exc the last one", [1, 2, 3, 4, 5]),
        ("second to fourth scene, more sun", [2, 3, 4]),
        ("the fourth like an etching", [4]),
        ("drop the two last scenes", [5, 6]),
        ("every scene with snow more bluish", [4, 5]),
        ("everything in front of the dance hazier", [1, 2, 3, 4]),
        ("at second thirty three it should snow", [6]),
        ('retitle 2 "Early"', [2]),
        ("line four again", [4]),
        ("the second scene from the end must be longer", [5]),
        ("5 seconds, not 4", []),
    ],
)
def test_what_is_left_ranges_and_numbers(text: str, expected: list[int]):
    said = prepare(text).text
    found = {i for r in find_refs(said, film()) for i in r.ids}
    assert sorted(places(list(found))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("scenes 2, 4 and the one with the lava: sepia", [2, 4, 6]),
        ("for scenes 2 and the kitchen: brighter", [2, 3]),
        ("the gulls, the grandmother and the tram should be warmer", [2, 3, 4]),
        ("make the gulls darker and the boat brighter", [4]),  # what follows is no list
    ],
)
def test_what_stands_in_one_list_is_meant_too(text: str, expected: list[int]):
    context = film()
    found = listed_with(text, find_refs(text, context), [], context)
    assert sorted(places(list({i for r in found for i in r.ids}))) == expected


def test_a_list_takes_nothing_from_words_of_the_wish():
    text, context = "the gulls and the lava, with a tram", film()
    wish = (text.index("lava"), text.index("lava") + 4)
    found = listed_with(text, find_refs(text, context), [wish], context)
    assert "s3" not in {i for r in found if r.start >= wish[0] for i in r.ids}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a lower voice at the very end", [6]),
        ("make the start shorter", [1]),
        ("the end like a polaroid", [6]),
        ("read the last sentence softly", [6]),
        ("cut at the end of the line", []),
        ("the end titles bigger", []),
    ],
)
def test_an_end_of_the_film_is_its_last_scene(text: str, expected: list[int]):
    assert [p for r in edges(text, film()) for p in places(r.ids)] == expected


def test_the_title_is_the_scene_that_shows_it():
    context = film()
    assert places(title_scene("four seconds more for the title", [], context)[0].ids) == [1]
    assert title_scene("the title should be Snow", [], context) == []


@pytest.mark.parametrize(
    ("text", "selected", "expected"),
    [
        ("bring the gulls ahead of the kitchen", 0, [1, 2, 4, 3, 5, 6]),
        ("after the kitchen put the lava", 0, [1, 2, 3, 6, 4, 5]),
        ("put it between the station and the kitchen", 6, [1, 2, 6, 3, 4, 5]),
        ("we open on the lava. The gulls come second", 0, [6, 4, 1, 2, 3, 5]),
        ("let the dance go in the third place", 0, [1, 2, 5, 3, 4, 6]),
        ("let's lead with the lava, then as usual", 0, [6, 1, 2, 3, 4, 5]),
        ("this at the very end", 2, [1, 3, 4, 5, 6, 2]),
        ("before the gulls", 6, [1, 2, 3, 6, 4, 5]),
        ("before the elephants", 6, None),
    ],
)
def test_an_order_told_by_sides(text: str, selected: int, expected: list[int] | None):
    order = by_sides(clause(text, selected), list(film().ids))
    assert order is None if expected is None else places(order or []) == expected


def test_a_number_for_each_of_two_parts_brings_both_back():
    calls = restore_version(clause("the gulls: 2nd picture, 1st reading"))
    assert [c.args for c in calls or []] == [
        {"scene_id": "s5", "part": "visual", "version": 2},
        {"scene_id": "s5", "part": "audio", "version": 1},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Why does the kitchen have three versions?",
        "use the second of the three takes of the kitchen",
    ],
)
def test_takes_that_are_spoken_of_are_not_ordered(text: str):
    assert several(prepare(text), film()) is None


def test_where_some_scenes_are_described_and_not_found_it_asks():
    made = decide("every scene where she is alone a bit darker", film())
    assert made.calls == []
    assert made.reply.endswith("?")


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("captions on n music off", [("set_captions", "captions on"), ("set_music", "music off")]),
        ("louder music, no subs", [("set_music", "louder music"), ("set_captions", "no subs")]),
        ("music off", []),
    ],
)
def test_two_switches_are_two(text: str, halves: list[tuple[str, str]]):
    assert switched(text) == halves
    assert [switch_of(said, "set_music") for _, said in halves] == [tool for tool, _ in halves]


def test_the_title_that_changes_says_which_scene():
    made = decide('Retitle "Gulls" to "Over the Sea"', film())
    args = {"scene_id": "s5", "title": "Over the Sea"}
    assert [(c.tool, c.args) for c in made.calls] == [("edit_scene", args)]


def test_what_is_selected_goes_unless_another_scene_is_called():
    took = decide("This scares people who sit in a boat, remove it", film(selected=5))
    assert [(c.tool, places(c.args["scene_ids"])) for c in took.calls] == [("remove_scene", [5])]


@pytest.mark.parametrize(
    ("typed", "read"),
    [("undo taht adn go on", "undo that and go on"), ("at the begining", "at the beginning")],
)
def test_slips_in_short_words_are_read(typed: str, read: str):
    assert prepare(typed).text == read


def test_what_the_film_is_about_is_told_by_its_scenes():
    made = decide("what is the film about?", film())
    assert made.calls == []
    assert "1. Title card, 2. Station" in made.reply
