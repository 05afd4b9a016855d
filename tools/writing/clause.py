"""What somebody does in an idea: its past, its wish, what is lost, and how a picture shows it."""

import re

from tools.writing.english import base_form, ing_form, past_form
from tools.writing.patterns import VERBS

BE = {"is": "was", "are": "were", "was": "was", "were": "were"}
EACH_TIME = r"(?:every|each) (?:\w+ )?(?:second|minute|hour|day|night|morning|noon|afternoon|evening|week|month|year|summer|winter|spring|autumn|time|sunday|monday|tuesday|wednesday|thursday|friday|saturday)"
LONGEST = 20
"""Words of a clause; a longer one is a story of its own."""
NO_WISH = (
    "lose",
    "be",
    "forget",
    "wait",
    "run",
    "fall",
    "die",
    "live",
    "say",
    "receive",
    "find",
    "discover",
    "inherit",
    "hear",
    "see",
    "notice",
    "wake",
    "remember",
    "miss",
    "own",
    "have",
    "love",
    "hate",
    "know",
    "meet",
    "work",
    "get",
)
UNSEEN_VERBS = (
    "lose", "forget", "want", "wish", "dream", "need", "live", "die", "know", "become", "get", "never", "decide",
    "say", "think", "hope", "miss", "refuse", "start", "stop", "begin", "keep", "love", "hate", "fear", "like", "own",
)  # fmt: skip


def read_clause(clause: str, their: str, many: bool) -> tuple[str, str, str, str]:
    """(past, base, lost thing, -ing) of "loses his light in a storm"; empty when it is no verb phrase."""
    clause = re.split(r"[.;]|,\s+(?=and\b|but\b|so\b|then\b|until\b)", clause)[0].strip(" ,")
    clause = re.sub(r"^(?:has|have|had)\s+(?=(?:lost|found|forgotten|stolen|missed)\b)", "", clause)
    m = re.match(
        r"(?:(?P<adv>never|always|secretly|only|once|still|also)\s+)?(?P<verb>[A-Za-z']+)\b(?P<rest>.*)$",
        clause,
    )
    if not m or not clause or len(clause.split()) > LONGEST:
        return "", "", "", ""
    adverb = f"{m['adv']} " if m["adv"] else ""
    verb, rest = m["verb"], re.sub(r"\b(?:his|her|its|their)\b", their, m["rest"])
    be = verb.lower() in ("is", "are", "was", "were")
    past = ("were" if many else "was") if be else past_form(verb)
    rest = _second_verb(rest)
    base = (
        ""
        if be
        or verb.lower()
        in ("can", "could", "would", "cannot", "can't", "must", "has", "had", "never")
        else base_form(verb)
    )
    thing = (
        re.match(
            rf"\s+(?:{their}|the|an?)\s+([\w' -]+?)(?=$|\s+(?:in|on|at|from|to|and|except|but|when|while|during|before|after|the (?:day|night|morning|week))\b)",
            rest,
        )
        if base_form(verb) in ("lose", "forget") or verb == "stolen"
        else None
    )
    wish = (
        re.match(r"\s+(?:of|to)\s+(.+)$", rest)
        if base in ("dream", "want", "wish", "learn", "try", "hope", "long", "need", "decide")
        else None
    )
    goal = _goal(base, m["rest"] if not wish else rest, wish[1] if wish else None, their)
    return (
        f"{adverb}{past}{rest}",
        goal,
        thing[1] if thing else "",
        _doing(verb, base, m["rest"], adverb, their),
    )


def _second_verb(rest: str) -> str:
    """The verb after "and" in the past too: "plants a tree and waits" as "... and waited"."""

    def past(m: re.Match[str]) -> str:
        return m[1] + (BE.get(m[2]) or past_form(m[2]))

    joined = r"\b(?:and|but|until) (?:then |never |always |one (?:day|year|night|summer) )?(?:(?:I|we|he|she|they|it) )?"
    return re.sub(rf"({joined})({VERBS})(?=\s|$)", past, rest, count=2)


def _doing(verb: str, base: str, rest: str, adverb: str, their: str) -> str:
    """What a picture shows of it: "finding a paper boat"; empty for what cannot be seen.

    Of "is afraid and follows a firefly" it is the firefly that can be seen.
    """
    second = re.search(rf"\band ({VERBS})(\s.+)$", rest) if verb in BE else None
    if second:
        return _doing(second[1], base_form(second[1]), second[2], "", their)
    if not base or adverb.strip() in ("never", "once") or base in UNSEEN_VERBS or verb == "lost":
        return ""
    rest = re.split(rf"\s+(?:and|that|who|which|because|but|so|until|when|{EACH_TIME})\b", rest)[0]
    rest = re.sub(r"\b(?:every|each) ([aeiou])", r"an \1", rest)
    rest = re.sub(r"\b(?:every|each) (?=[a-z])", "a ", rest)
    rest = re.sub(r"\b(?:his|her|its|their)\b", their, rest)
    shown = re.sub(
        r"\s+for me\b|\bme\b(?! to)",
        "",
        re.sub(r"\bme (?=to )", "somebody ", ing_form(verb) + rest),
    ).strip()
    bare = len(shown.split()) == 1 and base in (
        "discover",
        "find",
        "notice",
        "realise",
        "realize",
        "believe",
        "remember",
    )
    return shown if len(shown.split()) <= 9 and not bare else ""


def _goal(base: str, rest: str, wish: str | None, their: str) -> str:
    """What somebody wants, as a base form: "becoming a singer" as "become a singer"."""
    if wish:
        first, _, tail = re.sub(r"\s+but\s.*$", "", wish).partition(" ")
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
            "fly": "fly",
            "play": "play",
        }
        return f"{fixed.get(first, first)} {tail}".strip()
    first = re.split(r"\s+(?:and|but)\s", re.sub(r"\b(?:his|her|its|their)\b", their, rest))[0]
    return f"{base}{first}" if base and base not in NO_WISH else ""
