"""Whom an idea is about: a name, a noun with its article, pronouns."""

import re

from tools.writing.english import is_plural, with_article
from tools.writing.patterns import (
    ANIMAL,
    FAMILY,
    FEMALE,
    HUMAN,
    MALE,
    NAME_AFTER,
    NUMBERS,
    VERBS,
    Kind,
)
from tools.writing.people import gender_of
from tools.writing.topic import lower

CALENDAR = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter)s?\b"
)


ORDINARY = frozenset(
    [
        "A",
        "An",
        "The",
        "My",
        "Our",
        "Two",
        "Three",
        "One",
        "How",
        "Why",
        "What",
        "Some",
        "Many",
        "Someone",
        "Somebody",
    ]
)
"""First words that only begin a sentence."""


def name_of(text: str, subject: str) -> str:
    """A proper name of whom or what it is about; empty when there is none."""
    called = re.search(
        r"\b(?:called|named|[Mm]y name is)\s+\"?([A-Z][\w'-]*(?:\s+[A-Z][\w'-]*){0,3})",
        re.split(r"(?<=[a-z])[.!?]\s|\b(?:who|that)\b", text)[0],
    )
    if called:
        return called[1]
    quoted = re.search(r"[\"“]([A-Z][^\"”]{1,30})[\"”]", text)
    if quoted:
        return quoted[1]
    after = NAME_AFTER.search(text)
    if after and CALENDAR.match(after[1]):
        after = None
    if after and not re.search(
        rf"\b(?:in|on|at|from|of|to|near)\s+(?:the\s+)?{re.escape(after[1])}", text
    ):
        return after[1]
    subject = re.sub(r"^(?:Old|Young|Little) (?=(?:Mr|Mrs|Ms|Miss)\b)", "", subject)
    if " & " in text and subject.replace(" and ", " & ") in text and subject[:1].isupper():
        return subject.replace(" and ", " & ")
    own = re.fullmatch(r"([A-Z][\w'-]+(?:\s+(?:and\s+)?[A-Z][\w'-]+){0,2})", subject)
    first = subject.split()[0] if subject else ""
    return (
        own[1]
        if own
        and first not in ORDINARY
        and (
            len(own[1].split()) > 1
            or re.search(rf"(?<!^)\b{re.escape(own[1])}\b", text)
            or re.match(rf"{re.escape(own[1])}\s+{VERBS}\b", text)
            or re.match(rf"{re.escape(own[1])},? \d+,", text)
            or re.match(rf"{re.escape(own[1])}, (?:an?|the|our|your) [a-z]", text)
        )
        else ""
    )


def called(subject: str, name: str, kind: Kind) -> tuple[str, str, str]:
    """("a lighthouse keeper", "the keeper", "keeper")."""
    if re.fullmatch(r"(?:someone|somebody)", subject, re.IGNORECASE):
        return "someone", "that someone", "someone"
    bare = _bare(subject, name, kind)
    if name and kind != "tribute":
        return _named(bare, name, kind)
    low = lower(bare)
    if re.match(r"(?:\w+ )?(?:Mr|Mrs|Ms|Miss|Dr) [A-Z]", low):
        return low, low, low
    if re.match(r"[A-Z][a-z]+ [a-z]", low) and not gender_of(low.split()[0]):
        low = low[:1].lower() + low[1:]  # a capital that only begins the sentence
    if name and kind == "tribute" and not re.search(rf"\b(?:{FAMILY})\b", subject, re.IGNORECASE):
        return name, name, low
    return _unnamed(subject, low, kind)


def _bare(subject: str, name: str, kind: Kind) -> str:
    """The subject without article, owner and name."""
    first = r"^(?:an?|the|my|our|his|her|their|one|this|some)\s+"
    bare = re.sub(first, "", subject, flags=re.IGNORECASE).strip() or "story"
    bare = re.sub(r"^(?:new|brand new)\s+", "", bare) if kind == "product" else bare
    bare = bare.translate({ord(c): None for c in '"“”'})
    for said in (name, name.replace("&", "and")) if name != bare else ():
        bare = bare.replace(said, "").strip(" ,") or bare if said else bare
    return bare


def _named(bare: str, name: str, kind: Kind) -> tuple[str, str, str]:
    """("a dog called Bruno", "Bruno", "dog")."""
    if bare.lower() == name.lower():
        return name, name, name
    return name if kind == "product" else f"{with_article(lower(bare))} called {name}", name, bare


def _unnamed(subject: str, low: str, kind: Kind) -> tuple[str, str, str]:
    """("a fox and a frog", "the fox and the frog", "fox and a frog"); "my aunt" stays my aunt."""
    if re.match(rf"(?:{FAMILY})'s\s", low, re.IGNORECASE) and low.lower() == subject.lower():
        return low, low, low
    definite = re.match(r"the\s", subject, re.IGNORECASE)
    if kind == "explainer" and not definite:
        return low, low, low
    owned = re.match(r"(?:my|our)\s", subject, re.IGNORECASE)
    the = "the " + re.sub(r"(\band|,) an? ", r"\1 the ", low)
    if owned and kind in ("product", "invitation"):
        the = f"our {low}"
    elif owned and kind not in ("explainer", "tribute"):
        the = lower(subject)
    if definite or owned:
        return lower(subject), the, low
    return low if several(subject, kind) and is_plural(low) else with_article(low), the, low


def several(subject: str, kind: Kind) -> bool:
    """Whether whom it is about are more than one."""
    subject = re.split(r"\s(?:of|from|in)\s", subject)[0]
    many = re.match(
        rf"(?:{NUMBERS})\b|(?:my|our|the)\s+(?:[\w-]+\s+)*[\w-]+[^su']s$|.*\b(?:friends|brothers|sisters|people|children|kids|twins|neighbours|grandparents)$",
        subject,
        re.IGNORECASE,
    )
    if re.search(r"\band\b", subject):
        return kind != "product"
    plural = re.fullmatch(r"[a-z]+ ?[a-z]*[^su]s", subject)
    return bool(many or plural) and kind != "product"


def pronouns_of(subject: str, text: str, name: str, many: bool) -> tuple[str, str, str, str]:
    """(they, them, their, was) for the subject; people of unknown gender are "they"."""
    they = ("they", "them", "their", "were")
    known = {"she": ("she", "her", "her", "was"), "he": ("he", "him", "his", "was")}
    if many or re.search(r"\bcouple\b", subject, re.IGNORECASE):
        return ("we", "us", "our", "were") if re.search(r"\band I$", subject) else they
    if FEMALE.search(subject):
        return known["she"]
    if MALE.search(subject):
        return known["he"]
    if gender := gender_of(name):
        return known[gender]
    if re.search(r"\b(?:she|her)\b", text, re.IGNORECASE):
        return known["she"]
    if re.search(r"\b(?:he|his|him)\b", text, re.IGNORECASE):
        return known["he"]
    if HUMAN.search(subject) or (name and not ANIMAL.search(subject)):
        return they
    return "it", "it", "its", "was"
