"""Tales of real people: what is said beside the idea is true of anybody in such a moment."""

import pytest

from tools.writing.breakdown import Breakdown, write
from tools.writing.cards import plain, room
from tools.writing.tale.own import own_story


def said(film: Breakdown) -> str:
    return " ".join(s.narration for s in film.scenes)


@pytest.mark.parametrize(
    ("idea", "words"),
    [
        ("My daughter's first day at school", "first day school"),
        ("We rebuilt my grandfather's barn", "rebuilt barn"),
        ("I am losing my dog", "lose my dog"),
        ("my aunt retired in May", "retire"),
        ("my brother painted a fence", "*"),
    ],
)
def test_an_own_tale_finds_the_moment_it_is_about(idea: str, words: str) -> None:
    assert words in own_story(idea).words


def test_an_own_tale_is_told_with_lines_of_its_moment() -> None:
    film = write("My son learned to ride a bike last Sunday", 30)
    lines = {e.line for e in own_story("my son learned to ride a bike").entries}
    assert film.scenes[0].narration == "My son learned to ride a bike last Sunday."
    assert all(s.narration in lines for s in film.scenes[1:])


def test_what_is_true_of_anybody_names_no_hero() -> None:
    lines = [e.line for c in room("own") for e in c.entries]
    assert not [x for x in lines if "{" in x or "<" in x]
    assert len({plain(x) for x in lines}) == len(lines)


def test_an_own_journey_is_no_invented_one() -> None:
    assert "This is our trip to Norway" in said(write("our trip to Norway in an old van", 30))
