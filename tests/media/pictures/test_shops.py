"""A shop is known by what it sells: its sign and window in the street, its goods indoors."""

import numpy as np
import pytest

from film.making import PictureOrder
from media import assets
from media.pictures.compositor import Compositor
from media.pictures.rooms.plans import plan_of
from media.pictures.scenes import build
from media.pictures.spec.parse import parse
from media.pictures.spec.trades import trades


def seen(visual: str, **more: object) -> np.ndarray:
    spec = parse(PictureOrder(visual=visual)).model_copy(update=more)
    return Compositor(build(spec, 320, 180), 5).frame(1.2)[..., :3].astype(np.float32)


@pytest.mark.parametrize(
    ("visual", "trade", "room"),
    [
        ("A flower shop full of blossoms", "florist", "shop"),
        ("An old barber shop in the morning", "barber", "shop"),
        ("Two sisters in a bike repair shop", "bicycles", "shop"),
        ("A corner cafe with tall windows", "cafe", "cafe"),
        ("A customer in a shop", "", "shop"),
    ],
)
def test_the_words_name_the_trade(visual: str, trade: str, room: str) -> None:
    spec = parse(PictureOrder(visual=visual))
    assert (spec.setting, spec.trade, spec.room) == ("interior", trade, room)


def test_every_trade_sells_what_can_be_drawn() -> None:
    for name, trade in trades().items():
        assert set(trade.goods) <= assets.icon_names(), name
        assert trade.sign.isupper()


def test_shops_of_different_trades_differ_indoors_and_from_the_street() -> None:
    pieces = {plan_of(parse(PictureOrder(visual=f"A {t}"))).pieces for t in ("barber shop", "shop")}
    assert len(pieces) == 2
    for place in ("in a flower shop", "the street in front of a flower shop"):
        change = np.abs(seen(place) - seen(place, trade="")).mean(axis=2)
        assert (change > 12).mean() > 0.1


def test_the_sign_is_not_mirrored_with_the_take() -> None:
    street = "the street in front of a bakery"
    plain, turned = seen(street, move="drift"), seen(street, move="drift", mirrored=True)
    assert _alike(plain, turned) > _alike(plain, turned[:, ::-1])


def _alike(one: np.ndarray, other: np.ndarray) -> float:
    """How alike the letters of two signs are, wherever the camera's drift has put them."""
    letters = one[44:60, 130:190].ravel()
    shifts = (other[44 + y : 60 + y, 130 + x : 190 + x] for y in (-1, 0, 1) for x in range(-9, 10))
    return max(float(np.corrcoef(letters, part.ravel())[0, 1]) for part in shifts)


def test_the_name_of_a_shop_puts_nothing_on_its_pavement() -> None:
    assert parse(PictureOrder(visual="A toy shop in a street")).sprites == ()
    assert parse(PictureOrder(visual="A toy shop with a teddy bear")).sprites == ("teddy-bear",)
