"""Puts people, animals, props and objects in their places, clear of each other and of the edges."""

import math
from dataclasses import replace

import skia

from film.shots import Posture
from media.pictures.animals import CLOSER, FLYERS, KINDS, animal, flyer, half_width, object_at
from media.pictures.figures import draw_person, wardrobe
from media.pictures.ink import curve, paint
from media.pictures.layers import Motion, Pose
from media.pictures.light_effects import steam
from media.pictures.prop_casting import lighthouse, place_prop, set_prop
from media.pictures.props import PROPS
from media.pictures.rocks import near_rock
from media.pictures.slots import Slots
from media.pictures.spec.shot import Person
from media.pictures.stage import Stage
from media.pictures.subjects import Place, stand

HEIGHTS = {"wide": 0.31, "medium": 0.62, "close": 1.0}
"""A grown-up's height in units of the stage, by the shot's size."""
DROP = {"wide": 0.0, "medium": 0.15, "close": 0.46}
"""How far below the ground line the feet stand when the camera is closer."""
INDOOR_PROPS = frozenset(
    ("telescope", "lamp", "robot", "rocket", "piano", "statue", "easel", "bicycle", "feast")
)
WIDEST = {True: 0.5, False: 0.32}
"""The most of the frame's width that an object takes: alone, and beside somebody."""
HELD = 0.24
"""The most of the frame's width that something in a hand takes."""
NEARER = {"wide": 1.0, "medium": 1.4, "close": 1.95}
"""How much larger objects are by the shot's size."""
BRIDGES = {"sea": "bridge", "city": "bridge", "street": "bridge", "beach": "bridge", "canyon": "ropebridge",
           "jungle": "ropebridge", "bamboo": "woodbridge", "snow": "woodbridge", "forest": "woodbridge"}  # fmt: skip
"""What a bridge is when nothing more is said; of stone elsewhere."""
HOUSEHOLD = frozenset(("lamp", "piano", "easel"))
"""Out of doors these are words of the story, not things to see."""
FACING = frozenset(("face", "portrait", "smiling", "smile", "smiles", "eyes", "selfie", "headshot"))
"""Words of somebody who looks at us."""
SLEEPING = frozenset(("asleep", "sleeping", "sleeps", "sleep", "bedtime"))
MOUNTS = {"horse": 0.56, "pony": 0.56, "donkey": 0.6, "camel": 0.78, "elephant": 0.62, "zebra": 0.6,
          "unicorn": 0.5, "dragon": 0.35, "stag": 0.55}  # fmt: skip
"""Who can be ridden, and where its back is as part of its height."""
ALOFT = frozenset(("kite", "balloon", "parachute", "flying-saucer"))
ALOFT_WORDS = frozenset(("fly", "flies", "flying", "soar", "soars"))
SERVED = frozenset(("birthday-cake", "candle", "clinking-glasses"))
"""What stands on a long table already."""
ON_TABLE = {"wide": 0.2, "medium": 0.27, "close": 0.42}
"""How large something is that lies alone on a table: less than the table, as such things are."""
HOT = frozenset(("hot-beverage", "teacup-without-handle", "pot-of-food", "steaming-bowl"))


def cast(stage: Stage) -> None:
    """Everything the shot names, far things first; at sea the headland before all."""
    slots = Slots(stage)
    props = _fitting(stage)
    tower = "lighthouse" in props
    if tower:
        lighthouse(stage, slots)
    on_table = [p for p in props if p == "lamp" and stage.table is not None]
    for name in sorted(
        (p for p in props if p not in on_table), key=lambda p: PROPS[p].place != "far"
    ):
        if name != "lighthouse":
            set_prop(stage, name, slots, list(props))
    _rock(stage, tower)
    hand = _people(stage, slots, tower)
    if stage.table is not None:
        stage.add(stage.table)
    for name in on_table:
        tall = 0.3 * stage.unit
        place_prop(stage, name, Place(slots.take("prop", tall * 0.5), 0.9, tall, 0.97, 0.55))
    _animals(stage, slots)
    _objects(stage, slots, hand)


def _fitting(stage: Stage) -> list[str]:
    """The props that belong where the shot is."""
    spec = stage.spec
    unfit: set[str] = set() if stage.indoors else set(HOUSEHOLD)
    if spec.cast:
        unfit.discard("piano")  # somebody is there to play it
    if spec.setting in ("street", "market") or ("feast" in spec.props and spec.shot != "wide"):
        unfit.add("house")  # the street is made of houses; before a long table there is no room
    if stage.footing == "deck":
        unfit |= {"boat", "ship", "sailboat"}  # seen from on board
    if spec.cast and stage.table is None:
        unfit.add("lamp")  # the room has a lamp of its own beside the sofa
    if spec.cast and spec.posture == "sit":
        unfit.add("bench")  # who sits brings a seat
    known = INDOOR_PROPS if stage.indoors else frozenset(spec.props)
    usual = BRIDGES.get(spec.setting, "stonebridge")
    return [
        usual if p == "bridge" and "suspension" not in spec.details else p
        for p in spec.props
        if p in known and p not in unfit
    ]


# --- people


def _rock(stage: Stage, tower: bool) -> None:
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


