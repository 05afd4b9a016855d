"""When each word is heard: from the model's letter times if it gives them, else from the sound itself."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from media import sound

Word = tuple[str, int, int]
_BREATH = 4
"""Letters' worth of silence after a sentence, about."""


def word_times(text: str, audio: sound.Audio, payload: Mapping[str, Any]) -> list[Word]:
    """Each word of the text with its start and end in ms on the audio's clock, in order."""
    words = text.split()
    length_ms = len(audio) * 1000 // sound.RATE
    told = _told(words, payload.get("timestamps"), length_ms)
    return told or _spread(words, *_sounding(audio))


def _told(words: Sequence[str], timestamps: object, length_ms: int) -> list[Word]:
    """Words put together from letters with times; [] when the letters are not those of the text."""
    letters: list[tuple[str, float, float]] = []
    for part in timestamps if isinstance(timestamps, list) else []:
        if not isinstance(part, Mapping):
            return []
        columns = [
            part.get(name)
            for name in (
                "characters",
                "character_start_times_seconds",
                "character_end_times_seconds",
            )
        ]
        if not all(isinstance(c, list) and len(c) == len(columns[0] or []) for c in columns):
            return []
        letters += zip(*(c or [] for c in columns), strict=True)
    heard = [(ch, start, end) for ch, start, end in letters if not str(ch).isspace()]
    wanted = "".join(words)
    before = len(heard) - len(wanted)  # a direction such as [sadly], which is not spoken
    if before < 0 or "".join(str(ch) for ch, _, _ in heard[before:]) != wanted:
        return []
    heard = heard[before:]
    out: list[Word] = []
    at = 0
    for word in words:
        first, last = heard[at], heard[at + len(word) - 1]
        at += len(word)
        out.append((word, _ms(first[1], length_ms), _ms(last[2], length_ms)))
    ordered = all(a[1] <= b[1] for a, b in pairwise(out))
    return out if ordered and all(start <= end for _, start, end in out) else []


def _ms(seconds: object, length_ms: int) -> int:
    value = float(seconds) if isinstance(seconds, int | float) else 0.0
    return min(max(round(value * 1000), 0), length_ms)


def _spread(words: Sequence[str], start_ms: int, end_ms: int) -> list[Word]:
    """Words by their letters over the time in which something is heard."""
    weights = [len(w) + 1 + (_BREATH if w[-1] in ".!?…" else 0) for w in words]
    if weights and words[-1][-1] in ".!?…":
        weights[-1] -= _BREATH
    total, at = sum(weights), 0
    out: list[Word] = []
    for word, weight in zip(words, weights, strict=True):
        low = start_ms + (end_ms - start_ms) * at // total
        spoken = at + min(weight, len(word) + 1)
        out.append((word, low, start_ms + (end_ms - start_ms) * spoken // total))
        at += weight
    return out


def _sounding(audio: sound.Audio) -> tuple[int, int]:
    """First and last ms that is louder than a hundredth of the peak."""
    level = np.abs(audio).max(axis=1)
    loud = np.flatnonzero(level > 0.01 * max(float(level.max(initial=0.0)), 1e-6))
    if not len(loud):
        return 0, len(audio) * 1000 // sound.RATE
    return int(loud[0]) * 1000 // sound.RATE, int(loud[-1]) * 1000 // sound.RATE
