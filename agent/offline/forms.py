"""What the form of a part says it is for, whatever the reader makes of it."""

import re

from agent.offline.refs import Ref
from agent.offline.refused import refused, unheard_of

REWRITTEN = re.compile(
    r"\W*(?:please |can you |could you )*re-?write (?:this|that|it|(?:the )?(?:\w+ )?scene)(?: \w+)?(?: please)?\W*",
    re.IGNORECASE,
)
TURNED = re.compile(
    r"^\W*(?:the |new )?(?:order|sequence)\s*[:=]|\b(?:other|wrong) way (?:a)?round\b",
    re.IGNORECASE,
)
LETTERED = re.compile(
    r"\b(?:write|put|print|paint|letter) .{0,40}\bon (?:the |his |her |their |a )?(?:picture|image|sign|wall|board|blackboard|card|poster|label|calendar|banner|screen|photo|door|shirt|bills?)\b",
    re.IGNORECASE,
)
"""Words that are to be seen in the picture, not heard."""
HARMING = frozenset({"remove_scene", "cancel_generation", "undo"})
FORBIDDEN = re.compile(
    r"\b(?:don'?t|do not|never|nobody|no one)\s+(?:\w+\s+){0,2}?(?:delete|remove|cut|drop|kill|cancel|stop|undo|throw|lose|bin)\b(?!.*\b(?:but|instead|just|only)\b)",
    re.IGNORECASE,
)
"""What is forbidden is never done, whatever the reader makes of it."""


def by_form(text: str, intent: str, refs: list[Ref]) -> tuple[str, float] | None:
    """What its form says it is, and how surely."""
    if refused(text):
        return "decline", 0.95
    if intent in ("edit_scene", "regenerate_audio") and LETTERED.search(text):
        return "regenerate_visual", 0.85
    if intent in HARMING and FORBIDDEN.search(text):
        return "guard", 0.95
    if TURNED.search(text) and len({i for r in refs for i in r.ids}) > 1:
        return "reorder_scenes", 0.9
    if REWRITTEN.fullmatch(text):  # a new picture, or its text where none is made yet
        return "regenerate_visual", 0.9
    return ("vague", 0.9) if unheard_of(text) else None
