"""Reads a profile clip: where it may be cut, and its frames as I420 planes. Encodes nothing."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from av.error import FFmpegError
from av.video.stream import VideoStream
from numpy.typing import NDArray

from film.errors import Invalid

Planes = NDArray[np.uint8]
"""One picture as I420: shape (height * 3 / 2, width), bt.709 limited range."""


PacketAt = tuple[int, int, int, int]
"""Where a packet lies in its file (byte, size), the picture it shows, 1 for a key frame."""


@dataclass(frozen=True)
class Cuts:
    """Where a clip may be cut. A copy begins at one of `starts` and stops before one of `ends`."""

    frames: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def contents(path: Path, fps: int) -> tuple[list[PacketAt], bytes]:
    """The clip's packets in decoding order, and its headers. Costs 10 ms; keep the answer."""
    with av.open(str(path)) as box:
        stream = box.streams.video[0]
        a_frame = 1 / (Fraction(stream.time_base or 1) * fps)
        found = [
            (p.pos or 0, p.size, round(p.pts / a_frame), int(p.is_keyframe))
            for p in box.demux(stream)
            if p.size and p.pts is not None
        ]
        return found, bytes(stream.codec_context.extradata or b"")


def cuts(found: Sequence[PacketAt]) -> Cuts:
    """Legal cut points of a clip with closed groups of pictures.

    A copy may begin at a key frame. It may stop wherever the packets so far, in decoding order,
    hold all pictures up to there and none beyond: what was decoded never refers to what follows.
    Raises Invalid when pictures are missing or doubled.
    """
    ends: list[int] = []
    highest = -1
    for count, (_, _, shown, _) in enumerate(found, 1):
        highest = max(highest, shown)
        if highest + 1 == count:
            ends.append(count)
    starts = tuple(shown for _, _, shown, key in found if key)
    if len({shown for _, _, shown, _ in found}) != len(found) or not ends or 0 not in starts:
        raise Invalid("its clip has missing or doubled pictures.")
    if ends[-1] != len(found):
        raise Invalid("its clip has missing or doubled pictures.")
    return Cuts(len(found), starts, tuple(ends))


def read(path: Path, first: int, count: int, fps: int) -> Generator[Planes]:
    """The pictures `first`..`first + count - 1`, each a fresh array that may be drawn on.

    Raises Invalid when the clip ends early or cannot be decoded.
    """
    left = count
    try:
        with av.open(str(path)) as box:
            stream = box.streams.video[0]
            _aim(box, stream, first, fps)
            for frame in box.decode(stream):
                if frame.pts is None or frame.time_base is None:
                    continue
                if round(frame.pts * frame.time_base * fps) < first:
                    continue
                yield frame.to_ndarray().astype(np.uint8, copy=False)
                left -= 1
                if not left:
                    return
    except FFmpegError as error:
        raise Invalid(f"{path.name} is damaged.") from error
    raise Invalid(f"{path.name} ends {left} pictures too early.")


def _aim(box: InputContainer, stream: VideoStream, first: int, fps: int) -> None:
    """Go to the key frame at or before a picture; decode on one thread, as callers run two at once."""
    stream.codec_context.thread_count = 1
    if first and stream.time_base:
        target = int(Fraction(first, fps) / stream.time_base)
        box.seek(target, stream=stream, backward=True)
