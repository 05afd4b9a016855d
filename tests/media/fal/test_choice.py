"""Settings choose the makers and their prices; a wrong choice is answered with the valid ones."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from film.errors import Invalid
from worker import build
from worker.settings import Settings


def settings(tmp_path: Path, **fields: str) -> Settings:
    made = Settings(home=tmp_path, _env_file=None, **fields)  # type: ignore[call-arg]
    return made.model_copy(update={"fal_key": SecretStr("test-key")})


def test_each_kind_is_chosen_by_itself(tmp_path: Path) -> None:
    chosen = settings(tmp_path, pictures="fal:flux-dev+kling-2.5", music="fal:ace-step")
    makers = build.makers(chosen)
    assert makers.pictures.name == "fal:flux-dev+kling-2.5"
    assert not makers.pictures.offline
    assert makers.voice.name == "embedded"
    assert makers.music.name == "fal:ace-step"
    table = build.prices(chosen)
    assert table.of("visual", "standard", 5_000) == 38
    assert table.of("audio", "standard", 5_000) == 1
    assert table.of("music", "standard", 60_000) == 2
    for maker in (makers.pictures, makers.music):
        maker.fal.close()


def test_a_studio_on_a_provider_makes_no_example_films_unasked(tmp_path: Path) -> None:
    assert settings(tmp_path).offline_media
    assert not settings(tmp_path, music="fal:ace-step").offline_media


def test_a_simulator_lies_on_this_machine(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="on this machine only"):
        build.makers(settings(tmp_path, music="fal:ace-step", fal_url="https://fal.example"))


def test_an_endpoint_is_as_good_as_a_name(tmp_path: Path) -> None:
    makers = build.makers(settings(tmp_path, voice="fal:fal-ai/elevenlabs/tts/eleven-v3"))
    assert makers.voice.name == "fal:eleven-v3"
    makers.voice.fal.close()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"pictures": "fal:flux-dev"}, "<still>"),
        ({"pictures": "fal:flux-dev+sora"}, r"kling-2\.5"),
        ({"voice": "openai"}, "PIXORA_VOICE"),
        ({"music": "fal:"}, "ace-step"),
    ],
)
def test_a_wrong_choice_is_answered_with_the_choices(
    tmp_path: Path, fields: dict[str, str], words: str
) -> None:
    with pytest.raises(Invalid, match=words):
        build.makers(settings(tmp_path, **fields))


def test_without_a_key_the_studio_says_which_one_is_missing(tmp_path: Path) -> None:
    chosen = settings(tmp_path, music="fal:ace-step").model_copy(update={"fal_key": SecretStr("")})
    with pytest.raises(Invalid, match="FAL_KEY"):
        build.makers(chosen)
