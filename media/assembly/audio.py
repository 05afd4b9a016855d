"""Mixes a film's sound: voices in place, music and the clips' own sound under them, mastered, AAC."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from film.errors import Invalid
from film.making import RenderOrder
from film.timeline import MusicClip, VideoClip, VoiceClip
from media import ffmpeg, levels, sound
from media.assembly.cache import hash_of, key_of
from media.levels import Audio
from media.tape import Tape
from media.verify import PEAK_DB, hear, read_sound, sound_blocks

MIX_RULES = 3
"""Part of the mix's key; raise it when mixing changes."""
FILM_LUFS, CEILING_DB = -14.0, -1.6
"""Loudness of a film, and the peak before AAC, which mostly adds less than half a dB."""
_METERS_DB, _BELOW_DB = 0.1, 0.3
"""How much two true peak meters may differ; how far below the limit an overshoot is turned."""
_MENDINGS = 8
"""How often at most; once is mostly enough, and attacks made to overshoot took four at most."""
VOICE_LUFS, MUSIC_LUFS, CLIP_LUFS, DUCK_DB = -16.0, -18.0, -20.0, -11.0
_CLIP_UP_DB, _CLIP_EDGE_MS = 6.0, 20
"""A quiet clip is not turned up to its noise; its sound begins and ends without a click."""
_STEP = sound.RATE // 100
_SPEECH = 0.012
_END_FADE_MS, _SEAM_MS = 1_800, 1_500
Tick = Callable[[], None]


def mix_key(order: RenderOrder) -> str:
    """Names the mix: content, place and volume of every sound, and the film's length."""
    line = order.timeline
    voices = [
        (hash_of(_file(order, v.asset_id)), v.start_ms, v.duration_ms, v.volume_pct)
        for v in line.narration
    ]
    clips = [
        (hash_of(_file(order, c.sound_id)), c.in_ms, c.start_ms, c.duration_ms, c.sound_pct)
        for c in line.video
        if c.sound_id and c.sound_pct
    ]
    crossings = [c.transition.duration_ms for c in line.video] if clips else []
    music = line.music
    bed = (hash_of(_file(order, music.asset_id)), music.start_ms, music.volume_pct) if music else ()
    return key_of("mix", MIX_RULES, voices, clips, crossings, bed, line.duration_ms)


def mix(order: RenderOrder, folder: Path, tick: Tick) -> Generator[Audio]:
    """The film's sound at about -14 LUFS, 48 kHz stereo of exactly its length, block by block.

    Long sounds lie in nameless files in `folder` meanwhile: a film of ten minutes needs no more
    memory than one of half a minute.
    """
    line = order.timeline
    length = sound.samples(line.duration_ms)
    with Tape(folder) as voices, Tape(folder) as bed, Tape(folder) as both:
        voices.record(_placed(_voices(order), length, tick))
        under = _placed(_clips(order), length, tick)
        if line.music and line.music.volume_pct:
            music = _music(line.music, order, bed, length)
            under = (a + b for a, b in zip(under, music, strict=True))
        gain = duck(voices.blocks())
        both.record(_ducked(voices.blocks(), under, gain, tick))
        for block in levels.mastered(both.blocks, FILM_LUFS, CEILING_DB):
            tick()
            yield block


def write_aac(blocks: Iterable[Audio], out: Path, tick: Tick) -> dict[str, Any]:
    """Encode to AAC in an MP4 box, 160 kbit/s; returns `sound_facts` of what will be heard.

    AAC may overshoot any ceiling: an attack out of silence by 4 dB, in the frames where bits are
    short. So what was encoded is decoded, and the mix turned down just where that is too loud.
    """
    raw = out.with_suffix(".f32")
    try:
        with raw.open("wb") as file:
            for block in blocks:
                file.write(np.ascontiguousarray(block, "<f4").data)
        facts, level = _encoded(raw, out, tick)
        for _ in range(_MENDINGS):
            if facts["true_peak_db"] <= PEAK_DB - _METERS_DB:
                break
            _turn(raw, levels.limiting(level, PEAK_DB - _METERS_DB - _BELOW_DB), tick)
            facts, level = _encoded(raw, out, tick)
        return facts
    finally:
        raw.unlink(missing_ok=True)


