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
