"""The one encoder of the house: the media profile, a clip writer, a runner and a probe. Knows no film.

Every picture that ends in a film goes through the same ffmpeg binary with the same arguments, so
the parameter sets (SPS/PPS) of all clips of one size, rate and quality are byte for byte equal
and their packets can be joined without encoding again (docs/decisions/0010-packet-copy.md).
"""

import subprocess
import tempfile
import threading
import uuid
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import IO, Any

import av
import imageio_ffmpeg
import numpy as np
from av.error import FFmpegError
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter
from numpy.typing import NDArray

from film.errors import Invalid, PixoraError, Unavailable
from film.project import Quality

TICKS_PER_FRAME = 512
"""MP4 time units a frame lasts, at any frame rate; the track's timescale is `fps * 512`."""
_PRESETS: dict[Quality, tuple[str, int]] = {
    "draft": ("ultrafast", 24),
    "standard": ("veryfast", 20),
    "high": ("medium", 18),
}
_QUICK: dict[Quality, tuple[str, int, str]] = {
    "draft": ("ultrafast", 24, ""),
    "standard": ("superfast", 21, ""),
    "high": ("veryfast", 18, ":ref=3:weightp=2:subme=6"),
}
"""Settings that search less but write the same headers: about half the CPU, a larger file."""
HELD_BACK: dict[Quality, int] = {"draft": 0, "standard": 2, "high": 2}
"""Pictures a decoder holds back to put them in order (B-frames that are referred to)."""
_COLOUR = "range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709:chroma_location=left"
COLOUR_FILTER = f"setsar=1,setparams={_COLOUR}"
"""The end of every filter chain: square pixels, bt.709, limited range. Both are in the SPS."""


@cache
def binary() -> str:
    """Path of the ffmpeg that does all encoding; never the one PyAV is linked with."""
    return imageio_ffmpeg.get_ffmpeg_exe()


def video_arguments(fps: int, quality: Quality, threads: int = 2, quick: bool = False) -> list[str]:
    """x264 arguments of the media profile: closed GOPs, an IDR every half second, no scene cut.

    `stitchable=1` keeps x264 from writing stream-dependent headers. `threads` changes speed only. `quick`
    is for the short segments somebody waits for; they join with clips of the same quality.
    """
    preset, crf, extra = _QUICK[quality] if quick else (*_PRESETS[quality], "")
    gop = fps // 2
    tune = f"stitchable=1:open-gop=0:keyint={gop}:min-keyint={gop}:scenecut=0{extra}"
    colour = "colorprim=bt709:transfer=bt709:colormatrix=bt709"
    bframes = [] if quality == "draft" else ["-bf", "3"]
    return [
        *("-c:v", "libx264", "-preset", preset, "-crf", str(crf), "-pix_fmt", "yuv420p"),
        *("-x264-params", f"{tune}:{colour}", *bframes, "-chroma_sample_location", "left"),
        *("-video_track_timescale", str(fps * TICKS_PER_FRAME), "-threads", str(threads)),
    ]


def failure(stderr: str, doing: str) -> PixoraError:
    """The error a person should see for what ffmpeg wrote on stderr."""
    if "No space left on device" in stderr:
        return Unavailable("The disk is full: free some space and try again.")
    tail = stderr.strip().splitlines()[-1:] or ["no message"]
    return Unavailable(f"ffmpeg stopped while {doing}: {tail[0][:200]}")


@dataclass(frozen=True)
class Limits:
    """What a process may use while it reads bytes of unknown origin."""

    cpu_s: int = 900
    memory_kb: int = 4_000_000
    file_bytes: int = 4 << 30


_LIMITED = 'ulimit -t "$1"; ulimit -v "$2"; ulimit -f "$3"; shift 3; exec "$@"'


def start(
    arguments: Sequence[str],
    stdin: int | None = None,
    stdout: int | None = None,
    stderr: IO[bytes] | None = None,
    limits: Limits | None = None,
) -> subprocess.Popen[bytes]:
    """Start ffmpeg with the house's global flags. The caller waits for it or kills it."""
    command = [binary(), "-y", "-hide_banner", "-v", "error", *arguments]
    if limits:
        values = (limits.cpu_s, limits.memory_kb, limits.file_bytes // 512)
        command = ["/bin/sh", "-c", _LIMITED, "sh", *map(str, values), *command]
    return subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=stderr)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Kill at once and collect; safe to call on a process that has ended."""
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with suppress(OSError):
                pipe.close()
    process.wait()


def run(
    arguments: Sequence[str],
    doing: str,
    tick: Callable[[float], None] | None = None,
    limits: Limits | None = None,
) -> None:
    """Run ffmpeg to the end. `tick` hears the seconds written, about four times a second.

    An exception out of `tick` (Cancelled, for one) kills ffmpeg before it travels on.
    Raises Unavailable when ffmpeg fails.
    """
    code, said = attempt(arguments, tick, limits)
    if code:
        raise failure(said, doing)


def attempt(
    arguments: Sequence[str],
    tick: Callable[[float], None] | None = None,
    limits: Limits | None = None,
) -> tuple[int, str]:
    """As `run`, but a failure is an answer: the exit code and what ffmpeg said."""
    flags = ["-nostdin", "-progress", "pipe:1", "-stats_period", "0.25", *arguments]
    with tempfile.TemporaryFile() as errors:
        process = start(flags, stdout=subprocess.PIPE, stderr=errors, limits=limits)
        try:
            for line in process.stdout or ():
                name, _, value = line.decode().strip().partition("=")
                if tick and name == "out_time_us" and value.lstrip("-").isdigit():
                    tick(max(int(value), 0) / 1e6)
            code = process.wait()
        finally:
            stop(process)
        return code, _text(errors)


def _text(errors: IO[bytes]) -> str:
    errors.seek(0)
    return errors.read().decode(errors="replace")


@contextmanager
def finished_file(path: Path) -> Generator[Path]:
    """A temporary path beside `path` that takes its name only if the block succeeds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.stem}.{uuid.uuid4().hex}{path.suffix}")
    try:
        yield draft
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


