"""Under water: light from above, reefs, corals, weeds and shoals."""

import math
from dataclasses import replace

import skia

from media.pictures.ink import Colour, argb, box, down, glow, mix, paint, polygon, rgb
from media.pictures.layers import Effect, Pose
from media.pictures.plants import coral, weed
from media.pictures.stage import Stage
from media.pictures.terrain import Hill, Range, hill, mountains

CORALS = ("#ff6f7d", "#ffb45c", "#c86bd9", "#f2d15c", "#ff8f5a")


def underwater(stage: Stage) -> None:
    """A reef in clear water; at night and in storms it is dim."""
    dim = 0.45 if stage.light.night else 0.2 if stage.light.stormy else 0.0
    water = [mix(i, "#031024", dim) for i in ("#7fe0e0", "#2aa3c0", "#0d5a8a", "#062a52")]
    stage.light = replace(
        stage.light, sky=(water[0], water[1], water[2], water[3]), haze=mix("#1a7aa0", "#031024", dim),
        rim=rgb("#bff7f0"), sun=rgb("#d8fff6"), ambient=rgb("#5ab0d0"), strength=0.5,
        land=mix("#0d3a5a", "#031024", dim), night=False,
    )  # fmt: skip
    stage.sun = (0.5, 0.0)
    with stage.layer(0.0) as canvas:
        brush = paint(shader=down(-stage.margin_y, stage.bounds.bottom(), water, [0, 0.25, 0.6, 1]))
        canvas.drawRect(stage.bounds, brush)
        glow(
            canvas, (stage.width * 0.5, -0.1 * stage.height), stage.unit * 0.8, "#e8fffa", 0.8 - dim
        )
    _beams(stage, 1 - dim)
    near, far = mix("#0a4468", "#031024", dim), mix("#0f5f86", "#031024", dim)
    mountains(stage, Range(0.88, 0.3, 0.25, "reef1", ink=far, rough=0.55))
    mountains(stage, Range(0.96, 0.26, 0.5, "reef2", ink=near, rough=0.6))
    _shoal(stage)
    sand = mix("#c9b27a", near, 0.45)
    hill(stage, Hill(0.92, 0.03, 0.85, "sand", sand, rolls=1.5))
    _garden(stage, near)
    stage.ground = 0.93
    stage.floating = True


def _beams(stage: Stage, power: float) -> None:
    chance = stage.chance("beams")
    line, low = stage.line, stage.height * 0.97

    def motion(seconds: float) -> Pose:
        return Pose(
            stage.width * 0.01 * math.sin(seconds * 0.5),
            alpha=0.72 + 0.28 * math.sin(seconds * 0.8),
        )

    with stage.layer(0.1, motion) as canvas:
        for k in range(11):
            lean = (k - 5) / 5
            x = stage.width * (0.5 + (k - 5) * 0.07 + chance.uniform(-0.02, 0.02))
            foot = x + lean * stage.unit * 0.7
            beam = [
                (x - 8 * line, -90),
                (x + 22 * line, -90),
                (foot + 90 * line, low),
                (foot - 40 * line, low),
            ]
            shader = down(-90, low, [argb("#e0fff8", 0.3 * power), argb("#e0fff8", 0)])
            canvas.drawPath(polygon(beam), paint(shader=shader, blur=10 * line))


def _garden(stage: Stage, water: Colour) -> None:
    chance = stage.chance("garden")
    with stage.layer(0.88) as canvas:
        for _ in range(36):
            side = chance.choice(
                [chance.uniform(-0.05, 0.3), chance.uniform(0.7, 1.05), chance.random()]
            )
            foot = (side * stage.width, chance.uniform(0.93, 1.02) * stage.height)
            kind, ink = chance.random(), mix(chance.choice(CORALS), water, 0.25)
            if kind < 0.45:
                coral(
                    canvas,
                    foot,
                    chance.uniform(20, 34) * stage.line,
                    chance,
                    paint(ink, stroke=9 * stage.line),
                )
            elif kind < 0.75:
                for k in range(3):
                    green = mix("#2f9a6a", water, 0.3 + 0.1 * k)
                    brush = paint(green, stroke=6 * stage.line)
                    at = (foot[0] + k * 9 * stage.line, foot[1])
                    weed(canvas, at, chance.uniform(0.1, 0.3) * stage.unit, 9 * stage.line, brush)
            else:
                size = chance.uniform(16, 34) * stage.line
                for k in range(7):
                    spot = (
                        foot[0] + math.cos(k) * size * 0.7,
                        foot[1] - size * 0.5 + math.sin(k) * size * 0.4,
                    )
                    canvas.drawCircle(*spot, size * 0.5, paint(mix(ink, "#ffffff", 0.1 * (k % 2))))


def _shoal(stage: Stage) -> None:
    """Small fish far away, swimming one way."""
    chance = stage.chance("shoal")
    fish = [
        (
            chance.uniform(0.1, 0.9),
            chance.gauss(0.34, 0.06),
            chance.uniform(5, 10),
            chance.random() * 6,
        )
        for _ in range(18)
    ]
    ink = mix(stage.light.land, stage.light.haze, 0.45)
    body = paint(ink, 0.8)

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for x, y, size, phase in fish:
            s = size * stage.line
            at_x = (x + 0.012 * seconds) * stage.width
            at_y = y * stage.height + 3 * stage.line * math.sin(seconds * 1.3 + phase)
            canvas.drawOval(box(at_x - s, at_y - s * 0.4, at_x + s, at_y + s * 0.4), body)
            tail = math.sin(seconds * 7 + phase) * s * 0.15
            fin = [
                (at_x - s * 0.8, at_y),
                (at_x - s * 1.5, at_y - s * 0.45 + tail),
                (at_x - s * 1.5, at_y + s * 0.45 + tail),
            ]
            canvas.drawPath(polygon(fin), body)

    stage.effect(Effect(draw, 0.3))
