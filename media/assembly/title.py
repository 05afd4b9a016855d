"""The title card over the first scene, and the slate for a scene that has no picture yet."""

import numpy as np
import skia
from numpy.typing import NDArray

from media.assembly.drawing import canvas_array, fitting, typeface
from media.assembly.overlay import Overlay, overlay_of

CARD_START_MS, CARD_END_MS = 200, 2_900
FADE_IN_MS, FADE_OUT_MS = 500, 600
MIDDLE = 0.46
"""Where letters stand on a picture that nobody has looked at, 0..1 of the height."""
STEP = 1.15
"""From one line of the card to the next, in letter sizes."""


def card_strength(at_ms: float, end_ms: float = CARD_END_MS) -> float:
    """How strong the card is, 0..1, at that time of a film whose card is gone at `end_ms`."""
    rising = (at_ms - CARD_START_MS) / FADE_IN_MS
    falling = (end_ms - at_ms) / FADE_OUT_MS
    return min(max(min(rising, falling), 0.0), 1.0)


def draw_card(title: str, width_px: int, height_px: int, middle: float = MIDDLE) -> Overlay | None:
    """The film's name large about `middle` (0..1), on a soft shade. None for an empty title."""
    lines, font = _set(title, width_px, height_px)
    if not lines:
        return None
    surface = skia.Surface(width_px, height_px)
    canvas = surface.getCanvas()
    _shade(canvas, width_px, height_px * middle, font.getSize() * STEP * len(lines))
    _letters(canvas, lines, font, width_px, height_px * middle)
    return overlay_of(canvas_array(surface))


def card_height(title: str, width_px: int, height_px: int) -> float:
    """How much of the frame's height the card's letters take, 0..1."""
    lines, font = _set(title, width_px, height_px)
    return font.getSize() * STEP * len(lines) / height_px


def _set(title: str, width_px: int, height_px: int) -> tuple[list[str], skia.Font]:
    """The card's lines and their letters."""
    lines = balanced(title, 18 if width_px > height_px else 12)
    size = 0.105 * min(width_px, height_px * 1.1)
    return lines, fitting(lines, typeface(800), size, width_px * 0.84)


def draw_slate(title: str, width_px: int, height_px: int) -> NDArray[np.uint8]:
    """A plain picture that says which scene is still missing: (height, width, 4) BGRA, opaque.

    Without a title it leaves the middle to the film's own.
    """
    surface = skia.Surface(width_px, height_px)
    canvas = surface.getCanvas()
    colours = [0xFF2C2823, 0xFF12100E]
    ends = [skia.Point(0, 0), skia.Point(0, height_px)]
    canvas.drawPaint(skia.Paint(Shader=skia.GradientShader.MakeLinear(ends, colours)))
    lines = balanced(title, 22)
    font = fitting(lines, typeface(700), 0.075 * min(width_px, height_px * 1.1), width_px * 0.8)
    _letters(canvas, lines, font, width_px, height_px * MIDDLE)
    note = fitting(["Picture not made yet"], typeface(500), font.getSize() * 0.45, width_px * 0.8)
    paint = skia.Paint(AntiAlias=True, Color=0xFFA8A097)
    x = (width_px - note.measureText("Picture not made yet")) / 2
    y = (
        height_px * MIDDLE + font.getSize() * (0.6 * len(lines) + 0.7)
        if lines
        else height_px * 0.68
    )
    canvas.drawString("Picture not made yet", x, y, note, paint)
    return canvas_array(surface)


def balanced(text: str, letters: int) -> list[str]:
    """Up to three lines of about equal length; a longer text ends in an ellipsis."""
    words = text.split()
    total = len(" ".join(words))
    count = min(3, max(1, -(-total // letters)))
    target = total / count
    lines: list[str] = []
    for word in words:
        if lines and (len(lines[-1]) + len(word) / 2 < target or len(lines) == count):
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    limit = letters * 2
    return [line if len(line) <= limit else line[: limit - 1].rstrip() + "…" for line in lines]


def _shade(canvas: skia.Canvas, width_px: int, middle: float, tall: float) -> None:
    """A dark band that fades out above and below, so that white letters read on any picture."""
    top, bottom = middle - tall * 1.3, middle + tall * 1.3
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(0, top), skia.Point(0, bottom)],
        [0x00000000, 0x70000000, 0x70000000, 0x00000000],
        [0.0, 0.35, 0.65, 1.0],
    )
    canvas.drawRect(skia.Rect.MakeLTRB(0, top, width_px, bottom), skia.Paint(Shader=shader))


def _letters(
    canvas: skia.Canvas, lines: list[str], font: skia.Font, width_px: int, middle: float
) -> None:
    size = font.getSize()
    soft = skia.Paint(AntiAlias=True, Color=0xB0000000)
    soft.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, size * 0.12))
    white = skia.Paint(AntiAlias=True, Color=0xFFFFFFFF)
    for index, line in enumerate(lines):
        x = (width_px - font.measureText(line)) / 2
        y = middle + size * (0.36 + STEP * (index - (len(lines) - 1) / 2))
        canvas.drawString(line, x, y + size * 0.04, font, soft)
        canvas.drawString(line, x, y, font, white)
