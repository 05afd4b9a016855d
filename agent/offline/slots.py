"""The words of a part's parameters, as the person said them."""

import re

from agent.offline.reader import Part, Span
from agent.offline.text import Prepared
from agent.offline.wording import plain

MANNERS = frozenset({"instruction", "style", "tone"})
TEXTS = frozenset({"title", "narration", "visual"})


def slots(part: Part, said: Prepared) -> dict[str, tuple[str, ...]]:
    """The words of every parameter, as often as it is said."""
    slots: dict[str, tuple[str, ...]] = {}
    for s in whole_wishes(part, said.text):
        slots[s.name] = (*slots.get(s.name, ()), _words(s, said))
    return slots


BARE = re.compile(r"\W*(?:an?|the)\W*", re.IGNORECASE)
STOPS = re.compile(
    r"[,.;:!?()\n]|->|→|\s[-–—]\s|\b(?:and|but|then|because|so that|cause|since)\b", re.IGNORECASE
)


def whole_wishes(part: Part, text: str) -> list[Span]:
    """An instruction with all the words between two stops that are nothing else: "give him | a wide smile"."""
    others = [*part.where, *(s for s in part.slots if s.name != "instruction")]
    out: list[Span] = []
    for span in part.slots:
        if span.name != "instruction":
            out.append(span)
            continue
        ends = [m.end() for m in STOPS.finditer(text, part.start, span.start)]
        begins = [m.start() for m in STOPS.finditer(text, span.end, part.end)]
        start = max([part.start, *ends, *(o.end for o in others if o.end <= span.start)])
        end = min([part.end, *begins, *(o.start for o in others if o.start >= span.end)])
        start = max(text.find(plain(text[start : span.end]), start), start)
        bare = BARE.fullmatch(text[start : span.start])
        whole = Span(span.name, span.start if bare else min(start, span.start), max(end, span.end))
        met = [o for o in out if o.name == whole.name and whole.start <= o.end]
        out = [o for o in out if o not in met]
        out.append(Span(whole.name, min([whole.start, *(o.start for o in met)]), whole.end))
    return out


SIZE = re.compile(
    r"(?:\b(?:an? (?:bit|little|touch|tad)|too|more|less|much|very|way|not|no|never|add|see|make|keep|so|far|another)\s+)+$",
    re.IGNORECASE,
)


RENAMED = re.compile(r"^.*?(?:->|→|=>)\s*(?=\S)|^(?:to|as|it|one)\s+(?=[A-Z])")
"""Before the new title: the old one, or a word of the order."""
DANGLING = re.compile(
    r"(?:\s+(?:at|in|on|for|of|to|the|an?|and|but|so|here|there|please))+$", re.IGNORECASE
)


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
