"""What an idea says of hour, weather and season holds for every picture of its film."""

import re

import pytest

from film.making import PictureOrder
from media.pictures.spec.parse import parse
from tools.writing.breakdown import write

DAY = re.compile(r"dawn|sunrise|sunset|morning|evening|daylight|first light|golden", re.IGNORECASE)


@pytest.mark.parametrize(
    "idea",
    [
        "a fox in the city at night looks for food",
        "a taxi driver in the rain at night",
        "a baker at night makes bread for the whole town",
        "a night nurse walks home under the stars",
    ],
)
@pytest.mark.parametrize("seconds", [15, 30, 60])
def test_a_film_at_night_has_no_daylight_in_picture_or_line(idea, seconds):
    for scene in write(idea, seconds).scenes:
        assert not DAY.search(scene.visual), scene.visual
        assert parse(PictureOrder(visual=scene.visual)).time in ("night", "stormnight")
        assert not re.search(r"\b(?:morning|noon|sun)\b", scene.narration, re.IGNORECASE)


@pytest.mark.parametrize(
    ("idea", "words", "weather"),
    [
        ("our family moves to a new house in the rain", "rain falling", "rain"),
        ("a girl waits at a bus stop on a rainy day", "rain falling", "rain"),
        ("a lost letter finds its way home in winter", "winter", "snow"),
        ("a winter night in Oslo: a girl looks for her cat", "winter", "snow"),
    ],
)
def test_weather_and_season_reach_every_scene(idea, words, weather):
    for scene in write(idea, 40).scenes:
        assert words in scene.visual
        assert weather in parse(PictureOrder(visual=scene.visual)).weather


def test_a_lamp_that_dims_at_night_is_shown_by_day_too():
    film = write("Product video for Lumo, a desk lamp that dims at night", 30)
    assert sum("night" in scene.visual for scene in film.scenes) < len(film.scenes)


def test_summer_is_no_weather():
    film = write("a summer day of two brothers at the lake", 30)
    assert all("summer" in s.visual and "snow" not in s.visual for s in film.scenes)
