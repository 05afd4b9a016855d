"""Separates an idea from the wishes around it: length, shape, look, tone, number of scenes, language."""

import re
from typing import Any

from pydantic import BaseModel

from tools.writing.lengths import AD, COUNT, GENRE, LEAD, asked_length, count, seconds_of
from tools.writing.patterns import HUMAN
from tools.writing.tale.phrases import Words
from tools.writing.tale.where import AT

SCENES = re.compile(
    rf"{LEAD}\b(?:(?:in|with|using|over|across|told in)\s+)?(?P<n>{COUNT})[- ](?:scenes?|shots|beats|panels|parts)\b(?!\s+of\b)(?:\s+(?:long|please))?",
    re.IGNORECASE,
)
SHAPE_LEAD = r"(?:,?\s*\b(?:in|for|as|on|make it|it should be|format|aspect(?: ratio)?|and|a|an)\s*:?\s*){0,3}"
SHAPES = [
    ("9:16", r"9\s*[:x/]\s*16|vertical(?:ly)?|portrait(?= (?:format|mode|video|film))|tik ?tok(?:s)?|(?:insta(?:gram)? )?reels?|(?:youtube )?shorts(?! film)|(?:insta(?:gram)? )?stor(?:y|ies) format|(?:insta(?:gram)? )stor(?:y|ies)|phone format"),
    ("1:1", r"1\s*[:x]\s*1|(?<!the )(?<!our )(?<!same )(?<!town )(?<!village )(?<!city )(?<!market )square(?! (?:in|of|at|where|root|dance|mile)\b)|insta(?:gram)? (?:post|feed)"),
    ("16:9", r"16\s*[:x/]\s*9|landscape(?= (?:format|mode|video|film)|[,.]|$)|widescreen|horizontal(?:ly)?|for youtube|youtube(?= (?:video|format))"),
]  # fmt: skip
STYLES = (
    "film noir|noir|water ?colou?r|anime|manga|pixel[- ]art|pixel|pastel|cyberpunk|neon|cinematic|minimal(?:ist)?|vintage|retro(?: 80s)?|sepia|comic(?: book)?|black[- ]and[- ]white|"
    "claymation|stop[- ]motion|oil[- ]painting|pencil[- ]sketch|hand[- ]drawn|3d cartoon|3d|2d|cartoon|realistic|photorealistic|documentary|storybook|studio ghibli|ghibli|pixar|paper[- ]cut(?:out|-out)?|synthwave|"
    "vaporwave|gothic|surreal|impressionist|lego|collage|charcoal|ink|vhs|western|steampunk|art deco|line[- ]art|flat design"
)
TONES = (
    "funny|sad|hopeful|scary|romantic|serious|playful|dramatic|calm|cheerful|melanchol(?:y|ic)|mysterious|uplifting|tense|energetic|wistful|warm|gentle|epic|suspenseful|humorous|comedic|heartwarming|"
    "nostalgic|whimsical|inspiring|emotional|dark|light[- ]hearted|quirky|poetic|bittersweet|sweet|spooky|creepy|joyful|sombre|somber|tender|silly|witty|ironic|dreamy|upbeat|slow|thrilling|magical|kid-friendly|exciting|sentimental|adventurous"
)
STYLE = re.compile(
    rf"(?:,?\s*\b(?:in|with|as)\s+(?:an?\s+|the\s+)?)?(?:\b(?:style|look|visual style)\s*(?:is|should be|:)?\s*(?:of\s+)?)?\b(?P<style>(?:{STYLES})(?:(?:\s+and\s+|\s*,\s*)(?:{STYLES}))?)\b(?:[- ](?:style|look|film look|art style|animation|vibe))?",
    re.IGNORECASE,
)
FREE_STYLE = re.compile(
    r",?\s*\b(?:in the style of|style\s*:|styled like|visual style\s*:|look\s*:)\s*(?P<style>[\w' -]+?)(?=[,.;]|\s+and\s+(?:a\s+)?\w+\s+tone|$)",
    re.IGNORECASE,
)
FREE_TONE = re.compile(
    rf",?\s*\b(?:with an?\s+)?(?:tone|mood|feeling|vibe)\s*(?:is|should be|:)\s*(?P<tone>[\w' -]+?)(?=[,.;]|$)|,?\s*\bwith an?\s+(?P<tone2>(?:{TONES})(?:\s+and\s+(?:{TONES}))?)\s+(?:tone|mood|feel(?:ing)?|vibe)\b",
    re.IGNORECASE,
)
WISHED_TONE = re.compile(
    rf"(?:[,.;–—-]\s*|\b(?:make it|keep it|it should be|should be|it must be|has to be|something|and it has to be|feels?|but|and)\s+)(?:and\s+|a bit\s+|very\s+|really\s+|keep it\s+|make it\s+|something\s+|quite\s+)*(?P<tone>(?:{TONES})(?:\s*(?:,|and)\s*(?:{TONES}))*)\b(?=\s*(?:[,.;!]|$|please|pls|tone|and\b))",
    re.IGNORECASE,
)
LANGUAGE_NAMES = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt", "dutch": "nl", "polish": "pl",
    "japanese": "ja", "chinese": "zh", "korean": "ko", "arabic": "ar", "turkish": "tr", "russian": "ru", "hindi": "hi", "swedish": "sv",
}  # fmt: skip
LANGUAGE = re.compile(
    rf",?\s*\b(?:in|narrated in|language\s*:?|auf|spoken in)\s+(?P<lang>{'|'.join(LANGUAGE_NAMES)})\b(?:\s+language)?",
    re.IGNORECASE,
)
ASK = re.compile(
    r"^(?:\s*(?:(?:so|um+|uh+|ok(?:ay)?|hey|hi|hello|yo|right|well|yeah|please(?!\s+(?:wash|keep|close|lock|wear|switch|turn|put|check|clean|leave|return|bring|hold|mind|respect|do not|don't|remember|note)\b)|pls|kindly|quick one|basically|dear assistant|now(?!\s+(?:hiring|in|on|open)\b)|alright|cracking on|just|different brief altogether|different brief|new brief|brief|pitch|no(?!\s+(?:parking|entry|smoking|swimming|dogs|water|school|electricity|one|two)\b)|forget (?:that|it|the \w+)|scrap (?:that|everything|all|it)|throw it all away and|start (?:over|again|from scratch)(?: with)?|(?:bin|delete|ditch) (?:all|it|this|everything|all this) and start (?:again|over)(?: with)?|start from scratch|new (?:film|vid|video|movie|story|idea|project)(?: instead)?|idea dump|idea|story|film|short|film auf englisch|filme auf englisch|the story goes like this|picture this|yeah so picture this|i've got this idea right it's|i have a story, it is about|in(?!\s+(?:(?:loving )?memory|the|my|our|winter|summer|spring|autumn)\b))\b[\s,.:;!–—-]*)"
    r"|\s*(?:can|could|would|will|might)\s+(?:you|u|we|i)\s+(?:please\s+|possibly\s+|kindly\s+|be so kind as to\s+)*"
    rf"|\s*(?:i|we)(?!\s+need (?:an? |two |three |new )(?:[\w-]+ )?{HUMAN.pattern}(?! {GENRE}))(?:'d| would)?\s*(?:like|want|wanna|need|require|should like|would love|wish|wonder if you could|have)\s+(?:(?:you\s+)?to\s+(?:have\s+)?|that you\s+)?"
    rf"|\s*(?:please to|let's|lets|go|go ahead and)\s+|\s*(?:make|do|create|write|produce|prepare|generate|film|shoot|get|see|craft|develop|design|draft|script|storyboard|tell|build|give|making|start|have|plan)\b\s*(?:for\s+)?(?:me|us)?\b\s*(?:up\s+)?"
    rf"|\s*(?:a new project|the|an?|another|one|some|this|our|new|little|short|small|quick|tiny|damn|nice|lovely|brief|cute|great|good|beautiful|explanatory|animated|social|whole|tiny|mini|simple)\s+(?=(?:(?!(?:product|brand|thank|birthday|wedding|invite)\b)[\w-]+\s+){{0,3}}{GENRE}\b)(?:(?!(?:{AD}|product|brand|thank|birthday|wedding|invite)\b)[\w-]+\s+)*?(?={GENRE})"
    rf"|\s*(?<!\w){GENRE}\b\s*(?:idea\s*)?(?:(?:called|titled|named)\s+(?:QUOTE[A-J]QUOTE|\"[^\"]+\"|[A-Z]\w+(?:\s+[A-Z]\w+)*)\s+)?(?:,?\s*(?:and\s+)?(?:it's|it is|that is|that's|which is)\s+)?(?:about|on the subject of|concerning|regarding|re|on|of|with|for|where|in which|to|using|based on|featuring|around|:|,|-)\s*(?=\S)"
    r"|\s*(?:i was|i am|i'm|we were|i've been)\s+(?:just\s+|kind of\s+)?thinking\s+(?:about|of|that|maybe)?\s*(?=\w)|\s*(?:there's\s+)?this (?:guy|man|woman|girl|boy|kid|person|one),?\s+(?:who's|who is|(?:and\s+)?s?he'?s|(?:and\s+)?s?he is|they're)\s+(?=an?\b|the\b)"
    r"|\s*(?:about|on the subject of|concerning|regarding)\s+|[\s,.:;!–—-]+(?=\S))",
    re.IGNORECASE,
)


