"""How a wish joins a style."""

import pytest

from film.looks import join


@pytest.mark.parametrize(
    ("style", "wish", "result"),
    [
        ("cinematic", "darker", "cinematic, darker"),
        ("cinematic, darker", "darker", "cinematic, darker"),
        ("cinematic, darker", "brighter", "cinematic, brighter"),
        ("cinematic, darker", "watercolor", "watercolor"),
        ("", "warmer", "warmer"),
        ("noir", "  ", "noir"),
    ],
)
def test_a_style_replaces_and_a_shade_is_added(style: str, wish: str, result: str) -> None:
    assert join(style, wish) == result
