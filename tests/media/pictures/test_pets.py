"""A pet is on the picture whether its kind is named or only its name."""

import numpy as np
import pytest

from film.making import Figure, PictureOrder
from media.pictures.compositor import Compositor
from media.pictures.scenes import build
from media.pictures.spec.parse import parse

BISCUIT = Figure(name="Biscuit", look="a dog, grey with a pale stripe")
PEPPER = Figure(name="Pepper", look="a hamster, pale with golden eyes")


@pytest.mark.parametrize(
    ("visual", "figure", "kind"),
    [
        ("Medium shot of Biscuit in a hallway by a front door at first light", BISCUIT, "dog"),
        ("Close shot in a quiet city street: Biscuit stealing socks", BISCUIT, "dog"),
        ("Low-angle shot on a kitchen table: Pepper standing still", PEPPER, "hamster"),
        ("Pepper and a girl in a living room", PEPPER, "hamster"),
    ],
)
def test_a_pet_called_by_its_name_is_drawn_as_the_animal_it_is(visual, figure, kind):
    spec = parse(PictureOrder(visual=visual, cast=(figure,)))
    assert spec.animals == (kind,)
    assert len(spec.cast) == ("girl" in visual)


def test_a_pet_is_drawn_once_when_name_and_kind_are_said():
    spec = parse(PictureOrder(visual="a dog called Biscuit in a park", cast=(BISCUIT,)))
    assert spec.animals == ("dog",)


def test_a_shepherd_named_is_somebody_and_no_sheep():
    figure = Figure(name="Ana", look="a shepherd with two sheep")
    assert parse(PictureOrder(visual="Ana on a hill", cast=(figure,))).animals == ()


@pytest.mark.parametrize("pet", ["hamster", "guinea pig"])
def test_small_pets_have_a_body_of_their_own(pet):
    def drawn(visual):
        order = PictureOrder(visual=visual, seed=2)
        return Compositor(build(parse(order), 320, 180), 5).frame(1).astype(int)

    with_pet = drawn(f"Close shot of a {pet} in a living room")
    changed = np.abs(with_pet - drawn("Close shot of a room, a living room")).max(axis=2) > 24
    assert 0.03 < changed.mean() < 0.6


def test_a_thing_in_the_cast_is_no_person():
    letter = Figure(name="Lost letter", look="a lost letter, a little worn, one corner bright")
    spec = parse(PictureOrder(visual="the lost letter in a narrow street", cast=(letter,)))
    assert spec.cast == ()
    assert spec.sprites == ("envelope",)
    mira = Figure(name="Mira", look="dark hair, red coat")
    assert len(parse(PictureOrder(visual="Mira in a street", cast=(mira,))).cast) == 1


def test_toys_are_small():
    spec = parse(PictureOrder(visual="Close-up of a paper rocket and a toy train on a floor"))
    assert spec.props == ()
    assert set(spec.sprites) == {"rocket", "locomotive"}


def test_rain_at_night_brings_no_thunder():
    calm = parse(PictureOrder(visual="a street at night, rain falling"))
    storm = parse(PictureOrder(visual="a street on a stormy night"))
    assert "storm" not in calm.details
    assert "storm" in storm.details


@pytest.mark.parametrize("visual", ["Wide shot: the meaning of freedom", "Medium shot of freedom"])
def test_no_picture_has_the_camera_s_distance_written_on_it(visual):
    assert "shot" not in parse(PictureOrder(visual=visual)).title.lower()


def test_an_old_thing_makes_nobody_old():
    [girl] = parse(PictureOrder(visual="A girl beside an old tree stump in a forest")).cast
    [woman] = parse(PictureOrder(visual="An old woman beside a tree stump in a forest")).cast
    assert girl.hair_colour != woman.hair_colour


def test_a_boy_cast_together_with_his_cat_wears_the_same_in_every_scene():
    pair = Figure(name="Ginger cat and a boy", look="a ginger cat and a boy, with bright eyes")
    orders = (
        PictureOrder(visual="A ginger cat and a boy on the moon", cast=(pair,), film_seed=7),
        PictureOrder(visual="The boy in a cockpit with the cat", film_seed=7),
    )
    first, later = (parse(order).cast for order in orders)
    assert [p.role for p in first] == ["boy"]
    assert first == later
