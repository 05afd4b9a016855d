"""Where a caption may be broken: at the joints of a sentence, not inside a phrase.

"on the / kitchen table" reads badly, "on the kitchen table / by the window" well. Rules as in
https://www.bbc.co.uk/accessibility/forproducts/guides/subtitles/ ("Break at natural points").
"""

import re
from collections.abc import Generator, Mapping, Sequence

JOINING = frozenset(
    [
        "that",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "without",
        "into",
        "onto",
        "over",
        "under",
        "near",
        "behind",
        "between",
        "through",
        "across",
        "about",
        "above",
        "before",
        "after",
        "until",
        "as",
        "like",
        "and",
        "or",
        "but",
        "nor",
        "so",
        "if",
        "when",
        "while",
        "where",
        "who",
        "which",
        "because",
        "than",
    ]
)
"""Prepositions and conjunctions: they begin a phrase and never end one."""
BINDING = JOINING | frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "these",
        "those",
        "my",
        "your",
        "our",
        "his",
        "her",
        "its",
        "their",
        "whose",
        "every",
        "each",
        "some",
        "any",
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "during",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "am",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "can",
        "could",
        "should",
        "must",
        "may",
        "might",
        "not",
        "never",
        "very",
        "too",
        "more",
        "most",
        "only",
        "just",
        "even",
        "still",
        "i",
        "you",
        "we",
        "he",
        "she",
        "they",
        "it",
        "mr",
        "mrs",
        "ms",
        "dr",
    ]
)
"""No line ends with one of these: what follows belongs to it."""
OPENING = JOINING | frozenset({"yet"})
"""A new phrase begins with one of these."""
AT_STOP, AT_COMMA, AT_PHRASE, INSIDE, TORN = 0, 1, 3, 7, 18
"""What breaking there costs, in letters of unevenness."""
CUE = 12
"""What one cue more costs: two quick ones read worse than one that is full."""

LONELY = 12
"""Letters of a cue that nobody wants to see alone."""


def break_cost(before: str, after: str) -> int:
    """What it costs to break between two words."""
    if re.search(r"[.!?…。！？][\"'”’)]*$", before):
        return AT_STOP
    if re.search(r"[,;:、，–—][\"'”’)]*$", before):
        return AT_COMMA
    if _bare(before) in BINDING:
        return TORN
    return AT_PHRASE if _bare(after) in OPENING else INSIDE


def _bare(word: str) -> str:
    return re.sub(r"[^\w']", "", word).lower()


def broken(words: Sequence[str], letters: int) -> tuple[float, tuple[str, ...]] | None:
    """What these words cost as one cue of one or two lines, and the lines; None when they do not fit."""
    whole = " ".join(words)
    if len(whole) <= letters:
        return 0.0, (whole,)
    found: list[tuple[float, tuple[str, ...]]] = []
    for cut in range(1, len(words)):
        upper, lower = " ".join(words[:cut]), " ".join(words[cut:])
        if max(len(upper), len(lower)) <= letters:
            torn = 2 * break_cost(words[cut - 1], words[cut])
            found.append((torn + abs(len(upper) - len(lower)) / 3, (upper, lower)))
    return min(found) if found else None


def portions(words: Sequence[str], letters: int) -> list[int]:
    """Where a run of words is cut into cues: the index behind each cue's last word.

    Few cues, cut at the best joints, each with lines that end at phrases, none much longer than the
    rest. A word that fits no line is a cue of its own.
    """
    after: dict[int, tuple[float, list[int]]] = {len(words): (0.0, [])}
    for begin in reversed(range(len(words))):
        after[begin] = min(_onward(words, begin, letters, after))
    return after[0][1]


def _onward(
    words: Sequence[str], begin: int, letters: int, after: Mapping[int, tuple[float, list[int]]]
) -> Generator[tuple[float, list[int]]]:
    """Every cue that may start at `begin`, with the best of what comes `after` it."""
    for end in range(begin + 1, len(words) + 1):
        lines = broken(words[begin:end], letters)
        if lines is None and end > begin + 1:
            return
        cost = CUE + (lines[0] if lines else 0) + len(" ".join(words[begin:end])) ** 2 / 400
        cost += CUE * 3 if len(" ".join(words[begin:end])) <= LONELY else 0
        joint = 2 * break_cost(words[end - 1], words[end]) if end < len(words) else 0
        rest, cuts = after[end]
        yield cost + joint + rest, [end, *cuts]
