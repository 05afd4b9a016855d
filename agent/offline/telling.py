"""The telling part of a message: the wish, without the complaint and the remarks around it."""

import re

from agent.offline.context import Context
from agent.offline.net import intents

PIECE = re.compile(
    r"(?<=[.!?;])\s+|\s+[—–-]+\s+|,\s+|\s+(?=(?:could|can|would) (?:you|we)\b|i'd (?:like|love)\b)|\s+(?=(?:so|but) (?:we|i|it|please|can|could|make|let)\b)",
    re.IGNORECASE,
)
REMARK = frozenset({"comment", "vague", "greeting", "question", "offtopic", "guard", "decline"})
WISHED = re.compile(
    r"\b(?:should|must|needs?|want|wants|has to|have to|ought|instead|make|can|could|let|love to|like to|would|put|have|replace|swap|give|show|add|remove|lose|get|maybe|just|supposed)\b",
    re.IGNORECASE,
)
FAULT = re.compile(
    r"^\W*(?:why|who|how come|where)\b|\b(?:looks|is|are|was|isn't|feels|seems|reads|sounds|has|shows|there'?s|theres|stares?|doesn'?t|talks?|goes|too)\b",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"^\W*(?:honestly|so|ok|and|but|why (?:is|are|does))?\s*(?:the|his|her|our|that|those|these|my)?\s*([\w'-]+)\s+(?:in|on|at|is|are|looks?|has|shows?|seems?|reads?|sounds?)\b",
    re.IGNORECASE,
)
POINTING = re.compile(r"\b(?:it|him|her|them|he|she|they|its|one)\b", re.IGNORECASE)
ENOUGH = 7


def _words(text: str) -> int:
    return len(re.findall(r"\w{3,}", text))


def telling(text: str, context: Context, enough: int = ENOUGH) -> str:
    """`text` without remarks and faults, when a wish remains; short texts stay as they are."""
    pieces = [p.strip(" ,") for p in PIECE.split(text) if re.search(r"\w", p)]
    if len(pieces) < 2 or _words(text) <= enough:
        return text
    kept = _kept(pieces, context) or pieces
    wishes = [
        p for p in kept if not AGAIN.fullmatch(p) and (WISHED.search(p) or not FAULT.search(p))
    ]
    faults = [p for p in pieces if p not in wishes and FAULT.search(p)]
    if not any(WISHED.search(p) for p in wishes):
        return ", ".join(p for p in pieces if p in faults or p in kept)
    said = ", ".join(wishes)
    subject = SUBJECT.match(faults[0]) if faults else None
    if subject and POINTING.search(said) and _words(said) <= 3:
        return f"{faults[0]}, {said}"
    thin = subject and (_words(said) <= 3 or POINTING.search(said))
    return f"{subject[1]}: {said}" if subject and thin else said


STRONG = re.compile(
    r"\b(?:should|must|prefer|instead|needs? to|has to|have to|would like|should be|could|more of|rather)\b",
    re.IGNORECASE,
)
AGAIN = re.compile(
    r"(?:\b(?:try|do|make|re-?do|again|once more|please|pls|it|this|that|the|second|first|another|one|ugh|over|fix|change|go|now)\b|\W)*",
    re.IGNORECASE,
)
TALK = re.compile(r"^\W*(?:i|we|you|my|our|thanks?|sorry|he|she|they)\b", re.IGNORECASE)


def _kept(pieces: list[str], context: Context) -> list[str]:
    """The pieces that are no remarks; what goes on with a wish ("..., two of them") stays with it."""
    kept: list[str] = []
    before = ""
    for piece in pieces:
        goes_on = kept and before == kept[-1] and not FAULT.search(piece) and not TALK.match(piece)
        if goes_on or not _remark(piece, context):
            kept.append(piece)
        before = piece
    return kept


def _remark(piece: str, context: Context) -> bool:
    intent, sure = intents(piece, context)[0]
    return intent in REMARK and sure > 0.5 and not STRONG.search(piece)
