"""Puts built things in their places: far ones behind, boats on water, balloons in the sky."""

import math
from dataclasses import replace

import skia

from media.pictures.animals import CLOSER
from media.pictures.layers import Motion, Pose
from media.pictures.light_effects import beam
from media.pictures.people_casting import HEIGHTS
from media.pictures.platform import RAILS
from media.pictures.props import PROPS
from media.pictures.props.bridges import DECKS
from media.pictures.props.kit import Kind, Light
from media.pictures.rocks import headland
from media.pictures.slots import Slots
from media.pictures.stage import Stage
from media.pictures.subjects import Place, stand

WATERS = frozenset(("sea", "lake", "beach"))


ASHORE = frozenset(
    ("house", "cabin", "barn", "church", "windmill", "tent", "tree", "well", "statue")
)
"""What stands on the far shore of a lake."""
LIVED_IN = frozenset(
    ("house", "cabin", "barn", "church", "windmill", "temple", "castle", "observatory")
)
STOREYS = 1.8
"""How many times as tall as somebody before it a building is at least."""
AUTUMN = "#c8762c"
"""The leaves of a tree that is said to be in autumn."""
FLIGHT = frozenset(("launch", "lift", "fly", "flies", "soar", "soars", "flying"))


def lighthouse(stage: Stage, slots: Slots) -> None:
    """On a headland at sea, on the ground elsewhere; its beam turns when it is dim."""
    kind = PROPS["lighthouse"]
    x = slots.take("prop", kind.tall * kind.half * stage.unit, 0.27 if stage.sun[0] > 0.5 else 0.73)
    foot = stage.ground - 0.04
    if stage.spec.setting in ("sea", "beach"):
        headland(stage, x)
        foot = 0.735
    tall = kind.tall * stage.unit * (0.92 if foot < 0.8 else 1.0)
    place_prop(
        stage, "lighthouse", Place(x, foot, tall, 0.56, kind.half, shadow=False, flip=x > 0.5)
    )
    if stage.light.night or stage.spec.time in ("sunset", "dawn", "golden", "storm"):
        beam(stage, (x * stage.width, foot * stage.height - tall * 0.868), 0.56)


def _light(stage: Stage, flying: bool) -> Light:
    dim = stage.light.night or stage.light.stormy or stage.spec.time == "sunset"
    return Light(dim, stage.chance("props"), flying)


def place_prop(stage: Stage, name: str, place: Place, flying: bool = False) -> None:
    """Draw a prop at a place in the scene's light."""
    light = _light(stage, flying)
    turned = AUTUMN if name == "tree" and "autumn" in stage.spec.details else ""
    place = replace(place, dye=dict(stage.spec.dyes).get(name, turned))

    def draw(canvas: skia.Canvas) -> None:
        PROPS[name].draw(canvas, light)

    stand(stage, draw, place)


def set_prop(stage: Stage, name: str, slots: Slots, all_props: list[str]) -> None:
    """Set one prop where its kind belongs in this setting."""
    kind = PROPS[name]
    flying = name == "rocket" and bool(
        stage.spec.details & FLIGHT or stage.spec.setting in ("space", "city")
    )
    setting = stage.spec.setting
    crossing = next((p for p in all_props if p in DECKS), None)
    if name == "train" and crossing:
        _train_on(stage, crossing)
    elif name == "train" and "platform" in stage.spec.details:
        tall = min(0.34 * stage.unit, 0.5 * stage.width / kind.half)
        place_prop(stage, name, Place(0.45, RAILS, tall, 0.55, kind.half, motion=_rolling(stage)))
    elif name in DECKS:
        _far(stage, name, kind, 0.5)
    elif kind.place == "sky" or flying or (setting == "space" and stage.floating):
        _aloft(stage, name, slots, flying)
    elif setting == "underwater" or (setting in WATERS and kind.place == "water"):
        _afloat(stage, name, slots)
    elif kind.place == "far" and stage.spec.shot == "wide" and not stage.indoors:
        half = kind.tall * kind.half * stage.unit
        _far(stage, name, kind, slots.take("prop", half, 0.64 if stage.sun[0] < 0.5 else 0.36))
    elif setting == "lake" and name in ASHORE and stage.spec.shot == "wide":
        _ashore(stage, name, slots)
    else:
        _grounded(stage, name, slots)


def _ashore(stage: Stage, name: str, slots: Slots) -> None:
    """On the far side of the water, with its reflection."""
    kind = PROPS[name]
    tall = min(0.55 * kind.tall * stage.unit, 0.46 * stage.width / kind.half)
    foot = (stage.water or 0.6) + 0.015
    x = slots.take("prop", tall * kind.half)
    place_prop(stage, name, Place(x, foot, tall, 0.5, kind.half, shadow=False, mirrored=True))


