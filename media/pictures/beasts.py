"""Whole animals for which the sprite sets have only a face: drawn 1 tall on (0, 0), facing left."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import skia

from media.pictures.ink import Ink, box, curve, dark, paint, pale, polygon
from media.pictures.small_animals import COATS, frog, rodent

Drawing = Callable[[skia.Canvas], None]


@dataclass(frozen=True)
class Build:
    """A four-legged animal's proportions and inks.

    `leg` is the legs' part of the height, `bulk` the body's depth, `head` the head's size.
    """

    coat: Ink
    belly: Ink
    feet: Ink
    muzzle: Ink
    leg: float = 0.36
    bulk: float = 0.3
    long: float = 0.5
    head: float = 0.2
    ears: str = "pointed"
    tail: str = "bushy"
    tip: Ink = "#ffffff"
    mane: Ink | None = None
    mask: Ink | None = None
    saddle: Ink | None = None


BUILDS = {
    "fox": Build("#e8742a", "#fff3e2", "#3a2620", "#fff3e2", 0.3, 0.24, 0.48, 0.19),
    "wolf": Build("#7f8790", "#d5d9dd", "#6a727b", "#d5d9dd", 0.38, 0.27, 0.52, 0.2, tip="#4d545c"),
    "lion": Build("#e0a23e", "#f3cf8a", "#d0922f", "#f6dfae", 0.34, 0.3, 0.54, 0.2, "round", "tuft", "#7a4526", "#8f5226"),
    "lioness": Build("#e0aa52", "#f3d79a", "#d09a42", "#f6e2b6", 0.36, 0.28, 0.54, 0.17, "round", "tuft", "#7a4526"),
    "cheetah": Build("#e8b552", "#f8e6bc", "#d8a542", "#f8e6bc", 0.44, 0.23, 0.52, 0.14, "round", "tuft", "#3a2620"),
    "bear": Build("#7a4a2e", "#8f5d3e", "#5f3822", "#c79a72", 0.26, 0.42, 0.5, 0.23, "round", "stub"),
    "polarbear": Build("#f2f4f4", "#ffffff", "#dfe5e8", "#ffffff", 0.26, 0.42, 0.5, 0.21, "round", "stub"),
    "panda": Build("#f4f4f0", "#ffffff", "#23242a", "#ffffff", 0.24, 0.44, 0.46, 0.26, "dark", "stub", mask="#23242a", saddle="#23242a"),
    "koala": Build("#8f979f", "#d9dde0", "#7d858d", "#8f979f", 0.18, 0.44, 0.4, 0.28, "wide", "stub"),
    "raccoon": Build("#82888f", "#c3c7cb", "#3a3f46", "#f0f0ee", 0.22, 0.32, 0.46, 0.22, "pointed", "ringed", "#2b2f36", mask="#2b2f36"),
    "unicorn": Build("#f4f1f8", "#ffffff", "#d9d2e6", "#f8dfe8", 0.46, 0.24, 0.5, 0.16, "pointed", "flowing", "#c78ae0", "#d98ad0"),
}  # fmt: skip


def beast(name: str) -> Drawing | None:
    """The drawing of an animal, or None when it is not drawn here."""
    if name == "frog":
        return frog
    if name in COATS:
        return partial(rodent, coat=COATS[name])
    build = BUILDS.get(name)
    if build is None:
        return None

    def draw(canvas: skia.Canvas) -> None:
        _four_legged(canvas, build, name)

    return draw


def _four_legged(canvas: skia.Canvas, b: Build, name: str) -> None:
    top = -(b.leg + b.bulk)
    left, right = -b.long / 2, b.long / 2
    _tail(canvas, b, (right, top + b.bulk * 0.25))
    for x, shade in ((left + 0.12, 0.28), (right - 0.02, 0.28)):
        _leg(canvas, b, x, shade)
    body = [
        (left, top + b.bulk * 0.1), (0, top - b.bulk * 0.04), (right, top + b.bulk * 0.05),
        (right + 0.05, top + b.bulk * 0.5), (right, -b.leg + 0.03), (0, -b.leg + b.bulk * 0.04),
        (left, -b.leg + 0.03), (left - 0.05, top + b.bulk * 0.5),
    ]  # fmt: skip
    shape = curve(body, True)
    canvas.drawPath(shape, paint(b.coat))
    canvas.save()
    canvas.clipPath(shape, skia.ClipOp.kIntersect, True)
    canvas.drawRect(box(left - 0.1, -b.leg - b.bulk * 0.18, right + 0.1, 0), paint(b.belly, 0.9))
    if b.saddle:
        canvas.drawRect(box(left - 0.1, top - 0.1, left + 0.16, 0), paint(b.saddle))
    if name == "cheetah":
        for k in range(16):
            spot = (left + 0.03 + (k % 8) * b.long / 8, top + b.bulk * (0.22 + 0.28 * (k // 8)))
            canvas.drawCircle(*spot, 0.014, paint("#3a2620"))
    canvas.restore()
    for x, shade in ((left + 0.02, 0.0), (right - 0.1, 0.0)):
        _leg(canvas, b, x, shade)
    reach = 0.06 if b.leg > 0.3 else 0.02
    _head(
        canvas,
        b,
        (left - reach - b.head * 0.2, top - b.head * (0.42 if b.leg > 0.3 else 0.12)),
        name,
    )


def _leg(canvas: skia.Canvas, b: Build, x: float, shade: float) -> None:
    wide = 0.055 + b.bulk * 0.09
    coat, feet = dark(b.coat, shade * 0.8), dark(b.feet, shade * 0.6)
    if b.saddle:
        coat = feet
    canvas.drawRoundRect(box(x, -b.leg - 0.1, x + wide, -0.01), 0.025, 0.025, paint(coat))
    canvas.drawRoundRect(box(x - 0.01, -b.leg * 0.38, x + wide, 0), 0.025, 0.025, paint(feet))


def _tail(canvas: skia.Canvas, b: Build, at: tuple[float, float]) -> None:
    x, y = at
    if b.tail == "stub":
        canvas.drawCircle(x + 0.03, y + 0.04, 0.05, paint(dark(b.coat, 0.1)))
        return
    if b.tail == "tuft":
        canvas.drawPath(
            curve([(x, y), (x + 0.14, y + 0.02), (x + 0.17, y + 0.16), (x + 0.15, y + 0.26)]),
            paint(b.coat, stroke=0.032),
        )
        canvas.drawCircle(x + 0.15, y + 0.28, 0.045, paint(b.tip))
        return
    if b.tail == "flowing":
        flow = [
            (x, y),
            (x + 0.12, y - 0.02),
            (x + 0.2, y + 0.16),
            (x + 0.15, y + 0.34),
            (x + 0.08, y + 0.22),
        ]
        canvas.drawPath(curve(flow, True), paint(b.tip))
        return
    _brush(canvas, b, at)


def _brush(canvas: skia.Canvas, b: Build, at: tuple[float, float]) -> None:
    x, y = at
    bush = [
        (x - 0.02, y + 0.02),
        (x + 0.14, y - 0.1),
        (x + 0.3, y - 0.16),
        (x + 0.34, y - 0.02),
        (x + 0.2, y + 0.1),
        (x, y + 0.12),
    ]
    canvas.drawPath(curve(bush, True), paint(b.coat))
    tip = [
        (x + 0.22, y - 0.125),
        (x + 0.3, y - 0.16),
        (x + 0.35, y - 0.06),
        (x + 0.3, y + 0.03),
        (x + 0.25, y - 0.04),
    ]
    canvas.drawPath(curve(tip, True), paint(b.tip))
    if b.tail == "ringed":
        for k in range(3):
            canvas.drawLine(
                x + 0.08 + k * 0.06,
                y - 0.07 - k * 0.02,
                x + 0.1 + k * 0.06,
                y + 0.1 - k * 0.03,
                paint(b.tip, stroke=0.025),
            )


def _ears(canvas: skia.Canvas, b: Build, x: float, y: float) -> None:
    r = b.head
    for side in (-1, 1):
        if b.ears == "pointed":
            ear = [
                (x + side * r * 0.85, y - r * 0.3),
                (x + side * r * 0.8, y - r * 1.3),
                (x + side * r * 0.15, y - r * 0.75),
            ]
            canvas.drawPath(polygon(ear), paint(dark(b.coat, 0.12)))
            inner = [
                (x + side * r * 0.7, y - r * 0.55),
                (x + side * r * 0.7, y - r * 1.05),
                (x + side * r * 0.3, y - r * 0.75),
            ]
            canvas.drawPath(polygon(inner), paint(pale(b.muzzle, 0.1), 0.8))
        else:
            size = {"wide": 0.52, "dark": 0.36}.get(b.ears, 0.34) * r
            ink = "#23242a" if b.ears == "dark" else dark(b.coat, 0.12)
            canvas.drawCircle(x + side * r * 0.76, y - r * 0.66, size, paint(ink))
            canvas.drawCircle(
                x + side * r * 0.76,
                y - r * 0.64,
                size * 0.55,
                paint(pale(b.coat, 0.25), 0.8 if b.ears != "dark" else 0.0),
            )


def _head(canvas: skia.Canvas, b: Build, at: tuple[float, float], name: str) -> None:
    """The face, turned to the viewer, as the sprites have it."""
    x, y = at
    r = b.head
    neck = [
        (x + r * 0.2, y - r * 0.2),
        (x + r * 1.6, y + r * 1.1),
        (x + r * 1.0, y + r * 2.0),
        (x - r * 0.3, y + r * 0.7),
    ]
    canvas.drawPath(curve(neck, True), paint(dark(b.coat, 0.06)))
    if b.mane and name == "lion":
        _mane(canvas, b.mane, (x, y), r)
    _ears(canvas, b, x, y)
    if name == "unicorn":
        canvas.drawPath(
            polygon(
                [
                    (x - r * 0.12, y - r * 0.8),
                    (x - r * 0.35, y - r * 2.0),
                    (x + r * 0.2, y - r * 0.85),
                ]
            ),
            paint("#f0c34a"),
        )
        mane = [
            (x + r * 0.2, y - r),
            (x + r * 1.2, y - r * 0.2),
            (x + r * 1.9, y + r * 1.4),
            (x + r * 1.1, y + r * 1.5),
            (x + r * 0.7, y + r * 0.2),
        ]
        canvas.drawPath(curve(mane, True), paint(b.mane or b.tip))
    canvas.drawOval(box(x - r * 1.08, y - r * 0.92, x + r * 1.08, y + r * 0.92), paint(b.coat))
    _face(canvas, b, (x, y), name)


def _mane(canvas: skia.Canvas, ink: Ink, at: tuple[float, float], r: float) -> None:
    x, y = at
    canvas.drawCircle(x, y, r * 1.5, paint(ink))
    for k in range(12):
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(k * 30)
        canvas.drawOval(box(-r * 0.42, -r * 1.72, r * 0.42, -r * 0.9), paint(ink))
        canvas.restore()


def _face(canvas: skia.Canvas, b: Build, at: tuple[float, float], name: str) -> None:
    x, y = at
    r = b.head
    if name in ("fox", "wolf"):
        for side in (-1, 1):
            cheek = [
                (x, y + r * 0.8),
                (x + side * r * 1.0, y + r * 0.25),
                (x + side * r * 0.5, y + r * 0.05),
                (x, y + r * 0.25),
            ]
            canvas.drawPath(curve(cheek, True), paint(b.muzzle))
    if b.mask:
        for side in (-1, 1):
            canvas.drawOval(
                box(
                    x + side * r * 0.45 - r * 0.32,
                    y - r * 0.38,
                    x + side * r * 0.45 + r * 0.32,
                    y + r * 0.22,
                ),
                paint(b.mask),
            )
    canvas.drawOval(box(x - r * 0.46, y + r * 0.08, x + r * 0.46, y + r * 0.86), paint(b.muzzle))
    eye = "#f4f4f0" if b.mask else "#17120f"
    for side in (-1, 1):
        canvas.drawCircle(x + side * r * 0.44, y - r * 0.1, r * 0.13, paint(eye))
    wide = 0.3 if name == "koala" else 0.2
    canvas.drawOval(
        box(x - r * wide, y + r * 0.12, x + r * wide, y + r * (0.6 if name == "koala" else 0.4)),
        paint("#1d1512"),
    )
    canvas.drawPath(
        curve([(x - r * 0.2, y + r * 0.6), (x, y + r * 0.68), (x + r * 0.2, y + r * 0.6)]),
        paint("#1d1512", 0.8, stroke=r * 0.07),
    )
