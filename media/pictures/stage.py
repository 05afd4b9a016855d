"""The stage: the frame with its margins, its light and its planes, on which the builders set things.

All drawing is in frame pixels: (0, 0) is the frame's corner and a margin lies around it for the
camera. Upright sizes are in `unit`, which is the height in landscape and less in narrow frames,
so that nothing outgrows a narrow picture. Each builder draws chance from its own named stream, so
adding rain moves no tree.
"""

import hashlib
import random
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import skia

from media.pictures.ink import SMOOTH, Colour, Ink, box, mix, sheet
from media.pictures.layers import Effect, Item, Motion, Plane, Pose, draw_plane
from media.pictures.light import Light, light_of, rained, tinted
from media.pictures.noise import Field, image_of
from media.pictures.spec.shot import ShotSpec

MARGIN = 0.09
"""Extra picture on each side, as part of that side."""
LOWEST_HEAD = 0.77
"""No head is lower than this part of the picture: then it stays above the captions."""
UNDER: Mapping[str, float] = {"wide": 0.06, "square": 0.07, "upright": 0.2}
"""How much of the frame, at its foot, is only more of the ground: there captions lie."""


@dataclass(frozen=True)
class Head:
    """Where a head is, in frame pixels, and how deep in the picture."""

    area: skia.Rect
    depth: float


class Stage:
    """A picture of `width` x `height` px being set for a shot.

    Below it lie `under` px more of the frame, in which nothing stands.
    """

    def __init__(self, spec: ShotSpec, width: int, height: int, under: int = 0) -> None:
        self.spec = spec
        self.width, self.height, self.under = width, height, under
        self.margin_x, self.margin_y = round(width * MARGIN), round(height * MARGIN)
        self.unit = min(height, width * 1.25)
        self.line = self.unit / 720
        self.light: Light = light_of(spec.time, spec.style)
        if spec.palette:
            self.light = tinted(self.light, spec.palette)
        if "rain" in spec.weather and not self.light.stormy:
            self.light = rained(self.light, spec.style)
        self.horizon = 0.6
        self.ground = 0.92
        self.water: float | None = None
        self.sun: tuple[float, float] = self.light.sun_at
        self.indoors = False
        self.floating = False
        self.on_rock = False
        self.footing = ""
        self.bed: tuple[float, float] | None = None
        self.table: Plane | None = None
        self.items: list[Item] = []
        self.heads: list[Head] = []

    @property
    def upright(self) -> float:
        """How much a height in `unit` is of the frame's height: 1 in landscape."""
        return self.unit / self.height

    @property
    def bounds(self) -> skia.Rect:
        """The frame with its margins."""
        return box(
            -self.margin_x,
            -self.margin_y,
            self.width + self.margin_x,
            self.frame_height + self.margin_y,
        )

    @property
    def frame_height(self) -> int:
        """The height of the whole frame in px."""
        return self.height + self.under

    @property
    def low(self) -> float:
        """Below everything that can be seen, px."""
        return self.bounds.bottom()

    def seed(self, stream: str) -> int:
        """A number that belongs to this shot's seed and the stream's name."""
        digest = hashlib.sha256(f"{self.spec.seed}/{stream}".encode()).digest()
        return int.from_bytes(digest[:4], "big")

    def chance(self, stream: str) -> random.Random:
        """Chance that only this stream draws from."""
        return random.Random(self.seed(stream))

    def depth_ink(self, depth: float, base: Ink | None = None) -> Colour:
        """Aerial perspective: haze far away, the ink itself near by."""
        near = mix(base or self.light.land, "#04060c", 0.5 if self.light.night else 0.35)
        return mix(self.light.haze, near, min(1.0, 0.12 + depth * 0.95))

    def lit(self, ink: Ink, part: float = 1.0) -> Colour:
        """An ink as it looks in this light; at night also darker."""
        tone = mix(ink, self.light.ambient, self.light.strength * 0.55 * part)
        return mix(tone, "#05070e", 0.3 * part) if self.light.night and not self.indoors else tone

    def grid(self, divisor: int = 2) -> tuple[Field, Field]:
        """Frame positions (0..1, beyond in the margins) of a field's cells: x (1, w), y (h, 1)."""
        columns = round(self.bounds.width() / divisor)
        rows = round(self.bounds.height() / divisor)
        x = np.linspace(-MARGIN, 1 + MARGIN, columns, dtype=np.float32)[None]
        low = self.low / self.height
        y = np.linspace(-MARGIN, low, rows, dtype=np.float32)[:, None]
        return x, y

    @contextmanager
    def layer(
        self, depth: float, motion: Motion | None = None, blend: skia.BlendMode | None = None
    ) -> Generator[skia.Canvas]:
        """A canvas over frame and margins that becomes a plane at the end."""
        surface = sheet(self.bounds.width(), self.bounds.height())
        with surface as canvas:
            canvas.translate(self.margin_x, self.margin_y)
            yield canvas
        self.add(
            Plane(surface.makeImageSnapshot(), depth, -self.margin_x, -self.margin_y, motion, blend)
        )

    def add(self, item: Item) -> None:
        """Put an item before everything set so far."""
        self.items.append(item)

    def effect(self, effect: Effect) -> None:
        """Put an effect before everything set so far."""
        self.items.append(effect)

    def cover(
        self,
        canvas: skia.Canvas,
        colour: Ink | Field,
        alpha: Field,
        brush: skia.Paint | None = None,
    ) -> None:
        """Spread a field over frame and margins."""
        canvas.drawImageRect(image_of(colour, alpha), self.bounds, SMOOTH, brush or skia.Paint())

    def flattened(self) -> skia.Image:
        """Everything set so far as one picture of frame and margins, at the start of the shot."""
        surface = sheet(self.bounds.width(), self.bounds.height())
        with surface as canvas:
            canvas.translate(self.margin_x, self.margin_y)
            for item in self.items:
                if isinstance(item, Plane):
                    draw_plane(canvas, item, 0.0)
                else:
                    item.draw(canvas, 0.0)
        return surface.makeImageSnapshot()

    def inside(self, x: float, half_px: float) -> float:
        """`x` (0..1) moved so that something `half_px` wide to each side stays in the frame."""
        room = half_px / self.width + 0.02
        return 0.5 if room >= 0.5 else min(1 - room, max(room, x))


def room_under(width: int, height: int) -> int:
    """How many px at the foot of a frame are kept free for captions."""
    shape = "upright" if height > width else "square" if height == width else "wide"
    return round(UNDER[shape] * height)


def swaying(x: float, y: float, speed: float, phase: float, turn: float = 0.0) -> Motion:
    """A slow to and fro: amplitudes in px and degrees, `speed` in radians a second."""

    def pose(seconds: float) -> Pose:
        s = np.sin(seconds * speed + phase)
        return Pose(
            float(x * np.sin(seconds * speed * 0.55 + phase)),
            float(y * s),
            float(turn * np.sin(seconds * speed * 0.8 + phase)),
        )

    return pose


def drifting(across: float, up: float = 0.0) -> Motion:
    """A steady way, in px a second."""

    def pose(seconds: float) -> Pose:
        return Pose(across * seconds, -up * seconds)

    return pose
