"""Prepares what a person typed: quotes protected, self-corrections applied, domain words spell-fixed."""

import re
from dataclasses import dataclass, field

from agent.offline.encoder import load
from agent.offline.lexicon import COMMON, DOMAIN
from agent.offline.pieces import MARK

QUOTE = re.compile(
    r"\"([^\"]{1,2000})\"|“([^”]{1,2000})”|«\s*([^»]{1,2000}?)\s*»|„([^“”]{1,2000})[“”]"
    r"|(?<![A-Za-z0-9])'([^'\n]{2,}(?:(?<=\w)'(?=\w)[^'\n]*)*)'(?![A-Za-z])|`([^`]{1,2000})`"
)
SPOKEN = re.compile(r"\bquote\b[\s,:]+(.{3,2000}?)[\s,]+(?:un|end |close )quote\b", re.IGNORECASE)
"""Quotation marks that are dictated."""
LETTERS = "ABCDEFGHIJ"
CORRECTION = re.compile(
    r"[,.;:–—-]*\s*\b(?:no+,?\s+(?:sorry|wait|actually|hang\s+on|hold\s+on|make\s+(?:it|that)(?=\s+(?:scene|number|\d)))|wait,?\s+no|sorry,?\s+(?:no|i\s+mean(?:t)?)"
    r"|i\s+mean(?:t)?(?:\s+to\s+say)?|scratch\s+that|correction|or\s+rather|make\s+that|oops"
    r"|no,?\s+i\s+mean(?:t)?|sorry(?=,?\s+(?:scene|number|the\s+(?:first|second|third|fourth|fifth|last)|\d))|uh\s+no|err?\s+no)\b[\s,:.;–—-]*(?:i\s+mean(?:t)?\b[\s,]*)?",
    re.IGNORECASE,
)


