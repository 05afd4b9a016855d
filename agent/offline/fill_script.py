"""Parameters of the tools that change one scene's script, and of takes and undo."""

import re

from agent.offline import measures
from agent.offline.context import Call
from agent.offline.target import Clause
from agent.offline.wording import without

TITLE = re.compile(r"\b(?:re-?titled?|titled?|renamed?|called?|named?)\b", re.IGNORECASE)
VISUAL = re.compile(
    r"\b(?:description|visual|desc|picture text|image description|shot description)\b",
    re.IGNORECASE,
)
WORDS = re.compile(
    r"\b(?:narration|text|script|words?|line|copy|wording|voice-?over|says?|spoken|speech|voice text|talk)\b",
    re.IGNORECASE,
)
SILENT = re.compile(
    r"\b(?:no|without(?: any)?|remove|delete|drop|lose|cut|take out|get rid of|erase|kill|leave)\b.*\b(?:narration|words|text|spoken words|voice text|script|speech|line|lines|talking)\b|\b(?:take|cut) the (?:narration|words|text|talking|line) out\b|\bsilent\b|\bnobody (?:should |must )?(?:talks?|speaks?)\b",
    re.IGNORECASE,
)  # fmt: skip
TO = r"(?:\bto\s+(?:say |read |be )?|\bas\b|:|=|->|\bshould (?:be|read|say)\b|\bmust (?:be|read|say)\b|\breads?\b|\bsays?\b|\bfor\b(?=\s+QUOTE)|\bwith\b|\bis\b)"


def edit_scene(c: Clause) -> list[Call] | None:
    """Length, title or texts; one call a scene."""
    ids = c.ids or (
        c.context.ids if c.whole or re.search(r"\beach\b|\bapiece\b", c.text, re.IGNORECASE) else ()
    )
    if not ids:
        return None
    texts = _texts(c) if len(ids) == 1 or SILENT.search(c.text) else {}
    if texts:
        return [Call(tool="edit_scene", args={"scene_id": i, **texts}) for i in ids]
    calls: list[Call] = []
    for i in ids:
        scene = c.context.scene(i)
        seconds = new_length(_masked(c), scene.duration_s if scene else 5.0) or _bare_number(
            _masked(c)
        )
        if seconds is None:
            return None
        calls.append(
            Call(
                tool="edit_scene",
                args={"scene_id": i, "duration_s": measures.tidy(min(60, max(1, seconds)))},
            )
        )
    return calls


def _bare_number(text: str) -> float | None:
    """ "only the quiz 15": a number alone is a length in seconds."""
    found = re.fullmatch(
        r"\W*(?:(?:only|just|but|and|except|to|at|is|should be|make)\W+)*(\d{1,2})\W*",
        text,
        re.IGNORECASE,
    )
    return float(found[1]) if found else None


def _masked(c: Clause) -> str:
    """The clause without its references, so that their numbers are not taken for lengths."""
    return without(c.text, [r for r in c.own if r.kind != "title"])


LASTS = re.compile(
    r"\b(?:longer|shorter|lasts?|stays?|runs?|long|seconds? (?:will do|is enough|please)|extend|shorten|trim|let us say|up to|down to)\b",
    re.IGNORECASE,
)


def _texts(c: Clause) -> dict[str, str]:
    quote = c.said.wanted(c.text)
    if SILENT.search(c.text) and not quote:
        return {"narration": ""}
    rest = without(c.text, c.own)
    value = quote
    if value is None and measures.lengths(rest) and LASTS.search(rest):
        return {}
    if value is None and (TITLE.search(rest) or WORDS.search(rest) or VISUAL.search(rest)):
        m = re.search(
            rf"{TO}\s*(?P<value>(?!.*{TO}\s*QUOTE).+)$", rest, re.IGNORECASE
        ) or re.search(
            r"\b(?:call(?: (?:it|this|that)(?: one| scene)?)?|called|name(?:d)?(?: it| this)?|titled?|rename(?: it| this)?)\s+(?:scene\s+)?(?P<value>.+)$",
            rest,
            re.IGNORECASE,
        )
        value = m["value"].strip(" ,:;") if m else None
        if value and measures.lengths(value) and len(value.split()) <= 3:
            value = None
    if not value:
        return {}
    if VISUAL.search(rest):
        return {"visual": value}
    if TITLE.search(rest) and not re.search(r"\b(?:narration|text|script)\b", rest, re.IGNORECASE):
        return {"title": value}
    return {"narration": value} if WORDS.search(rest) or quote else {}


TOTAL = re.compile(r"\b(?:total|overall|in all|altogether|all in)\b")


MORE = re.compile(
    r"\b(?:another|extra|additional|add|longer by|extend (?:it |this )?by|(?:give|gets?|needs?|wants?) (?:it |this )?(?:another|an extra))\b"
    r"|\b(?:seconds?|secs?|s|minutes?|half)\s+(?:more|longer|extra)\b|\bmore\s+(?:seconds?|secs?)\b|\d ?s (?:more|longer)\b|\bmore (?:for|on|in)\b",
    re.IGNORECASE,
)


def new_length(text: str, now_s: float) -> float | None:
    """A scene's or film's new length in seconds from absolute or relative words."""
    low = text.lower()
    found = measures.lengths(text)
    if found:
        amount = found[-1].seconds
        if MORE.search(low) and not TOTAL.search(low):
            return now_s + amount
        if (
            re.search(
                r"\b(?:shave|take|knock|cut|trim|lose)\b.*\boff\b|\bshorter\b|\bless\b|\b(?:shorten|cut|trim|reduce)\w*\b.*\bby\b",
                low,
            )
            and not re.search(r"\bto\b", low)
            and not TOTAL.search(low)
        ):
            return now_s - amount
        return amount
    factor = relative(low)
    return None if factor is None else max(1.0, now_s * factor)


