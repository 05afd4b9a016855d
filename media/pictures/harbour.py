"""What somebody by the sea stands on: a quay before the harbour, a deck with its rail, a rocky ledge."""

from collections.abc import Callable

import skia

from media.pictures.animals import KINDS, object_at
from media.pictures.ink import box, curve, dark, down, mix, paint, pale, polygon
from media.pictures.spec.shot import ShotSpec
from media.pictures.stage import Stage
from media.pictures.subjects import Place
from media.pictures.water import swell

HOUSES = ("#c9694f", "#e2b45f", "#7fa3b5", "#e9e0cf", "#a8b08a", "#b5654a")
TOP = 0.845
"""Where the edge of the quay and of the ledge lies, as part of the frame's height."""
RAIL, PLANKS = 0.76, 0.83
"""Where the rail of a deck and its farthest plank lie."""


def footing(spec: ShotSpec) -> str:
    """ "deck", "quay" or "ledge" where the words put somebody by the sea on one, else empty."""
    if spec.setting != "sea" or "swimming" in spec.details:
        return ""
    if "deck" in spec.details and (spec.cast or spec.sprites):
        return "deck"
    if spec.details & {"harbour", "harbor"}:
        return "quay"
    ashore = spec.cast or any(a in KINDS and KINDS[a].home == "land" for a in spec.animals)
    return "ledge" if ashore and spec.shot != "wide" else ""


def stand_by_the_sea(stage: Stage) -> None:
    """Put the ground before the water. Whoever stands on it comes later."""
    stage.footing = footing(stage.spec)
    if stage.footing == "quay":
        _houses(stage)
    if stage.footing:
        _swimmers(stage)
        _GROUNDS[stage.footing](stage)


def _swimmers(stage: Stage) -> None:
    """Whoever lives in the water swims behind the ground, a wave before it."""
    spec = stage.spec
    swimming = [a for a in spec.animals if a in KINDS and KINDS[a].home == "water"]
    inward = -1 if stage.sun[0] > 0.5 else 1
    for i, name in enumerate(swimming):
        tall = min(KINDS[name].tall, 0.5) * stage.unit
        x = stage.inside((0.84 if inward < 0 else 0.16) + inward * 0.3 * i, tall * 0.5)
        place = Place(x, 0.835, tall, 0.7, shadow=False, dye=dict(spec.dyes).get(name, ""))
        object_at(stage, KINDS[name].icon, place)
    if swimming:
        tone = mix(mix(stage.light.sky[0], "#0f4a63", 0.5), stage.light.haze, 0.2)
        swell(stage, 0.835, 0.78, 0.016, tone)


def _houses(stage: Stage) -> None:
    """Gabled houses in a row on the far side of the harbour, away from the sun, with masts before them."""
    chance = stage.chance("harbour")
    foot, u, w = (stage.horizon + 0.03) * stage.height, stage.unit, stage.width
    outward = -1 if stage.sun[0] > 0.5 else 1
    x = w * (0.5 + outward * 0.02)
    with stage.layer(0.32) as canvas:
        while stage.bounds.left() < x < stage.bounds.right():
            wide, tall = chance.uniform(0.05, 0.075) * u, chance.uniform(0.07, 0.12) * u
            left = x if outward > 0 else x - wide
            _house(stage, canvas, box(left, foot - tall, left + wide, foot), chance.choice(HOUSES))
            if chance.random() < 0.4:
                _mast(stage, canvas, (left + wide / 2, foot + 0.012 * u), 0.16 * u)
            x += outward * wide
        wall = box(min(x, w * 0.5), foot, max(x, w * 0.5), foot + 0.014 * u)
        canvas.drawRect(wall, paint(stage.depth_ink(0.4, "#6f6a62")))


def _house(stage: Stage, canvas: skia.Canvas, area: skia.Rect, ink: str) -> None:
    wall = mix(stage.lit(ink), stage.light.haze, 0.25)
    gable = [
        (area.left(), area.top()),
        (area.centerX(), area.top() - area.width() * 0.55),
        (area.right(), area.top()),
    ]
    canvas.drawRect(area, paint(wall))
    canvas.drawPath(polygon(gable), paint(dark(wall, 0.35)))
    pane = "#ffd27a" if stage.light.night or stage.spec.time == "dusk" else dark(wall, 0.45)
    step = area.width() / 3
    for row in range(int(area.height() / (step * 1.5))):
        for k in (0.6, 1.8):
            x, y = area.left() + k * step, area.top() + (0.3 + 1.4 * row) * step
            canvas.drawRect(box(x, y, x + step * 0.6, y + step * 0.8), paint(pane))


def _mast(stage: Stage, canvas: skia.Canvas, at: tuple[float, float], tall: float) -> None:
    """A moored boat: hull, mast and two stays."""
    (x, y), ink = at, stage.depth_ink(0.6, "#3a3f4a")
    hull = [(x - tall * 0.3, y - tall * 0.1), (x + tall * 0.34, y - tall * 0.1), (x + tall * 0.24, y), (x - tall * 0.22, y)]  # fmt: skip
    canvas.drawPath(polygon(hull), paint(stage.depth_ink(0.55, "#8f3f34")))
    canvas.drawLine(x, y, x, y - tall, paint(ink, stroke=2 * stage.line))
    for side in (-0.28, 0.3):
        canvas.drawLine(
            x, y - tall, x + side * tall, y - tall * 0.1, paint(ink, 0.6, stroke=stage.line)
        )


