"""Words people type: trimmed, and blank is never taken for something said."""

from typing import Annotated, TypeVar, cast

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

JOINERS = "\u200c\u200d"
"""They cannot be seen, but join letters and emoji."""
BLANK = "is blank; say it in words that can be read."
"""What is said of a text in which nothing can be seen."""


def visible(text: str) -> bool:
    """Whether anything of a text can be seen: spaces, control and zero-width characters cannot."""
    return any(c.isprintable() and not c.isspace() for c in text)


def one_line(text: str) -> str:
    """The text on one line without what cannot be seen in it; "" when that is all there is."""
    line = " ".join(text.split())
    return "".join(c for c in line if c.isprintable() or c in JOINERS).strip() * visible(text)


T = TypeVar("T")


def keepable(value: T) -> T:
    """What a machine said, without zero characters and halves of characters, which no database keeps.

    Texts in lists and dicts too. What people type is refused instead, so that nothing of it is lost.
    """
    if isinstance(value, str):
        return cast("T", value.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8"))
    if isinstance(value, dict):
        return cast(
            "T", {keepable(k): keepable(v) for k, v in cast("dict[object, object]", value).items()}
        )
    if isinstance(value, list):
        return cast("T", [keepable(v) for v in cast("list[object]", value)])
    return value


def _said(text: str) -> str:
    if not visible(text):
        raise PydanticCustomError("blank", BLANK)
    return text.strip()


def _left_out(given: object) -> object:
    return None if isinstance(given, str) and not visible(given) else given


SAID = AfterValidator(_said)
"""Something has to be said. It stands behind a type and its limits."""
OR_BLANK = BeforeValidator(_left_out)
"""May be left out; language models and forms leave out by sending nothing but blanks."""
Title = Annotated[str, Field(max_length=200), SAID, AfterValidator(one_line)]
"""What a film or a key is called."""
