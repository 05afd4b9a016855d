"""Composes a cue: mood, length, scene starts and seed in, a score out. The same order, the same notes."""

from random import Random

from media.music.balance import BALANCE_DB, fader
from media.music.drums import BIG, CRASH, DRUMS, KICK
from media.music.form import BEATS, Form, lay_out
from media.music.harmony import degrees_for, key_of, voiced
from media.music.moods import FLUTE, GLOCK, HARP, TAIKO, VIOLIN, Mood, Part
from media.music.patterns import BASSES, FIGURES, Bar, Stroke
from media.music.score import DRUMS as KIT
from media.music.score import Note, Score
from media.music.tune import Tune

_CHANNELS = {
    "pad": 0,
    "second pad": 1,
    "figure": 2,
    "bass": 3,
    "lead": 4,
    "keys": 5,
    "brass": 6,
    "second": 7,
    "accent": 8,
    "drums": KIT,
    "big drums": 10,
}
_SUNG = {HARP, FLUTE, VIOLIN, GLOCK}


class _Sheet:
    """Collects notes; knows the clock, the humanising and where the body ends."""

    def __init__(self, form: Form, dice: Random) -> None:
        self.form = form
        self.notes: list[Note] = []
        self.programs: dict[int, int] = {}
        self._dice = dice

    def bar(self, role: str, part: Part, number: int, strokes: list[Stroke]) -> None:
        """Write a bar; what would start after the body is left out."""
        energy = self.form.energy[number]
        for stroke in strokes:
            beat = number * BEATS + stroke.beat
            if beat >= self.form.beats:
                continue
            beats = min(stroke.beats, self.form.beats - beat)
            late = self._dice.gauss(0.0, 0.004) if stroke.beat else 0.0
            loud = part.velocity * stroke.weight * (0.64 + 0.42 * energy)
            self.note(
                role,
                part,
                beat * self.form.beat_s + late,
                beats * self.form.beat_s,
                stroke.key,
                loud,
            )

    def note(
        self, role: str, part: Part, start_s: float, length_s: float, key: int, loud: float
    ) -> None:
        """Write one note at a time in seconds; keys outside the instrument's range are left out."""
        channel = _CHANNELS[role]
        self.programs[channel] = part.program
        key += 12 * part.octave
        end = min(start_s + max(0.05, length_s), self.form.length_s)
        if 24 <= key <= 103 and start_s < end:
            velocity = max(1, min(127, round(loud)))
            self.notes.append(
                Note(max(0.0, start_s), end - max(0.0, start_s), channel, key, velocity)
            )


def compose(mood: Mood, length_ms: int, beats_ms: tuple[int, ...], seed: int) -> Score:
    """A cue of exactly `length_ms` (the last sound may ring to it, never beyond)."""
    dice = Random(f"{mood.name} {seed}")
    form = lay_out(mood, length_ms, beats_ms, dice)
    tonic = 48 + dice.choice(mood.tonics)
    bars = len(form.energy)
    degrees = degrees_for(dice.choice(mood.progressions), bars, mood.scale)
    chords = voiced(mood.scale, tonic, degrees)
    sheet = _Sheet(form, dice)
    tune = Tune(mood.scale, tonic, 72 if mood.lead.program in _SUNG else 69, mood.density, dice)
    for number in range(bars):
        bar = _bar(mood, tonic, degrees[number], chords[number], number, form)
        _backing(sheet, mood, bar)
        _colours(sheet, mood, bar)
        _melody(sheet, mood, bar, tune)
        _percussion(sheet, mood, bar)
    _accents(sheet, mood, chords)
    _ending(sheet, mood, chords[-1], _root(mood, tonic, 0))
    notes = tuple(sorted(sheet.notes, key=lambda n: (n.start_s, n.channel, n.key)))
    names = {channel: role for role, channel in _CHANNELS.items()}
    facts = {
        "mood": mood.name,
        "bars": bars,
        "tonic": tonic % 12,
        "chords": degrees,
        "beats_ms": form.beats_ms,
    }
    balance = BALANCE_DB.get(mood.name, {})
    faders = {channel: fader(balance.get(role, 0)) for role, channel in _CHANNELS.items()}
    return Score(notes, sheet.programs, names, form.bpm, form.length_s, faders, facts)


def _bar(
    mood: Mood, tonic: int, degree: int, chord: tuple[int, ...], number: int, form: Form
) -> Bar:
    root = _root(mood, tonic, degree)
    fifth = root + (key_of(mood.scale, 0, degree + 4) - key_of(mood.scale, 0, degree))
    return Bar(number, chord, root, fifth - 12 if fifth > 50 else fifth, form.energy[number])


def _root(mood: Mood, tonic: int, degree: int) -> int:
    """The chord's root between 31 and 47, where a bass sounds full."""
    key = key_of(mood.scale, tonic - 12, degree)
    while key > 47:
        key -= 12
    return key + 12 if key < 31 else key


