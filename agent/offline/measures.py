"""Reads numbers, lengths, shapes, qualities and languages out of words. Seconds are floats here."""

import re
from dataclasses import dataclass

from agent.offline.lexicon import LANGUAGES
from tools.writing.slots import NTH

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ORDINALS = [*NTH, "eleventh", "twelfth"]
WORD_NUMBER = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(UNITS[1:10])}))?|{'|'.join(reversed(UNITS))}|a couple of|a few)"
NUM = rf"(?:\d+(?:[.,]\d+)?|{WORD_NUMBER})"
SECOND = r"(?:s|secs?|seconds?|sek(?:unden)?|segundos?|secondes?)"
MINUTE = r"(?:m|mins?|minutes?|minuten?)"
DURATION = re.compile(
    rf"(?:\b(?P<mm>\d{{1,2}}):(?P<ss>\d\d)\b(?!\s*(?:format|ratio|aspect))"
    rf"|\b(?P<mhalf>(?P<mh>{NUM}|an?) (?:minutes? and a (?P<mp>half|quarter)|and a (?P<mq>half|quarter) minutes?))\b"
    rf"|\b(?P<ahalf>(?:(?:an?(?:other)?|one) seconds? and a half|(?P<ah>{NUM}) and a half {SECOND}))\b"
    rf"|\b(?P<quarter>(?:a )?quarter(?: of)?(?: an?)? minute)\b|\b(?P<over>(?:an?|one|1) min(?:ute)?,?(?: and)? (?P<on>{NUM}))(?: ?{SECOND})?\b(?!\s*{MINUTE})"
    rf"|\b(?P<half>(?:a )?half(?:[- ]an?|[- ]a)?[- ]minutes?)\b"
    rf"|\b(?P<amh>a minute and a half|one and a half minutes?|1\.5 ?min(?:ute)?s?)\b"
    rf"|\b(?P<minn>{NUM})[ -]?(?:{MINUTE})(?:(?: and)? (?P<plus>{NUM}) ?{SECOND})?\b"
    rf"|\b(?P<min>a|one)[ -](?:full |whole |good )?minute\b|\b(?P<sec>{NUM})[ -]?(?:more |extra |additional |full |whole )?{SECOND}\b|\b(?P<asec>an?(?: whole)?) (?:second|sec)\b(?! (?:scene|one|shot|take|time|voice|picture)))",
    re.IGNORECASE,
)
ASPECT = [
    ("9:16", r"9\s*[:x/]\s*16|(?:9|nine) by (?:16|sixteen)|vertical(?:ly)?|portrait(?! of)|tik ?tok|reels?\b|youtube shorts?|\bshorts\b|(?:insta(?:gram)? |for |in )?stor(?:y|ies) (?:format|size|shape)|(?:insta(?:gram)? |for )stories|upright|phone (?:format|screen)|for (?:my |the )?(?:phone|mobile)s?|hochformat"),
    ("1:1", r"1\s*[:x]\s*1\b|1 by 1|one (?:to|by) one|square|insta(?:gram)? (?:post|feed|square)|quadratic"),
    ("16:9", r"16\s*[:x/]\s*9|(?:16|sixteen) by (?:9|nine)|sideways|landscape(?: format| mode| again)?|horizontal(?:ly)?|wide ?screen|youtube(?! short)|for (?:the )?(?:tv|television|cinema)|querformat"),
]  # fmt: skip
ASPECTS = [(k, re.compile(rf"(?<![\w:])(?:{v})(?!\w)", re.IGNORECASE)) for k, v in ASPECT]
ELSE = r"(?:21|18|4|5|3|2|2\.35|2\.39|2\.4|1\.85|1\.91)\s*:\s*(?:9|5|4|3|2|1)(?![\d:])|16:10"
NO_SHAPE = re.compile(
    rf"(?<![\w:.])(?:{ELSE}|(?:4|four|5|five|3|three) by (?:5|five|4|four|3|three)(?! (?:scenes|seconds|grid))|four to three(?=\W*$)|twenty[- ]?one (?:to|by) nine)(?!\w)",
    re.IGNORECASE,
)
"""Shapes that films have elsewhere and never here."""
QUALITY = [
    (
        "4k",
        re.compile(
            r"\b(?:(?:best|highest|top|max(?:imum)?|full) (?:quality|res(?:olution)?)|4 ?k|uhd|ultra ?hd|2160p?|four k)\b",
            re.IGNORECASE,
        ),
    ),
    ("1080p", re.compile(r"\b(?:1080p?|ten[- ]?eighty|full ?hd|fhd)\b", re.IGNORECASE)),
    ("720p", re.compile(r"\b(?:720p?|seven[- ]?twenty)\b", re.IGNORECASE)),
    ("1080p", re.compile(r"(?<!ultra )(?<!ultra-)\bhd\b", re.IGNORECASE)),
]
EFFORT = [
    ("high", re.compile(r"\b(?:(?:high|highest|good|best|top|full|max(?:imum)?|premium|great|finest|proper high|full-whack|final)[- ](?:quality|res(?:olution)?|def(?:inition)?)|hq|hi-?q|in high)\b", re.IGNORECASE)),
    ("draft", re.compile(r"\b(?:drafts? quality|rough quality|drafts? renders?|rough (?:is|will|would)|quick and dirty|pre-?viz|(?:gimme|give me|just|only|make) (?:a |some )?drafts?|as (?:a )?(?:rough |quick |cheap )?drafts?|in draft|quick draft|rough drafts?|drafts? (?:of|version|mode)|(?:a|quick|rough) (?:quick |rough )?(?:draft|version)|low(?:est)?[- ]quality|cheap(?:est)?(?: quality| version)?|generate drafts?|draft(?=[,.!]|$)|drafts? (?:is|are|will do|would do|does)(?: fine| ok| enough)?)\b", re.IGNORECASE)),
    ("standard", re.compile(r"\b(?:(?:standard|normal|medium)[- ]quality|in standard|standard (?:is|will|would)|std)\b", re.IGNORECASE)),
]  # fmt: skip
CODE = re.compile(r"\blang(?:uage)?\s*[:=]\s*([a-z]{2,3})\b", re.IGNORECASE)
LANGUAGE = re.compile(rf"\b({'|'.join(LANGUAGES)})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Length:
    """A length of time found in a text."""

    start: int
    end: int
    seconds: float


def number(text: str) -> float | None:
    """`"twenty-five"`, `"4"`, `"2,5"` as a number; None when it is none."""
    low = text.lower().strip().replace(",", ".")
    if re.fullmatch(r"\d+(?:\.\d+)?", low):
        return float(low)
    low = {"a couple of": "two", "a few": "three"}.get(low, low)
    parts = re.split(r"[- ]", low)
    total = 0
    for part in parts:
        if part in UNITS:
            total += UNITS.index(part)
        elif part in TENS:
            total += 20 + 10 * TENS.index(part)
        else:
            return None
    return float(total)


def lengths(text: str) -> list[Length]:
    """All lengths of time in `text`, in seconds."""
    found: list[Length] = []
    for m in DURATION.finditer(text):
        seconds = _seconds(m)
        if seconds:
            found.append(Length(m.start(), m.end(), seconds))
    return found


FIXED = (("half", 30.0), ("quarter", 15.0), ("amh", 90.0), ("min", 60.0))


def _seconds(m: re.Match[str]) -> float:
    """One length in seconds; 9:16 is a shape and no length."""
    if fixed := next((s for name, s in FIXED if m[name]), None):
        return fixed
    if m["mm"]:
        return (
            0.0
            if (int(m["mm"]), int(m["ss"])) in ((9, 16), (16, 9))
            else int(m["mm"]) * 60 + int(m["ss"])
        )
    if m["mhalf"]:
        part = 30 if "half" in (m["mp"] or m["mq"]) else 15
        return 60 * (number(m["mh"]) or 1) + part
    if m["ahalf"]:
        return (number(m["ah"]) or 0) + 0.5 if m["ah"] else 1.5
    if m["over"]:
        return 60 + (number(m["on"]) or 0)
    if m["minn"]:
        return 60 * (number(m["minn"]) or 0) + (number(m["plus"]) or 0 if m["plus"] else 0)
    return (number(m["sec"]) or 0.0) if m["sec"] else 1.0


def aspect(text: str) -> tuple[str, re.Match[str]] | None:
    """The picture's shape and where it stands."""
    hits = [(m.start(), key, m) for key, pattern in ASPECTS if (m := pattern.search(text))]
    return min(hits)[1:] if hits else None


def no_shape(text: str) -> str:
    """The shape asked for that no film can have here: "4:5"; empty when there is none."""
    m = NO_SHAPE.search(text)
    return m[0] if m else ""


def only_no_shape(text: str) -> str:
    """The same, where nothing else is asked for: "make it 4:5 please"."""
    shape = no_shape(text)
    return shape if shape and ONLY.fullmatch(NO_SHAPE.sub(" ", text)) else ""


ONLY = re.compile(
    r"\W*(?:(?:make|turn|set|switch|change|go|i|want|need|we|can|could|you|have|the|a|an|it|this|that|film|movie|video|thing|whole|to|into|in|for|as|please|pls|thanks|now|format|aspect|ratio|shape|is|be|should|and)\b\W*)*",
    re.IGNORECASE,
)


def first_of(
    table: list[tuple[str, re.Pattern[str]]], text: str
) -> tuple[str, re.Match[str]] | None:
    """The first entry of a table of patterns that occurs."""
    return next(((key, m) for key, pattern in table if (m := pattern.search(text))), None)


def language(text: str) -> tuple[str, re.Match[str]] | None:
    """The code of the language named last ("not Dutch, French"), and where it stands."""
    m = next(reversed(list(LANGUAGE.finditer(text))), None)
    if m:
        return LANGUAGES[m[1].lower()], m
    code = CODE.search(text)
    return (code[1].lower(), code) if code else None


def tidy(value: float) -> int | float:
    """Whole seconds as an int, else one decimal."""
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded
