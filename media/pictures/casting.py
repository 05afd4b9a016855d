"""Puts people, animals, props and objects in their places, clear of each other and of the edges."""

import math

import skia

from media.pictures.figures import draw_person
from media.pictures.layers import Motion, Pose
from media.pictures.spec.shot import Person
from media.pictures.stage import Stage
from media.pictures.subjects import Place, stand

HEIGHTS = {"wide": 0.31, "medium": 0.62, "close": 1.0}
"""A grown-up's height in units of the stage, by the shot's size."""
DROP = {"wide": 0.0, "medium": 0.15, "close": 0.46}
"""How far below the ground line the feet stand when the camera is closer."""


class Slots:
    """Places across the frame, given out so that subjects do not stand in each other."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        left = stage.sun[0] > 0.5
        first = (0.4, 0.62, 0.24, 0.8, 0.5)
        self._free = list(first if left else tuple(1 - x for x in first))
        self._chance = stage.chance("slots")
        self.taken: list[tuple[float, float]] = []

    def take(self, half_px: float, wish: float | None = None) -> float:
        """The next free place for something `half_px` wide to each side."""
        half = half_px / self._stage.width
        options = [wish, *self._free] if wish is not None else self._free
        placed = [
            self._stage.inside(x + self._chance.uniform(-0.02, 0.02), half_px) for x in options
        ]
        best = max(
            placed, key=lambda x: (round(min(0.0, self._room(x, half)), 2), -placed.index(x))
        )
        self.taken.append((best, half))
        return best

    def _room(self, x: float, half: float) -> float:
        return min(
            (abs(x - other) - (half + width) * 0.8 for other, width in self.taken), default=1.0
        )


def people(stage: Stage, slots: Slots) -> None:
    """Everybody of the cast on the ground (or afloat in space)."""
    spec = stage.spec
    size = HEIGHTS[spec.shot] * (1.5 if stage.indoors and spec.shot == "wide" else 1.0)
    for i, person in enumerate(spec.cast):
        tall = size * person.build * stage.unit
        if len(spec.cast) > 2 and spec.shot != "wide":
            tall *= 0.85
        x = slots.take(tall * 0.24)
        foot = stage.ground + DROP[spec.shot] * stage.upright + 0.012 * (i % 2)
        _person(stage, person, Place(x, foot, tall, 0.84 + 0.02 * i, half=0.3, over=0.3))


def _person(stage: Stage, person: Person, place: Place) -> None:
    phase = sum(map(ord, person.key)) % 6
    walking = stage.spec.walking and not stage.floating
    motion = _walk(stage, phase) if walking else _breathe(stage, phase)
    front = stage.floating
    flip = stage.sun[0] <= place.x

    def draw(canvas: skia.Canvas) -> None:
        draw_person(canvas, person, walking, front)

    stand(
        stage,
        draw,
        Place(
            place.x, place.foot, place.tall, place.depth, place.half, place.over,
            motion, shadow=not stage.floating, flip=flip,
        ),
    )  # fmt: skip


def _walk(stage: Stage, phase: float) -> Motion:
    """Forward with a bounce at each step."""

    def pose(seconds: float) -> Pose:
        bounce = -abs(math.sin(seconds * 2.6 + phase)) * 2.4 * stage.line
        return Pose(stage.unit * 0.01 * seconds, bounce)

    return pose


def _breathe(stage: Stage, phase: float) -> Motion:
    def pose(seconds: float) -> Pose:
        return Pose(0.0, 0.9 * stage.line * math.sin(seconds * 1.4 + phase))

    return pose
