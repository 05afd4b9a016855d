"""The narrators of this machine: no key, no network, English. A VoiceMaker on hibari's net."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from film.errors import Invalid
from film.making import Desk, Made, VoiceOrder
from media import sound
from media.voice import hd, reading, throat, timing
from media.voice.script import Line, lines
from media.voice.voices import HD_VOICES, VOICES, Voice, by_name, choose, delivered, for_stranger

MODEL = "hibari-tts 0.2.1"
LUFS = -18.0
"""Integrated loudness of a narration file (mono, as ffmpeg's ebur128 measures it)."""
PEAK_DB = -1.5
SENTENCE_MS, TURN_MS, EDGE_MS = 300, 420, 60
SLOWEST, FASTEST = 0.5, 2.0


@dataclass
class _Piece:
    """A spoken sentence on the way: mono at 24 kHz, its voice, and its words in seconds."""

    audio: throat.Grid
    voice: str
    words: list[timing.Timed]
    silence_ms: int


class EmbeddedVoice:
    """Ten narrators made from one bundled voice; see media/voice/voices.py."""

    name = "embedded"
    offline = True

    def voices(self) -> tuple[tuple[str, str], ...]:
        """Voices as (name, description)."""
        known = (*VOICES, *HD_VOICES) if hd.installed() else VOICES
        return tuple((voice.name, voice.description) for voice in known)

    def choose(self, wish: str) -> str:
        """The voice nearest to a wish such as "older female, British"; HD ones by name only."""
        named = wish.strip().lower()
        return named if named in {voice.name for voice in HD_VOICES} else choose(wish)

    def speak(self, order: VoiceOrder, desk: Desk) -> Made:
        """A mono 48 kHz WAV at about -18 LUFS with the time of each shown word.

        Raises Invalid for other languages than English, and when there is nothing to say;
        Unavailable for an HD voice whose parts are not installed.
        """
        _check_language(order)
        script = lines(order.text, [name for name, _ in order.cast_voices])
        pieces = _spoken(script, _voices_of(script, order), order, desk)
        if not any(piece.words for piece in pieces):
            raise Invalid("There is nothing to say in this narration. Write at least one word.")
        audio, words = _joined(pieces)
        desk.report("Levelling", 0.95)
        audio = sound.master(audio, LUFS, PEAK_DB)
        path = desk.folder / "voice.wav"
        sound.write_wav(path, audio)
        desk.report("Spoken", 1.0)
        return _made(path, audio, words, order)


def _check_language(order: VoiceOrder) -> None:
    language = order.language.strip().lower().replace("_", "-")
    letters = [ch for ch in order.text if ch.isalpha()]
    latin = sum(ch < "\u0250" for ch in letters)
    english = language in {"", "english"} or language.split("-")[0] == "en"
    if english and 2 * latin >= len(letters):
        return
    asked = order.language if not english else "this script"
    raise Invalid(
        f"The built-in narrators speak English only, not {asked}. Write the narration in English, "
        "or connect a cloud voice (set FAL_KEY in the settings), which speaks many languages.",
        language=order.language,
        choices=["en"],
    )


def _voices_of(script: list[Line], order: VoiceOrder) -> Mapping[str, Voice]:
    """Who speaks each part of the script; "" is the narrator. Strangers get voices of their own."""
    cast = {name.lower(): wish for name, wish in order.cast_voices if wish.strip()}
    found = {"": by_name(order.voice)}
    known = [line.speaker for line in script if line.speaker.lower() in cast]
    for speaker in dict.fromkeys([*known, *(line.speaker for line in script)]):
        if speaker and speaker not in found:
            taken = [voice.name for voice in found.values()]
            wish = cast.get(speaker.lower())
            found[speaker] = by_name(wish) if wish else by_name(for_stranger(taken))
    return found


def _spoken(
    script: list[Line], voices: Mapping[str, Voice], order: VoiceOrder, desk: Desk
) -> list[_Piece]:
    read = [(line, reading.sentences(reading.units(line.text))) for line in script]
    total = sum(len(found) for _, found in read) or 1
    out: list[_Piece] = []
    for turn, (line, found) in enumerate(read):
        voice = delivered(delivered(voices[line.speaker], order.delivery), line.delivery)
        waits = line.pause_ms or (int(TURN_MS * voice.pause) if turn else 0)
        for sentence in found:
            desk.report("Speaking", 0.9 * len(out) / total)
            piece = _sentence(sentence, voice, order)
            piece.silence_ms = waits
            waits = int(SENTENCE_MS * voice.pause)
            out.append(piece)
        if not found and line.pause_ms:
            out.append(_Piece(np.zeros(0, np.float32), voice.name, [], line.pause_ms))
    return out


def _sentence(sentence: list[reading.Unit], voice: Voice, order: VoiceOrder) -> _Piece:
    phones = throat.phonemes(reading.said(sentence))
    if not phones:
        return _Piece(np.zeros(0, np.float32), voice.name, [], 0)
    speed = min(max(voice.pace * order.speed, SLOWEST), FASTEST)
    seed = int.from_bytes(hashlib.sha256(f"{order.seed} {phones}".encode()).digest()[:4])
    heard = (
        hd.utter(phones, voice.speaker, speed)
        if voice.speaker
        else throat.utter(phones, voice, speed, seed)
    )
    first, last = _sounding(heard.audio)
    start, end = first / throat.RATE, last / throat.RATE
    words = timing.timed(sentence, heard.words, start, end)
    shifted = [(w, max(0.0, low - start), min(high, end) - start) for w, low, high in words]
    return _Piece(heard.audio[first:last], voice.name, shifted, 0)


def _sounding(audio: throat.Grid) -> tuple[int, int]:
    """First and last sample that is heard, with a soft edge of 60 ms around them."""
    loud = np.flatnonzero(np.abs(audio) > 0.006 * max(float(np.abs(audio).max(initial=0.0)), 1e-6))
    if not len(loud):
        return 0, len(audio)
    edge = EDGE_MS * throat.RATE // 1000
    return max(0, int(loud[0]) - edge), min(len(audio), int(loud[-1]) + edge)


def _joined(pieces: list[_Piece]) -> tuple[sound.Audio, tuple[tuple[str, int, int], ...]]:
    """All pieces in a row at 48 kHz, every voice equally loud, with words on the file's clock."""
    gains = {name: _gain(name, pieces) for name in {piece.voice for piece in pieces}}
    parts: list[sound.Audio] = []
    words: list[tuple[str, int, int]] = []
    at = 0
    for piece in pieces:
        quiet = sound.silence(piece.silence_ms)
        spoken = sound.resample(piece.audio[:, None] * gains[piece.voice], throat.RATE)
        spoken = sound.fade(spoken, in_ms=8, out_ms=25)
        start_ms = (at + len(quiet)) * 1000 // sound.RATE
        words += [
            (w, start_ms + int(low * 1000), start_ms + int(high * 1000))
            for w, low, high in piece.words
        ]
        parts += [quiet, spoken]
        at += len(quiet) + len(spoken)
    return np.concatenate(parts), tuple(words)


def _gain(voice: str, pieces: list[_Piece]) -> np.float32:
    spoken = [piece.audio for piece in pieces if piece.voice == voice]
    together = np.concatenate(spoken)[:, None]
    measured = sound.loudness(sound.resample(together, throat.RATE))
    return (
        np.float32(10.0 ** ((LUFS - measured) / 20.0))
        if measured > sound.SILENT_LUFS
        else np.float32(1)
    )


def _made(
    path: Path, audio: sound.Audio, words: tuple[tuple[str, int, int], ...], order: VoiceOrder
) -> Made:
    used = by_name(order.voice)
    return Made(
        path=path,
        mime="audio/wav",
        provider="embedded",
        model=hd.MODEL if used.speaker else MODEL,
        offline=True,
        seed=order.seed,
        duration_ms=len(audio) * 1000 // sound.RATE,
        words=words,
        notes={"voice": used.name, "asked": order.voice},
    )
