"""The word tables, read once from the TOML files beside this module."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

COLOURS = {
    "red": "#c0392b",
    "crimson": "#a3273a",
    "scarlet": "#c8321f",
    "orange": "#d9772b",
    "yellow": "#d9b021",
    "gold": "#d4a437",
    "golden": "#d4a437",
    "green": "#4f7a4a",
    "emerald": "#2f8a5f",
    "olive": "#6b7040",
    "teal": "#2f7f82",
    "turquoise": "#3aa3a8",
    "blue": "#34669e",
    "navy": "#22345a",
    "purple": "#6b4a9a",
    "violet": "#7a55a8",
    "pink": "#d77aa5",
    "brown": "#6b4a32",
    "tan": "#b08a5a",
    "beige": "#d3bf9b",
    "white": "#eceae4",
    "cream": "#efe6d0",
    "grey": "#7d848c",
    "gray": "#7d848c",
    "silver": "#b5bcc4",
    "black": "#1d2027",
}
FURS = {
    "ginger": "#e8721a",
    "marmalade": "#e8721a",
    "tabby": "#8f7a62",
    "russet": "#9a4f2c",
    "chestnut": "#6f3f28",
    "chocolate": "#4f3224",
    "brown": "#7a5236",
    "sandy": "#d2ac76",
    "copper": "#b0643a",
    "silver": "#b5bcc4",
}
"""Colours as they are said of fur and feathers."""
HAIR = {
    "blond": "#d9b46a",
    "blonde": "#d9b46a",
    "ginger": "#b5562a",
    "red": "#a3442a",
    "brown": "#4a2f20",
    "black": "#15131a",
    "grey": "#b9bdc2",
    "gray": "#b9bdc2",
    "silver": "#cfd2d6",
    "white": "#e6e8ea",
    "pink": "#d77aa5",
    "blue": "#3f6fb0",
    "dark": "#1f1714",
}
SKINS = {
    "pale": "#f0c8a4",
    "fair": "#f0c8a4",
    "tanned": "#c98f68",
    "brown": "#9a6544",
    "dark": "#7a4a30",
    "black": "#6a3f2a",
}
COUNTS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "several": 3,
    "many": 4,
    "pair": 2,
    "both": 2,
    "five": 4,
    "six": 4,
}


@cache
def table(name: str) -> dict[str, Any]:
    """The whole of a TOML file of this folder, by its name without ending."""
    file = Path(__file__).with_name(f"{name}.toml")
    with file.open("rb") as source:
        return tomllib.load(source)


@cache
def phrases(section: str) -> dict[str, tuple[str, ...]]:
    """A section of words.toml: what is decided -> the words and phrases for it."""
    rows: dict[str, str] = table("words")[section]
    return {name: tuple(w.replace("-", " ") for w in words.split()) for name, words in rows.items()}


@cache
def role_facts(role: str) -> dict[str, Any]:
    """What roles.toml says of a role, following `same`; empty for an unknown one."""
    facts: dict[str, Any] = table("roles").get(role, {})
    return role_facts(facts["same"]) if "same" in facts else facts


@cache
def roles() -> frozenset[str]:
    """All words for one person."""
    return frozenset(table("roles")) - {"groups"}


@cache
def groups() -> dict[str, tuple[str, ...]]:
    """Words for several people -> their roles."""
    rows: dict[str, str] = table("roles")["groups"]
    return {name: tuple(members.split()) for name, members in rows.items()}


@cache
def table_words() -> frozenset[str]:
    """Every single word that decides a setting, time, style ...: never a sprite's name."""
    sections = ("setting", "room", "time", "weather", "style", "shot", "move", "motif", "exposure")
    words = {
        word
        for section in sections
        for entries in phrases(section).values()
        for entry in entries
        for word in entry.split()
    }
    return frozenset(words)
