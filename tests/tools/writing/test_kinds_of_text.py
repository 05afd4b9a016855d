"""Each kind of film reads like one: a poem rhymes, an explanation leads on, a tale opens where it plays."""

import re

import pytest

from film.gaps import spoken
from film.making import PictureOrder
from media.pictures.spec.parse import parse
from tools.writing.asked import asked
from tools.writing.breakdown import Breakdown, write
from tools.writing.english import is_plural
from tools.writing.library import arc
from tools.writing.tale.read import read_tale
from tools.writing.tale.where import at_place, spot_in
from tools.writing.tale.words import kind_of_verb
from tools.writing.wishes import read_wishes


def film_of(idea: str, seconds: float = 30, seed: int = 0) -> Breakdown:
    return write(read_wishes(idea).idea, seconds, seed=seed)


def said(film: Breakdown) -> list[str]:
    return [s.narration for s in film.scenes]


def seen(film: Breakdown) -> str:
    return " ".join(s.visual for s in film.scenes)


@pytest.mark.parametrize(
    "role", ["first", "other", "grief", "love", "home", "nature", "any", "last"]
)
def test_a_poem_is_made_of_couplets(role: str) -> None:
    for couplet in arc("poem")[role].lines:
        one, two = (re.findall(r"[a-z]+", half.lower())[-1] for half in couplet.split(" / "))
        assert one != two, couplet


@pytest.mark.parametrize("seed", range(4))
def test_a_poem_begins_and_ends_with_what_it_is_about_and_shows_its_things(seed: int) -> None:
    film = film_of("A poem about my grandmother's garden after she died", 30, seed)
    lines = said(film)
    assert film.title.startswith("My Grandmother's Garden")
    assert not any("[" in line for line in lines)
    assert len(set(lines)) == len(lines) >= 4
    assert re.search("grandmother|garden|old woman|wool|kitchen", " ".join(lines) + seen(film))


def test_a_poem_of_short_scenes_says_a_line_in_each() -> None:
    lines = said(write("a poem about coffee", 20, 8))
    assert all(len(line.split()) <= 8 for line in lines if line)


def test_what_an_explanation_says_itself_needs_no_gap() -> None:
    film = film_of("Why sleep matters: your brain cleans itself at night, memories are sorted, and your body repairs muscles")  # fmt: skip
    lines = said(film)
    assert lines[2:5] == ["First: your brain cleans itself at night.", "Second: memories are sorted.", "Third: your body repairs muscles."]  # fmt: skip
    assert not any("[" in line for line in lines)
    assert "diagram of the brain" in film.scenes[2].visual


@pytest.mark.parametrize(
    "idea", ["How do ticket barriers work?", "why do ferries hum", "what is a tontine"]
)
@pytest.mark.parametrize("seed", range(3))
def test_an_explanation_leaves_few_gaps_and_closes_without_one(idea: str, seed: int) -> None:
    lines = said(film_of(idea, 30, seed))
    assert 1 <= sum("[" in line for line in lines) <= 2
    assert "[" not in lines[-1]
    assert all(spoken(line) for line in lines)


def test_for_whom_an_explanation_is_made_is_greeted() -> None:
    lines = said(film_of("Explain tontines to teenagers, they should start saving early"))
    assert lines[0].startswith("Teenagers, this one is for you.")
    assert "Teenagers should start saving early." in lines


@pytest.mark.parametrize(
    ("idea", "steps"),
    [
        ("my mum's pancakes: mix flour, milk and three eggs, fry in butter, serve with jam", ["mix flour, milk and three eggs", "fry in butter", "serve with jam"]),
        ("how to calm a crying baby: hold it close, dim the lights, hum a low note", ["hold it close", "dim the lights", "hum a low note"]),
        ("how to clean a pan: scrub with salt, rinse with hot water, dry it well", ["scrub with salt", "rinse with hot water", "dry it well"]),
    ],
)  # fmt: skip
def test_a_list_of_steps_is_told_whole_and_shown_being_done(idea: str, steps: list[str]) -> None:
    film = film_of(idea)
    told = [line.lower() for line in said(film) if line.startswith("Step")]
    assert len(told) == len(steps)
    assert all(step in line for step, line in zip(steps, told, strict=True))
    assert "a person" in film.scenes[1].visual


def test_ingredients_that_are_only_counted_are_asked_for() -> None:
    film = film_of("three-ingredient banana bread recipe")
    assert "You need three ingredients. [Which ones]." in said(film)
    assert "three-ingredient" not in seen(film)


@pytest.mark.parametrize(
    ("idea", "seconds"),
    [
        ("apple strudel: peel six apples, add cinnamon, bake 40 minutes", None),
        ("let them meet for five minutes", None),
        ("she reads a book in two minutes", None),
        ("ad for Lumen, a light that clips on any book, charges in 20 minutes", None),
        ("our driver always waited for the late ones", None),
        ("a film about tea in two minutes", 120),
        ("a fox in the snow, 45s", 45),
    ],
)
def test_a_length_inside_a_deed_is_none_of_the_films(idea: str, seconds: float | None) -> None:
    assert read_wishes(idea).duration_s == seconds


