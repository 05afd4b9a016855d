"""A railway platform: hills, the rails, the platform's edge, and a roof on iron pillars with its clock."""

import math

import skia

from media.pictures.ink import Colour, box, dark, down, glow, mix, paint, pale
from media.pictures.plants import round_tree
from media.pictures.sky import sky
from media.pictures.stage import Stage
from media.pictures.terrain import Hill, Range, hill, mountains

RAILS, EDGE = 0.775, 0.815
"""Where the wheels of a train stand, and the edge of the platform before it."""


def platform(stage: Stage) -> None:
    """Everything behind who waits."""
    stage.horizon = 0.6
    sky(stage, 0.5)
    mountains(stage, Range(0.62, 0.12, 0.14, "far"))
    hill(stage, Hill(0.67, 0.03, 0.35, "behind", tree=round_tree, trees=18, tall=0.08))
    with stage.layer(0.5) as canvas:
        _track(stage, canvas)
    with stage.layer(0.82) as canvas:
        _slab(stage, canvas)
        _roof(stage, canvas)
    stage.ground = 0.93


def _track(stage: Stage, canvas: skia.Canvas) -> None:
    """Ballast, sleepers and two rails."""
    b, h, line = stage.bounds, stage.height, stage.line
    stone = mix(stage.lit("#6f675e"), stage.light.haze, 0.15)
    canvas.drawRect(box(b.left(), (RAILS - 0.04) * h, b.right(), b.bottom()), paint(stone))
    x = b.left()
    while x < b.right():
        sleeper = box(x, (RAILS - 0.02) * h, x + 26 * line, (RAILS + 0.022) * h)
        canvas.drawRect(sleeper, paint(dark(stone, 0.45)))
        x += 58 * line
    for y in (RAILS - 0.012, RAILS + 0.01):
        canvas.drawLine(
            b.left(), y * h, b.right(), y * h, paint(pale(stone, 0.35), stroke=4 * line)
        )


def _slab(stage: Stage, canvas: skia.Canvas) -> None:
    b, h, line = stage.bounds, stage.height, stage.line
    stone = mix(stage.lit("#a39a8c"), stage.light.haze, 0.08)
    inks = [pale(stone, 0.1), stone, dark(stone, 0.4)]
    slab = box(b.left(), EDGE * h, b.right(), b.bottom())
    canvas.drawRect(slab, paint(shader=down(EDGE * h, h, inks)))
    canvas.drawRect(
        box(b.left(), EDGE * h, b.right(), EDGE * h + 8 * line), paint(pale(stone, 0.3))
    )
    stripe = box(b.left(), EDGE * h + 22 * line, b.right(), EDGE * h + 32 * line)
    canvas.drawRect(stripe, paint(stage.lit("#d9b13a"), 0.85))


def _roof(stage: Stage, canvas: skia.Canvas) -> None:
    """The edge of the roof above, its pillars, and a clock that hangs from it."""
    b, u, line = stage.bounds, stage.unit, stage.line
    iron = mix(stage.lit("#3d4a4a"), stage.light.haze, 0.1)
    low = 0.1 * stage.height
    canvas.drawRect(box(b.left(), b.top(), b.right(), low), paint(dark(iron, 0.2)))
    x, tooth = b.left(), 0.045 * u
    while x < b.right():
        canvas.drawRect(box(x, low, x + tooth * 0.6, low + tooth * 0.7), paint(dark(iron, 0.2)))
        x += tooth
    for part in (0.12, 0.88):
        post = part * stage.width
        canvas.drawRect(box(post - 7 * line, low, post + 7 * line, 0.9 * stage.height), paint(iron))
        for side in (-1, 1):
            brace = (post, low + 0.13 * u), (post + side * 0.12 * u, low)
            canvas.drawLine(*brace[0], *brace[1], paint(iron, stroke=6 * line))
    _clock(stage, canvas, (0.7 * stage.width, low + 0.1 * u), iron)


def _clock(stage: Stage, canvas: skia.Canvas, at: tuple[float, float], iron: Colour) -> None:
    (x, y), r = at, 0.052 * stage.unit
    canvas.drawLine(x, y - 0.1 * stage.unit, x, y, paint(iron, stroke=5 * stage.line))
    if stage.light.night or stage.light.stormy:
        glow(canvas, at, 0.22 * stage.unit, "#ffe9b0", 0.5)
    canvas.drawCircle(x, y, r * 1.12, paint(dark(iron, 0.3)))
    canvas.drawCircle(x, y, r, paint("#f6f0df"))
    for k in range(12):
        way = (math.sin(k * math.pi / 6), math.cos(k * math.pi / 6))
        canvas.drawCircle(x + way[0] * r * 0.8, y + way[1] * r * 0.8, r * 0.06, paint("#2a2a2a"))
    canvas.drawLine(x, y, x, y - r * 0.7, paint("#1b1b1b", stroke=2.4 * stage.line))
    canvas.drawLine(x, y, x - r * 0.4, y - r * 0.28, paint("#1b1b1b", stroke=3 * stage.line))
