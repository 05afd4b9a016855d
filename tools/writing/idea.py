"""Reads one idea: whom it is about, what they do, where, and what kind of film it wants to be."""

import re

from pydantic import BaseModel

from tools.writing.beats import read_beats, told
from tools.writing.clause import read_clause
from tools.writing.english import capital, counted, is_plural, untitled, with_article
from tools.writing.library import worlds
from tools.writing.naming import called, name_of, pronouns_of, several
from tools.writing.objects import objects_of
from tools.writing.patterns import (
    ABSTRACT,
    ANIMAL,
    FAMILY,
    FOLLOWS,
    HUMAN,
    KINDS,
    LATE,
    NUMBERS,
    PLURAL,
    SINGULAR,
    VENUE,
    VERBS,
    Kind,
)
from tools.writing.people import gender_of
from tools.writing.topic import AUDIENCE, WHAT_IS, lower, question_of, setting_of, topic_of

DAILY = dict(KINDS)["day"]
PAIR = re.compile(
    r"(?P<one>(?:an?|my|our|the)\s+[\w -]{2,40}?)\s+who\s+(?P<verb>[a-z]+s(?:\s+[a-z]+ly)?)\s+and\s+(?P<other>(?:his|her|its|their)\s+[\w -]{2,30})$",
    re.IGNORECASE,
)
"""Somebody who does one thing, "and her cat": the cat belongs to the subject."""
NEAR = r"in|on|at|of|near|with|under|by|from|during|inside|behind|against|for|to|the|an?|and|who|that|up|out|down"
BOTH = re.compile(
    rf"(?P<s>(?:(?:an?|the|my|our|one|two|three|four|five|six|[A-Z]\w+)\s+)?(?:[\w'-]+\s+){{0,4}}?and\s+(?:(?:an?|the|his|her|its|their|my|our|{NUMBERS})\s+)?(?:(?!(?:{NEAR})\b)[\w'-]+\s+){{1,3}}?)(?:who\s+)?(?P<verb>(?:{VERBS}|(?!(?:{NEAR})\b)[a-z]+e|(?!(?:{NEAR})\b)[a-z]{{3,}}(?=\s+(?:{FOLLOWS})\b))\s+.+)$"
)
"""Two who do something together; the first verb after the second noun counts."""
LIST = re.compile(
    rf"(?P<s>(?:(?:an?|the|my|our|{NUMBERS})\s+(?:[\w-]+\s+){{0,2}}?[\w-]+,?\s+)+and\s+(?:an?|the|my|our|{NUMBERS})\s+(?:[\w'-]+\s+){{0,2}}?[\w'-]+)(?=$|,|\s+(?:in|at|on|near|with|under|by|of|from|during|inside|behind|against|for)\b)",
    re.IGNORECASE,
)
"""Several who only are somewhere: "two dogs and a cat in the rain"."""
CROWD = re.compile(r"[A-Z][a-z]+s(?=$|\s+[a-z])")
"""One plural noun at the start of a sentence: not a name, whatever its capital says."""
SINCE = re.compile(
    rf"\b(?:who|that) (?:has|have|had) [\w ]+? for [\w ]+? (?:days?|weeks?|months?|years?|decades?) (?={VERBS}\s)"
)
""" "who have not spoken for ten years" before the verb that tells the story."""
BARE = re.compile(
    r"(?P<s>[A-Za-z]+[^s\W]s)\s+(?P<verb>(?:race|fight|dance|sing|fly|play|dream|travel|learn|meet|swim|climb|argue|run)(?:\s.+)?)"
)
BECOMING = re.compile(r"\b(?:becom\w+|be|being|as|was|is|were) an?\s", re.IGNORECASE)


