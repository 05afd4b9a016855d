"""Who or what is drawn in a film: its hero, what stands for a topic, what is offered."""

import re

from tools.writing.desk import Desk
from tools.writing.english import capital, with_article
from tools.writing.explained import held, real
from tools.writing.forms import seen_in
from tools.writing.idea import Idea
from tools.writing.manner import seen_as
from tools.writing.patterns import FEMALE, VENUE, WORKS, somebody
from tools.writing.tale.model import living

TOPICS = {
    "poem": "a lone figure",
    "invitation": "a long table laid for a party",
    "news": "a reporter with a microphone",
}
TOGETHER = {"poem": "two figures side by side"}
BUILDING = re.compile(
    r"\b(?:bookshop|shop|bookstore|store|cinema|library|house|museum|bakery|cafe|café|hotel|bar|pub|restaurant|theatre|theater|station|factory|farm|village|town|castle|bridge|home|cottage|farmhouse|school|kindergarten|church|chapel|inn|tavern|diner|kiosk|kitchen|barn|mill|club|ballroom|swimming pool|lido|hospital|cabin)$",
    re.IGNORECASE,
)
TASTE = re.compile(
    r"\b(?:oils?|wines?|beers?|coffee|teas?|honey|chocolates?|jams?|bread|cheese|juices?|lemonade|cider|sauces?|cakes?|cookies|biscuits|pasta|soups?|ice cream|gin|whisky|noodles|granola|mustard|chutney|salt|spices)$",
    re.IGNORECASE,
)
GROUP = re.compile(
    r"\b(?:brigade|team|company|firm|club|choir|charity|association|agency|start-?up|business|school|clinic|service)$",
    re.IGNORECASE,
)
CLASSES = re.compile(
    r"\b(?:classes|courses|lessons|workshops|evenings|sessions|tours|yoga|breathwork|pilates|meditation)\b",
    re.IGNORECASE,
)
""" "Pottery evenings" are the people at them."""
SERVICE = re.compile(
    r"\b([a-z]+) ([a-z]+ing) (?:service|business|company|agency|firm|school|club)$", re.IGNORECASE
)
""" "A dog walking service" is somebody walking a dog."""
ON_SCREEN = re.compile(r"\b(?:app|website|platform|software)\b", re.IGNORECASE)
THING = re.compile(
    r"\b(?:car|van|truck|bus|tram|train|boat|ship|bike|bicycle|tree|piano|guitar|sofa|bench|clock|phone|coat|shoes|radio|camera|cafe|pool|stadium|pier|club|playground|street|river|market|allotment|oak|chestnut|linden|willow|maple|garden|orchard|tractor|motorbike|motorcycle|scooter|moped|camper|ferry|canoe|skateboard|violin|accordion|record player|typewriter|sewing machine|armchair|chair|table|boots|teddy|teddy bear|doll|kettle|teapot|telephone|mug|backpack|tram line|line|bridge|lighthouse|windmill|tower|harbour|beach|lake|sea|island|valley|mountain|forest|park|city|neighbourhood|panda|beetle|mini|volvo|fiat|ford)$",
    re.IGNORECASE,
)
OF_KIND = re.compile(
    r"^tribute to [^,]+, (?:our|my|the|an?) ((?:[\w-]+ ){0,3}?[\w-]+)(?=[,.]|$| (?:that|which|who|in|on|at|of|from|with|for)\b)",
    re.IGNORECASE,
)
"""What is honoured by its name, and what it is: "the Red Lion, the village pub"."""
SEEN = re.compile(
    r"(?:[\w-]+ ){0,2}?(?:ferry|ship|boat|yacht|train|tram|bus|plane|bridge|lighthouse|castle|church|statue|rocket|satellite|tower|windmill|volcano|tree)\b"
)
"""News of what can be drawn need no reporter."""
MADE = re.compile(
    r"\b(?:studio|workshop|company|firm|maker|makers|brand|business|brewery|roastery|dairy|farm|potters?|weavers?|start-?up|couple|family|collective|cooperative)\b[\w ]*?,? (?:that|which|who) (?:\w+ly )?(?:makes?|throws?|sells?|builds?|weaves?|knits?|sews?|brews?|roasts?|bakes?|carves?|prints?|designs?|grows?|crafts?|produces?|binds?|blows?) ((?:[\w-]+ ){0,3}?[\w-]+)(?=$|,|\.| (?:by|with|from|for|in|on|at|out|and|that|which|since|to|of|the|every)\b)"
)
"""What a maker makes, as an ad says it."""


