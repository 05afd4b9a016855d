"""Films about no one have stories of their own, and what a line says is what its picture shows."""

import itertools
import re

import pytest

from film.gaps import spoken
from film.making import PictureOrder
from media.pictures.spec.parse import parse
from tools.writing.breakdown import write
from tools.writing.cards import room
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
    film = write("how to bake chestnut bread", 45)
    lines = [s.narration for s in film.scenes]
    assert "bake chestnut bread" in lines[0]
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
    ad = "an advert for our neighbourhood bakery Crumb"
    told = [s for seed in range(12) for s in write(ad, 40, seed=seed).scenes]
    late = [s for s in told if "light is on" in s.narration]
    late += write("an ad for Brightside, a bakery in Leeds, still bakes at night", 15).scenes[-1:]
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


def test_what_an_offer_says_is_told_one_fact_a_scene_and_nothing_of_the_briefing():
    ad = "an ad for Brightside, a small bakery in Leeds. Sourdough from 6am, still bakes at night. Make it warm and funny"
    lines = [s.narration for s in write(ad, 15).scenes]
    assert lines[0] == "Sourdough from 6am."
    assert "Brightside, a small bakery in Leeds" in lines[1]
    assert lines[2] == "Still bakes at night. Brightside."


def test_a_recipe_says_what_is_needed_and_is_made_in_a_kitchen():
    film = write("my grandmothers apple pie recipe. flour, butter, cold water, five apples", 40)
    said = " ".join(s.narration for s in film.scenes)
    assert film.title == "How to Make My Grandmother's Apple Pie"
    assert "flour, butter, cold water and five apples" in said
    assert "kitchen" in film.scenes[0].visual


def test_steps_that_are_told_are_the_steps_of_the_film():
    film = write("How to repot a plant: take it out of the pot, loosen the roots, water it well")
    steps = [s.narration for s in film.scenes if s.narration.startswith("Step")]
    assert len(steps) == 3
    assert not any("[" in s for s in steps)
    assert "loosen the roots" in steps[1].lower()


def test_more_sentences_of_a_story_are_told_in_their_order():
    idea = "A clockmaker receives a letter. He packs his tools and takes the night train. Nobody knows where he went. Make it mysterious"
    lines = [s.narration for s in write(idea, 50).scenes]
    packs = lines.index("He packs his tools.")
    assert packs < lines.index("Nobody knows where he went.")
    assert not any("mysterious" in line for line in lines)


def test_an_invitation_says_what_is_known_though_a_gap_is_left():
    film = write("wedding invite: Priya & Tom, 14 June, Oakham Barn, dinner and dancing", 40)
    said = " ".join(spoken(s.narration) for s in film.scenes)
    assert "the wedding of Priya and Tom" in said
    assert "14 June" in said
    assert "Oakham Barn" in said


def test_who_is_afraid_has_a_story_of_that_fear():
    said = [s.narration for s in write("a cat who is afraid of the dark", 60).scenes]
    told = (*room("plots/fear"), *room("plots/fear-of"))
    brave = [e.line for thread in told for e in thread.entries if "{" not in e.line]
    assert "afraid of the dark" in " ".join(said)
    assert sum(line in brave for line in said) >= 1


def test_what_once_happened_is_told_as_history():
    film = write("the moon landing, 1969. short documentary", 40)
    assert film.kind == "explainer"
    assert "1969" in " ".join(s.narration for s in film.scenes)
    assert "moon" in film.scenes[0].visual
    assert "red planet" not in film.scenes[0].visual


def test_an_invitation_shows_more_than_its_table():
    seen = [s.visual for s in write("wedding invite: Priya & Tom, 14 June", 30).scenes]
    assert len(set(seen)) == len(seen)
    assert sum("table laid for a party" in v for v in seen) <= 2


def test_no_cake_lies_about_where_somebody_is_missed():
    film = write("in memory of my dad Robert, who fixed every radio on our street", 60)
    assert "fixing a radio" in " ".join(s.visual for s in film.scenes)
    assert not any("cake" in s.visual or "confetti" in s.visual for s in film.scenes)
