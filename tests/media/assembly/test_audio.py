"""The sound of a film: voices in place, music lowered under them, -14 LUFS, no peak above -1 dB."""

import re
import subprocess
import tracemalloc

import numpy as np
import pytest

from film.errors import Invalid
from media import ffmpeg, levels, sound, verify
from media.assembly import audio


def heard(order) -> sound.Audio:
    folder = next(iter(order.files.values())).parent
    return np.concatenate([*audio.mix(order, folder, lambda: None)])


def level_db(piece: sound.Audio) -> float:
    return 20 * np.log10(float(np.sqrt((piece**2).mean())) + 1e-9)


def test_a_film_is_as_loud_as_players_expect(studio, tmp_path):
    order = studio.order(3)
    mixed = heard(order)
    assert len(mixed) == sound.samples(order.timeline.duration_ms)
    audio.write_aac([mixed], tmp_path / "a.m4a", lambda: None)
    facts = verify.sound_facts(tmp_path / "a.m4a")
    assert abs(facts["lufs"] + 14) < 0.5
    assert facts["true_peak_db"] <= -1.0


def test_a_loud_clicky_voice_stays_below_the_ceiling(studio, tmp_path):
    order = studio.order(2)
    rough = np.random.default_rng(3).normal(0, 0.03, (sound.samples(900), 2)).astype(np.float32)
    rough[::4_000] = 0.99
    sound.write_wav(order.files["v0"], rough)
    audio.write_aac([heard(order)], tmp_path / "a.m4a", lambda: None)
    assert verify.sound_facts(tmp_path / "a.m4a")["true_peak_db"] <= -1.0


def ffmpeg_peak_db(path) -> float:
    """The true peak of what a player decodes, as ffmpeg measures it."""
    heard = ["-i", str(path), "-af", "ebur128=peak=true", "-f", "null", "-"]
    command = [ffmpeg.binary(), "-hide_banner", "-nostats", *heard]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    return float(re.findall(r"Peak:\s+(\S+) dBFS", said)[-1])


def test_what_aac_adds_to_an_attack_is_turned_down_where_it_is_and_only_there(tmp_path):
    length = sound.samples(3_000)
    at = np.arange(length)
    attacks = np.sign(np.sin(220 * np.pi * at / sound.RATE)) * (at % 24_000 < 1_200)
    mixed = sound.master(np.stack([attacks, 0.1 * attacks], 1).astype(np.float32), -14.0, -1.6)
    assert sound.true_peak(mixed) < -1.6  # and yet AAC alone makes +2.5 dB of it, on the left
    facts = audio.write_aac(levels.cut(mixed), tmp_path / "a.m4a", lambda: None)
    assert ffmpeg_peak_db(tmp_path / "a.m4a") <= -1.0
    assert facts == verify.sound_facts(tmp_path / "a.m4a")
    made = verify.read_sound(tmp_path / "a.m4a")
    assert 0 <= len(made) - length < 1_024  # AAC is whole frames
    late = slice(sound.samples(400), length)
    assert abs(level_db(made[late]) - level_db(mixed[late])) < 0.1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.m4a"]


def test_music_goes_down_about_eleven_db_under_speech_and_comes_back():
    voices = sound.silence(6_000, channels=2)
    at = np.arange(sound.samples(2_000)) / sound.RATE
    voices[sound.samples(2_000) : sound.samples(4_000)] = 0.2 * np.sin(880 * np.pi * at)[:, None]
    gain = 20 * np.log10(audio.duck([voices]))
    assert abs(gain[300] + 11) < 0.2
    assert gain[100] > -0.1
    assert gain[500] > -0.1
    assert np.abs(np.diff(gain)).max() < 1.5


def test_a_voice_begins_where_the_timeline_says(studio):
    order = studio.order(2)
    line = order.timeline.model_copy(update={"music": None})
    mixed = heard(order.model_copy(update={"timeline": line}))
    first = int(np.flatnonzero(np.abs(mixed).max(axis=1) > 0.01)[0])
    assert abs(first * 1000 / sound.RATE - line.narration[0].start_ms) < 8


def test_a_muted_voice_is_not_heard(studio):
    order = studio.order(1)
    voice = order.timeline.narration[0].model_copy(update={"volume_pct": 0})
    line = order.timeline.model_copy(update={"narration": (voice,), "music": None})
    assert not heard(order.model_copy(update={"timeline": line})).any()


