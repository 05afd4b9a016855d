"""Short conversations over a film document: each message is decided with the calls before it.

Format and figures: docs/evaluation.md. Run by `python -m bench.director --conversations`.
"""

import asyncio
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from agent.talk import KeylessTalk, Talk
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
    films_at = path.parent / "films.json"
    films: dict[str, Any] = (
        json.loads(films_at.read_text(encoding="utf-8")) if films_at.exists() else {}
    )
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


async def play(
    row: dict[str, Any], talk: Talk
) -> list[tuple[str, str, bool, list[dict[str, Any]]]]:
    """(message, verdict, claimed without a call, calls) of every turn, on a fresh film."""
    film: dict[str, Any] = row["context"]
    out: list[tuple[str, str, bool, list[dict[str, Any]]]] = []
    for turn in row["turns"]:
        chosen = turn.get("selected", film.get("selected"))
        film = {**film, "selected": chosen}
        made = await talk.say(turn["say"], film)
        calls = [c.model_dump() for c in made.calls]
        right: list[list[dict[str, Any]]] = turn["expect"] or [[]]
        outcome = verdict({"calls": right[0], "or": right[1:]}, calls)
        out.append((turn["say"], outcome, not calls and bool(CLAIM.search(made.reply)), calls))
        film = applied(film, calls)
    return out


def report(path: Path, show: bool, begin: Callable[[], Talk] = KeylessTalk) -> dict[str, float]:
    """Play every conversation three times and print the figures; returns them as shares."""
    return asyncio.run(_report(path, show, begin))


async def _report(path: Path, show: bool, begin: Callable[[], Talk]) -> dict[str, float]:
    rows = load(path)
    passed = turns = wrong = false = 0
    for row in rows:
        trials = [await play(row, begin()) for _ in range(TRIALS)]
        passed += all(t[1] == "exact" for trial in trials for t in trial)
        for say, outcome, claimed, calls in (t for trial in trials for t in trial):
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
    print(f"{len(rows)} conversations, {turns // TRIALS} turns, {TRIALS} trials each")
    print(", ".join(f"{name} {value:.1%}" for name, value in figures.items()))
    return figures
