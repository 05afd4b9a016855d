"""Open land and water: what stands behind the subjects in each outdoor setting."""

from collections.abc import Callable

import skia

from media.pictures.garden import beds, close_off
from media.pictures.ink import argb, curve, dark, down, glow, mix, paint, polygon, rgb
from media.pictures.oldtown import Row, is_old, roofs
from media.pictures.plants import (
    autumn_tree,
    blade,
    blossom_tree,
    cactus,
    conifer,
    leaf,
    round_tree,
)
from media.pictures.sky import aurora, sky
from media.pictures.stage import Stage
from media.pictures.terrain import Hill, Range, Tree, dune, hill, mist, mountains
from media.pictures.water import mirror, sea


def mountain(stage: Stage) -> None:
    """A snow-capped range above firs."""
    chance = stage.chance("mountain")
    stage.horizon = 0.64
    sky(stage, 0.55)
    mountains(stage, Range(0.64, 0.26, 0.12, "far", rough=0.55))
    peaks = ((chance.uniform(0.28, 0.42), 1.15, 0.3), (chance.uniform(0.62, 0.78), 0.85, 0.24))
    mountains(stage, Range(0.68, 0.42, 0.3, "near", snow=0.8, rough=0.5, peaks=peaks))
    if "volcano" in stage.spec.details:
        _lava(stage, peaks[0][0], 0.68 - 0.42 * 1.15 * (0.55 + 0.45 * stage.upright))
    mist(stage, 0.66, 0.2, 0.55, "mist1")
    hill(stage, Hill(0.74, 0.04, 0.42, "hill1", tree=conifer, trees=150, tall=0.085))
    mist(stage, 0.77, 0.45, 0.4, "mist2")
    hill(stage, Hill(0.82, 0.04, 0.62, "hill2", tree=conifer, trees=60, tall=0.15))
    hill(stage, Hill(0.92, 0.035, 0.9, "hill3", grass=1.6))
    stage.ground = 0.93


def _lava(stage: Stage, x: float, top: float) -> None:
    """A glowing summit, lava down its face, a plume."""
    chance = stage.chance("lava")
    at = (x * stage.width, top * stage.height)
    u = stage.unit
    with stage.layer(0.16) as canvas:
        for k in range(9):
            spot = (at[0] + chance.gauss(0.03 * k, 0.02) * u, at[1] - (0.02 + 0.035 * k) * u)
            canvas.drawCircle(*spot, (0.03 + 0.013 * k) * u, paint("#3a2f38", 0.34, blur=0.02 * u))
        glow(canvas, at, 0.34 * u, "#ff6a2a", 0.8)
        for lean in (-0.16, -0.03, 0.12):
            path = [
                (at[0] + (lean * k / 5 + chance.uniform(-0.02, 0.02)) * u, at[1] + 0.065 * k * u)
                for k in range(6)
            ]
            canvas.drawPath(curve(path), paint("#ff5a1f", 0.6, stroke=0.018 * u, blur=0.008 * u))
            canvas.drawPath(curve(path), paint("#ffd27a", stroke=0.007 * u))


def _leafy(stage: Stage, usual: Tree) -> Tree:
    """The trees of a place: in autumn those that turn."""
    return autumn_tree if "autumn" in stage.spec.details else usual


def forest(stage: Stage) -> None:
    """Firs in three depths with light shafts; the framing trunks come before the subjects."""
    stage.horizon = 0.58
    sky(stage, 0.25)
    green = mix(stage.light.land, "#2a5a3c", 0.3 if stage.light.night else 0.6)
    rows = ((0.66, 0.14, 60, 0.42), (0.73, 0.3, 44, 0.56), (0.81, 0.48, 26, 0.74))
    for i, (top, depth, count, tall) in enumerate(rows):
        ink = stage.depth_ink(depth + 0.1, green)
        tree = _leafy(stage, conifer)
        hill(stage, Hill(top, 0.02, depth, f"firs{i}", ink, tree, count, tall, rim=False))
        mist(stage, top, depth + 0.05, 0.5 if i < 2 else 0.35, f"mist{i}")
    if not stage.light.stormy:
        _shafts(stage)
    hill(stage, Hill(0.89, 0.025, 0.75, "floor", stage.depth_ink(0.75, green), grass=2))
    stage.ground = 0.925


