"""What counts as said."""

from typing import Annotated

import pytest
from pydantic import BaseModel, Field, ValidationError

from film.words import OR_BLANK, SAID, Title, one_line


class Form(BaseModel):
    said: Annotated[str, Field(max_length=10), SAID] = "x"
    title: Title = "x"
    wish: Annotated[str | None, Field(max_length=10), OR_BLANK] = None


@pytest.mark.parametrize("blank", ["", "   ", "\n\t", "\u200b\u200d", "\0\x1b", "\u202e"])
def test_what_cannot_be_seen_is_not_said(blank: str) -> None:
    for name in ("said", "title"):
        with pytest.raises(ValidationError, match="is blank; say it in words that can be read"):
            Form.model_validate({name: blank})
    assert Form(wish=blank).wish is None


def test_what_is_said_is_trimmed_and_a_title_stands_on_one_line() -> None:
    form = Form(said="  a\nb ", title=" The\n Keeper\x1b\u202e ", wish=" de ")
    assert (form.said, form.title, form.wish) == ("a\nb", "The Keeper", " de ")


def test_an_emoji_of_several_stays_whole() -> None:
    assert one_line("👩‍🚀 up") == "👩‍🚀 up"


def test_limits_stay_and_say_so() -> None:
    for name in ("said", "wish"):
        with pytest.raises(ValidationError, match="at most 10 characters"):
            Form.model_validate({name: "x" * 11})
