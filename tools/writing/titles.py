"""What a film is called, and what it is about in one sentence."""

import random
import re

from tools.writing.drawn import landmark
from tools.writing.english import capital
from tools.writing.idea import Idea
from tools.writing.told import opening
from tools.writing.topic import WHAT_IS, question_part

LONGEST, LEAST = 60, 12
OURS = re.compile(
    r"(?:how |the day |when |last \w+ )?(?:we|i|my|our)\b(?! (?:story|film))", re.IGNORECASE
)
"""How an idea begins that tells of one's own people."""
ASKED = re.compile(r"^how ", re.IGNORECASE)
TAIL = re.compile(
    r"\s(?=(?:in|on|at|to|for|with|after|before|during|along|by|from|into|over|under|since|until|near|"
    r"against|through|across|as|when|while|because|despite|without|about)\s)",
    re.IGNORECASE,
)
"""Where a title may end: before the words of when, where, why and what for."""
SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "and",
        "for",
        "by",
        "with",
        "or",
        "but",
        "from",
        "vs",
    ]
)


def title_of(read: Idea, dice: random.Random, story: tuple[str, ...] = ()) -> str:
    """A title of at most 60 characters; the name of whom it is about comes first."""
    return cut(_title(read, dice, story)) or "Untitled Film"


def logline_of(read: Idea, count: int, story: tuple[str, ...] = ()) -> str:
    """The film in one sentence of at most 200 characters, in the person's words."""
    if read.kind == "explainer" and not read.beats and not story:
        return f"{read.question} Explained in {count} short scenes."
    if read.beats:
        return f"{capital(read.beats[0].rstrip('.'))}, and what follows."
    if story and len(story[0].split()) < 8:
        story = (" ".join(story[:2]), *story[2:])
    told = story[0] if story else re.sub(r"^(?:ad for|tribute to) ", "", read.text)
    said = re.sub(r"^([Aa]) (?=[aeio])(?!eu|one\b|once\b)", r"\1n ", told)
    if len(said) > 200:
        said = said[:200].rsplit(" ", 1)[0].rstrip(" ,;") + " …"
    return capital(said.rstrip(".!")) + ("" if said.endswith(("…", "?")) else ".")


def headline(text: str) -> str:
    """Title case without shouting small words."""
    words = [
        w.lower() if w.lower() in SMALL and i else capital(w) for i, w in enumerate(text.split())
    ]
    return re.sub(r"(?<=[a-z])-([a-z])(?=[a-z]{3})", lambda m: f"-{m[1].upper()}", " ".join(words))


def cut(title: str) -> str:
    """The title in 60 characters: whole, or up to a comma or a preposition, never in mid-phrase."""
    if len(title) <= LONGEST:
        return title
    first = re.split(r"[,:;–]|\s(?:and|with|for|because)\s", title)[0]
    if 3 <= len(first) <= LONGEST:
        return first.strip()
    ends = [m.start() for m in TAIL.finditer(title) if LEAST <= m.start() <= LONGEST]
    if ends:
        return title[: ends[-1]]
    short = title[:LONGEST].rsplit(" ", 1)[0]
    return re.sub(r"(?:\s(?:a|an|the|of|in|on|at|to|and|for|by|with|who|that))+$", "", short)


def _title(read: Idea, dice: random.Random, story: tuple[str, ...]) -> str:
    if read.beats:
        return headline(opening(read.beats[0]))
    if story:
        return headline(opening(story[0]))
    if read.form:
        welcome = re.search(r"\bwelcome to (?:our|the|my) [\w ]+", read.text, re.IGNORECASE)
        return headline(welcome[0] if welcome else re.sub(r"^an? ", "the ", read.topic))
    if read.kind in ("tribute", "invitation", "product", "explainer", "poem", "news"):
        return _by_kind(read)
    return dice.choice(_of_story(read))


