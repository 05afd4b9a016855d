"""Times of the embedded picture maker, and contact sheets of all test prompts to look at.

python -m bench.pictures                     times for a still and a clip, as JSON
python -m bench.pictures --sheets FOLDER     200 prompts in three shapes
"""

import argparse
import json
import resource
import statistics
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from film.making import SIZES, PictureOrder
from film.project import Aspect, Quality
from media.pictures.compositor import Compositor
from media.pictures.embedded import EmbeddedPictures
from media.pictures.scenes import build
from media.pictures.spec.parse import parse

PROMPTS = Path(__file__).parent.parent / "tests/media/pictures/prompts.txt"
SAMPLE = (
    "A lone lighthouse keeper on a rocky cliff above a stormy sea at night, rain",
    "A neon street in Tokyo at night in the rain, a detective walks",
    "A girl and a dog in a meadow full of flowers, watercolor",
    "An old scientist reads a letter in a library at night",
    "A dragon and a knight in a misty forest at dawn with fireflies",
    "A whale over a coral reef",
)
THUMBS: Mapping[Aspect, tuple[int, int]] = {
    "16:9": (320, 180),
    "9:16": (162, 288),
    "1:1": (216, 216),
}


class Quiet:
    """A desk that only has a folder."""

    memory: Mapping[str, Any] = {}

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def report(self, step: str, fraction: float) -> None:
        """Nobody listens."""

    def remember(self, **facts: Any) -> None:
        """Nobody asks."""


def _spent(work: Any) -> tuple[float, float]:
    """Wall and CPU seconds of a call, ffmpeg included."""
    wall, cpu = time.perf_counter(), _cpu()
    work()
    return time.perf_counter() - wall, _cpu() - cpu


def _cpu() -> float:
    own, kids = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + kids.ru_utime + kids.ru_stime


def times(qualities: list[Quality], length_ms: int) -> dict[str, Any]:
    """Medians over the sample: a still, and a clip against its own length."""
    maker = EmbeddedPictures()
    out: dict[str, Any] = {}
    for quality in qualities:
        stills: list[float] = []
        walls: list[float] = []
        clips: list[float] = []
        for visual in SAMPLE:
            order = PictureOrder(visual=visual, quality=quality, length_ms=length_ms, seed=3)
            with tempfile.TemporaryDirectory() as folder:
                desk = Quiet(Path(folder))
                stills.append(_spent(lambda o=order, d=desk: maker.still(o, d))[1])
                still = maker.still(order, desk)
                wall, cpu = _spent(lambda o=order, s=still, d=desk: maker.clip(o, s, d))
                walls.append(wall * 1000 / length_ms)
                clips.append(cpu * 1000 / length_ms)
        width, height = SIZES[("16:9", quality)]
        out[quality] = {
            "size": f"{width}x{height}",
            "still_cpu_s": round(statistics.median(stills), 2),
            "clip_wall_per_second": round(statistics.median(walls), 2),
            "clip_cpu_per_second": round(statistics.median(clips), 2),
            "slowest_clip_cpu_per_second": round(max(clips), 2),
        }
    return out


def sheets(folder: Path, columns: int = 10) -> None:
    """All prompts as thumbnails, one sheet a shape."""
    lines = PROMPTS.read_text(encoding="utf-8").splitlines()
    prompts = [line for line in lines if line and not line.startswith("#")]
    folder.mkdir(parents=True, exist_ok=True)
    for aspect, (width, height) in THUMBS.items():
        page = Image.new("RGB", (columns * width, -(-len(prompts) // columns) * height))
        for number, visual in enumerate(prompts):
            order = PictureOrder(visual=visual, aspect=aspect, seed=number)
            pixels = Compositor(build(parse(order), width, height), 5).frame(1.2)
            place = (number % columns * width, number // columns * height)
            page.paste(Image.fromarray(pixels[..., 2::-1].copy()), place)
        page.save(folder / f"pictures-{aspect.replace(':', 'x')}.png")


def main() -> None:
    """Read the arguments and do what they say."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--sheets", type=Path)
    reader.add_argument("--quality", nargs="*", default=["draft", "standard"])
    reader.add_argument("--length-ms", type=int, default=2_000)
    reader.add_argument("--json", type=Path)
    asked = reader.parse_args()
    if asked.sheets:
        sheets(asked.sheets)
        return
    report = json.dumps(times(asked.quality, asked.length_ms), indent=2)
    if asked.json:
        asked.json.write_text(report + "\n", encoding="utf-8")
    print(report)


if __name__ == "__main__":
    main()
