"""Depth of field: in a close shot the place lies out of focus behind the subject."""

import skia

from media.pictures.layers import Plane, through
from media.pictures.stage import Stage

NEAR_BLUR, FAR_BLUR = 0.003, 0.009
"""Radius in units of the stage, for what is as near as the subject and for the sky."""


def soften(stage: Stage) -> None:
    """Blur what is set so far, the farther the more. Moving effects stay sharp: they are light."""
    stage.items = [_soft(stage, i) if isinstance(i, Plane) else i for i in stage.items]


def _soft(stage: Stage, plane: Plane) -> Plane:
    away = max(0.0, 1.0 - plane.depth)
    radius = (NEAR_BLUR + (FAR_BLUR - NEAR_BLUR) * away) * stage.unit
    lens = skia.Paint(ImageFilter=skia.ImageFilters.Blur(radius, radius, skia.TileMode.kClamp))
    return through(plane, lens)
