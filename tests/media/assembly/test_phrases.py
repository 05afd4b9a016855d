"""Captions break where a speaker would breathe."""

import pytest

from film.timeline import VoiceClip
from media.assembly.captions import cues
from media.assembly.phrases import BINDING, break_cost

SAID = (
    "A tray of loaves on the wooden kitchen table, and the oven is still warm from the night.",
    "There was once a lost letter who found its way home in the middle of the winter.",
    "The girl and her grandmother looked at the tree again, and they stayed until the evening.",
    "Somebody had to be the first one in the street, and of course it was the taxi driver.",
)


def shown(text, letters):
    clip = VoiceClip(
        scene_id="s1", start_ms=0, duration_ms=6_000, asset_id="v", volume_pct=100, text=text, words=()
    )  # fmt: skip
    return [cue.lines for cue in cues([clip], letters, 10_000)]


@pytest.mark.parametrize("letters", [42, 30, 22])
@pytest.mark.parametrize("text", SAID)
def test_no_line_ends_inside_a_phrase(text, letters):
    lines = [line for cue in shown(text, letters) for line in cue]
    assert " ".join(lines) == text
    torn = [line for line in lines[:-1] if line.split()[-1].lower() in BINDING]
    assert torn == []


def test_an_upright_film_breaks_before_the_preposition():
    assert shown(SAID[1], 22)[0] == ("There was once", "a lost letter")


def test_a_cue_ends_at_a_comma_rather_than_in_mid_phrase():
    first, *_ = shown(SAID[0], 30)
    assert first[-1].endswith("table,")


def test_costs_grow_from_stop_to_torn_phrase():
    costs = [break_cost("now.", "We"), break_cost("now,", "we"), break_cost("bread", "in"),
             break_cost("fresh", "bread"), break_cost("the", "bread")]  # fmt: skip
    assert costs == sorted(set(costs))


def test_no_last_word_is_left_alone():
    text = "This is where the girl and her grandmother started."
    for letters in (42, 30, 22):
        assert all(len(" ".join(cue).split()) > 1 for cue in shown(text, letters))
