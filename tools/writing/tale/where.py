"""Where and when a tale plays, in its own words."""

import re

from tools.writing.tale.model import HOURS, Clause, Tale

PLACES = "kitchen|street|garden|park|forest|village|town square|bus stop|harbour|beach|attic|cellar|basement|rooftop|roof|bathroom|office|school|hospital|airport|station|train|library|desert|island|farm|castle|fair|circus|zoo|tunnel|pier|market|factory|studio|balcony|hallway|museum|theatre|cave|mountain|meadow|river|lake|supermarket|laundromat|lighthouse|workshop|bar|pub|cafe|bakery|church|hotel|classroom|playground|barn|allotment|ward|gym|stadium|hall|canteen|courtyard"  # fmt: skip
SPOTS = f"{PLACES}|bookshop|shop|pool|bridge|boat|ship|pond|hill|field|platform|bench|treehouse|tower|rock|roof|garage|cinema|tent|canteen"
"""What is a place after "in" or "on", and a thing elsewhere."""
TIMES = re.compile(
    rf"\s*\b(?:(?:every|each|all|one|that) (?:\w+ )?{HOURS}s?|at (?:night|dawn|dusk|midnight)|in the (?:morning|evening)s?|on \w+days?|last {HOURS})\b"
)
WHERE = re.compile(
    r"\b(?:in|on|at|under|behind|near|inside|beside|above) (?:an?|the) (?:[\w-]+ ){0,3}?[\w-]+(?=$|,| (?:every|each|at|in|to|and|who|that|with|until|for|when|on|while|near|from)\b)"
)
INSIDE = re.compile(
    r"\b(?:kitchen|street|garden|park|forest|village|attic|cellar|basement|bathroom|office|train|library|desert|workshop|cave|supermarket|laundromat|castle|theatre|tunnel|hallway|studio|factory|bar|pub|cafe|bakery|bookshop|shop|church|hotel|classroom|field|barn|ward|gym|stadium|hall|canteen|garage|cinema|tent|treehouse|hospital|museum)$"
)
"""Places that somebody is in; at the others, or on them."""
UPON = re.compile(
    r"\b(?:beach|rooftop|roof|island|mountain|meadow|farm|pier|balcony|bridge|boat|ship|hill|bench|platform|playground|allotment)$"
)


def where_of(tale: Tale) -> str:
    """The place a tale names, as a line says it: "at the fair", "the old harbour"."""
    said = " ".join(c.rest for c in tale.clauses[:2])
    for clause in tale.clauses[:2]:
        found = WHERE.search(TIMES.sub("", clause.rest))
        if found and re.search(rf"\b(?:{SPOTS})$", found[0]):
            return found[0]
    held = re.search(rf"\b(?:the|an?) (?:[\w-]+ ){{0,2}}(?:{PLACES})\b", said)
    return held[0] if held and not re.search(r"\bto $|\bfrom $", said[: held.start()]) else ""


def at_place(where: str) -> str:
    """ "the old harbour" as "at the old harbour"; empty stays empty."""
    if not where or re.match(r"(?:in|on|at|under|behind|near|inside|beside|above)\b", where):
        return where
    return f"{'in' if INSIDE.search(where) else 'on' if UPON.search(where) else 'at'} {where}"


def place_after(clause: Clause) -> str:
    """Where somebody is once a deed is done: "on a hidden beach" after "follow it to a hidden beach"."""
    rest = TIMES.sub("", clause.rest)
    gone = re.search(
        rf"\b(?:to|into|through|across) ((?:the|an?) (?:[\w-]+ ){{0,2}}?(?:{SPOTS}))\b", rest
    )
    if gone:
        return at_place(gone[1])
    found = WHERE.search(rest)
    return found[0] if found and re.search(rf"\b(?:{SPOTS})$", found[0]) else ""
