"""Puts people in their places: standing, sitting, riding, in bed; their heads above the captions."""

import math
from dataclasses import replace
from functools import partial

import skia

from film.shots import Posture
from media.pictures.animals import KINDS
from media.pictures.figures import HEAD, HEAD_SIZE, draw_person, wardrobe
from media.pictures.ink import curve, paint
from media.pictures.layers import Motion, Pose
from media.pictures.limbs import LOWERED
from media.pictures.rocks import near_rock
from media.pictures.slots import Slots
from media.pictures.spec.people import FREE_COATS
from media.pictures.spec.shot import Person
from media.pictures.stage import LOWEST_HEAD, Stage
from media.pictures.subjects import Place, head_at, stand

HEIGHTS = {"wide": 0.31, "medium": 0.62, "close": 1.0}
"""A grown-up's height in units of the stage, by the shot's size."""
DROP = {"wide": 0.0, "medium": 0.15, "close": 0.46}
"""How far below the ground line the feet stand when the camera is closer."""
CHIN = -HEAD[1] - HEAD_SIZE
"""How high the chin of a figure is that is 1 tall."""
HELD = 0.24
"""The most of the frame's width that something in a hand takes."""
FACING = frozenset(("face", "portrait", "smiling", "smile", "smiles", "eyes", "selfie", "headshot"))
"""Words of somebody who looks at us, however far away."""
STEPS = (1.0, 0.55, 0.0)
"""How far the feet are apart in the pictures of a walk, from the widest to where they pass."""
PACE = 4.2
"""Of a walk, in radians a second: four steps in three seconds."""
SLEEPING = frozenset(("asleep", "sleeping", "sleeps", "sleep", "bedtime"))
MOUNTS = {"horse": 0.56, "pony": 0.56, "donkey": 0.6, "camel": 0.78, "elephant": 0.62, "zebra": 0.6,
          "unicorn": 0.5, "dragon": 0.35, "stag": 0.55}  # fmt: skip
"""Who can be ridden, and where its back is as part of its height."""


def set_rock(stage: Stage, tower: bool) -> None:
    """At sea whoever is no swimmer stands on a near rock."""
    spec = stage.spec
    ashore = [a for a in spec.animals if a in KINDS and KINDS[a].home == "land"]
    if stage.footing or spec.setting != "sea" or spec.shot != "wide":
        return
    if ashore or (spec.cast and not tower):
        stage.on_rock = True
        near_rock(stage, _rock_at(stage), 1.9 if ashore else 1.0)


def _rock_at(stage: Stage) -> float:
    return 0.42 if stage.sun[0] > 0.5 else 0.58


def set_people(stage: Stage, slots: Slots, tower: bool) -> list[Place]:
    """Set everybody; answers where each may hold something."""
    spec = stage.spec
    if tower and spec.setting == "sea" and spec.shot == "wide":
        _on_headland(stage)
        return []
    everybody = list(spec.cast)[1 if mount_of(stage) else 0 :]
    if stage.bed is not None and everybody and spec.details & SLEEPING:
        _in_bed(stage, everybody.pop(), stage.bed)
    size = HEIGHTS[spec.shot] * (1.55 if stage.indoors and spec.shot == "wide" else 1.0)
    if stage.floating and spec.shot == "wide":
        size *= 1.2
    if len(everybody) > 2 and spec.shot != "wide":
        size *= 0.85
    hands: list[Place] = []
    _crowd(stage, size * stage.unit)
    for i, person in enumerate(everybody[: 2 if stage.on_rock else 4]):
        tall = size * person.build * stage.unit
        wish = _rock_at(stage) + 0.1 * i if stage.on_rock else None
        foot = stage.ground + DROP[spec.shot] + 0.012 * (i % 2)
        x = wish or slots.take("person", tall * 0.22)
        place = Place(x, foot, tall, 0.84, half=0.3, over=0.3)
        if stage.on_rock:
            place = replace(place, foot=0.885, depth=0.98)
        place = _head_up(stage, place, spec.posture)
        front = faces_us(stage, person, i)
        empty = spec.posture == "hold" and i >= len(spec.sprites)
        set_person(stage, person, place, "stand" if empty else place_posture(stage), front)
        if spec.posture == "hold" and not empty and not stage.floating:
            hands.append(_hand(stage, place, front))
    return hands


def _crowd(stage: Stage, tall: float) -> None:
    """More people behind those who are named, standing still, where a crowd is told; a stand has its own."""
    chance, spec = stage.chance("crowd"), stage.spec
    if "crowd" not in spec.details or "pitch" in spec.details or stage.on_rock or not spec.cast:
        return
    posture: Posture = "raise" if spec.posture == "raise" else "stand"
    count = max(3, round(stage.width / (0.2 * stage.unit)) - 1)
    for k in range(count):
        x = (k + 0.5 + chance.uniform(-0.25, 0.25)) / count
        one = chance.choice(spec.cast)
        coat = chance.choice(FREE_COATS)
        person = one.model_copy(update={"key": f"{one.key}/crowd{k}", "coat": coat, "hat": ""})
        front = faces_us(stage, person, k)
        place = Place(
            x,
            stage.ground - 0.035,
            0.72 * tall * chance.uniform(0.92, 1.06),
            0.72,
            half=0.3,
            over=0.3,
        )

        def draw(canvas: skia.Canvas, person: Person = person, front: bool = front) -> None:
            draw_person(canvas, person, posture, front)

        stand(stage, draw, place)


