"""Transitions begin with the one scene and end with the other."""

import numpy as np
import pytest

from media.assembly.overlay import lay, overlay_of
from media.assembly.transitions import blend


def plain(luma: int) -> np.ndarray:
    planes = np.full((72, 64), 128, np.uint8)
    planes[:48] = luma
    return planes


@pytest.mark.parametrize("kind", ["crossfade", "fade_black", "dip_white", "slide"])
def test_the_ends_are_the_two_scenes(kind):
    under, over = plain(60), plain(200)
    assert np.array_equal(blend(under, over, kind, 0.0), under)
    assert np.array_equal(blend(under, over, kind, 1.0), over)


@pytest.mark.parametrize(
    ("kind", "luma"), [("crossfade", 130), ("fade_black", 16), ("dip_white", 235)]
)
def test_the_middle_is_what_the_name_says(kind, luma):
    middle = blend(plain(60), plain(200), kind, 0.5)[:48]
    assert abs(int(middle.mean()) - luma) <= 1


def test_a_slide_shows_both_side_by_side():
    middle = blend(plain(60), plain(200), "slide", 0.5)[:48]
    assert (middle[:, :32] == 60).all()
    assert (middle[:, 32:] == 200).all()


def test_an_overlay_touches_only_its_place():
    picture = np.zeros((48, 64, 4), np.uint8)
    picture[10:20, 30:40] = 255
    over = overlay_of(picture)
    planes = plain(60)
    assert over is not None
    lay(planes, over)
    assert (planes[10:20, 30:40] == 235).all()
    planes[10:20, 30:40] = 60
    assert np.array_equal(planes, plain(60))


def test_half_strength_is_half_way():
    picture = np.full((48, 64, 4), 255, np.uint8)
    over = overlay_of(picture)
    planes = plain(35)
    assert over is not None
    lay(planes, over, 0.5)
    assert abs(int(planes[:48].mean()) - 135) <= 1
