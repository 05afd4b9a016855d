"""A product that has no picture of its own: a plain handsome pack with its name on the label."""

import hashlib
from collections.abc import Callable

import skia

from media import assets
from media.pictures.ink import Colour, Ink, across, box, curve, dark, down, luma, mix, paint, pale
from media.pictures.slots import Slots
from media.pictures.spec.products import Form, form_of, written
from media.pictures.spec.tables import COLOURS
from media.pictures.stage import Stage
from media.pictures.subjects import Place, stand

INKS = ("#2f6f7a", "#b5532f", "#3f5f3f", "#5a3a6a", "#23384f", "#a33a4a", "#8a6a2f")
PAPER = "#f6efe0"
SQUAT = 0.4
"""Half widths above it look larger than they are tall."""
TALL = {"wide": 0.3, "medium": 0.4, "close": 0.52}
"""Its height in units of the stage by the shot's size."""


def packshot(stage: Stage, slots: Slots | None) -> None:
    """Set the product before the camera: on the plinth without slots, else on the table."""
    name = stage.spec.label
    form = form_of(name)
    ink = _ink(name)
    half = FORMS[form][1]
    tall = TALL[stage.spec.shot] * stage.unit * (0.8 if half > SQUAT else 1.0)
    x = slots.take("object", tall * half, 0.5) if slots else 0.5
    foot, depth = (0.9, 0.97) if slots else (0.742, 0.66)
    mirrored = stage.spec.mirrored

    def draw(canvas: skia.Canvas) -> None:
        if mirrored:  # the camera turns the picture about, but no writing
            canvas.scale(-1, 1)
        FORMS[form][0](canvas, ink, written(name))

    stand(stage, draw, Place(x, foot, tall, depth, half, tint=0.7))


def _ink(name: str) -> Colour:
    """The colour that the name says, else one that is always the same for it."""
    said = next((COLOURS[w] for w in name.lower().split() if w in COLOURS), "")
    steel = "#9aa7ae" if {"steel", "metal", "aluminium"} & set(name.lower().split()) else ""
    pick = INKS[hashlib.sha256(name.lower().encode()).digest()[0] % len(INKS)]
    return mix(said or steel or pick, "#808080", 0.04)


def _round(left: float, right: float, ink: Ink) -> skia.Paint:
    """The shade of something round: dark at both edges, a streak of light."""
    inks = [dark(ink, 0.4), ink, pale(ink, 0.45), ink, dark(ink, 0.3)]
    return paint(shader=across(left, right, inks, [0, 0.22, 0.34, 0.5, 1]))


def _label(
    canvas: skia.Canvas, area: skia.Rect, lines: tuple[str, ...], ink: Ink, paper: Ink = PAPER
) -> None:
    """The name in up to three lines, as large as the area lets it be."""
    file = assets.font(800)
    face = skia.Typeface.MakeFromFile(str(file)) if file else None
    if face is None or not lines:
        return
    letters = dark(ink, 0.35) if luma(paper) > 0.5 else PAPER
    scale = 100.0  # letters are shaped in whole px, and this space is one unit tall
    font = skia.Font(face, scale)
    font.setSubpixel(True)
    font.setHinting(skia.FontHinting.kNone)
    widest = max(font.measureText(line) for line in lines) / scale
    size = min(area.width() * 0.84 / widest, area.height() * 0.78 / len(lines) / 1.15)
    font.setSize(size * scale)
    top = area.centerY() - size * 1.15 * len(lines) / 2
    canvas.save()
    canvas.scale(1 / scale, 1 / scale)
    for k, line in enumerate(lines):
        x = area.centerX() * scale - font.measureText(line) / 2
        canvas.drawString(line, x, (top + size * (1.15 * k + 0.93)) * scale, font, paint(letters))
    canvas.restore()


def _bottle(canvas: skia.Canvas, ink: Ink, lines: tuple[str, ...]) -> None:
    right = [(0.0, -0.86), (0.075, -0.86), (0.08, -0.76), (0.15, -0.68), (0.17, -0.58), (0.17, -0.04), (0.14, 0.0), (0.0, 0.0)]  # fmt: skip
    body = skia.Path()
    body.addPoly(
        [skia.Point(x, y) for x, y in [*right, *[(-x, y) for x, y in reversed(right)]]], True
    )
    canvas.drawPath(body, _round(-0.17, 0.17, ink))
    canvas.drawRoundRect(
        box(-0.085, -1.0, 0.085, -0.85), 0.02, 0.02, _round(-0.085, 0.085, dark(ink, 0.45))
    )
    area = box(-0.17, -0.5, 0.17, -0.14)
    canvas.drawRect(
        area,
        paint(
            shader=across(
                -0.17, 0.17, [dark(PAPER, 0.25), PAPER, PAPER, dark(PAPER, 0.2)], [0, 0.25, 0.6, 1]
            )
        ),
    )
    canvas.drawRect(box(-0.17, -0.5, 0.17, -0.485), paint(dark(ink, 0.2)))
    canvas.drawRect(box(-0.17, -0.155, 0.17, -0.14), paint(dark(ink, 0.2)))
    _label(canvas, area, lines, ink)


