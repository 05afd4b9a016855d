"""Reads one idea: whom it is about, what they do, where, and what kind of film it wants to be."""

import re

from pydantic import BaseModel

from tools.writing.beats import read_beats, told
from tools.writing.clause import read_clause
from tools.writing.english import capital, counted, is_plural, untitled, with_article
from tools.writing.forms import Form, form_of
from tools.writing.library import worlds
from tools.writing.naming import called, name_of, pronouns_of, several
from tools.writing.objects import objects_of
from tools.writing.patterns import (
    ABSTRACT,
    ANIMAL,
    BRIEFING,
    EVENT,
    FAMILY,
    HUMAN,
    KINDS,
    LATE,
    VENUE,
    Kind,
    somebody,
)
from tools.writing.people import gender_of
from tools.writing.phrased import phrased
from tools.writing.subject import subject_of
from tools.writing.tale.model import Tale, living, plain
from tools.writing.tale.named import only_named
from tools.writing.tale.phrases import Words
from tools.writing.tale.read import read_tale
from tools.writing.tale.things import thing_of
from tools.writing.tale.where import at_place, told_at, where_of
from tools.writing.topic import (
    AUDIENCE,
    FOR_WHOM,
    lower,
    question_of,
    question_part,
    setting_of,
    topic_of,
)

DAILY = dict(KINDS)["day"]
TALES = frozenset({"loss", "love", "quest", "discovery", "rivalry", "last", "day"})
"""Kinds of film that tell what somebody does."""
CROWD = re.compile(r"[A-Z][a-z]+s(?=$|\s+[a-z])")
"""One plural noun at the start of a sentence: not a name, whatever its capital says."""
BECOMING = re.compile(r"\b(?:becom\w+|be|being|as|was|is|were) an?\s", re.IGNORECASE)


SENTENCE = re.compile(r"(?<=[a-z\d]{3})[.!?;]\s+(?=\w)(?<!vs. )|(?<=[a-z])[.!?;]\s+(?=[A-Z])")
"""Where the first sentence of an idea ends, also for those who type no capitals."""
LENGTH = re.compile(
    r"\s+in\s+(?:\d+|two|three|four|five|six|seven|eight|ten|twenty|thirty|sixty|one)\s+(?:\w+ )?(?:seconds?|minutes?|steps?)\b",
    re.IGNORECASE,
)
"""How long a film or an explanation is to be; no part of what it is about."""


AFTERWARDS = re.compile(r"\s(?:after|since|when|because|once)\s[^,.;]+")
TAUGHT = re.compile(
    r"(?!(?:an? |the |our |my )?(?:\w+ )?(?:film|video|clip|tutorial|lesson|guide)\b)[^,.:]+ (?:teach(?:es)?|taught|shows?|showed|tells?|told) (?!us\b|you\b|people\b|viewers\b)(?:[\w'’-]+ ){1,4}how to\b",
    re.IGNORECASE,
)
""" "A grandfather teaches his granddaughter how to sharpen a knife" is a tale of two."""
WHEN_TOLD = re.compile(
    r"(?:when|where) (?!(?:do|does|did|is|are|was|were|will|can|should|to|you)\b)[^,?]+, (?!how|why|what)[^?]+$",
    re.IGNORECASE,
)
""" "When the circus leaves town, one elephant stays behind" asks nothing."""
LATER = re.compile(r"\s(?:after|before|because|since|until|while)\s")
YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
ASKS = ("how", "why", "what", "when", "where", "the story behind")
MEANT = ("how ", "why ", "what ", "ad for ", "tribute to ", "invitation to ", "News: ", "news: ")
"""How an idea begins whose kind is plain once it is said plainly."""
OF_SOMEBODY = re.compile(
    rf"(?:(?:my|our) )?\b(?:{FAMILY})(?: [A-Z]\w+)?(?<!'s)'s ((?:(?!\d|last\b|first\b)[a-z-]+ ){{0,2}}(?!birthday|retirement|party|life|story|memory|love|wedding|farewell)[a-z-]+)(?= (?:which|that)\b|,|$)",
    re.IGNORECASE,
)
""" "Grandpa Joe's red tractor": the tractor is honoured."""
TELLER = re.compile(r",? (?:as )?(?:told|seen|shot|filmed) (?:from|through|by)\b.*$", re.IGNORECASE)
"""Whose eyes see it: no part of what it is about."""


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
    pair: tuple[str, ...] = ()
    beats: tuple[str, ...] = ()
    venue: bool = False
    many: bool = False
    doing: str = ""
    own: tuple[str, ...] = ()
    late: bool = False
    form: Form = ""
    tale: Tale = Tale()