SOUGHT = re.compile(r"(?:the\s+|an?\s+)?(?:quest|search|hunt)\s+for\s+(.+)", re.IGNORECASE)
LENGTH = re.compile(
    r"\s+in\s+(?:\d+|two|three|four|five|six|seven|eight|ten|twenty|thirty|sixty|one)\s+(?:\w+ )?(?:seconds?|minutes?|steps?)\b",
    re.IGNORECASE,
)
"""How long a film or an explanation is to be; no part of what it is about."""


class Idea(BaseModel):
    """An idea taken apart. `a` and `the` name whom it is about; `goal`, `did`, `thing` may be empty."""

    text: str
    kind: Kind
    a: str
    the: str
    short: str
    they: str = "it"
    them: str = "it"
    their: str = "its"
    was: str = "was"
    did: str = ""
    goal: str = ""
    thing: str = ""
    topic: str = ""
    question: str = ""
    setting: str = ""
    name: str = ""
    beats: tuple[str, ...] = ()
    venue: bool = False
    many: bool = False
    doing: str = ""
    own: tuple[str, ...] = ()
    late: bool = False


def read_idea(text: str) -> Idea:
    """Take an idea apart. Never raises; what cannot be read stays empty."""
    clean = untitled(re.sub(r"\s+", " ", text.strip())).strip(" .!")
    beats = read_beats(text)
    clean = re.sub(r"\b(\w+)(?: \1\b){2,}", r"\1", told(clean), flags=re.IGNORECASE)
    first = re.split(r"(?<=[a-z])[.!?;]\s+(?=[A-Z])", clean)[0] if not beats else clean
    first = LENGTH.sub("", counted(re.sub(r"\s&\s", " and ", _uncapped(first))))
    kind = kind_of(clean)
    about = topic_of(first, kind)
    subject, clause = _subject(with_article(about) if kind == "news" else about, kind)
    kind = _kind_by_form(kind, subject, clause, clean)
    name = name_of(clean, subject)
    a, the, short = called(subject, name, kind)
    many = several(subject, kind) or (kind == "explainer" and is_plural(subject))
    they, them, their, was = pronouns_of(subject, clean, name, many)
    did, goal, thing, doing = read_clause(clause, their, many)
    topic = lower(topic_of(first, kind))
    topic = _explained(topic, first) if kind == "explainer" else topic
    if kind == "invitation" and name and re.search(r"\bbirthday\b", clean, re.IGNORECASE):
        topic = f"{name}'s birthday"
    a, the, short, name = _honoured(kind, clean, name, (a, the, short))
    return Idea(
        text=clean, kind=kind, a=a, the=the, short=short, they=they, them=them, their=their, was=was, did=did, goal=goal, thing=thing,
        topic=topic, question=question_of(topic) if kind == "explainer" else "", setting=setting_of(topic_of(first, kind)),
        name=name or (re.sub(r"^the ", "", the) if kind == "product" and is_plural(short) else the if kind == "product" else capital(short)), beats=tuple(beats), many=many, doing=doing,
        own=objects_of(BECOMING.split(clause)[0]) if clause else (), late=bool(LATE.search(clean)), venue=kind == "product" and bool(VENUE.search(short)),
    )  # fmt: skip


def _uncapped(text: str) -> str:
    """ "Bees" and "Firefighters rescue ..." begin with a small letter: nobody is called so."""
    crowd = CROWD.match(text)
    if not crowd or gender_of(crowd[0]):
        return text
    known = HUMAN.fullmatch(crowd[0]) or ANIMAL.fullmatch(crowd[0])
    worldly = any(crowd[0][:-1].lower() in w.words for w in worlds())
    return text[:1].lower() + text[1:] if known or worldly else text


def _kind_by_form(kind: Kind, subject: str, clause: str, text: str) -> Kind:
    """A bare topic becomes a poem of pictures; somebody who does something has a story to go through."""
    if kind != "day" or re.search(DAILY, text, re.IGNORECASE):
        return kind
    if clause or re.search(r"\w and \w", subject):
        return "quest"
    somebody = HUMAN.search(text) or ANIMAL.search(text) or gender_of(text)
    bare = re.fullmatch(r"[A-Za-z]+", text) and not somebody
    return "poem" if bare or ABSTRACT.match(subject) or ABSTRACT.match(text) else kind


