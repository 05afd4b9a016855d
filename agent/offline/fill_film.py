"""Parameters of the tools that concern the whole film: idea, settings, captions, music, export."""

import re

from agent.offline import measures
from agent.offline.context import Call
from agent.offline.fill_script import new_length
from agent.offline.target import Clause
from agent.offline.wording import trimmed, wish, without
from tools.writing.wishes import read_wishes

AFRESH = re.compile(
    r"\b(?:start(?:ing)? (?:over|again|afresh|from scratch|anew)|from scratch|scrap|bin (?:all|it|this|everything)|throw (?:out |away )?(?:it|everything|all|that|this|the)|plan it (?:fresh|anew)|new concept|scrap |forget (?:that|the|it|everything)|replace (?:the |this |it|everything)|instead|different brief|new (?:film|story|idea|movie|brief)|write (?:a new|another)|another one|delete everything|ditch|rubbish|useless|discard)\b",
    re.IGNORECASE,
)


FRESH_IDEA = re.compile(
    r"^.*?\b(?:new (?:concept|idea|story|brief|film)(?:\s+is\b|\s*:|,)|start(?:ing)? (?:over|again|afresh|from scratch)(?:\s+with\s+(?:an? (?:story|film|video) about\s+)?|\s*:|,)|plan it (?:fresh|again|anew)\s*[:,])\s*(?=\w)",
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


def breakdown(c: Clause) -> list[Call] | None:
    """The idea in the person's words, and the wishes that stood around it."""
    text = c.said.restore(c.text)
    wishes = read_wishes(_plainly(FRESH_IDEA.sub("", text, count=1)))
    if not re.search(r"\w", wishes.idea) or EMPTY_IDEA.fullmatch(wishes.idea.strip()):
        return None
    args: dict[str, object] = {"idea": wishes.idea.strip(" ,.;:") or wishes.idea}
    if wishes.duration_s:
        args["duration_s"] = min(600, max(5, round(wishes.duration_s)))
    optional = {
        "aspect_ratio": wishes.aspect,
        "style": wishes.style,
        "tone": wishes.tone,
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
    shape = measures.aspect(text)
    if shape:
        args["aspect_ratio"] = shape[0]
    spoken = measures.language(text)
    if spoken and not re.search(r"\b(?:accent|food)\b", text, re.IGNORECASE) and not title:
        args["language"] = spoken[0]
    seconds = new_length(without(text, c.own), c.context.length_s or 30.0)
    if seconds is not None and not title:
        args["duration_s"] = int(min(600, max(5, round(seconds))))
    return [Call(tool="update_project", args=args)] if args else None


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


OFF = r"\b(?:off|no|without|remove|hide|disable|deactivate|kill|drop|lose|get rid|take (?:away|off|out|them|the|those)|turn(?:ed)? off|switch off|mute|cut|stop|delete|silence|don't want|do not want|never wanted|not want|ditch|scrap|less)\b|\baway\b|\bmake off\b"
ON = re.compile(
    r"\b(?:on|add|show|enable|activate|put|turn on|switch on|unmute|back|need|want|where are|have|burn|include|start|with)\b",
    re.IGNORECASE,
)


def set_captions(c: Clause) -> list[Call] | None:
    """On, off, a look or a language."""
    text = c.text
    spoken = measures.language(text)
    if re.search(OFF, text, re.IGNORECASE) and not spoken:
        return [Call(tool="set_captions", args={"enabled": False})]
    args: dict[str, object] = {"language": spoken[0]} if spoken else {}
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


def set_music(c: Clause) -> list[Call] | None:
    """A mood, a volume, or on and off."""
    text = c.text
    low = text.lower()
    now = _volume_now(c)
    level = _level(low, now)
    if level is not None:
        return [Call(tool="set_music", args={"volume": round(min(1.0, level), 2)})]
    mood = _mood(c)
    quieter = re.search(
        r"\b(?:quiet(?:er)?|softer|lower|down|less loud|too loud|reduce|rather loud|decrease|can't hear (?:anything|the voice|him|her)|less music|not so loud|drown\w*|overpower\w*|duck)\b",
        low,
    )
    louder = re.search(
        r"\b(?:louder|up|raise|increase|crank|boost|hear more|too quiet|more volume)\b", low
    )
    if quieter and not (mood and "music" not in low):
        return [Call(tool="set_music", args={"volume": round(now * 0.5, 2)})]
    if louder and not mood:
        return [Call(tool="set_music", args={"volume": round(min(1.0, now + 0.2), 2)})]
    if (
        re.search(
            r"\b(?:unmute|back on|turn (?:it |the music )?on|enable|music on|on again)\b|\bback\b",
            low,
        )
        and not mood
    ):
        return [Call(tool="set_music", args={"enabled": True})]
    if re.search(OFF, low) and not mood:
        return [Call(tool="set_music", args={"enabled": False})]
    if mood:
        return [Call(tool="set_music", args={"mood": c.said.restore(mood)})]
    return [Call(tool="set_music", args={"enabled": True})] if ON.search(text) else None


PARTS = {"a quarter": 0.25, "a third": 0.33, "half": 0.5, "two thirds": 0.67, "three quarters": 0.75, "full": 1.0, "max": 1.0, "zero": 0.0}  # fmt: skip


def _level(low: str, now: float) -> float | None:
    """A volume that is said as a number or a part; "half as loud" is relative to what it is now."""
    found = [float(m[1]) / 100 if m[1] else float(m[2]) for m in measures.PERCENT.finditer(low)]
    goal = re.search(
        rf"\b(?:to|at)\s+(?:like\s+|about\s+|around\s+|maybe\s+|a\s+)*({'|'.join(PARTS).replace('a ', '(?:a )?')})\b",
        low,
    )
    if goal:
        said = goal[1] if goal[1] in PARTS else f"a {goal[1]}"
        return PARTS.get(said, now)
    if found:
        return found[-1]
    if re.search(r"\bhalf\b|\bhalve\b|\ba third\b", low):
        return now * (0.33 if "third" in low else 0.5)
    return None


def _volume_now(c: Clause) -> float:
    music = c.context.project.music
    value = music.get("volume") if isinstance(music, dict) else None  # pyright: ignore[reportUnknownMemberType,reportUnknownVariableType]
    return float(value) if isinstance(value, int | float) and 0 < value <= 1 else 0.6


NOT_MOOD = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:replace|swap|switch|change)\s+(?:the\s+)?(?:music|track|song|soundtrack|score|bgm)\s+(?:for|with|to|in|into)\b",
        r"\b(?:that |this )?(?:music|song|soundtrack|track|score|bgm)\s+is\s+(?:awful|wrong|terrible|bad|boring|too \w+)\b,?|\bi hate this soundtrack,?|\binstead of (?:this|the|that) (?:music|song|track)\b|\bmake it\b",
        r"\b(?:the\s+|some\s+|any\s+)?(?:background\s+)?\b(?:music|soundtrack|score|song|tune|track|bgm|theme|bed|underneath|under (?:it|this|that|the voice|the narration)|in the background|for the background|background|beats?(?=\s*$)|volume|musical)\b",
        r"\b(?:off|on|mute|unmute|remove|kill|drop|lose|turn|down|up|louder|quieter|lower|raise|enable|disable|swap|switch|replace|add|without|no|back|get rid of|crank|would suit|would fit|please|silence|cut|bit|hate|terrible|there|why|is|out|at once)\b",
        r"\b(?:at all|any ?more|whatsoever|entirely|completely|altogether|totally|fully|for now|for good|with (?=\w+s\b))",
    )
]
MOOD_LEAD = re.compile(
    r"^(?:something|some|of|a|an|the|bit|maybe|try|want|put|it|that|use|we|have|get|can|could|to|be|in|for|with|need)\s+(?=\w)",
    re.IGNORECASE,
)
MOOD_TAIL = re.compile(
    r"\b(?:for|of|to|the|a|in|with|and|it|i|under|that|this|want|don't)$", re.IGNORECASE
)
NO_MOOD = re.compile(
    r"(?:it|a|the|some|this|that|all|bit|to|i|i want|have|please|now|put|something|make|don't want|want|get|,|.|don't|you|more|less|for|over|damn|of|rather|can)?",
    re.IGNORECASE,
)


def _mood(c: Clause) -> str:
    """What is left of the clause when music words and carriers are taken off."""
    text = without(c.text, c.own)
    for pattern in NOT_MOOD:
        text = pattern.sub(" ", text)
    rest = wish(re.sub(r"\s+", " ", text).strip(" ,.:;-?>"))
    rest = MOOD_TAIL.sub("", MOOD_LEAD.sub("", rest)).strip()
    return "" if NO_MOOD.fullmatch(rest) else rest


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
