"""Autumn and winter: what they do to the colours of land and trees. Composition stays as it is."""

import skia

from media.pictures.ink import Colour, rgb
from media.pictures.layers import Plane, through
from media.pictures.stage import Stage

NEAREST_SKY = 0.17
"""Planes up to this depth are sky and bare mountains; a season does nothing to them."""
GREEN = frozenset(
    ("forest", "field", "hills", "mountain", "farmland", "lake", "waterfall", "jungle")
)
RAMPS: dict[str, tuple[Colour, Colour, float]] = {
    "autumn": (rgb("#3a1c10"), rgb("#f2a541"), 0.62),
    "winter": (rgb("#53647a"), rgb("#f6fafd"), 0.72),
}
"""The colours that dark and light become, and how much of the picture does so."""


def dress(stage: Stage) -> None:
    """Put the land that is set so far into the shot's season."""
    season = next((name for name in RAMPS if name in stage.spec.details), None)
    if season is None or stage.spec.setting not in GREEN:
        return
    paint = skia.Paint(ColorFilter=skia.ColorFilters.Matrix(_ramp(season, stage.light.night)))
    before = -1.0
    for i, item in enumerate(stage.items):
        # Water and flowers lie at the depth of the land before them and keep their colours.
        if isinstance(item, Plane) and item.depth > NEAREST_SKY and item.depth != before:
            stage.items[i] = through(item, paint)
        before = item.depth


def _ramp(season: str, night: bool) -> list[float]:
    low, high, part = RAMPS[season]
    part = part * 0.6 if night else part
    rows: list[float] = []
    for channel in range(3):
        rise = (high[channel] - low[channel]) * part * 1.25
        row = [rise * k for k in (0.3, 0.55, 0.15)]
        row[channel] += 1 - part
        rows += [*row, 0, low[channel] * part]
    return [*rows, 0, 0, 0, 1, 0]