def _encoded(raw: Path, out: Path, tick: Tick) -> tuple[dict[str, Any], NDArray[np.float64]]:
    """Encode, and hear what came of it."""
    ffmpeg.run(
        [
            *("-f", "f32le", "-ar", str(sound.RATE), "-ac", "2", "-i", str(raw)),
            *("-c:a", "aac", "-b:a", "160k", "-f", "mp4", str(out)),
        ],
        "encoding the sound",
        lambda _seconds: tick(),
    )
    return hear(out, tick)


def _turn(raw: Path, gain: NDArray[np.float64], tick: Tick) -> None:
    """Multiply a sound file in place by a gain for each 1 ms."""
    audio = np.memmap(raw, "<f4", "r+").reshape(-1, 2)
    start = 0
    for block in levels.turned(levels.cut(audio), gain):
        tick()
        audio[start : start + len(block)] = block
        start += len(block)


def duck(voices: Iterable[Audio]) -> NDArray[np.float64]:
    """The music's gain under speech, a hundred a second: down 11 dB, in 0.25 s, back in 0.5 s."""
    spoken = np.concatenate([_spoken(block) for block in voices])
    near = ndimage.maximum_filter1d(spoken.astype(np.float64), 71)  # bridges pauses up to 0.7 s
    return 1.0 - (1.0 - 10 ** (DUCK_DB / 20)) * ndimage.uniform_filter1d(near, 35)


def _spoken(block: Audio) -> NDArray[np.bool_]:
    """Whether something is said in each hundredth of a second."""
    level = np.abs(block).max(axis=1, initial=0.0)
    return np.pad(level, (0, -len(level) % _STEP)).reshape(-1, _STEP).max(axis=1) > _SPEECH


def _ducked(
    voices: Iterable[Audio], under: Iterable[Audio], gain: NDArray[np.float64], tick: Tick
) -> Generator[Audio]:
    steps = np.arange(len(gain)) + 0.5
    start = 0
    for voice, bed in zip(voices, under, strict=True):
        tick()
        at = np.arange(start, start + len(voice)) / _STEP
        lowered = bed * np.interp(at, steps, gain)[:, None]
        yield (voice + lowered).astype(np.float32)
        start += len(voice)


@dataclass(frozen=True)
class _Placed:
    """A sound of at most a minute that begins at a sample of the film; heard when it is needed."""

    start: int
    hear: Callable[[], Audio]


def _placed(sounds: Iterable[_Placed], length: int, tick: Tick) -> Generator[Audio]:
    """All sounds on one track. Only those that are playing are in memory."""
    waiting = deque(sorted(sounds, key=lambda s: s.start))
    playing: list[tuple[int, Audio]] = []
    for begin in range(0, length, levels.BLOCK):
        end = min(begin + levels.BLOCK, length)
        while waiting and waiting[0].start < end:
            tick()
            following = waiting.popleft()
            playing.append((following.start, following.hear()))
        block = np.zeros((end - begin, 2), np.float32)
        for start, audio in playing:
            low, high = max(start, begin), min(start + len(audio), end)
            block[low - begin : high - begin] += audio[low - start : max(high - start, 0)]
        yield block
        playing = [(start, audio) for start, audio in playing if start + len(audio) > end]


def _voices(order: RenderOrder) -> list[_Placed]:
    """The narrations, each brought to the same loudness before its volume."""

    def hear(voice: VoiceClip) -> Audio:
        audio = read_sound(_file(order, voice.asset_id))
        gain = _gain(sound.loudness(audio), VOICE_LUFS, voice.volume_pct)
        return sound.fade(audio * gain, 5, 15)

    return [
        _Placed(sound.samples(v.start_ms), partial(hear, v))
        for v in order.timeline.narration
        if v.volume_pct
    ]


