"""Boats, cars, trains and whatever else moves people."""

import skia

from media.pictures.ink import (
    Ink,
    across,
    argb,
    box,
    curve,
    dark,
    down,
    paint,
    pale,
    polygon,
    rgb,
)
from media.pictures.props.kit import Kind, Light, panes, wheel


def boat(canvas: skia.Canvas, light: Light) -> None:
    """A fishing boat with a cabin and a mast."""
    hull = polygon([(-0.6, -0.24), (-0.5, -0.02), (0.46, -0.02), (0.68, -0.28)])
    canvas.drawPath(hull, paint(shader=down(-0.28, 0, ["#b5673d", "#5f3020"])))
    canvas.drawLine(-0.6, -0.235, 0.67, -0.275, paint("#efe3cc", stroke=0.03))
    canvas.drawRect(box(-0.25, -0.52, 0.12, -0.24), paint("#e9e2d2"))
    canvas.drawRect(box(-0.29, -0.57, 0.17, -0.51), paint("#2f5d7c"))
    for x in (-0.19, -0.04):
        canvas.drawRect(box(x, -0.46, x + 0.1, -0.36), paint(light.pane))
    canvas.drawLine(0.25, -0.25, 0.25, -1.0, paint("#4a3424", stroke=0.025))
    for x, y in ((-0.5, -0.28), (0.66, -0.28)):
        canvas.drawLine(0.25, -0.95, x, y, paint("#2a2420", 0.6, stroke=0.008))
    canvas.drawPath(polygon([(0.26, -1), (0.42, -0.95), (0.26, -0.9)]), paint("#c23a31"))


def sailboat(canvas: skia.Canvas, _light: Light) -> None:
    """A sloop under sail."""
    hull = polygon([(-0.42, -0.14), (-0.32, 0), (0.32, 0), (0.46, -0.16)])
    canvas.drawPath(hull, paint(shader=down(-0.16, 0, ["#a85d38", "#4e281a"])))
    canvas.drawLine(0.0, -0.14, 0.0, -1.0, paint("#3d2b20", stroke=0.02))
    main = curve([(0.02, -0.98), (0.2, -0.6), (0.3, -0.2), (0.02, -0.2)])
    canvas.drawPath(main, paint(shader=across(0, 0.3, ["#fffaf0", "#d7cbb6"])))
    jib = polygon([(-0.02, -0.92), (-0.3, -0.22), (-0.02, -0.22)])
    canvas.drawPath(jib, paint(shader=across(-0.3, 0, ["#b03f2c", "#e8735a"])))


def ship(canvas: skia.Canvas, light: Light) -> None:
    """A steamer with two funnels."""
    hull = polygon([(-0.9, -0.3), (-0.75, 0), (0.7, 0), (0.95, -0.36)])
    canvas.drawPath(hull, paint(shader=down(-0.3, 0, ["#34495f", "#172231"])))
    canvas.drawRect(box(-0.6, -0.5, 0.45, -0.3), paint("#f1ece1"))
    canvas.drawRect(box(-0.45, -0.66, 0.2, -0.5), paint("#e4ddd0"))
    panes(canvas, box(-0.56, -0.46, 0.42, -0.36), (14, 1), light)
    panes(canvas, box(-0.42, -0.62, 0.18, -0.53), (9, 1), light)
    for x in (-0.3, -0.05):
        funnel = polygon([(x, -0.66), (x + 0.03, -1), (x + 0.17, -1), (x + 0.16, -0.66)])
        canvas.drawPath(funnel, paint("#c23a31"))
        canvas.drawRect(box(x + 0.025, -1, x + 0.17, -0.93), paint("#1c222c"))


def submarine(canvas: skia.Canvas, _light: Light) -> None:
    """A yellow submarine with portholes and a lamp."""
    hull = [(-0.9, -0.4), (-0.7, -0.68), (0.6, -0.7), (1.0, -0.4), (0.6, -0.12), (-0.7, -0.14)]
    canvas.drawPath(curve(hull, True), paint(shader=down(-0.7, -0.1, ["#f7cf5a", "#b5761f"])))
    canvas.drawRoundRect(box(-0.15, -0.92, 0.25, -0.62), 0.08, 0.08, paint("#e0a832"))
    canvas.drawLine(0.05, -0.9, 0.05, -1.0, paint("#5a4a2a", stroke=0.03))
    canvas.drawLine(0.05, -1.0, 0.16, -1.0, paint("#5a4a2a", stroke=0.03))
    for x in (-0.42, -0.08, 0.26, 0.58):
        canvas.drawCircle(x, -0.42, 0.1, paint("#8a5a1a"))
        canvas.drawCircle(x, -0.42, 0.075, paint("#ffefb0"))
    canvas.drawPath(polygon([(-0.86, -0.4), (-1.08, -0.66), (-1.08, -0.14)]), paint("#c98a2a"))


