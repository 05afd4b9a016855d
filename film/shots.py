"""What one shot shows, as somebody who has read its description may fill it in.

The illustrator knows these words and no others; what a shot leaves open is read from the
description by tables.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

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
    "lantern room",
    "train",
    "stage",
    "hospital",
]
Posture = Literal["stand", "walk", "sit", "kneel", "raise", "hold", "ride"]
"""How the people of a shot are: `raise` has both arms up, `hold` the first object in a hand."""
Size = Literal["wide", "medium", "close"]
Move = Literal["push", "pull", "pan_left", "pan_right", "tilt_up", "tilt_down", "drift", "orbit"]
Motif = Literal["network", "growth", "orbit", "waves", "rings", "grid", "hills", "gears"]

Words = Annotated[str, Field(max_length=200)]


class Shot(BaseModel):
    """A reading of one description. None and empty leave the answer to the tables."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    of: Annotated[str, Field(max_length=8_000, description="The description it was read from")] = ""
    setting: Annotated[Setting, Field(description="Where; studio = a product, idea = no thing")]
    room: Annotated[Room | None, Field(description="Which room, indoors")] = None
    time: Time | None = None
    weather: Annotated[tuple[Weather, ...], Field(max_length=4)] = ()
    people: Annotated[
        tuple[Words, ...],
        Field(max_length=4, description='One entry a person: "old fisherman in a yellow coat"'),
    ] = ()
    posture: Posture = "stand"
    animals: Annotated[tuple[Words, ...], Field(max_length=3, description="Plain English")] = ()
    things: Annotated[
        tuple[Words, ...],
        Field(max_length=4, description="Vehicles, buildings, objects to be seen; plain English"),
    ] = ()
    size: Size | None = None
    move: Annotated[Move | None, Field(description="Camera move")] = None
    motif: Annotated[Motif | None, Field(description="Moving shapes of an idea")] = None
    title: Annotated[str, Field(max_length=40, description="Words on an idea's picture")] = ""