def _clips(order: RenderOrder) -> list[_Placed]:
    """What the clips themselves sound like, crossing over where the pictures do."""
    video = order.timeline.video
    over = [*(c.transition.duration_ms for c in video[1:]), 0]

    def hear(clip: VideoClip, path: Path, out_ms: int) -> Audio:
        audio = excerpt(path, sound.samples(clip.in_ms), sound.samples(clip.duration_ms))
        gain = _gain(sound.loudness(audio), CLIP_LUFS, clip.sound_pct, _CLIP_UP_DB)
        in_ms = max(clip.transition.duration_ms, _CLIP_EDGE_MS)
        return sound.fade(audio * gain, in_ms, max(out_ms, _CLIP_EDGE_MS))

    return [
        _Placed(
            sound.samples(clip.start_ms), partial(hear, clip, _file(order, clip.sound_id), out_ms)
        )
        for clip, out_ms in zip(video, over, strict=True)
        if clip.sound_id and clip.sound_pct
    ]


def excerpt(path: Path, start: int, count: int) -> Audio:
    """`count` samples of a sound file from `start`, fewer at its end."""
    parts = [np.zeros((0, 2), np.float32)]
    at = 0
    for block in sound_blocks(path):
        parts.append(block[max(start - at, 0) : max(start + count - at, 0)])
        at += len(block)
        if at >= start + count:
            break
    return np.concatenate(parts)


def _music(clip: MusicClip, order: RenderOrder, bed: Tape, length: int) -> Generator[Audio]:
    """The bed for the whole film: repeated with soft seams when too short, faded out when cut."""
    bed.record(sound_blocks(_file(order, clip.asset_id)))
    gain = _gain(levels.lufs(bed.blocks()), MUSIC_LUFS, clip.volume_pct)
    start = sound.samples(clip.start_ms)
    room = max(0, min(length - start, sound.samples(clip.duration_ms)))
    exact = abs(bed.samples - room) <= sound.RATE // 10
    fade = 0 if exact else sound.samples(_END_FADE_MS)
    room = min(room, bed.samples) if exact else room
    for begin in range(0, length, levels.BLOCK):
        at = np.arange(begin, min(begin + levels.BLOCK, length)) - start
        audio = _repeated(bed, int(at[0]), len(at), room)
        left = np.clip((room - at) / fade, 0, 1) if fade else np.ones(len(at))
        yield audio * (0.5 - 0.5 * np.cos(np.pi * left)).astype(np.float32)[:, None] * gain


def _repeated(bed: Tape, begin: int, count: int, room: int) -> Audio:
    """Samples of the bed played over and over, its seams crossed over, nothing outside 0..room."""
    out = np.zeros((count, 2), np.float32)
    seam = min(sound.samples(_SEAM_MS), bed.samples // 3) if bed.samples < room else 0
    period = max(bed.samples - seam, 1)
    if not seam and bed.samples < room:
        room = bed.samples
    for turn in range(
        max(begin - seam, 0) // period, max(min(begin + count, room), 0) // period + 1
    ):
        first = turn * period
        low, high = max(begin, first, 0), min(begin + count, first + bed.samples, room)
        if low >= high or (turn and not seam):
            continue
        part = bed.read(low - first, high - low)
        ramp = _seams(np.arange(low - first, high - first), bed.samples, seam, turn > 0)
        out[low - begin : high - begin] += part * ramp[:, None]
    return out


def _seams(at: NDArray[np.int64], length: int, seam: int, again: bool) -> Audio:
    """The gain of a repeated piece at its samples: in over the seam (when `again`), and out."""
    if not seam:
        return np.ones(len(at), np.float32)
    rising = np.minimum(at / seam, 1.0) if again else np.ones(len(at))
    falling = np.clip((length - 1 - at) / seam, 0.0, 1.0)
    return np.sin(np.minimum(rising, falling) * np.pi / 2).astype(np.float32)


def _gain(
    measured: float, target_lufs: float, volume_pct: int, most_db: float = 20.0
) -> np.float32:
    """The factor to a loudness, at most so much up, times the volume."""
    if measured <= sound.SILENT_LUFS:
        return np.float32(volume_pct / 100)
    return np.float32(10 ** (min(target_lufs - measured, most_db) / 20) * volume_pct / 100)


def _file(order: RenderOrder, asset_id: str) -> Path:
    path = order.files.get(asset_id)
    if path is None or not path.is_file():
        raise Invalid("The file of a voice, of a clip's sound or of the music is missing.")
    return path
