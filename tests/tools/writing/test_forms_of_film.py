"""Films about no one have stories of their own, and what a line says is what its picture shows."""

import itertools
import re

import pytest

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
