"""Parameters of the tools about takes, and of undo and redo."""

import re

from agent.offline import measures
from agent.offline.context import Call
from agent.offline.target import Clause
from agent.offline.wording import without

PICTURE = re.compile(
    r"\b(?:pic|picture|image|visual|photo|clip|look|looked|shot)s?\b", re.IGNORECASE
)


def _part(c: Clause) -> str | None:
    if c.choice("audio"):
        return "audio"
    if re.search(r"\bmusic\b", c.text, re.IGNORECASE):
        return "music"
    if PICTURE.search(c.text):
        return "visual"
    return (
        {"audio": "audio", "visual": "visual"}.get(c.context.selected_part)
        if c.ids == c.context.selected_ids
        else None
    )


TAKE = r"(?:versions?|takes?|ones?|picture|image|visual|clip|voice|recording|voice-?over|narration|try|attempt|render|reading|audio|shot|go|pic)"
NTH = re.compile(
    rf"(?:\b(?:versions?|vers\.?|takes?|v|num\w*|no\.?|pics?|pictures?|images?|visuals?|photos?|voices?|recordings?|readings?|audio|sound)\s*|#)(?:number(?:ed)?\s*|no\.?\s*|#\s*)?(?P<n>{measures.NUM})\b(?!\s*{measures.SECOND}\b)|\bv(?P<v>\d+)\b|\bput (?P<put>\d) back\b"
    rf"|\bback (?:in )?to (?:the )?(?P<to>{measures.NUM}|{'|'.join(measures.ORDINALS)})(?=\W*$|[,.;])"
    rf"|\b(?P<nth>{'|'.join(measures.ORDINALS)}|\d(?:st|nd|rd|th))\s+(?:\w+\s+)?{TAKE}\b|\b(?P<first>very first|first|original)(?:\s+{TAKE})?\b",
    re.IGNORECASE,
)


ONE_BACK = re.compile(
    r"\b(?:back one|one (?:\w+ )?(?:back|earlier|before)|the (?:version|take|recording|picture) before\b)",
    re.IGNORECASE,
)
"""The take before the one in use."""


def _take(text: str) -> int | None:
    """The take that is meant by number; None for the one before."""
    m = next(reversed(list(NTH.finditer(text))), None)
    if not m or ONE_BACK.search(text):
        return None
    if m["first"]:
        return 1
    said = (m["nth"] or m["n"] or m["v"] or m["put"] or m["to"]).lower()
    if said in measures.ORDINALS:
        return measures.ORDINALS.index(said) + 1
    return int(measures.number(re.sub(r"(?:st|nd|rd|th)$", "", said)) or 1)


MOST = 4
"""So many scenes are named when the same take of each is meant."""


def restore_version(c: Clause) -> list[Call] | None:
    """An earlier take of each scene named, by number when that is said."""
    if not c.ids or len(c.ids) > (MOST if c.own else 1):
        return None
    if pairs := _of_parts(c):
        return [
            Call(tool="restore_version", args={"scene_id": i, **p}) for i in c.ids for p in pairs
        ]
    args: dict[str, object] = {}
    part = _part(c)
    if part:
        args["part"] = part
    number = _take(without(c.text, c.own)) or _take(c.text)
    if number:
        args["version"] = number
    return [Call(tool="restore_version", args={"scene_id": i, **args}) for i in c.ids]


HEARD = r"(?:voices?|vo|readings?|recordings?|narrations?|audio|sound)"
SEEN = r"(?:pics?|pictures?|images?|visuals?|photos?)"
NTH_OF = re.compile(
    rf"\b(?P<nth>{'|'.join(measures.ORDINALS)}|\d(?:st|nd|rd|th))\s+(?:(?P<heard>{HEARD})|{SEEN})\b"
    rf"|\b(?:takes?|versions?|v)\s*(?P<n>{measures.NUM})\s+(?:of the\s+|for the\s+)?(?:(?P<heard2>{HEARD})|{SEEN})\b"
    rf"|\b(?:(?P<heard3>{HEARD})|{SEEN})\s*:?\s*(?:takes?\s+|versions?\s+|v|number\s+|no\.?\s*|#)?(?P<n2>{measures.NUM}|{'|'.join(measures.ORDINALS)})\b(?!\s*{measures.SECOND}\b)",
    re.IGNORECASE,
)


def _of_parts(c: Clause) -> list[dict[str, object]]:
    """ "Second picture, first reading": a number for each of two parts."""
    found: dict[str, dict[str, object]] = {}
    for m in NTH_OF.finditer(without(c.text, c.own)):
        said = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", (m["nth"] or m["n"] or m["n2"]).lower())
        order = measures.ORDINALS
        number = order.index(said) + 1 if said in order else int(measures.number(said) or 1)
        part = "audio" if m["heard"] or m["heard2"] or m["heard3"] else "visual"
        found[part] = {"part": part, "version": number}
    return list(found.values()) if len(found) > 1 else []


def list_versions(c: Clause) -> list[Call] | None:
    """One scene's takes of one part."""
    if not c.ids or len(c.ids) != 1:
        return None
    part = _part(c)
    return [
        Call(tool="list_versions", args={"scene_id": c.ids[0], **({"part": part} if part else {})})
    ]


def _steps(c: Clause) -> dict[str, object]:
    m = re.search(
        rf"\bx?({measures.NUM})(?:x\b)?\s*(?:steps?|changes?|edits?|things?|times|actions?|ones|more|moves)?\b",
        c.text,
        re.IGNORECASE,
    )
    n = (
        2
        if re.search(r"\b(?:twice|a couple|both|and (?:one|once) more)\b", c.text, re.IGNORECASE)
        else int(measures.number(m[1]) or 1)
        if m
        else 1
    )
    return {"steps": min(20, n)} if n > 1 else {}


def undo(c: Clause) -> list[Call] | None:
    """One step, or as many as are said."""
    return [Call(tool="undo", args=_steps(c))]


def take_back(c: Clause) -> list[Call] | None:
    """One earlier change by its own words."""
    change = c.words("change")
    return [Call(tool="take_back", args={"change": change})] if change else None


def redo(c: Clause) -> list[Call] | None:
    """One step, or as many as are said."""
    return [Call(tool="redo", args=_steps(c))]
