"""Sky: gradient, sun or moon, stars, clouds, aurora. Sets `stage.sun`."""

import math
import random

import numpy as np
import skia

from media.pictures.ink import SMOOTH, argb, down, glow, mix, paint, radial, rgb, sheet
from media.pictures.layers import Plane
from media.pictures.noise import Field, blend_rgb, fbm, image_of, smoothstep, stretched
from media.pictures.stage import Stage, drifting, swaying

BOW = ("#e8503f", "#f0933a", "#f7d154", "#7fc06a", "#4fa3d8", "#6a63c0")
"""A rainbow from outside in."""


def sky(stage: Stage, clouds: float = 0.5, sun: bool = True) -> None:
    """The whole sky down to the stage's horizon; `clouds` 0..1 is how much of it they cover."""
    chance = stage.chance("sky")
    light = stage.light
    x = light.sun_at[0] + chance.uniform(-0.08, 0.08)
    low = light.sun_at[1] > 0.5
    stage.sun = (x, stage.horizon - 0.035 if low else light.sun_at[1])
    with stage.layer(0.0) as canvas:
        bottom = (stage.horizon + 0.06) * stage.height
        brush = paint(shader=down(-stage.margin_y, bottom, light.sky, [0, 0.4, 0.76, 1]))
        canvas.drawRect(stage.bounds, brush)
        if light.night and not light.stormy:
            _stars(stage, canvas, 420 if stage.spec.time == "night" else 170)
        if stage.spec.time == "night":
            _milky_way(stage, canvas)
        if sun and light.disc:
            _disc(stage, canvas)
        elif light.night or light.stormy:
            spot = (x * stage.width, stage.horizon * stage.height)
            glow(canvas, spot, 0.7 * stage.unit, light.sky[3], 0.6)
    if clouds > 0:
        _clouds(stage, clouds)
    if "rainbow" in stage.spec.details and not light.night:
        _rainbow(stage)


def _rainbow(stage: Stage) -> None:
    """A wide arc opposite the sun, as broad as the frame allows."""
    away = 0.38 if stage.sun[0] > 0.5 else 0.62
    centre = (away * stage.width, (stage.horizon + 0.1) * stage.height)
    with stage.layer(0.06) as canvas:
        for k, ink in enumerate(BOW):
            radius = (0.56 - 0.016 * k) * stage.unit
            brush = paint(ink, 0.5, stroke=0.02 * stage.unit, blur=0.005 * stage.unit)
            canvas.drawCircle(*centre, radius, brush)


def _stars(stage: Stage, canvas: skia.Canvas, count: int) -> None:
    chance = stage.chance("stars")
    for _ in range(count):
        high = chance.random() ** 1.3 * stage.horizon
        spot = (
            chance.uniform(-0.08, 1.08) * stage.width,
            (high - 0.07) * stage.height,
        )
        alpha = chance.uniform(0.15, 0.95) * (1 - high / stage.horizon * 0.8)
        size = chance.choice([0.6, 0.7, 0.9, 1.3]) * stage.line
        canvas.drawCircle(*spot, size, paint("#eef4ff", alpha))
        if chance.random() < 0.03:
            canvas.drawCircle(*spot, size * 4, paint("#cfe0ff", alpha * 0.3, blur=2 * stage.line))


def _milky_way(stage: Stage, canvas: skia.Canvas) -> None:
    x, y = stage.grid(4)
    cloud = fbm(x.shape[1], y.shape[0], (3, 2), stage.seed("milky"))
    away = (y - 0.1) - (0.42 - 0.5 * x)
    band = np.exp(-((away / 0.16) ** 2))
    fade = np.clip(1 - y / stage.horizon, 0, 1)
    stage.cover(canvas, "#b9c8ff", smoothstep(0.45, 0.75, cloud) * band * 0.28 * fade)


def _disc(stage: Stage, canvas: skia.Canvas) -> None:
    light = stage.light
    spot = (stage.sun[0] * stage.width, stage.sun[1] * stage.height)
    day = stage.spec.time == "day"
    for radius, alpha in ((0.62, 0.34), (0.3, 0.34), (0.13, 0.5)):
        inks = [argb(light.sun, alpha * (0.7 if day else 1)), argb(light.sun, 0)]
        shader = radial(spot, radius * stage.unit, inks)
        brush = paint(shader=shader, blend=skia.BlendMode.kScreen)
        canvas.drawCircle(*spot, radius * stage.unit, brush)
    radius = light.disc * stage.unit
    canvas.drawCircle(*spot, radius, paint(light.sun, 1, blur=0.8 * stage.line))
    if stage.spec.time == "night":
        _craters(canvas, spot, radius, stage.chance("moon"))