class Wishes(BaseModel):
    """What a request asks for. Lengths in seconds; None where nothing is said."""

    idea: str
    duration_s: float | None = None
    aspect: str | None = None
    style: str | None = None
    tone: str | None = None
    scene_count: int | None = None
    language: str | None = None


def read_wishes(idea: str) -> Wishes:
    """Take the technical wishes out of a request; what is left is the idea in its own words.

    A wish inside a sentence that belongs to the story ("a man has 30 seconds to ...") stays when
    it is followed by "to".
    """
    text = re.sub(r"[ \t]+", " ", idea.strip())
    found: dict[str, Any] = {}
    text = _lengths(text, found)
    text = _shape(text, found)
    text = _manner(text, found)
    return Wishes(idea=bare_idea(text), **found)


EACH = re.compile(r"\s+(?:each|per|apiece)\b", re.IGNORECASE)
"""One scene for every part of it says nothing of how many there are."""


def _lengths(text: str, found: dict[str, Any]) -> str:
    counted = (m for m in SCENES.finditer(text) if not EACH.match(text, m.end()))
    scenes = next(counted, None)
    if scenes and (n := count(scenes["n"])) and 1 <= n <= 30:
        found["scene_count"] = int(n)
        text = _cut(text, scenes)
    length = asked_length(text)
    if length and not re.match(
        r"\s+(?:to|left|before|of his|of her|ago|later)\b", text[length.end() :]
    ):
        value = seconds_of(length)
        if 1 <= value <= 3600:
            found["duration_s"] = value
            text = _cut(text, length)
    return text


