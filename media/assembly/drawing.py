"""Letters and still pictures on a skia canvas, shared by captions, title card and slates."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import skia
from numpy.typing import NDArray

from film.errors import Invalid
from media.assets import font as font_file


@cache
def typeface(weight: int) -> skia.Typeface:
    """Inter in that weight, or what the machine has when it is missing."""
    file = font_file(weight)
    found = skia.Typeface.MakeFromFile(str(file)) if file else None
    return found or skia.Typeface.MakeDefault()


def fitting(
    lines: Sequence[str], face: skia.Typeface, size_px: float, width_px: float
) -> skia.Font:
    """A font of at most `size_px` in which the longest line is no wider than `width_px`."""
    font = skia.Font(face, size_px)
    font.setEdging(skia.Font.Edging.kAntiAlias)
    font.setSubpixel(True)
    widest = max((font.measureText(line) for line in lines), default=0)
    if widest > width_px:
        font.setSize(size_px * width_px / widest)
    return font


def canvas_array(surface: skia.Surface) -> NDArray[np.uint8]:
    """A copy of what was drawn: (height, width, 4) BGRA with straight alpha."""
    info = skia.ImageInfo.Make(
        surface.width(),
        surface.height(),
        skia.kBGRA_8888_ColorType,
        skia.kUnpremul_AlphaType,
    )
    out = np.zeros((surface.height(), surface.width(), 4), np.uint8)
    surface.readPixels(info, out, surface.width() * 4)
    return out


def open_picture(path: Path) -> skia.Image:
    """A PNG, JPEG or WebP of ours. Raises Invalid when it cannot be read."""
    try:
        image = skia.Image.open(str(path))
    except (RuntimeError, ValueError) as error:
        raise Invalid(f"{path.name} is not a readable picture.") from error
    if image is None or min(image.width(), image.height()) < 1:
        raise Invalid(f"{path.name} is not a readable picture.")
    return image
