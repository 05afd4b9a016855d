"""Smaller things that stand about: lamps, tents, statues, robots, furniture of the open air."""

import random

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
    radial,
    rgb,
    round_shade,
)
from media.pictures.plants import round_tree
from media.pictures.props.kit import Kind, Light


def tent(canvas: skia.Canvas, light: Light) -> None:
    """A tent, lit from inside at night."""
    canvas.drawPath(
        polygon([(-0.75, 0), (-0.1, -0.9), (0.75, 0)]),
        paint(shader=across(-0.75, 0.75, ["#b5622a", "#f3b063"])),
    )
    canvas.drawPath(
        polygon([(-0.1, -0.9), (-0.38, 0), (0.12, 0)]),
        paint("#ffd98a" if light.night else "#5b3a22"),
    )
    canvas.drawPath(polygon([(-0.1, -0.9), (0.12, 0), (0.3, 0)]), paint("#f6c27c"))


def campfire(canvas: skia.Canvas, _light: Light) -> None:
    """Two logs and a flame."""
    for turn in (-28, 24):
        canvas.save()
        canvas.rotate(turn)
        canvas.drawRoundRect(box(-0.5, -0.1, 0.5, 0.04), 0.06, 0.06, paint("#4a2c1a"))
        canvas.restore()
    canvas.drawCircle(0, -0.4, 0.9, paint("#ff8a2f", 0.35, blur=0.3))
    for wide, ink, tall in (
        (0.36, "#ff6a2a", 1.0),
        (0.25, "#ffa53c", 0.76),
        (0.14, "#fff0b0", 0.5),
    ):
        flame = [
            (-wide, -0.06), (-wide * 0.9, -tall * 0.4), (-wide * 0.25, -tall * 0.65), (0, -tall),
            (wide * 0.4, -tall * 0.62), (wide * 0.95, -tall * 0.38), (wide, -0.06),
        ]  # fmt: skip
        canvas.drawPath(curve(flame, True), paint(ink, 0.96, blur=0.012))


def streetlamp(canvas: skia.Canvas, light: Light) -> None:
    """An iron lamp post."""
    iron = paint("#171b22")
    canvas.drawRect(box(-0.018, -0.9, 0.018, 0), iron)
    canvas.drawRect(box(-0.05, -0.05, 0.05, 0), iron)
    glass = polygon([(-0.05, -0.88), (0.05, -0.88), (0.035, -1.0), (-0.035, -1.0)])
    canvas.drawPath(glass, paint("#ffe3a0" if light.night else "#e9efe9"))
    canvas.drawPath(polygon([(-0.055, -0.99), (0.055, -0.99), (0, -1.04)]), iron)
    if light.night:
        canvas.drawCircle(0, -0.93, 0.22, paint("#ffd98a", 0.55, blur=0.09))


def lamp(canvas: skia.Canvas, _light: Light) -> None:
    """A desk lamp that is on."""
    canvas.drawOval(box(-0.26, -0.08, 0.26, 0.02), paint("#2b2f38"))
    for a, b in (((0, -0.04), (-0.2, -0.48)), ((-0.2, -0.48), (0.12, -0.84))):
        canvas.drawLine(*a, *b, paint("#3a404b", stroke=0.05))
    canvas.drawCircle(0.26, -0.66, 0.5, paint("#ffdf9a", 0.35, blur=0.2))
    shade = [(0.04, -0.98), (0.2, -0.9), (0.46, -0.66), (0.1, -0.58)]
    canvas.drawPath(polygon(shade), paint(shader=across(0, 0.46, ["#8f2f26", "#d9574a"])))
    canvas.drawCircle(0.28, -0.62, 0.07, paint("#fff6d8"))


def telescope(canvas: skia.Canvas, _light: Light) -> None:
    """A brass telescope on a tripod."""
    for x in (-0.3, 0, 0.3):
        canvas.drawLine(0, -0.5, x, 0, paint("#4a3424", stroke=0.04))
    canvas.save()
    canvas.translate(0, -0.52)
    canvas.rotate(-32)
    canvas.drawRoundRect(
        box(-0.4, -0.08, 0.35, 0.08),
        0.02,
        0.02,
        paint(shader=down(-0.08, 0.08, ["#f0d08a", "#7a5420"])),
    )
    canvas.drawRoundRect(
        box(0.3, -0.11, 0.62, 0.11),
        0.02,
        0.02,
        paint(shader=down(-0.1, 0.1, ["#c98f4c", "#4e2f14"])),
    )
    canvas.restore()