def _shape(text: str, found: dict[str, Any]) -> str:
    for name, pattern in SHAPES:
        m = re.search(
            rf"{SHAPE_LEAD}(?<![\w:])(?:{pattern})(?![\w])(?:\s+(?:format|aspect ratio|mode))?",
            text,
            re.IGNORECASE,
        )
        if m and not re.search(r"[A-Z]\w+ Square", text[: m.end()][-40:]):  # "Linden Square"
            found["aspect"] = name
            return _cut(text, m)
    return text


def _manner(text: str, found: dict[str, Any]) -> str:
    m = LANGUAGE.search(text)
    if m:
        found["language"] = LANGUAGE_NAMES[m["lang"].lower()]
        text = _cut(text, m)
    tone = (
        FREE_TONE.search(text)
        or WISHED_TONE.search(text)
        or re.match(
            rf"(?:\W*(?:make|do|write|create|produce|an?|new|short|we need|i want|a bit of)\s+)*\b(?P<tone>{TONES})\b(?=[\s,]+(?:[\w-]+\s+){{0,3}}(?:{GENRE}|{AD})\b)",
            text,
            re.IGNORECASE,
        )
    )
    if tone:
        groups = tone.groupdict()
        name = "tone2" if groups.get("tone2") else "tone"
        found["tone"] = tone[name].strip()
        text = (
            text[: tone.start(name)] + text[tone.end(name) :]
            if tone.re.pattern.startswith("(?:\\W*")
            else _cut(text, tone)
        )
    told = re.match(rf"(?P<style>{STYLES})[- ](?:style|look)\s*[:,–-]\s*", text, re.IGNORECASE)
    if told:
        found["style"] = told["style"]
        return text[told.end() :]
    style = FREE_STYLE.search(text)
    if not style:
        style = next((s for s in STYLE.finditer(text) if _is_wish(text, s)), None)
    if style:
        found["style"] = style["style"].strip()
        text = _cut(text, style)
    return text


