"""How ideas are read that say it in a roundabout way, and what their films say of it."""

import re

import pytest

from tools.writing.breakdown import write
from tools.writing.cards import room
from tools.writing.idea import read_idea
from tools.writing.tale.read import read_tale
from tools.writing.tale.shaped import refused


@pytest.mark.parametrize(
    ("idea", "hero", "said"),
    [
        ("after the divorce dad keeps only the piano", "Dad", "After the divorce, Dad keeps only the piano."),
        ("After her husband dies, Ruth starts swimming in the sea every morning", "Ruth", "After her husband dies, Ruth starts swimming in the sea every morning."),
        ("After the storm, the fishermen look for their boats", "the fishermen", "After the storm, the fishermen look for their boats."),
        ("When the circus leaves town, one elephant stays behind", "an elephant", "When the circus leaves town, one elephant stays behind."),
        ("in a world without music a girl finds a piano", "a girl", "In a world without music, a girl finds a piano."),
        ("the summer the river dried up", "the river", "That summer, the river dries up."),
        ("the house we grew up in is being torn down", "the house", "The house we grew up in is being torn down."),
        ("A jazz trumpeter whose lips no longer work teaches a deaf girl to feel rhythm", "a jazz trumpeter", "jazz trumpeter whose lips no longer work teaches a deaf girl to feel rhythm."),
        ("a girl whose shadow runs away follows it into the forest", "a girl", "girl whose shadow runs away follows it into the forest."),
        ("two sisters who haven't spoken in ten years inherit the same bakery", "two sisters", "inherit the same bakery."),
        ("old couple dancing in the kitchen", "an old couple", "n old couple dances in the kitchen."),
        ("a delivery robot trying to get home across the city after its battery warning comes on", "a delivery robot", "delivery robot tries to get home across the city after its battery warning comes on."),
        ("Two rival chefs forced to share a kitchen", "two rival chefs", "wo rival chefs are forced to share a kitchen."),
        ("a robot built by children saves the village", "a robot", "robot built by children saves the village."),
        ("Nina and Priya both want the lead in the school play", "Nina and Priya", "Nina and Priya both want the lead in the school play."),
        ("Amara, 12, climbs the mountain to bring medicine back to her village", "Amara", "Amara, 12, climbs the mountain to bring medicine back to her village."),
        ("a lonely postman falls in love with a woman he has only ever written to", "a lonely postman", "falls in love with a woman he has only ever written to."),
        ("losing my best friend Tomas to cancer", "I", "I lost my best friend Tomas to cancer."),
    ],
)  # fmt: skip
def test_what_is_said_in_a_roundabout_way_is_read_and_said_whole(idea: str, hero: str, said: str):
    assert read_idea(idea).a == hero
    for seconds in (20, 30, 60):
        film = write(idea, seconds)
        assert said in " ".join(s.narration for s in film.scenes), [
            s.narration for s in film.scenes
        ]
        for scene in film.scenes:
            assert not re.search(
                r"n'ting\b|, He has|\bboth want\b.*\bplaying\b", scene.visual + scene.narration
            )


@pytest.mark.parametrize(
    ("idea", "last"),
    [
        ("a mouse sets out to steal the moon", "the mouse steals the moon"),
        ("a knight who is afraid of horses has to save the kingdom", "the knight saves the kingdom"),
        ("Amara, 12, climbs the mountain to bring medicine back to her village", "Amara brings medicine back to her village"),
        ("a delivery robot trying to get home across the city after its battery warning comes on", "the robot gets home across the city"),
    ],
)  # fmt: skip
def test_a_goal_that_an_idea_names_is_reached_in_its_last_lines(idea: str, last: str):
    assert last in " ".join(s.narration for s in write(idea, 30).scenes[-2:])


@pytest.mark.parametrize("subject", ["after the divorce dad", "losing my friend", "the house we", "Nina both", ""])  # fmt: skip
def test_what_is_no_noun_phrase_is_nobody(subject: str):
    assert refused(subject)


