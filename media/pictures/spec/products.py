"""A product that no table knows: what it is called, and which form comes nearest to it."""

import re
from typing import Literal

from media.pictures.spec.tables import COLOURS, groups, roles, table_words
from media.pictures.spec.text import is_latin, read, singular
from media.pictures.spec.things import (
    ANIMAL_WORDS,
    ANIMALS,
    COMMON,
    PROP_WORDS,
    PROPS,
    SPRITE_WORDS,
    sprites,
)

Form = Literal["bottle", "jar", "pouch", "phone", "box"]

SHOWN = re.compile(
    r"\b(?:close-?up|close up|shot|macro|view|hands?)\b(?:[^,.;:]*?\b(?:of|with|holding)\b|:)"
    r" (?:the|an?|our|your|this|new) ((?:[\w'’&-]+ ){0,5}?[\w'’&-]+)"
    r"(?= (?:on|in|at|with|by|near|under|over|above|beside|behind|inside|against|standing|lying"
    r"|sitting|from|and|to|for|before|between|among|next|that|which|is|of|seen)\b|[,.;:]|$)",
    re.IGNORECASE,
)
"""What a shot says it is of: "close-up of the steel flask on a table"."""
NO_PRODUCT = frozenset(
    ["hand", "hands", "finger", "fingers", "foot", "feet", "door", "wall", "corner", "floor", "ceiling", "roof", "end", "rest", "side", "middle", "moment", "feeling", "crowd", "place", "scene", "view", "shot", "detail", "frame", "shadow", "reflection", "glow", "sunlight", "landscape", "horizon", "distance", "silhouette", "detail", "texture", "surface", "hour", "season", "step", "steps", "way", "group", "row", "pile", "line", "lines", "pair", "world", "land", "country", "nation", "company", "business", "life", "training", "course", "lesson", "match", "meeting", "event", "visit", "ceremony", "journey", "trip", "work", "job"]
)  # fmt: skip
FORMS: dict[Form, frozenset[str]] = {
    "phone": frozenset(["app", "software", "platform", "website", "service", "saas", "dashboard", "chatbot", "subscription", "marketplace"]),
    "bottle": frozenset(["bottle", "flask", "thermos", "drink", "juice", "oil", "serum", "shampoo", "spray", "syrup", "water", "tonic", "kombucha", "lotion", "gin", "cologne", "soda", "lemonade", "vodka", "beer", "tumbler", "canteen", "cleaner", "detergent", "toner"]),
    "jar": frozenset(["jar", "cream", "jam", "balm", "spice", "butter", "pickle", "honey", "mustard", "salve", "paste", "wax", "ointment", "marmalade", "chutney", "moisturiser", "moisturizer"]),
    "pouch": frozenset(["coffee", "beans", "granola", "snack", "crisps", "chips", "powder", "tea", "muesli", "mix", "seeds", "pouch", "kibble", "treats", "pasta", "rice", "nuts", "bag", "sachet", "oats"]),
}  # fmt: skip


def product_of(visual: str) -> str:
    """The name of the thing that a shot is of, where no table can draw it; else an empty word."""
    for found in SHOWN.finditer(visual):
        words = found[1].split()
        drawn = any(f" {found[1].lower()}".endswith(f" {phrase}") for phrase in SPRITE_WORDS)
        if not drawn and _unknown(words[-1]) and is_latin(found[1]):
            return " ".join(words)
    return ""


def _unknown(word: str) -> bool:
    """Whether a noun is in no table, so that nothing would be drawn for it."""
    bare = re.sub(r"['’]s?$", "", word.lower())
    names = {bare, singular(bare)}
    known = (
        table_words() | (COMMON - {"cream"}) | NO_PRODUCT | roles() | groups().keys() | ANIMALS | PROPS
        | ANIMAL_WORDS.keys() | PROP_WORDS.keys() | SPRITE_WORDS.keys()
    )  # fmt: skip
    plain = len(bare) > 2 and bare.isalpha() and not names & known
    return plain and not sprites(read(bare), (), ())


def form_of(name: str) -> Form:
    """The nearest form: the last word that says one counts, a plain box when none does."""
    for word in reversed(re.findall(r"[a-z]+", name.lower())):
        for form, words in FORMS.items():
            if {word, singular(word)} & words:
                return form
    return "box"


def written(name: str) -> tuple[str, ...]:
    """The name as a label carries it: its brand if it has one, else its last three words, in lines."""
    words = name.replace("’", "'").split()
    brand = [w for w in words if w[:1].isupper() and w.lower() not in COLOURS]
    kept = brand[:2] or words[-3:]
    lines: list[str] = []
    for word in (w.upper() for w in kept):
        if lines and len(lines[-1]) + len(word) < 10:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines)
