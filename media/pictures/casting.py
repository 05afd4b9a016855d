"""Puts animals and objects, and all else that a shot names, clear of each other and of the edges."""

from dataclasses import replace

from media.pictures.animals import CLOSER, FLYERS, KINDS, animal, flyer, half_width, object_at
from media.pictures.light_effects import steam
from media.pictures.packshot import packshot
from media.pictures.people_casting import (
    HEIGHTS,
    MOUNTS,
    afloat,
    breathe,
    mount_of,
    set_people,
    set_person,
    set_rock,
)
from media.pictures.prop_casting import lighthouse, place_prop, set_prop
from media.pictures.props import PROPS
from media.pictures.slots import Slots
from media.pictures.stage import Stage
from media.pictures.subjects import Place

INDOOR_PROPS = frozenset(
    ("telescope", "lamp", "robot", "rocket", "piano", "statue", "easel", "bicycle", "feast")
)
WIDEST = {True: 0.5, False: 0.32}
"""The most of the frame's width that an object takes: alone, and beside somebody."""
BESIDE = 0.125
"""An object's height in units beside somebody, where it has to be of a believable size."""
NEARER = {"wide": 1.0, "medium": 1.4, "close": 1.95}
"""How much larger objects are by the shot's size."""
BRIDGES = {"sea": "bridge", "city": "bridge", "street": "bridge", "beach": "bridge", "canyon": "ropebridge",
           "jungle": "ropebridge", "bamboo": "woodbridge", "snow": "woodbridge", "forest": "woodbridge"}  # fmt: skip
"""What a bridge is when nothing more is said; of stone elsewhere."""
HOUSEHOLD = frozenset(("lamp", "piano", "easel"))
"""Out of doors these are words of the story, not things to see."""
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
    set_rock(stage, tower)
    hand = set_people(stage, slots, tower)
    if stage.table is not None:
        stage.add(stage.table)
    if stage.spec.label:
        packshot(stage, slots)
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
    if spec.room == "cockpit" and stage.indoors:
        unfit.add("rocket")  # seen from within
    known = INDOOR_PROPS if stage.indoors else frozenset(spec.props)
    usual = BRIDGES.get(spec.setting, "stonebridge")
    return [
        usual if p == "bridge" and "suspension" not in spec.details else p
        for p in spec.props
        if p in known and p not in unfit
    ]


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
        ridden = i == names.index(name) and name == mount_of(stage)
        x = slots.take("animal", half, 0.5 if alone and len(names) == 1 else None)
        place = animal(stage, name, x, alone or ridden, i)
        if ridden:
            back = place.foot - MOUNTS[name] * place.tall / stage.height
            tall = HEIGHTS[stage.spec.shot] * stage.unit * 0.95
            seat = replace(place, foot=back, tall=tall, shadow=False, depth=place.depth + 0.01)
            set_person(stage, stage.spec.cast[0], replace(seat, half=0.3, over=0.3), riding=True)


def _objects(stage: Stage, slots: Slots, hand: Place | None) -> None:
    spec = stage.spec
    alone = not (spec.cast or spec.props or spec.animals or spec.label)
    served = SERVED if "feast" in spec.props else frozenset[str]()
    for i, icon in enumerate(s for s in spec.sprites if s not in served):
        on_table = stage.table is not None
        first = alone and i == 0
        plain = 0.3 if first else BESIDE if spec.cast else 0.17
        size = plain * NEARER[spec.shot] * stage.unit
        if on_table and alone:  # all of it in one scale
            size = ON_TABLE[spec.shot] * stage.unit * (1.0 if len(spec.sprites) < 3 else 0.75)
        size = min(size, WIDEST[first] * stage.width)
        x = slots.take("object", size * 0.5, 0.54 if alone and i == 0 else None)
        foot = 0.9 if on_table else stage.ground
        place = Place(x, foot, size, 0.97 if on_table else 0.88, 0.48, shadow=not stage.floating)
        place = replace(place, dye=dict(spec.dyes).get(icon, ""))
        if stage.floating:
            place = replace(place, foot=0.62, motion=afloat(stage, i * 2.0))
        elif icon in ALOFT:
            foot = max(0.36, size / stage.height + 0.08)
            place = replace(place, foot=foot, motion=afloat(stage, 1.0), shadow=False)
        elif i == 0 and hand is not None:
            place = replace(hand, dye=place.dye, motion=breathe(stage, 0), shadow=False)
        if object_at(stage, icon, place) and icon in HOT:
            steam(stage, (x * stage.width, foot * stage.height - size * 0.8), size)
