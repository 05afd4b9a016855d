"""What form a film asks for is no part of its story, and what an idea says is told."""

import pytest

from tools.writing import plan
from tools.writing.breakdown import Breakdown, write
from tools.writing.idea import read_idea


def spoken(film: Breakdown) -> str:
    return " ".join(scene.narration for scene in film.scenes)


def seen(film: Breakdown) -> str:
    return " ".join(scene.visual for scene in film.scenes)


@pytest.mark.parametrize(
    ("idea", "whom"),
    [
        ("A children's tale about a little hedgehog who is afraid of the dark", "a little hedgehog"),
        ("An elegy for the last lamplighter of Prague", "the last lamplighter of Prague"),
        ("A teaser for a heist film about three retired acrobats who steal a clock", "three retired acrobats"),
        ("A trailer for a science fiction film where a keeper on Mars finds a radio", "a keeper"),
        ("A bee explains to a child why flowers need her", "a bee"),
    ],
)  # fmt: skip
def test_a_story_is_about_its_hero_whatever_form_it_has(idea: str, whom: str) -> None:
    read = read_idea(idea)
    assert read.a == whom
    assert read.kind not in ("product", "explainer")


def test_the_elegy_for_a_last_one_is_the_story_of_a_last_one() -> None:
    assert read_idea("An elegy for the last lamplighter of Prague").kind == "last"


def test_who_sewed_wedding_dresses_is_honoured_and_not_married() -> None:
    film = write("A tribute to my grandmother Rosa, who sewed wedding dresses in Naples")
    assert film.kind == "tribute"
    assert "sewed wedding dresses" in spoken(film)


def test_a_long_clause_is_told_by_its_first_part() -> None:
    idea = "A little hedgehog who is afraid of the dark and follows a firefly through the forest to the moon"
    film = write(idea)
    assert "A little hedgehog is afraid of the dark." in spoken(film)
    assert "following a firefly" in seen(film)


def test_my_brother_and_i_are_we_and_are_two_on_a_picture() -> None:
    film = write("My brother and I race our bicycles to the lake every summer until one year I win")
    assert read_idea("My brother and I race to the lake").them == "us"
    assert " I " not in seen(film)
    assert "lake" in film.scenes[0].visual


def test_a_maker_is_shown_by_what_is_made() -> None:
    film = write(
        "An ad for Tarn & Clay, a small studio in Cumbria that throws stoneware cups by hand"
    )
    assert all("stoneware cups" in scene.visual for scene in film.scenes)
    assert "street" not in seen(film)


def test_a_question_with_has_is_asked_with_does() -> None:
    read = read_idea("Explain why the sea has tides, for ten year olds")
    assert read.question == "Why does the sea have tides?"
    assert read.short == "sea"


@pytest.mark.parametrize(
    ("idea", "steps"),
    [("how to make shakshuka in four steps", 4), ("how to tie a knot in 3 easy steps", 3)],
)
def test_asked_steps_are_all_there_and_no_part_of_the_title(idea: str, steps: int) -> None:
    film = write(idea)
    assert len(film.scenes) == steps + plan.FRAMED
    assert "Steps" not in film.title


def test_news_tells_what_it_was_given() -> None:
    film = write(
        "News: a ferry carrying 80 passengers ran aground off the coast of Brittany last night; "
        "everyone was rescued by fishing boats"
    )
    assert "a ferry carrying 80 passengers ran aground" in spoken(film).lower()
    assert "Everyone was rescued by fishing boats." in spoken(film)
    assert "[place]" not in spoken(film)
    assert "a ferry" in film.scenes[0].visual


def test_an_opening_says_where_when_and_what_there_is() -> None:
    film = write(
        "Our bakery opens its second shop in Leipzig on Monday: fresh sourdough, open from six"
    )
    said = spoken(film)
    assert "Leipzig on Monday" in said
    assert "There is fresh sourdough. We are open from six." in said


def test_snow_that_a_poem_is_about_falls_in_every_picture() -> None:
    film = write("A poem about the first snow falling on an empty harbour")
    assert all("snow falling" in scene.visual for scene in film.scenes)
    assert "Fourth Verse" not in {scene.title for scene in film.scenes}


def test_who_is_named_in_scenes_of_ones_own_is_cast() -> None:
    film = write(
        "Scene 1: Nora, 9, carries a kite up the hill. Scene 2: The wind takes it over the sea."
    )
    name, look = film.cast[0]
    assert name == "Nora"
    assert look.startswith("a girl of 9, ")
    assert film.scenes[0].title == "Nora carries a kite"
    assert film.scenes[1].title == "The wind takes it"


def test_a_named_place_wins_over_the_place_of_a_trade() -> None:
    assert "red planet" in seen(write("A lighthouse keeper on Mars receives a message"))