def relative(low: str) -> float | None:
    """The factor of "twice as long", "half", "a bit shorter"."""
    table = [
        (r"\b(?:twice|double|two times|2x|doubled)\b", 2.0), (r"\b(?:three times|triple|3x)\b", 3.0),
        (r"\b(?:half|halve|halved|50 ?%)\b", 0.5), (r"\b(?:a third)\b", 1 / 3), (r"\b(?:a (?:bit|little|tad|touch)|slightly|somewhat)\b.*\b(?:shorter|shorten|quicker)\b|\bshorten\b.*\b(?:a bit|a little|slightly)\b", 0.8),
        (r"\b(?:a (?:bit|little|tad|touch)|slightly|somewhat)\b.*\b(?:longer|lengthen)\b|\b(?:extend|lengthen)\b.*\b(?:a bit|a little|slightly)\b", 1.2), (r"\b(?:much|way|far|a lot) shorter\b", 0.5), (r"\b(?:much|way|far|a lot) longer\b", 2.0),
        (r"\b(?:shorter|shorten|trim|tighten|drags|too long)\b", 0.75), (r"\b(?:longer|lengthen|extend|too short)\b", 1.35),
    ]  # fmt: skip
    return next((f for pattern, f in table if re.search(pattern, low)), None)


HURRIED = re.compile(
    r"\b(?:rush(?:ed|es|ing)?|hurried|hasty|abrupt\w*|too (?:fast|quick|short|sudden)|breathless|over too soon)\b",
    re.IGNORECASE,
)
DRAGS = re.compile(
    r"\b(?:drag(?:s|ging)?|slow|too (?:slow|long)|boring|lags?|endless|goes on)\b", re.IGNORECASE
)


def paced(c: Clause) -> list[Call]:
    """What a complaint about the pace may want: the scene longer, or shorter."""
    factor = 1.35 if HURRIED.search(c.text) else 0.75 if DRAGS.search(c.text) else 0.0
    scene = c.context.scene(c.ids[0]) if c.ids and len(c.ids) == 1 else None
    if not factor or scene is None:
        return []
    seconds = measures.tidy(min(60, max(1, scene.duration_s * factor)))
    return [Call(tool="edit_scene", args={"scene_id": scene.id, "duration_s": seconds})]


AUDIO = re.compile(
    r"\b(?:voices?|audios?|narrations?|narrator|talking|reads?|speaking\\w*|recordings?|voice-?over|reading|speech|vo|sound)\b",
    re.IGNORECASE,
)
PICTURE = re.compile(r"\b(?:picture|image|visual|photo|clip|look|looked|shot)s?\b", re.IGNORECASE)


def _part(c: Clause) -> str | None:
    if AUDIO.search(c.text) and not re.search(
        r"\b(?:keep|not|leave) the (?:voice|audio|narration)", c.text, re.IGNORECASE
    ):
        return "audio"
    if re.search(r"\bmusic\b", c.text, re.IGNORECASE):
        return "music"
    if PICTURE.search(c.text):
        return "visual"
    return (
        {"audio": "audio", "visual": "visual"}.get(c.context.selected_part)
        if c.ids == (c.context.selected_id,)
        else None
    )


TAKE = r"(?:versions?|takes?|ones?|picture|image|visual|clip|voice|recording|voice-?over|narration|try|attempt|render|reading|audio|shot)"
NTH = re.compile(
    rf"\b(?:versions?|takes?|v|number|no\.?|#)\s*#?\s*(?P<n>{measures.NUM})\b|\bv(?P<v>\d+)\b"
    rf"|\b(?P<nth>{'|'.join(measures.ORDINALS)}|\d(?:st|nd|rd|th))\s+(?:\w+\s+)?{TAKE}\b|\b(?P<first>very first|first|original)(?:\s+{TAKE})?\b",
    re.IGNORECASE,
)


def _take(text: str) -> int | None:
    """The take that is meant by number; None for the one before."""
    m = NTH.search(text)
    if not m:
        return None
    if m["first"]:
        return 1
    if m["nth"]:
        nth = m["nth"].lower()
        return measures.ORDINALS.index(nth) + 1 if nth in measures.ORDINALS else int(nth[0])
    return int(measures.number(m["n"] or m["v"]) or 1)


def restore_version(c: Clause) -> list[Call] | None:
    """One scene's earlier take, by number when that is said."""
    if not c.ids or len(c.ids) != 1:
        return None
    args: dict[str, object] = {"scene_id": c.ids[0]}
    part = _part(c)
    if part:
        args["part"] = part
    number = _take(without(c.text, c.own))
    if number:
        args["version"] = number
    return [Call(tool="restore_version", args=args)]


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
        rf"\b({measures.NUM})\s*(?:steps?|changes?|edits?|things?|times|actions?|ones|more|moves)?\b",
        c.text,
        re.IGNORECASE,
    )
    n = (
        2
        if re.search(r"\b(?:twice|a couple)\b", c.text, re.IGNORECASE)
        else int(measures.number(m[1]) or 1)
        if m
        else 1
    )
    return {"steps": min(20, n)} if n > 1 else {}


def undo(c: Clause) -> list[Call] | None:
    """One step, or as many as are said."""
    return [Call(tool="undo", args=_steps(c))]


def redo(c: Clause) -> list[Call] | None:
    """One step, or as many as are said."""
    return [Call(tool="redo", args=_steps(c))]
