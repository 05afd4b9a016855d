"""Landmarks: lighthouses, castles, bridges, towers."""

import skia

from media.pictures.ink import (
    across,
    arc_point,
    box,
    curve,
    dark,
    linear,
    mix,
    paint,
    pale,
    polygon,
    rgb,
    round_shade,
)
from media.pictures.props.kit import Kind, Light, panes, shaded_box


def lighthouse(canvas: skia.Canvas, light: Light) -> None:
    """A banded tower with the keeper's house."""
    shaded_box(canvas, box(0.1, -0.21, 0.34, 0.0), rgb("#e0d9cc"))
    canvas.drawPath(
        polygon([(0.075, -0.2), (0.14, -0.29), (0.3, -0.29), (0.365, -0.2)]), paint("#a23b32")
    )
    for x in (0.15, 0.24):
        canvas.drawRect(box(x, -0.16, x + 0.045, -0.1), paint(light.pane))
    body = polygon([(-0.1, 0.0), (-0.062, -0.78), (0.062, -0.78), (0.1, 0.0)])
    stops = [0, 0.4, 0.65, 1]
    canvas.drawPath(
        body, paint(shader=across(-0.1, 0.1, ["#c9c4bb", "#f7f3ea", "#ffffff", "#d9d4ca"], stops))
    )
    canvas.save()
    canvas.clipPath(body, skia.ClipOp.kIntersect, True)
    for top, low in ((-0.2, 0.0), (-0.48, -0.34), (-0.73, -0.61)):
        red = across(-0.1, 0.1, ["#8e2621", "#cf4238", "#d9574b", "#a22f28"], stops)
        canvas.drawRect(box(-0.2, top, 0.2, low), paint(shader=red))
    canvas.restore()
    for y in (-0.3, -0.55):
        canvas.drawRoundRect(
            box(-0.016, y, 0.016, y + 0.05),
            0.016,
            0.016,
            paint("#ffd98a" if light.night else "#2c3440"),
        )
    canvas.drawRoundRect(box(-0.03, -0.11, 0.03, 0), 0.03, 0.03, paint("#3c2a22"))
    _lantern_room(canvas, light)


def _lantern_room(canvas: skia.Canvas, light: Light) -> None:
    iron = "#2b313c"
    canvas.drawPath(
        polygon([(-0.105, -0.78), (0.105, -0.78), (0.085, -0.81), (-0.085, -0.81)]), paint(iron)
    )
    for k in range(9):
        x = -0.1 + k * 0.025
        canvas.drawLine(x, -0.81, x, -0.845, paint(iron, stroke=0.005))
    canvas.drawLine(-0.103, -0.846, 0.103, -0.846, paint(iron, stroke=0.007))
    canvas.drawRect(
        box(-0.052, -0.92, 0.052, -0.81), paint("#ffe9a8" if light.night else "#cfe6ee")
    )
    for k in range(4):
        x = -0.052 + k * 0.0347
        canvas.drawLine(x, -0.92, x, -0.81, paint(iron, stroke=0.006))
    dome = [(-0.07, -0.918), (-0.05, -0.965), (0, -0.99), (0.05, -0.965), (0.07, -0.918)]
    canvas.drawPath(curve(dome, True), paint("#a22f28"))
    canvas.drawLine(0, -0.98, 0, -1.04, paint(iron, stroke=0.007))


def _castle_tower(
    canvas: skia.Canvas, light: Light, at: tuple[float, float, float], roof: float, flag: bool
) -> None:
    x, wide, tall = at
    stone = rgb("#8f93a3")
    half = wide / 2
    canvas.drawRect(
        box(x - half, -tall, x + half, 0), paint(shader=round_shade(x - half, x + half, stone))
    )
    ledge = box(x - half - 0.012, -tall - 0.03, x + half + 0.012, -tall)
    canvas.drawRect(ledge, paint(shader=round_shade(x - half, x + half, dark(stone, 0.1))))
    tiles = rgb("#4a5a86")
    cone = [(x - half - 0.03, -tall - 0.03), (x, -tall - roof), (x + half + 0.03, -tall - 0.03)]
    canvas.drawPath(polygon(cone), paint(shader=round_shade(x - half, x + half, tiles)))
    if flag:
        top = -tall - roof
        canvas.drawLine(x, top, x, top - 0.07, paint("#2c3348", stroke=0.006))
        canvas.drawPath(
            polygon([(x, top - 0.07), (x + 0.07, top - 0.052), (x, top - 0.032)]), paint("#c23a31")
        )
    pane = "#ffd27a" if light.night else "#2c3348"
    for k in range(max(1, int(tall / 0.2))):
        y = -tall + 0.06 + k * 0.17
        canvas.drawRoundRect(box(x - 0.014, y, x + 0.014, y + 0.055), 0.014, 0.014, paint(pane))