def read_idea(text: str) -> Idea:
    """Take an idea apart. Never raises; what cannot be read stays empty."""
    clean = untitled(re.sub(r"\s+", " ", text.strip())).strip(" .!")
    beats = read_beats(text)
    clean = re.sub(r"\b(\w+)(?: \1\b){2,}", r"\1", told(clean), flags=re.IGNORECASE)
    kind = kind_of(clean)
    if not beats:
        clean = phrased(clean)
        kind = kind_of(clean) if kind == "explainer" or clean.startswith(MEANT) else kind
    clean = re.sub(r"^between (?=two |an? |the )", "", clean, flags=re.IGNORECASE)
    first = TELLER.sub("", SENTENCE.split(clean)[0] if not beats else clean)
    first = LENGTH.sub("", counted(re.sub(r"\s&\s", " and ", _uncapped(first))))
    about = topic_of(first, kind)
    subject, clause = subject_of(with_article(about) if kind == "news" else about, kind)
    tale = _tale(clean, kind) if kind in TALES else Tale()
    if heroes := _heroes(tale):
        subject, clause = heroes
    kind = _kind_by_form(kind, subject, clause, clean)
    once = kind == "explainer" and EVENT.search(subject) and not about.startswith(ASKS)
    name = name_of(clean, subject)
    a, the, short = called(subject, name, kind)
    many = several(subject, kind) or (kind == "explainer" and is_plural(subject))
    they, them, their, was = pronouns_of(subject, clean, name, many)
    did, goal, thing, doing = read_clause(clause, their, many)
    topic = lower(topic_of(first, kind))
    topic = _explained(topic, first) if kind == "explainer" else topic
    topic = f"the story behind {the}" if once else topic
    if kind == "invitation" and name and re.search(r"\bbirthday\b", clean, re.IGNORECASE):
        topic = f"{name}'s birthday"
    a, the, short, name = _honoured(kind, clean, name, (a, the, short))
    short = _venue_named(topic, short) if kind == "product" else short
    did, doing = ("", "") if kind == "tribute" and OF_SOMEBODY.search(clean) else (did, doing)
    return Idea(
        text=clean, kind=kind, a=a, the=the, short=short, they=they, them=them, their=their, was=was, did=did, goal=goal, thing=thing,
        topic=topic, question=question_of(topic) if kind == "explainer" else "", setting=at_place(where_of(tale)) or told_at(setting_of(topic_of(first, kind)), tale),
        name=name or (re.sub(r"^the ", "", the) if kind == "product" and is_plural(short) else the if kind == "product" else capital(short)), pair=two_of(a) if many else (), beats=tuple(beats), many=many, doing=doing,
        own=_things(tale) or (objects_of(plain(LATER.split(BECOMING.split(clause)[0])[0])) if clause else ()), late=bool(LATE.search(clean)), venue=kind == "product" and bool(VENUE.search(short)), form=form_of(clean, kind, short) if not clause else "", tale=tale,
    )  # fmt: skip


def _venue_named(topic: str, short: str) -> str:
    """What a venue with a name is: "bakery" of "Brightside, a small bakery"; else what it is called."""
    said = re.match(
        rf"{re.escape(short)}, (?:an?|our|the) (?:new |small |little |cosy |tiny )*((?:[\w-]+ ){{0,2}}?[\w-]+)(?=,|$| (?:in|on|at|by|near|with|for|where)\b)",
        topic,
    )
    made = re.search(r"\b(?:that|which|who)\b", topic)  # a maker is what is made
    return said[1] if said and not made and VENUE.search(said[1]) else short


def _tale(text: str, kind: Kind) -> Tale:
    """What an idea tells; one that only names somebody tells that they are there."""
    said = counted(_spoken_of(topic_of(text, kind)))
    tale = read_tale(said)
    return tale if tale.clauses else only_named(said)


def _heroes(tale: Tale) -> tuple[str, str] | None:
    """(whom a tale is about, what they do first) as the arcs know them; None for a tale of nobody alive."""
    alive = [n for n, actor in enumerate(tale.actors) if actor.alive and not actor.met]
    if tale.clauses and not tale.actors:
        first = tale.clauses[0]
        unnamed = first.subject.lower() in ("i", "we", "nobody", "everybody", "everyone")
        return (first.subject, "") if unnamed else None if first.verb else ("someone", "")
    if tale.clauses and not alive and not any(c.verb for c in tale.clauses):
        return tale.actors[0].a, ""
    if not alive or not tale.clauses:
        return None
    busy = {c.who for c in tale.clauses if c.verb} & set(alive)
    said = [c for c in tale.clauses if c.who == tale.clauses[0].who]
    clause = (
        " and ".join(c.said for c in said[:2]) if said[0].who == alive[0] and len(busy) == 1 else ""
    )
    named = " and ".join(tale.actors[n].bare for n in alive[:2])
    return re.sub(r"^[Bb]oth (?=[a-z]+s$)", "the ", named), clause


