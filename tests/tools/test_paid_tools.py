"""Tools that cost credits: price first, exactly once, never above what was approved."""

import pytest

from film import edits, takes
from film.errors import Conflict, Locked, NeedsApproval, NeedsCredits, PlanMoved
from film.making import WAYS
from film.pricing import Quote
from film.project import Project
from store.jobs import PostgresJobBoard
from tests.film.films import made
from tests.tools.conftest import Room


async def quote_of(room: Room, name: str, **kwargs) -> Quote:
    with pytest.raises(NeedsApproval) as caught:
        await room.run(name, limit=0, **kwargs)
    return Quote.model_validate(caught.value.details["quote"])


async def test_generate_asks_first_and_holds_what_was_quoted(room: Room) -> None:
    quote = await quote_of(room, "generate_scene")
    assert await room.balance() == (100, 0)
    done = await room.run("generate_scene", limit=0, approved=quote)
    assert done.credits_reserved == quote.total
    assert await room.balance() == (100 - quote.total, quote.total)
    jobs = await room.store.jobs(room.seat, room.project_id)
    assert {j.order.kind for j in jobs} == {"audio", "visual", "music", "render"}


async def test_a_price_says_what_draft_quality_would_cost_only_where_that_is_less(
    room: Room, made_room: Room
) -> None:
    dear = await quote_of(room, "generate_scene", quality="high")
    draft = await quote_of(room, "generate_scene", quality="draft")
    assert (dear.cheaper, draft.cheaper) == (draft.total, None)
    assert (await quote_of(made_room, "regenerate_visual", scene_ids=["s1"])).cheaper is None
    assert (await quote_of(made_room, "set_music", mood="tense")).cheaper is None


async def test_a_repeated_order_is_the_first_one(room: Room) -> None:
    first = await room.run("generate_scene", idempotency_key="click")
    again = await room.run("generate_scene", idempotency_key="click")
    assert first == again
    assert len(await room.store.jobs(room.seat, room.project_id)) == len(first.jobs)
    assert (await room.balance())[1] == first.credits_reserved


async def test_a_repeated_press_of_an_old_page_gets_the_first_answer_and_a_new_one_is_told(
    room: Room,
) -> None:
    """Two tabs show revision 0; the first press has made revision 1."""
    press = {"scene_ids": ["s1"], "expected_revision": 0, "key": "press"}
    first = await room.run("generate_scene", **press)
    assert await room.run("generate_scene", **press) == first
    with pytest.raises(Conflict, match="changed since"):
        await room.run("generate_scene", **press | {"key": "other tab"})
    assert await room.balance() == (95, 5)


async def test_a_key_is_not_taken_for_another_request(room: Room) -> None:
    first = await room.run("generate_scene", scene_ids=["s1"], key="mine")
    for name, wish in (
        ("generate_scene", {"scene_ids": ["s2"]}),
        ("generate_scene", {}),
        ("regenerate_visual", {"scene_ids": ["s1"]}),
        ("edit_scene", {"scene_id": "s1", "title": "Other"}),
    ):
        with pytest.raises(Conflict, match="another request"):
            await room.run(name, key="mine", **wish)
    assert await room.run("generate_scene", scene_ids=["s1"], key="mine") == first
    assert await room.balance() == (95, 5)


async def test_an_approval_for_work_that_moved_is_refused_with_the_new_quote(room: Room) -> None:
    quote = await quote_of(room, "generate_scene")
    await room.run("edit_scene", scene_id="s1", visual="Something quite different")
    with pytest.raises(PlanMoved) as caught:
        await room.run("generate_scene", limit=0, approved=quote)
    assert caught.value.details["quote"]["work_hash"] != quote.work_hash
    assert await room.balance() == (100, 0)


async def test_an_expired_approval_is_refused(room: Room) -> None:
    quote = await quote_of(room, "generate_scene")
    assert quote.expires_at
    old = quote.model_copy(update={"expires_at": quote.expires_at.replace(year=2020)})
    with pytest.raises(PlanMoved, match="expired"):
        await room.run("generate_scene", limit=0, approved=old)


