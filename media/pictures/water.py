"""Water: the open sea with its glitter, near swells that bob, mirrors of what stands behind."""

import math

import numpy as np
import skia
from scipy.ndimage import map_coordinates

from media.pictures.ink import (
    LINEAR,
    SMOOTH,
    Colour,
    Ink,
    argb,
    curve,
    dark,
    down,
    mix,
    paint,
    sheet,
)
from media.pictures.layers import Effect, Plane
from media.pictures.noise import Field, blend_rgb, fbm, image_of, smoothstep
from media.pictures.stage import Stage, swaying


def sea(stage: Stage, top: float, calm: float = 0.5, ink: Ink | None = None) -> None:
    """Open water from `top` down; `calm` 0..1. Sets `stage.water`."""
    light = stage.light
    stage.water = top
    _, y_all = stage.grid(2)
    y = y_all[y_all[:, 0] >= top] - top
    x, _ = stage.grid(2)
    ripples = _ripples(stage, x, y)
    far = mix(light.haze, light.sky[2], 0.35)
    near = dark(mix(ink or mix(light.sky[0], "#0e3a52", 0.5), "#02060e", 0.25), 0.0)
    colours = blend_rgb(far, near, smoothstep(0, 0.42, y) * np.ones_like(x))
    crests = smoothstep(0.56, 0.7, ripples) * (0.16 + 0.34 * (1 - calm))
    colours = _over(colours, mix(light.sky[3], "#ffffff", 0.25), crests)
    colours = _over(colours, mix(near, far, 0.2), smoothstep(0.46, 0.34, ripples) * 0.28)
    if light.disc or stage.spec.time == "dusk":
        colours = _over(colours, light.sun, _path_of_light(stage, x, y, ripples))
    with stage.layer(0.35) as canvas:
        area = skia.Rect.MakeLTRB(
            stage.bounds.left(), top * stage.height, stage.bounds.right(), stage.bounds.bottom()
        )
        canvas.drawImageRect(image_of(colours, np.ones_like(ripples)), area, SMOOTH)
        line, at = stage.line, top * stage.height
        inks = [
            argb(light.haze, 0),
            argb(mix(light.haze, light.sky[3], 0.5), 0.8),
            argb(light.haze, 0),
        ]
        strip = skia.Rect.MakeLTRB(area.left(), at - 2 * line, area.right(), at + 7 * line)
        canvas.drawRect(strip, paint(shader=down(at - 2 * line, at + 7 * line, inks)))
    if light.disc:
        stage.effect(_glitter(stage, top))


def _over(colours: Field, ink: Colour, part: Field) -> Field:
    weight = part[..., None]
    return colours * (1 - weight) + np.array(ink, np.float32) * weight


def _ripples(stage: Stage, x: Field, y: Field) -> Field:
    """Noise stretched by perspective: long thin waves at the horizon, large ones near."""
    base = fbm(900, 900, (30, 120), stage.seed("ripples"), 4)
    nearness = 1 / (y * 1.9 + 0.06)
    rows = (nearness * 150) % 899
    wide = stage.width / stage.height / 1.78
    columns = ((x - 0.5) * wide * (150 + 600 / (nearness * 0.55)) + 450) % 899
    spread = np.broadcast_to(rows, columns.shape)
    return map_coordinates(base, [spread, columns], order=1, mode="wrap").astype(np.float32)


def _path_of_light(stage: Stage, x: Field, y: Field, ripples: Field) -> Field:
    wide = 0.035 + 0.26 * y
    beam = np.exp(-(((x - stage.sun[0]) / wide) ** 2))
    sparkle = smoothstep(0.44, 0.62, ripples) * 0.95 + 0.12
    strength = 0.5 if stage.spec.time == "day" else 0.95
    return beam * sparkle * (1 - 0.6 * y) * strength


def _glitter(stage: Stage, top: float) -> Effect:
    chance = stage.chance("glitter")
    sparks: list[tuple[float, float, float, float, float, float]] = []
    for _ in range(90):
        d = chance.random() ** 0.7
        x = (stage.sun[0] + chance.gauss(0, 0.02 + 0.1 * d)) * stage.width
        y = (top + 0.012) * stage.height + d * (stage.frame_height - top * stage.height)
        long = (0.004 + 0.022 * d) * stage.unit * 1.6 * chance.uniform(0.5, 1.4)
        sparks.append(
            (
                x,
                y,
                long,
                (0.8 + 2.2 * d) * stage.line,
                chance.random() * 6.28,
                chance.uniform(1.2, 3),
            )
        )
    ink = stage.light.sun

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for x, y, long, thick, phase, speed in sparks:
            alpha = max(0.0, math.sin(seconds * speed + phase)) ** 2 * 0.75
            if alpha > 0.05:
                canvas.drawLine(x - long, y, x + long, y, paint(ink, alpha, stroke=thick))

    return Effect(draw, 0.35)


