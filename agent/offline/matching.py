"""Finds the scene that words describe: by its title and by what is seen and said in it."""

import re

from agent.offline import grammar as g
from agent.offline.context import Context


def stems(text: str) -> list[str]:
    """Words that carry content, cut to a rough stem."""
    words = re.findall(r"[a-z][a-z'-]+", text.lower())
    return [
        re.sub(r"(?:ing|ies|es|ed|s|y|'s)$", "", w)[:7]
        for w in words
        if w not in g.STOP and len(w) > 2
    ]


def best_scene(asked: list[str], context: Context) -> str | None:
    """The one scene whose title (weight 3) or texts (weight 1) hold most of the asked words."""
    if not asked:
        return None
    scores: list[tuple[float, str]] = []
    for s in context.ordered:
        title, body = set(stems(s.title)), set(stems(f"{s.visual} {s.narration}"))
        scores.append((sum(3.0 * (w in title) + 1.0 * (w in body) for w in set(asked)), s.id))
    scores.sort(key=lambda x: -x[0])
    if not scores or scores[0][0] <= 0 or (len(scores) > 1 and scores[1][0] >= scores[0][0]):
        return None
    return scores[0][1]


def side_of(how: str, anchor: tuple[str, ...], ids: tuple[str, ...]) -> tuple[str, ...]:
    """The scenes after, from, before or up to another one."""
    first, last = ids.index(anchor[0]), ids.index(anchor[-1])
    cut = {"after": ids[last + 1 :], "before": ids[:first], "up to": ids[: last + 1]}
    return cut.get(how, ids[first:])
