"""ShotSpec: what one shot shows, in the words the illustrator knows."""

from typing import Annotated, Literal

from pydantic import Field

from film.project import Frozen

Setting = Literal[
    "underwater",
    "space",
    "interior",
    "market",
    "street",
    "city",
    "beach",
    "sea",
    "desert",
    "snow",
    "waterfall",
    "bamboo",
    "jungle",
    "canyon",
    "cave",
    "farmland",
    "forest",
    "lake",
    "hills",
    "mountain",
    "field",
    "studio",
    "idea",
]
"""`studio` is a product on a plinth, `idea` an abstract subject: shapes and perhaps a few words."""
Time = Literal[
    "dawn", "day", "golden", "sunset", "dusk", "night", "overcast", "storm", "stormnight"
]
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
Weather = Literal[
    "rain",
    "snow",
    "fog",
    "wind",
    "fireflies",
    "dust",
    "lightning",
    "embers",
    "bubbles",
    "petals",
    "confetti",
    "birds",
]
Room = Literal[
    "living room",
    "library",
    "kitchen",
    "cafe",
    "office",
    "bedroom",
    "workshop",
    "classroom",
    "laboratory",
    "museum",
    "shop",
    "cockpit",
    "stage",
    "hospital",
]
Posture = Literal["stand", "walk", "sit", "kneel", "raise", "hold", "ride"]
"""How the people of a shot are: `raise` has both arms up, `hold` the first object in a hand."""
Size = Literal["wide", "medium", "close"]
Move = Literal["push", "pull", "pan_left", "pan_right", "tilt_up", "tilt_down", "drift", "orbit"]
Motif = Literal["network", "growth", "orbit", "waves", "rings", "grid", "hills", "gears"]


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


class ShotSpec(Frozen):
    """A shot. `details` are words that builders look at ("flowers", "mars", "cliff").

    `exposure` -2..2 is darker..brighter, `warmth` -2..2 colder..warmer. `seed` decides the
    composition and nothing else; `title` is written on an abstract shot; `palette` tints the light.
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
    shot: Size = "wide"
    move: Move = "push"
    motif: Motif = "rings"
    title: str = ""
    details: frozenset[str] = frozenset()
    exposure: Annotated[int, Field(ge=-2, le=2)] = 0
    warmth: Annotated[int, Field(ge=-2, le=2)] = 0
    palette: Palette | None = None
    seed: int = 0
