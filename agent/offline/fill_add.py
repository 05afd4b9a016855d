"""Parameters of a new scene: what it shows, where it goes, what is said in it."""

import re

from agent.offline import measures
from agent.offline.context import Call
from agent.offline.fill_place import place
from agent.offline.target import Clause
from agent.offline.wording import plain, trimmed

SCENE_WORD = r"(?:title\s+|new\s+|extra\s+|additional\s+|quick\s+|short\s+|brief\s+|final\s+|closing\s+|opening\s+|more\s+|little\s+)*(?:scenes?|shot|beat|bit|clip|moment|part)"
HEAD = re.compile(
    rf"^(?:(?:one more|another one|something|add|insert|put|stick|pop|drop|squeeze|include|append|create|make|have|give|need|needs|want|do|place|throw|slip|slide|could do|missing|is missing|forgot|there should be|there must be|then there should be|should be|there be|there is no ending|it is missing|end on|end with|begin with|start with|open on|open with|finish on|finish with|begin|start|see|think we need|in|with|on|us|me|to|i|we|be|you|the)\b[\s,!:]*"
    rf"|\+\s*\d*\s*|(?:an?|the|one|another|one more|still one|some|any|our|my|damn)\b\s*|(?:{SCENE_WORD})\b\s*|(?:extra|additional|new|final|closing|opening|intro(?: scene)?)\b\s*|(?:where|in which|which|in that|that|when|with|of|showing|featuring|about|which shows|for)\b\s+|in there\s+|(?:at|of)?\s*{measures.NUM}\s*[- ]?{measures.SECOND}\b,?\s*|[:,\-–—+!.]\s*|w/\s*)",
    re.IGNORECASE,
)


SEVERAL = re.compile(
    rf"^(?P<head>.*\b(?:{measures.NUM}|a couple(?: of)?)\s+(?:more|extra|new|additional|other)\s+(?:scenes|shots|clips|ones|beats)\b[^:]*):\s*(?P<list>.+)$",
    re.IGNORECASE | re.DOTALL,
)


NOTE = re.compile(
    r"\b(?:end|finish|close|conclude)s?(?: (?:it|off|the (?:film|movie|video|story)))? (?:on|with) an? (?P<tone>[\w-]+(?: [\w-]+)?) note\b",
    re.IGNORECASE,
)
"""How the end is to feel, and no scene of its own: "end on a happier note"."""


def add_scene(c: Clause) -> list[Call] | None:
    """What it shows, where it goes (end when nothing is said), how long; one call a scene."""
    if (note := NOTE.search(c.text)) and c.context.scenes:
        last = [c.context.ids[-1]]
        return [Call(tool="adjust_style", args={"tone": note["tone"], "scene_ids": last})]
    several = SEVERAL.match(c.text)
    if not several:
        return _one_scene(c.text, c)
    spot, _ = place(several["head"], c.context)
    shown = [
        p
        for p in re.split(r"\s*(?:;|,?\s+then\s+|,\s+and\s+|,\s+|\s+and\s+)\s*", several["list"])
        if p
    ]
    made = [_described(p) for p in shown]
    return [
        Call(
            tool="add_scene",
            args={"description": c.said.restore(d), **({"position": spot + i} if spot else {})},
        )
        for i, d in enumerate(made)
        if d
    ] or None


def _one_scene(text: str, c: Clause) -> list[Call] | None:
    args: dict[str, object] = {}
    words = c.words("narration")
    if words:
        args["narration"] = words
    begins = BEGINS.search(text) if not c.context.scenes else None
    spot, text = (1, begins["what"]) if begins else place(text, c.context)
    spot, text = _beside_it(text, c) or (spot, text)
    found = measures.lengths(text)
    if found and found[-1].seconds <= 60:
        args["duration_s"] = measures.tidy(found[-1].seconds)
        text = (
            re.sub(r"\b(?:of|for|about|lasting)\s*$|[(,.]\s*$", "", text[: found[-1].start])
            + " "
            + re.sub(r"^\s*(?:long\b|\)|each\b)?[\s.,]*", "", text[found[-1].end :])
        )
    description = _to_its_end(c.words("description"), c) or c.said.restore(_described(text))
    if not description:
        return None
    extra = {"position": spot} if spot else {}
    return [Call(tool="add_scene", args={"description": description, **extra, **args})]


