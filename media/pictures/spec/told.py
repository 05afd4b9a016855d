"""Seen: what a description shows before light and camera; told() takes it from a typed shot.

A language model may fill a film.shots.Shot; the words in it are looked up in the same tables, so a
model can only ask for what the illustrator can draw.
"""

from film.making import PictureOrder
from film.project import Frozen
from film.shots import Motif, Move, Posture, Room, Setting, Shot, Size
from media.pictures.spec import people as who
from media.pictures.spec.shot import Person
from media.pictures.spec.text import is_latin, read
from media.pictures.spec.things import animals, props, sprites


class Seen(Frozen):
    """What is on the picture. `light` are the words that tell time and weather."""

    setting: Setting
    room: Room | None = None
    cast: tuple[Person, ...] = ()
    posture: Posture = "stand"
    animals: tuple[str, ...] = ()
    props: tuple[str, ...] = ()
    sprites: tuple[str, ...] = ()
    size: Size | None = None
    move: Move | None = None
    motif: Motif | None = None
    title: str = ""
    light: str = ""


def told(shot: Shot, order: PictureOrder) -> Seen:
    """What a typed shot shows."""
    beasts = animals(read(", ".join(shot.animals)))
    named = read(", ".join(shot.things))
    things = props(named)
    time = "storm night" if shot.time == "stormnight" else shot.time or ""
    return Seen(
        setting=shot.setting,
        room=shot.room,
        cast=_people(shot, order),
        posture=shot.posture,
        animals=beasts,
        props=things,
        sprites=sprites(named, beasts, things),
        size=shot.size,
        move=shot.move,
        motif=shot.motif,
        title=shot.title if shot.setting == "idea" and is_latin(shot.title) else "",
        light=" ".join((time, *shot.weather)),
    )


def _people(shot: Shot, order: PictureOrder) -> tuple[Person, ...]:
    """Everybody named, each entry read alone; nobody twice, though two strangers may share a role."""
    found: dict[str, Person] = {}
    cast_keys = {who.key_of(figure, order.film_seed) for figure in order.cast}
    for entry in shot.people:
        persons = who.people(read(entry), order.cast, order.film_seed)
        for person in persons or who.people(read(f"person, {entry}"), (), order.film_seed):
            key = person.key if person.key in cast_keys else f"{person.key}/{len(found)}"
            found[key] = person.model_copy(update={"key": key})
    return tuple(found.values())[: who.MOST]
