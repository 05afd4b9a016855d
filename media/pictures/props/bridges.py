"""Bridges: hung on cables, arched in stone, of timber, of rope. Each spans far more than it is tall."""

import skia

from media.pictures.ink import (
    Colour,
    box,
    curve,
    dark,
    down,
    paint,
    pale,
    polygon,
    rgb,
    round_shade,
)
from media.pictures.props.kit import Kind, Light

DECKS = {"bridge": 0.335, "stonebridge": 0.74, "woodbridge": 0.5, "ropebridge": 0.4}
"""How high the way across is, as part of the height."""


def suspension(canvas: skia.Canvas, light: Light) -> None:
    """A suspension bridge, far wider than tall."""
    red = rgb("#a8483c")
    canvas.drawRect(box(-2.6, -0.34, 2.6, -0.29), paint(dark(red, 0.25)))
    for tower in (-1.0, 1.0):
        for side in (-0.06, 0.06):
            x = tower + side
            canvas.drawRect(
                box(x - 0.028, -1.0, x + 0.028, 0.08),
                paint(shader=round_shade(x - 0.03, x + 0.03, red)),
            )
        for y in (-0.93, -0.72, -0.5):
            canvas.drawRect(box(tower - 0.09, y, tower + 0.09, y + 0.035), paint(red))
    _cables(canvas, red)
    if light.night:
        for k in range(21):
            canvas.drawCircle(-2.5 + k * 0.25, -0.36, 0.014, paint("#ffe3a0"))


def _cables(canvas: skia.Canvas, red: Colour) -> None:
    for start, end in ((-1.0, 1.0), (-2.6, -1.0), (1.0, 2.6)):
        line: list[tuple[float, float]] = []
        for k in range(25):
            x = start + (end - start) * k / 24
            sag = x * x if start == -1.0 else ((2.6 - abs(x)) / 1.6) ** 2
            line.append((x, -0.36 - 0.6 * sag))
            if k % 2 == 0:
                canvas.drawLine(x, line[-1][1], x, -0.32, paint(dark(red, 0.1), 0.8, stroke=0.008))
        canvas.drawPath(curve(line), paint(dark(red, 0.15), stroke=0.022))


def stone(canvas: skia.Canvas, _light: Light) -> None:
    """Three round arches under a way that rises a little in the middle."""
    wall = rgb("#9a8f82")
    top = [(-5.2, -0.6), (-2.6, -0.72), (0.0, -0.86), (2.6, -0.72), (5.2, -0.6)]
    body = skia.Path()
    body.addPath(curve(top))
    body.lineTo(5.2, 0.1)
    body.lineTo(-5.2, 0.1)
    body.close()
    arches = skia.Path()
    for x in (-3.6, -1.8, 0.0, 1.8, 3.6):
        half, rise = 0.72, 0.66 - 0.025 * abs(x)
        arches.addOval(box(x - half, -rise, x + half, rise))
    through = skia.Op(body, arches, skia.PathOp.kDifference_PathOp)
    canvas.drawPath(through, paint(shader=down(-0.9, 0.1, [pale(wall, 0.12), dark(wall, 0.35)])))
    _stones(canvas, through, wall)
    for x in (-3.6, -1.8, 0.0, 1.8, 3.6):
        half, rise = 0.72, 0.66 - 0.025 * abs(x)
        rim = skia.Path()
        rim.addArc(box(x - half, -rise, x + half, rise), 180, 180)
        canvas.drawPath(rim, paint(dark(wall, 0.22), stroke=0.05))
    canvas.drawPath(curve(top), paint(dark(wall, 0.15), stroke=0.06))
    ledge = [(x, y - 0.08) for x, y in top]
    canvas.drawPath(curve(ledge), paint(pale(wall, 0.1), stroke=0.07))


def _stones(canvas: skia.Canvas, wall: skia.Path, ink: Colour) -> None:
    """Courses of masonry inside the wall."""
    canvas.save()
    canvas.clipPath(wall, skia.ClipOp.kIntersect, True)
    line = paint(dark(ink, 0.4), 0.4, stroke=0.014)
    for row in range(9):
        y = -0.84 + row * 0.1
        canvas.drawLine(-5.2, y, 5.2, y, line)
        for k in range(48):
            x = -5.2 + k * 0.22 + 0.11 * (row % 2)
            canvas.drawLine(x, y, x, y + 0.1, line)
    canvas.restore()


def timber(canvas: skia.Canvas, _light: Light) -> None:
    """A bowed way of planks on posts, with a railing."""
    wood = rgb("#8a5f3c")

    def way(x: float) -> float:
        return -0.34 - 0.22 * max(0.0, 1 - (x / 2.4) ** 2)

    line = [(x / 10, way(x / 10)) for x in range(-24, 25, 4)]
    for x in (-1.8, -0.9, 0.0, 0.9, 1.8):
        for side in (-0.05, 0.06):
            canvas.drawRect(
                box(x + side - 0.03, way(x), x + side + 0.03, 0.12), paint(dark(wood, 0.35))
            )
    canvas.drawPath(curve(line), paint(dark(wood, 0.25), stroke=0.11))
    canvas.drawPath(curve([(x, y - 0.03) for x, y in line]), paint(pale(wood, 0.14), stroke=0.04))
    rail = [(x, y - 0.36) for x, y in line]
    for k in range(-23, 24, 2):
        x = k / 10
        canvas.drawLine(x, way(x), x, way(x) - 0.36, paint(wood, stroke=0.035))
    canvas.drawPath(curve(rail), paint(pale(wood, 0.08), stroke=0.055))
    canvas.drawPath(curve([(x, y + 0.17) for x, y in rail]), paint(wood, stroke=0.03))


def rope(canvas: skia.Canvas, _light: Light) -> None:
    """Two posts at each end, and a sagging way of planks on ropes."""
    wood, cord = rgb("#7a5535"), rgb("#b79a68")

    def sag(x: float, top: float, depth: float) -> float:
        return -top + depth * (1 - (x / 2.2) ** 2)

    for x in (-2.2, 2.2):
        for side in (-0.07, 0.07):
            canvas.drawRect(box(x + side - 0.035, -1.0, x + side + 0.035, 0.3), paint(wood))
    for k in range(-21, 22):
        x = k / 10
        y = sag(x, 0.56, 0.34)
        plank = polygon(
            [(x - 0.04, y - 0.03), (x + 0.04, y - 0.03), (x + 0.05, y + 0.04), (x - 0.05, y + 0.04)]
        )
        canvas.drawPath(plank, paint(pale(wood, 0.1 * (k % 3))))
        if k % 2 == 0:
            canvas.drawLine(x, y, x, sag(x, 0.92, 0.3), paint(cord, 0.9, stroke=0.018))
    for top, depth in ((0.92, 0.3), (0.56, 0.34)):
        points = [(x / 10, sag(x / 10, top, depth)) for x in range(-22, 23, 4)]
        canvas.drawPath(curve(points), paint(dark(cord, 0.15), stroke=0.04))


KINDS = {
    "bridge": Kind(suspension, 0.42, 2.6, "far"),
    "stonebridge": Kind(stone, 0.3, 5.2, "far"),
    "woodbridge": Kind(timber, 0.26, 2.4, "far"),
    "ropebridge": Kind(rope, 0.4, 2.3, "far"),
}