def castle(canvas: skia.Canvas, light: Light) -> None:
    """Five towers and a wall with a gate."""
    stone = rgb("#8f93a3")
    _castle_tower(canvas, light, (-0.2, 0.13, 0.58), 0.22, True)
    _castle_tower(canvas, light, (0.2, 0.12, 0.52), 0.2, False)
    _castle_tower(canvas, light, (0, 0.17, 0.66), 0.28, True)
    canvas.drawRect(box(-0.42, -0.3, 0.42, 0), paint(shader=round_shade(-0.42, 0.42, stone)))
    for k in range(14):
        x = -0.42 + k * 0.0615
        canvas.drawRect(box(x, -0.335, x + 0.034, -0.295), paint(dark(stone, 0.15)))
    _castle_tower(canvas, light, (-0.42, 0.14, 0.4), 0.2, False)
    _castle_tower(canvas, light, (0.42, 0.14, 0.43), 0.2, True)
    canvas.drawRoundRect(box(-0.07, -0.19, 0.07, 0.05), 0.07, 0.07, paint("#2a2026"))


def temple(canvas: skia.Canvas, light: Light) -> None:
    """A pagoda of three storeys."""
    for k, (wide, y) in enumerate(((0.62, 0.0), (0.5, -0.34), (0.38, -0.62))):
        canvas.drawRect(
            box(-wide * 0.62, y - 0.24, wide * 0.62, y),
            paint("#b33a31" if k % 2 == 0 else "#a23a2c"),
        )
        for i in range(5):
            x = -wide * 0.58 + i * wide * 0.27
            canvas.drawRect(
                box(x, y - 0.2, x + wide * 0.1, y - 0.03),
                paint("#ffd98a" if light.night else "#f0e2c8"),
            )
        eaves = [
            (-wide * 1.12, y - 0.19), (-wide * 0.7, y - 0.27), (-wide * 0.45, y - 0.36), (wide * 0.45, y - 0.36),
            (wide * 0.7, y - 0.27), (wide * 1.12, y - 0.19), (wide * 0.8, y - 0.2), (-wide * 0.8, y - 0.2),
        ]  # fmt: skip
        canvas.drawPath(curve(eaves, True), paint("#2f3b46"))
    canvas.drawLine(0, -0.97, 0, -1.06, paint("#d9a441", stroke=0.02))


def pyramid(canvas: skia.Canvas, _light: Light) -> None:
    """Lit and shaded face."""
    canvas.drawPath(polygon([(-0.85, 0), (0, -1), (0.2, 0)]), paint("#c99a55"))
    canvas.drawPath(polygon([(0, -1), (0.2, 0), (0.85, 0)]), paint("#8a6233"))
    for k in range(1, 9):
        y = -k / 9
        canvas.drawLine(-0.85 * (1 + y), y, 0.2 * (1 + y), y, paint("#8a6233", 0.35, stroke=0.006))


def tower(canvas: skia.Canvas, light: Light) -> None:
    """A lattice tower like the one in Paris."""
    iron = rgb("#5a4a42")
    for side in (-1, 1):
        leg = [(side * 0.27, 0), (side * 0.14, -0.3), (side * 0.065, -0.58), (side * 0.012, -0.96)]
        inner = [(0, -0.96), (side * 0.025, -0.58), (side * 0.07, -0.3), (side * 0.16, 0)]
        canvas.drawPath(polygon([*leg, *inner]), paint(iron if side < 0 else pale(iron, 0.14)))
    for k in range(14):
        y = -0.06 - k * 0.06
        half = 0.25 * (1 + y) ** 1.9 + 0.012
        canvas.drawLine(-half, y, half * 0.8, y - 0.05, paint(iron, 0.7, stroke=0.006))
        canvas.drawLine(half, y, -half * 0.8, y - 0.05, paint(iron, 0.7, stroke=0.006))
    arch = [arc_point((0, -0.02), 0.17, 180 + k * 20) for k in range(10)]
    canvas.drawPath(curve(arch), paint(iron, stroke=0.02))
    for y, half in ((-0.3, 0.16), (-0.58, 0.09)):
        canvas.drawRect(box(-half, y - 0.02, half, y + 0.01), paint(dark(iron, 0.2)))
    canvas.drawLine(0, -0.94, 0, -1.04, paint(iron, stroke=0.012))
    if light.night:
        canvas.drawCircle(0, -1.03, 0.03, paint("#ffe9a8", blur=0.01))


def skyscraper(canvas: skia.Canvas, light: Light) -> None:
    """One glass tower."""
    glass = mix("#5f7f9a", "#22303f", 0.3 if light.night else 0.0)
    shader = linear((-0.18, 0), (0.18, 0), [dark(glass, 0.3), glass, pale(glass, 0.25)])
    canvas.drawPath(
        polygon([(-0.18, 0), (-0.18, -0.86), (0.02, -0.98), (0.18, -0.86), (0.18, 0)]),
        paint(shader=shader),
    )
    panes(canvas, box(-0.16, -0.84, 0.16, -0.04), (8, 24), light)


KINDS = {
    "lighthouse": Kind(lighthouse, 0.66, 0.42),
    "castle": Kind(castle, 0.5, 0.6, "far"),
    "temple": Kind(temple, 0.48, 0.72, "far"),
    "pyramid": Kind(pyramid, 0.42, 0.9, "far"),
    "tower": Kind(tower, 0.62, 0.32, "far"),
    "skyscraper": Kind(skyscraper, 0.66, 0.2, "far"),
}
