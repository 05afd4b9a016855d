"""The part of a soundfont that a score needs: it sounds the same and loads much faster."""

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import tinysoundfont

from media.assets import soundfont
from media.music import bank

CELLO, DRUM_KIT = (0, 42), (128, 0)


def loaded(font: bytes) -> tuple[tinysoundfont.Synth, int, float]:
    synth = tinysoundfont.Synth(gain=-8.0, samplerate=48_000)
    start = time.process_time()
    number = synth.sfload(font)
    return synth, number, time.process_time() - start


def heard(synth: tinysoundfont.Synth, number: int) -> np.ndarray:
    synth.program_select(0, number, *CELLO)
    synth.program_select(9, number, *DRUM_KIT, is_drums=True)
    for channel, key in ((0, 48), (0, 67), (9, 38)):
        synth.noteon(channel, key, 90)
    return np.frombuffer(synth.generate(24_000), np.float32).copy()


def test_the_played_part_sounds_as_the_whole_bank_and_loads_in_a_fraction() -> None:
    font = soundfont()
    if font is None:
        pytest.skip("the soundfont package is not installed")
    whole = font.read_bytes()
    full, number, slow = loaded(whole)
    part, other, fast = loaded(bank.played(whole, {CELLO, DRUM_KIT}))
    sound = heard(full, number)
    assert np.abs(sound).max() > 0.01
    assert np.allclose(sound, heard(part, other), atol=5e-4)
    assert fast < slow / 3


@pytest.mark.parametrize("font", [b"", b"RIFF but nothing more", b"RIFF\0\0\0\0sfbkshdr\xff\0\0\0"])
def test_a_bank_that_cannot_be_read_is_left_as_it_is(font: bytes) -> None:
    assert bank.played(font, {CELLO}) == font


def test_a_process_that_never_filters_does_not_load_the_filters() -> None:
    code = (
        "import sys, media.music.embedded, media.peaks\n"
        "print('scipy.signal' in sys.modules)\n"
        "import media.sound; media.sound.filters()\n"
        "print('scipy.signal' in sys.modules)"
    )
    root = Path(__file__).parents[3]
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["False", "True"]
