"""Arms, legs and seats of a figure by its posture, in a space where it is 1 tall standing."""

from dataclasses import dataclass

import skia

from film.shots import Posture
from media.pictures.ink import Colour, Point, box, curve, dark, mix, paint, polygon

STANDING, STRIDE = 0.035, 0.11
"""How far the feet are apart: standing, and in the widest moment of a step."""
LOWERED = {"sit": 0.2, "kneel": 0.29, "ride": 0.3}
"""How far the body is below a standing one."""
BENT: dict[tuple[Posture, int], tuple[Point, Point]] = {
    ("raise", -1): ((-0.2, -0.88), (-0.19, -1.06)),
    ("raise", 1): ((0.2, -0.88), (0.19, -1.06)),
    ("hold", 1): ((0.19, -0.62), (0.235, -0.74)),
    ("sit", -1): ((-0.16, -0.65), (-0.1, -0.53)),
    ("sit", 1): ((0.16, -0.65), (0.1, -0.53)),
    ("kneel", -1): ((-0.16, -0.65), (-0.1, -0.53)),
    ("kneel", 1): ((0.16, -0.65), (0.1, -0.53)),
    ("ride", -1): ((-0.17, -0.66), (-0.12, -0.55)),
    ("ride", 1): ((0.17, -0.66), (0.12, -0.55)),
}
"""Elbow and hand of arms that do not hang down, by posture and side."""
BEFORE = ((0.175, -0.66), (0.095, -0.575))
"""Elbow and hand of both arms that hold something before the chest, towards us."""


@dataclass(frozen=True)
class Wardrobe:
    """The inks of one person."""

    coat: Colour
    shade: Colour
    light: Colour
    legs: Colour
    skin: Colour
    hair: Colour


def legs(canvas: skia.Canvas, inks: Wardrobe, stride: float) -> None:
    """Two legs, `stride` of the height apart on each side."""
    for side, shade in ((-1, 0.14), (1, 0.0)):
        ink = dark(inks.legs, shade)
        hip, knee = side * 0.012, side * 0.05 + side * stride * 0.4
        foot = side * stride + side * 0.03
        inner, outer = (0.018, 0.0) if side < 0 else (0.0, 0.018)
        leg = [
            (hip - 0.03 + inner, -0.5),
            (hip + 0.052 - outer, -0.5),
            (knee + 0.038 + side * stride * 0.35, -0.26),
            (foot + 0.03, -0.035),
            (foot - 0.03, -0.035),
            (knee - 0.04 + side * stride * 0.2, -0.26),
        ]
        canvas.drawPath(polygon(leg), paint(ink))
        shoe = [
            (foot - 0.034, -0.042),
            (foot + 0.032, -0.042),
            (foot + 0.06, -0.004),
            (foot - 0.036, -0.002),
        ]
        canvas.drawPath(curve(shoe, True), paint(mix("#1a1614", inks.legs, 0.2)))


def arms(
    canvas: skia.Canvas, inks: Wardrobe, posture: Posture, gloved: bool, front: bool = False
) -> None:
    """Both arms as the posture has them; `gloved` is a suit's glove for a hand."""
    for side in (-1, 1):
        if posture == "hold" and front:
            elbow, hand = ((side * x, y) for x, y in BEFORE)
            _bent(canvas, inks, (side, elbow, hand), gloved)
            continue
        if (posture, side) in BENT:
            _bent(canvas, inks, (side, *BENT[posture, side]), gloved)
            continue
        swing = 0.05 * side if posture == "walk" else 0.0
        hand = (side * 0.165 + swing, -0.445)
        elbow = (side * 0.172 + swing * 0.3, -0.62)
        ink = inks.shade if side < 0 else mix(inks.coat, inks.shade, 0.35)
        arm = [
            (side * 0.085, -0.805),
            (side * 0.135, -0.775),
            (elbow[0] + side * 0.022, elbow[1]),
            (hand[0] + side * 0.02, hand[1]),
            (hand[0] - side * 0.026, hand[1] - 0.002),
            (elbow[0] - side * 0.03, elbow[1]),
            (side * 0.09, -0.70),
        ]
        canvas.drawPath(curve(arm, True), paint(ink))
        glove = inks.light if gloved else dark(inks.skin, 0.12)
        canvas.drawCircle(hand[0] - side * 0.003, hand[1] + 0.018, 0.024, paint(glove))


def _bent(canvas: skia.Canvas, inks: Wardrobe, arm: tuple[int, Point, Point], gloved: bool) -> None:
    side, elbow, hand = arm
    ink = inks.shade if side < 0 else mix(inks.coat, inks.shade, 0.35)
    shoulder = (side * 0.105, -0.775)
    canvas.drawPath(curve([shoulder, elbow, hand]), paint(ink, stroke=0.052))
    palm = inks.light if gloved else dark(inks.skin, 0.12)
    canvas.drawCircle(*hand, 0.026, paint(palm))


def seat(canvas: skia.Canvas, inks: Wardrobe, posture: Posture) -> None:
    """What carries somebody who sits: a stool; folded legs for who kneels; stirrups for a rider."""
    trousers = dark(inks.legs, 0.1)
    if posture == "sit":
        wood = "#6b4a30"
        for side in (-1, 1):
            canvas.drawLine(side * 0.11, -0.2, side * 0.14, 0, paint(dark(wood, 0.3), stroke=0.03))
            canvas.drawOval(
                box(side * 0.06 - 0.04, -0.035, side * 0.06 + 0.04, 0), paint("#1a1614")
            )
        canvas.drawRoundRect(box(-0.18, -0.27, 0.18, -0.2), 0.025, 0.025, paint(wood))
        canvas.drawRect(box(-0.17, -0.265, 0.17, -0.25), paint(mix(wood, "#fff", 0.25), 0.7))
    elif posture == "kneel":
        canvas.drawOval(box(-0.19, -0.2, 0.19, 0.0), paint(trousers))
        for side in (-1, 1):
            shoe = box(side * 0.1 - 0.05, -0.06, side * 0.1 + 0.05, 0.005)
            canvas.drawOval(shoe, paint(mix("#1a1614", inks.legs, 0.2)))
    elif posture == "ride":
        for side in (-1, 1):
            leg = [(side * 0.08, -0.23), (side * 0.15, -0.12), (side * 0.13, 0.06)]
            canvas.drawPath(curve(leg), paint(trousers, stroke=0.06))
