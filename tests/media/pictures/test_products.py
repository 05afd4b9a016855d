"""A product that no table knows is a pack with its name on it, never an empty room."""

import numpy as np
import pytest

from film.making import PictureOrder
from media.pictures.compositor import Compositor
from media.pictures.packshot import FORMS
from media.pictures.scenes import build
from media.pictures.spec.parse import parse
from media.pictures.spec.products import form_of, written


@pytest.mark.parametrize(
    ("visual", "name"),
    [
        ("Close-up of the steel water flask on a wooden table by a window", "steel water flask"),
        ("Medium shot: the app in a bright office above the city", "app"),
        ("Close shot of two hands with the steel flask on a garden table", "steel flask"),
        ("Medium shot of the face cream on a table at night, one warm lamp", "face cream"),
    ],
)
def test_the_words_name_the_product(visual: str, name: str) -> None:
    assert parse(PictureOrder(visual=visual)).label == name


@pytest.mark.parametrize(
    "visual",
    [
        "Close-up of a letter on a desk",
        "Close-up of a door in a kitchen",
        "Medium shot of a woman with the steel flask in a kitchen",
        "Wide shot of the ruins at dusk",
        "Medium shot of the ruins on a hill at dusk",
        "Close-up of an electric toothbrush, product shot",
        "Close-up of a hand-drawn diagram of vaccines on a blackboard",
        "How the quiet hum works, explained",
        "Medium shot of a safety training in a gym with one row of lights",
    ],
)
def test_what_can_be_drawn_needs_no_pack(visual: str) -> None:
    assert parse(PictureOrder(visual=visual)).label == ""


@pytest.mark.parametrize("aspect", ["16:9", "9:16", "1:1"])
@pytest.mark.parametrize("place", [" in a kitchen", " on a garden table", ", product shot"])
def test_the_pack_stands_in_the_middle_of_every_place_and_shape(place: str, aspect: str) -> None:
    size = {"16:9": (240, 136), "9:16": (136, 240), "1:1": (160, 160)}[aspect]
    order = PictureOrder(visual=f"Close-up of the Harrow granola{place}", aspect=aspect)  # pyright: ignore[reportArgumentType]
    spec = parse(order)
    assert spec.label == "Harrow granola"
    with_it, without = (
        Compositor(build(s, *size), 5).frame(1.2).astype(int)
        for s in (spec, spec.model_copy(update={"label": "other"}))
    )
    rows, columns = np.nonzero(np.abs(with_it - without).max(axis=2) > 40)
    assert size[0] * 0.3 < columns.mean() < size[0] * 0.7
    assert rows.max() < size[1] * 0.9


@pytest.mark.parametrize(
    ("name", "form", "lines"),
    [
        ("reusable steel water flask", "bottle", ("STEEL", "WATER", "FLASK")),
        ("Harrow granola", "pouch", ("HARROW",)),
        ("Brevio app", "phone", ("BREVIO",)),
        ("night cream", "jar", ("NIGHT", "CREAM")),
        ("quiet hum", "box", ("QUIET HUM",)),
    ],
)
def test_a_name_says_its_form_and_its_label(name: str, form: str, lines: tuple[str, ...]) -> None:
    assert form_of(name) == form
    assert form in FORMS
    assert "".join(written(name)).replace(" ", "") == "".join(lines).replace(" ", "")
