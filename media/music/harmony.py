"""Chords and how they follow each other. Keys are MIDI numbers, degrees count from 0 in the scale."""

from collections.abc import Sequence
from itertools import product

LOWEST, HIGHEST = 52, 79


def key_of(scale: Sequence[int], tonic: int, degree: int) -> int:
    """The key of a scale degree; degrees below 0 and above 6 go on in other octaves."""
    octave, step = divmod(degree, len(scale))
    return tonic + 12 * octave + scale[step]


def triad(scale: Sequence[int], tonic: int, degree: int) -> tuple[int, ...]:
    """Root, third and fifth on a degree."""
    return tuple(key_of(scale, tonic, degree + step) for step in (0, 2, 4))


def voiced(scale: Sequence[int], tonic: int, degrees: Sequence[int]) -> list[tuple[int, ...]]:
    """Each chord in the inversion that moves least from the one before (close voice leading)."""
    out: list[tuple[int, ...]] = []
    for degree in degrees:
        chord = triad(scale, tonic, degree)
        choices = [
            tuple(sorted(key + shift + 12 * (i < inversion) for i, key in enumerate(chord)))
            for inversion, shift in product(range(3), (0, 12, 24))
        ]
        fitting = [c for c in choices if c[0] >= LOWEST and c[-1] <= HIGHEST] or choices
        out.append(min(fitting, key=lambda c: _distance(c, out[-1] if out else (60, 64, 67))))
    return out


def degrees_for(progression: Sequence[int], bars: int, scale: Sequence[int]) -> list[int]:
    """The chord of each bar and of the ending: the progression round and round, then a cadence home.

    Before the end comes the dominant (the flattened second in scales that have one).
    """
    found = [progression[bar % len(progression)] for bar in range(bars)]
    if bars > 1:
        leading = 1 if scale[1] == 1 else 4 if scale[-1] == 11 else 6
        found[-1] = leading if found[-1] == 0 or bars > 4 else found[-1]
    return [*found, 0]


def _distance(one: Sequence[int], other: Sequence[int]) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))
