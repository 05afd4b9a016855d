"""People as flat figures seen from behind or from the front, in a space where they are 1 tall.

The foot is at (0, 0) and the head ends at y = -1. What the person leaves open (skin, hair) is
decided by the person's key, so somebody looks the same in every scene.
"""

import hashlib
import random

import skia

from film.shots import Posture
from media.pictures.headwear import hat
from media.pictures.ink import Colour, Ink, across, box, curve, dark, mix, paint, pale, polygon, rgb
from media.pictures.limbs import LOWERED, STANDING, STRIDE, Wardrobe, arms, legs, seat
from media.pictures.spec.shot import Person

SKINS = ("#e0b08c", "#c98f68", "#8d5a3b", "#f0c8a4", "#6f452e")
HAIRS = ("#2a1c16", "#4a2f20", "#15131a", "#7a4a26", "#a8743a")
HEAD = (0.0, -0.908)
HEAD_SIZE = 0.07


def wardrobe(person: Person) -> Wardrobe:
    """Inks from the person's look, and from its key where the look is silent."""
    digest = hashlib.sha256(person.key.encode()).digest()
    chance = random.Random(int.from_bytes(digest[:6], "big"))
    skin, hair = chance.choice(SKINS), chance.choice(HAIRS)
    coat = rgb(person.coat)
    return Wardrobe(
        coat,
        dark(coat, 0.38),
        pale(coat, 0.13),
        rgb(person.legs),
        rgb(person.skin or skin),
        rgb(person.hair_colour or hair),
    )


def draw_person(
    canvas: skia.Canvas,
    person: Person,
    posture: Posture = "stand",
    front: bool = False,
    step: float = 1.0,
) -> None:
    """The whole figure. `front` shows the face; who sits or kneels is lower, with a seat under it.

    `step` is how far a walking one has its feet apart, 0..1.
    """
    inks = wardrobe(person)
    canvas.save()
    canvas.translate(0, LOWERED.get(posture, 0.0))
    if person.length < 2 and posture not in LOWERED:
        walking = STANDING + (STRIDE - STANDING) * step
        legs(canvas, inks, walking if posture == "walk" else STANDING)
    if person.cape and front:
        _cape(canvas, person.cape)
    helmet = person.hat == "helmet"
    behind = posture not in ("raise", "hold")
    if behind:
        arms(canvas, inks, posture, helmet)
    _body(canvas, person, inks, front)
    if person.cape and not front:
        _cape(canvas, person.cape)
    if not behind:
        arms(canvas, inks, posture, helmet, front)
    _upper(canvas, person, inks, front)
    canvas.restore()
    seat(canvas, inks, posture)


def _upper(canvas: skia.Canvas, person: Person, inks: Wardrobe, front: bool) -> None:
    """What is carried, the head and what it wears."""
    if person.carries == "pack":
        (_straps if front else _pack)(canvas, person, inks)
    _head(canvas, person, inks, front)
    hat(canvas, person.hat, inks.coat, front)
    _carried(canvas, person)


def _cape(canvas: skia.Canvas, ink: Ink) -> None:
    shape = [
        (-0.12, -0.8), (0, -0.83), (0.12, -0.8), (0.19, -0.45), (0.24, -0.14),
        (0.06, -0.1), (-0.08, -0.13), (-0.17, -0.1), (-0.16, -0.45),
    ]  # fmt: skip
    shader = across(-0.2, 0.2, [dark(ink, 0.35), ink, pale(ink, 0.15)])
    canvas.drawPath(curve(shape, True), paint(shader=shader))
    for x in (-0.06, 0.02, 0.09):
        canvas.drawLine(x * 0.6, -0.74, x * 1.5, -0.16, paint(dark(ink, 0.5), 0.35, stroke=0.008))


