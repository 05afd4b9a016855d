"""Animals on the stage: which picture each has, how large it is, where it lives, how it moves."""

import math
from dataclasses import dataclass, replace
from typing import Literal

import skia

from media.pictures.beasts import beast
from media.pictures.ink import LINEAR, Ink, curve, dark, mix, paint, sheet
from media.pictures.layers import Effect, Motion, Pose
from media.pictures.sprites import sprite
from media.pictures.stage import LOWEST_HEAD, Stage
from media.pictures.subjects import Place, head_at, lit, set_picture, stand

Home = Literal["land", "water", "afloat", "air"]
"""`afloat` swims on the surface, `water` below it."""


@dataclass(frozen=True)
class Kind:
    """An animal's size (units in a wide shot), its home and its sprite's name."""

    tall: float
    home: Home = "land"
    icon: str = ""


KINDS: dict[str, Kind] = {
    **{n: Kind(0.16, icon=n) for n in ("dog", "cat", "goat", "otter", "badger", "duck", "penguin", "rooster", "monkey", "lizard", "seal")},
    **{n: Kind(0.3, icon=n) for n in ("horse", "zebra", "deer", "cow", "ox", "camel", "kangaroo", "gorilla", "dragon", "flamingo", "ostrich")},
    **{n: Kind(0.11, icon=n) for n in ("mouse", "rat", "rabbit", "hedgehog", "beaver", "crab", "snail", "spider", "turtle", "snake", "owl", "parrot")},
    **{n: Kind(0.22, icon=n) for n in ("pig", "tiger", "leopard", "crocodile", "peacock")},
    "giraffe": Kind(0.48, icon="giraffe"),
    "elephant": Kind(0.42, icon="elephant"),
    "rhino": Kind(0.34, icon="rhinoceros"),
    "hippo": Kind(0.3, icon="hippopotamus"),
    "dinosaur": Kind(0.5, icon="sauropod"),
    "pony": Kind(0.24, icon="horse"),
    "donkey": Kind(0.25, icon="donkey"),
    "stag": Kind(0.34, icon="deer"),
    "moose": Kind(0.38, icon="deer"),
    "bull": Kind(0.32, icon="ox"),
    "sheep": Kind(0.18, icon="ewe"),
    "hare": Kind(0.13, icon="rabbit"),
    "hen": Kind(0.14, icon="rooster"),
    "chicken": Kind(0.14, icon="rooster"),
    "goose": Kind(0.18, icon="goose"),
    "swan": Kind(0.18, "afloat", "swan"),
    "whale": Kind(0.62, "water", "whale"),
    "sparrow": Kind(0.1, icon="sparrow"),
    "blackbird": Kind(0.12, icon="blackbird"),
    "dolphin": Kind(0.26, "water", "dolphin"),
    "shark": Kind(0.28, "water", "shark"),
    "fish": Kind(0.13, "water", "tropical-fish"),
    "octopus": Kind(0.24, "water", "octopus"),
    "jellyfish": Kind(0.22, "water", "jellyfish"),
    "seahorse": Kind(0.16, "water", "tropical-fish"),
    "butterfly": Kind(0.1, "air", "butterfly"),
    "dragonfly": Kind(0.09, "air", "butterfly"),
    "bee": Kind(0.09, "air", "honeybee"),
    "bat": Kind(0.12, "air", "bat"),
    "fox": Kind(0.2),
    "wolf": Kind(0.25),
    "lion": Kind(0.28),
    "lioness": Kind(0.25),
    "cheetah": Kind(0.24),
    "bear": Kind(0.32),
    "polarbear": Kind(0.32),
    "panda": Kind(0.28),
    "koala": Kind(0.2),
    "raccoon": Kind(0.18),
    "unicorn": Kind(0.34),
    "squirrel": Kind(0.13, icon="chipmunk"),
    "frog": Kind(0.11),
    "hamster": Kind(0.1),
    "guineapig": Kind(0.12),
}  # fmt: skip
FLYERS: dict[str, tuple[Ink, Ink, float]] = {
    "eagle": ("#4a3424", "#f0ece0", 0.17),
    "hawk": ("#6b4a30", "#c9a880", 0.14),
    "falcon": ("#5a6068", "#d9d4c8", 0.13),
    "seagull": ("#e9eef2", "#ffffff", 0.11),
    "gull": ("#e9eef2", "#ffffff", 0.11),
    "crow": ("#17191f", "#17191f", 0.1),
    "raven": ("#14151b", "#14151b", 0.12),
    "dove": ("#f4f4f2", "#ffffff", 0.09),
    "pigeon": ("#7f8a96", "#a9b2bc", 0.09),
    "stork": ("#f2f2ee", "#ffffff", 0.15),
    "heron": ("#8f9cab", "#d5dce4", 0.15),
    "owl": ("#7a5d40", "#c9ae86", 0.13),
    "parrot": ("#2f8a5f", "#c8321f", 0.12),
    "goose": ("#b9b2a6", "#f2f0ea", 0.14),
    "swan": ("#f4f4f2", "#ffffff", 0.16),
    "duck": ("#5f6a4a", "#b8a98c", 0.11),
    "flamingo": ("#e58aa4", "#f2a8bb", 0.15),
}
"""Birds that fly: ink of wings and of body, span in units."""
SMALL = 0.2
BESIDE = {"wide": 0.68, "medium": 0.85, "close": 1.0}
"""How much smaller a small animal is beside somebody: a cat comes up to the knee."""
CLOSER = {"wide": 1.0, "medium": 1.6, "close": 2.3}


