"""The pictures that belong to a film as a whole: its reference, and the poster that stands for it."""

import io

import av
import numpy as np
import pytest
from PIL import Image

from film.ports import Asset
from film.project import Render

pytestmark = pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")


def png(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (320, 180), colour).save(out, "PNG")
    return out.getvalue()


async def rendered(site, person) -> str:
    """A film whose render is red for a second and blue for another."""
    film = await site.film(person)
    path = site.folder / "film.mp4"
    with av.open(str(path), "w") as box:
        stream = box.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for number in range(20):
            pixels = np.zeros((64, 64, 3), np.uint8)
            pixels[..., 0 if number < 10 else 2] = 220
            box.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        box.mux(stream.encode())
    seat, house = person.seat, site.house
    asset = Asset(id="film-file", key=f"{seat.user_id}/{film}/film.mp4", mime="video/mp4",
                  size_bytes=path.stat().st_size)  # fmt: skip
    await house.store.blobs.put(asset.key, path, asset.mime)
    await house.store.keep(seat, film, asset)
    async with house.store.work(seat, film) as work:
        made = Render(id="r1", asset_id="film-file", width_px=64, height_px=64, duration_ms=2_000)
        work.project = work.project.model_copy(update={"renders": (made,)})
    return film


async def test_a_chosen_frame_stands_for_the_film_until_it_is_taken_back(site) -> None:
    ada = await site.person()
    film = await rendered(site, ada)
    path = f"/api/projects/{film}"
    chosen = await site.http.post(
        f"{path}/poster", headers=ada.headers, json={"render_id": "r1", "at_ms": 1_500}
    )
    assert chosen.status_code == 201, chosen.text
    project = (await site.http.get(path, headers=ada.headers)).json()["project"]
    kept = await site.house.store.assets(ada.seat, film, [project["poster_asset"]])
    local = await site.house.store.blobs.fetch(kept[project["poster_asset"]].key)
    red, _, blue = np.asarray(Image.open(local)).mean((0, 1))
    assert blue > 150 > 80 > red
    card = (await site.http.get("/api/projects", headers=ada.headers)).json()["items"][0]
    assert project["poster_asset"] in card["poster_url"]
    download = (await site.http.get(f"{path}/renders/r1", headers=ada.headers)).json()
    assert project["poster_asset"] in download["poster_url"]

    taken_back = {"edits": [{"op": "settings", "poster_asset": ""}]}
    await site.http.post(f"{path}/edits", headers=ada.headers, json=taken_back)
    after = (await site.http.get(path, headers=ada.headers)).json()["project"]
    assert after["poster_asset"] is None


async def test_a_reference_is_a_checked_picture_of_this_film(site) -> None:
    ada = await site.person()
    film = await site.film(ada)
    path = f"/api/projects/{film}"
    bad = await site.http.post(
        f"{path}/reference", headers=ada.headers, files={"file": ("a.png", b"no", "image/png")}
    )
    assert bad.status_code == 422
    before = (await site.http.get(f"{path}/plan", headers=ada.headers)).json()["total"]
    good = await site.http.post(
        f"{path}/reference", headers=ada.headers, files={"file": ("a.png", png("red"), "image/png")}
    )
    assert good.status_code == 201, good.text
    assert any(name.endswith(".visual") for name in good.json()["stale"])
    assert (await site.http.get(f"{path}/plan", headers=ada.headers)).json()["total"] > before

    theirs = {"edits": [{"op": "settings", "reference_asset": "asset-of-somebody-else"}]}
    strange = await site.http.post(f"{path}/edits", headers=ada.headers, json=theirs)
    assert strange.status_code == 422
    assert "Upload it first" in strange.text
