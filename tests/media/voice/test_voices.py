"""A wish in any words finds the nearest narrator; a delivery changes how it speaks."""

import pytest

from media.voice.voices import VOICES, by_name, choose, delivered, for_stranger


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("older female, British", "grandmother"), ("a man", "man"), ("whisper", "whisper"),
        ("Deep voice", "deep"), ("a little girl", "child"), ("a boy", "child"), ("old man", "elder"),
        ("young man", "man"), ("calm male", "man"), ("a trailer voice", "deep"), ("robot", "robot"),
        ("female", "narrator"), ("woman with a low voice", "low"), ("cheerful", "bright"),
        ("", "narrator"), ("zebra", "narrator"), ("an old wise wizard", "elder"),
    ],
)  # fmt: skip
def test_wishes(wish: str, name: str) -> None:
    assert choose(wish) == name


def test_every_narrator_answers_to_its_own_name() -> None:
    assert [choose(voice.name) for voice in VOICES] == [voice.name for voice in VOICES]
    assert all(voice.description for voice in VOICES)


def test_delivery_bends_pace_pitch_and_pauses() -> None:
    plain = by_name("narrator")
    slow, sad, wild = (delivered(plain, wish) for wish in ("slower", "sadder", "excited"))
    assert slow.pace < plain.pace < wild.pace
    assert sad.melody < plain.melody < wild.melody
    assert delivered(plain, "much slower").pace < slow.pace < delivered(plain, "a bit slower").pace
    assert delivered(plain, "slower, sadder").pace < min(slow.pace, sad.pace)
    assert delivered(plain, "purple") == plain
    assert delivered(plain, "mysterious").pause > plain.pause > delivered(plain, "angry").pause


def test_strangers_get_voices_of_their_own() -> None:
    taken: list[str] = ["narrator"]
    for _ in range(5):
        taken.append(for_stranger(taken))
    assert len(set(taken)) == 6
