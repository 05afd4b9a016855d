"""What an idea tells, read clause by clause; what only names somebody tells nothing."""

import re

from tools.writing.tale.model import EITHER, GOES_OUT, MANY, ONE, PRONOUNS, Clause, Tale
from tools.writing.tale.reader import Reader
from tools.writing.tale.shaped import refused, shaped

BEFORE = re.compile(
    r"^(?:(?:the|one) (?:day|night|morning|evening|summer|winter|year|time) (?:when |that )?(?=(?:the|an?|my|our) )|(?:(?:an?|the|my|our) (?:[\w-]+ ){0,3}?(?:film|movie|story|tale|clip|video|cartoon|comedy|fable|drama|joke|short|animation) )?(?:in which|where|about|between|of|how) (?=(?:an?|the|two|three|my|our)\b))",
    re.IGNORECASE,
)
""" "The day the bridge fell" and "in which a postman ..." only lead in what is told."""


def read_tale(text: str) -> Tale:
    """What an idea tells; empty when it names no deed."""
    lead, said = shaped(text)
    tale = _felt(Reader(BEFORE.sub("", said)).read(), text)
    if tale.clauses and lead:
        first = tale.clauses[0].model_copy(update={"lead": lead})
        tale = tale.model_copy(update={"clauses": (first, *tale.clauses[1:])})
    before, colon, after = text.partition(": ")
    if tale.actors and not any(a.alive for a in tale.actors):  # in a story, a shadow runs away
        first = tale.actors[0].model_copy(update={"alive": True})
        tale = tale.model_copy(update={"actors": (first, *tale.actors[1:])})
    if tale.clauses and not _noun(tale.clauses[0].subject):
        return Tale()
    if len(tale.clauses) == 1 and GOES_OUT.search(
        f"{tale.clauses[0].subject} {tale.clauses[0].said}"
    ):
        return Tale(clauses=(tale.clauses[0].model_copy(update={"who": -1}),), past=tale.past)
    if tale.clauses and refused(tale.clauses[0].subject):
        return Tale(clauses=(Clause(who=-1, subject=text, verb="", rest=""),))
    if not tale.clauses and colon and len(before.split()) <= 5:
        return Reader(BEFORE.sub("", after)).read()
    return tale


def _noun(subject: str) -> bool:
    """Whether a first subject is a noun phrase: "wash your hands" and "sorry we" are none."""
    words = subject.lower().split()
    led = words[1:2] and words[0] not in ONE | MANY | EITHER | {
        "all",
        "both",
        "half",
        "even",
        "only",
    }
    return not (led and words[1] in ONE | MANY | EITHER | PRONOUNS)


def _felt(tale: Tale, text: str) -> Tale:
    """The tale, alive in it whatever wants, fears or is a "who": "a little star who is afraid"."""
    feels = {c.who for c in tale.clauses if c.kind in ("fear", "want", "meet", "love", "speak")}
    actors = (
        a.model_copy(update={"alive": True})
        if n in feels or re.search(rf"\b{re.escape(a.a)},? who\b", text)
        else a
        for n, a in enumerate(tale.actors)
    )
    return tale.model_copy(update={"actors": tuple(actors)})
