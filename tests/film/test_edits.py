"""Any sequence of edits keeps the film sound."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from film import edits
from film.errors import Conflict, Invalid, NotFound, PixoraError
from film.history import take_back
from film.plan import visual_inputs
from film.project import Project, Scene
from film.timeline import layout, scene_ms
from tests.film.films import film, finished
from tools.direct_edits import (
    Edit,
    EditMusic,
    EditOrder,
    EditRemove,
    EditScene,
    EditSettings,
    EditSplit,
    EditTransition,
    EditTrim,
    apply,
)

place = st.integers(0, 9)
edit_kinds = st.one_of(
    st.tuples(st.just("add"), place, st.just(0)),
    st.tuples(st.just("remove"), place, st.just(0)),
    st.tuples(st.just("turn"), place, st.just(0)),
    st.tuples(st.just("split"), place, st.integers(500, 4_500)),
    st.tuples(st.just("trim"), place, st.integers(500, 9_000)),
    st.tuples(st.just("text"), place, st.integers(0, 99)),
    st.tuples(st.just("transition"), place, st.integers(0, 2_000)),
    st.tuples(st.just("stretch"), st.integers(5, 120), st.just(0)),
)


def one(project: Project, kind: tuple[str, int, int]) -> Project:
    """One random edit by the product's own functions; refused ones leave the film alone."""
    name, at, number = kind
    scene_id = project.scenes[at % len(project.scenes)].id if project.scenes else "s1"
    ids = [s.id for s in project.scenes]
    choices: dict[str, Edit] = {
        "remove": EditRemove(scene_ids=[scene_id]),
        "turn": EditOrder(order=[*ids[at:], *ids[:at]]),
        "split": EditSplit(scene_id=scene_id, at_ms=number),
        "trim": EditTrim(scene_id=scene_id, in_ms=at * 100, duration_ms=max(500, number)),
        "text": EditScene(scene_id=scene_id, visual=f"A fox, {number}", title=f"Fox {number}"),
        "transition": EditTransition(
            scene_id=scene_id, kind="slide", duration_ms=min(number, 2_000)
        ),
    }
    try:
        if name == "add":
            return edits.add(project, Scene(id="s1", visual="A hill"), at + 1)[0]
        if name == "stretch":
            return edits.stretch(project, at * 1_000)
        return apply(project, choices[name])
    except PixoraError:
        return project


@given(st.lists(edit_kinds, max_size=25))
def test_ids_are_unique_and_never_used_twice(kinds: list[tuple[str, int, int]]) -> None:
    project, seen = film(), {"s1", "s2", "s3"}
    for kind in kinds:
        before = {s.id for s in project.scenes}
        project = one(project, kind)
        ids = [s.id for s in project.scenes]
        fresh = set(ids) - before
        assert len(ids) == len(set(ids))
        assert not fresh & seen
        seen |= fresh


@given(st.lists(edit_kinds, max_size=25))
def test_the_film_lasts_its_scenes_less_their_overlaps(kinds: list[tuple[str, int, int]]) -> None:
    project = finished()
    for kind in kinds:
        project = one(project, kind)
    timeline = layout(project)
    overlaps = sum(c.transition.duration_ms for c in timeline.video)
    assert timeline.duration_ms == sum(map(scene_ms, project.scenes)) - overlaps
    for left, right in pairwise(timeline.video):
        assert left.start_ms + left.duration_ms == right.start_ms + right.transition.duration_ms


@given(st.lists(edit_kinds, max_size=25))
def test_a_chosen_take_always_exists(kinds: list[tuple[str, int, int]]) -> None:
    project = finished()
    for kind in kinds:
        project = one(project, kind)
    for scene in project.scenes:
        for element in (scene.picture, scene.voice):
            assert element.chosen is None or element.take is not None


