"""Moving shapes for abstract subjects, drawn around (0, 0)."""

import math
from collections.abc import Callable

import skia

from media.pictures.ink import Ink, arc_point, box, curve, glow, linear, mix, paint, pale, rgb
from media.pictures.stage import Stage

Draw = Callable[[skia.Canvas, float], None]


Inks = tuple[str, str, str, str]


def _network(stage: Stage, inks: Inks, size: float) -> Draw:
    chance = stage.chance("network")
    nodes = [
        (chance.gauss(0, 0.34) * size, chance.gauss(0, 0.19) * size, chance.random() * 6)
        for _ in range(26)
    ]

    def draw(canvas: skia.Canvas, t: float) -> None:
        at = [
            (x + math.sin(t * 0.6 + p) * size * 0.012, y + math.cos(t * 0.5 + p) * size * 0.012)
            for x, y, p in nodes
        ]
        for i, a in enumerate(at):
            for j, b in enumerate(at[i + 1 :], i + 1):
                away = math.dist(a, b) / size
                if away < 0.22:
                    canvas.drawLine(
                        *a, *b, paint(inks[2], 0.55 * (1 - away / 0.22), stroke=1.8 * stage.line)
                    )
                    run = (t * 0.5 + i * 0.13 + j * 0.07) % 1
                    if (i + j) % 5 == 0:
                        canvas.drawCircle(
                            a[0] + (b[0] - a[0]) * run,
                            a[1] + (b[1] - a[1]) * run,
                            3 * stage.line,
                            paint(inks[3]),
                        )
        for i, (x, y) in enumerate(at):
            r = (5 + i % 4 * 2.5) * stage.line
            canvas.drawCircle(x, y, r * 2.4, paint(inks[2], 0.16))
            canvas.drawCircle(x, y, r, paint(inks[3] if i % 6 == 0 else inks[2]))

    return draw


def _growth(stage: Stage, inks: Inks, size: float) -> Draw:
    chance = stage.chance("growth")
    bars = [0.1 + 0.42 * (k / 7) ** 1.3 + chance.uniform(-0.03, 0.03) for k in range(8)]

    def draw(canvas: skia.Canvas, t: float) -> None:
        base, left, step = 0.24 * size, -0.46 * size, 0.118 * size
        line: list[tuple[float, float]] = []
        for k, tall in enumerate(bars):
            grown = min(1.0, max(0.0, t * 1.4 - k * 0.12)) if t < 2 else 1.0
            grown = 1 - (1 - grown) ** 3
            x, y = left + k * step, base - tall * size * max(0.25, grown)
            shader = linear((0, y), (0, base), [rgb(inks[2]), mix(inks[2], inks[1], 0.7)])
            canvas.drawRoundRect(
                box(x, y, x + step * 0.66, base),
                5 * stage.line,
                5 * stage.line,
                paint(shader=shader),
            )
            line.append((x + step * 0.33, y - 0.045 * size))
        canvas.drawPath(curve(line), paint(inks[3], stroke=5 * stage.line))
        for spot in line:
            canvas.drawCircle(*spot, 7 * stage.line, paint(inks[3]))
        canvas.drawLine(
            left - step * 0.3,
            base,
            left + step * 8,
            base,
            paint(inks[2], 0.6, stroke=2 * stage.line),
        )

    return draw


def _orbit(stage: Stage, inks: Inks, size: float) -> Draw:
    def draw(canvas: skia.Canvas, t: float) -> None:
        glow(canvas, (0, 0), 0.2 * size, inks[3], 0.8)
        canvas.drawCircle(0, 0, 0.045 * size, paint(inks[3]))
        for k in range(3):
            canvas.save()
            canvas.rotate(k * 60 + 10)
            canvas.drawOval(
                box(-0.4 * size, -0.13 * size, 0.4 * size, 0.13 * size),
                paint(inks[2], 0.6, stroke=2.4 * stage.line),
            )
            for m in range(2):
                turn = t * (1.1 + 0.2 * k) + m * math.pi + k
                x, y = math.cos(turn) * 0.4 * size, math.sin(turn) * 0.13 * size
                canvas.drawCircle(x, y, 0.035 * size, paint(inks[2], 0.25))
                canvas.drawCircle(x, y, 0.017 * size, paint(pale(inks[2], 0.5)))
            canvas.restore()

    return draw


def _waves(stage: Stage, inks: Inks, size: float) -> Draw:
    reach = stage.width * 0.62

    def draw(canvas: skia.Canvas, t: float) -> None:
        for k in range(6):
            points: list[tuple[float, float]] = []
            for i in range(41):
                u = i / 20 - 1
                fade = math.cos(u * math.pi / 2) ** 2
                y = (
                    math.sin(u * 7 + t * (1.2 + 0.15 * k) + k * 0.5)
                    * fade
                    * (0.2 - 0.024 * k)
                    * size
                )
                points.append((u * reach, y))
            ink = inks[3] if k == 0 else inks[2]
            canvas.drawPath(
                curve(points), paint(ink, 0.95 - 0.14 * k, stroke=(5 - 0.6 * k) * stage.line)
            )

    return draw


