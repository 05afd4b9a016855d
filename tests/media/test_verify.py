"""The check finds what a viewer would complain about."""

from pathlib import Path

import av
import numpy as np
import pytest

from film.errors import Invalid
from film.making import RenderOrder
from film.project import Transition
from film.timeline import MusicClip, Timeline, VideoClip
from media import ffmpeg, sound, verify

W, H = 160, 96


def film(
    path: Path,
    luma: np.ndarray,
    audio: sound.Audio | None = None,
    flags=("-movflags", "+faststart"),
) -> Path:
    with ffmpeg.clip_writer(path.with_suffix(".v.mp4"), W, H, 30, "draft") as clip:
        for index, level in enumerate(luma):
            planes = np.full((H * 3 // 2, W), 128, np.uint8)
            planes[:H] = level
            planes[:8, index % 60 : index % 60 + 40] = min(int(level) + 60, 255)
            clip.write(planes)
    length_ms = len(luma) * 1000 // 30
    sound.write_wav(path.with_suffix(".wav"), audio if audio is not None else quiet_tone(length_ms))
    inputs = ["-i", str(path.with_suffix(".v.mp4")), "-i", str(path.with_suffix(".wav"))]
    ffmpeg.run([*inputs, "-c:v", "copy", "-c:a", "aac", *flags, str(path)], "joining a test film")
    return path


def quiet_tone(length_ms: int) -> sound.Audio:
    at = np.arange(sound.samples(length_ms)) / sound.RATE
    return np.repeat(0.1 * np.sin(880 * np.pi * at)[:, None], 2, axis=1).astype(np.float32)


def order(length_ms: int) -> RenderOrder:
    scene = VideoClip(
        scene_id="s1", title="", start_ms=0, duration_ms=length_ms, in_ms=0,
        transition=Transition(kind="cut", duration_ms=0), asset_id="a",
    )  # fmt: skip
    line = Timeline(
        title="", title_card=False, duration_ms=length_ms, video=(scene,), narration=(), music=None
    )
    return RenderOrder(timeline=line, files={}, width_px=W, height_px=H)


def test_a_good_film_has_no_problem(tmp_path):
    report = verify.check(film(tmp_path / "a.mp4", np.full(60, 100)), order(2_000))
    assert report["problems"] == []
    assert report["checked"]["decoded_pictures"] == 60


def test_black_and_wrong_length_are_told(tmp_path):
    luma = np.full(90, 100)
    luma[20:60] = 16
    path = film(tmp_path / "a.mp4", luma)
    said = " ".join(verify.check(path, order(4_000))["problems"])
    assert "90 pictures instead of 120" in said


def test_a_black_stretch_is_found_where_it_is(tmp_path):
    with ffmpeg.clip_writer(tmp_path / "a.mp4", W, H, 30, "draft") as clip:
        for index in range(90):
            planes = np.full((H * 3 // 2, W), 128, np.uint8)
            planes[:H] = 16 if 20 <= index < 60 else 90 + index
            clip.write(planes)
    facts = verify.picture_facts(tmp_path / "a.mp4")
    assert facts["dark"] == [(20, 60)]
    assert facts["frozen"] == [(21, 60)]


def test_an_index_at_the_end_is_told(tmp_path):
    path = film(tmp_path / "a.mp4", np.full(30, 100), flags=())
    assert "the index is at the end of the file" in verify.check(path, order(1_000))["problems"]


def test_sound_shorter_than_the_picture_is_told(tmp_path):
    path = film(tmp_path / "a.mp4", np.full(60, 100), quiet_tone(1_000))
    assert any("differ" in p for p in verify.check(path, order(2_000))["problems"])


def test_too_loud_is_told(tmp_path):
    path = film(tmp_path / "a.mp4", np.full(60, 100), quiet_tone(2_000) * 9.9)
    assert any("too loud" in p for p in verify.check(path, order(2_000))["problems"])


@pytest.mark.parametrize("at", [0.35, 0.6, 0.85])
def test_damage_in_the_middle_is_refused(tmp_path, at):
    path = film(tmp_path / "a.mp4", np.linspace(60, 180, 60))
    data = bytearray(path.read_bytes())
    begin = data.index(b"mdat") + 4
    middle = begin + int((len(data) - begin) * at)
    data[middle : middle + 600] = bytes(600)
    path.write_bytes(bytes(data))
    with pytest.raises(Invalid, match=r"damaged|readable|cut short"):
        verify.check(path, order(2_000))


def test_checking_half_a_minute_takes_seconds_not_minutes(tmp_path):
    report = verify.check(film(tmp_path / "a.mp4", np.full(900, 100)), order(30_000))
    assert report["frames"] == 900


def test_black_motionless_and_silent_stretches_are_told(tmp_path):
    path = film(tmp_path / "a.mp4", np.full(30, 100))
    asked = order(1_000)
    box, heard = verify.box_facts(path), verify.sound_facts(path)
    music = MusicClip(start_ms=0, duration_ms=1_000, asset_id="m", volume_pct=60)
    loud = asked.model_copy(update={"timeline": asked.timeline.model_copy(update={"music": music})})
    pictures = {"frames": 30, "dark": [(0, 31)], "frozen": [(0, 91)]}
    report = verify.judge(box, pictures, heard | {"silent_ms": [(0, 8_100)]}, loud)
    assert report["problems"] == [
        "black for 1033 ms",
        "motionless for 3033 ms",
        "silent for 8100 ms",
    ]
    mute = verify.judge(box, pictures | {"dark": [], "frozen": []}, heard | {"lufs": -70.0}, loud)
    assert mute["problems"] == ["the film is silent"]
    sharp = verify.judge(box, pictures | {"frozen": []}, heard | {"true_peak_db": -0.9}, asked)
    assert "peaks at -0.9 dB" in sharp["problems"]


def test_an_index_that_lists_other_packets_than_were_joined_is_refused(tmp_path):
    path = film(tmp_path / "a.mp4", np.full(30, 100))
    with av.open(str(path)) as box:
        sizes = [p.size for p in box.demux(video=0) if p.size]
    assert verify.box_facts(path, sizes) == verify.box_facts(path)
    with pytest.raises(Invalid, match="other pictures"):
        verify.box_facts(path, [*sizes[:-1], sizes[-1] + 1])
