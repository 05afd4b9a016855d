"""Weather: particles before the camera, fog and lightning."""

import math
import random
from collections.abc import Callable
from functools import partial

import skia

from media.pictures.ink import LINEAR, Ink, argb, mix, paint, polygon, radial, sheet
from media.pictures.layers import Effect
from media.pictures.stage import Stage
from media.pictures.terrain import mist

Speck = tuple[float, float, float, float]
"""Place across and down (0..1), nearness (0..1) and phase of one particle."""
Draw = Callable[[skia.Canvas, float], None]


def weather(stage: Stage) -> None:
    """Everything in the air, in front of what is set so far."""
    wanted = set(stage.spec.weather)
    if stage.indoors:
        _air_of_a_room(stage)
        return
    if "fog" in wanted:
        mist(stage, 0.82, 0.8, 0.42, "fog2")
    for name, make in _MAKERS.items():
        if name in wanted:
            _on_lens(stage, make(stage))
    if stage.spec.setting == "forest" and not wanted & {"rain", "snow"}:
        _on_lens(stage, _motes(stage, 50))
    if "lightning" in wanted or (
        stage.light.stormy and "storm" in stage.spec.details and stage.light.night
    ):
        lightning(stage)


def _air_of_a_room(stage: Stage) -> None:
    if stage.spec.setting == "interior":
        _on_lens(stage, _motes(stage, 60))
    if "confetti" in stage.spec.weather:
        _on_lens(stage, _flakes(stage, 140, "confetti"))


def _on_lens(stage: Stage, draw: Draw) -> None:
    stage.effect(Effect(draw, 1.0, on_lens=True))


def _specks(stage: Stage, name: str, count: int) -> list[Speck]:
    chance = stage.chance(name)
    return [
        (chance.random(), chance.random(), chance.random(), chance.random() * math.tau)
        for _ in range(count)
    ]


def _rain(stage: Stage) -> Draw:
    specks = _specks(stage, "rain", 330)
    width, height, line = stage.width, stage.frame_height, stage.line
    brushes = [
        paint(ink, alpha, stroke=thick * line)
        for ink, alpha, thick in (
            ("#dfeaf5", 0.26, 1.2),
            ("#e8f1fa", 0.38, 1.7),
            ("#f4f9ff", 0.5, 2.3),
        )
    ]

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for near, brush in enumerate(brushes):
            points: list[skia.Point] = []
            long = (16 + 15 * near) * line
            for x, y, pace, _ in specks[near::3]:
                down = (
                    (y + seconds * (1.5 + 0.9 * near) * (0.9 + 0.2 * pace)) % 1.15 - 0.08
                ) * height
                along = ((x - seconds * 0.13 * (1 + near * 0.4)) % 1.1 - 0.05) * width
                points += [skia.Point(along, down), skia.Point(along - long * 0.14, down + long)]
            canvas.drawPoints(skia.Canvas.PointMode.kLines_PointMode, points, brush)

    return draw


def _snow(stage: Stage) -> Draw:
    specks = _specks(stage, "snow", 270)
    width, height, line = stage.width, stage.frame_height, stage.line
    brushes = [
        paint("#ffffff", 0.5 + 0.16 * near, stroke=(2.2 + 2.4 * near) * line, blur=0.4 + 0.6 * near)
        for near in range(3)
    ]

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for near, brush in enumerate(brushes):
            points = [
                skia.Point(
                    (
                        (x + 0.02 * math.sin(seconds * 0.7 + phase) + seconds * 0.012 * (near + 1))
                        % 1.06
                        - 0.03
                    )
                    * width,
                    ((y + seconds * (0.05 + 0.05 * near) * (0.8 + 0.4 * pace)) % 1.06 - 0.03)
                    * height,
                )
                for x, y, pace, phase in specks[near::3]
            ]
            canvas.drawPoints(skia.Canvas.PointMode.kPoints_PointMode, points, brush)

    return draw


def _spot(ink: Ink) -> skia.Image:
    surface = sheet(32, 32)
    inks = [argb(mix(ink, "#ffffff", 0.6), 1), argb(ink, 0.5), argb(ink, 0)]
    with surface as canvas:
        canvas.drawCircle(16, 16, 16, paint(shader=radial((16, 16), 16, inks, [0, 0.25, 1])))
    return surface.makeImageSnapshot()


def _bubble() -> skia.Image:
    surface = sheet(32, 32)
    with surface as canvas:
        canvas.drawCircle(16, 16, 11, paint("#eaffff", 0.75, stroke=1.6))
        canvas.drawCircle(12, 12, 2.6, paint("#ffffff", 0.9))
    return surface.makeImageSnapshot()


Path = Callable[[Speck, float], tuple[float, float, float, float]]
"""Where a speck is at a time: x, y (0..1), radius in lines, alpha."""


def _sprites(stage: Stage, image: skia.Image, specks: list[Speck], path: Path, add: bool) -> Draw:
    """Draw an image for each speck along a path."""
    brush = skia.Paint(BlendMode=skia.BlendMode.kPlus) if add else skia.Paint()

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for speck in specks:
            x, y, size, alpha = path(speck, seconds)
            if alpha <= 0.02:
                continue
            brush.setAlphaf(min(1.0, alpha))
            r = size * stage.line
            area = skia.Rect.MakeXYWH(x * stage.width - r, y * stage.frame_height - r, 2 * r, 2 * r)
            canvas.drawImageRect(image, area, LINEAR, brush)

    return draw


