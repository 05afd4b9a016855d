"""Nearer shots: the place comes closer too, seen from a spot of its own, and lies out of focus."""

from dataclasses import replace

import skia

from media.pictures.harbour import TOP
from media.pictures.ink import LINEAR, sheet
from media.pictures.layers import Lens, Plane
from media.pictures.stage import Stage

ZOOM = {"wide": 1.0, "medium": 1.22, "close": 1.42}
"""How much larger than in a wide shot the place behind the subject is, by the shot's size."""
NEAR_BLUR, FAR_BLUR = 0.003, 0.009
"""Radius in units of the stage, for what is as near as the subject and for the sky."""
ASIDE = (-1.2, -0.6, 0.6, 1.2)
"""Where the camera looks, in parts of the room that the zoom gives to each side; beyond 1 lies the margin."""
INDOORS = 0.5
"""How much of the zoom there is in a room: walls are not far behind anybody."""


def approach(stage: Stage) -> None:
    """Bring nearer what is set so far, and blur it in a close shot; moving effects stay sharp: they are light."""
    zoom = 1 + (ZOOM[stage.spec.shot] - 1) * (INDOORS if stage.indoors else 1.0)
    if stage.spec.shot == "close":
        stage.items = [_soft(stage, i) if isinstance(i, Plane) else i for i in stage.items]
    if zoom > 1:
        _zoom(stage, zoom)


def _zoom(stage: Stage, zoom: float) -> None:
    """Everything set so far as through a longer lens, turned a little to one side."""
    aside = stage.chance("lens").choice(ASIDE)
    middle = stage.width / 2 * (1 + aside)
    level = TOP if stage.footing else stage.horizon  # what somebody stands on stays where it is
    lens = Lens(zoom, middle, level * stage.height)
    stage.items = [replace(item, lens=lens) for item in stage.items]
    x, y = stage.sun
    centre = middle / stage.width
    stage.sun = (centre + (x - centre) * zoom, level + (y - level) * zoom)
    if stage.water is not None:
        stage.water = level + (stage.water - level) * zoom


def _soft(stage: Stage, plane: Plane) -> Plane:
    """Blurred at half its size, which costs a quarter and looks the same."""
    away = max(0.0, 1.0 - plane.depth)
    radius = (NEAR_BLUR + (FAR_BLUR - NEAR_BLUR) * away) * stage.unit / 2
    lens = skia.Paint(ImageFilter=skia.ImageFilters.Blur(radius, radius, skia.TileMode.kClamp))
    wide, high = plane.image.width(), plane.image.height()
    half, whole = sheet(wide / 2, high / 2), sheet(wide, high)
    with half as canvas:
        canvas.saveLayer(None, lens)
        canvas.scale(0.5, 0.5)
        canvas.drawImage(plane.image, 0, 0, LINEAR)
        canvas.restore()
    with whole as canvas:
        canvas.scale(2, 2)
        canvas.drawImage(half.makeImageSnapshot(), 0, 0, LINEAR)
    return replace(plane, image=whole.makeImageSnapshot())
