"""A cue as a file: exact length, right loudness, no clipping, a shape, the same bytes each time."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from film.errors import Cancelled, Invalid
from film.making import Made, MusicOrder
from media import sound
from media.assets import soundfont
from media.beats import beats_ms
from media.music.embedded import EmbeddedMusic


class Folder:
    """A desk in a folder; stops when told to."""

    def __init__(self, folder: Path, stop_at: float = 2.0) -> None:
        self.folder = folder
        self.stop_at = stop_at
        self.fractions: list[float] = []
        self.memory: Mapping[str, Any] = {}

    def report(self, step: str, fraction: float) -> None:
        self.fractions.append(fraction)
        if fraction >= self.stop_at:
            raise Cancelled("Stopped.")

    def remember(self, **facts: Any) -> None:
        self.memory = {**self.memory, **facts}


@pytest.fixture
def desk(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def cue(desk: Folder, font: Path | None = None, **wishes: Any) -> tuple[Made, sound.Audio]:
    made = EmbeddedMusic(lambda: font).compose(MusicOrder(**wishes), desk)
    audio, rate = sound.read_wav(made.path)
    assert rate == sound.RATE
    return made, audio


def level_db(audio: sound.Audio, first: float, last: float) -> float:
    piece = audio[int(first * len(audio)) : int(last * len(audio))]
    return float(20 * np.log10(np.sqrt((piece**2).mean()) + 1e-9))


@pytest.mark.parametrize("mood", [name for name, _ in EmbeddedMusic().moods()])
def test_every_mood_is_exact_loud_and_unclipped(desk: Folder, mood: str) -> None:
    made, audio = cue(desk, soundfont(), mood=mood, length_ms=4_337, seed=2)
    assert audio.shape == (4_337 * 48, 2)
    assert made.duration_ms == 4_337
    assert sound.loudness(audio) == pytest.approx(-16.0, abs=0.5)
    assert sound.true_peak(audio) <= -1.0
    assert int((np.abs(audio) >= 0.999).sum()) == 0
    assert made.notes["mood"] == mood
    assert np.abs(audio[-48:]).max() < 0.01


def test_the_composer_says_where_its_beats_are_and_they_are_heard_there(desk: Folder) -> None:
    made, audio = cue(desk, soundfont(), mood="upbeat", length_ms=16_000, seed=2)
    told = np.array(made.notes["beats_ms"])
    assert np.diff(told) == pytest.approx(60_000 / made.notes["bpm"], abs=1)
    heard = [beat for beat in beats_ms(audio) if beat < told[-1]]
    assert np.mean([np.abs(told - beat).min() < 70 for beat in heard]) > 0.9


def test_energy_follows_the_film(desk: Folder) -> None:
    _, audio = cue(desk, soundfont(), mood="epic", length_ms=24_000)
    intro, middle, end = (
        level_db(audio, 0, 0.15),
        level_db(audio, 0.5, 0.7),
        level_db(audio, 0.88, 1),
    )
    assert middle > intro + 4
    assert middle > end + 1.5


@pytest.mark.parametrize("length_ms", [500, 1_501, 3_000])
def test_short_cues_are_whole(desk: Folder, length_ms: int) -> None:
    _, audio = cue(desk, None, mood="calm", length_ms=length_ms)
    assert len(audio) == length_ms * 48
    assert np.abs(audio).max() > 0.02
    assert np.abs(audio[-24:]).max() < 0.01


def test_the_plain_synth_plays_when_the_soundfont_is_missing_or_damaged(
    desk: Folder, tmp_path: Path
) -> None:
    (tmp_path / "broken.sf3").write_bytes(b"RIFF but nothing more")
    for font in (None, tmp_path / "nowhere.sf3", tmp_path / "broken.sf3"):
        made, audio = cue(desk, font, mood="upbeat", length_ms=6_000)
        assert made.model == "composer + plain synth"
        assert sound.loudness(audio) == pytest.approx(-16.0, abs=0.7)
        assert sound.true_peak(audio) <= -1.0


def test_a_soundfont_is_heard(desk: Folder) -> None:
    font = soundfont()
    if font is None:
        pytest.skip("the soundfont package is not installed")
    made, audio = cue(desk, font, mood="calm", length_ms=6_000)
    assert made.model == "composer + FluidR3Mono"
    plain = cue(desk, None, mood="calm", length_ms=6_000)[1]
    assert np.abs(audio - plain).mean() > 0.01


def test_the_same_order_gives_the_same_bytes(desk: Folder, tmp_path: Path) -> None:
    wishes = {"mood": "tense", "length_ms": 3_000, "seed": 9}
    cue(desk, soundfont(), **wishes)
    first = [(tmp_path / name).read_bytes() for name in ("music.wav", "music.mid")]
    cue(desk, soundfont(), **wishes)
    assert [(tmp_path / name).read_bytes() for name in ("music.wav", "music.mid")] == first
    cue(desk, None, **{**wishes, "seed": 10})
    assert (tmp_path / "music.mid").read_bytes() != first[1]


def test_the_midi_file_lies_beside_the_sound(desk: Folder) -> None:
    made, _ = cue(desk, None, mood="sad", length_ms=4_000)
    assert made.extras["midi"].read_bytes()[:4] == b"MThd"
    assert made.extras["midi"].parent == made.path.parent


@pytest.mark.parametrize("length_ms", [0, 100, 3_600_000])
def test_impossible_lengths_are_refused(desk: Folder, length_ms: int) -> None:
    with pytest.raises(Invalid, match="long"):
        cue(desk, None, length_ms=length_ms)


def test_it_reports_and_stops_when_asked(desk: Folder, tmp_path: Path) -> None:
    cue(desk, None, length_ms=4_000)
    assert desk.fractions == sorted(desk.fractions)
    assert desk.fractions[-1] == 1.0
    with pytest.raises(Cancelled):
        cue(Folder(tmp_path, stop_at=0.1), None, length_ms=4_000)
