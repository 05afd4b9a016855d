"""A village and an old town have gables, a city has towers, and any other street has neither in its way."""

import numpy as np
import pytest

from film.making import Figure, PictureOrder
from media.pictures.compositor import Compositor
from media.pictures.oldtown import has_towers, is_old
from media.pictures.scenes import build
from media.pictures.spec.parse import parse
from media.pictures.spec.tables import FURS


def spec_of(visual, **more):
    return parse(PictureOrder(visual=visual, seed=0, **more))


def drawn(visual, width=320, height=180, **more):
    frame = Compositor(build(spec_of(visual, **more), width, height), 5).frame(1)
    return frame[..., 2::-1].astype(int)


@pytest.mark.parametrize(
    ("visual", "old", "towers"),
    [
        ("a postman in a narrow village street", True, False),
        ("a street in Lisbon at dawn", True, False),
        ("a cat on the rooftops of an old town", True, False),
        ("a narrow street in front of a bakery window", True, False),
        ("a lone figure in a quiet street", False, False),
        ("a city street between lit windows", False, True),
        ("rooftops above the city", False, True),
        ("a neon street in Tokyo", False, True),
    ],
)
def test_where_towers_stand(visual, old, towers):
    spec = spec_of(visual)
    assert (is_old(spec), has_towers(spec)) == (old, towers)


@pytest.mark.parametrize("size", [(320, 180), (180, 320), (240, 240)])
def test_an_old_town_has_more_sky_than_a_city(size):
    town = drawn("on the rooftops of an old town by day", *size)
    city = drawn("on the rooftops above the city by day", *size)
    band = slice(int(0.4 * size[1]), int(0.55 * size[1]))
    busy = [np.abs(np.diff(p[band], axis=1)).max(axis=2).__gt__(12).mean() for p in (town, city)]
    assert busy[0] < 0.6 * busy[1]


def test_a_harbour_town_lies_by_the_water():
    assert spec_of("a black dog in a harbour town").setting == "sea"


@pytest.mark.parametrize(("word", "beast"), [("ginger", "cat"), ("black", "dog"), ("brown", "dog")])
def test_a_pet_has_the_colour_the_words_give_it(word, beast):
    assert dict(spec_of(f"a {word} {beast} in a garden").dyes)[beast]


def test_a_pet_of_the_cast_keeps_its_colour_where_only_its_name_is_said():
    cast = (Figure(name="Marmalade", look="a ginger cat, with bright eyes"),)
    spec = spec_of("Medium shot of Marmalade in a living room", cast=cast)
    assert dict(spec.dyes) == {"cat": FURS["ginger"]}


def test_a_loaf_is_smaller_than_the_table_it_lies_on():
    table = drawn("Wide shot of a wooden table in a kitchen")
    loaf = drawn("Wide shot of a loaf of bread on a wooden table in a kitchen")
    moved = np.abs(loaf - table).max(axis=2) > 60
    changed = np.flatnonzero(moved.sum(axis=0) > 4)
    assert 20 < np.ptp(changed) < 0.2 * 320


def test_a_cup_of_coffee_is_one_cup():
    assert spec_of("a steaming cup of coffee on a table").sprites == ("hot-beverage",)


def test_what_is_laid_out_is_shown_and_a_lime_tree_is_no_lime():
    laid = "View from above: flour, butter, lemons and apples laid out on a kitchen table"
    assert len(spec_of(laid).sprites) == 4
    assert "lime" not in " ".join(spec_of("a village square with a lime tree").sprites)
