"""A football pitch: the stand with its crowd, floodlights, mown stripes, chalk lines and a goal."""

import skia

from media.pictures.ink import Colour, dark, glow, mix, paint, pale, polygon
from media.pictures.sky import sky
from media.pictures.stage import Stage

FAR, NEAR = 0.66, 1.12
"""The far touchline and where the near one would lie, as parts of the height."""
SHIRTS = ("#c9473a", "#e2b45f", "#4f74a8", "#e9e4da", "#3f4a58", "#5d8a55")
STRIPES = 12


def pitch(stage: Stage) -> None:
    """The ground of a small club, seen from the near touchline."""
    stage.horizon = 0.6
    sky(stage, 0.5)
    with stage.layer(0.3) as canvas:
        _stand(stage, canvas)
    with stage.layer(0.5) as canvas:
        _grass(stage, canvas)
        _lines(stage, canvas)
        _goal(stage, canvas)
    stage.ground = 0.93


def _stand(stage: Stage, canvas: skia.Canvas) -> None:
    """A roofed stand along the far side with people in it, and a mast of floodlights at each end."""
    chance, u, b = stage.chance("stand"), stage.unit, stage.bounds
    low, haze = FAR * stage.height, stage.light.haze
    top, roof = low - 0.13 * u, low - 0.21 * u
    wall = mix(stage.lit("#5b6472"), haze, 0.3)
    canvas.drawRect(skia.Rect.MakeLTRB(b.left(), top, b.right(), low), paint(dark(wall, 0.25)))
    step, empty = 0.022 * u, "empty" in stage.spec.details
    for row in range(5):
        y = top + (row + 0.7) * step
        x = b.left() + chance.random() * step
        while x < b.right():
            if chance.random() < (0.0 if empty else 0.66):
                ink = mix(stage.lit(chance.choice(SHIRTS)), haze, 0.35)
                canvas.drawCircle(x, y + 0.008 * u, 0.0085 * u, paint(ink))
                canvas.drawCircle(x, y - 0.002 * u, 0.0048 * u, paint(stage.lit("#c98f68")))
            x += step * chance.uniform(0.8, 1.3)
    canvas.drawRect(skia.Rect.MakeLTRB(b.left(), low - 0.014 * u, b.right(), low), paint(wall))
    edge = skia.Rect.MakeLTRB(b.left(), roof - 0.02 * u, b.right(), roof + 0.008 * u)
    canvas.drawRect(edge, paint(pale(wall, 0.12)))
    for k in range(-1, 8):
        x = k * 0.26 * u
        canvas.drawLine(x, roof, x, top + 0.1 * u, paint(dark(wall, 0.4), stroke=3 * stage.line))
    for x in (0.07 * stage.width, 0.93 * stage.width):
        _mast(stage, canvas, (x, low), wall)


def _mast(stage: Stage, canvas: skia.Canvas, at: tuple[float, float], ink: Colour) -> None:
    (x, low), u = at, stage.unit
    head = low - 0.46 * u
    canvas.drawLine(x, low, x, head, paint(dark(ink, 0.35), stroke=6 * stage.line))
    lit = stage.light.night or stage.light.stormy or stage.spec.time in ("dusk", "sunset")
    for row in range(2):
        for k in range(-2, 3):
            spot = (x + k * 0.017 * u, head - row * 0.017 * u)
            canvas.drawCircle(*spot, 0.007 * u, paint("#fff7d8" if lit else pale(ink, 0.4)))
    if lit:
        glow(canvas, (x, head), 0.3 * u, "#fff2c4", 0.5)


def _across(stage: Stage, part: float, y: float) -> float:
    """Where a line from the near side (`part` of its length) to the far one is at a height, px."""
    near, far = 2.3 * stage.unit, 1.15 * stage.unit
    share = (y / stage.height - FAR) / (NEAR - FAR)
    return stage.width / 2 + (part - 0.5) * 2 * (far + (near - far) * share)


def _grass(stage: Stage, canvas: skia.Canvas) -> None:
    light, low = stage.light, stage.bounds.bottom()
    green = mix(stage.lit("#4f8a3f"), light.haze, 0.08)
    bright = mix(pale(green, 0.1), light.rim, 0.12)
    canvas.drawRect(
        skia.Rect.MakeLTRB(stage.bounds.left(), FAR * stage.height, stage.bounds.right(), low),
        paint(green),
    )
    top = FAR * stage.height
    for k in range(0, STRIPES, 2):
        ends = (k / STRIPES, (k + 1) / STRIPES)
        stripe = [(_across(stage, p, top), top) for p in ends]
        stripe += [(_across(stage, p, low), low) for p in reversed(ends)]
        canvas.drawPath(polygon(stripe), paint(bright, 0.75))


def _lines(stage: Stage, canvas: skia.Canvas) -> None:
    """The far touchline, the halfway line and the centre circle."""
    chalk, line = stage.lit("#f2f2ea"), stage.line
    top, low = (FAR + 0.012) * stage.height, stage.bounds.bottom()
    canvas.drawLine(
        stage.bounds.left(), top, stage.bounds.right(), top, paint(chalk, stroke=2 * line)
    )
    middle = [(_across(stage, 0.5, y), y) for y in (top, low)]
    canvas.drawLine(*middle[0], *middle[1], paint(chalk, 0.85, stroke=4 * line))
    wide, high = 0.42 * stage.unit, 0.075 * stage.unit
    y = 0.83 * stage.height
    ring = skia.Rect.MakeLTRB(stage.width / 2 - wide, y - high, stage.width / 2 + wide, y + high)
    canvas.drawOval(ring, paint(chalk, 0.85, stroke=4 * line))


def _goal(stage: Stage, canvas: skia.Canvas) -> None:
    """A goal at the end of the pitch, in perspective, with its net."""
    u, chalk = stage.unit, stage.lit("#f6f6f0")
    side = 1 if stage.sun[0] < 0.5 else -1
    x, foot = stage.width / 2 + side * 0.44 * stage.width, 0.74 * stage.height
    far, tall = (x - side * 0.07 * u, foot - 0.045 * stage.height), 0.17 * u
    back = side * 0.06 * u
    net = paint(chalk, 0.35, stroke=1.2 * stage.line)
    for k in range(9):
        part = k / 8
        post = (x + (far[0] - x) * part, foot + (far[1] - foot) * part)
        canvas.drawLine(post[0], post[1] - tall * (1 - 0.15 * part), post[0] + back, post[1], net)
        up = tall * part
        canvas.drawLine(
            x + back * (1 - part), foot - up, far[0] + back * (1 - part), far[1] - up * 0.85, net
        )
    frame = paint(chalk, stroke=5 * stage.line)
    canvas.drawLine(x, foot, x, foot - tall, frame)
    canvas.drawLine(*far, far[0], far[1] - tall * 0.85, frame)
    canvas.drawLine(x, foot - tall, far[0], far[1] - tall * 0.85, frame)
