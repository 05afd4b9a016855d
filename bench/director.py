"""Runs the director over single sentences, and scores it where the expected calls are known.

`python -m bench.director --model offline --cases FILE --out FILE` reads one JSON record a line:
`id`, `utterance`, `context` (the film as issue 4 describes it). Instead of `context` a record may
name a `film` of `films.json` beside the file, with `selected`. Optional for scoring: `kind`,
`calls` (expected, in order) and `or` (other right answers), or `expect`: all right answers in one
list, where an empty one means that nothing may be done. Writes `{"id", "calls", "reply"}`.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from agent.offline.brain import decide
from agent.offline.context import Context

Call = dict[str, Any]
OURS = Path(__file__).parent.parent / "tests" / "agent" / "offline" / "cases.jsonl"
DEFAULTS: dict[str, dict[str, Any]] = {
    "undo": {"steps": 1}, "redo": {"steps": 1}, "check_credits": {"about": "balance"}, "generate_scene": {"quality": "standard"},
    "list_versions": {"part": "visual"}, "restore_version": {"part": "visual", "version": "previous"},
    "export_video": {"quality": "1080p"}, "set_captions": {"enabled": True},
}  # fmt: skip
FREE_TEXT = frozenset({"idea", "description", "instruction", "style", "tone", "mood", "voice"})
SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "to",
        "of",
        "in",
        "on",
        "it",
        "its",
        "is",
        "be",
        "and",
        "with",
        "should",
        "must",
        "need",
        "for",
        "this",
        "that",
        "some",
        "more",
    ]
)


def records(path: Path) -> list[dict[str, Any]]:
    """The cases of a file, each with its full `context`."""
    films_at = path.parent / "films.json"
    films: dict[str, Any] = (
        json.loads(films_at.read_text(encoding="utf-8")) if films_at.exists() else {}
    )
    rows = [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    for row in rows:
        if "context" not in row:
            row["context"] = {**films[row["film"]], "selected": row.get("selected")}
        if "expect" in row:
            row["calls"], *row["or"] = row["expect"] or [[]]
            row.setdefault("kind", kind_of(row["calls"]))
    return rows


def kind_of(calls: list[Call]) -> str:
    """The tool asked for, `multi` for several, `nothing` where none may be called."""
    tools = {c["tool"] for c in calls}
    return "nothing" if not tools else tools.pop() if len(tools) == 1 else "multi"


def same_text(want: str, got: str) -> bool:
    """Free text is right when it holds the telling words of the expected one and little else."""
    a, b = (set(re.findall(r"[\w'-]+", t.lower())) - SMALL for t in (want, got))
    return not a or (len(a & b) / len(a) >= 0.6 and len(b) <= 2 * len(a) + 3)


def same_value(name: str, want: Any, got: Any) -> bool:
    """Compare one parameter: ids as a set, free text by its words, volumes within 0.15."""
    if name == "scene_ids":
        return sorted(map(str, want)) == sorted(map(str, got))
    if name == "volume":
        return abs(float(want) - float(got)) <= 0.15
    if name in FREE_TEXT:
        return same_text(str(want), str(got))
    if isinstance(want, str) and isinstance(got, str):
        return want.strip().lower() == got.strip().lower()
    return bool(want == got)


def same_call(want: Call, got: Call) -> bool:
    """Same tool and the same parameters, defaults filled in."""
    if want["tool"] != got["tool"]:
        return False
    fill = DEFAULTS.get(want["tool"], {})
    a, b = {**fill, **want["args"]}, {**fill, **got["args"]}
    return a.keys() == b.keys() and all(same_value(k, a[k], b[k]) for k in a)


def target(call: Call) -> tuple[Any, ...]:
    """What is done to what: the part of a call that must never be wrong."""
    args = call["args"]
    ids = tuple(sorted(args.get("scene_ids") or [])) or (args.get("scene_id"),)
    return (call["tool"], ids, tuple(args.get("order") or ()))


def verdict(row: dict[str, Any], calls: list[Call]) -> str:
    """Exact | inexact (right deed, other details) | wrong | asked | silent (nothing to do, rightly)."""
    right = [row["calls"], *row.get("or", [])]
    if any(len(w) == len(calls) and all(map(same_call, w, calls)) for w in right):
        return "exact"
    if not calls:
        return "asked"
    if any([target(w) for w in want] == [target(g) for g in calls] for want in right):
        return "inexact"
    return "wrong"


def score(rows: list[dict[str, Any]], answers: dict[str, list[Call]], show: bool) -> Counter[str]:
    """Print verdicts by kind of sentence; returns the totals."""
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        outcome = verdict(row, answers[row["id"]])
        by_kind[row.get("kind", "all")][outcome] += 1
        if show and outcome != "exact":
            print(
                f"  {outcome:8} {row['id']} {row['utterance']!r}\n           want {brief(row['calls'])}\n           got  {brief(answers[row['id']])}"
            )
    total: Counter[str] = Counter()
    for outcomes in by_kind.values():
        total.update(outcomes)
    print(f"{'kind':18} {'n':>4} {'exact':>7} {'inexact':>8} {'wrong':>7} {'asked':>7}")
    for kind, c in [*sorted(by_kind.items()), ("all", total)]:
        n = c.total()
        print(
            f"{kind:18} {n:4d} {c['exact'] / n:7.1%} {c['inexact'] / n:8.1%} {c['wrong'] / n:7.1%} {c['asked'] / n:7.1%}"
        )
    return total


def brief(calls: Iterable[Call]) -> str:
    """Calls on one line."""
    return (
        "; ".join(
            f"{c['tool']}({', '.join(f'{k}={v!r}' for k, v in c['args'].items())})" for c in calls
        )
        or "nothing"
    )


def main(argv: list[str] | None = None) -> int:
    """Decide on every case, write the answers, print speed and score."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", default="offline", choices=["offline"])
    parser.add_argument("--cases", type=Path, default=OURS)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--show", action="store_true", help="print every case that is not exact")
    asked = parser.parse_args(argv)
    rows = records(asked.cases)
    answers: dict[str, list[Call]] = {}
    lines: list[str] = []
    started = time.perf_counter()
    for row in rows:
        made = decide(row["utterance"], Context.model_validate(row["context"]))
        answers[row["id"]] = [c.model_dump() for c in made.calls]
        lines.append(
            json.dumps(
                {"id": row["id"], "calls": answers[row["id"]], "reply": made.reply},
                ensure_ascii=False,
            )
        )
    spent = time.perf_counter() - started
    if asked.out:
        asked.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if rows and all("calls" in r for r in rows):
        score(rows, answers, asked.show)
    print(f"{len(rows)} sentences in {spent:.2f} s: {len(rows) / max(spent, 1e-9):.0f} a second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
