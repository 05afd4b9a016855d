"""Puts animals and objects, and all else that a shot names, clear of each other and of the edges."""

from dataclasses import replace

from media.pictures.animals import CLOSER, FLYERS, KINDS, animal, flyer, half_width
from media.pictures.objects import Anchors, set_objects
from media.pictures.packshot import packshot
from media.pictures.people_casting import (
    HEIGHTS,
    MOUNTS,
    mount_of,
    set_people,
    set_person,
    set_rock,
)
from media.pictures.prop_casting import before_guests, lighthouse, place_prop, set_prop
from media.pictures.props import PROPS
from media.pictures.slots import Slots
from media.pictures.stage import Stage
from media.pictures.subjects import Place

INDOOR_PROPS = frozenset(
    ("telescope", "lamp", "robot", "rocket", "piano", "statue", "easel", "bicycle", "feast")
)
BRIDGES = {"sea": "bridge", "city": "bridge", "street": "bridge", "beach": "bridge", "canyon": "ropebridge",
           "jungle": "ropebridge", "bamboo": "woodbridge", "snow": "woodbridge", "forest": "woodbridge"}  # fmt: skip
"""What a bridge is when nothing more is said; of stone elsewhere."""
HOUSEHOLD = frozenset(("lamp", "piano", "easel"))
"""Out of doors these are words of the story, not things to see."""
ALOFT_WORDS = frozenset(("fly", "flies", "flying", "soar", "soars"))


def cast(stage: Stage) -> None:
    """Everything the shot names, far things first; at sea the headland before all."""
    slots = Slots(stage)
    props = _fitting(stage)
    tower = "lighthouse" in props
    if tower:
        lighthouse(stage, slots)
    on_table = [p for p in props if p == "lamp" and stage.table is not None]
    at_table = "feast" in props and bool(stage.spec.cast)
    later = {*on_table, *(("feast",) if at_table else ())}
    for name in sorted((p for p in props if p not in later), key=lambda p: PROPS[p].place != "far"):
        if name != "lighthouse":
            set_prop(stage, name, slots, list(props))
    set_rock(stage, tower)
    hands = set_people(stage, slots, tower)
    if at_table:
        before_guests(stage)
    if stage.table is not None:
        stage.add(stage.table)
    if stage.spec.label:
        packshot(stage, slots)
    for name in on_table:
        tall = 0.24 * stage.unit
        place_prop(stage, name, Place(slots.take("prop", tall * 0.5), 0.9, tall, 0.97, 0.55))
    beast = _animals(stage, slots)
    set_objects(stage, slots, props, Anchors(tuple(hands), beast))


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


def _animals(stage: Stage, slots: Slots) -> Place | None:
    """Set all animals; answers where one stands that is alone, for what lies before its nose."""
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
            set_person(stage, stage.spec.cast[0], replace(seat, half=0.3, over=0.3), "ride")
        if len(names) == 1 and not ridden and name in KINDS and KINDS[name].home == "land":
            return place
    return None
