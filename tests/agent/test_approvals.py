"""The card that a run waits with: nothing is spent before a yes, and only what was said yes to."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from agent.director import OPEN_ANSWER, Answer
from agent.turn import Ask
from film import edits
from film.errors import Conflict, Invalid, NotFound
from film.paces import Paces
from film.pricing import EMBEDDED, Price, PriceList
from tests.agent.scripted import ALL, BOTH, FIRST, price, staged, yes


def why(run):
    """Why a card is shown again after a yes."""
    return run.body["approvals"][0]["quote"]["why"]


async def test_paid_work_waits_for_a_yes_and_then_holds_exactly_the_quote(room):
    stage = staged(room, ALL, "On it.")
    run = await stage.say("Make the film")
    assert (run.state, await room.balance()) == ("waiting", (100, 0)), run.body
    ended = await stage.answer(run, yes(run))
    assert ended.state == "done"
    assert await room.balance() == (100 - price(run), price(run))
    assert ended.body["spent"] == price(run)


async def test_a_no_spends_nothing_and_the_model_hears_it(room):
    stage = staged(room, ALL, "Fine.")
    run = await stage.say("Make the film")
    no = Answer(interrupt_id=run.body["approvals"][0]["interrupt_id"], approved=False)
    ended = await stage.answer(run, no)
    assert await room.balance() == (100, 0)
    assert "not now" in await stage.remembered(ended.thread_id)


async def test_forged_answers_are_refused_and_repeated_ones_get_the_first_result(room):
    stage = staged(room, ALL)
    run = await stage.say("Make the film")
    forged = Answer(interrupt_id="int-other", approved=True)
    for answers in ((forged,), (yes(run), forged)):
        with pytest.raises(Conflict):
            await stage.answer(run, *answers)
    assert await room.balance() == (100, 0)
    first = await stage.answer(run, yes(run))
    held = await room.balance()
    assert (await stage.answer(run, yes(run))).id == first.id
    no = Answer(interrupt_id=yes(run).interrupt_id, approved=False)
    for other in (no, yes(run, "s1")):
        with pytest.raises(Conflict):
            await stage.answer(run, other)
    assert await room.balance() == held


async def test_eight_yeses_at_the_same_time_charge_once_and_lead_to_one_run(room):
    stage = staged(room, ALL)
    run = await stage.say("Make the film")
    all_of_them = await asyncio.gather(*(stage.answer(run, yes(run)) for _ in range(8)))
    assert len({r.id for r in all_of_them}) == 1
    assert await room.balance() == (100 - price(run), price(run))


async def test_somebody_elses_yes_finds_nothing(room, second_seat):
    stage = staged(room, ALL)
    run = await stage.say("Make the film")
    with pytest.raises(NotFound):
        await stage.answer(run, yes(run), seat=second_seat)
    with pytest.raises(NotFound):
        await stage.director.start(second_seat, room.project_id, Ask(text="Hello"))
    assert await room.balance() == (100, 0)


async def test_an_expired_quote_is_not_executed_but_asked_again(room):
    stage = staged(room, ALL, "On it.")
    run = await stage.say("Make the film")
    held = run.body["approvals"][0]
    minutes = datetime.fromisoformat(held["quote"]["expires_at"]) - datetime.now(UTC)
    assert timedelta(minutes=29) < minutes <= timedelta(minutes=30)
    held["quote"]["expires_at"] = (datetime.now(UTC) - timedelta(seconds=1)).isoformat()
    await room.store.threads.end_run(room.seat, run.id, "waiting", {"approvals": [held]})
    again = await stage.answer(run, yes(run))
    assert (again.state, await room.balance()) == ("waiting", (100, 0))
    assert why(again) == f"That price has expired. It is {price(run)} credits as before."
    ended = await stage.answer(again, yes(again))
    assert (ended.state, (await room.balance())[1]) == ("done", price(run))


async def test_work_that_moved_is_asked_again_at_its_new_price_and_never_costs_more(room):
    stage = staged(room, ALL, "On it.")
    run = await stage.say("Make the film")
    async with room.store.work(room.seat, room.project_id) as work:
        work.project = edits.settings(work.project, quality="high")
    again = await stage.answer(run, yes(run))
    assert (again.state, await room.balance()) == ("waiting", (100, 0))
    hashes = [r.body["approvals"][0]["quote"]["work_hash"] for r in (run, again)]
    assert (price(again) > price(run), hashes[0] != hashes[1]) == (True, True)
    assert f"It was {price(run)} credits, and is {price(again)} now." in why(again)
    await stage.answer(again, yes(again))
    assert (await room.balance())[1] == price(again)


@pytest.mark.parametrize("part", [(), ("s2",)])
async def test_a_yes_to_work_that_changed_at_the_same_price_is_asked_again(room, part):
    stage = staged(room, ALL, "On it.")
    run = await stage.say("Make the film")
    await room.run("edit_scene", scene_id="s2", visual="Something quite different")
    again = await stage.answer(run, yes(run, *part))
    assert (again.state, await room.balance()) == ("waiting", (100, 0))
    assert await room.store.jobs(room.seat, room.project_id) == []
    assert {i["scene_id"] for i in again.body["approvals"][0]["quote"]["items"]} >= set(part)
    ended = await stage.answer(again, yes(again))
    assert (ended.state, await room.balance()) == ("done", (100 - price(again), price(again)))


async def test_a_yes_to_a_part_holds_when_only_another_part_changed(room):
    stage = staged(room, ALL, "On it.")
    run = await stage.say("Make the film")
    await room.run("edit_scene", scene_id="s1", visual="Something quite different")
    ended = await stage.answer(run, yes(run, "s2"))
    assert (ended.state, await room.balance()) == ("done", (95, 5))


FLAT = dict.fromkeys(EMBEDDED, Price(credits_each=4, unit_ms=60_000))
DEARER = {**EMBEDDED, ("music", "standard"): Price(credits_each=5, unit_ms=60_000)}
CHEAPER = {**EMBEDDED, ("music", "standard"): Price(credits_each=1, unit_ms=60_000)}
OTHERS = Paces(makers={"visual": "fal:acme", "audio": "", "music": ""})


@pytest.mark.parametrize(
    "now",
    [{"prices": PriceList(table=DEARER)}, {"prices": PriceList(table=CHEAPER)}, {"paces": OTHERS}],
    ids=["dearer", "cheaper", "another model"],
)
@pytest.mark.parametrize("part", [(), ("s1", "s2", "s3")])
async def test_a_price_or_a_model_that_changed_is_asked_again_with_the_new_quote(room, now, part):
    """Prices and models change with a restart: the answer comes to another process."""
    run = await staged(room, ALL).say("Make the film")
    later = staged(replace(room, studio=replace(room.studio, **now)), "On it.")
    again = await later.answer(run, yes(run, *part))
    if part and "prices" in now:  # the music is not in it, so nothing has moved
        assert (again.state, await room.balance()) == ("done", (85, 15))
        return
    assert (again.state, await room.balance()) == ("waiting", (100, 0))
    ended = await later.answer(again, yes(again))
    assert (ended.state, await room.balance()) == ("done", (100 - price(again), price(again)))


async def test_another_quality_at_the_same_price_is_other_work(room):
    flat = staged(
        replace(room, studio=replace(room.studio, prices=PriceList(table=FLAT))), ALL, "On it."
    )
    run = await flat.say("Make the film")
    async with room.store.work(room.seat, room.project_id) as work:
        work.project = edits.settings(work.project, quality="high")
    again = await flat.answer(run, yes(run))
    assert (again.state, price(again), await room.balance()) == ("waiting", price(run), (100, 0))


async def test_a_part_of_a_new_look_for_the_whole_film_is_other_work_and_asked_again(made_room):
    stage = staged(made_room, [("adjust_style", {"style": "noir"})], "On it.")
    run = await stage.say("Make it noir")
    again = await stage.answer(run, yes(run, "s2"))
    assert (again.state, await made_room.balance()) == ("waiting", (100, 0))
    ended = await stage.answer(again, yes(again))
    assert (ended.state, await made_room.balance()) == ("done", (96, 4))


async def test_a_yes_to_one_scene_makes_and_charges_that_scene(room):
    stage = staged(room, ALL)
    run = await stage.say("Make the film")
    with pytest.raises(Invalid):
        await stage.answer(run, yes(run, "s99"))
    items = run.body["approvals"][0]["quote"]["items"]
    cost = sum(i["credits"] for i in items if i["scene_id"] == "s2")
    await stage.answer(run, yes(run, "s2"))
    jobs = await room.store.jobs(room.seat, room.project_id)
    assert {j.order.scene_id for j in jobs if j.order.credits} == {"s2"}
    assert await room.balance() == (100 - cost, cost)


async def test_a_yes_to_one_scene_does_not_stretch_to_others(room):
    stage = staged(room, ALL)
    run = await stage.say("Make the film")
    await stage.answer(run, yes(run, "s2", "s3", "s1", "s2"))
    assert (await room.balance())[1] <= price(run)


async def test_scenes_that_are_not_on_the_card_are_not_made_by_a_yes(room):
    stage = staged(room, FIRST)
    run = await stage.say("Make scene 1")
    ended = await stage.answer(run, yes(run, "s1", "s2", "s99"))
    assert (ended.state, await room.balance()) == ("done", (95, 5))


async def test_several_calls_are_asked_on_one_card_with_one_price(room):
    stage = staged(room, BOTH)
    run = await stage.say("Make scenes 1 and 2")
    (card,) = run.body["approvals"]
    assert [i["scene_id"] for i in card["quote"]["items"]] == ["s1", "s1", "s2", "s2"]
    last = (await stage.events(run.id))[-1]
    (shown,) = last["outcome"]["interrupts"]
    assert shown["id"] == card["interrupt_id"]
    assert shown["metadata"]["total"] == card["quote"]["total"] == price(run)
    ended = await stage.answer(run, yes(run))
    assert await room.balance() == (100 - price(run), price(run))
    told = [e["value"] for e in await stage.events(ended.id) if e.get("name") == "approval"]
    assert told == [{"interrupt_id": card["interrupt_id"], "approved": True}]


async def test_a_yes_to_one_scene_of_a_card_of_several_calls_makes_that_scene(room):
    stage = staged(room, BOTH)
    run = await stage.say("Make scenes 1 and 2")
    lines = [i for i in run.body["approvals"][0]["quote"]["items"] if i["scene_id"] == "s2"]
    await stage.answer(run, yes(run, "s2"))
    assert (await room.balance())[1] == sum(i["credits"] for i in lines)
    first, second, *_ = (await room.project()).scenes
    assert (len(first.picture.takes), len(second.picture.takes)) == (0, 1)


async def test_a_no_to_a_card_of_several_calls_spends_nothing(room):
    stage = staged(room, BOTH)
    run = await stage.say("Make scenes 1 and 2")
    no = Answer(interrupt_id=run.body["approvals"][0]["interrupt_id"], approved=False)
    ended = await stage.answer(run, no)
    assert (ended.state, await room.balance()) == ("done", (100, 0))


async def test_a_new_sentence_closes_an_open_approval(room):
    stage = staged(room, ALL, "All right, something else.")
    run = await stage.say("Make the film")
    await stage.say("Wait, what can you do?", run.thread_id)
    assert (await room.store.threads.run(room.seat, run.id)).state == "cancelled"
    assert OPEN_ANSWER in await stage.remembered(run.thread_id)
    with pytest.raises(Conflict):
        await stage.answer(run, yes(run))
    assert await room.balance() == (100, 0)


async def test_a_yes_that_another_tabs_sentence_overtook_closes_the_card(room):
    """The yes has claimed its run and waits for the conversation while the sentence is answered."""
    stage = staged(room, ALL, "All right, something else.", "Still here.")
    run = await stage.say("Make the film")
    threads = room.store.threads
    assert await threads.claim_run(room.seat, run.id, "waiting", "done")
    await stage.say("Wait, what can you do?", run.thread_id)
    assert await threads.claim_run(room.seat, run.id, "done", "waiting")
    for _ in range(2):
        with pytest.raises(Conflict):
            await stage.answer(run, yes(run))
    assert (await threads.run(room.seat, run.id)).state == "cancelled"
    assert await room.balance() == (100, 0)
    assert (await stage.say("And now?", run.thread_id)).state == "done"


async def test_what_is_asked_again_is_another_question(room):
    stage = staged(room, ALL, "On it.")
    run = await stage.say("Make the film")
    await room.run("edit_scene", scene_id="s2", visual="Something quite different")
    again = await stage.answer(run, yes(run))
    asked = [(await stage.events(r.id))[-1]["outcome"]["interrupts"][0]["id"] for r in (run, again)]
    assert asked == [r.body["approvals"][0]["interrupt_id"] for r in (run, again)]
    assert asked[0] != asked[1], "a page that has seen the first would take the second for answered"
