"""Parameters of the tools that concern the whole film: settings, captions, export."""

import re

from agent.offline import measures
from agent.offline.context import Call
from agent.offline.fill_script import new_length
from agent.offline.target import Clause
from agent.offline.wording import without

SHAPES = ("16:9", "9:16", "1:1")
NAMED = re.compile(r"\b(?:re-?titled?|titles?|titled|re-?named?|call(?:ed)?|name)\b", re.IGNORECASE)


def update_project(c: Clause) -> list[Call] | None:
    """Title, shape, total length or language; several at once if they are said at once."""
    args: dict[str, object] = {}
    title = c.words("title") or (NAMED.search(c.text) and c.said.wanted(c.text)) or ""
    text = c.text
    if title:
        args["title"] = title
        text = text.replace(title, " ")
    denied = re.search(r"\bnot\b", text, re.IGNORECASE)
    shape = (
        (not denied and _goal_shape(text) and c.choice(*SHAPES))
        or _goal_shape(text)
        or c.choice(*SHAPES)
    )
    if shape and (not measures.no_shape(text) or SHAPED.search(text)):
        args["aspect_ratio"] = shape
    text = measures.NO_SHAPE.sub(" ", text)
    spoken = measures.language(text)
    if spoken and not re.search(r"\b(?:accent|food)\b", text, re.IGNORECASE):
        args["language"] = spoken[0]
    for _, pattern in measures.ASPECTS:  # "sixteen by nine" is no length
        text = pattern.sub(" ", text)
    seconds = new_length(without(text, c.own), c.context.length_s or 30.0)
    alone = LASTING.search(text) if seconds is None else None
    if alone:
        seconds = measures.number(alone["n"])
    if seconds is not None and not title:
        args["duration_s"] = int(min(600, max(5, round(seconds))))
    return [Call(tool="update_project", args=args)] if args else None


SHAPED = re.compile(
    rf"{measures.NO_SHAPE.pattern}.*\b(?:but|so|then|instead|to|no|->)\W+.*(?:\d:\d|square|vertical|portrait|landscape|wide)",
    re.IGNORECASE,
)
""" "4:5 does not exist? Then square": the shape there is stands after the one there is not."""
LASTING = re.compile(
    rf"\b(?:duration|length|total|runtime|running time|overall|all in)\b\W*(?:=|to|is|of|at)?\W*(?P<n>{measures.NUM})(?=\W*$|[,;])",
    re.IGNORECASE,
)


def _goal_shape(text: str) -> str | None:
    """ "16x9 -> 1x1", "16:9 is for boomers, phone format": the shape said last counts, not one that is denied."""
    found = [(m.start(), shape) for shape, p in measures.ASPECTS for m in p.finditer(text)]
    wished = [
        x
        for x in found
        if not re.search(
            r"\b(?:not|instead of|rather than|from|no)\s+(?:in\s+|a\s+)?$",
            text[: x[0]],
            re.IGNORECASE,
        )
    ]
    return max(wished, default=max(found, default=(0, None)))[1]


WHERE = re.compile(
    r"\b(?:at|in|on|along|near) (?:the )?(?:very )?(?:top|bottom|middle|cent(?:er|re)|upper|lower|left|right)\b[^,.;:!?\n]*",
    re.IGNORECASE,
)


def _caption_look(text: str, style: str) -> str:
    """The look, with the whole place: "at the top of the frame"; a sentence's capital is not part of it."""
    place = WHERE.search(text)
    inside = place and [w for w in style.split(", ") if w and w in place[0]]
    if place and inside:
        looks = [w for w in style.split(", ") if w not in place[0] and text.find(w) < place.start()]
        style = ", ".join([*looks, place[0].strip()])
    first = style[:1].lower() if text.startswith(style[:2]) and style[1:2].islower() else style[:1]
    return first + style[1:]


def set_captions(c: Clause) -> list[Call] | None:
    """On, off, a look or a language."""
    if c.choice("on", "off") == "off":
        return [Call(tool="set_captions", args={"enabled": False})]
    style = _caption_look(c.text, c.words("style"))
    text = c.text.replace(style, " ") if style else c.text
    spoken = measures.language(text)
    args: dict[str, object] = {"language": spoken[0]} if spoken else {}
    if style:
        args["style"] = style
    if not args or c.choice("on"):
        args["enabled"] = True
    return [Call(tool="set_captions", args=args)]


def assemble(_c: Clause) -> list[Call] | None:
    """Has no parameters."""
    return [Call(tool="assemble")]


def export_video(c: Clause) -> list[Call] | None:
    """Quality and captions only when they are said."""
    args: dict[str, object] = {}
    said = [(m.start(), k) for k, p in measures.QUALITY for m in p.finditer(c.text)]
    if quality := max(said)[1] if said else c.choice("720p", "1080p", "4k"):
        args["quality"] = quality
    if re.search(
        r"\b(?:captions?|subtitles?|subs|words (?:at|on|along) the (?:bottom|screen))\b",
        c.text,
        re.IGNORECASE,
    ):
        args["captions"] = not re.search(
            r"\b(?:no|without|w/o|minus|off|clean|drop)\b", c.text, re.IGNORECASE
        )
    elif said_so := c.choice("on", "off"):
        args["captions"] = said_so == "on"
    shape = re.search(r"(?<![\d:])(?:16:9|9:16|1:1)(?![\d:])", c.text)
    first = [Call(tool="update_project", args={"aspect_ratio": shape[0]})] if shape else []
    return [*first, Call(tool="export_video", args=args)]
