"""A street seen along its length, with shops; as a market also stalls of goods and lanterns."""

import random
from dataclasses import dataclass

import skia

from media.pictures.city import NEON, Skyline, neon_board, skyline
from media.pictures.ink import (
    Colour,
    Point,
    argb,
    box,
    dark,
    down,
    glow,
    linear,
    mix,
    paint,
    polygon,
)
from media.pictures.layers import Effect
from media.pictures.oldtown import PLASTER, TILES, cobbles, has_towers, is_old, roofs
from media.pictures.oldtown import Row as RoofRow
from media.pictures.sky import sky
from media.pictures.stage import Stage
from media.pictures.terrain import mist

WALLS = ("#b5674a", "#c98f5a", "#8a5a4a", "#d9b98a", "#7a6a5a", "#6f7f86")
NEON_WALLS = ("#1b1638", "#261a4a", "#14122b")
SHOPS = ("#ffd98a", "#ffb45c", "#ffe9b8")
AWNINGS = ("#c2402f", "#2f6f7a", "#d9a13a", "#5a3a6a", "#3f7a4a")
GOODS = ("#e8743a", "#f0b93a", "#c23a31", "#8fae3a", "#7a3a5a", "#d9c9a8")
HORIZON = 0.57


@dataclass(frozen=True)
class House:
    """One house of a row: which side, from which to which nearness, its height and ink."""

    side: int
    near0: float
    near1: float
    tall: float
    ink: Colour


class Row:
    """The geometry of the street: places by nearness (0 far, 1 at the frame) and height."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.market = stage.spec.setting == "market"
        self.lit = stage.light.night or stage.spec.time in ("storm", "sunset", "overcast")
        self.neon = stage.spec.style == "neon"
        self.old = is_old(stage.spec)
        self.middle = (stage.width * 0.5, stage.height * (HORIZON + 0.005))
        self.half = stage.width * (0.78 if stage.width >= stage.height else 1.05)
        self.up = min(stage.height, stage.width * 1.5)

    def at(self, house: House, near: float, up: float) -> Point:
        """The point of a house's wall at a nearness and a height above the eye."""
        x, y = self.middle
        return (x + house.side * near * self.half, y - up * near * self.up)


def street(stage: Stage) -> None:
    """Houses on both sides, a road, shops, lamps."""
    stage.horizon = 0.6
    sky(stage, 0.35)
    row = Row(stage)
    if has_towers(stage.spec):
        far = Skyline(0.62, 0.12, "street", (0.12, 0.34), (0.04, 0.1), 0.4 if row.lit else 0.1)
        skyline(stage, far)
    else:
        roofs(stage, RoofRow(0.62, 0.12, "street", (0.07, 0.13), (0.05, 0.09)))
    mist(stage, 0.58, 0.15, 0.6)
    chance = stage.chance("street")
    with stage.layer(0.5) as canvas:
        _road(row, canvas)
        for side in (-1, 1):
            near = 0.16
            for _ in range(6):
                house = _house(row, side, near, chance)
                _wall(row, canvas, house, chance)
                _shop(row, canvas, house, chance)
                near = house.near1
        if row.market or row.lit:
            _lantern_lines(row, canvas, chance)
    if row.market:
        _lantern_glow(row)
    stage.ground = 0.94


def _house(row: Row, side: int, near: float, chance: random.Random) -> House:
    light = row.stage.light
    far = near * 1.62
    wall = chance.choice(NEON_WALLS if row.neon else PLASTER if row.old else WALLS)
    ink = mix(
        mix(wall, light.ambient, light.strength * 0.85), light.haze, max(0.0, 0.75 - far * 1.1)
    )
    ink = mix(ink, "#05060c", 0.1 + (0.18 if row.lit else 0.0))
    tall = chance.uniform(1.6, 2.5)
    return House(side, near, far, 0.55 * tall if row.old else tall, ink)


