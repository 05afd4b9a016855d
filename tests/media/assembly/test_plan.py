"""The plan covers the film exactly once, copies what it may, and names segments by what is seen."""

from hypothesis import given
from hypothesis import strategies as st

from media.assembly.plan import LONGEST, Segment, Shot, Text, segments

GOP = 15


def shot(name: str, start: int, end: int, blend: int = 0, first: int = 0) -> Shot:
    frames = first + end - start + 40
    starts = tuple(range(0, frames, GOP))
    ends = tuple(sorted({*range(GOP, frames, GOP), *range(5, frames, 4), frames}))
    return Shot(name, first, start, end, blend, "crossfade" if blend else "cut", starts, ends)


@st.composite
def films(draw):
    shots: list[Shot] = []
    at = 0
    for index in range(draw(st.integers(1, 6))):
        length = draw(st.integers(30, 200))
        blend = (
            draw(
                st.integers(
                    0, min(60, length - 1, shots[-1].end - shots[-1].start - shots[-1].blend)
                )
            )
            if index
            else 0
        )
        at -= blend
        shots.append(shot(f"c{index}", at, at + length, blend, draw(st.integers(0, 50))))
        at += length
    texts = []
    for index in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, at - 1))
        texts.append(Text(f"t{index}", start, draw(st.integers(start + 1, at))))
    return shots, texts, at


@given(films())
def test_segments_cover_every_frame_once(film):
    shots, texts, length = film
    plan = segments(shots, texts)
    at = 0
    for segment in plan:
        assert segment.start == at
        assert segment.count == sum(p.count for p in segment.pieces)
        assert all(p.count > 0 for p in segment.pieces)
        assert segment.copy or segment.count < LONGEST + 15
        at += segment.count
    assert at == length


@given(films())
def test_copies_begin_and_end_at_legal_cuts_and_carry_no_text(film):
    shots, texts, _ = film
    by_name = {s.source: s for s in shots}
    for segment in (s for s in segments(shots, texts) if s.copy):
        piece = segment.pieces[0]
        assert piece.first in by_name[piece.source].starts
        assert piece.first + piece.count in by_name[piece.source].ends
        assert not [
            t for t in texts if t.start < segment.start + segment.count and t.end > segment.start
        ]


@given(films())
def test_every_picture_comes_from_the_right_frame_of_its_clip(film):
    shots, texts, _ = film
    by_name = {s.source: s for s in shots}
    for segment in segments(shots, texts):
        at = segment.start
        for piece in segment.pieces:
            source = by_name[piece.source]
            assert piece.first == source.first + at - source.start
            if piece.blend:
                under = by_name[piece.under]
                assert piece.under_first == under.first + at - under.start
                assert piece.at == at - source.start
            at += piece.count


def encoded(plan: list[Segment]) -> set[str]:
    return {s.key("p") for s in plan if not s.copy}


def test_moving_a_scene_keeps_the_keys_of_the_others_inner_parts():
    texts = [Text("hello", 20, 60)]
    here = segments([shot("a", 0, 150)], texts)
    later = segments([shot("z", 0, 150), shot("a", 150, 300)], [Text("hello", 170, 210)])
    assert encoded(here) <= encoded(later)


def test_another_text_is_another_key():
    one = segments([shot("a", 0, 150)], [Text("hello", 20, 60)])
    two = segments([shot("a", 0, 150)], [Text("goodbye", 20, 60)])
    assert not encoded(one) & encoded(two)


def test_an_uneventful_scene_on_the_grid_is_one_copy():
    plan = segments([shot("a", 0, 150)], [])
    assert [(s.start, s.count, s.copy) for s in plan] == [(0, 149, True), (149, 1, False)] or [
        (s.start, s.count, s.copy) for s in plan
    ] == [(0, 150, True)]
