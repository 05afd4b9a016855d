"""A shop seen from across its street: the sign, the awning, its goods in the window, the door."""

from dataclasses import dataclass
from itertools import pairwise

import skia

from media import assets
from media.pictures.ink import (
    Colour,
    Ink,
    argb,
    box,
    dark,
    down,
    glow,
    mix,
    paint,
    pale,
)
from media.pictures.rooms.goods import bucket, shelf_of
from media.pictures.spec.trades import trades
from media.pictures.stage import Stage

PAVEMENT = 0.79
"""Where the house stands on the pavement, as part of the height."""
NEARER = {"wide": 1.0, "medium": 1.18, "close": 1.4}
WALLS = ("#c9a27e", "#b9806a", "#a8a196", "#cdbb98", "#9fa9a6")
WARM = "#ffd38a"
LIT = frozenset(("dusk", "sunset", "dawn", "storm", "overcast"))


@dataclass(frozen=True)
class Front:
    """The shop's front in px: its frame, a unit of it, and its inks."""

    stage: Stage
    area: skia.Rect
    unit: float
    ink: Colour
    open: bool

    def part(self, left: float, top: float, right: float, bottom: float) -> skia.Rect:
        """A part of the front: x in parts of its width, y in units above the pavement."""
        area, foot = self.area, self.area.bottom()
        return box(
            area.left() + left * area.width(),
            foot - top * self.unit,
            area.left() + right * area.width(),
            foot - bottom * self.unit,
        )


def shopfront(stage: Stage) -> None:
    """The house with the shop, the pavement before it, and what stands outside the door."""
    trade = trades()[stage.spec.trade]
    stage.horizon, stage.sun = 0.6, (0.24, 0.2)
    unit = stage.unit * NEARER[stage.spec.shot]
    foot, half = PAVEMENT * stage.height, 0.53 * unit
    if stage.width < stage.height:
        half = min(half, 0.47 * stage.width * NEARER[stage.spec.shot])
    middle = 0.5 * stage.width
    area = box(middle - half, foot - 0.53 * unit, middle + half, foot)
    front = Front(stage, area, unit, stage.lit(trade.ink, 0.6), _open(stage))
    with stage.layer(0.4) as canvas:
        _house(front, canvas)
        canvas.drawRect(
            area, paint(shader=down(area.top(), foot, [pale(front.ink, 0.08), front.ink]))
        )
        _window(front, canvas, trade.goods)
        _door(front, canvas)
        _awning(front, canvas)
        _sign(front, canvas, trade.sign)
        _pavement(front, canvas)
    _outside(front, trade.goods)
    stage.ground = 0.925


def _open(stage: Stage) -> bool:
    """Whether there is light in the shop."""
    return stage.light.night or stage.light.stormy or stage.spec.time in LIT


def _house(front: Front, canvas: skia.Canvas) -> None:
    """The wall with the windows of the floors above, and the houses next door."""
    stage, unit = front.stage, front.unit
    chance, bounds = stage.chance("house"), stage.bounds
    foot = front.area.bottom()
    inks = chance.sample(WALLS, 3)
    edges = (
        bounds.left(),
        front.area.left() - 0.05 * unit,
        front.area.right() + 0.05 * unit,
        bounds.right(),
    )
    for k, (x0, x1) in enumerate(pairwise(edges)):
        if x1 <= x0:
            continue
        wall = stage.lit(inks[k], 0.85)
        shader = down(bounds.top(), foot, [dark(wall, 0.22), wall])
        canvas.drawRect(box(x0, bounds.top(), x1, foot), paint(shader=shader))
        canvas.drawRect(box(x0, bounds.top(), x0 + 3 * stage.line, foot), paint("#000", 0.2))
        count = max(1, round((x1 - x0) / (0.3 * unit)))
        for n in range(count):
            x = x0 + (x1 - x0) * (n + 0.5) / count
            lit = front.open and chance.random() < 0.45
            for up in (0.6, 0.98) if k == 1 else (0.16, 0.6, 0.98):
                _pane(front, canvas, (x, foot - up * unit), lit and up > 0.5)


