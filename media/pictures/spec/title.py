"""The few words that are written on an abstract subject's picture."""

import re

from media.pictures.spec.tables import phrases
from media.pictures.spec.text import is_latin

TITLE_LENGTH = 40
LEADS = re.compile(
    r"^(?:an? |the |our )?(?:abstract |minimal |short )*(?:title card|logo reveal|launch video|explainer video|"
    r"explainer|onboarding video|animation|video|concept|commercial|intro|outro|teaser|logo|trailer)"
    r"(?: (?:for|of|about|on|showing))?(?: an? )?[:\s]*",
    re.IGNORECASE,
)
TRAILING = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "for",
        "to",
        "in",
        "on",
        "with",
        "by",
        "from",
        "at",
        "how",
        "is",
        "are",
        "our",
        "your",
    ]
)
WISHES = frozenset(w for words in phrases("exposure").values() for w in words) | {"please", "more"}
"""Words of a wish about a picture: they are done, not written on it."""


FRAMING = re.compile(
    r"^(?:(?:wide|medium|close|low-angle|high-angle|tracking|establishing|macro|aerial)[ -]?)+(?:(?:shot|up|view)(?:[^:]*:| of)?|(?:,[^:]*)?(?: of|:))\s*",
    re.IGNORECASE,
)
"""How the camera stands is no subject."""


def title_of(visual: str) -> str:
    """A few words of an abstract subject; nothing when the font could not write them."""
    plain = FRAMING.sub("", " ".join(visual.split()))
    if not is_latin(plain):
        return ""
    quoted = [part for part in plain.split('"')[1::2] if part.strip()]
    if quoted:
        return quoted[0][:48]
    words = re.split(r"[.,;:!?()|]", LEADS.sub("", plain))[0].split()
    kept: list[str] = []
    for word in words[:6]:
        if len(" ".join([*kept, word])) > TITLE_LENGTH:
            break
        kept.append(word)
    if len(kept) < len(words):  # cut before the half phrase that is left over
        starts = [i for i, word in enumerate(kept) if i > 1 and word.lower() in TRAILING]
        kept = kept[: starts[-1]] if starts else kept
    if not {w.lower() for w in kept} - WISHES:
        return ""
    while kept and kept[-1].lower() in TRAILING:
        kept.pop()
    title = " ".join(kept)
    return title[:1].upper() + title[1:]
