"""Ground: mountain ranges, hills, dunes, cliffs, mist. Heights are parts of the frame's height."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import skia
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

from media.pictures.ink import SMOOTH, Colour, Ink, Point, curve, dark, down, mix, paint, rgb, sheet
from media.pictures.layers import Plane
from media.pictures.noise import Field, blend_rgb, fbm, image_of, smoothstep
from media.pictures.stage import Stage, drifting

Tree = Callable[["skia.Canvas", Point, float, Colour, random.Random, Colour | None], None]
"""Draws a tree: canvas, foot, height in px, ink, chance, ink of its lit side."""


@dataclass(frozen=True)
class Range:
    """A mountain range: foot line, height, depth, where snow begins (0 none) and its peaks.

    A peak is (x, height against the range, half width), in parts of the frame.
    """

    foot: float
    height: float
    depth: float
    name: str = "range"
    snow: float = 0.0
    ink: Ink | None = None
    rough: float = 0.52
    peaks: tuple[tuple[float, float, float], ...] = ()


@dataclass(frozen=True)
class Hill:
    """A rolling line of ground and what grows on it.

    `top`, `swing` and `tall` (a tree's height) are parts of the frame's height.
    """

    top: float
    swing: float
    depth: float
    name: str = "hill"
    ink: Ink | None = None
    tree: Tree | None = None
    trees: int = 0
    tall: float = 0.1
    grass: float = 0.0
    rim: bool = True
    texture: float = 0.08
    rolls: float = 2.2


def _ridge(count: int, rough: float, seed: int) -> NDArray[np.float64]:
    """A line by midpoint displacement, scaled to 0..1."""
    rng = np.random.default_rng(seed)
    points = np.array([rng.random(), rng.random()])
    reach = 1.0
    while len(points) < count:
        middles = (points[1:] + points[:-1]) / 2 + (rng.random(len(points) - 1) - 0.5) * reach
        grown = np.empty(len(points) * 2 - 1)
        grown[0::2], grown[1::2] = points, middles
        points, reach = grown, reach * rough
    points = (points - points.min()) / (points.max() - points.min())
    return np.interp(np.linspace(0, 1, count), np.linspace(0, 1, len(points)), points)


def mountains(stage: Stage, shape: Range) -> None:
    """A range with lit and shaded slopes, snow and haze at its foot."""
    x, y = stage.grid(2)
    columns, rows = x.shape[1], y.shape[0]
    height = shape.height * (0.55 + 0.45 * stage.upright)
    crest = _ridge(columns, shape.rough, stage.seed(shape.name)) * height
    for at, tall, half in shape.peaks:
        cone = np.clip(1 - np.abs(x[0] - at) / (half * max(1.0, stage.height / stage.width)), 0, 1)
        crest = np.maximum(crest, height * tall * cone**1.15 + 0.35 * crest)
    depth_below = y - (shape.foot - crest)[None].astype(np.float32)
    noise = fbm(columns, rows, (14, 9), stage.seed(shape.name) + 1, 4)
    lit = _slopes(stage, crest, depth_below, noise)
    colours = _rock(stage, shape, lit)
    if shape.snow:
        line = smoothstep(
            shape.snow * 0.9,
            shape.snow * 0.25,
            depth_below / max(0.02, height) + (noise - 0.5) * 0.55,
        )
        high = smoothstep(height * 0.25, height * 0.55, crest)[None]
        bright = mix("#f7fbff", stage.light.rim, 0.25)
        shade = mix("#8fa6cf", stage.light.ambient, 0.4)
        snow = (line * high)[..., None]
        colours = colours * (1 - snow) + blend_rgb(shade, bright, lit) * snow
    foggy = smoothstep(0.0, height * 1.15, depth_below)[..., None] * 0.72
    base = rgb(shape.ink) if shape.ink else stage.depth_ink(shape.depth)
    haze = np.array(mix(stage.light.haze, base, 0.15), np.float32)
    with stage.layer(shape.depth * 0.5) as canvas:
        edge = np.clip(depth_below * stage.height * 0.6 + 0.5, 0, 1)
        stage.cover(canvas, colours * (1 - foggy) + haze * foggy, edge)


def _slopes(stage: Stage, crest: NDArray[np.float64], below: Field, noise: Field) -> Field:
    """0 in shade, 1 in light: the crest's slope carried down the face by noise."""
    columns = len(crest)
    rise = np.gradient(gaussian_filter1d(crest, columns * 0.006)) * columns
    side = 1 if stage.sun[0] > 0.5 else -1
    at = np.arange(columns)[None] + (noise - 0.5) * columns * 0.09
    at = at + below * columns * 0.18 * side * (noise - 0.3)
    picked = rise[np.clip(at, 0, columns - 1).astype(int)]
    return smoothstep(-0.3, 0.45, picked * side + (noise - 0.5) * 0.9)


def _rock(stage: Stage, shape: Range, lit: Field) -> Field:
    light = stage.light
    base = rgb(shape.ink) if shape.ink else stage.depth_ink(shape.depth)
    shade = mix(base, dark(light.sky[0], 0.2), 0.35)
    sunny = mix(base, light.rim, 0.16 if light.stormy else 0.33 * (1 - 0.4 * shape.depth))
    return blend_rgb(shade, sunny, lit)


def rolling(stage: Stage, hill: Hill) -> Callable[[float], float]:
    """The hill's line: frame height at a place across."""
    chance = random.Random(stage.seed(hill.name))
    a, b, c, d = (chance.random() * 6.28 for _ in range(4))
    k = hill.rolls

    def at(x: float) -> float:
        swell = 0.55 * math.sin(k * x * 3.1 + a) + 0.3 * math.sin(k * x * 6.7 + b)
        bumps = 0.1 * math.sin(k * x * 15 + c) + 0.04 * math.sin(k * x * 43 + d)
        return hill.top - hill.swing * (swell + bumps)

    return at


def hill(stage: Stage, shape: Hill) -> Callable[[float], float]:
    """Set a hill with its trees and grass; answers its line."""
    line = rolling(stage, shape)
    base = rgb(shape.ink) if shape.ink else stage.depth_ink(shape.depth)
    points = [(x * stage.width, line(x) * stage.height) for x in np.linspace(-0.11, 1.11, 140)]
    with stage.layer(shape.depth) as canvas:
        _grow_trees(stage, canvas, shape, line, base)
        body = _ground_path(stage, points)
        low, high = (shape.top - shape.swing) * stage.height, (shape.top + 0.26) * stage.height
        inks = [mix(base, stage.light.rim, 0.24 if shape.rim else 0.05), base, dark(base, 0.4)]
        canvas.drawPath(body, paint(shader=down(low, high, inks, [0, 0.3, 1])))
        if shape.texture:
            _speckle(stage, canvas, body, base, shape)
        if shape.rim:
            brush = paint(stage.light.rim, 0.42, stroke=1.6 * stage.line, blur=0.7 * stage.line)
            canvas.drawPath(curve(points), brush)
        if shape.grass:
            _grass(stage, canvas, shape, line, base)
    return line


def _ground_path(stage: Stage, points: list[Point]) -> skia.Path:
    """The line closed below the frame."""
    body = curve(points)
    bottom = stage.low
    body.lineTo(points[-1][0], bottom)
    body.lineTo(points[0][0], bottom)
    body.close()
    return body


def _grow_trees(
    stage: Stage, canvas: skia.Canvas, shape: Hill, line: Callable[[float], float], base: Colour
) -> None:
    if shape.tree is None:
        return
    chance = stage.chance(f"{shape.name}/trees")
    lit = mix(stage.light.rim, base, 0.35) if shape.depth > 0.25 else None
    count = round(shape.trees * min(1.0, stage.width / stage.height / 1.4 + 0.15))
    for _ in range(count):
        x = chance.uniform(-0.1, 1.1)
        tall = shape.tall * chance.uniform(0.6, 1.15) * stage.unit
        ink = mix(base, mix(base, "#0a1a14", 0.5), chance.uniform(0.2, 0.7))
        foot = (x * stage.width, line(x) * stage.height + tall * 0.05)
        shape.tree(canvas, foot, tall, ink, chance, lit)


def _speckle(stage: Stage, canvas: skia.Canvas, body: skia.Path, base: Colour, shape: Hill) -> None:
    x, y = stage.grid(2)
    noise = fbm(x.shape[1], y.shape[0], (22, 34), stage.seed(shape.name) + 3, 4)
    tones = blend_rgb(mix(base, "#000", 0.7), mix(base, stage.light.rim, 0.6), (noise > 0.5) * 1.0)
    canvas.save()
    canvas.clipPath(body, skia.ClipOp.kIntersect, True)
    stage.cover(canvas, tones, np.abs(noise - 0.5) * shape.texture * 5)
    canvas.restore()


def _grass(
    stage: Stage, canvas: skia.Canvas, shape: Hill, line: Callable[[float], float], base: Colour
) -> None:
    chance = stage.chance(f"{shape.name}/grass")
    for _ in range(int(900 * shape.grass)):
        x = chance.uniform(-0.1, 1.1)
        below = chance.random() ** 2 * 0.16
        tall = chance.uniform(0.008, 0.022) * (1 + 4 * below) * stage.unit
        light = chance.random() < 0.5
        ink = (
            mix(base, stage.light.rim, chance.uniform(0, 0.4))
            if light
            else dark(base, chance.uniform(0.1, 0.4))
        )
        lean = chance.uniform(-0.4, 0.5) * tall
        left, foot = x * stage.width, (line(x) + below) * stage.height
        blade = skia.Path()
        blade.moveTo(left, foot)
        blade.quadTo(left + lean * 0.3, foot - tall * 0.6, left + lean, foot - tall)
        canvas.drawPath(blade, paint(ink, 0.9, stroke=max(1, tall * 0.09)))


def dune(stage: Stage, shape: Hill) -> None:
    """A hill of sand: shaded faces below the crests and wind ripples."""
    line = rolling(stage, shape)
    ink = rgb(shape.ink or "#d99a55")
    xs = np.linspace(-0.11, 1.11, 90)
    points = [(x * stage.width, line(x) * stage.height) for x in xs]
    with stage.layer(shape.depth) as canvas:
        body = _ground_path(stage, points)
        low, high = (shape.top - shape.swing) * stage.height, (shape.top + 0.25) * stage.height
        inks = [mix(ink, stage.light.rim, 0.42), ink, mix(ink, "#1a0d14", 0.4)]
        canvas.drawPath(body, paint(shader=down(low, high, inks, [0, 0.35, 1])))
        canvas.save()
        canvas.clipPath(body, skia.ClipOp.kIntersect, True)
        for i in range(1, len(points) - 1):
            if points[i][1] < points[i - 1][1] and points[i][1] <= points[i + 1][1]:
                _shadow_face(stage, canvas, points[i], shape, ink)
        for k in range(10):
            canvas.save()
            canvas.translate(0, (k + 1) * 8 * stage.line * (1 + shape.depth))
            wavy = [
                (x, y + 3 * math.sin(x * 0.02 / stage.line + k) * stage.line)
                for x, y in points[::3]
            ]
            canvas.drawPath(
                curve(wavy), paint(mix(ink, "#2a1424", 0.55), 0.1, stroke=1.2 * stage.line)
            )
            canvas.restore()
        canvas.restore()
        canvas.drawPath(curve(points), paint(stage.light.rim, 0.5, stroke=1.6 * stage.line))


def _shadow_face(stage: Stage, canvas: skia.Canvas, top: Point, shape: Hill, ink: Ink) -> None:
    side = 1 if stage.sun[0] > 0.5 else -1
    chance = stage.chance(f"{shape.name}/{round(top[0])}")
    long = stage.unit * 1.7 * chance.uniform(0.14, 0.24)
    deep = shape.swing * stage.height
    x, y = top
    face = [
        (x, y - 2),
        (x - side * long * 0.35, y + deep * 0.7),
        (x - side * long * 0.95, y + deep * 2.4),
        (x - side * long * 1.9, y + deep * 2.9),
        (x - side * long * 1.5, y + deep),
    ]
    canvas.drawPath(curve(face, True), paint(mix(ink, "#2a1424", 0.55), 0.6, blur=4 * stage.line))


def mist(stage: Stage, y: float, depth: float, alpha: float = 0.5, name: str = "mist") -> None:
    """A band of haze at a height; near ones drift."""
    x_grid, y_grid = stage.grid(4)
    moving = depth > 0.7
    width = round(x_grid.shape[1] * (1.3 if moving else 1))
    noise = fbm(width, y_grid.shape[0], (3, 6), stage.seed(name), 4)
    band = np.exp(-(((y_grid - y) / 0.075) ** 2)) * (0.25 + smoothstep(0.35, 0.7, noise)) * alpha
    ink = mix(stage.light.haze, stage.light.sun, 0.1)
    if not moving:
        with stage.layer(depth) as canvas:
            stage.cover(canvas, ink, band)
        return
    surface = sheet(stage.bounds.width() * 1.3, stage.bounds.height())
    with surface as canvas:
        frame = skia.Rect.MakeWH(surface.width(), surface.height())
        canvas.drawImageRect(image_of(ink, band), frame, SMOOTH)
    left = -stage.margin_x - stage.bounds.width() * 0.15
    way = drifting(stage.chance(name).choice([-1, 1]) * stage.width * 0.01)
    stage.add(Plane(surface.makeImageSnapshot(), depth, left, -stage.margin_y, way))
