"""A deed is told whole in its scene, moments of that very deed follow, and a tale closes with an image of it."""

import pytest

from tools.writing.breakdown import write
from tools.writing.tale.facts import again_of, habit_of
from tools.writing.tale.halves import halves
from tools.writing.tale.read import read_tale
from tools.writing.wishes import read_wishes


@pytest.mark.parametrize(
    ("idea", "done", "then"),
    [
        ("a drummer feels the music through the floor", "the music", "through the floor"),
        ("a keeper writes letters to a ship that never answers", "letters", "to a ship that never answers"),
        ("a robot waits for the bus in the storm", "for the bus", "in the storm"),
        ("a grandmother teaches her grandson to knit", "her grandson to knit", ""),
        ("a detective solves crimes by smell", "crimes by smell", ""),
        ("a boy puts the cup on the table", "the cup on the table", ""),
        ("a boy draws what he sees on the pavement", "what he sees on the pavement", ""),
        ("a girl falls in love with her teacher", "in love with her teacher", ""),
        ("turtles race to the water", "to the water", ""),
    ],
)  # fmt: skip
def test_a_deed_is_cut_only_where_both_halves_say_something(idea: str, done: str, then: str):
    clause = read_tale(idea).clauses[0]
    assert halves(clause, clause.rest) == (done, then)


def test_a_deed_that_can_be_said_at_once_is_not_cut():
    film = write("A lighthouse keeper writes letters to a ship that never answers", 30)
    lines = [s.narration for s in film.scenes]
    assert "A lighthouse keeper writes letters to a ship that never answers." in lines
    assert "lighthouse" in " ".join(s.visual for s in film.scenes)


def test_who_writes_to_a_ship_is_not_on_it():
    film = write("A lighthouse keeper writes letters to a ship that never answers", 30)
    assert not any("on a ship" in s.visual for s in film.scenes)


def test_an_idea_with_no_more_to_say_makes_fewer_scenes_unless_so_many_are_asked_for():
    idea = "a man sneezes"
    assert len(write(idea, 60).scenes) < 9
    assert len(write(idea, 60, 6).scenes) == 6
    assert sum(s.duration_s for s in write(idea, 60).scenes) == pytest.approx(60)


def test_a_deed_of_ones_own_is_told_whole_and_followed_by_moments_of_that_very_deed():
    for seconds in (15, 30, 60):
        film = write("Our neighbour Ines runs the laundrette on Mill Street", seconds)
        lines = [s.narration for s in film.scenes]
        assert "Our neighbour Ines runs the laundrette on Mill Street." in lines
        assert not any(line == "On Mill Street." or "Ines. The" in line for line in lines)
        assert sum("laundrette" in s.visual for s in film.scenes) >= 2


def test_what_we_did_ourselves_has_moments_too_told_in_the_past():
    film = write("We moved to Lisbon and opened a small bookshop", 30)
    assert len(film.scenes) == 6
    assert any("two people" in s.visual for s in film.scenes)
    assert not any(" goes " in f" {s.narration} " for s in film.scenes)


def test_a_habit_can_close_with_its_next_time():
    tale = read_tale("my grandmother walks to the market every Saturday")
    assert again_of(tale) == "next Saturday"
    assert habit_of(tale) == "walks to the market"


def test_our_family_is_no_adverb():
    assert (
        write("our family moves to a new house in the rain", 30)
        .scenes[0]
        .narration.startswith("Our family moves")
    )


def test_grandparents_are_cast_old_and_today_is_no_actor():
    film = write(
        "My grandfather repairs old watches in a tiny shop and today his last customer comes in", 30
    )
    assert film.cast[0][1].startswith("an old grandfather,")
    assert "Today his last customer comes in." in [s.narration for s in film.scenes]


@pytest.mark.parametrize(
    ("idea", "question"),
    [
        ("explain to children how ferries hum", "How do ferries hum?"),
        ("fire safety training for a hotel kitchen staff", "How do you stay safe from fire in a hotel kitchen?"),
        ("safety training for new workers in a metal workshop", "How do you work safely in a metal workshop?"),
    ],
)  # fmt: skip
def test_whom_a_lesson_is_for_and_what_it_is_called_are_no_part_of_the_question(
    idea: str, question: str
):
    film = write(idea, 30)
    assert question in film.scenes[0].narration
    assert not any(
        "track" in s.visual or "what you need" in s.narration.lower() for s in film.scenes
    )


def test_how_fast_an_offer_is_is_no_length_of_the_film_and_is_said():
    wish = read_wishes("ad for a bike charger that fills the battery in 20 minutes")
    assert wish.duration_s is None
    assert "It fills the battery in 20 minutes." in [
        s.narration for s in write(wish.idea, 30).scenes
    ]
    assert read_wishes("ad for a bike charger in 20 seconds").duration_s == 20


def test_two_things_that_an_offer_does_are_two_scenes():
    lines = [
        s.narration
        for s in write("ad for a cup that folds flat and fits in your pocket", 30).scenes
    ]
    assert "It folds flat." in lines
    assert "It fits in your pocket." in lines


def test_what_people_are_asked_to_come_to_is_an_invitation_with_one_gap():
    film = write("promo for a football match on Sunday between our village and the next", 30)
    assert film.kind == "invitation"
    assert sum(s.narration.count("[") for s in film.scenes) == 1
    assert all("track" not in s.visual for s in film.scenes)


def test_a_cleanup_has_no_laid_table():
    film = write(
        "Invite people to our neighborhood cleanup on Saturday 10 am at Miller Park, bring gloves",
        30,
    )
    assert all("table" not in s.visual and "guests" not in s.visual for s in film.scenes)
    assert any("gloves" in s.visual for s in film.scenes)


def test_a_train_film_plays_on_a_train():
    idea = read_wishes("a train film about a conductor who saves a sleeping child").idea
    assert sum("train" in s.visual for s in write(idea, 30).scenes) >= 2


def test_an_event_is_nobody_to_cast():
    assert not any(
        "match" in name.lower()
        for name, _ in write("a football match in the rain ends a feud", 30).cast
    )


def test_a_shop_before_a_colon_is_what_is_offered():
    film = write("our bakery: we open at 5am, everything is made by hand", 30)
    assert film.title == "Our Bakery"
    assert "We open at 5am." in [s.narration for s in film.scenes]


def test_my_anniversary_is_no_party():
    film = write(
        "My wedding anniversary: 25 years with Anna, we met on a night train to Vienna", 30
    )
    assert not any("[" in s.narration for s in film.scenes)
    assert not any("My wedding" in s.visual for s in film.scenes)


def test_what_one_learns_to_do_is_kept_whole_whoever_it_is_for():
    film = write("explain to seniors how to spot a wrong invoice", 30)
    assert "How do you spot a wrong invoice?" in film.scenes[0].narration
    film = write("Forklift safety briefing for warehouse staff", 30)
    assert "work safely with a forklift in a warehouse?" in film.scenes[0].narration


def test_a_balcony_of_a_house_is_one_place():
    lines = [
        s.narration
        for s in write("a girl plants a seed in a tin can on the balcony of her house", 30).scenes
    ]
    assert not any("can of her house" in line for line in lines)


def test_a_gym_is_no_running_track():
    assert not any(
        "track" in s.visual for s in write("promo for our climbing gym, kids welcome", 30).scenes
    )
