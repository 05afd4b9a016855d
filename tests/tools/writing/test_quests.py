"""Tales of quests and finds: the story fits the hero, the thing and the world they are in."""

import pytest

from tools.writing.breakdown import write


def told(idea: str) -> str:
    return " ".join(s.narration for s in write(idea, 30).scenes)


@pytest.mark.parametrize(
    ("idea", "said"),
    [
        ("A detective investigates the disappearance of a famous pianist", "file"),
        ("A botanist searches for a flower that blooms only during an eclipse", "bud"),
        ("A robot gardener on Mars grows the first rose", "red planet"),
        ("A fox tricks a crow out of its cheese", "compliment"),
        ("A dragon who is afraid of fire", "thread"),
        ("The knight searches for the dragon but finds a lost egg", "egg"),
        ("A cursed prince must find someone to break the spell", "sunrise"),
        ("A genie who is tired of granting wishes", "sign"),
        ("A thief breaks into a house and finds a lonely old man", "armchair"),
    ],
)
def test_a_story_is_of_what_the_hero_looks_for_and_of_who_looks(idea: str, said: str) -> None:
    assert said in told(idea).lower()


@pytest.mark.parametrize("idea", ["An astronaut searches for the source of a sound", "A diver looks for a black coral"])  # fmt: skip
def test_in_space_and_under_water_nothing_of_dry_land_is_told(idea: str) -> None:
    assert not {"child", "house", "garden", "rain", "bench"} & set(told(idea).lower().split())


@pytest.mark.parametrize(
    ("idea", "said"),
    [
        ("A superhero who can only fly when she is sad", "can only fly when she is sad"),
        ("A painter discovers that everything she paints becomes real", "that everything she paints becomes real"),
    ],
)  # fmt: skip
def test_a_deed_is_told_whole(idea: str, said: str) -> None:
    assert said in told(idea)
