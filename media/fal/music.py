"""Music by fal.ai, cut and levelled to the film."""

import numpy as np

from film.making import Desk, Made, MusicOrder
from media import sound
from media.beats import beats_ms
from media.fal import results
from media.fal.codecs import Ask
from media.fal.errand import Errand
from media.fal.house import Fal, notes
from media.fal.models import Model

LUFS, PEAK_DB = -16.0, -1.2


class FalMusic:
    """One music model."""

    offline = False

    def __init__(self, fal: Fal, model: Model) -> None:
        self.fal, self._model = fal, model
        self.name = f"fal:{model.name}"

    def compose(self, order: MusicOrder, desk: Desk) -> Made:
        """A stereo 48 kHz WAV of exactly the asked length at about -16 LUFS.

        Raises Invalid for lengths the model cannot make, Unavailable, Cancelled.
        """
        ask = Ask(
            f"Instrumental film score, {order.mood}, no vocals, room for a narrator",
            length_ms=max(order.length_ms, self._model.shortest_ms),
            seed=order.seed,
        )
        self._model.check(ask)
        errand = Errand("music", self._model, ask, "Composing")
        answered = self.fal.errands.run(errand, desk)
        fetched = self.fal.results.fetch(self._model.file(answered.payload), "sound", desk)
        desk.report("Levelling", 0.95)
        audio = _cut(sound.to_stereo(results.heard(fetched)), order.length_ms)
        path = desk.folder / "music.wav"
        sound.write_wav(path, sound.master(audio, LUFS, PEAK_DB))
        heard = {"asked": order.mood, "beats_ms": beats_ms(audio)}
        desk.report("Composed", 1.0)
        return Made(
            path=path,
            mime="audio/wav",
            provider="fal",
            model=self._model.id,
            offline=False,
            seed=order.seed,
            duration_ms=order.length_ms,
            spend_usd=answered.usd,
            notes={**notes(errand, answered), **heard},
        )


def _cut(audio: sound.Audio, length_ms: int) -> sound.Audio:
    """Exactly that long, with a soft end; what a model left out at the end is silence."""
    count = sound.samples(length_ms)
    audio = sound.fade(audio[:count], in_ms=10, out_ms=min(1_400, length_ms // 5))
    return np.pad(audio, ((0, count - len(audio)), (0, 0)))
