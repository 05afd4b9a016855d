"""One door to all export formats: the text of the file, the media it names, what it loses."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from film.timeline import Timeline
from media.assembly.captions import cues, line_length
from media.exports.captions import srt, vtt
from media.exports.cutlist import CutList, Format, cut_list, losses
from media.exports.edl import edl
from media.exports.fcpxml import fcpxml
from media.exports.otio import otio_json
from media.ffmpeg import finished_file

MIMES: Mapping[Format, str] = {
    "otio": "application/json",
    "fcpxml": "application/xml",
    "edl": "text/plain",
    "srt": "application/x-subrip",
    "vtt": "text/vtt",
}
_WRITERS = {"otio": otio_json, "fcpxml": fcpxml, "edl": edl}


@dataclass(frozen=True)
class Export:
    """A film for another program. `media` maps the relative names in `text` to our files."""

    name: str
    mime: str
    text: str
    media: Mapping[str, Path]
    losses: tuple[str, ...]


def export(
    line: Timeline,
    files: Mapping[str, Path],
    kind: Format,
    size: tuple[int, int] = (1280, 720),
    fps: int = 30,
) -> Export:
    """The film in one format. `files` are by asset id; `size` in px."""
    lost = tuple(losses(line, kind))
    name = f"film.{kind}"
    if kind in ("srt", "vtt"):
        said = cues(line.narration, line_length(*size), line.duration_ms)
        text = srt(said) if kind == "srt" else vtt(said)
        return Export(name, MIMES[kind], text, {}, lost)
    film: CutList = cut_list(line, files, fps, size)
    return Export(name, MIMES[kind], _WRITERS[kind](film), film.files, lost)


def pack(made: Export, out: Path) -> Path:
    """A ZIP of the file, its media folder and a note on what was lost. Media are stored as is."""
    with finished_file(out) as draft, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr(made.name, made.text)
        if made.losses:
            box.writestr("NOT-INCLUDED.txt", "\n".join(made.losses) + "\n")
        for name, path in made.media.items():
            box.write(path, name, compress_type=zipfile.ZIP_STORED)
    return out
