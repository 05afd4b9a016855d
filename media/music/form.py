"""How a cue is laid out in time: tempo, bars, ending, and how much happens when.

The tempo stays inside the mood's range; what does not fit into whole bars rings out in the ending.
"""

from dataclasses import dataclass
from random import Random

from media.music.moods import Mood

BEATS = 4
_STEPS = 48


@dataclass(frozen=True)
class Form:
    """`beats` is the length of the body, `tail_s` the ring-out after it; together exactly the cue.

    `energy` is 0..1 for each bar; `accents` are the beats (from 0) where a scene starts.
    """

    bpm: float
    beats: int
    length_s: float
    energy: tuple[float, ...]
    accents: tuple[int, ...]

    @property
    def beat_s(self) -> float:
        """Seconds a beat."""
        return 60.0 / self.bpm

    @property
    def body_s(self) -> float:
        """When the last chord falls."""
        return self.beats * self.beat_s

    @property
    def beats_ms(self) -> tuple[int, ...]:
        """When each beat falls, the last chord included."""
        return tuple(round(beat * self.beat_s * 1000) for beat in range(self.beats + 1))

    @property
    def tail_s(self) -> float:
        """How long the last chord rings, in seconds."""
        return self.length_s - self.body_s


def lay_out(mood: Mood, length_ms: int, beats_ms: tuple[int, ...], dice: Random) -> Form:
    """Choose the tempo so that the cue ends well and scene starts fall on beats."""
    length_s = length_ms / 1000.0
    starts = [ms / 1000.0 for ms in beats_ms if 0 < ms < length_ms]
    low, high = mood.bpm
    liked = dice.uniform(low, high)
    tempos = [low + (high - low) * step / _STEPS for step in range(_STEPS + 1)]
    bpm = min(
        tempos, key=lambda t: _cost(t, length_s, starts) + 0.4 * abs(t - liked) / (high - low)
    )
    beats = _body_beats(bpm, length_s)
    bars = -(-beats // BEATS)
    body_s = beats * 60.0 / bpm
    accents = {round(s * bpm / 60.0) for s in starts if s < body_s - 0.5}
    energy = tuple(_energy(bar, bars) for bar in range(bars))
    return Form(bpm, beats, length_s, energy, tuple(sorted(accents)))


def _shortest_tail(length_s: float) -> float:
    return min(2.2, 0.35 * length_s)


def _body_beats(bpm: float, length_s: float) -> int:
    """Whole bars before the ending; single beats when not even two bars fit."""
    beats = int((length_s - _shortest_tail(length_s)) * bpm / 60.0)
    return beats // BEATS * BEATS if beats >= 2 * BEATS else beats


def _cost(bpm: float, length_s: float, starts: list[float]) -> float:
    """Small is good: an ending of about 3 s, whole phrases, scene starts on beats."""
    beats = _body_beats(bpm, length_s)
    tail = length_s - beats * 60.0 / bpm
    cost = 0.3 * abs(tail - min(3.2, 0.4 * length_s))
    cost += 0.3 * (beats % (2 * BEATS) != 0) + 0.2 * (beats % (4 * BEATS) != 0)
    off = [abs(s * bpm / 60.0 - round(s * bpm / 60.0)) for s in starts]
    return cost + 12.0 * sum(off) / len(off) if off else cost


def _energy(bar: int, bars: int) -> float:
    """Intro, a rise to about two thirds, and a resolve; long cues breathe every sixteen bars."""
    place = bar / max(1, bars - 1)
    rise = 0.34 + 0.66 * min(1.0, place / 0.62)
    fall = 1.0 - 0.55 * max(0.0, (place - 0.74) / 0.26)
    level = min(rise, fall)
    if bars >= 40 and bar % 16 >= 12 and place < 0.9:
        level *= 0.68
    return max(0.3, min(1.0, level))
