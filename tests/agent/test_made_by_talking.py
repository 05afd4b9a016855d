"""When the jobs of a talk have ended, its card can say what was made and what that cost, then and later."""

import json
from pathlib import Path
from typing import Any

from film.ports import Seat, Studio
from film.project import Project, Take
from store.jobs import PostgresJobBoard
from store.postgres import PostgresStore
from tests.agent.scripted import keyless_stage, yes
from tests.agent.test_shots import studio
from tests.film.films import film
from tests.tools.conftest import Room
from worker.jobs import perform
from worker.loop import Loop
from worker.shop import Shop

__all__ = ["studio"]


def test_the_cards_jobs_are_the_films_takes_with_their_prices(
    studio: tuple[Loop, Studio],
    seat: Seat,
    tmp_path: Path,
) -> None:
    loop, made = studio
    store = made.store
    assert isinstance(store, PostgresStore)
    room = Room(made, seat, store, "f1")
    loop.run(store.profiles.welcome(seat, 100))
    loop.run(store.create(seat, film(2).model_copy(update={"id": "f1"})))
    stage = keyless_stage(room)
    run = loop.run(stage.say("Make scene 1 in draft quality"), timeout_s=60)
    done = loop.run(stage.answer(run, yes(run)), timeout_s=60)
    quoted = run.body["approvals"][0]["quote"]
    before = card(loop, store, seat, done.thread_id)
    assert before["credits_reserved"] == quoted["total"]
    assert loop.run(room.balance()) == (100 - quoted["total"], quoted["total"])

    shop = Shop(loop, store, PostgresJobBoard(store), made.makers, tmp_path / "work", "w1")
    for _ in before["jobs"]:
        for job in loop.run(store.jobs(seat, "f1", "queued")):
            perform(shop, job.id)

    after = card(loop, store, seat, done.thread_id)
    assert after == before, "a reload tells the same call"
    takes = by_job(loop.run(room.project()))
    shown = [takes[j["job_id"]] for j in after["jobs"]]
    assert {(t.kind, t.state) for t in shown} == {("voice", "ready"), ("clip", "ready")}
    assert sum(t.price for t in shown) == quoted["total"]
    assert loop.run(room.balance()) == (100 - quoted["total"], 0)


def card(loop: Loop, store: PostgresStore, seat: Seat, thread_id: str) -> dict[str, Any]:
    """What the conversation's only finished tool call answered, as a browser reads it."""
    logged = loop.run(store.threads.run_events(seat, "f1", thread_id))
    events = [e.event["event"] for e in logged]
    (result,) = [e for e in events if e["type"] == "TOOL_CALL_RESULT"]
    return json.loads(result["content"])


def by_job(project: Project) -> dict[str | None, Take]:
    return {t.job_id: t for s in project.scenes for e in (s.picture, s.voice) for t in e.takes}