async def test_a_balance_too_small_orders_nothing(room: Room) -> None:
    await room.store.create(room.seat, edits.stretch(await long_film(room), 500_000))
    other = room.of("film-9")
    with pytest.raises(NeedsCredits, match="100 are left"):
        await other.run("generate_scene", limit=10_000)
    assert await room.balance() == (100, 0)
    assert not await room.store.jobs(room.seat, "film-9")


async def long_film(room: Room):
    from tests.film.films import film

    return film(12).model_copy(update={"id": "film-9"})


async def test_regenerate_visual_with_words_changes_the_description_and_keeps_the_seed(
    made_room: Room,
) -> None:
    done = await made_room.run("regenerate_visual", scene_ids=["s2"], instruction="add a red boat")
    scene = (await made_room.project()).scenes[1]
    assert done.status == "started"
    assert "red boat" in scene.visual
    assert scene.picture.takes[-1].seed == scene.picture.takes[0].seed
    assert scene.picture.chosen == scene.picture.takes[0].id


async def test_the_same_words_again_while_they_are_made_are_another_way_of_them(
    made_room: Room,
) -> None:
    for _ in range(3):
        done = await made_room.run("regenerate_visual", scene_ids=["s2"], instruction="a red boat")
        assert (done.status, len(done.jobs)) == ("started", 1)
    scene = (await made_room.project()).scenes[1]
    ways = scene.picture.takes[-3:]
    assert scene.visual.count("red boat") == 1
    assert {t.inputs["visual"] for t in ways} == {scene.visual}
    assert len({t.seed for t in ways}) == 3


CHANGES_MID_WAY = (
    ("regenerate_visual", {}, "picture"),
    ("regenerate_visual", {"instruction": "a red boat"}, "picture"),
    ("adjust_style", {"style": "noir"}, "picture"),
    ("regenerate_audio", {"narration": "Other words."}, "voice"),
)


@pytest.mark.parametrize(("name", "wish", "element"), CHANGES_MID_WAY)
async def test_a_change_while_the_first_take_is_being_made_makes_another_and_says_so(
    room: Room, name: str, wish: dict[str, str], element: str
) -> None:
    await room.run("generate_scene", scene_ids=["s1"])
    spent = (await room.balance())[1]
    with pytest.raises(NeedsApproval):
        await room.run(name, limit=0, scene_ids=["s1"], **wish)
    done = await room.run(name, scene_ids=["s1"], **wish)
    assert (done.status, len(done.jobs)) == ("started", 1)
    assert "under way before goes on" in done.summary
    assert (await room.balance())[1] == spent + done.credits_reserved
    scene = (await room.project()).scenes[0]
    assert [t.state for t in getattr(scene, element).takes] == ["pending", "pending"]


async def test_a_style_asked_for_twice_is_made_once(room: Room) -> None:
    await room.run("generate_scene", scene_ids=["s1"])
    await room.run("adjust_style", scene_ids=["s1"], style="noir")
    again = await room.run("adjust_style", limit=0, scene_ids=["s1"], style="noir")
    assert again.status == "text_only"


async def test_another_take_has_another_seed_and_is_another_way_of_it(made_room: Room) -> None:
    await made_room.run("regenerate_visual", scene_ids=["s2"])
    takes_now = (await made_room.project()).scenes[1].picture.takes
    assert takes_now[-1].seed % WAYS == 1
    assert takes_now[-1].seed != takes_now[0].seed
    assert takes_now[-1].inputs_hash == takes_now[0].inputs_hash


async def test_without_media_only_the_text_changes_and_it_is_free(room: Room) -> None:
    done = await room.run("adjust_style", limit=0, style="darker", scene_ids=["s1"])
    assert done.status == "text_only"
    assert (await room.project()).scenes[0].style == "darker"
    assert await room.balance() == (100, 0)


async def test_adjusting_the_whole_film_makes_every_picture_again(made_room: Room) -> None:
    done = await made_room.run("adjust_style", style="noir")
    assert sorted(j.scene_id for j in done.jobs) == ["s1", "s2", "s3"]
    assert (await made_room.project()).settings.style == "noir"