def half_width(name: str) -> float:
    """Half the width against the height."""
    return 0.62 if beast(name) else 0.52


def animal(stage: Stage, name: str, x: float, alone: bool, index: int = 0) -> Place:
    """Set one animal at `x`, and say where; `alone` ones are the subject and larger."""
    kind = KINDS[name]
    tall = (
        kind.tall
        * CLOSER[stage.spec.shot]
        * (1.25 if alone else 1.0)
        * (1.25 if stage.indoors else 1.0)
    )
    if stage.spec.cast and kind.tall < SMALL:
        tall *= BESIDE[stage.spec.shot]
    if alone:
        tall = max(tall, 0.2)
    tall = min(tall, 0.46 if stage.spec.shot == "wide" else 0.72) * stage.unit
    place = _place(stage, kind, name, (x, tall), index)
    if stage.on_rock and kind.home == "land":
        place = replace(place, foot=0.89, depth=0.98)
    if stage.table is not None and kind.home == "land" and kind.tall < 0.2:
        place = Place(x, 0.88, tall, 0.97, place.half, motion=place.motion)
    place = replace(place, dye=dict(stage.spec.dyes).get(name, ""))
    if stage.table is None and kind.home == "land":
        place = replace(place, foot=min(place.foot, LOWEST_HEAD + 0.5 * tall / stage.height))
    head_at(stage, place, (0.5, 1.0), 0.5 * place.half)
    drawing = beast(name)
    if drawing is not None:
        stand(stage, drawing, place)
    else:
        object_at(stage, kind.icon, place)
    return place


def _place(stage: Stage, kind: Kind, name: str, at: tuple[float, float], index: int) -> Place:
    x, tall = at
    half = half_width(name)
    phase = index * 2.1 + len(name)
    drop = {"wide": 0.0, "medium": 0.05, "close": 0.14}[stage.spec.shot]
    below = stage.spec.setting == "underwater"
    if kind.home == "water":
        if not below:
            tall = min(tall, (0.62 if name == "whale" else 0.36) * stage.unit)
        surface = 0.89 if name == "whale" else 0.93
        foot = (0.66 if below else surface) - 0.1 * (index % 2)
        return Place(x, foot, tall, 0.7, half, motion=_swim(stage, phase, below), shadow=False)
    if kind.home == "air":
        return Place(
            x, 0.5 - 0.08 * index, tall, 0.8, half, motion=_hover(stage, phase), shadow=False
        )
    if stage.water is not None and (kind.home == "afloat" or name == "duck"):
        foot = max(stage.water + 0.16, 0.8)
        return Place(
            x, foot, tall, 0.7, half, motion=_swim(stage, phase, False), shadow=False, mirrored=True
        )
    if stage.floating:
        return Place(x, 0.7, tall, 0.8, half, motion=_swim(stage, phase, True), shadow=False)
    foot = stage.ground + drop + 0.01 * (index % 2)
    return Place(x, foot, tall, 0.86, half, motion=_stroll(stage, phase))


def object_at(stage: Stage, icon: str, place: Place) -> bool:
    """Set a sprite; False when the packages lack it."""
    size = max(24, round(place.tall))
    picture = sprite(icon, size)
    if picture is None:
        return False
    pad = max(4, round(size * 0.04))
    wide, tall = picture.width() + 2 * pad, picture.height() + 2 * pad
    surface = sheet(wide, tall)
    with surface as canvas:
        if place.flip:
            canvas.translate(wide, 0)
            canvas.scale(-1, 1)
        canvas.drawImage(picture, pad, pad, LINEAR)
    standing = replace(place, half=picture.width() / size / 2)
    set_picture(stage, lit(stage, surface.makeImageSnapshot(), place), standing, pad + size * 0.02)
    return True


