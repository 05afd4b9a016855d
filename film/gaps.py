"""Gaps of a narration: what stands in [brackets] is for the person to fill in and is never spoken."""

import re

GAP = re.compile(r"\[(?!\s*(?:pause|beat|silence)\b)[^\]\n]{1,300}\]", re.IGNORECASE)
"""Any brackets but a written pause, "[pause 2s]"."""
_HOLE = "\ue000"
_SENTENCE = re.compile(r"(?<=[.!?…])(?=[\s\"”])|(?<=[.!?…][\"”])(?=\s)")


def gaps(text: str) -> list[str]:
    """What is still to be filled in, in the order of the words."""
    return [m[0][1:-1].strip() for m in GAP.finditer(text)]


def spoken(text: str) -> str:
    """What is said of a narration: its sentences without those that have a gap."""
    if not GAP.search(text):
        return text
    holed = GAP.sub(lambda m: _HOLE + (m[0][-2] if m[0][-2] in ".!?" else ""), text)
    whole = [_SENTENCE.split(line) for line in holed.splitlines()]
    kept = ("".join(s for s in line if _HOLE not in s).strip() for line in whole)
    return "\n".join(line for line in kept if re.search(r"\w", line))
