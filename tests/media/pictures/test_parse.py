"""What words decide about a shot, and what they leave alone."""

import pytest

from film.making import Figure, PictureOrder
from media.pictures.spec.parse import parse
from media.pictures.spec.shot import ShotSpec


def spec(visual: str, **more: object) -> ShotSpec:
    return parse(PictureOrder(visual=visual, **more))  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("visual", "setting", "time"),
    [
        ("A lighthouse on a cliff above a stormy sea at night", "sea", "stormnight"),
        ("Neon street in Tokyo at night", "street", "night"),
        ("An astronaut on the surface of Mars", "space", "day"),
        ("A camel in the desert at golden hour", "desert", "golden"),
        ("A pilot in the cockpit of a spaceship", "interior", "day"),
        ("A perfume bottle, product shot", "studio", "day"),
        ("Quantum entanglement explained", "idea", "day"),
        ("How electric engines work, gears and magnets", "idea", "day"),
        ("A frozen waterfall in winter", "waterfall", "day"),
        ("A bamboo forest, morning light", "bamboo", "dawn"),
        ("An explorer discovers a pyramid in the jungle", "jungle", "day"),
        ("A vineyard in Tuscany", "farmland", "day"),
        ("A castle on a hill", "hills", "day"),
        ("A smartwatch on a garden table at the edge of the city", "field", "day"),
        ("An eagle over the canyon", "canyon", "golden"),
        ("un gato en la playa de noche", "beach", "night"),
        ("夜の森と狐", "forest", "night"),
        ("رجل في الصحراء عند الغروب", "desert", "sunset"),
    ],
)
def test_places_and_times(visual: str, setting: str, time: str) -> None:
    found = spec(visual)
    assert (found.setting, found.time) == (setting, time)


@pytest.mark.parametrize(
    ("visual", "room"),
    [
        ("A chef in a kitchen", "kitchen"),
        ("An old scientist reads in a library", "library"),
        ("The team meets in the office", "office"),
        ("A child asleep in the bedroom", "bedroom"),
        ("A teacher explains at the blackboard", "classroom"),
        ("A ballerina dances", "stage"),
    ],
)
def test_rooms(visual: str, room: str) -> None:
    found = spec(visual)
    assert (found.setting, found.room) == ("interior", room)


def test_a_cast_member_looks_the_same_in_every_scene() -> None:
    cast = (Figure(name="Elias Thorn", look="old lighthouse keeper, yellow raincoat, white beard"),)
    scenes = [
        "Elias walks through the forest",
        "The keeper stands at the sea in the rain, elias",
        "Close-up of Elias in a kitchen at night",
    ]
    people = [spec(s, cast=cast, film_seed=5, seed=i).cast for i, s in enumerate(scenes)]
    assert all(p == people[0] for p in people)
    assert len(people[0]) == 1
    assert people[0][0].coat == "#d9b021"
    assert people[0][0].beard


def test_people_not_wanted_are_not_there() -> None:
    assert spec("A woman in the city").cast
    assert not spec("A woman in the city, no people").cast
    assert not spec("a city without people").cast


def test_groups_and_counts() -> None:
    assert len(spec("two children on the beach").cast) == 2
    assert len(spec("three astronauts on the moon").cast) == 3
    assert [p.role for p in spec("a mother and her son").cast] == ["mother", "son"]


@pytest.mark.parametrize(
    ("wish", "changed"),
    [
        ("darker", {"exposure"}),
        ("in the rain", {"weather", "time"}),
        ("closer", {"shot"}),
        ("at night", {"time"}),
        ("no people", {"cast", "details"}),
        ("watercolor", {"style"}),
        ("warmer", {"warmth"}),
        ("with fog", {"weather", "time"}),
    ],
)
def test_a_wish_changes_what_it_names_and_nothing_else(wish: str, changed: set[str]) -> None:
    before = spec("A girl at a mountain lake", seed=9).model_dump()
    after = spec(f"A girl at a mountain lake, {wish}", seed=9).model_dump()
    moved = {name for name in before if before[name] != after[name]}
    assert moved
    assert moved <= changed


