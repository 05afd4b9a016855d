"""Trains the intent classifier from the template files: `python -m agent.offline.train`.

Deterministic, under a minute. `--without voice,voice` leaves voices out and scores them, which is
the honest figure for sentences of other people.
"""

# scipy ships no types: its results are checked by the shapes they are used with
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pyright: reportUnknownParameterType=false, reportMissingTypeArgument=false

import argparse
import random
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from agent.offline.context import Context
from agent.offline.features import BUCKETS, vector
from agent.offline.text import prepare

HERE = Path(__file__).parent / "templates"
COPIES = 10
FREE = [
    "",
    "",
    "",
    "",
    "",
    "please ",
    "can you ",
    "could you ",
    "can we ",
    "i want you to ",
    "ok ",
    "hey, ",
    "now ",
    "and ",
    "also ",
    "then ",
    "i'd like to ",
    "so ",
    "just ",
    "let's ",
]
TAIL = ["", "", "", "", "", "", " please", " pls", ", thanks", "!", ".", " now", " asap", " for me"]
STORY = {
    "scenes": [
        {"id": "s4", "position": 1, "title": "The Fox", "visual": "A fox under a bridge", "duration_s": 5},
        {"id": "s1", "position": 2, "title": "A Mirror", "visual": "A mirror in a hall", "duration_s": 6},
        {"id": "s2", "position": 3, "title": "Bridge at Dusk", "visual": "An old bridge", "duration_s": 5},
        {"id": "s6", "position": 4, "title": "Running", "visual": "Boots on grass", "duration_s": 7},
        {"id": "s3", "position": 5, "title": "Home Again", "visual": "A lit window", "duration_s": 5},
        {"id": "s7", "position": 6, "title": "Rest", "visual": "Sleep", "duration_s": 4},
    ]
}  # fmt: skip
Sample = tuple[str, str, str, Context]


def slots() -> dict[str, list[str]]:
    """Fillings by slot name."""
    lines = (HERE / "slots.txt").read_text(encoding="utf-8").splitlines()
    return {
        k: [v.strip() for v in rest.split(" / ")]
        for k, _, rest in (x.partition(": ") for x in lines if x.strip())
    }


def templates() -> list[tuple[str, str, str]]:
    """(intent, voice, template) of every file."""
    found: list[tuple[str, str, str]] = []
    for path in sorted(HERE.glob("*.txt")):
        if path.stem == "slots":
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            voice, _, rest = line.partition(": ")
            found += [(path.stem, voice, t.strip()) for t in rest.split(" / ") if t.strip()]
    return found


def filled(template: str, dice: random.Random, fillings: dict[str, list[str]]) -> str:
    """One sentence of a template; no slot is filled the same way twice."""
    used: set[str] = set()

    def fill(m: re.Match[str]) -> str:
        choice = [v for v in fillings[m[1]] if v not in used] or fillings[m[1]]
        value = dice.choice(choice)
        used.add(value)
        return value

    return re.sub(r"\{(\w+)\}", fill, template)


def situated(template: str, intent: str, dice: random.Random) -> tuple[str, Context]:
    """The template without its mark, and a film to say it in."""
    m = re.match(r"\[([evasn])\] ?", template)
    mark = m[1] if m else ""
    rest = template[m.end() :] if m else template
    if mark == "e" or (not mark and dice.random() < (0.6 if intent == "breakdown" else 0.06)):
        return rest, Context()
    kind = mark or dice.choice(["n", "n", "n", "n", "s", "v", "a"])
    chosen = {"v": "visual", "a": "audio", "s": "scene"}.get(kind)
    selected = {"scene_id": "s1", "kind": chosen} if chosen else None
    return rest, Context.model_validate({**STORY, "selected": selected})


def samples(seed: int) -> list[Sample]:
    """(intent, voice, sentence, film) many times over, with openings, endings and slips."""
    dice = random.Random(seed)
    fillings = slots()
    out: list[Sample] = []
    for intent, voice, template in templates():
        for copy in range(COPIES):
            text, context = situated(template, intent, dice)
            text = filled(text, dice, fillings)
            if (
                copy
                and intent not in ("greeting", "question", "offtopic", "guard", "vague")
                and dice.random() < 0.6
            ):
                text = dice.choice(FREE) + text + (dice.choice(TAIL) if text[-1].isalnum() else "")
            if copy % 2:
                text = text.lower()
            out.append((intent, voice, slip(text, dice) if copy % 4 == 3 else text, context))
    return out


