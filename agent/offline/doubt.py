"""How likely one reading of a message is wrong: signs of doubt, weighed by what was wrong before.

The weights lie in doubt.json; train_doubt.py fits them to readings of sentences that the reader had not learned.
"""

import json
import re
from collections.abc import Container
from functools import cache
from itertools import chain
from math import exp, log
from pathlib import Path

import numpy as np

from agent.offline.context import Call, Context
from agent.offline.marks import Marks, marks_of
from agent.offline.matching import best_scene, ranked, stems
from agent.offline.reader import LABELS, SILENT, pointing
from agent.offline.target import Clause

WEIGHTS = Path(__file__).parent / "doubt.json"
TOOLS = tuple(label for label in LABELS if label not in SILENT)
LEAST = 1e-4
SPARED = re.compile(r"\bexcept\b|\ball but\b|\bapart from\b|\bnot this\b", re.IGNORECASE)


def doubt(text: str, clauses: list[Clause], calls: list[Call], context: Context) -> float:
    """The chance, 0 to 1, that these calls are not what was meant."""
    weights = _weights()
    told = signs(text, clauses, calls, context)
    odds = weights["bias"] + sum(weights[name] * value for name, value in told.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


@cache
def _weights() -> dict[str, float]:
    return json.loads(WEIGHTS.read_text(encoding="utf-8"))


def signs(
    text: str, clauses: list[Clause], calls: list[Call], context: Context
) -> dict[str, float]:
    """Every sign of doubt by its name; the same names for every message."""
    acting = [c for c in clauses if c.intent not in SILENT] or clauses
    return {
        **_parts(clauses, acting),
        **_marked(marks_of(text, context)),
        **_scenes(text, acting, calls, context),
        "left out": max(0, len(acting) - len(calls)),
        "twice": len(calls) - len({c.tool for c in calls}),
        "details": sum(len(c.args) for c in calls),
        "words": log(1 + len(text.split())),
        **{tool: float(any(c.tool == tool for c in calls)) for tool in TOOLS},
    }


def _parts(clauses: list[Clause], acting: list[Clause]) -> dict[str, float]:
    """How sure the reader is of what each part is for, and of the cuts."""
    least = min(c.confidence for c in acting)
    behind = (max(p for _, p in c.ranked) / _chance(c) for c in acting if c.ranked)
    return {
        "least sure part": min(c.confidence for c in clauses),
        "odds of the least sure deed": log(max(least, LEAST) / max(1 - least, LEAST)),
        "behind the likeliest": log(max(chain([1.0], behind))),
        "silent after all": max(sum(p for n, p in c.ranked if n in SILENT) for c in acting),
        "least sure cut": min(c.apart for c in clauses),
        "all cuts": sum(log(max(c.apart, LEAST)) for c in clauses),
    }


def _chance(c: Clause) -> float:
    """What the reader gives to what the part is read as; 1 where a rule outranks the reader."""
    return max(next((p for n, p in c.ranked if n == c.intent), 1.0), LEAST)


def _marked(marks: Marks) -> dict[str, float]:
    """How sure it is of the words: which point at scenes, which are of a parameter, what they are for."""
    points = np.minimum(marks.where, 1 - marks.where)
    labels = -(np.exp(marks.labels) * marks.labels).sum(1)
    slots = 1 - np.exp(marks.slots).max(1)
    return {
        "a word that may point": float(points.max()),
        "words that may point": float(points.sum()),
        "words that may point, log": log(0.02 + float(points.sum())),
        "a word for several": float(labels.max()),
        "a detail that may be none": float(slots.max()),
        "details that may be none": log(0.02 + float(slots.sum())),
    }


def _wishes(c: Clause) -> int:
    return max((len(said) for said in c.slots.values()), default=0)


def _elsewhere(text: str, target: Container[object], context: Context) -> int:
    """How many groups of words that point fit another scene best."""
    found = (best_scene(stems(text[a:b]), context) for a, b in pointing(text, context))
    return sum(one is not None and one not in target for one in found)


def _scenes(
    text: str, acting: list[Clause], calls: list[Call], context: Context
) -> dict[str, float]:
    """How well the scenes that are found fit the words, and others do."""
    target = {i for c in calls for i in (*c.args.get("scene_ids", ()), c.args.get("scene_id"))}
    fit = ranked(stems(text), context)
    inside = max((n for n, i in fit if i in target), default=0.0)
    spared = bool(SPARED.search(text))  # what is left out is named, too
    outside = 0.0 if spared else max((n for n, i in fit if i not in target), default=0.0)
    return {
        "scenes of the film": len(context.scenes),
        "no film yet": float(not context.scenes),
        "best fit elsewhere": outside,
        "points elsewhere": 0 if spared else _elsewhere(text, target, context),
        "places and wishes in one part": sum(
            max(0, min(len(c.own), _wishes(c)) - 1) for c in acting
        ),
        "better fit here": max(0.0, inside - outside),
        "some scenes, least": min(c.chosen.get("some", 0.0) for c in acting),
        "no scene named": sum(not c.own for c in acting),
        "scenes of the part before": sum(c.inherited is not None and not c.own for c in acting),
        "found by words": sum(r.kind == "title" for c in acting for r in c.refs),
        "not found": sum(c.lost for c in acting),
        "a scene is selected": float(context.selected_id is not None),
        "a part is selected": float(context.selected_part in ("visual", "audio", "music")),
    }
