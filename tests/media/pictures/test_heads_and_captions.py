"""Captions lie on the ground: no head comes among them in any shape, framing, take or camera move."""

import itertools

import pytest
import skia

from film.making import SIZES, PictureOrder
from media.assembly.captions import highest
from media.pictures.camera import MOVES, look_through, view_at
from media.pictures.compositor import take_up
from media.pictures.scenes import build
from media.pictures.spec.parse import parse
from media.pictures.stage import Stage, room_under

SUBJECTS = (
    "a grandmother in a field",
    "a child on a beach",
    "a toddler in a bedroom",
    "a child kneels in a forest",
    "a boy sits in a park",
    "a baby and a father in a kitchen",
    "a ginger cat in a meadow",
    "a mouse in a street at night",
    "a rabbit and a hedgehog in a forest",
    "a dog in a living room",
    "a girl and a cat on the moon in space",
)
FRAMINGS = ("Wide", "Medium", "Close")


def lowest(stage: Stage, move: str) -> float:
    """Where the lowest chin comes during the move, as part of the frame's height."""
    size = (stage.width, stage.frame_height)
    found = 0.0
    for head, part in itertools.product(stage.heads, (0.0, 0.5, 1.0)):
        canvas = skia.Surface(8, 8).getCanvas()
        take_up(canvas, stage)
        look_through(canvas, view_at(move, part, *size), head.depth, size)  # pyright: ignore[reportArgumentType]
        seen = canvas.getTotalMatrix().mapRect(head.area)
        found = max(found, seen.bottom() / size[1])
    return found


@pytest.mark.parametrize("aspect", ["16:9", "9:16", "1:1"])
@pytest.mark.parametrize("framing", FRAMINGS)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_head_comes_among_the_captions(subject: str, framing: str, aspect: str) -> None:
    width, height = SIZES[(aspect, "draft")]  # pyright: ignore[reportArgumentType]
    for take in (0, 2):
        order = PictureOrder(visual=f"{framing} shot of {subject}", aspect=aspect, seed=take)  # pyright: ignore[reportArgumentType]
        stage = build(parse(order), width // 4, height // 4)
        assert stage.heads
        for move in MOVES:
            assert lowest(stage, move) < highest(width, height), move


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (960, 960)])
def test_an_upright_frame_keeps_the_most_room_for_captions(size: tuple[int, int]) -> None:
    under = room_under(*size)
    assert under <= room_under(720, 1280)
    assert build(parse(PictureOrder(visual="A hill")), *size).frame_height == size[1]