def _shafts(stage: Stage) -> None:
    chance = stage.chance("shafts")
    x0, line = stage.sun[0] * stage.width, stage.line
    with stage.layer(0.5) as canvas:
        for _ in range(7):
            lean = chance.uniform(-0.5, 0.42)
            x = x0 + lean * stage.unit * 0.45
            foot = x0 + lean * stage.unit * 1.3
            low = stage.height * 0.97
            beam = [
                (x - 10 * line, -80),
                (x + 26 * line, -80),
                (foot + 130 * line, low),
                (foot - 30 * line, low),
            ]
            shader = down(-80, low, [argb(stage.light.sun, 0.24), argb(stage.light.sun, 0)])
            canvas.drawPath(polygon(beam), paint(shader=shader, blur=11 * line))


def forest_frame(stage: Stage) -> None:
    """Dark trunks, leaves and grass before the subjects."""
    chance = stage.chance("frame")
    ink = dark(stage.depth_ink(1, mix(stage.light.land, "#1f4a38", 0.4)), 0.55)
    w, h, u = stage.width, stage.height, stage.unit
    with stage.layer(1.15) as canvas:
        for x, thick in ((0.0, 0.085), (0.13, 0.035), (0.985, 0.1), (0.88, 0.032)):
            _trunk(stage, canvas, x * w, thick * u, ink)
        for _ in range(150):
            reach = chance.random() ** 1.6
            x = reach * 0.34 if chance.random() < 0.5 else 1 - reach * 0.34
            y = -0.04 + chance.random() ** 2 * 0.24 * (1 - reach)
            size = chance.uniform(9, 22) * stage.line
            tone = mix(ink, stage.light.rim, chance.uniform(0, 0.12))
            leaf(canvas, (x * w, y * h), size, chance.uniform(20, 160), tone)
        for _ in range(80):
            x = chance.uniform(-0.06, 1.06)
            tall = chance.uniform(0.03, 0.11) * u * (1.4 if abs(x - 0.5) > 0.32 else 0.5)
            blade(
                canvas,
                (x * w, stage.low),
                tall,
                chance.uniform(-0.7, 0.7),
                paint(ink, stroke=3 * stage.line),
            )


def _trunk(
    stage: Stage, canvas: skia.Canvas, x: float, thick: float, ink: tuple[float, float, float]
) -> None:
    h = stage.height
    lit = mix(ink, stage.light.rim, 0.32)
    sun_left = stage.sun[0] * stage.width < x
    inks = [lit if sun_left else ink, ink, ink if sun_left else lit]
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(x - thick / 2, 0), skia.Point(x + thick / 2, 0)], [argb(i) for i in inks]
    )
    shape = [
        (x - thick * 0.62, stage.low), (x - thick * 0.45, h * 0.6), (x - thick * 0.5, -h * 0.12),
        (x + thick * 0.45, -h * 0.12), (x + thick * 0.42, h * 0.55), (x + thick * 0.72, stage.low),
    ]  # fmt: skip
    canvas.drawPath(curve(shape, True), paint(shader=shader))


def lake(stage: Stage) -> None:
    """Mountains mirrored in still water."""
    stage.horizon = 0.56
    sky(stage, 0.45)
    peaks = ((0.38, 1.1, 0.27), (0.72, 0.8, 0.22))
    mountains(stage, Range(0.56, 0.32, 0.22, "peaks", snow=0.7, peaks=peaks))
    hill(stage, Hill(0.58, 0.02, 0.36, "shore", tree=conifer, trees=130, tall=0.075))
    mirror(stage, 0.6)
    hill(stage, Hill(0.955, 0.02, 0.95, "bank", grass=1.4, rolls=1.2))
    stage.ground = 0.945


def field(stage: Stage) -> None:
    """Rolling meadows; wheat, flowers and gardens as the words ask."""
    details = stage.spec.details
    stage.horizon = 0.58
    sky(stage, 0.6)
    green = mix(stage.light.land, "#6f9a3c", 0.25 if stage.light.night else 0.6)
    gold = 0.5 if details & {"wheat", "harvest", "golden", "savanna", "savannah", "autumn"} else 0.1
    warm = mix(green, "#d9b24a", gold)
    tree = blossom_tree if "petals" in stage.spec.weather else _leafy(stage, round_tree)
    mountains(stage, Range(0.58, 0.1, 0.14, "far"))
    hill(stage, Hill(0.61, 0.03, 0.3, "hill1", stage.depth_ink(0.3, green), tree, 26, 0.065))
    hill(stage, Hill(0.7, 0.05, 0.5, "hill2", stage.depth_ink(0.45, warm), tree, 9, 0.15))
    if is_old(stage.spec):
        roofs(stage, Row(0.73, 0.5, "village", (0.06, 0.11), (0.08, 0.13)))
    hill(stage, Hill(0.81, 0.045, 0.7, "hill3", stage.depth_ink(0.55, green), grass=0.5))
    if "garden" in details:
        close_off(stage)
    near = Hill(0.9, 0.04, 0.92, "hill4", stage.depth_ink(0.62, warm), grass=2.2, rolls=1.4)
    line = hill(stage, near)
    stage.ground = 0.925
    if "garden" in details:
        beds(stage)
    _flowers(
        stage,
        line,
        260
        if details & {"flowers", "flower", "garden", "meadow", "spring", "lavender", "poppy"}
        else 70,
    )