def _road(row: Row, canvas: skia.Canvas) -> None:
    stage = row.stage
    light = stage.light
    left, right, low = stage.bounds.left(), stage.bounds.right(), stage.bounds.bottom()
    base = "#8a6f52" if row.market and not row.neon else "#6d655c" if row.old else "#343a46"
    ink = mix(mix(base, light.haze, 0.15), light.ambient, light.strength * 0.45)
    inks = [mix(ink, light.haze, 0.6), ink, dark(ink, 0.5)]
    top = row.middle[1]
    canvas.drawRect(
        box(left, top, right, low), paint(shader=down(top, stage.height, inks, [0, 0.4, 1]))
    )
    if row.old and not row.market:
        cobbles(canvas, stage, top, ink)
    for k in range(0 if row.old and not row.market else 9):
        t = (k / 9) ** 1.9
        y = top + t * (stage.frame_height - top) * 1.05
        thick = (2 + 9 * t) * stage.line
        if row.market:
            canvas.drawLine(
                left, y, right, y, paint(dark(ink, 0.5), 0.25, stroke=max(1, thick * 0.4))
            )
        else:
            long = (6 + 60 * t) * stage.line
            canvas.drawLine(
                row.middle[0],
                y,
                row.middle[0],
                y + long,
                paint("#e8e4d4", 0.35, stroke=thick * 0.6),
            )
    if "rain" in stage.spec.weather or (row.lit and row.neon):
        _wet(row, canvas)


def _wet(row: Row, canvas: skia.Canvas) -> None:
    """Long reflections of the lights on a wet road."""
    stage, chance = row.stage, row.stage.chance("wet")
    inks = NEON if row.neon else SHOPS
    for _ in range(26):
        x = chance.uniform(0, 1) * stage.width
        y = row.middle[1] + chance.random() * (stage.frame_height - row.middle[1])
        tall = chance.uniform(0.05, 0.2) * stage.unit
        ink = chance.choice(inks)
        shader = down(y, y + tall, [argb(ink, 0), argb(ink, 0.3), argb(ink, 0)])
        wide = chance.uniform(3, 14) * stage.line
        canvas.drawRect(
            box(x - wide, y, x + wide, y + tall), paint(shader=shader, blur=3 * stage.line)
        )


def _wall(row: Row, canvas: skia.Canvas, house: House, chance: random.Random) -> None:
    corners = [
        row.at(house, n, u)
        for n, u in (
            (house.near0, -0.55),
            (house.near0, house.tall),
            (house.near1, house.tall),
            (house.near1, -0.55),
        )
    ]
    inks = [mix(house.ink, row.stage.light.rim, 0.12), dark(house.ink, 0.25)]
    if row.old:
        _gable(row, canvas, house, chance)
    canvas.drawPath(polygon(corners), paint(shader=linear(corners[0], corners[3], inks)))
    shops = NEON if row.neon else SHOPS
    step = house.near1 - house.near0
    for i in range(3):
        for j in range(5):
            low = 0.45 + j * 0.36
            if low + 0.3 > house.tall:
                continue
            a, b = house.near0 + step * (i + 0.25) / 3, house.near0 + step * (i + 0.75) / 3
            pane = [
                row.at(house, n, u) for n, u in ((a, low), (a, low + 0.2), (b, low + 0.2), (b, low))
            ]
            lit = row.lit and chance.random() < 0.45
            ink = chance.choice(shops) if lit else mix(house.ink, "#0a0f1a", 0.45)
            canvas.drawPath(polygon(pane), paint(ink, 0.95))


def _gable(row: Row, canvas: skia.Canvas, house: House, chance: random.Random) -> None:
    """The gable of an old house, with its tiled edge and a round window."""
    light = row.stage.light
    tile = mix(mix(chance.choice(TILES), light.ambient, light.strength * 0.8), house.ink, 0.25)
    middle, high = (house.near0 + house.near1) / 2, house.tall + chance.uniform(0.35, 0.5)
    corners = [row.at(house, n, u) for n, u in ((house.near0, house.tall), (middle, high), (house.near1, house.tall))]  # fmt: skip
    canvas.drawPath(polygon(corners), paint(mix(house.ink, light.rim, 0.08)))
    edge = max(2.0, house.near1 * 26 * row.stage.line)
    canvas.drawPath(polygon(corners, False), paint(tile, stroke=edge))
    x, y = row.at(house, middle, house.tall + 0.12)
    size = middle * row.up * 0.05
    canvas.drawCircle(x, y, size, paint(mix(house.ink, "#0a0f1a", 0.45)))


