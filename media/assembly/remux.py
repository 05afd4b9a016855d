"""Joins packets of pictures, sound and captions into one MP4. Nothing is encoded here."""

import math
from collections import deque
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Self

import av
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.stream import Stream

from film.errors import Invalid
from media.assembly.frames import PacketAt, contents
from media.ffmpeg import TICKS_PER_FRAME

_LANGUAGES = {
    "en": "eng",
    "es": "spa",
    "fr": "fra",
    "de": "deu",
    "it": "ita",
    "pt": "por",
    "ja": "jpn",
    "zh": "zho",
    "ko": "kor",
    "hi": "hin",
    "nl": "nld",
    "ru": "rus",
}
_INDEX_BYTES, _INDEX_BYTES_A_FRAME = 100_000, 96
"""Room kept at the start of the file for the index, so that it need not be written twice."""
Timed = tuple[float, Packet]


@dataclass(frozen=True)
class Part:
    """`count` pictures of a clip from picture `first`, which is a key frame.

    `packets` are all of the clip (media.assembly.frames.contents), `headers` its parameter sets.
    """

    path: Path
    first: int
    count: int
    packets: Sequence[PacketAt]
    headers: bytes

    @classmethod
    def of(cls, path: Path, first: int, count: int, fps: int) -> Self:
        """A part of a clip about which nothing is known yet."""
        return cls(path, first, count, *contents(path, fps))


@dataclass(frozen=True)
class Wrapping:
    """What goes into the box beside the pictures. Chapters are (start_ms, end_ms, title)."""

    sound: Path | None = None
    captions: Path | None = None
    language: str = "en"
    chapters: Sequence[tuple[int, int, str]] = ()
    metadata: Mapping[str, str] = field(default_factory=dict[str, str])


def join(
    parts: Sequence[Part],
    wrapping: Wrapping,
    fps: int,
    delay: int,
    out: Path,
    tick: Callable[[], None],
) -> None:
    """Write the film. `delay` is how many pictures the profile's decoder holds back.

    Raises Invalid when a part's headers differ from the first's or pictures are missing.
    """
    with ExitStack() as opened:
        room = _INDEX_BYTES + _INDEX_BYTES_A_FRAME * sum(p.count for p in parts)
        options = {"moov_size": str(room), "video_track_timescale": str(fps * TICKS_PER_FRAME)}
        film = opened.enter_context(av.open(str(out), "w", format="mp4", options=options))
        film.metadata.update(wrapping.metadata)
        first = opened.enter_context(av.open(str(parts[0].path)))
        model = first.streams.video[0]
        pictures = film.add_stream_from_template(model)
        sides: list[deque[Timed]] = []
        for path in (wrapping.sound, wrapping.captions):
            if path:
                side = opened.enter_context(av.open(str(path)))
                stream = film.add_stream_from_template(side.streams[0])
                stream.metadata["language"] = _LANGUAGES.get(wrapping.language[:2], "und")
                sides.append(deque(_beside(side, stream)))
        if wrapping.chapters:
            film.set_chapters(_chapters(wrapping.chapters))
        for count, (at, packet) in enumerate(_pictures(parts, pictures, fps, delay)):
            if count % 200 == 0:
                tick()
            _mux_until(at, sides, film)
            film.mux_one(packet)
        _mux_until(math.inf, sides, film)


def _mux_until(at: float, sides: Sequence[deque[Timed]], film: OutputContainer) -> None:
    """Add what belongs beside the pictures up to a time in seconds."""
    for side in sides:
        while side and side[0][0] < at:
            film.mux_one(side.popleft()[1])


def _chapters(chapters: Sequence[tuple[int, int, str]]) -> list[Any]:
    return [
        {
            "id": index,
            "start": start,
            "end": end,
            "time_base": Fraction(1, 1000),
            "metadata": {"title": title},
        }
        for index, (start, end, title) in enumerate(chapters, 1)
    ]


def _pictures(parts: Sequence[Part], stream: Stream, fps: int, delay: int) -> Generator[Timed]:
    """All parts' packets in decoding order, given the film's times."""
    time_base = Fraction(1, fps * TICKS_PER_FRAME)
    before = 0
    for part in parts:
        if part.headers != parts[0].headers:
            raise Invalid(f"{part.path.name} cannot be joined: its headers differ.")
        shift = before - part.first
        with part.path.open("rb") as file:
            for decoded, (at, size, shown, key) in enumerate(_cut(part), before - delay):
                if shown + shift < decoded:
                    raise Invalid(f"{part.path.name} holds back more pictures than its profile.")
                file.seek(at)
                packet = Packet(file.read(size))
                packet.time_base = time_base
                packet.pts = (shown + shift) * TICKS_PER_FRAME
                packet.dts = decoded * TICKS_PER_FRAME
                packet.duration = TICKS_PER_FRAME
                packet.is_keyframe = bool(key)
                packet.stream = stream
                yield decoded / fps, packet
        before += part.count


def packet_sizes(part: Part) -> list[int]:
    """Bytes of each packet the part brings, in decoding order."""
    return [size for _, size, _, _ in _cut(part)]


def _cut(part: Part) -> Sequence[PacketAt]:
    """The packets of exactly the part's pictures."""
    begin = next((i for i, p in enumerate(part.packets) if p[2] == part.first and p[3]), 0)
    chosen = part.packets[begin : begin + part.count]
    last = part.first + part.count
    if len(chosen) != part.count or not all(part.first <= p[2] < last for p in chosen):
        raise Invalid(f"{part.path.name} cannot be cut at {part.first} and {last}.")
    return chosen


def _beside(box: InputContainer, stream: Stream) -> Generator[Timed]:
    """Sound or captions as they are."""
    tick = float(box.streams[0].time_base or 1)
    for packet in box.demux(box.streams[0]):
        if packet.size and packet.dts is not None:
            packet.stream = stream
            yield packet.dts * tick, packet
