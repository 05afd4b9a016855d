"""What one instrument plays in one bar of four beats. Pure: chord and energy in, strokes out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Stroke:
    """A note inside a bar: beat and length in beats, MIDI key, weight on the part's velocity."""

    beat: float
    beats: float
    key: int
    weight: float = 1.0


@dataclass(frozen=True)
class Bar:
    """What a player sees: its number, the chord's keys from below, its root in the bass, energy 0..1."""

    number: int
    chord: tuple[int, ...]
    root: int
    fifth: int
    energy: float

    @property
    def turns(self) -> bool:
        """The last bar of a four-bar phrase, where a fill belongs."""
        return self.number % 4 == 3


Pattern = Callable[[Bar], list[Stroke]]


def _running(keys: list[int], step: float, length: float) -> list[Stroke]:
    weights = [1.12 if i % 4 == 0 else 0.82 + 0.05 * (i % 3) for i in range(len(keys))]
    return [Stroke(i * step, length, key, weights[i]) for i, key in enumerate(keys)]


def _wave(bar: Bar) -> list[Stroke]:
    low, mid, high = bar.chord
    top = high + 12 if bar.energy > 0.5 and high < 77 else high
    return _running([low, mid, high, mid + 12, top, mid + 12, high, mid], 0.5, 1.5)


def _broken(bar: Bar) -> list[Stroke]:
    low, mid, high = bar.chord
    top = mid + 12 if bar.energy > 0.6 and mid < 76 else mid
    return _running([low - 12, mid, high, mid, low, high, top, high], 0.5, 1.8)


def _ostinato(bar: Bar) -> list[Stroke]:
    low, mid, high = (key - 12 for key in bar.chord)
    line = [low, low, mid, low, low, high, mid, low]
    if bar.number % 2:
        line = [low, low, mid, low, high, mid, low, mid]
    strokes = _running(line, 0.5, 0.4)
    if bar.energy > 0.75:
        strokes += [Stroke(i / 2 + 0.25, 0.2, key, 0.55) for i, key in enumerate(line)]
    return strokes


def _gallop(bar: Bar) -> list[Stroke]:
    out: list[Stroke] = []
    for beat in range(4):
        key = bar.chord[beat % 2]
        for offset, length, weight in ((0.0, 0.45, 1.1), (0.5, 0.22, 0.8), (0.75, 0.22, 0.85)):
            out.append(Stroke(beat + offset, length, key, weight))
            if bar.energy > 0.7:
                out.append(Stroke(beat + offset, length, key + 12, weight * 0.8))
    return out


def _strum(bar: Bar) -> list[Stroke]:
    strokes = ((0, 1.0), (1, 0.75), (1.5, 0.6), (2.5, 0.6), (3, 0.8), (3.5, 0.6))
    if bar.energy < 0.45:
        strokes = ((0, 0.9), (2, 0.7))
    keys = (bar.chord[0] - 12, *bar.chord)
    return [
        Stroke(beat + 0.022 * string, 0.8, key, weight)
        for beat, weight in strokes
        for string, key in enumerate(keys)
    ]


def _offbeat(bar: Bar) -> list[Stroke]:
    out = [Stroke(beat, 0.3, key) for beat in (1, 3) for key in bar.chord]
    if bar.turns:
        low, mid, high = bar.chord
        out += _running([low + 12, mid + 12, high + 12, mid + 12], 0.5, 0.3)[1:]
    return out


def _sixteenths(bar: Bar) -> list[Stroke]:
    low, mid, high = (key - 12 for key in bar.chord)
    line = [low, mid, high, mid + 12]
    step = 0.25 if bar.energy > 0.45 else 0.5
    count = int(4 / step)
    keys = [line[i % 4] - (12 if i % 8 < 4 else 0) for i in range(count)]
    return [
        Stroke(i * step, step * 0.85, key, 1.1 if i % 4 == 0 else 0.8) for i, key in enumerate(keys)
    ]


def _lazy_chords(bar: Bar) -> list[Stroke]:
    strokes = ((0.02, 1.6, 0.95), (1.66, 0.5, 0.7), (2.66, 1.2, 0.8))
    seventh = bar.chord[0] - 2 if bar.number % 2 else bar.chord[0] + 14
    keys = (*bar.chord, seventh if 52 <= seventh <= 84 else bar.chord[0])
    return [
        Stroke(beat + 0.015 * finger, length, key, weight)
        for beat, length, weight in strokes
        for finger, key in enumerate(dict.fromkeys(keys))
    ]


FIGURES: Mapping[str, Pattern] = {
    "wave": _wave,
    "broken": _broken,
    "ostinato": _ostinato,
    "gallop": _gallop,
    "strum": _strum,
    "offbeat": _offbeat,
    "sixteenths": _sixteenths,
    "lazy": _lazy_chords,
}


def _whole(bar: Bar) -> list[Stroke]:
    return [Stroke(0, 3.9, bar.root)]


def _pulse(bar: Bar) -> list[Stroke]:
    return [Stroke(i / 2, 0.42, bar.root, 1.12 if i % 4 == 0 else 0.84) for i in range(8)]


def _eighths(bar: Bar) -> list[Stroke]:
    keys = [bar.root] * 6 + [bar.fifth if bar.turns else bar.root, bar.root + 12 * bar.turns]
    return [Stroke(i / 2, 0.44, key, 1.06 if i % 2 == 0 else 0.88) for i, key in enumerate(keys)]


def _oom(bar: Bar) -> list[Stroke]:
    return [Stroke(0, 0.7, bar.root + 12), Stroke(2, 0.7, bar.fifth + 12, 0.9)]


def _lazy_bass(bar: Bar) -> list[Stroke]:
    return [
        Stroke(0, 1.3, bar.root),
        Stroke(1.66, 0.5, bar.root, 0.7),
        Stroke(2.66, 1.2, bar.fifth, 0.85),
    ]


BASSES: Mapping[str, Pattern] = {
    "whole": _whole,
    "pulse": _pulse,
    "eighths": _eighths,
    "oom": _oom,
    "lazy": _lazy_bass,
}
