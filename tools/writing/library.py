"""Loads the writer's texts: lines and titles by arc, framings by role, worlds by word."""

import re
from functools import cache
from pathlib import Path

from pydantic import BaseModel

HERE = Path(__file__).parent


class Role(BaseModel):
    """One step of an arc: possible titles and possible narrations, slots in braces."""

    titles: tuple[str, ...]
    lines: tuple[str, ...]


class Frame(BaseModel):
    """One way to show a step."""

    role: str
    time: str
    visual: str
    motion: str


class World(BaseModel):
    """Where an idea plays: places with their preposition, things, weather."""

    words: frozenset[str]
    places: tuple[str, ...]
    props: tuple[str, ...]
    weather: str


@cache
def arc(name: str) -> dict[str, Role]:
    """The roles of an arc file in order."""
    roles: dict[str, Role] = {}
    text = (HERE / "arcs" / f"{name}.txt").read_text(encoding="utf-8")
    for block in re.split(r"(?m)^(?=\[)", text):
        if not block.startswith("["):
            continue
        head, *lines = block.strip().splitlines()
        key, _, titles = head[1:].partition("] ")
        roles[key] = Role(titles=tuple(titles.split(" / ")), lines=tuple(lines))
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
    cut = [r.split(" | ") for r in rows if r and not r.startswith("#")]
    return tuple(
        World(
            words=frozenset(w.split()),
            places=tuple(p.split(" ; ")),
            props=tuple(x.split(" ; ")),
            weather=k,
        )
        for w, p, x, k in cut
    )


DEFAULT = World(
    words=frozenset(),
    places=("in a quiet city street", "on a hill above the city", "in a room with a tall window"),
    props=("an open notebook", "a cup of coffee", "a street lamp", "a folded map"),
    weather="leaves blowing past",
)


def world_for(subject: str, text: str) -> World:
    """The world that shares most words with an idea; words of its subject count double."""

    def hits(words: str, world: World) -> int:
        found = re.findall(r"[a-z]+", words.lower())
        return sum(w in world.words or (w.endswith("s") and w[:-1] in world.words) for w in found)

    scored = [(2 * hits(subject, w) + hits(text, w), -i, w) for i, w in enumerate(worlds())]
    best = max(scored, key=lambda x: x[:2])
    return best[2] if best[0] else DEFAULT
