"""Styles: the grade of the planes, and what lies on the lens (vignette, grain, paper, dots)."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import skia
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from media.pictures.ink import NEAREST, SMOOTH, Colour, luma, paint, rgb, sheet
from media.pictures.layers import Effect, Item, through
from media.pictures.noise import Field, fbm, image_of, smoothstep
from media.pictures.spec.shot import Palette, ShotSpec
from media.pictures.stage import Stage

VIGNETTE = {
    "noir": 0.85,
    "cinematic": 0.5,
    "vintage": 0.6,
    "neon": 0.55,
    "minimal": 0.04,
    "pastel": 0.08,
    "watercolor": 0.06,
}
GRAIN = {"noir": 0.055, "cinematic": 0.018, "vintage": 0.05, "neon": 0.015}
BAYER = (
    np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / 16 - 0.5
)
PIXEL_STEP = 28.0
TAKEN = 0.45
"""How much of a reference picture's cast of colour a shot takes on."""

Overlay = Callable[[skia.Canvas, float], None]


@dataclass(frozen=True)
class Finish:
    """What is done to each frame after its planes."""

    overlays: tuple[Overlay, ...]
    pixels: Callable[[NDArray[np.uint8]], NDArray[np.uint8]]

    def overlay(self, canvas: skia.Canvas, seconds: float) -> None:
        """Lay everything that sits on the lens over the frame."""
        for lay in self.overlays:
            lay(canvas, seconds)


def graded(item: Item, spec: ShotSpec) -> Item:
    """A plane in the style's colours, brightness and warmth. Done once, not for each frame."""
    grade = _grade(spec)
    if isinstance(item, Effect):
        return _graded_effect(item, spec, grade)
    if grade is None:
        return item
    return through(item, skia.Paint(ColorFilter=grade))


def _graded_effect(item: Effect, spec: ShotSpec, grade: skia.ColorFilter | None) -> Effect:
    """Effects are drawn anew each frame; only black and white needs their colour taken away."""
    if grade is None or spec.style != "noir":
        return item
    grey = skia.Paint(ColorFilter=skia.ColorFilters.Matrix(_GREY))

    def draw(canvas: skia.Canvas, seconds: float) -> None:
        canvas.saveLayer(None, grey)
        item.draw(canvas, seconds)
        canvas.restore()

    return replace(item, draw=draw)


_GREY = [0.36, 0.62, 0.10, 0, 0] * 3 + [0, 0, 0, 1, 0]
_THIN = [0.86, 0, 0, 0, 0.13, 0, 0.86, 0, 0, 0.125, 0, 0, 0.86, 0, 0.115, 0, 0, 0, 1, 0]
"""Paint with much water in it: no dark is darker than the wash."""
_SEPIA = [
    0.62,
    0.40,
    0.12,
    0,
    0.02,
    0.34,
    0.58,
    0.11,
    0,
    0.015,
    0.27,
    0.40,
    0.36,
    0,
    0,
    0,
    0,
    0,
    1,
    0,
]


def _grade(spec: ShotSpec) -> skia.ColorFilter | None:
    filters = _of_style(spec.style)
    if spec.exposure or spec.warmth:
        filters.append(skia.ColorFilters.Matrix(_exposed(spec.exposure, spec.warmth)))
    if spec.palette and spec.setting not in ("studio", "idea"):  # those are drawn in its inks
        filters.append(skia.ColorFilters.Matrix(_like(spec.palette)))
    if not filters:
        return None
    out = filters[0]
    for later in filters[1:]:
        out = skia.ColorFilters.Compose(later, out)
    return out


def _of_style(style: str) -> list[skia.ColorFilter]:
    matrix = skia.ColorFilters.Matrix
    if style == "noir":
        return [matrix(_GREY), _curves(*[_contrast] * 3)]
    if style == "watercolor":
        return [matrix(_THIN)]
    if style == "vintage":
        return [matrix(_SEPIA)]
    if style == "cinematic":
        film = (_film(0.0, 1.02, 1.06), _film(0.008, 1.0, 1.02), _film(0.03, 0.96, 0.98))
        return [_curves(*film)]
    return []


