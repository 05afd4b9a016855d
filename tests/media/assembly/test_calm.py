"""The title stands where the first picture is calm, never over a head."""

import numpy as np
import pytest

from film.making import PictureOrder
from media.assembly.calm import LOWEST, calm_middle
from media.assembly.title import card_height
from media.ffmpeg import i420_from_bgra
from media.pictures.compositor import Compositor
from media.pictures.scenes import build
from media.pictures.spec.parse import parse

SHAPES = [("16:9", 640, 360), ("9:16", 360, 640), ("1:1", 480, 480)]
OPENINGS = (
    "Wide shot of a kitchen at dawn, a baker small in the frame, soft first light",
    "Wide shot of a city street at dawn, a girl and a dog in the middle distance",
    "Wide establishing shot of a meadow at sunrise, two sisters in the middle of the frame",
)


def luma_of(visual, aspect, width, height):
    order = PictureOrder(visual=visual, aspect=aspect)
    frame = Compositor(build(parse(order), width, height), 5).frame(0.5)
    return i420_from_bgra(frame)[:height]


@pytest.mark.parametrize(("aspect", "width", "height"), SHAPES)
@pytest.mark.parametrize("visual", OPENINGS)
def test_the_title_ends_above_the_heads_of_an_opening_picture(visual, aspect, width, height):
    tall = card_height("The Girl and Her Grandmother", width, height)
    middle = calm_middle(luma_of(visual, aspect, width, height), tall)
    assert middle - tall / 2 > 0.04
    assert middle + tall / 2 < 0.46


def test_letters_give_way_to_what_stands_high_in_the_picture():
    picture = np.full((720, 1280), 120, np.uint8)
    picture[40:320, 480:800] = 20
    picture[90:200, 560:720] = 230
    middle = calm_middle(picture, 0.2)
    assert middle - 0.1 > 320 / 720 - 0.02
    assert middle + 0.1 <= LOWEST + 0.02


def test_a_plain_picture_has_its_title_in_the_upper_third():
    for width, height in ((1280, 720), (720, 1280), (960, 960)):
        assert 0.2 < calm_middle(np.full((height, width), 90, np.uint8), 0.15) < 0.3


def test_a_title_too_tall_for_the_free_part_still_has_a_place():
    assert 0 < calm_middle(np.zeros((360, 640), np.uint8), 0.9) < 1
