"""The city from afar: skylines in depths, and a rooftop to stand on."""

import math
import random
from dataclasses import dataclass

import skia

from media.pictures.ink import Colour, across, box, dark, down, mix, paint, polygon
from media.pictures.oldtown import is_old, old_town
from media.pictures.sky import sky
from media.pictures.stage import Stage
from media.pictures.terrain import mist

NEON = ("#ff2fa0", "#25e8ff", "#ffd23f", "#8b5cff", "#3dff9a")
WARM = ("#ffd98a", "#ffc56b", "#fff0c8")


@dataclass(frozen=True)
class Skyline:
    """A row of buildings: foot line (part of the frame), depth, heights and widths in units.

    `lit` is the share of lit windows when it is dark enough for light.
    """

    foot: float
    depth: float
    name: str
    tall: tuple[float, float]
    wide: tuple[float, float]
    lit: float = 0.5


def city(stage: Stage) -> None:
    """A downtown behind a rooftop; an old town has roofs instead."""
    if is_old(stage.spec):
        old_town(stage)
        return
    lit = 0.5 if stage.light.night else 0.24
    stage.horizon = 0.72
    sky(stage, 0.4)
    skyline(stage, Skyline(0.72, 0.14, "far", (0.2, 0.5), (0.035, 0.09), lit * 0.6))
    mist(stage, 0.68, 0.2, 0.5, "mist1")
    skyline(stage, Skyline(0.8, 0.34, "middle", (0.26, 0.62), (0.06, 0.13), lit))
    mist(stage, 0.78, 0.4, 0.45, "mist2")
    skyline(stage, Skyline(0.97, 0.62, "near", (0.14, 0.46), (0.1, 0.2), lit * 1.1))
    mist(stage, 0.95, 0.7, 0.3, "mist3")
    _rooftop(stage)
    stage.ground = 0.935


def skyline(stage: Stage, row: Skyline) -> None:
    """Set a row of buildings across the frame and its margins."""
    chance = stage.chance(f"skyline/{row.name}")
    base = stage.depth_ink(row.depth, mix(stage.light.land, "#20263a", 0.6))
    x, end = stage.bounds.left() - 10, stage.bounds.right() + 10
    with stage.layer(row.depth) as canvas:
        while x < end:
            wide = chance.uniform(*row.wide) * stage.unit
            middle = 0.58 + 0.42 * math.exp(-((((x + wide / 2) / stage.width - 0.52) / 0.3) ** 2))
            tall = chance.uniform(*row.tall) * middle * stage.unit
            ink = mix(base, dark(base, 0.5), chance.random() * 0.5)
            area = box(x, row.foot * stage.height - tall, x + wide, stage.low)
            _tower(stage, canvas, area, ink, (row, chance))
            x += wide * chance.uniform(0.84, 1.05)


def _tower(
    stage: Stage,
    canvas: skia.Canvas,
    area: skia.Rect,
    ink: Colour,
    of: tuple[Skyline, random.Random],
) -> None:
    row, chance = of
    lit, shade = mix(ink, stage.light.rim, 0.22), dark(ink, 0.28)
    inks = [shade, ink, lit] if stage.sun[0] > 0.5 else [lit, ink, shade]
    canvas.drawRect(area, paint(shader=across(area.left(), area.right(), inks)))
    _roof(stage, canvas, area, ink, chance)
    _windows(stage, canvas, area, ink, of)
    if stage.spec.style == "neon" and row.depth > 0.3 and chance.random() < 0.45:
        _sign(stage, canvas, area, chance)


def _roof(
    stage: Stage, canvas: skia.Canvas, area: skia.Rect, ink: Colour, chance: random.Random
) -> None:
    left, top, right, wide, u = area.left(), area.top(), area.right(), area.width(), stage.unit
    kind = chance.random()
    middle = (left + right) / 2
    if kind < 0.25:
        canvas.drawRect(
            box(left + wide * 0.25, top - 0.025 * u, right - wide * 0.25, top + 1), paint(ink)
        )
        canvas.drawLine(
            middle, top - 0.025 * u, middle, top - 0.09 * u, paint(ink, stroke=2 * stage.line)
        )
        if stage.light.night:
            canvas.drawCircle(
                middle,
                top - 0.09 * u,
                2.6 * stage.line,
                paint("#ff5a4a", 0.95, blur=1.5 * stage.line),
            )
    elif kind < 0.4:
        canvas.drawPath(
            polygon([(left, top + 1), (middle, top - 0.06 * u), (right, top + 1)]),
            paint(mix(ink, "#000", 0.1)),
        )
    elif kind < 0.5:
        canvas.drawPath(
            polygon([(left, top + 1), (left, top - 0.04 * u), (right, top + 1)]), paint(ink)
        )
    elif kind < 0.68:
        for k in range(2):
            x = left + wide * (0.2 + 0.4 * k)
            canvas.drawRect(
                box(x, top - 0.02 * u, x + wide * 0.18, top + 1), paint(mix(ink, "#000", 0.15))
            )