def _body(canvas: skia.Canvas, person: Person, inks: Wardrobe, front: bool) -> None:
    hem, flare = {0: (-0.44, 0.118), 1: (-0.235, 0.15), 2: (-0.012, 0.2)}[person.length]
    if person.dress and person.length < 2:
        hem, flare = -0.27, 0.19
    waist = 0.096 if person.dress or person.length else 0.108
    right = [
        (0.048, -0.845), (0.105, -0.818), (0.137, -0.77), (0.122, -0.66), (waist, -0.575),
        (0.112, -0.5), (flare, hem - 0.01), (flare * 0.45, hem + 0.012),
    ]  # fmt: skip
    shape = curve([*right, *[(-x, y) for x, y in reversed(right)]], True)
    shader = across(-0.16, 0.16, [inks.shade, inks.coat, inks.light], [0, 0.55, 1])
    canvas.drawPath(shape, paint(shader=shader))
    canvas.save()
    canvas.clipPath(shape, skia.ClipOp.kIntersect, True)
    canvas.drawRect(box(-0.004, -0.8, 0.004, hem), paint(inks.shade, 0.55))
    if person.length or person.dress:
        canvas.drawRect(box(-0.2, -0.585, 0.2, -0.565), paint(dark(inks.shade, 0.2), 0.8))
        for x in (-0.09, -0.045, 0.05, 0.1):
            canvas.drawLine(x * 0.7, -0.54, x * 1.35, hem, paint(inks.shade, 0.4, stroke=0.007))
    if person.hat == "knight":
        for y in (-0.74, -0.68, -0.62, -0.56):
            canvas.drawLine(-0.13, y, 0.13, y, paint(inks.shade, 0.5, stroke=0.006))
    if front and not person.cape:
        canvas.drawPath(
            polygon([(-0.035, -0.845), (0.035, -0.845), (0, -0.76)]), paint(pale(inks.skin, 0.05))
        )
    canvas.restore()


def _pack_ink(person: Person, inks: Wardrobe) -> Colour:
    return mix("#c9d0d8" if person.hat == "helmet" else "#4d5a3a", inks.coat, 0.15)


def _straps(canvas: skia.Canvas, person: Person, inks: Wardrobe) -> None:
    """What is seen of a pack from before."""
    ink = dark(_pack_ink(person, inks), 0.25)
    for side in (-1, 1):
        strap = [(side * 0.068, -0.828), (side * 0.082, -0.74), (side * 0.108, -0.63)]
        canvas.drawPath(curve(strap), paint(ink, stroke=0.024))
    canvas.drawLine(-0.08, -0.735, 0.08, -0.735, paint(ink, stroke=0.012))


def _pack(canvas: skia.Canvas, person: Person, inks: Wardrobe) -> None:
    suit, ink = person.hat == "helmet", _pack_ink(person, inks)
    shader = across(-0.1, 0.1, [dark(ink, 0.3), pale(ink, 0.12)])
    canvas.drawRoundRect(box(-0.1, -0.8, 0.1, -0.53), 0.03, 0.03, paint(shader=shader))
    canvas.drawRoundRect(box(-0.07, -0.655, 0.07, -0.55), 0.02, 0.02, paint(dark(ink, 0.22)))
    roll = mix(ink, "#445566" if suit else "#aa3333", 0.38)
    canvas.drawRoundRect(box(-0.112, -0.85, 0.112, -0.795), 0.025, 0.025, paint(roll))


def _head(canvas: skia.Canvas, person: Person, inks: Wardrobe, front: bool) -> None:
    if person.hat == "helmet":
        return
    x, y = HEAD
    canvas.drawRoundRect(box(-0.03, -0.875, 0.03, -0.825), 0.02, 0.02, paint(dark(inks.skin, 0.18)))
    if person.role in ("keeper", "traveler", "traveller", "captain", "hiker"):
        scarf = [(-0.062, -0.852), (0.062, -0.852), (0.07, -0.822), (-0.07, -0.822)]
        canvas.drawPath(curve(scarf, True), paint("#b4482f"))
    half = HEAD_SIZE * 0.88
    canvas.drawOval(box(x - half, y - HEAD_SIZE, x + half, y + HEAD_SIZE), paint(inks.skin))
    for side in (-1, 1):
        canvas.drawCircle(side * half, y + 0.008, 0.014, paint(dark(inks.skin, 0.1)))
    if front:
        _face(canvas, person, inks)
    if person.hat not in ("knight", "hood"):
        _hair(canvas, person, inks, front)


