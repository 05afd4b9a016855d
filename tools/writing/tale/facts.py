"""What the words of a tale stand for in lines and pictures: its things, its place, its hour, its wish."""

import re

from tools.writing.cards import PLACED
from tools.writing.clause import UNSEEN_VERBS
from tools.writing.english import base_form, capital, ing_form, is_plural
from tools.writing.facts import LAST_PART
from tools.writing.steps import spoken
from tools.writing.tale.cast import Who
from tools.writing.tale.model import NEAR, Clause, Tale, timed
from tools.writing.tale.things import thing_of
from tools.writing.tale.where import PLACES, TIMES, WHERE
from tools.writing.tale.words import MODAL, words

HABITS = words("habits")
TURN = re.compile(r"\b(?:until|but|one (?:day|morning|night|evening)|suddenly|when)\b")
OFTEN = re.compile(r"\b(?:every|each(?! other)|always|daily|still)\b|\bat night\b")
HOUR = (
    (r"\bnights?\b|\bmidnight\b", "at night"), (r"\bmornings?\b", "in the morning"), (r"\bevenings?\b", "in the evening"),
    (r"\bdawn\b", "at dawn"), (r"\bdusk\b", "at dusk"), (r"\bwinter\b", "in winter"), (r"\bsummer\b", "in summer"),
)  # fmt: skip
AGAIN = (
    (r"\bnights?\b", "tomorrow night"), (r"\bmornings?\b", "tomorrow morning"), (r"\bevenings?\b", "tomorrow evening"),
    *((rf"\b{day}s?\b", f"next {day}") for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")),
    *((rf"\b{time}s?\b", f"next {time}") for time in ("week", "month", "summer", "winter", "spring", "autumn", "year", "Christmas")),
)  # fmt: skip
"""When it is done again, by how often it is done."""
LONGEST = 9
"""Words after the verb that a picture takes in."""


def wish_of(clause: Clause) -> str:
    """ "to see summer" as "see summer"."""
    said = re.match(r"(?:really )?to ((?:(?!\b(?:and|but)\b).)+)", clause.rest)
    return said[1].strip() if said and clause.kind == "want" else ""


def fear_of(clause: Clause) -> str:
    """ "is afraid of the dark" as "the dark"."""
    said = re.match(
        r"(?:so |very )?(?:afraid|scared|frightened|terrified) of ((?:(?!\b(?:and|but)\b)[^,.])+)",
        clause.rest,
    )
    return said[1].strip() if said else ""


def hour_of(text: str) -> str:
    """The hour or season a tale is told at; empty when it says none."""
    return next((said for pattern, said in HOUR if re.search(pattern, text)), "")


def again_of(tale: Tale) -> str:
    """ "tomorrow night" for what is done again and again; empty for what happens once."""
    said = " ".join(f"{c.lead} {c.said}" for c in tale.clauses)
    kinds = {c.kind for c in tale.clauses}
    if tale.past or TURN.search(said) or not (OFTEN.search(said) or kinds <= HABITS):
        return ""
    return next((again for often, again in AGAIN if re.search(often, said)), "tomorrow")


def habit_of(tale: Tale) -> str:
    """What is done again and again, without when: "walks to the market"; empty for what is not one short deed."""
    only = tale.clauses[0] if len(tale.clauses) == 1 and tale.clauses[0].verb else None
    if not only or only.verb.lower() in MODAL:
        return ""
    said = re.sub(r"\s+", " ", TIMES.sub("", f"{only.verb} {only.rest}")).strip()
    return said if spoken(said) <= LONGEST and "," not in said else ""


def seen_doing(clause: Clause, who: Who, cast: tuple[Who, ...], before: str = "") -> str:
    """A deed as a picture says it: "a boy bringing the ginger cat fish, {at}"; empty when it cannot be seen.

    `before` is the thing told of last: "sells them" shows the stars.
    """
    rest = seen_rest(clause, cast)
    if before:
        rest = re.sub(
            r"\b(?:it|them)(?= (?:at|in|on|to|with|for|from|back|away|up|down|under|into|through)\b|$)",
            before,
            rest,
            count=1,
        )
    if not clause.verb or clause.verb.lower() in ("is", "are", "was", "were"):
        return _seen_being(clause, who, rest)
    if clause.verb.lower() in MODAL or re.match(r"(?:never|not|no longer)\b", clause.adverb):
        thing = thing_of(clause)
        return f"{who.seen} looking at {thing}, {{at}}" if thing else ""
    doing = ing_form(clause.verb)
    if base_form(clause.verb) in ("think", "believe", "hope", "say", "know") and thing_of(clause):
        return f"{who.seen} looking at {thing_of(clause)}, {{at}}"
    begun = re.match(r"(?:up |to )?([a-z]+ing)\b", rest)
    if begun:  # "ends up sharing it" is sharing it
        doing, rest = begun[1], rest[begun.end() :].strip()
    if not doing or (base_form(clause.verb) in UNSEEN_VERBS and not begun):
        return ""
    rest = re.sub(rf"(?:^|\s)(?:{'|'.join(NEAR)})$", "", rest)
    while spoken(rest) > LONGEST and (less := LAST_PART.match(rest)):
        rest = less[1]
    there = PLACED.search(rest) or re.search(rf"\b(?:{PLACES})\b", rest)
    thing = thing_of(clause)
    thing = "" if not thing or thing.split()[-1] in rest else f", {thing} close by"
    return f"{who.seen} {doing} {rest}".strip() + thing + ("" if there else ", {at}")


def _seen_being(clause: Clause, who: Who, rest: str) -> str:
    """Somebody or something that only is there, or is something."""
    at = "{at}" if who.alive or clause.verb else "in the middle of the frame"
    if not clause.verb and timed(who.a):
        return ""
    if not clause.verb:
        if rest.startswith("and "):
            return f"{who.seen} {rest}, {at}"
        return f"{who.seen} {rest}" if WHERE.search(rest) else f"{who.seen}, {at}"
    if clause.kind == "end":
        return "wide shot of {place}, empty and still"
    return f"{who.seen}, {rest}, {at}" if 0 < spoken(rest) <= 5 else ""


def seen_rest(clause: Clause, cast: tuple[Who, ...]) -> str:
    """What follows the verb, without hours, clauses and words that a picture does not know."""
    rest = TIMES.sub("", clause.rest)
    rest = re.split(r",|\s+(?:that|who|which|because|so|while|until|when|after|before|as)\b", rest)[
        0
    ]
    rest = re.sub(r"\b(?:my|our)\b", "the", rest)
    rest = re.sub(
        r"^it(?=$| (?:to|in|on|at|from|into)\b)",
        "the way" if clause.verb.startswith("follow") else "it",
        rest,
    )
    return whom_for(rest, clause, cast, seen=True).strip()


def whom_for(rest: str, clause: Clause, cast: tuple[Who, ...], seen: bool = False) -> str:
    """ "it fish" as "the cat fish" where "it" is another actor."""
    said = re.match(r"(it|him|them|her(?= (?:an?|the|in|on|at|to|with|for|about)\b|$))\b", rest)
    for n, other in enumerate(cast):
        if (
            said
            and n != clause.who
            and other.alive
            and other.them == said[1]
            and n < max(1, clause.who)
        ):
            return (other.seen if seen else other.the) + rest[said.end() :]
    return rest


def plural(thing: str) -> bool:
    """Whether a thing is several."""
    return is_plural(re.sub(r"^the ", "", thing))


def both_cases(words: dict[str, str]) -> dict[str, str]:
    """Slots with a capital give words with a capital."""
    return words | {capital(k): capital(v) for k, v in words.items()}
