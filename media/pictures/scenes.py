"""Sets a whole shot on a stage: the place, then the subjects, then what comes before them."""

from collections.abc import Callable

from media.pictures import landscapes
from media.pictures.casting import Slots, people
from media.pictures.ink import mix
from media.pictures.spec.shot import ShotSpec
from media.pictures.stage import Stage
from media.pictures.water import swell
from media.pictures.weather import birds, weather

Builder = Callable[[Stage], None]

BACKGROUNDS: dict[str, Builder] = {
    "mountain": landscapes.mountain,
    "forest": landscapes.forest,
    "lake": landscapes.lake,
    "field": landscapes.field,
    "snow": landscapes.snow,
    "desert": landscapes.desert,
    "beach": landscapes.beach,
    "sea": landscapes.open_sea,
}
FRONTS: dict[str, Builder] = {
    "forest": landscapes.forest_frame,
    "beach": landscapes.beach_frame,
}
BIRD_SETTINGS = ("sea", "beach", "mountain", "field", "lake")


def build(spec: ShotSpec, width: int, height: int) -> Stage:
    """A stage with everything of the shot on it."""
    stage = Stage(spec, width, height)
    BACKGROUNDS.get(spec.setting, landscapes.field)(stage)
    calm = spec.setting in BIRD_SETTINGS and not stage.light.stormy and not stage.light.night
    if (calm or "birds" in spec.weather) and not stage.indoors:
        birds(stage, 9 if "birds" in spec.weather else 5)
    slots = Slots(stage)
    people(stage, slots)
    if spec.setting == "sea":
        _swells(stage)
    if spec.setting in FRONTS:
        FRONTS[spec.setting](stage)
    weather(stage)
    return stage


def _swells(stage: Stage) -> None:
    """The near waves, before whatever swims."""
    rough = 2.0 if stage.light.stormy else 1.0
    ink = landscapes.swell_ink(stage)
    for top, depth, high in ((0.8, 0.62, 0.016), (0.88, 0.85, 0.02), (0.965, 1.1, 0.02)):
        tone = mix(ink, stage.light.haze, 0.35 * (1 - min(1.0, depth)))
        swell(stage, top, depth, high * rough, tone, 0.8 if stage.light.stormy else 0.5)