def train(canvas: skia.Canvas, light: Light) -> None:
    """A steam engine and two coaches."""
    red = rgb("#8e2f2a")
    for x in (-1.66, -0.66):
        canvas.drawRoundRect(
            box(x, -0.78, x + 0.92, -0.16),
            0.05,
            0.05,
            paint(shader=down(-0.78, -0.16, [pale(red, 0.1), dark(red, 0.25)])),
        )
        canvas.drawRect(box(x - 0.02, -0.84, x + 0.94, -0.76), paint("#2b2f38"))
        panes(canvas, box(x + 0.05, -0.66, x + 0.87, -0.36), (5, 1), light)
        for dx in (0.2, 0.72):
            wheel(canvas, x + dx, -0.1, 0.1)
    canvas.drawRect(box(0.34, -0.88, 0.72, -0.16), paint("#26302f"))
    canvas.drawRect(box(0.42, -0.78, 0.64, -0.54), paint(light.pane))
    canvas.drawRect(box(0.3, -0.95, 0.76, -0.87), paint("#191f1f"))
    canvas.drawRoundRect(
        box(0.68, -0.66, 1.5, -0.22),
        0.1,
        0.1,
        paint(shader=down(-0.66, -0.22, ["#4c5f5c", "#1c2625"])),
    )
    canvas.drawPath(
        polygon([(1.22, -0.64), (1.18, -0.98), (1.4, -0.98), (1.36, -0.64)]), paint("#191f1f")
    )
    canvas.drawPath(polygon([(1.44, -0.2), (1.72, 0), (1.4, 0)]), paint("#8e2f2a"))
    for x, r in ((0.52, 0.16), (0.92, 0.16), (1.3, 0.12)):
        wheel(canvas, x, -r, r)
    canvas.drawCircle(1.5, -0.5, 0.06, paint("#fff3c4"))


def _car(canvas: skia.Canvas, light: Light, ink: Ink) -> None:
    body = [
        (-0.98, -0.2),
        (-0.96, -0.46),
        (-0.62, -0.56),
        (-0.36, -0.92),
        (0.24, -0.94),
        (0.56, -0.58),
        (0.94, -0.48),
        (1.0, -0.2),
    ]
    canvas.drawPath(
        curve(body, True), paint(shader=down(-0.94, -0.15, [pale(ink, 0.2), ink, dark(ink, 0.35)]))
    )
    pane = "#ffe3a0" if light.night else "#b9d6e4"
    canvas.drawPath(
        polygon([(-0.5, -0.58), (-0.3, -0.84), (-0.06, -0.85), (-0.06, -0.58)]), paint(pane)
    )
    canvas.drawPath(polygon([(0.0, -0.58), (0.0, -0.85), (0.2, -0.85), (0.42, -0.58)]), paint(pane))
    canvas.drawLine(-0.03, -0.56, -0.03, -0.24, paint(dark(ink, 0.3), 0.7, stroke=0.02))
    for x in (-0.58, 0.58):
        wheel(canvas, x, -0.16, 0.19)
    canvas.drawCircle(0.94, -0.4, 0.06, paint("#fff3c4"))
    canvas.drawCircle(-0.95, -0.4, 0.045, paint("#ff5a4a"))
    if light.night:
        cone = polygon([(0.96, -0.44), (2.0, -0.62), (2.0, -0.02), (0.96, -0.36)])
        canvas.drawPath(
            cone,
            paint(shader=across(0.96, 2.0, [argb("#fff3c4", 0.5), argb("#fff3c4", 0)]), blur=0.02),
        )


def car(canvas: skia.Canvas, light: Light) -> None:
    """A small family car."""
    _car(canvas, light, rgb("#b5413b"))


def taxi(canvas: skia.Canvas, light: Light) -> None:
    """A yellow cab with its sign."""
    _car(canvas, light, rgb("#f0b429"))
    canvas.drawRoundRect(box(-0.16, -1.05, 0.1, -0.94), 0.02, 0.02, paint("#fff3c4"))
    for k in range(9):
        canvas.drawRect(box(-0.5 + k * 0.11, -0.5, -0.445 + k * 0.11, -0.45), paint("#1b1e24"))


