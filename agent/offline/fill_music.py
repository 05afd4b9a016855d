"""Parameters of the music: a mood, a volume (absolute, or against what it is now), on and off."""

import re

from agent.offline import measures
from agent.offline.context import Call
from agent.offline.lexicon import MOOD, TONE
from agent.offline.matching import stems
from agent.offline.target import Clause
from agent.offline.wording import without

OFF = re.compile(
    r"\b(?:off|no|without|remove|hide|disable|deactivate|kill|drop|lose|get rid|take (?:away|off|out|them|the|those)|turn(?:ed)? off|switch off|mute|cut|stop|delete|silence|don't want|do not want|never wanted|not want|ditch|scrap|less|can go|has to go|should go|must go|gone|needs to go)\b|\baway\b",
    re.IGNORECASE,
)
NOT_OFF = re.compile(
    r"\b(?:don'?t|do not|not|never|without) (?:turn(?:ing)?|switch(?:ing)?|cut(?:ting)?|kill(?:ing)?|mut(?:e|ing)|remov(?:e|ing)|los(?:e|ing))\b[^,.;]*",
    re.IGNORECASE,
)
GONE = re.compile(
    r"\bno more (?:music|\w+,? (?:nothing|just silence)|song|soundtrack|score|piano|\w+(?=\W*$))\b|\bjust silence\b|\bno more\W*$|\bnothing at all\b|\bno,? off\b|\b(?:music|song|soundtrack|score|track|tune)\b (?:right )?out\b|\bout with (?:it|the)\b",
    re.IGNORECASE,
)
QUIETER = r"(?:(?:more )?quiet(?:er|ly)?|smaller|more (?:subtle|gentle|discreet)|hushed|soft(?:er|ly)|lower(?:ed)?|less loud|less|down|reduced?|decrease|turn(?:ed)? down|not so loud|too loud|rather loud)"
LOUDER = r"(?:loud(?:er)?|up|raised?|increase|crank(?:ed)?|harder|hear (?:it|the music) (?:almost|nearly) not|boost(?:ed)?|(?<!any )more|higher|too quiet|too soft|hear more|can'?t hear the music|(?:barely|hardly|can'?t(?: even)?) hear the (?:music|song|track|score)|more volume)"
SLIGHTLY = re.compile(
    r"\b(?:a|one|just a|only a)?\s*(?:touch|bit|little|tad|hair|notch|smidge|tiny bit|little bit)\b|\bslightly\b|\bsomewhat\b",
    re.IGNORECASE,
)
MUCH = re.compile(r"\b(?:much|way|a lot|far|lots|really)\b", re.IGNORECASE)
DOWN = re.compile(
    rf"\b{QUIETER}\b|\b(?:can't hear (?:anything|the voice|him|her|them|what)|less music|drown\w*|overpower\w*|duck|dominat\w+|hush\w*|shout(?:s|ing)|covers|down with it|can'?t hear .{3, 40} (?:because of|over) (?:that|the|this))\b",
    re.IGNORECASE,
)
UP = re.compile(rf"\b{LOUDER}\b", re.IGNORECASE)
SHARE = r"(?:\d{1,3}|(?:ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]five)?)"
PARTS = {"tenth": 0.1, "fifth": 0.2, "quarter": 0.25, "third": 0.33, "half": 0.5, "two thirds": 0.67, "three quarters": 0.75, "full": 1.0, "max": 1.0, "maximum": 1.0, "zero": 0.0, "hundred": 1.0}  # fmt: skip
ABOUT = r"(?:(?:like|about|around|maybe|roughly|say|just|only|a|one)\s+)*"
RELATIVE = re.compile(
    rf"\b(?:by\s+)(?P<by>{SHARE}) ?(?:%|percent|per cent)|\b(?P<n>{SHARE}) ?(?:%|percent|per cent)\s+(?:{QUIETER}|{LOUDER})\b",
    re.IGNORECASE,
)
LEVEL = re.compile(
    rf"\b(?P<share>{SHARE}) ?(?:%|percent|per cent)|(?:(?<![\w.])|(?<=vol)|(?<=volume))(?P<part>0?\.\d+|1\.0)\b"
    rf"|\b(?:to|at|on|volume|level)\s+{ABOUT}(?P<bare>\d{{2,3}})\b(?!\s*(?:%|percent|per cent|s|sec|seconds|min|bpm)\b)"
    rf"|\b(?P<full>full(?: blast| power| on)?)\W*$|\b(?:to|at|on)\s+{ABOUT}(?P<word>{'|'.join(PARTS)})\b|\b(?P<vol>half(?: of)?|full|max(?:imum)?|quarter|zero) (?:the )?(?:volume|loudness|level)\b",
    re.IGNORECASE,
)
TIMES = re.compile(
    r"\b(?:(?P<half>half(?: as| the)|halve)|(?P<double>twice|double(?! bass))|(?P<third>a third))\b",
    re.IGNORECASE,
)
HARDLY = re.compile(
    r"\b(?:nearly|almost|practically|so soft\w*)\b.{0,24}\b(?:silent|don'?t notice|not notice|inaudible|unheard)\b|\b(?:barely|hardly|scarcely) (?:there|audible|any|heard|hear|touch\w*)\b|\bwhisper\b|\bvery,? (?:very,? )?(?:faint|soft|quiet)(?:ly)?\b|\bonly just (?:there|audible)\b"
    r"|\b(?:nearly|almost|next to) (?:nothing|vanish\w*|gone|inaudible|silent)\b|\bto an? (?:mere )?(?:hum|murmur|tremble|breath|hush)\b|\bedge of (?:hearing|silence)\b|\babove silence\b|\bas a shadow\b",
    re.IGNORECASE,
)
PIECE = re.compile(
    r"[.!?;]+\s+|,\s+|\s+[—–-]+\s+|\s+but\s+|\s+so (?:that )?(?=you|we|i|it|the|one)"
)


