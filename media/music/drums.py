"""Percussion for one bar. Keys are General MIDI drums; big drums are pitched and have keys of their own."""

from collections.abc import Mapping

from media.music.patterns import Bar, Pattern, Stroke

KICK, STICK, SNARE, CLAP, RIM_TOM, CLOSED, LOW_TOM, OPEN = 36, 37, 38, 39, 43, 42, 41, 46
TOM, CRASH, MARACAS, SHAKER, WOOD, LOW_WOOD, TRIANGLE = 45, 49, 70, 82, 76, 77, 81
BIG_LOW, BIG_HIGH = 43, 48


def _hits(key: int, beats: tuple[float, ...], weight: float) -> list[Stroke]:
    return [Stroke(beat, 0.12, key, weight) for beat in beats]


def _hats(weight: float, accent: float = 1.3) -> list[Stroke]:
    return [Stroke(i / 2, 0.1, CLOSED, weight * (accent if i % 2 == 0 else 1)) for i in range(8)]


def _pop(bar: Bar) -> list[Stroke]:
    if bar.energy < 0.42:
        return _hits(SHAKER, (0, 1, 2, 3), 0.4)
    out = _hits(KICK, (0, 2, 2.5) if bar.number % 2 else (0, 2), 0.96)
    out += _hits(SNARE if bar.energy > 0.55 else STICK, (1, 3), 0.84) + _hats(0.44)
    if bar.turns:
        out += [
            Stroke(3 + i / 4, 0.1, key, 0.7 + 0.06 * i)
            for i, key in enumerate((SNARE, TOM, TOM, RIM_TOM))
        ]
    return out


def _four(bar: Bar) -> list[Stroke]:
    if bar.energy < 0.42:
        return _hits(CLOSED, (0.5, 1.5, 2.5, 3.5), 0.5)
    hat = OPEN if bar.energy > 0.65 else CLOSED
    out = _hits(KICK, (0, 1, 2, 3), 1.0) + _hits(hat, (0.5, 1.5, 2.5, 3.5), 0.56)
    out += _hits(CLAP, (1, 3), 0.75)
    return out + (_hits(SNARE, (3.25, 3.5, 3.75), 0.6) if bar.turns else [])


def _taiko(bar: Bar) -> list[Stroke]:
    if bar.energy < 0.4:
        return [Stroke(0, 0.6, BIG_LOW, 0.7)]
    weights = {0.0: 1.12, 0.75: 0.7, 1.5: 0.88, 2.0: 1.0, 2.75: 0.74, 3.0: 0.92, 3.5: 0.8}
    out = [Stroke(b, 0.6, BIG_LOW if b in (0, 2) else BIG_HIGH, w) for b, w in weights.items()]
    if bar.turns:
        out += [Stroke(2 + i / 4, 0.3, BIG_HIGH, 0.5 + 0.07 * i) for i in range(8)]
    return out


def _pulse(bar: Bar) -> list[Stroke]:
    out = [Stroke(0, 0.6, BIG_LOW, 0.82), Stroke(1.5, 0.4, BIG_LOW, 0.54)]
    return out + (
        [Stroke(3 + i / 4, 0.3, BIG_HIGH, 0.5 + 0.1 * i) for i in range(4)] if bar.turns else []
    )


def _light(bar: Bar) -> list[Stroke]:
    out = [Stroke(i / 2, 0.1, MARACAS if i % 2 else SHAKER, 0.42) for i in range(8)]
    out += [Stroke(0, 0.1, WOOD, 0.58), Stroke(1.5, 0.1, LOW_WOOD, 0.52), Stroke(3, 0.1, WOOD, 0.5)]
    return out + (_hits(STICK, (1, 3), 0.6) if bar.energy > 0.75 else [])


def _lofi(bar: Bar) -> list[Stroke]:
    if bar.energy < 0.38:
        return _hits(SHAKER, (0, 1, 2, 3), 0.35)
    swung = [
        Stroke(beat + offset, 0.1, CLOSED, weight)
        for beat in range(4)
        for offset, weight in ((0, 0.44), (0.6, 0.3))
    ]
    return _hits(KICK, (0, 1.6, 2.5), 0.8) + _hits(STICK, (1, 3), 0.66) + swung


def _build(bar: Bar) -> list[Stroke]:
    if bar.energy < 0.5:
        return _hits(SHAKER, (0, 1, 2, 3), 0.3)
    out = _hits(KICK, (0, 2), 0.8) + _hats(0.32)
    out += _hits(CLAP if bar.energy > 0.75 else STICK, (1, 3), 0.6)
    return out + (_hits(TOM, (3, 3.5), 0.6) if bar.turns else [])


DRUMS: Mapping[str, Pattern] = {
    "pop": _pop,
    "four": _four,
    "taiko": _taiko,
    "pulse": _pulse,
    "light": _light,
    "lofi": _lofi,
    "build": _build,
}
BIG = frozenset({"taiko", "pulse"})
"""Patterns that play pitched big drums instead of the kit."""