def _things(tale: Tale) -> tuple[str, ...]:
    """What the deeds of a tale are done to: "an old map" of "find an old map"."""
    things = (thing_of(c) for c in tale.clauses[:2] if c.kind not in ("want", "fear"))
    return tuple(
        t if t.endswith("s") else with_article(re.sub(r"^the ", "", t)) for t in things if t
    )[:2]


def _spoken_of(text: str) -> str:
    """An idea without the sentences that only tell the maker how the film should be."""
    parts = re.split(r"(?<=[a-z\d]{2}[.!?;])\s+", text)
    return " ".join(p for p in parts if not BRIEFING.match(p))


def two_of(whom: str) -> tuple[str, ...]:
    """ "a keeper and a lost whale" as ("a keeper", "a lost whale"); empty when they are not just two."""
    parts = re.split(r"\s+and\s+", whom)
    each = all(re.match(r"(?:an?|the|one|my|our)\s", p) and "," not in p for p in parts)
    return tuple(parts) if len(parts) == 2 and each and all(map(somebody, parts)) else ()


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
    if kind in ("day", "poem", "discovery", "loss") and EVENT.search(subject) and not clause:
        return "explainer" if YEAR.search(text) or re.search(r"\bdocu", text) else kind
    if kind == "last" and not re.search(
        r"\b(?:last|farewell|elegy)\b", f"{subject} {text[:20]}", re.IGNORECASE
    ):
        return "quest"
    if kind != "day" or re.search(DAILY, text, re.IGNORECASE):
        return kind
    if clause or re.search(r"\w and \w", subject):
        return "quest"
    alive = HUMAN.search(text) or ANIMAL.search(text) or gender_of(text)
    if somebody(subject) or living(subject):
        return kind
    if re.match(r"(?:my|our) (?:first|last) ", text, re.IGNORECASE):
        return kind
    bare = re.fullmatch(r"[A-Za-z]+", text) and not alive
    return "poem" if bare or ABSTRACT.match(subject) or ABSTRACT.match(text) else kind


def _honoured(
    kind: Kind, text: str, name: str, called_: tuple[str, str, str]
) -> tuple[str, str, str, str]:
    """(a, the, short, name) of whom a tribute is for: the name first, then "my sister"."""
    if kind != "tribute":
        return *called_, name
    if owned := OF_SOMEBODY.search(text):
        return owned[0], owned[0], owned[1], capital(owned[1])
    kin = re.search(rf"\b(?:{FAMILY})\b", text, re.IGNORECASE)
    bare = re.sub(r"'s$", "", kin[0].lower()) if kin else ""
    if name:
        return name, name, bare or called_[2], name
    if bare:
        return f"my {bare}", f"the {bare}", bare, capital(bare)
    return *called_, re.sub(r"^my ", "our ", called_[0])


def kind_of(text: str) -> Kind:
    """What kind of film an idea wants to be: the first kind whose words it holds.

    Who starts something "after mum died" has a way to go: the loss lies before the story.
    """
    kind = _first_kind(text)
    if kind == "loss" and _first_kind(AFTERWARDS.sub("", text)) in ("day", "quest"):
        return "quest"
    return kind


def _first_kind(text: str) -> Kind:
    if text.startswith("ad for "):
        return "product"
    for kind, pattern in KINDS:
        if kind == "explainer" and (TAUGHT.match(text) or WHEN_TOLD.match(text)):
            continue
        if re.search(pattern, text, re.IGNORECASE):
            return kind
    return "day"


def _explained(topic: str, text: str) -> str:
    """The topic of an explainer without the words "explainer" and "history of"."""
    asked, *more = re.split(r",\s+", question_part(topic))
    told = next((n for n, m in enumerate(more) if Words(m).subject(0)), len(more))
    topic = ", ".join([asked, *more[:told]])  # what is said of it is no part of the question
    behind = re.search(r"\b(?:history|invention|origins?|story) of (.+)$", text, re.IGNORECASE)
    if behind:
        return f"the story behind {behind[1]}"
    return re.sub(
        rf"\s+(?:explainer|tutorial|lesson|video|film)\b.*$|{AUDIENCE}|{FOR_WHOM}", "", topic
    ).strip(" ,")
