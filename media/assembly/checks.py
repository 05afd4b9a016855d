"""Checks a joined film from what is known of its parts, and decodes only across new seams."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import av
from av.video.reformatter import Colorspace
from PIL import Image

from media.assembly.frames import read
from media.verify import Range, box_facts

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


def seam_facts(film: Path, counts: Sequence[int], new: Sequence[bool], fps: int) -> dict[str, Any]:
    """The container's facts, after decoding the film's own bytes across seams of new parts.

    At most two seams, two pictures on each side and what it takes to reach them. Raises Invalid
    when they cannot be decoded.
    """
    seams = list(accumulate(counts))[:-1]
    fresh = [s for i, s in enumerate(seams) if new[i] or new[i + 1]]
    step = max(1, -(-len(fresh) // _MOST_SEAMS))
    seen = 0
    for seam in fresh[::step]:
        first = max(0, seam - _AROUND)
        count = min(2 * _AROUND, sum(counts) - first)
        seen += sum(1 for _ in read(film, first, count, fps))
    return box_facts(film) | {"seam_pictures": seen}


def poster(film: Path, at: int, fps: int, out: Path) -> None:
    """Write picture `at` of the film as a JPEG."""
    planes = next(read(film, at, 1, fps))
    frame = av.VideoFrame.from_ndarray(planes, format="yuv420p")
    rgb = frame.reformat(format="rgb24", src_colorspace=Colorspace.ITU709).to_ndarray()
    Image.fromarray(rgb).save(out, "JPEG", quality=88, optimize=True)