def _pane(front: Front, canvas: skia.Canvas, at: tuple[float, float], lit: bool) -> None:
    """A window of a flat; `at` is the middle of its sill."""
    x, y = at
    unit, stage = front.unit, front.stage
    wide, tall = 0.062 * unit, 0.2 * unit
    frame = stage.lit("#efe9dc", 0.8)
    canvas.drawRect(box(x - wide * 1.15, y - tall * 1.06, x + wide * 1.15, y), paint(frame))
    glass = WARM if lit else mix(stage.light.sky[1], "#20303f", 0.5)
    canvas.drawRect(
        box(x - wide, y - tall, x + wide, y),
        paint(shader=down(y - tall, y, [pale(glass, 0.15), glass])),
    )
    brush = paint(frame, stroke=0.008 * unit)
    canvas.drawLine(x, y - tall, x, y, brush)
    canvas.drawLine(x - wide, y - tall * 0.55, x + wide, y - tall * 0.55, brush)
    canvas.drawRect(
        box(x - wide * 1.35, y, x + wide * 1.35, y + 0.014 * unit), paint(dark(frame, 0.18))
    )


def _glass(front: Front) -> tuple[Ink, Ink]:
    """Upper and lower ink of the light behind the glass."""
    stage = front.stage
    if front.open:
        return "#ffe7b5", "#f0b062"
    return mix("#e9dcc2", stage.light.ambient, 0.25), mix("#a08a6c", stage.light.ambient, 0.25)


def _window(front: Front, canvas: skia.Canvas, goods: tuple[str, ...]) -> None:
    """The shop window with two shelves of goods."""
    unit = front.unit
    frame, pane = front.part(0.04, 0.375, 0.66, 0.075), front.part(0.055, 0.365, 0.645, 0.09)
    canvas.drawRect(frame, paint(dark(front.ink, 0.35)))
    canvas.drawRect(pane, paint(shader=down(pane.top(), pane.bottom(), list(_glass(front)))))
    canvas.save()
    canvas.clipRect(pane)
    board = mix("#7a5234", front.stage.light.ambient, 0.2)
    chance = front.stage.chance("goods")
    for up in (0.095, 0.205):
        y = front.area.bottom() - up * unit
        shelf_of(
            canvas,
            (pane.left() + 0.01 * unit, pane.right() - 0.01 * unit, y),
            0.082 * unit,
            goods,
            chance,
        )
        canvas.drawRect(box(pane.left(), y, pane.right(), y + 0.012 * unit), paint(board))
    shine = paint("#ffffff", 0.1)
    for at in (0.18, 0.62):
        x = pane.left() + at * pane.width()
        streak = skia.Path()
        streak.addPoly([skia.Point(x, pane.top()), skia.Point(x + 0.07 * unit, pane.top()),
                        skia.Point(x - 0.05 * unit, pane.bottom()), skia.Point(x - 0.12 * unit, pane.bottom())], True)  # fmt: skip
        canvas.drawPath(streak, shine)
    canvas.restore()
    if front.open:
        glow(canvas, (pane.centerX(), pane.centerY()), 0.5 * unit, WARM, 0.3)


def _door(front: Front, canvas: skia.Canvas) -> None:
    unit = front.unit
    frame, leaf = front.part(0.71, 0.385, 0.93, 0.0), front.part(0.725, 0.372, 0.915, 0.0)
    canvas.drawRect(frame, paint(dark(front.ink, 0.4)))
    canvas.drawRect(leaf, paint(pale(front.ink, 0.16)))
    glass = front.part(0.75, 0.35, 0.89, 0.11)
    canvas.drawRect(glass, paint(shader=down(glass.top(), glass.bottom(), list(_glass(front)))))
    canvas.drawCircle(
        leaf.left() + 0.022 * unit, leaf.centerY() + 0.03 * unit, 0.009 * unit, paint("#d9b25c")
    )
    step = front.part(0.69, 0.0, 0.95, -0.014)
    canvas.drawRect(step, paint(front.stage.lit("#b9b2a6", 0.7)))
    if front.open:
        glow(canvas, (glass.centerX(), glass.centerY()), 0.22 * unit, WARM, 0.35)


def _awning(front: Front, canvas: skia.Canvas) -> None:
    """Stripes with a scalloped edge over window and door."""
    area = front.part(0.02, 0.43, 0.98, 0.365)
    stripes = 14
    wide = area.width() / stripes
    cream = front.stage.lit("#f4ecda", 0.7)
    for k in range(stripes):
        ink = cream if k % 2 else front.ink
        x = area.left() + k * wide
        shader = down(area.top(), area.bottom(), [dark(ink, 0.12), pale(ink, 0.1)])
        canvas.drawRect(box(x, area.top(), x + wide + 1, area.bottom()), paint(shader=shader))
        canvas.drawCircle(x + wide / 2, area.bottom(), wide / 2, paint(pale(ink, 0.06)))
    shade = front.part(0.02, 0.345, 0.98, 0.3)
    fading = down(shade.top(), shade.bottom(), [argb("#000", 0.28), argb("#000", 0)])
    canvas.drawRect(shade, paint(shader=fading))


