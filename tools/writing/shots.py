"""Chooses what is seen: framing, place, subject, light and motion, in words the picture maker can draw."""

import re

from tools.writing import plan
from tools.writing.desk import Desk
from tools.writing.english import capital, with_article
from tools.writing.library import DEFAULT, frames
from tools.writing.lines import SLOT

THINGS = frozenset({"explainer", "product", "invitation", "poem", "news"})
ROOFED = re.compile(
    r"\b(?:underwater|surface|space|spaceship|cabin in|room|kitchen|workshop|bakery with|hall|hallway|library|classroom|bookshop|office|gym|stage|cafe with|cafe table|train with|laptop|shop full|window|table|reef)\b"
)
OPEN_AIR = re.compile(r"\b(?:sky|clouds|rain|mist opens|Aerial|stars|sunrise)\b")


def shot(desk: Desk, step: str, index: int) -> tuple[str, str]:
    """(what is seen, how the camera moves) of one scene. Indoors and under water there is no sky.

    The film's light is added where the time of day leaves room for it, and always in noir.
    """
    role = plan.FRAME.get(step, step)
    name = f"thing_{role}" if desk.idea.kind in THINGS else role
    at = _place(desk, role, index)
    options = [f for f in frames() if f.role == name]
    dry = [f for f in options if not (ROOFED.search(at) and OPEN_AIR.search(f.visual))] or options
    frame = desk.dice.choice([f for f in dry if f.visual not in desk.used] or dry)
    desk.used.add(frame.visual)
    props = desk.world.props
    seen = {
        "a": subject(desk),
        "the": re.sub(r"^an?\s", "the ", subject(desk)),
        "at": at,
        "place": re.sub(r"^(?:in front of|in|on|at|near)\s+", "", at),
        "prop": props[index % len(props)],
        "prop2": props[(index + 1) % len(props)],
        "weather": desk.world.weather,
    }
    visual = capital(SLOT.sub(lambda m: seen[m[1]], frame.visual))
    lit = frame.time in ("day", "dawn", "sunset") or "contrast" in desk.manner.light
    return f"{visual}, {desk.manner.light}" if lit else visual, frame.motion


def _place(desk: Desk, role: str, index: int) -> str:
    """First and last scene share a place; between them the film moves."""
    places = desk.world.places
    return places[0] if index == 0 or role == "close" else places[index % len(places)]


def subject(desk: Desk) -> str:
    """Who or what is drawn: a picture knows no "my", no "late", and nothing that cannot be seen."""
    read = desk.idea
    if read.kind == "poem":
        return "a lone figure"
    if read.kind == "invitation":
        return "a long festive table"
    if read.kind == "news":
        return "a reporter with a microphone"
    if read.kind == "explainer" and desk.world is DEFAULT:
        return "a chalk drawing on a blackboard"
    if read.venue:
        return "a cheerful crowd of guests"
    if read.kind == "last":
        return read.a
    bare = re.sub(
        r"^(?:my|our|the|an?)\s+(?:late |dear |beloved |old )*",
        "",
        read.short if read.kind == "product" else read.a,
    )
    bare = re.sub(r"^([\w ]+?)(?:’s|'s)\s.*$", r"\1", bare)
    if read.name and read.name in read.a and read.kind not in ("tribute", "product"):
        return read.a
    return bare if read.kind == "explainer" and not desk.world.words else with_article(bare)