def _jar(canvas: skia.Canvas, ink: Ink, lines: tuple[str, ...]) -> None:
    canvas.drawRoundRect(box(-0.4, -0.76, 0.4, 0.0), 0.08, 0.08, _round(-0.4, 0.4, ink))
    canvas.drawRoundRect(
        box(-0.42, -1.0, 0.42, -0.72), 0.04, 0.04, _round(-0.42, 0.42, dark(ink, 0.5))
    )
    for k in range(14):
        x = -0.39 + k * 0.06
        canvas.drawLine(x, -0.97, x, -0.76, paint("#000", 0.12, stroke=0.008))
    area = box(-0.4, -0.6, 0.4, -0.16)
    canvas.drawRect(
        area,
        paint(
            shader=across(
                -0.4, 0.4, [dark(PAPER, 0.25), PAPER, PAPER, dark(PAPER, 0.2)], [0, 0.25, 0.6, 1]
            )
        ),
    )
    _label(canvas, area, lines, ink)


def _pouch(canvas: skia.Canvas, ink: Ink, lines: tuple[str, ...]) -> None:
    shape = [(-0.3, -0.94), (0.3, -0.94), (0.31, -0.6), (0.34, -0.1), (0.3, 0.0), (-0.3, 0.0), (-0.34, -0.1), (-0.31, -0.6)]  # fmt: skip
    canvas.drawPath(curve(shape, True), _round(-0.34, 0.34, ink))
    canvas.drawRect(
        box(-0.3, -1.0, 0.3, -0.9), paint(shader=down(-1.0, -0.9, [pale(ink, 0.2), dark(ink, 0.2)]))
    )
    canvas.drawLine(-0.3, -0.9, 0.3, -0.9, paint("#000", 0.25, stroke=0.008))
    area = box(-0.25, -0.72, 0.25, -0.24)
    canvas.drawRoundRect(area, 0.03, 0.03, paint(PAPER))
    canvas.drawRoundRect(
        box(-0.235, -0.705, 0.235, -0.255), 0.02, 0.02, paint(dark(ink, 0.1), stroke=0.008)
    )
    _label(canvas, area, lines, ink)


def _phone(canvas: skia.Canvas, ink: Ink, lines: tuple[str, ...]) -> None:
    canvas.drawRoundRect(
        box(-0.25, -1.0, 0.25, 0.0),
        0.06,
        0.06,
        paint(shader=across(-0.25, 0.25, ["#0b0e13", "#3a424d", "#14181f"])),
    )
    screen = box(-0.228, -0.978, 0.228, -0.022)
    canvas.save()
    canvas.clipRRect(skia.RRect.MakeRectXY(screen, 0.045, 0.045), True)
    canvas.drawRect(screen, paint(shader=down(-1, 0, [pale(ink, 0.35), ink, dark(ink, 0.35)])))
    canvas.restore()
    canvas.drawRoundRect(box(-0.07, -0.955, 0.07, -0.93), 0.012, 0.012, paint("#0b0e13"))
    canvas.drawRoundRect(box(-0.1, -0.84, 0.1, -0.64), 0.05, 0.05, paint(PAPER))
    canvas.drawCircle(0, -0.74, 0.055, paint(ink))
    canvas.drawCircle(0, -0.74, 0.025, paint(PAPER))
    _label(canvas, box(-0.2, -0.6, 0.2, -0.44), lines, ink, dark(ink, 0.2))
    for k, wide in enumerate((0.34, 0.28, 0.31)):
        y = -0.4 + k * 0.1
        canvas.drawRoundRect(box(-0.19, y, 0.19, y + 0.075), 0.018, 0.018, paint("#ffffff", 0.9))
        canvas.drawCircle(-0.15, y + 0.0375, 0.02, paint(pale(ink, 0.2)))
        canvas.drawRoundRect(
            box(-0.115, y + 0.02, -0.115 + wide * 0.7, y + 0.034),
            0.006,
            0.006,
            paint(dark(ink, 0.3), 0.7),
        )
        canvas.drawRoundRect(
            box(-0.115, y + 0.045, -0.115 + wide * 0.45, y + 0.056),
            0.005,
            0.005,
            paint(dark(ink, 0.3), 0.4),
        )
    canvas.drawRoundRect(box(-0.08, -0.065, 0.08, -0.05), 0.006, 0.006, paint("#ffffff", 0.7))


def _box(canvas: skia.Canvas, ink: Ink, lines: tuple[str, ...]) -> None:
    front = box(-0.42, -0.84, 0.3, 0.0)
    side = skia.Path()
    side.addPoly(
        [
            skia.Point(0.3, -0.84),
            skia.Point(0.46, -0.94),
            skia.Point(0.46, -0.08),
            skia.Point(0.3, 0.0),
        ],
        True,
    )
    lid = skia.Path()
    lid.addPoly(
        [
            skia.Point(-0.42, -0.84),
            skia.Point(-0.22, -0.94),
            skia.Point(0.46, -0.94),
            skia.Point(0.3, -0.84),
        ],
        True,
    )
    canvas.drawPath(side, paint(dark(ink, 0.4)))
    canvas.drawPath(lid, paint(pale(ink, 0.3)))
    canvas.drawRect(front, paint(shader=down(-0.84, 0, [pale(ink, 0.12), dark(ink, 0.1)])))
    area = box(-0.34, -0.64, 0.22, -0.2)
    canvas.drawRoundRect(area, 0.02, 0.02, paint(PAPER))
    _label(canvas, area, lines, ink)


Draw = Callable[[skia.Canvas, Ink, tuple[str, ...]], None]
FORMS: dict[Form, tuple[Draw, float]] = {
    "bottle": (_bottle, 0.2),
    "jar": (_jar, 0.45),
    "pouch": (_pouch, 0.37),
    "phone": (_phone, 0.28),
    "box": (_box, 0.5),
}
"""How each form is drawn, 1 tall on (0, 0), and half its width."""
