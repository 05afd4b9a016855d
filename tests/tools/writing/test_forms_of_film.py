"""Films about no one have stories of their own, and what a line says is what its picture shows."""

import itertools
import re

import pytest

from film.gaps import spoken
from film.making import PictureOrder
from media.pictures.spec.parse import parse
from tools.writing.breakdown import write
from tools.writing.idea import read_idea
from tools.writing.library import HERE, arc

FORMS = [
    ("three days in Lisbon", "trip", "Lisbon"),
    ("a film about our family's summer holiday at the lake", "trip", "the lake"),
    ("a weekend in Paris with friends", "trip", "Paris"),
    ("welcome to our office, an onboarding film for new colleagues", "welcome", "office"),
    ("a ghost story about a house at the end of the street at night", "haunt", "house"),
    ("the last minute of a football final, told from the goalkeeper's view", "match", "pitch"),
]


@pytest.mark.parametrize(("idea", "form", "word"), FORMS)
def test_a_film_about_no_one_has_a_story_of_its_own(idea, form, word):
    film = write(idea, 40)
    assert read_idea(idea).form == form
    assert film.cast == ()
    assert any(word in s.visual for s in film.scenes)
    for scene in film.scenes:
        said = scene.narration.lower()
        assert not re.search(
            r"the (?:three days|holiday|house|film|minute)\b.*\b(?:took|liked|showed)", said
        )
        assert parse(PictureOrder(visual=scene.visual)).setting != "idea", scene.visual


@pytest.mark.parametrize(
    "idea",
    [
        "a ghost who is afraid of people",
        "a goalkeeper loses his gloves before the final",
        "our family travels to Norway",
        "how to plan a trip to Japan",
        "an ad for a race car",
    ],
)
def test_who_can_be_followed_is_followed(idea):
    assert read_idea(idea).form == ""


def test_a_rescue_team_rescues_and_is_not_rescued():
    film = write("the story of a mountain rescue team", 30)
    assert film.title == "The Mountain Rescue Team"
    assert not any("mountain who" in s.narration for s in film.scenes)
    assert sum("team" in s.visual for s in film.scenes) >= 3


@pytest.mark.parametrize("form", ["trip", "welcome", "haunt", "match"])
def test_each_line_of_such_a_story_brings_its_picture(form):
    for name, role in arc(form).items():
        assert set(role.seen) == set(role.lines), name
    assert (HERE / "arcs" / f"{form}.txt").is_file()


def test_what_is_done_decides_where_a_story_plays():
    for idea in (
        "my two kids build a treehouse with their father",
        "a girl and her grandmother plant a tree",
    ):
        visuals = " ".join(s.visual for s in write(idea, 30).scenes)
        assert not re.search(r"library|classroom|kitchen|office", visuals), visuals


def test_distances_change_from_scene_to_scene():
    film = write("welcome to our office, an onboarding film for new colleagues", 40)
    sizes = [s.visual.split(" shot")[0] for s in film.scenes]
    assert all(a != b for a, b in itertools.pairwise(sizes))
    assert sizes[0] == "Wide"


def test_a_how_to_says_what_is_needed_each_step_the_mistake_and_the_result():
    film = write("how to bake sourdough bread", 45)
    lines = [s.narration for s in film.scenes]
    assert "bake sourdough bread" in lines[0]
    assert any(re.search(r"\bneed\b|at hand|things together", line) for line in lines[1:3])
    numbers = [int(m[1]) for line in lines if (m := re.match(r"Step (\d)", line))]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 2
    assert any(re.search(r"mistake|wrong|forget|skip|Not like this", line) for line in lines)
    assert "[" not in lines[-1]
    for scene in film.scenes[:-1]:
        assert len(spoken(scene.narration).split()) >= 3  # the film says something before the gap
    shown = [s.visual for s in film.scenes if "bread" in s.visual or "loaves" in s.visual]
    assert len(shown) >= len(film.scenes) - 1


def test_a_line_told_at_night_has_a_picture_at_night():
    film = write(
        "an advert for our neighbourhood bakery, Crumb & Co, fresh bread from a wood oven every morning",
        30,
    )
    late = [s for s in film.scenes if "it is late" in s.narration or "a light on" in s.narration]
    assert late
    assert all(
        parse(PictureOrder(visual=s.visual)).time in ("night", "dusk", "sunset") for s in late
    )


def test_a_fact_that_is_told_is_shown():
    film = write(
        "an advert for our neighbourhood bakery, Crumb & Co, fresh bread from a wood oven every morning",
        30,
    )
    [fact] = [s for s in film.scenes if "wood oven" in s.narration]
    spec = parse(PictureOrder(visual=fact.visual))
    assert "bread" in spec.sprites
    assert "brick oven" in spec.details


def test_for_whom_an_explanation_is_leaves_no_comma_in_its_title():
    assert write("how vaccines work, for kids", 30).title == "How Vaccines Work"