def statue(canvas: skia.Canvas, _light: Light) -> None:
    """A stone figure on a plinth, one arm raised."""
    stone = rgb("#b3aea4")
    canvas.drawRect(box(-0.2, -0.3, 0.2, 0), paint(shader=round_shade(-0.2, 0.2, stone)))
    canvas.drawRect(box(-0.24, -0.33, 0.24, -0.29), paint(pale(stone, 0.15)))
    robe = [(-0.06, -0.8), (0.06, -0.8), (0.1, -0.6), (0.13, -0.33), (-0.13, -0.33), (-0.1, -0.6)]
    canvas.drawPath(curve(robe, True), paint(shader=round_shade(-0.13, 0.13, stone)))
    canvas.drawCircle(0, -0.87, 0.055, paint(shader=round_shade(-0.05, 0.05, stone)))
    canvas.drawLine(0.07, -0.76, 0.17, -0.98, paint(pale(stone, 0.1), stroke=0.045))
    canvas.drawLine(-0.07, -0.76, -0.13, -0.55, paint(dark(stone, 0.25), stroke=0.045))


def robot(canvas: skia.Canvas, _light: Light) -> None:
    """A friendly robot with a screen for a face."""
    shell = rgb("#c3ced8")
    for side in (-1, 1):
        canvas.drawRoundRect(
            box(side * 0.13 - 0.06, -0.22, side * 0.13 + 0.06, -0.02),
            0.03,
            0.03,
            paint(dark(shell, 0.35)),
        )
        canvas.drawRoundRect(
            box(side * 0.13 - 0.09, -0.06, side * 0.13 + 0.09, 0),
            0.03,
            0.03,
            paint(dark(shell, 0.5)),
        )
        canvas.drawLine(side * 0.24, -0.5, side * 0.34, -0.3, paint(dark(shell, 0.3), stroke=0.07))
        canvas.drawCircle(side * 0.345, -0.28, 0.05, paint(dark(shell, 0.45)))
    canvas.drawRoundRect(
        box(-0.24, -0.58, 0.24, -0.18), 0.1, 0.1, paint(shader=round_shade(-0.24, 0.24, shell))
    )
    canvas.drawRoundRect(box(-0.1, -0.46, 0.1, -0.32), 0.03, 0.03, paint("#2a3a4a"))
    for k, ink in enumerate(("#5affa0", "#ffd23f", "#ff5a6a")):
        canvas.drawCircle(-0.055 + k * 0.055, -0.39, 0.016, paint(ink))
    canvas.drawRect(box(-0.05, -0.63, 0.05, -0.57), paint(dark(shell, 0.4)))
    canvas.drawRoundRect(
        box(-0.26, -0.92, 0.26, -0.62), 0.11, 0.11, paint(shader=round_shade(-0.26, 0.26, shell))
    )
    canvas.drawRoundRect(box(-0.2, -0.87, 0.2, -0.67), 0.08, 0.08, paint("#122030"))
    for side in (-1, 1):
        canvas.drawOval(
            box(side * 0.085 - 0.035, -0.81, side * 0.085 + 0.035, -0.72), paint("#5ae8ff")
        )
    canvas.drawLine(0, -0.92, 0, -0.98, paint(dark(shell, 0.4), stroke=0.02))
    canvas.drawCircle(0, -0.99, 0.03, paint("#ff8a5a"))


