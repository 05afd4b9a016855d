"""What the writer names can be drawn, and trades are people."""

import pytest

from film.making import PictureOrder
from media.pictures.spec.parse import parse


def spec_of(visual):
    return parse(PictureOrder(visual=visual, seed=0))


def test_what_is_close_by_makes_no_close_shot():
    assert spec_of("Medium shot of a girl in a garden, a kite close by").shot == "medium"
    assert spec_of("Wide shot of a girl in a garden, a kite close by").shot == "wide"
    assert spec_of("Close shot of a girl in a garden").shot == "close"


@pytest.mark.parametrize(
    ("visual", "roles"),
    [
        ("two rival barbers in a street", ["barber", "barber"]),
        ("a bride and a groom in a garden", ["bride", "groom"]),
        ("a blacksmith and a tailor", ["blacksmith", "tailor"]),
    ],
)
def test_trades_are_people(visual, roles):
    assert [p.role for p in spec_of(visual).cast] == roles


def test_a_river_bank_has_no_columns_and_a_dusted_apron_no_flour():
    assert spec_of("on the river bank in tall grass").sprites == ()
    assert "sheaf-of-rice" not in spec_of("a flour-dusted apron on a table").sprites


def test_first_lights_are_no_first_light():
    assert spec_of("a street at dusk, first lights").time == "dusk"
