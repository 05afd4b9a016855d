"""What an explanation shows: the thing itself in its place, and the board on which it is drawn."""

import re

from tools.writing.desk import Desk
from tools.writing.english import ing_form, is_plural, with_article
from tools.writing.idea import Idea
from tools.writing.library import BOARD, DEFAULT, HOME, World, forms
from tools.writing.objects import done_to, objects_of
from tools.writing.patterns import ANIMAL

UP = re.compile(r"(?:^|\s)(?:sky|sun|moon|stars?|planets?|clouds?|rainbows?|seasons|weather)$")
SHORE = re.compile(r"(?:^|\s)(?:sea|ocean|tides?|waves|sea water|seawater|salt water)$")
VIEWS = (
    (UP, ("on a hill under a huge sky", "in a field under a wide sky", "at a still lake between trees")),
    (SHORE, ("on a beach at the water's edge", "on a rocky shore by the sea", "on a wooden pier by the sea")),
)  # fmt: skip
"""Where one stands to look at what is too large for any table."""
BY_NIGHT = re.compile(r"(?:^|\s)(?:moon|stars?|planets?)$")
UNSEEN = re.compile(
    r"(?:^|\s)(?:earth|wind|climate|mountains?|rivers?|gravity|light|sound|time|night|day)$",
    re.IGNORECASE,
)
"""What stands on no table and is no view either: it is drawn on the board."""
HISTORY = re.compile(r"the story behind\b|(?:how|why|when) (?:did|was|were)\b", re.IGNORECASE)
"""What is asked of the past."""
MOON = (
    "on the grey surface of the moon in space",
    "in the cockpit of a spaceship",
    "on the grey surface of the moon under a starry sky in space",
)
WORKERS = (
    ("astronaut", "an astronaut"), ("nurse", "a nurse"), ("teacher", "a teacher"), ("baker", "a baker"), ("chef", "a chef"),
    ("gardener", "a gardener"), ("sailor", "a sailor"), ("musician", "a musician"), ("painter", "a painter"), ("worker", "a builder"),
)  # fmt: skip
"""Who is at home in a world."""
LEARNING = frozenset({"classroom", "library"})
BOOKS = World(
    words=frozenset(),
    places=(
        "in an old library with tall shelves",
        "in a museum hall with tall paintings",
        "at a wooden table in an old library",
    ),
)
"""Where a story of long ago is told when nothing of it can be seen."""
PEOPLE_DO = re.compile(
    r"(?:how|why|when|where)\s+(?:do |can |should )?(?:we|people|you|humans|i)\s+((?:(?:can|should|must|all|sometimes|often|not|never|cannot|(?:don|shouldn|can|mustn)['’]t)\s+)*)([a-z]+)((?:\s[\w'-]+){0,4})$",
    re.IGNORECASE,
)
HAVE = re.compile(
    r"(?:how|why|when|where) (?:do |did )?(?:we|people|you|humans) (?:have|need|get) ([\w' -]+)"
)
""" "Why do we have day and night" is about day and night."""
HELD = (
    (r"oils?|wines?|beers?|cider|gin|whisky|lemonade|juices?|sauces?", "a bottle of"),
    (r"honey|jams?|mustard|chutney|salt|spices", "a jar of"),
    (r"coffee|teas?", "a steaming cup of"),
    (r"bread", "a fresh loaf of"),
    (r"milks?", "a carton of"),
    (r"soups?|noodles|pasta|granola|ice cream", "a bowl of"),
    (r"cheese", "a wheel of"),
    (r"soap", "a bar of"),
)
"""A picture shows what holds it: "olive oil" stands there as a bottle of it."""


DRAWN_ON = (
    "on a blackboard in a bright classroom",
    "on a large sheet of paper on an easel by a window",
    "on a whiteboard in a quiet office",
    "on a tall board in a library",
)
"""Where it is drawn, from scene to scene."""
SHOWN = {
    "sleep": "sleeping",
    "water": "drinking water",
    "money": "with coins",
    "friends": "with a friend",
    "food": "eating",
}
"""What somebody is seen doing who needs it."""


def held(noun: str) -> str:
    """ "coffee" as "a steaming cup of coffee"; empty when nothing has to hold it."""
    found = (h for kinds, h in HELD if re.search(rf"\b(?:{kinds})$", noun, re.IGNORECASE))
    holder = next(found, "")
    return f"{holder} {noun}" if holder else ""


