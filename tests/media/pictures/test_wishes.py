"""What a wish changes, measured in the picture: its own matter changes, the composition stays."""

from dataclasses import replace

import numpy as np
import pytest

from film.making import PictureOrder
from media.pictures.compositor import Compositor
from media.pictures.layers import Lens
from media.pictures.scenes import build
from media.pictures.spec.parse import parse

PLACES = ("A girl at a mountain lake in the morning", "A sailor on the beach at sunset")


def drawn(visual: str) -> np.ndarray:
    order = PictureOrder(visual=visual, seed=4)
    return Compositor(build(parse(order), 320, 180), 5).frame(1.2)[..., 2::-1].astype(float)


def unzoomed(visual: str) -> np.ndarray:
    """The shot as through the lens of a wide one."""
    stage = build(parse(PictureOrder(visual=visual, seed=4)), 320, 180)
    assert all(item.lens.zoom > 1.2 for item in stage.items[:3])
    stage.items = [replace(item, lens=Lens()) for item in stage.items]
    return Compositor(stage, 5).frame(1.2)[..., 2::-1].astype(float)


def light(frame: np.ndarray) -> float:
    return float(frame.mean())


def shapes(frame: np.ndarray) -> np.ndarray:
    """Where edges run, without how strong they are: which pixels are among the sharpest tenth."""
    grey = frame.mean(axis=2)
    steep = np.hypot(*np.gradient(grey[8:-8, 8:-8]))
    return steep > np.percentile(steep, 90)


def kept(before: np.ndarray, after: np.ndarray) -> float:
    """How many of the edges are still there, within a pixel: 1 all, about 0.3 by chance."""
    old, new = shapes(before), shapes(after)
    near = np.zeros_like(new)
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            near |= np.roll(new, (down, right), (0, 1))
    return float((old & near).sum() / old.sum())


def figure(visual: str) -> np.ndarray:
    """The pixels that somebody covers: what changes when nobody is there."""
    return np.abs(drawn(visual) - drawn(f"{visual}, no people")).mean(axis=2) > 14


@pytest.mark.parametrize("place", PLACES)
def test_darker_and_night_take_light_and_keep_the_shapes(place: str) -> None:
    before, darker = drawn(place), drawn(f"{place}, darker")
    night = drawn(f"{place.split(' in the')[0].split(' at sunset')[0]}, at night")
    assert light(darker) < 0.8 * light(before)
    assert kept(before, darker) > 0.85
    assert light(night) < 0.75 * light(before)
    assert night[..., 2].mean() > night[..., 0].mean() + 10


@pytest.mark.parametrize("place", PLACES)
def test_rain_adds_thin_bright_strokes_and_keeps_people_and_land(place: str) -> None:
    before, rain = drawn(place), drawn(f"{place}, in the rain")
    still = drawn(f"{place}, overcast")
    assert kept(still, rain) > 0.55
    grey = [np.ptp(f, axis=2).mean() for f in (before, rain)]
    assert grey[1] < grey[0]
    assert figure(f"{place}, in the rain").sum() == pytest.approx(figure(place).sum(), rel=0.3)


@pytest.mark.parametrize("place", PLACES)
def test_closer_makes_the_figure_larger_before_the_same_place_out_of_focus(place: str) -> None:
    assert figure(f"{place}, closer").sum() > 2.5 * figure(place).sum()
    empty, closer = drawn(f"{place}, no people"), drawn(f"{place}, closer, no people")
    assert kept(empty, unzoomed(f"{place}, closer, no people")) > 0.55
    assert np.abs(np.diff(closer, axis=1)).mean() < np.abs(np.diff(empty, axis=1)).mean()


@pytest.mark.parametrize("place", PLACES)
def test_no_people_takes_only_the_figure_away(place: str) -> None:
    mask = figure(place)
    columns, rows = np.flatnonzero(mask.any(axis=0)), np.flatnonzero(mask.any(axis=1))
    assert 0 < np.ptp(columns) < 60
    assert 0 < np.ptp(rows) < 90


@pytest.mark.parametrize("place", PLACES)
def test_watercolor_is_paler_on_paper_and_keeps_the_shapes(place: str) -> None:
    before, painted = drawn(place), drawn(f"{place}, watercolor")
    assert painted[:4, :4].mean() > before[:4, :4].mean() + 40
    assert kept(before, painted) > 0.5


STREET = "A girl and her dog by a red car in a street"


@pytest.mark.parametrize("gone", ["no people", "remove the dog", "remove the car"])
def test_who_is_taken_away_moves_nobody_else(gone: str) -> None:
    everybody, fewer = drawn(STREET), drawn(f"{STREET}, {gone}")
    change = np.flatnonzero((np.abs(everybody - fewer).mean(axis=2) > 14).any(axis=0))
    assert 0 < np.ptp(change) < 90


def test_a_colour_changes_only_the_thing_that_has_it() -> None:
    change = np.abs(drawn(STREET) - drawn(STREET.replace("red", "blue"))).mean(axis=2) > 14
    assert 0.002 < change.mean() < 0.06


@pytest.mark.parametrize("place", ["A meadow in the morning", "A hut at a forest lake"])
def test_a_season_colours_the_land_and_keeps_the_shapes(place: str) -> None:
    before, autumn, winter = (drawn(place + wish) for wish in ("", ", autumn", ", winter"))
    low = slice(120, None)
    assert (autumn - before)[low, :, 0].mean() > (autumn - before)[low, :, 2].mean() + 4
    assert light(winter[low]) > light(before[low]) + 3
    assert min(kept(before, autumn), kept(before, winter)) > 0.5


def test_black_and_white_is_not_night() -> None:
    before, grey = drawn("A hut at a lake"), drawn("A hut at a lake, black and white")
    assert light(grey) > 0.6 * light(before)
