"""Parameters of a new scene: what it shows, where it goes, what is said in it."""

import re

from agent.offline import grammar, measures
from agent.offline.context import Call
from agent.offline.matching import best_scene, stems
from agent.offline.refs import find_refs, listed
from agent.offline.target import Clause
from agent.offline.wording import plain, trimmed

START = r"(?:at|to|in|on|as|into)\s+(?:the\s+)?(?:very\s+)?(?:start|beginning|front|top|first place|opening)(?:\s+of\s+(?:the\s+)?(?:film|movie|video|it))?|before everything(?: else)?|up front|as (?:the )?(?:first|opening|opener)(?: one| scene)?|right at the start"
END = r"(?:at|to|in|on|as|into)\s+(?:the\s+)?(?:very\s+)?(?:end|ending|back|bottom|finish|last place)(?:\s+of\s+(?:the\s+)?(?:film|movie|video|it))?|as (?:the )?(?:last|final|closing)(?: one| scene)?|after everything(?: else)?"
SCENE_WORD = r"(?:title\s+|new\s+|extra\s+|additional\s+|quick\s+|short\s+|brief\s+|final\s+|closing\s+|opening\s+|more\s+|little\s+)*(?:scenes?|shot|beat|bit|clip|moment|part)"
HEAD = re.compile(
    rf"^(?:(?:one more|another one|something|add|insert|put|stick|pop|drop|squeeze|include|append|create|make|have|give|need|needs|want|do|place|throw|slip|slide|could do|missing|is missing|forgot|there should be|there must be|then there should be|should be|there be|there is no ending|it is missing|end on|end with|begin with|start with|open on|open with|finish on|finish with|begin|start|see|think we need|in|with|on|us|me|to|i|we|be|you|the)\b[\s,!:]*"
    rf"|\+\s*\d*\s*|(?:an?|the|one|another|one more|still one|some|any|our|my|damn)\b\s*|(?:{SCENE_WORD})\b\s*|(?:extra|additional|new|final|closing|opening|intro(?: scene)?)\b\s*|(?:where|in which|which|in that|that|when|with|of|showing|featuring|about|which shows|for)\b\s+|in there\s+|(?:at|of)?\s*{measures.NUM}\s*[- ]?{measures.SECOND}\b,?\s*|[:,\-–—+!.]\s*|w/\s*)",
    re.IGNORECASE,
)


SPOKEN = re.compile(
    r"[,.;?]?\s*(?:and\s+)?(?:(?:with|the|its|her|his)\s+)*(?:(?:narrator|narration(?=:)|voice|voice-?over|vo|she|he|they|line|text|words?|caption)\s+(?:says?|is|reads?|goes|:)|saying|narration|line)\s*:?\s*(?:that\s+)?(?P<said>QUOTE[A-J]QUOTE|(?:(?<=says )|(?<=: ))[^,.;]{8,}[.!]?$)",
    re.IGNORECASE,
)
SEVERAL = re.compile(
    rf"^(?P<head>.*\b(?:{measures.NUM}|a couple(?: of)?)\s+(?:more|extra|new|additional|other)\s+(?:scenes|shots|clips|ones|beats)\b[^:]*):\s*(?P<list>.+)$",
    re.IGNORECASE | re.DOTALL,
)


def add_scene(c: Clause) -> list[Call] | None:
    """What it shows, where it goes (end when nothing is said), how long; one call a scene."""
    several = SEVERAL.match(c.text)
    if not several:
        return _one_scene(c.text, c)
    place, _ = _place(several["head"], c)
    shown = [
        p
        for p in re.split(r"\s*(?:;|,?\s+then\s+|,\s+and\s+|,\s+|\s+and\s+)\s*", several["list"])
        if p
    ]
    made = [_described(p) for p in shown]
    return [
        Call(
            tool="add_scene",
            args={"description": c.said.restore(d), **({"position": place + i} if place else {})},
        )
        for i, d in enumerate(made)
        if d
    ] or None


