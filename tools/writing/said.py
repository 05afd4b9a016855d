"""What an idea says itself in a film of a fixed form: its steps, and its own sentences with their pictures."""

import re

from tools.writing import plan
from tools.writing.desk import Desk
from tools.writing.drawn import landmark
from tools.writing.english import capital
from tools.writing.explained import BOOKS, PEOPLE_DO
from tools.writing.facts import facts_of
from tools.writing.honours import same_deed, to_you
from tools.writing.idea import Idea
from tools.writing.library import BOARD
from tools.writing.lines import PICTURED
from tools.writing.slots import NTH
from tools.writing.steps import list_of, steps_told
from tools.writing.tale.model import PRONOUNS
from tools.writing.tale.phrases import Words
from tools.writing.told import alike, fitting, seen_of, teller_of
from tools.writing.topic import HOWTO

MOST_STEPS = 8
UNMADE = re.compile(
    r"(?:cut|torn|closed|built|sold|planted|lost|opened|made|bought|found)\b", re.IGNORECASE
)
"""How a clause begins that leaves out its "it was"."""


def steps_in(read: Idea) -> tuple[int, bool]:
    """How many steps an explanation has to have, 0 if that is open, and whether it lists what is needed."""
    if read.kind != "explainer":
        return 0, False
    howto = bool(HOWTO.match(read.topic))
    if not howto:
        said = len(facts_of(read))
        return (min(said + 1, MOST_STEPS) if said > 1 else plan.steps_asked(read.text)), False
    steps, listed = steps_told(read.text), list_of(read.text)
    given, needs = len(steps), bool(listed) and listed.split(",")[0] not in " ".join(steps)
    asked = plan.steps_asked(read.text) or (min(given, MOST_STEPS) if given > 1 else 0)
    return asked, needs and (asked > 1)


def told_at(desk: Desk, count: int) -> dict[int, str]:
    """Which scene says which of the idea's own sentences: they are spread over the middle in their order."""
    if desk.idea.kind in ("product", "invitation", "news"):
        return {}  # their arcs have places for facts
    facts = [f for f in facts_of(desk.idea) if "{" not in f][: max(0, count - 2)]
    if desk.idea.kind == "explainer" and not HOWTO.match(desk.idea.topic) and len(facts) > 1:
        led = 1 + (count > len(facts) + 2)  # its question, and why it matters
        return {led + k: _numbered(fact, k) for k, fact in enumerate(facts)}
    step = (count - 1) / (len(facts) + 1)
    return {max(1, round(step * (k + 1))): fact for k, fact in enumerate(facts)}


def _numbered(fact: str, index: int) -> str:
    """ "Second: memories are sorted"."""
    return f"{NTH[index]}: {fact}"


def own_words(desk: Desk, fact: str, most: int) -> tuple[str, str]:
    """A sentence of the idea as a line, and its picture; empty when none fits."""
    tribute = desk.idea.kind == "tribute"
    line = fitting(capital(to_you(fact) if tribute else fact), most) if fact else ""
    if tribute and landmark(desk.idea):
        line = re.sub(r"^You (?=[a-z]+)", "It ", line)
    if tribute and landmark(desk.idea) and UNMADE.match(line):
        line = f"It was {line[:1].lower()}{line[1:]}"
    if not line or any(
        alike(line, said) or same_deed(line.rstrip("."), said.rstrip(".")) for said in desk.used
    ):
        return "", ""
    desk.used.add(line.lower())
    desk.told.append(True)
    if tribute:
        return line, f"{PICTURED}{{the}} {{at}}"
    if desk.idea.kind == "explainer" and (
        desk.world in (BOARD, BOOKS) or PEOPLE_DO.match(desk.idea.topic)
    ):
        about = Words(fact.partition(": ")[2] or fact)
        found = about.subject(0, free=True)
        head = (
            re.sub(r"^(?:your|our|my)\b", "the", about.text(found.start, found.end))
            if found
            else ""
        )
        head = head or about.text(0, 1)
        what = head if head.lower() not in PRONOUNS else desk.idea.short
        return (
            line,
            f"{PICTURED}a person pointing at a hand-drawn diagram of {what} on a blackboard, {{at}}",
        )
    seen = re.sub(r"^\w+: ", "", line)
    if desk.idea.kind == "explainer":
        seen = re.sub(
            r"^(?:they|it)\b", desk.idea.short, re.sub(r"\b(?:my|our|your)\b", "the", seen)
        )
    seen = seen_of(seen, teller_of(desk.idea.text), desk.idea.the)
    return line, f"{PICTURED}{seen}, {{at}}"
