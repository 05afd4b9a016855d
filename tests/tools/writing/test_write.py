"""The offline writer keeps its promises for every kind of idea."""

import re

import pytest

from film.gaps import spoken as said
from film.ports import Brief
from tools.writing.breakdown import write
from tools.writing.embedded import EmbeddedWriter
from tools.writing.idea import read_idea
from tools.writing.library import HERE, arc, worlds
from tools.writing.lines import WORDS_A_SECOND
from tools.writing.steps import spoken
from tools.writing.wishes import read_wishes

IDEAS = {
    "loss": "a detective cat who lost his hat",
    "love": "two foxes in love",
    "quest": "a potato that dreams of becoming a singer",
    "discovery": "a girl finds a door at the bottom of the sea",
    "rivalry": "two rival ice cream vans",
    "last": "the last whale on earth",
    "day": "a day in the life of a street musician",
    "product": "an ad for a new running shoe called Volt",
    "explainer": "how bees make honey",
    "invitation": "an invitation to our summer party",
    "tribute": "a tribute to my late father who loved his boat",
    "poem": "a poem about the sea at night",
    "news": "news: our school wins the science prize",
}


@pytest.mark.parametrize(("kind", "idea"), IDEAS.items())
def test_the_kind_of_idea_chooses_the_arc(kind: str, idea: str):
    assert write(idea).kind == kind


@pytest.mark.parametrize("idea", IDEAS.values())
@pytest.mark.parametrize(
    ("seconds", "count"), [(10, None), (30, None), (60, None), (90, 12), (20, 8)]
)
def test_narration_fits_its_scene_and_no_line_comes_twice(
    idea: str, seconds: int, count: int | None
):
    made = write(idea, seconds, count)
    lines = [s.narration for s in made.scenes if s.narration]
    assert len(lines) == len(set(lines))
    assert all(spoken(s.narration) <= WORDS_A_SECOND * s.duration_s for s in made.scenes)
    assert sum(s.duration_s for s in made.scenes) == pytest.approx(seconds)
    assert not any(re.search(r"[{}]", f"{s.title}{s.visual}{s.narration}") for s in made.scenes)
    if count:
        assert len(made.scenes) == count


def test_the_same_arguments_give_the_same_film_and_another_seed_another():
    assert write("a lighthouse keeper", seed=3) == write("a lighthouse keeper", seed=3)
    assert (
        write("a lighthouse keeper", seed=3).scenes != write("a lighthouse keeper", seed=4).scenes
    )


def test_every_arc_has_six_lines_a_step_and_every_world_is_whole():
    for path in sorted((HERE / "arcs").glob("*.txt")):
        if path.stem == "frames":
            continue
        for name, role in arc(path.stem).items():
            assert len(set(role.lines)) >= 6, (path.stem, name)
    for world in worlds():
        assert len(world.places) >= 3


def test_scenes_that_are_spelled_out_are_taken_word_for_word():
    made = write("Scene 1: a man waits at a bus stop. Scene 2: a woman brings an umbrella.", 20)
    assert [s.narration for s in made.scenes] == [
        "A man waits at a bus stop.",
        "A woman brings an umbrella.",
    ]
    assert "a man waits at a bus stop" in made.scenes[0].visual
    numbered = write("1. A red door\n2. A blue door\n3. No door", 15)
    assert [s.narration for s in numbered.scenes] == ["A red door.", "A blue door.", "No door."]


def test_an_explainer_marks_what_must_be_filled_in():
    lines = [s.narration for s in write("how our refund desk works", 40).scenes]
    assert 1 <= sum("[" in line for line in lines) <= 3
    assert all(said(line) for line in lines)
    assert "[" not in lines[0] + lines[-1]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (
            "a 30 second film about a lighthouse keeper",
            {"idea": "a lighthouse keeper", "duration_s": 30},
        ),
        (
            "make me a vertical video of two minutes on tea, watercolor",
            {"idea": "tea", "duration_s": 120, "aspect": "9:16", "style": "watercolor"},
        ),
        (
            "my grandma's bakery in Naples in the 50s, warm",
            {"idea": "my grandma's bakery in Naples in the 50s", "tone": "warm"},
        ),
        (
            "half a minute, square: a snail race in six scenes",
            {"idea": "a snail race", "duration_s": 30, "aspect": "1:1", "scene_count": 6},
        ),
        ("a man has 30 seconds to open a door", {"idea": "a man has 30 seconds to open a door"}),
        (
            "a scary story about a doll, in German",
            {"idea": "a doll", "tone": "scary", "language": "de"},
        ),
    ],
)
def test_wishes_are_read_out_of_a_request(request_: str, expected: dict[str, object]):
    assert read_wishes(request_).model_dump(exclude_none=True) == expected


@pytest.mark.parametrize(
    ("text", "did", "they"),
    [
        ("a girl who delivers letters by kite", "delivered letters by kite", "she"),
        ("an old robot who protects a tiny garden", "protected a tiny garden", "it"),
        ("three brothers who steal a piano", "stole a piano", "they"),
        ("a postman who cannot read", "could not read", "he"),
    ],
)
def test_the_subject_and_what_it_does_are_read(text: str, did: str, they: str):
    read = read_idea(text)
    assert (read.did, read.they) == (did, they)


async def test_the_port_gives_milliseconds_and_takes_wishes_from_the_idea():
    made = await EmbeddedWriter().breakdown(
        Brief(idea="a 20 second noir film about a detective cat")
    )
    assert sum(s.duration_ms for s in made.scenes) == 20_000
    assert made.style == "noir"
    assert made.offline


@pytest.mark.parametrize(
    ("idea", "a", "verb"),
    [
        ("Two sisters reopen their father's bakery in Lisbon", "two sisters", "reopened"),
        ("The kids of our street build a rocket", "the kids of our street", "built"),
        ("My grandparents dance in the kitchen", "my grandparents", "danced"),
        ("Two dogs and a cat in the rain", "two dogs", ""),
    ],
)
def test_several_who_do_something_are_read_without_who(idea: str, a: str, verb: str):
    read = read_idea(idea)
    assert read.many
    assert read.a.startswith(a)
    assert read.did.startswith(verb) if verb else not read.did


def test_the_place_of_an_idea_is_where_the_film_plays():
    places = " ".join(s.visual for s in write("A shy robot gardener on Mars").scenes)
    assert "planet" in places
