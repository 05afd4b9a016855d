"""The embedded writer says a scene's texts another way."""

import pytest

from tools.writing import rewrite
from tools.writing.facts import spoken as words_in


@pytest.mark.parametrize(
    ("text", "wish", "expected"),
    [
        ("a man walks his dog", "replace the dog with a cat", "a man walks his cat"),
        ("A dog on a beach at dawn", "replace the dog with an owl", "An owl on a beach at dawn"),
        (
            "A ship in high waves at night",
            "a red boat instead of the ship",
            "A red boat in high waves at night",
        ),
        ("A harbour at dusk", "add a dog", "A harbour at dusk, with a dog"),
        (
            "A table with a clock and a loaf of bread",
            "remove the clock",
            "A table and a loaf of bread",
        ),
        ("A man in a hat", "make the hat red", "A man in a red hat"),
        ("A girl by a red car", "make the car blue", "A girl by a blue car"),
        ("A hut at a lake", "make it autumn", "A hut at a lake, autumn"),
        ("A hut at a lake", "much darker", "A hut at a lake, much darker"),
        ("A street in the rain", "no cars", "A street in the rain, without cars"),
        (
            "A street in the rain",
            "replace the cat with a dog",
            "A street in the rain, with a dog instead of the cat",
        ),
    ],
)
def test_a_wish_is_worked_into_the_picture(text: str, wish: str, expected: str):
    assert rewrite.visual(text, wish) == expected


@pytest.mark.parametrize("wish", ["shorter", "tighten it", "too long, shorten it please"])
def test_shorter_has_fewer_words_and_whole_clauses(wish: str):
    text = "Every night he carried the light up himself, although nobody had asked him to."
    made = rewrite.narration(text, wish, 0)
    assert made == "Every night he carried the light up himself."


@pytest.mark.parametrize(
    "wish", ["funnier", "sadder", "longer", "happier", "scarier", "more dramatic", "more hopeful"]
)
def test_a_feeling_adds_words_but_stays_within_the_limit(wish: str):
    text = "So he rowed out."
    made = rewrite.narration(text, wish, 14)
    assert made != text
    assert made.startswith("So he rowed out.")
    assert words_in(made) <= 14


def test_exact_words_in_quotation_marks_are_taken_as_they_are():
    assert rewrite.narration("Old.", 'say "New words."', 12) == "New words."


def test_simpler_splits_and_replaces():
    assert (
        rewrite.narration("They commenced early; however, it rained.", "simpler", 0)
        == "They started early. But, it rained."
    )