def _craters(
    canvas: skia.Canvas, spot: tuple[float, float], radius: float, chance: random.Random
) -> None:
    for _ in range(7):
        angle, away = chance.random() * math.tau, chance.random() * 0.65 * radius
        size = chance.uniform(0.08, 0.2) * radius
        x, y = spot[0] + math.cos(angle) * away, spot[1] + math.sin(angle) * away
        canvas.drawCircle(x, y, size, paint("#b9c7e2", 0.45))


def _cloud_inks(stage: Stage) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    """Lit and shaded side of a cloud."""
    light = stage.light
    if light.stormy:
        return mix("#8f9aa3", light.sky[2], 0.3), mix("#27303a", light.sky[0], 0.4)
    if stage.spec.time in ("day", "overcast"):
        return mix("#ffffff", light.sky[3], 0.1), mix(light.sky[1], "#8fa9c4", 0.6)
    if stage.spec.time == "night":
        return mix("#5d7fb8", light.sky[2], 0.4), mix(light.sky[0], "#14203f", 0.5)
    return mix(light.sky[3], "#fff1d0", 0.35), mix(light.sky[1], light.sky[0], 0.25)


def _cloud_height(stage: Stage, y: Field, puffy: bool) -> Field:
    """Where in the sky clouds may be, 0..1."""
    horizon = stage.horizon
    if stage.light.stormy or stage.spec.time == "overcast":
        return 1 - smoothstep(horizon - 0.25, horizon + 0.02, y) * 0.8
    if puffy:
        return np.exp(-(((y - horizon * 0.5) / (horizon * 0.36)) ** 2))
    return smoothstep(-0.02, 0.16, y) * (1 - smoothstep(horizon - 0.1, horizon + 0.02, y))


def _clouds(stage: Stage, amount: float) -> None:
    """One wide drifting sheet of clouds, lit from the sun's side."""
    puffy = stage.spec.time in ("day", "overcast") or stage.spec.style == "anime"
    _, y = stage.grid(2)
    width, height = round(stage.bounds.width() * 0.625), y.shape[0]
    wide = width / height
    cells = (2.4 * wide, 7) if puffy else (1.5 * wide, 13)
    noise = stretched(fbm(width, height, cells, stage.seed("clouds"), 6, 0.52))
    edge = 0.66 - 0.24 * amount
    alpha = smoothstep(edge, edge + 0.2, noise) * _cloud_height(stage, y, puffy)
    side = 1 if stage.sun[0] > 0.5 else -1
    above = 5 if puffy or stage.light.stormy else -6
    shadow = np.roll(np.roll(noise, -7 * side, 1), above, 0)
    lit = np.clip(0.5 + (noise - shadow) * 4.2, 0, 1)
    bright, shade = _cloud_inks(stage)
    colours = blend_rgb(shade, bright, lit)
    image = image_of(colours, alpha * (0.92 if puffy or stage.light.stormy else 0.74))
    surface = sheet(stage.bounds.width() * 1.25, stage.bounds.height())
    with surface as canvas:
        frame = skia.Rect.MakeWH(surface.width(), surface.height())
        canvas.drawImageRect(image, frame, SMOOTH)
    left = -stage.margin_x - stage.bounds.width() * 0.12
    way = drifting(stage.bounds.width() * (0.012 if stage.light.stormy else 0.006))
    stage.add(Plane(surface.makeImageSnapshot(), 0.05, left, -stage.margin_y, way))


def aurora(stage: Stage) -> None:
    """Northern lights: three curtains that sway."""
    x, y = stage.grid(3)
    height, width = y.shape[0], x.shape[1]
    alpha = np.zeros((height, width), np.float32)
    colour = np.zeros((height, width, 3), np.float32)
    phase = stage.chance("aurora").random() * 6
    for k, (base, ink) in enumerate(((0.32, "#38f0a0"), (0.26, "#4ad8ff"), (0.2, "#b06bff"))):
        curtain = base + 0.06 * np.sin(x * 5 + k * 1.7 + phase) + 0.03 * np.sin(x * 13 + k)
        folds = fbm(width, 8, (30, 1), stage.seed(f"aurora{k}"), 3)[4][None]
        above, below = np.exp(-(curtain - y) / 0.13), np.exp(-(y - curtain) / 0.02)
        shine = np.where(y < curtain, above, below) * (0.25 + smoothstep(0.35, 0.7, folds)) * 0.6
        alpha = np.maximum(alpha, shine.astype(np.float32))
        colour += shine[..., None] * np.array(rgb(ink), np.float32)
    colour /= np.maximum(0.001, colour.max(axis=2, keepdims=True))
    with stage.layer(0.03, swaying(0.012 * stage.width, 0.006 * stage.height, 0.7, 0)) as canvas:
        stage.cover(canvas, colour, np.clip(alpha, 0, 0.85))