def seen_happen(read: Idea) -> bool:
    """Whether news tells what somebody does, so that nobody has to report it."""
    return read.kind == "news" and bool(read.doing) and somebody(read.short)


GUESTS = "a cheerful crowd of guests"
KEPT = (
    (re.compile(r"\b(?:repair|garage|workshop|bikes?|bicycle)\b"), "a mechanic and a customer"),
    (re.compile(r"\b(?:hair|barber\w*|salon)\b"), "a hairdresser and a customer"),
    (re.compile(r"(?<!coffee )\b(?:shop|store|bookshop|market)$"), "a shopkeeper and two customers"),
)  # fmt: skip
"""Who is seen in a place that serves no table."""
KIN = {
    **dict.fromkeys(("mum", "mom", "mother", "wife", "sister", "aunt"), "a woman"),
    **dict.fromkeys(("dad", "husband", "brother", "uncle"), "a man"),
    **dict.fromkeys(("grandma", "grandmother", "granny", "nan", "oma"), "an old woman"),
    **dict.fromkeys(("grandpa", "grandfather", "grandad", "granddad", "opa"), "an old man"),
}
"""What a picture knows of the family."""
INVITED = {
    "hook": "an open invitation card",
    "what": "a happy crowd of guests dancing",
    "who": "three friends laughing",
    "close": "a crowd of guests seen from behind",
}
"""What an invitation shows besides the laid table."""

BUSY = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), seen)
    for words, seen in (
        (r"clean-?up|cleaning day|litter pick\w*|clean-up day", "people with gloves and rubbish bags"),
        (r"(?:football|soccer) (?:match|game|tournament)", "two football teams"),
        (r"(?:charity |fun )?run|race|marathon", "a group of runners"),
        (r"concert|gig|open mic|recital", "a band on a stage and people listening"),
        (r"school play|theatre|play", "actors on a stage and people watching"),
        (r"hike|walk|tour", "a group of people walking"),
        (r"tree planting|planting day|garden day|gardening", "people planting young trees"),
        (r"(?:flea |jumble |christmas |farmers' )?(?:market|sale)|fair|fete", "people at market stalls"),
        (r"reading|book club|lecture|talk|meeting|class|course|workshop", "people sitting together, one of them speaking"),
    )
)  # fmt: skip
"""Who is seen where people are asked to come and do something, and not to a laid table."""


def subject(desk: Desk, step: str = "") -> str:
    """Who or what is drawn: a picture knows no "my", no "late", and nothing that cannot be seen.

    `step` is the scene's step of its arc: an invitation shows the table, the guests and whom it is about.
    """
    read = desk.idea
    if read.kind == "invitation" and (
        busy := next((s for w, s in BUSY if w.search(read.topic)), "")
    ):
        return busy
    if read.kind == "invitation" and step in INVITED:
        married = re.search(r"\b(?:wedding|married|marry)\b", read.text, re.IGNORECASE)
        return "a bride and a groom" if married and step in ("what", "close") else INVITED[step]
    if read.form:
        return seen_in(read.form, read.text)
    if read.kind in TOPICS:
        return _stands_for(read)
    if read.kind in ("explainer", "product"):
        return real(desk) if read.kind == "explainer" else _offered(read)
    return _hero(read)


def _stands_for(read: Idea) -> str:
    """Who is seen where a film is about no one: guests, a reporter, two figures for a friendship."""
    if seen_happen(read):
        return with_article(read.short)
    if read.kind == "news" and (seen := SEEN.match(read.short)):
        return with_article(seen[0])
    together = re.search(r"\b(?:friendship|love|marriage|family)\b", read.topic)
    return TOPICS[read.kind] if not together else TOGETHER.get(read.kind, TOPICS[read.kind])


