"""Whatever a scene has for a picture, it plays for as long as the scene lasts."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from film.errors import Unavailable
from media import ffmpeg, verify
from media.assembly.assembler import LocalAssembler
from media.assembly.cache import Cache
from media.assembly.frames import read
from media.assembly.title import draw_slate


def one_scene(studio, clip_file, **changes):
    order = studio.order(1, voices=False)
    scene = order.timeline.video[0].model_copy(update=changes)
    line = order.timeline.model_copy(update={"video": (scene,)})
    files = {"c0": clip_file}
    return order.model_copy(update={"timeline": line, "files": files})


def test_a_scene_without_a_picture_is_a_slate_and_said_so_without_alarm(studio):
    order = studio.order(2)
    empty = order.timeline.video[1].model_copy(update={"asset_id": None})
    line = order.timeline.model_copy(update={"video": (order.timeline.video[0], empty)})
    film = studio.assemble(order.model_copy(update={"timeline": line}))
    assert film.report["problems"] == []
    assert film.report["frames"] == order.timeline.duration_ms * 30 // 1000


def test_a_slate_below_the_title_of_the_film_has_none_of_its_own():
    def lettered(title: str) -> bool:
        return bool((draw_slate(title, 640, 360)[120:200, :, 1] > 200).any())

    assert lettered("Far From Everything")
    assert not lettered("")


def test_a_still_moves_slowly(studio):
    Image.effect_noise((640, 480), 90).convert("RGB").save(studio.folder / "p.png")
    film = studio.assemble(one_scene(studio, studio.folder / "p.png", still=True))
    assert all(end - start <= 100 for start, end in film.report["frozen_ms"])
    assert film.report["problems"] == []


@pytest.mark.parametrize("shape", ["200x356", "640x272", "320x180"])
def test_a_foreign_clip_of_any_shape_is_fitted(studio, shape):
    path = studio.folder / "foreign.mp4"
    source = ["-f", "lavfi", "-i", f"testsrc2=s={shape}:r=25:d=3", "-c:v", "mpeg4"]
    ffmpeg.run([*source, str(path)], "making a foreign clip")
    film = studio.assemble(one_scene(studio, path, in_ms=400))
    assert film.report["problems"] == []


@pytest.mark.parametrize("frames", [58, 30])
def test_a_clip_that_is_too_short_is_slowed_then_held(studio, make_clip, frames):
    film = studio.assemble(one_scene(studio, make_clip(studio.folder / "short.mp4", 3, frames)))
    assert film.report["frames"] == 63
    assert film.report["problems"] == []


def test_a_trim_off_the_half_second_shows_the_right_first_picture(studio):
    order = one_scene(studio, studio.clip(4, frames=100), in_ms=700)
    film = studio.assemble(order)
    shown = next(read(film.path, 0, 1, 30)).astype(int)
    wanted = next(read(order.files["c0"], 21, 1, 30)).astype(int)
    other = next(read(order.files["c0"], 0, 1, 30)).astype(int)
    assert np.abs(shown - wanted).mean() < 2
    assert np.abs(shown - other).mean() > 5


@pytest.mark.parametrize("fps", [24, 25])
def test_other_rates_work(studio, make_clip, fps):
    clip = make_clip(studio.folder / "c.mp4", 1, 3 * fps, fps=fps)
    order = one_scene(studio, clip).model_copy(update={"fps": fps})
    film = studio.assemble(order)
    assert film.report["problems"] == []
    assert verify.check(film.path, order)["ok"]


def test_standard_and_high_quality_join_with_their_quick_segments(studio, make_clip):
    for quality in ("standard", "high"):
        order = studio.order(2, voices=False).model_copy(update={"quality": quality})
        files = {
            f"c{i}": make_clip(studio.folder / f"{quality}{i}.mp4", i, 66, quality)
            for i in range(2)
        }
        film = studio.assemble(order.model_copy(update={"files": files}), quality)
        assert film.report["problems"] == []
        assert film.total_segments - film.reused_segments < film.total_segments


def test_a_full_disk_is_a_sentence(studio):
    class FullCache(Cache):
        """Builds into a device that is always full."""

        def make(self, key, suffix, build, tick=lambda: None):
            if suffix == ".mp4":
                with Path("/dev/full").open("w") as full:
                    full.write("x")
            return super().make(key, suffix, build, tick)

    cache = FullCache(studio.folder / "full")
    desk = studio.desk()
    with pytest.raises(Unavailable, match="disk is full"):
        LocalAssembler(cache).assemble(studio.order(1), desk)
    assert list(desk.folder.iterdir()) == []
    assert not list(cache.folder.glob("??/*.part*"))
    assert LocalAssembler(Cache(cache.folder)).assemble(studio.order(1), desk).report["ok"]
