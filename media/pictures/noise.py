"""Noise fields, and images made of numpy arrays. Knows no scene."""

from typing import Any

import numpy as np
import skia
from numpy.typing import NDArray
from PIL import Image

from media.pictures.ink import Ink, rgb, sheet

Field = NDArray[Any]
"""A field of floats, shape (h, w) or (h, w, 3)."""


def smoothstep(low: float, high: float, field: Any) -> Field:
    """0 below `low`, 1 above `high`, an S between; `low` may be the larger."""
    t = np.clip((field - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def resized(field: Field, width: int, height: int) -> Field:
    """Bicubic resize of a field."""
    image = Image.fromarray(np.ascontiguousarray(field, np.float32))
    return np.asarray(image.resize((width, height), Image.Resampling.BICUBIC), np.float32)


def fbm(
    width: int,
    height: int,
    cells: tuple[float, float],
    seed: int,
    octaves: int = 5,
    gain: float = 0.5,
) -> Field:
    """Fractal noise around 0.5, shape (height, width); `cells` across and down in the first octave."""
    rng = np.random.default_rng(seed)
    out = np.zeros((height, width), np.float32)
    weight, total = 1.0, 0.0
    for octave in range(octaves):
        across = min(width * 2, max(2, int(cells[0] * 2**octave) + 3))
        down = min(height * 2, max(2, int(cells[1] * 2**octave) + 3))
        grid = rng.random((down, across), np.float32)
        wide = max(width, int(width * (1 + 2 / max(1, across - 2))))
        tall = max(height, int(height * (1 + 2 / max(1, down - 2))))
        out += weight * resized(grid, wide, tall)[:height, :width]
        total += weight
        weight *= gain
    return out / total


def stretched(field: Field) -> Field:
    """The field scaled to 0..1."""
    low, high = float(field.min()), float(field.max())
    return (field - low) / max(high - low, 1e-6)


def blend_rgb(a: Any, b: Any, part: Field) -> Field:
    """Between two colours or colour fields by a field."""
    first = np.asarray(rgb(a) if isinstance(a, str) else a, np.float32)
    second = np.asarray(rgb(b) if isinstance(b, str) else b, np.float32)
    weight = part[..., None]
    return first * (1 - weight) + second * weight


def image_of(colour: Ink | Field, alpha: Field) -> skia.Image:
    """An image from a colour (one, or a field h x w x 3 in 0..1) and an alpha field.

    The pixels are copied: `skia.Image.fromarray` does not keep the array alive.
    """
    height, width = alpha.shape
    tone = np.asarray(rgb(colour) if isinstance(colour, (str, tuple)) else colour, np.float32)
    cover = np.clip(alpha, 0, 1).astype(np.float32)
    pixels = np.empty((height, width, 4), np.uint8)
    pixels[..., :3] = (np.clip(tone, 0, 1) * cover[..., None] * 255 + 0.5)[..., ::-1]
    pixels[..., 3] = cover * 255 + 0.5
    return image_of_bytes(pixels)


def image_of_bytes(pixels: NDArray[np.uint8]) -> skia.Image:
    """An image from premultiplied BGRA bytes, shape (h, w, 4); copied."""
    height, width = pixels.shape[:2]
    surface = sheet(width, height)
    info = surface.imageInfo()
    surface.writePixels(skia.Pixmap(info, np.ascontiguousarray(pixels), width * 4), 0, 0)
    return surface.makeImageSnapshot()


def bytes_of(image: skia.Image) -> NDArray[np.uint8]:
    """The premultiplied BGRA bytes of an image, shape (h, w, 4)."""
    width, height = image.width(), image.height()
    out = np.empty((height, width, 4), np.uint8)
    info = skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    image.readPixels(info, out, width * 4)
    return out
