"""Runs the director, keyless or with an LLM, over single sentences, and scores it where the expected calls are known.

`python -m bench.director --model offline|provider:model --cases FILE --out FILE` reads one JSON record a line:
`id`, `utterance`, `context` (the film; docs/evaluation.md tells of each field). Instead of `context` a record may
name a `film` of `films.json` beside the file, with `selected`. Optional for scoring: `kind`,
`calls` (expected, in order) and `or` (other right answers), or `expect`: all right answers in one
list, where an empty one means that nothing may be done. Writes `{"id", "calls", "reply"}`.
"""

import argparse
import asyncio
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import structlog

from agent.offline.context import Decision
from agent.talk import FAILED, Talk, talks
from bench import conversations, records
from bench.records import Record
from bench.scoring import Call, brief, verdict
from film.errors import Invalid

log = structlog.get_logger()
OURS = Path(__file__).parent.parent / "tests" / "agent" / "offline" / "cases.jsonl"
AT_ONCE = 4
"""Sentences that a provider is asked at the same time."""


def score(rows: list[Record], answers: list[list[Call]], show: bool) -> Counter[str]:
    """Print verdicts by kind of sentence; returns the totals."""
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for row, answer in zip(rows, answers, strict=True):
        outcome = verdict(row, answer)
        by_kind[row.get("kind", "all")][outcome] += 1
        if show and outcome != "exact":
            print(
                f"  {outcome:8} {row['id']} {row['utterance']!r}\n           want {brief(row['calls'])}\n           got  {brief(answer)}"
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


async def decided(rows: list[Record], begin: Callable[[], Talk]) -> list[Decision]:
    """What the director decides on each case, every one a conversation of its own."""
    room = asyncio.Semaphore(AT_ONCE)

    async def one(row: Record) -> Decision:
        async with room:
            try:
                return await begin().say(row["utterance"], row["context"])
            except Invalid:  # nor will the others be answered
                raise
            except Exception as error:  # one odd record must not cost the others their answers
                log.exception("no decision", id=row["id"])
                return Decision(reply=f"This could not be decided: {error}", intent=FAILED)

    return await asyncio.gather(*map(one, rows))


def sentences(begin: Callable[[], Talk], cases: Path, out: Path | None, show: bool) -> None:
    """Decide on every case, write the answers, print speed and score."""
    rows = records.read(cases)
    started = time.perf_counter()
    made = asyncio.run(decided(rows, begin))
    spent = time.perf_counter() - started
    answers = [[c.model_dump() for c in m.calls] for m in made]
    if out:
        told = [
            {"id": r["id"], "calls": calls, "reply": m.reply}
            for r, calls, m in zip(rows, answers, made, strict=True)
        ]
        lines = "".join(json.dumps(t, ensure_ascii=False) + "\n" for t in told)
        out.write_text(lines, encoding="utf-8", errors="backslashreplace")
    if rows and all("calls" in r for r in rows):
        score(rows, answers, show)
    print(f"{len(rows)} sentences in {spent:.2f} s: {len(rows) / max(spent, 1e-9):.0f} a second")
    empty = [r["id"] for r in rows if not r["utterance"]]
    if empty:
        print(f"{len(empty)} of them hold no `utterance`; the first: {empty[0]}")
    lost = [m.reply for m in made if m.intent == FAILED]
    if lost:
        print(f"{len(lost)} of them without a decision; the first: {lost[0]}")


def main(argv: list[str] | None = None) -> int:
    """Score single sentences, or conversations. Returns 2 when model or files cannot be used."""
    asked = _asked(argv)
    try:
        begin = talks(asked.model)
        _look(asked)
        if asked.conversations is not None:
            files = tuple(asked.conversations) or conversations.OURS
            conversations.report(files, asked.show, asked.model)
        else:
            sentences(begin, asked.cases, asked.out, asked.show)
    except Invalid as error:
        print(error.message, file=sys.stderr)
        return 2
    return 0


def _look(asked: argparse.Namespace) -> None:
    """Raise Invalid for a file that cannot be read or written, before anything is paid for."""
    for path in asked.conversations or [asked.cases]:
        if path.is_dir() or not path.exists():
            kind = "is a folder" if path.is_dir() else "does not exist"
            raise Invalid(f"{path} {kind}. Name a JSONL file; docs/evaluation.md shows its format.")
    if asked.out and (asked.out.is_dir() or not asked.out.parent.is_dir()):
        raise Invalid(f"{asked.out} cannot be written. Name a file in a folder that exists.")
    if asked.out and asked.conversations is not None:
        raise Invalid("--out is for single sentences. Use --show to see what conversations did.")


def _asked(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--model",
        default="offline",
        help="offline, or any provider:model; keys and addresses come from the environment",
    )
    parser.add_argument(
        "--cases", type=Path, default=OURS, help="JSONL of single sentences; else ours"
    )
    parser.add_argument("--out", type=Path, help="where the decisions are written")
    parser.add_argument("--show", action="store_true", help="print every case that is not exact")
    parser.add_argument(
        "--conversations",
        type=Path,
        nargs="*",
        help="play conversations on real films instead: ours, or those of the files named",
    )
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
