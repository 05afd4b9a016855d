"""Fields in rows towards the horizon: vines, lavender, sunflowers, tulips, wheat."""

import random
from dataclasses import dataclass

import skia

from media.pictures.ink import Colour, curve, dark, mix, paint, pale, polygon
from media.pictures.plants import round_tree
from media.pictures.sky import sky
from media.pictures.stage import Stage, swaying
from media.pictures.terrain import Hill, Range, hill, mountains


@dataclass(frozen=True)
class Crop:
    """What grows: inks of earth, leaves and flowers, and the height of a plant in units."""

    earth: str
    leaves: str
    flowers: tuple[str, ...]
    tall: float


CROPS: dict[str, Crop] = {
    "lavender": Crop("#76824f", "#6a6a8a", ("#7f5fd8", "#9a7bea", "#6a48bc"), 0.085),
    "sunflower": Crop("#6b6a35", "#4f7a35", ("#f2b41f", "#f7c93f"), 0.11),
    "tulip": Crop("#7a6a4a", "#5f8a45", ("#d8343f", "#f2c233", "#e86fa0", "#f0efe6"), 0.045),
    "wheat": Crop("#c29a4a", "#d2ab52", ("#e8c878", "#d9b25a"), 0.095),
    "vineyard": Crop("#9a7a52", "#5f7a35", ("#5a3f86",), 0.1),
}
AUTUMN = ("#c8702a", "#b5482a", "#d9a03a")
ROWS, ALONG = 15, 30


def farmland(stage: Stage) -> None:
    """The rows run to a vanishing point under low hills with a few cypresses."""
    crop_name = next((n for n in CROPS if n in stage.spec.details), "vineyard")
    crop = CROPS[crop_name]
    stage.horizon = 0.58
    sky(stage, 0.55)
    green = mix(stage.light.land, "#7a9a4a", 0.25 if stage.light.night else 0.6)
    mountains(stage, Range(0.57, 0.12, 0.12, "far", rough=0.4))
    hill(stage, Hill(0.585, 0.03, 0.28, "hill1", stage.depth_ink(0.3, green), round_tree, 22, 0.05))
    _cypresses(stage, stage.depth_ink(0.5, mix(green, "#1f3a24", 0.6)))
    earth = stage.lit(crop.earth, 0.9)
    hill(stage, Hill(0.63, 0.012, 0.5, "field", mix(stage.light.haze, earth, 0.75), texture=0.05))
    autumn = "autumn" in stage.spec.details and crop_name == "vineyard"
    _rows(stage, crop, AUTUMN if autumn else (crop.leaves,))
    stage.ground = 0.93


def _cypresses(stage: Stage, ink: Colour) -> None:
    chance = stage.chance("cypresses")
    w, h, u = stage.width, stage.height, stage.unit
    with stage.layer(0.4) as canvas:
        for x in (0.1, 0.14, 0.17, 0.8, 0.86):
            tall, foot = chance.uniform(0.12, 0.2) * u, 0.615 * h
            half = tall * 0.11
            shape = [(x * w, foot - tall), (x * w + half, foot - tall * 0.3), (x * w, foot),
                     (x * w - half, foot - tall * 0.3)]  # fmt: skip
            canvas.drawPath(curve(shape, True), paint(ink))


def _rows(stage: Stage, crop: Crop, leaves: tuple[str, ...]) -> None:
    """Far plants first; each depth of the rows is a plane of its own, so they pass each other."""
    w, h = stage.width, stage.height
    bands = ((0, 14, 0.55), (14, 22, 0.75), (22, ALONG, 0.95))
    for first, last, depth in bands:
        chance = stage.chance(f"rows/{depth}")
        with stage.layer(depth, swaying(1.2 * stage.line * depth, 0, 1.1, depth * 5)) as canvas:
            for step in range(first, last):
                near = ((step + 0.7) / ALONG) ** 2.2
                y = (0.632 + 0.42 * near) * h
                for row in range(-ROWS, ROWS + 1):
                    x = (0.5 + row * (0.016 + 0.29 * near)) * w
                    if -0.15 * w < x < 1.15 * w:
                        tall = crop.tall * (0.09 + 1.25 * near) * stage.unit
                        _plant(canvas, (x, y), tall, (stage, crop, leaves, row, near), chance)


def _plant(
    canvas: skia.Canvas,
    foot: tuple[float, float],
    tall: float,
    kind: tuple[Stage, Crop, tuple[str, ...], int, float],
    chance: random.Random,
) -> None:
    """A bush of leaves with its flowers on top, hazier far away."""
    stage, crop, leaves, row, near = kind
    x, y = foot

    def seen(ink: str) -> Colour:
        return mix(stage.light.haze, stage.lit(ink), min(1.0, 0.45 + near * 1.6))

    green = seen(chance.choice(leaves))
    canvas.drawOval(skia.Rect.MakeLTRB(x - tall, y - tall * 0.12, x + tall, y + tall * 0.16),
                    paint("#05060a", 0.22))  # fmt: skip
    stalk = [(x - tall * 0.7, y), (x - tall * 0.5, y - tall * 0.75), (x, y - tall),
             (x + tall * 0.5, y - tall * 0.75), (x + tall * 0.7, y)]  # fmt: skip
    canvas.drawPath(polygon(stalk), paint(dark(green, 0.15)))
    flowers = [crop.flowers[row % len(crop.flowers)]] if crop.tall < 0.05 else list(crop.flowers)
    for _ in range(7 if near < 0.1 else 16):
        spot = (x + chance.uniform(-0.62, 0.62) * tall, y - chance.uniform(0.25, 1.05) * tall)
        bloom = spot[1] < y - tall * (0.8 if crop.tall > 0.099 else 0.45) and len(leaves) == 1
        ink = (
            seen(chance.choice(flowers))
            if bloom
            else mix(green, pale(green, 0.22), chance.random())
        )
        size = tall * (0.17 if bloom else 0.2) * chance.uniform(0.7, 1.2)
        canvas.drawCircle(*spot, size, paint(ink))
        if bloom and crop.tall > 0.1 and near > 0.05:
            canvas.drawCircle(*spot, size * 0.45, paint(seen("#5a3418")))
