"""What every piece of furniture may know, and rows of books, jars and screens."""

import random
from collections.abc import Callable
from dataclasses import dataclass

import skia

from media.pictures.ink import (
    Colour,
    Ink,
    across,
    box,
    curve,
    dark,
    glow,
    mix,
    paint,
    pale,
    round_shade,
)
from media.pictures.stage import Stage

BOOKS = ("#a3402f", "#2f5d6b", "#c99a4a", "#4a5a3a", "#6b3a5a", "#d9c9a8", "#2f3b5a", "#7a5234")


JARS = ("#e8e2d6", "#c9704a", "#6b8a7a", "#d9b25c", "#8fb0bf")


SCREEN = ("#35e0ff", "#5affa0", "#ffb45c")


WOOD = "#4a2f1e"


@dataclass(frozen=True)
class Room:
    """What a piece may know: the stage, the wall's tone, where the floor begins (px), chance."""

    stage: Stage
    wall: Colour
    floor: float
    chance: random.Random

    def tone(self, ink: Ink, part: float = 0.2) -> Colour:
        """An ink in this room's light."""
        stage = self.stage
        tone = mix(mix(ink, self.wall, part), stage.light.ambient, stage.light.strength * 0.3)
        return mix(tone, "#07080d", 0.1 + (0.16 if stage.light.night else 0.0))

    @property
    def line(self) -> float:
        """Line width of one."""
        return self.stage.line


Piece = Callable[[Room, skia.Canvas, skia.Rect], None]


def books(
    room: Room, canvas: skia.Canvas, left: float, right: float, at: tuple[float, float]
) -> None:
    """A row of books on a board: `at` is the board's y and the height above it."""
    y, tall = at
    line, chance = room.line, room.chance
    canvas.drawRect(box(left, y, right, y + 7 * line), paint(room.tone(WOOD)))
    x = left + 4 * line
    while x < right - 14 * line:
        if chance.random() < 0.08:
            x += chance.uniform(12, 30) * line
            continue
        wide, high = chance.uniform(7, 17) * line, tall * chance.uniform(0.62, 0.94)
        ink = room.tone(chance.choice(BOOKS), 0.05)
        shader = across(x, x + wide, [pale(ink, 0.12), ink, dark(ink, 0.25)])
        canvas.drawRect(box(x, y - high, x + wide, y), paint(shader=shader))
        canvas.drawRect(box(x, y - high * 0.8, x + wide, y - high * 0.74), paint("#e8d9b0", 0.45))
        x += wide + 1.5 * line


def jars(
    room: Room, canvas: skia.Canvas, left: float, right: float, at: tuple[float, float]
) -> None:
    """A row of jars and cups on a board."""
    y, tall = at
    line, chance = room.line, room.chance
    canvas.drawRect(box(left, y, right, y + 7 * line), paint(room.tone(WOOD)))
    x = left + 6 * line
    while x < right - 20 * line:
        size = tall * chance.uniform(0.16, 0.26)
        ink = room.tone(chance.choice(JARS))
        canvas.drawRoundRect(
            box(x, y - size * 2, x + size * 1.5, y),
            size * 0.4,
            size * 0.4,
            paint(shader=round_shade(x, x + size * 1.5, ink)),
        )
        x += size * 2.2


def boards(area: skia.Rect, count: int) -> list[float]:
    """Heights (px) of `count` shelves, evenly down the area."""
    return [area.top() + area.height() * (k + 1) / count for k in range(count)]


def monitor(room: Room, canvas: skia.Canvas, screen: skia.Rect) -> None:
    """A glowing screen with a line on it."""
    line, ink = room.line, room.chance.choice(SCREEN)
    canvas.drawRoundRect(screen, 6, 6, paint("#0d141d"))
    inner = box(
        screen.left() + 5 * line,
        screen.top() + 5 * line,
        screen.right() - 5 * line,
        screen.bottom() - 5 * line,
    )
    canvas.drawRoundRect(inner, 4, 4, paint(mix(ink, "#06131c", 0.8)))
    points = [
        (
            inner.left() + inner.width() * k / 14,
            inner.centerY() + room.chance.uniform(-0.3, 0.3) * inner.height(),
        )
        for k in range(15)
    ]
    canvas.drawPath(curve(points), paint(ink, 0.95, stroke=2 * line))
    glow(canvas, (screen.centerX(), screen.centerY()), screen.width() * 0.9, ink, 0.22)
