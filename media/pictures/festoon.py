"""Strings of lights overhead, which make a place festive."""

import skia

from media.pictures.ink import curve, paint
from media.pictures.layers import Effect
from media.pictures.stage import Stage

BULBS = ("#ffd98a", "#ffb45c", "#ffe9b8")


def festoon(stage: Stage) -> None:
    """Three strings of bulbs from side to side; each bulb flickers a little."""
    spots: list[tuple[float, float]] = []
    wide, left = stage.bounds.width(), stage.bounds.left()
    with stage.layer(0.5) as canvas:
        for top, sag in ((0.07, 0.12), (0.13, 0.2), (0.02, 0.26)):
            line = [
                (left + k / 12 * wide, (top + sag * (1 - (k / 6 - 1) ** 2)) * stage.height)
                for k in range(13)
            ]
            canvas.drawPath(curve(line), paint("#1c1714", 0.75, stroke=2 * stage.line))
            spots += line
        for i, (x, y) in enumerate(spots):
            size = 6.5 * stage.line
            canvas.drawCircle(x, y + size, size, paint(BULBS[i % len(BULBS)]))

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for i, (x, y) in enumerate(spots):
            flicker = 0.8 + 0.2 * ((seconds * 1.3 + i * 0.37) % 1.0)
            power = (0.3 if stage.light.night else 0.16) * flicker
            canvas.drawCircle(
                x,
                y + 6 * stage.line,
                26 * stage.line,
                paint("#ffcf8a", power, blur=12 * stage.line),
            )

    stage.effect(Effect(draw, 0.5))