def test_a_tale_says_where_and_when_it_plays_at_once() -> None:
    lines = said(
        film_of(
            "my neighbour's old dog waits at the crossing every afternoon for the boy who moved away"
        )
    )
    first = " ".join(lines[:2]).lower()
    assert all(w in first for w in ("every afternoon", "at the crossing", "old dog", "for the boy"))
    assert any("boy moved away" in line for line in lines)


def test_what_lines_name_is_in_their_picture() -> None:
    film = film_of("short film about a boy who collects fallen stars and sells them at the market")
    [sold] = [s for s in film.scenes if s.narration == "He sells them at the market."]
    assert "selling the fallen stars at the market" in sold.visual


@pytest.mark.parametrize(
    ("idea", "clauses"),
    [
        ("a grandmother breakdances in the kitchen", ["breakdances in the kitchen"]),
        ("a girl brings soup to the old man upstairs every sunday they play cards", ["brings soup to the old man upstairs every sunday", "play cards"]),
        ("a dog waits for a boy who moved away", ["waits for a boy", "moved away"]),
        ("two neighbours who hate each other get stuck in the elevator", ["hate each other", "get stuck in the elevator"]),
    ],
)  # fmt: skip
def test_unknown_verbs_run_on_sentences_and_whom_it_is_done_to_are_read(
    idea: str, clauses: list[str]
) -> None:
    assert [c.said for c in read_tale(idea).clauses] == clauses


def test_a_verb_nobody_knows_is_of_the_kind_of_its_ending() -> None:
    assert kind_of_verb("moonwalks") == kind_of_verb("walks")
    assert kind_of_verb("opens", "the letters her husband wrote") == "unwrap"
    assert kind_of_verb("opens", "a laundromat") == "work"


@pytest.mark.parametrize(
    ("rest", "place"),
    [
        ("play cards in his living room", "in the living room"),
        ("waits at the bus stop", "at the bus stop"),
        ("hears a secret in an old piano", ""),
        ("builds a boat", ""),
    ],
)
def test_a_place_is_known_by_its_word(rest: str, place: str) -> None:
    assert spot_in(rest) == place


def test_one_table_says_how_one_is_at_a_place() -> None:
    assert at_place("the pier") == "on the pier"
    assert at_place("an abandoned shopping mall") == "in an abandoned shopping mall"
    assert at_place("the lighthouse") == "at the lighthouse"


def test_near_the_library_is_not_inside_it() -> None:
    film = film_of(
        "my cat Pepper ran away near the library, black with a white paw, please call 555 0188"
    )
    assert parse(PictureOrder(visual=film.scenes[1].visual)).setting == "street"


def test_a_building_is_honoured_as_one() -> None:
    film = film_of("tribute to the old cinema on our street that closes next month after 80 years")
    assert "It closes next month after 80 years." in said(film)
    assert film.cast == ()
    assert not any(re.search(r"\byou\b", line) for line in said(film)[1:-1])


def test_a_salon_has_its_hairdresser_and_every_fact_is_told() -> None:
    film = film_of(
        "promo for our hair salon Curl & Co in Leeds, owner is Maria, walk-ins welcome, first cut 20% off"
    )
    text = " ".join(said(film))
    assert "Curl & Co" in text
    assert all(
        fact in text
        for fact in (
            "The owner is Maria.",
            "Walk-ins are welcome.",
            "You get 20% off the first cut.",
        )
    )
    assert "hairdresser" in seen(film)
    assert "shopkeeper" not in seen(film)


def test_small_english_is_right() -> None:
    assert not is_plural("gas")
    assert asked("how does a microwave heat food").claim == "a microwave heats food"


def test_what_somebody_owns_is_no_doer() -> None:
    film = film_of("my grandmother's last letter")
    assert "lasting" not in seen(film)
    assert all("letter" in s.visual for s in film.scenes)


def test_a_question_with_a_modal_verb_is_not_about_half_of_it() -> None:
    assert asked("why we should not feed bread to ducks").head == "we"
    film = film_of("why we should not feed bread to ducks, for kids")
    assert not any("we should not up close" in line or "about we" in line for line in said(film))


@pytest.mark.parametrize(
    ("idea", "lines"),
    [
        (
            "my nan ran the corner shop on Elm Street for 40 years, she retires on friday",
            ["You ran the corner shop on Elm Street for 40 years.", "You retire on Friday."],
        ),
        (
            "My aunt Rosa drove the school bus for 41 years, never late once. She makes the best plum cake.",
            ["You drove the school bus for 41 years.", "Never late once.", "You make the best plum cake."],
        ),
        (
            "For my dad: he fixes everything with tape, he hums when he cooks",
            ["You fix everything with tape.", "You hum when you cook."],
        ),
    ],
)  # fmt: skip
def test_a_tribute_says_what_somebody_did(idea: str, lines: list[str]) -> None:
    told = said(film_of(idea))
    assert [line for line in told if line in lines] == lines