def _windows(
    stage: Stage,
    canvas: skia.Canvas,
    area: skia.Rect,
    ink: Colour,
    of: tuple[Skyline, random.Random],
) -> None:
    row, chance = of
    line, near = stage.line, 0.6 + row.depth
    columns = max(2, int(area.width() / (11 * line * near)))
    bottom = min(area.bottom(), stage.low)
    rows = max(3, int((bottom - area.top()) / (15 * line * near)))
    dim = stage.light.night or stage.spec.time in ("sunset", "storm", "dusk", "overcast")
    share = row.lit * chance.uniform(0.4, 1.3) if dim else 0.0
    inks = (*WARM, *NEON[1:4]) if stage.spec.style == "neon" else WARM
    lit = [paint(mix(i, stage.light.haze, 0.55 * (1 - row.depth))) for i in inks]
    off = paint(mix(ink, stage.light.sky[2], 0.16))
    cell_x = (area.width() - 6 * line) / columns
    cell_y = (bottom - area.top() - 6 * line) / rows
    for i in range(columns):
        for j in range(rows):
            x = area.left() + 3 * line + cell_x * (i + 0.22)
            y = area.top() + 6 * line + cell_y * (j + 0.25)
            brush = chance.choice(lit) if chance.random() < share else off
            canvas.drawRect(box(x, y, x + cell_x * 0.55, y + cell_y * 0.5), brush)


def _sign(stage: Stage, canvas: skia.Canvas, area: skia.Rect, chance: random.Random) -> None:
    """A neon sign of strokes that only look like letters."""
    ink, line, u = chance.choice(NEON), stage.line, stage.unit
    left = area.left() + area.width() * chance.uniform(0.15, 0.6)
    top = area.top() + chance.uniform(0.05, 0.2) * u
    tall, wide = chance.uniform(0.07, 0.16) * u, 0.024 * u
    neon_board(canvas, box(left, top, left + wide, top + tall), ink, chance, line)


def neon_board(
    canvas: skia.Canvas, area: skia.Rect, ink: str, chance: random.Random, line: float
) -> None:
    """A glowing board with strokes on it."""
    canvas.drawRoundRect(area, 3, 3, paint(ink, 0.5, blur=9 * line))
    canvas.drawRoundRect(area, 3, 3, paint(mix(ink, "#14081f", 0.72)))
    canvas.drawRoundRect(area, 3, 3, paint(ink, stroke=2 * line))
    wide = area.width()
    for k in range(int(area.height() / (wide * 1.1))):
        y = area.top() + wide * 0.35 + k * wide * 1.1
        left = area.left()
        canvas.drawLine(left + wide * 0.25, y, left + wide * 0.75, y, paint(ink, stroke=2.2 * line))
        a, b = chance.uniform(0.25, 0.7), chance.uniform(0.3, 0.7)
        canvas.drawLine(
            left + wide * a, y, left + wide * b, y + wide * 0.6, paint(ink, stroke=2 * line)
        )


def _rooftop(stage: Stage) -> None:
    w, h, u, line = stage.width, stage.height, stage.unit, stage.line
    ink = dark(stage.depth_ink(1), 0.5)
    rim = stage.light.rim
    left, right = stage.bounds.left(), stage.bounds.right()
    with stage.layer(0.9) as canvas:
        top = 0.9 * h
        for x, wide, tall in (
            (0.03 * w, 0.13 * u, 0.12 * u),
            (0.97 * w - 0.16 * u, 0.16 * u, 0.16 * u),
            (0.9 * w - 0.24 * u, 0.05 * u, 0.06 * u),
        ):
            shader = across(x, x + wide, [ink, mix(ink, rim, 0.18)])
            canvas.drawRect(box(x, top - tall, x + wide, top), paint(shader=shader))
        mast = 0.03 * w + 0.06 * u
        canvas.drawLine(mast, top - 0.12 * u, mast, top - 0.28 * u, paint(ink, stroke=3 * line))
        for k in range(4):
            half = (0.035 - k * 0.007) * u
            y = top - (0.25 - k * 0.03) * u
            canvas.drawLine(mast - half, y, mast + half, y, paint(ink, stroke=2 * line))
        canvas.drawRect(
            box(left, top, right, stage.low), paint(shader=down(top, h, [mix(ink, rim, 0.22), ink]))
        )
        canvas.drawRect(
            box(left, top - 0.012 * h, right, top + 0.006 * h), paint(mix(ink, rim, 0.32))
        )