def building(read: Idea) -> bool:
    """Whether it is about a building, and not about somebody of it: "the lamp lighter of the old town"."""
    head = re.split(r"\s(?:of|in|on|at)\s", read.short)[0]
    return bool(BUILDING.search(read.short)) and not living(f"the {head}")


def landmark(read: Idea) -> bool:
    """Whether a tribute is to a building or a thing, and nobody can be called "you"."""
    if read.kind != "tribute":
        return False
    said = OF_KIND.search(read.text)
    if said:  # "the Red Lion, the village pub"
        return bool(BUILDING.search(said[1]) or THING.search(said[1]))
    thing = building(read) or THING.search(read.short) or re.search(r"'s [a-z ]+$", read.the)
    return bool(thing) and not somebody(read.short)


def _hero(read: Idea) -> str:
    """The hero of a story as a picture names him."""
    if building(read):
        return "a lone shopkeeper" if VENUE.search(read.short) else "a lone figure"
    if read.kind == "tribute" and (what := OF_KIND.search(read.text)) and not FEMALE.search(read.a):
        return with_article(what[1])  # a picture knows no Biscuit, but a golden retriever
    if read.kind == "tribute":
        return read.name if read.name != capital(read.short) else aged(read)
    if read.kind == "last" or read.many or read.a == "someone":
        return re.sub(r"^(?:my|our)\s+", "the ", seen_as(read.a))
    if read.name in read.a:
        return read.a
    bare = re.sub(r"^(?:my|our|the|an?)\s+(?:late |dear |beloved )*", "", read.a)
    if somebody(bare):  # "the keeper's daughter" is the daughter
        return with_article(bare)
    return with_article(re.sub(r"^([\w ]+?)(?:’s|'s)\s.*$", r"\1", bare))


def aged(read: Idea) -> str:
    """Somebody of the family as a stranger sees them: "a woman of 60" of "my mum's 60th"."""
    kin = KIN.get(read.short, with_article(read.short))
    age = re.search(r"\b(\d\d)(?:th|st|nd|rd)\b|\bturn(?:s|ing) (\d+)\b", read.text)
    if not age:
        return kin
    return f"{kin.replace('an old', 'a')} of {age[1] or age[2]}"


def _serving(read: Idea) -> str:
    """The people of a venue, a service or a company; empty for a thing."""
    if read.venue:
        return next((who for place, who in KEPT if place.search(read.short)), GUESTS)
    if served := SERVICE.search(read.short):
        return f"a person {served[2]} {with_article(served[1])}"
    return "a team of people" if GROUP.search(read.short) else ""


def _offered(read: Idea) -> str:
    """A product itself, or the people of a company, or the guests of a place."""
    if ON_SCREEN.search(read.topic):
        return "a phone showing the app"
    if who := _serving(read):
        return who
    if CLASSES.search(read.topic):
        return "a small group of people"
    if works := WORKS.match(read.topic):
        return with_article(works[2])
    told = re.match(
        rf"{re.escape(read.short)},\s+(an?\s+[\w -]+?)(?=,|$|\s+(?:that|which|who|made|with|for|from|of|to|by|in)\b)",
        re.sub(r"^the ", "", read.topic, flags=re.IGNORECASE),
    )
    if made := MADE.search(read.topic):  # "a small studio that throws stoneware cups" is its cups
        return with_article(made[1])
    if told:  # a picture knows no brand: "Lumo, a desk lamp" is a desk lamp
        return held(re.sub(r"^an? (?:new )?", "", told[1])) or told[1]
    bare = re.sub(r"^(?:my|our|the|an?)\s+", "", read.short)
    if holding := held(re.sub(r"^family ", "", bare)):
        return holding
    return with_article(re.sub(r"^([\w ]+?)(?:’s|'s)\s.*$", r"\1", bare))
