"""Turns a set stage into frames: planes in order, each seen by the camera at its depth."""

import numpy as np
import skia
from numpy.typing import NDArray

from media.pictures.camera import look_through, view_at
from media.pictures.layers import Effect, draw_plane, settle
from media.pictures.stage import Stage
from media.pictures.styles import Finish, finish_of, graded

FEET = 0.7
"""The height in the frame that a nearer camera keeps in its place."""


class Compositor:
    """Draws frames of one shot of `seconds` into a buffer of its own."""

    def __init__(self, stage: Stage, seconds: float) -> None:
        self._stage = stage
        self._seconds = max(seconds, 0.1)
        self._items = [graded(item, stage.spec) for item in settle(stage.items)]
        self._finish: Finish = finish_of(stage)
        self._pixels = np.zeros((stage.frame_height, stage.width, 4), np.uint8)
        info = skia.ImageInfo.Make(
            stage.width, stage.frame_height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType
        )
        self._surface = skia.Surface.MakeRasterDirect(info, self._pixels, stage.width * 4)

    @property
    def planes(self) -> int:
        """How many items are drawn for each frame."""
        return len(self._items)

    def frame(self, seconds: float) -> NDArray[np.uint8]:
        """The picture at that time as BGRA (h, w, 4); the buffer is used again by the next call."""
        stage = self._stage
        size = (stage.width, stage.frame_height)
        view = view_at(stage.spec.move, seconds / self._seconds, *size)
        canvas = self._surface.getCanvas()
        canvas.save()
        take_up(canvas, stage)
        for item in self._items:
            canvas.save()
            if not (isinstance(item, Effect) and item.on_lens):
                look_through(canvas, view, item.depth, size)
                item.lens.look(canvas)
            if isinstance(item, Effect):
                item.draw(canvas, seconds)
            else:
                draw_plane(canvas, item, seconds)
            canvas.restore()
        canvas.restore()
        self._finish.overlay(canvas, seconds)
        return self._finish.pixels(self._pixels)


def take_up(canvas: skia.Canvas, stage: Stage) -> None:
    """Where the camera stands in this take: nearer about the lower middle, where subjects are, or turned about."""
    spec = stage.spec
    canvas.translate(stage.width / 2, stage.height * FEET)
    canvas.scale(-spec.closer if spec.mirrored else spec.closer, spec.closer)
    canvas.translate(-stage.width / 2, -stage.height * FEET)
