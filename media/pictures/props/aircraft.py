"""Whatever flies."""

import skia

from media.pictures.ink import (
    across,
    argb,
    box,
    curve,
    down,
    mix,
    paint,
    polygon,
)
from media.pictures.props.kit import Kind, Light


def rocket(canvas: skia.Canvas, light: Light) -> None:
    """A round-nosed rocket; flying it has a flame."""
    if light.flying:
        _flame(canvas)
    for side in (-1, 1):
        fin = [(side * 0.13, -0.36), (side * 0.3, -0.1), (side * 0.3, 0.02), (side * 0.12, -0.1)]
        canvas.drawPath(curve(fin, True), paint("#b8362b" if side < 0 else "#d9534a"))
    body = [
        (-0.1, -0.04),
        (-0.17, -0.4),
        (-0.14, -0.72),
        (0, -1.0),
        (0.14, -0.72),
        (0.17, -0.4),
        (0.1, -0.04),
    ]
    shape = curve(body, True)
    canvas.drawPath(
        shape,
        paint(
            shader=across(
                -0.17, 0.17, ["#aab2be", "#f2f4f7", "#ffffff", "#c6ccd6"], [0, 0.4, 0.65, 1]
            )
        ),
    )
    canvas.save()
    canvas.clipPath(shape, skia.ClipOp.kIntersect, True)
    canvas.drawRect(box(-0.2, -1.0, 0.2, -0.78), paint("#cf4238"))
    canvas.drawRect(box(-0.2, -0.2, 0.2, -0.14), paint("#cf4238"))
    canvas.restore()
    canvas.drawCircle(0, -0.58, 0.075, paint("#8d97a5"))
    canvas.drawCircle(0, -0.58, 0.055, paint(shader=across(-0.055, 0.055, ["#1d3a5a", "#6fb0d8"])))
    canvas.drawRect(box(-0.09, -0.06, 0.09, 0.0), paint("#3a3f49"))


def _flame(canvas: skia.Canvas) -> None:
    for wide, ink, low in (
        (0.2, "#ff7a2f", 0.52),
        (0.13, "#ffc24a", 0.38),
        (0.07, "#fff6d0", 0.26),
    ):
        flame = [
            (-wide, -0.02),
            (-wide * 0.7, low * 0.5),
            (0, low),
            (wide * 0.7, low * 0.5),
            (wide, -0.02),
        ]
        canvas.drawPath(curve(flame, True), paint(ink, 0.95, blur=0.02))


def airplane(canvas: skia.Canvas, light: Light) -> None:
    """An airliner from the side."""
    body = [
        (-1.0, -0.42),
        (-0.85, -0.55),
        (0.5, -0.58),
        (0.95, -0.44),
        (1.02, -0.36),
        (0.9, -0.28),
        (0.4, -0.26),
        (-0.8, -0.3),
    ]
    canvas.drawPath(
        polygon([(-0.98, -0.45), (-1.12, -0.95), (-0.92, -0.95), (-0.66, -0.5)]), paint("#2f6fb0")
    )
    canvas.drawPath(curve(body, True), paint(shader=down(-0.6, -0.25, ["#ffffff", "#aab4c2"])))
    canvas.drawPath(
        polygon([(-0.1, -0.36), (-0.55, 0.0), (-0.3, 0.0), (0.35, -0.36)]), paint("#c9d1db")
    )
    for k in range(11):
        canvas.drawCircle(
            -0.6 + k * 0.11, -0.46, 0.022, paint("#ffe3a0" if light.night else "#41566b")
        )


