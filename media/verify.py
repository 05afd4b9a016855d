"""Looks at a finished film as a viewer's player would, and says what is wrong with it.

`check` decodes everything. The assembler uses the same parts, but keeps what it found out about
each clip and segment, so that after an edit only the new pictures are decoded.
"""

import struct
from collections.abc import Callable, Generator, Sequence
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

from film.errors import Invalid
from film.making import RenderOrder
from media import levels, sound

Tick = Callable[[], None]
Range = tuple[int, int]
BLACK_LUMA, FROZEN_STEP = 20.0, 0.05
"""Mean luma of a black picture; mean luma change (every 8th pixel) that counts as movement."""
PEAK_DB = -1.0
"""The highest true peak of a delivered film (dBTP): players resample and encode it once more."""
_LONG_BLACK_MS, _LONG_FROZEN_MS, _LONG_SILENCE_MS = 1_000, 3_000, 8_000


def _nothing() -> None:
    pass


def picture_facts(path: Path, tick: Tick = _nothing) -> dict[str, Any]:
    """Decode every picture strictly: count, black and motionless ranges [first, end) in frames.

    Raises Invalid at the first damaged picture.
    """
    dark: list[bool] = []
    still: list[bool] = []
    before: NDArray[np.int16] | None = None
    try:
        with av.open(str(path)) as box:
            stream = box.streams.video[0]
            # The loop filter only smooths; without it a quarter less CPU finds the same damage.
            stream.codec_context.options = {"err_detect": "explode", "skip_loop_filter": "all"}
            stream.thread_type = "AUTO"
            promised = stream.frames
            for frame in box.decode(stream):
                if frame.is_corrupt:
                    raise Invalid(f"{path.name} is damaged at picture {len(dark)}.")
                luma = _thumb(frame)
                dark.append(float(luma.mean()) < BLACK_LUMA)
                moved = before is None or float(np.abs(luma - before).mean()) >= FROZEN_STEP
                still.append(not moved)
                before = luma
                if len(dark) % 30 == 0:
                    tick()
    except (FFmpegError, IndexError) as error:
        raise Invalid(f"{path.name} is damaged.") from error
    if promised and len(dark) != promised:
        raise Invalid(f"{path.name} is cut short: {len(dark)} of {promised} pictures.")
    return {"frames": len(dark), "dark": _ranges(dark), "frozen": _ranges(still)}


def _thumb(frame: av.VideoFrame) -> NDArray[np.int16]:
    plane = frame.planes[0]
    rows = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
    return rows[::8, : frame.width : 8].astype(np.int16)


def _ranges(flags: Sequence[bool]) -> list[Range]:
    """The runs of True as [first, end)."""
    padded = np.concatenate([[0], np.asarray(flags, np.int8), [0]])
    edges = np.flatnonzero(np.diff(padded))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def sound_facts(path: Path) -> dict[str, Any]:
    """Decode the sound: length, loudness (LUFS), true peak (dBTP), silent ranges in ms."""
    return hear(path)[0]


