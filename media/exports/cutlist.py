"""What every editor format needs of a timeline: frames, file names, and what gets lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from film.project import TransitionKind
from film.timeline import Timeline

Format = Literal["otio", "fcpxml", "edl", "srt", "vtt"]
_UNNAMED = "Untitled film"


@dataclass(frozen=True)
class Cut:
    """A scene's picture on the film, in frames.

    It plays `start`..`end` - 1, its first `blend` frames over the scene before, beginning with
    frame `first` of its file; `media` is the file's relative name, empty when there is none.
    """

    scene_id: str
    name: str
    media: str
    start: int
    end: int
    first: int
    blend: int
    kind: TransitionKind
    still: bool


@dataclass(frozen=True)
class Heard:
    """A sound on the film, in frames. `lane` 1 is narration, 2 music."""

    name: str
    media: str
    start: int
    end: int
    volume_pct: int
    lane: int


@dataclass(frozen=True)
class CutList:
    """A film as an editor sees it."""

    title: str
    fps: int
    width_px: int
    height_px: int
    frames: int
    cuts: tuple[Cut, ...]
    sounds: tuple[Heard, ...]

    @property
    def media(self) -> list[str]:
        """The files it names, each once, pictures first."""
        return list(dict.fromkeys(x.media for x in (*self.cuts, *self.sounds) if x.media))


def cut_list(line: Timeline, names: Mapping[str, str], fps: int, size: tuple[int, int]) -> CutList:
    """The timeline in frames. `names` are relative file names by asset id; others are missing."""

    def frame(at_ms: int) -> int:
        return (at_ms * fps + 500) // 1000

    cuts = tuple(
        Cut(
            scene_id=c.scene_id,
            name=c.title or c.scene_id,
            media=names.get(c.asset_id or "", ""),
            start=frame(c.start_ms),
            end=frame(c.start_ms + c.duration_ms),
            first=frame(c.in_ms),
            blend=frame(c.start_ms + c.transition.duration_ms) - frame(c.start_ms),
            kind=c.transition.kind,
            still=c.still,
        )
        for c in line.video
    )
    heard = [
        (f"{v.scene_id}-voice", v.asset_id, v.start_ms, v.duration_ms, v.volume_pct, 1)
        for v in line.narration
    ]
    if line.music:
        m = line.music
        heard.append(("music", m.asset_id, m.start_ms, m.duration_ms, m.volume_pct, 2))
    sounds = tuple(
        Heard(name, names[asset], frame(start), frame(start + length), volume, lane)
        for name, asset, start, length, volume, lane in heard
        if asset in names
    )
    title = line.title.strip() or _UNNAMED
    return CutList(title, fps, *size, frame(line.duration_ms), cuts, sounds)


def losses(line: Timeline, kind: Format) -> list[str]:
    """Sentences about what the format does not carry; empty when it carries all there is."""
    if kind in ("srt", "vtt"):
        return []
    shapes = sorted({c.transition.kind for c in line.video} - {"cut", "crossfade"})
    dissolved = ", ".join(s.replace("_", " ") for s in shapes)
    missing = ", ".join(c.title or c.scene_id for c in line.video if c.asset_id is None)
    volumes = {c.volume_pct for c in (*line.narration, line.music) if c}
    said = [
        (shapes and kind != "otio", f"These transitions become dissolves: {dissolved}."),
        (line.title_card, "The title card is not included."),
        (line.narration, "Captions are not included; export SRT or VTT beside it."),
        (line.music and line.narration, "The music is not lowered under speech."),
        (kind == "edl" and volumes - {100}, "Volumes are not included."),
        (any(c.still for c in line.video), "The slow move over stills is not included."),
        (missing, f"Scenes without a picture are gaps: {missing}."),
    ]
    return [sentence for lost, sentence in said if lost]
