"""A deed is told over two scenes in the idea's own words, and a tale closes with what it was about."""

import pytest

from tools.writing.breakdown import write
from tools.writing.tale.halves import halves, listed, object_of
from tools.writing.tale.read import read_tale


@pytest.mark.parametrize(
    ("idea", "done", "then"),
    [
        ("a drummer feels the music through the floor", "the music", "through the floor"),
        ("a keeper writes letters to a ship that never answers", "letters", "to a ship that never answers"),
        ("a robot waits for the bus in the storm", "for the bus", "in the storm"),
        ("a grandmother teaches her grandson to knit", "her grandson to knit", ""),
        ("a detective solves crimes by smell", "crimes by smell", ""),
        ("a boy puts the cup on the table", "the cup on the table", ""),
        ("a boy draws what he sees on the pavement", "what he sees on the pavement", ""),
        ("a girl falls in love with her teacher", "in love with her teacher", ""),
        ("turtles race to the water", "to the water", ""),
    ],
)  # fmt: skip
def test_a_deed_is_cut_only_where_both_halves_say_something(idea: str, done: str, then: str):
    clause = read_tale(idea).clauses[0]
    assert halves(clause, clause.rest) == (done, then)


def test_both_halves_are_heard_and_the_second_is_seen():
    film = write("A lighthouse keeper writes letters to a ship that never answers", 30)
    lines = [s.narration for s in film.scenes]
    assert lines[:2] == ["A lighthouse keeper writes letters.", "To a ship that never answers."]
    assert "a ship" in film.scenes[1].visual
    assert lines[-1] == "A lighthouse keeper. Letters. A ship."


def test_who_writes_to_a_ship_is_not_on_it():
    film = write("A lighthouse keeper writes letters to a ship that never answers", 30)
    assert not any("on a ship" in s.visual for s in film.scenes)


def test_an_idea_with_no_more_to_say_makes_fewer_scenes_unless_so_many_are_asked_for():
    idea = "a man sneezes"
    assert len(write(idea, 60).scenes) < 6
    assert len(write(idea, 60, 6).scenes) == 6
    assert sum(s.duration_s for s in write(idea, 60).scenes) == pytest.approx(60)


def test_nothing_is_named_twice_at_the_end():
    assert listed(["a girl", "the map", "an old map"]) == "A girl. The map."
    assert not listed(["a girl"])


def test_what_a_deed_is_done_to_is_called_as_the_idea_calls_it():
    assert (
        object_of(read_tale("a drummer plays her first concert").clauses[0]) == "her first concert"
    )
    assert not object_of(read_tale("a man walks home").clauses[0])


def test_our_family_is_no_adverb():
    assert (
        write("our family moves to a new house in the rain", 30)
        .scenes[0]
        .narration.startswith("Our family moves")
    )


def test_grandparents_are_cast_old_and_today_is_no_actor():
    film = write(
        "My grandfather repairs old watches in a tiny shop and today his last customer comes in", 30
    )
    assert film.cast[0][1].startswith("an old grandfather,")
    assert "Today his last customer comes in." in [s.narration for s in film.scenes]
