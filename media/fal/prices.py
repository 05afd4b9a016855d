"""The price table of the models in use: one credit for each started cent that fal.ai bills."""

from collections.abc import Mapping
from itertools import product
from math import ceil
from typing import get_args

from film.making import SIZES
from film.pricing import Price
from film.project import Part, Quality
from media.fal.codecs import Ask
from media.fal.models import LAST_STRETCH, MODELS, STRETCH, Kind, Model

Table = Mapping[tuple[Part, Quality], Price]
QUALITIES: tuple[Quality, ...] = get_args(Quality)
LETTERS_IN_10_S = 200
"""More than a calm narrator says, so that the narration's price covers the bill."""


def pictures(still: Model, clip: Model) -> Table:
    """A still and the clip that moves it, by the clip lengths the model sells."""
    return {("visual", quality): _picture(still, clip, quality) for quality in QUALITIES}


def _picture(still: Model, clip: Model, quality: Quality) -> Price:
    largest = max(SIZES[aspect, quality] for aspect in still.aspects)
    painted = still.cents(Ask("", width_px=largest[0], height_px=largest[1]))
    steps: list[tuple[int, int]] = []
    for length_ms in clip.lengths_ms:
        stretch = LAST_STRETCH if length_ms == clip.lengths_ms[-1] else STRETCH
        cents = painted + clip.cents(Ask("", length_ms=length_ms))
        steps.append((int(length_ms * stretch), ceil(cents)))
    return Price(
        credits_each=steps[0][1],
        unit_ms=clip.lengths_ms[0],
        provider_cents=painted + clip.cents(Ask("", length_ms=clip.lengths_ms[0])),
        steps=tuple(steps),
    )


def voice(model: Model) -> Table:
    """Narration for each started 10 s."""
    cents = model.cents(Ask("x" * LETTERS_IN_10_S))
    price = Price(credits_each=max(1, ceil(cents)), unit_ms=10_000, provider_cents=cents)
    return {("audio", quality): price for quality in QUALITIES}


def music(model: Model) -> Table:
    """Music for each started minute, or as a whole where the length does not matter."""
    short, long = (model.cents(Ask("", length_ms=ms)) for ms in (60_000, 120_000))
    unit_ms = model.longest_ms if short == long else 60_000
    price = Price(credits_each=ceil(short), unit_ms=unit_ms, provider_cents=short)
    return {("music", quality): price for quality in QUALITIES}


def every() -> Mapping[str, Table]:
    """The table of each choice of models there is, by the value its setting would have."""
    tables: dict[str, Table] = {}
    for still, clip in product(_of("still"), _of("clip")):
        tables[f"fal:{still.name}+{clip.name}"] = pictures(still, clip)
    return tables | {
        **{f"fal:{model.name}": voice(model) for model in _of("speech")},
        **{f"fal:{model.name}": music(model) for model in _of("music")},
    }


def _of(kind: Kind) -> list[Model]:
    return [model for model in MODELS if model.kind == kind]
