"""Editors and players get what their formats can carry, with relative media and an honest list of losses."""

import zipfile
from xml.etree import ElementTree

import opentimelineio as otio
import pytest

from film.project import Transition
from film.timeline import MusicClip, Timeline, VideoClip, VoiceClip
from media.exports import export, pack


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
def names() -> dict[str, str]:
    named = {"clip1": "s1.mp4", "clip2": "s2.mp4", "voice": "s2-voice.wav", "tune": "music.wav"}
    return {asset: f"media/{name}" for asset, name in named.items()}


def test_otio_reads_back_as_long_as_the_film(line, names):
    made = export("otio", line, names)
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


def test_otio_transitions_have_pictures_to_blend(line, names):
    film = otio.adapters.read_from_string(export("otio", line, names).text, "otio_json")
    first, dissolve, second = film.tracks[0][:3]
    spare = first.available_range().end_time_exclusive() - first.source_range.end_time_exclusive()
    assert spare >= dissolve.out_offset
    assert second.source_range.start_time >= dissolve.in_offset


def test_fcpxml_is_well_formed_and_gapless(line, names):
    root = ElementTree.fromstring(export("fcpxml", line, names).text)
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


def test_edl_events_follow_each_other(line, names):
    text = export("edl", line, names).text
    rows = [r.split() for r in text.splitlines() if r[:3].isdigit() and " V " in r]
    assert [r[3] for r in rows] == ["C", "C", "D", "C", "D"]
    assert rows[0][-2:] == ["01:00:00:00", "01:00:03:15"]
    assert rows[2][4:] == ["015", "00:00:00:06", "00:00:03:21", "01:00:03:15", "01:00:07:00"]
    assert rows[4][-1] == "01:00:11:00"
    assert text.isascii()


def test_losses_are_named_by_format(line, names):
    assert any("slide" in s for s in export("edl", line, names).losses)
    assert not any("slide" in s for s in export("otio", line, names).losses)
    assert any("Scene 3" in s for s in export("otio", line, names).losses)
    assert export("srt", line, names).losses == ()


def test_captions_keep_the_times_of_the_words(line, names):
    assert export("srt", line, names).text.startswith(
        "1\n00:00:03,750 --> 00:00:05,550\nHi <there> & so on.\n"
    )
    web = export("vtt", line, names).text
    assert web.startswith(
        "WEBVTT\n\n00:00:03.750 --> 00:00:05.550\nHi &lt;there&gt; &amp; so on.\n"
    )


def test_the_package_holds_the_media_it_is_given(line, names, tmp_path):
    made = export("fcpxml", line, names)
    (tmp_path / "c.wav").write_bytes(b"sound")
    media = dict.fromkeys(names.values(), tmp_path / "c.wav")
    with zipfile.ZipFile(pack(made, media, tmp_path / "film.zip")) as box:
        assert box.read("media/s2-voice.wav") == b"sound"
        assert b"slide" in box.read("NOT-INCLUDED.txt")
        assert set(names.values()) < set(box.namelist())
