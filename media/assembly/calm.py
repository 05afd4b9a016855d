"""Finds where on a picture letters disturb least. Knows no files and no letters."""

import numpy as np
from numpy.typing import NDArray

HIGHEST, LOWEST = 0.06, 0.72
"""The part of the height that letters may take: the frame's edge above, captions below."""
WISHED = 0.25
"""Where the middle of the letters is best: people look there first, and heads are lower."""
DRAWN_THERE = 0.24
"""How much busier a place may be for each part of the height that it is nearer to the wish."""
SOFT = 0.1
"""Differences of light (0..1) up to this are haze, walls and skies."""
ROWS = 72
"""The picture is looked at that coarsely: grain and leaves are no objects, heads are."""


def calm_middle(luma: NDArray[np.uint8], tall: float) -> float:
    """The middle (0..1 of the height) of the calmest band that is `tall` (0..1) high."""
    busy = _busy_rows(luma)
    half = max(1, round(tall * ROWS / 2))
    first, last = round(HIGHEST * ROWS) + half, round(LOWEST * ROWS) - half
    wished = min(max(round(WISHED * ROWS), first), max(first, last))
    rows = range(first, last + 1) or (wished,)

    def cost(row: int) -> float:
        band = busy[max(0, row - half) : row + half]
        return float(band.mean()) + DRAWN_THERE * abs(row - wished) / ROWS

    return min(rows, key=cost) / ROWS


def _busy_rows(luma: NDArray[np.uint8]) -> NDArray[np.float32]:
    """How much stands out in each row of the middle: edges, and what differs from its row."""
    step = max(1, luma.shape[0] // ROWS)
    wide = luma.shape[1] // step
    small = luma[: ROWS * step, : wide * step].reshape(ROWS, -1, wide, step).mean(axis=(1, 3)) / 255
    small = small[:, wide // 10 : wide - wide // 10].astype(np.float32)
    edges = np.abs(np.diff(small, axis=1, append=small[:, -1:]))
    edges = np.maximum(edges, np.abs(np.diff(small, axis=0, append=small[-1:])))
    apart = np.abs(small - np.median(small, axis=1, keepdims=True))
    return (np.maximum(edges - SOFT, 0) + 2 * np.maximum(apart - SOFT, 0)).mean(axis=1)