def _grounded(stage: Stage, name: str, slots: Slots) -> None:
    kind = PROPS[name]
    grow = 1.25 if stage.indoors else min(1.4, CLOSER[stage.spec.shot])
    tall = kind.tall * grow * stage.unit
    behind = name in LIVED_IN and bool(stage.spec.cast)
    if behind:
        tall = max(tall, STOREYS * HEIGHTS[stage.spec.shot] * stage.unit)
    tall = min(tall, 0.46 * stage.width / kind.half)
    if behind and stage.spec.shot != "wide":  # people stand before it
        x = stage.inside(0.6, tall * kind.half)
    else:
        x = slots.take("prop", tall * kind.half)
    small = kind.tall < 0.22 and stage.table is None
    foot = stage.ground - (0.0 if small else 0.03)
    rolls = name in ("car", "taxi", "train", "bus", "truck") and not stage.indoors
    motion = _rolling(stage) if rolls else None
    place_prop(stage, name, Place(x, foot, tall, 0.72, kind.half, motion=motion))


def before_guests(stage: Stage) -> None:
    """A long table in the middle, with whoever is there behind it."""
    kind = PROPS["feast"]
    tall = kind.tall * 1.2 * min(1.4, CLOSER[stage.spec.shot]) * stage.unit
    tall = min(tall, 0.46 * stage.width / kind.half)
    place_prop(stage, "feast", Place(0.5, stage.ground + 0.02, tall, 0.86, kind.half))


def _rolling(stage: Stage) -> Motion:
    def pose(t: float) -> Pose:
        return Pose(stage.unit * 0.035 * t, 0.6 * stage.line * math.sin(t * 9))

    return pose


def _far(stage: Stage, name: str, kind: Kind, x: float) -> None:
    """Large things in the distance; on water they stand at its far edge."""
    foot = {"mountain": 0.83, "forest": 0.84, "city": 0.93, "street": 0.64, "market": 0.64}.get(
        stage.spec.setting, 0.83
    )
    if stage.spec.setting in WATERS and stage.water is not None:
        foot = stage.water + 0.035
    tall = kind.tall * stage.unit
    tall = min(tall, 0.9 * stage.width if name in DECKS else 0.46 * stage.width / kind.half)
    place_prop(stage, name, Place(x, foot, tall, 0.45, kind.half, shadow=False))


def _train_on(stage: Stage, crossing: str) -> None:
    bridge = PROPS[crossing]
    foot = (stage.water + 0.035 if stage.water is not None else 0.83) * stage.height
    deck = (foot - DECKS[crossing] * bridge.tall * stage.unit) / stage.height

    def motion(t: float) -> Pose:
        return Pose(stage.unit * 0.06 * t)

    place_prop(
        stage,
        "train",
        Place(
            0.34, deck, 0.062 * stage.unit, 0.45, PROPS["train"].half, motion=motion, shadow=False
        ),
    )


def _aloft(stage: Stage, name: str, slots: Slots, flying: bool) -> None:
    kind = PROPS[name]
    tall = (
        kind.tall
        * min(1.5, CLOSER[stage.spec.shot])
        * stage.unit
        * (0.75 if name == "rocket" else 1.0)
    )
    tall = min(tall, 0.46 * stage.width / kind.half)
    foot = {"rocket": 0.6, "balloon": 0.56}.get(name, 0.4)
    pace = 0.035 if name in ("airplane", "drone", "helicopter") else 0.006
    climb = 0.03 if flying else 0.0
    for i in range(3 if name == "drone" else 1):
        size = tall * (1.0 if i == 0 else 0.7)
        x = slots.take("prop", size * kind.half)
        motion = _gliding(stage, (pace, climb), i * 1.7)
        where = Place(
            x, foot - 0.1 * i, size, 0.5 + 0.1 * i, kind.half, over=0.2, motion=motion, shadow=False
        )
        place_prop(stage, name, replace(where, over=0.7) if flying else where, flying)


def _gliding(stage: Stage, pace: tuple[float, float], phase: float) -> Motion:
    def pose(t: float) -> Pose:
        bob = 4 * stage.line * math.sin(t * 1.2 + phase)
        return Pose(stage.unit * pace[0] * t, bob - stage.unit * pace[1] * t)

    return pose


def _afloat(stage: Stage, name: str, slots: Slots) -> None:
    kind = PROPS[name]
    below = stage.spec.setting == "underwater"
    grow = min(1.9, CLOSER[stage.spec.shot])
    tall = min(kind.tall * grow * stage.unit, 0.46 * stage.width / kind.half)
    quay = stage.footing == "quay"
    if stage.spec.setting == "beach" and grow > 1:  # nearer than the water's edge
        half = tall * kind.half
        ashore = Place(slots.take("prop", half), stage.ground - 0.02, tall, 0.72, kind.half)
        place_prop(stage, name, ashore)
        return
    foot = 0.6 if below else (0.75 if quay else 0.78) + (0.0 if grow == 1 else 0.08)
    phase = stage.chance(f"afloat/{name}").random() * 6

    def motion(t: float) -> Pose:
        return Pose(
            stage.unit * 0.004 * t,
            5 * stage.line * math.sin(t * 1.1 + phase),
            1.6 * math.sin(t * 0.9 + phase),
        )

    x = slots.take("prop", tall * kind.half)
    place_prop(
        stage,
        name,
        Place(
            x,
            foot,
            tall,
            0.6,
            kind.half,
            motion=motion,
            shadow=False,
            mirrored=not below and not quay,
        ),
    )
