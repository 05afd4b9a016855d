"""Checks untrusted files and makes clean ones of them. Nothing else may open an upload.

The kind comes from the first bytes, the demuxer is forced, ffmpeg runs under limits on CPU, memory
and file size, reads that one local file only, and stops at the first damage. What goes on into the
house is never the upload but a file encoded anew, without its metadata.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from film.errors import Invalid, TooLarge, Unavailable
from film.making import FPS, Desk, Made
from media import ffmpeg, preview
from media.sniff import Format, guarded, sniff

MAX_BYTES = 100_000_000
MAX_PIXELS = 40_000_000
MAX_MS = 600_000
MAX_SHAPE = 50
"""How many times as long as the other a side may be: scaled to fit, less would be a line."""
_LONG_SIDE = {"picture": 4096, "clip": 1920}
_SHORTEST_MS = 100
AGAIN = "Save it anew and send that, or choose another one."
_LIMITS = ffmpeg.Limits()


@dataclass(frozen=True)
class Looks:
    """What the file's own header claims. Sizes are 0 and `has_*` False for what is not there."""

    duration_ms: int
    width_px: int
    height_px: int
    has_video: bool
    has_audio: bool


class LocalIntake:
    """Admits pictures, clips and sounds on this machine."""

    def admit(self, source: Path, desk: Desk) -> Made:
        """A clean file in the desk's folder: PNG or JPEG, MP4 in the media profile, or 48 kHz WAV.

        A clip brings `extras`: its sound ("audio"), first picture ("poster") and contact sheet
        ("sheet"). Raises Invalid or TooLarge with the reason in a sentence.
        """
        size = source.stat().st_size
        if size > MAX_BYTES:
            said = f"The file has {size // 1_000_000} MB; {MAX_BYTES // 1_000_000} MB are allowed."
            raise TooLarge(f"{said} Shorten or compress it first.")
        desk.report("Checking the file", 0.0)
        kind = sniff(source)
        looks = _look(source, kind)
        if kind.kind == "picture" or (kind.name == "GIF" and looks.duration_ms <= _SHORTEST_MS):
            return _picture(source, kind, desk)
        if kind.kind == "clip" and looks.has_video:
            return _clip(source, kind, looks, desk)
        if looks.has_audio:
            return _sound(source, kind, looks, desk)
        raise Invalid(f"The {kind.name} file holds neither picture nor sound. Choose another one.")


def _look(source: Path, kind: Format) -> Looks:
    """Let the forced demuxer read the header only; refuse what is too large or too long."""
    _, said = ffmpeg.attempt(
        ["-v", "info", *guarded(source, kind.demuxer)], limits=ffmpeg.Limits(cpu_s=20)
    )
    video = re.search(r"Stream #.*?: Video: .*?, (\d{1,6})x(\d{1,6})", said)
    width, height = (int(video[1]), int(video[2])) if video else (0, 0)
    if width * height > MAX_PIXELS or "Picture size" in said:
        raise TooLarge("The picture has more than 40 million pixels. Scale it down first.")
    if "Input #0" not in said:
        raise _damaged(kind)
    if kind.kind != "sound" and max(width, height) > MAX_SHAPE * min(width, height):
        side = "wide" if width > height else "tall"
        raise Invalid(
            f"The picture is too {side}: {width} x {height} px. One side may be {MAX_SHAPE} times "
            "the other at most. Crop it to the shape of a picture."
        )
    length = re.search(r"Duration: (\d+):(\d\d):(\d\d)\.(\d\d)", said)
    hours, minutes, seconds, hundredths = map(int, length.groups()) if length else (0, 0, 0, 0)
    duration_ms = ((hours * 60 + minutes) * 60 + seconds) * 1000 + hundredths * 10
    if kind.kind != "picture" and duration_ms > MAX_MS:
        raise TooLarge(f"It lasts {duration_ms // 60_000} minutes; 10 are allowed. Cut it first.")
    return Looks(duration_ms, width, height, bool(video), "Audio:" in said)


def _run(arguments: list[str], kind: Format, desk: Desk, step: str, whole_ms: int = 0) -> None:
    """Run ffmpeg on the upload. Every failure is the file's fault, but a full disk."""

    def tick(seconds: float) -> None:
        desk.report(step, min(0.9, 0.1 + 0.8 * seconds * 1000 / (whole_ms or MAX_MS)))

    code, said = ffmpeg.attempt(["-filter_threads", "2", *arguments], tick, _LIMITS)
    if not code:
        return
    trouble = ffmpeg.failure(said, "reading an upload")
    if isinstance(trouble, Unavailable) and "disk" in trouble.message:
        raise trouble
    raise _damaged(kind)


def _damaged(kind: Format) -> Invalid:
    return Invalid(f"The {kind.name} file is damaged or not what it claims to be. {AGAIN}")


