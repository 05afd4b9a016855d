"""Sprites: vector icons as pictures, drawn once per size and kept."""

from functools import lru_cache

import numpy as np
import resvg_py
import skia

from media import assets
from media.pictures.ink import sheet
from media.pictures.noise import bytes_of


@lru_cache(maxsize=64)
def sprite(name: str, size_px: int) -> skia.Image | None:
    """An icon without its empty border, at most `size_px` a side; None when the packages lack it."""
    svg = assets.icon_svg(name)
    if svg is None:
        return None
    raster = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size_px, height=size_px))
    image = skia.Image.MakeFromEncoded(skia.Data.MakeWithCopy(raster))
    alpha = bytes_of(image)[..., 3] > 8
    rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
    left, top = int(columns[0]), int(rows[0])
    wide, tall = int(columns[-1]) - left + 1, int(rows[-1]) - top + 1
    part = sheet(wide, tall)
    with part as canvas:
        canvas.drawImage(image, -left, -top)
    return part.makeImageSnapshot()
