"""What every prop may know, and how large and where each kind usually stands."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import skia

from media.pictures.ink import Ink, across, box, dark, paint, pale

Ground = Literal["ground", "far", "water", "sky"]


@dataclass(frozen=True)
class Light:
    """Whether windows and lamps are lit, whether it flies, and chance for small things."""

    night: bool
    chance: random.Random
    flying: bool = False

    @property
    def pane(self) -> str:
        """The ink of a window."""
        return "#ffd27a" if self.night else "#5d7489"


Prop = Callable[[skia.Canvas, Light], None]
"""Draws a prop that stands on (0, 0) and is 1 tall."""


@dataclass(frozen=True)
class Kind:
    """A prop's drawing, its height in units in a wide shot, its half width against it, its place."""

    draw: Prop
    tall: float
    half: float
    place: Ground = "ground"


def shaded_box(canvas: skia.Canvas, area: skia.Rect, ink: Ink) -> None:
    """A wall lit from the right."""
    shader = across(area.left(), area.right(), [dark(ink, 0.28), ink, pale(ink, 0.18)])
    canvas.drawRect(area, paint(shader=shader))


def window(canvas: skia.Canvas, x: float, y: float, size: tuple[float, float], pane: Ink) -> None:
    """A framed window with a cross; (x, y) is its upper left corner."""
    w, h = size
    canvas.drawRect(box(x, y, x + w, y + h), paint("#f7f2e8"))
    edge = w * 0.1
    canvas.drawRect(box(x + edge, y + edge, x + w - edge, y + h - edge), paint(pane))
    brush = paint("#f7f2e8", stroke=w * 0.08)
    canvas.drawLine(x + w / 2, y + edge, x + w / 2, y + h - edge, brush)
    canvas.drawLine(x + edge, y + h / 2, x + w - edge, y + h / 2, brush)


def panes(canvas: skia.Canvas, area: skia.Rect, count: tuple[int, int], light: Light) -> None:
    """Rows of small windows, most of them lit at night."""
    wide, tall = area.width() / count[0], area.height() / count[1]
    for i in range(count[0]):
        for j in range(count[1]):
            lit = light.night and light.chance.random() < 0.75
            x, y = area.left() + wide * (i + 0.2), area.top() + tall * (j + 0.2)
            canvas.drawRect(
                box(x, y, x + wide * 0.6, y + tall * 0.6), paint("#ffd27a" if lit else "#4d5f70")
            )


def wheel(canvas: skia.Canvas, x: float, y: float, r: float) -> None:
    """A tyre with a rim."""
    canvas.drawCircle(x, y, r, paint("#14171d"))
    canvas.drawCircle(x, y, r * 0.55, paint("#aab2bc"))
