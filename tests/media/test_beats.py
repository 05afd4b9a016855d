"""Beats are heard in music that somebody brought."""

import numpy as np
import pytest

from media import sound
from media.beats import beats_ms


def clicks(bpm: float, seconds: int = 20) -> sound.Audio:
    audio = np.zeros((seconds * sound.RATE, 2), np.float32)
    tick = np.random.default_rng(1).standard_normal((960, 2)) * np.linspace(0.6, 0, 960)[:, None]
    for at in np.arange(0.3, seconds - 0.1, 60 / bpm):
        start = round(at * sound.RATE)
        audio[start : start + len(tick)] = tick
    return audio


@pytest.mark.parametrize("bpm", [84.0, 120.0, 147.0])
def test_even_clicks_are_heard_where_they_are(bpm: float) -> None:
    found = beats_ms(clicks(bpm))
    wanted = np.arange(300, 19_900, 60_000 / bpm)
    assert len(found) == pytest.approx(len(wanted), abs=2)
    assert max(np.abs(wanted - beat).min() for beat in found[1:-1]) < 40


def test_what_has_no_rhythm_has_no_beats() -> None:
    noise = np.random.default_rng(2).standard_normal((sound.RATE * 12, 2)).astype(np.float32) * 0.1
    assert beats_ms(noise) == []
    assert beats_ms(sound.silence(12_000, 2)) == []
    assert beats_ms(clicks(120, 2)) == []
