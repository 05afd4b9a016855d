"""Fits doubt.json: which signs told that a reading was wrong.

`python -m agent.offline.train_doubt --set WEIGHTS FILE ... [--set WEIGHTS FILE ...]`: sentences with right answers,
each set read by weights (as reader.npz) that have not learned from it, for what was learned is read too surely.
Logistic regression with a small penalty, by Newton's method (https://en.wikipedia.org/wiki/Iteratively_reweighted_least_squares).
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from agent.offline import brain, encoder, marks, reader
from agent.offline.context import Context
from agent.offline.doubt import WEIGHTS, signs
from bench import records
from bench.scoring import verdict

Floats = NDArray[np.float64]
PENALTY = 10.0
OTHER = 0.5
"""How much a reading counts that is not the likeliest."""
STEPS = 12


def readings(weights: Path, files: list[Path]) -> Iterator[tuple[dict[str, float], bool, float]]:
    """The signs of every reading of every message, whether it is wrong, and how much it counts."""
    encoder.WEIGHTS = weights
    encoder.load.cache_clear()
    marks.read.cache_clear()
    for row in (r for f in files for r in records.read(f)):
        context = Context.model_validate(row["context"])
        said = brain.heard(row["utterance"], context)
        if not isinstance(said, brain.Prepared):
            continue
        known: list[object] = []
        for way in (reader.LIKELIEST, *reader.OTHERWISE):
            clauses, made = brain.read_as(said, context, way)
            calls = [c.model_dump() for c in made.calls]
            if calls and calls not in known:
                known.append(calls)
                told = signs(said.text, clauses, made.calls, context)
                yield told, verdict(row, calls) == "wrong", 1.0 if len(known) == 1 else OTHER


def fitted(x: Floats, wrong: Floats, count: Floats) -> Floats:
    """Weights of the columns of `x`, the last of which is all ones (not penalized)."""
    weights = np.zeros(x.shape[1])
    penalty = np.diag([PENALTY] * (x.shape[1] - 1) + [1e-6])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (count * (wrong - chance)) - penalty @ weights
        bend = (x * (count * chance * (1 - chance))[:, None]).T @ x + penalty
        weights += np.linalg.solve(bend, slope)
    return weights


def main() -> None:
    """Read, fit and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", action="append", nargs="+", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    asked = parser.parse_args()
    told = [r for weights, *files in asked.set for r in readings(weights, files)]
    names = list(told[0][0])
    x = np.array([[s[n] for n in names] for s, _, _ in told])
    middle, spread = x.mean(0), x.std(0) + 1e-9
    wrong = np.array([float(was) for _, was, _ in told])
    count = np.array([many for _, _, many in told])
    weights = fitted(np.c_[(x - middle) / spread, np.ones(len(x))], wrong, count)
    plain = weights[:-1] / spread
    kept = {"bias": weights[-1] - plain @ middle, **dict(zip(names, plain, strict=True))}
    asked.out.write_text(
        json.dumps({n: round(float(w), 4) for n, w in kept.items()}, indent=1) + "\n"
    )
    print(f"{len(told)} readings, {int(wrong.sum())} of them wrong")


if __name__ == "__main__":
    main()
