"""Rock by the sea: a headland for a lighthouse, a near rock to stand on. Widths are in units."""

import numpy as np
import skia

from media.pictures.ink import across, curve, dark, down, mix, paint
from media.pictures.noise import blend_rgb, fbm
from media.pictures.stage import Stage


def headland(stage: Stage, x: float) -> None:
    """A cliff that comes in from the nearer side and carries a lighthouse at `x`."""
    side = -1 if x < 0.5 else 1
    h, u = stage.height, stage.unit
    middle = x * stage.width
    ink = mix(stage.depth_ink(0.7, mix(stage.light.land, "#3a3a44", 0.5)), "#05060b", 0.15)
    profile = [
        (0.52, 1.02),
        (0.46, 0.92),
        (0.43, 0.85),
        (0.4, 0.785),
        (0.31, 0.747),
        (-0.04, 0.734),
        (-0.2, 0.725),
        (-0.5, 0.715),
        (-1.6, 0.68),
    ]
    points = [(middle - side * reach * u, y * h) for reach, y in profile]
    outer = points[-1][0]
    with stage.layer(0.55) as canvas:
        body = curve(points)
        body.lineTo(outer, stage.low)
        body.lineTo(points[0][0], stage.low)
        body.close()
        inks = [mix(ink, stage.light.rim, 0.34), ink, mix(ink, "#04050a", 0.45)]
        canvas.drawPath(
            body, paint(shader=across(points[0][0], middle + side * 0.5 * u, inks, [0, 0.3, 1]))
        )
        canvas.save()
        canvas.clipPath(body, skia.ClipOp.kIntersect, True)
        gx, gy = stage.grid(2)
        noise = fbm(gx.shape[1], gy.shape[0], (26, 16), stage.seed("headland"), 4)
        tone = blend_rgb((0.0, 0.0, 0.02), mix(ink, stage.light.rim, 0.7), (noise > 0.5) * 1.0)
        stage.cover(canvas, tone, np.abs(noise - 0.5) * 1.1)
        canvas.restore()
        turf = mix("#6b8a4a", stage.light.ambient, stage.light.strength * 0.8)
        canvas.drawPath(curve(points[3:]), paint(turf, stroke=5 * stage.line))


def near_rock(stage: Stage, x: float, reach: float = 1.0) -> None:
    """A rounded rock before the camera; `reach` widens it for larger animals."""
    h, u = stage.height, stage.unit
    middle = x * stage.width
    ink = dark(stage.depth_ink(0.9, mix(stage.light.land, "#33343c", 0.6)), 0.3)
    low = stage.low / h
    profile = [
        (-0.56, low),
        (-0.38, 0.965),
        (-0.2, 0.9),
        (0, 0.882),
        (0.16, 0.89),
        (0.32, 0.955),
        (0.5, low),
    ]
    points = [(middle + reach * side * u, y * h) for side, y in profile]
    with stage.layer(0.97) as canvas:
        inks = [mix(ink, stage.light.rim, 0.4), ink, dark(ink, 0.4)]
        body = curve(points, True)
        canvas.drawPath(body, paint(shader=down(0.88 * h, 1.05 * h, inks, [0, 0.25, 1])))
        canvas.drawPath(
            curve(points), paint(stage.light.rim, 0.35, stroke=2 * stage.line, blur=stage.line)
        )