def _swim(stage: Stage, phase: float, along: bool) -> Motion:
    def pose(t: float) -> Pose:
        return Pose(
            -stage.unit * 0.025 * t if along else 0.0,
            9 * stage.line * math.sin(t * 0.9 + phase),
            2 * math.sin(t * 0.8 + phase),
        )

    return pose


def _hover(stage: Stage, phase: float) -> Motion:
    def pose(t: float) -> Pose:
        return Pose(
            -stage.unit * 0.03 * t + 6 * stage.line * math.sin(t * 2.3 + phase),
            12 * stage.line * math.sin(t * 1.6 + phase),
            6 * math.sin(t * 3.1 + phase),
        )

    return pose


def _stroll(stage: Stage, phase: float) -> Motion:
    walking = stage.spec.posture in ("walk", "ride") and stage.table is None

    def pose(t: float) -> Pose:
        hop = -abs(math.sin(t * (3.2 if walking else 1.5) + phase)) * 2.4 * stage.line
        return Pose(-stage.unit * 0.012 * t if walking else 0.0, hop)

    return pose


def flyer(stage: Stage, name: str, x: float, index: int, alone: bool) -> None:
    """A large bird that glides and beats its wings."""
    wing, body, span = FLYERS[name]
    wing = dict(stage.spec.dyes).get(name, wing)
    size = span * stage.unit * CLOSER[stage.spec.shot] * (1.4 if alone else 1.0)
    size = min(size, 0.34 * stage.width)
    at_y = (0.36 if alone else 0.26) + 0.09 * (index % 2)
    veil = 0.45 if stage.light.night else 0.0
    near, far, trunk = (
        paint(mix(stage.lit(ink, 0.7), stage.light.haze, veil))
        for ink in (wing, dark(wing, 0.25), body)
    )

    rim = paint(stage.light.rim, 0.75) if stage.light.night or stage.light.stormy else None

    def draw(canvas: skia.Canvas, t: float) -> None:
        beat = math.sin(t * 3.4 + index * 1.3) * 0.5 + 0.18 * math.sin(t * 0.9)
        canvas.save()
        canvas.translate(
            x * stage.width + stage.unit * 0.03 * t,
            at_y * stage.height + 8 * stage.line * math.sin(t * 0.8 + index),
        )
        canvas.scale(size, size)
        if rim:
            canvas.save()
            canvas.translate(0.035 if stage.sun[0] > x else -0.035, -0.045)
            _bird(canvas, beat, (rim, rim, rim))
            canvas.restore()
        _bird(canvas, beat, (near, far, trunk))
        canvas.restore()

    stage.effect(Effect(draw, 0.6))


def _bird(
    canvas: skia.Canvas, beat: float, inks: tuple[skia.Paint, skia.Paint, skia.Paint]
) -> None:
    """A bird in flight to the right, its wings 2 wide at rest; `beat` -0.7..0.7 lifts the wings."""
    wing, far, body = inks
    tip = -0.5 - 0.55 * beat
    behind = [
        (0.05, -0.04),
        (0.35, tip * 0.7 - 0.05),
        (0.95, tip * 1.0),
        (0.45, tip * 0.45 + 0.06),
        (-0.1, 0.05),
    ]
    canvas.drawPath(curve(behind, True), far)
    trunk = [(-0.42, 0.04), (-0.1, -0.09), (0.24, -0.1), (0.36, -0.05), (0.26, 0.06), (-0.05, 0.11)]
    canvas.drawPath(curve([(-0.3, 0.03), (-0.6, -0.05), (-0.58, 0.1)], True), far)
    canvas.drawPath(curve(trunk, True), body)
    canvas.drawPath(curve([(0.33, -0.07), (0.46, -0.02), (0.34, 0.0)], True), paint("#e0a030"))
    canvas.drawCircle(0.27, -0.05, 0.018, paint("#15110e"))
    front = [
        (0.14, -0.06),
        (-0.1, tip * 0.75 - 0.06),
        (-0.75, tip * 1.1),
        (-0.35, tip * 0.5 + 0.07),
        (-0.08, 0.05),
    ]
    canvas.drawPath(curve(front, True), wing)
