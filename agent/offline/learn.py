"""Fits the nets of the keyless director: softmax regression, and windows of words. Only train.py uses it."""

# scipy ships no types: its results are checked by the shapes they are used with
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportUnknownParameterType=false, reportMissingTypeArgument=false

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from agent.offline import words
from agent.offline.windows import ABOUT, Floats, Said, Windows

FILTERS, BATCH, ROUNDS = 256, 256, 6
PACE, DROPPED, UNSAID, SMOOTH = 3e-3, 0.4, 0.1, 0.05
PARTS = ("own", "filters", "bias", "out", "base")
DECAY = {"own": 1e-2, "filters": 1e-3, "bias": 0.0, "out": 1e-3, "base": 0.0}


def fit(
    x: Any, y: NDArray[np.int64], classes: int, rounds: int = 130, smooth: float = 0.04
) -> Floats:
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


@dataclass
class Batch:
    """Padded sentences: rows of the vectors, rows of the own table, which are real, what is around."""

    known: NDArray[np.int64]
    own: NDArray[np.int64]
    real: NDArray[np.bool_]
    about: Floats


def batch_of(sentences: list[Said], rows: dict[str, int]) -> Batch:
    """Pad to the longest."""
    shape = (len(sentences), max(len(t) for t, _ in sentences))
    known, own, real = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, bool)
    for i, (tokens, _) in enumerate(sentences):
        known[i, : len(tokens)] = [words.row_of(t) for t in tokens]
        own[i, : len(tokens)] = [rows.get(t, 0) for t in tokens]
        real[i, : len(tokens)] = True
    return Batch(known, own, real, np.stack([a for _, a in sentences]))


def _threes(vectors: Floats) -> Floats:
    """Each word with its neighbours: (n, length, 64) to (n, length, 192)."""
    n, long, size = vectors.shape
    padded = np.zeros((n, long + 2, size), np.float32)
    padded[:, 1:-1] = vectors
    return np.concatenate([padded[:, :-2], padded[:, 1:-1], padded[:, 2:]], 2, dtype=np.float32)


class Learner:
    """Windows of words with their gradients, fitted by Adam."""

    def __init__(self, rows: dict[str, int], classes: int, seed: int) -> None:
        """Begin with small numbers; words without a vector begin with a vector of their own."""
        self.dice = np.random.default_rng(seed)
        self.rows, self.step = rows, 0
        own = self.dice.normal(size=(len(rows) + 1, words.SIZE)) * 0.05
        unknown = [i for t, i in rows.items() if not words.row_of(t)]
        own[unknown] *= 12
        own[0] = 0
        wide = 3 * words.SIZE
        self.now: dict[str, Floats] = {
            "own": own.astype(np.float32),
            "filters": (self.dice.normal(size=(wide, FILTERS)) / np.sqrt(wide)).astype(np.float32),
            "bias": np.zeros(FILTERS, np.float32),
            "out": (self.dice.normal(size=(FILTERS + ABOUT, classes)) * 0.05).astype(np.float32),
            "base": np.zeros(classes, np.float32),
        }
        self.mean = {k: np.zeros_like(v) for k, v in self.now.items()}
        self.square = {k: np.zeros_like(v) for k, v in self.now.items()}

    def learn(self, b: Batch, want: Floats, pace: float) -> None:
        """One step of Adam, with some words unheard and some filters dropped."""
        heard = (self.dice.random(b.known.shape) > UNSAID)[:, :, None]
        vectors = words.load()[1][b.known] + self.now["own"][b.own]
        vectors *= heard
        three = _threes(vectors)
        found: Floats = three @ self.now["filters"] + self.now["bias"]
        found[~b.real] = -1e9
        where = found.argmax(1)[:, None]
        best = np.take_along_axis(found, where, 1)[:, 0]
        kept = self.dice.random(best.shape) > DROPPED
        scale = ((best > 0) & kept).astype(np.float32) / np.float32(1 - DROPPED)
        hidden = np.concatenate([best * scale, b.about], 1)
        score = hidden @ self.now["out"] + self.now["base"]
        score = np.exp(score - score.max(1, keepdims=True))
        error = ((score / score.sum(1, keepdims=True) - want) / len(want)).astype(np.float32)
        back: Floats = (error @ self.now["out"].T)[:, :FILTERS] * scale
        spread = np.zeros_like(found)
        np.put_along_axis(spread, where, back[:, None], 1)
        self._moved(
            {
                "own": self._to_words(spread, heard, b),
                "filters": three.reshape(-1, three.shape[2]).T @ spread.reshape(-1, FILTERS),
                "bias": back.sum(0),
                "out": hidden.T @ error,
                "base": error.sum(0),
            },
            pace,
        )

    def _to_words(self, spread: Floats, heard: NDArray[np.bool_], b: Batch) -> Floats:
        """The gradient of the filters' windows, summed up for each word of the own table."""
        n, long, _ = spread.shape
        parts = (spread @ self.now["filters"].T).reshape(n, long, 3, words.SIZE)
        shifted = np.zeros((n, long + 2, words.SIZE), np.float32)
        for i in range(3):
            shifted[:, i : i + long] += parts[:, :, i]
        picked = sparse.csr_matrix(
            (np.ones(n * long, np.float32), (b.own.ravel(), np.arange(n * long))),
            shape=(len(self.now["own"]), n * long),
        )
        own = np.asarray(picked @ (shifted[:, 1:-1] * heard).reshape(-1, words.SIZE), np.float32)
        own[0] = 0
        return own

    def _moved(self, gradients: dict[str, Floats], pace: float) -> None:
        self.step += 1
        for part, grad in gradients.items():
            self.mean[part] += 0.1 * (grad - self.mean[part])
            self.square[part] += 0.001 * (grad * grad - self.square[part])
            mean = self.mean[part] / (1 - 0.9**self.step)
            square = self.square[part] / (1 - 0.999**self.step)
            step = mean / (np.sqrt(square) + 1e-8) + DECAY[part] * self.now[part]
            self.now[part] -= np.float32(pace) * step.astype(np.float32)


def fit_windows(sentences: list[Said], want: Floats, seed: int, rounds: int = ROUNDS) -> Windows:
    """`want` (sentences, classes) is 1 for what is right."""
    seen = Counter(t for tokens, _ in sentences for t in set(tokens))
    rows = {t: i for i, (t, n) in enumerate(seen.most_common(), 1) if n >= 4}
    classes = want.shape[1]
    learner = Learner(rows, classes, seed)
    want = want * (1 - SMOOTH) + SMOOTH / classes
    starts = np.arange(0, len(sentences), BATCH)
    lengths = np.array([len(t) for t, _ in sentences])
    for _ in range(rounds):
        order = np.argsort(lengths + 4 * learner.dice.random(len(lengths)), kind="stable")
        for start in learner.dice.permutation(starts):
            chosen = order[start : start + BATCH]
            batch = batch_of([sentences[i] for i in chosen], rows)
            pace = PACE * (1 - learner.step / (rounds * len(starts) + 1))
            learner.learn(batch, want[chosen].astype(np.float32), pace)
    return Windows(rows, *(learner.now[p] for p in PARTS))