def _shop(row: Row, canvas: skia.Canvas, house: House, chance: random.Random) -> None:
    step = house.near1 - house.near0
    a, b = house.near0 + step * 0.12, house.near0 + step * 0.88
    ink = chance.choice(NEON if row.neon else SHOPS)
    window = [row.at(house, n, u) for n, u in ((a, -0.5), (a, 0.12), (b, 0.12), (b, -0.5))]
    canvas.drawPath(polygon(window), paint(mix(ink, house.ink, 0.15 if row.lit else 0.7)))
    if row.market and not row.neon:
        _goods(row, canvas, house, (a, b), chance)
    _awning(row, canvas, house, (a, b), chance)
    if row.lit:
        spot = row.at(house, (a + b) / 2, -0.1)
        glow(canvas, spot, house.near1 * row.up * 0.75, ink, 0.34)
    if row.neon and chance.random() < 0.8:
        x, y = row.at(house, (a + b) / 2, 0.75)
        x -= house.side * house.near1 * row.half * 0.06
        tall, wide = house.near1 * row.up * 0.42, house.near1 * row.half * 0.055
        board = box(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)
        neon_board(canvas, board, chance.choice(NEON), chance, row.stage.line)


def _goods(row: Row, canvas: skia.Canvas, house: House, span: Point, chance: random.Random) -> None:
    a, b = span
    light = row.stage.light
    for shelf in range(3):
        for k in range(9):
            near = a + (b - a) * (k + 0.5) / 9
            x, y = row.at(house, near, -0.47 + shelf * 0.11)
            size = near * row.up * 0.03
            ink = mix(chance.choice(GOODS), light.ambient, light.strength * 0.5)
            canvas.drawCircle(x, y, size, paint(ink))
            canvas.drawCircle(
                x + size * 0.25, y - size * 0.3, size * 0.4, paint(mix(ink, "#fff", 0.35))
            )
        ends = row.at(house, a, -0.5 + shelf * 0.11), row.at(house, b, -0.5 + shelf * 0.11)
        brush = paint(
            mix("#4a2c1a", house.ink, 0.2), stroke=max(2, house.near1 * 9 * row.stage.line)
        )
        canvas.drawLine(*ends[0], *ends[1], brush)


def _awning(
    row: Row, canvas: skia.Canvas, house: House, span: Point, chance: random.Random
) -> None:
    a, b = span
    light = row.stage.light
    ink = mix(chance.choice(AWNINGS), light.ambient, light.strength * 0.7)
    for i in range(6):
        u, v = a + (b - a) * i / 6, a + (b - a) * (i + 1) / 6
        top0, top1 = row.at(house, u, 0.26), row.at(house, v, 0.26)
        low0, low1 = row.at(house, u, 0.05), row.at(house, v, 0.05)
        out0, out1 = house.side * u * row.half * 0.13, house.side * v * row.half * 0.13
        stripe = [top0, top1, (low1[0] - out1, low1[1]), (low0[0] - out0, low0[1])]
        canvas.drawPath(polygon(stripe), paint(ink if i % 2 == 0 else mix(ink, "#fff6e8", 0.75)))


def _lantern_spots(row: Row) -> list[tuple[float, float, float]]:
    """Lanterns on lines across the street: place and size."""
    out: list[tuple[float, float, float]] = []
    x0, y0 = row.middle
    for near in (0.3, 0.5, 0.8):
        for k in range(1, 8):
            u = k / 8
            x = x0 + (u - 0.5) * 2 * near * row.half
            y = y0 - near * row.up * (0.62 - 0.35 * (1 - (2 * u - 1) ** 2) * 0.5)
            out.append((x, y, near * 17 * row.stage.line))
    return out


def _lantern_lines(row: Row, canvas: skia.Canvas, chance: random.Random) -> None:
    if not row.market:
        return
    spots = _lantern_spots(row)
    for i in range(0, len(spots), 7):
        line = [(x, y) for x, y, _ in spots[i : i + 7]]
        canvas.drawPath(polygon(line, False), paint("#1a1412", 0.7, stroke=1.6 * row.stage.line))
    for x, y, size in spots:
        ink = chance.choice(NEON if row.neon else ("#ff9a4a", "#ffd27a", "#ff6a4a", "#ffe3a0"))
        if not row.lit:
            ink = mix(ink, "#c2402f", 0.4)
        canvas.drawOval(box(x - size * 0.8, y, x + size * 0.8, y + size * 1.9), paint(ink))
        canvas.drawRect(
            box(x - size * 0.3, y - size * 0.15, x + size * 0.3, y + size * 0.1), paint("#2a1c16")
        )


def _lantern_glow(row: Row) -> None:
    if not row.lit:
        return
    spots = _lantern_spots(row)[::2]

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for i, (x, y, size) in enumerate(spots):
            flicker = 0.85 + 0.15 * ((seconds * 1.7 + i * 0.37) % 1.0)
            canvas.drawCircle(x, y + size, size * 2.6, paint("#ffb45c", 0.2 * flicker, blur=size))

    row.stage.effect(Effect(draw, 0.5))