ARTICLE = re.compile(
    r"^(?:with )?(?:an?|the|some|with)\s+(?=\w)|^.*\S\s*(?:->|→|=>)\s*", re.IGNORECASE
)
INSTEAD = re.compile(r"\W+(?:instead of|rather than|not)\b.*$", re.IGNORECASE)
SWAPPED = re.compile(r"\b(?:swap|switch|trade|replace|change|exchange)\b.+?\b(?:for|with|by|to|into)\s+(?P<new>(?!\d)[\w' -]+?)(?:\s+please)?\W*$", re.IGNORECASE)  # fmt: skip
LOUDNESS = re.compile(
    rf"(?:blast|(?:{QUIETER}|{LOUDER}|a|an|one|of|the|it|to|in|much|bit|little|shade|touch|tad|notch|very|only|whisper|volume|level|faint(?:er|ly)?|somewhat|slightly)(?:\W+|$))+",
    re.IGNORECASE,
)
"""Words that are only about how loud it is: no mood."""


def set_music(c: Clause) -> list[Call] | None:
    """A mood, a volume, both; or on and off."""
    swapped = SWAPPED.search(c.text) if not c.words("mood") else None
    mood = ARTICLE.sub("", INSTEAD.sub("", swapped["new"] if swapped else c.words("mood")))
    mood = _listed(c.text, mood if LOUDNESS.fullmatch(mood) is None else "")
    text = NOT_OFF.sub(" ", without(c.text, c.own))
    mood, loud = _apart(mood, text)
    text = loud or text
    level = None if GONE.search(text) else _volume(text.replace(mood, " ") if mood else text, _now(c), bool(mood) and not loud)  # fmt: skip
    if _plays(named := mood or _instrument(c.text), c):
        level = level if level is not None else _volume(text, _now(c), False)
        if level is None and (SILENCED.search(text) or c.choice("off")):
            return [Call(tool="set_music", args={"enabled": False})]
        if BACK.search(text) and not _on(c):
            return [Call(tool="set_music", args={"enabled": True} | _loud(level))]
        mood = "" if level is not None or mood != named else mood
    mood = mood or (_named(c.text) if level is None else "")
    args: dict[str, object] = {"mood": mood} if mood else {}
    args |= _loud(level)
    if c.choice("off") and "volume" not in args and not mood:
        args = {"enabled": False}
    return [Call(tool="set_music", args=args or {"enabled": True})]


def _apart(mood: str, text: str) -> tuple[str, str]:
    """ "Happier and lower", "quieter and more cheerful": the mood, and how loud it is to be."""
    parts = mood.split(" and ")
    loud = [p for p in parts if LOUDNESS.fullmatch(p)]
    if loud:
        return " and ".join(p for p in parts if p not in loud), loud[0]
    before = re.search(rf"\b(?P<loud>{QUIETER}|louder) and (?:more )?{re.escape(mood)}\b", text, re.IGNORECASE) if mood else None  # fmt: skip
    return mood, before["loud"] if before else ""


def _loud(level: float | None) -> dict[str, object]:
    return {} if level is None else {"volume": round(min(1.0, max(0.0, level)), 2)}


def _on(c: Clause) -> bool:
    music = c.context.project.music
    return not (isinstance(music, dict) and music.get("enabled") is False)  # pyright: ignore[reportUnknownMemberType]


