"""Parameters of the tools that make media."""

import re

from agent.offline import measures
from agent.offline.context import Call
from agent.offline.lexicon import LOOK, SEX, TONE, TONE_NOUN
from agent.offline.target import Clause
from agent.offline.wording import plain, trimmed, wish, without

AGAIN = re.compile(
    r"^(?:(?:i |we )?(?:do not|don't|dont) (?:really )?(?:like|love|care for) .*?(?:,|\band\b|$)|.*\b(?:is|looks) (?:ugly|bad|awful|horrible|terrible|weird|wrong|off|boring)\b[, ]*|make|do|try|give me|get|create|have|take|shoot|roll|please|could|you|i want|me|just|nothing like .*|looks nothing like .*)*"
    r"\s*(?:(?:an?|the|another|new|different|other|fresh|one more|alternative|better|more|again|re-?take|re-?do|re-?shoot|re-?gen(?:erate)?|re-?roll|retry|re-?render|take|try|version|picture|image|visuals?|clip|shot|photo|one|once|it|this|that|for|of|on|from|scratch|make|anew|over|scene|please|pls|thing|try|attempt|something else|else|option|go|scenes|render|need|needs|want|redo|draw|same voice|same narration)\b[\s,]*)*$",
    re.IGNORECASE,
)  # fmt: skip
KEEP = re.compile(
    r"[,;]?\s*(?:\b(?:and|but|while)\s+)?(?:please\s+)?\b(?:keep(?:ing)?|leav(?:e|ing)|don't (?:touch|change)|do not (?:touch|change)|without (?:changing|touching)|w/o (?:changing|touching)|same|not)\s+(?:the\s+)?(?:voice|music|narration|sound|audio|words|captions|rest|picture|image|style|everything else|text|colou?rs?)\b[^,;.]*",
    re.IGNORECASE,
)


def generate_scene(c: Clause) -> list[Call] | None:
    """Which scenes, and how good when that is said."""
    args: dict[str, object] = {}
    explicit = (
        bool(c.own)
        or c.points
        or bool(
            re.fullmatch(r"(?:generate|make|produce|render|shoot|film)", plain(c.text).lower())
            and c.context.selected_id
        )
    )
    if c.own or (
        explicit
        and not c.whole
        and re.search(
            r"\b(?:this|that|here|these|selected)\b|^(?:generate|render|shoot)\W*$",
            c.text,
            re.IGNORECASE,
        )
    ):
        args |= c.scenes()
    elif (
        c.inherited
        and c.points
        and not c.whole
        and re.search(r"\b(?:generate|render|shoot)\b", c.text, re.IGNORECASE)
    ):
        args |= {"scene_ids": list(c.inherited)}
    effort = measures.first_of(measures.EFFORT, c.text)
    if effort:
        args["quality"] = effort[0]
    return [Call(tool="generate_scene", args=args)]


def regenerate_visual(c: Clause) -> list[Call] | None:
    """What must be different in the picture; nothing for another take."""
    text = KEEP.sub("", c.text)
    refs = [r for r in c.refs if r in c.own or r.kind == "all"]
    cut = without(text, refs) if text == c.text else _without_again(text, c)
    rest = plain(cut)
    rest = re.sub(
        r"^(?:should|must|needs? to|ought to|has to|could)\s+(?:please\s+)?",
        "",
        rest,
        flags=re.IGNORECASE,
    )
    rest = re.sub(
        r"^(?:be|have|see|want|need|needs|is|has|with)\s+(?=(?:an?|the|more|some|two|no)\b)",
        "",
        rest,
        flags=re.IGNORECASE,
    )
    args: dict[str, object] = dict(c.scenes())
    if rest and not AGAIN.fullmatch(rest):
        args["instruction"] = c.said.restore(trimmed(rest))
    return [Call(tool="regenerate_visual", args=args)]


def _without_again(text: str, c: Clause) -> str:
    """References are found anew, since dropping "keep the voice" moved them."""
    for ref in sorted(c.own, key=lambda r: -r.start):
        text = re.sub(
            rf"(?:\b(?:in|for|on|of|to|from|at)\s+)?{re.escape(c.text[ref.start : ref.end])}",
            " ",
            text,
            count=1,
        )
    return re.sub(r"\s+", " ", text).strip(" ,")


