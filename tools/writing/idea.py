"""Reads one idea: whom it is about, what they do, where, and what kind of film it wants to be."""

import re

from pydantic import BaseModel

from tools.writing.beats import read_beats, told
from tools.writing.english import base_form, capital, past_form
from tools.writing.naming import called, name_of, pronouns_of
from tools.writing.patterns import (
    FAMILY,
    KINDS,
    SINGULAR,
    VENUE,
    VERBS,
    Kind,
)
from tools.writing.topic import lower, question_of, setting_of, topic_of


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


def read_idea(text: str) -> Idea:
    """Take an idea apart. Never raises; what cannot be read stays empty."""
    clean = re.sub(r"\s+", " ", text.strip()).strip(" .!")
    beats = read_beats(text)
    clean = told(clean)
    first = re.split(r"(?<=[a-z])[.!?;]\s+(?=[A-Z])", clean)[0] if not beats else clean
    kind = kind_of(clean)
    subject, clause = _subject(topic_of(first, kind), kind)
    name = name_of(clean, subject)
    a, the, short = called(subject, name, kind)
    they, them, their, was = pronouns_of(subject, clean, name, kind)
    verb = _clause(clause, their)
    setting = setting_of(first)
    topic = lower(topic_of(first, kind))
    topic = _explained(topic, first) if kind == "explainer" else topic
    if kind == "tribute":
        kin = re.search(rf"\b(?:{FAMILY})\b", clean, re.IGNORECASE)
        bare = re.sub(r"'s$", "", kin[0].lower()) if kin else ""
        name = name or capital(bare) or re.sub(r"^my ", "our ", a)
        a, the, short = (f"my {bare}", f"the {bare}", bare) if bare else (a, the, short)
    return Idea(
        text=clean, kind=kind, a=a, the=the, short=short, they=they, them=them, their=their, was=was, did=verb[0], goal=verb[1], thing=verb[2],
        topic=topic, question=question_of(topic) if kind == "explainer" else "", setting=setting, name=name or (the if kind == "product" else capital(short)), beats=tuple(beats),
        venue=kind == "product" and bool(VENUE.search(short)),
    )  # fmt: skip


def kind_of(text: str) -> Kind:
    """What kind of film an idea wants to be: the first kind whose words it holds."""
    for kind, pattern in KINDS:
        if re.search(pattern, text, re.IGNORECASE):
            return kind
    return "day"


def _explained(topic: str, text: str) -> str:
    """The topic of an explainer without the words "explainer" and "history of"."""
    behind = re.search(r"\b(?:history|invention|origins?|story) of (.+)$", text, re.IGNORECASE)
    if behind:
        return f"the story behind {behind[1]}"
    return re.sub(r"\s+(?:explainer|tutorial|lesson|video|film)\b.*$", "", topic)


def _subject(text: str, kind: Kind) -> tuple[str, str]:
    """(noun phrase, what follows it)."""
    if kind == "product":
        return _noun(
            re.sub(r"^(?:an?|the|our|my)\s+(?:brand[- ])?new\s+", "a ", text, flags=re.IGNORECASE)
        ), ""
    if kind == "explainer":
        return _taught(text), ""
    m = re.match(
        rf"(?P<s>.+?)(?:,\s*|\s+)(?:(?:who|that|which)\s+(?P<rel>.+)|(?P<verb>{VERBS}\b.+)|(?P<ing>(?:waiting|lost|searching|looking|trying|learning|going|living|dreaming|running|racing|flying|walking|stuck|trapped|afraid|turning|opening|travelling|traveling|working|playing|sailing)\b.+))$",
        text,
        re.IGNORECASE,
    )
    if (
        m
        and len(m["s"].split()) <= 8
        and not re.fullmatch(r"(?:a|an|the|my|our|his|her)", m["s"], re.IGNORECASE)
    ):
        return _noun(m["s"]), (
            m["rel"] or m["verb"] or ("was " + m["ing"] if m["ing"] else "")
        ).strip()
    singular = SINGULAR.match(text)
    if singular and len(singular["s"].split()) > (
        0 if re.match(r"(?!A |An |The |My |Our )[A-Z]", text) else 1
    ):
        return _noun(re.sub(r",? \d+,?", "", singular["s"]).strip()), singular["verb"]
    return _noun(text), ""


def _taught(text: str) -> str:
    """The noun phrase an explainer is about."""
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
            r"\s+(?:is|are|make|makes|work|works|matters?|become|becomes|grow|grows|fly|sleep|move|form|forms|get|gets|do|does|can|was|were|happen|happens|on|in)\b",
            m["s"],
        )[0]
    return re.split(r"\s+(?:for|in|on|at)\b|,", text)[0]


def _noun(text: str) -> str:
    """The noun phrase up to its first preposition or comma."""
    text = re.sub(r"(\w)(?:'s|’s)\s+(?:last|first|best|worst)\s.*$", r"\1", text)
    head = re.split(
        r",|\s+(?:in|at|on|near|with|under|from|during|inside|behind|against|for|about|called|named|is|are|as|to|and (?:his|her|their|a|an|the|its)|who|that|which|every|by|after|before|when|where|because)\b",
        text,
    )[0].strip()
    return head or text


def _clause(clause: str, their: str) -> tuple[str, str, str]:
    """(past, base, lost thing) of "loses his light in a storm"; empty strings when it is no verb phrase."""
    clause = re.split(r"[.;]|,\s+(?=and\b|but\b|so\b|then\b|until\b)", clause)[0].strip(" ,")
    m = re.match(
        r"(?:(?P<adv>never|always|secretly|only|once|still|also)\s+)?(?P<verb>[A-Za-z']+)\b(?P<rest>.*)$",
        clause,
    )
    if not m or not clause or len(clause.split()) > 14:
        return "", "", ""
    adverb = f"{m['adv']} " if m["adv"] else ""
    verb, rest = m["verb"], re.sub(r"\b(?:his|her|its|their)\b", their, m["rest"])
    be = verb.lower() in ("is", "are", "was", "were")
    past = ("were" if their == "their" else "was") if be else past_form(verb)
    base = (
        ""
        if be or verb.lower() in ("can", "cannot", "can't", "must", "has", "never")
        else base_form(verb)
    )
    thing = (
        re.match(
            rf"\s+(?:{their}|the|an?)\s+([\w' -]+?)(?=$|\s+(?:in|on|at|from|to|and|when|while|during)\b)",
            rest,
        )
        if base_form(verb) in ("lose", "miss", "forget", "steal")
        else None
    )
    wish = (
        re.match(r"\s+(?:of|to)\s+(.+)$", rest)
        if base in ("dream", "want", "wish", "learn", "try", "hope", "long", "need", "decide")
        else None
    )
    goal = _goal(base, rest, wish[1] if wish else None)
    return f"{adverb}{past}{rest}", goal, thing[1] if thing else ""


def _goal(base: str, rest: str, wish: str | None) -> str:
    if wish:
        first, _, tail = wish.partition(" ")
        first = re.sub(r"ing$", "", first) if first.endswith("ing") else first
        fixed = {
            "becom": "become",
            "danc": "dance",
            "writ": "write",
            "mak": "make",
            "hav": "have",
            "leav": "leave",
            "sav": "save",
            "be": "be",
            "swimm": "swim",
            "runn": "run",
            "gett": "get",
            "sitt": "sit",
            "com": "come",
            "driv": "drive",
            "rid": "ride",
            "liv": "live",
        }
        return f"{fixed.get(first, first)} {tail}".strip()
    return f"{base}{rest}" if base and base not in ("lose", "be", "forget", "wait") else ""
