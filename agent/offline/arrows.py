"""Two scenes on both sides of a double arrow change places."""

import re

from agent.offline import measures
from agent.offline.matching import best_scene, stems
from agent.offline.target import Clause

ARROWED = re.compile(
    r"\W*(?:(?:swap|scenes?)\s+)?(?P<a>[^<↔⇄⇆]+?)\s*(?:<-?>|↔|⇄|⇆)\s*(?P<b>[^<↔⇄⇆]+?)\W*"
)


def arrowed(c: Clause) -> list[str]:
    """ "3 <-> 4", "Tiles ↔ The River": the two scenes beside the arrow."""
    m = ARROWED.fullmatch(c.text)
    sides = [_one_of(m[side], c) for side in ("a", "b")] if m else []
    return [s for s in sides if s] if all(sides) else []


def _one_of(words: str, c: Clause) -> str | None:
    """The scene of a number or of words."""
    number = measures.number(words.lower().removeprefix("scene "))
    places = [int(number)] if number else []
    return c.context.ids[places[0] - 1] if places and 1 <= places[0] <= len(c.context.ids) else best_scene(stems(words), c.context)  # fmt: skip
