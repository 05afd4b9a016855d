"""A place or an hour that is only named is shown as it is; nobody is invented for it."""

import pytest

from tools.writing.breakdown import write
from tools.writing.cards import room
from tools.writing.idea import read_idea
from tools.writing.portrayed import portrait_of

NAMED = {
    "A timelapse of a city from dawn to midnight": "city",
    "24 hours in Marrakesh": "marrakesh",
    "Rainy night in Tokyo": "tokyo",
    "portrait of Lisbon in spring": "lisbon",
    "a quiet morning in a fishing village": "fishing village",
    "New York at 4 am": "new york",
    "a market in Istanbul": "istanbul",
}
OTHERS = ("a baker in Paris", "a girl moves to Paris", "a poem about Paris", "my weekend in Lisbon", "a fox loses its way in the forest")  # fmt: skip


@pytest.mark.parametrize("idea", NAMED)
def test_a_named_place_has_its_portrait(idea: str) -> None:
    card = portrait_of(read_idea(idea))
    assert card
    assert NAMED[idea] in card.words
    said = {e.line for e in card.entries}
    film = write(idea)
    assert all(s.narration in said for s in film.scenes)
    assert not film.cast


@pytest.mark.parametrize("idea", OTHERS)
def test_who_does_something_there_is_no_place(idea: str) -> None:
    assert not portrait_of(read_idea(idea))


def test_a_night_in_the_rain_is_dark_and_wet() -> None:
    seen = [s.visual for s in write("Rainy night in Tokyo").scenes]
    assert all("rain" in v and ("night" in v or "evening" in v) for v in seen), seen


@pytest.mark.parametrize("card", room("portraits"), ids=lambda c: c.words[0])
def test_a_portrait_goes_from_morning_to_night(card) -> None:
    assert len(card.of("hook")) >= 1
    assert len(card.of("close")) == 2
    assert sum(e.rank > 0 for e in card.entries) >= 8
    assert card.places