def piano(canvas: skia.Canvas, _light: Light) -> None:
    """A grand piano, lid open."""
    black = rgb("#191a20")
    canvas.drawPath(
        polygon([(-0.7, -0.6), (0.7, -0.98), (0.74, -0.6)]),
        paint(shader=across(-0.7, 0.7, [black, pale(black, 0.2)])),
    )
    canvas.drawLine(0.3, -0.58, 0.42, -0.9, paint("#3a3c46", stroke=0.02))
    canvas.drawRoundRect(
        box(-0.8, -0.62, 0.78, -0.4),
        0.05,
        0.05,
        paint(shader=down(-0.62, -0.4, [pale(black, 0.22), black])),
    )
    canvas.drawRect(box(-0.86, -0.47, -0.5, -0.41), paint("#f4f1ea"))
    for x in (-0.66, 0.1, 0.62):
        canvas.drawRect(box(x - 0.03, -0.4, x + 0.03, 0), paint(black))


def tree(canvas: skia.Canvas, _light: Light) -> None:
    """A large old tree."""
    round_tree(canvas, (0, 0), 1.0, rgb("#3f6a3c"), random.Random(7), rgb("#8fb86a"))


def bench(canvas: skia.Canvas, _light: Light) -> None:
    """A park bench."""
    wood = rgb("#8a5a34")
    for y in (-0.92, -0.72, -0.42):
        canvas.drawRoundRect(
            box(-0.95, y - 0.07, 0.95, y + 0.07),
            0.03,
            0.03,
            paint(shader=down(y - 0.07, y + 0.07, [pale(wood, 0.15), dark(wood, 0.2)])),
        )
    for x in (-0.78, 0.78):
        canvas.drawLine(x, -0.95, x, 0, paint("#23272e", stroke=0.08))


def easel(canvas: skia.Canvas, light: Light) -> None:
    """A canvas on an easel with a small landscape."""
    for x in (-0.32, 0.32):
        canvas.drawLine(0, -1.0, x, 0, paint("#6b4630", stroke=0.04))
    canvas.drawRect(box(-0.34, -0.86, 0.34, -0.36), paint("#f6f0e2"))
    canvas.drawRect(
        box(-0.3, -0.82, 0.3, -0.4), paint(shader=down(-0.82, -0.4, ["#7fb0d0", "#f3c9a0"]))
    )
    canvas.drawPath(
        curve(
            [(-0.3, -0.4), (-0.3, -0.55), (-0.05, -0.66), (0.15, -0.54), (0.3, -0.6), (0.3, -0.4)],
            True,
        ),
        paint("#4f7a5a"),
    )
    canvas.drawCircle(0.16, -0.73, 0.04, paint("#fff0c8"))
    if light.night:
        canvas.drawCircle(0, -0.6, 0.3, paint("#ffd98a", 0.12, blur=0.1))


def snowman(canvas: skia.Canvas, _light: Light) -> None:
    """Three balls, a hat and a carrot."""
    for y, r in ((-0.22, 0.24), (-0.54, 0.18), (-0.8, 0.13)):
        canvas.drawCircle(
            0, y, r, paint(shader=radial((r * 0.4, y - r * 0.4), r * 1.5, ["#ffffff", "#b9cbe0"]))
        )
    canvas.drawRect(box(-0.12, -0.93, 0.12, -0.9), paint("#22262e"))
    canvas.drawRect(box(-0.08, -1.06, 0.08, -0.92), paint("#22262e"))
    for side in (-1, 1):
        canvas.drawCircle(side * 0.045, -0.83, 0.016, paint("#1a1d22"))
        canvas.drawLine(side * 0.16, -0.56, side * 0.36, -0.7, paint("#5a3a22", stroke=0.02))
    canvas.drawPath(polygon([(0, -0.8), (0.13, -0.77), (0, -0.76)]), paint("#e8843a"))


KINDS = {
    "tent": Kind(tent, 0.26, 0.8),
    "campfire": Kind(campfire, 0.15, 0.9),
    "streetlamp": Kind(streetlamp, 0.52, 0.2),
    "lamp": Kind(lamp, 0.2, 0.55),
    "telescope": Kind(telescope, 0.28, 0.6),
    "statue": Kind(statue, 0.5, 0.3),
    "robot": Kind(robot, 0.34, 0.42),
    "piano": Kind(piano, 0.34, 0.9),
    "tree": Kind(tree, 0.5, 0.4),
    "bench": Kind(bench, 0.14, 1.0),
    "easel": Kind(easel, 0.34, 0.42),
    "snowman": Kind(snowman, 0.28, 0.4),
}
