"""Whom or what a tribute honours: the day, the years, the thing, the pet, and the card that is written of them."""

import pytest

from tools.writing.breakdown import write
from tools.writing.idea import read_idea
from tools.writing.subjects import cards_for


def lines(idea: str) -> list[str]:
    return [s.narration for s in write(idea, 30).scenes]


@pytest.mark.parametrize(
    ("idea", "line"),
    [
        ("Happy 70th birthday grandma Rose", "Happy 70th birthday, Rose. This film is yours."),
        ("a video for my daughters 18th birthday, her name is Mia", "Happy 18th birthday, Mia. This film is yours."),
        ("In loving memory of Rex, our golden retriever, 2009-2023", "Rex, you were with us from 2009 to 2023."),
        ("Goodbye to Mr. Lind, our school bus driver for 31 years", "You have been our school bus driver for 31 years."),
        ("thank you midwife Janet for helping our twins into the world", "You helped our twins into the world."),
        ("For my dad, who turns 65 and finally retires from the post office", "You turn 65 and finally retire from the post office."),
        ("A thank you to the old oak in the yard, cut down this spring", "It was cut down this spring."),
    ],
)  # fmt: skip
def test_what_a_tribute_says_is_said_in_a_sentence(idea: str, line: str) -> None:
    assert line in lines(idea)


@pytest.mark.parametrize(
    ("idea", "word"),
    [
        ("In memory of my father, who taught me to fish", "*late"),
        ("In memory of our cat Tiger", "*late pet"),
        ("To my neighbour Ahmed, who shovelled our snow all winter", "neighbour"),
        ("Tribute to the Red Lion, the village pub that closes after 212 years", "pub"),
        ("A homage to my first car, a rusty green Fiat Panda", "car"),
    ],
)
def test_a_tribute_finds_the_card_of_whom_it_honours(idea: str, word: str) -> None:
    assert word in cards_for(read_idea(idea))[0].words


def test_nobody_is_told_one_deed_twice() -> None:
    told = lines("farewell video for our boss Petra who leaves after 12 years")
    assert sum("12 years" in line for line in told) == 1


@pytest.mark.parametrize(
    ("idea", "line"),
    [
        ("for our grandma Elsie's 90th birthday, she still beats us all at cards", "You still beat us all at cards."),
        ("Thank you, coach Daniela, for twelve years of early mornings", "Thank you for twelve years of early mornings."),
        ("To the crossing guard at Elm Street school, Mr Hobbs, on his last day", "Today is your last day."),
        ("A film for my parents' golden wedding, Anna and Peter, married 50 years", "You have been married for 50 years."),
        ("for my sister Jo, my first friend and worst cook", "You are my first friend and worst cook."),
    ],
)  # fmt: skip
def test_however_a_thanks_is_begun_it_is_said_to_somebody(idea: str, line: str) -> None:
    assert line in lines(idea)


@pytest.mark.parametrize(
    ("idea", "word"),
    [
        ("The Harbour Lions win the regional cup 3-2 after extra time", "sports win"),
        ("FC Lindau loses the cup final 1-2 against Bregenz", "defeat"),
        ("Volleyball: the girls of TSV Neuhaus are state champions", "win elsewhere"),
    ],
)
def test_a_win_is_no_defeat(idea: str, word: str) -> None:
    assert word in cards_for(read_idea(idea))[0].words


@pytest.mark.parametrize("seed", range(4))
def test_news_have_no_gap_before_their_end(seed: int) -> None:
    for idea in ("News: two students built a solar car for 900 euros", "News: a new law on bread"):
        film = write(idea, 30, seed=seed)
        assert not any("[" in s.narration for s in film.scenes[:-1])