def _like(palette: Palette) -> list[float]:
    """The light of a reference picture over everything: its cast of colour and its brightness."""
    bands = [rgb(ink) for ink in (*palette.sky, palette.land)]
    red, green, blue = (sum(band[i] for band in bands) / len(bands) for i in range(3))
    mean = (red, green, blue)
    bright = max(0.05, luma(mean))
    level = min(1.0, max(0.55, 0.5 + 0.9 * bright))
    gains = [level * min(1.5, max(0.6, 1 + TAKEN * (c / bright - 1))) for c in mean]
    return [g * (i == k) for i, g in enumerate(gains) for k in range(5)] + [0, 0, 0, 1, 0]


def _exposed(exposure: int, warmth: int) -> list[float]:
    gain = {-2: 0.38, -1: 0.6, 0: 1.0, 1: 1.18, 2: 1.36}[exposure]
    lift = 0.05 * max(0, exposure)
    red, green, blue = (
        gain * (1 + 0.09 * warmth),
        gain * (1 + 0.012 * warmth),
        gain * (1 - 0.11 * warmth),
    )
    if exposure < 0:
        blue *= 1.1
    return [red, 0, 0, 0, lift, 0, green, 0, 0, lift, 0, 0, blue, 0, lift, 0, 0, 0, 1, 0]


def _contrast(v: float) -> float:
    return 1.32 * (v - 0.5) + 0.46


def _film(low: float, high: float, gamma: float) -> Callable[[float], float]:
    def curve(v: float) -> float:
        s = v**gamma
        return low + (high - low) * (s * (3 - 2 * v) * 0.35 + s * 0.65)

    return curve


def _curves(*channels: Callable[[float], float]) -> skia.ColorFilter:
    tables = [[round(255 * min(1.0, max(0.0, f(i / 255)))) for i in range(256)] for f in channels]
    return skia.TableColorFilter.MakeARGB(None, *tables)


def finish_of(stage: Stage) -> Finish:
    """The overlays of the stage's style."""
    style = stage.spec.style
    overlays: list[Overlay] = []
    if style == "watercolor":
        overlays.append(_paper(stage))
    if style == "comic":
        overlays.append(_dots(stage))
    overlays.append(_vignette(stage))
    if style in GRAIN:
        overlays.append(_grain(stage, GRAIN[style]))
    return Finish(tuple(overlays), _pixelated if style == "pixel" else _same)