def faces_us(stage: Stage, person: Person, number: int = 0) -> bool:
    """Whether we see somebody's face: near by, in a room, and of people far away every second one.

    Who looks at the landscape is seen from behind.
    """
    spec = stage.spec
    on_stage = spec.room == "stage" and stage.indoors
    asked = bool(spec.details & FACING) or person.role in ("reporter", "presenter")
    if stage.floating or on_stage or asked or "feast" in spec.props:
        return True
    if "away" in spec.details:
        return False
    return stage.indoors or spec.shot != "wide" or number % 2 == 1


def _head_up(stage: Stage, place: Place, posture: Posture) -> Place:
    """The place, raised where the head would come among the captions: children, and who kneels."""
    chin = (CHIN - LOWERED.get(posture, 0.0)) * place.tall / stage.height
    return replace(place, foot=min(place.foot, LOWEST_HEAD + chin))


def _hand(stage: Stage, place: Place, front: bool) -> Place:
    """Where something held stands: before the chest, or on the raised hand of who is turned away."""
    if front:
        foot = place.foot - 0.545 * place.tall / stage.height
        tall = min(0.27 * place.tall, HELD * stage.width)
        return replace(place, foot=foot, tall=tall, depth=place.depth + 0.01)
    aside = (-0.25 if stage.sun[0] <= place.x else 0.25) * place.tall / stage.width
    foot = place.foot - 0.68 * place.tall / stage.height
    tall = min(0.3 * place.tall, HELD * stage.width)
    return replace(place, x=place.x + aside, foot=foot, tall=tall, depth=place.depth + 0.01)


def _in_bed(stage: Stage, person: Person, pillow: tuple[float, float]) -> None:
    """Only the head shows, on the pillow."""
    inks = wardrobe(person)
    size = 0.045 * stage.unit
    with stage.layer(0.41) as canvas:
        x, y = pillow
        canvas.drawCircle(x, y, size, paint(stage.lit(inks.hair)))
        canvas.drawCircle(x + size * 0.22, y + size * 0.12, size * 0.8, paint(stage.lit(inks.skin)))
        lid = curve([(x + size * 0.2, y), (x + size * 0.4, y + size * 0.12), (x + size * 0.6, y)])
        canvas.drawPath(lid, paint("#2a1c16", stroke=2 * stage.line))


def _on_headland(stage: Stage) -> None:
    """Small beside the lighthouse."""
    x = 0.27 if stage.sun[0] > 0.5 else 0.73
    inward = 1 if stage.sun[0] > 0.5 else -1
    for i, person in enumerate(stage.spec.cast[:3]):
        at = x + inward * (0.26 + 0.05 * i) * stage.unit / stage.width
        tall = 0.13 * person.build * stage.unit
        set_person(
            stage,
            person,
            Place(at, 0.742, tall, 0.57, half=0.3, over=0.3, tint=0.8),
            place_posture(stage),
        )


def set_person(
    stage: Stage, person: Person, place: Place, posture: Posture = "stand", front: bool = False
) -> None:
    """Draw somebody, moving as the posture asks, turned away from the light."""
    phase = sum(map(ord, person.key)) % 6
    motion = breathe(stage, phase)
    if posture == "raise":
        motion = _dance(stage, phase)
    if stage.floating or posture == "ride":
        motion = afloat(stage, phase) if stage.floating else place.motion

    def draw(canvas: skia.Canvas, step: float = 1.0) -> None:
        draw_person(canvas, person, posture, front, step)

    flip = stage.sun[0] <= place.x
    lowered = LOWERED.get(posture, 0.0)
    head_at(stage, place, (CHIN - lowered, 1.0 - lowered), HEAD_SIZE)
    place = replace(place, shadow=not stage.floating, flip=flip)
    if posture == "walk":
        for number, step in enumerate(STEPS):
            stand(
                stage, partial(draw, step=step), replace(place, motion=_walk(stage, phase, number))
            )
    else:
        stand(stage, draw, replace(place, motion=motion))


def place_posture(stage: Stage) -> Posture:
    """The shot's posture, where it can be: nobody sits in the air, only the rider rides."""
    return "stand" if stage.floating or stage.spec.posture == "ride" else stage.spec.posture


def mount_of(stage: Stage) -> str:
    """The animal somebody rides, or an empty word."""
    spec = stage.spec
    if spec.posture != "ride" or not spec.cast or stage.floating:
        return ""
    return next((a for a in spec.animals if a in MOUNTS), "")


def _dance(stage: Stage, phase: float) -> Motion:
    """To and fro with a lean."""

    def pose(t: float) -> Pose:
        lean = math.sin(t * 2.2 + phase)
        return Pose(5 * stage.line * lean, -3 * stage.line * abs(lean), 3.5 * lean)

    return pose


def _walk(stage: Stage, phase: float, number: int) -> Motion:
    """Forward, higher while the feet pass each other; shows one of STEPS at a time."""

    def pose(seconds: float) -> Pose:
        lift = abs(math.sin(seconds * PACE + phase))
        shown = min(len(STEPS) - 1, int(lift * len(STEPS)))
        ahead = stage.unit * 0.014 * seconds
        return Pose(ahead, -lift * 3.2 * stage.line, alpha=float(shown == number))

    return pose


def breathe(stage: Stage, phase: float) -> Motion:
    """Hardly up and down."""

    def pose(seconds: float) -> Pose:
        return Pose(0.0, 0.9 * stage.line * math.sin(seconds * 1.4 + phase))

    return pose


def afloat(stage: Stage, phase: float) -> Motion:
    """Adrift where nothing holds the feet."""

    def pose(t: float) -> Pose:
        return Pose(
            6 * stage.line * math.sin(t * 0.5 + phase),
            8 * stage.line * math.sin(t * 0.7 + phase),
            4 * math.sin(t * 0.4 + phase),
        )

    return pose
