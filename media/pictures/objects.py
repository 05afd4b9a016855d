"""Puts the objects of a shot in a hand, before an animal, on the table, on the ground or in the air."""

from dataclasses import dataclass, replace

from media.pictures.animals import object_at
from media.pictures.hands import hands
from media.pictures.light_effects import steam
from media.pictures.people_casting import HELD, afloat, breathe
from media.pictures.slots import Slots
from media.pictures.spec.shot import ShotSpec
from media.pictures.sprites import sprite
from media.pictures.stage import Stage
from media.pictures.subjects import Place

WIDEST = {True: 0.5, False: 0.32}
"""The most of the frame's width that an object takes: alone, and beside somebody."""
BESIDE = 0.125
"""An object's height in units beside somebody, where it has to be of a believable size."""
FOREGROUND = 0.27
"""The height in units of what is told to be in the foreground."""
SECOND = 0.66
"""How large what is named second is against the subject; things laid out have one scale."""
NEARER = {"wide": 1.0, "medium": 1.4, "close": 1.95}
"""How much larger objects are by the shot's size."""
ON_TABLE = {"wide": 0.2, "medium": 0.27, "close": 0.42}
"""How large something is that lies alone on a table: less than the table, as such things are."""
ALOFT = frozenset(("kite", "balloon", "parachute", "flying-saucer"))
SERVED = frozenset(("birthday-cake", "candle", "clinking-glasses"))
"""What stands on a long table already."""
HOT = frozenset(("hot-beverage", "teacup-without-handle", "pot-of-food", "steaming-bowl"))
FLOOR = frozenset(
    ("luggage", "backpack", "package", "soccer-ball", "basketball", "chair", "ladder", "guitar", "drum", "long-drum", "potted-plant", "basket", "bucket", "teddy-bear", "goal-net", "sled", "fire-extinguisher", "musical-keyboard", "violin", "rope-coil", "wheel", "shopping-cart")
)  # fmt: skip
"""What may stand on the floor of a room; all else lies on a table."""


@dataclass(frozen=True)
class Anchors:
    """Where objects can be: each in the hands of one person, the first before an animal's nose."""

    hands: tuple[Place, ...] = ()
    beast: Place | None = None


def on_its_own(spec: ShotSpec, props: list[str]) -> bool:
    """Whether the objects are the subject."""
    return not (spec.cast or props or spec.animals or spec.label)


def needs_table(spec: ShotSpec) -> bool:
    """Whether something lies about in a room with somebody who does not hold it."""
    held = len(spec.cast) if spec.posture == "hold" else 0
    return bool(spec.cast and {*spec.sprites[held:]} - FLOOR) and spec.room != "stage"


def set_objects(stage: Stage, slots: Slots, props: list[str], anchors: Anchors) -> None:
    """Set all objects; the first is the subject where nobody else is."""
    spec = stage.spec
    alone = on_its_own(spec, props)
    served = SERVED if "feast" in props else frozenset[str]()
    shown = [icon for icon in spec.sprites if icon not in served]
    dyes = dict(spec.dyes)
    places = [
        replace(_place(stage, slots, (i, icon), alone, anchors), dye=dyes.get(icon, ""))
        for i, icon in enumerate(shown)
    ]
    # The subject is drawn last: it lies before the rest.
    for icon, place in reversed([*zip(shown, places, strict=True)]):
        if object_at(stage, icon, place) and icon in HOT:
            top = place.foot * stage.height - place.tall * 0.8
            steam(stage, (place.x * stage.width, top), place.tall)
    if alone and places and "hands" in spec.details and spec.shot != "wide":
        hands(stage, places[0], 0.42 * places[0].tall)


def _place(
    stage: Stage, slots: Slots, thing: tuple[int, str], alone: bool, anchors: Anchors
) -> Place:
    number, icon = thing
    size = _size(stage, number, alone)
    if number < len(anchors.hands) and icon not in ALOFT:
        hand = anchors.hands[number]
        size = min(hand.tall * _breadth(icon), HELD * stage.width)
        return replace(hand, tall=size, motion=breathe(stage, 0), shadow=False)
    if anchors.beast is not None and number == 0:
        return _before(stage, slots, anchors.beast, size)
    on_table = stage.table is not None
    if number == 0 and _before_people(stage):
        size = min(FOREGROUND * stage.unit, WIDEST[False] * stage.width)
        x = 0.83 if stage.sun[0] > 0.5 else 0.17
        return Place(stage.inside(x, size * 0.5), stage.ground + 0.04, size, 1.1, 0.48)
    x = slots.take("object", size * 0.5, 0.54 if alone and number == 0 else None)
    foot, depth = (0.9, 0.97) if on_table else (stage.ground, 0.88)
    place = Place(x, foot, size, depth, 0.48, shadow=not stage.floating)
    if stage.floating:
        return replace(place, foot=0.62, motion=afloat(stage, number * 2.0))
    if icon in ALOFT:
        foot = max(0.36, size / stage.height + 0.08)
        return replace(place, foot=foot, motion=afloat(stage, 1.0), shadow=False)
    return place


def _before_people(stage: Stage) -> bool:
    """Whether an object is told to be in the foreground, with somebody behind it."""
    told = "foreground" in stage.spec.details and stage.spec.cast
    return bool(told) and stage.table is None and not stage.floating


def _breadth(icon: str) -> float:
    """How much larger a long thing is than a square one of the same height: a fish, a tray."""
    picture = sprite(icon, 64)
    return 1.0 if picture is None else max(1.0, min(1.35, picture.width() / picture.height()))


def _before(stage: Stage, slots: Slots, beast: Place, size: float) -> Place:
    """On the ground before the nose of an animal, which looks to the left as all of them do."""
    size = min(size, 0.7 * beast.tall)
    wish = beast.x - (beast.tall * beast.half + 0.62 * size) / stage.width
    x = slots.take("object", size * 0.5, wish)
    foot = beast.foot if abs(x - wish) < 0.05 else stage.ground
    return Place(x, foot, size, 0.88, 0.48)


def _size(stage: Stage, number: int, alone: bool) -> float:
    """The height in px, by who and what else is there."""
    spec = stage.spec
    first = alone and number == 0
    beside = spec.cast and stage.table is None
    size = (0.24 if first else BESIDE if beside else 0.17) * NEARER[spec.shot]
    if alone and stage.table is not None:
        size = ON_TABLE[spec.shot] * (1.0 if len(spec.sprites) < 3 else 0.75)
    if alone and number and "laid out" not in spec.details:
        size *= SECOND
    return min(size * stage.unit, WIDEST[first] * stage.width)
