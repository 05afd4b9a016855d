"""A score keeps its mood's tempo, ends at home, follows the film, and is the same for the same order."""

from itertools import pairwise
from random import Random

import pytest
import tinysoundfont.midi

from media.music.compose import compose
from media.music.form import lay_out
from media.music.harmony import voiced
from media.music.moods import MAJOR, MOODS, by_name, choose
from media.music.score import DRUMS, midi

NAMES = [mood.name for mood in MOODS]


def test_there_are_at_least_nine_moods_and_each_answers_to_its_name() -> None:
    assert len(NAMES) >= 9
    assert [choose(name) for name in NAMES] == NAMES


@pytest.mark.parametrize(
    ("wish", "mood"),
    [
        ("spooky", "spooky"), ("epic orchestral", "epic"), ("lofi", "lofi"), ("lo-fi beats", "lofi"),
        ("Happy and sunny", "upbeat"), ("sad but hopeful", "sad"), ("corporate", "inspiring"),
        ("synthwave", "electronic"), ("wedding", "romantic"), ("suspense thriller", "tense"),
        ("funny cartoon", "playful"), ("outer space wonder", "mysterious"), ("peaceful", "calm"),
        ("", "calm"), ("zzz", "calm"),
    ],
)  # fmt: skip
def test_wishes(wish: str, mood: str) -> None:
    assert choose(wish) == mood


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("length_ms", [1_000, 3_000, 8_000, 30_000, 90_500, 600_000])
def test_tempo_stays_in_the_mood_and_nothing_outlasts_the_cue(name: str, length_ms: int) -> None:
    mood = by_name(name)
    score = compose(mood, length_ms, (0, length_ms // 3), 1)
    assert mood.bpm[0] <= score.bpm <= mood.bpm[1]
    assert score.notes
    assert all(0 <= note.start_s < note.end_s <= length_ms / 1000 for note in score.notes)
    assert all(0 <= note.key <= 127 and 1 <= note.velocity <= 127 for note in score.notes)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("length_ms", [3_000, 20_000, 47_300, 180_000])
def test_the_ending_is_the_home_chord_ringing_out(name: str, length_ms: int) -> None:
    mood = by_name(name)
    form = lay_out(mood, length_ms, (), Random(1))
    assert min(2.2, 0.35 * form.length_s) <= form.tail_s <= 2.2 + 2 * 4 * form.beat_s
    score = compose(mood, length_ms, (), 1)
    last_s = max(n.start_s for n in score.notes) - 0.5
    chord = {
        n.key % 12 for n in score.notes if n.start_s >= last_s and n.channel not in (DRUMS, 10)
    }
    assert int(str(score.facts["tonic"])) in chord
    assert max(n.end_s for n in score.notes) > form.body_s + 0.4 * form.tail_s


def test_energy_rises_to_the_middle_and_resolves() -> None:
    for name in NAMES:
        energy = lay_out(by_name(name), 60_000, (), Random(1)).energy
        third = len(energy) // 3
        assert energy[0] < 0.5
        assert max(energy) == max(energy[third : 2 * third + 2]) > 0.9
        assert energy[-1] < 0.75


def test_scene_starts_fall_nearer_to_beats_than_by_chance() -> None:
    films = [
        (4_000, 9_500, 15_000, 20_400),
        (5_000, 10_300, 15_100, 24_900),
        (6_200, 13_000, 21_000),
    ]
    far: list[float] = []
    for name in NAMES:
        for starts in films:
            form = lay_out(by_name(name), 30_000, starts, Random(3))
            places = [ms / 1000 / form.beat_s for ms in starts]
            far += [abs(place - round(place)) for place in places]
            assert len(starts) - 1 <= len(form.accents) <= len(starts)
    assert sum(far) / len(far) < 0.17  # 0.25 by chance


def test_the_same_order_gives_the_same_notes_and_another_seed_others() -> None:
    mood = by_name("romantic")
    first = compose(mood, 20_000, (), 5)
    assert compose(mood, 20_000, (), 5) == first
    assert compose(mood, 20_000, (), 6).notes != first.notes


def test_chords_move_in_small_steps() -> None:
    chords = voiced(MAJOR, 48, [0, 4, 5, 3, 0])
    moves = [sum(abs(a - b) for a, b in zip(x, y, strict=True)) for x, y in pairwise(chords)]
    assert max(moves) <= 9


def test_the_midi_file_holds_every_note() -> None:
    score = compose(by_name("epic"), 20_000, (), 2)
    data = midi(score, "epic cue")
    assert data[:4] == b"MThd"
    events = tinysoundfont.midi.load_memory(data)
    strokes = [
        e for e in events if isinstance(e.action, tinysoundfont.midi.NoteOn) and e.action.velocity
    ]
    assert len(strokes) == len(score.notes)
    assert max(e.t for e in events) <= 20.0
    firsts = sorted(n.start_s for n in score.notes)
    assert sorted(e.t for e in strokes)[50] == pytest.approx(firsts[50], abs=0.01)
