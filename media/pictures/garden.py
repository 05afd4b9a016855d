"""A garden: a hedge and a picket fence that close it off, and beds of flowers on both sides."""

import skia

from media.pictures.ink import curve, dark, mix, paint, pale, polygon
from media.pictures.stage import Stage

BLOOMS = ("#d9475a", "#f2c14e", "#f3efe6", "#d977b8", "#8b6fd0", "#ef8a4a")
FENCE = 0.775
"""Where the fence stands, as part of the height."""


def close_off(stage: Stage) -> None:
    """The hedge and the fence; what lies behind them is seen above."""
    chance, u, b = stage.chance("hedge"), stage.unit, stage.bounds
    foot = FENCE * stage.height
    green = mix(stage.depth_ink(0.55, mix(stage.light.land, "#3f6b33", 0.7)), stage.light.haze, 0.1)
    with stage.layer(0.6) as canvas:
        x = b.left()
        while x < b.right():
            r = chance.uniform(0.035, 0.055) * u
            canvas.drawCircle(x, foot - 0.06 * u, r, paint(dark(green, 0.12)))
            canvas.drawCircle(x + 0.01 * u, foot - 0.075 * u, r * 0.7, paint(pale(green, 0.06)))
            x += 0.035 * u
        canvas.drawRect(
            skia.Rect.MakeLTRB(b.left(), foot - 0.06 * u, b.right(), foot + 0.02 * u),
            paint(dark(green, 0.18)),
        )
        _fence(stage, canvas, foot + 0.015 * u)


def _fence(stage: Stage, canvas: skia.Canvas, foot: float) -> None:
    u, b = stage.unit, stage.bounds
    wood = mix(stage.lit("#efe9dc"), stage.light.haze, 0.12)
    tall, wide, step = 0.085 * u, 0.014 * u, 0.03 * u
    for up in (0.25, 0.68):
        y = foot - up * tall
        canvas.drawLine(b.left(), y, b.right(), y, paint(dark(wood, 0.12), stroke=0.009 * u))
    x = b.left()
    while x < b.right():
        pale_ = [(x, foot), (x, foot - tall), (x + wide / 2, foot - tall - wide * 0.7),
                 (x + wide, foot - tall), (x + wide, foot)]  # fmt: skip
        canvas.drawPath(polygon(pale_), paint(wood))
        x += step


def beds(stage: Stage) -> None:
    """Tall flowers to the left and right; the middle stays free for whoever is there."""
    chance, u = stage.chance("beds"), stage.unit
    leaf = mix(stage.lit("#4f7a3f"), stage.light.haze, 0.05)
    with stage.layer(0.8) as canvas:
        for side in (0, 1):
            for _ in range(46):
                out = chance.random() ** 1.3 * 0.3
                x = (out - 0.07 if side == 0 else 1.07 - out) * stage.width
                foot = (0.86 + 0.1 * chance.random()) * stage.height
                tall = chance.uniform(0.07, 0.17) * u * (1.1 - out * 1.6)
                top = (x + chance.uniform(-0.02, 0.02) * u, foot - tall)
                stem = [(x, foot), ((x + top[0]) / 2, foot - tall * 0.5), top]
                canvas.drawPath(curve(stem), paint(leaf, stroke=2.4 * stage.line))
                canvas.drawOval(
                    skia.Rect.MakeXYWH(x - 0.008 * u, foot - tall * 0.45, 0.026 * u, 0.01 * u),
                    paint(dark(leaf, 0.1)),
                )
                _bloom(canvas, top, chance.uniform(0.008, 0.016) * u, stage, chance.choice(BLOOMS))


def _bloom(
    canvas: skia.Canvas, at: tuple[float, float], size: float, stage: Stage, ink: str
) -> None:
    (x, y), petal = at, stage.lit(ink)
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        canvas.drawCircle(x + dx * size * 0.7, y + dy * size * 0.7, size * 0.75, paint(petal))
    canvas.drawCircle(x, y, size * 0.55, paint(pale(petal, 0.45)))
