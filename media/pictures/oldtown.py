"""Old towns: gabled houses with a church among them and tiled roofs, where a city would have towers."""

import random
from dataclasses import dataclass

import skia

from media.pictures.ink import Colour, across, box, dark, down, mix, paint, pale, polygon
from media.pictures.sky import sky
from media.pictures.spec.shot import ShotSpec
from media.pictures.stage import Stage
from media.pictures.terrain import mist

PLASTER = ("#d9b98a", "#e3cfa8", "#c98f6a", "#cfd0c0", "#b9897a", "#e9e0cf", "#a9b8b0")
TILES = ("#a8553f", "#96493a", "#b5674a", "#8a5a4a")
PANES = ("#ffd98a", "#ffc56b")


@dataclass(frozen=True)
class Row:
    """A row of houses: foot line (part of the frame), depth, heights and widths in units."""

    foot: float
    depth: float
    name: str
    tall: tuple[float, float]
    wide: tuple[float, float]


def is_old(spec: ShotSpec) -> bool:
    """Whether the words speak of a village or an old town."""
    return "old town" in spec.details and spec.style != "neon"


def has_towers(spec: ShotSpec) -> bool:
    """Whether towers stand at the end of a street: in cities, not in any street."""
    modern = "towers" in spec.details or spec.style in ("neon", "noir")
    return modern and not is_old(spec)


def old_town(stage: Stage) -> None:
    """Roofs behind roofs, seen from a tiled one."""
    stage.horizon = 0.7
    sky(stage, 0.5)
    roofs(stage, Row(0.72, 0.14, "far", (0.08, 0.14), (0.05, 0.09)))
    mist(stage, 0.69, 0.2, 0.5, "mist1")
    roofs(stage, Row(0.82, 0.36, "middle", (0.12, 0.2), (0.09, 0.15)))
    mist(stage, 0.8, 0.42, 0.35, "mist2")
    roofs(stage, Row(0.98, 0.62, "near", (0.16, 0.26), (0.15, 0.24)))
    _tiled(stage)
    stage.ground = 0.935


def roofs(stage: Stage, row: Row) -> None:
    """A row of gabled houses across the frame and its margins, with one church."""
    chance = stage.chance(f"roofs/{row.name}")
    x, end = stage.bounds.left() - 10, stage.bounds.right() + 10
    church = stage.width * chance.uniform(0.3, 0.7)
    foot = row.foot * stage.height
    with stage.layer(row.depth) as canvas:
        while x < end:
            wide, tall = (chance.uniform(*span) * stage.unit for span in (row.wide, row.tall))
            if x <= church < x + wide and row.depth < 0.5:
                _church(stage, canvas, box(x, foot - tall * 1.7, x + wide * 0.5, foot), row)
            area = box(x, foot - tall, x + wide, stage.low)
            _house(stage, canvas, area, row, chance)
            x += wide * chance.uniform(0.9, 1.0)


def _ink(stage: Stage, ink: str, depth: float) -> Colour:
    """A colour of the town in this light, hazier the farther away."""
    return mix(stage.light.haze, stage.lit(ink), min(1.0, 0.3 + depth * 1.1))


def _house(
    stage: Stage, canvas: skia.Canvas, area: skia.Rect, row: Row, chance: random.Random
) -> None:
    wall = _ink(stage, chance.choice(PLASTER), row.depth)
    tile = _ink(stage, chance.choice(TILES), row.depth)
    left, top, right, wide = area.left(), area.top(), area.right(), area.width()
    high = wide * chance.uniform(0.35, 0.6)
    shades = [wall, dark(wall, 0.16)] if stage.sun[0] < 0.5 else [dark(wall, 0.16), wall]
    canvas.drawRect(area, paint(shader=across(left, right, shades)))
    over = wide * 0.06
    if chance.random() < 0.6:
        roof = [(left - over, top), (area.centerX(), top - high), (right + over, top)]
    else:
        roof = [
            (left - over, top),
            (left + wide * 0.14, top - high * 0.8),
            (right - wide * 0.14, top - high * 0.8),
            (right + over, top),
        ]
        at = left + wide * 0.62
        canvas.drawRect(box(at, top - high * 1.05, at + wide * 0.1, top), paint(dark(tile, 0.2)))
    canvas.drawPath(polygon(roof), paint(tile))
    _panes(stage, canvas, area, wall, row, chance)


