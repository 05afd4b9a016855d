"""What an idea says that must be told: facts of an offer, a headline, date, time and place."""

import re

from tools.writing.idea import Idea

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
LAST_PART = re.compile(
    r"(.+?),?\s+(?:last night|yesterday|this morning|today|(?:off|in|on|at|near|by|from|to|with|after|during|along|for) (?!.*\s(?:off|in|on|at|near|by|from|to|with|after|during|along|for) ).+)$"
)
"""The last words of when, where or how of a sentence."""


def spoken(text: str) -> int:
    """Words of a line."""
    return len(re.findall(r"[\w'’-]+", text))


def facts_of(read: Idea) -> list[str]:
    """What an idea for a product says besides its name: "first class free" is said as it stands."""
    if read.kind == "news":  # the first sentence is the headline
        return [p.strip() for p in re.split(r"[;.]\s+", read.text)[1:] if spoken(p) > 2]
    if read.kind not in ("product", "invitation"):
        return []
    lead = re.match(
        r"(?:my|our)\s+\w+ (?:turns|celebrates|opens|launches)\b[^,;:.–]*", read.text, re.IGNORECASE
    )
    parts = re.split(r"\s*[,;.–]\s+" if not lead else r"\s*[,;:.–]\s+", read.text)
    told = [lead[0], *parts[1:]] if lead else parts[1:]
    dated = rf"\d|{DAY}|{MONTH}"
    if read.kind == "invitation":
        where = given(read.text)["place"]
        told = [p for p in told if p not in where and not re.search(dated, p)]
    does = re.search(r"\b(?:that|which) ((?!is\b|was\b|has\b)[a-z]+[^s\W]s\b[^,;.:]*)", parts[0])
    told = [f"it {does[1].strip()}", *told] if does and read.kind == "product" else told
    return [re.sub(r"^(?:and|with)\s+", "", p).strip() for p in told if 1 < spoken(p) <= 12]


def brief(topic: str, most: int) -> str:
    """A headline: the first sentence of a topic, without its last words of when and where if it is too long."""
    said = re.split(r"[;.]\s", topic)[0]
    if spoken(said) > most:
        said = said.split(", ")[0]
    while spoken(said) > most and (shorter := LAST_PART.match(said)):
        said = shorter[1]
    return said


def joined(facts: list[str], most: int) -> str:
    """As many facts as fit, as one line: "fresh sourdough, open from six"."""
    said = ""
    for fact in facts:
        more = f"{said}, {fact}" if said else fact
        said = more if spoken(more) <= most else said
    return said


def given(text: str) -> dict[str, str]:
    """Date, time and place of an event as the idea says them; a marked gap for each it leaves out."""
    month, day = MONTH, DAY
    date = re.search(
        rf"(?<!until )(?<!till )(?<!before )(?<!since )\b((?:{day},? )?(?:the )?(?:{month} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {month})|(?:this |next )?{day}|last night|this morning|yesterday)\b",
        text,
    )
    time = re.search(
        r"\bat (\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?| o'clock)?|noon|midnight)\b(?! \w+ (?:Street|Road))",
        text,
    ) or re.search(r", (\d{1,2}(?::\d\d)? ?[ap]\.?m\.?|noon|midnight)\b", text)
    street = re.search(
        rf"\b(?!{month}|{day})([A-Z][\w'-]+(?: (?:Street|Road|Avenue|Lane|Square))? \d+[a-z]?|\d+ [A-Z]\w+ (?:Street|Road|Avenue|Lane|Square))\b(?! [ap]\.?m)",
        text,
    )
    place = street or re.search(r"\b(?:in|at) ((?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})", text)
    place = place or re.search(
        r"\b(?:(?:coast|town|city|port|island|village|harbour|harbor|council|mayor|people) of|outside|near) ([A-Z][\w'-]+)",
        text,
    )
    if date and not place:  # "5 July, Villa Rosa, Verona"
        name = rf"(?!{month}|{day})[A-Z][\w'-]+(?: [A-Z][\w'-]+)*"
        place = re.compile(rf", ({name}(?:, {name})?)(?=,|$)").search(text, date.end())
    return {
        "date": date[1] if date else "[date]",
        "time": time[1] if time else "[time]",
        "place": place[1] if place and not re.match(month, place[1]) else "[place]",
    }
