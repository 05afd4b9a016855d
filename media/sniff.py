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
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"BM", "A BMP picture", "PNG"),
    (b"II*\0", "A TIFF or raw photo", "JPEG"),
    (b"MM\0*", "A TIFF or raw photo", "JPEG"),
    (b"\0\0\0\x0cJXL ", "A JPEG XL picture", "JPEG"),
    (b"\xff\x0a", "A JPEG XL picture", "JPEG"),
    (b"8BPS", "A Photoshop file", "PNG"),
    (b"%PDF", "A PDF", "PNG, a page at a time,"),
    (b"FLV\1", "A Flash film", "MP4"),
    (b"\x30\x26\xb2\x75", "A Windows Media file", "MP4 or MP3"),
    (b"\0\0\1\xba", "An MPEG program stream", "MP4"),
    (b"FORM", "An AIFF sound", "WAV"),
    (b"MThd", "MIDI", "WAV"),
)
"""What people send that is not accepted: how it starts, its name, what to save it as."""
ACCEPTED = "PNG, JPEG, WebP, GIF, MP4, MOV, WebM, AVI, WAV, MP3, M4A, AAC, FLAC, Ogg"


def sniff(path: Path) -> Format:
    """What the file is. Raises Invalid for anything else: its name where it has one, what to do."""
    with path.open("rb") as file:
        head = file.read(512)
    if not head:
        raise Invalid("The file is empty. Choose it again, or another one.")
    found = _by_start(head)
    if not found:
        raise Invalid(f"{_refusal(head)} Accepted are {ACCEPTED}.")
    if head[8:16] == b"WEBPVP8X" and len(head) > 20 and head[20] & 2:
        raise Invalid("A WebP that moves is not accepted. Save it as GIF or MP4 and send that.")
    return found


def _refusal(head: bytes) -> str:
    known = next(((n, b) for start, n, b in _OTHERS if head.startswith(start)), None)
    if head[4:8] == b"ftyp":
        avif = head[8:12] in (b"avif", b"avis")
        known = ("An AVIF picture" if avif else "A HEIC photo", "JPEG")
    elif b"<svg" in head:
        known = ("An SVG drawing", "PNG")
    if not known:
        return "This kind of file is not accepted. Save it as another kind and send that."
    return f"{known[0]} is not accepted. Save it as {known[1]} and send that."


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
