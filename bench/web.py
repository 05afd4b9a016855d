"""Measures the browser app: Lighthouse on the first page, the page's work for each interaction.

`python -m bench.web --json FILE [--url ADDRESS] [--runs 3]` starts a studio of its own with the example
films, or measures the one at ADDRESS (which needs PIXORA_MAX_SCENES=200). Lighthouse slows the page down
itself, so its figures are the middle of a few runs; the interactions are CPU time of the page's main
thread, which a busy machine does not change.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from film.errors import PixoraError
from worker.checks import browser, find_chromium, running

LIGHTHOUSE = Path(__file__).resolve().parent / "lighthouse"
"""A package of its own: 180 MB that only this measurement needs."""
PRESETS = {"desktop": ["--preset=desktop"], "mobile": []}
AIMS = {"performance": 95, "accessibility": 100}
CATEGORIES = (*AIMS, "best-practices", "seo")
TIMES = {
    "first paint": "first-contentful-paint",
    "largest paint": "largest-contentful-paint",
    "blocked": "total-blocking-time",
    "interactive": "interactive",
}
"""Figures in ms, by the name Lighthouse gives them."""


TRIES = 3


def report(address: str, preset: str) -> dict[str, Any]:
    """Lighthouse's report on the page at `address`. Raises PixoraError."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        command = [
            *("npx", "lighthouse", address, *PRESETS[preset], "--quiet", "--output=json"),
            *(f"--output-path={file}", f"--only-categories={','.join(CATEGORIES)}"),
            "--chrome-flags=--headless=new --no-sandbox",
        ]
        environment = {**os.environ, "CHROME_PATH": find_chromium()}
        for left in reversed(
            range(TRIES)
        ):  # the browser's trace is lost now and then (NO_NAVSTART)
            ended = subprocess.run(
                command,
                cwd=LIGHTHOUSE,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            if ended.returncode and not left:
                raise PixoraError(f"Lighthouse failed: {ended.stderr[-800:]}")
            if not ended.returncode:
                break
        return json.loads(file.read_text())


def figures(found: dict[str, Any]) -> dict[str, int]:
    """Scores out of 100 and times in ms of one report."""
    scores = {name: round(found["categories"][name]["score"] * 100) for name in CATEGORIES}
    times = {word: round(found["audits"][name]["numericValue"]) for word, name in TIMES.items()}
    return {**scores, **times}


def first_page(address: str, runs: int) -> dict[str, dict[str, int]]:
    """The middle of `runs` Lighthouse runs for each preset."""
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=LIGHTHOUSE, check=True)
    middle: dict[str, dict[str, int]] = {}
    for preset in PRESETS:
        rounds = [figures(report(f"{address}/", preset)) for _ in range(runs)]
        middle[preset] = {n: round(statistics.median(r[n] for r in rounds)) for n in rounds[0]}
    return middle


def table(pages: dict[str, dict[str, int]]) -> str:
    """The figures for reading."""
    names = next(iter(pages.values()))
    lines = [f"{'first page':18}" + "".join(f"{preset:>10}" for preset in pages)]
    for name in names:
        unit = "" if name in CATEGORIES else " ms"
        cells = "".join(f"{found[name]:>10}" for found in pages.values())
        lines.append(f"{name + unit:18}{cells}")
    return "\n".join(lines)


def missed(pages: dict[str, dict[str, int]]) -> list[str]:
    """The aims that were not reached, as sentences."""
    return [
        f"{preset}: {name} {found[name]}, the aim is {aim}"
        for preset, found in pages.items()
        for name, aim in AIMS.items()
        if found[name] < aim
    ]


@contextmanager
def studio(url: str) -> Generator[str]:
    """Address of the studio to measure: that one, or one of our own with the example films."""
    if url:
        yield url.rstrip("/")
        return
    with tempfile.TemporaryDirectory() as home, running(Path(home)) as address:
        examples = [sys.executable, "-m", "worker.cli", "examples", "--beside"]
        where = {"PIXORA_HOME": home, "PIXORA_PORT": address.rpartition(":")[2]}
        subprocess.run(examples, env={**os.environ, **where}, check=True)
        yield address


def main() -> None:
    """Read the arguments, measure, print, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="", help="a running studio; empty: one of our own")
    parser.add_argument("--runs", type=int, default=3, help="Lighthouse runs for each preset")
    parser.add_argument("--json", type=Path, help="where to write Lighthouse's figures")
    chosen = parser.parse_args()
    with studio(chosen.url) as address:
        pages = first_page(address, chosen.runs)
        sys.stdout.write(table(pages) + "\n" + "".join(f"missed: {m}\n" for m in missed(pages)))
        sys.stdout.flush()
        failed = browser(address, "test", "--config", "playwright.bench.config.ts")
    if chosen.json:
        chosen.json.write_text(json.dumps({**pages, "missed": missed(pages)}, indent=2))
    raise SystemExit(failed)


if __name__ == "__main__":
    main()
