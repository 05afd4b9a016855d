"""A far flock of birds that beat their wings."""

import math

import skia

from media.pictures.ink import dark, paint
from media.pictures.layers import Effect
from media.pictures.stage import Stage


def birds(stage: Stage, count: int = 6, depth: float = 0.15) -> None:
    """A loose flock that beats its wings."""
    chance = stage.chance("birds")
    flock = [
        (
            chance.uniform(-0.05, 0.75),
            chance.uniform(0.08, 0.34),
            chance.uniform(0.007, 0.015),
            chance.random() * 6,
        )
        for _ in range(count)
    ]
    ink = dark(stage.light.land, 0.6)
    brush = paint(ink, 0.85, stroke=2 * stage.line)

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for x, y, size, phase in flock:
            at = (
                (x + 0.014 * seconds) * stage.width,
                y * stage.height + 4 * stage.line * math.sin(seconds + phase),
            )
            _bird(canvas, at, size * stage.unit * 1.6, math.sin(seconds * 5 + phase) * 0.5, brush)

    stage.effect(Effect(draw, depth))


def _bird(
    canvas: skia.Canvas, at: tuple[float, float], span: float, beat: float, brush: skia.Paint
) -> None:
    x, y = at
    wings = skia.Path()
    wings.moveTo(x - span, y - span * beat)
    wings.quadTo(x - span * 0.4, y - span * 0.35, x, y)
    wings.quadTo(x + span * 0.4, y - span * 0.35, x + span, y - span * beat)
    canvas.drawPath(wings, brush)
