"""What making will take and what cannot be made are told with the price, before anything is spent."""

import re
from collections.abc import Callable
from dataclasses import replace

import psycopg
import pytest

from film import edits
from film.errors import Invalid, NeedsApproval
from film.limits import Limits
from film.paces import Pace, Paces
from film.pricing import PriceList
from film.project import Project
from store.jobs import PostgresJobBoard
from tests.film.films import film
from tests.tools.conftest import Room
from worker import build
from worker.settings import Settings

MAKERS = {"visual": "fal:kling", "audio": "fal:kokoro", "music": "embedded"}
KNOWN = {
    ("visual", "standard"): Pace(p50_s=100, p90_s=200, queue="io"),
    ("audio", "standard"): Pace(p50_s=4, p90_s=9, queue="io"),
}
OTHER = Limits(name="kling")
LTX = Limits(name="ltx", aspects=("16:9",), longest_ms=12_500, keeps_seed=False, others=(OTHER,))
KOKORO = Limits(name="kokoro", languages=("en",), others=(Limits(name="eleven"),))


def on_provider(room: Room, paces: Paces) -> Room:
    prices = PriceList(limits={"visual": (LTX,), "audio": (KOKORO,)})
    return replace(room, studio=replace(room.studio, prices=prices, paces=paces))


async def change(room: Room, edit) -> None:
    async with room.store.work(room.seat, room.project_id) as work:
        work.project = edit(work.project)


async def quoted(room: Room) -> dict:
    with pytest.raises(NeedsApproval) as asked:
        await room.run("generate_scene", limit=0, scene_ids=["s1"])
    return asked.value.details["quote"]


async def nothing(_: object) -> None:
    pass


async def test_the_quote_tells_the_time_known_first_and_learned_later_also_after_a_restart(
    room: Room, dsn: str
) -> None:
    await change(room, lambda _: film(6))
    busy = on_provider(room, Paces(MAKERS, KNOWN))
    told = await quoted(busy)
    assert (told["eta_s"], told["eta_slow_s"]) == (100, 200)
    assert told["notes"] == ["ltx keeps no seed: the same scene made again looks different."]
    await busy.run("generate_scene")
    progress = await busy.run("check_progress")
    assert progress.eta_s == 125  # six voices and pictures, five at once
    board = PostgresJobBoard(room.store)
    for job in reversed(await room.store.jobs(room.seat, room.project_id)):
        if job.order.kind == "render":
            continue
        claimed = await board.claim(job.id, "worker-1")
        assert claimed is not None
        assert claimed.order.maker == MAKERS[job.order.kind]
        await board.end(claimed, "done", nothing)
    with psycopg.connect(dsn) as conn:
        conn.execute(
            "update jobs set started_at = ended_at - interval '40 s'"
            " where ordered->>'kind' = 'visual'"
        )
    restarted = Paces(MAKERS, KNOWN)
    restarted.learn(await board.durations())
    again = await quoted(on_provider(room, restarted))
    assert (again["eta_s"], again["eta_slow_s"]) == (40, 40)
    other = Paces({**MAKERS, "visual": "fal:wan"}, KNOWN)
    other.learn(await board.durations())
    assert (await quoted(on_provider(room, other)))["eta_s"] == 100


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda p: edits.settings(p, aspect="9:16"), "Scene 1 picture: ltx makes 16:9 only, and "
         "this film is 9:16. Make the film 16:9, or let the studio use kling"),
        (lambda p: edits.settings(p, language="es"), "Scene 1 narration: kokoro does not speak es, "
         "only en. Change the film's language, or let the studio use eleven"),
        (lambda p: edits.change(p, "s1", duration_ms=20_000), "at most 12.5 s, and 20 s are"),
    ],
)  # fmt: skip
async def test_what_cannot_be_made_is_said_before_a_price_is_asked(
    room: Room, edit: Callable[[Project], Project], words: str
) -> None:
    await change(room, edit)
    provider = on_provider(room, Paces(MAKERS, KNOWN))
    with pytest.raises(Invalid, match=re.escape(words)):
        await provider.run("generate_scene", scene_ids=["s1"])
    assert words in (await provider.run("check_credits", about="estimate")).note
    assert not await room.store.jobs(room.seat, room.project_id)
    assert await room.balance() == (100, 0)
    await change(room, lambda _: film())
    assert (await provider.run("generate_scene", scene_ids=["s1"])).status == "started"


async def test_a_finished_picture_in_a_shape_that_cannot_be_made_again_stays(
    made_room: Room,
) -> None:
    provider = on_provider(made_room, Paces(MAKERS, KNOWN))
    await change(made_room, lambda p: edits.settings(p, aspect="9:16"))
    with pytest.raises(Invalid, match="Nothing was charged"):
        await provider.run("regenerate_visual", scene_ids=["s1"])
    assert (await provider.run("regenerate_audio", scene_ids=["s1"])).status == "started"


async def test_a_language_nobody_here_speaks_is_said_beside_the_price_and_stops_nothing(
    room: Room,
) -> None:
    prices = build.prices(Settings(_env_file=None))
    room = replace(room, studio=replace(room.studio, prices=prices))
    assert not any("silent" in note for note in (await quoted(room))["notes"])
    await change(room, lambda project: edits.settings(project, language="es-MX"))
    (note,) = [note for note in (await quoted(room))["notes"] if "silent" in note]
    assert "speak English only: narration in es-MX stays silent" in note
    assert (await room.run("generate_scene", scene_ids=["s1"])).status == "started"