SAY = re.compile(
    r"\b(?:say|says|saying|speak|speaks|read|reads|voice-?over|vo|narration|narrator|words|record|line)\b\W*(?:\b(?:is|as|to|in|for|with|it|the|of|should|be|must)\b\W*)*(?P<said>[^\s:][^:]*)$",
    re.IGNORECASE,
)
VOICE_NP = re.compile(
    r"\b((?:(?:an?|the|another|some|different|new|other|my)\s+)?(?:(?!use\b|make\b|give\b|change\b|want\b|let\b|with\b|have\b|the\b|narrat|by\b|to\b|for\b|on\b|get\b|in\b|can\b|as\b|swap\b)[\w'-]+,?\s+){0,4}?(?:voices?|narrators?|speakers?|accents?|reader)(?:\s+(?:with|over|of|from)\s+[\w' -]+)?)",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"\b((?:an?\s+|the\s+)?(?:(?:older|old|young|younger|little|deep|elderly|british|american|scottish|irish|french|german|friendly|warm|calm|gentle|kind|mature|teenage|small|soft|raspy|whispering)\s+(?:and\s+)?){0,3}(?:woman|man|girl|boy|child|kid|lady|gentleman|female|male|grandma|grandpa|grandmother|grandfather|robot|british|american|scottish|irish|australian)(?:'s)?(?:\s+(?:voice|narrator|speaker|accent))?(?:\s+with\s+[\w' -]+)?)\b",
    re.IGNORECASE,
)
DELIVERY = re.compile(
    r"\b(?:slow(?:er|ly)?(?: down)?|fast(?:er)?|quick(?:er)?|speed|short(?:er|en)?|tight(?:er|en)?|longer|louder|quieter|whisper\w*|sadder|sad|happier|happy|funn\w+|energy|energetic|emotion\w*|calm\w*|clear\w*|punch\w*|simpl\w+|rewrite|warm\w*|excited|angr\w+|serious\w*|soft\w*|tone|pace|pause\w*|breath\w*|dramatic|playful|romantic|scar\w+|myster\w+|hopeful|less|more|trim|cheerful|gentle|sweeter|sound)\b",
    re.IGNORECASE,
)


def regenerate_audio(c: Clause) -> list[Call] | None:
    """Exact words, a voice, or how to say it; nothing for another recording."""
    text = KEEP.sub("", c.text)
    args: dict[str, object] = dict(c.scenes())
    one = c.ids is not None and len(c.ids) == 1
    quote = c.said.wanted(text)
    if quote:
        return [Call(tool="regenerate_audio", args={**args, "narration": quote})] if one else None
    rest = plain(without(text, c.own + [r for r in c.refs if r.kind == "all"]))
    said = re.search(
        r"(?:voice-?over|\bvo|\bsays?|narration|\bline)\s*:\s*(.+)$", rest, re.IGNORECASE
    )
    if said and one:
        return [Call(tool="regenerate_audio", args={**args, "narration": said[1].strip()})]
    voice = None if PACE_ONLY.fullmatch(rest) else _voice(rest)
    if voice:
        args["voice"] = voice
    elif DELIVERY.search(rest):
        args["instruction"] = _delivery(rest)
    return [Call(tool="regenerate_audio", args=args)]


PACE_ONLY = re.compile(
    r"(?:an?\s+|the\s+)?(?:(?:slightly|much|a bit|a little)\s+)?(?:slower|faster|quicker|louder|quieter|softer|calmer|happier|sadder|clearer)\s+(?:voice|narrator|narration|reading|vo)",
    re.IGNORECASE,
)
READER = re.compile(
    r"\b(?:let|have|get)\s+(?!the narrator|him|her|it|them)(?:an?\s+|the\s+)?([\w' -]+?)\s+(?:to\s+)?(?:narrate|read|speak|say|voice|tell)\b|\b(?:narrated|read|spoken|voiced|told)\s+by\s+(?:an?\s+|the\s+)?([\w' -]+)$",
    re.IGNORECASE,
)


