"""Parameters of the tools that concern the whole film: idea, settings, captions, music, export."""

import re

from agent.offline import measures
from agent.offline.context import Call
from agent.offline.fill_music import OFF, ON
from agent.offline.fill_script import new_length
from agent.offline.lexicon import LOOK, TONE
from agent.offline.target import Clause
from agent.offline.wording import trimmed, wish, without
from tools.writing.wishes import read_wishes

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


ABOUT = re.compile(
    r"^.*?\b(?:begin (?:new|anew|again)|film|video|movie|short|clip|one|ad|advert|teaser|explainer|board|story|something|spot|reel|trailer|piece|cartoon)\b(?:(?:[\s,]+[\w'-]+){0,6}?[\s,]+(?:about|on|on the subject of)|\s+(?:where|in which)|[\s,]+with the story of)\s+(?!(?:her|his|him|it|them|this|that|their)\b)(?=\w+\s+\w+)",
    re.IGNORECASE | re.DOTALL,
)
REST = re.compile(
    r"[\s,.;]*(?:\b(?:it|that|this|the film)\s+)?(?:should|must|can|may)?\s*(?:not\s+)?(?:be\s+)?(?:longer|more|shorter|less)\s+than\W*$",
    re.IGNORECASE,
)
CHATTY = 10


def _told(idea: str) -> str:
    """The idea of somebody who tells of himself first: what stands after "a film about"."""
    idea = REST.sub("", idea)
    after = ABOUT.match(idea)
    long = after and (len(after[0].split()) > 7 or re.search(r"[.!?]\s", after[0]))
    if not after or not long or len(idea.split()) <= CHATTY:
        return idea
    told = idea[after.end() :]
    return told if len(told.split()) > 4 else f"a story about {told}"


NOUN = r"(?:look|style|feel(?:ing)?|mood|tone|vibe|humou?r|illustrations?|animation|drawings?|comic|cartoon|footage|colou?rs?|photography|aesthetic)"


def _manner(idea: str, style: str | None, tone: str | None) -> tuple[str, str | None, str | None]:
    """A look or a feeling that is said last: "..., clean and minimal", "..., deadpan humor"."""
    head, mark, last = re.match(
        r"(?s)(.*?)(?:([,.;])\s+([^,.;]{3,40}))?$", idea.strip(" .!")
    ).groups()  # type: ignore[union-attr]
    if not mark or len(last.split()) > 4 or len(head.split()) < 2:
        return idea, style, tone
    said = re.sub(
        r"^(?:and|maybe|please|all|if possible|make it|in an?|in|with an?|with)\s+",
        "",
        last,
        flags=re.IGNORECASE,
    )
    heard = set(re.findall(r"[\w-]+", said.lower()))
    named = re.search(rf"\b{NOUN}$", said, re.IGNORECASE)
    feels = heard & TONE or re.search(r"\b(?:feel(?:ing)?|mood|tone|vibe|humou?r)$", said)
    drawn = re.match(r"(?:drawn|painted|shot|filmed|like)\b", said, re.IGNORECASE)
    if feels and not drawn and not tone and not heard & (LOOK - TONE):
        return head, style, said
    looks = heard & LOOK or drawn or (named and not feels)
    return (head, said, tone) if looks and not style else (idea, style, tone)


def breakdown(c: Clause) -> list[Call] | None:
    """The idea in the person's words, and the wishes that stood around it."""
    text = c.said.restore(c.text)
    wishes = read_wishes(_plainly(FRESH_IDEA.sub("", text, count=1)))
    if not re.search(r"\w", wishes.idea) or EMPTY_IDEA.fullmatch(wishes.idea.strip()):
        return None
    idea, style, tone = _manner(_told(wishes.idea), wishes.style, wishes.tone)
    args: dict[str, object] = {"idea": idea.strip(" ,.;:") or wishes.idea}
    if wishes.duration_s:
        args["duration_s"] = min(600, max(5, round(wishes.duration_s)))
    look = re.search(rf"\b{re.escape(style)}[- ](?:look|style)\b", text) if style else None
    style = look[0] if look else style
    optional = {
        "aspect_ratio": wishes.aspect,
        "style": style,
        "tone": tone,
        "scene_count": wishes.scene_count,
        "language": wishes.language,
    }
    args |= {k: v for k, v in optional.items() if v}
    if c.context.scenes and AFRESH.search(text):
        args["replace"] = True
    return [Call(tool="breakdown", args=args)]


def update_project(c: Clause) -> list[Call] | None:
    """Title, shape, total length or language; several at once if they are said at once."""
    args: dict[str, object] = {}
    title = _title(c)
    text = c.text
    if title:
        args["title"] = title
        text = text.replace(title, " ")
    shape = _goal_shape(text)
    if shape:
        args["aspect_ratio"] = shape[0]
    spoken = measures.language(text)
    if spoken and not re.search(r"\b(?:accent|food)\b", text, re.IGNORECASE) and not title:
        args["language"] = spoken[0]
    seconds = new_length(without(text, c.own), c.context.length_s or 30.0)
    if seconds is not None and not title:
        args["duration_s"] = int(min(600, max(5, round(seconds))))
    return [Call(tool="update_project", args=args)] if args else None


