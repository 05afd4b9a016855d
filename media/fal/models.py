"""The models of fal.ai that Pixora knows, as data. Adding one is an entry here and a line in its test.

Prices are what fal.ai bills, in US cents (2026-11); limits are said before money is spent.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any, Literal

from film.errors import Invalid
from film.limits import Limits, Wish
from film.project import Aspect
from media.fal import codecs
from media.fal.codecs import Ask, Body
from media.fal.speakers import ELEVEN, KOKORO

Kind = Literal["still", "clip", "speech", "music"]
STRETCH, LAST_STRETCH = 1.1, 1.25
"""A clip may be slowed by the first rather than buying a longer one; by the second at the longest."""


@dataclass(frozen=True)
class Model:
    """One endpoint. `body` writes its input, `file` finds its result's address, `cents` its price.

    `lengths_ms` are the only clip lengths it makes. `eta_s` is (median, 90th percentile).
    `with_images` is the endpoint that also takes reference pictures, if there is one. `directed`
    speech can be told how to say it; other speech is only slower or faster.
    """

    name: str
    id: str
    kind: Kind
    body: Callable[[Ask], Body]
    file: Callable[[Mapping[str, Any]], str]
    cents: Callable[[Ask], float]
    eta_s: tuple[float, float]
    lengths_ms: tuple[int, ...] = ()
    shortest_ms: int = 0
    longest_ms: int = 0
    longest_text: int = 0
    aspects: tuple[Aspect, ...] = ("16:9", "9:16", "1:1")
    languages: tuple[str, ...] = ()
    voices: Mapping[str, str] | None = None
    with_images: str = ""
    directed: bool = False

    @property
    def deadline_s(self) -> float:
        """When waiting any longer is no use: four times the slow case, at least five minutes."""
        return max(300.0, 4 * self.eta_s[1])

    def endpoint(self, ask: Ask) -> str:
        """Where the wish is sent."""
        return self.with_images if self.with_images and ask.image_urls else self.id

    def clip_ms(self, need_ms: int, at_most_cents: float | None = None) -> int:
        """The length to buy for a scene: the shortest that fills it, within what was paid.

        Raises Invalid when even the longest, slowed a little, is too short for the scene.
        """
        self.check(Ask("", length_ms=need_ms))
        longest = self.lengths_ms[-1]
        fitting = [ms for ms in self.lengths_ms if ms * STRETCH >= need_ms] or [longest]
        paid = [
            ms
            for ms in self.lengths_ms
            if at_most_cents is None or self.cents(Ask("", length_ms=ms)) <= at_most_cents
        ]
        return min(fitting[0], paid[-1] if paid else self.lengths_ms[0])

    def check(self, ask: Ask) -> None:
        """Raises Invalid with what the model cannot do and what can be done instead."""
        letters = len(ask.prompt) if self.kind == "speech" else 0
        wish = Wish(
            aspect=ask.aspect, length_ms=ask.length_ms, letters=letters, language=ask.language
        )
        if refusal := limits(self).refusal(wish):
            raise Invalid(refusal)


def limits(model: Model) -> Limits:
    """What a model cannot do, beside its like that can be chosen in its place."""
    others = tuple(_alone(m) for m in MODELS if m.kind == model.kind and m is not model)
    return _alone(model).model_copy(update={"others": others})


def _alone(model: Model) -> Limits:
    slowed = model.lengths_ms[-1] * LAST_STRETCH if model.lengths_ms else 0
    spelled = model.body(_ANY)
    return Limits(
        name=model.name,
        aspects=model.aspects,
        longest_ms=model.longest_ms or int(slowed),
        longest_text=model.longest_text,
        languages=model.languages,
        keeps_seed=model.kind == "speech" or "seed" in spelled,
        sees_references=model.kind != "still" or bool(model.with_images),
        takes_direction=model.kind != "speech" or model.directed,
        shorten=_SHORTEN[model.kind],
    )


def _per_megapixel(cents: float) -> Callable[[Ask], float]:
    return lambda ask: cents * max(1, ceil(ask.width_px * ask.height_px / 1e6))


def _per_second(cents: float) -> Callable[[Ask], float]:
    return lambda ask: cents * ask.seconds


def _each(cents: float) -> Callable[[Ask], float]:
    return lambda _: cents


_ANY = Ask("", image_urls=("",))
_SHORTEN: Mapping[Kind, str] = {
    "still": "",
    "clip": "Split the scene or shorten its narration",
    "speech": "Split the scene",
    "music": "Shorten the film",
}
_LANGUAGES = ("en", "es", "fr", "de", "it", "pt", "ja", "pl", "nl", "hi", "ko", "zh")

MODELS: tuple[Model, ...] = (
    Model(
        "z-image", "fal-ai/z-image/turbo", "still",
        codecs.sized_still, codecs.first_image, _per_megapixel(0.5), (3, 8),
    ),
    Model(
        "flux-dev", "fal-ai/flux/dev", "still",
        codecs.sized_still, codecs.first_image, _per_megapixel(2.5), (4, 10),
    ),
    Model(
        "nano-banana", "fal-ai/nano-banana", "still",
        codecs.shaped_still, codecs.first_image, _each(3.9), (32, 50),
        with_images="fal-ai/nano-banana/edit",
    ),
    Model(
        "ltx-2-fast", "fal-ai/ltx-2/image-to-video/fast", "clip",
        codecs.number_seconds_clip, codecs.video, _per_second(4), (25, 60),
        lengths_ms=(6_000, 8_000, 10_000), aspects=("16:9",),
    ),
    Model(
        "kling-2.5", "fal-ai/kling-video/v2.5-turbo/pro/image-to-video", "clip",
        codecs.text_seconds_clip, codecs.video, _per_second(7), (90, 200),
        lengths_ms=(5_000, 10_000),
    ),
    Model(
        "wan-2.7", "fal-ai/wan/v2.7/image-to-video", "clip",
        codecs.seeded_clip, codecs.video, _per_second(10), (100, 220),
        lengths_ms=tuple(range(2_000, 16_000, 1_000)),
    ),
    Model(
        "kokoro", "fal-ai/kokoro/american-english", "speech",
        codecs.prompt_speech, codecs.audio, lambda ask: 0.002 * len(ask.prompt), (3, 8),
        longest_text=4_000, languages=("en",), voices=KOKORO,
    ),
    Model(
        "eleven-v3", "fal-ai/elevenlabs/tts/eleven-v3", "speech",
        codecs.timed_speech, codecs.audio, lambda ask: 0.01 * len(codecs.directed(ask)), (6, 14),
        longest_text=4_500, languages=_LANGUAGES, voices=ELEVEN, directed=True,
    ),
    Model(
        "ace-step", "fal-ai/ace-step/prompt-to-audio", "music",
        codecs.seconds_music, codecs.audio, _per_second(0.02), (8, 20),
        shortest_ms=5_000, longest_ms=240_000,
    ),
    Model(
        "stable-audio", "fal-ai/stable-audio-25/text-to-audio", "music",
        codecs.total_music, codecs.audio, _each(20), (8, 20),
        shortest_ms=1_000, longest_ms=190_000,
    ),
    Model(
        "cassette", "cassetteai/music-generator", "music",
        codecs.plain_music, codecs.audio_file, lambda ask: 2.0 * ceil(ask.seconds / 60), (10, 25),
        shortest_ms=10_000, longest_ms=180_000,
    ),
)  # fmt: skip


def find(kind: Kind, wanted: str) -> Model:
    """The model of that name or endpoint. Raises Invalid with the choices."""
    known = [m for m in MODELS if m.kind == kind]
    found = next((m for m in known if wanted in (m.name, m.id)), None)
    if found is None:
        choices = ", ".join(m.name for m in known)
        raise Invalid(f'fal.ai has no {kind} model "{wanted}" here; choose one of {choices}.')
    return found