def _picture(source: Path, kind: Format, desk: Desk) -> Made:
    """Decode and encode again: JPEG stays JPEG, all else becomes PNG; at most 4096 px a side.

    ffmpeg draws the missing rest of a JPEG in grey and is content; `explode` makes it say so.
    """
    photo = kind.name == "JPEG"
    strict = ["-err_detect", "explode"] if photo else []
    out = desk.folder / ("picture.jpg" if photo else "picture.png")
    codec = ["-c:v", "mjpeg", "-q:v", "2", "-huffman", "optimal"] if photo else ["-c:v", "png"]
    with ffmpeg.finished_file(out) as draft:
        _run(
            [
                *(*strict, *guarded(source, kind.demuxer)),
                *("-map", "0:v:0", "-frames:v", "1", "-vf", _shrink("picture", 1)),
                *("-map_metadata", "-1", *codec, "-f", "image2", "-update", "1", str(draft)),
            ],
            kind,
            desk,
            "Reading the picture",
        )
        if not draft.is_file():
            raise Invalid(f"The {kind.name} file holds no picture. Choose another one.")
        found = ffmpeg.probe(draft)
    mime = "image/jpeg" if photo else "image/png"
    return _made(out, mime, width_px=found.width_px, height_px=found.height_px)


def _clip(source: Path, kind: Format, looks: Looks, desk: Desk) -> Made:
    """Encode the pictures in the media profile, 30 a second, at most 1920 px; keep the sound apart."""
    both = desk.folder / "both.mov"
    try:
        _run(
            [
                *guarded(source, kind.demuxer),
                *("-map", "0:v:0", "-map", "0:a:0?", "-t", str(MAX_MS / 1000 + 1)),
                *("-vf", f"fps={FPS},{_shrink('clip', 2)},format=yuv420p,{ffmpeg.COLOUR_FILTER}"),
                *(*ffmpeg.video_arguments(FPS, "standard"), "-c:a", "pcm_s16le", "-ar", "48000"),
                *("-ac", "2", "-map_metadata", "-1", "-f", "mov", str(both)),
            ],
            kind,
            desk,
            "Reading the clip",
            looks.duration_ms,
        )
        found = ffmpeg.probe(both)
        _complete(found.frames * 1000 // FPS, looks, "Send a longer clip, or a still as PNG.")
        return _split(both, found, desk)
    finally:
        both.unlink(missing_ok=True)


def _split(both: Path, found: ffmpeg.Probe, desk: Desk) -> Made:
    """Part our own clean file into pictures and sound by copying; add the previews."""
    out = desk.folder / "clip.mp4"
    with ffmpeg.finished_file(out) as draft:
        copy = ["-i", str(both), "-map", "0:v", "-c", "copy", "-movflags", "+faststart"]
        timescale = ["-video_track_timescale", str(FPS * ffmpeg.TICKS_PER_FRAME)]
        ffmpeg.run([*copy, *timescale, str(draft)], "storing the clip")
    extras = {
        "poster": preview.frame(out, desk.folder / "poster.jpg"),
        "sheet": preview.contact_sheet(out, desk.folder / "sheet.jpg"),
    }
    if found.audio_codec:
        extras["audio"] = desk.folder / "audio.wav"
        ffmpeg.run(
            ["-i", str(both), "-map", "0:a", "-c", "copy", str(extras["audio"])],
            "storing the sound",
        )
    desk.report("Done", 1.0)
    return _made(
        out,
        "video/mp4",
        width_px=found.width_px,
        height_px=found.height_px,
        duration_ms=found.frames * 1000 // FPS,
        extras=extras,
    )


def _sound(source: Path, kind: Format, looks: Looks, desk: Desk) -> Made:
    """Decode to 48 kHz stereo WAV."""
    out = desk.folder / "sound.wav"
    with ffmpeg.finished_file(out) as draft:
        _run(
            [
                *guarded(source, kind.demuxer),
                *("-map", "0:a:0", "-vn", "-t", str(MAX_MS / 1000 + 1), "-ar", "48000"),
                *("-ac", "2", "-c:a", "pcm_s16le", "-map_metadata", "-1", str(draft)),
            ],
            kind,
            desk,
            "Reading the sound",
            looks.duration_ms,
        )
        length_ms = ffmpeg.probe(draft).duration_ms
        _complete(length_ms, looks, "Send a longer sound.")
    desk.report("Done", 1.0)
    return _made(out, "audio/wav", duration_ms=length_ms)


def _complete(length_ms: int, looks: Looks, longer: str) -> None:
    """Compare what came out with what the header claimed; ffmpeg is content with half a file."""
    if length_ms > MAX_MS:
        raise TooLarge("It lasts more than 10 minutes. Cut it first.")
    if length_ms < _SHORTEST_MS:
        raise Invalid(f"It is shorter than a tenth of a second. {longer}")
    if length_ms < looks.duration_ms * 0.95 - 500:
        raise Invalid(
            f"The file is cut short: {length_ms / 1000:.1f} of {looks.duration_ms / 1000:.1f} s. "
            f"{AGAIN}"
        )


def _shrink(kind: str, even: int) -> str:
    """Scale down to the longest side allowed, never up, to sides divisible by `even`."""
    side = _LONG_SIDE[kind]
    fit = f"scale=w='min(iw,{side})':h='min(ih,{side})':force_original_aspect_ratio=decrease"
    colour = ":out_color_matrix=bt709:out_range=tv" if kind == "clip" else ""
    return f"{fit}:force_divisible_by={even}:flags=bicubic{colour}"


def _made(path: Path, mime: str, **facts: object) -> Made:
    values = {"provider": "upload", "model": "", "offline": True, "path": path, "mime": mime}
    return Made.model_validate({**values, **facts})
