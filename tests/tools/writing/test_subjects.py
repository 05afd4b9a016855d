"""Whoever an idea names is told of at once, seen in most pictures, and never forgotten."""

import pytest

from film.gaps import spoken
from film.making import PictureOrder
from media.pictures.spec.parse import parse
from tools.writing.appointed import given
from tools.writing.breakdown import write
from tools.writing.facts import brief
from tools.writing.titles import cut

NAMED = [
    ("A lighthouse keeper and a lost whale", ("keeper", "whale")),
    ("A robot and a sparrow", ("robot", "sparrow")),
    ("A cat, a dog and a mouse cross the desert", ("cat", "dog", "mouse")),
    ("A boy finds a wounded fox in the forest", ("boy", "fox")),
    ("Norway: a fisherman finds a message in a bottle", ("fisherman",)),
    ("The last tiger of the island", ("tiger",)),
    ("An old clockmaker and a magpie", ("clockmaker", "magpie")),
]


@pytest.mark.parametrize(("idea", "names"), NAMED)
@pytest.mark.parametrize("seed", range(4))
def test_the_hero_comes_first_and_everybody_else_at_once(
    idea: str, names: tuple[str, ...], seed: int
):
    first, second = write(idea, 30, seed=seed).scenes[:2]
    told = f"{first.narration} {first.visual}".lower()
    assert names[0] in told, first
    told += f"{second.narration} {second.visual}".lower()
    assert all(name in told for name in names), second


@pytest.mark.parametrize(("idea", "names"), NAMED)
@pytest.mark.parametrize("seed", range(4))
def test_no_film_forgets_whom_it_is_about(idea: str, names: tuple[str, ...], seed: int):
    scenes = write(idea, 30, seed=seed).scenes
    told = [f"{s.narration} {s.visual}".lower() for s in scenes]
    named = [any(name in line for name in names) for line in told]
    assert any(named[:2])
    assert sum(named) >= 2, told


@pytest.mark.parametrize(
    ("idea", "animals", "role"),
    [
        ("A lighthouse keeper and a lost whale", {"whale"}, "keeper"),
        ("A cat, a dog and a mouse cross the desert", {"cat", "dog", "mouse"}, ""),
        ("A girl and a sparrow", {"sparrow"}, "girl"),
    ],
)
def test_whoever_can_be_drawn_is_drawn_in_most_scenes(idea: str, animals: set[str], role: str):
    film = write(idea, 30)
    shots = [parse(PictureOrder(visual=s.visual)) for s in film.scenes]
    seen = [animals <= {*shot.animals} for shot in shots]
    assert sum(seen) > len(seen) / 2
    if role:
        assert sum(role in [p.role for p in s.cast] for s in shots) > len(shots) / 2


def test_trades_keep_their_work_and_animals_are_not_at_sea_like_fishermen():
    bakers = " ".join(s.narration for s in write("Two bakers compete in the village", 60).scenes)
    assert "crane" not in bakers
    penguin = " ".join(s.narration for s in write("A penguin on the beach", 60).scenes)
    assert "rowed" not in penguin


def test_what_is_built_is_not_where_it_plays():
    film = write("A girl who wants to build a rocket out of cardboard", 30)
    assert not any("planet" in s.visual for s in film.scenes)


def test_a_storm_of_the_idea_passes_in_the_end():
    film = write("An old lighthouse keeper who loses his lamp in a storm", 30)
    assert film.scenes[0].visual.endswith("a storm")
    assert not film.scenes[-1].visual.endswith("a storm")


def test_every_line_of_a_film_with_gaps_can_be_spoken():
    ideas = ("How to repair a flat tyre", "How do bees make honey?", "Why do we dream?",
             "News: Mayor opens the new library", "The history of the umbrella")  # fmt: skip
    for idea in ideas:
        for scene in write(idea, 45).scenes:
            assert spoken(scene.narration), (idea, scene.narration)


def test_what_an_offer_does_and_costs_is_told():
    app = [
        s.narration for s in write("Promo for an app that helps neighbours share tools", 30).scenes
    ]
    assert "It helps neighbours share tools." in app
    oil = " ".join(
        s.narration
        for s in write(
            "An ad for our olive oil Verdana, cold pressed, 500 ml for 12 euros", 30
        ).scenes
    )
    assert "Cold pressed" in oil
    assert "500 ml for 12 euros" in oil


def test_a_long_headline_ends_before_a_preposition_and_at_once():
    long = (
        "Mayor announces plan to plant ten thousand trees along the river by 2030, residents cheer"
    )
    assert brief(long, 13).endswith("2030")
    assert cut(long.replace(",", "")) == "Mayor announces plan to plant ten thousand trees"


def test_until_monday_is_no_date_of_the_news():
    facts = given("Storm closes the harbour of Rostock. Ferries are cancelled until Monday.")
    assert (facts["place"], facts["date"]) == ("Rostock", "[date]")


def test_news_says_where_it_is_when_it_knows():
    film = write("News: The city council of Leipzig approves a new tram line", 30)
    where = next(s.narration for s in film.scenes if "Leipzig" in s.narration)
    assert "[" not in where


def test_somebody_does_what_is_shown_how_to_do():
    film = write("How to repair a flat bicycle tyre", 30)
    shots = [parse(PictureOrder(visual=s.visual)) for s in film.scenes]
    assert sum(bool(shot.cast) for shot in shots) > len(shots) / 2
    assert sum("bicycle" in shot.props for shot in shots) > len(shots) / 2


@pytest.mark.parametrize("idea", ["the old " * 200, "a b the c " * 150])
def test_words_without_end_are_a_film_and_not_a_hang(idea: str):
    assert write(idea, 30).scenes
