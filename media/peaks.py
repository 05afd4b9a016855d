"""What the timeline shows of sounds and clips: waveform peaks and a strip of small pictures."""

from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from av.error import FFmpegError
from av.video.reformatter import Colorspace
from PIL import Image

from film.errors import Invalid
from media import sound
from media.verify import read_sound

PEAKS_PER_S = 50


def peaks(path: Path) -> list[int]:
    """The highest level in each 20 ms as 0..100 (100 is full scale). For sounds and clips of ours."""
    audio = read_sound(path)
    block = sound.RATE // PEAKS_PER_S
    level = np.abs(audio).max(axis=1, initial=0.0)
    level = np.pad(level, (0, -len(level) % block)).reshape(-1, block).max(axis=1)
    return np.minimum(np.round(level * 100), 100).astype(int).tolist()


@dataclass(frozen=True)
class Filmstrip:
    """Small pictures side by side; the sizes are of one of them."""

    frames: int
    width_px: int
    height_px: int


def filmstrip(clip: Path, out: Path, every_ms: int = 1_000, height_px: int = 72) -> Filmstrip:
    """Write a JPEG with a small picture for each `every_ms` side by side.

    Only key frames are decoded (one each half second in the media profile), so a minute of film
    takes a few tenths of a second.
    """
    tiles: list[Image.Image] = []
    try:
        with av.open(str(clip)) as box:
            stream = box.streams.video[0]
            stream.codec_context.skip_frame = "NONKEY"
            width_px = max(round(height_px * stream.width / stream.height), 1)
            for frame in box.decode(stream):
                if (frame.time or 0.0) * 1000 + 1 < len(tiles) * every_ms:
                    continue
                small = frame.reformat(
                    width=width_px,
                    height=height_px,
                    format="rgb24",
                    src_colorspace=Colorspace.ITU709,
                )
                tiles.append(Image.fromarray(small.to_ndarray()))
    except (FFmpegError, IndexError, ZeroDivisionError) as error:
        raise Invalid(f"{clip.name} cannot be read as a clip.") from error
    if not tiles:
        raise Invalid(f"{clip.name} has no pictures.")
    strip = Image.new("RGB", (tiles[0].width * len(tiles), height_px))
    for index, tile in enumerate(tiles):
        strip.paste(tile, (index * tile.width, 0))
    strip.save(out, "JPEG", quality=80)
    return Filmstrip(len(tiles), tiles[0].width, height_px)
