"""The embedded picture maker: a still and a clip from words, the same each time."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from av.video.reformatter import Colorspace
from PIL import Image

from film.errors import Cancelled
from film.making import SIZES, WAYS, Made, PictureOrder
from media.ffmpeg import probe
from media.pictures.compositor import Compositor
from media.pictures.embedded import EmbeddedPictures
from media.pictures.reference import NOTE
from media.pictures.scenes import build
from media.pictures.spec.parse import parse


class Bench:
    """A desk that counts reports and can be told to cancel."""

    def __init__(self, folder: Path, cancel_after: int = 10_000) -> None:
        self.folder = folder
        self.reports: list[tuple[str, float]] = []
        self._cancel_after = cancel_after
        self.memory: Mapping[str, Any] = {}

    def report(self, step: str, fraction: float) -> None:
        self.reports.append((step, fraction))
        if len(self.reports) > self._cancel_after:
            raise Cancelled("stopped")

    def remember(self, **facts: Any) -> None:
        self.memory = {**self.memory, **facts}


ORDER = PictureOrder(
    visual="A sailor looks over the sea at sunset", quality="draft", length_ms=400, seed=3
)


def still(order: PictureOrder, folder: Path) -> tuple[Made, np.ndarray]:
    folder.mkdir(exist_ok=True)
    made = EmbeddedPictures().still(order, Bench(folder))
    return made, np.asarray(Image.open(made.path))


@pytest.mark.parametrize("aspect", ["16:9", "9:16", "1:1"])
def test_a_still_has_the_size_of_its_order(aspect, tmp_path: Path) -> None:
    made, pixels = still(ORDER.model_copy(update={"aspect": aspect}), tmp_path)
    width, height = SIZES[(aspect, "draft")]
    assert pixels.shape == (height, width, 3)
    assert (made.width_px, made.height_px, made.mime) == (width, height, "image/png")
    assert pixels.std() > 12


def test_what_a_reference_is_used_for_is_said_beside_the_picture(tmp_path: Path) -> None:
    plain, _ = still(ORDER, tmp_path / "plain")
    look = tmp_path / "look.png"
    Image.new("RGB", (64, 36), "teal").save(look)
    like, _ = still(ORDER.model_copy(update={"reference": look}), tmp_path / "like")
    assert "reference" not in plain.notes
    assert like.notes["reference"] == NOTE


def test_the_same_order_gives_the_same_pixels(tmp_path: Path) -> None:
    _, first = still(ORDER, tmp_path / "a")
    _, second = still(ORDER, tmp_path / "b")
    assert np.array_equal(first, second)
    _, other = still(ORDER.model_copy(update={"seed": 4}), tmp_path / "c")
    assert not np.array_equal(first, other)


def test_neighbouring_takes_of_one_shot_differ_at_a_glance(tmp_path: Path) -> None:
    drawn = [
        still(ORDER.model_copy(update={"seed": 400 + n}), tmp_path / f"{n}")[1] for n in range(WAYS)
    ]
    for number, one in enumerate(drawn):
        for other in drawn[number + 1 :]:
            assert np.abs(one.astype(int) - other.astype(int)).mean() > 9


def test_words_on_a_picture_are_never_mirrored() -> None:
    idea = ORDER.model_copy(update={"visual": "How photosynthesis works, an explainer"})
    for seed in range(WAYS):
        assert not parse(idea.model_copy(update={"seed": seed})).mirrored


def test_a_clip_is_in_the_media_profile_and_has_the_stills_colours(tmp_path: Path) -> None:
    maker, desk = EmbeddedPictures(), Bench(tmp_path)
    made = maker.clip(ORDER, maker.still(ORDER, desk), desk)
    facts = probe(made.path)
    assert (facts.width_px, facts.height_px, facts.frames) == (960, 540, 12)
    assert facts.video_codec == "h264"
    assert made.duration_ms == 400
    assert made.extras["poster"].exists()
    assert made.offline
    with av.open(str(made.path)) as box:
        frame = next(box.decode(video=0))
        assert frame.colorspace == Colorspace.ITU709
        shown = frame.reformat(
            format="rgb24", src_colorspace=Colorspace.ITU709, dst_colorspace=Colorspace.ITU709
        ).to_ndarray()
    drawn = Compositor(build(parse(ORDER), 960, 540), 0.4).frame(0.0)[..., 2::-1]
    assert np.abs(shown.astype(int) - drawn.astype(int)).mean(axis=(0, 1)).max() < 4


def test_cancelling_stops_the_clip_and_leaves_no_file(tmp_path: Path) -> None:
    maker = EmbeddedPictures()
    picture = maker.still(ORDER, Bench(tmp_path))
    with pytest.raises(Cancelled):
        maker.clip(ORDER, picture, Bench(tmp_path, cancel_after=2))
    assert not (tmp_path / "clip.mp4").exists()
