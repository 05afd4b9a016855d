"""Dialogue, stage directions and pauses are heard as meant, and not read out."""

import pytest

from media.voice.script import Line, lines

CAST = ("Elias", "Mara")


def test_two_voices_in_one_paragraph() -> None:
    found = lines('The door creaks. ELIAS: "Who\'s there?" He waits. MARA: "Only me."', CAST)
    assert [(line.speaker, line.text) for line in found] == [
        ("", "The door creaks."),
        ("Elias", '"Who\'s there?"'),
        ("", "He waits."),
        ("Mara", '"Only me."'),
    ]


def test_a_label_without_quotation_holds_to_the_end_of_its_line() -> None:
    found = lines("Elias: Who is there?\nMara: Me. Let me in.\nNarrator: He did.", CAST)
    assert [(line.speaker, line.text) for line in found] == [
        ("Elias", "Who is there?"),
        ("Mara", "Me. Let me in."),
        ("", "He did."),
    ]


def test_a_direction_is_a_wish_for_that_line_only() -> None:
    found = lines('MARA (whispering): "Go." Then silence. ELIAS: (angry) "No!"', CAST)
    assert [(line.speaker, line.delivery) for line in found] == [
        ("Mara", "whispering"),
        ("", ""),
        ("Elias", "angry"),
    ]


@pytest.mark.parametrize(
    "text", ["WARNING: the ice is thin.", "Remember: nobody knows.", "At 5:30."]
)
def test_what_only_looks_like_a_label_is_read(text: str) -> None:
    assert lines(text, CAST) == [Line("", text)]


def test_an_unknown_name_in_capitals_before_a_quotation_is_a_label() -> None:
    assert lines('OLD MAN: "Go home."') == [Line("Old Man", '"Go home."')]


@pytest.mark.parametrize(
    ("mark", "length_ms"),
    [("[pause]", 700), ("(pause)", 700), ("[pause 2s]", 2_000), ("[beat: 300ms]", 300), ("[pause 99s]", 5_000)],
)  # fmt: skip
def test_pauses(mark: str, length_ms: int) -> None:
    assert lines(f"Once. {mark} Twice.") == [Line("", "Once."), Line("", "Twice.", "", length_ms)]
