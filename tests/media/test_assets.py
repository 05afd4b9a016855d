"""The npm assets are found by name, and a missing one answers None."""

import pytest

from media import assets


def test_what_is_installed_is_found() -> None:
    if not assets.packages().is_dir():
        pytest.skip("run `npm ci` in media/assets first")
    svg = assets.icon_svg("red-apple")
    assert svg is not None
    assert svg.startswith("<svg")
    assert assets.icon_svg("noto:whale") != assets.icon_svg("whale")
    assert assets.icon_svg("no-such-thing") is None
    bank = assets.soundfont()
    assert bank is not None
    assert bank.read_bytes()[:4] == b"RIFF"
    inter = assets.font(700)
    assert inter is not None
    assert inter.name == "Inter_700Bold.ttf"
    assert "red-apple" in assets.icon_names()
    assert any("apple" in tags for _, _, tags in assets.icon_tags())


def test_missing_packages_answer_none(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("PIXORA_ASSETS", str(tmp_path))
    assert assets.soundfont() is None
    font = assets.font(400)
    assert font is None or font.name.startswith("DejaVu")