def _rings(stage: Stage, inks: Inks, size: float) -> Draw:
    chance = stage.chance("rings")
    rings = [
        (0.09 + 0.062 * k, chance.uniform(40, 300), chance.uniform(-26, 26), chance.random() * 360)
        for k in range(6)
    ]

    def draw(canvas: skia.Canvas, t: float) -> None:
        glow(canvas, (0, 0), 0.34 * size, inks[1], 0.5)
        for k, (r, sweep, pace, start) in enumerate(rings):
            area = box(-r * size, -r * size, r * size, r * size)
            canvas.drawOval(area, paint(inks[2], 0.16, stroke=2 * stage.line))
            ink: Ink = inks[3] if k % 3 == 1 else inks[2]
            canvas.drawArc(
                area,
                start + pace * t,
                sweep,
                False,
                paint(ink, 0.9, stroke=(6 - 0.5 * k) * stage.line),
            )
            canvas.drawCircle(
                *arc_point((0, 0), r * size, start + pace * t),
                6 * stage.line,
                paint(pale(ink, 0.4)),
            )

    return draw


def _grid(stage: Stage, inks: Inks, size: float) -> Draw:
    chance = stage.chance("grid")
    cells = [
        (i, j, chance.random() * 6, chance.random()) for i in range(-4, 5) for j in range(-2, 3)
    ]
    step = 0.115 * size

    def draw(canvas: skia.Canvas, t: float) -> None:
        for i, j, phase, pick in cells:
            if abs(i) * step > stage.width * 0.46:
                continue
            lift = 0.5 + 0.5 * math.sin(t * 1.1 + phase)
            half = step * (0.3 + 0.12 * lift)
            ink = inks[3] if pick > 0.86 else mix(inks[1], inks[2], lift)
            area = box(i * step - half, j * step - half, i * step + half, j * step + half)
            canvas.drawRoundRect(area, half * 0.4, half * 0.4, paint(ink, 0.35 + 0.6 * lift))

    return draw


def _hills(stage: Stage, inks: Inks, size: float) -> Draw:
    reach = stage.width * 0.62

    def draw(canvas: skia.Canvas, t: float) -> None:
        glow(canvas, (0.1 * size, -0.1 * size), 0.4 * size, inks[3], 0.5)
        canvas.drawCircle(0.1 * size, -0.1 * size, 0.1 * size, paint(inks[3]))
        for k in range(4):
            points = [
                (
                    u / 10 * reach,
                    0.02 * size
                    + k * 0.085 * size
                    - math.sin(u * 0.42 + k * 1.7 + t * 0.12 * (k + 1)) * 0.06 * size,
                )
                for u in range(-10, 11)
            ]
            shape = curve(points)
            shape.lineTo(reach, 3 * size)
            shape.lineTo(-reach, 3 * size)
            shape.close()
            tone = mix(inks[2], inks[0], 0.25 + 0.2 * k)
            canvas.drawPath(shape, paint(tone))

    return draw


def _gear(canvas: skia.Canvas, radius: float, teeth: int, turn: float, brush: skia.Paint) -> None:
    points: list[tuple[float, float]] = []
    for k in range(teeth * 4):
        r = radius * (1.0 if k % 4 in (0, 1) else 0.82)
        points.append(arc_point((0, 0), r, turn + k * 360 / (teeth * 4)))
    path = skia.Path()
    path.addPoly([skia.Point(*p) for p in points], True)
    path.addCircle(0, 0, radius * 0.36)
    path.setFillType(skia.PathFillType.kEvenOdd)
    canvas.drawPath(path, brush)


def _gears(_stage: Stage, inks: Inks, size: float) -> Draw:
    wheels = (
        (-0.16, 0.03, 0.17, 14, 18.0, 2),
        (0.105, -0.07, 0.115, 10, -25.2, 3),
        (0.17, 0.13, 0.085, 8, 31.5, 2),
    )

    def draw(canvas: skia.Canvas, t: float) -> None:
        for x, y, r, teeth, pace, ink in wheels:
            canvas.save()
            canvas.translate(x * size, y * size)
            _gear(canvas, r * size, teeth, t * pace, paint(inks[ink], 0.95))
            canvas.restore()

    return draw


MOTIFS: dict[str, Callable[[Stage, Inks, float], Draw]] = {
    "network": _network,
    "growth": _growth,
    "orbit": _orbit,
    "waves": _waves,
    "rings": _rings,
    "grid": _grid,
    "hills": _hills,
    "gears": _gears,
}
