"""Whom an idea is about, as a noun phrase, and what the idea says they do."""

import re

from tools.writing.asked import asked
from tools.writing.english import is_plural, with_article
from tools.writing.patterns import (
    ANIMAL,
    FOLLOWS,
    HUMAN,
    MAKES,
    NUMBERS,
    PLURAL,
    SINGULAR,
    VERBS,
    Kind,
    somebody,
)
from tools.writing.topic import WHAT_IS, question_part

PAIR = re.compile(
    r"(?P<one>(?:an?|my|our|the)\s+[\w -]{2,40}?)\s+who\s+(?P<verb>[a-z]+s(?:\s+[a-z]+ly)?)\s+and\s+(?P<other>(?:his|her|its|their)\s+[\w -]{2,30})$",
    re.IGNORECASE,
)
"""Somebody who does one thing, "and her cat": the cat belongs to the subject."""
NEAR = r"in|on|at|of|near|with|under|by|from|during|inside|behind|against|for|to|the|an?|and|who|that|up|out|down"
OWNED = re.compile(
    r"(?P<owner>(?:my|our|the|an?) (?:\w+ ){0,2}\w+)(?:'s|’s) (?P<thing>(?:[a-z-]+ ){0,2}[a-z-]+)",
    re.IGNORECASE,
)
""" "My grandfather's old violin" is about him; the violin is what he had."""
BOTH = re.compile(
    rf"(?P<s>(?:(?:[Aa]n?|[Tt]he|[Mm]y|[Oo]ur|[Oo]ne)\s+(?:[\w'-]+\s+){{0,2}}?[\w'-]+,\s+)*(?:(?:an?|the|my|our|one|two|three|four|five|six|[A-Z]\w+)\s+)?(?:[\w'-]+\s+){{0,4}}?and\s+(?:(?:an?|the|his|her|its|their|my|our|{NUMBERS})\s+)?(?:(?!(?:{NEAR})\b)[\w'-]+\s+){{1,3}}?)(?:who\s+)?(?P<verb>(?:{VERBS}|(?!(?:{NEAR})\b)[a-z]+e|(?!(?:{NEAR})\b)[a-z]{{3,}}(?=\s+(?:{FOLLOWS})\b))\s+.+)$"
)
"""Two who do something together; the first verb after the second noun counts."""
LIST = re.compile(
    rf"(?P<s>(?:(?:an?|the|my|our|{NUMBERS})\s+(?:[\w-]+\s+){{0,2}}?[\w-]+,?\s+){{1,4}}and\s+(?:an?|the|my|our|{NUMBERS})\s+(?:[\w'-]+\s+){{0,2}}?[\w'-]+)(?=$|,|\s+(?:in|at|on|near|with|under|by|of|from|during|inside|behind|against|for)\b)",
    re.IGNORECASE,
)
"""Several who only are somewhere: "two dogs and a cat in the rain". Five at most: without a bound "a a a a" takes for ever."""
SINCE = re.compile(
    rf"\b(?:who|that) (?:has|have|had) [\w ]+? for [\w ]+? (?:days?|weeks?|months?|years?|decades?) (?={VERBS}\s)"
)
""" "who have not spoken for ten years" before the verb that tells the story."""
TEAM = re.compile(
    r"(?:an?|the|our|my)\s(?:[\w-]+\s){1,3}(?:team|crew|squad|choir|brigade)", re.IGNORECASE
)
""" "A mountain rescue team" is a team; nobody rescues it."""
BARE = re.compile(
    r"(?P<s>[A-Za-z]+[^s\W]s)\s+(?P<verb>(?:race|fight|dance|sing|fly|play|dream|travel|learn|meet|swim|climb|argue|run)(?:\s.+)?)"
)
SOUGHT = re.compile(r"(?:the\s+|an?\s+)?(?:quest|search|hunt)\s+for\s+(.+)", re.IGNORECASE)


def subject_of(text: str, kind: Kind) -> tuple[str, str]:
    """(noun phrase, what follows it)."""
    if kind == "product":
        return _offered(text), ""
    if kind == "explainer":
        return _taught(text), ""
    text = _told_part(text)
    text = re.sub(r"\s+(?:vs\.?|versus)\s+", " and ", text)
    if sought := SOUGHT.match(text):
        return "a lone wanderer", f"searches for {sought[1]}"
    if pair := PAIR.match(text):
        return f"{pair['one']} and {pair['other']}", pair["verb"]
    return _owner(text) or _several(text)


def _owner(text: str) -> tuple[str, str] | None:
    """ "My grandfather's old violin" is about him, who had an old violin."""
    owned = OWNED.fullmatch(text)
    if not owned or not somebody(owned["owner"]) or somebody(owned["thing"]):
        return None
    thing = owned["thing"]
    return owned["owner"], f"has {thing if is_plural(thing) else with_article(thing)}"


def _several(text: str) -> tuple[str, str]:
    """Two or more who do something together, else one."""
    both = BOTH.match(text)
    told = re.match(r"(.+?\band\s+(?:an?|the)\s+[\w' -]+?)\s+(?:who|that)\s+\w+[^s]s\b", text)
    if told:  # "the widow and the parrot who speaks French": only the parrot speaks
        return told[1], ""
    if both and not re.search(rf"\s{VERBS}\s", both["s"].split(" and ")[0] + " "):
        return both["s"].strip(), both["verb"]
    listed = LIST.match(text)
    return (listed["s"].strip(), "") if listed else _one(_living(text))


def _told_part(text: str) -> str:
    """Of "Norway: a fisherman finds ..." the part with somebody in it, else what stands before the colon."""
    before, colon, after = text.partition(": ")
    alive = [bool(HUMAN.search(part) or ANIMAL.search(part)) for part in (before, after)]
    return after if colon and alive == [False, True] else before or text


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
    if TEAM.fullmatch(text):
        return _noun(text), ""
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
    before, _, after = text.partition(": ")
    text = before if after and len(before.split()) > 2 else text
    if made := MAKES.match(text):
        return made[1]
    return _noun(
        re.split(
            r"\s+(?:(?:made|built|designed|crafted|brewed|grown|woven)\s+(?:in|by|from|of|with|for|at|on)|turns|celebrates|opens|launches|makes|sells|offers|has|we|first|now)\b",
            text,
        )[0]
    )


def _taught(text: str) -> str:
    """The noun phrase an explainer is about."""
    text = question_part(text)
    if what := WHAT_IS.match(text):
        return what[1]
    if re.match(r"(?:how to|how you|why (?:we|you|i)|how (?:we|i)|what to)\b", text, re.IGNORECASE):
        return "somebody at work"
    if known := asked(text).head:
        return known
    said = re.match(
        r"(?:how|why|what|when|where)\s+(?:if|do|does|is|are|did|can|was|were)\s+((?:the\s+|an?\s+)?[\w'-]+)",
        text,
        re.IGNORECASE,
    )
    if said:
        return said[1]
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
        r",|\s+(?:raised|betrayed|trapped|hidden|born|made|lost|stuck|built)\s+(?:by|in|into|from|to|on|of|at)\b|\s+(?:in|at|on|near|with|under|from|during|inside|behind|against|across|opposite|beside|above|around|along|without|between|for|about|called|named|is|are|as|to|and (?:his|her|their|a|an|the|its)|but|who|that|which|every|by|after|before|when|where|because)\b",
        text,
    )[0].strip()
    return head or text
