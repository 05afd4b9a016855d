"""Every model: its input as the provider spells it, its price, what it refuses before money is spent."""

import pytest

from film.errors import Invalid
from media.fal import prices
from media.fal.codecs import Ask
from media.fal.models import MODELS, Model, find

ASK = Ask("words", "16:9", 1280, 720, 5_000, 7, ("http://pic",), "af_heart", "en")
SPELLED = {
    "z-image": ({"prompt", "image_size", "seed", "num_images"}, 0.5),
    "flux-dev": ({"prompt", "image_size", "seed", "num_images"}, 2.5),
    "nano-banana": ({"prompt", "aspect_ratio", "num_images", "image_urls"}, 3.9),
    "ltx-2-fast": ({"prompt", "image_url", "duration", "generate_audio"}, 20),
    "kling-2.5": ({"prompt", "image_url", "duration"}, 35),
    "wan-2.7": ({"prompt", "image_url", "duration", "seed"}, 50),
    "kokoro": ({"prompt", "voice", "speed"}, 0.01),
    "eleven-v3": ({"text", "voice", "timestamps", "language_code"}, 0.05),
    "ace-step": ({"prompt", "duration", "instrumental", "seed"}, 0.1),
    "stable-audio": ({"prompt", "seconds_total", "seed"}, 20),
    "cassette": ({"prompt", "duration"}, 2),
}


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.name)
def test_each_model_spells_a_wish_its_own_way_and_has_a_price(model: Model) -> None:
    fields, cents = SPELLED[model.name]
    assert set(model.body(ASK)) == fields
    assert model.cents(ASK) == pytest.approx(cents)
    assert model.eta_s[0] < model.eta_s[1] < model.deadline_s
    assert find(model.kind, model.id) is find(model.kind, model.name) is model


def test_there_are_two_choices_of_each_kind() -> None:
    kinds = [m.kind for m in MODELS]
    assert all(kinds.count(kind) >= 2 for kind in ("still", "clip", "speech", "music"))


def test_an_unknown_model_is_refused_with_the_choices() -> None:
    with pytest.raises(Invalid, match=r"kling-2\.5"):
        find("clip", "sora-9")


def test_sizes_are_divisible_and_durations_are_spelled_per_model() -> None:
    odd = Ask("x", width_px=960, height_px=540)
    assert find("still", "flux-dev").body(odd)["image_size"] == {"width": 960, "height": 544}
    assert find("clip", "kling-2.5").body(ASK)["duration"] == "5"
    assert find("clip", "ltx-2-fast").body(ASK)["duration"] == 5


@pytest.mark.parametrize(
    ("need_ms", "paid", "bought"),
    [(4_000, None, 5_000), (5_400, None, 5_000), (5_600, None, 10_000), (12_400, None, 10_000),
     (9_000, 36.0, 5_000), (9_000, 1.0, 5_000), (9_000, 70.0, 10_000)],
)  # fmt: skip
def test_the_shortest_clip_that_fits_and_was_paid_is_bought(
    need_ms: int, paid: float | None, bought: int
) -> None:
    assert find("clip", "kling-2.5").clip_ms(need_ms, paid) == bought


def test_what_cannot_be_made_is_said() -> None:
    with pytest.raises(Invalid, match=r"at most 12\.5 s"):
        find("clip", "kling-2.5").clip_ms(13_000)
    with pytest.raises(Invalid, match=r"9:16.*use kling-2\.5 or wan-2\.7"):
        find("clip", "ltx-2-fast").check(Ask("x", "9:16"))
    with pytest.raises(Invalid, match=r"does not speak fr, only en.*use eleven-v3"):
        find("speech", "kokoro").check(Ask("x", language="fr"))
    with pytest.raises(Invalid, match="240 s"):
        find("music", "ace-step").check(Ask("x", length_ms=400_000))
    with pytest.raises(Invalid, match="Split the scene"):
        find("speech", "eleven-v3").check(Ask("x" * 5_000))


@pytest.mark.parametrize("clip", [m for m in MODELS if m.kind == "clip"], ids=lambda m: m.name)
@pytest.mark.parametrize("still", [m for m in MODELS if m.kind == "still"], ids=lambda m: m.name)
def test_a_picture_is_never_sold_below_its_bill(still: Model, clip: Model) -> None:
    table = prices.pictures(still, clip)
    for need_ms in range(1_000, int(clip.lengths_ms[-1] * 1.25), 700):
        sold = table["visual", "high"].of(need_ms)
        painted = still.cents(Ask("", width_px=1920, height_px=1080))
        moved = clip.cents(Ask("", length_ms=clip.clip_ms(need_ms, sold - painted)))
        assert painted + moved <= sold < painted + moved + 1
        assert clip.clip_ms(need_ms, sold - painted) == clip.clip_ms(need_ms)


def test_voice_and_music_are_sold_at_what_they_cost() -> None:
    assert prices.voice(find("speech", "eleven-v3"))["audio", "draft"].of(25_000) == 6
    assert prices.voice(find("speech", "kokoro"))["audio", "draft"].of(5_000) == 1
    assert prices.music(find("music", "stable-audio"))["music", "high"].of(100_000) == 20
    assert prices.music(find("music", "ace-step"))["music", "high"].of(60_000) == 2
