"""Tells what a file is by its first bytes, never by its name, and how ffmpeg may open it.

Only formats that hold their own data are known: no playlists, no scripts, no vector graphics.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from film.errors import Invalid

Kind = Literal["picture", "clip", "sound"]


@dataclass(frozen=True)
class Format:
    """A container we accept: what it holds, the one ffmpeg demuxer that may read it, its name."""

    kind: Kind
    demuxer: str
    name: str


_STARTS: tuple[tuple[bytes, Format], ...] = (
    (b"\x89PNG\r\n\x1a\n", Format("picture", "png_pipe", "PNG")),
    (b"\xff\xd8\xff", Format("picture", "jpeg_pipe", "JPEG")),
    (b"GIF87a", Format("clip", "gif", "GIF")),
    (b"GIF89a", Format("clip", "gif", "GIF")),
    (b"\x1a\x45\xdf\xa3", Format("clip", "matroska", "WebM or Matroska")),
    (b"OggS", Format("sound", "ogg", "Ogg")),
    (b"fLaC", Format("sound", "flac", "FLAC")),
    (b"ID3", Format("sound", "mp3", "MP3")),
    (b"\xff\xfb", Format("sound", "mp3", "MP3")),
    (b"\xff\xf3", Format("sound", "mp3", "MP3")),
    (b"\xff\xf2", Format("sound", "mp3", "MP3")),
    (b"\xff\xf1", Format("sound", "aac", "AAC")),
    (b"\xff\xf9", Format("sound", "aac", "AAC")),
)
_RIFF = {
    b"WAVE": Format("sound", "wav", "WAV"),
    b"WEBP": Format("picture", "webp_pipe", "WebP"),
    b"AVI ": Format("clip", "avi", "AVI"),
}
_STILL_BRANDS = {b"avif", b"avis", b"heic", b"heix", b"mif1", b"msf1"}
ACCEPTED = "PNG, JPEG, WebP, GIF, MP4, MOV, WebM, AVI, WAV, MP3, M4A, AAC, FLAC, Ogg"


def sniff(path: Path) -> Format:
    """What the file is. Raises Invalid with the list of accepted formats for anything else."""
    with path.open("rb") as file:
        head = file.read(32)
    if not head:
        raise Invalid("The file is empty.")
    found = _by_start(head)
    if not found:
        raise Invalid(f"This kind of file is not accepted. Accepted are {ACCEPTED}.")
    return found


def _by_start(head: bytes) -> Format | None:
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _by_brand(head[8:12])
    return next((f for start, f in _STARTS if head.startswith(start)), None)


def _by_brand(brand: bytes) -> Format | None:
    if brand in _STILL_BRANDS:
        return None
    if brand.startswith(b"M4A"):
        return Format("sound", "mov", "M4A")
    return Format("clip", "mov", "MP4 or MOV")


def guarded(path: Path, demuxer: str) -> list[str]:
    """Input arguments of ffmpeg for bytes of unknown origin: one demuxer, local file, no guessing.

    `-xerror` stops at the first damaged packet; `-max_pixels` refuses giant pictures.
    """
    return [
        *("-protocol_whitelist", "file", "-format_whitelist", demuxer, "-f", demuxer),
        *("-max_pixels", "40000000", "-xerror", "-i", f"file:{path}"),
    ]
