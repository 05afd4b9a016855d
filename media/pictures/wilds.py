"""Wild places: a waterfall, a bamboo grove, the jungle, a canyon, a cave, green hills."""

import math

import numpy as np
import skia

from media.pictures.ink import Colour, Ink, Point, argb, curve, dark, down, glow, mix, paint, pale
from media.pictures.layers import Effect
from media.pictures.noise import blend_rgb, fbm
from media.pictures.plants import conifer, leaf, palm, round_tree
from media.pictures.sky import sky
from media.pictures.stage import Stage, swaying
from media.pictures.terrain import Hill, Range, dune, hill, mist, mountains
from media.pictures.water import sea


def waterfall(stage: Stage) -> None:
    """Water from a wooded cliff into a pool; ice and no motion in winter."""
    stage.horizon = 0.5
    sky(stage, 0.45)
    frozen = bool(stage.spec.details & {"frozen", "winter"}) or "snow" in stage.spec.weather
    mountains(stage, Range(0.5, 0.24, 0.12, "far", snow=1.2 if frozen else 0.0))
    green = mix(stage.light.land, "#e6eef6" if frozen else "#2f6a44", 0.6)
    hill(stage, Hill(0.36, 0.02, 0.3, "top", stage.depth_ink(0.34, green), conifer, 46, 0.17))
    rock = mix(stage.depth_ink(0.6, mix("#4a5058", green, 0.2)), "#dfe9f2", 0.35 if frozen else 0.0)
    edges = [(-0.1, 0.37), (0.16, 0.35), (0.4, 0.39), (0.5, 0.4), (0.6, 0.39), (0.84, 0.35)]
    _rock_face(stage, [*edges, (1.1, 0.38)], 0.4, rock, "cliff")
    _falling(stage, frozen)
    sea(stage, 0.74, calm=0.85, ink=mix("#1d6a6a", stage.light.sky[0], 0.3))
    mist(stage, 0.73, 0.5, 0.75, "spray")
    near = [(-0.12, 0.5), (0.06, 0.56), (0.2, 0.7), (0.27, 0.82), (0.36, 1.05)]
    _rock_face(stage, near, 0.62, dark(rock, 0.25), "left")
    _rock_face(stage, [(1.03 - x, y + 0.03) for x, y in near[::-1]], 0.62, dark(rock, 0.3), "right")
    bank = stage.depth_ink(0.75, green)
    hill(stage, Hill(0.93, 0.02, 0.92, "bank", bank, grass=2.2, rolls=1.3))
    stage.ground = 0.94


def _rock_face(stage: Stage, tops: list[Point], depth: float, ink: Colour, name: str) -> None:
    """Rock from a line of tops (0..1) to below the frame, with its grain."""
    w, h = stage.width, stage.height
    points = [(x * w, y * h) for x, y in tops]
    with stage.layer(depth) as canvas:
        body = curve(points)
        body.lineTo(points[-1][0], stage.low)
        body.lineTo(points[0][0], stage.low)
        body.close()
        inks = [mix(ink, stage.light.rim, 0.3), ink, dark(ink, 0.4)]
        canvas.drawPath(body, paint(shader=down(points[0][1], 0.9 * h, inks, [0, 0.35, 1])))
        canvas.save()
        canvas.clipPath(body, skia.ClipOp.kIntersect, True)
        x, y = stage.grid(2)
        noise = fbm(x.shape[1], y.shape[0], (34, 7), stage.seed(name), 4)
        tones = blend_rgb(dark(ink, 0.6), mix(ink, stage.light.rim, 0.5), (noise > 0.5) * 1.0)
        stage.cover(canvas, tones, np.abs(noise - 0.5) * 1.2)
        canvas.restore()


