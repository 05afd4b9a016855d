"""The words of a part's parameters, as the person said them."""

import re
from dataclasses import replace

from agent.offline.reader import Part, Span
from agent.offline.text import Prepared
from agent.offline.wording import plain, trimmed

MANNERS = frozenset({"instruction", "style", "tone"})
TEXTS = frozenset({"title", "narration", "visual"})


def slots(part: Part, said: Prepared) -> dict[str, tuple[str, ...]]:
    """The words of every parameter, as often as it is said."""
    slots: dict[str, tuple[str, ...]] = {}
    part = replace(part, slots=tuple(_whole_texts(part, said.text)))
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
        start = _subject(part, text, start) or max(text.find(plain(text[start : span.end]), start), start)  # fmt: skip
        bare = BARE.fullmatch(text[start : span.start])
        whole = Span(span.name, span.start if bare else min(start, span.start), max(end, span.end))
        met = [o for o in out if o.name == whole.name and whole.start <= o.end]
        out = [o for o in out if o not in met]
        out.append(Span(whole.name, min([whole.start, *(o.start for o in met)]), whole.end))
    return out


VERB = re.compile(
    r"\W*(?:should|must|ought|has|have|had|wears?|is|are|was|were|needs?|gets?|could|might|can|may|carr(?:y|ies)|holds?|would)\b",
    re.IGNORECASE,
)
LABEL = re.compile(r"\b(?:two|three|four|five|six|seven|eight|scenes?|shots?|ones?|pictures?|number|image|first|last|second|third|opening|this|it|title|clip|part|bit|\d+)\b", re.IGNORECASE)  # fmt: skip
"""Words that only say which scene."""


def _subject(part: Part, text: str, start: int) -> int:
    """Where the words begin whose deed follows: "the driver in the cab | should have a beard"; 0 without any."""
    if not VERB.match(text, start):
        return 0
    stops = [m.end() for m in STOPS.finditer(text, part.start, start)]
    begin = max([part.start, *stops])
    words = text[begin:start].strip()
    return begin if words and not LABEL.search(words) else 0


SPOKEN = re.compile(r"\b(?:says?|saying|reads?|(?:should|shall|must|to) be)\b\W*|[:=→]\s*", re.IGNORECASE)  # fmt: skip
CUE = re.compile(
    r"\b(?:goes?|becomes?|called|named|titled|to|too|as|into|is|it|with|that|words?|line|narration|text|title)\b(?!')\W*",
    re.IGNORECASE,
)
"""What new words begin after: surely, and where no scene is named in between."""
BREAK = re.compile(
    r"QUOTE|[;:()\n→]|\b(?:titles?|narration|words?|text|voice|picture|captions?|visual|music|seconds?|record\w*|called|named?)\b",
    re.IGNORECASE,
)
"""Here a text does not go on."""
LED = re.compile(r"\W*(?:\w[\w'’-]*\W+){0,3}")


def _whole_texts(part: Part, text: str) -> list[Span]:
    """New words from what leads to them, and over what the reader took for something else: "say | The rain eases"."""
    out: list[Span] = []
    for span in part.slots:
        last = next((s for s in reversed(out) if s.name in TEXTS), None)
        if last and _goes_on(last, span, part, text):
            at = out.index(last)
            out[at:] = [Span(last.name, last.start, span.end)]
            continue
        out.append(span)
    led = [_led(s, part, text) if s.name in TEXTS else s for s in out]
    return [_through(s, led, part, text) if s.name in UNBROKEN else s for s in led]


UNBROKEN = frozenset({"title", "narration"})


def _through(span: Span, others: list[Span], part: Part, text: str) -> Span:
    """To the next stop: a title or a line does not end amid a clause."""
    if "QUOTE" in text[span.start : span.end]:
        return span
    follow = [o.start for o in (*others, *part.where) if o.start >= span.end]
    stops = (m.start() for m in STOPS.finditer(text, span.end, part.end))
    rest = text[span.end : min([part.end, *follow, next(stops, part.end)])]
    whole = trimmed(text[span.start : span.end] + rest)
    if not rest.strip() or BREAK.search(rest) or AWAY.match(rest):
        return span
    return replace(span, end=max(span.end, span.start + len(whole)))


AWAY = re.compile(r"\W*(?:in|on|at|for|to|as|from|with|instead|rather|not|please|now|too|here|there|because|cause|since|so|by|or|it|this|that|i|we|will|would|can|could|is|was|if|when)\b", re.IGNORECASE)  # fmt: skip
"""Words after a title or line that are no longer it."""


