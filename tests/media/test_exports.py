"""Editors and players get what their formats can carry, with relative media and an honest list of losses."""

import zipfile
from pathlib import Path
from xml.etree import ElementTree

import opentimelineio as otio
import pytest

from film.project import Transition
from film.timeline import MusicClip, Timeline, VideoClip, VoiceClip
from media.exports.bundle import export, pack


def scene(number: int, start: int, kind: str = "crossfade", asset: bool = True) -> VideoClip:
    blend = 500 if number > 1 and kind != "cut" else 0
    return VideoClip(
        scene_id=f"s{number}",
        title=f"Scene {number}",
        start_ms=start,
        duration_ms=4_000,
        in_ms=200,
        transition=Transition(kind=kind if number > 1 else "cut", duration_ms=blend),
        asset_id=f"clip{number}" if asset else None,
    )


@pytest.fixture
def line() -> Timeline:
    words = tuple(
        (w, 3_750 + 300 * i, 4_000 + 300 * i)
        for i, w in enumerate(["Hi", "<there>", "&", "so", "on."])
    )
    voice = VoiceClip(
        scene_id="s2", start_ms=3_750, duration_ms=2_000, asset_id="voice", volume_pct=50,
        text="Hi <there> & so on.", words=words,
    )  # fmt: skip
    return Timeline(
        title="Größe & <Glück>",
        title_card=True,
        duration_ms=11_000,
        video=(scene(1, 0), scene(2, 3_500), scene(3, 7_000, "slide", asset=False)),
        narration=(voice,),
        music=MusicClip(start_ms=0, duration_ms=11_000, asset_id="tune", volume_pct=60),
    )


@pytest.fixture
def files(tmp_path) -> dict[str, Path]:
    names = {"clip1": "a.mp4", "clip2": "b.mp4", "voice": "c.wav", "tune": "d.wav"}
    for name in names.values():
        (tmp_path / name).write_bytes(name.encode())
    return {asset: tmp_path / name for asset, name in names.items()}


def test_otio_reads_back_as_long_as_the_film(line, files):
    made = export(line, files, "otio")
    film = otio.adapters.read_from_string(made.text, "otio_json")
    assert film.duration().to_seconds() == 11.0
    pictures = film.tracks[0]
    urls = [
        c.media_reference.target_url
        for c in pictures.find_clips()
        if "External" in type(c.media_reference).__name__
    ]
    assert urls == ["media/s1.mp4", "media/s2.mp4"]
    kinds = [t.transition_type for t in pictures if isinstance(t, otio.schema.Transition)]
    assert kinds == ["SMPTE_Dissolve", "Custom_Transition"]
    voice = film.tracks[1].find_clips()[0]
    assert voice.trimmed_range_in_parent().start_time.value == 113  # 3.75 s, rounded


def test_otio_transitions_have_pictures_to_blend(line, files):
    film = otio.adapters.read_from_string(export(line, files, "otio").text, "otio_json")
    first, dissolve, second = film.tracks[0][:3]
    spare = first.available_range().end_time_exclusive() - first.source_range.end_time_exclusive()
    assert spare >= dissolve.out_offset
    assert second.source_range.start_time >= dissolve.in_offset


def test_fcpxml_is_well_formed_and_gapless(line, files):
    root = ElementTree.fromstring(export(line, files, "fcpxml").text)
    spine = root.find(".//spine")
    at = 0
    for item in [e for e in spine if e.tag in ("asset-clip", "gap")]:
        assert item.get("offset") == f"{at}/30s"
        at += int(item.get("duration").split("/")[0])
    assert at == 330
    assert [e.get("src") for e in root.iter("media-rep")] == [
        "./media/s1.mp4", "./media/s2.mp4", "./media/s2-voice.wav", "./media/music.wav",
    ]  # fmt: skip
    references = {e.get("id") for e in root.iter("asset")}
    assert {e.get("ref") for e in root.iter("asset-clip")} <= references


def test_edl_events_follow_each_other(line, files):
    text = export(line, files, "edl").text
    rows = [r.split() for r in text.splitlines() if r[:3].isdigit() and " V " in r]
    assert [r[3] for r in rows] == ["C", "C", "D", "C", "D"]
    assert rows[0][-2:] == ["01:00:00:00", "01:00:03:15"]
    assert rows[2][4:] == ["015", "00:00:00:06", "00:00:03:21", "01:00:03:15", "01:00:07:00"]
    assert rows[4][-1] == "01:00:11:00"
    assert text.isascii()


def test_losses_are_named_by_format(line, files):
    assert any("slide" in s for s in export(line, files, "edl").losses)
    assert not any("slide" in s for s in export(line, files, "otio").losses)
    assert any("Scene 3" in s for s in export(line, files, "otio").losses)
    assert export(line, files, "srt").losses == ()


def test_captions_keep_the_times_of_the_words(line, files):
    assert export(line, files, "srt").text.startswith(
        "1\n00:00:03,750 --> 00:00:05,550\nHi <there> & so on.\n"
    )
    web = export(line, files, "vtt").text
    assert web.startswith(
        "WEBVTT\n\n00:00:03.750 --> 00:00:05.550\nHi &lt;there&gt; &amp; so on.\n"
    )


def test_the_package_holds_every_file_it_names(line, files, tmp_path):
    made = export(line, files, "fcpxml")
    with zipfile.ZipFile(pack(made, tmp_path / "film.zip")) as box:
        names = set(box.namelist())
        assert box.read("media/s2-voice.wav") == b"c.wav"
        assert b"slide" in box.read("NOT-INCLUDED.txt")
    assert {f"media/{n}" for n in ("s1.mp4", "s2.mp4", "s2-voice.wav", "music.wav")} < names
