"""Which parts of a message are wishes, and which only stand beside one."""

import re
from dataclasses import replace

from agent.offline.clauses import orders
from agent.offline.net import SILENT
from agent.offline.target import Clause
from agent.offline.telling import FAULT, WISHED

ONCE = frozenset({"add_scene", "generate_scene", "check_credits", "breakdown", "check_progress"})
CLEAR, FAINT = 0.85, 0.6


def one_wish(parts: list[Clause], whole: Clause) -> bool:
    """Do all parts say the one thing that the whole message clearly asks for?"""
    if whole.confidence < CLEAR or whole.intent in SILENT:
        return False
    acting = [c for c in parts if c.intent not in SILENT]
    said = [c for c in acting if c.intent == whole.intent and c.confidence >= FAINT]
    others = [c for c in acting if c not in said]
    if any(c.confidence >= FAINT or orders(c.text) or MODAL.search(c.text) for c in others):
        return False
    if whole.intent in ONCE:
        single = whole.intent != "add_scene" or len([c for c in said if orders(c.text)]) < 2
        return len(acting) > 1 and single
    return len(said) == 1 and len(others) > 0


MODAL = re.compile(r"\b(?:should|must|has to|needs?|could|can|please|pls)\b", re.IGNORECASE)


FUTURE = re.compile(
    r"^\W*(?:and |but |so |then )*(?:i|we)(?:'ll| will| shall|'m going to| am going to|'re going to)\b",
    re.IGNORECASE,
)
WEAK = frozenset(
    {
        "regenerate_visual",
        "adjust_style",
        "regenerate_audio",
        "undo",
        "edit_scene",
        "generate_scene",
        "restore_version",
        "cancel_generation",
    }
)


def weighed(c: Clause, all_parts: list[Clause], whole: Clause) -> Clause:
    """Beside a clear order, a statement that orders nothing is a remark: "the new take kills it"."""
    if c.intent in SILENT or all(p is c or p.intent in SILENT for p in all_parts):
        return c
    stated = c.intent in WEAK and not c.own and not orders(c.text) and not WISHED.search(c.text)
    beside = max(
        (p.confidence for p in all_parts if p is not c and p.intent == c.intent), default=0
    )
    wished = orders(c.text) or WISHED.search(c.text) or MODAL.search(c.text)
    if c.confidence < FAINT < CLEAR < beside and not wished:
        return replace(c, intent="remark")
    clearly = min(
        whole.confidence,
        max((p.confidence for p in all_parts if p.intent == whole.intent), default=0),
    )
    if (
        c.intent in WEAK - {whole.intent}
        and clearly > CLEAR
        and FAULT.search(c.text)
        and not wished
    ):
        return replace(c, intent="remark")
    fault = stated and FAULT.search(c.text) and c.confidence < 0.95
    if (
        FUTURE.match(c.text)
        or fault
        or (stated and c.confidence < FAINT and not MODAL.search(c.text))
    ):
        return replace(c, intent="remark")
    return c
