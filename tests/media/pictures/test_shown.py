"""What a description speaks of is what is drawn: an oven in a bakery, a symbol on the board."""

import numpy as np
import pytest

from film.making import PictureOrder
from media.pictures.compositor import Compositor
from media.pictures.objects import WIDEST
from media.pictures.people_casting import CHIN, HELD
from media.pictures.rooms.plans import plan_of
from media.pictures.scenes import build
from media.pictures.spec.parse import parse


def spec_of(visual, aspect="16:9"):
    return parse(PictureOrder(visual=visual, aspect=aspect, seed=1))


def frame(visual, width=320, height=180):
    return Compositor(build(spec_of(visual), width, height), 5).frame(1)[..., 2::-1].astype(int)


@pytest.mark.parametrize(
    "visual",
    [
        "Wide shot of a small bakery with a brick oven at dawn",
        "Close-up of a wood-fired oven in a kitchen",
        "Medium shot of a pizza oven in a restaurant kitchen",
    ],
)
def test_an_oven_that_is_spoken_of_is_seen(visual):
    assert plan_of(spec_of(visual)).pieces[0][0] == "brick oven"
    red, green, blue = np.moveaxis(frame(visual), 2, 0)
    fire = (red > 190) & (green > 90) & (blue < 130)
    assert fire.mean() > 0.004


def test_an_ordinary_kitchen_has_its_stove():
    assert plan_of(spec_of("a girl in a kitchen")).pieces[0][0] == "kitchen"


@pytest.mark.parametrize(
    ("topic", "icon"),
    [
        ("the sky", "sun-behind-cloud"),
        ("vaccines", "syringe"),
        ("bees", "honeybee"),
        ("nothing at all", ""),
    ],
)
def test_the_board_shows_what_is_explained(topic, icon):
    spec = spec_of(
        f"Wide shot of a bright classroom, a hand-drawn diagram of {topic} in the centre"
    )
    assert spec.board == icon
    assert spec.animals == ()


def test_nearer_the_board_fills_the_picture_and_nothing_hides_it():
    spec = spec_of(
        "Close-up of a hand-drawn diagram of the sky in a classroom, a row of pens nearby"
    )
    _, left, right = plan_of(spec).pieces[0]
    assert right - left > 0.7
    assert spec.sprites == ()


@pytest.mark.parametrize(("width", "height"), [(180, 320), (240, 240), (320, 180)])
@pytest.mark.parametrize(
    ("visual", "most"),
    [
        ("Close shot of a woman holding a book in a field", HELD),
        ("Close shot of a woman and a book in a field", WIDEST[False]),
    ],
)
def test_what_is_held_or_lies_beside_somebody_stays_small(visual, most, width, height):
    spec = spec_of(visual)
    with_it, without = (
        Compositor(build(s, width, height), 5).frame(1).astype(int)
        for s in (spec, spec.model_copy(update={"sprites": ("no such thing",)}))
    )
    changed = np.flatnonzero((np.abs(with_it - without).max(axis=2) > 40).any(axis=0))
    assert len(changed)
    assert changed[-1] - changed[0] <= (most * 1.25 + 0.04) * width


@pytest.mark.parametrize("framing", ["Wide", "Medium"])
def test_a_cat_comes_no_higher_than_a_boys_waist(framing):
    stage = build(spec_of(f"{framing} shot of a boy and a ginger cat in a meadow"), 320, 180)
    boy, cat = (head.area.height() for head in stage.heads)
    assert cat * 2 < 0.52 * boy / (1 - CHIN)


def test_nobody_sees_the_rocket_from_within():
    inside = spec_of("a boy in the cockpit of a spaceship")
    assert inside.props == ("rocket",)
    without = inside.model_copy(update={"props": ()})
    assert len(build(inside, 320, 180).items) == len(build(without, 320, 180).items)


def test_a_cup_before_a_street_stands_on_a_table():
    assert build(spec_of("Close-up of a steaming cup in a street"), 320, 180).table is not None
    assert build(spec_of("A steaming cup in a street"), 320, 180).table is None
