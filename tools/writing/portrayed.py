"""A place or an hour that is only named ("rainy night in Tokyo", "a timelapse of a city"): its portrait, in the order of a day.

A tale invented for it would bring people and events that nobody asked for.
"""

import re

from tools.writing.cards import Card, card_of
from tools.writing.idea import TALES, Idea

HOURS = r"night|midnight|day|morning|evening|afternoon|dawn|sunrise|sunset|dusk|week|weekend|spring|summer|autumn|fall|winter"
LED = re.compile(
    rf"(?:(?:an?|the|one) )?(?:[\w-]+ ){{0,3}}?(?:time-?lapse|portrait|postcard|impressions?|atmosphere|mood|life|streets|(?:24|twenty-four) hours|{HOURS}) (?:film )?(?:of|in|on|at|from|over|above|around|through) (?!the life of )",
    re.IGNORECASE,
)
"""What leads to the place: "a quiet morning in ..."."""
TAIL = re.compile(
    rf" (?:from [\w-]+ (?:to|till|until) [\w-]+|at (?:\d{{1,2}}(?::\d\d)?(?: ?[ap]\.?m)?|\w+ o'clock)|(?:at|by|after|before|during|in|on) (?:(?:the|an?|one) )?(?:[\w-]+ )?(?:{HOURS}|rain|fog|snow))$",
    re.IGNORECASE,
)
OWN = re.compile(r"\b(?:my|our|we|i|us|me)\b", re.IGNORECASE)
OF = frozenset(("about", "to", "for", "from", "with", "and", "by", "an", "a"))
"""Words of something else than the place itself: "a letter to Paris"."""
MOST_BEFORE = 2
"""Words before the place's own: "an old", "the busy"."""
NIGHT = re.compile(r"\b(?:night|neon|midnight|nocturnal|[1-4](?::\d\d)? ?am)\b", re.IGNORECASE)
MORNING = re.compile(r"\b(?:morning|dawn|sunrise)\b", re.IGNORECASE)
LATE = re.compile(r"\b(?:night|evening)\b")
EARLY = re.compile(r"\b(?:morning|dawn)\b")
LEAST = 4
"""Lines of one hour that make a film; with fewer it is the whole day."""
WEATHER = (
    (re.compile(r"\brain(?:y|ing)?\b", re.IGNORECASE), "rain"),
    (re.compile(r"\b(?:snow(?:y|ing)?|winter)\b", re.IGNORECASE), "snow"),
    (re.compile(r"\b(?:fog(?:gy)?|mist(?:y)?)\b", re.IGNORECASE), "fog"),
)


def portrait_of(idea: Idea) -> Card | None:
    """The card of a place that an idea only names, at its hour and in its weather; None where it tells of somebody."""
    text = re.split(r"[,;:.]", idea.text)[0].strip()
    tells = any(c.verb for c in idea.tale.clauses)
    if OWN.search(idea.text) or tells or idea.kind not in {*TALES, "poem"}:
        return None
    led = LED.match(text)
    place = TAIL.sub("", text[led.end() :] if led else text)
    card = _named(place)
    spans = led or place != text or re.search(r"[A-Z]", place[1:])
    return _at_hour(card, idea.text) if card and spans else None


def _named(place: str) -> Card | None:
    """The card of a place that is nothing but a place: of "a market in Lisbon" that of Lisbon, of "a baker in Lisbon" none."""
    what, inside, where = place.partition(" in ")
    if inside:
        return card_of("portraits", where) if card_of("portraits", what) else None
    card = card_of("portraits", place)
    words = re.sub(r"^(?:an?|the) ", "", place.lower()).split()
    most = max((len(w.split()) for w in card.words), default=0) if card else 0
    return card if card and len(words) <= most + MOST_BEFORE and not OF.intersection(words) else None  # fmt: skip


def _at_hour(card: Card, text: str) -> Card:
    """A card with the lines of one hour, in the weather that an idea names."""
    whole = re.search(r"\bfrom \w+ (?:to|till|until)\b", text)
    hours = LATE if NIGHT.search(text) else EARLY if MORNING.search(text) else None
    kept = tuple(e for e in card.entries if hours and hours.search(e.picture))
    entries = kept if len(kept) >= LEAST and not whole else card.entries
    falls = next((f", {name}" for said, name in WEATHER if said.search(text)), "")
    seen = (e.model_copy(update={"picture": e.picture + falls}) for e in entries)
    return card.model_copy(update={"entries": tuple(seen)})
