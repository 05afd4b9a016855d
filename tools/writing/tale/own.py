"""What is true of anybody in a moment of life, for the tales of real people: nothing is invented about them (cards/own)."""

import re
from functools import cache

from tools.writing.cards import Card, plain, room
from tools.writing.english import base_form

STEM = 4
"""Letters of a word that have to be the same: "retired" is "retire"."""
ANY = "*"


@cache
def own_story(text: str) -> Card:
    """The moment that an own tale is about, by all the words of one of its heads; else what is true of any."""
    whole = f" {plain(text)} "
    said = {w for word in whole.split() for w in (word, base_form(word), _done(word))}
    found = [
        (len(w.split()), len(w), c) for c in room("own") for w in c.words if _all_in(w, said, whole)
    ]
    best = max(found, key=lambda f: f[:2], default=None)
    return best[2] if best else next(c for c in room("own") if c.words[0] == ANY)


def _all_in(head: str, said: set[str], whole: str) -> bool:
    """Whether all words of a head are said; "our street" is said in one."""
    if re.match(r"(?:our|my) ", head):
        return f" {plain(head)} " in whole
    return head != ANY and all(_in(w, said) for w in plain(head).split())


def _in(word: str, said: set[str]) -> bool:
    return word in said or (
        len(word) > STEM and any(re.fullmatch(rf"{word[:-1]}(?:e?[ds]|ing)", s) for s in said)
    )


def _done(word: str) -> str:
    """ "losing" as "lose": what is being done."""
    stem = word.removesuffix("ing")
    return base_form(f"{stem}ed") if stem != word and len(stem) > 2 else word
