"""Scenes in the person's own words: spelled-out beats, and stories told in whole sentences."""

import re

from pydantic import BaseModel

from tools.writing import plan
from tools.writing.english import capital, third_person, untitled
from tools.writing.foreign import language_of
from tools.writing.lines import limit
from tools.writing.manner import Manner
from tools.writing.steps import spoken

SHOTS = ("Wide shot", "Medium shot", "Close shot", "Medium wide shot")
MOVES = ("slow push in", "slow pan right", "hold, gentle drift", "slow pull back")
ENDS = r"(?:\s+(?:a|an|the|at|in|on|of|to|and|with|for|her|his|their|by|him|is|are|was|were|who|that|what|which|how|from|into|but|my|our|its|very|over|under|up|down|near|across|through|along|towards|behind))+$"
LEADS = r"^(?:at some point|in the end|then|now|and|but|so|after that|later|finally|one day),?\s+"
BREAKS = frozenset(
    [
        "in",
        "on",
        "at",
        "of",
        "to",
        "with",
        "for",
        "and",
        "that",
        "from",
        "into",
        "who",
        "by",
        "a",
        "an",
        "the",
        "my",
        "his",
        "her",
        "their",
        "our",
        "where",
        "when",
        "because",
        "but",
        "what",
        "which",
        "how",
    ]
)
MOST = 14
REQUEST = re.compile(
    r"^.{0,40}?\b(?:i(?:'d| would)?|we|can you|could you|please)\s+(?:want|need|like|love|make|would like|create)\b.{0,40}?\b(?:film|video|movie|clip|story)\b\s*(?:about|of|on|where|in which)?\s*(?:how\s+)?",
    re.IGNORECASE,
)
LEAST_SENTENCES, LEAST_WORDS = 5, 40
CHAIN = re.compile(
    r",?\s+(?:and|but|so|until)\s+(?:then\s+)?(?=(?:(?:at some point|in the end|one \w+|suddenly|finally|later|every \w+|after that|eventually)\s+)?(?:he|she|they|it|we|I)\s)|,?\s+(?:and\s+)?then\s+(?=(?:he|she|they|it|we|I|one)\s)"
)
""" "... and then she ... and in the end she ...": where a rambling sentence can be cut."""
LEAST_CLAUSES, LEAST_CHAIN = 4, 30
SAID = re.compile(
    r"\"([^\"]+)\"|“([^”]+)”|(?:narrator|vo|voice-?over|narration)\s*:\s*([^\n]+)", re.IGNORECASE
)


class WrittenScene(BaseModel):
    """One scene as text. `duration_s` in seconds."""

    title: str
    visual: str
    motion: str
    narration: str
    duration_s: float


