"""A long table laid for guests."""

import skia

from media.pictures.ink import box, dark, paint, pale
from media.pictures.props.kit import Kind, Light

SPAN = 1.9
"""Half the table's length against its height."""


def feast(canvas: skia.Canvas, light: Light) -> None:
    """A long table under a white cloth, with plates, glasses, a cake and flowers."""
    cloth, top = "#f4efe6", -0.62
    for x in (-SPAN + 0.15, SPAN - 0.15):
        canvas.drawRect(box(x - 0.04, top, x + 0.04, 0), paint("#4a3526"))
    canvas.drawRect(box(-SPAN, top, SPAN, -0.22), paint(dark(cloth, 0.12)))
    for k in range(9):
        x = -SPAN + (k + 0.5) * 2 * SPAN / 9
        canvas.drawOval(
            box(x - 0.22, -0.32, x + 0.22, -0.12), paint(dark(cloth, 0.12 + 0.06 * (k % 2)))
        )
    canvas.drawRect(box(-SPAN - 0.04, top - 0.05, SPAN + 0.04, top + 0.04), paint(cloth))
    for k in range(6):
        x = -1.55 + k * 0.62
        canvas.drawOval(box(x - 0.17, top - 0.09, x + 0.17, top - 0.02), paint("#d9d2c4"))
        _glass(canvas, x + 0.26, top - 0.04, "#b5384a" if k % 2 else "#e8c46a")
    _cake(canvas, -0.2, top - 0.04, light)
    for x in (-1.05, 0.95):
        _flowers(canvas, x, top - 0.04)


def _glass(canvas: skia.Canvas, x: float, y: float, wine: str) -> None:
    canvas.drawLine(x, y, x, y - 0.12, paint("#e6eef2", 0.9, stroke=0.02))
    canvas.drawOval(box(x - 0.05, y - 0.26, x + 0.05, y - 0.1), paint("#e6eef2", 0.6))
    canvas.drawOval(box(x - 0.042, y - 0.2, x + 0.042, y - 0.1), paint(wine))


def _cake(canvas: skia.Canvas, x: float, y: float, light: Light) -> None:
    for wide, low, ink in ((0.3, 0.0, "#e9b8a6"), (0.21, 0.15, "#f6ead8")):
        canvas.drawRoundRect(
            box(x - wide, y - low - 0.16, x + wide, y - low), 0.03, 0.03, paint(ink)
        )
        canvas.drawRect(
            box(x - wide, y - low - 0.16, x + wide, y - low - 0.12), paint(pale(ink, 0.5))
        )
    for k in (-0.1, 0.0, 0.1):
        canvas.drawRect(box(x + k - 0.012, y - 0.42, x + k + 0.012, y - 0.3), paint("#7fb0d0"))
        canvas.drawCircle(x + k, y - 0.45, 0.024, paint("#ffb73c"))
    if light.night:
        canvas.drawCircle(x, y - 0.44, 0.3, paint("#ffd98a", 0.4, blur=0.12))


def _flowers(canvas: skia.Canvas, x: float, y: float) -> None:
    canvas.drawRect(box(x - 0.06, y - 0.15, x + 0.06, y), paint("#8fb3bf"))
    for k, ink in enumerate(("#e8503f", "#f7d154", "#d977b8", "#f6f0e6", "#8b7be0")):
        canvas.drawLine(x, y - 0.14, x - 0.14 + 0.07 * k, y - 0.27, paint("#4f7a45", stroke=0.018))
        canvas.drawCircle(x - 0.14 + 0.07 * k, y - 0.28 - 0.04 * (k % 2), 0.06, paint(ink))


KINDS = {"feast": Kind(feast, 0.24, SPAN)}
