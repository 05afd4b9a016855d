"""Which animals, built props and sprites a description names."""

import re
from functools import cache
from itertools import pairwise

from media import assets
from media.pictures.spec.tables import COLOURS, COUNTS, FURS, groups, roles, table, table_words
from media.pictures.spec.text import Text, read, singular
from media.pictures.spec.trades import words_of

_TABLE = table("things")
PROPS = frozenset(_TABLE["props"].split())
ANIMALS = frozenset(_TABLE["animals"].split())
COMMON = frozenset(_TABLE["common"].split())
PROP_WORDS: dict[str, str] = _TABLE["prop_words"]
ANIMAL_WORDS: dict[str, str] = _TABLE["animal_words"]
SPRITE_WORDS: dict[str, str] = _TABLE["sprite_words"]
VAGUE = frozenset(("time", "idea", "security", "ring"))
"""Words that name an object only in passing."""


NOT_THINGS = {
    "plant": frozenset(("the", "a", "an", "their", "flag", "trees", "seeds", "flowers")),
    "presents": frozenset(("the", "a", "an", "his", "her", "its", "our", "their", "to")),
    "watch": frozenset(("the", "a", "an", "their", "her", "him", "as", "how")),
    "train": frozenset(
        (
            "station",
            "platform",
            "ticket",
            "tickets",
            "the",
            "a",
            "an",
            "your",
            "their",
            "our",
            "for",
            "to",
            "us",
        )
    ),
    "brick": frozenset(("oven", "wall", "walls", "house", "houses", "building", "hall", "arch")),
    **dict.fromkeys(
        ("lime", "apple", "lemon", "cherry", "olive", "pear"), frozenset(("tree", "trees"))
    ),
    "house": frozenset(
        ("green", "fete", "fair", "feast", "band", "hall", "square", "life", "street")
    ),
    "flour": frozenset(("dusted",)),
    "drone": frozenset(("shot", "footage", "view", "camera")),
}
"""Words that make the word before them a verb, or the camera."""
ONE = frozenset(("a", "an", "one", "the", "her", "his", "my", "single", "lone"))
DYED = frozenset(_TABLE["dyed"].split())
"""Sprites whose colour is not their own: a red umbrella, but no blue tomato."""


DIAGRAM = re.compile(
    r"\b(?:diagram|drawing|sketch) of ([^,.;:]+?)(?= (?:in|at|on|laid|behind|out)\b|[,.;:]|$)"
)
ANIMAL_ICONS = {
    "bee": "honeybee",
    "bird": "bird",
    "whale": "whale",
    "butterfly": "butterfly",
    "fish": "tropical-fish",
}
"""Animals as symbols, where their name is not the symbol's."""


def props(text: Text) -> tuple[str, ...]:
    """Built things the illustrator draws itself, at most three, in the order of the words."""
    named = [p for p in PROP_WORDS if " " in p and text.has(p)]
    used = {word for phrase in named for word in phrase.split()}
    small = [p for p in SPRITE_WORDS if " " in p and text.has(p)]  # a paper boat is no boat
    used |= {word for phrase in small for word in phrase.split()}
    found = [PROP_WORDS[p] for p in sorted(named, key=len, reverse=True)]
    for word, after in pairwise((*text.words, "")):
        single = singular(word)
        name = PROP_WORDS.get(word) or PROP_WORDS.get(single, single)
        plain = after not in NOT_THINGS.get(name, ()) and word not in ("trees", "towers", *used)
        plain = plain and not (name == "balloon" and text.any("party", "birthday"))
        if name in PROPS and single not in text.banned and plain:
            found.append(name)
    crossings = [p for p in found if p.endswith("bridge")]
    return tuple(dict.fromkeys(p for p in found if p not in crossings[1:]))[:3]


def animals(text: Text) -> tuple[str, ...]:
    """Animals named, at most four; a plural stands for two unless a number says more."""
    found: list[str] = []
    for at, word in enumerate(text.words):
        single = singular(word)
        name = ANIMAL_WORDS.get(
            word, ANIMAL_WORDS.get(single, single if single in ANIMALS else word)
        )
        if name in ANIMALS and single not in text.banned and name not in found:
            found += [name] * _how_many(text.words[max(0, at - 2) : at], word, name)
    if text.has("polar bear"):
        found = ["polarbear" if a == "bear" else a for a in found]
    if text.has("teddy bear"):
        found = [a for a in found if a != "bear"]
    return tuple(found[:4])