async def test_new_words_are_recorded_and_delivery_is_no_rewriting(made_room: Room) -> None:
    await made_room.run("regenerate_audio", scene_ids=["s1"], narration="Exactly this.")
    await made_room.run("regenerate_audio", scene_ids=["s2"], instruction="slower, sadder")
    first, second, _ = (await made_room.project()).scenes
    assert first.narration == "Exactly this."
    assert second.narration == "These are the words of scene 1."
    assert second.delivery == "slower, sadder"


async def test_a_locked_take_is_refused_by_name_and_left_out_of_the_whole(made_room: Room) -> None:
    async with made_room.store.work(made_room.seat, made_room.project_id) as work:
        work.project = takes.lock(work.project, "s1", "visual", True)
    with pytest.raises(Locked, match="scene 1"):
        await made_room.run("regenerate_visual", scene_ids=["s1"])
    done = await made_room.run("adjust_style", style="noir")
    assert sorted(j.scene_id for j in done.jobs) == ["s2", "s3"]


async def test_music_volume_is_free_and_a_new_mood_is_not(made_room: Room) -> None:
    free = await made_room.run("set_music", limit=0, volume=0.2)
    assert free.status == "text_only"
    with pytest.raises(NeedsApproval):
        await made_room.run("set_music", limit=0, mood="tense")
    off = await made_room.run("set_music", limit=0, enabled=False)
    assert off.summary == "The music is off."


async def test_cancelling_gives_the_credits_back(room: Room) -> None:
    await room.run("generate_scene")
    done = await room.run("cancel_generation")
    assert await room.balance() == (100, 0)
    assert "credits are back" in done.summary
    assert all(not s.picture.takes for s in (await room.project()).scenes)


async def test_credits_of_work_under_way_are_said_to_come(room: Room) -> None:
    ordered = await room.run("generate_scene")
    await PostgresJobBoard(room.store).claim(ordered.jobs[0].job_id, "w")
    done = await room.run("cancel_generation")
    assert done.summary.endswith("1 more comes back in a moment.")
    assert (await room.balance())[1] > 0


async def test_credits_are_told_as_they_are(room: Room) -> None:
    estimate = await room.run("check_credits", about="estimate")
    quote = await quote_of(room, "generate_scene")
    assert estimate.estimate == quote.total
    assert (await room.run("check_credits")).balance == 100
    assert (await room.run("check_credits", about="usage")).used == 0


async def test_versions_are_numbered_from_the_oldest(made_room: Room) -> None:
    await made_room.run("regenerate_visual", scene_ids=["s1"])
    versions = await made_room.run("list_versions", scene_id="s1")
    assert [(v.number, v.chosen) for v in versions.versions] == [(1, True), (2, False)]


async def test_progress_counts_jobs(room: Room) -> None:
    await room.run("generate_scene")
    progress = await room.run("check_progress")
    assert progress.queued == 8
    assert progress.eta_s > 0


async def test_undo_takes_back_the_change_before_a_making_since_a_making_changes_no_text(
    room: Room,
) -> None:
    await room.run("edit_scene", scene_id="s1", title="The Gate")
    await room.run("generate_scene", scene_ids=["s2"])
    undone = await room.run("undo")
    assert "Making" not in undone.summary
    assert (await room.project()).scenes[0].title == "Title 0"


async def _made(room: Room, scene_id: str) -> None:
    async with room.store.work(room.seat, room.project_id, "made") as work:
        work.kind = "made"
        work.project = made(work.project, scene_id, "visual")


async def test_a_scene_undone_and_done_again_has_the_takes_that_were_made_in_between(
    room: Room,
) -> None:
    await room.run("add_scene", description="A gate in the rain")
    new = (await room.project()).scenes[-1].id
    await _made(room, new)
    await room.run("undo")
    assert new not in [s.id for s in (await room.project()).scenes]
    await room.run("redo")
    assert (await room.project()).scenes[-1].picture.takes


async def test_undo_never_takes_a_whole_made_script_away(room: Room) -> None:
    await room.store.create(room.seat, Project(id="film-3"))
    room = room.of("film-3")
    await room.run("breakdown", idea="a fox looking for snow")
    scene = (await room.project()).scenes[0]
    await _made(room, scene.id)
    with pytest.raises(Conflict, match="1 of its scenes"):
        await room.run("undo")
    assert (await room.project()).scenes[0].picture.takes