def _honoured(
    kind: Kind, text: str, name: str, called_: tuple[str, str, str]
) -> tuple[str, str, str, str]:
    """(a, the, short, name) of whom a tribute is for: the name first, then "my sister"."""
    if kind != "tribute":
        return *called_, name
    kin = re.search(rf"\b(?:{FAMILY})\b", text, re.IGNORECASE)
    bare = re.sub(r"'s$", "", kin[0].lower()) if kin else ""
    if name:
        return name, name, bare or called_[2], name
    if bare:
        return f"my {bare}", f"the {bare}", bare, capital(bare)
    return *called_, re.sub(r"^my ", "our ", called_[0])


def kind_of(text: str) -> Kind:
    """What kind of film an idea wants to be: the first kind whose words it holds."""
    for kind, pattern in KINDS:
        if re.search(pattern, text, re.IGNORECASE):
            return kind
    return "day"


def _explained(topic: str, text: str) -> str:
    """The topic of an explainer without the words "explainer" and "history of"."""
    topic = re.sub(r"^[\w ]{3,30}:\s+", "", topic)
    behind = re.search(r"\b(?:history|invention|origins?|story) of (.+)$", text, re.IGNORECASE)
    if behind:
        return f"the story behind {behind[1]}"
    return re.sub(rf"\s+(?:explainer|tutorial|lesson|video|film)\b.*$|{AUDIENCE}", "", topic)


def _subject(text: str, kind: Kind) -> tuple[str, str]:
    """(noun phrase, what follows it)."""
    if kind == "product":
        return _offered(text), ""
    if kind == "explainer":
        return _taught(text), ""
    text = re.sub(r":\s.*$", "", text) if not text.startswith(":") else text
    text = re.sub(r"\s+(?:vs\.?|versus)\s+", " and ", text)
    if sought := SOUGHT.match(text):
        return "a lone wanderer", f"searches for {sought[1]}"
    pair = PAIR.match(text)
    if pair:
        return f"{pair['one']} and {pair['other']}", pair["verb"]
    both = BOTH.match(text)
    told = re.match(r"(.+?\band\s+(?:an?|the)\s+[\w' -]+?)\s+(?:who|that)\s+\w+[^s]s\b", text)
    if told:  # "the widow and the parrot who speaks French": only the parrot speaks
        return told[1], ""
    if both and not re.search(rf"\s{VERBS}\s", both["s"].split(" and ")[0] + " "):
        return both["s"].strip(), both["verb"]
    listed = LIST.match(text)
    return (listed["s"].strip(), "") if listed else _one(_living(text))


def _living(text: str) -> str:
    """Of "a neon city at night, a courier on a motorbike" the part that has somebody in it."""
    parts = text.split(", ")
    alive = [bool(HUMAN.search(part) or ANIMAL.search(part)) for part in parts]
    if len(parts) < 2 or alive[0] or not any(alive):
        return text
    part = parts[alive.index(True)]
    return part if re.match(r"(?:an?|the|two|three|one)\s", part, re.IGNORECASE) else text


