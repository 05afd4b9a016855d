"""What an idea says is the film: its facts, its names, its place; nothing invented stands in for them."""

import re

import pytest

from tools.writing.breakdown import Breakdown, write
from tools.writing.lines import WORDS_A_SECOND
from tools.writing.steps import spoken
from tools.writing.topic import question_of
from tools.writing.wishes import read_wishes

GIVEN = {
    "lost cat Miso, grey with white paws, last seen near the library, call 555-0142": ("miso", "grey with white paws", "near the library", "555-0142"),
    "our cat has been missing since sunday, black, red collar, answers to Pepper, ring 0171 555 201": ("since sunday", "red collar", "pepper", "0171 555 201"),
    "found a small brown dog at the train station, no collar, very friendly, call Jana 0470 12 34 56": ("small brown dog", "train station", "no collar", "jana 0470 12 34 56"),
    "a notice: lost dog Rex, black, last seen at the harbour, call 555-0199": ("rex", "black", "harbour", "555-0199"),
    "night nurse wanted for our children's ward, nights only, good pay, write to jobs@stanne.org": ("night nurse", "nights only", "good pay", "jobs@stanne.org"),
    "we need a barista for weekends in our little cafe, no experience needed": ("barista", "weekends", "no experience needed"),
    "sorry we were late with all the orders last week, the printer broke, everyone gets 10 percent back": ("sorry", "printer broke", "10 percent back"),
    "dear neighbours, sorry for the noise last night, our son turned 18, there is cake for everyone": ("dear neighbours", "noise last night", "turned 18", "cake"),
    "winter sale at our shoe shop, 30% off everything until Jan 31": ("winter sale", "30% off", "jan 31"),
    "our office moves to Hafen 7 on 1 March, parking behind the building": ("hafen 7", "1 march", "parking behind"),
    "flood in the old town, bridge closed, schools open again on Thursday": ("flood", "bridge closed", "thursday"),
    "goodbye party for our boss Karin, Friday 5pm, canteen": ("karin", "friday", "5pm", "canteen"),
    "no parking in front of the school gate between 7 and 9": ("no parking", "7 and 9"),
    "30th anniversary of our choir": ("30th anniversary of our choir",),
    "thank you nurse Ana for looking after my father": ("ana", "you looked after my father"),
}  # fmt: skip
PLACED = {
    "we are hiring a carpenter in our small workshop": "workshop",
    "night nurse wanted for our children's ward, nights only": "hospital",
    "a snail climbs a mountain to see the sea": "mountain",
    "two sisters open a tiny cinema in a garage": "garage",
    "a joke about a penguin who tells jokes in a bar": "bar",
    "for my mum's 60th, she loves her garden and never sits still": "garden",
    "the tomato plant on my balcony": "balcony",
    "winter sale at our shoe shop, 30% off everything until Jan 31": "shop",
}
NAMED_ONLY = (
    "ten years of our band", "empty swimming pool at night", "laundry day", "the night train from Vienna to Venice",
    "the last phone booth in the village", "my first week as a vet", "what a day at the beach sounds like",
)  # fmt: skip
PLATITUDE = re.compile(
    r"\b(?:every long way|whole shelf fell|nobody knew the silence|it had to be today|came home\. home had got|half way is the loneliest|there was once|laughs about it|a child asked how)\b",
    re.IGNORECASE,
)


def film_of(idea: str, seconds: int, seed: int = 0) -> Breakdown:
    return write(read_wishes(idea).idea, seconds, seed=seed)


def told(film: Breakdown) -> str:
    return " ".join(s.narration for s in film.scenes).lower()


@pytest.mark.parametrize("seconds", [15, 30, 60])
@pytest.mark.parametrize("idea", GIVEN)
def test_every_fact_name_and_number_is_said(idea: str, seconds: int):
    film = film_of(idea, seconds)
    said = told(film)
    assert all(fact in said for fact in GIVEN[idea]), said


@pytest.mark.parametrize("idea", PLACED)
def test_the_place_of_an_idea_holds_for_all_scenes(idea: str):
    scenes = film_of(idea, 30).scenes
    assert sum(PLACED[idea] in s.visual.lower() for s in scenes) >= 2, scenes


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("idea", [*GIVEN, *PLACED, *NAMED_ONLY])
def test_no_line_is_invented_twice_or_too_long(idea: str, seed: int):
    for seconds in (15, 30, 60):
        film = film_of(idea, seconds, seed)
        lines = [s.narration for s in film.scenes]
        assert all(lines)
        assert len({x.lower() for x in lines}) == len(lines)
        assert not PLATITUDE.search(told(film)), told(film)
        assert all(spoken(s.narration) <= WORDS_A_SECOND * s.duration_s for s in film.scenes)


@pytest.mark.parametrize("idea", [i for i in NAMED_ONLY if not i.startswith(("what", "ten"))])
def test_what_is_only_named_is_named_first(idea: str):
    first = film_of(idea, 30).scenes[0].narration.lower().rstrip(".")
    assert first.endswith(idea.lower())


def test_somebody_honoured_for_a_deed_is_told_it_in_grammar():
    film = film_of("for my friend Nadia who finally finished her thesis", 30)
    assert "you finished your thesis" in told(film)


def test_a_bicycle_shop_is_no_cafe():
    film = film_of("ad for our bike repair shop in Ghent, we fix while you drink coffee", 30)
    seen = " ".join(s.visual for s in film.scenes)
    assert "mechanic" in seen
    assert "bicycle" in seen
    assert "cafe" not in seen


def test_mum_is_a_woman_of_sixty_and_you_throughout():
    film = film_of("for my mum's 60th, she loves her garden and never sits still", 60)
    assert film.cast[0][0] == "Woman of 60"
    assert any("woman of 60" in s.visual for s in film.scenes)
    assert not re.search(r"\b(?:my mum|she|her)\b", told(film))


@pytest.mark.parametrize(
    ("topic", "question"),
    [
        ("how bees find their way home", "How do bees find their way home?"),
        ("how a rainbow is made", "How is a rainbow made?"),
        ("why cats purr", "Why do cats purr?"),
        ("how on earth", "How on earth."),
    ],
)
def test_a_topic_is_asked_in_grammar_or_stated(topic: str, question: str):
    assert question_of(topic) == question


@pytest.mark.parametrize(
    ("idea", "title"),
    [
        ("school project about the water cycle", "How the Water Cycle Works"),
        ("class talk about penguins", "Penguins, Explained"),
        ("homework about volcanoes", "Volcanoes, Explained"),
        ("school project: why do we have day and night", "Why Do We Have Day and Night?"),
    ],
)
def test_a_lesson_is_about_its_topic(idea: str, title: str):
    film = film_of(idea, 30)
    assert (film.kind, film.title) == ("explainer", title)


@pytest.mark.parametrize(
    ("idea", "tone"),
    [
        ("reminder: the library is closed on Monday, please return your books by Friday", "friendly"),
        ("lost cat Miso, grey, call 555-0142", "hopeful"),
        ("sorry that the concert was cancelled", "serious"),
    ],
)  # fmt: skip
def test_a_notice_feels_like_what_it_says(idea: str, tone: str):
    assert film_of(idea, 30).tone == tone
