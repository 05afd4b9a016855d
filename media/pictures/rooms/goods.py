"""What shops sell: shelves and buckets of goods, and the chairs of a barber."""

import random

import skia

from media.pictures.ink import Ink, across, box, dark, down, glow, paint, pale, polygon
from media.pictures.rooms.kit import Room
from media.pictures.spec.trades import trades
from media.pictures.sprites import sprite


def shelf_of(
    canvas: skia.Canvas,
    board: tuple[float, float, float],
    size: float,
    goods: tuple[str, ...],
    chance: random.Random,
) -> None:
    """A row of goods, a few of a kind together; `board` is left, right and y."""
    left, right, y = board
    x = left
    kinds = chance.sample(goods, len(goods))
    k = 0
    while x < right - size * 0.6:
        picture = sprite(kinds[k // 3 % len(kinds)], max(8, round(size)))
        k += 1
        if picture is None:
            return
        canvas.drawImage(picture, x, y - picture.height())
        x += picture.width() + size * 0.12


def bucket(canvas: skia.Canvas, at: tuple[float, float], size: float, icon: str, ink: Ink) -> None:
    """A tub with three of a kind in it; `at` is the middle of its foot, `size` its width."""
    x, y = at
    half, tall = size * 0.5, size * 0.72
    canvas.drawOval(
        box(x - half, y - tall * 0.1, x + half, y + tall * 0.12),
        paint("#000", 0.3, blur=size * 0.05),
    )
    picture = sprite(icon, max(8, round(size * 0.86)))
    for side, up in ((-0.3, 0.6), (0.3, 0.6), (0.0, 0.75)):
        if picture is None:
            break
        left = x + side * size - picture.width() / 2
        canvas.drawImage(picture, left, y - up * tall - picture.height() * 0.9)
    tub = [(x - half, y - tall), (x + half, y - tall), (x + half * 0.74, y), (x - half * 0.74, y)]
    shader = across(x - half, x + half, [dark(ink, 0.3), pale(ink, 0.2), dark(ink, 0.25)])
    canvas.drawPath(polygon(tub), paint(shader=shader))
    canvas.drawRect(
        box(x - half * 1.06, y - tall * 1.05, x + half * 1.06, y - tall * 0.9),
        paint(pale(ink, 0.1)),
    )


def goods_rack(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """Wooden shelves full of what the shop of the shot sells."""
    line, low = room.line, area.bottom() + 16 * room.line
    top = area.top() + area.height() * 0.12
    wood = room.tone("#8a5f3c", 0.12)
    goods = trades()[room.stage.spec.trade].goods
    canvas.drawRect(
        box(area.left(), top, area.right(), low),
        paint(shader=down(top, low, [dark(wood, 0.28), dark(wood, 0.45)])),
    )
    rows = 4
    step = (low - top) / rows
    for row in range(rows):
        y = top + (row + 1) * step
        board = (area.left() + 14 * line, area.right() - 12 * line, y - 8 * line)
        shelf_of(canvas, board, step * 0.62, goods, room.chance)
        canvas.drawRect(box(area.left(), y - 8 * line, area.right(), y), paint(wood))
        glow(canvas, (area.centerX(), y - step * 0.6), area.width() * 0.6, "#ffd89a", 0.06)
    for x in (area.left(), area.right() - 10 * line):
        canvas.drawRect(box(x, top, x + 10 * line, low), paint(pale(wood, 0.06)))


def flower_buckets(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """Two rows of zinc buckets with cut flowers on a stand, one above the other."""
    goods = trades()[room.stage.spec.trade].goods
    size = min(area.width() / 3.2, area.height() * 0.3)
    zinc = room.tone("#a3afb4", 0.15)
    wood = room.tone("#7a5234", 0.12)
    count = max(2, int(area.width() / (size * 1.15)))
    kinds = room.chance.sample(goods, len(goods))
    for row, up in enumerate((0.5, 0.0)):
        y = area.bottom() + 14 * room.line - up * area.height() * 0.62
        if up:
            canvas.drawRect(
                box(area.left(), y, area.right(), area.bottom() + 8 * room.line), paint(wood)
            )
        for k in range(count):
            x = area.left() + area.width() * (k + 0.5) / count
            bucket(canvas, (x, y), size, kinds[(k + row * count) % len(kinds)], zinc)


def barber_chairs(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """Mirrors with lamps, a shelf of bottles, and a chair before each."""
    line, step = room.line, area.width() / 2
    for k in range(2):
        x = area.left() + (k + 0.5) * step
        half = step * 0.32
        top, low = area.top() + area.height() * 0.16, area.top() + area.height() * 0.56
        canvas.drawRoundRect(
            box(x - half - 7 * line, top - 7 * line, x + half + 7 * line, low + 7 * line),
            8,
            8,
            paint(room.tone("#6b4630", 0.1)),
        )
        inks = [pale(room.wall, 0.45), pale(room.wall, 0.15)]
        canvas.drawRoundRect(
            box(x - half, top, x + half, low), 5, 5, paint(shader=down(top, low, inks))
        )
        glow(canvas, (x, top), half * 1.3, "#ffe2a8", 0.35)
        board = (x - half, x + half, low + 26 * line)
        shelf_of(canvas, board, 24 * line, ("lotion-bottle", "scissors", "soap"), room.chance)
        canvas.drawRect(
            box(x - half - 8 * line, low + 26 * line, x + half + 8 * line, low + 33 * line),
            paint(room.tone("#e6d7bd", 0.2)),
        )
        _chair(room, canvas, (x, area.bottom() + 26 * line), area.height() * 0.42)


def _chair(room: Room, canvas: skia.Canvas, at: tuple[float, float], tall: float) -> None:
    """A chair seen from behind, on a chrome foot."""
    x, y = at
    half, leather = tall * 0.3, room.tone("#8f2f2b", 0.1)
    chrome = across(x - half, x + half, ["#6f7a82", "#e8eef2", "#6f7a82"])
    canvas.drawRect(box(x - half * 0.16, y - tall * 0.4, x + half * 0.16, y), paint(shader=chrome))
    canvas.drawOval(
        box(x - half * 0.8, y - tall * 0.05, x + half * 0.8, y + tall * 0.05), paint(shader=chrome)
    )
    shade = across(
        x - half, x + half, [dark(leather, 0.35), pale(leather, 0.12), dark(leather, 0.35)]
    )
    canvas.drawRoundRect(
        box(x - half * 1.15, y - tall * 0.5, x + half * 1.15, y - tall * 0.34),
        6,
        6,
        paint(shader=shade),
    )
    canvas.drawRoundRect(
        box(x - half, y - tall, x + half, y - tall * 0.4),
        half * 0.3,
        half * 0.3,
        paint(shader=shade),
    )
    canvas.drawRoundRect(
        box(x - half * 0.5, y - tall * 1.2, x + half * 0.5, y - tall * 1.02),
        8,
        8,
        paint(shader=shade),
    )
