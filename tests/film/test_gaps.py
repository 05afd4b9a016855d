"""What a person still has to fill in is marked on the plan and never spoken."""

import pytest

from film.gaps import gaps, spoken
from media.voice.script import lines


@pytest.mark.parametrize(
    ("text", "said", "missing"),
    [
        ("Lay it all out. [Tools or ingredients].", "Lay it all out.", 1),
        ("Step one. [What to do. And how.] Then wait.", "Step one. Then wait.", 1),
        ("Friday at [time]. Come early!", "Come early!", 1),
        ("[One checked fact].", "", 1),
        ('"[A short quote]," says [name]. And now?', "And now?", 2),
        ("No gap here. [pause 2s] Go on.", "No gap here. [pause 2s] Go on.", 0),
    ],
)
def test_a_sentence_with_a_gap_is_not_said(text: str, said: str, missing: int):
    assert spoken(text) == said
    assert len(gaps(text)) == missing


def test_the_voice_reads_no_brackets():
    text = 'MARA: "Look here." [Name it].\nNow you know. [Your summary].'
    assert "[" not in " ".join(line.text for line in lines(text, ["Mara"]))
    assert lines("Wait. [pause 2s] Go.")[1].pause_ms == 2000
