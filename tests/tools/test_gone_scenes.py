"""A scene that goes while it is being made: nobody pays for what nobody has anything of."""

import pytest

from film.ports import Work
from store.jobs import PostgresJobBoard
from tests.tools.conftest import Room
from tools.call import Call
from tools.direct_edits import EditRemove, apply_edits
from tools.results import Started


@pytest.mark.parametrize("door", ["tool", "hands", "breakdown", "undo"])
async def test_what_is_made_for_a_scene_that_goes_is_stopped_and_costs_nothing(
    room: Room, door: str
) -> None:
    if door == "undo":
        await room.run("add_scene", description="A gate in the rain")
    scene = (await room.project()).scenes[-1].id
    ordered = await room.run("generate_scene")
    running = await PostgresJobBoard(room.store).claim(job_of(ordered, scene), "w")
    assert running is not None
    if door == "hands":
        call = Call(studio=room.studio, seat=room.seat, project_id=room.project_id)
        done = await apply_edits(call, [EditRemove(scene_ids=[scene])])
    else:
        asked = {"tool": "remove_scene", "breakdown": "breakdown", "undo": "undo"}[door]
        words = {"tool": {"scene_ids": [scene]}, "breakdown": {"idea": "a fox looking for snow"}}
        done = await room.run(asked, **words.get(door, {}))
    assert "is stopped and costs nothing" in done.summary
    await PostgresJobBoard(room.store).end(running, "done", nothing, settle=running.order.credits)
    assert await room.store.spent(room.seat) == 0
    if door != "undo":
        await room.run("undo")
        (back,) = [s for s in (await room.project()).scenes if s.id == scene]
        assert (back.picture.takes, back.voice.takes) == ((), ())


async def test_a_film_whose_scene_goes_while_it_is_made_is_assembled_without_it(room: Room) -> None:
    ordered = await room.run("generate_scene")
    await room.run("remove_scene", scene_ids=["s3"])
    board = PostgresJobBoard(room.store)
    (render,) = [j.job_id for j in ordered.jobs if j.part == "export"]
    for job in ordered.jobs:
        if claimed := job.job_id != render and await board.claim(job.job_id, "w"):
            await board.end(claimed, "done", nothing)
    assert (await board.claim(render, "w")).order.kind == "render"


def job_of(ordered: Started, scene_id: str) -> str:
    """What is made first of a scene."""
    return next(j.job_id for j in ordered.jobs if j.scene_id == scene_id)


async def nothing(_: Work) -> None:
    pass
