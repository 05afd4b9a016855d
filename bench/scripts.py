"""Conversations as others write them down: read whole before anything is played, and refused with a sentence."""

import json
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from bench.world import document
from film.errors import Invalid
from tools.registry import BY_NAME

Row = dict[str, Any]


def _known(tool: str) -> str:
    if tool not in BY_NAME:
        raise ValueError(f"there is no tool {tool!r}; there are {', '.join(BY_NAME)}")
    return tool


class _Wanted(BaseModel):
    """A tool call."""

    tool: Annotated[str, AfterValidator(_known)]
    args: Row


class _Turn(BaseModel):
    """One turn; what its fields mean is told in docs/evaluation.md."""

    model_config = ConfigDict(extra="forbid")

    say: str
    expect: list[list[_Wanted]] = []
    selected: Row | None = None
    mode: Literal["ask", "plan", "act"] = "act"
    at_s: float = 0
    answer: Literal["yes", "no"] | list[str] = "yes"
    edits: int = 0
    hands: list[_Wanted] = []
    meanwhile: list[_Wanted] = []
    spends: int = 0
    check: Row = {}


class _Conversation(BaseModel):
    """One record."""

    id: str
    film: str = ""
    context: Row | None = None
    credits: int = 0
    auto: int = 0
    cap: int = 0
    turns: Annotated[list[_Turn], Field(min_length=1)]


def load(path: Path) -> list[Row]:
    """Conversations, each with the film it starts on under `context`.

    Raises Invalid, naming the line and what is wrong with it.
    """
    films_at = path.parent / "films.json"
    films: Row = json.loads(films_at.read_text(encoding="utf-8")) if films_at.exists() else {}
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    rows = [
        _row(line, f"{path.name}, line {n}", films)
        for n, line in enumerate(lines, 1)
        if line.strip()
    ]
    if not rows:
        raise Invalid(f"{path.name} has no conversations. docs/evaluation.md shows one.")
    return rows


def _row(line: str, place: str, films: Row) -> Row:
    try:
        row = json.loads(line)
        _Conversation.model_validate(row)
    except ValidationError as error:
        raise Invalid(f"{place}: {_explained(error)}.") from error
    except ValueError as error:
        raise Invalid(f"{place} is no JSON: {error}.") from error
    film = row.get("film")
    if not row.get("context") and film not in films:
        there = ", ".join(films) or "none, since there is no films.json beside it"
        raise Invalid(f"{place}: it needs a `context`, or a `film` of these: {there}.")
    seen = row.get("context") or {**films[film], "selected": row.get("selected")}
    try:
        document(seen, "checked")
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise Invalid(
            f"{place}: its film cannot be read ({type(error).__name__}: {error}). It has `project` and "
            "`scenes`, each with a `position` and an `id` of s and a number."
        ) from error
    return {**row, "context": seen}


def _explained(error: ValidationError) -> str:
    first = error.errors()[0]
    field = ".".join(map(str, first["loc"]))
    return f"`{field}` is wrong: {first['msg']}" if field else first["msg"]
