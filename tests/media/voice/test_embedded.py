"""Narration that can be heard: distinct voices, right captions, steady loudness, repeatable bytes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from film.errors import Cancelled, Invalid
from film.making import Made, VoiceOrder
from media import sound
from media.voice.embedded import EmbeddedVoice
from media.voice.voices import VOICES

TEXT = "The old lighthouse keeper climbed the stairs, one last time. The lamp was still warm."


class Folder:
    """A desk in a folder that remembers what was reported; stops when told to."""

    def __init__(self, folder: Path, stop_at: float = 2.0) -> None:
        self.folder = folder
        self.stop_at = stop_at
        self.reports: list[tuple[str, float]] = []
        self.memory: Mapping[str, Any] = {}

    def report(self, step: str, fraction: float) -> None:
        self.reports.append((step, fraction))
        if fraction >= self.stop_at:
            raise Cancelled("Stopped.")

    def remember(self, **facts: Any) -> None:
        self.memory = {**self.memory, **facts}


@pytest.fixture
def desk(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def speak(desk: Folder, text: str = TEXT, **wishes: Any) -> tuple[Made, sound.Audio]:
    made = EmbeddedVoice().speak(VoiceOrder(text=text, **wishes), desk)
    audio, rate = sound.read_wav(made.path)
    assert rate == sound.RATE
    return made, audio


def pitches_hz(audio: sound.Audio) -> list[float]:
    """Pitch of each frame of 50 ms that has one, by autocorrelation."""
    mono, found = audio[:, 0], []
    for start in range(0, len(mono) - 2400, 2400):
        score = np.fft.irfft(
            np.abs(np.fft.rfft(mono[start : start + 2400] * np.hanning(2400), 8192)) ** 2
        )
        lag = 100 + int(np.argmax(score[100:800]))
        if score[0] > 0.5 and score[lag] > 0.5 * score[0]:
            found.append(sound.RATE / lag)
    return found


def pitch_hz(audio: sound.Audio) -> float:
    return float(np.median(pitches_hz(audio) or [0.0]))


def centre_hz(audio: sound.Audio) -> float:
    power = np.abs(np.fft.rfft(audio[:, 0])) ** 2
    freqs = np.fft.rfftfreq(len(audio), 1 / sound.RATE)
    band = (freqs > 300) & (freqs < 5_000)
    return float((power * freqs)[band].sum() / power[band].sum())


def test_all_narrators_are_distinct_loud_enough_and_unclipped(desk: Folder) -> None:
    seen: dict[str, tuple[float, ...]] = {}
    sung: dict[str, int] = {}
    for name in (voice.name for voice in VOICES):
        made, audio = speak(desk, voice=name)
        assert sound.loudness(audio) == pytest.approx(-18.0, abs=0.5), name
        assert sound.true_peak(audio) <= -1.0, name
        assert np.abs(audio).max() < 0.999
        assert made.notes["voice"] == name
        sung[name] = len(pitches_hz(audio))
        low, high = np.percentile(np.log(pitches_hz(audio)), [25, 75])
        swing = 1.0 + float(high - low)
        seen[name] = (pitch_hz(audio), centre_hz(audio), made.duration_ms, swing)
    assert len(seen) >= 6
    assert sung["whisper"] < 0.3 * sung["narrator"]
    for name, mine in seen.items():
        for other, theirs in seen.items():
            apart = [abs(np.log(max(a, 1) / max(b, 1))) for a, b in zip(mine, theirs, strict=True)]
            assert name == other or max(apart) > 0.05, (name, other, mine, theirs)
    assert seen["deep"][0] < seen["man"][0] < seen["low"][0] < seen["narrator"][0]
    assert seen["narrator"][0] < seen["bright"][0] < seen["child"][0]


def test_every_word_is_timed_in_order_and_inside_the_sound(desk: Folder) -> None:
    text = 'On March 3, 2024 it cost $3.50 — too much. "Dr. Smith," she said; "it is 7:30 pm!"'
    made, audio = speak(desk, text)
    assert [w for w, _, _ in made.words] == text.replace(" —", "\0—").replace(" ", "\n").replace(
        "\0", " "
    ).split("\n")
    clock = [t for _, start, end in made.words for t in (start, end)]
    assert clock == sorted(clock)
    assert clock[0] >= 0
    assert clock[-1] <= made.duration_ms == len(audio) // 48
    assert all(end - start >= 30 for _, start, end in made.words)


def test_words_are_where_the_sound_is(desk: Folder) -> None:
    """The caption of the second sentence starts after the silence that the sound has there."""
    made, audio = speak(desk, "One. [pause 2s] Two.")
    loud = np.flatnonzero(np.abs(audio[:, 0]) > 0.02) / 48
    gap = int(np.argmax(np.diff(loud)))
    (_, first, first_end), (_, second, _) = made.words
    assert abs(first - loud[0]) < 100
    assert abs(first_end - loud[gap]) < 200
    assert abs(second - loud[gap + 1]) < 100


def test_a_word_count_that_does_not_match_is_spread_by_letters(desk: Folder) -> None:
    text = "Mr. O'Brien 東京 waits here."
    made, _ = speak(desk, text)
    assert [w for w, _, _ in made.words] == text.split()
    assert all(start < end for _, start, end in made.words)


def test_the_same_order_gives_the_same_bytes(desk: Folder, tmp_path: Path) -> None:
    speak(desk, seed=4)
    first = (tmp_path / "voice.wav").read_bytes()
    speak(desk, seed=4)
    assert (tmp_path / "voice.wav").read_bytes() == first


def test_speed_delivery_and_pauses_change_the_length(desk: Folder) -> None:
    plain = speak(desk)[0].duration_ms
    assert speak(desk, speed=1.5)[0].duration_ms < plain * 0.8
    assert speak(desk, delivery="slower")[0].duration_ms > plain * 1.1
    assert speak(desk, TEXT.replace(". The", ". [pause 3s] The"))[0].duration_ms > plain + 2_000


def test_a_dialogue_has_two_voices_and_no_labels(desk: Folder) -> None:
    text = 'ELIAS: "Who is out there in the storm tonight?" MARA: "Nobody but me and the sea."'
    made, audio = speak(desk, text, cast_voices=(("Elias", "deep"), ("Mara", "bright")))
    words = [w for w, _, _ in made.words]
    assert words[0] == '"Who'
    assert not {"ELIAS:", "MARA:"} & set(words)
    turn = made.words[words.index('"Nobody')][1] * 48
    assert pitch_hz(audio[:turn]) * 1.5 < pitch_hz(audio[turn:])


@pytest.mark.parametrize("language", ["en", "en-GB", "EN_us", "English"])
def test_english_by_any_name(desk: Folder, language: str) -> None:
    assert speak(desk, "Yes.", language=language)[0].words[0][0] == "Yes."


@pytest.mark.parametrize(("text", "language"), [("Hola, amigos.", "es"), ("こんにちは世界", "en")])
def test_other_languages_are_refused_with_a_way_out(desk: Folder, text: str, language: str) -> None:
    with pytest.raises(Invalid, match="cloud voice") as refusal:
        speak(desk, text, language=language)
    assert "English" in refusal.value.message


@pytest.mark.parametrize("text", ["", " ... ", "🎬", "[pause]"])
def test_nothing_to_say_is_refused(desk: Folder, text: str) -> None:
    with pytest.raises(Invalid, match="nothing to say"):
        speak(desk, text)


def test_it_reports_and_stops_when_asked(desk: Folder, tmp_path: Path) -> None:
    speak(desk)
    fractions = [fraction for _, fraction in desk.reports]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    with pytest.raises(Cancelled):
        speak(Folder(tmp_path, stop_at=0.1))