def hear(path: Path, tick: Tick = _nothing) -> tuple[dict[str, Any], NDArray[np.float64]]:
    """The `sound_facts`, and the true peak of each millisecond (as levels.frame_peaks)."""
    meter, peaks = levels.Loudness(), levels.Peaks()
    quiet: list[NDArray[np.bool_]] = []
    tenth = sound.RATE // 10
    count = 0
    for block in sound_blocks(path):
        tick()
        meter.add(block)
        peaks.add(block)
        whole = np.abs(block[: len(block) // tenth * tenth]).max(axis=1, initial=0.0)
        quiet.append(whole.reshape(-1, tenth).max(axis=1) < 10 ** (-60 / 20))
        count += len(block)
    level, silent = peaks.levels(), _ranges(np.concatenate([*quiet, []]).tolist())
    return {
        "sound_ms": round(count * 1000 / sound.RATE),
        "lufs": round(meter.lufs(), 2),
        "true_peak_db": round(sound.peak_db(level), 2),
        "silent_ms": [(a * 100, b * 100) for a, b in silent],
    }, level


def read_sound(path: Path) -> sound.Audio:
    """Any sound file of ours, or a film's sound, as 48 kHz stereo. Raises Invalid when damaged."""
    return np.concatenate([np.zeros((0, 2), np.float32), *sound_blocks(path)])


def sound_blocks(path: Path) -> Generator[sound.Audio]:
    """As `read_sound`, block by block: memory does not grow with the sound's length."""
    waiting: list[sound.Audio] = []
    count = 0
    for part in _heard(path):
        waiting.append(part)
        count += len(part)
        if count >= levels.BLOCK:
            joined = np.concatenate(waiting)
            whole = count // levels.BLOCK * levels.BLOCK
            yield from levels.cut(joined[:whole])
            waiting, count = [joined[whole:]], count - whole
    if count:
        yield np.concatenate(waiting)


def _heard(path: Path) -> Generator[sound.Audio]:
    """Decoded pieces of any length, resampled. Raises Invalid when damaged."""
    try:
        with av.open(str(path)) as box:
            resampler = av.AudioResampler(format="flt", layout="stereo", rate=sound.RATE)
            for frame in chain(box.decode(box.streams.audio[0]), [None]):
                for part in resampler.resample(frame):
                    yield part.to_ndarray().reshape(-1, 2).astype(np.float32, copy=False)
    except (FFmpegError, IndexError) as error:
        raise Invalid(f"The sound {path.name} is damaged.") from error


def box_facts(path: Path, sizes: Sequence[int] = ()) -> dict[str, Any]:
    """Read the container without decoding: streams, times of all packets, order of its boxes.

    Who knows the `sizes` of all picture packets in their order spares reading them: the index must
    list exactly those. Raises Invalid when it does not, or the file is no film.
    """
    try:
        with av.open(str(path)) as box:
            video = box.streams.video[0]
            times = _indexed(video, sizes) if sizes else _shown(box, video)
            rate = Fraction(video.average_rate or 1)
            tick = 1 / (rate * Fraction(video.time_base or 1))
            steps = np.diff(np.asarray(times, np.int64))
            facts = {
                "width_px": video.width,
                "height_px": video.height,
                "fps": float(rate),
                "packets": len(times),
                "starts_ms": round(float(times[0] * (video.time_base or 0)) * 1000, 2),
                "even": bool(len(steps) == 0 or (steps == int(tick)).all()),
                "video_codec": video.codec_context.name,
                "sounds": [s.codec_context.name for s in box.streams.audio],
                "subtitles": len(box.streams.subtitles),
                "duration_ms": round((box.duration or 0) / 1000),
            }
            heard = box.streams.audio[0] if box.streams.audio else None
            facts["sound_starts_ms"] = _start_ms(heard)
    except (FFmpegError, IndexError) as error:
        raise Invalid(f"{path.name} is not a readable film.") from error
    return facts | {"faststart": _faststart(path)}


def _shown(box: Any, video: Any) -> list[int]:
    """When each picture is shown, in ticks, from the packets themselves."""
    return sorted(p.pts for p in box.demux(video) if p.size and p.pts is not None)


def _indexed(video: Any, sizes: Sequence[int]) -> list[int]:
    """When each picture is shown, in ticks, from the index: decoding times, moved to the start."""
    entries = video.index_entries
    if [e.size for e in entries] != list(sizes):
        raise Invalid("The film's index lists other pictures than were joined.")
    shift = (video.start_time or 0) - entries[0].timestamp
    return [e.timestamp + shift for e in entries]


def _start_ms(stream: Any) -> float:
    """Where the stream begins to be heard; the encoder's run-in lies before 0."""
    if stream is None or stream.start_time is None:
        return 0.0
    return round(max(float(stream.start_time * stream.time_base), 0.0) * 1000, 2)


def _faststart(path: Path) -> bool:
    """Whether the index (moov) comes before the data (mdat), so that playing starts at once."""
    with path.open("rb") as file:
        while len(head := file.read(8)) == 8:
            size, name = struct.unpack(">I4s", head)
            if name in (b"moov", b"mdat"):
                return name == b"moov"
            skip = struct.unpack(">Q", file.read(8))[0] - 16 if size == 1 else size - 8
            file.seek(skip, 1)
    return False


def judge(
    box: dict[str, Any], picture: dict[str, Any], heard: dict[str, Any], order: RenderOrder
) -> dict[str, Any]:
    """The report: all facts, `problems` as sentences, and `ok` when there are none."""
    to_ms = 1000 / order.fps
    slates = [
        (c.start_ms, c.start_ms + c.duration_ms) for c in order.timeline.video if not c.asset_id
    ]
    frozen = [(round(a * to_ms), round(b * to_ms)) for a, b in picture["frozen"]]
    facts: dict[str, Any] = {
        **box,
        **heard,
        "frames": picture["frames"],
        "black_ms": [(round(a * to_ms), round(b * to_ms)) for a, b in picture["dark"]],
        "frozen_ms": [r for r in frozen if not any(a <= r[0] and r[1] <= b for a, b in slates)],
        "sync_ms": _sync_ms(box, picture["frames"] * to_ms, heard),
    }
    tests = (*_wrong_box(facts, order), *_wrong_picture(facts), *_wrong_sound(facts, order))
    problems = [sentence for wrong, sentence in tests if wrong]
    return {**facts, "problems": problems, "ok": not problems}


def _sync_ms(box: dict[str, Any], length_ms: float, heard: dict[str, Any]) -> float:
    """How far sound and picture are apart at their starts and ends."""
    return round(max(abs(heard["sound_ms"] - length_ms), box["sound_starts_ms"]), 1)


def _wrong_box(facts: dict[str, Any], order: RenderOrder) -> list[tuple[bool, str]]:
    wanted = (order.timeline.duration_ms * order.fps + 500) // 1000
    size = (facts["width_px"], facts["height_px"])
    return [
        (facts["frames"] != wanted, f"{facts['frames']} pictures instead of {wanted}"),
        (facts["packets"] != facts["frames"], "the index lists other pictures than there are"),
        (not facts["even"] or facts["starts_ms"] != 0, "the pictures are not evenly spaced"),
        (size != (order.width_px, order.height_px), f"{size[0]}x{size[1]} px"),
        (abs(facts["fps"] - order.fps) > 0.01, f"{facts['fps']} pictures a second"),
        (len(facts["sounds"]) != 1, f"{len(facts['sounds'])} sound tracks"),
        (facts["sync_ms"] > 60, f"sound and picture differ by {facts['sync_ms']} ms"),
        (not facts["faststart"], "the index is at the end of the file"),
    ]


def _wrong_picture(facts: dict[str, Any]) -> list[tuple[bool, str]]:
    black, frozen = _longest(facts["black_ms"]), _longest(facts["frozen_ms"])
    return [
        (black > _LONG_BLACK_MS, f"black for {black} ms"),
        (frozen > _LONG_FROZEN_MS, f"motionless for {frozen} ms"),
    ]


def _wrong_sound(facts: dict[str, Any], order: RenderOrder) -> list[tuple[bool, str]]:
    line, silent = order.timeline, _longest(facts["silent_ms"])
    audible = [c for c in (*line.narration, line.music) if c and c.volume_pct]
    music = bool(line.music and line.music.volume_pct)
    return [
        (bool(audible) and facts["lufs"] < -60, "the film is silent"),
        (facts["lufs"] > -12, f"too loud: {facts['lufs']} LUFS"),
        (facts["true_peak_db"] > PEAK_DB, f"peaks at {facts['true_peak_db']} dB"),
        (music and silent > _LONG_SILENCE_MS, f"silent for {silent} ms"),
    ]


def _longest(ranges: Sequence[Range]) -> int:
    return max((b - a for a, b in ranges), default=0)


def check(path: Path, order: RenderOrder) -> dict[str, Any]:
    """The whole check of a film file, every picture and sample decoded.

    About 5 ms of CPU for each 720p picture. Raises Invalid when it cannot be played to its end.
    """
    box = box_facts(path)
    picture = picture_facts(path)
    heard = sound_facts(path) if box["sounds"] else _unheard(picture, order)
    report = judge(box, picture, heard, order)
    return report | {"checked": {"decoded_pictures": picture["frames"], "kept_pictures": 0}}


def _unheard(picture: dict[str, Any], order: RenderOrder) -> dict[str, Any]:
    length_ms = round(picture["frames"] * 1000 / order.fps)
    return {
        "sound_ms": length_ms,
        "lufs": sound.SILENT_LUFS,
        "true_peak_db": -180.0,
        "silent_ms": [],
    }
