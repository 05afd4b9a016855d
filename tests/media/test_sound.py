"""Loudness, limiting and files agree with what ffmpeg measures and what was written."""

import re
import subprocess
import wave
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest

from media import sound


def noise(seconds: float, level: float = 0.1, channels: int = 2) -> sound.Audio:
    rng = np.random.default_rng(7)
    shape = (int(seconds * sound.RATE), channels)
    swell = 0.2 + np.abs(np.sin(np.arange(shape[0]) / 30_000))[:, None]
    return (rng.standard_normal(shape) * level * swell).astype(np.float32)


def ffmpeg_measures(path: Path) -> tuple[float, float]:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-i", str(path)]
    command += ["-af", "ebur128=peak=true", "-f", "null", "-"]
    report = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    summary = report[report.rindex("Summary:") :]
    numbers = [re.search(rf"{key}:\s+(-?[\d.]+)", summary) for key in ("I", "Peak")]
    return tuple(float(found[1]) for found in numbers if found)


def test_loudness_and_peak_agree_with_ffmpeg(tmp_path: Path) -> None:
    audio = noise(6)
    sound.write_wav(tmp_path / "a.wav", audio)
    lufs, peak = ffmpeg_measures(tmp_path / "a.wav")
    assert sound.loudness(audio) == pytest.approx(lufs, abs=0.15)
    assert sound.true_peak(audio) == pytest.approx(peak, abs=0.2)


def test_a_full_scale_sine_measures_as_the_standard_says() -> None:
    tone = np.sin(2 * np.pi * 997 * np.arange(sound.RATE * 3) / sound.RATE)
    assert sound.loudness(tone.astype(np.float32)[:, None]) == pytest.approx(-3.01, abs=0.05)


def test_master_reaches_the_loudness_below_the_ceiling(tmp_path: Path) -> None:
    audio = noise(6, level=0.02)
    audio[sound.RATE] = 0.9
    out = sound.master(audio, -14.0, -1.0)
    assert sound.loudness(out) == pytest.approx(-14.0, abs=0.3)
    assert sound.true_peak(out) <= -0.99
    sound.write_wav(tmp_path / "a.wav", out)
    assert ffmpeg_measures(tmp_path / "a.wav")[1] <= -0.9


def test_the_limiter_leaves_quiet_sound_alone() -> None:
    audio = noise(1, level=0.01)
    assert sound.limit(audio, -1.0) is audio


def test_silence_stays_silence() -> None:
    out = sound.master(sound.silence(500), -16.0)
    assert not out.any()
    assert sound.loudness(out) == sound.SILENT_LUFS


def test_short_sound_is_measured(tmp_path: Path) -> None:
    assert -60 < sound.loudness(noise(0.1)) < 0


@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_wav_of_every_width_is_read(tmp_path: Path, width: int) -> None:
    wanted = np.array([0.0, 0.5, -0.5, 0.25])
    if width == 1:
        data = (wanted * 128 + 128).astype(np.uint8).tobytes()
    else:
        whole = (wanted * (1 << (8 * width - 1))).astype(np.int64)
        data = b"".join(int(v).to_bytes(width, "little", signed=True) for v in whole)
    with wave.open(str(tmp_path / "a.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(width)
        file.setframerate(44_100)
        file.writeframes(data)
    audio, rate = sound.read_wav(tmp_path / "a.wav")
    assert (rate, audio.shape) == (44_100, (2, 2))
    assert audio.ravel() == pytest.approx(wanted, abs=0.01)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    audio = noise(0.2)
    sound.write_wav(tmp_path / "a.wav", audio)
    again, rate = sound.read_wav(tmp_path / "a.wav")
    assert rate == sound.RATE
    assert np.abs(again - audio).max() < 1e-4
    assert [p.name for p in tmp_path.iterdir()] == ["a.wav"]


def test_resampling_keeps_length_and_pitch() -> None:
    tone = np.sin(2 * np.pi * 440 * np.arange(24_000) / 24_000).astype(np.float32)[:, None]
    out = sound.resample(tone, 24_000)
    assert out.shape == (48_000, 1)
    assert int(np.argmax(np.abs(np.fft.rfft(out[:, 0])))) == 440


def test_faded_ends_are_silent() -> None:
    out = sound.fade(np.ones((4_800, 1), np.float32), in_ms=20, out_ms=20)
    assert out[0, 0] == 0
    assert abs(out[-1, 0]) < 1e-3
    assert out[2_400, 0] == 1


def test_mono_becomes_stereo() -> None:
    assert sound.to_stereo(np.ones((4, 1), np.float32)).shape == (4, 2)
    assert sound.to_stereo(np.ones((4, 6), np.float32)).tolist() == [[1, 1]] * 4
