"""Tools that change the script: free, exact, undoable."""

from dataclasses import replace

import pytest

from film.errors import Conflict, Invalid, NotFound
from film.pricing import PriceList
from film.timeline import layout
from tests.tools.conftest import Room
from worker.build import NARRATORS


async def test_breakdown_writes_scenes_that_fit_the_asked_length(room: Room) -> None:
    done = await room.run("breakdown", idea="a fox looking for snow", duration_s=20)
    project = await room.project()
    assert project.scenes
    assert done.revision == 1
    assert layout(project).duration_ms == 20_000
    assert {s.id for s in project.scenes}.isdisjoint({"s1", "s2", "s3"})


async def test_breakdown_refuses_to_throw_media_away(made_room: Room) -> None:
    with pytest.raises(Invalid, match="replace=true"):
        await made_room.run("breakdown", idea="something else")
    done = await made_room.run("breakdown", idea="something else", replace=True)
    assert "scenes written" in done.summary


async def test_edit_scene_changes_text_and_says_what_is_stale(made_room: Room) -> None:
    done = await made_room.run("edit_scene", scene_id="s2", narration="New words.")
    assert done.stale == ["s2.audio"]
    assert (await made_room.project()).scenes[1].narration == "New words."


async def test_edit_scene_with_an_empty_narration_removes_it(room: Room) -> None:
    await room.run("edit_scene", scene_id="s1", narration="")
    assert (await room.project()).scenes[0].narration == ""


async def test_edit_scene_without_a_change_asks_for_one(room: Room) -> None:
    with pytest.raises(Invalid, match="Say what to change"):
        await room.run("edit_scene", scene_id="s1")


async def test_a_scene_brought_back_is_not_said_to_be_brought_back_by_an_undo(room: Room) -> None:
    removed = await room.run("remove_scene", scene_ids=["s1"])
    assert removed.summary.endswith("Undo brings it back.")
    undone = await room.run("undo")
    assert undone.summary.startswith("Undone: Removed scene 1")
    assert "Undo brings" not in undone.summary


async def test_scenes_are_added_removed_and_reordered(room: Room) -> None:
    await room.run("add_scene", description="A red boat at sunrise", position=1)
    assert [s.id for s in (await room.project()).scenes] == ["s4", "s1", "s2", "s3"]
    await room.run("remove_scene", scene_ids=["s1", "s3"])
    await room.run("reorder_scenes", order=["s2", "s4"])
    assert [s.id for s in (await room.project()).scenes] == ["s2", "s4"]
    with pytest.raises(NotFound, match="s2, s4"):
        await room.run("remove_scene", scene_ids=["s1"])


async def test_update_project_scales_the_scenes(room: Room) -> None:
    await room.run("update_project", duration_s=30, aspect_ratio="9:16", title="New")
    project = await room.project()
    assert layout(project).duration_ms == 30_000
    assert (project.settings.aspect, project.title) == ("9:16", "New")


async def test_another_language_says_what_stays_and_who_cannot_speak_it(room: Room) -> None:
    prices = PriceList(limits={"audio": (NARRATORS,)})
    room = replace(room, studio=replace(room.studio, prices=prices))
    done = await room.run("update_project", language="de")
    assert (await room.project()).settings.language == "de"
    assert "What is written stays as it is." in done.summary
    assert "narration in de stays silent" in done.summary
    back = await room.run("update_project", language="en")
    assert "silent" not in back.summary


async def test_captions_in_another_language_are_not_promised(room: Room) -> None:
    done = await room.run("set_captions", language="fr")
    assert "in en, and are not translated" in done.summary
    assert (await room.run("set_captions", language="en")).summary == "Captions are on, clean."


async def test_a_wish_of_blanks_is_no_wish(room: Room) -> None:
    mood = (await room.project()).music.mood
    for name, wish in (("set_music", "mood"), ("adjust_style", "style")):
        with pytest.raises(Invalid, match="Say what to change"):
            await room.run(name, **{wish: "  "})
    assert (await room.project()).music.mood == mood


async def test_captions_turn_off_and_on_again(room: Room) -> None:
    await room.run("set_captions", enabled=False)
    assert not (await room.project()).settings.captions.enabled
    await room.run("set_captions", style="bold")
    assert (await room.project()).settings.captions.style == "bold"


async def test_undo_and_redo_walk_over_changes(room: Room) -> None:
    await room.run("edit_scene", scene_id="s1", title="One")
    await room.run("edit_scene", scene_id="s1", title="Two")
    await room.run("undo")
    assert (await room.project()).scenes[0].title == "One"
    await room.run("undo")
    assert (await room.project()).scenes[0].title == "Title 0"
    with pytest.raises(Invalid, match="nothing to undo"):
        await room.run("undo")
    await room.run("redo", steps=2)
    assert (await room.project()).scenes[0].title == "Two"


async def test_one_earlier_change_is_taken_back_by_its_words(room: Room) -> None:
    await room.run("edit_scene", scene_id="s1", title="One")
    await room.run("set_captions", enabled=False)
    await room.run("edit_scene", scene_id="s2", title="Two")
    done = await room.run("take_back", change="the captions change")
    assert done.summary == "Taken back: Captions are off."
    project = await room.project()
    assert project.settings.captions.enabled
    assert [s.title for s in project.scenes[:2]] == ["One", "Two"]
    await room.run("undo")
    assert not (await room.project()).settings.captions.enabled


async def test_a_change_that_is_not_there_or_was_built_on_is_answered(room: Room) -> None:
    await room.run("add_scene", description="A harbour")
    added = (await room.project()).scenes[-1].id
    await room.run("edit_scene", scene_id=added, narration="Boats come home.")
    with pytest.raises(Invalid, match="The last changes"):
        await room.run("take_back", change="the music")
    with pytest.raises(Conflict, match=r"Later changes build on that one \(scene 4\)"):
        await room.run("take_back", change="the harbour")
    assert (await room.project()).scenes[-1].narration == "Boats come home."
    await room.run("remove_scene", scene_ids=["s1"])
    await room.run("edit_scene", scene_id="s2", title="Lamp", visual="A lamp")
    await room.run("edit_scene", scene_id="s2", visual="A bell")
    with pytest.raises(Conflict, match=r"\(scene 1 visual\)"):
        await room.run("take_back", change="the title")


async def test_a_change_on_an_old_revision_says_what_happened_since(room: Room) -> None:
    await room.run("edit_scene", scene_id="s1", title="First")
    with pytest.raises(Conflict) as caught:
        await room.run("edit_scene", scene_id="s1", title="Late", expected_revision=0)
    assert caught.value.details["revision"] == 1


async def test_a_repeated_key_answers_with_the_first_result(room: Room) -> None:
    first = await room.run("add_scene", description="A hill", key="same")
    again = await room.run("add_scene", description="A hill", key="same")
    assert first == again
    assert len((await room.project()).scenes) == 4


async def test_another_users_film_does_not_exist(room: Room, second_seat) -> None:
    with pytest.raises(NotFound):
        await room.run("edit_scene", scene_id="s1", title="Mine", seat=second_seat)