def _quay(stage: Stage) -> None:
    """Stone slabs, a bollard and a coil of rope."""
    top, low, bounds, line = TOP * stage.height, stage.bounds.bottom(), stage.bounds, stage.line
    stone = mix(stage.lit("#8f877a"), stage.light.haze, 0.1)
    with stage.layer(0.86) as canvas:
        inks = [pale(stone, 0.12), stone, dark(stone, 0.45)]
        edge = box(bounds.left(), top, bounds.right(), low)
        canvas.drawRect(edge, paint(shader=down(top, low, inks)))
        canvas.drawRect(
            box(bounds.left(), top, bounds.right(), top + 9 * line), paint(pale(stone, 0.2))
        )
        middle = stage.width / 2
        for k in range(-9, 10):
            ends = (middle + k * 0.16 * stage.unit, middle + k * 0.27 * stage.unit)
            canvas.drawLine(ends[0], top, ends[1], low, paint("#000", 0.16, stroke=2 * line))
        x = stage.width * (0.9 if stage.sun[0] > 0.5 else 0.1)
        _bollard(stage, canvas, (x, top + 0.05 * stage.height))
    stage.ground = 0.93


def _bollard(stage: Stage, canvas: skia.Canvas, at: tuple[float, float]) -> None:
    (x, y), u = at, stage.unit
    iron, rope = dark(stage.lit("#3a3d46"), 0.2), stage.lit("#c8a873")
    canvas.drawOval(
        box(x - 0.05 * u, y - 0.012 * u, x + 0.05 * u, y + 0.012 * u), paint("#000", 0.3)
    )
    canvas.drawRect(box(x - 0.02 * u, y - 0.075 * u, x + 0.02 * u, y), paint(iron))
    canvas.drawOval(
        box(x - 0.03 * u, y - 0.092 * u, x + 0.03 * u, y - 0.066 * u), paint(pale(iron, 0.15))
    )
    for k in range(4):
        wide = (0.062 - 0.012 * k) * u
        spot = box(
            x - 0.1 * u - wide,
            y + 0.012 * u - wide * 0.3,
            x - 0.1 * u + wide,
            y + 0.012 * u + wide * 0.3,
        )
        canvas.drawOval(spot, paint(rope, stroke=5 * stage.line))


def _deck(stage: Stage) -> None:
    """Planks towards the rail, and the rail."""
    h, bounds, line = stage.height, stage.bounds, stage.line
    wood = mix(stage.lit("#9a6a3f"), stage.light.haze, 0.08)
    with stage.layer(0.82) as canvas:
        inks = [pale(wood, 0.1), wood, dark(wood, 0.4)]
        floor = box(bounds.left(), PLANKS * h, bounds.right(), bounds.bottom())
        canvas.drawRect(floor, paint(shader=down(PLANKS * h, h, inks)))
        for k in range(-14, 15):
            near, far = (
                stage.width / 2 + k * 0.2 * stage.unit,
                stage.width / 2 + k * 0.1 * stage.unit,
            )
            canvas.drawLine(
                far, PLANKS * h, near, bounds.bottom(), paint("#000", 0.2, stroke=2 * line)
            )
        rail = paint(pale(wood, 0.18), stroke=13 * line)
        for k in range(-6, 7):
            x = stage.width / 2 + k * 0.24 * stage.unit
            canvas.drawLine(
                x, RAIL * h, x, (PLANKS + 0.01) * h, paint(dark(wood, 0.2), stroke=9 * line)
            )
        canvas.drawLine(bounds.left(), RAIL * h, bounds.right(), RAIL * h, rail)
        middle = (RAIL + 0.035) * h
        canvas.drawLine(
            bounds.left(), middle, bounds.right(), middle, paint(dark(wood, 0.1), stroke=5 * line)
        )
    stage.ground = 0.93


def _ledge(stage: Stage) -> None:
    """Rough rock from side to side."""
    chance, bounds, h = stage.chance("ledge"), stage.bounds, stage.height
    ink = dark(stage.depth_ink(0.9, mix(stage.light.land, "#4a4a52", 0.6)), 0.1)
    across = [
        (bounds.left() + k / 12 * bounds.width(), (TOP + 0.02 + chance.uniform(-0.018, 0.018)) * h)
        for k in range(13)
    ]
    with stage.layer(0.86) as canvas:
        body = curve(across)
        body.lineTo(bounds.right(), bounds.bottom())
        body.lineTo(bounds.left(), bounds.bottom())
        body.close()
        inks = [mix(ink, stage.light.rim, 0.35), ink, dark(ink, 0.4)]
        canvas.drawPath(body, paint(shader=down(TOP * h, bounds.bottom(), inks)))
        canvas.drawPath(
            curve(across), paint(stage.light.rim, 0.35, stroke=2 * stage.line, blur=stage.line)
        )
    stage.ground = 0.93


_GROUNDS: dict[str, Callable[[Stage], None]] = {"quay": _quay, "deck": _deck, "ledge": _ledge}
