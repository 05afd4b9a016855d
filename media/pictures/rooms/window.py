"""A window: its place, what is seen through it, its frame and the light it lets in."""

import skia

from media.pictures.animals import object_at
from media.pictures.city import Skyline, skyline
from media.pictures.ink import (
    Colour,
    argb,
    box,
    dark,
    down,
    linear,
    mix,
    paint,
    pale,
    polygon,
    radial,
)
from media.pictures.layers import Effect, Plane
from media.pictures.oldtown import Row, has_towers, is_old, roofs
from media.pictures.plants import conifer
from media.pictures.rooms.plans import Plan
from media.pictures.sky import sky
from media.pictures.stage import Stage, drifting
from media.pictures.subjects import Place
from media.pictures.terrain import Hill, Range, hill, mountains
from media.pictures.water import sea, swell

FLOOR = 0.76
WARM = "#ffcf8a"
PASSING, PACE = 2.6, 0.07
"""How wide the land outside a train is against its window, and how many units of it go by in a second."""
TOWN = frozenset(("city", "street", "town", "bakery"))
SHORE = frozenset(("sea", "shore", "harbor", "harbour", "coast", "island"))


def opening(stage: Stage, plan: Plan) -> skia.Rect | None:
    """The window in px; narrow frames have narrower ones."""
    if plan.window is None:
        return None
    left, top, right, bottom = plan.window
    if stage.width < stage.height and plan.window[2] < 0.5:
        right = left + (right - left) * 1.35
    return box(left * stage.width, top * stage.height, right * stage.width, bottom * stage.height)


def look_out(stage: Stage, window: skia.Rect) -> None:
    """What is seen outside, on a small stage of its own behind the wall."""
    spec = stage.spec
    part = PASSING if spec.room == "train" else 1.25
    width, height = max(64, round(window.width() * part)), max(64, round(window.height() * 1.25))
    outside = Stage(spec.model_copy(update={"seed": stage.seed("view")}), width, height)
    outside.horizon = 0.78
    sky(outside, 0.4)
    if spec.room == "cockpit" or "space" in spec.details:
        _from_space(outside)
    elif is_old(spec) or (TOWN & spec.details and not has_towers(spec)):
        roofs(outside, Row(0.9, 0.3, "far", (0.2, 0.36), (0.16, 0.28)))
    elif spec.room in ("cafe", "office", "laboratory", "shop") or TOWN & spec.details:
        skyline(outside, Skyline(0.9, 0.25, "far", (0.3, 0.7), (0.1, 0.22), 0.4))
    elif SHORE & spec.details or "lighthouse" in spec.props or spec.room == "lantern room":
        sea(outside, 0.62)
        if "whale" in spec.animals:
            tall = 0.5 * outside.unit
            object_at(outside, "whale", Place(0.3, 0.86, tall, 0.6, shadow=False))
            swell(outside, 0.84, 0.7, 0.02, mix(outside.light.sky[0], "#0f4a63", 0.5))
    else:
        mountains(outside, Range(0.8, 0.3, 0.2, "view", snow=0.5))
        hill(outside, Hill(0.9, 0.04, 0.5, "garden", tree=conifer, trees=30, tall=0.2))
    _show(stage, window, outside.flattened())
    if "rain" in spec.weather:
        stage.effect(_rain_outside(stage, window))
    if "snow" in spec.weather:
        stage.effect(_rain_outside(stage, window, snow=True))


def _show(stage: Stage, window: skia.Rect, image: skia.Image) -> None:
    """Put the view behind the window; from a train it goes by, with poles before it."""
    top = window.centerY() - image.height() / 2
    if stage.spec.room == "train":
        left = window.left() - 0.1 * window.width()
        stage.add(Plane(image, 0.12, left, top, drifting(-PACE * stage.unit)))
        stage.effect(_poles(stage, window))
    else:
        stage.add(Plane(image, 0.12, window.centerX() - image.width() / 2, top))


def _from_space(outside: Stage) -> None:
    """Stars for a cockpit's window."""
    chance = outside.chance("stars")
    with outside.layer(0.1) as canvas:
        canvas.drawRect(
            outside.bounds, paint(shader=down(0, outside.height, ["#04050f", "#101438"]))
        )
        for _ in range(260):
            spot = (chance.random() * outside.width, chance.random() * outside.height)
            canvas.drawCircle(
                *spot, chance.choice([0.6, 0.9, 1.3]), paint("#ffffff", chance.uniform(0.3, 1))
            )
        middle = (outside.width * 0.7, outside.height * 0.55)
        inks = ["#9fd8ff", "#2b5aa8", "#081226"]
        size = outside.height * 0.32
        shader = radial((middle[0] - size * 0.4, middle[1] - size * 0.4), size * 1.5, inks)
        canvas.drawCircle(*middle, size, paint(shader=shader))


