"""What the illustrator can use of a picture that somebody gave it: its colours, nothing else.

It cannot copy a face or a place. A shot's reference lends its palette and light; the reference of
somebody in the cast lends the colour of the clothes, unless words name one.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from film.making import PictureOrder
from media.pictures.spec.people import key_of, names_clothes
from media.pictures.spec.shot import Palette, Person, ShotSpec

SAMPLE_PX = 64
NOTE = "Colours and light are taken from your picture; what it shows is not copied."
_LEVELS = 6
"""Steps a channel is cut into when the most frequent colour is looked for."""


def referred(spec: ShotSpec, order: PictureOrder) -> ShotSpec:
    """The shot in the colours of the order's references; unreadable ones change nothing."""
    palette = _palette(order.reference) if order.reference else None
    cast = tuple(_worn(person, order) for person in spec.cast)
    return spec.model_copy(update={"palette": palette, "cast": cast})


def _worn(person: Person, order: PictureOrder) -> Person:
    """A cast member in the strongest colour in the middle of the reference."""
    keys = {key_of(figure, order.film_seed): figure for figure in order.cast}
    figure = keys.get(person.key)
    if figure is None or figure.reference is None or names_clothes(figure.look):
        return person
    pixels = _pixels(figure.reference)
    if pixels is None:
        return person
    middle = pixels[SAMPLE_PX // 4 :, SAMPLE_PX // 4 : -SAMPLE_PX // 4]
    return person.model_copy(update={"coat": _hex(_strongest(middle.reshape(-1, 3)))})


def _palette(path: Path) -> Palette | None:
    pixels = _pixels(path)
    if pixels is None:
        return None
    bands = [np.median(band.reshape(-1, 3), axis=0) for band in np.array_split(pixels, 5)]
    flat = pixels.reshape(-1, 3)
    bright = flat[flat.sum(axis=1) >= np.percentile(flat.sum(axis=1), 95)].mean(axis=0)
    tones = [_hex(band) for band in bands]
    return Palette(
        sky=(tones[0], tones[1], tones[2], tones[3]),
        land=tones[4],
        light=_hex(bright),
        accent=_hex(_strongest(flat)),
    )


def _pixels(path: Path) -> NDArray[np.float64] | None:
    """The picture as 64 x 64 RGB (0..255), or None when it cannot be read."""
    try:
        with Image.open(path) as picture:
            picture.draft("RGB", (SAMPLE_PX * 2, SAMPLE_PX * 2))
            small = picture.convert("RGB").resize((SAMPLE_PX, SAMPLE_PX), Image.Resampling.BOX)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
    return np.asarray(small, np.float64)


def _strongest(pixels: NDArray[np.float64]) -> NDArray[np.float64]:
    """The colour that is both frequent and saturated."""
    cells = np.clip(pixels / 256 * _LEVELS, 0, _LEVELS - 1).astype(int)
    names = cells @ np.array([_LEVELS * _LEVELS, _LEVELS, 1])
    saturation = (pixels.max(axis=1) - pixels.min(axis=1)) / 255
    weight = np.bincount(names, weights=0.02 + saturation**1.5)
    return pixels[names == int(weight.argmax())].mean(axis=0)


def _hex(colour: NDArray[np.float64]) -> str:
    r, g, b = (round(float(c)) for c in colour)
    return f"#{r:02x}{g:02x}{b:02x}"