def _flowers(stage: Stage, line: Callable[[float], float], count: int) -> None:
    chance = stage.chance("flowers")
    inks = ["#e8503f", "#f7d154", "#f6f0e6", "#d977b8", "#8b7be0"]
    if "lavender" in stage.spec.details:
        inks = ["#8b7be0", "#7a63c8", "#a592e8"]
    with stage.layer(0.92) as canvas:
        for _ in range(count):
            x = chance.uniform(-0.06, 1.06)
            below = chance.random() ** 1.4 * 0.14
            size = (1.5 + 26 * below) * stage.line
            ink = mix(chance.choice(inks), stage.light.ambient, stage.light.strength * 0.6)
            spot = (x * stage.width, (line(x) + below) * stage.height)
            canvas.drawCircle(*spot, size, paint(ink))
            canvas.drawCircle(
                spot[0] + size * 0.3,
                spot[1] - size * 0.3,
                size * 0.45,
                paint(mix(ink, "#fff", 0.4)),
            )


def snow(stage: Stage) -> None:
    """White hills; northern lights at night."""
    light = stage.light
    stage.horizon = 0.6
    sky(stage, 0.4)
    if stage.spec.time in ("night", "dusk"):
        aurora(stage)
    white = mix("#eef4fb", light.ambient, light.strength * 0.75)
    peaks = ((0.33, 1.1, 0.28), (0.74, 0.9, 0.24))
    mountains(stage, Range(0.64, 0.36, 0.25, "peaks", snow=1.6, peaks=peaks))
    mist(stage, 0.64, 0.25, 0.5)
    hill(
        stage,
        Hill(
            0.71, 0.035, 0.42, "hill1", mix(white, light.haze, 0.45), conifer, 50, 0.1, texture=0.03
        ),
    )
    hill(
        stage,
        Hill(
            0.82,
            0.045,
            0.65,
            "hill2",
            mix(white, light.sky[1], 0.2),
            conifer,
            9,
            0.22,
            texture=0.03,
        ),
    )
    near = white if light.night else mix(white, "#ffffff", 0.1)
    hill(stage, Hill(0.9, 0.035, 0.92, "hill3", near, texture=0.03, rolls=1.3))
    stage.ground = 0.925


def desert(stage: Stage) -> None:
    """Dunes before mesas, with two cacti."""
    light = stage.light
    stage.horizon = 0.58
    sky(stage, 0.3)
    sand = mix("#d99a55", light.ambient, light.strength * 0.6)
    mesa = mix(light.haze, "#a8624a", 0.35)
    mountains(stage, Range(0.6, 0.12, 0.16, "mesa", ink=mesa, rough=0.4))
    for i, (top, swing, depth) in enumerate(
        ((0.64, 0.03, 0.3), (0.73, 0.05, 0.5), (0.82, 0.05, 0.7), (0.92, 0.04, 0.95))
    ):
        ink = mix(light.haze, sand, min(1.0, 0.3 + depth * 0.7))
        dune(stage, Hill(top, swing, depth, f"dune{i}", ink, rolls=1.3))
    stage.ground = 0.92
    ink = dark(mix("#3f6b45", light.ambient, light.strength), 0.25)
    with stage.layer(0.72) as canvas:
        for x, y, tall in ((0.08, 0.91, 0.19), (0.93, 0.87, 0.14)):
            cactus(canvas, (x * stage.width, y * stage.height), tall * stage.unit, ink)


def open_sea(stage: Stage) -> None:
    """The sea to the horizon; its near swells come after the subjects."""
    stormy = stage.light.stormy
    stage.horizon = 0.58
    sky(stage, 0.75 if stormy else 0.5)
    if stage.chance("isles").random() < 0.7:
        mountains(stage, Range(0.585, 0.09, 0.12, "isles", rough=0.5))
    sea(stage, 0.58, calm=0.35 if stormy else 0.7)
    stage.ground = 0.93


def swell_ink(stage: Stage) -> tuple[float, float, float]:
    """The ink of near waves."""
    return mix(mix(stage.light.sky[0], "#0f4a63", 0.5), rgb("#02070f"), 0.2)
