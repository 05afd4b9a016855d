"""The composer of this machine: no key, no network. A MusicMaker with a soundfont or a plain synth."""

import logging
from collections.abc import Callable
from pathlib import Path

import numpy as np

from film.errors import Invalid
from film.making import Desk, Made, MusicOrder
from media import sound
from media.assets import soundfont
from media.music import playing
from media.music.compose import compose
from media.music.moods import MOODS, by_name, choose
from media.music.score import Score, midi

LUFS, PEAK_DB = -16.0, -1.2
SHORTEST_MS, LONGEST_MS = 500, 900_000
_LOWEST_HZ = 32.0

logger = logging.getLogger(__name__)


class EmbeddedMusic:
    """Composes a cue and plays it. Without a soundfont it still plays, with fewer colours."""

    name = "embedded"
    offline = True

    def __init__(self, find_soundfont: Callable[[], Path | None] = soundfont) -> None:
        self._find_soundfont = find_soundfont

    def moods(self) -> tuple[tuple[str, str], ...]:
        """Moods as (name, description)."""
        return tuple((mood.name, mood.description) for mood in MOODS)

    def choose(self, wish: str) -> str:
        """The mood nearest to free words such as "spooky" or "epic orchestral"."""
        return choose(wish)

    def compose(self, order: MusicOrder, desk: Desk) -> Made:
        """A stereo 48 kHz WAV of exactly the asked length at about -16 LUFS, its MIDI file beside it.

        Raises Invalid for lengths outside 0.5 s to 15 minutes.
        """
        if not SHORTEST_MS <= order.length_ms <= LONGEST_MS:
            raise Invalid(
                f"Music can be {SHORTEST_MS / 1000:g} s to {LONGEST_MS // 1000} s long, "
                f"not {order.length_ms / 1000:g} s."
            )
        desk.report("Composing", 0.0)
        mood = by_name(order.mood)
        score = compose(mood, order.length_ms, order.beats_ms, order.seed)
        notes = desk.folder / "music.mid"
        notes.write_bytes(midi(score, f"{mood.name} cue"))
        dry, model = self._played(score, desk)
        audio = _mastered(dry, mood.reverb, order.length_ms, desk)
        path = desk.folder / "music.wav"
        sound.write_wav(path, audio)
        desk.report("Composed", 1.0)
        return Made(
            path=path,
            mime="audio/wav",
            provider="embedded",
            model=model,
            offline=True,
            seed=order.seed,
            duration_ms=order.length_ms,
            extras={"midi": notes},
            notes={**score.facts, "bpm": round(score.bpm, 2), "asked": order.mood},
        )

    def _played(self, score: Score, desk: Desk) -> tuple[sound.Audio, str]:
        def progress(fraction: float) -> None:
            desk.report("Playing", 0.05 + 0.7 * fraction)

        font = self._find_soundfont()
        if font and font.is_file():
            try:
                return playing.with_soundfont(score, font, progress), "composer + FluidR3Mono"
            except (RuntimeError, OSError):
                logger.warning("The soundfont cannot be read; the plain synth plays", exc_info=True)
        return playing.with_synth(score, progress), "composer + plain synth"


def _mastered(dry: sound.Audio, reverb: float, length_ms: int, desk: Desk) -> sound.Audio:
    """Room, level, and an ending that reaches silence exactly at the last sample."""
    desk.report("Mixing", 0.78)
    room = _room(1.6 + 3.0 * reverb)
    high_pass = sound.filters().butter(2, _LOWEST_HZ, "high", fs=sound.RATE, output="sos")
    mixed = np.empty_like(dry)
    for side in (0, 1):  # one side at a time: ten minutes are large
        wet = sound.filters().oaconvolve(dry[:, side], room[:, side])[: len(dry)]
        wet *= np.float32(reverb)
        wet += dry[:, side] * np.float32(1.0 - 0.45 * reverb)
        mixed[:, side] = sound.filters().sosfilt(high_pass, wet)
        desk.report("Mixing", 0.8 + 0.05 * side)
    mixed = sound.fade(mixed, in_ms=10, out_ms=min(1_400, length_ms // 5))
    desk.report("Levelling", 0.9)
    return sound.master(mixed, LUFS, PEAK_DB)


def _room(seconds: float) -> sound.Audio:
    """The echo of a room: decaying noise, darker than the dry sound, 18 ms late, of unit energy."""
    count = int(seconds * sound.RATE)
    fading = np.exp(-6.9 * np.arange(count) / count)[:, None]
    noise = np.random.default_rng(1).standard_normal((count, 2)) * fading
    band = sound.filters().butter(2, [180.0, 6_000.0], "band", fs=sound.RATE, output="sos")
    shaped = np.asarray(sound.filters().sosfilt(band, noise, axis=0))
    shaped /= np.sqrt((shaped**2).sum(axis=0))
    late = np.zeros((int(0.018 * sound.RATE), 2))
    return np.vstack([late, shaped]).astype(np.float32)