def swell(stage: Stage, top: float, depth: float, high: float, ink: Ink, foam: float = 0.5) -> None:
    """A wave before the camera that bobs; `high` is a part of the frame's height."""
    name = f"swell{top}"
    chance = stage.chance(name)
    wide = stage.bounds.width() * 1.2
    left = stage.bounds.left() - stage.bounds.width() * 0.1
    phases = [chance.random() * 6.28 for _ in range(5)]
    pace = chance.uniform(4.2, 6.2) * max(0.55, min(1.0, stage.width / stage.height / 1.78))
    points: list[tuple[float, float]] = []
    for i in range(61):
        u = i / 60
        lift = 0.0
        for k, (rate, size) in enumerate(((1, 0.5), (1.73, 0.3), (3.1, 0.2), (5.3, 0.08))):
            wave = math.sin(u * pace * rate * 2 + phases[k])
            lift += size * (1 - 2 * abs(wave) ** 0.8 if k < 2 else wave)
        points.append(
            (u * wide, (top - high * lift + stage.margin_y / stage.height) * stage.height)
        )
    surface = sheet(wide, stage.bounds.height())
    with surface as canvas:
        _wave(stage, canvas, points, (high, ink, foam, name))
    motion = swaying(stage.width * 0.012, stage.height * 0.007, 1.05, chance.random() * 6.28)
    stage.add(Plane(surface.makeImageSnapshot(), depth, left, -stage.margin_y, motion))


def _wave(
    stage: Stage,
    canvas: skia.Canvas,
    points: list[tuple[float, float]],
    how: tuple[float, Ink, float, str],
) -> None:
    high, ink, foam, name = how
    rim, line = stage.light.rim, stage.line
    bottom = stage.bounds.height() + 8
    body = curve(points)
    body.lineTo(points[-1][0], bottom)
    body.lineTo(points[0][0], bottom)
    body.close()
    crest = curve(points)
    first = min(y for _, y in points)
    inks = [mix(ink, rim, 0.3), ink, mix(ink, "#01040a", 0.5)]
    canvas.drawPath(
        body, paint(shader=down(first, first + 0.24 * stage.height, inks, [0, 0.25, 1]))
    )
    canvas.save()
    canvas.clipPath(body, skia.ClipOp.kIntersect, True)
    width, height = round(points[-1][0] / 2), round(stage.bounds.height() / 2)
    noise = fbm(width, height, (40, 26), stage.seed(name) + 3, 4)
    tops = np.interp(np.arange(width) * 2, [p[0] for p in points], [p[1] for p in points]) / 2
    below = (np.arange(height)[:, None] - tops[None]) / (high * stage.height * 0.5)
    lace = np.exp(-np.clip(below, 0, 99) * 2.2) * smoothstep(0.42, 0.66, noise)
    lace = (lace + smoothstep(0.6, 0.7, noise) * np.exp(-np.clip(below, 0, 99) * 0.5) * 0.25) * foam
    lace[below < 0] = 0
    area = skia.Rect.MakeWH(points[-1][0], stage.bounds.height())
    canvas.drawImageRect(image_of(mix("#ffffff", stage.light.haze, 0.3), lace), area, SMOOTH)
    chance = stage.chance(f"{name}/lines")
    for k in range(1, 5):
        canvas.save()
        canvas.translate(
            chance.uniform(-20, 20) * line, k * high * stage.height * 0.9 + 8 * line * k
        )
        canvas.drawPath(crest, paint(mix(ink, rim, 0.5), 0.16 * foam, stroke=1.6 * line))
        canvas.restore()
    canvas.restore()
    brush = paint(mix("#ffffff", rim, 0.35), foam * 0.8, stroke=1.6 * line, blur=0.8 * line)
    canvas.drawPath(crest, brush)


def mirror(stage: Stage, top: float) -> None:
    """A still lake from `top` down that mirrors everything set so far."""
    stage.water = top
    image = stage.flattened()
    at = top * stage.height
    area = skia.Rect.MakeLTRB(stage.bounds.left(), at, stage.bounds.right(), stage.bounds.bottom())
    chance = stage.chance("mirror")
    with stage.layer(0.36) as canvas:
        canvas.save()
        canvas.clipRect(area)
        canvas.translate(0, 2 * at)
        canvas.scale(1, -1)
        canvas.drawImage(image, stage.bounds.left(), stage.bounds.top(), LINEAR)
        canvas.restore()
        sky = stage.light.sky
        inks = [argb(mix(sky[1], "#0c2a3c", 0.5), 0.22), argb(mix(sky[0], "#061a28", 0.5), 0.78)]
        canvas.drawRect(area, paint(shader=down(at, stage.bounds.bottom(), inks)))
        for _ in range(120):
            d = chance.random() ** 0.8
            y = at + d * (stage.height - at)
            long = chance.uniform(0.02, 0.08) * stage.unit * 1.6 * (0.4 + d)
            x = chance.uniform(-0.08, 1.0) * stage.width
            ink = "#ffffff" if chance.random() < 0.6 else "#06202e"
            canvas.drawLine(
                x, y, x + long, y, paint(ink, 0.05 + 0.07 * d, stroke=(0.8 + 2 * d) * stage.line)
            )
