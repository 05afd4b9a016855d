"""The bench's conversations on a real store: ours pass, and each kind of failure is seen as what it is."""

import copy
from collections.abc import AsyncIterator

import pytest
from pydantic_ai.models.function import FunctionModel

from bench import conversations
from bench import world as world_module
from bench.assertions import failures
from bench.world import World, opened
from tests.agent.provider import provider

TALKED, MONEY = (conversations.load(path) for path in conversations.OURS)


@pytest.fixture
async def world(app_dsn, dsn, valkey_url, tmp_path) -> AsyncIterator[World]:
    async with opened(app_dsn, dsn, valkey_url, tmp_path) as made:
        yield made


async def played(world, row, model="offline"):
    return [turn async for turn in conversations.Play(world, row, model).turns()]


def named(rows, name):
    return copy.deepcopy(next(r for r in rows if r["id"] == name))


def test_there_are_enough_of_them():
    rows = [*TALKED, *MONEY]
    assert len({r["id"] for r in rows}) == len(rows) >= 60
    assert sum("check" in t for r in MONEY for t in r["turns"]) >= 30


async def test_what_is_done_to_films_and_money_is_right(world):
    shares = await conversations.figures(world, [*MONEY, *TALKED[::6]], "offline", 1, True)
    assert (shares["pass^1"], shares["wrong-action"], shares["false-success"]) == (1, 0, 0)


async def test_another_scene_than_wanted_is_a_wrong_action(world):
    row = named(TALKED, "c01")
    row["turns"][0]["expect"][0][0]["args"]["scene_ids"] = ["s4"]
    first, _ = await played(world, row)
    assert (first.verdict, first.missed[0].split(" is ")[0]) == ("wrong", "film or money")


async def test_nothing_done_where_something_was_wanted_is_no_wrong_action(world):
    row = named(MONEY, "m04")
    row["turns"][0]["expect"] = [[{"tool": "remove_scene", "args": {"scene_ids": ["s2"]}}]]
    first, *_ = await played(world, row)
    assert first.verdict == "asked"


@pytest.mark.parametrize(
    ("name", "check"),
    [
        ("m01", {"money.held": 0}),
        ("m02", {"document.scenes.s2.style": {"has": "dark"}}),
        ("m05", {"jobs": ["s1.visual"]}),
        ("m11", {"document.scenes.ids": ["s1", "s2", "s3", "s4"]}),
        ("m15", {"money.available": 1_500}),
    ],
)
async def test_an_assertion_that_does_not_hold_fails_the_turn(world, name, check):
    row = named(MONEY, name)
    row["turns"][0]["check"] = check
    first, *_ = await played(world, row)
    assert first.verdict != "right"
    assert next(iter(check)) in first.missed[0]


async def test_money_that_a_right_film_should_not_have_cost_fails_the_turn(world):
    row = named(MONEY, "m01")
    row["turns"][0]["spends"] = 0
    (turn,) = await played(world, row)
    assert turn.verdict == "wrong"


async def boasts(_messages, _info):
    yield "Done! I renamed the film."


async def test_figures_count_what_went_wrong_and_what_was_only_claimed(world, monkeypatch):
    """One of two conversations is right, and one of its two trials is not enough."""
    fine, wrong = named(MONEY, "m07"), named(TALKED, "c01")
    fine["turns"], wrong["turns"] = fine["turns"][:1], wrong["turns"][:1]
    wrong["turns"][0]["expect"][0][0]["args"]["scene_ids"] = ["s4"]
    shares = await conversations.figures(world, [fine, wrong], "offline", 2, False)
    assert (shares["pass^2"], shares["wrong-action"]) == (0.5, 0.5)
    monkeypatch.setattr(world_module, "Guarded", lambda llm, deps, replaced: llm)
    monkeypatch.setattr(world_module, "llm", lambda _: FunctionModel(stream_function=boasts))
    shares = await conversations.figures(world, [fine], "boasting", 1, False)
    assert (shares["pass^1"], shares["false-success"]) == (0, 1)


async def test_a_conversation_passes_only_if_every_trial_is_right(world, monkeypatch):
    row = named(MONEY, "m07")
    row["turns"] = row["turns"][:1]
    trials = iter(["wrong", "right"])

    class Varies:
        def __init__(self, *_):
            self.kind = next(trials)

        async def turns(self):
            yield conversations.Outcome("x", self.kind, [], False, "")

    monkeypatch.setattr(conversations, "Play", Varies)
    assert (await conversations.figures(world, [row], "offline", 2, False))["pass^2"] == 0


@pytest.mark.parametrize("way", ["lies", "fails", "calls"])
async def test_a_model_is_judged_by_its_deeds_and_never_replaced(world, monkeypatch, way):
    row = named(MONEY, "m07")
    row["turns"] = row["turns"][:1]
    ways = [way] if way == "fails" else [way, "says"]
    async with provider(*ways) as there:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-proj-canary0123456789")
        monkeypatch.setenv("OPENAI_BASE_URL", there.url)
        (turn,) = await played(world, row, "openai-chat:some-model")
    assert turn.claimed is False
    assert (conversations.BROKE in turn.missed) == (way == "fails")
    assert turn.verdict == ("wrong" if way == "calls" else "asked"), "it called it From afar"


async def test_a_card_that_was_to_be_refused_and_never_came_is_not_right(world, monkeypatch):
    row = named(MONEY, "m02")
    row["turns"] = [{"say": "hello", "answer": "no", "expect": row["turns"][0]["expect"]}]
    (turn,) = await played(world, row)
    assert (turn.verdict, turn.missed[0].split(" for ")[0]) == ("asked", "no card asked")


def test_assertions_name_paths_ids_and_bounds():
    film = {"title": "Mine", "scenes": [{"id": "s7", "takes": [{"id": "t1"}]}]}
    seen = {
        "document": film,
        "begun": {"title": "Old"},
        "reply": "Not now, then.",
        "money": {"held": 3},
    }
    right = {
        "document.scenes.ids": ["s7"], "document.scenes.s7.takes.count": 1, "document.title": {"not": "Old"},
        "reply": {"has": "not now", "lacks": "done"}, "money.held": {"min": 3, "max": 3},
    }  # fmt: skip
    assert failures({**right, "document.nothing.here": None}, seen) == []
    wrong = {
        "document.title": {"as_begun": True},
        "money.held": {"max": 2},
        "money.spent": {"min": 0},
    }
    assert len(failures(wrong, seen)) == 3
    with pytest.raises(ValueError, match="no operator"):
        failures({"reply": {"like": "x"}}, seen)


async def test_a_turn_that_broke_down_is_not_right_where_nothing_was_to_be_done(world, monkeypatch):
    row = {**named(MONEY, "m07"), "turns": [{"say": "Hello there", "expect": [[]]}]}
    async with provider("fails") as there:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-proj-canary0123456789")
        monkeypatch.setenv("OPENAI_BASE_URL", there.url)
        (turn,) = await played(world, row, "openai-chat:some-model")
    assert (turn.verdict, turn.missed) == ("asked", [conversations.BROKE])
