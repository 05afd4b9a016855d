"""Where an idea plays: the world it belongs to, and the place that it names itself."""

import re

from tools.writing.appointed import HALLS, given
from tools.writing.drawn import BUSY, GROUP, ON_SCREEN, SEEN
from tools.writing.english import with_article
from tools.writing.explained import UP
from tools.writing.explained import world_of as explained_in
from tools.writing.facts import intro_of
from tools.writing.honours import you_did
from tools.writing.idea import TALES, Idea
from tools.writing.library import (
    ABOUT,
    DEFAULT,
    GYM,
    HOME,
    PARTY,
    PITCH,
    STREET,
    TABLE,
    TABLES,
    YARD,
    World,
    world_for,
)
from tools.writing.notice import LABEL
from tools.writing.objects import objects_of
from tools.writing.patterns import ANIMAL, HUMAN, somebody
from tools.writing.shots import THINGS
from tools.writing.slots import WISH, by_head
from tools.writing.tale.model import living
from tools.writing.tale.where import INDOORS, SPOTS, at_place, place_said, seen_at
from tools.writing.topic import HOWTO

MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
COUNTRIES = r"(?:Iceland|Norway|Sweden|Finland|Denmark|Ireland|Scotland|Wales|England|Britain|France|Spain|Portugal|Italy|Greece|Germany|Austria|Switzerland|Poland|Turkey|Egypt|Morocco|Kenya|Nigeria|Ghana|Ethiopia|India|Nepal|China|Japan|Korea|Vietnam|Thailand|Indonesia|Australia|Canada|Alaska|America|Mexico|Brazil|Peru|Chile|Argentina|Colombia|Cuba|Africa|Asia|Europe|Antarctica|Siberia|Patagonia|Tuscany|Provence|Bavaria|Texas|California)$"
"""No street runs through a country."""
VENTURE = re.compile(
    r"\b(?:start|open|reopen|run|buy|bought|inherit|found|own|take over|took over)(?:s|ed|ned)? (?:an?|the|their|our|his|her) ((?:[\w-]+ ){0,2}(?:shop|bakery|cafe|café|bar|farm|restaurant|hotel|school|studio|workshop|theatre|cinema|garden|bookshop|brewery|vineyard))\b"
)
"""What somebody opens is where the story plays."""
FLORIST = re.compile(r"\bflowers? shop\b", re.IGNORECASE)
LOVED = re.compile(
    r"\b(?:her|his|their) (?:\w+ )?(garden|kitchen|workshop|allotment|farm|boat|shop|bakery|studio|library|classroom|barn)\b"
)
"""Where somebody who is honoured is at home."""
MEETING = re.compile(rf"\b({HALLS})\b(?! party)")
"""Where an invitation meets."""
HOMES = re.compile(r"\b(?:people's|nursing|retirement|care|children's) home\b", re.IGNORECASE)
"""Houses where nobody has a living room of their own."""
SEASONAL = re.compile(
    r"\b(?:winter|summer|spring|autumn) (?=sale|menu|offer|collection|hours)", re.IGNORECASE
)
"""A sale in winter is not held in the snow."""
TOWNS = frozenset({"village", "city", "street", "market", "house"})
GROWS = re.compile(r"\b(?:trees?|flowers?|seeds?|plants?|roses?|garden)$")
"""What grows out of doors is met there."""


COOKED = re.compile(
    r"^how to (?:bake|cook|fry|boil|roast|brew|grill|knead|whisk)\b|\b(?:pies?|cakes?|bread|soups?|stew|lemonade|jam|pasta|pizza|curry|dough|salad|sauce|pancakes?|cookies|biscuits|omelettes?|tea|coffee|espresso|dumplings|rice|noodles|muffins|scones|chutney|risotto|tacos?|waffles|hummus|sandwich(?:es)?|breakfast|dinner)\b",
    re.IGNORECASE,
)
"""What is made in a kitchen, whatever grows in the garden for it."""


HANDMADE = re.compile(
    r"^how to (?:make|fold|knit|sew|crochet|draw|write|wrap|tie|paint|build) (?:an?|your|my|the|paper|friendship|origami)\b(?!.*\b(?:garden|fire|fence|shed|pond|treehouse|campfire|snowman)\b)",
    re.IGNORECASE,
)
"""What hands make at a table, whatever it is a likeness of."""