def _falling(stage: Stage, frozen: bool) -> None:
    """The fall: a pale sheet, and streaks that run down it."""
    w, h, u = stage.width, stage.height, stage.unit
    top, foot, half = 0.395 * h, 0.76 * h, 0.085 * u
    white = mix("#f2fbff", stage.light.ambient, stage.light.strength * 0.6)
    shape = skia.Path()
    shape.moveTo(0.5 * w - half, top)
    shape.cubicTo(
        0.5 * w - half, 0.5 * h, 0.5 * w - half * 1.4, 0.6 * h, 0.5 * w - half * 1.5, foot
    )
    shape.lineTo(0.5 * w + half * 1.5, foot)
    shape.cubicTo(0.5 * w + half * 1.4, 0.6 * h, 0.5 * w + half, 0.5 * h, 0.5 * w + half, top)
    shape.close()
    with stage.layer(0.42) as canvas:
        inks = [mix(white, "#5f9fb8", 0.35), mix(white, "#8fc4d6", 0.2), white]
        canvas.drawPath(shape, paint(shader=down(top, foot, inks)))
    chance = stage.chance("streaks")
    streaks = [
        (chance.uniform(-1, 1), chance.random(), chance.uniform(0.05, 0.16), chance.uniform(0.6, 1))
        for _ in range(70)
    ]

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for side, phase, long, pace in streaks:
            at = (phase + (0 if frozen else seconds * 0.55 * pace)) % 1.0
            x = 0.5 * w + side * half * (0.9 + 0.5 * at)
            y = top + at * (foot - top)
            low = min(foot, y + long * (foot - top))
            alpha = 0.55 * math.sin(math.pi * min(1.0, at + 0.08))
            canvas.drawLine(x, y, x, low, paint("#ffffff", alpha, stroke=3 * stage.line))

    stage.effect(Effect(draw, 0.42))


def bamboo(stage: Stage) -> None:
    """Bamboo in four depths, leaning a little in the wind, over a path."""
    stage.horizon = 0.58
    sky(stage, 0.15)
    green = mix(stage.light.land, "#5f9a3c", 0.3 if stage.light.night else 0.7)
    haze = mix(stage.light.haze, pale(green, 0.3), 0.5)
    with stage.layer(0.05) as canvas:
        veil = [argb(haze, 0.35), argb(haze, 0.95)]
        canvas.drawRect(stage.bounds, paint(shader=down(0, 0.7 * stage.height, veil)))
        glow(canvas, (0.5 * stage.width, 0.34 * stage.height), 0.6 * stage.unit, "#fffbe0", 0.5)
    rows = ((0.7, 0.2, 60, 0.006), (0.76, 0.45, 34, 0.011), (0.83, 0.7, 18, 0.019))
    for number, (foot, depth, count, thick) in enumerate(rows):
        ink = mix(haze, green, 0.3 + 0.7 * depth)
        hill(stage, Hill(foot, 0.015, depth, f"floor{number}", dark(ink, 0.15), grass=0.5))
        _canes(stage, (foot + 0.02, depth), count, thick, ink)
        mist(stage, foot, depth + 0.03, 0.35, f"mist{number}")
    hill(stage, Hill(0.92, 0.02, 0.92, "floor", dark(green, 0.2), grass=2.0))
    stage.ground = 0.93


def _canes(stage: Stage, place: tuple[float, float], count: int, thick: float, ink: Colour) -> None:
    """Canes from the foot line out of the frame, with joints and sprays of leaves."""
    chance = stage.chance(f"canes/{place[1]}")
    foot = place[0] * stage.height
    sway = swaying(3 * stage.line * (0.5 + place[1]), 0, 0.9, place[1] * 9)
    with stage.layer(place[1], sway) as canvas:
        for _ in range(round(count * min(1.0, stage.width / stage.height / 1.4 + 0.15))):
            x, lean = chance.uniform(-0.08, 1.08), chance.uniform(-0.03, 0.03)
            wide = thick * chance.uniform(0.7, 1.2) * stage.unit
            tone = mix(ink, chance.choice(["#c9d27a", "#1f4a2a", "#3f7a3c"]), 0.25)
            step = wide * 7.5
            for joint in range(int(foot * 1.15 / step) + 2):
                low, high = foot - joint * step, foot - (joint + 1) * step
                left = x * stage.width + lean * (foot - low)
                right = x * stage.width + lean * (foot - high)
                canvas.drawLine(left, low, right, high, paint(tone, stroke=wide))
                lit = paint(pale(tone, 0.35), 0.6, stroke=wide * 0.25)
                canvas.drawLine(left - wide * 0.2, low - wide, right - wide * 0.2, high + wide, lit)
                canvas.drawLine(
                    right - wide * 0.5, high, right + wide * 0.5, high,
                    paint(dark(tone, 0.35), stroke=wide * 0.22),
                )  # fmt: skip
                if high < foot * 0.55 and chance.random() < 0.5:
                    for _ in range(4):
                        spot = (
                            right + chance.uniform(-3, 3) * wide,
                            high + chance.uniform(-2, 3) * wide,
                        )
                        leaf(canvas, spot, wide * 2.2, chance.uniform(10, 80), tone)


