"""Who is on the picture: cast members, roles and groups in the words, and their looks."""

import hashlib
import random
import re
from typing import Any

from film.making import Figure
from media.pictures.spec.shot import Person
from media.pictures.spec.tables import (
    COLOURS,
    COUNTS,
    HAIR,
    SKINS,
    groups,
    phrases,
    role_facts,
    roles,
)
from media.pictures.spec.text import Text, read, singular
from media.pictures.spec.things import animals

MOST = 4
GARMENT = r"(?:\w+ )?(?:coat|jacket|raincoat|cloak|suit|shirt|sweater|uniform|armor|armour|hoodie|robe|robes|dress|gown|tunic|blouse|vest|overalls|parka|kimono|sari|apron|clothes)"
HATS = {
    "straw hat": "straw",
    "wizard hat": "wizard",
    "pointed hat": "wizard",
    "rain hat": "rainhat",
    "hard hat": "hardhat",
    "cap": "cap",
    "beanie": "beanie",
    "crown": "crown",
    "helmet": "hardhat",
    "hood": "hood",
    "beret": "beret",
    "fedora": "fedora",
    "hat": "fedora",
}
CARRIES = {"backpack": "pack", "staff": "staff", "sword": "sword", "lantern": "lantern"}
FREE_COATS = (
    "#8b4a3b",
    "#3f5f7f",
    "#5a6f4a",
    "#7a5a86",
    "#b0803a",
    "#4a6f72",
    "#9a4a5a",
    "#5b5f78",
)
BELONGINGS = frozenset(
    ("ship", "ships", "boat", "boats", "flag", "hat", "costume", "house", "suit")
)
"""After them a role only says whose it is: nobody is on the picture for "a pirate ship"."""
AGES = frozenset(("old", "elderly", "aged"))
MACHINES = frozenset(("robot", "android"))
"""Drawn as things; what stands behind them says only what they do."""


def people(text: Text, cast: tuple[Figure, ...], film_seed: int) -> tuple[Person, ...]:
    """Everybody the words put on the picture, at most four, in the order of the words."""
    if text.banned & {"people", "person", "one", "human", "character", "figure", "body", "anyone"}:
        return ()
    if text.score(phrases("nobody")["words"]):
        return ()
    cast = tuple(c for c in cast if not MACHINES & read(c.name).bag and _one_person(c))
    found = {c.name: (at, dressed(c, film_seed)) for c in cast if (at := _named(text, c.name)) >= 0}
    for at, role, count in _roles_in(text):
        if role in text.banned:
            continue
        known = next((c for c in cast if role in read(c.look).bag), None)
        if known and count == 1:
            found.setdefault(known.name, (at, dressed(known, film_seed)))
            continue
        for i in range(count):
            key = f"{role}{i}" if count > 1 else role
            found.setdefault(key, (at, _of_role(role, i, film_seed, text, at)))
    if not found:
        return _pronoun(text, cast, film_seed)
    return tuple(person for _, person in sorted(found.values(), key=lambda f: f[0])[:MOST])


def _one_person(figure: Figure) -> bool:
    """Whether a cast entry is somebody: of a group the words name the people, an animal is no person.

    Nor is "a lost letter" that is cast under its own name, nor "a cat and a boy" as one entry.
    """
    if " and " in figure.name.lower():
        return False
    look = read(figure.look.split(",")[0])
    count = sum(count for _, _, count in _roles_in(look))
    thing = look.words[:1] in (("a",), ("an",), ("the",)) and look.has(read(figure.name).plain)
    return count == 1 or (count == 0 and not animals(look) and not thing)


def is_role(word: str) -> bool:
    """Whether a word means one person."""
    return word in roles()


def beasts_named(text: Text, cast: tuple[Figure, ...]) -> tuple[str, ...]:
    """Animals of the cast whom the words call by name: "Biscuit" is the dog its look says it is."""
    looks = [read(c.look.split(",")[0]) for c in cast if _named(text, c.name) >= 0]
    return tuple(beast for look in looks if not _roles_in(look) for beast in animals(look)[:2])


def _named(text: Text, name: str) -> int:
    """Where a name, or a part of it, stands in the words; -1 when it does not."""
    parts = [p for p in read(name).words if len(p) > 2 and p not in ("the", "old", "young")]
    return min((text.words.index(p) for p in parts if p in text.words), default=-1)


def _roles_in(text: Text) -> list[tuple[int, str, int]]:
    """(place, role, how many) for each word for people."""
    out: list[tuple[int, str, int]] = []
    for at, word in enumerate(text.words):
        if at and text.words[at - 1] in MACHINES:  # a robot gardener is one robot
            continue
        if text.words[at + 1 : at + 2] and text.words[at + 1] in BELONGINGS:
            continue
        count = max((COUNTS.get(w, 1) for w in text.words[max(0, at - 2) : at]), default=1)
        if word in groups():
            members = groups()[word]
            wanted = [
                members[i % len(members)] for i in range(count if count > 1 else len(members))
            ]
            out += [(at, role, wanted.count(role)) for role in dict.fromkeys(wanted)]
        elif word in roles() - {"she", "he"}:
            out.append((at, word, 1))
        elif singular(word) in roles() - {"she", "he"}:
            out.append((at, singular(word), max(2, count)))
        elif word in ("women", "men"):
            out.append((at, "woman" if word == "women" else "man", max(2, count)))
    return out


