"""A button pressed twice, or sent twice by a bad line, at the same moment: it is done and paid once."""

import asyncio

import pytest

from store.jobs import PostgresJobBoard
from tests.film.films import film, finished

pytestmark = pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")


@pytest.fixture
async def owner(site):
    """Somebody with a film of which nothing is made, `film-1`, and one that is made, `made`."""
    person = await site.person()
    await site.house.welcome(person.seat)
    await site.house.store.create(person.seat, film())
    await site.house.store.create(person.seat, finished().model_copy(update={"id": "made"}))
    return person


async def pressed(site, owner, project_id, tool, *keys, **body):
    """What two presses at once are answered, and the jobs and held credits there are then."""
    url = f"/api/projects/{project_id}/tools/{tool}"
    presses = [
        site.http.post(
            url,
            json=body,
            params={"max_credits": 500},
            headers={**owner.headers, "Idempotency-Key": key},
        )
        for key in keys
    ]
    answers = await asyncio.gather(*presses)
    assert {a.status_code for a in answers} == {200}, [a.text for a in answers]
    jobs = await site.house.store.jobs(owner.seat, project_id)
    held = (await site.house.store.balance(owner.seat)).held
    return [a.json() for a in answers], [job.order.unit for job in jobs], held


@pytest.mark.parametrize(
    ("project_id", "tool", "body"),
    [
        ("film-1", "generate_scene", {}),
        ("made", "regenerate_visual", {"scene_ids": ["s1"]}),
        ("made", "regenerate_audio", {"scene_ids": ["s1"], "instruction": "slower"}),
        ("made", "set_music", {"mood": "tense"}),
        ("made", "export_video", {"quality": "1080p"}),
    ],
)
async def test_one_press_sent_twice_is_one_order(site, owner, project_id, tool, body):
    (first, again), jobs, held = await pressed(site, owner, project_id, tool, "k", "k", **body)
    assert first == again
    assert first["status"] == "started"
    assert len(jobs) == len(set(jobs)) == len(first["jobs"])
    assert held == first["credits_reserved"]


async def test_two_presses_of_export_are_one_render_and_another_size_is_another(site, owner):
    answers, jobs, _ = await pressed(
        site, owner, "made", "export_video", "one", "two", quality="1080p"
    )
    assert jobs == ["render"]
    assert answers[0]["jobs"] == answers[1]["jobs"]
    _, jobs, _ = await pressed(site, owner, "made", "export_video", "three", quality="720p")
    assert jobs == ["render", "render"]


async def test_a_film_that_moved_while_it_is_rendered_is_rendered_again(site, owner):
    (first,), _, _ = await pressed(site, owner, "made", "export_video", "one")
    board = PostgresJobBoard(site.house.store)
    assert await board.claim(first["jobs"][0]["job_id"], "w")
    (again,), jobs, _ = await pressed(site, owner, "made", "export_video", "two")
    assert (again["jobs"], jobs) == (first["jobs"], ["render"])
    await pressed(site, owner, "made", "update_project", "three", title="Another name")
    _, jobs, _ = await pressed(site, owner, "made", "export_video", "four")
    assert jobs == ["render", "render"]


async def test_two_presses_of_make_are_one_order(site, owner):
    answers, jobs, held = await pressed(site, owner, "film-1", "generate_scene", "one", "two")
    assert sorted(a["status"] for a in answers) == ["nothing_to_do", "started"]
    assert len(jobs) == len(set(jobs)) == 8
    assert held == sum(a["credits_reserved"] for a in answers)
