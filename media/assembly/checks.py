"""Checks a joined film from what is known of its parts, and decodes only across new seams."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import av
from av.video.reformatter import Colorspace
from PIL import Image

from media.assembly.frames import read
from media.verify import Range

_AROUND = 2
_MOST_SEAMS = 2


def joined_facts(parts: Sequence[tuple[Mapping[str, Any], int, int]]) -> dict[str, Any]:
    """Facts of the whole from (facts, first picture, count) of each part, in frames of the film."""
    dark: list[Range] = []
    frozen: list[Range] = []
    at = 0
    for facts, first, count in parts:
        for name, found in (("dark", dark), ("frozen", frozen)):
            for begin, end in facts[name]:
                low, high = max(begin, first), min(end, first + count)
                if low < high:
                    _add(found, (at + low - first, at + high - first))
        at += count
    return {"frames": at, "dark": dark, "frozen": frozen}


def _add(found: list[Range], new: Range) -> None:
    """Append, merged with a range that ends where this begins (or one picture before)."""
    if found and new[0] - found[-1][1] <= 1:
        found[-1] = (found[-1][0], new[1])
    else:
        found.append(new)


def fresh_seams(counts: Sequence[int], new: Sequence[bool]) -> list[int]:
    """Frames at which a new part meets another: at most two of them, spread over the film."""
    seams = list(accumulate(counts))[:-1]
    fresh = [s for i, s in enumerate(seams) if new[i] or new[i + 1]]
    return fresh[:: max(1, -(-len(fresh) // _MOST_SEAMS))]


def across(film: Path, seam: int, frames: int, fps: int) -> int:
    """Decode the film's own bytes across a seam, and what it takes to get there.

    Returns the pictures seen, two on each side. Raises Invalid when they cannot be decoded.
    """
    first = max(0, seam - _AROUND)
    return sum(1 for _ in read(film, first, min(2 * _AROUND, frames - first), fps))


def poster(film: Path, at: int, fps: int, out: Path) -> None:
    """Write picture `at` of the film as a JPEG."""
    planes = next(read(film, at, 1, fps))
    frame = av.VideoFrame.from_ndarray(planes, format="yuv420p")
    rgb = frame.reformat(format="rgb24", src_colorspace=Colorspace.ITU709).to_ndarray()
    Image.fromarray(rgb).save(out, "JPEG", quality=88, optimize=True)
