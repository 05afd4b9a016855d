"""The things an idea names: what its pictures must show besides whom it is about."""

import re

from tools.writing.english import ing_form, with_article
from tools.writing.patterns import ANIMAL, somebody

UNSEEN = frozenset(
    [
        "clean",
        "tidy",
        "alive",
        "deep",
        "other",
        "heights",
        "water",
        "storm",
        "thunder",
        "cold",
        "wind",
        "rain",
        "top",
        "bottom",
        "edge",
        "park",
        "supermarket",
        "cafe",
        "field",
        "square",
        "market",
        "gym",
        "office",
        "room",
        "hall",
        "pool",
        "train",
        "airport",
        "harbour",
        "classroom",
        "school",
        "church",
        "museum",
        "hospital",
        "station",
        "zoo",
        "moon",
        "sun",
        "sky",
        "stars",
        "partner",
        "snow",
        "dark",
        "coast",
        "desert",
        "lake",
        "day",
        "days",
        "night",
        "nights",
        "year",
        "years",
        "time",
        "times",
        "life",
        "world",
        "way",
        "love",
        "people",
        "job",
        "week",
        "month",
        "summer",
        "winter",
        "spring",
        "autumn",
        "evening",
        "morning",
        "one",
        "thing",
        "things",
        "work",
        "home",
        "family",
        "job",
        "story",
        "film",
        "video",
        "end",
        "start",
        "beginning",
        "help",
        "place",
        "class",
        "country",
        "side",
        "idea",
        "secret",
        "wish",
        "dream",
        "fear",
        "hope",
        "words",
        "word",
        "name",
        "age",
        "hour",
        "hours",
        "minute",
        "minutes",
        "century",
        "reason",
        "man",
        "woman",
        "boy",
        "girl",
        "child",
        "children",
        "stranger",
        "friend",
        "neighbour",
        "neighbours",
        "president",
        "everyone",
        "someone",
        "somebody",
        "nobody",
        "voice",
        "song",
        "peace",
        "war",
        "truth",
        "chance",
        "job",
        "memory",
        "memories",
        "past",
        "future",
        "mother",
        "father",
        "parents",
        "bit",
        "lot",
        "city",
        "town",
        "kind",
        "life",
        "death",
        "mistake",
        "window",
        "kitchen",
        "bus",
        "stop",
        "bar",
        "street",
        "road",
        "corner",
        "bench",
        "bakery",
        "shop",
        "restaurant",
        "sofa",
        "sea",
        "ocean",
        "beach",
        "river",
        "forest",
        "garden",
        "village",
        "town",
        "hill",
        "mountain",
        "moment",
        "doctor",
        "world",
        "streets",
        "singer",
        "dancer",
        "hero",
        "king",
        "queen",
        "potter",
    ]
)
MEASURE = r"(?:pair|piece|cup|glass|bag|box|bowl|bunch|stack|pile|slice|bottle)$"
ELSEWHERE = re.compile(
    r"(?<=\w) (?:in|on|at) (?:an?|the|your|my|our) (?:[\w-]+ )?(?:balcony|kitchen|garden|garage|workshop|office|park|beach|library|school|street|roof|terrace|greenhouse|allotment|forest|field|yard|bathroom|classroom)$"
)
"""Where something is done: no part of what it is done to."""
CALENDAR = re.compile(r"(?:day|noon|month|week|time|night)s?$")
HEAD = re.compile(
    r"\b(?P<det>an?|the|his|her|its|their|one|two|three|my|our|every|each)\s+"
    r"(?P<noun>(?:[a-z][\w'-]*\s+){0,3}?[a-z][\w-]*)"
    r"(?=$|[,.;:!?]|\s+(?:that|which|who|how|in|on|at|from|to|into|with|and|or|but|for|of|by|over|under|across|"
    r"through|behind|before|after|until|when|while|where|every|never|only|again|alone|away|back|out|up|down|"
    r"is|was|are|were|rings|goes|breaks|stops|starts|fails|happens|together|every|because|so|like|without|inside|near|during|along|around|among|between)\b)"
)


