"""Encodes one segment: plays its pieces, blends, lays the text on, writes a profile clip."""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from pathlib import Path

from media import ffmpeg
from media.assembly.frames import Planes, read
from media.assembly.overlay import Overlay, lay
from media.assembly.plan import Piece, Segment
from media.assembly.profile import Profile
from media.assembly.transitions import blend


@dataclass(frozen=True)
class Drawn:
    """How a text looks. `draw` is called when it is first needed; `strength` is by film ms."""

    draw: Callable[[], Overlay | None]
    strength: Callable[[float], float] = lambda _at_ms: 1.0


def encode(
    segment: Segment,
    paths: Mapping[str, Path],
    texts: Mapping[str, Drawn],
    profile: Profile,
    out: Path,
    tick: Callable[[], None],
) -> None:
    """Write the segment's clip to `out`. `paths` and `texts` are by the keys the plan uses."""
    size = (profile.width_px, profile.height_px)
    shape = (*size, profile.fps, profile.quality)
    with ffmpeg.clip_writer(out, *shape, threads=1, quick=True) as writer:
        for planes in _pictures(segment, paths, profile):
            tick()
            at = segment.start + writer.frames
            _letter(planes, at, segment, texts, profile)
            writer.write(planes)


def _pictures(segment: Segment, paths: Mapping[str, Path], profile: Profile) -> Generator[Planes]:
    for piece in segment.pieces:
        over = read(paths[piece.source], piece.first, piece.count, profile.fps)
        if piece.blend:
            yield from _blended(piece, over, paths, profile)
        else:
            yield from over


def _blended(
    piece: Piece, over: Generator[Planes], paths: Mapping[str, Path], profile: Profile
) -> Generator[Planes]:
    under = read(paths[piece.under], piece.under_first, piece.count, profile.fps)
    for index, (below, above) in enumerate(zip(under, over, strict=True)):
        progress = (piece.at + index + 0.5) / piece.blend
        yield blend(below, above, piece.kind, progress)


def _letter(
    planes: Planes, at: int, segment: Segment, texts: Mapping[str, Drawn], profile: Profile
) -> None:
    for text in segment.texts:
        if text.start <= at < text.end:
            drawn = texts[text.key]
            overlay = drawn.draw()
            if overlay:
                lay(planes, overlay, drawn.strength(at * 1000 / profile.fps))
