"""Films that are about no one: a trip, a welcome, a haunted house, a match. Each has a story of its own."""

import re
from typing import Literal

from tools.writing.patterns import ANIMAL, Kind, somebody

Form = Literal["", "trip", "welcome", "haunt", "match"]
FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("haunt", re.compile(r"\b(?:ghost|horror|scary|spooky) (?:story|tale|film)\b|\bhaunted\b", re.IGNORECASE)),
    ("welcome", re.compile(r"\bonboarding\b|\bwelcome to (?:our|the|my)\b|\bnew (?:colleagues?|employees?|starters|team members?)\b", re.IGNORECASE)),
    ("trip", re.compile(
        r"\b(?:days?|weeks?|weekend|night|summer|autumn|winter|spring|week) in (?:the )?[A-Z]|\b(?:holidays?|vacation|road ?trip|trip|city break|journey|honeymoon|cruise|getaway|weekend (?:in|at|by))\b")),
    ("match", re.compile(r"\b(?:football|soccer)\b.*\b(?:final|match|game|derby|cup|season|goal)\b|\bpenalty shoot-?out\b", re.IGNORECASE)),
)  # fmt: skip
STORIES = frozenset({"day", "quest", "discovery", "last", "loss", "love", "poem", "rivalry"})
"""Kinds of film that need somebody to follow, unless the film has a form of its own."""
OURS = re.compile(
    r"(?:our|my) (?:[\w-]+ ){0,3}(?:trip|holiday|journey|honeymoon|cruise|weekend)\b", re.IGNORECASE
)
"""A journey that somebody has made: nothing is invented of it."""
PLACE = re.compile(
    r"\b(?:in|to|through|around|across|at|by|on) ((?:the )?(?:[A-Z][\w'-]+(?: [A-Z][\w'-]+)*|(?:\w+ )?(?:lake|sea|coast|mountains?|alps|beach|island|countryside|desert|forest|river)))"
)
WHO = (
    (r"\bfamily\b|\bkids\b|\bchildren\b", "a family"),
    (r"\bfriends\b", "three friends"),
    (r"\bhoneymoon\b|\bcouple\b|\bwe two\b", "a couple"),
    (r"\bgrandmother\b|\bgrandma\b", "a girl and her grandmother"),
    (r"\bsolo\b|\balone\b", "a traveller"),
)
STAND_IN: dict[Form, str] = {
    "trip": "two travellers",
    "welcome": "three colleagues",
    "haunt": "a lone figure",
    "match": "a player in a red shirt",
}
"""Who is seen where an idea names nobody."""


def form_of(text: str, kind: Kind, short: str) -> Form:
    """The form of a film whose idea names nobody to follow; empty for all others."""
    if kind not in STORIES:
        return ""
    if OURS.match(text):
        return ""
    if re.match(r"(?:an? )?welcome (?:video|film|message)\b", text, re.IGNORECASE):
        return "welcome"
    if re.match(
        r"(?:an? |our |my |the )?(?:[\w-]+ )?(?:trip|weekend|holiday|week) (?:to|in) ",
        text,
        re.IGNORECASE,
    ):
        return "trip"
    if somebody(short) or ANIMAL.search(short):
        return ""
    for form, pattern in FORMS:
        if pattern.search(text):
            return form
    return ""


def place_of(text: str) -> str:
    """Where a trip goes: "Lisbon", "the lake"; empty when the idea does not say."""
    said = PLACE.search(text)
    return said[1] if said else ""


def seen_in(form: Form, text: str) -> str:
    """Who is drawn in a film of that form."""
    if form == "match" and "keeper" in text:
        return "a goalkeeper in a green shirt"
    named = (who for words, who in WHO if re.search(words, text, re.IGNORECASE))
    return next(named, STAND_IN[form]) if form == "trip" else STAND_IN[form]


def there_of(text: str) -> tuple[str, str]:
    """Where a trip is, with its preposition, and what is looked at: "in a street in Lisbon", "the rooftops of Lisbon"."""
    place = place_of(text)
    if not place:
        return "in a small town", "a small town"
    if re.match(r"[A-Z]", place):
        return f"in a street in {place}", f"the rooftops of {place}"
    return f"at {place}", place
