"""A bakery: a brick oven with a fire in it, and a rack of loaves."""

import skia

from media.pictures.ink import box, curve, dark, down, glow, paint, pale
from media.pictures.rooms.kit import Room
from media.pictures.sprites import sprite

BRICK, MORTAR = "#a4563f", "#6b3a2c"


def brick_oven(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """A wall of bricks with an arched mouth, fire and a stack of wood below."""
    line, low = room.line, area.bottom() + 18 * room.line
    top = area.top() + area.height() * 0.16
    wall = box(area.left(), top, area.right(), low)
    canvas.save()
    canvas.clipRect(wall, skia.ClipOp.kIntersect, True)
    canvas.drawRect(wall, paint(room.tone(MORTAR, 0.1)))
    _bricks(room, canvas, wall)
    canvas.restore()
    mouth = box(
        area.left() + area.width() * 0.2,
        area.top() + area.height() * 0.34,
        area.right() - area.width() * 0.2,
        area.top() + area.height() * 0.68,
    )
    _mouth(room, canvas, mouth)
    slab = box(
        area.left() - 10 * line,
        mouth.bottom(),
        area.right() + 10 * line,
        mouth.bottom() + 16 * line,
    )
    canvas.drawRoundRect(slab, 4, 4, paint(room.tone("#c9bda8", 0.15)))
    _wood(room, canvas, box(mouth.left(), slab.bottom() + 12 * line, mouth.right(), low - 4 * line))


def _bricks(room: Room, canvas: skia.Canvas, wall: skia.Rect) -> None:
    tall, wide = 22 * room.line, 48 * room.line
    for row in range(int(wall.height() / tall) + 1):
        y = wall.top() + row * tall
        for k in range(-1, int(wall.width() / wide) + 1):
            x = wall.left() + (k + 0.5 * (row % 2)) * wide
            ink = pale(room.tone(BRICK, 0.1), room.chance.uniform(0.0, 0.14))
            brick = box(x, y, x + wide - 3 * room.line, y + tall - 3 * room.line)
            canvas.drawRoundRect(brick, 3, 3, paint(ink))


def _arch(area: skia.Rect, wider: float) -> skia.Path:
    path = skia.Path()
    path.moveTo(area.left() - wider, area.bottom())
    path.lineTo(area.left() - wider, area.centerY())
    path.quadTo(area.left() - wider, area.top() - wider, area.centerX(), area.top() - wider)
    path.quadTo(area.right() + wider, area.top() - wider, area.right() + wider, area.centerY())
    path.lineTo(area.right() + wider, area.bottom())
    path.close()
    return path


def _mouth(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """The opening: a ring of stones, the dark, the fire and its light on the floor."""
    canvas.drawPath(_arch(area, 16 * room.line), paint(room.tone("#c9a184", 0.15)))
    dark_inside = down(area.top(), area.bottom(), ["#160c0a", "#4a1c0c"])
    canvas.drawPath(_arch(area, 0), paint(shader=dark_inside))
    canvas.save()
    canvas.clipPath(_arch(area, 0), skia.ClipOp.kIntersect, True)
    for k, (ink, high) in enumerate((("#d8541c", 0.8), ("#f29a2e", 0.58), ("#ffdf7a", 0.34))):
        for n in range(4 - k):
            x = area.left() + area.width() * (
                0.22 + 0.07 * k + (0.56 - 0.14 * k) * n / max(1, 3 - k)
            )
            tip = area.bottom() - area.height() * high * room.chance.uniform(0.75, 1.0)
            half = area.width() * (0.1 - 0.018 * k)
            flame = [(x - half, area.bottom()), (x - half * 0.5, (tip + area.bottom()) / 2), (x, tip),
                     (x + half * 0.6, (tip + area.bottom()) / 2), (x + half, area.bottom())]  # fmt: skip
            canvas.drawPath(curve(flame, True), paint(ink, 0.9))
    canvas.restore()
    glow(
        canvas,
        (area.centerX(), area.bottom() - area.height() * 0.2),
        area.width() * 1.1,
        "#ff9a3c",
        0.4,
    )


def _wood(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """Logs in an alcove, seen from their ends."""
    canvas.drawRect(area, paint(room.tone("#2a1814")))
    size = 13 * room.line
    for row in range(max(1, int(area.height() / (2 * size)))):
        for k in range(int(area.width() / (2 * size))):
            x = area.left() + size * (2 * k + 1 + row % 2 * 0.4)
            y = area.bottom() - size * (2 * row + 1)
            log = room.tone("#b98a5a", 0.1)
            canvas.drawCircle(x, y, size * 0.94, paint(dark(log, 0.4)))
            canvas.drawCircle(x, y, size * 0.74, paint(log))
            canvas.drawCircle(x, y, size * 0.34, paint(dark(log, 0.18), stroke=1.5 * room.line))


def bread_rack(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """Wooden shelves with loaves, croissants and a basket of rolls."""
    line, low = room.line, area.bottom() + 16 * room.line
    top = area.top() + area.height() * 0.2
    wood = room.tone("#8a5a34", 0.12)
    canvas.drawRect(box(area.left(), top, area.right(), low), paint(dark(wood, 0.45)))
    step = (low - top) / 4
    for row in range(4):
        y = top + (row + 1) * step
        x = area.left() + 14 * line
        while x < area.right() - 20 * line:
            icon = room.chance.choice(("bread", "baguette-bread", "croissant", "bread"))
            loaf = sprite(icon, round(step * 0.66))
            if loaf is not None:
                canvas.drawImage(loaf, x, y - loaf.height() - 5 * line)
            x += step * 0.72
        canvas.drawRect(box(area.left(), y - 8 * line, area.right(), y), paint(wood))
    for x in (area.left(), area.right() - 10 * line):
        canvas.drawRect(box(x, top, x + 10 * line, low), paint(wood))
