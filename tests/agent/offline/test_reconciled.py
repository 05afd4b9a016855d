"""Calls of one message that belong together are one call; what is guarded is left out."""

import pytest

from agent.offline.choices import CHOICES, chosen_by
from agent.offline.context import Call, Context
from agent.offline.matching import stem, told_of
from agent.offline.reconciled import moved, reconciled
from agent.offline.refs import Ref, without_some

FILM = Context.model_validate(
    {
        "scenes": [
            {"id": f"s{9 - n}", "position": n, "title": title, "visual": visual}
            for n, (title, visual) in enumerate(
                {"Dawn": "boats in fog", "Market": "fish and boats", "Dusk": "a lamp"}.items(), 1
            )
        ]
    }
)


def call(tool: str, **args: object) -> Call:
    return Call(tool=tool, args=dict(args))


@pytest.mark.parametrize(
    ("said", "made"),
    [
        (
            [call("set_music", mood="harp"), call("set_music", volume=0.3)],
            [call("set_music", mood="harp", volume=0.3)],
        ),
        (
            [call("edit_scene", scene_id="s1", title="A"), call("edit_scene", scene_id="s1", duration_s=4)],
            [call("edit_scene", scene_id="s1", title="A", duration_s=4)],
        ),
        (
            [call("set_captions", enabled=True), call("set_captions", enabled=True, style="bold")],
            [call("set_captions", enabled=True, style="bold")],
        ),
        (
            [call("edit_scene", scene_id="s1", duration_s=3), call("edit_scene", scene_id="s2", duration_s=4)],
            [call("edit_scene", scene_id="s1", duration_s=3), call("edit_scene", scene_id="s2", duration_s=4)],
        ),
        (
            [call("adjust_style", style="warm"), call("adjust_style", style="cold", scene_ids=["s1"])],
            [call("adjust_style", style="warm"), call("adjust_style", style="cold", scene_ids=["s1"])],
        ),
    ],
)  # fmt: skip
def test_details_of_one_thing_are_one_call(said: list[Call], made: list[Call]):
    assert reconciled(said) == made


def test_what_is_named_after_an_exception_is_left_out():
    text = "everything a bit grittier apart from the market"
    refs = [Ref(0, 10, (), "all"), Ref(text.index("market"), len(text), ("s7",), "title")]
    assert [r.ids for r in without_some(text, refs, FILM)] == [("s8", "s6")]


def test_the_film_tells_where_a_word_is_spoken_of():
    told = told_of(FILM.scenes)
    assert [told[stem(w)] for w in ("dawn", "fog", "boats")] == [1, 2, 3]
    assert "piano" not in told


@pytest.mark.parametrize(
    ("tool", "args", "chosen"),
    [
        ("set_music", {"enabled": False}, {"off"}),
        ("export_video", {"quality": "4k", "captions": True}, {"4k", "on"}),
        ("check_credits", {}, {"balance"}),
        ("adjust_style", {"style": "x", "scene_ids": ["s8"]}, {"some"}),
        ("adjust_style", {"style": "x", "scene_ids": ["s8", "s7", "s6"]}, set()),
        ("remove_scene", {"scene_ids": ["s8"]}, set()),
    ],
)
def test_a_call_holds_values_that_can_be_chosen(tool: str, args: dict[str, object], chosen: set[str]):  # fmt: skip
    assert chosen_by(tool, args, 3) == chosen
    assert chosen <= set(CHOICES)


def test_a_second_order_goes_on_from_the_first():
    first = call("reorder_scenes", order=["s7", "s8", "s6"])
    assert moved(FILM, [first]).ids == ("s7", "s8", "s6")
    second = call("reorder_scenes", order=["s7", "s6", "s8"])
    assert reconciled([first, second]) == [second]
