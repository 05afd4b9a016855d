"""The light of each time of day, and what a style does to it."""

from dataclasses import dataclass, replace

from media.pictures.ink import Colour, Ink, mix, rgb, saturate
from media.pictures.spec.shot import Palette


@dataclass(frozen=True)
class Light:
    """Colours of a scene's light.

    `sky` runs from the zenith to the horizon; `ambient` multiplies subjects by `strength`;
    `rim` is the edge light; `sun_at` is a place in the frame (0..1); `disc` is the sun's or
    moon's radius in units of the stage, 0 when hidden.
    """

    sky: tuple[Colour, Colour, Colour, Colour]
    haze: Colour
    sun: Colour
    ambient: Colour
    strength: float
    rim: Colour
    land: Colour
    night: bool = False
    stormy: bool = False
    sun_at: tuple[float, float] = (0.7, 0.2)
    disc: float = 0.035


def _light(sky: str, tones: str, strength: float, **more: object) -> Light:
    a, b, c, d = (rgb(x) for x in sky.split())
    haze, sun, ambient, rim, land = (rgb(x) for x in tones.split())
    base = Light((a, b, c, d), haze, sun, ambient, strength, rim, land)
    return replace(base, **more)  # pyright: ignore[reportArgumentType] - checked by the table below


LIGHTS = {
    "day": _light(
        "#2a76c4 #5fa9e0 #a9d6ef #e3f3f2",
        "#d5e9ee #fff6d8 #ffffff #fff6da #4f7d4a",
        0.0,
        sun_at=(0.76, 0.16),
        disc=0.033,
    ),
    "dawn": _light(
        "#27366b #6b5a9b #e08fa0 #ffd2a4",
        "#f3bfae #ffe7bd #d7b6c9 #ffdca8 #4d5b6e",
        0.55,
        sun_at=(0.66, 0.55),
        disc=0.045,
    ),
    "golden": _light(
        "#3d7fb8 #86b6cf #f3d9a4 #ffe9b8",
        "#f6dcae #fff2c4 #f4d9b0 #ffe6a8 #6b7a3f",
        0.4,
        sun_at=(0.72, 0.36),
        disc=0.05,
    ),
    "sunset": _light(
        "#2a2058 #8a3c74 #f0705c #ffc66e",
        "#f79f6c #fff0b8 #d9937c #ffc978 #5a3f58",
        0.6,
        sun_at=(0.62, 0.58),
        disc=0.06,
    ),
    "dusk": _light(
        "#12163c #2e2f72 #74509c #e5889a",
        "#8f6aa6 #ffd9c0 #7d74b4 #f3a7b4 #38386b",
        0.72,
        night=True,
        sun_at=(0.3, 0.6),
        disc=0.0,
    ),
    "night": _light(
        "#050a1e #0d1b42 #1c3468 #3b5d95",
        "#35568c #eaf2ff #5a78b4 #bcd6ff #1d3050",
        0.78,
        night=True,
        sun_at=(0.72, 0.17),
        disc=0.038,
    ),
    "overcast": _light(
        "#6f7f8d #93a2ad #b9c4c9 #dde2e0",
        "#ccd3d4 #f2f2ea #c9d2d8 #f2f4f2 #55695a",
        0.35,
        sun_at=(0.6, 0.25),
        disc=0.0,
    ),
    "storm": _light(
        "#232b36 #3c4856 #66737f #a3aeb0",
        "#8b989f #dfe6e8 #8d9aa8 #d8e4ea #3d4a4c",
        0.6,
        stormy=True,
        sun_at=(0.6, 0.3),
        disc=0.0,
    ),
    "stormnight": _light(
        "#070b14 #121a28 #243240 #4a5c66",
        "#33434f #c8d8e4 #5a6c84 #b8d0e4 #1c2630",
        0.8,
        night=True,
        stormy=True,
        sun_at=(0.6, 0.3),
        disc=0.0,
    ),
}

SATURATION = {
    "noir": 0.15,
    "pastel": 0.62,
    "neon": 1.25,
    "anime": 1.22,
    "vintage": 0.75,
    "comic": 1.3,
    "minimal": 0.95,
    "pixel": 1.15,
}
WASHES: dict[str, tuple[Ink, float]] = {
    "pastel": ("#fff3ee", 0.34),
    "watercolor": ("#fbf6ea", 0.2),
    "neon": ("#1b0f3f", 0.35),
    "vintage": ("#d9b98a", 0.22),
}


def light_of(time: str, style: str) -> Light:
    """The light of a time of day as a style sees it."""
    base = LIGHTS[time]
    if style == "neon":
        return _neon(base)

    def seen(ink: Colour) -> Colour:
        tone = saturate(ink, SATURATION.get(style, 1.0))
        return mix(tone, *WASHES[style]) if style in WASHES else tone

    a, b, c, d = (seen(x) for x in base.sky)
    return replace(
        base,
        sky=(a, b, c, d),
        haze=seen(base.haze),
        sun=seen(base.sun),
        ambient=seen(base.ambient),
        rim=seen(base.rim),
        land=seen(base.land),
    )


def tinted(base: Light, palette: Palette) -> Light:
    """The same light in the colours of a reference picture; sun, night and storm stay as they are."""
    a, b, c, d = (mix(x, y, 0.72) for x, y in zip(base.sky, palette.sky, strict=True))
    middle = mix(palette.sky[2], palette.light, 0.4)
    return replace(
        base,
        sky=(a, b, c, d),
        haze=mix(base.haze, middle, 0.7),
        sun=mix(base.sun, palette.light, 0.6),
        rim=mix(base.rim, palette.light, 0.6),
        ambient=mix(base.ambient, middle, 0.6),
        land=mix(base.land, palette.land, 0.7),
        strength=max(base.strength, 0.45),
    )


def rained(base: Light, style: str) -> Light:
    """The same light under rain clouds: greyer, without a sun."""
    grey = light_of("stormnight" if base.night else "overcast", style)

    def damp(ink: Colour, other: Colour) -> Colour:
        return mix(ink, other, 0.55)

    a, b, c, d = (damp(x, y) for x, y in zip(base.sky, grey.sky, strict=True))
    return replace(
        base,
        sky=(a, b, c, d),
        haze=damp(base.haze, grey.haze),
        rim=damp(base.rim, grey.rim),
        ambient=damp(base.ambient, grey.ambient),
        land=damp(base.land, grey.land),
        strength=max(base.strength, grey.strength),
        disc=0.0,
    )


def _neon(base: Light) -> Light:
    dim = 0.0 if base.night else 0.12
    return replace(
        base,
        sky=(
            mix("#07051a", "#3a2a7a", dim),
            mix("#170c3e", "#5a3a9a", dim),
            rgb("#43157a"),
            rgb("#d12f8f"),
        ),
        haze=rgb("#7a2a8f"),
        rim=rgb("#3df0ff"),
        ambient=rgb("#7a6bd8"),
        strength=0.6,
        land=rgb("#1c1446"),
        night=True,
    )