class ClipWriter:
    """Takes raw frames for a clip in the media profile. Made by `clip_writer`."""

    def __init__(self, process: subprocess.Popen[bytes], frame_bytes: int) -> None:
        self._process = process
        self._frame_bytes = frame_bytes
        self.frames = 0

    def write(self, i420: bytes | NDArray[np.uint8]) -> None:
        """Add one frame: planes Y, U, V one after the other, bt.709 limited range.

        An array may have any shape, (height * 3 / 2, width) for one, but must be contiguous.
        """
        frame = i420.data if isinstance(i420, np.ndarray) else memoryview(i420)
        size = frame.nbytes
        if size != self._frame_bytes:
            raise Invalid(f"A frame has {size} bytes, {self._frame_bytes} are needed.")
        if self._process.stdin is None:
            raise Invalid("The clip is closed.")
        self._process.stdin.write(frame.cast("B"))
        self.frames += 1


@contextmanager
def clip_writer(  # noqa: PLR0913 - the facts of a clip, and how soon it is needed
    path: Path,
    width_px: int,
    height_px: int,
    fps: int,
    quality: Quality,
    threads: int = 2,
    quick: bool = False,
) -> Generator[ClipWriter]:
    """Write frames into an MP4 of the media profile; the file appears only when all went well.

    Any exception inside the block kills ffmpeg and leaves no file. Raises Invalid for odd sizes
    or when no frame came, Unavailable when ffmpeg fails or the disk is full.
    """
    if width_px % 2 or height_px % 2 or min(width_px, height_px) < 16:
        raise Invalid(f"A clip needs even sides of 16 px or more, not {width_px}x{height_px}.")
    raw = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{width_px}x{height_px}"]
    encode = ["-vf", COLOUR_FILTER, *video_arguments(fps, quality, threads, quick)]
    with finished_file(path) as draft, tempfile.TemporaryFile() as errors:
        process = start(
            [*raw, "-r", str(fps), "-i", "-", *encode, "-movflags", "+faststart", str(draft)],
            stdin=subprocess.PIPE,
            stderr=errors,
        )
        writer = ClipWriter(process, width_px * height_px * 3 // 2)
        try:
            yield writer
            if not writer.frames:
                raise Invalid("A clip needs at least one frame.")
            if process.stdin:
                process.stdin.close()
            code = process.wait()
        except (BrokenPipeError, ConnectionResetError):
            stop(process)
            raise failure(_text(errors), "encoding a clip") from None
        finally:
            stop(process)
        if code:
            raise failure(_text(errors), "encoding a clip")


_local = threading.local()


def i420_from_bgra(bgra: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A (height, width, 4) BGRA picture as contiguous I420 (height * 3 / 2, width), bt.709 limited."""
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(bgra), format="bgra")
    converter = getattr(_local, "converter", None)
    if converter is None:
        converter = _local.converter = VideoReformatter()
    planes = converter.reformat(
        frame,
        format="yuv420p",
        src_colorspace=Colorspace.ITU709,
        dst_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.JPEG,
        dst_color_range=ColorRange.MPEG,
    )
    return np.ascontiguousarray(planes.to_ndarray(), dtype=np.uint8)


@dataclass(frozen=True)
class Probe:
    """What a file of our own holds. Sizes in px; `frames` and `fps` are 0 without a picture track.

    `headers` are the video track's parameter sets: two clips join by packets if these are equal.
    """

    duration_ms: int
    width_px: int = 0
    height_px: int = 0
    fps: Fraction = Fraction(0)
    frames: int = 0
    video_codec: str = ""
    pixel_format: str = ""
    headers: bytes = b""
    audio_codec: str = ""
    audio_rate: int = 0
    channels: int = 0


def probe(path: Path) -> Probe:
    """Read a file's facts without decoding. Only for files we made; uploads go through intake.

    Raises Invalid when it cannot be read.
    """
    try:
        with av.open(str(path)) as box:
            video = box.streams.video[0] if box.streams.video else None
            audio = box.streams.audio[0] if box.streams.audio else None
            facts: dict[str, Any] = {"duration_ms": round((box.duration or 0) / 1000)}
            if video:
                codec = video.codec_context
                facts |= {"width_px": video.width, "height_px": video.height}
                facts |= {"fps": Fraction(video.average_rate or 0), "frames": video.frames}
                facts |= {"video_codec": codec.name, "pixel_format": codec.pix_fmt or ""}
                facts["headers"] = bytes(codec.extradata or b"")
            if audio:
                facts |= {"audio_codec": audio.codec_context.name, "channels": audio.channels}
                facts["audio_rate"] = audio.rate or 0
            return Probe(**facts)
    except (FFmpegError, OSError) as error:
        raise Invalid(f"{path.name} cannot be read as a picture, clip or sound.") from error
