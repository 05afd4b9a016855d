"""Reads a profile clip: where it may be cut, and its frames as I420 planes. Encodes nothing."""

from collections.abc import Generator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.video.stream import VideoStream
from numpy.typing import NDArray

from film.errors import Invalid

Planes = NDArray[np.uint8]
"""One picture as I420: shape (height * 3 / 2, width), bt.709 limited range."""


@dataclass(frozen=True)
class Cuts:
    """Where a clip may be cut. A copy begins at one of `starts` and stops before one of `ends`."""

    frames: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def number(packet: Packet, fps: int) -> int:
    """The place of a packet's picture in the clip, counted from 0."""
    if packet.pts is None:
        raise Invalid("A packet has no time.")
    return round(packet.pts * packet.time_base * fps)


def cuts(path: Path, fps: int) -> Cuts:
    """Legal cut points of a clip with closed groups of pictures.

    A copy may begin at a key frame. It may stop wherever the packets so far, in decoding order,
    hold all pictures up to there and none beyond: what was decoded never refers to what follows.
    Raises Invalid when pictures are missing or doubled.
    """
    starts: list[int] = []
    ends: list[int] = []
    seen: set[int] = set()
    highest = -1
    with av.open(str(path)) as box:
        for packet in box.demux(box.streams.video[0]):
            if not packet.size:
                continue
            at = number(packet, fps)
            if packet.is_keyframe:
                starts.append(at)
            seen.add(at)
            highest = max(highest, at)
            if highest + 1 == len(seen):
                ends.append(highest + 1)
    if not ends or ends[-1] != len(seen) or 0 not in starts:
        raise Invalid(f"{path.name} has missing or doubled pictures.")
    return Cuts(len(seen), tuple(starts), tuple(ends))


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
