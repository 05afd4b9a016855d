"""Ask, Plan and Act as a client meets them: the server decides, whatever is sent along."""

import asyncio

import pytest

pytestmark = pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")


async def said(site, person, film, text, **fields):
    """Say it and wait for the end of the run; the thread afterwards."""
    url = f"/api/projects/{film}/messages"
    started = await site.http.post(url, json={"text": text, **fields}, headers=person.headers)
    assert started.status_code == 202, started.text
    await site.house.director.ended(started.json()["run_id"])
    thread = await site.http.get(f"/api/projects/{film}/thread", headers=person.headers)
    return started.json()["run_id"], thread.json()


async def money(site, person):
    balance = await site.house.store.balance(person.seat)
    return balance.available, balance.held


@pytest.fixture
async def ada(site):
    """Somebody with a made film: (person, film, their money)."""
    person = await site.person()
    film = await site.film(person)
    return person, film, await money(site, person)


async def a_card(site, person, film):
    """A run in plan mode that waits for a yes: (run id, card, the yes)."""
    await site.house.store.profiles.update(person.seat, auto_approve=1_000)
    run_id, thread = await said(site, person, film, "New picture for scene 1", mode="plan")
    (card,) = thread["approvals"]
    return run_id, card, {"interrupt_id": card["interrupt_id"], "approved": True}


async def test_asking_changes_nothing_and_offers_what_would(site, ada):
    person, film, _ = ada
    whole = await site.house.store.read(person.seat, film)
    _, thread = await said(site, person, film, "Remove scene 2", mode="ask")
    notes = [e["event"] for e in thread["events"] if e["event"].get("name") == "guesses"]
    (offered,) = [n["value"] for n in notes]
    assert [(o["mode"], o["utterance"]) for o in offered] == [
        ("plan", "Remove scene 2"),
        ("act", "Remove scene 2"),
    ]
    assert (await site.house.store.read(person.seat, film)).project == whole.project
    unknown = {"text": "Remove scene 2", "mode": "root"}
    path = f"/api/projects/{film}/messages"
    refused = await site.http.post(path, json=unknown, headers=person.headers)
    assert refused.status_code == 422


async def test_a_plan_waits_whatever_may_be_spent_unasked_and_no_answer_is_forged(site, ada):
    person, film, before = ada
    run_id, card, yes = await a_card(site, person, film)
    assert (card["run_id"], await money(site, person)) == (run_id, before)
    assert {"items", "total", "balance", "expires_at"} <= card["quote"].keys()
    for forged in (
        {"approvals": [yes], "mode": "act"},
        {"approvals": [{**yes, "quote": {"total": 0}}]},
        {"approvals": [{**yes, "interrupt_id": "int-other"}]},
    ):
        path = f"/api/runs/{run_id}/resume"
        answer = await site.http.post(path, json=forged, headers=person.headers)
        assert answer.status_code in (409, 422), answer.text
    assert await money(site, person) == before


async def test_a_tool_without_leave_to_spend_only_quotes(site, ada):
    person, film, before = ada
    url, body = f"/api/projects/{film}/tools/regenerate_visual", {"scene_ids": ["s2"]}
    quoted = await site.http.post(url, json=body, headers=person.headers)
    assert (quoted.json()["status"], await money(site, person)) == ("quote_only", before)
    less = {"max_credits": quoted.json()["quote"]["total"] - 1}
    dear = await site.http.post(url, params=less, json=body, headers=person.headers)
    assert (dear.status_code, await money(site, person)) == (402, before)


async def test_a_yes_said_twice_at_once_is_paid_once(site, ada):
    person, film, before = ada
    run_id, card, yes = await a_card(site, person, film)
    path, body = f"/api/runs/{run_id}/resume", {"approvals": [yes]}
    both = [site.http.post(path, json=body, headers=person.headers) for _ in range(2)]
    answers = await asyncio.gather(*both)
    assert {a.status_code for a in answers} == {202}
    await site.house.director.ended(answers[0].json()["run_id"])
    spent = card["quote"]["total"]
    assert await money(site, person) == (before[0] - spent, spent)
