"""Parameters of the tools that concern the whole film: idea, settings, captions, music, export."""

import re

from agent.offline import measures
from agent.offline.context import Call
from agent.offline.fill_script import new_length
from agent.offline.target import Clause
from agent.offline.wording import without
from tools.writing.wishes import read_wishes

THROWN = 0.9
"""How likely it must be that scenes may be thrown away."""
AFRESH = re.compile(
    r"\b(?:start(?:ing)? (?:over|again|afresh|from scratch|anew)|from scratch|scrap|bin (?:all|it|this|everything)|throw (?:out |away )?(?:it|everything|all|that|this|the)|plan it (?:fresh|anew)|new concept|scrap |forget (?:that|the|it|everything)|replace (?:the |this |it|everything)|instead|different brief|new (?:film|story|idea|movie|brief)|write (?:a new|another)|another one|delete everything|ditch|chuck|begin(?:ning)? (?:new|anew|again)|fresh (?:board|start)|rubbish|useless|discard)\b",
    re.IGNORECASE,
)


FRESH_IDEA = re.compile(
    r"^.*?\b(?:(?:fresh|new) (?:board|storyboard|start|film|story) (?:on|about|with)\b|new (?:concept|idea|story|brief|film)(?:\s+is\b|\s*:|,)|(?:start|begin)(?:ning|ing)? (?:over|again|new|anew|afresh|from scratch|from zero)(?:\s+with\s+(?:an? (?:story|film|video) about\s+)?|\s*:|,)|plan it (?:fresh|again|anew)\s*[:,])\s*(?=\w)",
    re.IGNORECASE | re.DOTALL,
)


def _plainly(text: str) -> str:
    """Lengths like "two and a half minutes" as plain seconds."""
    for found in reversed(measures.lengths(text)):
        if re.search(r"\band\b", text[found.start : found.end]):
            text = f"{text[: found.start]}{found.seconds:g} seconds{text[found.end :]}"
    return text


EMPTY_IDEA = re.compile(
    r"(?:an? |the |new |short |nice )*(?:video|film|movie|clip|story|something)\W*", re.IGNORECASE
)


ABOUT = re.compile(r"^(?:for|about|of)\s+(?=\w)", re.IGNORECASE)


def _beside(idea: str, wish: str | None) -> str | None:
    """A style or tone that the idea itself does not hold."""
    return wish if wish and wish.lower() not in idea.lower() else None


def breakdown(c: Clause) -> list[Call] | None:
    """The idea in the person's words, and the wishes that stood around it."""
    text = c.said.restore(c.text)
    wishes = read_wishes(_plainly(FRESH_IDEA.sub("", text, count=1)))
    if not re.search(r"\w", wishes.idea) or EMPTY_IDEA.fullmatch(wishes.idea.strip()):
        return None
    idea = ABOUT.sub("", c.words("idea")) or wishes.idea
    style = c.words("style") or _beside(idea, wishes.style)
    tone = c.words("tone") or _beside(f"{idea} {style}", wishes.tone)
    style = None if style == tone else style
    args: dict[str, object] = {"idea": idea.strip(" ,.;:") or wishes.idea}
    if wishes.duration_s:
        args["duration_s"] = min(600, max(5, round(wishes.duration_s)))
    optional = {
        "aspect_ratio": wishes.aspect or c.choice(*SHAPES),
        "style": style,
        "tone": tone,
        "scene_count": wishes.scene_count,
        "language": wishes.language,
    }
    args |= {k: v for k, v in optional.items() if v}
    if c.context.scenes and (c.chosen.get("replace", 0) > THROWN or AFRESH.search(text)):
        args["replace"] = True
    return [Call(tool="breakdown", args=args)]


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
    if shape:
        args["aspect_ratio"] = shape
    spoken = measures.language(text)
    if spoken and not re.search(r"\b(?:accent|food)\b", text, re.IGNORECASE) and not title:
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


def set_captions(c: Clause) -> list[Call] | None:
    """On, off, a look or a language."""
    if c.choice("on", "off") == "off":
        return [Call(tool="set_captions", args={"enabled": False})]
    style = c.words("style")
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
    return [Call(tool="export_video", args=args)]
