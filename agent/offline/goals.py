"""A length beside a scene, "up to 10", names no scene itself."""

import re
from dataclasses import replace

from agent.offline.refs import Ref

GOAL = re.compile(r"\bscene \S+ (?:up|down) to \S+", re.IGNORECASE)


def without_goal(ref: Ref, text: str) -> Ref:
    """ "Scene 1 up to 10": a length, and no ten scenes."""
    goal = ref.kind == "place" and ref.ids and GOAL.fullmatch(text[ref.start : ref.end])
    return replace(ref, ids=ref.ids[:1]) if goal else ref
