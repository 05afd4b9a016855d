"""Two hands that hold a thing in a near shot in which nobody else is seen."""

import skia

from media.pictures.figures import SKINS
from media.pictures.ink import Colour, Point, curve, dark, mix, paint, pale
from media.pictures.spec.people import FREE_COATS
from media.pictures.stage import Stage
from media.pictures.subjects import Place

REACH = 0.44
"""How far to each side of the thing the sleeves come into the picture, in units."""


def hands(stage: Stage, thing: Place, wide: float) -> None:
    """Draw both hands at the sides of a thing that is `wide` px to each side of its middle."""
    chance = stage.chance("hands")
    skin, coat = (stage.lit(chance.choice(inks)) for inks in (SKINS, FREE_COATS))
    x, y = thing.x * stage.width, thing.foot * stage.height - 0.3 * thing.tall
    with stage.layer(thing.depth + 0.01, thing.motion) as canvas:
        for side in (-1, 1):
            palm = (x + side * wide, y)
            wrist = (palm[0] + side * 0.1 * stage.unit, y + 0.1 * stage.unit)
            cuff = (x + side * (wide + REACH * stage.unit), stage.low)
            _arm(stage, canvas, (palm, wrist, cuff), (skin, coat))
            _fingers(stage, canvas, palm, side, skin)


def _arm(
    stage: Stage,
    canvas: skia.Canvas,
    points: tuple[Point, Point, Point],
    inks: tuple[Colour, Colour],
) -> None:
    """Forearm from the palm to the wrist, and the sleeve from there out of the picture."""
    palm, wrist, cuff = points
    skin, coat = inks
    u = stage.unit
    canvas.drawPath(curve([palm, wrist, cuff]), paint(dark(skin, 0.08), stroke=0.075 * u))
    edge = (wrist[0] * 0.8 + cuff[0] * 0.2, wrist[1] * 0.8 + cuff[1] * 0.2)
    canvas.drawLine(*edge, *cuff, paint(dark(coat, 0.15), stroke=0.14 * u))
    canvas.drawCircle(*edge, 0.07 * u, paint(pale(coat, 0.08)))


def _fingers(stage: Stage, canvas: skia.Canvas, palm: Point, side: int, skin: Colour) -> None:
    """A palm, four fingers around the edge of the thing, and a thumb before it."""
    u, (x, y) = stage.unit, palm
    shade = mix(skin, dark(skin, 0.3), 0.5)
    canvas.drawCircle(x + side * 0.02 * u, y, 0.055 * u, paint(skin))
    for k in range(4):
        top = y - (0.045 - 0.028 * k) * u
        tip = (x - side * (0.05 - 0.008 * abs(k - 1)) * u, top + 0.006 * u)
        base = (x + side * 0.015 * u, top)
        canvas.drawLine(*base, *tip, paint(shade, stroke=0.03 * u))
        canvas.drawLine(*base, *tip, paint(skin, stroke=0.024 * u))
