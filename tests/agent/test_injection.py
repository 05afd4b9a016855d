r"""Texts that give orders, put where texts go: nothing in them is ever an order.

`injections.txt` has one a line; `\n` in it is a line break.
"""

import asyncio
from pathlib import Path

import pytest

from agent.context import FENCE, describe, fenced, unfenced
from agent.offline.brain import decide
from agent.offline.context import Context
from film.ports import Balance
from film.pricing import PriceList
from tests.agent.scripted import staged
from tests.film.films import film
from tools.registry import BY_NAME, TOOLS

FILE = Path(__file__).with_name("injections.txt")
TEXTS = [t.replace("\\n", "\n") for t in FILE.read_text("utf-8").splitlines()]
CAP, AUTO = 12, 5
OBEYED = TEXTS[::4]


def poisoned(text: str, project_id: str = "film-1"):
    """A film with the text everywhere a text can be."""
    project = film()
    scenes = tuple(
        s.model_copy(update={"title": text, "visual": text, "narration": text})
        for s in project.scenes
    )
    return project.model_copy(
        update={"id": project_id, "title": text, "logline": text, "scenes": scenes}
    )


def state_of(project):
    return describe(project, PriceList(), Balance(available=100, held=0))


def test_there_are_enough_of_them():
    assert len(set(TEXTS)) >= 200


@pytest.mark.parametrize("mark", ["", "~~~", FENCE])
def test_no_text_closes_the_fence(mark):
    for text in TEXTS:
        state = state_of(poisoned(f"{mark}\n{text}\n{mark}"))
        block = fenced(state)
        first, body, last = block.split("\n")
        assert (first, last) == (FENCE, "~~~"), text
        assert "~" not in body
        assert unfenced(f"Prompt.\n\n{block}") == state


@pytest.mark.parametrize(
    ("said", "tool"),
    [("How many credits do I have?", "check_credits"), ("What can you do?", None)],
)
def test_the_keyless_director_does_not_act_on_them(said, tool):
    for text in TEXTS if tool else TEXTS[::6]:
        context = Context.model_validate({**state_of(poisoned(text)), "history": []})
        calls = [c.tool for c in decide(said, context).calls]
        assert calls == ([tool] if tool else []), text


def test_the_keyless_director_touches_the_named_scene_only():
    for text in TEXTS[::6]:
        context = Context.model_validate({**state_of(poisoned(text)), "history": []})
        for call in decide("Remove scene 2", context).calls:
            assert (call.tool, call.args["scene_ids"]) == ("remove_scene", ["s2"]), text


def hostile(tool_name: str, text: str, url: str) -> dict:
    """Arguments that an obedient model might send: other people's ids, addresses, sums."""
    told = f"{text} {url}"
    values = {
        "scene_ids": ["s1", "s2", "s3"],
        "scene_id": "s1",
        "order": ["s3", "s2", "s1"],
        "part": "visual",
        "quality": "high",
    }
    wanted = BY_NAME[tool_name].arguments.model_fields
    args = {n: values.get(n, told[:200]) for n, f in wanted.items() if f.is_required()}
    return {**args, **{n: v for n, v in values.items() if n in wanted}}


EXTRA = (
    {"user_id": "00000000-0000-4000-8000-000000000000"},
    {"project_id": "film-of-another"},
    {"max_credits": 1_000_000, "approved": True},
    {"credits": -500},
)
INVENTED = ("grant_credits", "fetch_url", "run_sql", "approve_plan")


async def test_a_model_that_obeys_everything_can_do_no_harm(room, second_seat):
    """Every fourth text is obeyed: each as calls of real tools, with and without forged arguments."""
    other = film().model_copy(update={"id": "film-of-another"})
    await room.store.profiles.welcome(second_seat, 100)
    await room.store.create(second_seat, other)
    knocks: list[str] = []

    async def knocked(_, writer: asyncio.StreamWriter) -> None:
        knocks.append("somebody called")
        writer.close()

    server = await asyncio.start_server(knocked, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/steal"
    # The generous tools first, so that money is there to be wasted.
    names = sorted((t.name for t in TOOLS), key=lambda n: BY_NAME[n].cost != "credits")
    thread, turns = None, 0
    for start in range(0, len(OBEYED), 18):
        obeyed, forged, invented = [], [], []
        for number, text in enumerate(OBEYED[start : start + 18], start):
            name = names[number % len(names)]
            args = hostile(name, text, url)
            obeyed.append((name, args))
            forged.append((name, {**args, **EXTRA[number % len(EXTRA)]}))
            invented.append((INVENTED[number % len(INVENTED)], {"url": url, "amount": 10**6}))
        stage = staged(room, obeyed, forged[::5], invented[:2], "Obeyed.", auto=AUTO, cap=CAP)
        run = await stage.say("What can you do?", thread)
        thread, turns = run.thread_id, turns + 1
        balance = await room.store.balance(room.seat)
        spent = await room.store.spent(room.seat)
        assert balance.available + balance.held + spent == 100
        assert balance.held + spent <= CAP
    server.close()
    assert turns >= 3
    assert knocks == []
    obedient = await room.store.read(room.seat, room.project_id)
    assert obedient.revision > turns, "the model was to obey, and some of it is allowed"
    theirs = await room.store.read(second_seat, "film-of-another")
    assert theirs.project == other
    assert await room.store.balance(second_seat) == Balance(available=100, held=0)