LIST = re.compile(
    r"^\W*(?:the )?(?:music|soundtrack|score)\s*:\s*(?P<all>[\w'-]+(?: [\w'-]+){0,2}(?:(?:,| and) [\w' -]+)+)\W*$",
    re.IGNORECASE,
)


def _listed(text: str, mood: str) -> str:
    """ "Music: brighter, more upbeat": all that is listed, but for how loud it is to be."""
    m = LIST.match(text) if mood else None
    if not m or mood not in m["all"]:
        return mood
    words = [w for w in re.split(r",\s*", m["all"]) if not (DOWN.search(w) or UP.fullmatch(w) or LEVEL.search(w))]  # fmt: skip
    return ", ".join(words)


FEELING = re.compile(
    r"\bmake (?:the |this |that )?(?:music|soundtrack|score|song) (?:(?:a (?:bit|little)|much|more|sound|feel|very|really) )*(?P<mood>[a-z-]+(?: and [a-z-]+)?)\W*$",
    re.IGNORECASE,
)
SILENCED = re.compile(r"\bno more \w+|\bjust silence\b|\b(?:out|gone|away|shut up|can'?t stand|off|enough of|sick of)\b", re.IGNORECASE)  # fmt: skip


def _plays(mood: str, c: Clause) -> bool:
    """Is it what plays already: "the guitar at 60 %" of a film with a guitar, "softer drones"?"""
    named = [w for w in mood.split() if not LOUDNESS.fullmatch(w)]
    music = c.context.project.music
    heard = music.get("mood", "") if isinstance(music, dict) else music  # pyright: ignore[reportUnknownMemberType,reportUnknownVariableType]
    return bool(named) and set(stems(" ".join(named))) <= set(stems(str(heard).replace("'", " ")))  # pyright: ignore[reportUnknownArgumentType]


BACK = re.compile(r"\b(?:back|on|in|again|return\w*)\b", re.IGNORECASE)


def _instrument(text: str) -> str:
    """A kind of music that is named, whatever is to happen to it."""
    return next((w for w in re.findall(r"[\w-]+", text.lower()) if w in MOOD), "")


def _named(text: str) -> str:
    """A kind of music that is named ("jazz"), when no words of a mood were seen."""
    if OFF.search(text) or DOWN.search(text) or UP.search(text):
        return ""
    felt = FEELING.search(text)
    if felt and felt["mood"].lower().split()[0] in TONE:
        return felt["mood"]
    return _instrument(text)


UNKNOWN = 0.6 + 1e-9
"""The volume of music of which nothing is known; half of it is said to be half of all."""


def _now(c: Clause) -> float:
    music = c.context.project.music
    value = music.get("volume") if isinstance(music, dict) else None  # pyright: ignore[reportUnknownMemberType,reportUnknownVariableType]
    return float(value) if isinstance(value, int | float) and 0 < value <= 1 else UNKNOWN


def _volume(text: str, now: float, mood: bool) -> float | None:
    """The volume asked for, 0 to 1; beside a mood only if it is named."""
    step = RELATIVE.search(text)
    if step:
        share = (measures.number(step["by"] or step["n"]) or 0) / 100
        return now * (1 + (-1 if DOWN.search(text) else 1) * share)
    found = list(LEVEL.finditer(text))
    if found:
        return _level(found[-1], now)
    if HARDLY.search(text):
        return 0.1
    times = TIMES.search(text)
    if times and now == UNKNOWN and times["half"]:
        return 0.5
    if times:
        return now * (2.0 if times["double"] else 0.33 if times["third"] else 0.5)
    return None if mood else _nudged(text, now)


def _level(m: re.Match[str], now: float) -> float:
    if m["share"] or m["bare"]:
        return (measures.number(m["share"] or m["bare"]) or 0) / 100
    if m["full"]:
        return 1.0
    return (
        float(m["part"])
        if m["part"]
        else PARTS.get((m["word"] or m["vol"]).lower().removesuffix(" of"), now)
    )


def _nudged(text: str, now: float) -> float | None:
    """ "a touch quieter", "way too loud", "up a bit": a step from where it is."""
    for piece in PIECE.split(text):
        down, up = DOWN.search(piece), UP.search(piece)
        if not (down or up):
            continue
        loud = up and (not down or up.start() < down.start()) and not re.search("too loud", piece)
        size = 0.65 if SLIGHTLY.search(piece) else 1.5 if MUCH.search(piece) else 1.0
        return now + 0.2 * size if loud else now - min(0.2 * size, 0.5 * now)
    return None