def _van(canvas: skia.Canvas, light: Light, ink: Ink, rows: int) -> None:
    canvas.drawRoundRect(
        box(-1.0, -0.95, 1.0, -0.16),
        0.08,
        0.08,
        paint(shader=down(-0.95, -0.16, [pale(ink, 0.15), ink, dark(ink, 0.3)])),
    )
    if rows:
        panes(canvas, box(-0.92, -0.85, 0.92, -0.48), (rows, 1), light)
    else:
        canvas.drawRect(box(0.58, -0.8, 0.94, -0.5), paint(light.pane))
        canvas.drawLine(0.48, -0.92, 0.48, -0.2, paint(dark(ink, 0.3), stroke=0.02))
    canvas.drawRect(box(-1.0, -0.4, 1.0, -0.35), paint(pale(ink, 0.45), 0.7))
    for x in (-0.6, 0.6):
        wheel(canvas, x, -0.14, 0.17)
    canvas.drawCircle(0.97, -0.28, 0.045, paint("#fff3c4"))


def bus(canvas: skia.Canvas, light: Light) -> None:
    """A red bus."""
    _van(canvas, light, rgb("#c23a31"), 7)


def truck(canvas: skia.Canvas, light: Light) -> None:
    """A delivery van."""
    _van(canvas, light, rgb("#e8e2d6"), 0)


def bicycle(canvas: skia.Canvas, _light: Light) -> None:
    """A town bicycle."""
    for x in (-0.55, 0.55):
        canvas.drawCircle(x, -0.35, 0.34, paint("#20242c", stroke=0.05))
        for k in range(6):
            canvas.save()
            canvas.translate(x, -0.35)
            canvas.rotate(k * 30)
            canvas.drawLine(-0.33, 0, 0.33, 0, paint("#8d97a2", 0.6, stroke=0.008))
            canvas.restore()
    tubes = (
        ((-0.55, -0.35), (-0.2, -0.8)), ((-0.2, -0.8), (0.4, -0.82)), ((0.4, -0.82), (0, -0.33)),
        ((0, -0.33), (-0.2, -0.8)), ((-0.55, -0.35), (0, -0.33)), ((0.4, -0.82), (0.55, -0.35)), ((0.4, -0.82), (0.36, -1.0)),
    )  # fmt: skip
    for a, b in tubes:
        canvas.drawLine(*a, *b, paint("#c2402f", stroke=0.05))
    canvas.drawLine(-0.3, -0.86, -0.08, -0.86, paint("#20242c", stroke=0.07))
    canvas.drawLine(0.24, -1.0, 0.46, -0.98, paint("#20242c", stroke=0.05))


def galleon(canvas: skia.Canvas, light: Light) -> None:
    """Three masts under square sails, and a black flag."""
    hull = curve([(-0.78, -0.3), (-0.6, -0.03), (0.5, -0.03), (0.66, -0.16), (0.7, -0.38)])
    hull.lineTo(0.42, -0.38)
    hull.lineTo(0.38, -0.22)
    hull.lineTo(-0.6, -0.22)
    hull.close()
    canvas.drawPath(hull, paint(shader=down(-0.38, 0, ["#7a4a2a", "#3a2014"])))
    canvas.drawLine(-0.66, -0.17, 0.64, -0.17, paint("#c99a4a", stroke=0.018))
    for k in range(6):
        canvas.drawRect(box(-0.5 + k * 0.16, -0.13, -0.44 + k * 0.16, -0.08), paint("#22130c"))
    canvas.drawRect(box(0.47, -0.33, 0.62, -0.26), paint(light.pane))
    canvas.drawLine(-0.72, -0.28, -1.0, -0.46, paint("#3d2b20", stroke=0.022))
    for x, tall in ((-0.42, 0.84), (0.0, 0.97), (0.38, 0.78)):
        canvas.drawLine(x, -0.22, x, -tall, paint("#3d2b20", stroke=0.022))
        for low, high, half in ((0.3, 0.56, 0.2), (0.6, 0.78, 0.15)):
            y, top = -low * tall / 0.9, -high * tall / 0.84
            sail = curve(
                [(x - half, y), (x - half * 0.86, top), (x + half * 0.86, top), (x + half, y), (x, y + 0.03)],
                True,
            )  # fmt: skip
            canvas.drawPath(sail, paint(shader=across(x - half, x + half, ["#fff8e6", "#cfc0a2"])))
    canvas.drawPath(polygon([(0, -0.98), (0.17, -0.95), (0, -0.89)]), paint("#15151a"))


KINDS = {
    "boat": Kind(boat, 0.26, 0.7, "water"),
    "sailboat": Kind(sailboat, 0.36, 0.48, "water"),
    "ship": Kind(ship, 0.26, 0.98, "water"),
    "galleon": Kind(galleon, 0.4, 0.9, "water"),
    "submarine": Kind(submarine, 0.22, 1.1, "water"),
    "train": Kind(train, 0.2, 1.75),
    "car": Kind(car, 0.19, 1.05),
    "taxi": Kind(taxi, 0.19, 1.05),
    "bus": Kind(bus, 0.3, 1.05),
    "truck": Kind(truck, 0.28, 1.05),
    "bicycle": Kind(bicycle, 0.2, 0.92),
}
