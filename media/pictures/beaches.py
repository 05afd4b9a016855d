"""Beaches: a warm lagoon with palms where the words say so, else cool water and dune grass."""

import math

from media.pictures.ink import curve, dark, down, mix, paint
from media.pictures.plants import blade, palm
from media.pictures.sky import sky
from media.pictures.stage import Stage
from media.pictures.terrain import Range, mountains
from media.pictures.water import sea


def beach(stage: Stage) -> None:
    """A lagoon and sand."""
    stage.horizon = 0.5
    sky(stage, 0.5)
    mountains(stage, Range(0.505, 0.08, 0.12, "isles"))
    warm = "tropical" in stage.spec.details
    sea(stage, 0.5, calm=0.8, ink=mix("#0f8a9a" if warm else "#2f6478", stage.light.sky[0], 0.3))
    sand = mix("#ecd3a0" if warm else "#d9c7a3", stage.light.ambient, stage.light.strength * 0.6)
    w, h, line = stage.width, stage.height, stage.line
    shore = [
        (x * w, (0.87 - 0.06 * math.sin(x * 3.2 + 0.6) - 0.04 * x) * h)
        for x in (i / 40 * 1.24 - 0.12 for i in range(41))
    ]
    with stage.layer(0.7) as canvas:
        for up, alpha in ((16, 0.35), (7, 0.8)):
            canvas.save()
            canvas.translate(0, -up * line)
            canvas.drawPath(curve(shore), paint("#ffffff", alpha, stroke=7 * line, blur=2.2 * line))
            canvas.restore()
        body = curve(shore)
        body.lineTo(w * 1.13, stage.low)
        body.lineTo(-w * 0.13, stage.low)
        body.close()
        inks = [mix(sand, "#7a5a3a", 0.25), sand, mix(sand, "#3a2416", 0.25)]
        canvas.drawPath(body, paint(shader=down(0.75 * h, stage.frame_height, inks, [0, 0.25, 1])))
    stage.ground = 0.93


def beach_frame(stage: Stage) -> None:
    """Palms at the side where it is warm, else dune grass, before the subjects."""
    chance = stage.chance("palms")
    light = stage.light
    if "tropical" not in stage.spec.details:
        _dune_grass(stage)
        return
    ink = dark(mix("#1f4a33", light.ambient, light.strength * 0.8), 0.35)
    left = stage.sun[0] > 0.5
    at = (0.02, -0.07) if left else (0.98, 1.07)
    with stage.layer(1.12) as canvas:
        for x, tall, lean in zip(at, (0.95, 0.7), (0.2, 0.3), strict=True):
            foot = (x * stage.width, stage.low)
            palm(canvas, foot, stage.unit * tall, ink, chance, lean if left else -lean)


def _dune_grass(stage: Stage) -> None:
    """Tufts in both lower corners."""
    chance, foot = stage.chance("dune grass"), stage.low
    ink = dark(mix("#7f8a58", stage.light.ambient, stage.light.strength * 0.8), 0.3)
    with stage.layer(1.12) as canvas:
        for _ in range(110):
            out = chance.uniform(-0.09, 0.17)
            x = (out if chance.random() < 0.5 else 1 - out) * stage.width
            tall = (0.26 - abs(out)) * chance.uniform(0.7, 1.15) * stage.unit
            shade = mix(ink, stage.light.rim, chance.uniform(0, 0.25))
            brush = paint(shade, stroke=2.5 * stage.line)
            blade(canvas, (x, foot), tall, chance.uniform(-0.3, 0.4), brush)
