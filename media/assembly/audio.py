"""Mixes a film's sound in one pass: voices in place, music ducked under them, mastered, AAC."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from scipy import ndimage

from film.errors import Invalid
from film.making import RenderOrder
from film.timeline import MusicClip, Timeline
from media import ffmpeg, sound
from media.assembly.cache import hash_of, key_of
from media.verify import read_sound

MIX_RULES = 1
"""Part of the mix's key; raise it when mixing changes."""
FILM_LUFS, CEILING_DB = -14.0, -1.6
"""Loudness of a film, and the peak before AAC, which adds up to half a dB."""
VOICE_LUFS, MUSIC_LUFS, DUCK_DB = -16.0, -18.0, -11.0
_STEP = sound.RATE // 100
_SPEECH = 0.012
_END_FADE_MS, _SEAM_MS = 1_800, 1_500
Tick = Callable[[], None]


def mix_key(order: RenderOrder) -> str:
    """Names the mix: content, place and volume of every sound, and the film's length."""
    line = order.timeline
    voices = [
        (hash_of(_file(order, v.asset_id)), v.start_ms, v.duration_ms, v.volume_pct)
        for v in line.narration
    ]
    music = line.music
    bed = (hash_of(_file(order, music.asset_id)), music.start_ms, music.volume_pct) if music else ()
    return key_of("mix", MIX_RULES, voices, bed, line.duration_ms)


def mix(order: RenderOrder, tick: Tick) -> sound.Audio:
    """The film's sound as 48 kHz stereo of exactly the film's length, about -14 LUFS."""
    line = order.timeline
    voices = _voices(order, tick)
    out = voices
    if line.music and line.music.volume_pct:
        bed = _music(line.music, order, line)
        out = voices + bed * duck(voices)[:, None]
    tick()
    return sound.master(out.astype(np.float32), FILM_LUFS, CEILING_DB)


def write_aac(audio: sound.Audio, out: Path, tick: Tick) -> None:
    """Encode to AAC in an MP4 box, 160 kbit/s."""
    raw = out.with_suffix(".f32")
    try:
        raw.write_bytes(audio.astype("<f4").tobytes())
        ffmpeg.run(
            [
                *("-f", "f32le", "-ar", str(sound.RATE), "-ac", "2", "-i", str(raw)),
                *("-c:a", "aac", "-b:a", "160k", "-f", "mp4", str(out)),
            ],
            "encoding the sound",
            lambda _seconds: tick(),
        )
    finally:
        raw.unlink(missing_ok=True)


def duck(voices: sound.Audio) -> sound.Audio:
    """The music's gain under speech, one value a sample: down 11 dB, in 0.25 s, back in 0.5 s."""
    count = -(-len(voices) // _STEP)
    level = np.zeros(count * _STEP, np.float32)
    level[: len(voices)] = np.abs(voices).max(axis=1, initial=0.0)
    spoken = level.reshape(count, _STEP).max(axis=1) > _SPEECH
    near = ndimage.maximum_filter1d(spoken.astype(np.float64), 71)  # bridges pauses up to 0.7 s
    smooth = ndimage.uniform_filter1d(near, 35)
    gain = 1.0 - (1.0 - 10 ** (DUCK_DB / 20)) * smooth
    at = np.arange(len(voices)) / _STEP
    return np.interp(at, np.arange(count) + 0.5, gain).astype(np.float32)


def _voices(order: RenderOrder, tick: Tick) -> sound.Audio:
    """All narrations on one track, each brought to the same loudness before its volume."""
    out = sound.silence(order.timeline.duration_ms, channels=2)
    for voice in order.timeline.narration:
        tick()
        if not voice.volume_pct:
            continue
        audio = read_sound(_file(order, voice.asset_id))
        audio = sound.fade(audio * _gain(audio, VOICE_LUFS, voice.volume_pct), 5, 15)
        start = sound.samples(voice.start_ms)
        room = max(0, min(len(audio), len(out) - start))
        out[start : start + room] += audio[:room]
    return out


def _music(clip: MusicClip, order: RenderOrder, line: Timeline) -> sound.Audio:
    """The bed for the whole film: repeated with soft seams when too short, faded out when cut."""
    audio = read_sound(_file(order, clip.asset_id))
    length = sound.samples(line.duration_ms)
    out = np.zeros((length, 2), np.float32)
    start = sound.samples(clip.start_ms)
    room = max(0, min(length - start, sound.samples(clip.duration_ms)))
    if not len(audio) or not room:
        return out
    exact = abs(len(audio) - room) <= sound.RATE // 10
    bed = audio[:room] if exact else sound.fade(_repeated(audio, room), out_ms=_END_FADE_MS)
    out[start : start + len(bed)] = bed * _gain(audio, MUSIC_LUFS, clip.volume_pct)
    return out


def _repeated(audio: sound.Audio, length: int) -> sound.Audio:
    """At least `length` samples by repeating with crossfaded seams, cut to it."""
    seam = min(sound.samples(_SEAM_MS), len(audio) // 3)
    if len(audio) >= length or seam == 0:
        return audio[:length]
    out = np.zeros((length + len(audio), 2), np.float32)
    at = 0
    while at < length:
        piece = audio.copy()
        ramp = np.sin(np.linspace(0, np.pi / 2, seam, dtype=np.float32))[:, None]
        if at:
            piece[:seam] *= ramp
        piece[-seam:] *= ramp[::-1]
        out[at : at + len(piece)] += piece
        at += len(piece) - seam
    return out[:length]


def _gain(audio: sound.Audio, target_lufs: float, volume_pct: int) -> np.float32:
    """The factor to a loudness, at most 20 dB up, times the volume."""
    measured = sound.loudness(audio)
    if measured <= sound.SILENT_LUFS:
        return np.float32(volume_pct / 100)
    return np.float32(10 ** (min(target_lufs - measured, 20.0) / 20) * volume_pct / 100)


def _file(order: RenderOrder, asset_id: str) -> Path:
    path = order.files.get(asset_id)
    if path is None or not path.is_file():
        raise Invalid("The file of a voice or of the music is missing.")
    return path