def _how_many(before: tuple[str, ...], word: str, name: str) -> int:
    """What a number, a plural, or a missing article says."""
    said = max((COUNTS.get(w, 0) for w in before), default=0)
    same = name in ("sheep", "deer") and not {*before} & ONE
    several = same or (word != singular(word) and name != "fish")
    return said if said and (several or same) else 2 if several else 1


def sprites(
    text: Text, beasts: tuple[str, ...], things: tuple[str, ...], most: int = 2
) -> tuple[str, ...]:
    """Objects shown as sprites in the order of the words, at most `most`, or four where things are laid out: only nouns that no other table has used."""
    if not assets.icon_names():
        return ()
    phrases = [p for p in SPRITE_WORDS if " " in p and text.has(p)]
    found = {SPRITE_WORDS[p]: text.plain.find(p) for p in reversed(phrases)}
    built = [p for p in PROP_WORDS if " " in p and text.has(p)]
    used = {word for phrase in (*phrases, *built) for word in phrase.split()} | words_of(text)
    at = 0
    for word, after in pairwise((*text.words, "")):
        single, at = singular(word), at + len(word) + 1
        if (
            word in used
            or after in NOT_THINGS.get(word, ())
            or single in beasts
            or single in things
            or {word, single} & (roles() | groups().keys())
        ):
            continue
        name = _sprite(word) or _sprite(single)
        if name and single not in text.banned and name not in found:
            found[name] = at - len(word) - 1
    return tuple(sorted(found, key=lambda n: found[n]))[: 4 if text.any("laid out") else most]


def dyes(text: Text, seen: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The colours that words give to what is seen: ("cat", "#1d2027") for "an old black cat"."""
    found: dict[str, str] = {}
    for at, (word, after) in enumerate(pairwise((*text.words, ""))):
        for noun in text.words[at + 1 : at + 3] if word in COLOURS or word in FURS else ():
            single = singular(noun)
            kinds = (ANIMAL_WORDS.get(single, single), PROP_WORDS.get(single, single))
            for name in (*kinds, SPRITE_WORDS.get(single, single)):
                known = ANIMALS if word in FURS else DYED | ANIMALS
                if name in seen and name in known and (name not in found or noun == after):
                    found[name] = FURS.get(word) or COLOURS[word]
    return tuple(found.items())


def symbols(text: Text) -> tuple[str, ...]:
    """The sprite that stands for an idea, or nothing: the symbol with the most words."""
    rows = ((icon, words.replace("-", " ").split()) for icon, words in _TABLE["idea_icons"].items())
    scored = {icon: sum(text.has(word) for word in words) for icon, words in rows}
    best = max(scored, key=lambda icon: scored[icon])
    return (best,) if scored[best] and best in assets.icon_names() else ()


def board(visual: str) -> str:
    """The symbol of what a drawing or diagram is of; empty when there is none."""
    drawn = DIAGRAM.search(visual)
    said = read(drawn[1]) if drawn else Text("")
    found = (
        *symbols(said),
        *(ANIMAL_ICONS.get(a, "") for a in animals(said)),
        *sprites(said, (), ()),
    )
    return next((icon for icon in found if icon in assets.icon_names()), "")


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
    """One-word labels of sprites, for nature, food, travel, activities and objects.

    Tags and longer labels are too loose: "hope" is a rainbow, "net" a goal, "card" for credit.
    """
    index: dict[str, str] = {}
    unfit = re.compile(r"face|flag|button|arrow|clock|sign|heart|hand|zodiac|keycap|person|people")
    for label, group, _ in assets.icon_tags():
        name = re.sub(r"[^a-z0-9]+", "-", label.lower().replace("’", "")).strip("-")
        if group not in (3, 4, 5, 6, 7) or name not in assets.icon_names() or unfit.search(name):
            continue
        if "-" not in name:
            index[name] = name
    return index