def _by_kind(read: Idea) -> str:
    topic = re.split(r"!\s|\s+(?:on|at|in)\s+(?=[A-Z]|\d|the \d)", read.topic)[0]
    if read.kind == "tribute":
        whole = re.sub(
            r"^tribute to (?:an? )?", "", re.split(r"[,.;:]", read.text)[0], flags=re.IGNORECASE
        )
        return headline(f"For {whole if landmark(read) else read.a}")
    if read.kind == "invitation":
        return headline(re.sub(r"^(?:my|our)\s", "our ", topic)) or "You Are Invited"
    if read.kind == "product":
        own = re.match(
            r"(?:my|our)\s+\w+ (?:turns|celebrates|opens|launches)\b[^,.]*",
            read.text,
            re.IGNORECASE,
        )
        return headline(own[0] if own else read.name)
    if read.kind == "explainer":
        return _asked(read)
    return headline(read.topic)


def _asked(read: Idea) -> str:
    """ "How Bees Make Honey"; a topic without a question word gets ", Explained"."""
    topic = question_part(read.topic)
    if re.match(
        r"(?:how|why|what|when|where)\s+(?:do|does|is|are|did|can|was|were|should|would|will)\b",
        topic,
        re.IGNORECASE,
    ):
        return headline(read.question)
    if what := WHAT_IS.match(topic):
        return f"{headline(what[1])}, Explained"
    if re.match(r"how \w+ works$", topic):
        return f"{headline(read.short)}, Explained"
    if re.match(r"(?:how|why|what|when|where|the story)\b", topic, re.IGNORECASE):
        return headline(topic)
    return f"{headline(topic)}, Explained"


def _of_story(read: Idea) -> list[str]:
    """Titles for a story: the subject and its thing, before the subject alone."""
    if re.match(r"(?:nobody|everybody|everyone)\b", read.a, re.IGNORECASE):
        return [headline(re.split(r"[:,]| except | but ", read.text)[0])]
    if OURS.match(read.text) and not read.thing:
        return [_of_ours(read)]
    return _of_others(read)


def _of_ours(read: Idea) -> str:
    """What happened to ourselves is called by what the idea says first."""
    said = ASKED.sub("", read.text)
    return headline(re.split(r"[,:;]| and (?=[a-z]+ed\b|hid\b|it\b|she\b|he\b|they\b)", said)[0])


def _of_others(read: Idea) -> list[str]:
    """The subject and its thing, before the subject alone."""
    named = (read.name in read.a and read.name != capital(read.short)) or read.a == read.name
    plain = headline(read.short)
    who = headline(read.name) if named else plain if _counted(plain) else f"The {plain}"
    if read.many and not named and " and " in read.short and not _counted(plain):
        who = f"The {plain}"
    if read.they == "we" or read.a == "someone":
        return [f"The Lost {headline(read.thing)}" if read.thing else headline(read.a)]
    if " and " in read.the and not named and not _counted(plain):
        who = headline(read.the)
    if len(read.text.split()) <= 6 and not read.thing and not read.own:
        return [headline(re.split(r"[:,]", read.text)[0])]
    if read.thing:
        lost = headline(re.sub(r"^the ", "", read.thing))
        short = len(read.thing.split()) < 3
        return [f"{who}'s {lost}", f"Without {capital(read.their)} {lost}"] if short else [lost]
    thing = read.own[0] if read.own else ""
    if thing and len(thing.split()) <= 4:
        held = re.sub(r"^(?:an?|the)\s", "", thing)
        if " and " in who or "'s " in who:
            return [who]
        return [f"{who} and the {headline(held)}"]
    place = re.match(r"(?:in|at|on|under) (?:\w+ ){0,2}\w+$", read.setting)
    again = bool(place) and place[0].split(" ", 2)[-1] in who.lower()
    return [
        headline(f"{who} {read.setting}") if place and not again and " and " not in who else who
    ]


def _counted(text: str) -> bool:
    return bool(
        re.match(r"(?:The|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Many|Some|Several)\b", text)
    )
