"""A typed shot, filled by a language model, decides what is drawn; wishes said elsewhere go first."""

import pytest

from film.making import Figure, PictureOrder
from film.shots import Shot
from media.pictures.spec.parse import parse

MIA = Figure(name="Mia", look="a girl in a red coat")
CAVE = "Mia tient une lanterne dans la grotte, un vieux pêcheur derrière elle"
SHOT = Shot(
    setting="cave",
    time="night",
    weather=("fog",),
    people=("Mia with a lantern", "old fisherman in a yellow raincoat", "beekeeper"),
    animals=("bats", "a dragonoid"),
    things=("rowboat", "lantern", "xyzzy"),
    size="medium",
    move="tilt_up",
)


def order(**fields: object) -> PictureOrder:
    base = {"visual": CAVE, "cast": (MIA,), "shot": SHOT, "film_seed": 7, **fields}
    return PictureOrder.model_validate(base)


def test_a_typed_shot_says_what_the_tables_could_not_read() -> None:
    spec = parse(order())
    assert (spec.setting, spec.time, spec.weather) == ("cave", "night", ("fog",))
    assert (spec.shot, spec.move, spec.props) == ("medium", "tilt_up", ("boat",))
    assert spec.animals == ("bat", "bat")
    assert len(spec.cast) == 3
    assert spec.cast[1].coat == "#d9b021"
    assert parse(order(shot=None)).setting != "cave"


def test_somebody_of_the_cast_looks_as_in_every_other_scene() -> None:
    alone = parse(PictureOrder(visual="Mia in the snow", cast=(MIA,), film_seed=7)).cast[0]
    told = parse(order()).cast[0]
    assert (told.key, told.coat) == (alone.key, alone.coat)


@pytest.mark.parametrize(
    ("wish", "field", "value"),
    [
        ("at dawn", "time", "dawn"),
        ("rain", "weather", ("rain", "fog")),
        ("closer", "shot", "close"),
        ("darker", "exposure", -1),
        ("watercolor", "style", "watercolor"),
    ],
)
def test_a_wish_changes_its_own_field_only(wish: str, field: str, value: object) -> None:
    before, after = parse(order()), parse(order(style=f"cinematic, {wish}"))
    assert getattr(after, field) == value
    changed = {k for k, v in before if v != getattr(after, k)}
    assert changed - {"time"} <= {field}


def test_the_scene_without_people_has_nobody() -> None:
    assert parse(order(shot=SHOT.model_copy(update={"people": ()}))).cast == ()
