"""Sprites: vector icons as pictures, drawn once per size and kept."""

from functools import lru_cache

import resvg_py
import skia

from media import assets


@lru_cache(maxsize=64)
def sprite(name: str, size_px: int) -> skia.Image | None:
    """An icon of that height, transparent around; None when the packages lack it."""
    svg = assets.icon_svg(name)
    if svg is None:
        return None
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size_px, height=size_px))
    return skia.Image.MakeFromEncoded(skia.Data.MakeWithCopy(png))
