"""Where the beats of a piece of music are, heard from its sound: for cuts that fall on them.

Knows no film and no composer; a composer knows its beats better and says them itself.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from media import sound
from media.levels import Audio
from media.verify import read_sound

_RATE, _HOP, _WINDOW = 12_000, 120, 512
_FRAMES_PER_S = _RATE / _HOP
_SLOWEST, _FASTEST, _LIKED = 60.0, 180.0, 115.0
"""Beats a minute; of tempos that fit alike the one nearer to the liked one is heard."""
_TIGHT = 100.0
"""How much an even beat counts against a strong one."""
_SHORTEST_S = 3.0
_BAR = 4
"""Beats over which a tempo must repeat itself."""
_FAINT = 0.04
"""A rhythm whose repetition is weaker than this is none."""


def beats_ms(audio: Audio) -> list[int]:
    """When each beat falls; empty for what has no steady rhythm or lasts under three seconds.

    Onsets are rises of the spectrum; the tempo is their strongest repetition, and the beats are the
    evenest row through the strongest onsets (D. Ellis, "Beat Tracking by Dynamic Programming",
    https://www.ee.columbia.edu/~dpwe/pubs/Ellis07-beattrack.pdf).
    """
    if len(audio) < _SHORTEST_S * sound.RATE:
        return []
    onsets = _onsets(audio)
    period = _period(onsets)
    return [round(frame * 1000 / _FRAMES_PER_S) for frame in _row(onsets, period)] if period else []


def beats_of(path: Path) -> list[int]:
    """The beats of a sound file of ours."""
    return beats_ms(read_sound(path))


def _onsets(audio: Audio) -> NDArray[np.float64]:
    """How much of the spectrum rises in each 10 ms, of unit deviation."""
    mono = sound.resample(audio.mean(axis=1, keepdims=True), sound.RATE, _RATE)[:, 0]
    padded = np.pad(mono, (_WINDOW // 2, _WINDOW // 2))
    frames = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_HOP]
    tones = np.concatenate([
        np.log1p(100 * np.abs(np.fft.rfft(part * np.hanning(_WINDOW), axis=1))).astype(np.float32)
        for part in np.array_split(frames, len(frames) // 2_000 + 1)
    ])  # fmt: skip
    rise = np.maximum(np.diff(tones, axis=0, prepend=tones[:1]), 0).sum(axis=1).astype(np.float64)
    rise -= np.convolve(rise, np.full(101, 1 / 101), "same")
    deviation = float(rise.std())
    return np.maximum(rise, 0) / deviation if deviation > 1e-6 else np.zeros(len(rise))


def _period(onsets: NDArray[np.float64]) -> float:
    """Frames from beat to beat, 0 without a rhythm."""
    level = onsets - onsets.mean()
    size = 1 << (2 * len(level) - 1).bit_length()
    spectrum = np.fft.rfft(level, size)
    again = np.fft.irfft(np.abs(spectrum) ** 2, size)[: len(level)]
    if again[0] <= 0:
        return 0.0
    lags = np.arange(len(again))
    first, last = (int(60 * _FRAMES_PER_S / bpm) for bpm in (_FASTEST, _SLOWEST))
    last = min(last, len(again) // _BAR - 1)
    bar = np.mean([np.interp(times * lags, lags, again) for times in range(1, _BAR + 1)], axis=0)
    bpm = 60 * _FRAMES_PER_S / np.maximum(lags, 1)
    heard = bar * np.exp(-0.5 * (np.log2(bpm / _LIKED) / 0.9) ** 2)
    best = first + int(np.argmax(heard[first : last + 1]))
    return _between(heard, best) if bar[best] >= _FAINT * again[0] else 0.0


def _between(values: NDArray[np.float64], top: int) -> float:
    """The place of a peak between the samples: the summit of the parabola through three."""
    left, middle, right = values[top - 1 : top + 2]
    bend = left - 2 * middle + right
    return float(top + 0.5 * (left - right) / bend) if bend < 0 else float(top)


def _row(onsets: NDArray[np.float64], period: float) -> list[int]:
    """Frames of the beats: the best sum of onset strength and evenness, found backwards."""
    reach = np.arange(-round(2 * period), -round(period / 2) + 1)
    uneven = -_TIGHT * np.log(-reach / period) ** 2
    score, before = onsets.copy(), np.full(len(onsets), -1)
    for frame in range(len(onsets)):
        places = frame + reach
        known = places >= 0
        if not known.any():
            continue
        sums = score[places[known]] + uneven[known]
        best = int(np.argmax(sums))
        score[frame] = onsets[frame] + max(0.0, float(sums[best]))
        before[frame] = places[known][best] if sums[best] > 0 else -1
    last = len(score) - len(reach)
    at = max(0, last) + int(np.argmax(score[max(0, last) :]))
    row: list[int] = []
    while at >= 0:
        row.append(at)
        at = int(before[at])
    return row[::-1]