def objects_of(clause: str) -> tuple[str, ...]:
    """Up to two things named in what somebody does: "finds a paper boat" gives "a paper boat".

    People, times and what nobody can see are left out, since they cannot lie in a picture.
    """
    found: list[str] = []
    for m in HEAD.finditer(clause):
        noun = re.sub(r"^.*'s\s+", "", m["noun"].strip())
        measured = re.match(r" of ([a-z]+)\b", clause[m.end() :])
        if measured and re.search(MEASURE, noun):
            noun = f"{noun} of {measured[1]}"
        last = noun.split()[-1]
        marked = re.match(r"(?:secret|hidden|lost|forgotten|tiny|paper|tree)\s", noun)
        if (
            (last in UNSEEN and not marked)
            or CALENDAR.search(last)
            or (somebody(last) and not ANIMAL.fullmatch(last))
            or last.endswith(("ness", "ship", "tion", "ing", "ment", "ance", "ence"))
        ):
            continue
        if re.search(r"(?:ly|ed)$", noun.split()[0]) and len(noun.split()) == 1:
            continue
        shown = f"the {noun}" if m["det"] == "the" else with_article(noun)
        if m["det"] in ("two", "three"):
            shown = f"{m['det']} {noun}"
        if shown not in found:
            found.append(shown)
    bare = re.match(
        r"[a-z]+ ([a-z]{3,}[^sui']s)(?=$|,| (?:in|on|at|by|from|to|for|with|that|under)\b)", clause
    )
    if bare and bare[1] not in UNSEEN and not somebody(bare[1]):
        found.insert(0, bare[1])
    return tuple(found[:2])


FELT = re.compile(
    r"how to (?:say|be|stay|get|feel|become|keep|go|work|behave|prevent|avoid|sleep|relax|learn|stop|spot|recogni[sz]e|notice|remember|ask|talk|understand|choose) ",
    re.IGNORECASE,
)
"""What one does with no thing in hand."""


def done_to(topic: str) -> str:
    """What a how-to is done to: "sourdough bread"; empty when it is nothing that can be seen."""
    topic = ELSEWHERE.sub("", topic)
    named = next(iter(objects_of(topic)), "")
    bare = re.match(r"how to [a-z]+ ((?:[\w'-]+ ){0,3}[\w-]+)$", topic, re.IGNORECASE)
    own = (
        re.sub(r"^.*'s? |\b\w+-ingredient ", "", bare[1]) if bare else ""
    )  # nobody sees whose recipe it is
    own = re.sub(
        r" (?:straight|properly|correctly|safely|fast|quickly|easily|right|well|at home)$", "", own
    )
    named = re.sub(r" (?:straight|properly|correctly|safely)$", "", named)
    felt = FELT.match(topic)
    bare_name = re.sub(r"^(?:an?|the) ", "", named)
    if named and re.search(
        rf"\b(?:in|at|on|near) (?:an?|the|your|our) (?:\w+ )?{re.escape(bare_name)}$", topic
    ):
        named = ""  # where it is done
    return named or ("" if felt else re.sub(r"^your ", "the ", own))


def acting(topic: str) -> str:
    """What somebody does who shows how: "sharpening a knife safely"; empty when nobody can be seen doing it."""
    said = re.match(r"how to ([a-z]+) ([^,.;:]{3,50})$", ELSEWHERE.sub("", topic), re.IGNORECASE)
    unseen = said and said[1].lower() in ("be", "get", "feel", "become", "keep", "stay", "know")
    doing = ing_form(said[1].lower()) if said and not unseen else ""
    what = re.sub(r"^(?:your|my|our)\b", "the", said[2]) if said else ""
    what = re.sub(r"\b\w+-ingredient ", "", what)
    return f"{doing} {what}" if doing else ""
