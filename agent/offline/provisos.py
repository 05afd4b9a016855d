"""Provisos of a message: only in writing, this first, only asking."""

import re
from dataclasses import replace

from agent.offline.clauses import ORDER
from agent.offline.context import Call
from agent.offline.target import Clause

_THAT = r"(?:it|that|me|what i (?:said|was (?:about to|going to) say))"
IDLE = re.compile(
    rf"\W*(?:nvm|never ?mind|forget {_THAT}|ignore {_THAT})(?:\W+(?:please|thanks|sorry|nvm|never ?mind|forget {_THAT}|ignore {_THAT}))*\W*",
    re.IGNORECASE,
)
ONLY_ASKING = re.compile(
    r"\b(?:(?:only|just) (?:asking|wondering|curious|saying|so you know)|out of curiosity)\W*$",
    re.IGNORECASE,
)
READING = frozenset({"check_credits", "check_progress", "list_versions"})


LET_GO = re.compile(
    r"\W*(?:(?:oh|ok|okay|no|actually)\W+)?(?:never ?mind|nvm|(?:don'?t|do not) (?:worry|bother) about|forget about)\W+(?:about )?(?:the |my |that )?"
    r"(?:background )?(?:music|soundtrack|song|score|sound|voice|narrat\w+|captions?|subtitles?|subs|titles?|texts?|words|lengths?|look|style|colou?rs?|format|shape)(?: thing)?(?: for now)?"
    r"(?:\s*[,;.!–—-]+\s*(?:(?:but|and|just|instead|rather)\s+)*|\s+(?:but|and|just|instead)\s+)",
    re.IGNORECASE,
)


def let_go(text: str) -> str:
    """ "Never mind the music, make it darker" is the order alone: nothing is done about the music."""
    found = LET_GO.match(text)
    return text[found.end() :] if found and ORDER.match(text, found.end()) else text


def idle(text: str) -> bool:
    """Is nothing to be done: "never mind"?"""
    return bool(IDLE.fullmatch(text))


def only_asks(text: str, calls: list[Call]) -> bool:
    """ "Would it get quieter? Only asking": no deed is meant, unless it is one that only looks."""
    return bool(ONLY_ASKING.search(text)) and not {c.tool for c in calls} <= READING


WRITTEN = re.compile(
    r"\b(?:text|words?|script|description|writing) only\b|\bon paper\b|\btext fix\b|\b(?:just|only) (?:the )?(?:writing|written)\b|\bwritten (?:text|words?)? ?only\b"
    r"|\b(?:just|only) (?:change |write |in |fix |alter |save |edit |correct )?(?:the |as )?(?:text|words?|script|description)\b"
    r"|\b(?:don'?t|do not|no need to|without) (?:re-?)?(?:record|voic|speak|generat|render)\w*|\bno (?:audio|re-?record\w*|recording|voice|re-?voicing)(?: run)? (?:needed|yet|now|for now|for the moment)\b|\bno re-?recording\b"
    r"|\b(?:when|before) (?:to|we|i) (?:re-?)?(?:record|voice)\b|\b(?:re-?)?(?:record(?:ing)?|voice) (?:it |that |this )?(?:later|tomorrow|another time)\b",
    re.IGNORECASE,
)
FIRST = re.compile(
    r"^\W*(?:and |but )*(?:before that|beforehand|first (?:tell|show|check|mute|bring|turn|stop))\b|\bbut first\b",
    re.IGNORECASE,
)


def only_written(clauses: list[Clause], text: str) -> list[Clause]:
    """New words that are not to be recorded are only written down."""
    if not WRITTEN.search(text):
        return clauses
    return [_unspoken(c) for c in clauses]


def _unspoken(c: Clause) -> Clause:
    """What a part is for when nothing is to be recorded: "no re-record yet" is no deed of its own."""
    only = WRITTEN.search(c.text) and not c.words("narration")
    if only and c.intent in ("regenerate_audio", "guard", "comment"):
        return replace(c, intent="guard", confidence=max(c.confidence, 0.95))
    if c.intent != "regenerate_audio" or not c.words("narration"):
        return c
    other = {"regenerate_audio": "edit_scene", "edit_scene": "regenerate_audio"}
    return replace(c, intent="edit_scene", ranked=[(other.get(n, n), p) for n, p in c.ranked])


def in_order(clauses: list[Clause]) -> list[Clause]:
    """ "Export it, but first mute the music": what is first goes first."""
    out: list[Clause] = []
    for c in clauses:
        out.insert(len(out) - 1 if out and FIRST.search(c.text) else len(out), c)
    return out
