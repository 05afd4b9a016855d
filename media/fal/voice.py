"""Narration by fal.ai. Dialogue is one request for each turn of a speaker, joined on one clock."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from film.errors import Invalid
from film.making import Desk, Made, VoiceOrder
from media import sound
from media.fal import results
from media.fal.codecs import Ask
from media.fal.errand import Errand
from media.fal.house import Fal, notes
from media.fal.models import Model
from media.fal.speakers import DESCRIPTIONS
from media.fal.word_times import Word, word_times
from media.voice.script import Line, lines
from media.voice.voices import VOICES, choose, delivered, for_stranger

LUFS, PEAK_DB = -18.0, -1.5
TURN_MS = 350
SLOWEST, FASTEST = 0.7, 1.3


@dataclass(frozen=True)
class _Turn:
    """Words one voice says in one request, after a silence."""

    speaker: str
    text: str
    pause_ms: int
    delivery: str = ""


class FalVoice:
    """One speech model with ten voices under the names the embedded narrators have."""

    offline = False

    def __init__(self, fal: Fal, model: Model) -> None:
        self.fal, self._model = fal, model
        self.name = f"fal:{model.name}"

    def voices(self) -> tuple[tuple[str, str], ...]:
        """Voices as (name, description)."""
        return tuple(DESCRIPTIONS.items())

    def choose(self, wish: str) -> str:
        """The voice nearest to a wish such as "older female, British"."""
        return choose(wish)

    def speak(self, order: VoiceOrder, desk: Desk) -> Made:
        """A mono 48 kHz WAV at about -18 LUFS with the time of each word.

        Raises Invalid for a language the model does not speak or nothing to say, Unavailable,
        Cancelled.
        """
        turns = _turns(lines(order.text, [name for name, _ in order.cast_voices]))
        if not turns:
            raise Invalid("There is nothing to say in this narration. Write at least one word.")
        voices = self._voices_of(turns, order)
        asks = [
            Ask(
                t.text,
                language=order.language,
                voice=voices[t.speaker],
                delivery=(said := ", ".join(x for x in (order.delivery, t.delivery) if x)),
                speed=_speed(order.speed, said),
            )
            for t in turns
        ]
        for ask in asks:
            self._model.check(ask)
        pieces: list[sound.Audio] = []
        words: list[Word] = []
        spent, last, at_ms = 0.0, {}, 0
        for index, (turn, ask) in enumerate(zip(turns, asks, strict=True)):
            audio, said, cost, last = self._said(index, ask, desk)
            at_ms += turn.pause_ms
            words += [(w, at_ms + start, at_ms + end) for w, start, end in said]
            pieces += [sound.silence(turn.pause_ms), audio]
            at_ms += len(audio) * 1000 // sound.RATE
            spent += cost
        return self._made(np.concatenate(pieces), words, order, desk, {**last, "spend_usd": spent})

    def _said(
        self, index: int, ask: Ask, desk: Desk
    ) -> tuple[sound.Audio, list[Word], float, dict[str, object]]:
        errand = Errand(f"voice-{index}", self._model, ask, "Recording the narration")
        answered = self.fal.errands.run(errand, desk)
        fetched = self.fal.results.fetch(self._model.file(answered.payload), "sound", desk)
        audio = results.heard(fetched).mean(axis=1, keepdims=True).astype(np.float32)
        said = word_times(ask.prompt, audio, answered.payload)
        return audio, said, answered.usd, notes(errand, answered)

    def _voices_of(self, turns: list[_Turn], order: VoiceOrder) -> Mapping[str, str]:
        """The model's voice for each speaker; "" is the narrator, strangers get one of their own."""
        table = self._model.voices or {}
        cast = {name.lower(): wish for name, wish in order.cast_voices if wish.strip()}
        named = {"": choose(order.voice)}
        for turn in turns:
            if turn.speaker not in named:
                wish = cast.get(turn.speaker.lower())
                taken = list(named.values())
                named[turn.speaker] = choose(wish) if wish else for_stranger(taken)
        return {speaker: table[name] for speaker, name in named.items()}

    def _made(
        self,
        audio: sound.Audio,
        words: list[Word],
        order: VoiceOrder,
        desk: Desk,
        facts: Mapping[str, object],
    ) -> Made:
        path = desk.folder / "voice.wav"
        sound.write_wav(path, sound.master(audio, LUFS, PEAK_DB))
        desk.report("Spoken", 1.0)
        spent = facts["spend_usd"]
        return Made(
            path=path,
            mime="audio/wav",
            provider="fal",
            model=self._model.id,
            offline=False,
            seed=order.seed,
            duration_ms=len(audio) * 1000 // sound.RATE,
            words=tuple(words),
            spend_usd=spent if isinstance(spent, float) else 0.0,
            notes={"voice": choose(order.voice), "asked": order.voice, **facts},
        )


def _speed(asked: float, delivery: str) -> float:
    """How fast, with what "slower" and the like mean to the embedded narrators."""
    plain = VOICES[0]
    return min(max(asked * delivered(plain, delivery).pace / plain.pace, SLOWEST), FASTEST)


def _turns(script: list[Line]) -> list[_Turn]:
    """Lines of the same speaker without a pause between them are one request."""
    turns: list[_Turn] = []
    waits = 0
    for line in script:
        waits += line.pause_ms
        if not any(ch.isalnum() for ch in line.text):
            continue
        last = turns[-1] if turns else None
        same = last and (last.speaker, last.delivery) == (line.speaker, line.delivery)
        if last and same and not waits:
            turns[-1] = replace(last, text=f"{last.text} {line.text}")
        else:
            pause_ms = waits or (TURN_MS if turns else 0)
            turns.append(_Turn(line.speaker, line.text, pause_ms, line.delivery))
        waits = 0
    return turns
