"""Ideas that say it themselves: a search for a cat, an apology, a job, a rule, a thank-you, an anniversary.

Reads which of these an idea is, and its own words part by part.
"""

import re

from pydantic import BaseModel

from tools.writing.english import capital
from tools.writing.patterns import FAMILY
from tools.writing.phrased import PROPER
from tools.writing.steps import spoken

FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (form, re.compile(pattern, re.IGNORECASE))
    for form, pattern in (
        ("lost", r"^(?:lost|missing)(?: (?:cat|dog|pet|parrot|tortoise|rabbit|bird|kitten|puppy))?\s*[:!,–-]|\bmissing since\b|\b(?:has|have) (?:anyone|anybody|you) seen (?:my|our)\b|^(?:lost|missing|stolen)\b(?=.*\b(?:call|phone|text|last seen|reward|since|answers to|please|\d{3})\b)|\b(?:flew|ran|gone) (?:away|off)\b(?=.*\b(?:call|reward|seen|please)\b)"),
        ("found", r"^(?:we |i )?(?:have )?found\s*[:,–-]|^(?:we |i )?(?:have )?found (?:an?|the|this|your)\b(?=.*\b(?:call|collect|pick|whose|owner|yours|collar|belongs?|ask|\d{3})\b)|^(?:we |i )?(?:have )?found (?:an?|this|your) (?:[\w-]+ ){0,2}(?:cat|kitten|dog|puppy|rabbit|parrot|tortoise|budgie|hamster)\b(?!.*\b(?:who|that|then)\b)(?=.*,)"),
        ("sorry", r"^(?:so |very )*sorry\b|^(?:we(?:'re| are)|i(?:'m| am)) (?:so |very |really |deeply |truly )*sorry\b|^(?:an? |our |we )?apolog\w+\b|\bwe (?:are sorry|apologi[sz]e)\b"),
        ("job", r"^(?:job (?:ad|advert|offer|posting|opening)|vacancy|help wanted|now hiring)\b|^(?:we(?:'re| are)|our [\w ]+? is) (?:now |still )?(?:looking for|hiring|searching for)\b|^(?:(?!who\b)[\w'-]+ ){1,4}(?:wanted|needed)\b(?! to\b)|^(?:we )?need(?:ed)? an? \w+(?: \w+)? (?:for|in|at|who)\b|^wanted\s*[:!,–-]|^(?:hiring|join our (?:\w+ )?(?:team|crew|kitchen))\b"),
        ("note", r"^(?:reminder|please note|notice|note|attention|heads up)\s*[:!,–-](?!.*\b(?:helmet|safety|gloves|machine)\b)|^(?:the|our) [\w ]+? (?:is|are|will be|stays?) closed\b|^(?:[\w ]+ )?closed (?:on|from|until|for|due)\b|^(?:our|the) (?:\w+ )?(?:office|shop|store|clinic|practice|school|studio|gym|cafe|library|bakery|museum|pool)\b[\w ]*? (?:moves?|is moving|has moved|reopens?|will (?:open|close|move|be)|closes|stays) (?!.*\b(?:who|story|film)\b)|^no (?:swimming|entry|smoking|dogs|parking|water|school|electricity)\b"),
        ("rules", r"\b(?:house )?rules (?:of|for|in) (?:our|the)\b(?!.*\b(?:how|why|game)\b)|^lights out\b|^(?:(?:health and )?safety (?:notice|reminder|message|rules?|first)|warning|reminder|house rules)\s*[:!–-]|^(?:please )?(?:remember to|do not|don't|never|always)\b|^(?:wash|keep|close|lock|wear|switch|turn|put|use|check|clean|leave|return|bring|hold|mind|respect|sort|report|park|stay|clear|wipe|flush) (?:your|the|an?|all|our|off|out|on|up|back|quiet|left|right|dogs|bikes|clear|away|it)\b|^please (?!make|create|write|do an?|produce|film|help me|invite|join|come)[a-z]+\b"),
        ("thanks", r"^(?:a )?(?:big |huge |special |heartfelt )*(?:thank you|thanks|thank-you)\b(?!.*\bfor (?:a|my|our) (?:video|film))|\b(?:wants?|would like) to (?:say thanks?|thank)\b"),
        ("years", r"^the two of us\b|^\w+ years of (?:us|marriage)\b|^\d+ years (?:married|together)\b|^(?:(?:for )?(?:our|my|my parents'?|mum and dad'?s?) )(?:\w+ )?(?:wedding )?anniversary\b(?!.*\b(?:party|join|invite|come)\b)"),
        ("jubilee", r"^(?:\w+ years of (?:our|my|the) |(?:the )?\d+(?:st|nd|rd|th) (?:anniversary|birthday) of (?:our|my|the) )|^our [\w ]+? turns \d+\b(?!.*\b(?:party|join|invite|come|welcome)\b)"),
        ("offer", r"^new\s*[:!–-]|^(?:(?:our|new|summer|winter|spring|autumn|big|closing|grand|special|weekend) )*(?:flavou?r|sale|menu|offer|special|opening hours|collection|discount)s?\b|\b\d+ ?(?:%|percent|per cent) off\b|\bhalf price\b|\btwo for one\b|\bbuy one get one\b|^now (?:in|on) (?:stock|sale)\b"),
        ("news", r"^(?=(?:[^,]+,\s){2})(?:news|breaking(?: news)?|storm|flood\w*|wildfire|forest fire|earthquake|power cut|heavy (?:snow|rain)|ferry|train|bus|road|bridge|strike)\b(?!.*\b(?:who|video|film|story)\b)"),
        ("verse", r"^(?=.*\b(?:I|I'm|I'll|my|me)\b)(?=.*\byour?\b)(?!.*\d)(?!.*\b(?:married|party|invited|we sell|video|film|company)\b)[^.:]+,[^.:]+,[^.:]+$"),
    )
)  # fmt: skip
"""What an idea says by itself, the first that fits. Its own words are the film."""
LABEL = re.compile(
    r"^(?:lost(?: \w+)?|found|missing(?: \w+)?|wanted|job (?:ad|advert|offer|posting|opening)|vacancy|help wanted|now hiring|hiring|(?:health and )?safety \w+|warning|reminder|(?:please )?note|notice|attention|heads up|house rules|new|news|breaking(?: news)?)\s*[:!,–-]\s*",
    re.IGNORECASE,
)
DEAR = re.compile(r"^(?:dear|hello|hi|hey) [\w ]+?[,:!]\s*", re.IGNORECASE)
"""Whom a notice speaks to first."""
ASKED_FOR = re.compile(
    rf"(?:an? |the |our |my |short |new |little )*(?:promo|ad|advert|commercial|spot|teaser|trailer|campaign|(?:product|launch|promo|image|farewell|birthday|retirement|thank[- ]you) (?:video|film|clip|ad))\b|(?:new\s*[:!–-]\s*)?our (?:[\w-]+ ){{0,2}}(?:app|website|platform|tool|device|gadget) [a-z]\w+ [a-z]+s |(?:my|our) (?:{FAMILY})\b.*\bretir\w+",
    re.IGNORECASE,
)
"""A film that is asked for by its kind, or that is for one person, is no notice."""
LISTED = re.compile(r"(?<!\d),\s+(?:and |but )?(?=[\w'’+-]+(?: [\w'’-]+)+|\d)")


