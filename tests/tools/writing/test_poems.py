"""Poems keep their form and say whom they are for."""

import pytest

from tools.writing.breakdown import write
from tools.writing.metre import syllables


def said(idea: str) -> str:
    return " ".join(s.narration for s in write(idea, 30).scenes)


@pytest.mark.parametrize(("line", "count"), [("the table takes its time", 6), ("a quiet hour", 4), ("Tokyo at night", 5), ("she walked and wanted", 5)])  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(line: str, count: int) -> None:
    assert syllables(line) == count


def test_a_haiku_film_is_several_haiku_and_names_its_place() -> None:
    film = write("a haiku about Tokyo at night", 30)
    assert film.kind == "poem"
    assert "Tokyo" in film.scenes[0].narration
    for scene in film.scenes:
        assert syllables(scene.narration) == 17, scene.narration


def test_a_limerick_is_told_in_five_lines_of_whom_it_is_about() -> None:
    assert "Prague" in said("a limerick about a cat from Prague")
    assert "Mr Brown" in said("a limerick about a teacher named Mr Brown")
    assert len(write("limerick about taxes", 30).scenes) <= 5


@pytest.mark.parametrize(
    ("idea", "names"),
    [
        ("a lullaby for my son Emil", ("Emil", "Sleep")),
        ("a poem for our colleague Petra who retires", ("Petra",)),
        ("a poem for the wedding of Anna and Tom", ("Anna and Tom", "bells")),
        ("a poem in memory of our grandfather Hans", ("Hans",)),
        ("a poem about Lisbon", ("Lisbon",)),
        ("an ode to cheese", ("cheese",)),
    ],
)
def test_a_poem_says_whom_it_is_for(idea: str, names: tuple[str, ...]) -> None:
    assert all(name in said(idea) for name in names), said(idea)
