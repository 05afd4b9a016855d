"""Where people stand by the sea, what hangs over a party, and words that mislead a picture."""

import numpy as np
import pytest

from film.making import Figure, PictureOrder
from media.pictures.objects import SERVED
from media.pictures.scenes import build
from media.pictures.spec.parse import parse
from media.pictures.spec.shot import ShotSpec
from media.pictures.stage import Stage


def shot(visual: str, *cast: Figure) -> ShotSpec:
    return parse(PictureOrder(visual=visual, cast=cast, seed=3))


def staged(visual: str) -> Stage:
    return build(shot(visual), 320, 180)


@pytest.mark.parametrize(
    ("visual", "ground"),
    [
        ("Medium shot of a sailor on a fishing boat on the open sea", "deck"),
        ("Medium shot of a woman in a small harbour by the sea", "quay"),
        ("Wide shot of a small harbour by the sea at dawn", "quay"),
        ("Close shot of a lone figure on a rocky headland by the sea", "ledge"),
        ("Wide shot of a lone figure on a rocky headland by the sea", ""),
        ("Medium shot of a girl who swims in the sea", ""),
        ("A whale in the open sea", ""),
    ],
)
def test_nobody_stands_in_the_water(visual: str, ground: str) -> None:
    assert staged(visual).footing == ground


def test_a_ship_is_not_seen_from_its_own_deck() -> None:
    def items(visual: str) -> int:
        return len(staged(visual).items)

    assert items("A sailor on a ship on the open sea") == items("A sailor on deck on the open sea")


@pytest.mark.parametrize(
    ("visual", "sprites"),
    [
        ("Close-up of a door in a bakery with a brick oven, a tray of loaves nearby", ("bread",)),
        ("A garden table, a row of glasses in front", ("clinking-glasses",)),
        ("Close-up of stoneware cups on a wooden table", ("teacup-without-handle",)),
    ],
)
def test_a_word_is_drawn_as_what_it_means_here(visual: str, sprites: tuple[str, ...]) -> None:
    assert shot(visual).sprites == sprites


@pytest.mark.parametrize(
    ("visual", "setting"),
    [
        ("A clerk alone in a small office above the street at dusk", "interior"),
        ("A bookshop with a window to the street", "interior"),
        ("A clerk in a city street at dusk", "street"),
        ("In front of a small house with lit windows: one chair stays empty", "field"),
    ],
)
def test_a_room_is_not_the_street_it_looks_on(visual: str, setting: str) -> None:
    assert shot(visual).setting == setting


def test_a_cast_entry_of_two_is_two_people_and_not_three() -> None:
    both = Figure(name="Two rival street pianists", look="two rival street pianists, in grey")
    assert [p.role for p in shot("the two rival street pianists in Vienna", both).cast] == [
        "pianist",
        "pianist",
    ]


def test_a_hedgehog_of_the_cast_is_no_person_beside_itself() -> None:
    hero = Figure(name="Little hedgehog", look="a little hedgehog, russet with one white mark")
    spec = shot("a little hedgehog in the forest at dawn", hero)
    assert (spec.cast, spec.animals) == ((), ("hedgehog",))


def test_a_piano_in_the_street_is_there_with_somebody_to_play_it() -> None:
    with_piano = staged("Two pianists beside a piano in a street in Vienna")
    without = staged("Two pianists in a street in Vienna")
    assert len(with_piano.items) > len(without.items)


def test_a_laid_table_carries_its_cake() -> None:
    spec = shot("A long table laid for a party in a garden, a cake with candles")
    assert spec.props == ("feast",)
    assert set(spec.sprites) <= SERVED
    bare = spec.model_copy(update={"sprites": ()})
    assert len(build(spec, 320, 180).items) == len(build(bare, 320, 180).items)


def test_strings_of_lights_hang_over_a_garden() -> None:
    lit = staged("A garden under strings of lights at night")
    assert len(lit.items) == len(staged("A garden at night").items) + 2


@pytest.mark.parametrize(
    "place", ["over a green valley", "in a window of a living room", "over the sea"]
)
def test_a_rainbow_is_seen_outside_and_through_a_window(place: str) -> None:
    spec = shot(f"A rainbow {place} by day")
    plain = spec.model_copy(update={"details": spec.details - {"rainbow"}})
    pictures = [build(s, 320, 180).flattened().toarray().astype(int) for s in (spec, plain)]
    assert np.abs(pictures[0] - pictures[1]).max() > 40


def test_a_kite_in_a_close_shot_is_whole() -> None:
    spec = shot("Close shot: the kite over the sea by day")
    bare = spec.model_copy(update={"sprites": ()})
    sets = [build(s, 320, 180) for s in (spec, bare)]
    kite, none = (s.flattened().toarray().astype(int) for s in sets)
    rows = np.nonzero(np.abs(kite - none).max(axis=(1, 2)) > 30)[0]
    assert rows.min() > sets[0].margin_y
