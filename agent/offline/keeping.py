"""Keeps the trained reader as small integers, and reads it back to go on from. Only for training."""

# torch is not installed where types are checked
# pyright: basic, reportMissingImports=false

from pathlib import Path

import numpy as np
import torch
from torch import nn

from agent.offline.marks import MOST
from agent.offline.pieces import Vocabulary


def bytes_of(w: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """As signed bytes with one scale a row."""
    scale = (np.abs(w).max(axis=1) / 127).astype(np.float32)
    scale[scale == 0] = 1
    return np.rint(w / scale[:, None]).astype(np.int8), scale


def keep(net: nn.Module, words: Vocabulary, out: Path) -> None:
    """Write everything: matrices as bytes, vectors as they are."""
    kept: dict[str, np.ndarray] = {
        "pieces": np.frombuffer("\n".join(words.pieces).encode(), np.uint8)
    }
    state = net.state_dict()
    for name, value in state.items():
        if "pooler" in name or "position_ids" in name or "token_type_ids" in name:
            continue
        v = value.float().numpy()
        short = name.removeprefix("encoder.").replace("encoder.layer.", "")
        if short == "embeddings.position_embeddings.weight":
            v = v[:MOST] + state["encoder.embeddings.token_type_embeddings.weight"][:1].numpy()
        if v.ndim == 2:
            kept[short], kept[f"{short}:scale"] = bytes_of(v)
        else:
            kept[short] = v.astype(np.float32)
    np.savez_compressed(out, allow_pickle=False, **kept)


def resume(net: nn.Module, words: Vocabulary, path: Path) -> None:
    """Start from what was kept, with the same vocabulary."""
    kept = dict(np.load(path, allow_pickle=False))
    if bytes(kept["pieces"]).decode().split("\n") != words.pieces:
        raise SystemExit(f"{path.name} has another vocabulary; train it from the beginning.")
    state = net.state_dict()
    for name in state:
        short = name.removeprefix("encoder.").replace("encoder.layer.", "")
        if short in kept:
            scale = kept.get(f"{short}:scale")
            value = kept[short].astype(np.float32)
            value = value if scale is None else value * scale[:, None]
            if short == "embeddings.position_embeddings.weight":
                value = np.vstack([value, np.zeros((state[name].shape[0] - len(value), 384), np.float32)])  # fmt: skip
            state[name] = torch.tensor(value)
    state["encoder.embeddings.token_type_embeddings.weight"].zero_()  # is in the positions
    net.load_state_dict(state)


def mean(paths: list[Path], out: Path) -> None:
    """The mean of weights that were trained one from another: https://arxiv.org/abs/2203.05482."""
    many = [dict(np.load(path, allow_pickle=False)) for path in paths]
    kept: dict[str, np.ndarray] = {"pieces": many[0]["pieces"]}
    for name, value in many[0].items():
        if f"{name}:scale" in many[0]:
            whole = [k[name].astype(np.float32) * k[f"{name}:scale"][:, None] for k in many]
            kept[name], kept[f"{name}:scale"] = bytes_of(np.mean(whole, axis=0))
        elif name not in kept and not name.endswith(":scale"):
            kept[name] = np.mean([k[name] for k in many], axis=0).astype(value.dtype)
    np.savez_compressed(out, allow_pickle=False, **kept)
