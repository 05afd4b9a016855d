"""Tells a tale in the present: "could not sing" is "cannot sing"."""

from tools.writing.english import base_form
from tools.writing.tale.model import Clause, Tale
from tools.writing.tale.words import agreed, in_past

MODALS = {"could": "can", "would": "will", "couldn't": "cannot", "didn't": "does not", "wasn't": "is not"}  # fmt: skip


def presented(tale: Tale) -> Tale:
    """A tale told in the present, as the cards are."""
    return tale.model_copy(update={"past": False, "clauses": tuple(map(_present, tale.clauses))})


def _present(clause: Clause) -> Clause:
    verb = clause.verb
    if not verb or not in_past(verb) or clause.rest.startswith(("by ", "once ")):
        return clause
    now = MODALS.get(verb.lower()) or agreed(base_form(verb), clause.many, False)
    rest = clause.rest
    if now == "will" and rest.startswith("rather "):
        return clause
    if now == "can" and rest.startswith("not "):
        now, rest = "cannot", rest[4:]
    return clause.model_copy(update={"verb": now, "rest": rest})
