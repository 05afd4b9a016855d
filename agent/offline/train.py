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
from agent.offline.corpus import Joined, Sample, examples, joined, samples, templates
from agent.offline.learn import fit, fit_windows
from agent.offline.net import WEIGHTS
from agent.offline.refs import find_refs
from agent.offline.text import prepare
from agent.offline.windows import Floats, Windows, said

COPIES = 8
JOINED = 14000
EXPLAINED = 6000
CLAUSES = 2  # the net of windows learns from every so manyth sentence
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
    whole = [
        Joined(frozenset({p[1]}), prepare(p[2]).text, [(0, 0)], frozenset({p[0]}), p[3])
        for p in people
    ]
    for one in [*joined(seed, count), *whole * 2]:
        starts = [a for a, _ in one.spans[1:]]
        found = cuts.possible(one.text, find_refs(one.text, one.context))
        for at, cut in enumerate(found):
            rows.append(cuts.vector(one.text, found, at, one.context))
            labels.append(int(any(cut.start <= s <= cut.end + 1 for s in starts)))
            held.append(bool(without & one.voices))
    return rows, np.array(labels), held


def explained(seed: int) -> list[Sample]:
    """Single orders with a remark before or after."""
    made = joined(seed, EXPLAINED, 1.0, (1,))
    return [(next(iter(j.intents)), "+".join(sorted(j.voices)), j.text, j.context) for j in made]


def clause_net(rows: list[Sample], labels: list[str], seed: int) -> Windows:
    """What one clause asks for."""
    want = np.zeros((len(rows), len(labels)), np.float32)
    want[np.arange(len(rows)), [labels.index(r[0]) for r in rows]] = 1
    return fit_windows([said(prepare(r[2]).text, r[3]) for r in rows], want, seed)


def bytes_of(w: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """As signed bytes, one scale a column; weights too small to matter become zero."""
    scale = (np.quantile(np.abs(w), 0.9998, axis=0) / 127).astype(np.float32)
    scale[scale == 0] = 1
    return np.clip(np.rint(w / scale), -127, 127).astype(np.int8), scale


def kept_windows(net: Windows) -> dict[str, Any]:
    """The parts of a net of windows as they stand in the file."""
    out: dict[str, Any] = {"rows": np.frombuffer("\n".join(net.rows).encode(), np.uint8)}
    for part in ("own", "filters", "bias", "out", "base"):
        values: Floats = getattr(net, part)
        small, scale = bytes_of(values) if values.ndim == 2 else (values, np.float32(1))
        out[part], out[f"{part}_scale"] = small, scale
    return out


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
    rows = [*samples(asked.seed, asked.copies), *explained(asked.seed + 3)]
    people = [r for r in examples(asked.people) if r[1] not in without] if asked.people else []
    labels = sorted({r[0] for r in rows})
    kept = [r for r in rows + people * 4 if r[1] not in without]
    y = np.array([labels.index(r[0]) for r in kept])
    w = fit(matrix_of(intent_rows(kept), features.BUCKETS), y, len(labels))
    found, cut, held = cut_rows(asked.seed + 1, JOINED, without, people)
    use = [i for i, out in enumerate(held) if not out]
    c = fit(matrix_of([found[i] for i in use], cuts.BUCKETS), cut[use], 2, rounds=90)
    if without:
        out = [r for r in rows if r[1] in without]
        score_held_out(w, intent_rows(out), out, labels)
        rest = [i for i, out in enumerate(held) if out]
        score_cuts(c, [found[i] for i in rest], cut[rest])
        return
    clause = clause_net(kept[::CLAUSES], labels, asked.seed)
    keep(asked.out, labels, w, c, clause)
    print(
        f"{len(rows)} sentences of {len(templates())} templates, {len(labels)} intents, {len(cut)} cuts -> {asked.out.name}"
    )


def keep(out: Path, labels: list[str], w: Floats, c: Floats, clause: Windows) -> None:
    """Write everything as small numbers."""
    matrix, scale = bytes_of(w)
    cut, cut_scale = bytes_of(c)
    np.savez_compressed(
        out,
        matrix=matrix,
        scale=scale,
        intents=np.array(labels),
        cut=cut,
        cut_scale=cut_scale,
        **kept_windows(clause),
    )


if __name__ == "__main__":
    main(sys.argv[1:])
