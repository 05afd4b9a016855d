"""Where and when a tale plays, in its own words."""

import re

from tools.writing.tale.model import HOURS, Clause, Tale, plain

STANDS = {
    "in": "kitchen living room bedroom bathroom attic cellar basement hallway corridor apartment flat house street alley garden park forest jungle village town city square desert cave "
    "meadow field yard courtyard valley swamp tunnel office school classroom hospital ward clinic library museum gallery theatre cinema studio workshop factory warehouse supermarket mall laundromat "
    "pub bar cafe diner restaurant bakery bookshop shop store salon barbershop church castle palace prison hotel lobby gym stadium hall canteen barn stable greenhouse orchard vineyard cemetery graveyard "
    "garage tent treehouse train tram bus lift elevator spaceship submarine",
    "on": "beach rooftop roof island mountain farm pier balcony bridge boat ship hill bench platform playground allotment cliff shore terrace porch staircase road motorway doorstep",
    "at": "bus stop harbour port airport station crossing fair circus zoo market river lake pond lighthouse pool tower observatory counter checkout well tram stop rink",
}  # fmt: skip
"""Every place a tale can name, by how one is there."""
ALSO_THINGS = frozenset(["bookshop", "shop", "store", "pool", "bridge", "boat", "ship", "pond", "hill", "field", "platform", "bench", "treehouse", "tower", "roof", "garage", "cinema", "tent", "train", "bus", "tram", "lift", "elevator", "spaceship", "submarine", "well", "house", "flat", "road", "town", "city", "square", "street", "staircase", "stable", "counter", "room"])  # fmt: skip
"""Places after "in" or "on", and things elsewhere: who builds a boat is not on it."""
OPEN = frozenset(["street", "alley", "garden", "park", "forest", "jungle", "village", "town", "city", "square", "desert", "meadow", "field", "yard", "courtyard", "valley", "swamp", "orchard", "vineyard", "cemetery", "graveyard", "tent"])  # fmt: skip
"""Of the places that one is in, those under the sky."""
PAIRS = ("living room", "bus stop", "tram stop")
AT = {
    place: near
    for near, names in STANDS.items()
    for place in re.findall(rf"{'|'.join(PAIRS)}|\w+", names)
}
SPOTS = "|".join(sorted(AT, key=len, reverse=True))
INDOORS = "|".join(
    place for place in re.findall(r"living room|\w+", STANDS["in"]) if place not in OPEN
)
PLACES = "|".join(place for place in SPOTS.split("|") if place not in ALSO_THINGS)
TIMES = re.compile(
    rf"\s*\b(?:(?:every|each|all|one|that) (?:\w+ )?{HOURS}s?|at (?:night|dawn|dusk|midnight)|in the (?:morning|evening)s?|on \w+days?|last {HOURS})\b",
    re.IGNORECASE,
)
RIDES = re.compile(
    r"(?:tak|took|board|catch|caught|ride|rode)\w* (?:an?|the) (?:[\w-]+ )?(train|bus|tram|ferry|boat|ship|plane)\b"
)
NEAR = r"in|on|at|under|behind|near|inside|beside|above|outside"
OWNERS = r"his|her|their|its|my|our"
WHERE = re.compile(
    rf"\b(?:{NEAR}) (?:an?|the|{OWNERS}) (?:[\w'-]+ ){{0,3}}?[\w-]+(?=$|,| (?:every|each|at|in|to|and|who|that|with|until|for|when|on|while|near|from|of|they|he|she|we)\b)"
)
ROOM = re.compile(
    r"(?:room|shop|hall|house|yard|park|port|side|town|land|wood|field|station|cent(?:re|er)|office|bank|camp|base|club|court|plant|lab|theatre|store)$"
)
"""How a place ends that no list knows."""


SAID = re.compile(
    rf"(?:\b(?P<at>{NEAR}|to|into|from|of) )?\b(?P<det>an?|the|{OWNERS}) (?P<what>(?:(?!(?:{NEAR}|of|to|and|who|that|for|with|from)\b)[\w'-]+ ){{0,2}}?)"
    rf"(?P<spot>{SPOTS}|\w*(?:room|shop|hall|yard|field|station))\b(?=$|[,.;:!?]| (?:{NEAR}|of|for|with|and|where|who|that|which|to|from|by|every|all|is|was|has|after|before|since|until|when|while|clean|tidy|open|alive|going|last|this|tonight|yesterday|today|again)\b)",
    re.IGNORECASE,
)
"""A place as an idea names it."""
KEEPS = re.compile(
    r"\b(?:r[ua]n|runs|keeps?|kept|owns?|owned|opens?|opened|reopens?|cleans?|cleaned) $"
)
"""Who runs a shop is in it."""


