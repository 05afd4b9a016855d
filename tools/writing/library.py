"""Loads the writer's texts: lines and titles by arc, framings by role, worlds by word."""

import re
from functools import cache
from pathlib import Path

from pydantic import BaseModel

HERE = Path(__file__).parent


class Role(BaseModel):
    """One step of an arc: possible titles and possible narrations, slots in braces.

    `seen` is the picture of a line that needs one of its own ("line ~ what is seen" in the file), `called` its title.
    """

    titles: tuple[str, ...]
    lines: tuple[str, ...]
    seen: dict[str, str] = {}
    called: dict[str, str] = {}


class Frame(BaseModel):
    """One way to show a step."""

    role: str
    time: str
    visual: str
    motion: str


class World(BaseModel):
    """Where somebody or something is at home: words of an idea that say so, places with their preposition."""

    words: frozenset[str]
    places: tuple[str, ...]


@cache
def arc(name: str) -> dict[str, Role]:
    """The roles of an arc file in order."""
    roles: dict[str, Role] = {}
    text = (HERE / "arcs" / f"{name}.txt").read_text(encoding="utf-8")
    for block in re.split(r"(?m)^(?== )", text):
        if not block.startswith("= "):
            continue
        head, *lines = block.strip().splitlines()
        key, _, titles = head[2:].partition(" | ")
        told = [line.partition(" ~ ") for line in lines]
        roles[key] = Role(
            titles=tuple(titles.split(" / ")),
            lines=tuple(line for line, _, _ in told),
            seen={line: picture for line, _, picture in told if picture},
        )
    return roles


@cache
def frames() -> tuple[Frame, ...]:
    """All framings."""
    rows = (HERE / "arcs" / "frames.txt").read_text(encoding="utf-8").splitlines()
    cut = [r.split(" | ") for r in rows if r and not r.startswith("#")]
    return tuple(Frame(role=r, time=t, visual=v, motion=m) for r, t, v, m in cut)


@cache
def worlds() -> tuple[World, ...]:
    """All worlds."""
    rows = (HERE / "world.txt").read_text(encoding="utf-8").splitlines()
    return tuple(_world(r.split(" | ")) for r in rows if r and not r.startswith("#"))


def _world(cells: list[str]) -> World:
    words, places = cells
    return World(words=frozenset(words.split()), places=tuple(places.split(" ; ")))


DEFAULT = World(
    words=frozenset(),
    places=("in a quiet street",),
)
TABLE = World(
    words=frozenset(),
    places=(
        "on a plain wooden table",
        "on a plain table by a window",
    ),
)
"""Where a product stands when its name says nothing about its world."""
HOME = World(
    words=frozenset(),
    places=(
        "at a wooden table by a window",
        "in a bright living room",
        "at a kitchen table",
    ),
)
"""Where people do what anybody does, and how-tos that name no place."""
PARTY = World(
    words=frozenset(),
    places=(
        "in a garden under strings of lights",
        "in a bright room full of flowers",
        "in front of a house with lit windows",
    ),
)
"""Where people celebrate."""
STREET = (
    "in a street hung with paper lanterns",
    "in a street between houses with open windows",
    "at a street corner under strings of lights",
)
GYM = (
    "in a gym with one row of lights",
    "in a bright gym with tall windows",
    "in a large gym hall",
)
ABOUT = ("a bicycle", "a notice board", "a thermos flask", "a rucksack")
"""What stands about where people meet to do something."""
PITCH = ("on a football pitch", "at the edge of a football pitch", "in front of a football goal")
TABLES = (
    "in a restaurant with set tables",
    "at a table in a restaurant",
    "in a street in front of a restaurant",
)
YARD = (
    "in a bright hall with tall windows",
    "in a yard between brick walls",
    "at a long table full of plans",
)
BOARD = World(
    words=frozenset(),
    places=(
        "in a bright classroom with wooden desks",
        "at a blackboard in a bright classroom",
        "in a classroom with tall windows",
    ),
)
"""Where a topic is explained that nobody can see."""


WEATHER = frozenset({"rain", "storm", "wind", "weather", "cloud", "clouds"})
"""Where somebody stands in the rain is decided by who they are."""


def forms(word: str) -> set[str]:
    """A word, and what it may be one of: "octopuses", "foxes", "bees"."""
    return {word, word.rstrip("s"), word.removesuffix("es")}


def world_for(subject: str, text: str, setting: str = "", doing: str = "") -> World:
    """The world that shares most words with an idea; its subject, its place and what is done count more."""

    def hits(words: list[str], world: World) -> int:
        return sum(bool(forms(w) & world.words) for w in words)

    named = re.findall(r"[a-z]+", subject.lower())
    head = re.findall(r"[a-z]+", re.split(r" (?:and|in|of|at|on|with|under) ", subject.lower())[0])[
        -1:
    ]
    said = re.findall(r"[a-z]+", text.lower())
    there = [w for w in re.findall(r"[a-z]+", setting.lower()) if w not in WEATHER]
    done = re.findall(r"[a-z]+", doing.lower())
    scored = [
        (
            hits(named, w)
            + 0.5 * hits(head, w)
            + hits(said, w)
            + 4 * hits(there, w)
            + 2 * hits(done, w),
            -i,
            w,
        )
        for i, w in enumerate(worlds())
    ]
    best = max(scored, key=lambda x: x[:2])
    return best[2] if best[0] else DEFAULT
