"""The transformer behind the reader, in numpy: six BERT layers with four heads. Weights: train.py.

https://arxiv.org/abs/1810.04805; matrices are kept as signed bytes with one scale a row.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from agent.offline.pieces import Vocabulary

Floats = NDArray[np.float32]
WEIGHTS = Path(__file__).parent / "reader.npz"
HEADS = 12
TINY = 1e-12
GELU = float(np.sqrt(2 / np.pi))


@dataclass(frozen=True)
class Layer:
    """Matrices are (in, out); `mixed` makes queries, keys and values at once."""

    mixed: tuple[Floats, Floats]
    joined: tuple[Floats, Floats]
    joined_norm: tuple[Floats, Floats]
    wide: tuple[Floats, Floats]
    narrow: tuple[Floats, Floats]
    norm: tuple[Floats, Floats]


class Encoder:
    """Reads rows of the vocabulary as logits of labels and of beginnings."""

    def __init__(self, kept: Any) -> None:
        """From the arrays of reader.npz."""
        self.vocabulary = Vocabulary(bytes(kept["pieces"]).decode().split("\n"))
        self._words: tuple[NDArray[np.int8], Floats] = (kept["embeddings.word_embeddings.weight"], kept["embeddings.word_embeddings.weight:scale"])  # fmt: skip
        self._places = _matrix(kept, "embeddings.position_embeddings")
        self._told = _matrix(kept, "told")
        self._first_norm = _norm(kept, "embeddings.LayerNorm")
        count = len({k.split(".")[0] for k in kept if k[0].isdigit()})
        self._layers = [_layer(kept, f"{n}.") for n in range(count)]
        self._heads = [_linear(kept, h) for h in ("label", "start", "slot", "where", "choice")]

    def read(self, rows: list[int], told: list[int]) -> list[Floats]:
        """Logits of labels, beginnings, slots, places and choices: (rows, each many).

        `told` says of every row where the film speaks of it (matching.told_of).
        """
        with _blas().limit(limits=1, user_api="blas"):  # pyright: ignore[reportUnknownMemberType]
            return self._read(np.array(rows, np.int64), np.array(told, np.int64))

    def _read(self, at: NDArray[np.int64], told: NDArray[np.int64]) -> list[Floats]:
        words, scale = self._words
        word = words[at] * scale[at, None] + self._told[told]
        x = _normed(word + self._places[: len(at)], self._first_norm)
        for layer in self._layers:
            x = _normed(x + _attended(x, layer), layer.joined_norm)
            w, b = layer.wide
            v, c = layer.narrow
            x = _normed(x + _gelu(x @ w + b) @ v + c, layer.norm)
        return [x @ w + b for w, b in self._heads]


def _attended(x: Floats, layer: Layer) -> Floats:
    """What every piece takes from the others."""
    rows, width = x.shape
    q, k, v = (
        (x @ layer.mixed[0] + layer.mixed[1]).reshape(rows, 3, HEADS, -1).transpose(1, 2, 0, 3)
    )
    score = q @ k.transpose(0, 2, 1) / np.float32(np.sqrt(width // HEADS))
    score = np.exp(score - score.max(axis=-1, keepdims=True))
    score /= score.sum(axis=-1, keepdims=True)
    taken = (score @ v).transpose(1, 0, 2).reshape(rows, width)
    return taken @ layer.joined[0] + layer.joined[1]


def _normed(x: NDArray[Any], norm: tuple[Floats, Floats]) -> Floats:
    apart = x - x.mean(axis=-1, keepdims=True)
    even = apart / np.sqrt((apart * apart).mean(axis=-1, keepdims=True) + TINY)
    return np.asarray(even * norm[0] + norm[1], np.float32)


def _gelu(x: Floats) -> Floats:
    """Gaussian error linear unit, by tanh: https://arxiv.org/abs/1606.08415, section 2."""
    return (
        np.float32(0.5)
        * x
        * (1 + np.tanh(np.float32(GELU) * (x + np.float32(0.044715) * x * x * x)))
    )


def _matrix(kept: Any, name: str) -> Floats:
    return kept[f"{name}.weight"].astype(np.float32) * kept[f"{name}.weight:scale"][:, None]


def _linear(kept: Any, name: str) -> tuple[Floats, Floats]:
    return np.ascontiguousarray(_matrix(kept, name).T), kept[f"{name}.bias"]


def _norm(kept: Any, name: str) -> tuple[Floats, Floats]:
    return kept[f"{name}.weight"], kept[f"{name}.bias"]


def _layer(kept: Any, at: str) -> Layer:
    mixed = [_linear(kept, f"{at}attention.self.{n}") for n in ("query", "key", "value")]
    return Layer(
        (np.hstack([w for w, _ in mixed]), np.hstack([b for _, b in mixed])),
        _linear(kept, f"{at}attention.output.dense"),
        _norm(kept, f"{at}attention.output.LayerNorm"),
        _linear(kept, f"{at}intermediate.dense"),
        _linear(kept, f"{at}output.dense"),
        _norm(kept, f"{at}output.LayerNorm"),
    )


@cache
def _blas() -> ThreadpoolController:
    """Small matrices on several threads take fifty times as long where other work is done beside."""
    return ThreadpoolController()


@cache
def load() -> Encoder:
    """The encoder that train.py has kept."""
    with np.load(WEIGHTS, allow_pickle=False) as kept:
        return Encoder(dict(kept))
