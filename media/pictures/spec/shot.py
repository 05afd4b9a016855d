"""ShotSpec: what one shot shows, in the words the illustrator knows."""

from typing import Annotated, Literal

from pydantic import Field

from film.project import Frozen
from film.shots import Motif, Move, Posture, Room, Setting, Size, Time, Weather

Style = Literal[
    "cinematic",
    "noir",
    "watercolor",
    "anime",
    "pixel",
    "pastel",
    "neon",
    "minimal",
    "vintage",
    "comic",
]


class Person(Frozen):
    """Somebody on the picture. `key` decides everything the words leave open (skin, hair).

    `build` is the height against an adult; `length` of the coat: 0 waist, 1 knee, 2 floor.
    """

    key: str
    role: str = "person"
    coat: str = "#40566b"
    legs: str = "#252a36"
    hat: str = ""
    hair: Literal["", "short", "long", "bun"] = ""
    hair_colour: str = ""
    skin: str = ""
    build: Annotated[float, Field(ge=0.4, le=1.3)] = 1.0
    length: Annotated[int, Field(ge=0, le=2)] = 0
    dress: bool = False
    beard: bool = False
    cape: str = ""
    carries: Literal["", "pack", "staff", "sword", "lantern"] = ""


class Palette(Frozen):
    """Colours of a reference picture: four bands from its top, its foot, its lights, its accent."""

    sky: tuple[str, str, str, str]
    land: str
    light: str
    accent: str


class Trade(Frozen):
    """A shop: the word on its sign, the sprites of what it sells, the colour of its front."""

    sign: str
    goods: tuple[str, ...]
    ink: str


class ShotSpec(Frozen):
    """A shot. `details` are words that builders look at ("flowers", "mars", "cliff").

    `exposure` -2..2 is darker..brighter, `warmth` -2..2 colder..warmer. `seed` decides the
    composition and nothing else; `dyes` are colours of animals and things by name; `title` is written on an abstract shot; `palette` tints the light.
    `trade` names the shop it is about (spec/trades.toml), `label` what is written on a product.
    `board` is the symbol that is explained on a blackboard. `mirrored` swaps left and right, `closer` is how much nearer than usual the camera stands.
    """

    setting: Setting = "field"
    room: Room = "living room"
    time: Time = "day"
    weather: tuple[Weather, ...] = ()
    style: Style = "cinematic"
    cast: tuple[Person, ...] = ()
    posture: Posture = "stand"
    animals: tuple[str, ...] = ()
    props: tuple[str, ...] = ()
    sprites: tuple[str, ...] = ()
    dyes: tuple[tuple[str, str], ...] = ()
    shot: Size = "wide"
    move: Move = "push"
    motif: Motif = "rings"
    title: str = ""
    details: frozenset[str] = frozenset()
    exposure: Annotated[int, Field(ge=-2, le=2)] = 0
    warmth: Annotated[int, Field(ge=-2, le=2)] = 0
    palette: Palette | None = None
    board: str = ""
    trade: str = ""
    label: str = ""
    mirrored: bool = False
    closer: Annotated[float, Field(ge=1.0, le=1.5)] = 1.0
    seed: int = 0
