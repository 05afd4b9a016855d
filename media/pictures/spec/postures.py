"""What people do with their bodies and hands, and what lies in them."""

import re

from media.pictures.spec.people import is_role
from media.pictures.spec.tables import table
from media.pictures.spec.text import Text, read
from media.pictures.spec.things import sprites

POSTURES = {
    name: tuple(w.replace("-", " ") for w in words.split())
    for name, words in table("things")["postures"].items()
}
"""Words of each posture; the first with a word counts."""
WITH = re.compile(r"\b(\w+) with (?:an?|the|his|her|their) ((?:\w+ ){0,2}\w+)")
QUAY = ("harbour", "harbor")
ALIVE = tuple(table("things")["alive"].split())
"""Words of fish that nobody has caught."""


def posture(text: Text, objects: bool) -> str:
    """How the people are; only who has an object can hold it: "a boy with a kite" does."""
    found = (name for name, words in POSTURES.items() if text.any(*words))
    said = next((name for name in found if name != "hold" or objects), "stand")
    return "hold" if said == "stand" and objects and _has_with_them(text) else said


def _has_with_them(text: Text) -> bool:
    """Whether an object is named right after somebody: "a girl with a red kite"."""
    found = WITH.findall(text.plain)
    return any(is_role(person) and sprites(read(thing), (), ()) for person, thing in found)


def caught(text: Text, beasts: tuple[str, ...], setting: str) -> bool:
    """Whether a fish is a thing that is brought, sold or eaten, and no animal that swims."""
    dry = setting not in ("underwater", "sea", "lake", "beach", "space") or text.any(*QUAY)
    return "fish" in beasts and (dry or text.any(*POSTURES["hold"])) and not text.any(*ALIVE)
