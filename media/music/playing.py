"""Plays a score: with a soundfont when there is one, else with a small synthesiser of our own.

Both answer stereo (samples, 2) at 48 kHz, dry and unlevelled, exactly as long as the score.
"""

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import tinysoundfont
from numpy.typing import NDArray

from media.music import bank
from media.music.score import DRUMS, Note, Score
from media.sound import RATE, Audio

Progress = Callable[[float], None]
_PANS = {0: 0.42, 1: 0.6, 2: 0.36, 4: 0.56, 5: 0.66, 6: 0.62, 7: 0.64, 8: 0.7, 10: 0.46}
_CHUNK = RATE * 2
_DRY_DB = -8.0
_DRUM_BANK = 128
_STRUCK = frozenset({*range(16), 24, 25, 32, 33, 38, 45, 46, 47, 116})
_LOW_DRUMS, _SHORT_DRUMS = {35, 36, 41, 43, 45}, {37, 39, 42, 70, 76, 77, 82}


def with_soundfont(score: Score, font: Path, progress: Progress) -> Audio:
    """Play on a SoundFont 2 or 3 file. Raises tinysoundfont's errors for a damaged one."""
    synth = tinysoundfont.Synth(gain=_DRY_DB, samplerate=RATE)
    presets = {(0, program) for channel, program in score.programs.items() if channel != DRUMS}
    sounds = synth.sfload(bank.played(font.read_bytes(), {*presets, (_DRUM_BANK, 0)}))
    synth.program_select(DRUMS, sounds, _DRUM_BANK, 0, is_drums=True)
    for channel, program in score.programs.items():
        if channel != DRUMS:
            synth.program_select(channel, sounds, 0, program)
        synth.control_change(channel, 10, round(_PANS.get(channel, 0.5) * 127))
    for channel, volume in score.faders.items():
        synth.control_change(channel, 7, volume)
    out = np.zeros((round(score.length_s * RATE), 2), np.float32)
    at = 0
    for when, key_down, note in _events(score):
        at = _fill(synth, out, at, min(len(out), round(when * RATE)), progress)
        if key_down:
            synth.noteon(note.channel, note.key, note.velocity)
        else:
            synth.noteoff(note.channel, note.key)
    _fill(synth, out, at, len(out), progress)
    return out


def _events(score: Score) -> list[tuple[float, bool, Note]]:
    downs = [(note.start_s, True, note) for note in score.notes]
    ups = [(note.end_s, False, note) for note in score.notes]
    return sorted(downs + ups, key=lambda e: (e[0], e[1], e[2].channel, e[2].key))


def _fill(synth: tinysoundfont.Synth, out: Audio, start: int, end: int, progress: Progress) -> int:
    for at in range(start, end, _CHUNK):
        stop = min(end, at + _CHUNK)
        out[at:stop] = np.frombuffer(synth.generate(stop - at), np.float32).reshape(-1, 2)
        if at // _CHUNK != stop // _CHUNK:
            progress(stop / len(out))
    return max(start, end)


def with_synth(score: Score, progress: Progress) -> Audio:
    """Play with sine waves and noise: plain, but in tune and in time."""
    out = np.zeros((round(score.length_s * RATE), 2), np.float32)
    memory: dict[tuple[int, int, int, int], NDArray[np.float32]] = {}
    for index, note in enumerate(score.notes):
        wave = _remembered(note, score.programs.get(note.channel, 0), memory)
        start = round(note.start_s * RATE)
        wave = wave[: len(out) - start] * np.float32(0.3 * (note.velocity / 127) ** 1.6)
        angle = _PANS.get(note.channel, 0.5) * math.pi / 2
        out[start : start + len(wave), 0] += wave * np.float32(math.cos(angle))
        out[start : start + len(wave), 1] += wave * np.float32(math.sin(angle))
        if index % 100 == 0:
            progress(start / len(out))
    return out


def _remembered(
    note: Note, program: int, memory: dict[tuple[int, int, int, int], NDArray[np.float32]]
) -> NDArray[np.float32]:
    """The note's wave; lengths are rounded to 50 ms so that repeated notes are made once."""
    steps = max(1, round(note.length_s * 20))
    name = (note.channel == DRUMS, program, note.key, steps)
    if name not in memory:
        length_s = steps / 20
        if note.channel == DRUMS:
            memory[name] = _hit(note.key)
        elif program in _STRUCK:
            memory[name] = _struck(note.key, length_s)
        else:
            memory[name] = _held(note.key, length_s)
    return memory[name]


def _hz(key: int) -> float:
    return 440.0 * 2.0 ** ((key - 69) / 12.0)


def _hit(key: int) -> NDArray[np.float32]:
    t = np.arange(int(0.3 * RATE)) / RATE
    if key in _LOW_DRUMS:
        return (np.sin(2 * np.pi * (50 * t + 8 * (1 - np.exp(-t * 30)))) * np.exp(-t * 14)).astype(
            np.float32
        )
    noise = np.random.default_rng(key).standard_normal(len(t))
    return (0.4 * noise * np.exp(-t * (60 if key in _SHORT_DRUMS else 16))).astype(np.float32)


def _struck(key: int, length_s: float) -> NDArray[np.float32]:
    f, t = _hz(key), np.arange(int((min(max(length_s, 0.8), 2.5) + 0.4) * RATE)) / RATE
    wave = np.zeros(len(t))
    for h in range(1, 8):
        if f * h < 15_000:  # strings of a struck instrument are stiff: upper tones are a bit sharp
            wave += (
                np.sin(2 * np.pi * f * h * (1 + 0.0003 * h * h) * t)
                * np.exp(-t * (1.6 + h))
                / h**1.2
            )
    return (wave * _edges(t, 0.003, 0.05)).astype(np.float32)


def _held(key: int, length_s: float) -> NDArray[np.float32]:
    f, t = _hz(key), np.arange(int((length_s + 0.5) * RATE)) / RATE
    phase = (
        2
        * np.pi
        * np.cumsum(f * (1 + 0.003 * np.sin(2 * np.pi * 5.2 * t) * np.minimum(1, t / 0.4)))
        / RATE
    )
    wave = np.zeros(len(t))
    for h in range(1, 10):
        if f * h < 12_000:
            wave += np.sin(phase * h + h) / h**1.5
    let_go = np.where(t > length_s, np.exp(-(t - length_s) * 9), 1.0)
    return (0.6 * wave * let_go * _edges(t, 0.08, 0.05)).astype(np.float32)


def _edges(t: NDArray[np.float64], attack_s: float, release_s: float) -> NDArray[np.float64]:
    return np.minimum(1.0, t / attack_s) * np.minimum(1.0, (t[-1] - t) / release_s)