def is_history(read: Idea) -> bool:
    """Whether it tells where something comes from."""
    return bool(HISTORY.match(read.topic))


def _unseen(read: Idea) -> bool:
    """ "The story behind jazz": nobody has seen "a jazz"."""
    return read.topic == f"the story behind {read.short}" and not is_plural(read.short)


def world_of(read: Idea, found: World) -> World:
    """Where a topic is explained: where it can be looked at, in its own world, or on a board."""
    short = read.short.lower()
    if HAVE.match(read.topic):
        return BOARD
    asked = read.topic.rstrip("?") if PEOPLE_DO.match(read.topic.rstrip("?")) else short
    for view, places in VIEWS:
        if view.search(short) or view.search(asked):
            return found.model_copy(update={"places": places, "words": frozenset(short.split())})
    if found is DEFAULT and PEOPLE_DO.match(read.topic.rstrip("?")):
        return HOME
    if UNSEEN.search(short) or found.words & LEARNING or found is DEFAULT:
        return BOOKS if is_history(read) else BOARD
    if found.words & {"moon"} and re.search(r"\bmoon\b", short):
        return found.model_copy(update={"places": MOON})
    if is_history(read) and (_unseen(read) or not forms(short.split()[-1]) & found.words):
        return BOOKS  # what happened once is not to be seen any more
    return found


def real(desk: Desk) -> str:
    """What can be seen of a topic: the thing, somebody who does it, somebody with what belongs to it."""
    read = desk.idea
    does = PEOPLE_DO.match(read.topic.rstrip("?"))
    if does and (seen := _people(does)):
        return seen
    if read.short == "somebody at work":
        return _at_work(read)
    short = read.short.lower()
    if UP.search(short):
        night = ", at night under many stars" if BY_NIGHT.search(short) else ""
        return f"a person looking up at the {short.split()[-1]}{night}"
    if SHORE.search(short):
        return "a person looking at the sea"
    if desk.world in (BOARD, BOOKS):
        return board(desk)
    head = short.split()[-1]
    if forms(head) & desk.world.words:
        return held(read.short) or with_article(read.short)
    who = next((a for word, a in WORKERS if word in desk.world.words), "a person")
    seen = next(iter(objects_of(read.topic)), "")
    return f"{who} with {seen}" if seen else who


def _people(does: re.Match[str]) -> str:
    """What is seen of what people do, or should not do: "why we dream" shows somebody who does."""
    if kept := undone(does):
        return kept
    if does[2] in ("need", "have", "get", "want"):
        return f"a person {SHOWN.get(does[3].strip(), 'looking up')}"
    return f"a person {ing_form(does[2])}{does[3]}" if ing_form(does[2]) else ""


def undone(does: re.Match[str]) -> str:
    """What a thing is about that nobody should do: "ducks and bread" of "not feed bread to ducks"; empty for what is done."""
    if not re.search(r"\b(?:not|never|cannot)\b|['’]t\b", does[1]):
        return ""
    named = [p.strip() for p in re.split(r"\b(?:to|in|on|at|into|from|for|near|with)\b", does[3])]
    if UP.search(does[3]):
        return f"a person shading their eyes, {named[-1]} above"
    alive = sorted(filter(None, named), key=lambda p: not ANIMAL.search(p))
    return " and ".join(alive)


def _at_work(read: Idea) -> str:
    seen = next(iter(objects_of(read.topic)), "")
    if read.topic.lower().startswith("how"):  # somebody does it
        seen = seen or done_to(read.topic)
        return f"a person with {seen}" if seen else "a person at work"
    return seen or "a hand-drawn diagram"


def board(desk: Desk) -> str:
    """What is drawn of a topic, and where it hangs; old things are found in books."""
    read = desk.idea
    if is_history(read):
        return "an old map and a stack of old books on a table in an old library"
    said = re.search(rf"\b(?:an?|the)\s+{re.escape(read.short)}\b", read.topic)
    what = said[0] if said else read.short
    what = held_by[1] if (held_by := HAVE.match(read.topic)) else what
    does = PEOPLE_DO.match(read.topic.rstrip("?"))
    what = (undone(does) if does else "") or what
    what = "a person" if what in ("somebody at work", "we", "you", "people", "humans") else what
    what = read.topic.rstrip("?").split()[-1] if what == "it" else what
    return f"a hand-drawn diagram of {what} {DRAWN_ON[len(desk.told) % len(DRAWN_ON)]}"
