"""Parameters of the music: a mood, a volume (absolute, or against what it is now), on and off."""

import re

from agent.offline import measures
from agent.offline.context import Call
from agent.offline.lexicon import MOOD, TONE
from agent.offline.target import Clause
from agent.offline.wording import wish, without

OFF = re.compile(
    r"\b(?:off|no|without|remove|hide|disable|deactivate|kill|drop|lose|get rid|take (?:away|off|out|them|the|those)|turn(?:ed)? off|switch off|mute|cut|stop|delete|silence|don't want|do not want|never wanted|not want|ditch|scrap|less|can go|has to go|should go|must go|gone|needs to go)\b|\baway\b",
    re.IGNORECASE,
)
NOT_OFF = re.compile(
    r"\b(?:don'?t|do not|not|never|without) (?:turn(?:ing)?|switch(?:ing)?|cut(?:ting)?|kill(?:ing)?|mut(?:e|ing)|remov(?:e|ing)|los(?:e|ing))\b[^,.;]*",
    re.IGNORECASE,
)
ON = re.compile(
    r"\b(?:on|add|show|enable|activate|put|turn on|switch on|unmute|back|need|want|where are|have|burn|include|start|with)\b",
    re.IGNORECASE,
)
AGAIN_ON = re.compile(
    r"\b(?:unmute|back on|turn (?:it |the music )?on|enable|music on|on again|back)\b",
    re.IGNORECASE,
)
SILENCED = re.compile(
    r"\b(?:no|without(?: any)?|lose|kill|ditch|mute|silence|get rid of|remove|delete|drop|cut) (?:the |that |this |any |all )?(?:\w+ )?(?:music|song|soundtrack|score|track|tune|thing|bgm)\b|\btake (?:the |that |this )?(?:music|song|soundtrack|score) (?:away|off|out)\b|\b(?:can|has to|have to|should|must|needs to) go\b|\b(?:music|soundtrack|score|track)\b.{0,12}\boff\b",
    re.IGNORECASE,
)
QUIETER = r"(?:quiet(?:er)?|soft(?:er|ly)|lower(?:ed)?|less loud|less|down|reduced?|decrease|turn(?:ed)? down|not so loud|too loud|rather loud)"
LOUDER = r"(?:loud(?:er)?|up|raised?|increase|crank(?:ed)?|boost(?:ed)?|(?<!any )more|higher|too quiet|too soft|hear more|can'?t hear the music|(?:barely|hardly|can'?t(?: even)?) hear the (?:music|song|track|score)|more volume)"
SLIGHTLY = re.compile(
    r"\b(?:a|one|just a|only a)?\s*(?:touch|bit|little|tad|hair|notch|smidge|tiny bit|little bit)\b|\bslightly\b|\bsomewhat\b",
    re.IGNORECASE,
)
MUCH = re.compile(r"\b(?:much|way|a lot|far|lots|really)\b", re.IGNORECASE)
DOWN = re.compile(
    rf"\b{QUIETER}\b|\b(?:can't hear (?:anything|the voice|him|her|them|what)|less music|drown\w*|overpower\w*|duck|dominat\w+)\b",
    re.IGNORECASE,
)
UP = re.compile(rf"\b{LOUDER}\b", re.IGNORECASE)
SHARE = r"(?:\d{1,3}|(?:ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]five)?)"
PARTS = {"quarter": 0.25, "third": 0.33, "half": 0.5, "two thirds": 0.67, "three quarters": 0.75, "full": 1.0, "max": 1.0, "maximum": 1.0, "zero": 0.0, "hundred": 1.0}  # fmt: skip
ABOUT = r"(?:(?:like|about|around|maybe|roughly|say|just|only|a|one)\s+)*"
RELATIVE = re.compile(
    rf"\b(?:by\s+)(?P<by>{SHARE}) ?(?:%|percent|per cent)|\b(?P<n>{SHARE}) ?(?:%|percent|per cent)\s+(?:{QUIETER}|{LOUDER})\b",
    re.IGNORECASE,
)
LEVEL = re.compile(
    rf"\b(?P<share>{SHARE}) ?(?:%|percent|per cent)|(?<![\w.])(?P<part>0?\.\d+|1\.0)\b"
    rf"|\b(?:to|at|on|volume|level)\s+{ABOUT}(?P<bare>\d{{2,3}})\b(?!\s*(?:%|percent|per cent|s|sec|seconds|min|bpm)\b)"
    rf"|\b(?:to|at|on)\s+{ABOUT}(?P<word>{'|'.join(PARTS)})\b|\b(?P<vol>half(?: of)?|full|max(?:imum)?|quarter|zero) (?:the )?(?:volume|loudness|level)\b",
    re.IGNORECASE,
)
TIMES = re.compile(
    r"\b(?:(?P<half>half(?: as| the)|halve)|(?P<double>twice|double)|(?P<third>a third))\b",
    re.IGNORECASE,
)
PIECE = re.compile(
    r"[.!?;]+\s+|,\s+|\s+[—–-]+\s+|\s+but\s+|\s+so (?:that )?(?=you|we|i|it|the|one)"
)
FAULT = re.compile(
    r"\b(?:hate|don'?t (?:like|want)|can'?t stand|dislike|sick of|tired of|too|a bit|kind of|is (?:so|awful|wrong|terrible|bad|boring)|driving me|doesn'?t (?:fit|work|suit)|not (?:right|working|it)|annoying|you (?:can |still )*hear)\b",
    re.IGNORECASE,
)
CONTRAST = re.compile(
    r"\s*\b(?:instead of|rather than|better than|(?:and )?not(?: the| that| this| so)?|no more)\b.*$",
    re.IGNORECASE,
)
INSTEAD = re.compile(
    r"\binstead of (?:the |this |that |our )?\w+(?: \w+)?,? (?=(?:some|an?|something|rather|please|maybe)\b)",
    re.IGNORECASE,
)
SWAPPED = re.compile(
    r"^.*\b(?:swap|switch|change|replace|exchange|trade)\w*\b.*?\b(?:for|to|with|into|by)\s+(?=\w)",
    re.IGNORECASE,
)
SHOWN = re.compile(
    r"^.*?\b(?:something|what about|how about|rather|give (?:me|us|it)|go for|go with|try|would love|prefer|more like|should (?:be|sound|feel)|could (?:be|sound)|make it)\s+(?=\w)",
    re.IGNORECASE,
)
NOISE = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:that |this )?(?:music|song|soundtrack|track|score|bgm)\s+is\s+(?:awful|wrong|terrible|bad|boring|too \w+)\b,?|\bmake it\b",
        r"\b(?:the\s+|some\s+|any\s+)?(?:background\s+)?\b(?:music|soundtrack|score|song|tune|track|bgm|theme|bed|underneath|under (?:it|this|that|the voice|the narration|everything|the whole thing)|in the background|for the background|background|beats?(?=\s*$)|volume|musical)\b",
        r"\b(?:off|on|mute|unmute|remove|kill|drop|lose|turn|down|up|louder|quieter|lower|raise|enable|disable|swap|switch|replace|add|without|no|back|bring|get rid of|crank|would (?:suit|fit|work)|please|silence|cut|hate|terrible|there|why|is|out|at once)\b",
        r"\b(?:at all|any ?more|whatsoever|entirely|completely|altogether|totally|fully|for now|for good|with (?=\w+s\b))",
    )
]
LEAD = re.compile(
    r"^(?:something|some|of|a|an|the|bit|maybe|try|want|put|it|that|use|we|have|get|can|could|to|be|in|for|with|need|i|think|like)\s+(?=\w)",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"\s*\b(?:for|of|to|the|a|in|with|and|it|i|under|that|this|want|don't|like|at|better|as well|too|also)$",
    re.IGNORECASE,
)
EMPTY = re.compile(
    r"(?:\b(?:it|a|the|some|this|that|all|bit|to|i|have|please|now|put|something|make|don't|want|get|you|more|less|for|over|damn|of|rather|can|touch|loud|quiet|soft|as|at|by|level|hear|barely|hardly|twice|half|full|and|so|way|too|much|not|is|are|again|just|like|different|other|new|another|little|tad|notch|slightly|we|me|still|over|her|him|voice|narrator|narration|everything|really|music)\b|[\W\d])*",
    re.IGNORECASE,
)


