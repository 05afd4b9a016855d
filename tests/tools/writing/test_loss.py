"""Tales of loss, farewell and last times: the idea's own event is told by a story of just that."""

import pytest

from tools.writing.breakdown import write
from tools.writing.cards import room
from tools.writing.tale.read import read_tale


@pytest.mark.parametrize(
    ("idea", "plot"),
    [
        ("A fisherman's widow keeps lighting the lamp for a boat that will not come back", "missing"),
        ("A widower still sets the table for two", "missing"),
        ("A father calls his late daughter's voicemail every evening to hear her voice", "missing"),
        ("The last blacksmith in the valley forges one final blade", "final"),
        ("An old jazz musician plays one last concert", "final"),
        ("A teacher's last day at school", "final"),
        ("The last night of a small cinema before it closes", "final"),
        ("A soldier's letter home that arrives 50 years late", "letters"),
        ("The last dinosaur looks at the stars", "last"),
        ("A nurse sits all night with a dying old man who has no visitors", "care"),
    ],
)  # fmt: skip
def test_a_loss_is_told_by_a_story_of_just_that(idea: str, plot: str) -> None:
    lines = {e.line for thread in room(f"plots/{plot}-of") for e in thread.entries}
    said = {s.narration for s in write(idea, 30).scenes}
    assert said & lines


def test_a_tale_without_a_story_is_told_by_what_is_known_of_its_hero() -> None:
    said = [s.narration for s in write("An old ghost haunts a wardrobe", 30).scenes]
    fillers = {e.line for c in room("deeds") if c.words[0] in ("*be", "*scenery") for e in c.entries}  # fmt: skip
    assert not fillers & set(said)


@pytest.mark.parametrize(
    ("idea", "said"),
    [
        ("an old dog waits for a boy who has grown up", ["waits for a boy who has grown up"]),
        ("a ghost who doesn't know he is dead keeps making tea", ["keeps making tea", "does not know that he is dead"]),
        ("A teacher's last day at school", ["has one last day at school"]),
    ],
)  # fmt: skip
def test_who_somebody_is_and_what_is_not_known_stay_whole(idea: str, said: list[str]) -> None:
    assert [c.said for c in read_tale(idea).clauses] == said


def test_a_reason_stays_in_the_sentence_of_its_deed() -> None:
    said = [s.narration for s in write("A little ghost is sad because nobody is afraid of him", 30).scenes]  # fmt: skip
    assert not any(line.startswith("Because") for line in said)
    assert any("sad because nobody is afraid of him" in line for line in said)