def _sign(front: Front, canvas: skia.Canvas, words: str) -> None:
    """The board above the awning with the trade on it."""
    board = front.part(-0.01, 0.535, 1.01, 0.435)
    ink = dark(front.ink, 0.3)
    canvas.drawRoundRect(
        board, 4, 4, paint(shader=down(board.top(), board.bottom(), [pale(ink, 0.12), ink]))
    )
    canvas.drawRoundRect(board, 4, 4, paint("#e6c987", 0.8, stroke=2 * front.stage.line))
    file = assets.font(800)
    face = skia.Typeface.MakeFromFile(str(file)) if file else None
    if face is None:
        return
    font = skia.Font(face, 0.062 * front.unit)
    font.setScaleX(1.06)
    spread = font.measureText(words)
    if spread > board.width() * 0.86:
        font.setSize(font.getSize() * board.width() * 0.86 / spread)
    letters = "#fff3d6" if front.open else pale("#f2e3c0", 0.1)
    x = board.centerX() - font.measureText(words) / 2
    if front.stage.spec.mirrored:  # the camera turns the picture about, but no writing
        canvas.translate(2 * board.centerX(), 0)
        canvas.scale(-1, 1)
    canvas.drawString(words, x, board.centerY() + font.getSize() * 0.36, font, paint(letters))
    if front.stage.spec.mirrored:
        canvas.scale(-1, 1)
        canvas.translate(-2 * board.centerX(), 0)


def _pavement(front: Front, canvas: skia.Canvas) -> None:
    """Slabs before the house, the kerb and the road."""
    stage, foot = front.stage, front.area.bottom()
    bounds, kerb = stage.bounds, foot + 0.16 * stage.height
    slab = stage.lit("#a9a297", 0.9)
    shader = down(foot, kerb, [dark(slab, 0.3), slab, pale(slab, 0.06)], [0, 0.25, 1])
    canvas.drawRect(box(bounds.left(), foot, bounds.right(), kerb), paint(shader=shader))
    for k in range(-12, 13):
        x = 0.5 * stage.width + k * 0.14 * stage.unit
        far = 0.5 * stage.width + k * 0.115 * stage.unit
        canvas.drawLine(far, foot, x, kerb, paint("#000", 0.12, stroke=1.4 * stage.line))
    for part in (0.3, 0.62):
        y = foot + part * (kerb - foot)
        canvas.drawLine(
            bounds.left(), y, bounds.right(), y, paint("#000", 0.1, stroke=1.4 * stage.line)
        )
    road = stage.lit("#4a4b52", 0.9)
    canvas.drawRect(
        box(bounds.left(), kerb, bounds.right(), stage.low),
        paint(shader=down(kerb, stage.low, [road, dark(road, 0.4)])),
    )
    canvas.drawRect(
        box(bounds.left(), kerb, bounds.right(), kerb + 0.012 * stage.height),
        paint(pale(slab, 0.18)),
    )
    if front.open:
        canvas.save()
        canvas.translate(front.area.left() + 0.4 * front.area.width(), foot + 0.03 * front.unit)
        canvas.scale(1, 0.3)
        glow(canvas, (0, 0), 0.6 * front.unit, WARM, 0.4)
        canvas.restore()


def _outside(front: Front, goods: tuple[str, ...]) -> None:
    """Tubs on the pavement under the window: flowers and fruit of the shop, else green plants."""
    stage, unit = front.stage, front.unit
    own = stage.spec.trade in ("florist", "plants", "grocer")
    with stage.layer(0.5) as canvas:
        for k, at in enumerate((0.06, 0.2, 0.34, 0.48, 0.62) if own else (0.0, 0.68)):
            x = front.area.left() + at * front.area.width()
            y = front.area.bottom() + 0.035 * unit
            icon = goods[k % len(goods)] if own else "potted-plant"
            bucket(
                canvas, (x, y), 0.085 * unit, icon, stage.lit("#9aa5ab" if own else "#8a5a3f", 0.6)
            )
