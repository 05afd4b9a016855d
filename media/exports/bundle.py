"""One door to all export formats: the text of the file, what it loses, and a ZIP with the media."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from film.timeline import Timeline
from media.assembly.captions import cues, line_length
from media.exports.captions import srt, vtt
from media.exports.cutlist import Format, cut_list, losses
from media.exports.edl import edl
from media.exports.fcpxml import fcpxml
from media.exports.otio import otio_json
from media.ffmpeg import finished_file

FORMATS: Mapping[Format, str] = {
    "otio": "application/json",
    "fcpxml": "application/xml",
    "edl": "text/plain",
    "srt": "application/x-subrip",
    "vtt": "text/vtt",
}
"""The formats and their media types."""
_WRITERS = {"otio": otio_json, "fcpxml": fcpxml, "edl": edl}


@dataclass(frozen=True)
class Export:
    """A film for another program, and sentences about what that program will not get."""

    name: str
    mime: str
    text: str
    losses: tuple[str, ...]


def export(
    kind: Format,
    line: Timeline,
    names: Mapping[str, str],
    size: tuple[int, int] = (1280, 720),
    fps: int = 30,
) -> Export:
    """The film in one format. `names` are relative file names by asset id; `size` is in px."""
    lost = tuple(losses(line, kind))
    if kind in ("srt", "vtt"):
        said = cues(line.narration, line_length(*size), line.duration_ms)
        text = srt(said) if kind == "srt" else vtt(said)
    else:
        text = _WRITERS[kind](cut_list(line, names, fps, size))
    return Export(f"film.{kind}", FORMATS[kind], text, lost)


def pack(made: Export, media: Mapping[str, Path], out: Path) -> Path:
    """A ZIP of the file, its media and a note on what was lost.

    `media` are our files by the relative names used in the export; they are stored as they are.
    """
    with finished_file(out) as draft, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr(made.name, made.text)
        if made.losses:
            box.writestr("NOT-INCLUDED.txt", "\n".join(made.losses) + "\n")
        for name, path in media.items():
            box.write(path, name, compress_type=zipfile.ZIP_STORED)
    return out