def _people(stage: Stage, slots: Slots, tower: bool) -> Place | None:
    """Set everybody; answers where the first one holds something."""
    spec = stage.spec
    if tower and spec.setting == "sea" and spec.shot == "wide":
        _on_headland(stage)
        return None
    everybody = list(spec.cast)[1 if _mount(stage) else 0 :]
    if stage.bed is not None and everybody and spec.details & SLEEPING:
        _in_bed(stage, everybody.pop(), stage.bed)
    size = HEIGHTS[spec.shot] * (1.55 if stage.indoors and spec.shot == "wide" else 1.0)
    if stage.floating and spec.shot == "wide":
        size *= 1.2
    if len(everybody) > 2 and spec.shot != "wide":
        size *= 0.85
    hand: Place | None = None
    for i, person in enumerate(everybody[: 2 if stage.on_rock else 4]):
        tall = size * person.build * stage.unit
        wish = _rock_at(stage) + 0.1 * i if stage.on_rock else None
        foot = stage.ground + DROP[spec.shot] + 0.012 * (i % 2)
        x = wish or slots.take("person", tall * 0.22)
        place = Place(x, foot, tall, 0.84, half=0.3, over=0.3)
        if stage.on_rock:
            place = replace(place, foot=0.885, depth=0.98)
        _person(stage, person, place)
        if i == 0 and spec.posture == "hold" and not stage.floating:
            hand = _hand(stage, place)
    return hand


def _hand(stage: Stage, place: Place) -> Place:
    """Where something held stands: a little above the raised hand, on the side it is on."""
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
        _person(stage, person, Place(at, 0.742, tall, 0.57, half=0.3, over=0.3, tint=0.8))


def _person(stage: Stage, person: Person, place: Place, riding: bool = False) -> None:
    phase = sum(map(ord, person.key)) % 6
    posture = place_posture(stage, riding)
    motion = _walk(stage, phase) if posture == "walk" else _breathe(stage, phase)
    if posture == "raise":
        motion = _dance(stage, phase)
    if stage.floating or riding:
        motion = _float(stage, phase) if stage.floating else place.motion
    on_stage = stage.spec.room == "stage" and stage.indoors
    front = stage.floating or on_stage or bool(stage.spec.details & FACING)
    front = front or person.role in ("reporter", "presenter")

    def draw(canvas: skia.Canvas) -> None:
        draw_person(canvas, person, posture, front)

    flip = stage.sun[0] <= place.x
    stand(stage, draw, replace(place, motion=motion, shadow=not stage.floating, flip=flip))


def place_posture(stage: Stage, riding: bool) -> Posture:
    """The shot's posture, where it can be: nobody sits in the air, only the rider rides."""
    if riding:
        return "ride"
    return "stand" if stage.floating or stage.spec.posture == "ride" else stage.spec.posture


def _mount(stage: Stage) -> str:
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


def _float(stage: Stage, phase: float) -> Motion:
    def pose(t: float) -> Pose:
        return Pose(
            6 * stage.line * math.sin(t * 0.5 + phase),
            8 * stage.line * math.sin(t * 0.7 + phase),
            4 * math.sin(t * 0.4 + phase),
        )

    return pose


# --- animals and objects


def _animals(stage: Stage, slots: Slots) -> None:
    names = stage.spec.animals
    spec_flies = bool(stage.spec.details & ALOFT_WORDS)
    if stage.indoors or stage.footing:  # who swims is behind the window, or behind the quay
        names = tuple(n for n in names if n not in KINDS or KINDS[n].home != "water")
    alone = not stage.spec.cast and not stage.spec.props and len(names) < 3
    alone = alone and "without" not in stage.spec.details
    for i, name in enumerate(names):
        if name in FLYERS and (name not in KINDS or spec_flies):
            wish = 0.4 if alone and i == 0 else None
            flyer(stage, name, slots.take("animal", 0.1 * stage.unit, wish), i, alone)
            continue
        half = 0.2 * CLOSER[stage.spec.shot] * stage.unit * half_width(name)
        ridden = i == names.index(name) and name == _mount(stage)
        x = slots.take("animal", half, 0.5 if alone and len(names) == 1 else None)
        place = animal(stage, name, x, alone or ridden, i)
        if ridden:
            back = place.foot - MOUNTS[name] * place.tall / stage.height
            tall = HEIGHTS[stage.spec.shot] * stage.unit * 0.95
            seat = replace(place, foot=back, tall=tall, shadow=False, depth=place.depth + 0.01)
            _person(stage, stage.spec.cast[0], replace(seat, half=0.3, over=0.3), riding=True)


def _objects(stage: Stage, slots: Slots, hand: Place | None) -> None:
    spec = stage.spec
    alone = not (spec.cast or spec.props or spec.animals)
    served = SERVED if "feast" in spec.props else frozenset[str]()
    for i, icon in enumerate(s for s in spec.sprites if s not in served):
        on_table = stage.table is not None
        first = alone and i == 0
        size = (0.3 if first else 0.17) * NEARER[spec.shot] * stage.unit
        if on_table and alone:  # all of it in one scale
            size = ON_TABLE[spec.shot] * stage.unit * (1.0 if len(spec.sprites) < 3 else 0.75)
        size = min(size, WIDEST[first] * stage.width)
        x = slots.take("object", size * 0.5, 0.54 if alone and i == 0 else None)
        foot = 0.9 if on_table else stage.ground
        place = Place(x, foot, size, 0.97 if on_table else 0.88, 0.48, shadow=not stage.floating)
        place = replace(place, dye=dict(spec.dyes).get(icon, ""))
        if stage.floating:
            place = replace(place, foot=0.62, motion=_float(stage, i * 2.0))
        elif icon in ALOFT:
            foot = max(0.36, size / stage.height + 0.08)
            place = replace(place, foot=foot, motion=_float(stage, 1.0), shadow=False)
        elif i == 0 and hand is not None:
            place = replace(hand, dye=place.dye, motion=_breathe(stage, 0), shadow=False)
        if object_at(stage, icon, place) and icon in HOT:
            steam(stage, (x * stage.width, foot * stage.height - size * 0.8), size)