def test_style_and_tone_of_the_order_count_too() -> None:
    assert spec("A girl at a lake", style="noir").style == "noir"
    assert spec("A girl at a lake", tone="much darker").exposure == -2
    assert spec("A girl at a lake", motion="slow pan left").move == "pan_left"


def test_a_title_never_needs_letters_the_font_lacks() -> None:
    assert spec("The passing of time").title == "The passing of time"
    assert spec("自由").title == ""


@pytest.mark.parametrize(
    ("visual", "posture"),
    [
        ("A girl in a meadow", "stand"),
        ("A man walks in the rain", "walk"),
        ("An old man sits on the beach", "sit"),
        ("A monk prays in a temple", "kneel"),
        ("A ballerina dances", "raise"),
        ("A boy flies a kite", "hold"),
        ("A woman holds her breath", "stand"),
    ],
)
def test_postures(visual: str, posture: str) -> None:
    assert spec(visual).posture == posture


def test_who_rides_has_something_to_ride() -> None:
    assert spec("A knight rides toward a castle").animals == ("horse",)
    assert spec("A woman rides an elephant").animals == ("elephant",)
    indoors = spec("A cowboy rides home, a living room at dusk")
    assert (indoors.setting, indoors.posture, indoors.animals) == ("interior", "stand", ())
    assert spec("A courier rides a bicycle through the city").animals == ()


def test_an_idea_without_an_object_has_a_symbol() -> None:
    assert spec("How vaccines train the immune system").sprites == ("syringe",)
    assert spec("The passing of time").sprites == ("hourglass-not-done",)
    assert spec("asdf qwerty").sprites == ()


def test_a_long_title_is_cut_at_a_phrase_and_a_wish_is_no_title() -> None:
    assert spec("Quantum entanglement explained with two coins").title == (
        "Quantum entanglement explained"
    )
    assert spec("darker, please").title == ""


def test_a_robot_gardener_is_one_robot() -> None:
    cast = (Figure(name="Shy robot gardener", look="a shy robot gardener, teal jumper"),)
    seen = spec("Wide shot of a meadow, a shy robot gardener in the distance", cast=cast)
    assert not seen.cast
    assert "robot" in seen.props


@pytest.mark.parametrize(
    ("style", "field", "value"),
    [
        ("cinematic, at night", "time", "night"),
        ("cinematic, at night, now at sunset", "time", "sunset"),
        ("watercolor, make it night", "time", "night"),
        ("golden hour light", "time", "dawn"),
        ("cinematic, closer", "shot", "close"),
    ],
)
def test_what_is_asked_outright_goes_before_the_description(style, field, value) -> None:
    order = PictureOrder(visual="Wide shot of a village in the morning", style=style)
    assert getattr(parse(order), field) == value


@pytest.mark.parametrize(
    ("visual", "bridge"),
    [
        ("An old stone bridge over a river", "stonebridge"),
        ("A wooden footbridge over a lily pond", "woodbridge"),
        ("A rope bridge across a canyon", "ropebridge"),
        ("The Golden Gate bridge in fog", "bridge"),
        ("A pirate ship in fog", "galleon"),
    ],
)
def test_kinds_of_bridges_and_ships(visual: str, bridge: str) -> None:
    found = spec(visual)
    assert found.props == (bridge,)
    assert not found.cast


def test_numbers_plurals_and_colours_of_animals_and_things() -> None:
    assert spec("Five penguins on the ice").animals == ("penguin",) * 4
    assert spec("Sheep on a hill").animals == ("sheep", "sheep")
    assert spec("A sheep on a hill").animals == ("sheep",)
    assert spec("An old black cat and a white dog").dyes == (("cat", "#1d2027"), ("dog", "#eceae4"))
    assert spec("A red umbrella in the rain").dyes == (("umbrella", "#c0392b"),)
    assert not spec("A red rose and a green hill").dyes
    assert not spec("Three astronauts plant a flag on Mars").sprites