def _one_scene(text: str, c: Clause) -> list[Call] | None:
    args: dict[str, object] = {}
    spoken = SPOKEN.search(text)
    if spoken:
        args["narration"] = c.said.quoted(spoken["said"]) or spoken["said"].strip()
        text = text[: spoken.start()] + text[spoken.end() :]
    begins = BEGINS.search(text) if not c.context.scenes else None
    comes = COMES.search(text)
    if begins:
        place, text = 1, begins["what"]
    elif comes:
        place, text = (listed(comes["nth"], c.context) or [None])[0], text[: comes.start()]
        last = (
            place is not None and place >= len(c.context.scenes) and "last" in comes["nth"].lower()
        )
        place = None if last else place
    else:
        place, text = _place(text, c)
    found = measures.lengths(text)
    if found and found[-1].seconds <= 60:
        args["duration_s"] = measures.tidy(found[-1].seconds)
        text = (
            re.sub(r"\b(?:of|for|about|lasting)\s*$|[(,.]\s*$", "", text[: found[-1].start])
            + " "
            + re.sub(r"^\s*(?:long\b|\)|each\b)?[\s.,]*", "", text[found[-1].end :])
        )
    quote = c.said.quoted(text)
    rest = re.sub(r"QUOTE[A-J]QUOTE", " ", text)
    description = _described(text) if not quote or len(re.findall(r"\w{3,}", rest)) > 4 else quote
    if not description:
        return None
    extra = {"position": place} if place else {}
    return [
        Call(tool="add_scene", args={"description": c.said.restore(description), **extra, **args})
    ]


COMES = re.compile(
    rf"[,.;]?\s*(?:and\s+)?(?:it|this|that|which) (?:should|must|has to|can|could|goes|comes)\s*(?:come|go|be)?\s*(?:as |in )?(?:the )?(?P<nth>{grammar.ORD})(?: one| scene| place| position)?\s*$",
    re.IGNORECASE,
)
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


def _described(text: str) -> str:
    text = GOES.sub("", plain(re.sub(r"\s+", " ", text)))
    while m := LACKS.match(text):
        text = plain(text[m.end() :])
    while m := HEAD.match(text):
        rest = text[m.end() :].strip(" ,.:;-")
        article = re.fullmatch(r"(?:an?|the|one|my|our|some)\s*", m[0], re.IGNORECASE)
        if not m[0] or (article and not HEAD.match(rest)):
            break
        if re.search(
            r"\b(?:where|in which|showing|featuring|when|about|which shows)\s+$",
            m[0],
            re.IGNORECASE,
        ):
            return trimmed(rest)
        if not rest:
            return ""
        text = rest
    return trimmed(text)


def _place(text: str, c: Clause) -> tuple[int | None, str]:
    """The position asked for, and the text without it."""
    ids = list(c.context.ids)
    for m in re.finditer(
        r"\b(?:right |just |directly |immediately )?(?P<how>after|before|between|following|follow|in between|in the middle of|in front of)\s+",
        text,
        re.IGNORECASE,
    ):
        refs = [
            r
            for r in find_refs(text, c.context)
            if r.ids and r.start <= m.end() + 4 and r.end > m.end()
        ]
        if not refs:
            continue
        ref, how = refs[0], m["how"].lower()
        spots = [ids.index(i) for i in ref.ids]
        end = ref.end
        if how.endswith(("between", "middle of")):
            later = [r for r in find_refs(text, c.context) if r.ids and r.start > ref.start]
            end = max(end, later[0].end) if later and len(spots) < 2 else end
            return min(spots) + 2, _cut(text, m.start(), end)
        before = how in ("before", "in front of")
        return (min(spots) + 1 if before else max(spots) + 2), _cut(text, m.start(), end)
    told = re.search(
        r",?\s*\b(?:right |just |directly |shortly )?(?P<how>after|before)\s+(?P<what>[\w'-]+(?: [\w'-]+){0,5})(?=\s*(?:[,.:;]|$))",
        text,
        re.IGNORECASE,
    )
    near = best_scene(stems(told["what"]), c.context) if told else None
    if told and near:
        spot = ids.index(near) + (1 if told["how"].lower() == "before" else 2)
        return spot, _cut(text, told.start(), told.end())
    m = re.search(
        rf"\b(?:at |as |in )?(?:position|place|pos|spot|slot|number)\s*#?\s*({grammar.N})\b|\bas scene ({grammar.N})\b|\bnew scene ({grammar.N})\b(?!\s*[,:]?\s*(?:{measures.SECOND}))",
        text,
        re.IGNORECASE,
    )
    if m:
        return int(measures.number(m[1] or m[2] or m[3]) or 1), _cut(text, m.start(), m.end())
    m = re.search(rf"\b(?:{START})\b", text, re.IGNORECASE)
    if m:
        return 1, _cut(text, m.start(), m.end())
    if re.match(
        r"^\W*(?:(?:please|let's|can we|and|let's have|maybe|add|have|put|make)\s+)*(?:an?\s+)?(?:new\s+)?(?:open(?:ing)?|begin|start|intro)\b",
        plain(text),
        re.IGNORECASE,
    ):
        return 1, text
    m = re.search(rf"\b(?:one\s+)?(?:{END})\b", text, re.IGNORECASE)
    return (None, _cut(text, m.start(), m.end())) if m else (None, text)


def _cut(text: str, start: int, end: int) -> str:
    return f"{text[:start].rstrip(' ,')} {text[end:].lstrip(' ,')}".strip()
