"""Trains the intent classifier and the cuts from the template files: `python -m agent.offline.train`.

Deterministic, a few minutes. `--without voice,voice` leaves voices out and scores them, which is
the honest figure for sentences of other people.
"""

# scipy ships no types: its results are checked by the shapes they are used with
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportUnknownParameterType=false, reportMissingTypeArgument=false

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from agent.offline import cuts, features
from agent.offline.corpus import Sample, examples, joined, samples, templates
from agent.offline.net import WEIGHTS
from agent.offline.refs import find_refs
from agent.offline.text import prepare

COPIES = 10
JOINED = 14000
Row = tuple[NDArray[np.int64], NDArray[np.float32]]


def matrix_of(rows: list[Row], buckets: int) -> sparse.csr_matrix:
    """Sparse features, one row a sample."""
    ends = np.cumsum([0, *(len(w) for w, _ in rows)])
    where, weight = (np.concatenate(parts) for parts in zip(*rows, strict=True))
    return sparse.csr_matrix((weight, where, ends), shape=(len(rows), buckets))


def intent_rows(rows: list[Sample]) -> list[Row]:
    """Features of whole sentences."""
    return [features.vector(prepare(text).text, context) for _, _, text, context in rows]


def cut_rows(
    seed: int, count: int, without: set[str], people: list[Sample]
) -> tuple[list[Row], NDArray[np.int64], list[bool]]:
    """Features of every possible cut, whether it is one, and whether it is held out."""
    rows: list[Row] = []
    labels: list[int] = []
    held: list[bool] = []
    whole = [(r[1], prepare(r[2]).text, [(0, 0)], r[3]) for r in people] * 2
    for voices, text, spans, context in [*joined(seed, count), *whole]:
        starts = [a for a, _ in spans[1:]]
        found = cuts.possible(text, find_refs(text, context))
        for at, cut in enumerate(found):
            rows.append(cuts.vector(text, found, at, context))
            labels.append(int(any(cut.start <= s <= cut.end + 1 for s in starts)))
            held.append(bool(without & set(voices.split("+"))))
    return rows, np.array(labels), held


def fit(
    x: Any, y: NDArray[np.int64], classes: int, rounds: int = 130, smooth: float = 0.04
) -> NDArray[np.float32]:
    """Softmax regression by full-batch Adam with weight decay and smoothed labels."""
    w = np.zeros((x.shape[1], classes), np.float32)
    m, v = np.zeros_like(w), np.zeros_like(w)
    want = np.full((len(y), classes), smooth / classes, np.float32)
    want[np.arange(len(y)), y] += 1 - smooth
    turned = x.T.tocsr()
    for step in range(1, rounds + 1):
        score: NDArray[np.float32] = x @ w
        score -= np.max(score, axis=1, keepdims=True)
        np.exp(score, out=score)
        score /= score.sum(1, keepdims=True)
        grad = turned @ ((score - want) / len(y)).astype(np.float32) + np.float32(3e-7) * w
        m += 0.1 * (grad - m)
        v += 0.01 * (grad * grad - v)
        pace = 0.25 * (1 - step / (rounds + 1))
        w -= (pace * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.99**step)) + 1e-8)).astype(
            np.float32
        )
    return w


def bytes_of(w: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """As signed bytes, one scale a column; weights too small to matter become zero."""
    scale = (np.quantile(np.abs(w), 0.9998, axis=0) / 127).astype(np.float32)
    scale[scale == 0] = 1
    return np.clip(np.rint(w / scale), -127, 127).astype(np.int8), scale


def score_held_out(
    w: NDArray[np.float32], rows: list[Row], held: list[Sample], labels: list[str]
) -> None:
    """Print accuracy on voices that were not trained, and the commonest mistakes."""
    guess = np.asarray((matrix_of(rows, features.BUCKETS) @ w).argmax(1)).ravel()
    right = [labels[g] == row[0] for g, row in zip(guess, held, strict=True)]
    print(f"held out: {np.mean(right):.1%} of {len(held)}")
    wrong: dict[tuple[str, str], list[str]] = {}
    for g, row, ok in zip(guess, held, right, strict=True):
        if not ok:
            wrong.setdefault((row[0], labels[g]), []).append(row[2])
    for pair, texts in sorted(wrong.items(), key=lambda kv: -len(kv[1]))[:30]:
        print(f"  {len(texts):4d} {pair[0]} taken for {pair[1]}: {texts[0]!r}")


def score_cuts(w: NDArray[np.float32], rows: list[Row], y: NDArray[np.int64]) -> None:
    """Print how many held out cuts are found, and how many found ones are cuts."""
    guess = np.asarray((matrix_of(rows, cuts.BUCKETS) @ w).argmax(1)).ravel()
    both = int(((guess == 1) & (y == 1)).sum())
    print(
        f"cuts: {np.mean(guess == y):.1%} of {len(y)}, found {both / max(1, (y == 1).sum()):.1%}, right {both / max(1, (guess == 1).sum()):.1%}"
    )


def main(argv: list[str] | None = None) -> None:
    """Train on all voices and save, or leave some out and score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", default="", help="voices to hold out, comma separated")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--copies", type=int, default=COPIES)
    parser.add_argument(
        "--people", type=Path, help="folder of development sentences to learn from too"
    )
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    asked = parser.parse_args(argv)
    without = {v for v in asked.without.split(",") if v}
    said = samples(asked.seed, asked.copies)
    people = [r for r in examples(asked.people) if r[1] not in without] if asked.people else []
    said += people * 4
    labels = sorted({r[0] for r in said})
    kept = [r for r in said if r[1] not in without]
    w = fit(
        matrix_of(intent_rows(kept), features.BUCKETS),
        np.array([labels.index(r[0]) for r in kept]),
        len(labels),
    )
    found, y, held = cut_rows(asked.seed + 1, JOINED, without, people)
    use = [i for i, out in enumerate(held) if not out]
    c = fit(matrix_of([found[i] for i in use], cuts.BUCKETS), y[use], 2, rounds=90)
    if without:
        out = [r for r in said if r[1] in without]
        score_held_out(w, intent_rows(out), out, labels)
        rest = [i for i, out in enumerate(held) if out]
        score_cuts(c, [found[i] for i in rest], y[rest])
        return
    matrix, scale = bytes_of(w)
    cut, cut_scale = bytes_of(c)
    np.savez_compressed(
        asked.out,
        matrix=matrix,
        scale=scale,
        intents=np.array(labels),
        cut=cut,
        cut_scale=cut_scale,
    )
    print(
        f"{len(said)} sentences of {len(templates())} templates, {len(labels)} intents, {len(y)} cuts -> {asked.out.name}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
