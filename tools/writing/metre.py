"""Syllables of English words, as a haiku counts them."""

import re

ODD = {
    "evening": 2, "every": 2, "everything": 3, "hour": 1, "hours": 1, "our": 1, "flour": 2, "recipe": 3, "being": 2, "poem": 2,
    "poems": 2, "people": 2, "something": 2, "somebody": 3, "nobody": 3, "someone": 2, "sometimes": 2, "lion": 2, "quiet": 2, "idea": 3,
    "area": 3, "radio": 3, "violin": 3, "piano": 3, "science": 2, "tokyo": 3, "rio": 2, "maria": 3, "create": 2, "hedgehog": 2,
    "business": 2, "chocolate": 2, "camera": 3, "family": 3, "lonely": 2, "homework": 2, "grapefruit": 2, "fireplace": 2, "fire": 1, "tired": 1,
    "moment": 2, "cemetery": 4, "museum": 3, "theatre": 2, "diamond": 2, "ocean": 2, "orange": 2, "pigeon": 2, "pigeons": 2, "hundred": 2, "recipes": 3, "leaves": 1, "waves": 1,
}  # fmt: skip
"""Words whose letters mislead."""


CLUSTER = re.compile(r"[^aeiou]les?$|[^aeiouy]{2,}led$")
""" "Little" and "tables" have a syllable in their last letters."""


def syllables(text: str) -> int:
    """How many syllables a line has when it is read aloud."""
    return sum(map(_of_word, re.findall(r"[a-z]+", re.sub(r"['’]s?\b", "", text.lower()))))


def _of_word(word: str) -> int:
    if word in ODD:
        return ODD[word]
    bare = (
        re.sub(r"(?<=[^aeioutd])ed$|(?<=[^aeiousxzcgh])es$|(?<=[^aeiou])e$", "", word)
        if not CLUSTER.search(word)
        else word
    )
    bare = re.sub(r"(?<=[aeiouy][bcdfgjklmnprtvw])e(?=(?:ful|less|ly|ment|ty)$)", "", bare)
    bare = re.sub(
        r"ia|io(?!u)(?<!tio)(?<!sio)|iu|ua(?!r)|eo", "a-a", re.sub(r"[tcs]io|[tc]ia", "ta", bare)
    )
    return max(1, len(re.findall(r"[aeiouy]+", bare)))
