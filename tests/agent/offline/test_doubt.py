"""How doubtful a reading is, and what is done about it: other readings, or a question."""

import json
from typing import Any

import numpy as np
import pytest

from agent.offline import doubt as doubts
from agent.offline.brain import CALM, MOST, decide, heard, read_as
from agent.offline.context import Context
from agent.offline.doubt import doubt, signs
from agent.offline.forms import by_form
from agent.offline.reader import LIKELIEST, OTHERWISE, Way, parts_of
from agent.offline.refs import find_refs
from agent.offline.text import Prepared
from agent.offline.train_doubt import fitted
from tests.agent.offline.shown import film_of

FILM = film_of(
    {
        "Headline": "A map of the river on a screen",
        "Flooded bridge": "Brown water over a stone bridge",
        "Rescue teams": "Boats with volunteers in yellow",
        "Where to go": "A gym with beds",
        "Forecast": "A chart with rain clouds",
    },
    selected=3,
)


def calls_of(text: str, context: Context = FILM) -> list[tuple[str, dict[str, Any]]]:
    return [(c.tool, c.args) for c in decide(text, context).calls]


def doubted(text: str, way: Way = LIKELIEST) -> float:
    said = heard(text, FILM)
    assert isinstance(said, Prepared)
    clauses, made = read_as(said, FILM, way)
    return doubt(said.text, clauses, made.calls, FILM) if made.calls else 1.0


def test_every_sign_has_a_weight_and_no_weight_is_without_a_sign():
    said = heard("make it darker", FILM)
    assert isinstance(said, Prepared)
    clauses, made = read_as(said, FILM, LIKELIEST)
    names = set(signs(said.text, clauses, made.calls, FILM))
    assert names | {"bias"} == set(json.loads(doubts.WEIGHTS.read_text(encoding="utf-8")))


def test_a_plain_order_is_hardly_doubted_and_a_wild_one_is():
    assert doubted("remove scene 2") < CALM
    assert doubted("the bridge boats chart thing, kind of swap or fade or whatever") > MOST


@pytest.mark.parametrize("way", OTHERWISE)
def test_the_likeliest_reading_of_a_plain_order_is_the_least_doubtful(way: Way):
    text = "make the bridge darker and remove the forecast"
    assert doubted(text) < doubted(text, way)


def test_another_way_to_cut_a_message_has_one_part_more_or_less():
    text = "make the bridge darker and remove the forecast"
    count = len(parts_of(text, FILM))
    assert count == 2
    assert len(parts_of(text, FILM, Way(joined=True))) == count - 1
    assert len(parts_of(text, FILM, Way(cut=True))) in (0, count + 1)
    second = parts_of(text, FILM, Way(label=1))
    assert sorted(p.ranked[0][0] for p in second) != sorted(
        p.ranked[0][0] for p in parts_of(text, FILM)
    )


def test_a_less_doubtful_reading_is_taken_where_the_likeliest_is_doubtful():
    text = "gym and beds... shorter by two, forecast longer by two"
    assert doubted(text) > doubted(text, Way(cut=True))
    assert calls_of(text) == [
        ("edit_scene", {"scene_id": "s5", "duration_s": 4}),
        ("edit_scene", {"scene_id": "s4", "duration_s": 8}),
    ]


def test_what_stays_doubtful_is_asked():
    made = decide("the bridge boats chart thing, kind of swap or fade or whatever", FILM)
    assert made.calls == []
    assert made.reply.endswith("?")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("generate this and the two after it", [3, 4, 5]),
        ("delete the two before this", [1, 2]),
        ("remove s2", [2]),
    ],
)
def test_scenes_beside_this_one_and_by_their_short_names(text: str, places: list[int]):
    ids = calls_of(text)[0][1]["scene_ids"]
    assert sorted(9 - int(i[1:]) for i in ids) == places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "read this one slower, and speak with very clear pronunciation",
            {"instruction": "slower, very clear pronunciation"},
        ),
        ("give the man in the boat a wide smile", {"instruction": "a wide smile"}),
    ],
)
def test_a_wish_is_kept_whole_and_two_of_one_kind_are_one(text: str, expected: dict[str, Any]):
    made = calls_of(text)
    assert len(made) == 1
    assert set(expected["instruction"].replace(",", "").split()) <= set(
        made[0][1]["instruction"].lower().replace(",", "").split()
    )


def test_what_is_removed_is_not_changed_beside():
    made = calls_of("Cut this out, too gloomy for a shop floor.")
    assert [tool for tool, _ in made] in (["remove_scene"], [])


def test_the_fit_finds_the_sign_that_tells():
    dice = np.random.default_rng(3)
    x = np.c_[dice.normal(size=(400, 2)), np.ones(400)]
    wrong = (x[:, 0] + 0.2 * dice.normal(size=400) > 1).astype(float)
    weights = fitted(x, wrong, np.ones(400))
    assert weights[0] > 1 > abs(weights[1])
    assert weights[2] < 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cut scene 3 to 4 seconds, it drags", ("edit_scene", {"scene_id": "s6", "duration_s": 4})),
        ("use an older woman's voice in scene 2", ("regenerate_audio", {"scene_ids": ["s7"], "voice": "older woman"})),
        ("the voice is too fast", ("regenerate_audio", {"scene_ids": ["s6"], "instruction": "slower, less fast"})),
    ],
)  # fmt: skip
def test_why_is_no_second_wish_and_a_fault_is_mended(text: str, expected: tuple[str, Any]):
    assert calls_of(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["nvm, ignore what i was about to say", "Could the music be quieter when someone speaks? Only asking."],
)  # fmt: skip
def test_who_only_asks_or_takes_it_back_changes_nothing(text: str):
    assert decide(text, FILM).calls == []


def test_who_only_asks_is_still_told_the_price():
    assert [t for t, _ in calls_of("how much would scene 2 cost? just wondering")] == [
        "check_credits"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The line of the forecast should be 'Rain until Friday.' Do have it spoken anew.",
         ("regenerate_audio", {"scene_ids": ["s4"], "narration": "Rain until Friday."})),
    ],
)  # fmt: skip
def test_forms_that_say_what_is_meant(text: str, expected: tuple[str, dict[str, Any]]):
    tool, args = expected
    made = calls_of(text)
    assert [t for t, _ in made] == [tool]
    assert args.items() <= made[0][1].items()


def test_what_is_fine_is_not_meant_and_what_is_written_on_a_picture_is_seen():
    found = find_refs("the picture of scene 1 is fine but scene 2 needs more rain", FILM)
    assert [r.ids for r in found if r.ids and r.kind == "place"] == [("s7",)]
    text = "please write on the picture 'Closed until May'"
    assert by_form(text, "edit_scene", []) == ("regenerate_visual", 0.85)
    assert by_form("write a new line for the bridge", "edit_scene", []) is None


def test_a_long_list_with_a_name_that_is_not_found_is_asked_about():
    assert calls_of("New order: gym, bridge, castle, forecast, headline.") == []