def _panes(
    stage: Stage,
    canvas: skia.Canvas,
    area: skia.Rect,
    wall: Colour,
    row: Row,
    chance: random.Random,
) -> None:
    """Two or three windows a floor, some of them lit when it is dim."""
    dim = stage.light.night or stage.spec.time in ("sunset", "storm", "dusk", "overcast")
    columns = 2 if area.width() < 0.12 * stage.unit else 3
    cell = area.width() / columns
    floors = max(1, int((row.foot * stage.height - area.top()) / (cell * 1.25)))
    for i in range(columns):
        for j in range(floors):
            lit = dim and chance.random() < 0.4
            ink = mix(chance.choice(PANES), wall, 0.25) if lit else dark(wall, 0.42)
            x, y = area.left() + cell * (i + 0.32), area.top() + cell * (0.3 + 1.2 * j)
            canvas.drawRect(box(x, y, x + cell * 0.36, y + cell * 0.55), paint(ink))


def _church(stage: Stage, canvas: skia.Canvas, area: skia.Rect, row: Row) -> None:
    """A square tower with a spire."""
    wall, tile = _ink(stage, "#cdbfa6", row.depth), _ink(stage, "#5d6f6a", row.depth)
    canvas.drawRect(area, paint(wall))
    over, high = area.width() * 0.1, area.width() * 1.5
    spire = [(area.left() - over, area.top()), (area.centerX(), area.top() - high), (area.right() + over, area.top())]  # fmt: skip
    canvas.drawPath(polygon(spire), paint(tile))
    x, y, size = area.centerX(), area.top() + area.width() * 0.6, area.width() * 0.22
    canvas.drawOval(box(x - size, y - size, x + size, y + size), paint(pale(wall, 0.4)))


def _tiled(stage: Stage) -> None:
    """The roof one stands on: rows of tiles, and a chimney at the side."""
    tile, h, u, line = dark(_ink(stage, TILES[0], 1.0), 0.12), stage.height, stage.unit, stage.line
    left, right, top = stage.bounds.left(), stage.bounds.right(), 0.9 * h
    x = stage.width * (0.93 if stage.sun[0] > 0.5 else 0.07)
    with stage.layer(0.9) as canvas:
        stack = box(x - 0.06 * u, top - 0.2 * u, x + 0.06 * u, top + 2)
        brick = dark(_ink(stage, "#b5674a", 1.0), 0.15)
        canvas.drawRect(
            stack, paint(shader=across(stack.left(), stack.right(), [brick, dark(brick, 0.3)]))
        )
        canvas.drawRect(
            box(x - 0.075 * u, top - 0.22 * u, x + 0.075 * u, top - 0.19 * u),
            paint(dark(brick, 0.25)),
        )
        canvas.drawRect(
            box(left, top, right, stage.low),
            paint(shader=down(top, stage.frame_height, [pale(tile, 0.1), dark(tile, 0.35)])),
        )
        for k in range(5):
            y = top + (0.012 + 0.03 * k) * h
            canvas.drawLine(left, y, right, y, paint(dark(tile, 0.4), 0.5, stroke=2 * line))
            for n in range(-1, 26):
                at = left + (n + 0.5 * (k % 2)) * 0.09 * u
                canvas.drawLine(
                    at, y, at, y + 0.03 * h, paint(dark(tile, 0.4), 0.35, stroke=1.6 * line)
                )


def cobbles(canvas: skia.Canvas, stage: Stage, top: float, ink: Colour) -> None:
    """Rows of rounded stones on a road, smaller the farther away; `top` is the road's far edge in px."""
    chance = stage.chance("cobbles")
    low = stage.bounds.bottom()
    for k in range(1, 15):
        near = (k / 14) ** 1.8
        y, wide = top + near * (low - top), (0.012 + 0.075 * near) * stage.unit
        x = stage.bounds.left() + (k % 2) * wide * 0.5
        while x < stage.bounds.right():
            tone = mix(ink, "#ffffff", 0.05 + 0.07 * chance.random())
            stone = box(x + wide * 0.06, y - wide * 0.3, x + wide * 0.94, y)
            canvas.drawRoundRect(stone, wide * 0.16, wide * 0.12, paint(tone, 0.55))
            x += wide
