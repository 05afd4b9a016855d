"""Planes and effects of a scene, and how planes are merged and cropped so that frames are cheap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import skia

from media.pictures.ink import LINEAR, sheet
from media.pictures.noise import bytes_of

MERGE_DEPTH = 0.24
"""Still planes closer than this become one: parallax between them would not be seen."""
GAP = 0.16
"""Empty columns wider than this part of the plane are cut out."""


@dataclass(frozen=True)
class Pose:
    """How a moving plane stands: offset in px, turn in degrees about its centre, alpha."""

    x: float = 0.0
    y: float = 0.0
    turn: float = 0.0
    alpha: float = 1.0


Motion = Callable[[float], Pose]
"""The pose at a time in seconds."""


@dataclass(frozen=True)
class Lens:
    """A zoom about a point of the frame, px, that an item is seen through."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def look(self, canvas: skia.Canvas) -> None:
        """Set the canvas so that what is drawn is seen through the lens."""
        if self.zoom != 1.0:
            canvas.translate(self.x, self.y)
            canvas.scale(self.zoom, self.zoom)
            canvas.translate(-self.x, -self.y)


@dataclass(frozen=True)
class Plane:
    """A picture at a depth (0 sky, 1 at the subject). `x`, `y` place it in frame pixels."""

    image: skia.Image
    depth: float
    x: float
    y: float
    motion: Motion | None = None
    blend: skia.BlendMode | None = None
    lens: Lens = Lens()

    @property
    def still(self) -> bool:
        """Neither moves by itself nor blends in a special way."""
        return self.motion is None and self.blend is None


@dataclass(frozen=True)
class Effect:
    """Something drawn anew each frame at a depth; `on_lens` ones ignore the camera."""

    draw: Callable[[skia.Canvas, float], None]
    depth: float
    on_lens: bool = False
    lens: Lens = Lens()


Item = Plane | Effect


def through(plane: Plane, brush: skia.Paint) -> Plane:
    """The plane as it looks through a filter (a colour, a blur)."""
    surface = sheet(plane.image.width(), plane.image.height())
    with surface as canvas:
        canvas.drawImage(plane.image, 0, 0, LINEAR, brush)
    return replace(plane, image=surface.makeImageSnapshot())


def draw_plane(canvas: skia.Canvas, plane: Plane, seconds: float) -> None:
    """Draw a plane as it stands at that time."""
    if plane.motion is None and plane.blend is None:
        canvas.drawImage(plane.image, plane.x, plane.y, LINEAR)
        return
    pose = plane.motion(seconds) if plane.motion else Pose()
    if pose.alpha <= 0:
        return
    brush = skia.Paint(Alphaf=max(0.0, min(1.0, pose.alpha)))
    if plane.blend is not None:
        brush.setBlendMode(plane.blend)
    canvas.save()
    canvas.translate(pose.x, pose.y)
    if pose.turn:
        middle = (plane.x + plane.image.width() / 2, plane.y + plane.image.height() / 2)
        canvas.rotate(pose.turn, *middle)
    canvas.drawImage(plane.image, plane.x, plane.y, LINEAR, brush)
    canvas.restore()


def settle(items: Sequence[Item]) -> list[Item]:
    """The same picture in fewer and smaller planes."""
    return [part for item in _merged(items) for part in _cropped(item)]


def _merged(items: Sequence[Item]) -> list[Item]:
    out: list[Item] = []
    first_depth = 0.0
    for item in items:
        last = out[-1] if out else None
        if (
            isinstance(item, Plane)
            and isinstance(last, Plane)
            and item.still
            and last.still
            and item.lens == last.lens
            and abs(item.depth - first_depth) <= MERGE_DEPTH
        ):
            out[-1] = replace(_joined(last, item), depth=(first_depth + item.depth) / 2)
            continue
        first_depth = item.depth
        out.append(item)
    return out


def _joined(under: Plane, over: Plane) -> Plane:
    left, top = min(under.x, over.x), min(under.y, over.y)
    right = max(under.x + under.image.width(), over.x + over.image.width())
    bottom = max(under.y + under.image.height(), over.y + over.image.height())
    surface = sheet(right - left, bottom - top)
    with surface as canvas:
        canvas.translate(-left, -top)
        canvas.drawImage(under.image, under.x, under.y, LINEAR)
        canvas.drawImage(over.image, over.x, over.y, LINEAR)
    return replace(under, image=surface.makeImageSnapshot(), x=left, y=top)


def _cropped(item: Item) -> list[Item]:
    if isinstance(item, Effect):
        return [item]
    alpha = bytes_of(item.image)[..., 3]
    columns: np.ndarray = np.asarray(alpha.any(axis=0))
    if not columns.any():
        return []
    spans = [(0, len(columns))] if item.motion else _spans(columns)
    return [_cut(item, alpha, left, right) for left, right in spans]


def _spans(columns: np.ndarray) -> list[tuple[int, int]]:
    """Runs of used columns; gaps narrower than GAP stay inside a run."""
    used = np.flatnonzero(columns)
    jumps = np.flatnonzero(np.diff(used) > len(columns) * GAP)
    starts = [int(used[0]), *(int(used[j + 1]) for j in jumps)]
    ends = [*(int(used[j]) + 1 for j in jumps), int(used[-1]) + 1]
    return list(zip(starts, ends, strict=True))


def _cut(plane: Plane, alpha: np.ndarray, left: int, right: int) -> Plane:
    part = alpha[:, left:right]
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    x0, x1 = left + int(columns[0]), left + int(columns[-1]) + 1
    if (bottom - top) * (x1 - x0) > 0.94 * alpha.size:
        return plane
    surface = sheet(x1 - x0, bottom - top)
    with surface as canvas:
        canvas.drawImage(plane.image, -x0, -top)
    return replace(plane, image=surface.makeImageSnapshot(), x=plane.x + x0, y=plane.y + top)