@pytest.mark.parametrize("subject", ["My brother and I", "an old man with a dog", "a detective trying to sleep", "someone", "Mr and Mrs Alvarez"])  # fmt: skip
def test_a_noun_phrase_is_somebody(subject: str):
    assert not refused(subject)


def test_where_nobody_can_be_read_the_idea_is_said_whole():
    tale = read_tale("with my whole heart and both hands we both run")
    assert all(c.who == -1 for c in tale.clauses)


def test_the_dead_do_not_swim_and_what_is_lost_is_not_always_lost_property():
    said = " ".join(s.narration for s in write("Kid finds a whale skeleton in his backyard", 30).scenes)  # fmt: skip
    assert "tide" not in said.lower()
    for idea in ("losing my best friend Tomas to cancer", "We lost our house in the fire"):
        assert "property" not in " ".join(s.narration for s in write(idea, 30).scenes).lower()


def test_titles_before_names_end_no_sentence():
    film = write("a thank you to Mr. Okafor, our bus driver who is retiring after 35 years", 30)
    assert film.title == "For Mr Okafor"
    assert "You are retiring after 35 years." in [s.narration for s in film.scenes]


def test_what_somebody_is_stays_together():
    film = write("Happy 80th birthday grandpa Joe, farmer, joker, and worst singer in the family", 30)  # fmt: skip
    assert film.kind == "tribute"
    assert "Farmer, joker, and worst singer in the family." in [s.narration for s in film.scenes]


def test_what_is_made_by_somebody_is_no_maker():
    film = write("handmade soap made from goat milk by two sisters in Vermont", 30)
    assert film.kind == "product"
    assert "makes from" not in " ".join(s.narration for s in film.scenes)


def test_nobody_runs_a_race_in_a_bake_off():
    film = write("two sisters compete in a bake-off judged by their mother", 30)
    assert not re.search(r"half time|ahead", " ".join(s.narration for s in film.scenes))
    assert "Judged" not in film.title


@pytest.mark.parametrize(
    ("idea", "said"),
    [
        ("A retired postman sets out to deliver one letter he hid for forty years", "A retired postman sets out to deliver one letter he hid for forty years."),
        ("Amira writes letters to a lighthouse keeper she has never met, and one winter he writes back", "One winter he writes back."),
        ("A nurse and a baker fall in love over the same 5 a.m. bus ride", "nurse and a baker fall in love over the same 5 am bus ride."),
        ("two cats one windowsill", "cats compete for one windowsill."),
    ],
)  # fmt: skip
def test_what_belongs_to_a_noun_or_an_hour_is_not_cut_off(idea: str, said: str) -> None:
    lines = [s.narration for s in write(idea, 30).scenes]
    assert any(line.endswith(said) for line in lines), lines


def test_an_idea_with_much_of_its_own_gets_no_story_of_any_tale() -> None:
    idea = "A young mapmaker crosses the Gobi on foot to find the well her grandmother drew on a scrap of silk"
    general = {e.line for thread in room("plots/journey") for e in thread.entries}
    assert not general & {s.narration for s in write(idea, 30).scenes}


@pytest.mark.parametrize(
    ("idea", "end"),
    [
        ("A young mapmaker crosses the Gobi on foot to find the well her grandmother drew on a scrap of silk", "finds the well her grandmother drew on a scrap of silk."),
        ("Three kids on bicycles search the whole town for a missing tortoise called Gerald before it gets dark", "find the missing tortoise called Gerald."),
    ],
)  # fmt: skip
def test_who_sets_out_for_something_gets_there_in_the_end(idea: str, end: str) -> None:
    assert write(idea, 30).scenes[-1].narration.endswith(end)


def test_whom_a_deed_is_of_may_be_named_at_length() -> None:
    film = write("Two robots on opposite sides of an assembly line learn to wave at each other", 30)
    assert film.title == "Two Robots"
