"""Buildings and structures."""

import skia

from media.pictures.ink import (
    across,
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
from media.pictures.props.kit import Kind, Light, shaded_box, window


def _house(canvas: skia.Canvas, light: Light, wall: str, roof: str) -> None:
    shaded_box(canvas, box(-0.42, -0.5, 0.42, 0), rgb(wall))
    canvas.drawRect(box(0.2, -0.96, 0.3, -0.6), paint("#7d4a3f"))
    tiles = rgb(roof)
    shader = down(-0.9, -0.48, [pale(tiles, 0.15), dark(tiles, 0.2)])
    canvas.drawPath(
        polygon([(-0.52, -0.48), (-0.3, -0.9), (0.3, -0.9), (0.52, -0.48)]), paint(shader=shader)
    )
    for k in range(1, 5):
        y, half = -0.9 + 0.42 * k / 5, 0.3 + 0.22 * k / 5
        canvas.drawLine(-half, y, half, y, paint(dark(tiles, 0.3), 0.5, stroke=0.008))
    canvas.drawRoundRect(box(-0.07, -0.3, 0.07, 0), 0.03, 0.03, paint("#5b3a2a"))
    canvas.drawCircle(0.04, -0.14, 0.012, paint("#e7c46a"))
    for x in (-0.31, 0.17):
        window(canvas, x, -0.38, (0.15, 0.17), light.pane)


def house(canvas: skia.Canvas, light: Light) -> None:
    """A house with a tiled roof."""
    _house(canvas, light, "#e9dcc3", "#a5473a")


def cabin(canvas: skia.Canvas, light: Light) -> None:
    """A log cabin."""
    _house(canvas, light, "#7a5234", "#3d4654")
    for k in range(6):
        canvas.drawLine(
            -0.42, -0.45 + k * 0.08, 0.42, -0.45 + k * 0.08, paint("#3c2616", 0.5, stroke=0.008)
        )


def barn(canvas: skia.Canvas, light: Light) -> None:
    """A red barn with a white-framed door."""
    _house(canvas, light, "#a83a30", "#4b4f57")
    canvas.drawRect(box(-0.16, -0.36, 0.16, 0), paint("#8a2c24"))
    brush = paint("#f2ece0", stroke=0.022)
    canvas.drawRect(box(-0.16, -0.36, 0.16, 0), brush)
    canvas.drawLine(-0.16, -0.36, 0.16, 0, brush)
    canvas.drawLine(0.16, -0.36, -0.16, 0, brush)


def church(canvas: skia.Canvas, light: Light) -> None:
    """A nave and a steeple."""
    shaded_box(canvas, box(-0.1, -0.36, 0.42, 0), rgb("#d9d2c4"))
    canvas.drawPath(
        polygon([(-0.14, -0.35), (-0.04, -0.54), (0.38, -0.54), (0.46, -0.35)]), paint("#6a4a44")
    )
    shaded_box(canvas, box(-0.32, -0.58, -0.1, 0), rgb("#e4ddcf"))
    canvas.drawPath(polygon([(-0.35, -0.57), (-0.21, -0.94), (-0.07, -0.57)]), paint("#54434a"))
    canvas.drawLine(-0.21, -0.93, -0.21, -1.03, paint("#3a3034", stroke=0.014))
    canvas.drawLine(-0.24, -0.99, -0.18, -0.99, paint("#3a3034", stroke=0.014))
    canvas.drawRoundRect(box(-0.26, -0.2, -0.16, 0), 0.05, 0.05, paint("#4a342a"))
    canvas.drawCircle(-0.21, -0.44, 0.045, paint(light.pane))
    for x in (0.02, 0.15, 0.28):
        canvas.drawRoundRect(box(x, -0.27, x + 0.06, -0.1), 0.03, 0.03, paint(light.pane))


def windmill(canvas: skia.Canvas, light: Light) -> None:
    """A white mill; its sails stand."""
    shader = across(-0.17, 0.17, ["#b7b0a2", "#f4eee0"])
    canvas.drawPath(
        polygon([(-0.17, 0), (-0.1, -0.62), (0.1, -0.62), (0.17, 0)]), paint(shader=shader)
    )
    canvas.drawPath(
        curve([(-0.12, -0.61), (-0.06, -0.73), (0.06, -0.73), (0.12, -0.61)], True),
        paint("#8e3b2e"),
    )
    canvas.drawRoundRect(box(-0.04, -0.16, 0.04, 0), 0.03, 0.03, paint("#4a3424"))
    canvas.drawRect(box(-0.025, -0.42, 0.025, -0.35), paint(light.pane))
    canvas.save()
    canvas.translate(0, -0.66)
    canvas.rotate(20)
    for _ in range(4):
        canvas.rotate(90)
        canvas.drawLine(0, 0, 0, -0.42, paint("#4a3424", stroke=0.018))
        sail = polygon([(0.01, -0.1), (0.1, -0.1), (0.1, -0.41), (0.01, -0.41)])
        canvas.drawPath(sail, paint("#f6efe0", 0.92))
        canvas.drawLine(0.055, -0.1, 0.055, -0.41, paint("#b9ad98", stroke=0.006))
    canvas.restore()
    canvas.drawCircle(0, -0.66, 0.025, paint("#4a3424"))


def fountain(canvas: skia.Canvas, _light: Light) -> None:
    """Two basins and their water."""
    stone = rgb("#b9b2a4")
    canvas.drawOval(box(-0.62, -0.14, 0.62, 0.06), paint(shader=round_shade(-0.6, 0.6, stone)))
    canvas.drawOval(box(-0.54, -0.14, 0.54, 0.0), paint("#5fa0b8"))
    canvas.drawRect(box(-0.05, -0.56, 0.05, -0.06), paint(shader=round_shade(-0.05, 0.05, stone)))
    canvas.drawOval(box(-0.28, -0.62, 0.28, -0.5), paint(shader=round_shade(-0.28, 0.28, stone)))
    for k in range(7):
        x = -0.3 + k * 0.1
        jet = [
            (0, -0.62),
            (x * 0.5, -1.0 + abs(x) * 0.5),
            (x, -0.6 + abs(x) * 0.2),
            (x * 1.4, -0.1),
        ]
        canvas.drawPath(curve(jet), paint("#e4f6ff", 0.7, stroke=0.02))


def well(canvas: skia.Canvas, _light: Light) -> None:
    """A stone well with a roof."""
    canvas.drawRect(
        box(-0.34, -0.4, 0.34, 0), paint(shader=round_shade(-0.34, 0.34, rgb("#9a9488")))
    )
    for x in (-0.28, 0.28):
        canvas.drawLine(x, -0.4, x, -0.82, paint("#5a3a22", stroke=0.05))
    canvas.drawPath(polygon([(-0.46, -0.74), (0, -1.0), (0.46, -0.74)]), paint("#8e3b2e"))
    canvas.drawLine(0, -0.8, 0, -0.46, paint("#3a2a1c", stroke=0.015))


def observatory(canvas: skia.Canvas, light: Light) -> None:
    """A round building with a dome, open to a telescope."""
    wall = "#d8d2c4"
    shaded_box(canvas, box(-0.42, -0.45, 0.42, 0), wall)
    canvas.drawRect(box(-0.46, -0.49, 0.46, -0.43), paint(dark(wall, 0.25)))
    dome = skia.Path()
    dome.addArc(box(-0.44, -0.93, 0.44, -0.05), 180, 180)
    dome.close()
    canvas.drawPath(dome, paint(shader=across(-0.44, 0.44, ["#6d7684", "#aab3bf", "#d5dbe2"])))
    canvas.save()
    canvas.clipPath(dome, skia.ClipOp.kIntersect, True)
    canvas.drawPath(polygon([(0.02, -0.49), (0.14, -1), (0.3, -1), (0.2, -0.49)]), paint("#1b2230"))
    canvas.restore()
    canvas.drawLine(0.11, -0.6, 0.25, -0.97, paint("#e9e4d6", stroke=0.075))
    canvas.drawLine(0.222, -0.9, 0.25, -0.97, paint("#6b5a3a", stroke=0.09))
    canvas.drawRoundRect(box(-0.07, -0.24, 0.07, 0), 0.06, 0.06, paint("#3a2f2a"))
    for x in (-0.3, 0.2):
        window(canvas, x, -0.34, (0.1, 0.14), light.pane)


KINDS = {
    "house": Kind(house, 0.36, 0.55),
    "cabin": Kind(cabin, 0.36, 0.55),
    "barn": Kind(barn, 0.38, 0.55),
    "church": Kind(church, 0.48, 0.5, "far"),
    "windmill": Kind(windmill, 0.54, 0.45),
    "observatory": Kind(observatory, 0.42, 0.5),
    "fountain": Kind(fountain, 0.24, 0.65),
    "well": Kind(well, 0.26, 0.5),
}
