"""Chooses what is said: a line of the arc that fits the scene's length, best one about this very idea."""

import re

from film.gaps import spoken as spoken_part
from tools.writing.desk import Desk
from tools.writing.english import ing_form
from tools.writing.facts import facts_of
from tools.writing.library import Role, arc
from tools.writing.slots import NAMED_IN_FULL, ONCE
from tools.writing.steps import being_done, spoken
from tools.writing.tale.words import in_past

WORDS_A_SECOND = 2.3
SLOT = re.compile(r"\{(\w+)\}")
OWN = re.compile(
    r"\{(?:once|did|thing|goal|topic|question|question_low|claim|unless|head|topic_noun|thing_noun|year|wish|fear|name|own|fact|fact2|wish|lost|you_did)\}",
    re.IGNORECASE,
)
SURE = re.compile(
    r"\{(?:Once|Fact2?|Early|Rest|You_did|It_did|Whom|Half)\}|.*\{(?:[Ii]ntro|list|number|day|span|[Ss]ay)\}"
)
"""What the person said themselves is never left out."""
FACT = re.compile(r"\{(Fact2?|Early)\}")
OFTEN = 0.8
SUBJECT = re.compile(
    r"\{(?:a|the|once|whom|name|dear|one|other|a_one|a_other|lost|own|did|you_did|topic)\}",
    re.IGNORECASE,
)
"""Slots that say whom or what a film is about."""
MEET = ("This is the story of {a}.", "Meet {a}.", "This is {a}.")
"""How a story begins when no line of its arc that names its hero fits."""
KNOWN = re.compile(r"\{(?:place|date|time)\}", re.IGNORECASE)
"""Where and when, where the person has said it."""
PICTURED = "~"
"""Before the words of a picture that a line brings with it."""
MAKING = re.compile(r"(?:mak|bak|brew|weav|sew|knit|print|carv|roast|grow|build|throw)")
"""What somebody does, though an ad says "it" of a workshop."""


def limit(duration_s: float) -> int:
    """Most words that can be spoken in a scene."""
    return int(WORDS_A_SECOND * duration_s)


def filled(text: str, words: dict[str, str]) -> str:
    """The text with its slots filled; empty when one of them has nothing to hold."""
    if any(not words.get(m[1], "") for m in SLOT.finditer(text)):
        return ""
    done = SLOT.sub(lambda m: words[m[1]], text)
    done = re.sub(r"(^|[.!?]\s+)([a-z])", lambda m: m[1] + m[2].upper(), done)
    return re.sub(r"([.!?])\.", r"\1", done)