def from_beats(beats: tuple[str, ...], duration_s: float, manner: Manner) -> list[WrittenScene]:
    """The person's own scenes, word for word. What stands in quotes is spoken."""
    scenes: list[WrittenScene] = []
    lengths = plan.lengths(duration_s, len(beats))
    for i, (beat, length) in enumerate(zip(beats, lengths, strict=True)):
        quote = SAID.search(beat)
        line = next((g for g in quote.groups() if g), "") if quote else fitting(beat, limit(length))
        foreign = language_of(beat) != "en"
        scenes.append(
            WrittenScene(
                title=opening(beat),
                visual=beat if foreign else f"{SHOTS[i % 4]}: {beat.rstrip('.')}, {manner.light}",
                motion=MOVES[i % 4],
                narration=line,
                duration_s=length,
            )
        )
    return scenes


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of an idea that is a whole story already; empty for a wish in a line or two.

    "I want a film about how I left ..." gives "I left ...": the request is not part of the story.
    """
    text = untitled(re.sub(r"\s+", " ", text.strip()))
    whole = re.split(r"(?<=[.!?])\s+(?=[\"“A-Z])", text)
    clauses = [c.strip(" ,.") for c in CHAIN.split(text)]
    if len(whole) < LEAST_SENTENCES and len(clauses) >= LEAST_CLAUSES:
        return tuple(f"{capital(c)}." for c in clauses) if spoken(text) >= LEAST_CHAIN else ()
    if len(whole) < LEAST_SENTENCES or spoken(text) < LEAST_WORDS:
        return ()
    asked = (REQUEST.sub("", s) for s in whole)
    return tuple(capital(s) for s in asked if spoken(s) > 1)


def spoken_s(text: str) -> int:
    """Seconds for a film of this idea when no length is asked for: 30, or what a told story needs."""
    said = sum(spoken(s) for s in sentences_of(text))
    return min(90, max(30, -(-said // 10) * 5))


def teller_of(text: str) -> str:
    """Who says "I" in a story: the name given, or "the storyteller"."""
    m = re.search(r"\b(?:my name is|i am|i'm)\s+([A-Z][\w'-]+)", text, re.IGNORECASE)
    return m[1] if m and m[1][:1].isupper() else "the storyteller"


def from_story(
    sentences: tuple[str, ...],
    duration_s: float,
    count: int | None,
    manner: Manner,
    who: tuple[str, str],
) -> list[WrittenScene]:
    """A told story as scenes: its sentences in order, as many in each as can be spoken.

    One scene a sentence where the length allows it, each as long as its words need.
    """
    fits = sum(spoken(s) for s in sentences) <= limit(duration_s) * 0.95
    count = min(count or (MOST if fits else plan.scene_count(duration_s, None)), len(sentences))
    groups = [
        sentences[round(k * len(sentences) / count) : round((k + 1) * len(sentences) / count)]
        for k in range(count)
    ]
    scenes: list[WrittenScene] = []
    for i, (group, length) in enumerate(zip(groups, _lengths(groups, duration_s), strict=True)):
        line = _spoken_part(group, limit(length))
        scenes.append(
            WrittenScene(
                title=opening(group[0]),
                visual=f"{SHOTS[i % 4]}: {seen_of(line or group[0], *who)}, {manner.light}",
                motion=MOVES[i % 4],
                narration=line,
                duration_s=length,
            )
        )
    return scenes


def _lengths(groups: list[tuple[str, ...]], duration_s: float) -> list[float]:
    """Seconds for each group: two at least, the rest shared by its words; they add up exactly."""
    words = [sum(spoken(s) for s in g) for g in groups]
    tenths = round(duration_s * 10)
    free = max(0, tenths - 20 * len(groups))
    each = [20 + free * w // sum(words) for w in words]
    each[-1] += tenths - sum(each)
    return [max(10, t) / 10 for t in each]


def _spoken_part(group: tuple[str, ...], most: int) -> str:
    """Whole sentences from the group that fit together; else what fits of the first."""
    said = ""
    for sentence in group:
        if spoken(f"{said} {sentence}") <= most:
            said = f"{said} {sentence}".strip()
    return said or next((part for s in group if (part := fitting(s, most))), "")


def seen_of(text: str, teller: str, hero: str) -> str:
    """A sentence as a picture tells it: who says "I" is named, once."""
    first = re.split(r"(?<=[.!?])\s", text)[0].rstrip(".!?")
    first = re.sub(rf"{LEADS}|\s+myself\b", "", first, flags=re.IGNORECASE)
    if hero and hero.split()[-1] not in first:  # "he" alone says nothing to a picture
        first = re.sub(r"^(.*?)\b(?:[Hh]e|[Ss]he)\b", rf"\1{hero}", first, count=1)
    first = re.sub(r"\bI(?:'m| am)?\s+(\w+)", lambda m: f"{teller} {third_person(m[1])}", first)
    own = "the" if teller in first else f"{teller}'s"
    first = re.sub(r"\b(?:[Mm]y|[Oo]ur)\b", own, first, count=1)
    first = re.sub(r"\b(?:[Mm]y|[Oo]ur)\b", "the", first)
    first = re.sub(r"\b(?:me|I)\b", teller, first)
    return first if first.startswith(teller) else first[:1].lower() + first[1:]


def opening(text: str) -> str:
    """The first words of a text that can stand as a title: cut before a preposition or an article."""
    text = re.sub(LEADS, "", text, flags=re.IGNORECASE)
    text = re.sub(r"^([A-Z][\w'-]+), (?:aged )?\d{1,3},", r"\1", text)
    words = re.findall(r"[\w'’-]+", re.split(r"[,.;:!?]", text)[0])
    if len(words) > 6:
        ends = [n for n in range(3, 7) if words[n].lower() in BREAKS]
        words = words[: ends[-1] if ends else 5]
    return capital(re.sub(ENDS, "", " ".join(words)))


def fitting(text: str, most: int) -> str:
    """As much of a text as can be spoken, in whole clauses; empty when not even one fits."""
    for between in (
        r"(?<=[.!?])\s+",
        r"(?<=[;:])\s+",
        r"(?<=,)\s+",
        r"\s+(?=(?:and|but|because|so)\s)",
    ):
        parts = re.split(between, text.strip())
        kept = [n for n in range(1, len(parts) + 1) if spoken(" ".join(parts[:n])) <= most]
        if kept:
            said = " ".join(parts[: kept[-1]]).strip()
            return capital(said.rstrip(" ,;:.")) + ("" if said[-1:] in "!?" else ".")
    return ""


def alike(line: str, said: str) -> bool:
    """Whether two lines say the same, but for a word or two."""
    one, other = ({*re.findall(r"\w{3,}", t.lower())} for t in (line, said))
    return len(one & other) * 4 > 3 * max(len(one), 1)
