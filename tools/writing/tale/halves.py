"""A deed in two scenes: what is done, then where, with what or for whom. And the nouns a tale closes with."""

import re

from tools.writing.english import capital
from tools.writing.tale.model import HOURS, NEAR, PRONOUNS, REL, Clause, timed
from tools.writing.tale.where import TIMES
from tools.writing.tale.words import MODAL, finite, words

SPLITS = NEAR - {"of", "up", "down", "out", "off", "like", "about", "without", "since", "by"}
OPENS = words("opens")
"""Words behind which nothing is cut: what follows belongs to a clause of its own."""
PUTS = words("puts")
"""Verbs that say too little without where or into what."""
NO_START = words("away")
ARTICLE = words("article")
UNSEEN = re.compile(
    r"\b(?:concert|show|song|music|sound|smell|silence|truth|joke|story|stor(?:y|ies)|job|game|health|jazz|idea|world|future|past|sleep|names?|secrets?)$"
)
"""What nobody can film by itself: it is seen in who has to do with it."""
MOST = 6
"""Words of a noun phrase that stands by itself."""


def halves(clause: Clause, rest: str) -> tuple[str, str]:
    """("the music", "through the floor"); the second is empty where a deed cannot be cut.

    What is cut off begins with a preposition, and enough is left to say what is done.
    """
    said = rest.split()
    low = [w.lower().strip(",") for w in said]
    stop = next((n for n, w in enumerate(low) if w in OPENS or said[n].endswith(",")), len(low))
    if (
        not clause.verb
        or clause.verb.lower() in PUTS
        or not said
        or (low[0] in SPLITS and not _twice(low[:stop]))
    ):
        return rest, ""
    for n in reversed(range(1, stop)):
        after = low[n + 1] if n + 1 < len(low) else ""
        if low[n] not in SPLITS or low[n - 1] in SPLITS | NO_START | {"of", "love", "friends"}:
            continue
        if low[n] == "to" and after not in ARTICLE:
            continue
        if (
            not after
            or after in PRONOUNS
            or after.endswith("ing")
            or timed(" ".join(said[n + 1 :]))
        ):
            continue
        if all(w in NO_START | PRONOUNS | {"him", "them", "me", "us", "her"} for w in low[:n]):
            continue
        return " ".join(said[:n]), " ".join(said[n:])
    return rest, ""


def _twice(low: list[str]) -> bool:
    """Whether a second preposition follows the first: "waits for the bus in the rain"."""
    return sum(w in SPLITS for w in low) > 1


def object_of(clause: Clause) -> str:
    """What a deed is done to as the idea calls it: "her first concert"; empty where there is none."""
    if clause.verb.lower() in MODAL or clause.kind == "cannot":
        return ""
    all_ = TIMES.sub("", clause.rest).split()
    end = next(
        (
            n
            for n, w in enumerate(all_)
            if w.lower().strip(",") in NEAR - {"of"} | OPENS | REL
            or (n and all_[n - 1].endswith(","))
        ),
        len(all_),
    )
    said = " ".join(all_[:end]).rstrip(",")
    low = said.lower().split()
    odd = (
        not low
        or low[0] in PRONOUNS | {"him", "them", "me", "us", "not", "so", "very"}
        or low[0].endswith("ing")
    )
    bare = low and low[0] not in ARTICLE and not low[-1].endswith("s")
    if odd or len(low) > MOST or re.search(rf"\b{HOURS}s?\b", said) or low[-1].endswith("ly"):
        return ""
    if bare and (len(low) > 1 or clause.kind in ("be", "travel", "come", "end")):
        return ""
    return "" if any(finite(w, False) and w not in ARTICLE for w in low[2:]) else said


def place_in(tail: str) -> str:
    """The noun behind a preposition: "a ship" of "to a ship that never answers"."""
    said = re.split(r"[,]|\s(?:who|which|that|where|when|and|to)\s", tail)[0].split()[1:]
    return " ".join(said) if 0 < len(said) <= MOST else ""


def visible(noun: str) -> bool:
    """Whether a noun can be shown by itself."""
    return bool(noun) and not UNSEEN.search(noun) and not timed(noun)


def listed(nouns: list[str]) -> str:
    """ "A deaf drummer. Her first concert. The floor."; nothing twice."""
    kept: list[str] = []
    for noun in filter(None, nouns):
        head = noun.split()[-1].lower()
        if not any(head == k.split()[-1].lower() for k in kept):
            kept.append(noun)
    return " ".join(f"{capital(k)}." for k in kept) if len(kept) > 1 else ""
