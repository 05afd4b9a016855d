"""Work owed is derived from the document, and only from it."""

import pytest

from film import edits, takes
from film.errors import Locked
from film.plan import ahead, owed, visual_inputs
from film.pricing import PriceList
from film.project import Character
from film.timeline import layout
from tests.film.films import film, finished, made
from tools.restore_version import bring_back

PRICES = PriceList()


def states(project, **kwargs):
    return {u.name: u.state for u in owed(project, PRICES, **kwargs)}


def test_a_new_film_owes_everything() -> None:
    units = owed(film(2), PRICES)
    assert {u.state for u in units} == {"missing"}
    assert {u.name for u in units} == {"s1.audio", "s1.visual", "s2.audio", "s2.visual", "music"}


def test_a_finished_film_owes_nothing() -> None:
    assert not ahead(owed(finished(), PRICES))


def test_new_words_age_the_voice_and_leave_the_picture() -> None:
    project = edits.change(finished(), "s2", narration="Quite other words.")
    assert states(project)["s2.audio"] == "stale"
    assert states(project)["s2.visual"] == "ready"
    assert states(project)["s1.audio"] == "ready"


def test_the_films_style_ages_every_picture() -> None:
    project = edits.settings(finished(), style="noir")
    stale = {n for n, s in states(project).items() if s == "stale"}
    assert stale == {"s1.visual", "s2.visual", "s3.visual"}


def test_a_characters_look_ages_only_scenes_that_name_them() -> None:
    project = edits.change(finished(), "s1", visual="Elias on the stairs")
    project = made(project, "s1", "visual", 6_000)
    project = edits.recast(project, [Character(id="c1", name="Elias", look="red coat")])
    assert states(project)["s1.visual"] == "stale"
    assert states(project)["s2.visual"] == "ready"


def test_she_is_the_only_one_of_the_cast() -> None:
    nora = Character(id="c1", name="Nora", look="a girl of 9, red coat")
    elias = Character(id="c2", name="Elias", look="an old man")

    def cast_in(visual: str, *cast: Character) -> list[str]:
        project = edits.recast(edits.change(film(), "s1", visual=visual), list(cast))
        scene = project.scenes[0].model_copy(update={"title": "", "narration": ""})
        return [name for name, *_ in visual_inputs(project, scene)["cast"]]

    assert cast_in("At night she draws at her desk", nora) == ["Nora"]
    assert cast_in("The sea at night", nora) == []
    assert cast_in("At night she draws at her desk", nora, elias) == []


def test_a_locked_take_is_never_owed() -> None:
    project = takes.lock(finished(), "s1", "visual", True)
    assert states(edits.settings(project, style="noir"))["s1.visual"] == "ready"


def test_a_running_unit_is_not_ordered_again() -> None:
    project = edits.settings(finished(), style="noir")
    assert states(project, running={"s1.visual"})["s1.visual"] == "running"


def test_a_scene_longer_than_its_clip_needs_a_new_one_and_a_shorter_one_does_not() -> None:
    assert states(edits.change(finished(), "s1", duration_ms=9_000))["s1.visual"] == "stale"
    assert states(edits.change(finished(), "s1", duration_ms=3_000))["s1.visual"] == "ready"


def test_higher_quality_makes_draft_takes_stale_and_never_the_other_way() -> None:
    project = finished()
    assert states(project, quality="high")["s1.visual"] == "stale"
    assert states(project, quality="draft")["s1.visual"] == "ready"


def test_restoring_a_take_brings_its_text_back_so_that_nothing_is_stale() -> None:
    project = finished()
    first = project.scenes[0].picture.chosen
    project = edits.change(project, "s1", visual="Now a fox", style="darker")
    project = made(project, "s1", "visual", 6_000)
    assert first
    take = next(t for t in project.scenes[0].picture.takes if t.id == first)
    restored = bring_back(project, "s1", "visual", take)
    assert restored.scenes[0].visual == "A lighthouse at dusk, number 0"
    assert states(restored)["s1.visual"] == "ready"


def test_a_locked_take_is_not_exchanged_for_another() -> None:
    project = takes.lock(finished(), "s1", "visual", True)
    with pytest.raises(Locked, match="Unlock it first"):
        bring_back(project, "s1", "visual", project.scenes[0].picture.takes[0])


def test_a_late_result_becomes_an_alternate_take() -> None:
    project = finished()
    before = project.scenes[0].picture.chosen
    pending = project.scenes[0].picture.takes[0].model_copy(update={"state": "pending"})
    project, take = takes.add(project, "s1", "visual", pending)
    project = takes.finish(project, take.id, False, state="ready", asset_id="late")
    assert project.scenes[0].picture.chosen == before
    assert len(project.scenes[0].picture.takes) == 2


def test_a_narration_longer_than_its_scene_makes_the_scene_longer() -> None:
    project = made(film(1), "s1", "audio", 8_000)
    assert layout(project).duration_ms == 8_600
