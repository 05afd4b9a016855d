"""Words that mean nearly the same: "the granny" of a film that shows a grandmother.

kin.npz holds a vector for every stem of some 18,000 words: what all-MiniLM-L6-v2 (Apache-2.0) makes of the word
alone, turned to its 64 widest directions and kept as signed bytes (train_kin.py).
"""

from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
VECTORS = Path(__file__).parent / "kin.npz"
NEAR, APART = 0.6, 0.1
"""How alike two words must be (cosine), and by how much more than the next one."""


@cache
def _table() -> tuple[dict[str, int], Floats]:
    with np.load(VECTORS, allow_pickle=False) as kept:
        names = bytes(kept["stems"]).decode().split("\n")
        made = kept["vectors"].astype(np.float32)
    return {n: i for i, n in enumerate(names)}, made / np.linalg.norm(made, axis=1, keepdims=True)


@lru_cache(maxsize=16384)
def kin(stem: str, known: tuple[str, ...]) -> str:
    """The one of some stems that means nearly the same; the stem itself when none does."""
    rows, vectors = _table()
    there = [k for k in known if k in rows]
    if stem not in rows or not there:
        return stem
    alike = vectors[[rows[k] for k in there]] @ vectors[rows[stem]]
    order = np.argsort(-alike)
    second = float(alike[order[1]]) if len(there) > 1 else -1.0
    best = float(alike[order[0]])
    return there[int(order[0])] if best >= NEAR and best - second >= APART else stem
