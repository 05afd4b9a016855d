"""Hats, drawn on the head of a figure that is 1 tall (see figures.py)."""

from collections.abc import Callable

import skia

from media.pictures.ink import (
    Colour,
    Ink,
    across,
    box,
    curve,
    dark,
    linear,
    mix,
    paint,
    polygon,
    radial,
)


def hat(canvas: skia.Canvas, kind: str, coat: Colour, front: bool) -> None:
    """Put the hat on; an unknown kind is no hat."""
    draw = _HATS.get(kind)
    if draw:
        draw(canvas, coat, front)


def _cap(canvas: skia.Canvas, coat: Colour, _front: bool) -> None:
    top = [
        (-0.075, -0.93),
        (-0.06, -0.985),
        (0, -1.003),
        (0.06, -0.985),
        (0.075, -0.93),
        (0, -0.918),
    ]
    canvas.drawPath(curve(top, True), paint(mix("#1c2430", coat, 0.3)))
    band = [(-0.085, -0.928), (0, -0.91), (0.085, -0.928), (0.075, -0.945), (-0.075, -0.945)]
    canvas.drawPath(curve(band, True), paint("#11161e"))


def _captain(canvas: skia.Canvas, _coat: Colour, _front: bool) -> None:
    top = [
        (-0.095, -0.965),
        (-0.05, -1.0),
        (0, -1.008),
        (0.05, -1.0),
        (0.095, -0.965),
        (0.075, -0.94),
        (-0.075, -0.94),
    ]
    canvas.drawPath(curve(top, True), paint("#f2f2ee"))
    canvas.drawRect(box(-0.074, -0.95, 0.074, -0.925), paint("#12203a"))


def _beanie(canvas: skia.Canvas, coat: Colour, _front: bool) -> None:
    ink = mix("#b4482f", coat, 0.2)
    top = [(-0.073, -0.925), (-0.062, -0.985), (0, -1.005), (0.062, -0.985), (0.073, -0.925)]
    canvas.drawPath(curve(top, True), paint(ink))
    canvas.drawRoundRect(box(-0.078, -0.943, 0.078, -0.912), 0.012, 0.012, paint(dark(ink, 0.25)))


def _brimmed(ink: Ink) -> Callable[[skia.Canvas, Colour, bool], None]:
    def draw(canvas: skia.Canvas, _coat: Colour, _front: bool) -> None:
        canvas.drawOval(box(-0.15, -0.955, 0.15, -0.905), paint(dark(ink, 0.15)))
        crown = [
            (-0.078, -0.93),
            (-0.07, -1.0),
            (-0.03, -1.02),
            (0, -1.008),
            (0.03, -1.02),
            (0.07, -1.0),
            (0.078, -0.93),
        ]
        canvas.drawPath(curve(crown, True), paint(ink))
        canvas.drawRect(box(-0.077, -0.952, 0.077, -0.93), paint(dark(ink, 0.45)))

    return draw


def _wizard(canvas: skia.Canvas, coat: Colour, _front: bool) -> None:
    shape = [
        (-0.17, -0.93), (0, -0.905), (0.17, -0.93), (0.08, -0.965), (0.06, -1.08),
        (0.02, -1.2), (0.07, -1.26), (-0.02, -1.22), (-0.06, -1.08), (-0.08, -0.965),
    ]  # fmt: skip
    canvas.drawPath(curve(shape, True), paint(dark(coat, 0.15)))


def _crown(canvas: skia.Canvas, _coat: Colour, _front: bool) -> None:
    points = [
        (-0.065, -0.955),
        (-0.075, -1.03),
        (-0.035, -0.99),
        (0, -1.045),
        (0.035, -0.99),
        (0.075, -1.03),
        (0.065, -0.955),
    ]
    canvas.drawPath(polygon(points), paint("#f0c34a"))


def _chef(canvas: skia.Canvas, _coat: Colour, _front: bool) -> None:
    shape = [
        (-0.066, -0.94),
        (-0.095, -1.0),
        (-0.06, -1.06),
        (0, -1.07),
        (0.06, -1.06),
        (0.095, -1.0),
        (0.066, -0.94),
    ]
    canvas.drawPath(curve(shape, True), paint("#fbfaf5"))


def _hardhat(canvas: skia.Canvas, _coat: Colour, _front: bool) -> None:
    shape = [(-0.09, -0.925), (-0.075, -0.985), (0, -1.01), (0.075, -0.985), (0.09, -0.925)]
    canvas.drawPath(curve(shape, True), paint("#f0b429"))


def _beret(canvas: skia.Canvas, _coat: Colour, _front: bool) -> None:
    shape = [
        (-0.085, -0.955),
        (-0.03, -1.0),
        (0.07, -0.995),
        (0.1, -0.955),
        (0.05, -0.93),
        (-0.06, -0.93),
    ]
    canvas.drawPath(curve(shape, True), paint("#a3273a"))


def _hood(canvas: skia.Canvas, coat: Colour, front: bool) -> None:
    shape = [(-0.085, -0.86), (-0.09, -0.94), (0, -1.01), (0.09, -0.94), (0.085, -0.86), (0, -0.83)]
    canvas.drawPath(curve(shape, True), paint(dark(coat, 0.3)))
    if front:
        canvas.drawOval(box(-0.05, -0.96, 0.05, -0.86), paint("#0b0a10", 0.75))


def _knight(canvas: skia.Canvas, _coat: Colour, front: bool) -> None:
    shape = [
        (-0.07, -0.86),
        (-0.075, -0.94),
        (-0.05, -0.985),
        (0, -1.0),
        (0.05, -0.985),
        (0.075, -0.94),
        (0.07, -0.86),
    ]
    shader = across(-0.08, 0.08, ["#5f6b7a", "#9aa6b5", "#dde4ec"])
    canvas.drawPath(curve(shape, True), paint(shader=shader))
    plume = [(0, -1.0), (0.03, -1.07), (0.1, -1.06), (0.13, -0.98), (0.05, -1.01)]
    canvas.drawPath(curve(plume, True), paint("#b3262e"))
    if front:
        canvas.drawRect(box(-0.05, -0.93, 0.05, -0.915), paint("#12151c"))


def _helmet(canvas: skia.Canvas, _coat: Colour, front: bool) -> None:
    shader = radial((0.03, -0.94), 0.16, ["#ffffff", "#c3ccd6"])
    canvas.drawCircle(0, -0.905, 0.098, paint(shader=shader))
    canvas.drawRoundRect(box(-0.075, -0.83, 0.075, -0.8), 0.012, 0.012, paint("#8f9aa6"))
    if front:
        glass = linear((-0.07, -0.95), (0.07, -0.86), ["#f6b25c", "#3a2a5c", "#131a33"])
        canvas.drawOval(box(-0.07, -0.95, 0.07, -0.862), paint(shader=glass))
    else:
        canvas.drawCircle(0.075, -0.9, 0.018, paint("#aab4bf"))


_HATS: dict[str, Callable[[skia.Canvas, Colour, bool], None]] = {
    "cap": _cap,
    "captain": _captain,
    "beanie": _beanie,
    "fedora": _brimmed("#3b2f28"),
    "straw": _brimmed("#d8b465"),
    "rainhat": _brimmed("#d9b021"),
    "wizard": _wizard,
    "crown": _crown,
    "chef": _chef,
    "hardhat": _hardhat,
    "beret": _beret,
    "hood": _hood,
    "knight": _knight,
    "helmet": _helmet,
}
