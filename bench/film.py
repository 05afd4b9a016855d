"""Times a whole film: from the sentence to the first picture, all pictures, all clips, the film.

`python -m bench.film --json FILE` starts a studio of its own in a temporary folder and asks it, as
`./run film` does, for the same film at each quality. The first film pays for everything the new
workers load; `draft` and `standard` are made by the same studio afterwards. The CPU seconds of all the
studio's processes stand beside the wall time, which on a busy machine says little.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from film.errors import PixoraError
from worker.film_command import PLENTY, Studio, free_port
from worker.settings import Settings
from worker.up import stack

IDEA = "a 30 second film about a lighthouse keeper and a storm"
AIMS_S = {"first_picture": {"draft": 2, "standard": 2}, "film": {"draft": 30, "standard": 60}}
STAGES = ("plan", "first_picture", "all_pictures", "all_clips", "film")


@dataclass
class Watch:
    """Seconds since the sentence was sent at which things were first seen on the film's stream."""

    scenes: int
    begun: float
    cpu_begun: float
    stages: dict[str, float] = field(default_factory=dict[str, float])
    cpu_s: dict[str, float] = field(default_factory=dict[str, float])
    pictures: set[str] = field(default_factory=set[str])
    clips: set[str] = field(default_factory=set[str])
    started: dict[str, float] = field(default_factory=dict[str, float])
    work_s: dict[str, float] = field(default_factory=dict[str, float])

    def now(self) -> float:
        """Seconds since the sentence."""
        return time.perf_counter() - self.begun

    def mark(self, stage: str) -> None:
        """A stage is reached now."""
        self.stages.setdefault(stage, round(self.now(), 2))
        self.cpu_s.setdefault(stage, round(cpu_s() - self.cpu_begun, 2))

    def see(self, event: dict[str, Any]) -> None:
        """One event of the stream. Raises PixoraError when a job has failed."""
        kind = event["type"]
        if kind == "project.patch":
            self._document(event)
        elif kind == "job":
            self._job(event)
        elif kind == "render":
            self.mark("film")

    def _document(self, event: dict[str, Any]) -> None:
        """A still shows in the document as the poster of a scene's take."""
        if event["summary"].endswith(": still"):
            self.pictures.add(event["summary"])
            self.mark("first_picture")
            if len(self.pictures) == self.scenes:
                self.mark("all_pictures")

    def _job(self, event: dict[str, Any]) -> None:
        unit, state = event["unit"], event["state"]
        if state in ("failed", "cancelled"):
            raise PixoraError(f"{unit}: {event['error'] or state}")
        part = unit.rpartition(".")[2]
        if state == "running":
            self.started.setdefault(unit, self.now())
        if state == "done":
            spent = self.now() - self.started.get(unit, self.now())
            self.work_s[part] = round(self.work_s.get(part, 0.0) + spent, 2)
            if part == "visual":
                self.clips.add(unit)
                if len(self.clips) == self.scenes:
                    self.mark("all_clips")


def cpu_s(process: Path = Path("/proc/self")) -> float:
    """CPU seconds of a process and all it started, the ended ones too."""
    try:
        times = (process / "stat").read_text().rpartition(")")[2].split()[11:15]
        total = sum(map(int, times)) / os.sysconf("SC_CLK_TCK")
        for task in (process / "task").iterdir():
            for child in (task / "children").read_text().split():
                total += cpu_s(Path("/proc") / child)
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return total


def made(studio: Studio, quality: str) -> dict[str, Any]:
    """One film, timed."""
    begun, cpu_begun = time.perf_counter(), cpu_s()
    project = studio.post("/api/projects", {"idea": IDEA, "quality": quality})["project"]
    watch = Watch(len(project["scenes"]), begun, cpu_begun)
    watch.mark("plan")
    path = f"/api/projects/{project['id']}/tools/generate_scene"
    studio.post(path, {"quality": quality}, max_credits=PLENTY)
    for event in _until_film(studio, project["id"], watch):
        watch.see(event)
    render = studio.get(f"/api/projects/{project['id']}")["project"]["renders"][-1]
    if not render["report"]["ok"]:
        raise PixoraError(f"{quality}: {render['report']['problems']}")
    return {
        "film_s": render["duration_ms"] / 1000,
        "scenes": watch.scenes,
        "reached_s": watch.stages,
        "cpu_s": watch.cpu_s,
        "share_pct": shares(watch.stages),
        "worker_s": watch.work_s,
    }


def _until_film(studio: Studio, project_id: str, watch: Watch) -> Iterator[dict[str, Any]]:
    for event in studio.events(project_id):
        yield event
        if "film" in watch.stages:
            return


def shares(stages: dict[str, float]) -> dict[str, int]:
    """How much of the whole wait each stage took, in percent."""
    out: dict[str, int] = {}
    before = 0.0
    for stage in STAGES:
        out[stage] = round((stages[stage] - before) * 100 / stages["film"])
        before = stages[stage]
    return out


def table(films: dict[str, Any]) -> str:
    """The figures for reading: seconds from the sentence, and each stage's share."""
    lines = ["seconds from the sentence: wall / CPU (share of the wait)"]
    lines.append(f"{'':16}" + "".join(f"{stage:>20}" for stage in STAGES))
    for name, f in films.items():
        cells = [
            f"{f['reached_s'][s]:.1f} / {f['cpu_s'][s]:.1f} ({f['share_pct'][s]} %)".rjust(20)
            for s in STAGES
        ]
        lines.append(f"{name:16}" + "".join(cells))
    return "\n".join(lines)


def missed(films: dict[str, Any]) -> list[str]:
    """The aims that were not reached, as sentences."""
    return [
        f"{quality}: {stage} after {films[quality]['reached_s'][stage]} s, the aim is {aim} s"
        for stage, aims in AIMS_S.items()
        for quality, aim in aims.items()
        if quality in films and films[quality]["reached_s"][stage] > aim
    ]


def main() -> None:
    """Read the arguments, measure, print, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quality", default="draft,standard", help="qualities, by comma")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    chosen = parser.parse_args()
    films: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home), port=free_port(), public_url="")
        with stack(settings), closing(Studio(settings.url)) as studio:
            films["just started"] = made(studio, "draft")
            for quality in chosen.quality.split(","):
                films[quality] = made(studio, quality)
    sys.stdout.write(table(films) + "\n" + "".join(f"missed: {m}\n" for m in missed(films)))
    if chosen.json:
        found = {**films, "load": os.getloadavg(), "missed": missed(films)}
        chosen.json.write_text(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
