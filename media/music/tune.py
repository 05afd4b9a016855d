"""The melody: two short motifs, repeated as A A B A, so that one remembers it. Keys are MIDI."""

from collections.abc import Sequence
from random import Random

from media.music.harmony import key_of
from media.music.patterns import Stroke

Motif = tuple[tuple[float, float, int], ...]
"""Notes of one bar as (beat, beats, steps of the scale from the bar's first note)."""
_LENGTHS = (0.5, 1.0, 1.5, 2.0, 3.0)


class Tune:
    """Makes the melody bar by bar; remembers where it was, so that it moves in small steps."""

    def __init__(
        self, scale: Sequence[int], tonic: int, centre: int, density: float, dice: Random
    ) -> None:
        self._scale, self._centre = scale, centre
        self._steps = [key_of(scale, tonic, degree) for degree in range(-21, 43)]
        self._motifs = {"A": _motif(density, dice), "B": _motif(min(0.9, density + 0.15), dice)}
        self._last = centre

    def bar(self, number: int, chord: Sequence[int]) -> list[Stroke]:
        """The melody of one bar: three bars of motif, then one long note and a breath."""
        phrase = "AABA"[number // 4 % 4]
        place = number % 4
        lift = 4 if phrase == "B" else 0
        first = self._near(chord, self._last + (lift if place == 0 else 0))
        self._last = first
        if place == 3:
            return [Stroke(0, 2.6, first, 1.0)]
        motif = self._motifs["B" if place == 2 else "A"]
        at = min(range(len(self._steps)), key=lambda i: abs(self._steps[i] - first))
        strokes = [Stroke(0, motif[0][1] * 0.95, first, 1.06)]
        for beat, beats, steps in motif[1:]:
            key = self._steps[at + steps]
            key = self._near(chord, key) if beat in (2.0, 3.0) else key
            strokes.append(Stroke(beat, beats * 0.95, key, 1.04 if beat == 2.0 else 0.92))
        return strokes

    def _near(self, chord: Sequence[int], wanted: int) -> int:
        """The chord's key nearest to the wanted one, not further than an octave from the centre."""
        wanted = max(self._centre - 5, min(self._centre + 10, wanted))
        keys = [key + 12 * octave for key in chord for octave in (-2, -1, 0, 1, 2)]
        return min(keys, key=lambda key: (abs(key - wanted), key))


def _motif(density: float, dice: Random) -> Motif:
    weights = [density * 2, 1.2, 0.5, max(0.1, 1.2 - density), max(0.0, 0.5 - density)]
    notes: list[tuple[float, float, int]] = []
    beat, steps = 0.0, 0
    while beat < 4.0:
        beats = min(dice.choices(_LENGTHS, weights)[0], 4.0 - beat)
        notes.append((beat, beats, steps))
        beat += beats
        steps = max(-4, min(5, steps + dice.choice((-2, -1, -1, 1, 1, 2))))
    return tuple(notes)
