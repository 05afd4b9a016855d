"""Lengths that an idea names: how long the film is to be, and how long something in it takes."""

import re

from tools.writing.patterns import STEP
from tools.writing.tale.phrases import Words
from tools.writing.tale.words import finite

SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen")  # fmt: skip
LARGE = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {w: n for n, w in enumerate(SMALL, 1)} | {w: 10 * n for n, w in enumerate(LARGE, 2)}
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
COUNT = rf"(?:\d+(?:[.,]\d+)?|(?:{TENS})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|{'|'.join(NUMBERS)})"
LEAD = r"(?:,?\s*\b(?:of|for|about|around|roughly|exactly|in|lasting|maybe|like|something like|max(?:imum)?|at most|up to|under|duration|length|lasts?|running|it should (?:be|last)|should (?:be|last)|must be|make it|no more than|run ?time:?)\s*:?\s*){0,3}"
SECONDS = re.compile(
    rf"{LEAD}(?:(?P<half>\b(?:a )?half(?:[- ](?:an? )?|[- ])minutes?)|(?P<amh>\b(?:one and a half|1\.5|a minute and a half)(?: minutes?| mins?)?\b)|\b(?P<m>{COUNT}|a)[- ]?(?:minutes?|mins?\b|min\b)(?: and a (?P<extra>half))?|(?<!the )\b(?P<s>{COUNT}(?=[- ]?sec)|\d+(?=[- ]?s\b))[- ]?(?:seconds?|secs?\b|s\b))(?:\s+(?:long|max(?:imum)?|total|or so|each way|tops|in length|at most)\b)*",
    re.IGNORECASE,
)
GENRE = r"(?:film|movie|video|vid|clip|story|cartoon|animation|short film|short|reel|thing|piece|tale|breakdown|script|storyboard|one(?= (?:about|for|on|with|of|where|in which)\b)|mini[- ]film|fairy ?tale|something)"
AD = r"(?:ad|advert|advertisement|commercial|promo|spot|teaser|trailer|explainer|tutorial|tribute|invitation|invite|poem|love letter|greeting|announcement|documentary|campaign|music video|lullaby|launch|news)"


def count(text: str) -> float | None:
    """`"forty-five"` or `"2"` as a number."""
    low = text.lower().replace(",", ".")
    if re.fullmatch(r"\d+(?:\.\d+)?", low):
        return float(low)
    found = [NUMBERS[p] for p in re.split(r"[- ]", low) if p in NUMBERS]
    return float(sum(found)) if found else None


def seconds_of(m: re.Match[str]) -> float:
    """The length a match of SECONDS stands for."""
    if m["half"]:
        return 30.0
    if m["amh"]:
        return 90.0
    if m["m"]:
        minutes = 1.0 if m["m"].lower() == "a" else count(m["m"]) or 0.0
        return 60 * minutes + (30 if m["extra"] else 0)
    return count(m["s"]) or 0.0


PART_OF_IT = re.compile(
    r"\b(?:in (?:under|less than)|within|even for|every|after|only takes?|it takes) (?:an? )?[\w-]+ (?:minutes?|seconds?|hours?)$|\b(?:in (?:under|less than)|even for) an? (?:minute|second)$",
    re.IGNORECASE,
)
"""A length that an idea is about: "finds a parking space in under a minute"."""


ROUGHLY = re.compile(
    r"\b(?:about|around|roughly|exactly|maybe|like|at most|max|maximum|up to|no more than|lasting|length|duration|long)\b",
    re.IGNORECASE,
)
"""A length told so is the film's: "..., about ninety seconds"."""


DOES = re.compile(
    rf"\b(?:{AD}|product)\b[^,.;:]*\b(?:that|which) (?!is\b|lasts\b|runs\b)[a-z]+s\b[^,.;:]*$",
    re.IGNORECASE,
)
""" "An ad for a charger that fills the battery" is followed by how fast it does that."""


def of_a_deed(text: str, m: re.Match[str]) -> bool:
    """Whether a length belongs to what is done: "bake 40 minutes", "she reads a book in two minutes"."""
    if ROUGHLY.search(m[0]):
        return False
    if DOES.search(text[: m.start()]) and re.match(r"\s*in\b", m[0]):
        return True
    clause = re.split(r"[,.;:–(]\s+|\b(?:and|then)\s+", text[: m.start()])[-1].strip()
    if re.search(rf"\b(?:{GENRE}|{AD}|long)\b", clause + text[m.end() :][:24], re.IGNORECASE):
        return False
    first = clause.partition(" ")[0]
    does = finite(first, False) and first not in ("is", "lasts", "runs")  # "charges in 20 minutes"
    return bool(clause) and (does or bool(STEP.match(clause) or Words(clause).subject(0)))


def asked_length(text: str) -> re.Match[str] | None:
    """The length asked for: of several the one that stands apart, not "cleans a litre in 30 seconds"."""
    found = [
        m
        for m in SECONDS.finditer(text)
        if not PART_OF_IT.search(text[: m.end()]) and not of_a_deed(text, m)
    ]
    apart = (
        m
        for m in found
        if re.search(
            r"(?:^|[,.;:–(-]\s*)$", text[: m.start()] + m[0][: len(m[0]) - len(m[0].lstrip(" ,"))]
        )
        and re.match(r"\s*(?:$|[,.;:!)–-]|(?:film|video|clip|ad|teaser|spot)\b)", text[m.end() :])
    )
    return next(apart, found[0] if found else None)