FROM_END = re.compile(
    r"\b(second|third|fourth|fifth|2nd|3rd|4th|5th) (scene|one|shot) from the (?:end|back|last)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Prepared:
    """`text` is ready for the rules; `raw` is what was typed; quotes are kept aside."""

    raw: str
    text: str
    quotes: dict[str, str] = field(default_factory=dict[str, str])

    def restore(self, text: str) -> str:
        """Put quoted passages back, with their quotation marks."""
        return MARK.sub(lambda m: f'"{self.quotes.get(m[1], "")}"', text)

    def quoted(self, text: str) -> str | None:
        """The first quoted passage in `text`, without marks."""
        found = MARK.search(text)
        return self.quotes.get(found[1]) if found else None

    def wanted(self, text: str) -> str | None:
        """The quoted passage that is asked for: the one after "to" or "with", else the first."""
        after = re.search(r"\b(?:to|with|into|by)\s+(QUOTE[A-J]QUOTE)", text, re.IGNORECASE)
        return self.quoted(after[1] if after else text)


def prepare(utterance: str) -> Prepared:
    """Read one message: at most 4000 characters of it."""
    raw = utterance[:4000].strip()
    text = raw.replace("’", "'").replace("‘", "'").replace("\u00a0", " ")
    quotes: dict[str, str] = {}

    def keep(found: re.Match[str]) -> str:
        if len(quotes) >= len(LETTERS):
            return found[0]
        letter = LETTERS[len(quotes)]
        quotes[letter] = next(g for g in found.groups() if g is not None).strip()
        return f" QUOTE{letter}QUOTE "

    text = SPOKEN.sub(keep, QUOTE.sub(keep, text))
    if len(text.split()) > 2:
        text = re.sub(
            r"(?:,\s*)?\b(?:u+m+|u+h+|e+r+m+|hm+)\b,?(?=\s)", "", text, flags=re.IGNORECASE
        )
    text = re.sub(r"[ \t]+", " ", text).strip()
    text = re.sub(r" +([,.;:!?])", r"\1", text)
    text = FROM_END.sub(r"\1 from the end \2", text)
    return Prepared(raw, fix_spelling(text), quotes)


def fix_spelling(text: str) -> str:
    """Correct words that are one slip (two in long words) away from a word of film making.

    Only lower-case words that nobody would use otherwise are touched: names and ideas stay.
    """
    return re.sub(r"\b(?:[a-z]{3,}|b4)\b", lambda m: _fixed(m[0]), text)


def film_spelled(text: str, known: frozenset[str]) -> str:
    """Correct unknown words that are one slip away from a word of the film's own texts."""

    def fixed(m: re.Match[str]) -> str:
        word = m[0].lower()
        many = word.rstrip("s")
        if {word, many} & known or word in COMMON or word in DOMAIN or many in COMMON:
            return m[0]
        near = [w for w in known if sorted(w) == sorted(word) and slips(word, w) == 1]
        if len(word) > 4 and word not in EVERYDAY and not near:
            near = [w for w in known if w[0] == word[0] and len(w) > 4 and slips(word, w) == 1]
        return near[0] if len(near) == 1 else m[0]

    return re.sub(r"\b[A-Za-z][a-z]{3,}\b", fixed, text)


EVERYDAY = frozenset(w for w in load().vocabulary.pieces if len(w) >= 5 and w.isalpha())
"""The commonest English words."""
SHORT = frozenset(w for w in load().vocabulary.pieces if w.isalpha())
"""Words that are short on purpose: names and abbreviations among the pieces."""
SOUNDED = {
    "agen": "again", "difrent": "different", "diffrent": "different", "evrything": "everything", "everthing": "everything", "exept": "except",
    "shud": "should", "shoud": "should", "cud": "could", "wud": "would", "hav": "have", "delet": "delete", "befor": "before", "becuz": "because",
    "becaus": "because", "titel": "title", "botom": "bottom", "bottem": "bottom", "hapy": "happy", "happyer": "happier", "wich": "which",
    "thru": "through", "mov": "move", "noone": "nobody", "beter": "better", "stil": "still", "secound": "second", "secend": "second", "therd": "third",
    "lowder": "louder", "kwiet": "quiet", "teh": "the", "oen": "one", "shwo": "show", "wiht": "with", "logn": "long", "cna": "can", "evry": "every", "realy": "really",
    "begining": "beginning", "beggining": "beginning", "scne": "scene", "scnee": "scene", "secne": "scene", "sceen": "scene", "aftr": "after", "rite": "right", "swp": "swap", "twic": "twice", "les": "less", "insted": "instead",
    "mkae": "make", "fiel": "file", "agan": "again", "kichen": "kitchen", "shld": "should", "abt": "about", "b4": "before", "pls": "please",
}  # fmt: skip


def _fixed(word: str) -> str:
    if word in SOUNDED:
        return SOUNDED[word]
    if len(word) < 5 and word not in COMMON and word not in SHORT and (same := _swapped(word)):
        return same
    if len(word) < 5 or word in COMMON or word in DOMAIN or word.rstrip("s") in COMMON:
        return word
    if swapped := _swapped(word):
        return swapped
    if _inflected(word):
        return word
    reach = 2 if len(word) >= 9 else 1
    near = [w for w in DOMAIN if w[0] == word[0] and abs(len(w) - len(word)) <= reach]
    best = min(((slips(word, w), w) for w in near), default=(9, word))
    return best[1] if best[0] <= reach else word


def _swapped(word: str) -> str:
    """The common word that two neighbouring letters exchanged make of it: "agian", "frist"."""
    if word in EVERYDAY or _inflected(word):
        return ""
    turned = (f"{word[:i]}{word[i + 1]}{word[i]}{word[i + 2 :]}" for i in range(len(word) - 1))
    return next((w for w in turned if w in COMMON or w in EVERYDAY), "")


def _inflected(word: str) -> bool:
    """Is it another form of a word: "buys", "pots", "fatter"?"""
    bare = re.sub(r"(?:s|es|ed|er|est|ing)$", "", word)
    known = (bare, bare + "e", re.sub(r"(.)\1$", r"\1", bare))
    return bare != word and any(len(w) > 2 and w in SHORT for w in known)


def slips(a: str, b: str) -> int:
    """Edit distance where swapping two neighbours is one slip (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
