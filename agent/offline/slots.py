"""The words of a part's parameters, as the person said them."""

import re

from agent.offline.reader import Part, Span
from agent.offline.text import Prepared

MANNERS = frozenset({"instruction", "style", "tone"})
TEXTS = frozenset({"title", "narration", "visual"})


def slots(part: Part, said: Prepared) -> dict[str, tuple[str, ...]]:
    """The words of every parameter, as often as it is said."""
    slots: dict[str, tuple[str, ...]] = {}
    for s in part.slots:
        slots[s.name] = (*slots.get(s.name, ()), _words(s, said))
    return slots


SIZE = re.compile(
    r"(?:\b(?:an? (?:bit|little|touch|tad)|too|more|less|much|very|way|not|no|never|add|see|make|keep|so|far|another)\s+)+$",
    re.IGNORECASE,
)


RENAMED = re.compile(r"^.*?(?:->|→|=>)\s*(?=\S)|^(?:to|as|it|one)\s+(?=[A-Z])")
"""Before the new title: the old one, or a word of the order."""
DANGLING = re.compile(r"(?:\s+(?:at|in|on|for|of|to|the|an?|and|but|so))+$", re.IGNORECASE)


def _words(span: Span, said: Prepared) -> str:
    """The words of a span; a quotation in it stands for itself where it is all there is to say."""
    ends = " ,;:-–—" if span.name in ("narration", "title") else " ,.;:!?-–—"
    stop = (
        span.end + 1
        if said.text[span.end : span.end + 1] in tuple(".!?") and span.name == "narration"
        else span.end
    )
    lead = SIZE.search(said.text[: span.start]) if span.name in MANNERS else None
    text = said.text[lead.start() if lead else span.start : stop].strip(ends)
    if span.name == "title":
        text = RENAMED.sub("", text.removesuffix("."))
        text += ")" if "(" in text and ")" not in text else ""
    if span.name in MANNERS:
        text = DANGLING.sub("", text)
    if not re.search(r"\w{3}|\d|QUOTE|b/w", text) and span.name not in ("narration", "title"):
        return ""
    quote = said.quoted(text)
    return quote if quote and span.name in TEXTS else said.restore(text)