def slip(text: str, dice: random.Random) -> str:
    """Two neighbouring letters swapped or one lost, as hasty fingers do."""
    spots = [m.start() for m in re.finditer(r"(?<=[a-z])[a-z](?=[a-z])", text)]
    if not spots:
        return text
    at = dice.choice(spots)
    return (
        text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        if dice.random() < 0.5
        else text[:at] + text[at + 1 :]
    )


def matrix_of(rows: list[Sample]) -> sparse.csr_matrix:
    """Sparse features, one row a sentence."""
    where: list[NDArray[np.int64]] = []
    weight: list[NDArray[np.float32]] = []
    ends = [0]
    for _, _, text, context in rows:
        w, x = vector(prepare(text).text, context)
        where.append(w)
        weight.append(x)
        ends.append(ends[-1] + len(w))
    return sparse.csr_matrix(
        (np.concatenate(weight), np.concatenate(where), np.array(ends)), shape=(len(rows), BUCKETS)
    )


def fit(x: Any, y: NDArray[np.int64], classes: int, rounds: int = 140) -> NDArray[np.float32]:
    """Softmax regression by full-batch Adam with weight decay and smoothed labels."""
    w = np.zeros((BUCKETS, classes), np.float32)
    m, v = np.zeros_like(w), np.zeros_like(w)
    want = np.full((len(y), classes), 0.04 / classes, np.float32)
    want[np.arange(len(y)), y] += 0.96
    turned = x.T.tocsr()
    for step in range(1, rounds + 1):
        score: NDArray[np.float32] = x @ w
        score -= np.max(score, axis=1, keepdims=True)
        np.exp(score, out=score)
        score /= score.sum(1, keepdims=True)
        grad = turned @ ((score - want) / len(y)).astype(np.float32) + np.float32(3e-7) * w
        m += 0.1 * (grad - m)
        v += 0.01 * (grad * grad - v)
        w -= (
            0.25
            * (1 - step / (rounds + 1))
            * (m / (1 - 0.9**step))
            / (np.sqrt(v / (1 - 0.99**step)) + 1e-8)
        ).astype(np.float32)
    return w


def save(w: NDArray[np.float32], labels: list[str], path: Path) -> None:
    """As signed bytes, one scale a column."""
    scale = (np.abs(w).max(0) / 127).astype(np.float32)
    scale[scale == 0] = 1
    np.savez_compressed(
        path, matrix=np.rint(w / scale).astype(np.int8), scale=scale, intents=np.array(labels)
    )


def score_held_out(w: NDArray[np.float32], held: list[Sample], labels: list[str]) -> None:
    """Print accuracy on voices that were not trained, and the commonest mistakes."""
    x = matrix_of(held)
    guess = np.asarray((x @ w).argmax(1)).ravel()
    right = [labels[g] == row[0] for g, row in zip(guess, held, strict=True)]
    print(f"held out: {np.mean(right):.1%} of {len(held)}")
    wrong: dict[tuple[str, str], list[str]] = {}
    for g, row, ok in zip(guess, held, right, strict=True):
        if not ok:
            wrong.setdefault((row[0], labels[g]), []).append(row[2])
    for pair, texts in sorted(wrong.items(), key=lambda kv: -len(kv[1]))[:25]:
        print(f"  {len(texts):4d} {pair[0]} taken for {pair[1]}: {texts[0]!r}")


def main(argv: list[str] | None = None) -> None:
    """Train on all voices and save, or leave some out and score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", default="", help="voices to hold out, comma separated")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "weights.npz")
    asked = parser.parse_args(argv)
    without = {v for v in asked.without.split(",") if v}
    rows = samples(asked.seed)
    labels = sorted({r[0] for r in rows})
    train = [r for r in rows if r[1] not in without]
    w = fit(matrix_of(train), np.array([labels.index(r[0]) for r in train]), len(labels))
    if without:
        score_held_out(w, [r for r in rows if r[1] in without], labels)
        return
    save(w, labels, asked.out)
    print(
        f"{len(rows)} sentences of {len(templates())} templates, {len(labels)} intents -> {asked.out.name}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
