"""What a person's message means before it is read: references by @, and the words of our own buttons."""

import re
from collections.abc import Sequence

from agent.offline.context import Call, Decision, Past

SCENE = re.compile(r"(?<![\w@])@\s?(?:scene\s?)?(\d{1,3})(?![\d:])", re.IGNORECASE)
MOMENT = re.compile(r"(?:\b(?:at|around|from)\s+)?(?<![\w@])@\s?(\d{1,2}:\d{2})\b", re.IGNORECASE)
UP_TO_DATE = re.compile(
    r"^\W*(?:please )?(?:update|refresh|remake|regenerate|make|generate|redo)\b.{0,30}"
    r"\b(?:out of date|outdated|stale)\b.{0,12}$",
    re.IGNORECASE,
)
CHEAPER = re.compile(
    r"^\W*(?:please )?(?:(?:can you |could you )?(?:do|make) (?:it|that|this) )?(?:cheaper|for less)\b",
    re.IGNORECASE,
)
DEAR = "What it costs is the price of these takes. Leave scenes out on the card, or say “not now”; draft quality is set with “make the film in draft quality”."


def plain(said: str, selected: bool = False) -> str:
    """The message in words that need no app: "@2" is scene 2, "@0:12" the moment 0:12."""
    if UP_TO_DATE.search(said) and not said.rstrip().endswith("?"):
        return "generate this scene" if selected else "generate the film"
    said = MOMENT.sub(r"at \1", said)
    return SCENE.sub(r"scene \1", said)


def cheaper(said: str, past: Sequence[Past]) -> Decision | None:
    """The offer before this, in draft quality; None when nothing was offered, or something else is said."""
    last = past[-1] if past else None
    if last is None or not CHEAPER.search(said):
        return None
    if last.tool == "generate_scene":
        return Decision(calls=[Call(tool="generate_scene", args={**last.args, "quality": "draft"})])
    paid = ("regenerate_visual", "regenerate_audio", "adjust_style", "set_music")
    return Decision(reply=DEAR) if last.tool in paid else None
