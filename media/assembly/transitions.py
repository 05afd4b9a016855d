"""Blends two pictures: crossfade, fade through black, dip to white, slide. Knows planes only."""

import numpy as np
from numpy.typing import NDArray

from film.project import TransitionKind
from media.assembly.frames import Planes

_BLACK, _WHITE, _GREY = 16, 235, 128


def blend(under: Planes, over: Planes, kind: TransitionKind, progress: float) -> Planes:
    """The picture at `progress` (0..1) of the way from `under` to `over`.

    All pictures are I420 of the same size. The two through a colour show only one scene at a
    time: the first half leaves `under`, the second half enters `over`.
    """
    match kind:
        case "cut":
            return over
        case "crossfade":
            return _mix(under, over, progress)
        case "fade_black":
            return _through(under, over, progress, _BLACK)
        case "dip_white":
            return _through(under, over, progress, _WHITE)
        case "slide":
            return _slide(under, over, progress)


def _mix(under: Planes, over: Planes, share: float) -> Planes:
    """`share` of `over` on `under`, in fixed point: about 3 ms at 720p."""
    weight = np.uint16(round(min(max(share, 0.0), 1.0) * 256))
    mixed = over * weight + under * np.uint16(256 - weight) + np.uint16(128)
    return (mixed >> 8).astype(np.uint8)


def _through(under: Planes, over: Planes, progress: float, luma: int) -> Planes:
    """Through a plain colour that is reached in the middle."""
    shown, share = (under, 1 - 2 * progress) if progress < 0.5 else (over, 2 * progress - 1)
    return _mix(_plain(shown, luma), shown, _eased(share))


def _plain(like: Planes, luma: int) -> Planes:
    plain = np.full_like(like, _GREY)
    plain[: like.shape[0] * 2 // 3] = luma
    return plain


def _slide(under: Planes, over: Planes, progress: float) -> Planes:
    """`over` comes in from the right and pushes `under` out, slowly at both ends."""
    width = under.shape[1]
    shift = round(width * _eased(progress) / 2) * 2
    out = np.empty_like(under)
    for target, left, right in zip(_views(out), _views(under), _views(over), strict=True):
        moved = shift * target.shape[1] // width
        kept = target.shape[1] - moved
        target[:, :kept] = left[:, moved:]
        target[:, kept:] = right[:, :moved]
    return out


def _views(planes: Planes) -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.uint8]]:
    """Y, U and V of an I420 picture as three views into it."""
    width, height = planes.shape[1], planes.shape[0] * 2 // 3
    chroma = planes[height:].reshape(2, height // 2, width // 2)
    return planes[:height], chroma[0], chroma[1]


def _eased(share: float) -> float:
    return share * share * (3 - 2 * share)