def _face(canvas: skia.Canvas, person: Person, inks: Wardrobe) -> None:
    for side in (-1, 1):
        canvas.drawCircle(side * 0.025, -0.915, 0.0075, paint("#1a1412"))
        canvas.drawCircle(side * 0.038, -0.89, 0.012, paint(mix(inks.skin, "#d9574a", 0.4), 0.5))
    smile = [(-0.018, -0.872), (0, -0.865), (0.018, -0.872)]
    canvas.drawPath(curve(smile), paint(mix(inks.skin, "#7a2a22", 0.7), stroke=0.006))
    if person.beard:
        beard = [
            (-0.06, -0.9),
            (-0.035, -0.878),
            (0.035, -0.878),
            (0.06, -0.9),
            (0.045, -0.835),
            (0, -0.815),
            (-0.045, -0.835),
        ]
        canvas.drawPath(curve(beard, True), paint(inks.hair))


def _hair(canvas: skia.Canvas, person: Person, inks: Wardrobe, front: bool) -> None:
    ink = inks.hair
    shader = across(-0.08, 0.08, [dark(ink, 0.2), ink, pale(ink, 0.15)])
    long = person.hair == "long"
    if front:
        fringe = [
            (-0.07, -0.9),
            (-0.072, -0.94),
            (-0.05, -0.98),
            (0, -0.99),
            (0.05, -0.98),
            (0.072, -0.94),
            (0.07, -0.9),
            (0.045, -0.945),
            (-0.04, -0.95),
        ]
        canvas.drawPath(curve(fringe, True), paint(shader=shader))
        if long:
            for side in (-1, 1):
                lock = [
                    (side * 0.06, -0.95),
                    (side * 0.08, -0.9),
                    (side * 0.085, -0.78),
                    (side * 0.05, -0.76),
                    (side * 0.056, -0.88),
                ]
                canvas.drawPath(curve(lock, True), paint(ink))
    elif long:
        mane = [
            (-0.074, -0.93), (-0.05, -0.98), (0, -0.99), (0.05, -0.98), (0.074, -0.93), (0.084, -0.84),
            (0.09, -0.73), (0.03, -0.712), (-0.04, -0.716), (-0.092, -0.735), (-0.084, -0.84),
        ]  # fmt: skip
        canvas.drawPath(curve(mane, True), paint(shader=shader))
    else:
        crop = [
            (-0.066, -0.885), (-0.072, -0.93), (-0.05, -0.98), (0, -0.99), (0.05, -0.98),
            (0.072, -0.93), (0.066, -0.885), (0.035, -0.862), (-0.035, -0.862),
        ]  # fmt: skip
        canvas.drawPath(curve(crop, True), paint(shader=shader))
    if person.hair == "bun":
        canvas.drawCircle(0, -0.995, 0.033, paint(pale(ink, 0.06)))


def _carried(canvas: skia.Canvas, person: Person) -> None:
    if person.carries == "staff":
        canvas.drawLine(0.19, -1.1, 0.19, 0, paint("#5b3d24", stroke=0.018))
        if person.role in ("wizard", "witch"):
            canvas.drawCircle(0.19, -1.12, 0.09, paint("#9fe8ff", 0.5, blur=0.04))
            canvas.drawCircle(0.19, -1.12, 0.035, paint("#9fe8ff"))
    elif person.carries == "sword":
        canvas.drawLine(-0.14, -0.84, 0.13, -0.42, paint("#1a1512", stroke=0.016))
        canvas.drawLine(-0.17, -0.885, -0.12, -0.81, paint("#7a1f2b", stroke=0.022))
    elif person.carries == "lantern":
        canvas.drawCircle(0.175, -0.36, 0.12, paint("#ffd98a", 0.45, blur=0.05))
        canvas.drawRoundRect(box(0.15, -0.41, 0.2, -0.32), 0.01, 0.01, paint("#ffe9b0"))
        canvas.drawRect(box(0.145, -0.42, 0.205, -0.405), paint("#2a2320"))
        canvas.drawRect(box(0.145, -0.325, 0.205, -0.31), paint("#2a2320"))
