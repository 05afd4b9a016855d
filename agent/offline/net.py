"""The trained classifiers: what a clause asks for, and where a message is cut. Weights: train.py."""

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from agent.offline import cuts
from agent.offline.context import Context
from agent.offline.features import vector
from agent.offline.refs import Ref

WEIGHTS = Path(__file__).parent / "weights.npz"
SHARPEN = 1.8  # the training smooths its labels; on held-out voices this makes 0.5 mean "right half the time"
TALK = frozenset({"question", "greeting", "decline", "offtopic", "vague", "guard"})
SILENT = TALK | {"comment", "remark"}


@cache
def load() -> tuple[tuple[str, ...], NDArray[np.float32], NDArray[np.float32]]:
    """Intent names, the matrix (buckets, intents) and the cuts' matrix (buckets, 2)."""
    with np.load(WEIGHTS, allow_pickle=False) as kept:
        return (
            tuple(str(n) for n in kept["intents"]),
            kept["matrix"].astype(np.float32) * kept["scale"],
            kept["cut"].astype(np.float32) * kept["cut_scale"],
        )


def intents(text: str, context: Context, refs: list[Ref] | None = None) -> list[tuple[str, float]]:
    """Every intent with its probability, likeliest first."""
    labels, matrix, _ = load()
    where, weight = vector(text, context, refs)
    score = SHARPEN * (weight @ matrix[where])
    score = np.exp(score - score.max())
    score /= score.sum()
    order = np.argsort(-score)
    return [(labels[i], float(score[i])) for i in order]


def cut_chance(text: str, found: list[cuts.Cut], at: int, context: Context) -> float:
    """How likely the cut number `at` parts two edits, 0.02 to 0.98."""
    if found[at].how == "line" or cuts.parts_for_sure(text, found, at, context):
        return 0.96
    where, weight = cuts.vector(text, found, at, context)
    score = weight @ load()[2][where]
    return float(np.clip(1 / (1 + np.exp(score[0] - score[1])), 0.02, 0.98))
