"""By the sea: a whale that is no toy, a keeper who never stands in the water, beaches of the north."""

import pytest

from film.making import PictureOrder
from media import assets
from media.pictures.animals import KINDS
from media.pictures.harbour import footing
from media.pictures.scenes import build
from media.pictures.spec.parse import parse


@pytest.mark.parametrize("size", ["Medium shot", "Close shot"])
def test_nobody_stands_in_the_sea_below_a_lighthouse(size: str):
    shot = parse(PictureOrder(visual=f"{size}: the keeper at the sea below a lighthouse, a whale"))
    assert (shot.setting, footing(shot)) == ("sea", "ledge")
    assert build(shot, 320, 180).footing == "ledge"


def test_the_lantern_room_and_the_train_are_rooms_of_their_own():
    lantern = parse(PictureOrder(visual="The keeper in the lantern room of a lighthouse, a whale"))
    train = parse(PictureOrder(visual="Two strangers on a train with wide windows at night"))
    assert (lantern.setting, lantern.room) == ("interior", "lantern room")
    assert (train.setting, train.room) == ("interior", "train")
    assert build(lantern, 320, 180).indoors
    assert build(train, 180, 320).indoors


def test_palms_grow_where_it_is_warm():
    def foreground(visual: str) -> set[str]:
        shot = parse(PictureOrder(visual=visual))
        assert shot.setting == "beach"
        return {*shot.details} & {"tropical"}

    assert not foreground("A fisherman on a beach in Norway")
    assert not foreground("A penguin on the beach")
    assert foreground("A girl on a tropical beach")


def test_a_room_for_words_is_no_room():
    shot = parse(PictureOrder(visual="Wide shot of a flower meadow, bees, room for a line of text"))
    assert shot.setting == "field"


def test_two_who_fall_in_love_are_no_diagram():
    shot = parse(PictureOrder(visual="Two strangers falling in love on a hill at dawn"))
    assert shot.setting != "idea"
    assert len(shot.cast) == 2


@pytest.mark.parametrize(
    "name",
    [
        "whale",
        "sparrow",
        "oil-bottle",
        "wine-bottle",
        "herring",
        "rope-coil",
        "whole-pizza",
        "dough",
        "emergency-stop",
    ],
)
def test_own_sprites_are_there(name: str):
    assert name in assets.icon_names()
    assert assets.icon_svg(name)
    assert name not in KINDS or KINDS[name].icon == name


def test_a_rocket_may_stand_in_the_workshop_where_it_is_built():
    shot = parse(PictureOrder(visual="A girl beside a rocket in a cluttered workshop"))
    empty = shot.model_copy(update={"props": ()})
    assert shot.props == ("rocket",)
    assert len(build(shot, 320, 180).items) > len(build(empty, 320, 180).items)
