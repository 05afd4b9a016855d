"""References by @, our own buttons and suggestions: each works as it stands, without a key."""

import pytest

from agent.context import Selection, describe
from agent.keyless import decided
from agent.offline.context import Context
from agent.spoken import plain
from agent.suggestions import MOST, suggest
from film import edits
from film.ports import Balance
from film.pricing import PriceList
from film.project import Project
from tests.agent.scripted import keyless_stage
from tests.film.films import film, finished

PRICES, BALANCE = PriceList(), Balance(available=100, held=0)
STALE = edits.change(finished(), "s2", visual="A harbour")
THIS = Selection(scene_id="s2")


def context(project, selection=(), history=()):
    seen = describe(project, PRICES, BALANCE, (), selection)
    return Context.model_validate({**seen, "history": history})


def calls(said, project, selection=(), history=()):
    return [(c.tool, c.args) for c in decided(said, context(project, selection, history)).calls]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("make @scene 2 darker", ("adjust_style", {"style": "darker", "scene_ids": ["s2"]})),
        ("make @2 darker", ("adjust_style", {"style": "darker", "scene_ids": ["s2"]})),
        ("darker at @0:06", ("adjust_style", {"style": "darker", "scene_ids": ["s2"]})),
        ("remove @scene 3 please", ("remove_scene", {"scene_ids": ["s3"]})),
        ("swap @1 and @2", ("reorder_scenes", {"order": ["s2", "s1", "s3"]})),
        ("turn @music down", ("set_music", {"volume": 0.4})),
    ],
)
@pytest.mark.parametrize("selection", [(), (Selection(scene_id="s1"),)])
def test_a_reference_reaches_the_tools_and_nothing_else_is_touched(said, wanted, selection):
    assert calls(said, finished(), selection) == [wanted]


def test_all_that_is_selected_reaches_the_tools():
    both = (Selection(scene_id="s3"), Selection(scene_id="s1"))
    assert calls("make these darker", finished(), both) == [
        ("adjust_style", {"style": "darker", "scene_ids": ["s1", "s3"]})
    ]


def test_an_address_or_a_size_is_no_reference():
    for said in ("write to me@2.example", "at 10:30 they meet", "scene 2 at 1080p"):
        assert plain(said) == said


STATES = {
    "empty": (Project(id="x"), ()), "written": (film(), ()), "making": (film(), ("s1.visual",)),
    "made": (finished(), ()), "stale": (STALE, ()),
}  # fmt: skip
OF_SCENE = {"written": film(), "made": finished(), "stale": STALE}
SELECTED = [(THIS,), *((Selection(scene_id="s2", part=p),) for p in ("visual", "audio", "music"))]
ANSWERS = {"What can you do?", "Why is it out of date?"}


@pytest.mark.parametrize(
    ("project", "running", "selection"),
    [
        *((*state, ()) for state in STATES.values()),
        *((made, (), chosen) for made in (film(), finished(), STALE) for chosen in SELECTED),
        (film(), ("s2.visual",), (THIS,)),
    ],
)
def test_every_suggestion_works_as_it_stands(project, running, selection):
    offered = suggest(project, PRICES, running, selection)
    assert 2 <= len(offered) <= MOST
    for said in offered:
        made = decided(said, context(project, selection))
        assert bool(made.calls) != (said in ANSWERS), said
        assert not made.guesses, said


def test_suggestions_fit_the_stage_and_what_is_selected():
    heads = {name: suggest(p, PRICES, running)[0] for name, (p, running) in STATES.items()}
    assert len(set(heads.values())) == len(heads)
    about = {name: suggest(p, PRICES, (), (THIS,))[0] for name, p in OF_SCENE.items()}
    assert len({*heads.values(), *about.values()}) == len(heads) + len(about) - 1
    assert about["stale"] == heads["stale"]
    assert suggest(STALE, PRICES, (), (Selection(scene_id="s1"),))[0] == about["made"]


def test_what_is_out_of_date_is_made_again():
    assert calls("Update what is out of date", STALE) == [("generate_scene", {})]
    (one,) = calls("Update what is out of date", STALE, (THIS,))
    assert one == ("generate_scene", {"scene_ids": ["s2"]})
    assert calls("What is out of date?", STALE) == []


CHEAP = "Do it cheaper: in draft quality"


@pytest.mark.parametrize("said", [CHEAP, "make it cheaper", "cheaper please"])
def test_cheaper_means_the_offer_before_it_and_no_more(said):
    history = [{"tool": "generate_scene", "args": {"scene_ids": ["s2"]}, "scene_ids": ["s2"]}]
    wanted = ("generate_scene", {"scene_ids": ["s2"], "quality": "draft"})
    assert calls(said, film(), (), history) == [wanted]
    assert calls(said, finished(), (), [{"tool": "set_music", "args": {"mood": "calm"}}]) == []


async def test_cheaper_on_a_card_is_the_card_again_at_the_price_it_promised(room):
    stage = keyless_stage(room)
    dear = await stage.say("Make the film in high quality")
    (card,) = dear.body["approvals"]
    cheap = await stage.say(CHEAP, dear.thread_id)
    (again,) = cheap.body["approvals"]
    assert again["quote"]["total"] == card["quote"]["cheaper"] < card["quote"]["total"]
    assert again["quote"]["cheaper"] is None