def where_of(tale: Tale) -> str:
    """The place a tale names, as a line says it: "at the fair", "the old harbour"."""
    for clause in tale.clauses[:2]:
        if found := spot_in(clause.rest) or spot_in(clause.subject) or spot_in(clause.lead):
            return found
    if tale.clauses and re.match(
        r"(?:an?|the) street (?!lamp|light)", tale.clauses[0].subject, re.IGNORECASE
    ):
        return "in a busy city street"
    said = " ".join(c.rest for c in tale.clauses[:2])
    held = re.search(rf"\b(?:the|an?) (?:[\w-]+ ){{0,2}}(?:{PLACES})\b", said)
    gone = held and re.search(r"\b(?:to|from|into) $", said[: held.start()])
    home = re.search(
        rf"\b(?:of|from) ((?:an?|the) (?:[\w-]+ ){{0,2}}(?:{PLACES}))$",
        tale.clauses[0].subject if tale.clauses else "",
    )
    return held[0] if held and not gone else at_place(home[1]) if home else ""


def told_at(setting: str, tale: Tale) -> str:
    """The place that an idea names, of a tale without what a clause says of it: "in a bake-off judged by ..."."""
    if not tale.clauses:
        return setting
    lead = re.sub(r",$", "", tale.clauses[0].lead)
    if lead and setting.startswith(lead):
        return lead
    setting = re.split(r"\s(?:after|before|since|until|when|while)\s", plain(setting))[0]
    return "" if re.match(r"\w+ (?:is|are|was|were|has|have)\b", setting) else setting


def place_said(text: str) -> str:
    """The longest place that an idea names, as a picture says it: "in the corner shop" of "she ran the corner shop on Elm Street".

    What somebody goes to, dreams of or builds is not where they are.
    """
    found: list[str] = []
    for m in SAID.finditer(text):
        at, spot = (m["at"] or "").lower(), m["spot"].lower()
        if re.fullmatch(NEAR, at) or KEEPS.search(text[: m.start("det")]):
            near = at if at in ("near", "behind", "under", "outside") else AT.get(spot, "in")
            det = re.sub(rf"^(?:{OWNERS})$", "the", m["det"].lower())
            found.append(seen_at(f"{near} {det} {m['what']}{m['spot']}"))
    return max(found, key=len, default="")


def spot_in(rest: str) -> str:
    """Where a deed is done, by its own words: "in the living room" of "play cards in his living room"; empty when they do not say."""
    found = _spot(TIMES.sub("", rest))
    return re.sub(rf"(?<=\w )(?:{OWNERS}) ", "the ", found, count=1)


def _spot(rest: str) -> str:
    for found in WHERE.finditer(rest):
        room = re.match(r"(?:in|inside) ", found[0]) and ROOM.search(found[0])
        if room or re.search(rf"\b(?:{SPOTS})$", found[0]):
            return found[0]
    return ""


def at_place(where: str) -> str:
    """ "the old harbour" as "at the old harbour"; empty stays empty."""
    if not where or re.match(rf"(?:{NEAR})\b", where):
        return where
    named = re.search(rf"\b({SPOTS})$", where)
    return f"{AT[named[1]] if named else 'at'} {where}"


def seen_at(place: str) -> str:
    """A place for pictures: "near the library" is the street in front of it, not a room inside."""
    return re.sub(
        r"^(?:near|outside|behind|beside) (.*\b(?:" + INDOORS + r"))$",
        r"in the street in front of \1",
        place,
    )


SENDS = frozenset(("write", "speak", "give", "wave", "play", "make", "teach"))
"""Kinds of deeds that something else is sent by: who writes to a ship is not on it."""


def place_after(clause: Clause) -> str:
    """Where somebody is once a deed is done: "on a hidden beach" after "follow it to a hidden beach"."""
    gone = re.search(
        rf"\b(?:to|into|through|across) ((?:the|an?) (?:[\w-]+ ){{0,2}}?(?:{SPOTS}))\b",
        TIMES.sub("", clause.rest),
    )
    gone = None if clause.kind in SENDS else gone
    boarded = RIDES.match(f"{clause.verb} {clause.rest}")
    if boarded:
        return f"on a {boarded[1]}"
    return at_place(gone[1]) if gone else spot_in(clause.rest)