def choose(
    desk: Desk, role: Role, words: dict[str, str], most: int, last: bool = False
) -> tuple[str, str]:
    """A fresh line of at most `most` words, and the moment it tells: what its picture has to show.

    A line with a picture of its own answers that picture, marked PICTURED. Lines about this idea come first, then those that fill the time. The `last` line of a film is
    what stays: it names something of this film, or a hundred films would end alike.
    """
    fits = [
        (raw, line)
        for raw in role.lines
        if (line := filled(raw, words)) and spoken(line) <= most and desk.sky.fits(line)
    ]
    fresh = [f for f in fits if f[1].lower() not in desk.used]
    fresh = [f for f in fresh if "{say}" in f[0] or role.seen.get(f[0]) not in desk.used] or fresh
    said = [f for f in fresh if spoken_part(f[1])] or fresh
    whole = [f for f in said if "[" not in f[1]]
    said = _fewest_gaps(said)
    known = [f for f in whole if KNOWN.search(f[0])]
    fits = known or whole or said
    fits = _about(desk, fits, words, most)
    own = [line for raw, line in fits if (SLOT if last else OWN).search(raw)]
    sure = [line for raw, line in fits if SURE.match(raw)]
    full = [line for _, line in fits if spoken(line) >= min(6, most // 2)]
    line = (
        desk.pick(sure)
        or (desk.pick(own) if desk.dice.random() < OFTEN else "")
        or desk.pick(full)
        or desk.pick([line for _, line in fits])
    )
    raw = next((r for r, said in fits if said == line), "")
    desk.used |= {f"{{{k}}}" for k in ONCE if f"{{{k}}}" in raw.lower()}
    desk.used |= {role.seen[raw]} if raw in role.seen else set()
    desk.used |= {f for f in map(str.lower, facts_of(desk.idea)) if f in line.lower()}
    desk.told.append(bool(SUBJECT.search(raw)))
    return line, PICTURED + picture if (picture := _picture(role, raw, words)) else moment_of(raw)


def _picture(role: Role, raw: str, words: dict[str, str]) -> str:
    """The picture that a line brings, or that shows the fact it tells; empty when it has none."""
    if raw in role.seen:
        return role.seen[raw].replace("{doing}", re.sub(r"[{}]", "", being_done(words["say"])))
    slot = FACT.match(raw)
    fact = words[slot[1].lower()] if slot and role not in arc("news").values() else ""
    fact = re.sub(r"^there (?:is|are) (?!no\b)", "", fact)
    if not fact or re.search(r"\d|[\[{]|^it is about\b", fact):
        return ""
    if re.match(r"(?:(?:it|we|they) (?:is|are) )?(?:open|closed)\b", fact):
        return "a sign on the door {at}"
    if fact.startswith("made for "):
        return f"{fact[9:]} with {{the}} {{at}}"
    return _done(role, fact)


def _done(role: Role, fact: str) -> str:
    """The picture of a fact that says what somebody or something does: "we fix bicycles", "it lets you ..."."""
    does = re.match(r"(?:now |today )?(?:we|it) ([a-z]+)\b(.*)$", fact)
    doing = ing_form(does[1]) if does else ""
    if does and doing and (" we " in f" {fact}" or MAKING.match(does[1])):
        rest = re.split(r"\s(?:while|when|so|and|until|if|because)\b", does[2])[0]
        who = "a mechanic" if does[1] in ("fix", "repair", "mend") else "a person"
        return f"{who} {doing}{rest} {{at}}"
    if does and in_past(does[1]):
        return "wide shot of {place}, {the} in front"
    if does and "you" in does[2].split():
        return "a person with {the} {at}"
    if role is arc("invitation").get("detail") or "everyone" in fact.lower():
        return "{the} {at}"
    return f"{{the}} {doing}{does[2]} {{at}}" if does and doing else _shown(fact)


def _shown(fact: str) -> str:
    """A fact without a verb: what it names, or who has it where it names nothing."""
    said = re.search(
        r"^(?:it|they|we|you|made|no|bring|book|call|come|try|visit|taste|find|see|ask|join|order|get)\b|\b(?:is|are|was|were|welcome|free|insured|only|off)\b",
        fact,
    )
    listed = re.search(r", |^no\b", fact)
    return "{the} {at}" if said or listed else f"close-up of {fact}, {{at}}"


def _fewest_gaps(fits: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The lines that leave least to fill in; of those with a date or a place the ones that say most of it."""
    least = min((line.count("[") for _, line in fits), default=0)
    fits = [f for f in fits if f[1].count("[") == least]
    most = max((spoken(spoken_part(line)) for _, line in fits), default=0)
    dated = [f for f in fits if least and KNOWN.search(f[0]) and spoken(spoken_part(f[1])) == most]
    return dated or fits


def _about(
    desk: Desk, fits: list[tuple[str, str]], words: dict[str, str], most: int
) -> list[tuple[str, str]]:
    """A story names whom it is about at once, and never forgets them for two scenes in a row."""
    if desk.idea.form or desk.idea.kind in NAMED_IN_FULL or (desk.told and desk.told[-1]):
        return fits
    naming = [f for f in fits if SUBJECT.search(f[0])]
    if naming or desk.told or desk.idea.kind == "tribute":
        return naming or fits
    meet = [(raw, filled(raw, words)) for raw in MEET]
    return [m for m in meet if spoken(m[1]) <= most] or fits


def moment_of(raw: str) -> str:
    """ "doing" of the idea, "own" thing, or nothing."""
    low = raw.lower()
    if "{own}" in low:
        return "own"
    if re.search(r"\{(?:once|did|goal|you_did)\}", low):
        return "doing"
    return ""
