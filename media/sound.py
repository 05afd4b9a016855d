"""Sound as numbers: WAV files, resampling, loudness and limiting. Knows no film, no voice, no music.

Audio is float32 of shape (samples, channels), full scale at 1.0, 48 kHz unless a rate is named.
"""

import math
import wave
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from media import levels
from media.levels import RATE, SILENT_LUFS, Audio, filters

__all__ = [
    "RATE",
    "SILENT_LUFS",
    "Audio",
    "fade",
    "filters",
    "limit",
    "loudness",
    "master",
    "peak_db",
    "read_wav",
    "resample",
    "samples",
    "silence",
    "to_stereo",
    "true_peak",
    "write_wav",
]

_WIDTHS = {1: "u1", 2: "<i2", 4: "<i4"}


def samples(length_ms: int, rate: int = RATE) -> int:
    """How many samples last `length_ms`; exact at 48 kHz."""
    return length_ms * rate // 1000


def silence(length_ms: int, channels: int = 1) -> Audio:
    """That much nothing at 48 kHz."""
    return np.zeros((samples(length_ms), channels), np.float32)


def read_wav(path: Path) -> tuple[Audio, int]:
    """Audio and rate of a PCM WAV of 8, 16, 24 or 32 bits. Raises wave.Error for anything else."""
    with wave.open(str(path), "rb") as file:
        width, channels, rate = file.getsampwidth(), file.getnchannels(), file.getframerate()
        data = file.readframes(file.getnframes())
    if width == 3:  # no numpy type has three bytes: put them into the upper bytes of four
        padded = np.zeros((len(data) // 3, 4), np.uint8)
        padded[:, 1:] = np.frombuffer(data, np.uint8).reshape(-1, 3)
        data, width = padded.tobytes(), 4
    whole = np.frombuffer(data, _WIDTHS[width]).astype(np.float32)
    scaled = (whole - 128.0) / 128.0 if width == 1 else whole / float(1 << (8 * width - 1))
    return scaled.astype(np.float32).reshape(-1, channels), rate


def write_wav(path: Path, audio: Audio, rate: int = RATE) -> None:
    """Write 16-bit PCM, complete or not at all. What exceeds full scale is clipped."""
    pcm = np.round(np.clip(audio, -1.0, 1.0) * 32767.0).astype("<i2")
    partial = path.with_name(path.name + ".part")
    with wave.open(str(partial), "wb") as file:
        file.setnchannels(audio.shape[1])
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(pcm.tobytes())
    partial.replace(path)


def resample(audio: Audio, rate: int, to_rate: int = RATE) -> Audio:
    """The same sound at another rate (polyphase filter, linear phase)."""
    if rate == to_rate or not len(audio):
        return audio
    common = math.gcd(rate, to_rate)
    out = filters().resample_poly(audio, to_rate // common, rate // common, axis=0)
    return np.asarray(out, np.float32)


def to_stereo(audio: Audio) -> Audio:
    """Mono on both channels; stereo as it is; more channels folded down to their mean."""
    if audio.shape[1] == 2:
        return audio
    return np.repeat(audio.mean(axis=1, keepdims=True), 2, axis=1).astype(np.float32)


def loudness(audio: Audio, rate: int = RATE) -> float:
    """Integrated loudness in LUFS, gated as in ITU-R BS.1770-4; -70.0 for silence."""
    return levels.lufs(levels.cut(audio, rate * 10), rate)


def true_peak(audio: Audio) -> float:
    """Highest level between the samples too, in dBTP: four times oversampled; -180.0 for silence."""
    return peak_db(levels.frame_peaks(levels.cut(audio)))


def peak_db(frames: NDArray[np.float64]) -> float:
    """The highest of some true peaks in dBTP; -180.0 for silence."""
    return 20.0 * math.log10(float(frames.max(initial=1e-9)))


def limit(audio: Audio, ceiling_db: float = -1.0) -> Audio:
    """Turn down only what is above the ceiling, a little ahead of it, so that nothing clips.

    Works in frames of 1 ms: looks 5 ms ahead and lets go over about 80 ms; all channels move
    together. The ceiling holds for true peaks: the level is that of the sound oversampled fourfold.
    """
    gain = levels.limiting(levels.frame_peaks(levels.cut(audio)), ceiling_db)
    if float(gain.min(initial=1.0)) == 1.0:
        return audio
    return _whole(levels.turned(levels.cut(audio), gain), audio)


def master(audio: Audio, target_lufs: float, ceiling_db: float = -1.0) -> Audio:
    """Bring to a loudness without passing the ceiling; silence stays silence (see levels.mastered)."""
    return _whole(levels.mastered(lambda: levels.cut(audio), target_lufs, ceiling_db), audio)


def _whole(blocks: Iterable[Audio], like: Audio) -> Audio:
    """Blocks of a sound that is as long as another, in one piece."""
    out = np.empty_like(like)
    at = 0
    for block in blocks:
        out[at : at + len(block)] = block
        at += len(block)
    return out


def fade(audio: Audio, in_ms: int = 0, out_ms: int = 0) -> Audio:
    """A copy with soft ends (raised cosine), so that no file starts or stops with a click."""
    out = audio.copy()
    count = min(samples(in_ms), len(out))
    if count:
        out[:count] *= _ramp(count)[:, None]
    count = min(samples(out_ms), len(out))
    if count:
        out[-count:] *= _ramp(count)[::-1, None]
    return out


def _ramp(count: int) -> Audio:
    return (0.5 - 0.5 * np.cos(np.pi * np.arange(count) / count)).astype(np.float32)
