"""Times the assembler against MoviePy and one ffmpeg filter graph, on the same clips in one run.

`python -m bench.assembly --scenes 8,40 --json FILE`. Peers run at the smallest number of scenes.
Clips are already in the media profile, as the makers write them. The main figures have no text
burned in but the title card (ours carries soft captions); `burned` repeats them with captions.
"""

import argparse
import json
import re
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from bench.fixture import BenchFilm
from bench.peers import filtergraph_film, moviepy_film
from film.making import RenderOrder
from media import ffmpeg
from media.assembly.assembler import LocalAssembler
from media.assembly.cache import Cache


@dataclass
class Desk:
    """A desk nobody watches."""

    folder: Path
    memory: dict[str, Any] = field(default_factory=dict[str, Any])

    def report(self, step: str, fraction: float) -> None:
        """Nothing to tell."""

    def remember(self, **facts: Any) -> None:
        """Keep in memory only."""
        self.memory.update(facts)


@dataclass
class Measured:
    """Seconds of wall time and the highest memory of this process and its children, in MB."""

    seconds: float
    peak_mb: int


def measure(work: Callable[[], Any]) -> Measured:
    """Run once, sampling memory every 50 ms."""
    done = threading.Event()
    peak = [0]

    def watch() -> None:
        while not done.wait(0.05):
            peak[0] = max(peak[0], _resident(Path("/proc/self")))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    begin = time.perf_counter()
    work()
    seconds = time.perf_counter() - begin
    done.set()
    watcher.join()
    return Measured(round(seconds, 3), peak[0] >> 20)


def _resident(process: Path) -> int:
    """Bytes in memory of a process and all it started."""
    try:
        total = int((process / "statm").read_text().split()[1]) * 4096
        for task in (process / "task").iterdir():
            for child in (task / "children").read_text().split():
                total += _resident(Path("/proc") / child)
    except (FileNotFoundError, ProcessLookupError, IndexError):
        return 0
    return total


def ours(film: BenchFilm, cache: Cache, folder: Path) -> dict[str, Any]:
    """Cold, one scene changed (first, middle, last), nothing changed, and plain packet copy."""
    assembler = LocalAssembler(cache)
    result: dict[str, Any] = {}
    peak = 0

    def once(name: str, order: RenderOrder) -> None:
        nonlocal peak
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        said: list[Any] = []
        timed = measure(lambda: said.append(assembler.assemble(order, Desk(folder))))
        peak = max(peak, timed.peak_mb)
        made = said[0]
        result[name] = timed.seconds
        result[f"{name}_encoded"] = made.total_segments - made.reused_segments
        result[f"{name}_spent"] = dict(made.spent_s)
        if not made.report["ok"]:
            sys.exit(f"{name}: {made.report['problems']}")

    order = film.order()
    once("cold_s", order)
    once("noop_s", order)
    for where in ("first", "middle", "last"):
        once(f"reedit_{where}_s", film.order(changed=where))
    once("noop_again_s", order)
    result["reedit_s"] = float(
        np.median([result[f"reedit_{w}_s"] for w in ("first", "middle", "last")])
    )
    copied = folder / "copy.mp4"
    copy = ["-i", str(folder / "film.mp4"), "-c", "copy", "-movflags", "+faststart", str(copied)]
    result["copy_s"] = measure(lambda: ffmpeg.run(copy, "copying")).seconds
    shutil.copy(folder / "film.mp4", folder.parent / f"ours-{order.captions}.mp4")
    return result | {"peak_mb": peak}


def ssim(one: Path, other: Path) -> float:
    """Structural similarity of two films, all planes, 1.0 for equal."""
    compare = ["-v", "info", "-i", str(one), "-i", str(other), "-lavfi", "[0:v][1:v]ssim"]
    code, said = ffmpeg.attempt([*compare, "-f", "null", "-"])
    found = re.search(r"All:([\d.]+)", said)
    if code or not found:
        sys.exit(f"ssim failed: {said[-300:]}")
    return float(found[1])


def compared(film: BenchFilm, folder: Path) -> dict[str, Any]:
    """Peers and ours at one number of scenes."""
    order = film.order()
    peers = folder / f"peers-{order.captions}"
    peers.mkdir()
    cache = folder / f"cache-{order.captions}"
    mine = ours(film, Cache(cache), folder / "desk")
    moviepy = measure(lambda: moviepy_film(order, peers / "moviepy.mp4"))
    graph = measure(lambda: filtergraph_film(order, peers / "graph.mp4"))
    made = folder / f"ours-{order.captions}.mp4"
    return {
        "moviepy_s": moviepy.seconds,
        "moviepy_peak_mb": moviepy.peak_mb,
        "filtergraph_s": graph.seconds,
        "filtergraph_peak_mb": graph.peak_mb,
        "ours": mine,
        "cold_vs_moviepy": round(moviepy.seconds / mine["cold_s"], 2),
        "cold_vs_filtergraph": round(graph.seconds / mine["cold_s"], 2),
        "reedit_vs_moviepy": round(moviepy.seconds / mine["reedit_s"], 1),
        "reedit_vs_filtergraph": round(graph.seconds / mine["reedit_s"], 1),
        "noop_over_copy": round(mine["noop_again_s"] / mine["copy_s"], 2),
        "ssim_vs_moviepy": ssim(made, peers / "moviepy.mp4"),
    }


def bench(counts: list[int], folder: Path, burned: bool) -> dict[str, Any]:
    """All figures, with the keys that docs and checks name."""
    small, *larger = sorted(counts)
    film = BenchFilm(folder / "material", small)
    result = compared(film, folder)
    out = {f"{name}_n{small}": value for name, value in result.items()}
    for count in larger:
        mine = ours(BenchFilm(folder / "material", count), Cache(folder / "large"), folder / "desk")
        out[f"ours_n{count}"] = mine
        ratio = mine["reedit_s"] / result["ours"]["reedit_s"]
        out[f"reedit_n{count}_over_n{small}"] = round(ratio, 2)
    out["peak_mb"] = result["ours"]["peak_mb"]
    if burned:
        out["burned"] = compared(BenchFilm(folder / "material", small, "burned"), folder)
    return out


def main() -> None:
    """Read the arguments, measure, print, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenes", default="8,40", help="numbers of scenes, by comma")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--no-burned", action="store_true", help="leave out burned captions")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        counts = [int(n) for n in chosen.scenes.split(",")]
        figures = bench(counts, Path(folder), not chosen.no_burned)
    text = json.dumps(figures, indent=2)
    print(text)
    if chosen.json:
        chosen.json.write_text(text)


if __name__ == "__main__":
    main()
