"""The trained classifiers: what a clause asks for, and where a message is cut. Weights: train.py."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from agent.offline import cuts
from agent.offline.context import Context
from agent.offline.features import vector
from agent.offline.refs import Ref, find_refs
from agent.offline.windows import Floats, Windows, said

WEIGHTS = Path(__file__).parent / "weights.npz"
# Two nets vote; on sentences of authors they had not seen, 0.5 then means "right half the time".
WORDS, WINDOWS = 0.95, 0.55
TALK = frozenset({"question", "greeting", "decline", "offtopic", "vague", "guard"})
SILENT = TALK | {"comment", "remark"}


@dataclass(frozen=True)
class Nets:
    """Names of the intents; (buckets, intents) and (buckets, 2) matrices; the net of windows."""

    intents: tuple[str, ...]
    matrix: Floats
    cut: Floats
    clause: Windows


@cache
def load() -> Nets:
    """Everything that train.py has kept."""
    with np.load(WEIGHTS, allow_pickle=False) as kept:
        return Nets(
            tuple(str(n) for n in kept["intents"]),
            kept["matrix"].astype(np.float32) * kept["scale"],
            kept["cut"].astype(np.float32) * kept["cut_scale"],
            windows_of(kept),
        )


def windows_of(kept: Any) -> Windows:
    """The net of windows out of the file."""
    tokens = bytes(kept["rows"]).decode().split("\n")
    parts = (
        kept[p].astype(np.float32) * kept[f"{p}_scale"]
        for p in ("own", "filters", "bias", "out", "base")
    )
    return Windows({t: i for i, t in enumerate(tokens, 1)}, *parts)


def intents(text: str, context: Context, refs: list[Ref] | None = None) -> list[tuple[str, float]]:
    """Every intent with its probability, likeliest first."""
    nets = load()
    refs = find_refs(text, context) if refs is None else refs
    where, weight = vector(text, context, refs)
    score = WORDS * (weight @ nets.matrix[where])
    score += WINDOWS * nets.clause.score(said(text, context, refs))
    score = np.exp(score - score.max())
    score /= score.sum()
    order = np.argsort(-score)
    return [(nets.intents[i], float(score[i])) for i in order]


def cut_chance(text: str, found: list[cuts.Cut], at: int, context: Context) -> float:
    """How likely the cut number `at` parts two edits, 0.02 to 0.98."""
    if found[at].how == "line" or cuts.parts_for_sure(text, found, at, context):
        return 0.96
    where, weight = cuts.vector(text, found, at, context)
    score = weight @ load().cut[where]
    return float(np.clip(1 / (1 + np.exp(score[0] - score[1])), 0.02, 0.98))
