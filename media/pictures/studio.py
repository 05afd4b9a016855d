"""A product on a plinth: a seamless backdrop, soft light, a reflection."""

from dataclasses import replace

import skia

from media.pictures.animals import animal, object_at
from media.pictures.ink import (
    across,
    argb,
    box,
    dark,
    down,
    glow,
    hex_of,
    mix,
    paint,
    pale,
    radial,
    rgb,
)
from media.pictures.noise import bytes_of
from media.pictures.packshot import packshot
from media.pictures.sprites import sprite
from media.pictures.stage import Stage
from media.pictures.subjects import Place

BACKDROPS = (
    ("#f3d9c8", "#d98f6f"),
    ("#d3e3ea", "#5f8fa8"),
    ("#e6dff0", "#8a76b8"),
    ("#e8ead2", "#8aa05f"),
    ("#f2e6c9", "#d3a548"),
)
DARK_BACKDROPS = (("#3a4250", "#12151c"), ("#4a3550", "#150f1c"), ("#24454a", "#0b1618"))

PALE_LEVEL = 168
"""Mean of a sprite's channels (0..255) above which the backdrop is dark."""


def studio(stage: Stage) -> None:
    """The backdrop and the plinth; the product comes with the objects."""
    chance = stage.chance("backdrop")
    dark_asked = stage.light.night or "dark" in stage.spec.details
    dim = dark_asked or stage.spec.style in ("noir", "neon") or _is_pale(stage)
    light, deep = chance.choice(DARK_BACKDROPS if dim else BACKDROPS)
    if stage.spec.style == "neon":
        light, deep = "#6a2ab8", "#0d0724"
    if stage.spec.palette:
        light, deep = stage.spec.palette.light, hex_of(dark(stage.spec.palette.land, 0.4))
    stage.indoors = True
    stage.sun = (0.22, 0.15)
    stage.light = replace(
        stage.light,
        ambient=mix("#ffffff", light, 0.15 if dim else 0.4),
        strength=0.2,
        rim=pale(light, 0.5),
        haze=rgb(light),
    )
    w, h, u = stage.width, stage.height, stage.unit
    with stage.layer(0.1) as canvas:
        spot = (0.42 * w, 0.34 * h)
        shader = radial(
            spot,
            1.25 * u,
            [mix(light, deep, 0.3), mix(light, deep, 0.62), mix(deep, "#10121a", 0.25)],
            [0, 0.45, 1],
        )
        canvas.drawRect(stage.bounds, paint(shader=shader))
        floor = 0.74 * h
        bend = [argb(deep, 0), argb(deep, 0.35), argb(pale(light, 0.1), 0.25)]
        canvas.drawRect(
            box(stage.bounds.left(), floor - 0.1 * h, stage.bounds.right(), stage.bounds.bottom()),
            paint(shader=down(floor - 0.1 * h, h, bend, [0, 0.2, 1])),
        )
    _ring(stage, light, deep)
    _plinth(stage, light, deep)
    stage.ground = 0.735


def _ring(stage: Stage, light: str, deep: str) -> None:
    """A disc with a pale rim behind the product."""
    x, y, radius = 0.5 * stage.width, 0.44 * stage.height, 0.33 * stage.unit
    with stage.layer(0.3) as canvas:
        canvas.drawCircle(x, y, radius, paint(mix(light, deep, 0.2), 0.55))
        canvas.drawCircle(x, y, radius, paint(pale(light, 0.6), 0.6, stroke=2 * stage.line))


def _is_pale(stage: Stage) -> bool:
    """Whether the product would vanish before a pale backdrop."""
    picture = sprite(stage.spec.sprites[0], 48) if stage.spec.sprites else None
    if picture is None:
        return False
    pixels = bytes_of(picture).reshape(-1, 4)
    return float(pixels[pixels[:, 3] > 200][:, :3].mean()) > PALE_LEVEL


def _plinth(stage: Stage, light: str, deep: str) -> None:
    w, h, u = stage.width, stage.height, stage.unit
    half, top = 0.27 * u, 0.74 * h
    tone = mix(light, deep, 0.3)
    with stage.layer(0.6) as canvas:
        canvas.save()
        canvas.translate(0.5 * w, 0.96 * h)
        canvas.scale(1, 0.14)
        canvas.drawCircle(0, 0, half * 1.3, paint("#05060a", 0.35, blur=half * 0.2))
        canvas.restore()
        side = across(
            0.5 * w - half, 0.5 * w + half, [pale(tone, 0.15), tone, dark(tone, 0.35)], [0, 0.4, 1]
        )
        body = skia.Path()
        body.addRect(box(0.5 * w - half, top, 0.5 * w + half, 0.96 * h))
        body.addOval(
            box(0.5 * w - half, 0.96 * h - half * 0.13, 0.5 * w + half, 0.96 * h + half * 0.13)
        )
        canvas.drawPath(body, paint(shader=side))
        canvas.drawOval(
            box(0.5 * w - half, top - half * 0.14, 0.5 * w + half, top + half * 0.14),
            paint(pale(tone, 0.3)),
        )
        glow(canvas, (0.42 * w, 0.2 * h), 0.5 * u, "#ffffff", 0.12)


def product(stage: Stage) -> None:
    """The product itself: the first object named, or a plain parcel."""
    if stage.spec.label:
        packshot(stage, None)
        return
    names = [*stage.spec.sprites, "package"]
    tall = {"wide": 0.42, "medium": 0.48, "close": 0.54}[stage.spec.shot] * stage.unit
    if stage.spec.sprites or not stage.spec.animals:
        object_at(stage, names[0], Place(0.5, 0.742, tall, 0.66, 0.42))
    for i, name in enumerate(stage.spec.animals[:3]):
        at = (0.24, 0.76, 0.5)[i] if stage.spec.sprites else (0.5, 0.24, 0.76)[i]
        animal(stage, name, at, not stage.spec.sprites, i)
