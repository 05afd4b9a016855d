"""Poems of a fixed form: haiku of five, seven and five syllables, limericks that rhyme AABBA, lines for somebody named."""

import re

from tools.writing.cards import Card, card_of, cards_in
from tools.writing.desk import Desk
from tools.writing.english import capital
from tools.writing.metre import syllables
from tools.writing.people import gender_of

HAIKU = re.compile(r"\bhaikus?\b", re.IGNORECASE)
LIMERICK = re.compile(r"\blimericks?\b", re.IGNORECASE)
SLEEP = re.compile(r"\b(?:lullab(?:y|ies)|bedtime|good ?night)\b", re.IGNORECASE)
OPENED = {2: "Only {core} now.", 3: "Only {core}.", 4: "Look, {core}.", 5: "{core}."}
"""The first line of a haiku by the syllables of what it is about."""
LOOKED = "I look up, and for a while / I forget the time."
LEADS = (
    "{name} was a marvellous {noun},",
    "In {place} there once lived a {noun},",
    "There once was a wonderful {noun},",
)
"""How a limerick begins: by the name, by the place, or without both."""
GROUPS = {1: (5,), 2: (2, 3), 3: (2, 2, 1), 4: (1, 1, 2, 1), 5: (1, 1, 1, 1, 1)}
"""Lines of a limerick in each of so many scenes."""
TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr)\.? "
WHOM = r"for|to|named|called|son|daughter|wife|husband|friend|mother|father|mum|mom|dad|aunt|uncle|sister|brother|grandmother|grandfather|grandma|grandpa|colleague|boss|teacher|nurse|neighbour|neighbor|newborn|baby|cousin|niece|nephew|cat|dog|horse|late|girlfriend|boyfriend|of|love|missing"
NAMED = re.compile(rf"\b(?:{WHOM}) ((?:{TITLE})?[A-Z][a-z]+(?: (?:and|&) [A-Z][a-z]+)?)\b(?!'s)")
NO_NAME = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|Mother|Father|Valentine|\w+day)\b"
)
PLACE = re.compile(r"\b(?:from|in|of|at|about|over) ([A-Z][a-z]+(?: [A-Z][a-z]+)?)\b")
NAMES = (
    (SLEEP.pattern, "Sleep, {name}, sleep. The day is done. / The stars come out now, one by one.", "Sleep, {name}, sleep. The lamp burns low. / I hold your hand, then let it go.", "a child in bed by a small lamp, stars in the window"),
    (r"\b(?:died|dead|death|late|losing|loss|lost|miss\w*|without|funeral|mourn\w*|grief|memory|passed)\b", "{name}, it is quiet here. / Your chair, your cup, your coat are near.", "We say your name, {name}, out loud, / and it is warm here in the crowd.", "an empty chair and a coat on a hook in a quiet room"),
    (r"\b(?:newborn|new baby|baby|birth|christening|baptism)\b", "The smallest coat hangs by the door. / {name} was not there before.", "The world is large. The night is deep. / {name} holds my thumb, asleep.", "a very small coat on a hook beside a door"),
    (r"\b(?:wedding|marr\w+|anniversary)\b", "{name}: the bells begin. / The doors stand wide. The light comes in.", "{name}: the last guests go. / The lamps are warm. The band plays low.", "open church doors in the sun"),
    (r"\b(?:love|girlfriend|boyfriend|valentine\w*|wife|husband)\b", "I practised words. I had them all. / Then {name} came walking down the hall.", "And if they ask what I would choose: / it's {name}, rain, and worn-out shoes.", "a person walking down a hall in warm light"),
    (r"", "For {name}, these few lines, no more: / a lamp, a chair, an open door.", "So, {name}, this is what I meant. / The rest is in the time we spent.", "a lamp and a chair beside an open door"),
)  # fmt: skip
"""What a poem for somebody named begins and ends with, by what it is for."""


def form_told(desk: Desk, count: int) -> list[tuple[str, str]]:
    """(lines, picture) pairs of a haiku film or of a limerick; empty for all other poems."""
    if HAIKU.search(desk.idea.text):
        return _haikus(desk, count)
    return _limerick(desk, count) if LIMERICK.search(desk.idea.text) else []


def name_in(text: str) -> str:
    """For whom a poem is: "Marta", "Anna and Tom"; empty where nobody is named."""
    named = NAMED.search(text)
    about = re.search(r"\babout ([A-Z][a-z]+)$", text)
    if not named and about and gender_of(about[1]):
        return about[1]
    return "" if not named or NO_NAME.match(named[1]) else named[1].replace("&", "and")


def for_name(desk: Desk, told: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The couplets of a poem, begun and ended by lines that say the name it is for."""
    name = name_in(desk.idea.text)
    if not name or any(name in line for line, _ in told):
        return told
    text = desk.idea.text
    _, first, last, picture = next(n for n in NAMES if re.search(n[0], text, re.IGNORECASE))
    ends = (first, last) if len(told) > 2 else (first,)
    lines = [(capital(e.replace("{name}", name)), picture) for e in ends]
    return [lines[0], *told[1 : len(told) + 1 - len(lines)], *lines[1:]]


def _haikus(desk: Desk, count: int) -> list[tuple[str, str]]:
    topic = f"{desk.idea.topic} {desk.idea.text}"
    cards = cards_in("haiku", topic)[:2] or _any("haiku")
    told: list[tuple[str, str]] = []
    core = desk.idea.topic
    if (re.search(r"\b[A-Z]", core) or cards == _any("haiku")) and syllables(core) in OPENED:
        line = OPENED[syllables(core)].format(core=core)
        told.append((f"{capital(line)} / {LOOKED}", "a person looking up at a window"))
    for n in range(len(told), count):
        found = {e.line: e.picture for e in cards[n % len(cards)].entries}
        found = (
            found if _fresh(desk, found) else {e.line: e.picture for e in _any("haiku")[0].entries}
        )
        if line := desk.pick(list(found)):
            told.append((line, found[line]))
    return told


def _fresh(desk: Desk, lines: dict[str, str]) -> bool:
    """Whether one of some lines is not yet told."""
    return any(line.lower() not in desk.used for line in lines)


def _any(room: str) -> tuple[Card, ...]:
    found = card_of(room, "*")
    return (found,) if found else ()


def _limerick(desk: Desk, count: int) -> list[tuple[str, str]]:
    """A limerick in at most five scenes."""
    topic = desk.idea.topic
    found = (*cards_in("limericks", topic), *_any("limericks"))[0]
    entry = desk.dice.choice(found.entries)
    lines = [_lead(desk, found), *entry.line.split(" / ")]
    scenes: list[tuple[str, str]] = []
    for size in GROUPS[min(5, count)]:
        scenes.append((" / ".join(lines[:size]), entry.picture))
        lines = lines[size:]
    return scenes


def _lead(desk: Desk, card: Card) -> str:
    text = desk.idea.text
    noun = card.words[0]
    if noun == "*":
        return f"They wanted {re.split(r',| (?:who|that|which) ', desk.idea.topic)[0]} in a rhyme."
    name, place = name_in(text), PLACE.search(text)
    by_name, by_place, bare = LEADS
    lead = by_name if name else by_place if place else bare
    return lead.format(noun=noun, name=name, place=place[1] if place else "")