def _voice(rest: str) -> str | None:
    reader = READER.search(rest)
    if reader:
        return (reader[1] or reader[2]).strip()
    listed = re.search(r"\bvoices?\b[^,]*,\s*([\w ,-]+)$", rest, re.IGNORECASE)
    if listed and set(re.findall(r"\w+", listed[1].lower())) & SEX:
        return listed[1].strip()
    person = PERSON.search(rest)
    if person:
        adjectives = re.search(r"\bvoices?\b.*?\b(?:be|more|to)\s+([\w ,]*)$", rest, re.IGNORECASE)
        return (
            adjectives[1]
            if adjectives and person[1].lower() in adjectives[1].lower()
            else re.sub(r"^(?:an?|the)\s+", "", person[1])
        ).strip()
    m = re.search(
        r"\b(?:voice|narrator|speaker)s?\b.{0,20}?\b(?:should be|to be|must be|be|to|:|=)\s+(.+)$",
        rest,
        re.IGNORECASE,
    )
    if m and set(re.findall(r"\w+", m[1].lower())) & SEX:
        return m[1]
    found = VOICE_NP.search(rest)
    if found and not re.fullmatch(
        r"(?:the\s+)?(?:voices?|narrators?|speakers?)", found[1].strip(), re.IGNORECASE
    ):
        return re.sub(r"^(?:an?|the)\s+", "", found[1]).strip()
    return None


def _delivery(rest: str) -> str:
    text = re.sub(
        r"\b(?:the |what is said |what's said )?(?:narrator|narration|voice-?over|voice|speaker|speech|reading|audio|vo|talking|delivery|line|words|script)\b(?:\s+(?:of|in|for))?",
        " ",
        rest,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"\s+", " ", text).strip(" ,.:")
    if re.search(r"\brewrite\b", text, re.IGNORECASE):
        m = re.search(
            r"\b(?:so (?:it|that it|it's|it is)(?: is|'s)?|to be|make it|as|,)\s+(.*)$",
            text,
            re.IGNORECASE,
        )
        text = m[1] if m else text
    text = re.sub(
        r"^(?:have|make|let|get|say|read|speak|record|redo|rerecord|re-record|talks?|too \w+,?|is way too long,?|is too long,?|too|way too long,?)\s+",
        "",
        text,
        flags=re.IGNORECASE,
    )
    return wish(re.sub(r"^(?:it|that|him|her|this|the)\s+", "", text, flags=re.IGNORECASE)) or rest


def adjust_style(c: Clause) -> list[Call] | None:
    """How it looks (style) or feels (tone); None when neither is said."""
    text = KEEP.sub("", c.text)
    refs = [r for r in c.refs if r.kind != "title" or r in c.own]
    cut = without(text, refs) if text == c.text else _without_again(text, c)
    rest = c.said.restore(wish(cut))
    rest = re.sub(
        r"^(?:the )?(?:whole |entire )?(?:film|movie|video|thing)\b\s*",
        "",
        rest,
        flags=re.IGNORECASE,
    )
    if not re.search(r"\w", rest) or re.fullmatch(
        r"(?:different|better|other|another|change|nicer|good|cooler|again|it|this|more|less)",
        rest,
        re.IGNORECASE,
    ):
        return None
    args = _style_and_tone(rest, c.text)
    return [Call(tool="adjust_style", args={**args, **c.scenes()})]


def _style_and_tone(rest: str, text: str) -> dict[str, object]:
    """Words of feeling go to `tone`, everything else to `style`; a mixed list is divided."""
    asked_tone = re.search(rf"\b(?:{'|'.join(sorted(TONE_NOUN))})\b", text, re.IGNORECASE)
    if asked_tone and not _looks(rest, strict=True):
        cleaned = re.sub(
            rf"\b(?:the |a )?(?:{'|'.join(sorted(TONE_NOUN))})\b(?:\s+(?:to|of voice|of|should be|like))?",
            " ",
            rest,
            flags=re.IGNORECASE,
        )
        return {"tone": wish(re.sub(r"\s+", " ", cleaned)) or rest}
    parts = [p for p in re.split(r"\s*(?:,|\band\b)\s*", rest) if p.strip()]
    feelings = [p for p in parts if _feels(p) and not _looks(p)]
    if len(feelings) == len(parts):
        return {"tone": rest}
    if feelings and all(_looks(p) for p in parts if p not in feelings):
        return {
            "style": " and ".join(p for p in parts if p not in feelings),
            "tone": " and ".join(feelings),
        }
    return {"style": rest}


def _looks(text: str, strict: bool = False) -> bool:
    words = set(re.findall(r"[\w-]+", text.lower()))
    return bool(
        words
        & (
            (
                LOOK
                - TONE
                - {
                    "warm",
                    "warmer",
                    "light",
                    "lighter",
                    "dark",
                    "darker",
                    "soft",
                    "softer",
                    "cold",
                    "colder",
                }
            )
            if strict
            else LOOK
        )
    )


def _feels(text: str) -> bool:
    return bool(set(re.findall(r"[\w-]+", text.lower())) & TONE)
