"""Trees and plants. Each is drawn with its foot at a point and a height in px."""

import math
import random

import skia

from media.pictures.ink import Colour, Ink, Point, box, curve, dark, mix, paint, polygon


def conifer(
    canvas: skia.Canvas,
    foot: Point,
    tall: float,
    ink: Colour,
    chance: random.Random,
    lit: Colour | None,
) -> None:
    """A fir of six tiers; the lit half is drawn over it."""
    x, y = foot
    wide = tall * chance.uniform(0.2, 0.26)
    left: list[Point] = []
    right: list[Point] = []
    for tier in range(6):
        t = tier / 6
        at = y - tall * (1 - t * 0.92)
        reach = wide * (0.12 + 0.88 * t)
        right += [
            (x + reach * chance.uniform(0.8, 1.05), at + tall * 0.15),
            (x + reach * 0.5, at + tall * 0.13),
        ]
        left += [
            (x - reach * chance.uniform(0.8, 1.05), at + tall * 0.15),
            (x - reach * 0.5, at + tall * 0.13),
        ]
    canvas.drawRect(
        box(x - tall * 0.018, y - tall * 0.12, x + tall * 0.018, y), paint(dark(ink, 0.35))
    )
    top = (x, y - tall)
    canvas.drawPath(polygon([top, *right, *left[::-1]]), paint(ink))
    if lit is not None:
        inner = [(x + wide * 0.05, y - tall * 0.08), (x + wide * 0.1, y - tall * 0.5)]
        canvas.drawPath(polygon([top, *right, *inner]), paint(lit, 0.35))


def round_tree(
    canvas: skia.Canvas,
    foot: Point,
    tall: float,
    ink: Colour,
    chance: random.Random,
    lit: Colour | None,
) -> None:
    """A leaf tree: a trunk and a crown of circles."""
    x, y = foot
    trunk = [(-0.035, 0), (-0.018, -0.5), (0.018, -0.5), (0.04, 0)]
    bark = paint(mix(ink, "#140c08", 0.6))
    canvas.drawPath(polygon([(x + a * tall, y + b * tall) for a, b in trunk]), bark)
    crown = [
        (chance.uniform(-0.22, 0.22), -chance.uniform(0.42, 0.85), chance.uniform(0.13, 0.21))
        for _ in range(9)
    ]
    crown.append((0.0, -0.62, 0.26))
    for across, up, size in crown:
        canvas.drawCircle(x + across * tall, y + up * tall, size * tall, paint(ink))
    if lit is not None:
        for across, up, size in crown:
            spot = (x + (across + 0.05) * tall, y + (up - 0.05) * tall)
            canvas.drawCircle(*spot, size * tall * 0.62, paint(lit, 0.28))


AUTUMN = ("#e0401c", "#f5871f", "#f7c52c", "#b8331c", "#e8a02a")


def autumn_tree(
    canvas: skia.Canvas,
    foot: Point,
    tall: float,
    ink: Colour,
    chance: random.Random,
    lit: Colour | None,
) -> None:
    """A leaf tree in the colour its kind turns to."""
    turned = mix(ink, chance.choice(AUTUMN), 0.72)
    round_tree(canvas, foot, tall, turned, chance, lit)


def blossom_tree(
    canvas: skia.Canvas,
    foot: Point,
    tall: float,
    ink: Colour,
    chance: random.Random,
    lit: Colour | None,
) -> None:
    """A cherry in flower: the same tree with a pink crown."""
    round_tree(
        canvas, foot, tall, mix(ink, "#f0a3bd", 0.72), chance, mix(lit or ink, "#ffe3ee", 0.7)
    )


def palm(
    canvas: skia.Canvas, foot: Point, tall: float, ink: Colour, chance: random.Random, lean: float
) -> None:
    """A palm leaning by `lean` of its height."""
    x, y = foot
    top_x, top_y = x + lean * tall, y - tall
    trunk = skia.Path()
    trunk.moveTo(x, y)
    trunk.quadTo(x + lean * tall * 0.2, y - tall * 0.6, top_x, top_y)
    canvas.drawPath(trunk, paint(mix(ink, "#5a3a20", 0.4), stroke=tall * 0.035))
    for degrees in (-165, -140, -110, -60, -30, -5, 20):
        angle = math.radians(degrees)
        long = tall * chance.uniform(0.36, 0.46)
        tip = (top_x + math.cos(angle) * long, top_y + math.sin(angle) * long * 0.75 + long * 0.28)
        bend_x = top_x + math.cos(angle) * long * 0.5
        leaf = skia.Path()
        leaf.moveTo(top_x, top_y)
        leaf.quadTo(bend_x, top_y + math.sin(angle) * long * 0.75 - long * 0.06, *tip)
        leaf.quadTo(
            bend_x, top_y + math.sin(angle) * long * 0.5 + long * 0.1, top_x, top_y + tall * 0.02
        )
        canvas.drawPath(leaf, paint(ink))


def cactus(canvas: skia.Canvas, foot: Point, tall: float, ink: Ink) -> None:
    """A saguaro with two arms."""
    x, y = foot
    wide = tall * 0.13
    canvas.drawLine(x, y, x, y - tall + wide / 2, paint(ink, stroke=wide))
    for side, at, up in ((-1, 0.45, 0.28), (1, 0.6, 0.34)):
        arm = skia.Path()
        arm.moveTo(x, y - tall * at)
        elbow = x + side * tall * 0.26
        arm.quadTo(elbow, y - tall * at, elbow, y - tall * at - tall * up)
        canvas.drawPath(arm, paint(ink, stroke=wide * 0.8))


def leaf(canvas: skia.Canvas, at: Point, size: float, turn: float, ink: Ink) -> None:
    """One leaf, turned."""
    canvas.save()
    canvas.translate(*at)
    canvas.rotate(turn)
    canvas.drawOval(box(-size, -size * 0.32, size, size * 0.32), paint(ink))
    canvas.restore()


def blade(canvas: skia.Canvas, foot: Point, tall: float, lean: float, brush: skia.Paint) -> None:
    """A bent blade of grass or reed."""
    x, y = foot
    path = skia.Path()
    path.moveTo(x, y)
    path.quadTo(x, y - tall * 0.6, x + lean * tall, y - tall)
    canvas.drawPath(path, brush)


def coral(
    canvas: skia.Canvas, foot: Point, long: float, chance: random.Random, brush: skia.Paint
) -> None:
    """A branching coral, strokes thinner at each fork."""

    def branch(at: Point, angle: float, reach: float, thick: float, forks: int) -> None:
        tip = (at[0] + math.cos(angle) * reach, at[1] + math.sin(angle) * reach)
        brush.setStrokeWidth(thick)
        canvas.drawLine(*at, *tip, brush)
        for _ in range(2 if forks else 0):
            branch(tip, angle + chance.uniform(-0.7, 0.7), reach * 0.72, thick * 0.72, forks - 1)

    branch(foot, -math.pi / 2, long, brush.getStrokeWidth(), 3)


def weed(canvas: skia.Canvas, foot: Point, tall: float, sway: float, brush: skia.Paint) -> None:
    """A strand of seaweed."""
    points = [(foot[0], foot[1])]
    points += [(foot[0] + math.sin(k * 1.3) * sway, foot[1] - tall * k / 6) for k in range(1, 7)]
    canvas.drawPath(curve(points), brush)
