"""What an offer does, apart from where, with what or for whom: "fills the battery", "in 20 minutes"."""

from tools.writing.tale.model import NEAR, PRONOUNS, Clause, timed
from tools.writing.tale.words import words

SPLITS = NEAR - {"of", "up", "down", "out", "off", "like", "about", "without", "since", "by"}
OPENS = words("opens")
"""Words behind which nothing is cut: what follows belongs to a clause of its own."""
PUTS = words("puts")
"""Verbs that say too little without where or into what."""
NO_START = words("away")
ARTICLE = words("article")


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