def _pronoun(text: Text, cast: tuple[Figure, ...], film_seed: int) -> tuple[Person, ...]:
    """Somebody meant by "she" or "he": the first of the cast, else a woman or a man."""
    for word in ("she", "he", "they"):
        if word in text.words:
            if cast:
                return (dressed(cast[0], film_seed),)
            role = {"she": "woman", "he": "man"}.get(word, "person")
            return (_of_role(role, 0, film_seed, text, text.words.index(word)),)
    return ()


def dressed(figure: Figure, film_seed: int) -> Person:
    """A cast member: the look decides, the name decides what the look leaves open."""
    look = read(f"{figure.look} {figure.name}")
    role = next((w for w in look.words if w in roles()), "person")
    facts = dict(role_facts(role))
    if "coat" not in facts or role in ("person", "man", "woman", "girl", "boy"):
        facts["coat"] = _chance(key_of(figure, film_seed)).choice(FREE_COATS)
    return Person(**_looking(facts, look, key_of(figure, film_seed), role))


def key_of(figure: Figure, film_seed: int) -> str:
    """What decides everything that a cast member's look leaves open."""
    return f"{film_seed}/{figure.name}"


def names_clothes(look: str) -> bool:
    """Whether a look says what colour the clothes are."""
    return "coat" in _clothes(read(look).plain)


def _of_role(role: str, number: int, film_seed: int, text: Text, at: int) -> Person:
    """A person known only by a role; the words just around it tell the look."""
    after = (w for w in text.words[at + 1 : at + 7] if w not in AGES)  # "a girl on an old bench"
    nearby = Text(" ".join((*text.words[max(0, at - 3) : at + 1], *after)))
    facts = dict(role_facts(role))
    key = f"{film_seed}/{role}/{number}"
    if number:
        facts["coat"] = _chance(key).choice(FREE_COATS)
    return Person(**_looking(facts, nearby, key, role))


def _looking(facts: dict[str, Any], look: Text, key: str, role: str) -> dict[str, Any]:
    """A role's facts with what the words say about clothes, hair and hat."""
    out = {**facts, "key": key, "role": role}
    out.update(_clothes(look.plain))
    out.update(_head(look))
    for word, thing in CARRIES.items():
        if look.has(word):
            out["carries"] = thing
    if out.get("hat") == "hardhat" and role in ("knight", "astronaut", "cosmonaut"):
        out["hat"] = facts["hat"]
    return out


def _clothes(plain: str) -> dict[str, Any]:
    out: dict[str, Any] = {}
    worn = re.search(rf"\b({'|'.join(COLOURS)}) ({GARMENT})\b", plain)
    if worn:
        out["coat"] = COLOURS[worn[1]]
        if worn[2].endswith(("dress", "gown", "sari", "kimono")):
            out["dress"] = True
        if worn[2].endswith(("robe", "robes", "cloak", "gown")):
            out["length"] = 2
    if re.search(r"\blong \w*\s?coat\b|\btrench ?coat\b|\braincoat\b", plain):
        out["length"] = 1
    cape = re.search(rf"\b({'|'.join(COLOURS)}) cape\b", plain)
    if cape or " cape" in f" {plain}":
        out["cape"] = COLOURS[cape[1]] if cape else "#9c2b2b"
    return out


def _head(look: Text) -> dict[str, Any]:
    out: dict[str, Any] = {}
    hair = re.search(
        rf"\b({'|'.join(HAIR)})[ -](?:\w+ )?(?:hair|haired|bun|braid|braids|curls)\b", look.plain
    )
    if hair:
        out["hair_colour"] = HAIR[hair[1]]
    elif look.any("old", "elderly", "aged"):
        out["hair_colour"] = HAIR["silver"]
    if look.any("beard", "bearded"):
        out["beard"] = True
    if look.any("long hair", "braid", "ponytail", "curls"):
        out["hair"] = "long"
    hat = next((shape for word, shape in HATS.items() if look.has(word)), None)
    if hat:
        out["hat"] = hat
    skin = re.search(rf"\b({'|'.join(SKINS)})[ -](?:skin|skinned)\b", look.plain)
    if skin:
        out["skin"] = SKINS[skin[1]]
    if look.any("tall"):
        out["build"] = 1.08
    return out


def _chance(key: str) -> random.Random:
    return random.Random(int.from_bytes(hashlib.sha256(key.encode()).digest()[:6], "big"))
