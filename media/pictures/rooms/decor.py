"""Pictures on the wall and plants."""

from collections.abc import Sequence

import skia

from media.pictures.ink import box, curve, down, paint, pale, polygon, rgb, round_shade
from media.pictures.rooms.kit import Room


def pictures(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """Framed landscapes on the wall."""
    parts: Sequence[tuple[float, float, float, float]] = (
        (0.0, 0.18, 0.36, 0.42),
        (0.42, 0.12, 0.24, 0.3),
        (0.72, 0.16, 0.28, 0.44),
    )
    for left, top, wide, tall in parts:
        frame = box(
            area.left() + area.width() * left,
            area.top() + area.height() * top,
            area.left() + area.width() * (left + wide),
            area.top() + area.height() * (top + tall),
        )
        _painting(room, canvas, frame)


def _painting(room: Room, canvas: skia.Canvas, frame: skia.Rect) -> None:
    line = room.line
    canvas.drawRect(frame, paint(room.tone("#b58a42" if room.chance.random() < 0.5 else "#3c2a1c")))
    inner = box(
        frame.left() + 8 * line,
        frame.top() + 8 * line,
        frame.right() - 8 * line,
        frame.bottom() - 8 * line,
    )
    sky = room.chance.choice(("#e8b07a", "#7fa8b8", "#c98f9a", "#d9c9a8"))
    canvas.drawRect(
        inner,
        paint(shader=down(inner.top(), inner.bottom(), [room.tone(sky), room.tone("#3f5a6b")])),
    )
    land = [
        (inner.left(), inner.bottom()),
        (inner.left(), inner.centerY() + 8 * line),
        (inner.centerX(), inner.centerY() - 8 * line),
        (inner.right(), inner.centerY() + 14 * line),
        (inner.right(), inner.bottom()),
    ]
    canvas.save()
    canvas.clipRect(inner)
    canvas.drawPath(curve(land), paint(room.tone("#2f4a3a")))
    canvas.drawCircle(
        inner.left() + inner.width() * 0.7,
        inner.top() + inner.height() * 0.3,
        7 * line,
        paint("#fff0c8", 0.8),
    )
    canvas.restore()


def plant(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """A pot with large leaves."""
    line = room.line
    x, low = area.centerX(), area.bottom() + 18 * line
    pot = [
        (x - 24 * line, low - 56 * line),
        (x + 24 * line, low - 56 * line),
        (x + 17 * line, low),
        (x - 17 * line, low),
    ]
    green = room.tone("#3f7a4a", 0.1)
    for k, lean in enumerate((-0.9, -0.5, -0.15, 0.2, 0.55, 0.9)):
        tip = (x + lean * 80 * line, low - (190 - abs(lean) * 60) * line)
        leaf = [
            (x, low - 54 * line),
            ((x + tip[0]) / 2 - 14 * line, (low - 54 * line + tip[1]) / 2),
            tip,
            ((x + tip[0]) / 2 + 14 * line, (low - 40 * line + tip[1]) / 2),
        ]
        canvas.drawPath(curve(leaf, True), paint(pale(green, 0.06 * (k % 3))))
    canvas.drawPath(
        polygon(pot),
        paint(shader=round_shade(x - 24 * line, x + 24 * line, rgb(room.tone("#b5623f", 0.1)))),
    )
