"""What a person settles about cast and seed arrives at the provider, through tools, store and worker."""

from pathlib import Path
from typing import Any

from PIL import Image

from film import edits
from film.ports import Asset
from film.project import Character, Project
from media.fal.pictures import SEEN
from tests.media.fal.works import Works


def change(works: Works, edit: Any) -> None:
    async def change() -> None:
        async with works.room.store.work(works.room.seat, works.room.project_id) as work:
            work.project = edit(work.project)

    works.run(change())


def keep_reference(works: Works, name: str, picture: Path) -> None:
    """An uploaded reference picture."""
    store, seat, film = works.room.store, works.room.seat, works.room.project_id
    asset = Asset(id=name, key=f"{seat.user_id}/{film}/{name}.png", mime="image/png")
    works.run(store.blobs.put(asset.key, picture, "image/png"))
    works.run(store.keep(seat, film, asset))


def written(project: Project) -> Project:
    mira = Character(id="c1", name="Mira", look="red coat, short hair", reference_asset="mira")
    tomo = Character(id="c2", name="Tomo", look="blue scarf")
    project = edits.change(project, "s1", visual="Mira walks home", narration="")
    project = project.model_copy(update={"reference_asset": "look"})
    return edits.recast(edits.settings(project, quality="draft"), [mira, tomo])


def test_cast_and_seed_arrive_and_stay_while_the_style_changes(
    works: Works, samples: dict[str, Path], tmp_path: Path
) -> None:
    keep_reference(works, "mira", samples["png"])
    look = tmp_path / "look.png"
    Image.new("RGB", (64, 36), "teal").save(look)
    keep_reference(works, "look", look)
    change(works, written)
    assert works.work_until_ended(works.order()).state == "done"
    (still, clip) = works.sim.requests.values()
    assert still.endpoint == "fal-ai/nano-banana/edit"
    sent = [works.sim.uploads[url.rsplit("/", 1)[1]] for url in still.body["image_urls"]]
    assert sent == [look.read_bytes(), samples["png"].read_bytes()]
    assert works.run(works.room.project()).scenes[0].picture.take.note == SEEN
    for request in (still, clip):
        assert "Mira: red coat, short hair" in request.body["prompt"]
        assert "Tomo" not in request.body["prompt"]  # not in this scene

    change(works, lambda project: edits.settings(project, style="noir"))
    job = works.order()
    works.work_until_ended(job)
    again = list(works.sim.requests.values())[-1]
    assert "Style: noir" in again.body["prompt"]
    assert again.body["seed"] == clip.body["seed"] == job.order.inputs["seed"] % 2**31

    works.run(works.room.run("regenerate_visual", scene_ids=["s1"]))
    fresh = next(j for j in works.jobs() if j.state == "queued")
    works.work_until_ended(fresh)
    another = list(works.sim.requests.values())[-1]
    assert another.body["seed"] == fresh.order.inputs["seed"] % 2**31 != clip.body["seed"]
    takes = works.run(works.room.project()).scenes[0].picture.takes
    assert [t.seed for t in takes][:2] == [job.order.inputs["seed"]] * 2