def _motes(stage: Stage, count: int = 90) -> Draw:
    def path(speck: Speck, t: float) -> tuple[float, float, float, float]:
        x, y, near, phase = speck
        across = (x + 0.008 * math.sin(t * 0.4 + phase) + t * 0.004) % 1
        up = (y - t * 0.006 * (1 + near)) % 1
        return across, up, 2 + 3.5 * near, 0.16 + 0.24 * max(0.0, math.sin(t * 0.8 + phase))

    return _sprites(stage, _spot(stage.light.sun), _specks(stage, "motes", count), path, True)


def _fireflies(stage: Stage) -> Draw:
    def path(speck: Speck, t: float) -> tuple[float, float, float, float]:
        x, y, near, phase = speck
        across = x + 0.02 * math.sin(t * 0.6 + phase)
        up = 0.42 + 0.5 * y + 0.015 * math.sin(t * 0.9 + phase * 2)
        return across, up, 5 + 8 * near, max(0.0, math.sin(t * 1.6 + phase)) ** 2

    return _sprites(stage, _spot("#f7ff9a"), _specks(stage, "fireflies", 64), path, True)


def _embers(stage: Stage) -> Draw:
    def path(speck: Speck, t: float) -> tuple[float, float, float, float]:
        x, y, near, phase = speck
        age = (y + t * (0.12 + 0.1 * near)) % 1
        across = x * 0.8 + 0.1 + 0.03 * math.sin(t * 1.6 + phase) * age
        return across, 1.02 - age, 2 + 4 * near, (1 - age) * 0.9

    return _sprites(stage, _spot("#ffab4a"), _specks(stage, "embers", 70), path, True)


def _bubbles(stage: Stage) -> Draw:
    def path(speck: Speck, t: float) -> tuple[float, float, float, float]:
        x, y, near, phase = speck
        age = (y + t * (0.05 + 0.06 * near)) % 1
        return x + 0.01 * math.sin(t * 2 + phase), 1.03 - age * 1.06, 3 + 9 * near * near, 0.6

    return _sprites(stage, _bubble(), _specks(stage, "bubbles", 70), path, False)


_FLAKES = {
    "petals": ("#ffc9d6", "#ffb0c4", "#ffe3ea"),
    "wind": ("#c98a3a", "#a85a2a", "#d9b25c"),
    "confetti": ("#ff4f5e", "#ffd23f", "#37c8ff", "#7dff8a", "#c77dff"),
}


def _flakes(stage: Stage, count: int, kind: str) -> Draw:
    """Petals, leaves or confetti that turn as they fall."""
    specks = _specks(stage, kind, count)
    brushes = [paint(ink, 0.92) for ink in _FLAKES[kind]]
    square = kind == "confetti"

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for i, (x, y, near, phase) in enumerate(specks):
            across = (
                x + seconds * 0.03 * (1 + near) + 0.02 * math.sin(seconds + phase)
            ) % 1.1 - 0.05
            down = (y + seconds * (0.05 + 0.05 * near)) % 1.1 - 0.05
            size = (3 + 4 * near) * stage.line
            canvas.save()
            canvas.translate(across * stage.width, down * stage.frame_height)
            canvas.rotate((seconds * 60 * (0.5 + near) + phase * 57) % 360)
            canvas.scale(1, 0.35 + 0.65 * abs(math.sin(seconds * 1.7 + phase)))
            area = skia.Rect.MakeXYWH(-size, -size * 0.6, 2 * size, 1.2 * size)
            brush = brushes[i % len(brushes)]
            _ = canvas.drawRect(area, brush) if square else canvas.drawOval(area, brush)
            canvas.restore()

    return draw


_MAKERS: dict[str, Callable[[Stage], Draw]] = {
    "rain": _rain,
    "snow": _snow,
    "fireflies": _fireflies,
    "dust": _motes,
    "embers": _embers,
    "bubbles": _bubbles,
    "petals": partial(_flakes, count=70, kind="petals"),
    "wind": partial(_flakes, count=50, kind="wind"),
    "confetti": partial(_flakes, count=140, kind="confetti"),
}


def lightning(stage: Stage) -> None:
    """A bolt and its flash every few seconds; the still of a shot shows the bolt."""
    chance = stage.chance("lightning")
    points = [(chance.uniform(0.2, 0.8) * stage.width, -20.0)]
    while points[-1][1] < stage.horizon * stage.height:
        points.append(_jump(points[-1], chance, stage.line))
    start = 1.15
    bolt = polygon(points, False)

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        power = _flash((seconds - start) % 4.3)
        if power <= 0:
            return
        flash = paint("#dfe9ff", 0.24 * power, blend=skia.BlendMode.kScreen)
        canvas.drawRect(stage.bounds, flash)
        canvas.drawPath(
            bolt, paint("#cfe0ff", 0.8 * power, stroke=9 * stage.line, blur=7 * stage.line)
        )
        canvas.drawPath(bolt, paint("#ffffff", power, stroke=2.6 * stage.line))

    stage.effect(Effect(draw, 0.1))


def _jump(at: tuple[float, float], chance: random.Random, line: float) -> tuple[float, float]:
    return (at[0] + chance.uniform(-34, 34) * line, at[1] + chance.uniform(18, 46) * line)


def _flash(since: float) -> float:
    """Brightness of a bolt so many seconds after it began."""
    for until, power in ((0.07, 1.0), (0.13, 0.25), (0.2, 0.8)):
        if since < until:
            return power
    return max(0.0, 0.8 - (since - 0.2) * 3)