def test_short_music_is_repeated_without_a_gap(studio, make_tone):
    order = studio.order(4, voices=False)
    music = studio.order(1).timeline.music
    make_tone(studio.folder / "short.wav", 220, 2_000)
    line = order.timeline.model_copy(
        update={"music": music.model_copy(update={"asset_id": "x", "duration_ms": 6_900})}
    )
    files = {**order.files, "x": studio.folder / "short.wav"}
    mixed = heard(order.model_copy(update={"timeline": line, "files": files}))
    blocks = mixed[: sound.samples(5_000)].reshape(50, -1, 2)
    assert min(level_db(b) for b in blocks[1:]) > -40


def test_volume_is_part_of_the_key_and_so_is_content(studio):
    order = studio.order(2)
    music = order.timeline.music.model_copy(update={"volume_pct": 30})
    line = order.timeline.model_copy(update={"music": music})
    before = audio.mix_key(order)
    assert audio.mix_key(order.model_copy(update={"timeline": line})) != before
    order.files["v0"].write_bytes(order.files["v1"].read_bytes())
    assert audio.mix_key(order) != before


def test_a_missing_voice_is_refused(studio):
    order = studio.order(1)
    order.files["v0"].unlink()
    with pytest.raises(Invalid, match="missing"):
        audio.mix_key(order)


def alone(order, **changes):
    """The order without voices and music, its video clips changed."""
    video = tuple(c.model_copy(update=changes) for c in order.timeline.video)
    line = order.timeline.model_copy(update={"video": video, "narration": (), "music": None})
    return order.model_copy(update={"timeline": line})


def test_a_clip_s_own_sound_is_heard_with_its_picture_and_goes_down_under_speech(studio):
    order = studio.order(2)
    studio.bed(9_000)
    order.files["own"] = studio.folder / "bed-9000.wav"
    silent = alone(order, sound_id="own", sound_pct=0)
    assert not heard(silent).any()
    second = order.timeline.video[1].model_copy(update={"sound_id": "own", "in_ms": 4_000})
    video = (order.timeline.video[0], second)
    line = order.timeline.model_copy(update={"video": video, "music": None, "narration": ()})
    mixed = heard(order.model_copy(update={"timeline": line}))
    start = sound.samples(second.start_ms)
    assert not mixed[:start].any()
    assert level_db(mixed[start + sound.samples(600) : -sound.samples(100)]) > -30
    spoken = line.model_copy(update={"narration": order.timeline.narration[1:]})
    both = heard(order.model_copy(update={"timeline": spoken}))
    during, after = sound.samples(second.start_ms + 600), sound.samples(second.start_ms + 2_000)

    def hum(at):
        piece = both[at : at + 4_800, 0]
        return abs(np.fft.rfft(piece * np.hanning(len(piece)))[11])  # 110 Hz

    assert hum(during) < 0.6 * hum(after)


def test_a_long_film_s_sound_needs_no_more_memory_than_a_short_one(studio, make_tone):
    order = alone(studio.order(1))
    make_tone(studio.folder / "long.wav", 220, 20_000)
    order.files["m"] = studio.folder / "long.wav"
    length = 60_000
    clip = order.timeline.video[0].model_copy(update={"duration_ms": length})
    music = studio.order(1).timeline.music.model_copy(update={"duration_ms": length})
    line = order.timeline.model_copy(
        update={"video": (clip,), "music": music, "duration_ms": length}
    )
    tracemalloc.start()
    blocks = audio.mix(order.model_copy(update={"timeline": line}), studio.folder, lambda: None)
    count = sum(len(block) for block in blocks)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == sound.samples(length)
    assert peak < 90_000_000  # a film of ten minutes needs the same; whole tracks took 140 MB here


def test_how_a_sound_is_cut_into_blocks_changes_nothing():
    noise = np.random.default_rng(2).standard_normal((sound.RATE * 3 + 77, 2)).astype(np.float32)
    noise *= np.linspace(0.05, 0.5, len(noise), dtype=np.float32)[:, None]
    whole = np.concatenate([*levels.mastered(lambda: [noise], -14.0, -1.0)])
    parts = np.concatenate([*levels.mastered(lambda: levels.cut(noise, 4_800), -14.0, -1.0)])
    assert np.abs(whole - parts).max() < 1e-6
