"""Every kind of prompt gives a picture, and a wish can be seen in it."""

from pathlib import Path

import numpy as np
import pytest

from film.making import Figure, PictureOrder
from media.assembly.captions import highest
from media.pictures.compositor import Compositor
from media.pictures.scenes import build
from media.pictures.spec.parse import parse

PROMPTS = [
    line
    for line in Path(__file__).with_name("prompts.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
THUMBS = {"16:9": (240, 135), "9:16": (135, 240), "1:1": (160, 160)}
LAKE = "A girl at a mountain lake in the morning"


def drawn(visual: str, aspect: str = "16:9", **more: object) -> np.ndarray:
    order = PictureOrder(visual=visual, aspect=aspect, **more)  # pyright: ignore[reportArgumentType]
    frame = Compositor(build(parse(order), *THUMBS[aspect]), 5).frame(1.2)
    return frame[..., :3].astype(np.float32)


@pytest.mark.parametrize("aspect", ["16:9", "9:16", "1:1"])
@pytest.mark.parametrize("number", range(0, len(PROMPTS), 9))
def test_no_prompt_gives_an_empty_picture(number: int, aspect: str) -> None:
    picture = drawn(PROMPTS[number], aspect, seed=number)
    assert picture.std() > 6
    assert 8 < picture.mean() < 250


def test_there_are_two_hundred_prompts() -> None:
    assert len(set(PROMPTS)) >= 200


def test_darker_is_darker_and_keeps_the_composition() -> None:
    before, after = drawn(LAKE), drawn(f"{LAKE}, darker")
    assert after.mean() < before.mean() * 0.8
    same = np.corrcoef(before.mean(axis=2).ravel(), after.mean(axis=2).ravel())[0, 1]
    assert same > 0.95


@pytest.mark.parametrize(
    "wish", ["in the rain", "at night", "closer", "no people", "watercolor", "noir"]
)
def test_a_wish_can_be_seen(wish: str) -> None:
    change = np.abs(drawn(LAKE) - drawn(f"{LAKE}, {wish}"))
    assert change.max() > 40


def test_no_people_changes_only_where_they_stood() -> None:
    change = np.abs(drawn(LAKE) - drawn(f"{LAKE}, no people")).mean(axis=2) > 12
    assert 0.001 < change.mean() < 0.12


def test_rain_moves_no_mountain() -> None:
    before, after = drawn("Mountains at dawn"), drawn("Mountains at dawn, falling snow")
    same = np.corrcoef(before.mean(axis=2).ravel(), after.mean(axis=2).ravel())[0, 1]
    assert same > 0.9


def test_noir_has_no_colour() -> None:
    picture = drawn(LAKE, style="noir")
    assert np.abs(picture[..., 0] - picture[..., 2]).mean() < 4


def test_a_cast_look_is_on_the_picture() -> None:
    red = drawn("Mia in the snow", cast=(Figure(name="Mia", look="woman in a red coat"),))
    blue = drawn("Mia in the snow", cast=(Figure(name="Mia", look="woman in a blue coat"),))
    change = np.abs(red - blue).mean(axis=2) > 20
    assert 0.001 < change.mean() < 0.1


@pytest.mark.parametrize("aspect", ["16:9", "9:16", "1:1"])
def test_words_stay_out_of_the_caption_area(aspect: str) -> None:
    spec = parse(PictureOrder(visual="The long and winding way home again", aspect=aspect))  # pyright: ignore[reportArgumentType]
    assert spec.title
    size = (THUMBS[aspect][0] * 3, THUMBS[aspect][1] * 3)
    long, short = (
        Compositor(build(spec.model_copy(update={"title": title}), *size), 5).frame(1.2).astype(int)
        for title in (spec.title, "A")
    )
    top = int(size[1] * highest(*size))
    assert np.abs(long[:top] - short[:top]).max() > 60
    assert np.array_equal(long[top:], short[top:])


def test_a_clip_moves() -> None:
    compositor = Compositor(build(parse(PictureOrder(visual="A boat on the sea")), 240, 135), 4)
    first = compositor.frame(0.0).astype(int)
    assert np.abs(compositor.frame(3.5).astype(int) - first).mean() > 2


def test_a_posture_changes_the_figure_and_not_the_place() -> None:
    sits = np.abs(drawn("A girl on the beach") - drawn("A girl sits on the beach")).mean(axis=2)
    assert 0.001 < (sits > 12).mean() < 0.06


def test_a_pale_product_stands_before_a_dark_wall() -> None:
    pale, deep = drawn("A pair of headphones, product shot"), drawn("A red rose, product shot")
    assert pale[:20, 100:140].mean() < deep[:20, 100:140].mean() - 40


@pytest.mark.parametrize(
    "place", ["waterfall", "bamboo", "jungle", "canyon", "cave", "green hills", "lavender field"]
)
def test_wild_places_are_full_pictures_in_every_shape(place: str) -> None:
    for aspect in THUMBS:
        picture = drawn(f"A {place}", aspect)
        assert picture.std() > 12
        for part in np.array_split(picture, 3, axis=1):
            assert part.std() > 8


def test_a_dark_bird_has_an_edge_of_moonlight() -> None:
    change = drawn("A meadow, a crow flies at night") - drawn("A meadow at night")
    bird = change[np.abs(change).mean(axis=2) > 12].mean(axis=1)
    assert bird.min() < -12
    assert bird.max() > 40


def test_a_black_cat_is_darker_and_a_white_one_paler_than_a_cat() -> None:
    plain, black, white = (
        drawn(f"A {colour} cat in a meadow, portrait").mean() for colour in ("", "black", "white")
    )
    assert black < plain < white


def test_bridges_differ_by_what_they_are_made_of() -> None:
    kinds = [drawn(f"A {kind} bridge over a river") for kind in ("stone", "wooden", "suspension")]
    for one, other in zip(kinds, kinds[1:] + kinds[:1], strict=True):
        assert (np.abs(one - other).mean(axis=2) > 20).mean() > 0.03