AT_HOME = frozenset(
    {
        "write",
        "unwrap",
        "make",
        "repair",
        "learn",
        "teach",
        "speak",
        "miss",
        "game",
        "cook",
        "care",
        "play",
        "argue",
        "be",
        "know",
    }
)
"""Kinds of deeds that people do at home, where nothing says otherwise."""
DINING = re.compile(r"\b(?:restaurant|pizzeria|trattoria|bistro|diner)$")
SPACE = re.compile(
    r"\b(?:astronaut|cosmonaut|robot|alien|rocket|mars|space|planet|on the moon|galaxy)",
    re.IGNORECASE,
)
STREETS = r"\b(?:[A-Z]\w+ )+(?:Road|Street|Avenue|Lane|Square)\b"


def world_of(read: Idea) -> World:
    """Where it plays. Topics that nobody can see are explained on paper, products stand on a table."""
    if known := _fixed(read):
        return known
    if read.kind == "invitation":
        return _invited_to(read)
    named = re.escape(read.name) if intro_of(read) else "-"  # a brand says nothing of its world
    said = HOMES.sub("", _said(read, named))
    outdoors = not own_place(read) and _grows(read)
    there = _gone_to(read) or "garden" * outdoors
    city = re.match(r"in [A-Z]", read.setting)  # any kind of film may play in a city
    said = re.sub(
        rf"\bbook (?:online|now|an?|your|at)\b|{STREETS}|(?<=\bfrozen) \w+", "", said
    )  # nor is "frozen fish" a lake
    found = world_for(
        said
        if read.venue
        else read.short
        if (read.kind != "news" or SEEN.match(read.short)) and named == "-"
        else "",
        said,
        ""
        if city or read.kind in THINGS
        else re.sub(r"\bfrozen \w+", "frozen", HOMES.sub("", read.setting) if not outdoors else "")
        or there,
        _done(read) if somebody(read.short) and not WISH.match(read.did) else "",
    )
    if read.kind == "explainer" and (read.short != "somebody at work" or UP.search(read.topic)):
        return explained_in(read, found)
    if read.kind == "product" and GROUP.search(read.short):
        return DEFAULT.model_copy(update={"places": YARD})
    found = _busy_in(read) or found
    if found is DEFAULT and (known := _unnamed(read)):
        return known
    return _lived(read, found)


def _said(read: Idea, named: str) -> str:
    """The words that tell the world: what a product is made of does not, nor do the songs of a radio."""
    if read.kind == "product":
        return _venue_said(read) if read.venue else read.short
    if read.kind == "explainer":
        return re.sub(rf"\b{named}\b", "", f"{read.short} {read.topic}")
    told = read.kind in TALES and read.tale.actors
    if told and not any(living(a.a) for a in read.tale.actors):
        return f"{read.short} {read.setting}"
    return read.text


def _invited_to(read: Idea) -> World:
    """Where people meet: at a party, or where they do what they are asked to."""
    if any(words.search(read.topic) for words, _ in BUSY):
        found = world_for(read.short, read.text).model_copy(update={"props": ABOUT})
        pitch = re.search(r"\b(?:football|soccer)\b", read.topic, re.IGNORECASE)
        return found.model_copy(update={"places": PITCH}) if pitch else found
    return PARTY.model_copy(update={"places": STREET}) if "street" in read.topic else PARTY


def _venue_said(read: Idea) -> str:
    return FLORIST.sub("florist", re.sub(r"^family ", "", read.short))


def _fixed(read: Idea) -> World | None:
    """Where apps are used and where hands make something, whatever it is about or a likeness of."""
    if read.kind == "product" and ON_SCREEN.search(read.topic):
        return world_for("app", "")
    if read.kind == "tribute" and (animal := ANIMAL.search(read.short)):
        return world_for(animal[0].lower(), "")
    if read.venue and DINING.search(read.short):
        return world_for("restaurant", "").model_copy(update={"places": TABLES})
    if read.venue and re.search(r"\bgym$", read.short):
        return world_for("gym", "").model_copy(update={"places": GYM})
    if (
        read.kind == "explainer"
        and not HOWTO.match(read.topic)
        and (animal := ANIMAL.search(read.topic))
    ):
        home = world_for(animal[0].lower(), "")
        return None if home is DEFAULT else home
    if HOWTO.match(read.topic) and COOKED.search(read.topic):
        return world_for("kitchen", "")
    return HOME if HANDMADE.match(read.topic) else None


def _busy_in(read: Idea) -> World | None:
    """The world of what somebody who is honoured does, where they have no place of their own."""
    if read.kind != "tribute" or own_place(read):
        return None
    does = world_for("", " ".join(objects_of(you_did(read).removeprefix("you "))))
    return None if does is DEFAULT else does


