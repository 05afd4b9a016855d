"""The things that deeds are done to."""

import re

from tools.writing.objects import objects_of
from tools.writing.patterns import ANIMAL
from tools.writing.tale.model import ALSO_NOUNS, NEAR, Clause, living, plain, timed
from tools.writing.tale.where import PLACES, TIMES
from tools.writing.tale.words import finite

SOUGHT = re.compile(r"^(?:everywhere )?for (?=(?:the|his|her|its|their|an?)\b)")
"""What stands before what is searched for."""
CARVED = re.compile(
    r"\b(?:wooden|toy|stuffed|plush|paper|clay|stone|bronze|porcelain|rubber|plastic|knitted|origami|rocking|teddy|chocolate) \w+$"
)
"""An animal that somebody has made."""
NOWHERE = ("", "back", "away", "home", "again", "out", "together", "alone", "on")


def _first_noun(said: str) -> str:
    """ "the moon follows her car" is about the moon."""
    words = said.split()
    verbs = (
        i
        for i, w in enumerate(words)
        if i > 1 and w[-1] == "s" and w not in ALSO_NOUNS and finite(w, False)
    )
    return " ".join(words[: next(verbs, len(words))])


def thing_of(clause: Clause) -> str:
    """What a deed is done to, as it is called later: "the raft", "the fish"; empty when nothing can be seen."""
    said = re.sub(
        r"^(?:in love with|it|him|them|her(?= (?:an?|the)\b)|me|us|you)\s+",
        "",
        TIMES.sub("", SOUGHT.sub("", clause.rest) if clause.kind == "search" else clause.rest),
    )
    near = "|".join(NEAR - {"of"})
    direct = re.split(
        rf"(?:^|\s)(?:{near}|that|who|which|and|how|what|because|so|exactly|as|although|meant)\s|,",
        said,
    )[0].strip()
    direct = re.sub(
        r"\s(?:\d+|[a-z]+ty|ten|five|two|three|one)\s(?:years?|days?|hours?|minutes?|weeks?|times?)\b.*$",
        "",
        direct,
    )
    if direct.endswith("ing") or direct in NOWHERE:
        return ""
    direct = plain(_first_noun(direct))
    direct = re.sub(r"\s(?:just|only|again|still|alone)$", "", direct)
    if re.search(rf"\b(?:{PLACES})$", direct) or timed(direct):
        return ""
    if re.search(r"\b(?:race|match|game|contest|competition|tournament|election|war)$", direct):
        return ""
    counted = re.fullmatch(r"(?:\d+|two|three|four|five|six|many|some|all) ([a-z]+s)", direct)
    direct = re.sub(r" full of .*$", "", direct)  # of a suitcase full of letters it is the suitcase
    if found := objects_of(f"{clause.verb} {direct}"):
        first = counted[1] if counted else found[0]
        return (
            first
            if first.startswith("the ")
            else "the " + re.sub(r"^(?:an?|two|three) ", "", first)
        )
    bare = re.fullmatch(r"[a-z]{3,}|(?:[a-z'-]+ ){1,2}[a-z]{2,}s", direct)
    kinds = ("gather", "give", "cook", "make", "grow", "care", "steal", "find", "keep")
    odd = direct.endswith(("ly", "one", "self", "ed"))
    return f"the {direct}" if bare and not odd and clause.kind in kinds else ""


def met_alive(thing: str) -> bool:
    """Whether what a deed is done to lives: a horse, and no wooden one."""
    return living(thing) and not CARVED.search(thing)


REMAINS = re.compile(
    rf"{ANIMAL.pattern} (?=(?:skeleton|bone|skull|fossil|tooth|statue|sculpture|costume|suit|mask|toy|painting|drawing|picture|photo|book|shelter|egg|feather)s?\b)",
    re.IGNORECASE,
)


def no_beasts(done: str) -> str:
    """What is done, without an animal that only tells what a thing is of: "finds a whale skeleton"."""
    return REMAINS.sub("", done)
