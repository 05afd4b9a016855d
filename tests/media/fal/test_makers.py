"""Pictures, clips, voices and music from the simulated provider come out as the ports promise."""

import wave
from pathlib import Path

import pytest
from PIL import Image

from film.errors import Invalid
from film.making import Figure, MusicOrder, PictureOrder, VoiceOrder
from media import ffmpeg, sound
from media.fal.house import Fal
from media.fal.models import find
from media.fal.music import FalMusic
from media.fal.pictures import FalPictures
from media.fal.voice import FalVoice
from media.fal.word_times import word_times
from tests.media.fal.conftest import MemoryDesk
from tests.media.fal.simulator import Simulator

ORDER = PictureOrder(visual="Mira walks home", quality="draft", length_ms=3_000, seed=11)


def pictures(fal: Fal, still: str = "z-image", clip: str = "kling-2.5") -> FalPictures:
    return FalPictures(fal, find("still", still), find("clip", clip))


def bodies(sim: Simulator) -> list[dict]:
    return [r.body for r in sim.requests.values()]


def test_a_scene_is_painted_and_moved_and_every_cent_is_accounted(
    sim: Simulator, fal: Fal, desk: MemoryDesk
) -> None:
    maker = pictures(fal)
    still = maker.still(ORDER, desk)
    with Image.open(still.path) as picture:
        assert (picture.format, picture.size) == ("PNG", (960, 540))
    clip = maker.clip(ORDER, still, desk)
    found = ffmpeg.probe(clip.path)
    assert (found.width_px, found.height_px, found.fps) == (960, 540, 30)
    assert clip.duration_ms >= 3_000
    assert not found.audio_codec
    assert still.spend_usd + clip.spend_usd == pytest.approx(sim.billed_usd) == pytest.approx(0.355)
    assert bodies(sim)[0]["seed"] == 11
    assert bodies(sim)[1]["image_url"].startswith(sim.origin)
    assert list(sim.uploads.values()) == [still.path.read_bytes()]
    assert sorted(p.name for p in desk.folder.iterdir()) == ["scene.mp4", "still.png"]


def test_a_second_attempt_pays_and_uploads_nothing_again(
    sim: Simulator, fal: Fal, desk: MemoryDesk
) -> None:
    maker = pictures(fal)
    first = maker.clip(ORDER, maker.still(ORDER, desk), desk)
    again = maker.clip(ORDER, maker.still(ORDER, desk), desk)
    assert again.notes["request_id"] == first.notes["request_id"]
    assert len(sim.requests) == 2
    assert len(sim.uploads) == 1


def test_the_clip_bought_is_within_what_was_paid(
    sim: Simulator, fal: Fal, desk: MemoryDesk
) -> None:
    order = ORDER.model_copy(update={"length_ms": 7_000, "credits": 36})
    maker = pictures(fal)
    clip = maker.clip(order, maker.still(order, desk), desk)
    assert bodies(sim)[1]["duration"] == "5"
    assert sim.billed_usd <= 0.36
    assert clip.duration_ms >= 7_000


def test_what_the_clip_model_cannot_do_is_said_before_the_still_is_paid(
    sim: Simulator, fal: Fal, desk: MemoryDesk
) -> None:
    for change in ({"length_ms": 20_000}, {"aspect": "9:16"}):
        with pytest.raises(Invalid):
            pictures(fal, clip="ltx-2-fast").still(ORDER.model_copy(update=change), desk)
    assert not sim.calls


def test_a_cast_members_look_and_picture_go_into_the_request(
    sim: Simulator, fal: Fal, desk: MemoryDesk, samples: dict[str, Path]
) -> None:
    mira = Figure(name="Mira", look="red coat, short hair", reference=samples["png"])
    order = ORDER.model_copy(update={"cast": (mira,)})
    pictures(fal, "nano-banana").still(order, desk)
    (request,) = sim.requests.values()
    assert request.endpoint == "fal-ai/nano-banana/edit"
    assert "Mira: red coat, short hair" in request.body["prompt"]
    assert [u.rsplit("/", 1)[1] for u in request.body["image_urls"]] == list(sim.uploads)
    pictures(fal).still(order, MemoryDesk(desk.folder.parent / "job-2"))
    assert "red coat" in bodies(sim)[1]["prompt"]


def test_dialogue_is_a_request_for_each_speaker_on_one_clock(
    sim: Simulator, fal: Fal, desk: MemoryDesk
) -> None:
    order = VoiceOrder(
        text='The door opens.\nMIRA: "Who is there?"', cast_voices=(("Mira", "young woman"),)
    )
    made = FalVoice(fal, find("speech", "kokoro")).speak(order, desk)
    assert [b["voice"] for b in bodies(sim)] == ["af_heart", "af_bella"]
    assert made.spend_usd == pytest.approx(sim.billed_usd)
    assert [w for w, _, _ in made.words][:3] == ["The", "door", "opens."]
    starts = [s for _, s, _ in made.words]
    assert starts == sorted(starts)
    assert 200 <= starts[0] <= 300
    assert made.words[-1][2] <= made.duration_ms
    with wave.open(str(made.path)) as file:
        assert (file.getframerate(), file.getnchannels()) == (48_000, 1)


def test_a_language_the_model_does_not_speak_costs_nothing(
    sim: Simulator, fal: Fal, desk: MemoryDesk
) -> None:
    with pytest.raises(Invalid, match="does not speak"):
        FalVoice(fal, find("speech", "kokoro")).speak(VoiceOrder(text="Hola", language="es"), desk)
    assert not sim.calls
    made = FalVoice(fal, find("speech", "eleven-v3")).speak(
        VoiceOrder(text="Hola", language="es"), desk
    )
    assert bodies(sim)[0]["language_code"] == "es"
    assert made.words[0][0] == "Hola"


def test_direction_is_told_in_the_models_own_way_and_not_spoken(
    sim: Simulator, fal: Fal, desk: MemoryDesk
) -> None:
    order = VoiceOrder(text="The end.", delivery="much slower, sad]der")
    slow = FalVoice(fal, find("speech", "kokoro")).speak(order, desk)
    assert bodies(sim)[0]["speed"] < 0.9
    desk = MemoryDesk(desk.folder.parent / "job-2")
    said = FalVoice(fal, find("speech", "eleven-v3")).speak(order, desk)
    assert bodies(sim)[1]["text"] == "[much slower, sadder] The end."
    assert [w for w, _, _ in said.words] == [w for w, _, _ in slow.words] == ["The", "end."]
    assert slow.spend_usd + said.spend_usd == pytest.approx(sim.billed_usd)
    letters = list("[sad] The end.")
    times = [float(n) for n in range(len(letters))]
    columns = ("characters", "character_start_times_seconds", "character_end_times_seconds")
    told = {"timestamps": [dict(zip(columns, (letters, times, times), strict=True))]}
    heard = word_times("The end.", sound.silence(20_000), told)
    assert heard == [("The", 6_000, 8_000), ("end.", 10_000, 13_000)]


@pytest.mark.parametrize("name", ["ace-step", "cassette"])
def test_music_has_exactly_the_asked_length(
    sim: Simulator, fal: Fal, desk: MemoryDesk, name: str
) -> None:
    made = FalMusic(fal, find("music", name)).compose(MusicOrder(length_ms=3_456), desk)
    audio, rate = sound.read_wav(made.path)
    assert (len(audio), rate, audio.shape[1]) == (sound.samples(3_456), 48_000, 2)
    assert made.spend_usd == pytest.approx(sim.billed_usd)
    assert sound.loudness(audio) == pytest.approx(-16, abs=1)
