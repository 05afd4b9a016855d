"""Furniture of a home: kitchen, bed, sofa, fireplace, pictures, plants."""

import skia

from media.pictures.ink import box, curve, dark, down, glow, paint, pale, polygon, round_shade
from media.pictures.rooms.kit import Room, jars


def kitchen_row(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """Upper cupboards, a tiled wall, a stove and a worktop."""
    line, top = room.line, area.top() + area.height() * 0.6
    _tiles(room, canvas, box(area.left(), area.top() + area.height() * 0.3, area.right(), top))
    _cupboards(room, canvas, area)
    _stove(
        room,
        canvas,
        box(
            area.left() + area.width() * 0.55,
            top,
            area.left() + area.width() * 0.55 + 130 * line,
            area.bottom() + 20 * line,
        ),
    )
    canvas.drawRect(
        box(area.left() - 4 * line, top - 10 * line, area.right() + 4 * line, top + 4 * line),
        paint(room.tone("#e6d7bd", 0.2)),
    )
    _pot(room, canvas, area.left() + area.width() * 0.55 + 60 * line, top - 10 * line)
    jars(
        room,
        canvas,
        area.left() + 20 * line,
        area.left() + area.width() * 0.32,
        (top - 10 * line, 90 * line),
    )


def _cupboards(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    line, top = room.line, area.top() + area.height() * 0.6
    cupboard = room.tone("#5f8577", 0.15)
    count = max(2, round(area.width() / (120 * line)))
    for k in range(count):
        left, right = (
            area.left() + area.width() * k / count,
            area.left() + area.width() * (k + 1) / count,
        )
        for y0, y1 in (
            (area.top(), area.top() + area.height() * 0.3),
            (top, area.bottom() + 20 * line),
        ):
            door = box(left + 2 * line, y0 + 2 * line, right - 2 * line, y1)
            canvas.drawRoundRect(
                door, 4, 4, paint(shader=down(y0, y1, [pale(cupboard, 0.08), dark(cupboard, 0.15)]))
            )
            canvas.drawRoundRect(
                box(left + 12 * line, y0 + 14 * line, right - 12 * line, y1 - 12 * line),
                3,
                3,
                paint(dark(cupboard, 0.3), 0.5, stroke=1.5 * line),
            )


def _tiles(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    tile = room.tone("#d8e2de", 0.45)
    canvas.drawRect(area, paint(tile))
    gap = paint(dark(tile, 0.3), 0.5, stroke=room.line)
    step = 26 * room.line
    for k in range(int(area.width() / step) + 1):
        x = area.left() + k * step
        canvas.drawLine(x, area.top(), x, area.bottom(), gap)
    for k in range(4):
        y = area.top() + area.height() * 0.25 * k
        canvas.drawLine(area.left(), y, area.right(), y, gap)


def _stove(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    canvas.drawRect(area, paint(room.tone("#2b2f36", 0.1)))
    glass = box(
        area.left() + 16 * room.line,
        area.top() + 40 * room.line,
        area.right() - 16 * room.line,
        area.top() + 110 * room.line,
    )
    canvas.drawRoundRect(
        glass, 6, 6, paint(shader=down(glass.top(), glass.bottom(), ["#3a2410", "#c2702a"]))
    )
    for k in range(4):
        canvas.drawCircle(
            area.left() + (24 + 26 * k) * room.line,
            area.top() + 20 * room.line,
            6 * room.line,
            paint("#c9cdd2"),
        )


def _pot(room: Room, canvas: skia.Canvas, x: float, y: float) -> None:
    line = room.line
    canvas.drawRoundRect(
        box(x - 28 * line, y - 34 * line, x + 28 * line, y),
        5,
        5,
        paint(shader=round_shade(x - 28 * line, x + 28 * line, room.tone("#b5413b", 0.1))),
    )
    canvas.drawRect(
        box(x - 33 * line, y - 38 * line, x + 33 * line, y - 33 * line), paint(room.tone("#3a2a26"))
    )


def bed(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """A bed with a headboard, pillow and blanket."""
    line, top = room.line, area.top() + area.height() * 0.68
    canvas.drawRoundRect(
        box(area.left(), top - 90 * line, area.left() + 26 * line, area.bottom() + 20 * line),
        8,
        8,
        paint(room.tone("#6b4630")),
    )
    blanket = room.tone(room.chance.choice(("#5a78a8", "#a8564a", "#6a8f6f", "#8a6aa0")), 0.1)
    canvas.drawRoundRect(
        box(area.left() + 18 * line, top, area.right(), area.bottom() + 6 * line),
        14,
        14,
        paint(shader=down(top, area.bottom(), [pale(blanket, 0.18), dark(blanket, 0.25)])),
    )
    canvas.drawRoundRect(
        box(area.left() + 22 * line, top - 22 * line, area.left() + 110 * line, top + 16 * line),
        16,
        16,
        paint(room.tone("#f3efe6", 0.1)),
    )
    for k in range(4):
        x = area.left() + area.width() * (0.4 + 0.15 * k)
        canvas.drawLine(
            x,
            top + 6 * line,
            x - 16 * line,
            area.bottom(),
            paint(dark(blanket, 0.3), 0.4, stroke=2.5 * line),
        )
    canvas.drawRect(
        box(
            area.right() - 14 * line,
            area.bottom() - 4 * line,
            area.right(),
            area.bottom() + 22 * line,
        ),
        paint(room.tone("#6b4630")),
    )


def sofa(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """A sofa with cushions and a floor lamp beside it."""
    line = room.line
    ink = room.tone(room.chance.choice(("#4f7a7a", "#a3604a", "#6a6f9a", "#7a8a5a")), 0.1)
    top = area.top() + area.height() * 0.64
    left, right, low = area.left(), area.right(), area.bottom() + 14 * line
    canvas.drawRoundRect(
        box(left, top, right, low - 10 * line),
        18,
        18,
        paint(shader=down(top, low, [pale(ink, 0.1), dark(ink, 0.2)])),
    )
    canvas.drawRoundRect(
        box(left + 20 * line, top + 60 * line, right - 20 * line, low - 14 * line),
        12,
        12,
        paint(pale(ink, 0.08)),
    )
    for x in (left - 10 * line, right - 26 * line):
        canvas.drawRoundRect(
            box(x, top + 34 * line, x + 36 * line, low), 14, 14, paint(dark(ink, 0.12))
        )
    for k, cushion in enumerate(("#d9a13a", "#e8e2d6")):
        x = left + area.width() * (0.25 + 0.35 * k)
        canvas.drawRoundRect(
            box(x, top + 22 * line, x + 62 * line, top + 74 * line),
            10,
            10,
            paint(room.tone(cushion, 0.1)),
        )
    _floor_lamp(room, canvas, right + 46 * line, area)


def _floor_lamp(room: Room, canvas: skia.Canvas, x: float, area: skia.Rect) -> None:
    line, low = room.line, area.bottom() + 14 * room.line
    canvas.drawLine(
        x, area.top() + area.height() * 0.4, x, low, paint(room.tone("#2b2622"), stroke=5 * line)
    )
    shade = [
        (x - 34 * line, area.top() + area.height() * 0.42),
        (x - 20 * line, area.top() + area.height() * 0.28),
        (x + 20 * line, area.top() + area.height() * 0.28),
        (x + 34 * line, area.top() + area.height() * 0.42),
    ]
    canvas.drawPath(polygon(shade), paint("#ffe3a8"))
    glow(canvas, (x, area.top() + area.height() * 0.36), 220 * line, "#ffcf8a", 0.42)


def fireplace(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """A brick chimney with a fire."""
    line = room.line
    brick = room.tone("#8f4f3c", 0.15)
    canvas.drawRect(area, paint(brick))
    for k in range(int(area.height() / (20 * line))):
        y = area.top() + k * 20 * line
        canvas.drawLine(
            area.left(), y, area.right(), y, paint(dark(brick, 0.35), 0.6, stroke=2 * line)
        )
    mouth = box(
        area.left() + area.width() * 0.18,
        area.bottom() - area.height() * 0.34,
        area.right() - area.width() * 0.18,
        area.bottom(),
    )
    canvas.drawRoundRect(mouth, 20, 20, paint("#120a08"))
    for wide, ink, tall in ((0.3, "#ff6a2a", 0.26), (0.2, "#ffa53c", 0.2), (0.1, "#fff0b0", 0.12)):
        half, high = wide * mouth.width(), tall * area.height()
        x, y = mouth.centerX(), mouth.bottom()
        flame = [
            (x - half, y),
            (x - half * 0.8, y - high * 0.5),
            (x, y - high),
            (x + half * 0.8, y - high * 0.5),
            (x + half, y),
        ]
        canvas.drawPath(curve(flame, True), paint(ink, 0.95, blur=2 * line))
    glow(canvas, (mouth.centerX(), mouth.centerY()), 260 * line, "#ff9a4a", 0.5)
    canvas.drawRect(
        box(
            area.left() - 14 * line,
            mouth.top() - 34 * line,
            area.right() + 14 * line,
            mouth.top() - 20 * line,
        ),
        paint(room.tone("#5a3a22")),
    )
