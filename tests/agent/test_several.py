"""Several ways of one picture, asked for in words: so many takes on one price card."""

import asyncio

import pytest

from agent.director import Answer
from agent.keyless import texts_first
from agent.offline.brain import decide
from agent.offline.context import Context
from tests.agent.scripted import keyless_stage


def film(selected: str | None = None) -> Context:
    scenes = [
        {
            "id": f"s{n + 3}", "position": n, "title": f"Title {n}", "visual": "a fox in the snow",
            "narration": "Once.", "duration_s": 6, "status": "done",
            "visual_versions": int(n < 4), "audio_versions": 1,
        }
        for n in range(1, 5)
    ]  # fmt: skip
    chosen = {"scene_id": selected} if selected else None
    return Context.model_validate({"selected": chosen, "scenes": scenes})


@pytest.mark.parametrize(
    ("said", "scene", "times"),
    [
        ("show me three versions of scene 2", "s5", 3),
        ("give me three options for the opening picture", "s4", 3),
        ("2 more takes of scene 3 please", "s6", 2),
        ("I want five pictures to choose from for scene 1", "s4", 5),
        ("give me 4 alternatives for this scene", "s5", 4),
    ],
)
def test_so_many_takes_are_so_many_calls(said: str, scene: str, times: int):
    calls = decide(said, film("s5")).calls
    assert [(c.tool, c.args) for c in calls] == [
        ("regenerate_visual", {"scene_ids": [scene]})
    ] * times


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("three versions of scene 2 with a red boat, please", "with a red boat"),
        ("show me this in three ways, closer to the fox", "closer to the fox"),
        ("give me 3 darker takes of scene 2", "darker"),
        ("three options for this picture, so that I can choose", None),
        ("show me three versions of this picture", None),
        ("three ways for scene 2", None),
    ],
)
def test_what_is_to_be_different_is_asked_of_each_of_them(said: str, wish: str | None):
    args = {"scene_ids": ["s5"], **({"instruction": wish} if wish else {})}
    calls = decide(said, film("s5")).calls
    assert [(c.tool, c.args) for c in calls] == [("regenerate_visual", args)] * 3


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("show me three versions of this picture, darker", "which scene"),
        ("three versions of scene 4", "no picture yet"),
        ("12 versions of scene 1", "up to 5"),
        ("make scene 2 in three different styles", "Which 3 looks"),
        ("make scenes 1 and 2 in two ways", "one scene at a time"),
    ],
)
def test_what_it_cannot_do_at_once_is_answered_with_a_way_on(said: str, words: str):
    decision = decide(said, film())
    assert not decision.calls
    assert words in decision.reply
    assert decision.guesses
    if words == "which scene":
        calls = decide(decision.guesses[1].utterance, film()).calls
        assert [c.args for c in calls] == [{"scene_ids": ["s5"], "instruction": "darker"}] * 3


@pytest.mark.parametrize(
    "said",
    ["which versions of scene 2 are there?", "restore version 2 of scene 1", "go back two versions in scene 2", "make the fox wear two hats in scene 2"],
)  # fmt: skip
def test_other_wishes_with_numbers_make_no_extra_takes(said: str):
    assert sum(c.tool == "regenerate_visual" for c in decide(said, film()).calls) <= 1


@pytest.mark.parametrize("wish", ["", " with a red boat"])
async def test_three_ways_of_a_scene_are_approved_and_paid_once(made_room, wish):
    stage = keyless_stage(made_room)
    before, held_before = await made_room.balance()
    run = await stage.say(f"Show me three versions of scene 1{wish}")
    (card,) = run.body["approvals"]
    (line,) = card["quote"]["items"]
    assert line["label"].endswith("3 times")
    assert line["credits"] == card["quote"]["total"]
    yes = Answer(interrupt_id=card["interrupt_id"], approved=True)
    both = await asyncio.gather(stage.answer(run, yes), stage.answer(run, yes))
    assert both[0].id == both[1].id, "the same yes twice is one run"
    assert (await stage.told(both[0].id)).endswith("Making 3 new takes.")
    after, held = await made_room.balance()
    assert (before - after, held - held_before) == (line["credits"], line["credits"])
    scene = (await made_room.project()).scenes[0]
    new = [t for t in scene.picture.takes if t.state != "ready"]
    assert len(new) == len({t.seed for t in new}) == 3


def test_a_new_length_is_written_before_a_picture_is_priced():
    wishes = decide("make scene 2 warmer and one second longer", film()).calls
    assert [c.tool for c in wishes] == ["adjust_style", "edit_scene"]
    assert [c.tool for c in texts_first(wishes)] == ["edit_scene", "adjust_style"]
    moved = decide("make scene 2 warmer, rename it Dusk and export the film", film()).calls
    assert texts_first(moved) == moved