@given(st.lists(edit_kinds, max_size=15), st.lists(edit_kinds, min_size=1, max_size=5))
def test_undoing_a_turn_restores_the_film_exactly(
    before: list[tuple[str, int, int]], turn: list[tuple[str, int, int]]
) -> None:
    project = film()
    for kind in before:
        project = one(project, kind)
    steps = [project]
    for kind in turn:
        steps.append(one(steps[-1], kind))
    now = steps[-1]
    for was, became in reversed(list(pairwise(steps))):
        now = take_back(now, was, became)
    counters = {"next_scene": project.next_scene, "next_take": project.next_take}
    assert now.model_copy(update=counters) == project


def test_undoing_what_a_later_edit_builds_on_is_a_conflict() -> None:
    first = film()
    second = edits.change(first, "s1", title="By the assistant")
    third = edits.change(second, "s1", title="By hand")
    with pytest.raises(Conflict, match="title"):
        take_back(third, first, second)


def test_undoing_one_turn_leaves_other_scenes_alone() -> None:
    first = film()
    second = edits.change(first, "s1", title="By the assistant")
    third = edits.change(second, "s2", title="By hand")
    undone = take_back(third, first, second)
    assert [s.title for s in undone.scenes] == ["Title 0", "By hand", "Title 2"]


def test_undoing_a_removal_brings_the_scene_back_in_its_place() -> None:
    first = film()
    undone = take_back(edits.remove(first, ["s2"]), first, edits.remove(first, ["s2"]))
    assert [s.id for s in undone.scenes] == ["s1", "s2", "s3"]


def test_a_missing_scene_is_named_with_those_there_are() -> None:
    with pytest.raises(NotFound, match="s1, s2, s3"):
        edits.change(film(), "s9", title="x")


def test_an_order_must_name_every_scene() -> None:
    with pytest.raises(Invalid):
        edits.reorder(film(), ["s1", "s1", "s2"])


def test_a_film_has_at_most_sixty_scenes() -> None:
    project = film(60).model_copy(update={"settings": film().settings})
    with pytest.raises(Invalid, match="60"):
        edits.add(project, Scene(id="s1"))


def test_a_host_may_allow_more_scenes() -> None:
    grown, scene = edits.add(film(60), Scene(id="s1", duration_ms=1_000), most=61)
    assert len(grown.scenes) == 61
    with pytest.raises(Invalid, match="61"):
        edits.split(grown, scene.id, 500, most=61)


def test_a_reference_ages_pictures_and_a_film_without_one_keeps_its_hashes() -> None:
    plain = film(1)
    like = plain.model_copy(update={"reference_asset": "asset-9"})
    assert "reference" not in visual_inputs(plain, plain.scenes[0])
    assert visual_inputs(like, like.scenes[0])["reference"] == "asset-9"


def test_a_split_keeps_the_length_and_the_words_once() -> None:
    whole = film(1)
    halves = edits.split(whole, "s1", 2_000)
    assert sum(s.duration_ms for s in halves.scenes) == whole.scenes[0].duration_ms
    assert [bool(s.narration) for s in halves.scenes] == [True, False]
    assert halves.scenes[1].in_ms == 2_000


def test_settings_and_music_change_only_what_is_said() -> None:
    project = apply(film(), EditSettings(style="noir", captions_enabled=False))
    assert (project.settings.style, project.settings.captions.enabled) == ("noir", False)
    assert project.settings.tone == film().settings.tone
    assert apply(project, EditMusic(volume_pct=20)).music.mood == project.music.mood


@pytest.mark.parametrize("seconds", [10, 15, 30, 45, 90])
@pytest.mark.parametrize("scenes", [3, 5, 7])
def test_a_stretched_film_lasts_what_was_asked_with_its_overlaps(seconds: int, scenes: int):
    longer = edits.stretch(film(scenes), seconds * 1000)
    assert layout(longer).duration_ms == seconds * 1000
    assert edits.stretch(longer, seconds * 1000) == longer
