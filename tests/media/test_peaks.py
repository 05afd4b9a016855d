"""Waveforms and filmstrips show what is in the file."""

import numpy as np
import pytest
from PIL import Image

from film.errors import Invalid
from media import ffmpeg, sound
from media.peaks import filmstrip, peaks


def test_peaks_follow_the_level_fifty_times_a_second(tmp_path):
    audio = np.zeros((sound.RATE, 2), np.float32)
    audio[sound.RATE // 2 :, 0] = 0.5
    sound.write_wav(tmp_path / "a.wav", audio)
    found = peaks(tmp_path / "a.wav")
    assert len(found) == 50
    assert found[:25] == [0] * 25
    assert found[26:49] == [50] * 23


def test_a_filmstrip_has_one_picture_a_second(tmp_path):
    with ffmpeg.clip_writer(tmp_path / "a.mp4", 160, 90, 30, "draft") as clip:
        for index in range(90):
            planes = np.full((135, 160), 128, np.uint8)
            planes[:90] = 40 if index < 30 else 120 if index < 60 else 220
            clip.write(planes)
    made = filmstrip(tmp_path / "a.mp4", tmp_path / "strip.jpg")
    assert (made.frames, made.width_px, made.height_px) == (3, 128, 72)
    with Image.open(tmp_path / "strip.jpg") as strip:
        assert strip.size == (3 * 128, 72)
        levels = [strip.convert("L").getpixel((64 + 128 * i, 36)) for i in range(3)]
    assert levels == sorted(levels)
    assert levels[2] - levels[0] > 100


def test_a_sound_has_no_filmstrip(tmp_path):
    sound.write_wav(tmp_path / "a.wav", sound.silence(200))
    with pytest.raises(Invalid):
        filmstrip(tmp_path / "a.wav", tmp_path / "strip.jpg")
