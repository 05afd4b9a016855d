"""A description as words: folded, translated, counted against the tables."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from media.pictures.spec.tables import phrases, table

ENGLISH = frozenset(("the", "of", "and", "with", "is", "are", "from", "over", "her", "his", "how"))
"""Words that only an English text has; with one of them, other Latin tongues are not tried."""
NEGATIONS = re.compile(
    r"\b(?:no|without|remove the|remove|minus)\s+(?:any\s+|the\s+|a\s+)?([a-z-]+)"
)


@dataclass(frozen=True)
class Text:
    """Words of a description. `banned` are those it says it does not want."""

    plain: str
    banned: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in order, possessives and hyphens undone."""
        return tuple(self.plain.split())

    @cached_property
    def bag(self) -> frozenset[str]:
        """All words, and plural ones also without their s."""
        return frozenset(self.words) | {singular(w) for w in self.words}

    def has(self, phrase: str) -> bool:
        """Whether a word or phrase occurs."""
        if " " in phrase:
            return f" {phrase} " in f" {self.plain} " or f" {phrase}s " in f" {self.plain} "
        return phrase in self.bag

    def any(self, *wanted: str) -> bool:
        """Whether one of these words occurs."""
        return any(self.has(w) for w in wanted)

    def score(self, entries: tuple[str, ...]) -> int:
        """How many of the entries occur; a phrase counts twice, singular and plural once."""
        found = {singular(e): 2 if " " in e else 1 for e in entries if self.has(e)}
        return sum(found.values())

    def all(self, section: str) -> tuple[str, ...]:
        """Every name of the section that has a word here."""
        return tuple(name for name, words in phrases(section).items() if self.score(words))

    def best(self, section: str, bonus: Mapping[str, float] | None = None) -> str | None:
        """The name with the most words here; the earlier in the table wins a tie."""
        bonus = bonus or {}
        scored = [(self.score(words), name) for name, words in phrases(section).items()]
        ranked = [
            (count + bonus.get(name, 0.0), -i, name)
            for i, (count, name) in enumerate(scored)
            if count
        ]
        return max(ranked)[2] if ranked else None


def singular(word: str) -> str:
    """The word without a plural ending."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3:
        return word[:-1]
    return word


def read(description: str) -> Text:
    """Fold, translate and split a description; what is negated is taken out."""
    folded = description.lower().replace("’", "'").replace("'s ", " ")
    folded = translated(re.sub(r"\b(?:room|space) for\b", "a place for", folded))
    folded = re.sub(r"\bguinea[ -]pig", "guineapig", folded)
    folded = re.sub(r"\briver bank", "riverbank", folded)  # no bank with columns
    banned = frozenset(singular(w) for w in NEGATIONS.findall(folded))
    kept = NEGATIONS.sub(" ", folded)
    plain = re.sub(r"[^\w'&]+|_", " ", kept)
    return Text(" ".join(plain.split()), banned)


def translated(text: str) -> str:
    """The text with the English words for what the other-language tables know at its end."""
    tongues: dict[str, dict[str, str]] = table("tongues")
    found = [english for word, english in tongues["other"].items() if word in text]
    found += [people for word, people in tongues["implied"].items() if f"{word} " in f"{text} "]
    words = set(re.findall(r"\w+", text))
    if not words & ENGLISH:
        found += [english for word, english in tongues["latin"].items() if word in words]
    return " ".join([text, *found])


def is_latin(text: str) -> bool:
    """Whether the embedded font can write it."""
    return all(ord(c) < 0x250 or 0x2010 <= ord(c) <= 0x2027 for c in text)