def set_music(c: Clause) -> list[Call] | None:
    """A mood, a volume, both; or on and off."""
    text = NOT_OFF.sub(" ", without(c.text, c.own))
    level, rest = _volume(text, _now(c))
    silent = SILENCED.search(text) and not SHOWN.search(text) and not SWAPPED.search(text)
    mood = _mood(rest, sure=level is None and not silent)
    args: dict[str, object] = {}
    if mood:
        args["mood"] = c.said.restore(mood)
    if level is not None:
        args["volume"] = round(min(1.0, max(0.0, level)), 2)
    if not args and AGAIN_ON.search(text):
        args["enabled"] = True
    if not args and (OFF.search(text) or ON.search(text)):
        args["enabled"] = not OFF.search(text)
    return [Call(tool="set_music", args=args)] if args else None


def _now(c: Clause) -> float:
    music = c.context.project.music
    value = music.get("volume") if isinstance(music, dict) else None  # pyright: ignore[reportUnknownMemberType,reportUnknownVariableType]
    return float(value) if isinstance(value, int | float) and 0 < value <= 1 else 0.6


def _volume(text: str, now: float) -> tuple[float | None, str]:
    """The volume asked for, 0 to 1, and the text without the words that say so."""
    step = RELATIVE.search(text)
    if step:
        share = (measures.number(step["by"] or step["n"]) or 0) / 100
        sign = -1 if DOWN.search(text) else 1
        return now * (1 + sign * share), _cut(text, step)
    found = list(LEVEL.finditer(text))
    if found:
        return _level(found[-1], now), _cut(text, found[-1])
    times = TIMES.search(text)
    if times:
        factor = 2.0 if times["double"] else 0.33 if times["third"] else 0.5
        return now * factor, _cut(text, times)
    return _nudged(text, now)