def world_of_notice(read: Idea) -> World:
    """Where a notice is read: in the world its words name, else at home."""
    text = SEASONAL.sub("", LABEL.sub("", read.text))
    first = re.split(r"[,.;:]\s|\sfor\s", text)[0]
    if ANIMAL.search(text):
        return DEFAULT  # a pet that is lost or found is out somewhere
    found = world_for(first, text)
    return HOME if found is DEFAULT else found


def _gone_to(read: Idea) -> str:
    """Where the way of a story leads, or what somebody opens in it: "sea", "bakery"."""
    venture = VENTURE.search(read.text) if read.kind not in THINGS else None
    goal = re.search(
        r"\b(?:to|across|through|along|over) (?:(?:the|a) ([a-z]+)|(?:school|sea|town|church))\b",
        read.text,
    )
    if venture:
        return venture[1]
    return (goal[1] or goal[0].split()[-1]) if goal and not somebody(goal[0]) else ""


def _done(read: Idea) -> str:
    """What is done, by its first words and things; an animal that comes along says nothing of the place."""
    words = " ".join(c.rest for c in read.tale.clauses[:1]).split()[:3]
    return " ".join(w for w in (*words, *read.own) if not ANIMAL.search(w))


def _unnamed(read: Idea) -> World | None:
    """Where a film plays whose words name no world: a shop, at home, on a table."""
    if re.search(r"\b(?:shop|store)$", read.short):
        return world_for("store", "")
    if read.venue:
        own = with_article(read.short)
        return TABLE.model_copy(
            update={"places": (f"in {own}", f"in the street in front of {own}")}
        )
    if read.kind in TALES and read.tale.clauses and somebody(read.short):
        return HOME if read.tale.clauses[0].kind in AT_HOME else None
    usual = {"explainer": HOME, "product": TABLE, "tribute": world_for("family", "")}
    return usual.get(read.kind)


def _grows(read: Idea) -> bool:
    """Whether something grows in an idea, or is planted: that is done out of doors."""
    planted = any(c.verb and c.kind == "grow" for c in read.tale.clauses)
    return planted or any(GROWS.search(o) for o in read.own)


def _lived(read: Idea, found: World) -> World:
    """What happens in a place to whom it is about: people keep their trade in a town, animals their ways."""
    if "astronaut" in found.words and not SPACE.search(read.text):
        found = world_for("sky", "")  # who looks at the moon is not on it
    if read.kind in (*THINGS, "news", "poem", "tribute") or read.pair:
        return found
    own = world_for(by_head(read.the), "")
    head = read.short.split()[-1].lower()
    if own is not DEFAULT and own is not found and found.words & TOWNS and HUMAN.search(head):
        return own
    return found


def own_place(read: Idea) -> str:
    """The place an idea names, when it can be drawn: "in their kitchen", "in Leipzig"."""
    if read.venue and world_for(read.short, "") is DEFAULT:
        return at_place(f"the {read.short}")  # an offer of a place plays in it
    hosted = (
        re.search(
            rf"\b({INDOORS}|park|garden|beach|playground)$", given(read.text)["place"].lower()
        )
        if read.kind == "invitation"
        else None
    )
    if hosted:
        return at_place(with_article(hosted[1]))
    if read.kind == "invitation" and (hall := MEETING.search(read.text)):
        return at_place(f"{'a' if hall[1][0] not in 'aeiou' else 'an'} {hall[1]}")
    if read.kind == "tribute" and (loved := LOVED.search(read.text)):
        return at_place(f"a {loved[1]}")
    place = re.sub(r"\s+(?:every|each|all|one)\b.*$", "", read.setting)
    place = re.sub(
        r"\b(?:my|our|his|her|its|their)\b", "the" if read.kind != "product" else "a", place
    )
    place = re.sub(
        r"^(?:across|through|along) (?=.*\b(?:desert|forest|city|town|village|street|garden|park|meadow|castle)$)",
        "in ",
        place,
    )
    place = re.sub(
        r"^(?:across|along|over) (?=.*\b(?:lake|river|sea|beach|harbour)$)", "at ", place
    )
    city = re.fullmatch(r"in ([A-Z][\w'-]+)", place)
    made = read.kind == "product" and not read.venue and not GROUP.search(read.short)
    if city and not made and not re.match(f"{MONTHS}|{COUNTRIES}", city[1]):
        return f"in a street in {city[1]}"
    felt = re.match(r"(?:through|over|across|around|along) .+ of (the .+)", place)
    if re.search(rf"\b(?:{SPOTS})$", place):
        return at_place(felt[1]) if felt else seen_at(place)
    return "" if read.kind == "poem" else place_said(read.text)
