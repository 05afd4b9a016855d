"""Parts a message into edits: the likeliest sequence of learned cuts and clear clauses."""

import re
from math import log

from agent.offline.context import Context
from agent.offline.cuts import possible
from agent.offline.net import cut_chance, intents
from agent.offline.refs import Ref

LONGEST = 6
FORCED, NEVER = 0.93, 0.07


def parted(text: str, refs: list[Ref], context: Context) -> list[str]:
    """The likeliest parts of a message, in order.

    A part is likely when it clearly asks for one thing; a cut is likely by the words around it.
    Both are learned; the best sequence is found by dynamic programming.
    """
    found = possible(text, refs)
    chances = [cut_chance(text, found, i, context) for i in range(len(found))]
    open_cuts = [(c, p) for c, p in zip(found, chances, strict=True) if p > NEVER]
    if not open_cuts:
        return [text]
    starts = [0, *(c.end for c, _ in open_cuts)]
    ends = [*(c.start for c, _ in open_cuts), len(text)]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for j in range(1, len(starts) + 1):
        options: list[tuple[float, int]] = []
        for i in range(max(0, j - LONGEST), j):
            if i < j - 1 and any(p > FORCED for _, p in open_cuts[i : j - 1]):
                continue
            said = sum(log(1 - p) for _, p in open_cuts[i : j - 1])
            said += log(open_cuts[i - 1][1]) if i else 0.0
            piece = text[starts[i] : ends[j - 1]]
            options.append((best[i][0] + said + _clear(piece, context), i))
        best.append(max(options))
    parts: list[str] = []
    j = len(starts)
    while j:
        i = best[j][1]
        parts.append(text[starts[i] : ends[j - 1]].strip(" ,"))
        j = i
    return [p for p in reversed(parts) if re.search(r"\w", p)]


def _clear(piece: str, context: Context) -> float:
    """How clearly a piece asks for one thing, as a log probability."""
    return log(max(0.01, intents(piece, context)[0][1]))
