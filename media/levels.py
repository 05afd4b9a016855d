"""Measures and masters sound of any length a block at a time: loudness, true peaks, the limiter.

Blocks are float32 of shape (samples, channels) at 48 kHz. All but the last must last a whole number of
tenths of a second (BLOCK does), so that what is measured does not depend on how a sound is cut.
"""

import math
from collections.abc import Callable, Generator, Iterable
from functools import cache
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Audio = NDArray[np.float32]

RATE = 48_000
"""Samples a second of everything that is mixed into a film."""
BLOCK = RATE * 10
"""Samples that are worked on at a time; what bounds memory."""
SILENT_LUFS = -70.0
"""The absolute gate of BS.1770; quieter than this counts as silence."""
_BLOCK_STEPS = 4
_FRAME = RATE // 1000
_RELEASE = math.exp(-1.0 / 80.0)
_ROUNDS = 4


@cache
def filters() -> Any:
    """scipy.signal, loaded at first use: that takes a second, and the API never filters."""
    return import_module("scipy.signal")


def cut(audio: Audio, size: int = BLOCK) -> Generator[Audio]:
    """The sound as blocks, without copying."""
    for start in range(0, len(audio), size):
        yield audio[start : start + size]


class Loudness:
    """Integrated loudness, gated as in ITU-R BS.1770-4 (https://www.itu.int/rec/R-REC-BS.1770)."""

    def __init__(self, rate: int = RATE) -> None:
        self._step = rate // 10
        self._filters = _k_filters(rate)
        self._state: NDArray[np.float64] | None = None
        self._sums: list[NDArray[np.float64]] = []
        self._samples = 0

    def add(self, block: Audio) -> None:
        """Hear the next block."""
        if self._state is None:
            self._state = np.zeros((len(self._filters), 2, block.shape[1]))
        weighted, self._state = filters().sosfilt(
            self._filters, block.astype(np.float64), axis=0, zi=self._state
        )
        squares = (weighted**2).sum(axis=1)
        padded = np.pad(squares, (0, -len(block) % self._step))
        self._sums.append(padded.reshape(-1, self._step).sum(axis=1))
        self._samples += len(block)

    def lufs(self) -> float:
        """LUFS of all heard so far; -70.0 for silence. Less than 0.4 s is padded to it."""
        steps = np.zeros(max(_BLOCK_STEPS, self._samples // self._step))
        if self._sums:
            found = np.concatenate(self._sums)[: len(steps)]
            steps[: len(found)] = found
        power = np.convolve(steps, np.ones(_BLOCK_STEPS), "valid") / (_BLOCK_STEPS * self._step)
        loud = power[power > 10.0 ** ((SILENT_LUFS + 0.691) / 10.0)]
        if not len(loud):
            return SILENT_LUFS
        gated = loud[loud > loud.mean() / 10.0]  # the relative gate: 10 LU below the ungated mean
        return float(-0.691 + 10.0 * math.log10(gated.mean()))


class Peaks:
    """The highest level of all channels in each 1 ms, between the samples included; never 0."""

    def __init__(self) -> None:
        self._found: list[NDArray[np.float64]] = []
        self._before: Audio | None = None
        self._waiting: Audio | None = None

    def add(self, block: Audio) -> None:
        """Hear the next block."""
        if self._waiting is not None:
            self._measure(self._waiting, block[:_FRAME])
        self._waiting = block

    def levels(self) -> NDArray[np.float64]:
        """All levels, once everything is heard."""
        if self._waiting is not None:
            self._measure(self._waiting, self._waiting[:0])
            self._waiting = None
        return np.concatenate(self._found) if self._found else np.zeros(0)

    def _measure(self, block: Audio, after: Audio) -> None:
        """Four times oversampled, with the neighbours' samples at both ends."""
        before = block[:0] if self._before is None else self._before
        piece = np.concatenate([before, block, after])
        dense = np.abs(filters().resample_poly(piece, 4, 1, axis=0)).max(axis=1)
        inner = dense[4 * len(before) :][: 4 * len(block)]
        inner = np.pad(inner, (0, -len(inner) % (4 * _FRAME))).reshape(-1, 4 * _FRAME)
        self._found.append(np.maximum(inner.max(axis=1, initial=0.0), 1e-9))
        self._before = block[-_FRAME:].copy()


def lufs(blocks: Iterable[Audio], rate: int = RATE) -> float:
    """Integrated loudness of a sound in blocks."""
    meter = Loudness(rate)
    for block in blocks:
        meter.add(block)
    return meter.lufs()


def frame_peaks(blocks: Iterable[Audio]) -> NDArray[np.float64]:
    """The true peaks of a sound in blocks, one a millisecond."""
    meter = Peaks()
    for block in blocks:
        meter.add(block)
    return meter.levels()


def limiting(level: NDArray[np.float64], ceiling_db: float) -> NDArray[np.float64]:
    """The gain of each 1 ms that keeps `level` below the ceiling: 5 ms ahead, let go over 80 ms."""
    ceiling = 10.0 ** ((ceiling_db - 0.05) / 20.0)
    if float(level.max(initial=0.0)) <= ceiling:
        return np.ones(len(level))
    reduction = ndimage.maximum_filter1d(1.0 - np.minimum(1.0, ceiling / level), 11).tolist()
    for index in range(1, len(reduction)):
        reduction[index] = max(reduction[index], reduction[index - 1] * _RELEASE)
    # A mean inside the held window never turns down less than its loudest frame needs.
    return 1.0 - ndimage.uniform_filter1d(np.asarray(reduction), 7)


def turned(blocks: Iterable[Audio], gain: NDArray[np.float64]) -> Generator[Audio]:
    """The sound times a gain given for each 1 ms; all channels move together."""
    middles = (np.arange(len(gain)) + 0.5) * _FRAME
    start = 0
    for block in blocks:
        places = np.arange(start, start + len(block))
        yield block * np.interp(places, middles, gain).astype(np.float32)[:, None]
        start += len(block)


def mastered(
    blocks: Callable[[], Iterable[Audio]], target_lufs: float, ceiling_db: float
) -> Generator[Audio]:
    """The sound at a loudness, without passing the ceiling; silence stays silence.

    `blocks` is asked for the sound up to six times. Limiting takes loudness away, so the gain is
    corrected until it is within 0.1 LU (at most four times; very spiky sound may stay below the
    target rather than be crushed).
    """
    meter, peaks = Loudness(), Peaks()
    for block in blocks():
        meter.add(block)
        peaks.add(block)
    level, measured = peaks.levels(), meter.lufs()
    if measured <= SILENT_LUFS:
        yield from blocks()
        return
    gain_db = target_lufs - measured
    gain = np.ones(len(level))
    for _ in range(_ROUNDS):
        factor = 10.0 ** (gain_db / 20.0)
        gain = limiting(level * factor, ceiling_db) * factor
        missing = target_lufs - lufs(turned(blocks(), gain))
        if abs(missing) < 0.1:
            break
        gain_db += missing
    yield from turned(blocks(), gain)


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
