"""Space: nebulae, stars, planets; and the ground of the moon or of Mars."""

import math
import random
from dataclasses import replace

import numpy as np
import skia
from scipy.ndimage import map_coordinates

from media.pictures.ink import SMOOTH, Colour, argb, box, linear, mix, paint, radial, rgb
from media.pictures.layers import Effect
from media.pictures.noise import blend_rgb, fbm, image_of, smoothstep, stretched
from media.pictures.stage import Stage
from media.pictures.terrain import Hill, Range, dune, mountains

NEBULAE = (("#7a3cff", "#ff5aa0"), ("#2a7bff", "#2ff0d0"), ("#ff7a3c", "#8a3cff"))
PLANETS = (
    ("#2b5aa8", "#5fc0c8", "#e8f2e0"),
    ("#a8452b", "#e8955a", "#ffe0b0"),
    ("#4a2b86", "#a85ac8", "#ffc0e0"),
    ("#1f6a5a", "#6fc08a", "#e8f7d0"),
)


def space(stage: Stage) -> None:
    """Deep space, or a landing place when somebody stands on a world."""
    stage.light = replace(
        stage.light, night=True, rim=rgb("#ffe2b8"), ambient=rgb("#8fa3e0"), strength=0.4,
        haze=rgb("#2a2c6b"), sun=rgb("#fff4d8"), land=rgb("#4a4658"), disc=0.02,
    )  # fmt: skip
    stage.sun = (0.84, 0.2)
    _deep(stage)
    details = stage.spec.details
    somebody = bool(stage.spec.cast or stage.spec.sprites or stage.spec.props)
    landed = bool(details & {"mars", "lunar", "surface"}) or (
        somebody and bool(details & {"moon", "planet"})
    )
    _twinkle(stage)
    if landed:
        _planet(stage, (0.27, 0.26), 0.17, 0.12, "planet")
        _surface(stage)
    else:
        tall = stage.height > stage.width
        _planet(stage, (0.3, 0.3 if tall else 0.4), 0.27, 0.12, "planet")
        _planet(stage, (0.82, 0.2), 0.05, 0.2, "moon")
        stage.floating = True
        stage.ground = 0.74


def _deep(stage: Stage) -> None:
    chance = stage.chance("space")
    x, y = stage.grid(3)
    first, second = chance.choice(NEBULAE)
    with stage.layer(0.0) as canvas:
        corner = (stage.width, stage.height)
        shader = linear((0, 0), corner, ["#04050f", "#0a0b24", "#130d33"])
        canvas.drawRect(stage.bounds, paint(shader=shader))
        for name, ink, low, power in (("gas1", first, 0.48, 0.75), ("gas2", second, 0.5, 0.55)):
            cells = (2.2 * stage.width / stage.height, 2.4)
            gas = smoothstep(
                low, low + 0.3, fbm(x.shape[1], y.shape[0], cells, stage.seed(name), 6)
            )
            stage.cover(canvas, ink, gas * power, paint(blend=skia.BlendMode.kScreen))
        for _ in range(900):
            spot = (
                chance.uniform(-0.09, 1.09) * stage.width,
                chance.uniform(-0.09, 1.09) * stage.height,
            )
            size = chance.choice([0.5, 0.6, 0.8, 1.1]) * stage.line
            ink = chance.choice(["#ffffff", "#cfe0ff", "#ffe6c8"])
            canvas.drawCircle(*spot, size, paint(ink, chance.uniform(0.2, 1)))


def _twinkle(stage: Stage) -> None:
    """A few bright stars whose rays breathe."""
    chance = stage.chance("twinkle")
    stars = [
        (
            chance.random() * stage.width,
            chance.random() * stage.height * 0.8,
            chance.uniform(1.5, 3) * stage.line,
            chance.random() * 6,
        )
        for _ in range(14)
    ]

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        for x, y, size, phase in stars:
            shine = 0.4 + 0.25 * math.sin(seconds * 1.4 + phase)
            ray = size * 5 * (0.8 + shine * 0.4)
            canvas.drawCircle(x, y, size, paint("#ffffff", shine + 0.2, blur=size * 0.4))
            brush = paint("#ffffff", shine, stroke=0.9 * stage.line)
            canvas.drawLine(x - ray, y, x + ray, y, brush)
            canvas.drawLine(x, y - ray, x, y + ray, brush)

    stage.effect(Effect(draw, 0.03))