def _goes_on(a: Span, b: Span, part: Part, text: str) -> bool:
    """Are two spans one text? What lies between is short, no stop, and no word that begins another wish."""
    gap = text[a.end : b.start]
    if b.name not in TEXTS or (a.name == b.name == "title") or len(gap.split()) > 3:
        return False
    pointed = any(a.end <= w.start < b.start for w in part.where)
    parted = a.name != b.name and bool(gap.strip())
    return not (pointed or parted or BREAK.search(text[a.start : b.end]))


def _led(span: Span, part: Part, text: str) -> Span:
    """With the words between the cue, or the scene that is named, and the reader's first one."""
    if "QUOTE" in text[span.start : span.end]:
        return span
    before = text[part.start : span.start]
    surely = [m.end() for m in SPOKEN.finditer(before)]
    places = [w.end - part.start for w in part.where if w.end <= span.start]
    for starts in (surely, [m.end() for m in CUE.finditer(before)] + places):
        gap = before[max(starts, default=len(before)) :]
        if starts and not gap.strip():
            return span
        if gap.strip() and LED.fullmatch(gap) and not STOPS.search(gap) and not BREAK.search(gap):
            return replace(span, start=span.start - len(gap.lstrip()))
    return span


SIZE = re.compile(
    r"(?:\b(?:an? (?:bit|little|touch|tad)|too|more|less|much|very|way|not|no|never|add|see|make|keep|so|far|another)\s+)+$",
    re.IGNORECASE,
)


RENAMED = re.compile(
    r"^.*?(?:->|→|=>)\s*(?=\S)|^[>=]\s*(?=\S)|^(?:(?:is |be )?(?:titled|called|named)|gets the title)\s+|^(?:and )?the (?:text|title|line) (?:is|reads)\s+"
    r"|^(?:(?i:be|are|is|(?:should |must )?(?:now )?be|now|becomes)\s+)(?=[A-Z])|^(?:too?|as|it|one|the)\s+(?=[A-Z])(?<=(?:too|.to|.as|.it|one) )"
)
"""Before the new words: the old ones, or a word of the order."""
SHORTENED = re.compile(r"\.\s*\S.*\.$")
"""A last stop that belongs to the title: "5 a.m.", "STOP. LOOK."."""
RECORDED = re.compile(
    r",?\s+(?:and )?(?:re-?)?record(?:ed)?(?: (?:it|that|this))? (?:fresh|again|anew|afresh|like that)\W*$",
    re.IGNORECASE,
)
DANGLING = re.compile(
    r"(?:\s+(?:at|in|on|for|of|to|the|an?|and|but|so|here|there|please))+$", re.IGNORECASE
)


ASKING = re.compile(
    r"\W*(?:\w+\W+){0,2}?(?:can|could|may|might|would|will|shall|is)\b", re.IGNORECASE
)
"""Here the mark at the end is of the question."""


def _mark(span: Span, text: str) -> str:
    """The marks at its end that are of the new words: any of a line, no single stop of a title."""
    marks = re.match(r"[.!?]*", text[span.end :])
    told = "" if not marks or (marks[0] == "?" and ASKING.match(text)) else marks[0]
    short = told == "." and re.search(r"\.\S|\. ", text[span.start : span.end])
    return told if span.name == "narration" or short or "." not in told else ""


def _words(span: Span, said: Prepared) -> str:
    """The words of a span; a quotation in it stands for itself where it is all there is to say."""
    ends = " ,;:-–—" if span.name in ("narration", "title") else " ,.;:!?-–—"
    stop = span.end + len(_mark(span, said.text))
    lead = SIZE.search(said.text[: span.start]) if span.name in MANNERS else None
    text = said.text[lead.start() if lead else span.start : stop].strip(ends)
    if span.name == "narration":
        text = RENAMED.sub("", RECORDED.sub("", text))
    if span.name == "title":
        text = RENAMED.sub("", text if SHORTENED.search(text) else text.removesuffix("."))
        text += ")" if "(" in text and ")" not in text else ""
    if span.name in MANNERS:
        text = DANGLING.sub("", text)
    if not re.search(r"\w{3}|\d|QUOTE|b/w", text) and span.name not in ("narration", "title"):
        return ""
    quote = said.quoted(text)
    return quote if quote and span.name in TEXTS else said.restore(text)
