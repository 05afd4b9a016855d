"""Colours, paints and paths: the few drawing words everything here is made of. Knows no scene."""

import math
from collections.abc import Sequence

import skia

Colour = tuple[float, float, float]
Ink = str | Colour
Point = tuple[float, float]

LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kNone)
SMOOTH = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
NEAREST = skia.SamplingOptions(skia.FilterMode.kNearest, skia.MipmapMode.kNone)
LUMA = (0.2126, 0.7152, 0.0722)


def rgb(ink: Ink) -> Colour:
    """Red, green, blue as 0..1 of "#rrggbb", "#rgb" or a colour."""
    if not isinstance(ink, str):
        return ink
    digits = ink.lstrip("#")
    if len(digits) == 3:
        digits = "".join(d * 2 for d in digits)
    return (int(digits[:2], 16) / 255, int(digits[2:4], 16) / 255, int(digits[4:6], 16) / 255)


def mix(a: Ink, b: Ink, part: float) -> Colour:
    """`a` with `part` (0..1) of `b` in it."""
    (r, g, u), (x, y, z) = rgb(a), rgb(b)
    return (r + (x - r) * part, g + (y - g) * part, u + (z - u) * part)


def dark(ink: Ink, part: float) -> Colour:
    """Towards a bluish black: pure black looks like a hole in a lit scene."""
    return mix(ink, "#04060c", part)


def pale(ink: Ink, part: float) -> Colour:
    """Towards white."""
    return mix(ink, "#ffffff", part)


def luma(ink: Ink) -> float:
    """Rec. 709 brightness, 0..1."""
    return sum(k * v for k, v in zip(LUMA, rgb(ink), strict=True))


def saturate(ink: Ink, factor: float) -> Colour:
    """More (>1) or less (<1) colour at the same brightness."""
    grey = luma(ink)
    r, g, b = (min(1.0, max(0.0, grey + (v - grey) * factor)) for v in rgb(ink))
    return (r, g, b)


def hex_of(ink: Ink) -> str:
    """The colour as #rrggbb."""
    return "#" + "".join(f"{round(max(0.0, min(1.0, c)) * 255):02x}" for c in rgb(ink))


def argb(ink: Ink, alpha: float = 1.0) -> int:
    """A colour with alpha, as the gradient shaders want it."""
    return skia.Color4f(*rgb(ink), alpha).toColor()


def paint(
    ink: Ink = "#000",
    alpha: float = 1.0,
    *,
    blur: float = 0,
    shader: skia.Shader | None = None,
    blend: skia.BlendMode | None = None,
    stroke: float = 0,
) -> skia.Paint:
    """A paint. `blur` and `stroke` are in the canvas' units; strokes have round ends."""
    out = skia.Paint(AntiAlias=True)
    out.setColor4f(skia.Color4f(*rgb(ink), alpha))
    if blur:
        out.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
    if shader is not None:
        out.setShader(shader)
    if blend is not None:
        out.setBlendMode(blend)
    if stroke:
        out.setStyle(skia.Paint.kStroke_Style)
        out.setStrokeWidth(stroke)
        out.setStrokeCap(skia.Paint.kRound_Cap)
        out.setStrokeJoin(skia.Paint.kRound_Join)
    return out


def _colours(inks: Sequence[Ink | int]) -> list[int]:
    return [i if isinstance(i, int) else argb(i) for i in inks]


def linear(
    start: Point, end: Point, inks: Sequence[Ink | int], stops: Sequence[float] = ()
) -> skia.Shader:
    """A gradient along a line. Inks may be `argb` numbers."""
    points = [skia.Point(*start), skia.Point(*end)]
    return skia.GradientShader.MakeLinear(points, _colours(inks), list(stops))


def down(
    top: float, bottom: float, inks: Sequence[Ink | int], stops: Sequence[float] = ()
) -> skia.Shader:
    """A gradient from top to bottom."""
    return linear((0, top), (0, bottom), inks, stops)


def across(
    left: float, right: float, inks: Sequence[Ink | int], stops: Sequence[float] = ()
) -> skia.Shader:
    """A gradient from left to right."""
    return linear((left, 0), (right, 0), inks, stops)


def radial(
    centre: Point, radius: float, inks: Sequence[Ink | int], stops: Sequence[float] = ()
) -> skia.Shader:
    """A gradient from a centre outwards."""
    return skia.GradientShader.MakeRadial(
        skia.Point(*centre), max(radius, 0.001), _colours(inks), list(stops)
    )


def round_shade(left: float, right: float, ink: Ink) -> skia.Shader:
    """Makes a flat shape look like a cylinder lit from the right."""
    return across(left, right, [dark(ink, 0.34), ink, pale(ink, 0.2)], [0, 0.6, 1])


def box(left: float, top: float, right: float, bottom: float) -> skia.Rect:
    """A rectangle by its edges."""
    return skia.Rect.MakeLTRB(left, top, right, bottom)


def polygon(points: Sequence[Point], close: bool = True) -> skia.Path:
    """Straight lines through the points."""
    out = skia.Path()
    out.moveTo(*points[0])
    for point in points[1:]:
        out.lineTo(*point)
    if close:
        out.close()
    return out


def curve(points: Sequence[Point], close: bool = False) -> skia.Path:
    """A Catmull-Rom spline through the points."""
    count = len(points)
    out = skia.Path()
    out.moveTo(*points[0])

    def at(i: int) -> Point:
        return points[i % count] if close else points[max(0, min(count - 1, i))]

    for i in range(count if close else count - 1):
        a, b, c, d = at(i - 1), at(i), at(i + 1), at(i + 2)
        out.cubicTo(
            b[0] + (c[0] - a[0]) / 6,
            b[1] + (c[1] - a[1]) / 6,
            c[0] - (d[0] - b[0]) / 6,
            c[1] - (d[1] - b[1]) / 6,
            c[0],
            c[1],
        )
    if close:
        out.close()
    return out


def glow(
    canvas: skia.Canvas,
    centre: Point,
    radius: float,
    ink: Ink,
    alpha: float = 0.5,
    blend: skia.BlendMode = skia.BlendMode.kScreen,
) -> None:
    """A soft light around a point."""
    inks = [argb(ink, alpha), argb(ink, alpha * 0.3), argb(ink, 0)]
    shader = radial(centre, radius, inks, [0, 0.35, 1])
    canvas.drawCircle(*centre, radius, paint(shader=shader, blend=blend))


def arc_point(centre: Point, radius: float, degrees: float) -> Point:
    """The point at an angle (0 = right, 90 = down)."""
    angle = math.radians(degrees)
    return (centre[0] + math.cos(angle) * radius, centre[1] + math.sin(angle) * radius)


def sheet(width: float, height: float) -> skia.Surface:
    """An empty transparent surface, BGRA: five times as fast to blit as RGBA."""
    info = skia.ImageInfo.Make(
        max(1, round(width)),
        max(1, round(height)),
        skia.kBGRA_8888_ColorType,
        skia.kPremul_AlphaType,
    )
    return skia.Surface.MakeRaster(info)
