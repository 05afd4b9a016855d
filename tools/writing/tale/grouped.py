"""Which deeds of a tale share a scene."""

import re

from tools.writing.steps import spoken
from tools.writing.tale.model import Tale

JOINED = re.compile(r"\b(?:and|so that|because|while|as|where|before|after|then)\b")


GIVES_REASON = re.compile(r"\W*(?:because|although|though|where)\b")
"""What leads in a clause that is no sentence of its own."""


def grouped(tale: Tale, count: int) -> list[tuple[int, ...]]:
    """The deeds of each scene: one by one where there is room, those that belong together first otherwise."""
    groups: list[tuple[int, ...]] = []
    for n, clause in enumerate(tale.clauses):
        if groups and GIVES_REASON.match(clause.lead):
            groups[-1] += (n,)
        else:
            groups.append((n,))
    while len(groups) > count:
        costs = [
            (
                _length(tale, groups[i])
                + _length(tale, groups[i + 1])
                - 20 * bool(JOINED.match(tale.clauses[groups[i + 1][0]].lead)),
                i,
            )
            for i in range(len(groups) - 1)
        ]
        _, i = min(costs)
        groups[i : i + 2] = [groups[i] + groups[i + 1]]
    return groups


def _length(tale: Tale, group: tuple[int, ...]) -> int:
    return sum(spoken(f"{tale.clauses[n].subject} {tale.clauses[n].said}") for n in group)
