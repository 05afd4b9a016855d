"""Sets a whole shot on a stage: the place, then the subjects, then what comes before them."""

from collections.abc import Callable

from media.pictures import beaches, landscapes, wilds
from media.pictures.birds import birds
from media.pictures.casting import cast
from media.pictures.city import city
from media.pictures.farmland import farmland
from media.pictures.festoon import festoon
from media.pictures.harbour import stand_by_the_sea
from media.pictures.idea import idea
from media.pictures.ink import mix
from media.pictures.nearness import approach
from media.pictures.objects import needs_table
from media.pictures.pitch import pitch
from media.pictures.platform import platform
from media.pictures.rooms.interior import interior, table_top
from media.pictures.seasons import dress
from media.pictures.shopfront import shopfront
from media.pictures.space import space
from media.pictures.spec.shot import ShotSpec
from media.pictures.stage import Stage, room_under
from media.pictures.street import street
from media.pictures.studio import product, studio
from media.pictures.terrain import mist
from media.pictures.undersea import underwater
from media.pictures.water import swell
from media.pictures.weather import weather

Builder = Callable[[Stage], None]

BACKGROUNDS: dict[str, Builder] = {
    "mountain": landscapes.mountain,
    "forest": landscapes.forest,
    "waterfall": wilds.waterfall,
    "bamboo": wilds.bamboo,
    "jungle": wilds.jungle,
    "canyon": wilds.canyon,
    "cave": wilds.cave,
    "hills": wilds.hills,
    "farmland": farmland,
    "lake": landscapes.lake,
    "field": lambda stage: _grounds(stage)(stage),
    "snow": landscapes.snow,
    "desert": landscapes.desert,
    "beach": beaches.beach,
    "sea": landscapes.open_sea,
    "city": city,
    "street": street,
    "market": street,
    "space": space,
    "underwater": underwater,
    "interior": interior,
    "studio": studio,
    "idea": idea,
}
FRONTS: dict[str, Builder] = {
    "forest": landscapes.forest_frame,
    "jungle": wilds.jungle_frame,
    "beach": beaches.beach_frame,
}
BIRD_SETTINGS = ("sea", "beach", "mountain", "field", "lake", "hills", "farmland", "canyon")


def build(spec: ShotSpec, width: int, height: int) -> Stage:
    """A stage with everything of the shot on it."""
    under = room_under(width, height)
    stage = Stage(spec, width, height - under, under)
    (shopfront if is_shop(spec) else BACKGROUNDS[spec.setting])(stage)
    dress(stage)
    _flock(stage)
    _ready_for_the_cast(stage)
    placed = spec.setting not in ("studio", "idea") and not _room_is_subject(spec)
    if placed:
        approach(stage)
    if "fog" in spec.weather and not stage.indoors:
        mist(stage, 0.6, 0.3, 0.9, "fog1")
    if spec.setting == "studio" and not spec.props and not spec.cast:
        product(stage)
    elif spec.setting != "idea":
        cast(stage)
    if spec.setting == "sea" and not stage.footing:
        _swells(stage)
    if spec.setting in FRONTS:
        FRONTS[spec.setting](stage)
    weather(stage)
    return stage


def _grounds(stage: Stage) -> Builder:
    """What open land is here: a pitch, a railway platform, meadows."""
    details = stage.spec.details
    return pitch if "pitch" in details else platform if "platform" in details else landscapes.field


def is_shop(spec: ShotSpec) -> bool:
    """Whether the shot is of a shop from the street."""
    return bool(spec.trade) and spec.setting in ("street", "city")


def _room_is_subject(spec: ShotSpec) -> bool:
    """Whether a close shot is of the shop, the oven or the board itself, with nothing before it."""
    shown = spec.board or spec.trade or "brick oven" in spec.details
    return bool(shown) and not (spec.cast or spec.animals or spec.props or spec.sprites)


def _ready_for_the_cast(stage: Stage) -> None:
    """The ground by the sea, and lights overhead; a market hangs lanterns of its own."""
    if stage.spec.setting == "sea":
        stand_by_the_sea(stage)
    if _wants_table(stage):
        stage.table = table_top(stage)
    if "festoon" in stage.spec.details and stage.spec.setting != "market":
        festoon(stage)


def _wants_table(stage: Stage) -> bool:
    """Whether what is shown out of doors lies on a table: a product, a cup before a street."""
    spec = stage.spec
    if stage.table is not None or spec.setting == "studio":
        return False
    if stage.indoors:
        return needs_table(spec)
    alone = not (spec.cast or spec.animals or spec.props)
    cup = spec.shot == "close" and spec.setting in ("street", "city", "market")
    laid = "table" in spec.details and spec.shot != "wide"
    return bool(spec.label or ((cup or laid) and alone and spec.sprites))


def _flock(stage: Stage) -> None:
    spec = stage.spec
    asked = "birds" in spec.weather
    calm = spec.setting in BIRD_SETTINGS and not stage.light.stormy and not stage.light.night
    if (calm or asked) and not stage.indoors and not stage.floating:
        birds(stage, 10 if asked else 5)


def _swells(stage: Stage) -> None:
    """The near waves, before whatever swims."""
    rough = 2.0 if stage.light.stormy else 1.0
    ink = landscapes.swell_ink(stage)
    waves = ((0.8, 0.62, 0.016), (0.88, 0.85, 0.02), (0.965, 1.1, 0.02))
    for top, depth, high in waves[2:] if stage.on_rock else waves:
        tone = mix(ink, stage.light.haze, 0.35 * (1 - min(1.0, depth)))
        swell(stage, top, depth, high * rough, tone, 0.8 if stage.light.stormy else 0.5)
