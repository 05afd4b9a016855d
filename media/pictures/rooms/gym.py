"""Furniture of a gym: wall bars, a rack of weights."""

import skia

from media.pictures.ink import box, dark, paint, pale
from media.pictures.rooms.kit import Room


def wall_bars(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """Three frames of wooden rungs, with a bench before them."""
    wood, line = room.tone("#c98f52", 0.1), room.line
    top, field = area.top() + area.height() * 0.12, area.width() / 3
    for k in range(3):
        left, right = area.left() + k * field, area.left() + (k + 0.92) * field
        for x in (left, right - 9 * line):
            canvas.drawRect(box(x, top, x + 9 * line, area.bottom()), paint(dark(wood, 0.25)))
        rung = top + 14 * line
        while rung < area.bottom() - 10 * line:
            canvas.drawLine(left, rung, right, rung, paint(wood, stroke=7 * line))
            rung += 24 * line
    seat = area.bottom() - 46 * line
    canvas.drawRect(box(area.left(), seat, area.right(), seat + 12 * line), paint(pale(wood, 0.15)))
    for x in (area.left() + 30 * line, area.right() - 44 * line):
        leg = box(x, seat + 12 * line, x + 14 * line, area.bottom() + 10 * line)
        canvas.drawRect(leg, paint(dark(wood, 0.4)))


def weights(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """Dumb-bells on a rack of two shelves, a ball beside it."""
    iron, line = room.tone("#2f343d", 0.1), room.line
    for part in (0.62, 0.84):
        y = area.top() + area.height() * part
        canvas.drawRect(box(area.left(), y, area.right(), y + 8 * line), paint(iron))
        x = area.left() + 14 * line
        while x < area.right() - 40 * line:
            canvas.drawLine(
                x, y - 12 * line, x + 30 * line, y - 12 * line, paint(iron, stroke=6 * line)
            )
            for end in (x, x + 30 * line):
                disc = box(end - 6 * line, y - 24 * line, end + 6 * line, y)
                canvas.drawRoundRect(disc, 3, 3, paint(room.tone("#4f74a8", 0.1)))
            x += 58 * line
    for x in (area.left(), area.right() - 8 * line):
        post = box(x, area.top() + area.height() * 0.55, x + 8 * line, area.bottom())
        canvas.drawRect(post, paint(dark(iron, 0.3)))
