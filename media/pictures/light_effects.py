"""Small life drawn anew each frame: a lighthouse's beam, steam over a cup."""

import math

import skia

from media.pictures.ink import Point, argb, curve, glow, linear, paint, polygon
from media.pictures.layers import Effect
from media.pictures.stage import Stage

WHITE = "#fff2c4"


def beam(stage: Stage, lamp: Point, depth: float) -> None:
    """Two beams that turn about the lamp, seen from the side."""
    long = stage.unit * 2.0
    power = 0.25 if stage.spec.time in ("dawn", "golden") else 0.5
    x, y = lamp

    def draw(canvas: skia.Canvas, t: float) -> None:
        for k in range(2):
            turn = t * 0.55 + k * math.pi + 0.35
            across, toward = math.cos(turn), math.sin(turn)
            wide = abs(across) * long * 0.075 * (0.35 + 0.65 * abs(toward))
            end = (x + across * long, y - 0.05 * long * toward)
            cone = [
                (x, y - 3 * stage.line),
                (x, y + 3 * stage.line),
                (end[0], end[1] + wide),
                (end[0], end[1] - wide),
            ]
            alpha = power * (0.35 + 0.65 * abs(across)) * 0.8
            shader = linear(lamp, end, [argb(WHITE, alpha), argb(WHITE, 0)])
            canvas.drawPath(polygon(cone), paint(shader=shader))
        glow(canvas, lamp, 0.3 * stage.unit, "#fff6d8", 0.85)

    stage.effect(Effect(draw, depth))


def steam(stage: Stage, at: Point, size: float) -> None:
    """Four wavering threads above something hot."""
    brush = paint("#ffffff", 0.16, stroke=16 * stage.line, blur=9 * stage.line)
    x, y = at

    def draw(canvas: skia.Canvas, t: float) -> None:
        for k in range(4):
            thread = [
                (
                    x
                    + ((k - 1.5) * 0.12 + 0.05 * math.sin(t * 1.3 + i * 0.8 + k * 2) * i / 4)
                    * size,
                    y - size * 0.13 * i,
                )
                for i in range(7)
            ]
            canvas.drawPath(curve(thread), brush)

    stage.effect(Effect(draw, 0.97))
