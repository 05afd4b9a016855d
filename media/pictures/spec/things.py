"""Which animals, built props and sprites a description names."""

import re
from functools import cache

from media import assets
from media.pictures.spec.tables import groups, roles, table, table_words
from media.pictures.spec.text import Text, singular

_TABLE = table("things")
PROPS = frozenset(_TABLE["props"].split())
ANIMALS = frozenset(_TABLE["animals"].split())
COMMON = frozenset(_TABLE["common"].split())
PROP_WORDS: dict[str, str] = _TABLE["prop_words"]
ANIMAL_WORDS: dict[str, str] = _TABLE["animal_words"]
SPRITE_WORDS: dict[str, str] = _TABLE["sprite_words"]
VAGUE = frozenset(("time", "idea", "security", "ring"))
"""Words that name an object only in passing."""


def props(text: Text) -> tuple[str, ...]:
    """Built things the illustrator draws itself, at most three, in the order of the words."""
    found: list[str] = []
    for phrase, prop in PROP_WORDS.items():
        if " " in phrase and text.has(phrase):
            found.append(prop)
    for word in text.words:
        single = singular(word)
        name = PROP_WORDS.get(word) or PROP_WORDS.get(single, single)
        if name in PROPS and single not in text.banned:
            found.append(name)
    return tuple(dict.fromkeys(found))[:3]


def animals(text: Text) -> tuple[str, ...]:
    """Animals named, at most three; a plural stands for two."""
    found: list[str] = []
    for word in text.words:
        single = singular(word)
        name = ANIMAL_WORDS.get(
            word, ANIMAL_WORDS.get(single, single if single in ANIMALS else word)
        )
        if name in ANIMALS and single not in text.banned and name not in found:
            found += [name] * (2 if word != single and name != "fish" else 1)
    if text.has("polar bear"):
        found = ["polarbear" if a == "bear" else a for a in found]
    if text.has("teddy bear"):
        found = [a for a in found if a != "bear"]
    return tuple(found[:3])


def sprites(text: Text, beasts: tuple[str, ...], things: tuple[str, ...]) -> tuple[str, ...]:
    """Objects shown as sprites, at most two: only nouns that no other table has used."""
    if not assets.icon_names():
        return ()
    found: list[str] = []
    for word in text.words:
        single = singular(word)
        if single in beasts or single in things or {word, single} & (roles() | groups().keys()):
            continue
        name = _sprite(word) or _sprite(single)
        if name and single not in text.banned and name not in found:
            found.append(name)
    return tuple(found[:2])


def _sprite(word: str) -> str | None:
    if word in SPRITE_WORDS and word not in VAGUE:
        name = SPRITE_WORDS[word]
        return name if name in assets.icon_names() else None
    if (
        word in COMMON
        or word in PROP_WORDS
        or word in PROPS
        or word in ANIMALS
        or word in ANIMAL_WORDS
    ):
        return None
    if word in table_words() or len(word) < 3:
        return None
    return _sprite_index().get(word)


@cache
def _sprite_index() -> dict[str, str]:
    """Last word of a sprite's label -> the sprite, for food, travel, activities and objects.

    Only labels count: tags are too loose ("hope" is a rainbow, "old" a key).
    """
    index: dict[str, tuple[int, str]] = {}
    unfit = re.compile(r"face|flag|button|arrow|clock|sign|heart|hand|zodiac|keycap|person|people")
    for label, group, _ in assets.icon_tags():
        name = re.sub(r"[^a-z0-9]+", "-", label.lower().replace("’", "")).strip("-")
        if group not in (3, 4, 5, 6, 7) or name not in assets.icon_names() or unfit.search(name):
            continue
        parts = name.split("-")
        word = parts[-1]
        if word not in index or len(parts) < index[word][0]:
            index[word] = (len(parts), name)
    return {word: name for word, (_, name) in index.items()}
