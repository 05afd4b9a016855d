"""Lays a drawn BGRA picture over I420 planes. Knows nothing of what is drawn."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from media.assembly.frames import Planes
from media.ffmpeg import i420_from_bgra


@dataclass(frozen=True)
class Overlay:
    """A picture with holes, ready to be laid on frames.

    `x`, `y` are its even corner in px; `colour` is I420 of its own size, `cover` how much of the
    frame it hides, 0..256, at full size and for chroma at half.
    """

    x: int
    y: int
    colour: Planes
    cover: NDArray[np.uint16]
    cover_half: NDArray[np.uint16]


def overlay_of(bgra: NDArray[np.uint8]) -> Overlay | None:
    """Make one from a (height, width, 4) picture with straight alpha; None when nothing shows."""
    rows = np.flatnonzero(bgra[..., 3].any(axis=1))
    columns = np.flatnonzero(bgra[..., 3].any(axis=0))
    if not len(rows):
        return None
    y0, y1 = int(rows[0]) // 2 * 2, min(-(-(int(rows[-1]) + 1) // 2) * 2, bgra.shape[0])
    x0, x1 = int(columns[0]) // 2 * 2, min(-(-(int(columns[-1]) + 1) // 2) * 2, bgra.shape[1])
    part = np.ascontiguousarray(bgra[y0:y1, x0:x1])
    alpha = part[..., 3].astype(np.uint32)
    cover = ((alpha * 256 + 127) // 255).astype(np.uint16)
    half = cover.reshape(cover.shape[0] // 2, 2, cover.shape[1] // 2, 2).mean(axis=(1, 3))
    return Overlay(x0, y0, i420_from_bgra(part), cover, half.astype(np.uint16))


def lay(planes: Planes, over: Overlay, strength: float = 1.0) -> None:
    """Draw on the frame in place; `strength` 0..1 fades it."""
    width, height = planes.shape[1], planes.shape[0] * 2 // 3
    tall, wide = over.cover.shape
    fade = np.uint16(round(min(max(strength, 0.0), 1.0) * 256))
    luma = planes[over.y : over.y + tall, over.x : over.x + wide]
    _lay_plane(luma, over.colour[:tall], over.cover, fade)
    chroma = planes[height:].reshape(2, height // 2, width // 2)
    drawn = over.colour[tall:].reshape(2, tall // 2, wide // 2)
    y, x = over.y // 2, over.x // 2
    for target, source in zip(chroma, drawn, strict=True):
        _lay_plane(target[y : y + tall // 2, x : x + wide // 2], source, over.cover_half, fade)


def _lay_plane(
    target: NDArray[np.uint8],
    source: NDArray[np.uint8],
    cover: NDArray[np.uint16],
    fade: np.uint16,
) -> None:
    weight = cover if fade == 256 else (cover.astype(np.uint32) * fade >> 8).astype(np.uint16)
    mixed = source * weight + target * (np.uint16(256) - weight) + np.uint16(128)
    target[:] = (mixed >> 8).astype(np.uint8)
