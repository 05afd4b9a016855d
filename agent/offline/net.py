"""The trained intent classifier: one matrix, softmax. Weights are made by train.py."""

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from agent.offline.context import Context
from agent.offline.features import vector
from agent.offline.refs import Ref

WEIGHTS = Path(__file__).parent / "weights.npz"
SHARPEN = 1.8  # the training smooths its labels; on held-out voices this makes 0.5 mean "right half the time"
SILENT = frozenset({"question", "greeting", "decline", "offtopic", "vague", "guard"})


@cache
def load() -> tuple[tuple[str, ...], NDArray[np.float32]]:
    """Intent names and the matrix (buckets, intents), stored as bytes with one scale a column."""
    with np.load(WEIGHTS, allow_pickle=False) as kept:
        return tuple(str(n) for n in kept["intents"]), kept["matrix"].astype(np.float32) * kept[
            "scale"
        ]


def intents(text: str, context: Context, refs: list[Ref] | None = None) -> list[tuple[str, float]]:
    """Every intent with its probability, likeliest first."""
    labels, matrix = load()
    where, weight = vector(text, context, refs)
    score = SHARPEN * (weight @ matrix[where])
    score = np.exp(score - score.max())
    score /= score.sum()
    order = np.argsort(-score)
    return [(labels[i], float(score[i])) for i in order]