def _surface(stage: Stage) -> None:
    mars = "mars" in stage.spec.details
    base = rgb("#b5603a") if mars else rgb("#8c90a3")
    stage.light = replace(stage.light, haze=mix(base, "#0a0a1c", 0.55))
    mountains(stage, Range(0.74, 0.12, 0.3, "rim", ink=mix(base, "#0c0c22", 0.5)))
    dune(stage, Hill(0.82, 0.03, 0.6, "plain", mix(base, "#0c0c22", 0.25)))
    dune(stage, Hill(0.9, 0.03, 0.92, "near", base))
    chance = stage.chance("craters")
    with stage.layer(0.92) as canvas:
        for _ in range(14):
            x, y = chance.random() * stage.width, chance.uniform(0.9, 1.04) * stage.height
            r = chance.uniform(0.02, 0.05) * (y / stage.height - 0.75) * 7 * stage.unit
            canvas.drawOval(
                box(x - r, y - r * 0.28, x + r, y + r * 0.28),
                paint(mix(base, "#0a0a14", 0.5), 0.75),
            )
            rim = paint(mix(base, stage.light.rim, 0.6), 0.8, stroke=2 * stage.line)
            canvas.drawArc(box(x - r, y - r * 0.26, x + r, y + r * 0.3), 10, 160, False, rim)
    stage.ground = 0.93


def _planet(stage: Stage, at: tuple[float, float], size: float, depth: float, name: str) -> None:
    chance = random.Random(stage.seed(name))
    low, middle, high = (rgb(i) for i in chance.choice(PLANETS))
    x, y, r = at[0] * stage.width, at[1] * stage.height, size * stage.unit
    ring = size > 0.1 and ("saturn" in stage.spec.details or chance.random() < 0.5)
    ball = _ball(max(64, int(r * 2)), stage.seed(name), (low, middle, high))
    with stage.layer(depth) as canvas:
        inks = [argb(middle, 0.34), argb(middle, 0.28), argb(middle, 0)]
        halo = paint(
            shader=radial((x, y), r * 1.5, inks, [0, 0.64, 1]), blend=skia.BlendMode.kScreen
        )
        canvas.drawCircle(x, y, r * 1.5, halo)
        if ring:
            _ring(canvas, (x, y, r), (high, middle), False)
        canvas.drawImageRect(ball, box(x - r, y - r, x + r, y + r), SMOOTH)
        if ring:
            _ring(canvas, (x, y, r), (high, middle), True)


def _ball(pixels: int, seed: int, inks: tuple[Colour, Colour, Colour]) -> skia.Image:
    """A lit sphere with bands and weather."""
    low, middle, high = inks
    axis = np.linspace(-1, 1, pixels, dtype=np.float32)
    x, y = axis[None], axis[:, None]
    away = np.sqrt(x * x + y * y)
    z = np.sqrt(np.clip(1 - away * away, 0, 1))
    skin = fbm(512, 256, (6, 14), seed)
    across = (np.arctan2(x, z + 1e-6) / np.pi * 0.5 + 0.5) * 511
    down = np.broadcast_to((np.arcsin(np.clip(y, -1, 1)) / np.pi + 0.5) * 255, across.shape)
    texture = stretched(map_coordinates(skin, [down, across], order=1, mode="wrap"))
    band = np.clip(0.5 + 0.5 * np.sin(np.arcsin(np.clip(y, -1, 1)) * 9 + texture * 5), 0, 1) * 0.5
    colours = blend_rgb(low, middle, band + texture * 0.5)
    colours = colours * (1 - smoothstep(0.62, 0.85, texture)[..., None]) + (
        smoothstep(0.62, 0.85, texture)[..., None] * np.array(high, np.float32)
    )
    day = np.clip(x * 0.72 - y * 0.45 + z * 0.52, 0, 1)[..., None]
    colours = colours * (0.04 + 1.15 * day**0.9)
    air = smoothstep(0.78, 1, away)[..., None] * np.clip(day + 0.12, 0, 1)
    colours = (
        colours * (1 - air * 0.6) + np.array(mix(middle, "#ffffff", 0.5), np.float32) * air * 0.75
    )
    return image_of(colours, np.clip((1 - away) * pixels / 2.2, 0, 1))


def _ring(
    canvas: skia.Canvas, ball: tuple[float, float, float], inks: tuple[Colour, Colour], front: bool
) -> None:
    x, y, r = ball
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(-18)
    canvas.scale(1, 0.26)
    canvas.clipRect(box(-r * 3, 0 if front else -r * 3, r * 3, r * 3 if front else 0))
    for k in range(16):
        ink = mix(inks[0], inks[1], (k * 37 % 16) / 16)
        brush = paint(ink, 0.5 if k % 5 else 0.12, stroke=r * 0.03)
        canvas.drawCircle(0, 0, r * (1.35 + k * 0.042), brush)
    canvas.restore()
