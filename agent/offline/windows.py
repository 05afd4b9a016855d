"""A small net that reads a sentence by windows of three words, whose vectors it knows.

Each filter keeps its strongest window, wherever in the sentence it stands; the filters together
with the situation say the answer. It also knows words that were in no template, by their vectors.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from agent.offline import words
from agent.offline.context import Context
from agent.offline.features import WORD, mask, shared, situation
from agent.offline.refs import Ref, find_refs

LONGEST, KEPT = 48, 8192
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
    kept: dict[str, Floats] = field(default_factory=dict[str, Floats], init=False)

    def score(self, sentence: Said) -> Floats:
        """One number a class."""
        tokens, about = sentence
        seen = np.zeros((len(tokens) + 2, 3, len(self.bias)), np.float32)
        seen[1:-1] = [self._seen(t) for t in tokens]
        best = (seen[:-2, 0] + seen[1:-1, 1] + seen[2:, 2]).max(0)
        return np.concatenate([np.maximum(best + self.bias, 0), about]) @ self.out + self.base

    def _seen(self, token: str) -> Floats:
        """What each filter makes of a word on its left, in its middle and on its right: (3, n).

        Kept for words seen before. Not a matrix product: on a busy machine the threads of a
        product of this size cost a hundred times the product.
        """
        found = self.kept.get(token)
        if found is None:
            vector = words.load()[1][words.row_of(token)] + self.own[self.rows.get(token, 0)]
            found = np.einsum("i,kij->kj", vector, self.filters.reshape(3, words.SIZE, -1))
            if len(self.kept) < KEPT:
                self.kept[token] = found
        return found
