"""Joins packets of pictures, sound and captions into one MP4. Nothing is encoded here."""

import heapq
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer
from av.packet import Packet
from av.stream import Stream

from film.errors import Invalid
from media.assembly.frames import number
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
Timed = tuple[float, int, Packet]


@dataclass(frozen=True)
class Part:
    """`count` pictures of a clip from picture `first`, which is a key frame."""

    path: Path
    first: int
    count: int


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
        lanes = [
            _pictures(parts, pictures, bytes(model.codec_context.extradata or b""), fps, delay)
        ]
        for lane, path in enumerate((wrapping.sound, wrapping.captions), 1):
            if path:
                side = opened.enter_context(av.open(str(path)))
                stream = film.add_stream_from_template(side.streams[0])
                stream.metadata["language"] = _LANGUAGES.get(wrapping.language[:2], "und")
                lanes.append(_beside(side, stream, lane))
        if wrapping.chapters:
            film.set_chapters(_chapters(wrapping.chapters))
        for count, (_, _, packet) in enumerate(heapq.merge(*lanes, key=_when)):
            if count % 200 == 0:
                tick()
            film.mux(packet)


def _when(timed: Timed) -> tuple[float, int]:
    return timed[0], timed[1]


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


def _pictures(
    parts: Sequence[Part], stream: Stream, headers: bytes, fps: int, delay: int
) -> Generator[Timed]:
    """All parts' packets in decoding order, given the film's times."""
    before = 0
    for part in parts:
        with av.open(str(part.path)) as box:
            if bytes(box.streams.video[0].codec_context.extradata or b"") != headers:
                raise Invalid(f"{part.path.name} cannot be joined: its headers differ.")
            for count, packet in enumerate(_cut(box, part, fps)):
                shown = before + number(packet, fps) - part.first
                decoded = before + count - delay
                if shown < decoded:
                    raise Invalid(f"{part.path.name} holds back more pictures than its profile.")
                packet.time_base = Fraction(1, fps * TICKS_PER_FRAME)
                packet.pts = shown * TICKS_PER_FRAME
                packet.dts = decoded * TICKS_PER_FRAME
                packet.duration = TICKS_PER_FRAME
                packet.stream = stream
                yield decoded / fps, 0, packet
        before += part.count


def _cut(box: InputContainer, part: Part, fps: int) -> Generator[Packet]:
    """The packets of exactly the part's pictures."""
    stream = box.streams.video[0]
    if part.first and stream.time_base:
        target = int(Fraction(part.first, fps) / Fraction(stream.time_base))
        box.seek(target, stream=stream, backward=True)
    left = part.count
    for packet in box.demux(stream):
        if not packet.size:
            continue
        at = number(packet, fps)
        if at < part.first and left == part.count:
            continue
        if not part.first <= at < part.first + part.count:
            break
        if left == part.count and not packet.is_keyframe:
            break
        left -= 1
        yield packet
        if not left:
            return
    raise Invalid(f"{part.path.name} lacks {left} of {part.count} pictures.")


def _beside(box: InputContainer, stream: Stream, lane: int) -> Generator[Timed]:
    """Sound or captions as they are."""
    for packet in box.demux(box.streams[0]):
        if packet.size and packet.dts is not None:
            at = float(packet.dts * packet.time_base)
            packet.stream = stream
            yield at, lane, packet