def helicopter(canvas: skia.Canvas, _light: Light) -> None:
    """A rescue helicopter."""
    canvas.drawPath(
        polygon([(-0.1, -0.62), (-1.0, -0.7), (-1.0, -0.6), (-0.1, -0.4)]), paint("#b8362b")
    )
    body = [(-0.2, -0.5), (0.0, -0.72), (0.4, -0.74), (0.7, -0.48), (0.5, -0.22), (-0.05, -0.22)]
    canvas.drawPath(curve(body, True), paint(shader=down(-0.74, -0.2, ["#e2574b", "#8e2621"])))
    canvas.drawPath(curve([(0.34, -0.7), (0.66, -0.48), (0.34, -0.44)], True), paint("#bfe0ee"))
    canvas.drawLine(0.2, -0.74, 0.2, -0.86, paint("#2b313c", stroke=0.05))
    canvas.drawOval(box(-0.8, -0.9, 1.2, -0.84), paint("#2b313c", 0.7))
    canvas.drawLine(-0.1, -0.06, 0.6, -0.06, paint("#2b313c", stroke=0.04))
    for x in (0.05, 0.42):
        canvas.drawLine(x, -0.22, x, -0.06, paint("#2b313c", stroke=0.03))


def balloon(canvas: skia.Canvas, _light: Light) -> None:
    """A striped hot-air balloon."""
    inks = ("#d6453b", "#f0b429", "#2f7fa8", "#f3efe4")
    for k in range(7):
        a, b = -1 + 2 * k / 7, -1 + 2 * (k + 1) / 7
        left = [(0.36 * a * s, y) for s, y in ((0.25, -1.0), (1, -0.78), (1, -0.62), (0.3, -0.28))]
        right = [(0.36 * b * s, y) for s, y in ((0.3, -0.28), (1, -0.62), (1, -0.78), (0.25, -1.0))]
        canvas.drawPath(curve([*left, *right], True), paint(inks[k % 4]))
    shade = across(-0.36, 0.36, [argb("#000", 0.32), argb("#000", 0), argb("#fff", 0.18)])
    canvas.save()
    canvas.clipPath(
        curve(
            [
                (0, -1.0),
                (0.34, -0.8),
                (0.36, -0.64),
                (0.1, -0.28),
                (-0.1, -0.28),
                (-0.36, -0.64),
                (-0.34, -0.8),
            ],
            True,
        )
    )
    canvas.drawRect(box(-0.4, -1, 0.4, -0.27), paint(shader=shade))
    canvas.restore()
    for side in (-0.09, 0.09):
        canvas.drawLine(side, -0.28, side * 0.8, -0.14, paint("#4a3424", stroke=0.008))
    canvas.drawRoundRect(box(-0.085, -0.15, 0.085, 0), 0.02, 0.02, paint("#8a5a30"))


def drone(canvas: skia.Canvas, _light: Light) -> None:
    """A courier drone with a parcel."""
    canvas.drawRoundRect(box(-0.3, -0.72, 0.3, -0.45), 0.1, 0.1, paint("#2a303c"))
    canvas.drawCircle(0, -0.52, 0.07, paint("#37e0ff"))
    for side in (-1, 1):
        canvas.drawLine(side * 0.2, -0.65, side * 0.75, -0.8, paint("#2a303c", stroke=0.06))
        canvas.drawOval(
            box(side * 0.75 - 0.34, -0.87, side * 0.75 + 0.34, -0.79), paint("#9fb2c4", 0.6)
        )
        canvas.drawCircle(side * 0.75, -0.76, 0.05, paint("#ff4a5a"))
    canvas.drawRect(box(-0.18, -0.44, 0.18, -0.1), paint(mix("#b98a52", "#000", 0.05)))
    canvas.drawRect(box(-0.03, -0.44, 0.03, -0.1), paint("#e0c08a"))


KINDS = {
    "rocket": Kind(rocket, 0.6, 0.3),
    "airplane": Kind(airplane, 0.15, 1.15, "sky"),
    "helicopter": Kind(helicopter, 0.18, 1.2, "sky"),
    "balloon": Kind(balloon, 0.36, 0.4, "sky"),
    "drone": Kind(drone, 0.11, 1.1, "sky"),
}