def _poles(stage: Stage, window: skia.Rect) -> Effect:
    """The poles beside a railway, which go by much faster than the hills behind them."""
    apart, wide = 1.1 * stage.unit, 9 * stage.line
    brush = paint(dark(stage.depth_ink(0.5), 0.4), 0.85)
    count = 2 + int(window.width() / apart)

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        canvas.save()
        canvas.clipRect(window)
        for k in range(count):
            x = (
                window.left()
                + (k * apart - 1.3 * stage.unit * seconds) % (count * apart)
                - apart / 2
            )
            canvas.drawRect(box(x, window.top(), x + wide, window.bottom()), brush)
            arm = window.top() + 0.22 * window.height()
            canvas.drawRect(box(x - 4 * wide, arm, x + 5 * wide, arm + 0.6 * wide), brush)
        canvas.restore()

    return Effect(draw, 0.2)


def _rain_outside(stage: Stage, window: skia.Rect, snow: bool = False) -> Effect:
    chance = stage.chance("window rain")
    drops = [(chance.random(), chance.random(), chance.uniform(0.7, 1.3)) for _ in range(70)]
    pace = 0.1 if snow else 1.5
    brush = paint(
        "#ffffff" if snow else "#dfeaf5",
        0.8 if snow else 0.45,
        stroke=(3 if snow else 1.3) * stage.line,
    )

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        canvas.save()
        canvas.clipRect(window)
        for x, y, speed in drops:
            at = (
                window.left() + x * window.width(),
                window.top() + (y + seconds * pace * speed) % 1 * window.height(),
            )
            canvas.drawLine(
                *at, at[0] - (0 if snow else 2), at[1] + (0.1 if snow else 16 * stage.line), brush
            )
        canvas.restore()

    return Effect(draw, 0.2)


def frame(stage: Stage, canvas: skia.Canvas, plan: Plan, wall: Colour, window: skia.Rect) -> None:
    """Frame, bars, sill and curtains."""
    line = stage.line
    steel = stage.spec.room in ("cockpit", "laboratory", "office", "hospital", "lantern room")
    ink = mix("#1d2733" if steel else "#efe6d6", wall, 0.3)
    bars = max(2, round(window.width() / (190 * line)))
    canvas.drawRect(window, paint(ink, stroke=11 * line))
    for k in range(1, bars):
        x = window.left() + window.width() * k / bars
        canvas.drawLine(x, window.top(), x, window.bottom(), paint(ink, stroke=6 * line))
    if not steel:
        y = window.top() + window.height() * 0.45
        canvas.drawLine(window.left(), y, window.right(), y, paint(ink, stroke=6 * line))
        sill = box(
            window.left() - 16 * line,
            window.bottom(),
            window.right() + 16 * line,
            window.bottom() + 12 * line,
        )
        canvas.drawRect(sill, paint(pale(ink, 0.1)))
    if plan.curtain:
        _drapes(stage, canvas, mix(plan.curtain, wall, 0.3), window)


def _drapes(stage: Stage, canvas: skia.Canvas, ink: Colour, window: skia.Rect) -> None:
    line, low = stage.line, FLOOR * stage.height - 12 * stage.line
    top = window.top() - 22 * line
    for side, x in ((-1, window.left() - 8 * line), (1, window.right() + 8 * line)):
        cloth = [
            (x, top),
            (x + side * 42 * line, top),
            (x + side * 54 * line, low),
            (x - side * 4 * line, low),
        ]
        canvas.drawPath(polygon(cloth), paint(ink))
        for k in range(5):
            a, b = (x + side * k * 10 * line, top), (x + side * k * 11.5 * line, low)
            canvas.drawLine(*a, *b, paint(dark(ink, 0.5), 0.35, stroke=4 * line))
    rod = paint("#2a1c14", stroke=7 * line)
    canvas.drawLine(window.left() - 70 * line, top, window.right() + 70 * line, top, rod)


def shaft(stage: Stage, canvas: skia.Canvas, window: skia.Rect) -> None:
    """The light that falls into the room."""
    light = stage.light
    ink = mix(light.rim, "#ffffff", 0.2) if light.night else light.sun
    far = 0.5 * stage.unit
    low = stage.height * 0.98
    beam = [
        (window.left(), window.top()),
        (window.right(), window.top()),
        (window.right() + far, low),
        (window.left() + far * 0.6, low),
    ]
    power = 0.14 if light.night or light.stormy else 0.3
    shader = linear(
        (window.left(), window.top()),
        (window.right() + far * 0.6, low),
        [argb(ink, power), argb(ink, 0)],
    )
    canvas.drawPath(polygon(beam), paint(shader=shader, blur=9 * stage.line))
