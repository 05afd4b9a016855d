"""Camera moves: where the frame stands at each moment of a shot, and how far away planes follow."""

from dataclasses import dataclass

import skia

from film.shots import Move

MOVES: dict[Move, tuple[float, float, float, float, float, float]] = {
    "push": (1.0, 1.11, 0, 0, 0, -0.006),
    "pull": (1.11, 1.0, 0, 0, -0.01, 0),
    "pan_right": (1.04, 1.05, -0.04, 0.04, 0, 0),
    "pan_left": (1.04, 1.05, 0.04, -0.04, 0, 0),
    "tilt_up": (1.04, 1.06, 0, 0, 0.04, -0.035),
    "tilt_down": (1.04, 1.06, 0, 0, -0.035, 0.04),
    "drift": (1.02, 1.06, -0.016, 0.016, 0.006, -0.006),
    "orbit": (1.07, 1.04, -0.03, 0.03, 0.004, -0.004),
}
"""Zoom from/to, and the camera's way across and down as parts of the frame's sides."""


@dataclass(frozen=True)
class View:
    """Zoom and offset (px) at one moment, for the plane that moves with the camera."""

    zoom: float
    x: float
    y: float


def view_at(move: Move, part: float, width: float, height: float) -> View:
    """The view at `part` (0..1) of the shot, eased at both ends."""
    p = min(1.0, max(0.0, part))
    eased = p * p * (3 - 2 * p) * 0.6 + p * 0.4
    z0, z1, x0, x1, y0, y1 = MOVES[move]
    return View(
        z0 + (z1 - z0) * eased,
        (x0 + (x1 - x0) * eased) * width,
        (y0 + (y1 - y0) * eased) * height,
    )


def follow(depth: float) -> float:
    """How much a plane follows the camera: 0.22 at the sky, above 1 before the subject."""
    return 0.22 + 0.95 * depth


def look_through(canvas: skia.Canvas, view: View, depth: float, size: tuple[int, int]) -> None:
    """Set the canvas so that frame pixels of a plane at `depth` land where the view sees them."""
    part = follow(depth)
    scale = 1 + (view.zoom - 1) * part
    width, height = size
    canvas.translate(width / 2, height / 2)
    canvas.scale(scale, scale)
    canvas.translate(-width / 2 - view.x * part, -height / 2 - view.y * part)
