"""Lighting of a subject: its picture in the colours of the scene, with rim light and haze."""

from collections.abc import Callable
from dataclasses import dataclass

import skia

from media.pictures.ink import LINEAR, Point, argb, box, dark, down, mix, paint, rgb, sheet
from media.pictures.layers import Motion, Plane
from media.pictures.stage import Head, Stage

UnitDrawing = Callable[[skia.Canvas], None]
"""Draws something that stands on (0, 0) and is 1 tall."""


@dataclass(frozen=True)
class Place:
    """Where a subject stands: `x` and `foot` in the frame (0..1), height in px, depth.

    `half` is half its width and `over` what reaches above, both against the height; `dye` is a
    colour it takes on in place of its own.
    """

    x: float
    foot: float
    tall: float
    depth: float
    half: float = 0.5
    over: float = 0.15
    motion: Motion | None = None
    shadow: bool = True
    mirrored: bool = False
    flip: bool = False
    tint: float = 1.0
    dye: str = ""


def stand(stage: Stage, draw: UnitDrawing, place: Place) -> Plane:
    """Draw a subject, light it and set it on the stage."""
    wide = max(8.0, place.tall * place.half * 2.3 + 8)
    high = place.tall * (1.14 + place.over) + 8
    base = place.tall * 0.1 + 4
    surface = sheet(wide, high)
    with surface as canvas:
        canvas.translate(wide / 2, high - base)
        canvas.scale(-place.tall if place.flip else place.tall, place.tall)
        draw(canvas)
    return set_picture(stage, lit(stage, surface.makeImageSnapshot(), place), place, base)


def head_at(stage: Stage, place: Place, span: tuple[float, float], half: float) -> None:
    """Note where a subject's head is: from `span[0]` to `span[1]` of its height above the foot."""
    x, foot = place.x * stage.width, place.foot * stage.height
    low, top = (foot - part * place.tall for part in span)
    wide = half * place.tall
    stage.heads.append(Head(box(x - wide, top, x + wide, low), place.depth))


def set_picture(stage: Stage, picture: skia.Image, place: Place, base: float) -> Plane:
    """Set a lit picture; `base` is how many px of it lie below the foot."""
    x, y = place.x * stage.width, place.foot * stage.height
    wide, high = picture.width(), picture.height()
    pad = high if place.mirrored else base * 1.5 + place.tall * 0.08
    surface = sheet(wide * 1.2, high + pad)
    left, foot = wide * 1.2 / 2, high - base
    with surface as canvas:
        if place.shadow:
            canvas.save()
            canvas.translate(left, foot)
            canvas.scale(1, 0.16)
            reach = place.tall * place.half
            canvas.drawCircle(0, 0, reach * 0.8, paint("#03040a", 0.45, blur=reach * 0.17))
            canvas.restore()
        if place.mirrored:
            _mirror(stage, canvas, picture, (left, foot))
        canvas.drawImage(picture, left - wide / 2, 0)
    plane = Plane(surface.makeImageSnapshot(), place.depth, x - left, y - foot, place.motion)
    stage.add(plane)
    return plane


def _mirror(stage: Stage, canvas: skia.Canvas, picture: skia.Image, at: Point) -> None:
    """The picture upside down below its foot (`at`), blurred along the water."""
    brush = skia.Paint(Alphaf=0.38)
    brush.setImageFilter(skia.ImageFilters.Blur(2 * stage.line, 5 * stage.line))
    canvas.save()
    canvas.translate(*at)
    canvas.scale(1, -0.8)
    canvas.drawImage(picture, -picture.width() / 2, -at[1], LINEAR, brush)
    canvas.restore()


def lit(stage: Stage, picture: skia.Image, place: Place) -> skia.Image:
    """The picture in the scene's light: ambient colour, darker foot, haze, a bright edge."""
    light = stage.light
    strength = (light.strength * 0.4 + 0.12 if stage.indoors else light.strength) * place.tint
    width, height = picture.width(), picture.height()
    area = skia.Rect.MakeWH(width, height)
    surface = sheet(width, height)
    with surface as canvas:
        canvas.drawImage(picture, 0, 0, LINEAR, _dyed(place.dye))
        tone = mix("#ffffff", light.ambient, strength)
        canvas.drawRect(area, paint(tone, blend=skia.BlendMode.kModulate))
        foot = [argb("#000", 0), argb(dark(light.ambient, 0.6), 0.35)]
        canvas.drawRect(area, paint(shader=down(0, height, foot), blend=skia.BlendMode.kSrcATop))
        haze = max(0.0, (0.62 - place.depth)) * 0.75
        if haze:
            canvas.drawRect(area, paint(light.haze, haze, blend=skia.BlendMode.kSrcATop))
        _rim(stage, canvas, picture, place)
    return surface.makeImageSnapshot()


def _dyed(ink: str) -> skia.Paint:
    """A paint that keeps a picture's light and shade and gives it another colour."""
    if not ink:
        return skia.Paint()
    grey = (0.3, 0.5, 0.2)
    rows = [[0.12 + 0.75 * c * k for k in grey] for c in rgb(ink)]
    matrix: list[float] = []
    for row, c in zip(rows, rgb(ink), strict=True):
        matrix += [k * 0.9 for k in row] + [0, 0.3 * c]
    matrix += [0, 0, 0, 1, 0]
    return skia.Paint(ColorFilter=skia.ColorFilters.Matrix(matrix))


def _rim(stage: Stage, canvas: skia.Canvas, picture: skia.Image, place: Place) -> None:
    """The picture minus itself moved away from the sun, in the rim's colour."""
    wide = max(1.2, place.tall * 0.012)
    right = 1 if stage.sun[0] > place.x else -1
    up = -0.55 if stage.sun[1] < 0.5 else -0.15
    edge = sheet(picture.width(), picture.height())
    with edge as cut:
        cut.drawImage(picture, 0, 0)
        away = skia.Paint(BlendMode=skia.BlendMode.kDstOut)
        cut.drawImage(picture, -right * wide, -up * wide, LINEAR, away)
        area = skia.Rect.MakeWH(picture.width(), picture.height())
        cut.drawRect(area, paint(stage.light.rim, blend=skia.BlendMode.kSrcIn))
    brush = skia.Paint(Alphaf=0.8, BlendMode=skia.BlendMode.kSrcATop)
    brush.setImageFilter(skia.ImageFilters.Blur(wide * 0.28, wide * 0.28))
    canvas.drawImage(edge.makeImageSnapshot(), 0, 0, LINEAR, brush)
