"""The scene whose own words are quoted."""

from agent.offline.context import Context
from agent.offline.matching import stems
from agent.offline.pieces import MARK
from agent.offline.refs import Ref
from agent.offline.text import Prepared

ALIKE = 0.4
"""The share of telling words by which a quoted line is known again."""


def quoted_scene(text: str, said: Prepared, context: Context, shown: bool = False) -> list[Ref]:
    """The scene whose narration (or title and picture) is quoted, or is said anew in almost the same words."""
    for m in MARK.finditer(text):
        asked = set(stems(said.quotes.get(m[1], "")))
        held = [(f"{s.narration} {s.title} {s.visual}" if shown else s.narration, s.id) for s in context.ordered]  # fmt: skip
        shared = [(len(asked & set(stems(text))), i) for text, i in held]
        near = [(n, i) for n, i in shared if asked and n / len(asked) >= ALIKE]
        if len(near) == 1:
            return [Ref(m.start(), m.end(), (near[0][1],), "title")]
    return []