IT = re.compile(
    r"\s*\b(?:(?:right|directly|just|straight) )?(?P<how>after|before|behind) (?:it|that|this|that one|this one)(?=\W*$|\s*[:,.;]|\s+(?:with|showing|where|of)\b)",
    re.IGNORECASE,
)


def _beside_it(text: str, c: Clause) -> tuple[int, str] | None:
    """ "And add a scene after it": beside the scene that was just spoken of."""
    m = IT.search(text)
    spots = [c.context.ids.index(i) + 1 for i in c.ids or () if i in c.context.ids] if m else []
    if not m or not spots:
        return None
    spot = min(spots) if m["how"].lower() == "before" else max(spots) + 1
    return spot, f"{text[: m.start()]}{text[m.end() :]}"


CUT_SHORT = re.compile(
    r"\b(?:the|an?|in|on|at|of|with|and|by|to|from|for|over|under)$", re.IGNORECASE
)


def _to_its_end(words: str, c: Clause) -> str:
    """ "The balloons in the | hallway": no description ends in the middle of its words."""
    text = c.said.restore(c.text)
    at = text.find(words) if words and CUT_SHORT.search(words) else -1
    rest = re.split(r"[,.;:!?\n]", text[at + len(words) :], maxsplit=1)[0] if at >= 0 else ""
    return trimmed(words + rest)


BEGINS = re.compile(
    r"(?:^|[.!]\s+)\W*(?:the |our )?(?:first|opening) scene\s*(?:is|should be|should show|must be|:|,|-)?\s*(?P<what>.+)$",
    re.IGNORECASE,
)


GOES = re.compile(
    r"[,.;]?\s*(?:and\s+)?(?:that|it|this|which|the new one)(?:'s)?\s+(?:one\s+)?(?:goes|should (?:go|come|be)|comes|has to (?:go|come)|must (?:go|come)|belongs|fits|is)\s*$",
    re.IGNORECASE,
)
LACKS = re.compile(
    r"^\W*(?:(?:there'?s|there is|we have|it'?s|is|are)\s+)?(?:(?:an?|one|some)\s+)?(?:step|scene|shot|part|bit|something|moment|beat)s?\s+(?:is\s+|are\s+)?missing\b[.,:!;\s]*(?:here\b)?[.,:!;\s]*(?=\w)|^\W*(?:you|we) (?:forgot|need|are missing|have|must|should|want)\s+(?:to\s+(?:see\s+|show\s+|have\s+)?)?(?=\w)|^\W*let'?s build [^.]*\.\s*|^\W*(?:and )?(?:it )?(?:has to|should|must|needs to) (?:end|start|open|close|begin|finish) (?:on|with)\s+",
    re.IGNORECASE,
)


SHOWS = re.compile(
    rf"^(?P<before>.*?)\b{SCENE_WORD}\s+(?:with|where|showing|in which|that shows|about)\s+(?=\w+)",
    re.IGNORECASE | re.DOTALL,
)
PUT_IN = re.compile(
    r"(?<=[.!?,])\s*(?:(?:could|can|would) you (?:kindly |please )?|please |just )?(?:put|stick|pop|slot|add|insert|squeeze|throw) (?:it|this|that|one|them) in\b[^.!?]*[.!?]*\s*$|(?<=[.!?,])\s*that (?:has been|was|is) (?:forgotten|missing)\W*",
    re.IGNORECASE,
)


def _described(text: str) -> str:
    text = PUT_IN.sub("", PUT_IN.sub("", text))
    shows = SHOWS.match(text)
    if shows and len(shows["before"].split()) > 3:
        return trimmed(text[shows.end() :])
    text = GOES.sub("", plain(re.sub(r"\s+", " ", text)))
    while m := LACKS.match(text):
        text = plain(text[m.end() :])
    scene = False
    while m := HEAD.match(text):
        rest = text[m.end() :].strip(" ,.:;-")
        article = re.fullmatch(r"(?:an?|the|one|my|our|some)\s*", m[0], re.IGNORECASE)
        if not m[0] or (article and not HEAD.match(rest)):
            break
        if re.search(
            r"\b(?:where|in which|showing|featuring|when|about|which shows)\s+$",
            m[0],
            re.IGNORECASE,
        ) or (scene and re.match(r"(?:of|with)\b", m[0], re.IGNORECASE)):
            return trimmed(rest)
        if not rest:
            return ""
        scene = bool(re.search(rf"\b{SCENE_WORD}\W*$", m[0], re.IGNORECASE))
        text = rest
    return trimmed(text)