def _level(m: re.Match[str], now: float) -> float:
    if m["share"] or m["bare"]:
        return (measures.number(m["share"] or m["bare"]) or 0) / 100
    return (
        float(m["part"])
        if m["part"]
        else PARTS.get((m["word"] or m["vol"]).lower().removesuffix(" of"), now)
    )


def _nudged(text: str, now: float) -> tuple[float | None, str]:
    """ "a touch quieter", "way too loud", "up a bit": a step from where it is."""
    for piece in PIECE.split(text):
        down, up = DOWN.search(piece), UP.search(piece)
        if (
            not (down or up)
            or re.search(
                r"\b(?:more|less|softer)\s+(?!music\b|loud|volume|please)\w", piece, re.IGNORECASE
            )
            or re.search(
                r"\b(?<!too )(?:quiet|soft)\s+(?!music\b|please|now|enough|here|in\b|for\b|so\b|and\b|at\b)\w{3,}",
                piece,
                re.IGNORECASE,
            )
        ):
            continue
        loud = up and (not down or up.start() < down.start()) and not re.search("too loud", piece)
        if re.fullmatch(r"up|down", (up if loud else down or up)[0], re.IGNORECASE) and re.search(  # type: ignore[index]
            r"\b(?:end|start|bring|come|speed|slow|cheer|liven|spice)\w*\b", piece, re.IGNORECASE
        ):
            continue
        size = 0.5 if SLIGHTLY.search(piece) else 1.5 if MUCH.search(piece) else 1.0
        level = now + 0.2 * size if loud else now * (1 - 0.5 * min(1.3, size))
        return level, text.replace(piece, " ") if not _telling(piece) else text
    return None, text


def _telling(text: str) -> bool:
    return bool(set(re.findall(r"[\w-]+", text.lower())) & (MOOD | TONE - {"quiet", "quieter"}))


def _cut(text: str, m: re.Match[str]) -> str:
    return f"{text[: m.start()]} {text[m.end() :]}"


def _mood(text: str, sure: bool) -> str:
    """What is wished for: faults, contrasts and the words that only carry it are taken off.

    Beside a volume (`sure` is false) it must hold a word of music or feeling.
    """
    pieces = [p for p in PIECE.split(text) if re.search(r"\w", p)]
    wishes = [p for p in pieces if not FAULT.search(p)] or pieces
    made = [m for m in map(_bare, wishes) if m and (sure or _telling(m))]
    return ", ".join(made)


def _bare(piece: str) -> str:
    piece = INSTEAD.sub(" ", piece)
    text = CONTRAST.sub("", SWAPPED.sub("", piece)) or piece
    shown = SHOWN.sub("", text)
    text = shown if re.search(r"\w{3}", shown) else text
    for pattern in NOISE:
        text = pattern.sub(" ", text)
    rest = wish(re.sub(r"\s+", " ", text).strip(" ,.:;-?>=%()"))
    before = None
    while before != rest:
        before = rest
        rest = TAIL.sub("", LEAD.sub("", rest)).strip(" ,.:;")
    return "" if EMPTY.fullmatch(rest) else rest
