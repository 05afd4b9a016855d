"""Short conversations over a film document: each message is decided with the calls before it.

Format and figures: docs/evaluation.md. Run by `python -m bench.director --conversations`.
"""

import json
import re
from pathlib import Path
from typing import Any

from agent.offline.brain import decide
from agent.offline.context import Context
from bench.scoring import brief, verdict

OURS = Path(__file__).parent.parent / "tests" / "agent" / "offline" / "conversations.jsonl"
TRIALS = 3
CLAIM = re.compile(
    r"^(?:done|removing|adding|changing|making|setting|recording|rendering|undoing|redoing|putting|stopping|reordering|writing)\b"
    r"|\bi(?:'ve| have) (?!changed nothing)\w+ed\b|\bis (?:done|ready|on its way)\b",
    re.IGNORECASE,
)


def load(path: Path) -> list[dict[str, Any]]:
    """Conversations, each with the film it starts on under `context`."""
    films = json.loads((path.parent / "films.json").read_text(encoding="utf-8"))
    rows = [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]
    return [
        {**r, "context": r.get("context") or {**films[r["film"]], "selected": r.get("selected")}}
        for r in rows
    ]


def applied(film: dict[str, Any], calls: list[dict[str, Any]]) -> dict[str, Any]:
    """The film after the calls that change its order, scenes or lengths; media are not made."""
    scenes = [dict(s) for s in sorted(film["scenes"], key=lambda s: s["position"])]
    for call in calls:
        args = call["args"]
        if call["tool"] == "remove_scene":
            scenes = [s for s in scenes if s["id"] not in args["scene_ids"]]
        elif call["tool"] == "reorder_scenes":
            scenes.sort(key=lambda s: args["order"].index(s["id"]))
        elif call["tool"] == "edit_scene":
            for s in scenes:
                s.update(args if s["id"] == args["scene_id"] else {})
    for place, scene in enumerate(scenes, 1):
        scene["position"] = place
    return {**film, "scenes": scenes}


def past(calls: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Calls as the history of the next message."""
    return [
        {
            **c,
            "scene_ids": c["args"].get("scene_ids")
            or ([c["args"]["scene_id"]] if "scene_id" in c["args"] else []),
        }
        for c in calls
    ]


def play(row: dict[str, Any]) -> list[tuple[str, str, bool, list[dict[str, Any]]]]:
    """(message, verdict, claimed without a call, calls) of every turn, on a fresh film."""
    film: dict[str, Any] = row["context"]
    history: list[dict[str, Any]] = []
    out: list[tuple[str, str, bool, list[dict[str, Any]]]] = []
    for turn in row["turns"]:
        chosen = turn.get("selected", film.get("selected"))
        film = {**film, "selected": chosen}
        made = decide(turn["say"], Context.model_validate({**film, "history": history[-6:]}))
        calls = [c.model_dump() for c in made.calls]
        right: list[list[dict[str, Any]]] = turn["expect"] or [[]]
        outcome = verdict({"calls": right[0], "or": right[1:]}, calls)
        out.append((turn["say"], outcome, not calls and bool(CLAIM.search(made.reply)), calls))
        history += past(calls)
        film = applied(film, calls)
    return out


def report(path: Path, show: bool) -> dict[str, float]:
    """Play every conversation three times and print the figures; returns them as shares."""
    rows = load(path)
    passed = turns = wrong = false = 0
    for row in rows:
        trials = [play(row) for _ in range(TRIALS)]
        passed += all(t[1] == "exact" for trial in trials for t in trial)
        for say, outcome, claimed, calls in trials[0]:
            turns += 1
            wrong += outcome == "wrong"
            false += claimed
            if show and (outcome != "exact" or claimed):
                print(f"  {outcome:8} {row['id']} {say!r}\n           got  {brief(calls)}")
    figures = {
        "pass^3": passed / len(rows),
        "wrong-action": wrong / turns,
        "false-success": false / turns,
    }
    print(f"{len(rows)} conversations, {turns} turns, {TRIALS} trials each")
    print(", ".join(f"{name} {value:.1%}" for name, value in figures.items()))
    return figures
