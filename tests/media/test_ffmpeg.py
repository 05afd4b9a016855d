"""The clip writer and probe against the real encoder."""

import subprocess
from pathlib import Path

import numpy as np
import pytest

from film.errors import Cancelled, Invalid, Unavailable
from media import ffmpeg

W, H = 64, 48


def grey(level: int) -> np.ndarray:
    frame = np.full((H * 3 // 2, W), 128, np.uint8)
    frame[:H] = level
    return frame


def written(
    path: Path, frames: int, quality: str = "draft", threads: int = 1, quick: bool = False
) -> Path:
    with ffmpeg.clip_writer(path, W, H, 30, quality, threads, quick) as clip:
        for index in range(frames):
            clip.write(grey(40 + index))
    return path


def test_a_clip_has_every_frame_and_the_profile(tmp_path):
    facts = ffmpeg.probe(written(tmp_path / "clip.mp4", 40))
    assert (facts.width_px, facts.height_px, facts.fps, facts.frames) == (W, H, 30, 40)
    assert (facts.video_codec, facts.pixel_format, facts.duration_ms) == ("h264", "yuv420p", 1333)


@pytest.mark.parametrize("quality", ["draft", "standard", "high"])
def test_clips_of_one_quality_share_their_headers_whatever_their_length(tmp_path, quality):
    short = ffmpeg.probe(written(tmp_path / "a.mp4", 1, quality))
    long = ffmpeg.probe(written(tmp_path / "b.mp4", 31, quality, threads=2, quick=True))
    assert short.headers == long.headers != b""


def test_cancelling_kills_the_encoder_and_leaves_nothing(tmp_path):
    def stopped() -> None:
        with ffmpeg.clip_writer(tmp_path / "c.mp4", W, H, 30, "draft") as clip:
            clip.write(grey(50))
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        stopped()
    assert list(tmp_path.iterdir()) == []


def test_a_frame_of_the_wrong_size_is_refused(tmp_path):
    with (
        pytest.raises(Invalid, match="bytes"),
        ffmpeg.clip_writer(tmp_path / "d.mp4", W, H, 30, "draft") as clip,
    ):
        clip.write(b"short")
    assert list(tmp_path.iterdir()) == []


def test_odd_sides_are_refused(tmp_path):
    with (
        pytest.raises(Invalid, match="even"),
        ffmpeg.clip_writer(tmp_path / "e.mp4", 63, H, 30, "draft"),
    ):
        pass


def test_a_failing_run_says_what_it_was_doing(tmp_path):
    with pytest.raises(Unavailable, match="reading nothing"):
        ffmpeg.run(["-i", str(tmp_path / "none.mp4"), "-f", "null", "-"], "reading nothing")


def test_a_tick_that_raises_ends_the_run(tmp_path):
    def stop(_seconds: float) -> None:
        raise Cancelled("enough")

    endless = ["-re", "-f", "lavfi", "-i", "testsrc=s=64x48", "-f", "null", "-"]
    with pytest.raises(Cancelled):
        ffmpeg.run(endless, "drawing", stop)
    assert not subprocess.run(
        ["pgrep", "-f", "testsrc=s=64x48"], check=False, capture_output=True
    ).stdout


def test_a_full_disk_is_told_in_a_sentence():
    assert "disk is full" in ffmpeg.failure("av_write: No space left on device", "x").message


def test_red_becomes_bt709_limited_red():
    red = np.zeros((H, W, 4), np.uint8)
    red[..., 2:] = 255
    planes = ffmpeg.i420_from_bgra(red).reshape(-1)
    assert abs(int(planes[0]) - 63) <= 1
    assert abs(int(planes[W * H]) - 102) <= 1
    assert abs(int(planes[-1]) - 240) <= 1


def test_a_text_file_is_no_clip(tmp_path):
    path = tmp_path / "a.mp4"
    path.write_text("hello")
    with pytest.raises(Invalid, match=r"a\.mp4"):
        ffmpeg.probe(path)