def jungle(stage: Stage) -> None:
    """Broad crowns and palms in haze, with creepers above and great leaves below."""
    stage.horizon = 0.55
    sky(stage, 0.3)
    green = mix(stage.light.land, "#2f7a3c", 0.3 if stage.light.night else 0.65)
    for number, (top, depth, count, tall) in enumerate(
        ((0.6, 0.15, 40, 0.4), (0.7, 0.35, 26, 0.5), (0.8, 0.6, 12, 0.55))
    ):
        ink = stage.depth_ink(depth + 0.1, green)
        hill(
            stage,
            Hill(top, 0.02, depth, f"crowns{number}", ink, round_tree, count, tall, rim=False),
        )
        mist(stage, top, depth + 0.05, 0.45, f"mist{number}")
    chance = stage.chance("jungle palms")
    with stage.layer(0.7) as canvas:
        for x in (0.06, 0.2, 0.83, 0.95):
            foot = (x * stage.width, 0.9 * stage.height)
            ink = stage.depth_ink(0.7, green)
            palm(canvas, foot, stage.unit * chance.uniform(0.5, 0.7), ink, chance, 0.5 - x)
    hill(stage, Hill(0.9, 0.025, 0.85, "floor", stage.depth_ink(0.75, green), grass=2.4))
    stage.ground = 0.925


def jungle_frame(stage: Stage) -> None:
    """Creepers from above and leaves in the corners, before the subjects."""
    chance = stage.chance("creepers")
    ink = dark(mix(stage.light.land, "#123a24", 0.7), 0.45)
    w, h, u = stage.width, stage.height, stage.unit
    with stage.layer(1.12, swaying(4 * stage.line, 0, 0.8, 1.0)) as canvas:
        for x in (0.03, 0.1, 0.24, 0.78, 0.9, 0.98):
            long = chance.uniform(0.15, 0.42) * u
            points = [(x * w + math.sin(k) * 0.01 * u, -0.1 * h + k * long / 5) for k in range(7)]
            canvas.drawPath(curve(points), paint(ink, stroke=5 * stage.line))
            for k, spot in enumerate(points[1:]):
                leaf(canvas, spot, 0.026 * u, 60 if k % 2 else 120, ink)
    with stage.layer(1.18) as canvas:
        for x, side in ((-0.04, 1), (1.04, -1)):
            for turn in (-75, -50, -25, 0):
                at = (x * w + side * 0.08 * u, 1.02 * stage.frame_height + turn * 0.001 * u)
                leaf(canvas, at, 0.24 * u, turn if side > 0 else 180 - turn, ink)


def canyon(stage: Stage) -> None:
    """Red walls in bands on both sides, a sandy floor between them."""
    stage.horizon = 0.6
    sky(stage, 0.5)
    red = mix("#b5583a", stage.light.ambient, stage.light.strength * 0.6)
    mountains(
        stage, Range(0.62, 0.16, 0.14, "mesa", ink=mix(stage.light.haze, red, 0.4), rough=0.4)
    )
    for depth, reach, top in ((0.28, 0.36, 0.34), (0.48, 0.27, 0.22), (0.72, 0.16, 0.1)):
        ink = mix(stage.light.haze, dark(red, 0.1), 0.35 + depth * 0.75)
        for side in (0, 1):
            _wall(stage, (reach, top, side), depth, ink)
    dune(stage, Hill(0.74, 0.02, 0.5, "floor", mix(stage.light.haze, red, 0.75)))
    dune(stage, Hill(0.9, 0.03, 0.95, "near", pale(red, 0.06)))
    stage.ground = 0.92


