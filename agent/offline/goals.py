"""Words beside a scene that say where it goes or how long it gets, and name no scene themselves."""

import re
from dataclasses import replace

from agent.offline.grammar import N
from agent.offline.refs import Ref

GOAL = re.compile(r"\bscene \S+ (?:up|down) to \S+", re.IGNORECASE)
END = re.compile(r"(?:the )?(?:start|end|beginning|front|close|finish|open|opening|back)", re.IGNORECASE)  # fmt: skip
BESIDE_IT = re.compile(r"\b(?:after|before|behind|between|and)\s+$", re.IGNORECASE)
STEP = re.compile(rf"\b(?:up|down|back|forwards?|earlier|later)(?: by)? {N}(?: places?| spots?)?\W*$", re.IGNORECASE)  # fmt: skip


def without_goal(ref: Ref, text: str) -> Ref:
    """ "Scene 1 up to 10": a length, and no ten scenes."""
    goal = ref.kind == "place" and ref.ids and GOAL.fullmatch(text[ref.start : ref.end])
    return replace(ref, ids=ref.ids[:1]) if goal else ref


def without_ends(refs: list[Ref], text: str) -> list[Ref]:
    """Without places that are only where something goes: "to the start", "up two"."""
    step = STEP.search(text)
    ends = [r for r in refs if r.kind == "title" and END.fullmatch(text[r.start : r.end])]
    left = [r for r in refs if r not in ends or BESIDE_IT.search(text[: r.start])]
    return [r for r in left if not (step and r.kind == "place" and r.start > step.start())]