AFTER = re.compile(r"(?:and|with|for|about|please|pls|that|where|of)\b|\d", re.IGNORECASE)


def _is_wish(text: str, m: re.Match[str]) -> bool:
    """A style word is a wish when it stands apart or before the word film, not inside the story."""
    before, after = text[: m.start()].rstrip(), text[m.end() :].lstrip()
    led = re.match(r"(?:in|with|as|,?\s*in)\b", m[0].strip(" ,"), re.IGNORECASE)
    ends = not after or after[0] in ",.;:–—-!" or AFTER.match(after)  # not "in neon rain"
    if (led and ends) or re.search(r"(?:style|look|animation)$", m[0], re.IGNORECASE):
        return True
    stands = (not before or before[-1] in ",.;:–—-" or m[0].lstrip().startswith(",")) and (
        not after
        or after[0] in ",.;:–—-!"
        or bool(
            re.match(
                r"(?:and|film|movie|video|short|clip|story|teaser|cartoon|ad|please|pls|promo|thx)\b",
                after,
                re.IGNORECASE,
            )
        )
    )
    return (
        stands
        or bool(re.match(rf"(?:{GENRE}|{AD})\b", after, re.IGNORECASE))
        or bool(
            re.match(rf"[\w-]+\s+(?:{GENRE}|{AD})\b", after, re.IGNORECASE)
            and re.search(r"\b(?:an?|a short|make)$", before, re.IGNORECASE)
        )
    )


def _cut(text: str, m: re.Match[str]) -> str:
    before, after = text[: m.start()].rstrip(), text[m.end() :].lstrip()
    joined = f"{before} {after}".strip()
    joined = re.sub(r"\(\s*[,;]*\s*\)", "", joined)
    joined = re.sub(r"\s*,\s*(?:,\s*)+", ", ", joined)
    return re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"[ \t]+", " ", joined))


RIDDEN = {"train": "on", "tram": "on", "bus": "on"}
PLACED = re.compile(
    r"^(?:[\w' ]{0,24}\b)?(?:an?|the) (?:short |little )?(train|tram|bus|ship|boat|submarine|circus|museum|hospital|library|prison|castle|jungle|desert|forest|farm|island|village|lighthouse|beach) (?:film|movie|story|tale|comedy|video) (?:about|of|in which|where)\b",
    re.IGNORECASE,
)
""" "A train film about a conductor" plays on a train."""


def bare_idea(text: str) -> str:
    """Without "can you make a film about" before it and "please" after it."""
    text = re.sub(
        r"^(?:[^.]{0,60}\b(?:film|short|video|movie|one|reel|clip)\b[^.]{0,30}?,?\s*)(?:it's|its|it is) (?:all )?about\s+",
        "",
        text.strip(),
        flags=re.IGNORECASE,
    )
    text = re.sub(
        r"^(?:film|video|story|movie)\s+(?:request|idea|pitch|brief)\s*[:–-]\s*",
        "",
        text,
        flags=re.IGNORECASE,
    )
    there = PLACED.match(text)
    while True:
        m = ASK.match(text)
        if not m or not m[0] or not re.search(r"\w", text[m.end() :]):
            break
        text = re.sub(r"^of\s+(?=\w)", "", text[m.end() :])  # "the story of a fox"
    for _ in range(4):
        text = re.sub(
            r"(?:[\s,]*\b(?:please|pls|thx|thanks|if (?:that is )?possible|keep it|make it|something|and|style|in|for|of|with|on|a|it should be|duration|can you write it up as a film|vibe|as a film|format|something|kind of|like|instead|not this rubbish|it has to be)\b|[\s,;:–—-]+|(?<=[\w)])[.!]+)$",
            "",
            text,
            flags=re.IGNORECASE,
        ).strip()
    text = re.sub(r"\b(\w+)\s*,\s*,", r"\1,", text)
    text = re.sub(r"\(\s*,*\s*\)", "", text).strip(" ,;:")
    if there and there[1].lower() not in text.lower() and Words(text).subject(0):
        text = f"{text} {RIDDEN.get(there[1].lower(), AT[there[1].lower()])} a {there[1].lower()}"
    return text[:1] + text[1:] if text else ""