def _wall(stage: Stage, shape: tuple[float, float, int], depth: float, ink: Colour) -> None:
    """One wall of the canyon: steps towards the middle and bands of stone."""
    reach, top, side = shape
    chance = stage.chance(f"wall/{depth}/{side}")
    steps = [(-0.1, top), (reach * 0.45, top + 0.01), (reach * 0.55, top + 0.12),
             (reach * 0.8, top + 0.14), (reach * 0.86, top + 0.34), (reach, 0.82)]  # fmt: skip
    jag = [(x + chance.uniform(-0.012, 0.012), y + chance.uniform(-0.01, 0.01)) for x, y in steps]
    points = [((1 - x if side else x), y) for x, y in jag]
    _rock_face(stage, points, depth, ink, f"wall{depth}{side}")
    w, h = stage.width, stage.height
    outline = curve([(x * w, y * h) for x, y in points])
    edge = -0.12 * w if not side else 1.12 * w
    outline.lineTo(edge, 0.9 * h)
    outline.lineTo(edge, top * h)
    outline.close()
    with stage.layer(depth) as canvas:
        canvas.clipPath(outline, skia.ClipOp.kIntersect, True)
        for band in range(14):
            y = (top + 0.05 * band + chance.uniform(-0.01, 0.01)) * h
            brush = paint(dark(ink, 0.4) if band % 2 else pale(ink, 0.3), 0.3, stroke=0.012 * h)
            canvas.drawPath(
                curve([(k / 6 * w, y + chance.uniform(-3, 3)) for k in range(7)]), brush
            )


def cave(stage: Stage) -> None:
    """Inside a mountain: arches of rock one behind the other, light from the mouth."""
    stage.horizon = 0.55
    stage.indoors = True
    warm: Ink = "#ffca7a" if stage.spec.details & {"gold", "treasure"} else stage.light.sun
    sky(stage, 0.3)
    mountains(stage, Range(0.62, 0.18, 0.12, "outside"))
    with stage.layer(0.15) as canvas:
        glow(canvas, (0.5 * stage.width, 0.5 * stage.height), 0.6 * stage.unit, warm, 0.55)
    rock = mix("#3a3444", stage.light.ambient, 0.25)
    for depth, reach in ((0.3, 0.2), (0.5, 0.31), (0.75, 0.43)):
        _arch(stage, reach, depth, mix(mix(rock, warm, 0.3), "#0c0a14", depth))
    dune(stage, Hill(0.82, 0.02, 0.6, "floor", mix(rock, warm, 0.25)))
    dune(stage, Hill(0.92, 0.02, 0.95, "near", mix(rock, "#0c0a14", 0.3)))
    stage.ground = 0.92


def _arch(stage: Stage, reach: float, depth: float, ink: Colour) -> None:
    """Rock all round an opening of `reach` frame widths to each side, stalactites above it."""
    chance = stage.chance(f"arch/{depth}")
    w, h = stage.width, stage.height
    mouth = [
        ((0.5 + reach * math.cos(a) * chance.uniform(0.9, 1.08)) * w,
         (0.6 - (0.12 + reach) * math.sin(a) * chance.uniform(0.88, 1.05)) * h)
        for a in np.linspace(-0.9, math.pi + 0.9, 26)
    ]  # fmt: skip
    with stage.layer(depth) as canvas:
        body = curve(mouth, True)
        body.addRect(stage.bounds)
        body.setFillType(skia.PathFillType.kEvenOdd)
        inks = [dark(ink, 0.5), ink, dark(ink, 0.3)]
        canvas.drawPath(body, paint(shader=down(0, h, inks)))
        canvas.drawPath(curve(mouth), paint(pale(ink, 0.3), 0.5, stroke=3 * stage.line))
        for _ in range(9):
            x, y = mouth[chance.randrange(6, 20)]
            long, half = chance.uniform(0.04, 0.13) * stage.unit, 0.014 * stage.unit
            spike = [(x - half, y - half * 2), (x, y + long), (x + half, y - half * 2)]
            canvas.drawPath(curve(spike, True), paint(ink))


def hills(stage: Stage) -> None:
    """Green hills one behind the other, a path that winds to the nearest."""
    stage.horizon = 0.6
    sky(stage, 0.6)
    green = mix(stage.light.land, "#7aa04a", 0.25 if stage.light.night else 0.65)
    mountains(stage, Range(0.6, 0.14, 0.12, "far", rough=0.4))
    for number, (top, swing, depth, count, tall) in enumerate(
        ((0.6, 0.05, 0.25, 30, 0.05), (0.68, 0.07, 0.45, 14, 0.09), (0.78, 0.06, 0.65, 5, 0.17))
    ):
        ink = stage.depth_ink(0.2 + depth * 0.5, green)
        hill(
            stage, Hill(top, swing, depth, f"hill{number}", ink, round_tree, count, tall, rolls=1.6)
        )
        mist(stage, top + 0.03, depth + 0.03, 0.22, f"mist{number}")
    hill(stage, Hill(0.9, 0.03, 0.92, "near", stage.depth_ink(0.6, green), grass=2.2, rolls=1.2))
    stage.ground = 0.925
