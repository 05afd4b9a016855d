"""A small net that reads a sentence by windows of three words, whose vectors it knows.

Each filter keeps its strongest window, wherever in the sentence it stands; the filters together
with the situation say the answer. It also knows words that were in no template, by their vectors.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agent.offline import words
from agent.offline.context import Context
from agent.offline.features import WORD, mask, shared, situation
from agent.offline.refs import Ref, find_refs

LONGEST = 48
SITUATIONS = ("e", "v", "a", "m", "s", "n")
SHARED = ("style", "tone", "music", "narration", "visual", "title")
Floats = NDArray[np.float32]
Said = tuple[list[str], Floats]


def said(text: str, context: Context, refs: list[Ref] | None = None) -> Said:
    """The masked words of a clause with its ends, and what is known of its situation."""
    masked = mask(text, find_refs(text, context) if refs is None else refs)
    tokens = WORD.findall(masked)[:LONGEST]
    common = shared(tokens, context)
    about = [float(situation(context) == s) for s in SITUATIONS]
    about += [float(s in common) for s in SHARED]
    about += [float("?" in tokens), len(tokens) / 20]
    return ["<", *tokens, ">"], np.array(about, np.float32)


ABOUT = len(SITUATIONS) + len(SHARED) + 2


@dataclass(frozen=True)
class Windows:
    """`own` (words, 64) is added to the vectors; `filters` (192, n); `out` (n + ABOUT, classes)."""

    rows: dict[str, int]
    own: Floats
    filters: Floats
    bias: Floats
    out: Floats
    base: Floats

    def score(self, sentence: Said) -> Floats:
        """One number a class."""
        tokens, about = sentence
        known = words.load()[1]
        vectors = np.zeros((len(tokens) + 2, words.SIZE), np.float32)
        vectors[1:-1] = known[[words.row_of(t) for t in tokens]]
        vectors[1:-1] += self.own[[self.rows.get(t, 0) for t in tokens]]
        three = np.concatenate([vectors[:-2], vectors[1:-1], vectors[2:]], axis=1)
        best = np.maximum((three @ self.filters).max(0) + self.bias, 0)
        return np.concatenate([best, about]) @ self.out + self.base
