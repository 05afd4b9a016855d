"""Sound as numbers: WAV files, resampling, loudness and limiting. Knows no film, no voice, no music.

Audio is float32 of shape (samples, channels), full scale at 1.0, 48 kHz unless a rate is named.
"""

import math
import wave
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Audio = NDArray[np.float32]

RATE = 48_000
"""Samples a second of everything that is mixed into a film."""
SILENT_LUFS = -70.0
"""The absolute gate of BS.1770; quieter than this counts as silence."""
_BLOCK_STEPS = 4
_FRAME, _CHUNK = RATE // 1000, RATE * 10
_RELEASE = math.exp(-1.0 / 80.0)
_WIDTHS = {1: "u1", 2: "<i2", 4: "<i4"}


@cache
def filters() -> Any:
    """scipy.signal, loaded at first use: that takes a second, and the API never filters."""
    return import_module("scipy.signal")


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
    """Integrated loudness in LUFS, gated as in ITU-R BS.1770-4; -70.0 for silence.

    Sounds shorter than one block of 0.4 s are padded to it. Source:
    https://www.itu.int/rec/R-REC-BS.1770
    """
    step = rate // 10
    steps = np.zeros(max(_BLOCK_STEPS, len(audio) // step))
    for channel in audio.T:
        squares = _step_squares(channel[: len(steps) * step], step, rate)
        steps[: len(squares)] += squares
    blocks = np.convolve(steps, np.ones(_BLOCK_STEPS), "valid")
    power = blocks / (_BLOCK_STEPS * step)
    loud = power[power > _power(SILENT_LUFS)]
    if not len(loud):
        return SILENT_LUFS
    gated = loud[loud > loud.mean() / 10.0]  # the relative gate: 10 LU below the ungated mean
    return float(-0.691 + 10.0 * math.log10(gated.mean()))


def true_peak(audio: Audio) -> float:
    """Highest level between the samples too, in dBTP: four times oversampled; -180.0 for silence."""
    return 20.0 * math.log10(float(_frame_peaks(audio).max(initial=1e-9)))


def limit(audio: Audio, ceiling_db: float = -1.0) -> Audio:
    """Turn down only what is above the ceiling, a little ahead of it, so that nothing clips.

    Works in frames of 1 ms: looks 5 ms ahead and lets go over about 80 ms; all channels move
    together. The ceiling holds for true peaks: the level is that of the sound oversampled fourfold.
    """
    ceiling = 10.0 ** ((ceiling_db - 0.05) / 20.0)
    level = _frame_peaks(audio)
    if float(level.max(initial=0.0)) <= ceiling:
        return audio
    reduction = ndimage.maximum_filter1d(1.0 - np.minimum(1.0, ceiling / level), 11).tolist()
    for index in range(1, len(reduction)):
        reduction[index] = max(reduction[index], reduction[index - 1] * _RELEASE)
    # A mean inside the held window never turns down less than its loudest frame needs.
    gain = 1.0 - ndimage.uniform_filter1d(np.asarray(reduction), 7)
    middles = (np.arange(len(gain)) + 0.5) * _FRAME
    out = np.empty_like(audio)
    for start in range(0, len(audio), _CHUNK):
        places = np.arange(start, min(start + _CHUNK, len(audio)))
        smooth = np.interp(places, middles, gain).astype(np.float32)
        out[start : start + _CHUNK] = audio[start : start + _CHUNK] * smooth[:, None]
    return out


def master(audio: Audio, target_lufs: float, ceiling_db: float = -1.0) -> Audio:
    """Bring to a loudness without passing the ceiling; silence stays silence.

    Limiting takes loudness away, so the gain is corrected until it is within 0.1 LU (at most
    four times; very spiky sound may stay below the target rather than be crushed).
    """
    measured = loudness(audio)
    if measured <= SILENT_LUFS:
        return audio
    gain_db = target_lufs - measured
    out = audio
    for _ in range(4):
        out = limit(audio * np.float32(10.0 ** (gain_db / 20.0)), ceiling_db)
        missing = target_lufs - loudness(out)
        if abs(missing) < 0.1:
            break
        gain_db += missing
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


def _power(lufs: float) -> float:
    return 10.0 ** ((lufs + 0.691) / 10.0)


def _frame_peaks(audio: Audio) -> NDArray[np.float64]:
    """The highest level of all channels in each 1 ms, between the samples included; never 0."""
    peaks = np.full(-(-len(audio) // _FRAME), 1e-9)
    for start in range(0, len(audio), _CHUNK):
        first = max(0, start - _FRAME)
        piece = audio[first : start + _CHUNK + _FRAME]
        dense = np.abs(filters().resample_poly(piece, 4, 1, axis=0)).max(axis=1)
        inner = dense[4 * (start - first) :][: 4 * min(_CHUNK, len(audio) - start)]
        inner = np.pad(inner, (0, -len(inner) % (4 * _FRAME))).reshape(-1, 4 * _FRAME)
        at = start // _FRAME
        peaks[at : at + len(inner)] = np.maximum(inner.max(axis=1), 1e-9)
    return peaks


def _step_squares(channel: NDArray[np.float32], step: int, rate: int) -> NDArray[np.float64]:
    """Energy of the K-weighted channel in each step of 0.1 s; a piece at a time, to save memory."""
    sections = _k_filters(rate)
    state = np.zeros((len(sections), 2))
    found: list[NDArray[np.float64]] = []
    for start in range(0, len(channel), 100 * step):
        piece = channel[start : start + 100 * step].astype(np.float64)
        weighted, state = filters().sosfilt(sections, piece, zi=state)
        padded = np.pad(weighted**2, (0, -len(piece) % step))
        found.append(padded.reshape(-1, step).sum(axis=1))
    return np.concatenate(found) if found else np.zeros(0)


def _k_filters(rate: int) -> NDArray[np.float64]:
    """The two filters of BS.1770 as second-order sections: a shelf for the head and a high-pass.

    The standard gives coefficients for 48 kHz only; this is the analogue prototype behind them,
    as in https://github.com/jiixyj/libebur128.
    """
    k = math.tan(math.pi * 1681.974450955533 / rate)
    q, high = 0.7071752369554196, 10.0 ** (3.999843853973347 / 20.0)
    band = high**0.4996667741545416
    a0 = 1.0 + k / q + k * k
    shelf = [
        (high + band * k / q + k * k) / a0,
        2.0 * (k * k - high) / a0,
        (high - band * k / q + k * k) / a0,
        *(1.0, 2.0 * (k * k - 1.0) / a0, (1.0 - k / q + k * k) / a0),
    ]
    k, q = math.tan(math.pi * 38.13547087602444 / rate), 0.5003270373238773
    a0 = 1.0 + k / q + k * k
    high_pass = [1.0, -2.0, 1.0, 1.0, 2.0 * (k * k - 1.0) / a0, (1.0 - k / q + k * k) / a0]
    return np.array([shelf, high_pass])
