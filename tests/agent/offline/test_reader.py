"""Word pieces, parts and places: what the reader sees in a message."""

import pytest

from agent.offline.context import Context
from agent.offline.encoder import load
from agent.offline.reader import LABELS, parts_of
from agent.offline.reading import read
from agent.offline.text import prepare

FILM = Context.model_validate(
    {
        "scenes": [
            {"id": f"s{10 - n}", "position": n, "title": title, "visual": visual}
            for n, (title, visual) in enumerate(
                {
                    "Harbour": "boats at dawn",
                    "The kitchen": "a woman kneads dough",
                    "First dance": "a couple under lamps",
                    "Call to action": "a phone number on white",
                    "Goodbye": "a man waves from a train",
                }.items(),
                1,
            )
        ]
    }
)


def test_pieces_stand_for_the_letters_they_are_read_from():
    text = "Make the café's QUOTEAQUOTE unbelievably darker 🙏"
    pieces = load().vocabulary.split(text)
    assert [p.start for p in pieces] == sorted(p.start for p in pieces)
    assert all(0 <= p.start < p.end <= len(text) for p in pieces)
    covered = {i for p in pieces for i in range(p.start, p.end)}
    assert covered == {i for i, letter in enumerate(text) if not letter.isspace()}
    quote = next(p for p in pieces if text[p.start : p.end] == "QUOTEAQUOTE")
    assert load().vocabulary.pieces[quote.row] == "quote"


def test_a_message_is_read_as_its_parts_and_their_words():
    text = "make the kitchen darker, remove scene 3 and put soft piano under it"
    parts = parts_of(text, FILM)
    assert [p.ranked[0][0] for p in parts] == ["adjust_style", "remove_scene", "set_music"]
    assert [{s.name: text[s.start : s.end] for s in p.slots} for p in parts] == [
        {"style": "darker"},
        {},
        {"mood": "soft piano"},
    ]


def test_chances_are_chances():
    for part in parts_of("delete the harbour please, it is too long and my boss hates boats", FILM):
        assert {name for name, _ in part.ranked} == set(LABELS)
        assert abs(sum(p for _, p in part.ranked) - 1) < 1e-3
        assert 0 <= part.apart <= 1


def test_nothing_and_very_much_can_be_read():
    assert parts_of("", FILM) == []
    assert parts_of("darker " * 2000, FILM)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("delete everything from the kitchen to the call to action", [2, 3, 4]),
        ("remove everything between the harbour and the goodbye", [2, 3, 4]),
        ("remove everything after the first dance", [4, 5]),
        ("remove everything but the harbour and the goodbye", [2, 3, 4]),
        ("drop the CTA", [4]),
        ("remove the kitchen and the goodbye", [2, 5]),
        ("take the harbour out of the film", [1]),
    ],
)
def test_scenes_are_found_by_what_is_in_them(text: str, places: list[int]):
    said = prepare(text)
    assert [FILM.ids.index(i) + 1 for i in read(said.text, said, FILM, None).ids or ()] == places


def test_a_new_line_ends_a_wish():
    lines = "captions off\nharbour six seconds\nput it together"
    parts = parts_of(prepare(lines).text, FILM)
    assert [p.ranked[0][0] for p in parts] == ["set_captions", "edit_scene", "assemble"]


def test_the_joint_of_two_wishes_stands_before_the_second():
    text = "undo that and then export it in 720p"
    parts = parts_of(text, FILM)
    assert [text[p.start : p.end] for p in parts] == ["undo that", "and then export it in 720p"]
    assert parts[1].apart > 0.5
