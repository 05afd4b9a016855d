"""Cues are short enough to read, in time with the words, and inside the safe area."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from film.timeline import VoiceClip
from media.assembly.captions import STYLES, cues, draw, line_length
from media.assembly.dressing import cues_of, poster_moment
from media.assembly.title import balanced, card_strength, draw_card

TEXT = "The keeper had not spoken to anyone in eleven years, until the whale came. It sang."


def voice(text: str = TEXT, start: int = 500, length: int = 6_000, words=()) -> VoiceClip:
    return VoiceClip(
        scene_id="s1", start_ms=start, duration_ms=length, asset_id="v", volume_pct=100, text=text, words=words
    )  # fmt: skip


@pytest.mark.parametrize("letters", [42, 30, 22])
def test_cues_hold_every_word_in_at_most_two_lines(letters):
    found = cues([voice()], letters, 10_000)
    assert " ".join(" ".join(c.lines) for c in found).split() == TEXT.split()
    assert all(len(c.lines) <= 2 and max(map(len, c.lines)) <= letters for c in found)


@given(st.lists(st.text("abcdefgh.,é", min_size=1, max_size=30), min_size=1, max_size=40))
def test_cues_never_overlap_nor_pass_the_end(words):
    found = cues([voice(" ".join(words)), voice("Next one.", 6_600, 800)], 30, 7_000)
    assert all(a.end_ms <= b.start_ms for a, b in itertools.pairwise(found))
    assert all(c.start_ms < c.end_ms <= 7_000 for c in found)


def test_cues_follow_the_spoken_words():
    words = (
        ("Wait.", 1_000, 1_300),
        ("And", 4_000, 4_200),
        ("now", 4_300, 4_500),
        ("go", 4_600, 4_900),
    )
    first, second = cues([voice("Wait. And now go", words=words)], 8, 9_000)[:2]
    assert first.start_ms == 1_000
    assert first.end_ms <= 1_700
    assert second.end_ms >= 4_500


def test_japanese_is_cut_without_blanks():
    text = "昔々、あるところに、おじいさんとおばあさんが住んでいました。そしてある日のことです。"
    found = cues([voice(text)], 22, 10_000)
    assert "".join("".join(c.lines) for c in found).replace(" ", "") == text


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (720, 1280), (960, 960), (320, 180)])
@pytest.mark.parametrize("style", STYLES)
def test_captions_stay_in_the_safe_area(width, height, style):
    cue = cues([voice()], line_length(width, height), 10_000)[0]
    over = draw(cue, width, height, style)
    assert over is not None
    tall, wide = over.cover.shape
    lit = np.argwhere(over.cover > 200)
    left, right = over.x + lit[:, 1].min(), over.x + lit[:, 1].max()
    top, bottom = over.y + lit[:, 0].min(), over.y + lit[:, 0].max()
    assert left > width * 0.04
    assert right < width * 0.96
    assert top > height * 0.6
    assert bottom < height * (0.83 if height > width else 0.95)
    assert over.x % 2 == over.y % 2 == tall % 2 == wide % 2 == 0


def test_an_unknown_style_is_drawn_plainly():
    cue = cues([voice()], 42, 10_000)[0]
    assert draw(cue, 1280, 720, "sparkles") is not None


def test_a_long_title_is_broken_and_an_empty_one_draws_nothing():
    assert balanced("The Keeper of the Last Light", 18) == ["The Keeper of", "the Last Light"]
    assert draw_card("   ", 640, 360) is None
    assert draw_card("W" * 400, 640, 360) is not None


def test_the_card_fades_in_and_is_gone_at_its_end():
    assert card_strength(100) == 0
    assert card_strength(1_500) == 1
    assert card_strength(1_999, end_ms=2_000) < 0.01


def test_the_poster_is_taken_between_captions(studio):
    order = studio.order(4, captions="burned")
    long = order.timeline.narration[1].model_copy(update={"start_ms": 1_700, "duration_ms": 1_600})
    spoken = (order.timeline.narration[0], long, *order.timeline.narration[2:])
    order = order.model_copy(
        update={"timeline": order.timeline.model_copy(update={"narration": spoken})}
    )
    at = poster_moment(order)
    assert not any(cue.start_ms <= at < cue.end_ms for cue in cues_of(order))
    assert any(
        cue.start_ms <= poster_moment(order.model_copy(update={"captions": "none"})) < cue.end_ms
        for cue in cues_of(order)
    )


def test_no_hour_stands_alone_on_the_screen():
    text = "Write it down: Saturday, Rose Street 5. 7 pm."
    for letters in (42, 30):
        shown = [" ".join(c.lines) for c in cues([voice(text)], letters, 10_000)]
        assert "7 pm." not in shown
        assert " ".join(shown) == text