class Notice(BaseModel):
    """An idea that says it itself: its form, and its own words part by part."""

    form: str = ""
    parts: tuple[str, ...] = ()
    text: str = ""


RECRUITING = re.compile(
    r"^(?:an? )?(?:recruit(?:ing|ment)|hiring)(?: (?:video|film|clip|campaign|ad))? (?:for|to find) (?!our |my |the )",
    re.IGNORECASE,
)
"""How a film is asked for that looks for people."""


def read_notice(text: str) -> Notice:
    """The form of an idea and its own words; empty for ideas that want a story made of them."""
    said = re.sub(r"\s+", " ", text).strip()
    said = PROPER.sub(lambda m: capital(m[0]), said)
    said = re.sub(
        r"^(?:an? |the )?(?:notice|poster|message)\s*[:,–-]\s*", "", said, flags=re.IGNORECASE
    )
    said = RECRUITING.sub("We are looking for ", said)
    meant = DEAR.sub("", said)
    form = next((form for form, pattern in FORMS if pattern.search(meant)), "")
    reported = form == "offer" and re.match(
        r"(?:breaking )?news\b|breaking\b", meant, re.IGNORECASE
    )
    if not form or reported or ASKED_FOR.match(meant):
        return Notice()
    said = LABEL.sub("", said)
    said = re.sub(
        r"^(?:has|have) (?:anyone|anybody|you) seen (?=my|our)", "", said, flags=re.IGNORECASE
    )
    parts = [p for s in re.split(r"(?<=[.!?])\s+", said) for p in _clauses(s)]
    return Notice(form=form, parts=tuple(_sentence(p) for p in _joined(parts)), text=said)


def _joined(parts: list[str]) -> list[str]:
    """The parts, one of a single word as the beginning of the next: "Rocky, brown labrador"."""
    out: list[str] = []
    for part in (p for p in parts if spoken(p)):
        lone = bool(out) and (spoken(out[-1]) == 1 or bool(DEAR.fullmatch(f"{out[-1]},")))
        out[-1:] = [f"{out[-1].rstrip('.!?')}, {part}"] if lone else [*out[-1:], part]
    return out


def _clauses(sentence: str) -> list[str]:
    """The clauses of a sentence; a list of single words stays whole."""
    parts = LISTED.split(sentence)
    return [p for p in (x.strip(" ,") for x in parts) if p]


def _sentence(part: str) -> str:
    part = capital(re.sub(r"^(?:and|but) (?=(?:still|we|they|our)\b)", "And ", part.strip()))
    return part if part[-1:] in ".!?" else f"{part}."
