"""Furniture for work: desks, consoles, benches, boards, tools."""

import skia

from media.pictures.ink import box, curve, down, glow, paint, polygon
from media.pictures.rooms.kit import SCREEN, Room, jars, monitor
from media.pictures.sprites import sprite


def desk_with_screen(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """An office desk, a monitor with a chart, a lamp."""
    line = room.line
    top = area.top() + area.height() * 0.66
    canvas.drawRect(
        box(area.left(), top, area.right(), top + 12 * line), paint(room.tone("#b98a5a", 0.1))
    )
    for x in (area.left() + 12 * line, area.right() - 22 * line):
        canvas.drawRect(
            box(x, top, x + 10 * line, area.bottom() + 16 * line), paint(room.tone("#3a3f48"))
        )
    middle = area.centerX()
    screen = box(middle - 92 * line, top - 132 * line, middle + 92 * line, top - 24 * line)
    canvas.drawRect(
        box(middle - 8 * line, top - 30 * line, middle + 8 * line, top), paint("#22262e")
    )
    canvas.drawRect(
        box(middle - 34 * line, top - 6 * line, middle + 34 * line, top), paint("#22262e")
    )
    monitor(room, canvas, screen)
    canvas.drawRect(
        box(area.left() + 16 * line, top - 8 * line, area.left() + 70 * line, top),
        paint(room.tone("#c9704a")),
    )
    canvas.drawRect(
        box(area.left() + 20 * line, top - 15 * line, area.left() + 66 * line, top - 8 * line),
        paint(room.tone("#2f5d6b")),
    )


def screens(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """A console with a row of screens."""
    top = area.top() + area.height() * 0.52
    count = max(1, round(area.width() / (170 * room.line)))
    for k in range(count):
        left = area.left() + area.width() * (k + 0.06) / count
        right = area.left() + area.width() * (k + 0.94) / count
        monitor(room, canvas, box(left, top, right, top + area.height() * 0.26))
    low = top + area.height() * 0.3
    canvas.drawRect(
        box(area.left(), low, area.right(), area.bottom() + 24 * room.line),
        paint(shader=down(low, area.bottom(), [room.tone("#3c4b5c"), room.tone("#161e28")])),
    )
    for k in range(int(area.width() / (22 * room.line))):
        ink = room.chance.choice((*SCREEN, "#ff5a6a"))
        canvas.drawCircle(
            area.left() + (k + 0.5) * 22 * room.line,
            low + 14 * room.line,
            3.4 * room.line,
            paint(ink, 0.9),
        )


def lab_bench(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """A bench with flasks in several colours, screens behind."""
    line, top = room.line, area.top() + area.height() * 0.68
    monitor(
        room,
        canvas,
        box(
            area.left() + area.width() * 0.6,
            top - 150 * line,
            area.left() + area.width() * 0.6 + 170 * line,
            top - 46 * line,
        ),
    )
    canvas.drawRect(
        box(area.left(), top, area.right(), area.bottom() + 22 * line),
        paint(
            shader=down(top, area.bottom(), [room.tone("#dfe6ea", 0.2), room.tone("#8796a3", 0.2)])
        ),
    )
    canvas.drawRect(
        box(area.left() - 6 * line, top - 8 * line, area.right() + 6 * line, top + 4 * line),
        paint(room.tone("#2c3948")),
    )
    _flasks(canvas, area, top, line)


def _flasks(canvas: skia.Canvas, area: skia.Rect, top: float, line: float) -> None:
    for k, ink in enumerate(("#5affa0", "#ff7ac0", "#ffc24a", "#4ac8ff")):
        x, size = area.left() + (46 + 66 * k) * line, 24 * line
        if x > area.right() - 30 * line:
            break
        canvas.drawCircle(x, top - 8 * line - size, size, paint("#dff3ff", 0.28))
        canvas.drawArc(
            box(x - size, top - 8 * line - 2 * size, x + size, top - 8 * line),
            10,
            160,
            False,
            paint(ink, 0.85),
        )
        canvas.drawRect(
            box(
                x - 6 * line, top - 12 * line - 3 * size, x + 6 * line, top - 6 * line - 1.9 * size
            ),
            paint("#dff3ff", 0.35),
        )
        glow(canvas, (x, top - 8 * line - size), size * 2.4, ink, 0.2)


def blackboard(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """A board with chalk drawings: lines and figures, no letters."""
    line = room.line
    board = box(
        area.left(),
        area.top() + area.height() * 0.12,
        area.right(),
        area.top() + area.height() * 0.66,
    )
    canvas.drawRect(board, paint(room.tone("#8a5a34")))
    inner = box(
        board.left() + 9 * line,
        board.top() + 9 * line,
        board.right() - 9 * line,
        board.bottom() - 9 * line,
    )
    canvas.drawRect(inner, paint(room.tone("#24453c", 0.05)))
    picture = (
        sprite(room.stage.spec.board, round(inner.height() * 0.52))
        if room.stage.spec.board
        else None
    )
    if picture is not None:
        _explained(room, canvas, inner, picture)
    else:
        _chalked(room, canvas, inner)


def _chalked(room: Room, canvas: skia.Canvas, inner: skia.Rect) -> None:
    """A curve on its axes, a circle with its radius, and lines as of writing."""
    line, chance = room.line, room.chance
    chalk = paint("#eef3ee", 0.7, stroke=2.4 * line)
    x, y = inner.left() + 26 * line, inner.bottom() - 24 * line
    canvas.drawLine(x, y, x + inner.width() * 0.3, y, chalk)
    canvas.drawLine(x, y, x, inner.top() + 26 * line, chalk)
    graph = [
        (x + inner.width() * 0.3 * k / 8, y - inner.height() * 0.6 * (k / 8) ** 2) for k in range(9)
    ]
    canvas.drawPath(curve(graph), paint("#ffd98a", 0.8, stroke=3 * line))
    middle = (inner.left() + inner.width() * 0.58, inner.centerY())
    canvas.drawCircle(*middle, inner.height() * 0.24, chalk)
    canvas.drawLine(middle[0], middle[1], middle[0] + inner.height() * 0.24, middle[1], chalk)
    for k in range(5):
        yy = inner.top() + inner.height() * (0.2 + 0.15 * k)
        canvas.drawLine(
            inner.left() + inner.width() * 0.76,
            yy,
            inner.left() + inner.width() * chance.uniform(0.86, 0.95),
            yy,
            chalk,
        )


def _explained(room: Room, canvas: skia.Canvas, board: skia.Rect, picture: skia.Image) -> None:
    """What is explained in a chalk ring, with arrows to three notes."""
    line = room.line
    chalk = paint("#eef3ee", 0.75, stroke=2.6 * line)
    x, y = board.left() + board.width() * 0.36, board.centerY()
    ring = board.height() * 0.4
    canvas.drawCircle(x, y, ring, paint("#eef3ee", 0.14))
    canvas.drawCircle(x, y, ring, chalk)
    canvas.drawImage(picture, x - picture.width() / 2, y - picture.height() / 2)
    for k in (-1, 0, 1):
        start, end = (x + ring * 1.12, y + k * ring * 0.5), (x + ring * 1.6, y + k * ring * 0.72)
        canvas.drawLine(*start, *end, paint("#ffd98a", 0.85, stroke=3 * line))
        canvas.drawCircle(*end, 4.5 * line, paint("#ffd98a", 0.85))
        for row in (0, 1):
            wide = ring * room.chance.uniform(0.6, 0.95)
            yy = end[1] + (row * 13 - 6) * line
            canvas.drawLine(end[0] + 14 * line, yy, end[0] + 14 * line + wide, yy, chalk)


def tool_wall(room: Room, canvas: skia.Canvas, area: skia.Rect) -> None:
    """A pegboard with tools above a workbench."""
    line = room.line
    board = box(
        area.left(),
        area.top() + area.height() * 0.14,
        area.right(),
        area.top() + area.height() * 0.56,
    )
    canvas.drawRect(board, paint(room.tone("#a9814f", 0.25)))
    step = max(44 * line, board.width() / 9)
    for k in range(int(board.width() / step)):
        x = board.left() + step * (k + 0.5)
        _tool(
            room,
            canvas,
            (x, board.top() + 22 * line),
            board.height() * room.chance.uniform(0.5, 0.75),
        )
    top = area.top() + area.height() * 0.68
    canvas.drawRect(
        box(area.left(), top, area.right(), top + 18 * line), paint(room.tone("#8a5a34", 0.1))
    )
    for x in (area.left() + 16 * line, area.right() - 34 * line):
        canvas.drawRect(
            box(x, top, x + 18 * line, area.bottom() + 18 * line), paint(room.tone("#5a3a22"))
        )
    jars(room, canvas, area.left() + area.width() * 0.5, area.right() - 30 * line, (top, 80 * line))


def _tool(room: Room, canvas: skia.Canvas, at: tuple[float, float], tall: float) -> None:
    x, y = at
    line = room.line
    kind = room.chance.randrange(4)
    handle = paint(
        room.tone(room.chance.choice(("#b5413b", "#d9a13a", "#3f6f8a"))), stroke=8 * line
    )
    steel = paint(room.tone("#c3cad2", 0.15), stroke=6 * line)
    canvas.drawLine(x, y + tall * 0.5, x, y + tall, handle)
    canvas.drawLine(x, y, x, y + tall * 0.5, steel)
    if kind == 0:
        canvas.drawLine(
            x - 14 * line, y, x + 14 * line, y, paint(room.tone("#8d97a2", 0.1), stroke=13 * line)
        )
    elif kind == 1:
        canvas.drawCircle(x, y, 10 * line, steel)
    elif kind == 2:
        canvas.drawPath(
            polygon([(x, y - 4 * line), (x + 22 * line, y + tall * 0.5), (x, y + tall * 0.5)]),
            paint(room.tone("#aeb7c0")),
        )
