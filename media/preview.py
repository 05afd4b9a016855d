"""Small pictures and cuts of a clean clip, by MoviePy: where nobody waits and its API is natural.

Never on the way of a film or an export: MoviePy decodes through a pipe, frame by frame.
"""

import warnings
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from moviepy import VideoFileClip
from PIL import Image

from film.errors import Invalid
from film.project import Quality
from media import ffmpeg

_SHEET_PICTURES, _SHEET_COLUMNS, _TILE_PX = 12, 4, 320


@contextmanager
def _opened(clip: Path) -> Generator[VideoFileClip]:
    """A clip without its sound.

    MoviePy 2.2.1 leaves the pipes of an ffmpeg that has ended to the garbage collector, which
    warns; delete the filter when ffmpeg_reader.close closes them itself.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        with VideoFileClip(str(clip), audio=False) as video:
            yield video
        del video


def frame(clip: Path, out: Path, at_ms: int = 0) -> Path:
    """The picture shown at `at_ms` (held within the clip) as a JPEG."""
    found = ffmpeg.probe(clip) if at_ms else None
    last_s = max(found.duration_ms / 1000 - 1 / float(found.fps), 0) if found else 0
    at_s = min(at_ms / 1000, last_s)
    with _opened(clip) as video:
        Image.fromarray(np.asarray(video.get_frame(at_s), np.uint8)).save(out, "JPEG", quality=88)
    return out


def contact_sheet(clip: Path, out: Path) -> Path:
    """Twelve pictures of the clip, evenly spread, four in a row, each 320 px wide, as a JPEG."""
    found = ffmpeg.probe(clip)
    last = max(found.duration_ms / 1000 - 1 / float(found.fps), 0)
    times = np.linspace(0, last, _SHEET_PICTURES)
    with _opened(clip) as video:
        small = video.resized(width=_TILE_PX)
        tiles = [np.asarray(small.get_frame(at), np.uint8) for at in times]
    rows = [
        np.concatenate(tiles[at : at + _SHEET_COLUMNS], axis=1)
        for at in range(0, _SHEET_PICTURES, _SHEET_COLUMNS)
    ]
    Image.fromarray(np.concatenate(rows)).save(out, "JPEG", quality=82)
    return out


def trim(clip: Path, start_ms: int, end_ms: int, out: Path, quality: Quality = "standard") -> Path:
    """The part between two times as a clip in the media profile, without sound.

    Raises Invalid when the range is empty or outside the clip.
    """
    found = ffmpeg.probe(clip)
    if not 0 <= start_ms < end_ms <= found.duration_ms:
        raise Invalid(f"Choose a part within 0 and {found.duration_ms / 1000:.1f} s.")
    fps = round(found.fps)
    size = (found.width_px, found.height_px)
    with (
        _opened(clip) as video,
        ffmpeg.clip_writer(out, *size, fps, quality) as writer,
    ):
        part = video.subclipped(start_ms / 1000, end_ms / 1000)
        for rgb in part.iter_frames(fps=fps, dtype="uint8"):
            opaque = np.full((*rgb.shape[:2], 4), 255, np.uint8)
            opaque[..., :3] = rgb[..., ::-1]
            writer.write(ffmpeg.i420_from_bgra(opaque))
    return out
