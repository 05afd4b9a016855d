"""What is written is read aloud as a person would read it, and every shown word stays findable."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from media.voice import throat
from media.voice.reading import said, sentences, units


def read(text: str) -> str:
    return " ".join(word for unit in units(text) for word in unit.said)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("42 and 1,250,000", "forty two and one million two hundred and fifty thousand"),
        ("3.14 or -5", "three point one four or minus five"),
        ("007", "zero zero seven"),
        ("in 1984, 1905, 2007 and 2024", "in nineteen eighty four, nineteen oh five, two thousand and seven and twenty twenty four"),
        ("the 1990s and the '80s", "the nineteen nineties and the eighties"),
        ("1998-2003", "nineteen ninety eight to two thousand and three"),
        ("March 3, 2024", "March third, twenty twenty four"),
        ("3 March 2024", "the third of March twenty twenty four"),
        ("on 3/4/2024", "on March fourth, twenty twenty four"),
        ("2024-12-25", "December twenty fifth, twenty twenty four"),
        ("Dec. 25th", "December twenty fifth"),
        ("at 7:30 pm", "at seven thirty PM"),
        ("9:05", "nine oh five"),
        ("7:00", "seven o'clock"),
        ("5 a.m. sharp", "five AM. sharp"),
        ("$3.50", "three dollars and fifty cents"),
        ("$1 and $0.99", "one dollar and ninety nine cents"),
        ("$3.5 million", "three point five million dollars"),
        ("€20, £1.50, ¥500", "twenty euros, one pound and fifty pence, five hundred yen"),
        ("100 USD", "one hundred dollars"),
        ("20% or 10-20%", "twenty percent or ten to twenty percent"),
        ("-20°C", "minus twenty degrees Celsius"),
        ("5 km, 1 km, 60 km/h", "five kilometers, one kilometer, sixty kilometers per hour"),
        ("4 GB, 60 fps", "four gigabytes, sixty frames per second"),
        ("5-10 kg", "five to ten kilograms"),
        ("1/2, 3/4, 2½ and 24/7", "one half, three quarters, two and a half and twenty four seven"),
        ("1st, 2nd, 33rd", "first, second, thirty third"),
        ("Henry VIII in World War II", "Henry the eighth in World War two"),
        ("Dr. Smith of 12 Main St.", "Doctor Smith of twelve Main Street"),
        ("St. Paul and Mrs. Jones", "Saint Paul and Missus Jones"),
        ("e.g. apples vs. pears, etc.", "for example apples versus pears, et cetera"),
        ("J. K. Rowling", "J K Rowling"),
        ("R&D, 4K, 3D, 10x", "R and D, four K, three D, ten times"),
        ("#5 and No. 7", "number five and number seven"),
        ("Call 555-1234", "Call five five five one two three four"),
        ("www.example.com", "example dot com"),
        ("me@example.com", "me at example dot com"),
        ("Nooooo! LIGHTHOUSE!", "No! Lighthouse!"),
        ("*bold* [link](http://x.y) 🎬 done", "bold link done"),
        ('Hello <break time="1s"/> <b>you</b>', "Hello you"),
        ("He ran 5 in a row", "He ran five in a row"),
    ],
)  # fmt: skip
def test_readings(written: str, spoken: str) -> None:
    assert read(written) == spoken


def test_shown_words_are_those_of_the_text() -> None:
    text = 'On March 3, 2024 it cost $3.50: "Too much," said Dr. Smith. 🎬'
    shown = [word for unit in units(text) for word in unit.shown]
    assert shown == text.removesuffix(" 🎬").split()


def test_a_lone_dash_stays_with_the_word_before_it_and_is_a_short_stop() -> None:
    first, *_ = units("Wait — what?")
    assert (first.shown, first.said) == (("Wait —",), ("Wait,",))


@pytest.mark.parametrize("text", ["", "   ", "...", "—", "🎬🎬", "?!"])
def test_nothing_to_say(text: str) -> None:
    assert sentences(units(text)) == []


def test_sentences_end_where_a_reader_stops() -> None:
    text = (
        '"Who\'s there?" he asked. Dr. Smith met J. K. Rowling at 5 p.m. on Main St. today. Done!'
    )
    found = [" ".join(w for u in s for w in u.shown) for s in sentences(units(text))]
    assert found == [
        '"Who\'s there?" he asked.',
        "Dr. Smith met J. K. Rowling at 5 p.m. on Main St. today.",
        "Done!",
    ]


def test_a_very_long_sentence_is_cut() -> None:
    parts = sentences(units("and then the sea rose over the wall, " * 40))
    assert len(parts) > 4
    assert max(sum(len(w) for u in p for w in u.said) for p in parts) < 320


@pytest.mark.parametrize(
    ("name", "sounds"),
    [("Saoirse", "sˈɪɹʃə"), ("Elias's", "ɪlˈIəsᵻz"), ("O'Neill", "Onˈil"), ("Siobhan", "ʃəvˈɔn")],
)
def test_names_are_read_by_people_who_know_them(name: str, sounds: str) -> None:
    assert throat.phonemes(said(units(name))) == sounds


SCRAPS = ("$", "5", "1,000", "10:30", "½", "—", "...", '"', "'", "(", "ELIAS:", "Dr.", "St.", "#", "%", "°C", "km",
          "https://x.com/a?b=c", "1990s", "VIII", "Henry", "日本", "🎬", "/", "&", "99999999999999999999", "x", "-7",
          "2-3", "[pause 2s]", "don't", "0/0", "May 5", "24:61", "30 February 2020", "**bold**", "\\", "№", "m²")  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(SCRAPS), st.sampled_from([" ", ""])), max_size=8))
def test_any_scraps_are_read_without_digits_or_empty_words(scraps: list[tuple[str, str]]) -> None:
    text = "".join(part for pair in scraps for part in pair)
    for unit in units(text):
        assert all(unit.shown)
        assert all(any(ch.isalnum() for ch in word) for word in unit.said)
        assert not any(ch in "0123456789" for word in unit.said for ch in word)
