"""What the writer names can be drawn, and trades are people."""

import pytest

from film.making import PictureOrder
from media.pictures.spec.parse import parse
from tools.writing.explained import BOOKS
from tools.writing.library import BOARD, DEFAULT, HOME, PARTY, TABLE, worlds
from tools.writing.places import KEEPSAKES


def spec_of(visual):
    return parse(PictureOrder(visual=visual, seed=0))


def test_every_thing_of_every_world_can_be_drawn():
    all_worlds = (*worlds(), DEFAULT, TABLE, PARTY, BOARD, HOME, BOOKS)
    named = {p for world in all_worlds for p in world.props} | set(KEEPSAKES)
    shown = {p: spec_of(f"Close-up of {p}") for p in named}
    assert not [p for p, s in shown.items() if not (s.sprites or s.props or s.animals)]


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