def _goal_shape(text: str) -> tuple[str, re.Match[str]] | None:
    """ "16x9 -> 1x1": the shape that is said after "to" counts."""
    goals = [m.end() for m in re.finditer(r"->|=>|\b(?:to|into)\b", text, re.IGNORECASE)]
    after = (measures.aspect(text[at:]) for at in goals)
    return next((shape for shape in after if shape), None) or measures.aspect(text)


TITLE = re.compile(
    r"\b(?:re-?title|title|rename|call(?:ed)?|name)\b(?:\s+(?:of|for|from)\s+(?:the|my|this)\s+(?:film|movie|video|project))?(?:\s+(?:it|this|that|the|my|our|whole|film|movie|video|project|one|thing|title|name|of))*\s*(?:(?:should|must|could)\s+(?:then\s+|now\s+|just\s+)?(?:be|read)\b|\bto\b(?:\s+be)?|\bas\b|\bis\b|->|:|=|\bit's\b|!)*\s*(?P<value>.+)$",
    re.IGNORECASE,
)


TITLE_END = re.compile(
    r",?\s+(?:not|instead of|rather than)\s+(?:the\b|.*$)|,?\s+(?:and|but|then)\s+(?:cut|make|keep|set|export|add|change|turn|put|remove|bring|shorten)\b|\s+(?:now|please|instead)$",
    re.IGNORECASE,
)


def _title(c: Clause) -> str | None:
    named = TITLE.search(c.text) or re.search(
        r"\b(?:it's|its) (?:called )?(?P<value>QUOTE[A-J]QUOTE)", c.text
    )
    if not named:
        return None
    quote = c.said.quoted(named["value"])
    value = quote or trimmed(named["value"])
    if not quote:
        value = TITLE_END.split(value)[0].strip(" ,.")
    return (
        None
        if re.fullmatch(r"(?:page|card|wrong|is wrong|it|.*\bawful)", value, re.IGNORECASE)
        else value or None
    )


CAPTION_WISH = re.compile(
    r"^.*?(?:[,.;]|\bso\b|\bbecause\b).*?\b(?:should be|must be|have to be|need to be|make (?:them|it|those|captions|subtitles)|can they be|could they be)\s+(?=\w)",
    re.IGNORECASE,
)


def set_captions(c: Clause) -> list[Call] | None:
    """On, off, a look or a language."""
    text = c.text
    spoken = measures.language(text)
    if OFF.search(text) and not spoken:
        return [Call(tool="set_captions", args={"enabled": False})]
    args: dict[str, object] = {"language": spoken[0]} if spoken else {}
    text = CAPTION_WISH.sub("", text) if not spoken else text
    rest = wish(
        _bare_captions(
            text if not spoken else text[: spoken[1].start()] + text[spoken[1].end() :], c
        )
    )
    rest = re.sub(
        r"^(?:on|off|add|show|some|closed|back|in|font|style|color|colour|letters?|writing|text|put|use|who can read that\??|to|burned-in)\s+(?=\w)",
        "",
        rest,
        flags=re.IGNORECASE,
    )
    if _styled(rest):
        args["style"] = c.said.restore(
            re.sub(r"^(?:in|to|with|be)\s+", "", rest, flags=re.IGNORECASE)
        )
    if (not args and ON.search(text)) or (not args and not rest):
        args["enabled"] = True
    return [Call(tool="set_captions", args=args or {"enabled": True})]


CAPTION_NOUN = r"(?:the\s+|some\s+|closed\s+|my\s+)*\b(?:captions?|subtitles?|subs?|cc|words (?:on|at) the (?:screen|bottom)|letters under the video|writing|font|text overlay|the text)\b(?:\s+(?:on|at) the (?:screen|bottom))?"


def _bare_captions(text: str, c: Clause) -> str:
    text = re.sub(CAPTION_NOUN, " ", without(text, c.own), flags=re.IGNORECASE)
    text = re.sub(
        r"\b(?:change|restyle|caption|style|use|set|for|the whole thing|translate|sound-off viewing|the market|my eyes are weak|font|brand style)\b",
        " ",
        text,
        flags=re.IGNORECASE,
    )
    return re.sub(r"\s+", " ", text).strip(" ,.:;-?")


def _styled(text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:big\w*|small\w*|large\w*|tiny|bold\w*|thin\w*|italic|yellow|white|black|red|blue|green|pink|orange|purple|minimal\w*|karaoke|box\w*|outline|neon|top|bottom|center|centre|middle|clean|classic|handwrit\w+|fancy|simple|plain|modern|retro|high contrast|readable|legible|serif|size|highlight\w*|animated|capital\w*|uppercase|lower\w*|higher|shadow)\b",
            text,
            re.IGNORECASE,
        )
    )


def assemble(_c: Clause) -> list[Call] | None:
    """Has no parameters."""
    return [Call(tool="assemble")]


def export_video(c: Clause) -> list[Call] | None:
    """Quality and captions only when they are said."""
    args: dict[str, object] = {}
    said = [(m.start(), k) for k, p in measures.QUALITY for m in p.finditer(c.text)]
    if said:
        args["quality"] = max(said)[1]
    if re.search(r"\b(?:captions?|subtitles?|subs)\b", c.text, re.IGNORECASE):
        args["captions"] = not re.search(
            r"\b(?:no|without|w/o|minus|off|clean|drop)\b", c.text, re.IGNORECASE
        )
    elif re.search(r"\bclean version\b|\btextless\b", c.text, re.IGNORECASE):
        args["captions"] = False
    return [Call(tool="export_video", args=args)]
