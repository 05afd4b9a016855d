"""What a reference picture does: its colours are seen in the shot, its composition is not."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from film.making import Figure, PictureOrder
from media.pictures.compositor import Compositor
from media.pictures.reference import referred
from media.pictures.scenes import build
from media.pictures.spec.parse import parse

RED, TEAL = (214, 62, 40), (30, 150, 140)


def picture(path: Path, *bands: tuple[int, int, int]) -> Path:
    pixels = np.concatenate([np.full((40, 120, 3), band, np.uint8) for band in bands])
    Image.fromarray(pixels).save(path)
    return path


def frame(visual: str, **more: object) -> np.ndarray:
    order = PictureOrder(visual=visual, seed=2, **more)  # pyright: ignore[reportArgumentType]
    spec = referred(parse(order), order)
    return Compositor(build(spec, 240, 135), 5).frame(1.2)[..., 2::-1].astype(float)


@pytest.mark.parametrize(
    "visual", ["A mountain lake", "What is love?", "A rose, product shot", "A chef in a kitchen"]
)
def test_the_shot_takes_the_references_colours_and_keeps_its_own_shapes(
    visual: str, tmp_path: Path
) -> None:
    red = picture(tmp_path / "red.png", (250, 190, 150), RED, (90, 20, 20))
    teal = picture(tmp_path / "teal.png", (170, 240, 230), TEAL, (10, 60, 60))
    warm, cold = frame(visual, reference=red), frame(visual, reference=teal)
    warmth = [(f[..., 0] - f[..., 2]).mean() for f in (warm, cold)]
    assert warmth[0] > warmth[1] + 25
    edges = [np.abs(np.diff(f.mean(axis=2), axis=1)).ravel() for f in (warm, cold)]
    assert np.corrcoef(*edges)[0, 1] > 0.6


def test_somebody_of_the_cast_wears_the_colour_of_the_reference(tmp_path: Path) -> None:
    shirt = picture(tmp_path / "mia.jpg", (230, 230, 230), TEAL, TEAL)
    mia = Figure(name="Mia", look="a young woman", reference=shirt)
    order = PictureOrder(visual="Mia walks through the snow", cast=(mia,))
    coat = referred(parse(order), order).cast[0].coat
    red, green, blue = (int(coat[k : k + 2], 16) for k in (1, 3, 5))
    assert green > red + 60
    assert blue > red + 60
    said = order.model_copy(update={"cast": (mia.model_copy(update={"look": "in a red coat"}),)})
    assert referred(parse(said), said).cast[0].coat == "#c0392b"


def test_an_unreadable_reference_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"\x89PNG nothing more")
    for file in (tmp_path / "broken.png", tmp_path / "missing.png"):
        order = PictureOrder(visual="A mountain lake", reference=file)
        assert referred(parse(order), order) == parse(order)