def _enters(sheet: _Sheet, bar: Bar, share: float) -> bool:
    """Whether a part that joins after this share of the cue plays yet; short cues start whole."""
    bars = len(sheet.form.energy)
    return bars <= 4 or bar.number >= round(share * bars)


def _backing(sheet: _Sheet, mood: Mood, bar: Bar) -> None:
    for role, part in zip(("pad", "second pad"), mood.pads, strict=False):
        if role == "pad" or bar.energy >= 0.6:
            sheet.bar(role, part, bar.number, [Stroke(0, 4.05, key) for key in bar.chord])
    sheet.bar("figure", mood.figure, bar.number, FIGURES[mood.figure.style](bar))
    if _enters(sheet, bar, 0.1):
        sheet.bar("bass", mood.bass, bar.number, BASSES[mood.bass.style](bar))


def _colours(sheet: _Sheet, mood: Mood, bar: Bar) -> None:
    if mood.keys and bar.energy > 0.55:
        strokes = [Stroke(b, 1.2, key) for b in (0, 1.5, 3) for key in bar.chord]
        sheet.bar("keys", mood.keys, bar.number, strokes)
    if mood.brass and bar.energy > 0.82:
        sheet.bar("brass", mood.brass, bar.number, [Stroke(0, 3.7, key - 12) for key in bar.chord])


def _melody(sheet: _Sheet, mood: Mood, bar: Bar, tune: Tune) -> None:
    if not _enters(sheet, bar, 0.22) or (len(sheet.form.energy) > 24 and bar.number % 16 >= 14):
        return
    strokes = tune.bar(bar.number, bar.chord)
    sheet.bar("lead", mood.lead, bar.number, strokes)
    if mood.second and bar.energy > 0.75:
        sheet.bar("second", mood.second, bar.number, [
            Stroke(s.beat, s.beats * 0.5, s.key + 12, s.weight) for s in strokes])  # fmt: skip


def _percussion(sheet: _Sheet, mood: Mood, bar: Bar) -> None:
    if not mood.drums or not _enters(sheet, bar, 0.1):
        return
    big = mood.drums in BIG
    role, part = ("big drums", Part(TAIKO, 100)) if big else ("drums", Part(0, 96))
    sheet.bar(role, part, bar.number, DRUMS[mood.drums](bar))
    before = sheet.form.energy[bar.number - 1] if bar.number else 1.0
    if before < 0.95 <= bar.energy:
        sheet.bar("drums", Part(0, 84), bar.number, [Stroke(0, 1, CRASH)])


def _accents(sheet: _Sheet, mood: Mood, chords: list[tuple[int, ...]]) -> None:
    """A small sign where a scene starts: a cymbal with drums, else a rising harp."""
    for beat in sheet.form.accents:
        if beat >= sheet.form.beats:
            continue
        at = beat * sheet.form.beat_s
        if mood.drums:
            sheet.note("drums", Part(0, 0), at, 1.0, CRASH, 58)
            continue
        chord = chords[beat // BEATS]
        for step, key in enumerate((*chord, chord[0] + 12)):
            sheet.note("accent", Part(HARP, 0, octave=1), at + 0.05 * step, 1.5, key, 50)


def _ending(sheet: _Sheet, mood: Mood, chord: tuple[int, ...], root: int) -> None:
    """The last chord: everybody together, then it rings out."""
    start, rings = sheet.form.body_s, sheet.form.tail_s * 0.72
    for role, part in zip(("pad", "second pad"), mood.pads, strict=False):
        for key in chord:
            sheet.note(role, part, start, rings, key, part.velocity * 0.95)
    low = root + (12 if mood.bass.style == "oom" else 0)
    sheet.note("bass", mood.bass, start, rings * 0.9, low, mood.bass.velocity * 0.95)
    short = mood.figure.style in ("offbeat", "gallop", "ostinato")
    for step, key in enumerate((chord[0] - 12, *chord, chord[0] + 12)):
        gap = 0.0 if short else 0.05 * step
        length = 0.5 if mood.figure.style == "offbeat" else rings * 0.9
        sheet.note("figure", mood.figure, start + gap, length, key, mood.figure.velocity * 0.85)
    if len(sheet.form.energy) > 2:
        sheet.note(
            "lead", mood.lead, start, rings * 0.8, _home(chord, root), mood.lead.velocity * 0.8
        )
    if mood.drums in BIG:
        sheet.note("big drums", Part(TAIKO, 0), start, 1.0, 43, 96)
    if mood.drums:
        sheet.note("drums", Part(0, 0), start, 1.5, CRASH, 70)
        sheet.note("drums", Part(0, 0), start, 0.3, KICK, 88)


def _home(chord: tuple[int, ...], root: int) -> int:
    """The tonic in the melody's register."""
    return next(key + 12 if key < 66 else key for key in chord if key % 12 == root % 12)