def _same(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return pixels


def _pixelated(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Large pixels, ordered dither, few levels."""
    height, width = pixels.shape[:2]
    step = max(2, round(min(height, width) / 180))
    rows, columns = height // step, width // step
    blocks = pixels[: rows * step, : columns * step, :3].reshape(rows, step, columns, step, 3)
    small = blocks.mean(axis=(1, 3), dtype=np.float32)
    tile = np.tile(BAYER, (rows // 4 + 1, columns // 4 + 1))[:rows, :columns, None]
    small = np.clip(np.round((small + tile * PIXEL_STEP * 0.7) / PIXEL_STEP) * PIXEL_STEP, 0, 255)
    big = small.astype(np.uint8).repeat(step, axis=0).repeat(step, axis=1)
    out = np.full_like(pixels, 255)
    pad = ((0, height - big.shape[0]), (0, width - big.shape[1]), (0, 0))
    out[..., :3] = np.pad(big, pad, mode="edge")
    return out


def _vignette(stage: Stage) -> Overlay:
    strength = VIGNETTE.get(stage.spec.style, 0.3)
    y = np.linspace(-0.95, 0.95, stage.frame_height // 4, dtype=np.float32)[:, None]
    x = np.linspace(-0.9, 0.9, stage.width // 4, dtype=np.float32)[None]
    alpha = smoothstep(0.62, 1.45, np.sqrt(x * x + y * y)) * strength
    return _laid(stage, "#020308", alpha)


def _laid(stage: Stage, ink: str | Colour, alpha: Field) -> Overlay:
    surface = sheet(stage.width, stage.frame_height)
    frame = skia.Rect.MakeWH(stage.width, stage.frame_height)
    with surface as canvas:
        canvas.drawImageRect(image_of(ink, alpha), frame, SMOOTH)
    image = surface.makeImageSnapshot()

    def lay(canvas: skia.Canvas, _seconds: float) -> None:
        canvas.drawImage(image, 0, 0)

    return lay


def _grain(stage: Stage, amount: float) -> Overlay:
    """Two sheets, one of light specks and one of dark, shifted a dozen times a second."""
    rng = np.random.default_rng(stage.seed("grain"))
    rows, columns = stage.frame_height // 2 + 64, stage.width // 2 + 64
    specks = gaussian_filter(rng.standard_normal((rows, columns), np.float32), 0.7)
    tone = np.where((specks > 0)[..., None], np.ones(3, np.float32), np.zeros(3, np.float32))
    image = image_of(tone, np.abs(specks) * amount)
    frame = skia.Rect.MakeWH(stage.width, stage.frame_height)

    def lay(canvas: skia.Canvas, seconds: float) -> None:
        turn = int(seconds * 12)
        part = skia.Rect.MakeXYWH(
            turn * 37 % 64, turn * 53 % 64, stage.width / 2, stage.frame_height / 2
        )
        canvas.drawImageRect(image, part, frame, NEAREST, None)

    return lay


def _paper(stage: Stage) -> Overlay:
    """Paper grain over everything and an uneven white border."""
    w, h = stage.width // 2, stage.frame_height // 2
    grain = fbm(w, h, (60, 40), 3, 4, 0.7)
    blots = fbm(w, h, (4, 3), stage.seed("paper"), 4)
    tone = np.clip((1.02 + 0.22 * (grain - 0.5) + 0.12 * (blots - 0.5)), 0, 1)
    paper = image_of(
        tone[..., None] * np.array(rgb("#fffaf0"), np.float32), np.ones((h, w), np.float32)
    )
    x = np.linspace(0, 1, w, dtype=np.float32)[None]
    y = np.linspace(0, 1, h, dtype=np.float32)[:, None]
    ratio = stage.width / stage.frame_height
    edge = np.minimum(
        np.minimum(x, 1 - x) * max(1.0, ratio), np.minimum(y, 1 - y) * max(1.0, 1 / ratio)
    )
    ragged = edge + (fbm(w, h, (9, 6), stage.seed("edge"), 5) - 0.5) * 0.1
    border = _laid(stage, "#fbf6ea", 1 - smoothstep(0.012, 0.07, ragged))
    frame = skia.Rect.MakeWH(stage.width, stage.frame_height)
    brush = paint(blend=skia.BlendMode.kMultiply)
    surface = sheet(stage.width, stage.frame_height)
    with surface as canvas:
        canvas.drawImageRect(paper, frame, SMOOTH)
    spread = surface.makeImageSnapshot()

    def lay(canvas: skia.Canvas, seconds: float) -> None:
        canvas.drawImage(spread, 0, 0, NEAREST, brush)
        border(canvas, seconds)

    return lay


def _dots(stage: Stage) -> Overlay:
    """The printing dots of a comic."""
    pitch = 7 * stage.line
    y, x = np.mgrid[0 : stage.frame_height, 0 : stage.width].astype(np.float32)
    away = ((x + y) % pitch - pitch / 2) ** 2 + ((x - y) % pitch - pitch / 2) ** 2
    alpha = (away < (pitch * 0.24) ** 2).astype(np.float32) * 0.16
    return _laid(stage, "#0a0a1a", alpha)
