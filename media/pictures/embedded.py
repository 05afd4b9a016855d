"""EmbeddedPictures: stills and clips drawn on this machine, with no key and no network."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from film.making import FPS, SIZES, Desk, Made, PictureOrder
from media.ffmpeg import clip_writer, i420_from_bgra
from media.pictures.compositor import Compositor
from media.pictures.reference import NOTE, referred
from media.pictures.scenes import build
from media.pictures.spec.parse import parse
from media.pictures.spec.shot import ShotSpec

MODEL = "pixora-illustrator-1"
STILL_AT_S = 1.2
"""The moment of the shot that the still shows."""
REPORT_EVERY = 6
"""Frames between two reports; well under half a second of work."""


class EmbeddedPictures:
    """A PictureMaker that draws. `reader` turns an order into a ShotSpec; the tables by default."""

    name = "embedded"
    offline = True
    still_share = 0.1

    def __init__(self, reader: Callable[[PictureOrder], ShotSpec] = parse) -> None:
        self._reader = reader

    def still(self, order: PictureOrder, desk: Desk) -> Made:
        """Draw the shot at one moment and write it as PNG."""
        desk.report("Drawing the picture", 0.05)
        compositor, spec = self._set(order)
        desk.report("Drawing the picture", 0.8)
        pixels = compositor.frame(min(STILL_AT_S, order.length_ms / 1000))
        path = desk.folder / "still.png"
        write_png(pixels, path)
        desk.report("Drawing the picture", 1.0)
        return self._made(path, "image/png", order, spec)

    def clip(self, order: PictureOrder, still: Made, desk: Desk) -> Made:
        """Move the shot for the order's length and encode it in the media profile."""
        desk.report("Setting the scene", 0.0)
        width, height = SIZES[(order.aspect, order.quality)]
        compositor, spec = self._set(order)
        frames = max(1, -(-order.length_ms * FPS // 1000))
        path = desk.folder / "clip.mp4"
        with clip_writer(path, width, height, FPS, order.quality) as writer:
            for number in range(frames):
                if number % REPORT_EVERY == 0:
                    desk.report("Drawing the clip", number / frames)
                writer.write(i420_from_bgra(compositor.frame(number / FPS)))
        desk.report("Drawing the clip", 1.0)
        made = self._made(path, "video/mp4", order, spec)
        return made.model_copy(
            update={"duration_ms": frames * 1000 // FPS, "extras": {"poster": still.path}}
        )

    def _set(self, order: PictureOrder) -> tuple[Compositor, ShotSpec]:
        spec = referred(self._reader(order), order)
        stage = build(spec, *SIZES[(order.aspect, order.quality)])
        return Compositor(stage, order.length_ms / 1000), spec

    def _made(self, path: Path, mime: str, order: PictureOrder, spec: ShotSpec) -> Made:
        width, height = SIZES[(order.aspect, order.quality)]
        return Made(
            path=path,
            mime=mime,
            provider=self.name,
            model=MODEL,
            offline=True,
            seed=order.seed,
            width_px=width,
            height_px=height,
            notes={"shot": spec.model_dump(mode="json"), **_said(order)},
        )


def _said(order: PictureOrder) -> dict[str, str]:
    """What is said about a reference: honest about how little of it is used."""
    return {"reference": NOTE} if order.references else {}


def write_png(pixels: NDArray[np.uint8], path: Path) -> None:
    """Write a BGRA picture (h, w, 4) as an RGB PNG; the file appears when it is whole."""
    draft = path.with_suffix(".part")
    rgb = np.ascontiguousarray(pixels[..., 2::-1])
    Image.fromarray(rgb).save(draft, format="PNG", compress_level=3)
    draft.replace(path)
