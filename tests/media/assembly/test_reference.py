"""Our film looks like the one MoviePy makes of the same timeline: an independent renderer agrees."""

import warnings

from bench.assembly import ssim
from bench.peers import moviepy_film


def test_ours_and_moviepy_s_film_look_the_same(studio):
    order = studio.order(2, captions="burned")
    line = order.timeline.model_copy(update={"title_card": True})
    order = order.model_copy(update={"timeline": line, "quality": "draft"})
    ours = studio.assemble(order)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        moviepy_film(order, studio.folder / "reference.mp4")
    assert ssim(ours.path, studio.folder / "reference.mp4") > 0.95
    other = studio.assemble(studio.order(2, hues={0: 5, 1: 6}), "other")
    assert ssim(other.path, studio.folder / "reference.mp4") < 0.9
