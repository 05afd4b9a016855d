"""Abstract subjects: moving shapes by motif, and a few words above the captions."""

import skia

from media import assets
from media.pictures.ink import box, dark, glow, hex_of, linear, luma, mix, paint, pale, rgb
from media.pictures.layers import Effect
from media.pictures.motifs import MOTIFS, Inks
from media.pictures.sprites import sprite
from media.pictures.stage import Stage

PALETTES = (
    ("#101a3a", "#2c4f9e", "#6fd3ff", "#ffd27a"),
    ("#231037", "#6a3296", "#ff8ac0", "#ffe08a"),
    ("#0c2a2a", "#1f7a6a", "#8af0c0", "#ffd9a0"),
    ("#2a1418", "#a8433a", "#ffb38a", "#fff0c8"),
    ("#141a24", "#41597a", "#b9d3ee", "#ff9a6a"),
)
PALE = (
    ("#f3efe6", "#e0d6c4", "#3f6f8f", "#d9773f"),
    ("#eef2f4", "#d3e0e8", "#4a5fa8", "#e06a5a"),
    ("#f2eef6", "#ddd2ea", "#6a4fa0", "#e0a03f"),
)
LIGHT_STYLES = frozenset(("minimal", "pastel", "watercolor", "vintage", "comic"))


def idea(stage: Stage) -> None:
    """A gradient, soft lights, the motif, and the words."""
    chance = stage.chance(f"palette/{stage.spec.motif}")
    inks: Inks = chance.choice(
        PALE if stage.spec.style in LIGHT_STYLES and not stage.light.night else PALETTES
    )
    if stage.spec.palette:
        given = stage.spec.palette
        middle = hex_of(dark(given.sky[1], max(0.0, luma(given.sky[1]) - 0.3)))  # words are pale
        inks = (hex_of(dark(given.land, 0.6)), middle, given.light, given.accent)
    stage.indoors = True
    _backdrop(stage, inks)
    title = bool(stage.spec.title)
    scale = 0.56 if title else 1.0
    centre = (stage.width * 0.5, stage.height * (0.27 if title else 0.42))
    draw = MOTIFS[stage.spec.motif](stage, inks, scale * stage.unit)

    def placed(canvas: skia.Canvas, t: float) -> None:
        canvas.save()
        canvas.translate(*centre)
        draw(canvas, t)
        canvas.restore()

    stage.effect(Effect(placed, 0.45))
    _icon(stage, centre, scale)
    if title:
        _words(stage, inks)


def _backdrop(stage: Stage, inks: Inks) -> None:
    chance = stage.chance("lights")
    corner = (stage.width, stage.height)
    with stage.layer(0.0) as canvas:
        canvas.drawRect(
            stage.bounds,
            paint(
                shader=linear(
                    (0, 0), corner, [rgb(inks[0]), mix(inks[0], inks[1], 0.75), rgb(inks[0])]
                )
            ),
        )
        for ink in (inks[1], inks[2], inks[1]):
            spot = (chance.random() * stage.width, chance.random() * stage.height)
            glow(canvas, spot, chance.uniform(0.4, 0.7) * stage.unit, ink, 0.28)
    with stage.layer(0.2) as canvas:
        for _ in range(60):
            spot = (chance.random() * stage.width, chance.random() * stage.height)
            canvas.drawCircle(
                *spot,
                chance.uniform(0.8, 2.4) * stage.line,
                paint(inks[2], chance.uniform(0.1, 0.4)),
            )


def _icon(stage: Stage, centre: tuple[float, float], scale: float) -> None:
    """The object named, in the middle of the motif."""
    if not stage.spec.sprites:
        return
    size = round(0.2 * scale * stage.unit)
    picture = sprite(stage.spec.sprites[0], size)
    if picture is None:
        return
    x, y = centre
    with stage.layer(0.5) as canvas:
        canvas.drawCircle(x, y, size * 0.78, paint("#ffffff", 0.9))
        canvas.drawImage(picture, x - picture.width() / 2, y - picture.height() / 2)


def _words(stage: Stage, inks: Inks) -> None:
    """The title, in one to three lines that end above the captions."""
    file = assets.font(800)
    face = skia.Typeface.MakeFromFile(str(file)) if file else None
    if face is None:
        return
    pale_ground = sum(rgb(inks[0])) > 1.5
    lines = _lines(stage.spec.title, face, stage)
    size = _fit(lines, face, stage)
    font = skia.Font(face, size)
    step = size * 1.12
    top = min(0.62 * stage.height, 0.745 * stage.height - step * (len(lines) - 1)) - 0.0
    ink = mix(inks[2], "#101018", 0.55) if pale_ground else pale(inks[2], 0.75)
    with stage.layer(0.6) as canvas:
        for i, line in enumerate(lines):
            wide = font.measureText(line)
            canvas.drawString(line, (stage.width - wide) / 2, top + i * step, font, paint(ink))
        bar = 0.05 * stage.unit
        y = top - size * 1.25
        canvas.drawRoundRect(
            box(stage.width / 2 - bar, y, stage.width / 2 + bar, y + 5 * stage.line),
            3,
            3,
            paint(inks[3]),
        )


def _lines(title: str, face: skia.Typeface, stage: Stage) -> list[str]:
    words = title.split()
    font = skia.Font(face, 0.085 * stage.unit)
    lines: list[str] = []
    for word in words:
        trial = f"{lines[-1]} {word}" if lines else word
        if lines and font.measureText(trial) <= 0.8 * stage.width:
            lines[-1] = trial
        else:
            lines.append(word)
    return lines[:4]


def _fit(lines: list[str], face: skia.Typeface, stage: Stage) -> float:
    size = (0.085 if len(lines) < 3 else 0.07) * stage.unit
    widest = max(skia.Font(face, size).measureText(line) for line in lines)
    return size * min(1.0, 0.84 * stage.width / max(widest, 1.0))
