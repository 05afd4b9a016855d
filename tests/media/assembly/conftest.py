"""A small film: drawn clips, tone for voices, a quiet bed for music, and a desk that listens."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from film.errors import Cancelled
from film.making import RenderOrder
from film.project import Transition
from film.timeline import MusicClip, Timeline, VideoClip, VoiceClip
from media import ffmpeg, sound
from media.assembly.assembler import LocalAssembler
from media.assembly.cache import Cache

W, H, FPS = 320, 180, 30
BLEND_MS = 500
SCENE_MS = 2_100


def _shown(index: int, start_ms: int, kind: str, blend_ms: int) -> VideoClip:
    first = index == 0
    return VideoClip(
        scene_id=f"s{index + 1}",
        title=f"Scene number {index + 1}",
        start_ms=start_ms,
        duration_ms=SCENE_MS,
        in_ms=0,
        transition=Transition(kind="cut" if first else kind, duration_ms=0 if first else blend_ms),
        asset_id=f"c{index}",
    )


def _spoken(index: int, start_ms: int) -> VoiceClip:
    return VoiceClip(
        scene_id=f"s{index + 1}",
        start_ms=start_ms + 250,
        duration_ms=900,
        asset_id=f"v{index}",
        volume_pct=100,
        text="A calm voice speaks here.",
    )


@dataclass
class ListeningDesk:
    folder: Path
    steps: list[tuple[str, float]] = field(default_factory=list)
    cancel_at: float | None = None
    memory: dict[str, Any] = field(default_factory=dict)

    def report(self, step: str, fraction: float) -> None:
        self.steps.append((step, fraction))
        if self.cancel_at is not None and fraction >= self.cancel_at:
            raise Cancelled("The person stopped it.")

    def remember(self, **facts: Any) -> None:
        self.memory.update(facts)


def picture(hue: int, index: int, width: int = W, height: int = H) -> np.ndarray:
    """A bright bar that wanders over a slanted gradient, in a colour of its own."""
    planes = np.empty((height * 3 // 2, width), np.uint8)
    slope = np.arange(width)[None, :] // 4 + np.arange(height)[:, None] // 4
    planes[:height] = 60 + (slope + hue * 7 + index) % 120
    at = (index * 5 + hue * 40) % (width - 20)
    planes[:height, at : at + 20] = 220
    planes[height:] = 128
    chroma = planes[height:].reshape(2, height // 2, width // 2)
    chroma[0], chroma[1] = 90 + hue * 13 % 80, 170 - hue * 17 % 80
    return planes


def draw_clip(
    path: Path, hue: int, frames: int, quality: str = "draft", size=(W, H), fps=FPS
) -> Path:
    with ffmpeg.clip_writer(path, *size, fps, quality, threads=1) as clip:
        for index in range(frames):
            clip.write(picture(hue, index, *size))
    return path


def tone(path: Path, hertz: float, length_ms: int, level: float = 0.2) -> Path:
    at = np.arange(sound.samples(length_ms)) / sound.RATE
    wave = level * np.sin(2 * np.pi * hertz * at) * (0.6 + 0.4 * np.sin(2 * np.pi * 3 * at))
    sound.write_wav(path, np.repeat(wave[:, None], 2, axis=1).astype(np.float32))
    return path


@dataclass
class Studio:
    """Makes orders of `scenes` scenes of 2.1 s each, half a second of them overlapping."""

    folder: Path
    cache: Cache

    def desk(self, name: str = "desk", cancel_at: float | None = None) -> ListeningDesk:
        path = self.folder / name
        path.mkdir(exist_ok=True)
        return ListeningDesk(path, cancel_at=cancel_at)

    def assemble(self, order: RenderOrder, name: str = "desk"):
        return LocalAssembler(self.cache).assemble(order, self.desk(name))

    def order(
        self,
        scenes: int = 3,
        hues: dict[int, int] | None = None,
        kind: str = "crossfade",
        voices: bool = True,
        **changes: Any,
    ) -> RenderOrder:
        blend = 0 if kind == "cut" else BLEND_MS
        starts = [index * (SCENE_MS - blend) for index in range(scenes)]
        hue = hues or {}
        files = {f"c{i}": self.clip(hue.get(i, i)) for i in range(scenes)}
        video = [_shown(i, start, kind, blend) for i, start in enumerate(starts)]
        narration: list[VoiceClip] = []
        length, music = starts[-1] + SCENE_MS, None
        if voices:
            files |= {f"v{i}": self.voice(i) for i in range(scenes)} | {"m": self.bed(length)}
            narration = [_spoken(i, start) for i, start in enumerate(starts)]
            music = MusicClip(start_ms=0, duration_ms=length, asset_id="m", volume_pct=60)
        timeline = Timeline(
            title="The Keeper",
            title_card=False,
            duration_ms=length,
            video=tuple(video),
            narration=tuple(narration),
            music=music,
        )
        order = RenderOrder(
            timeline=timeline,
            files=files,
            width_px=W,
            height_px=H,
            fps=FPS,
            quality="draft",
            captions="none",
            models=("skia illustrator",),
            offline=True,
        )
        return order.model_copy(update=changes)

    def clip(self, hue: int, frames: int = 66, quality: str = "draft") -> Path:
        path = self.folder / f"clip-{hue}-{frames}-{quality}.mp4"
        return path if path.exists() else draw_clip(path, hue, frames, quality)

    def voice(self, index: int) -> Path:
        path = self.folder / f"voice-{index}.wav"
        return path if path.exists() else tone(path, 300 + 40 * index, 900)

    def bed(self, length_ms: int) -> Path:
        path = self.folder / f"bed-{length_ms}.wav"
        return path if path.exists() else tone(path, 110, length_ms, 0.1)


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path, Cache(tmp_path / "cache"))


@pytest.fixture
def make_clip() -> Callable[..., Path]:
    return draw_clip


@pytest.fixture
def make_tone() -> Callable[..., Path]:
    return tone


@pytest.fixture
def no_ffmpeg_left() -> Iterator[None]:
    yield
    lists = [_read(t / "children") for t in Path("/proc/self/task").iterdir()]
    names = [_read(Path(f"/proc/{p}/comm")) for listed in lists for p in listed.split()]
    assert not [n for n in names if "ffmpeg" in n]


def _read(path: Path) -> str:
    """Nothing of a thread or process that has ended meanwhile."""
    try:
        return path.read_text()
    except OSError:
        return ""