def _one(text: str) -> tuple[str, str]:
    """A single noun phrase and its clause."""
    text = SINCE.sub("", text)
    m = re.match(
        rf"(?P<s>.+?)(?:,\s*|\s+)(?:(?:who|that|which)\s+(?P<rel>.+)|(?P<verb>{VERBS}\b.+)|(?P<ing>(?:waiting|lost|searching|looking|trying|learning|going|living|dreaming|running|racing|flying|walking|stuck|trapped|afraid|turning|opening|travelling|traveling|working|playing|sailing|learning|singing|fighting|hiding|falling)\b.+)|(?P<done>(?:[a-z]{{2,}}[^e]ed|lost|stolen|hidden|forgotten|born|caught|left|sent|woven|frozen|torn)\s+(?:by|in|from|to|into|on|with|at|for|out|under|behind|between)\b.+))$",
        text,
        re.IGNORECASE,
    )
    if (
        m
        and len(m["s"].split()) <= 8
        and not re.fullmatch(r"(?:a|an|the|my|our|his|her)", m["s"], re.IGNORECASE)
    ):
        return _noun(m["s"]), m["rel"] or m["verb"] or f"was {m['ing'] or m['done']}"
    bare = BARE.fullmatch(text)
    plural = bare or PLURAL.match(text)
    if plural:
        return plural["s"], plural["verb"]
    singular = SINGULAR.match(text)
    if singular and len(singular["s"].split()) > (
        0 if re.match(r"(?!A |An |The |My |Our )[A-Z]", text) else 1
    ):
        return _noun(re.sub(r",? \d+,?", "", singular["s"]).strip()), singular["verb"]
    return _noun(text), ""


def _offered(text: str) -> str:
    """What a product film is for: "our company turns ten, we make ..." is about our company."""
    text = re.sub(r"^(?:an?|the|our|my)\s+(?:brand[- ])?new\s+", "a ", text, flags=re.IGNORECASE)
    return _noun(
        re.split(
            r"\s+(?:(?:made|built|designed|crafted|brewed|grown|woven)\s+(?:in|by|from|of|with|for|at|on)|turns|celebrates|opens|launches|makes|sells|offers|has|we|first|now)\b",
            text,
        )[0]
    )


def _taught(text: str) -> str:
    """The noun phrase an explainer is about."""
    text = re.sub(r"^[\w ]{3,30}:\s+", "", text)
    if what := WHAT_IS.match(text):
        return what[1]
    if re.match(r"(?:how to|how you|why (?:we|you|i)|how (?:we|i)|what to)\b", text, re.IGNORECASE):
        return "somebody at work"
    asked = re.match(
        r"(?:how|why|what|when|where)\s+(?:if|do|does|is|are|did|can|was|were)\s+((?:the\s+|an?\s+)?[\w'-]+)",
        text,
        re.IGNORECASE,
    )
    if asked:
        return asked[1]
    text = re.sub(r"\s+(?:explainer|tutorial|lesson)\b.*$", "", text)
    text = re.sub(
        r"^the (?:history|invention|story|origins?) of (?:the )?",
        "a ",
        text,
        flags=re.IGNORECASE,
    )
    m = re.match(
        r"(?:how|why|what|when|where)\s+(?:do|does|is|are|did|can|to)?\s*(?P<s>(?:the\s+|an?\s+)?[\w'-]+(?:\s+[\w'-]+)?)\b",
        text,
        re.IGNORECASE,
    )
    if m and re.match(r"how to\b", text, re.IGNORECASE):
        return "somebody at work"
    if m:
        return re.split(
            r"\s+(?:is|are|has|have|make|makes|work|works|matters?|become|becomes|grow|grows|fly|sleep|move|form|forms|get|gets|do|does|can|was|were|happen|happens|on|in)\b",
            m["s"],
        )[0]
    return re.split(r"\s+(?:for|in|on|at)\b|,", text)[0]


def _noun(text: str) -> str:
    """The noun phrase up to its first preposition or comma."""
    text = re.sub(r"(\w)(?:'s|’s)\s+(?:last|first|best|worst)\s.*$", r"\1", text)
    head = re.split(
        r",|\s+(?:raised|betrayed|trapped|hidden|born|made|lost|stuck|built)\s+(?:by|in|into|from|to|on|of|at)\b|\s+(?:in|at|on|near|with|under|from|during|inside|behind|against|for|about|called|named|is|are|as|to|and (?:his|her|their|a|an|the|its)|but|who|that|which|every|by|after|before|when|where|because)\b",
        text,
    )[0].strip()
    return head or text
