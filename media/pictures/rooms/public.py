"""Furniture of public rooms: bookcases, bars, shops, wards, stages."""

from collections.abc import Callable

import skia

from media.pictures.ink import across, box, dark, down, glow, mix, paint, pale, round_shade
from media.pictures.rooms.home import bed
from media.pictures.rooms.kit import WOOD, Piece, Room, boards, books, jars, monitor


def bookcase(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """Shelves of books from floor to ceiling."""
    canvas.drawRect(area, paint(dark(room.tone("#2e1c12"), 0.15)))
    rows = boards(area, max(4, round(area.height() / (95 * room.line))))
    for y in rows:
        books(
            room,
            canvas,
            area.left() + 6 * room.line,
            area.right() - 6 * room.line,
            (y - 7 * room.line, rows[1] - rows[0] - 12 * room.line),
        )
    count = max(1, round(area.width() / (230 * room.line)))
    for k in range(count + 1):
        x = area.left() + area.width() * k / count
        canvas.drawRect(
            box(x - 4 * room.line, area.top(), x + 4 * room.line, area.bottom()),
            paint(room.tone(WOOD)),
        )


def half_shelf(
    row: Callable[[Room, skia.Canvas, float, float, tuple[float, float]], None],
) -> Piece:
    """A piece of two wall shelves with a row of things on each."""

    def draw(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
        tall = area.height() * 0.22
        for part in (0.28, 0.52):
            row(room, canvas, area.left(), area.right(), (area.top() + area.height() * part, tall))

    return draw


def counter(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """A bar with a wooden front, shelves of jars above it."""
    for part in (0.16, 0.36):
        jars(
            room,
            canvas,
            area.left() + area.width() * 0.06,
            area.right() - area.width() * 0.04,
            (area.top() + area.height() * part, area.height() * 0.17),
        )
    top = area.top() + area.height() * 0.66
    inks = [room.tone("#8a5a38"), room.tone("#3c2416")]
    canvas.drawRect(
        box(area.left(), top, area.right(), area.bottom() + 26 * room.line),
        paint(shader=down(top, area.bottom(), inks)),
    )
    for k in range(int(area.width() / (70 * room.line))):
        x = area.left() + k * 70 * room.line
        canvas.drawRect(
            box(x, top, x + 2 * room.line, area.bottom() + 26 * room.line), paint("#000", 0.18)
        )
    canvas.drawRect(
        box(
            area.left() - 8 * room.line,
            top - 12 * room.line,
            area.right() + 8 * room.line,
            top + 4 * room.line,
        ),
        paint(room.tone("#d9b98a", 0.3)),
    )


def hospital_bed(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """A white bed, a drip and a monitor."""
    line = room.line
    bed(room, canvas, area)
    x = area.right() + 8 * line
    canvas.drawLine(
        x,
        area.top() + area.height() * 0.25,
        x,
        area.bottom() + 10 * line,
        paint("#b5c0c8", stroke=4 * line),
    )
    canvas.drawRoundRect(
        box(
            x - 16 * line,
            area.top() + area.height() * 0.26,
            x + 16 * line,
            area.top() + area.height() * 0.26 + 50 * line,
        ),
        6,
        6,
        paint("#dff3ff", 0.7),
    )
    top = area.top() + area.height() * 0.3
    monitor(
        room, canvas, box(area.left() + 20 * line, top, area.left() + 160 * line, top + 84 * line)
    )


def shop_shelves(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """Shelves full of packed goods."""
    line, chance = room.line, room.chance
    canvas.drawRect(area, paint(room.tone("#e9e4da", 0.35)))
    rows = boards(area, 5)
    for y in rows:
        canvas.drawRect(
            box(area.left(), y - 8 * line, area.right(), y), paint(room.tone("#b9b2a4"))
        )
        x = area.left() + 6 * line
        while x < area.right() - 30 * line:
            wide, tall = (
                chance.uniform(20, 40) * line,
                (rows[1] - rows[0]) * chance.uniform(0.45, 0.78),
            )
            ink = room.tone(
                chance.choice(("#c2402f", "#2f6f7a", "#d9a13a", "#5a3a6a", "#3f7a4a", "#e8e2d6")),
                0.1,
            )
            canvas.drawRoundRect(
                box(x, y - 8 * line - tall, x + wide, y - 8 * line),
                3,
                3,
                paint(shader=round_shade(x, x + wide, ink)),
            )
            canvas.drawRect(
                box(
                    x + 4 * line,
                    y - 8 * line - tall * 0.6,
                    x + wide - 4 * line,
                    y - 8 * line - tall * 0.35,
                ),
                paint("#ffffff", 0.55),
            )
            x += wide + 4 * line


def curtains(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """The red curtains of a theatre, and a cone of light."""
    line = room.line
    ink = room.tone("#8f1f2b", 0.05)
    half = area.width() * 0.24
    for side in (-1, 1):
        edge = area.left() - 40 * line if side < 0 else area.right() + 40 * line
        for k in range(7):
            x0, x1 = edge - side * half * k / 7, edge - side * half * (k + 1) / 7
            shade = across(
                min(x0, x1), max(x0, x1), [dark(ink, 0.45), pale(ink, 0.08), dark(ink, 0.45)]
            )
            canvas.drawRect(
                box(min(x0, x1), area.top() - 60 * line, max(x0, x1), area.bottom() + 12 * line),
                paint(shader=shade),
            )
    for k in range(9):
        x = area.left() + area.width() * k / 8
        canvas.drawCircle(
            x, area.top() - 40 * line, area.width() * 0.075, paint(mix(ink, "#d4a437", 0.08))
        )
    canvas.drawRect(
        box(
            area.left() - 60 * line,
            area.top() - 90 * line,
            area.right() + 60 * line,
            area.top() - 30 * line,
        ),
        paint(dark(ink, 0.2)),
    )


def lens(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """The great lamp of a lighthouse: rings of glass around a light, on an iron stand."""
    line, x = room.line, area.centerX()
    low, top = area.bottom() - 8 * line, area.top() + area.height() * 0.12
    half, foot = area.width() * 0.42, area.bottom() - area.height() * 0.24
    iron = room.tone("#2b313c", 0.1)
    canvas.drawRect(box(x - half * 0.5, foot, x + half * 0.5, low + 30 * line), paint(iron))
    canvas.drawRect(
        box(x - half * 1.1, foot, x + half * 1.1, foot + 12 * line), paint(pale(iron, 0.15))
    )
    glass = skia.RRect.MakeRectXY(box(x - half, top, x + half, foot), half * 0.7, half * 0.7)
    inks = ["#9fb7b0", "#f6f0cf", "#fff7d6", "#f1e4b0", "#8fa9a3"]
    canvas.drawRRect(glass, paint(shader=across(x - half, x + half, inks)))
    canvas.save()
    canvas.clipRRect(glass, skia.ClipOp.kIntersect, True)
    for k in range(1, 9):
        y = top + (foot - top) * k / 9
        canvas.drawLine(x - half, y, x + half, y, paint("#6f8a86", 0.55, stroke=2.4 * line))
    for k in (-0.5, 0.0, 0.5):
        canvas.drawLine(
            x + half * k, top, x + half * k, foot, paint("#6f8a86", 0.4, stroke=2 * line)
        )
    canvas.restore()
    canvas.drawRRect(glass, paint(iron, stroke=5 * line))
    glow(canvas, (x, (top + foot) / 2), half * 2.6, "#ffe9a8", 0.55)


def train_seats(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """The backs of a row of upholstered seats below the windows of a train."""
    line, cloth = room.line, room.tone("#7a2f35", 0.12)
    wide = 190 * line
    top = area.top() + area.height() * 0.62
    for k in range(int(area.width() / wide) + 1):
        left = area.left() + k * wide
        seat = skia.RRect.MakeRectXY(
            box(left + 7 * line, top, left + wide - 7 * line, area.bottom() + 40 * line),
            24 * line,
            24 * line,
        )
        shade = [pale(cloth, 0.12), cloth, dark(cloth, 0.4)]
        canvas.drawRRect(seat, paint(shader=down(top, area.bottom() + 40 * line, shade)))
        rest = box(left + wide * 0.28, top - 14 * line, left + wide * 0.72, top + 26 * line)
        canvas.drawRoundRect(rest, 10 * line, 10 * line, paint(room.tone("#e6dcc8", 0.2)))
