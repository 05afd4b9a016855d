"""Date, time and place of an event, as an idea says them."""

import re

from tools.writing.tale.where import SPOTS

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
HALLS = "canteen|hall|pub|church|garden|park|playground|gym|beach|library|museum|school|courtyard|kitchen|cafe|office|harbour|theatre|barn"
ROOMS = rf"{HALLS}|mill|castle|farm|station|zoo|pool|cinema|brewery|vineyard|lake|bakery|workshop|tower|lighthouse|forest|bridge|hotel|river|boat ?house|club ?house|stadium|club|market|square|tent|town hall"
"""Where people meet, as an invitation names it; the first can be drawn."""
BUILT = r", (?=[A-Z])((?:[\w.'’]+ )+(?:Church|Hall|Club|School|Park|Square|House|Theatre|Library|Museum|Centre|Center|Hotel|Pub|Inn|Cafe|Gardens?|Stadium|Arena|Barn)(?: [A-Z][a-z]+)?)(?=,|[.]|$)"
"""A place by its name, behind a comma."""


def _place(text: str, date: re.Match[str] | None) -> re.Match[str] | None:
    """Where an event is: a street, a name, a hall, or what stands after its date."""
    month, day = MONTH, DAY
    street = re.search(
        rf"\b(?!{month}|{day})([A-Z][\w'-]+(?: (?:Street|Road|Avenue|Lane|Square))? \d+[a-z]?|\d+ [A-Z]\w+ (?:Street|Road|Avenue|Lane|Square))\b(?! [ap]\.?m)|\b(?:in|on|at) ((?:[A-Z]\w+ )+(?:Street|Road|Avenue|Lane|Square))\b",
        text,
    )
    place = street or re.search(
        rf"\b(?:in|at) ((?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){{0,3}}(?:, (?!{month}|{day})[A-Z]\w+)?)",
        text,
    )
    place = place or re.search(
        r"\b(?:(?:coast|town|city|port|island|village|harbour|harbor|council|mayor|people) of|outside|near) ([A-Z][\w'-]+)",
        text,
    )
    place = place or re.search(BUILT, text)
    own = re.search(
        r"\b(?:in|at) (our (?:\w+ )?(?:garden|street|house|office|school|shop|studio|yard|flat|barn|church|hall))\b",
        text,
    )
    hall = re.search(
        rf"(?:\b(?:in|at|on) |, )((?:the )?(?:[a-z]+ ){{0,2}}(?:{ROOMS}|{SPOTS}))(?=[,.]|$| \d)",
        text,
    )
    place = place or own or hall or re.search(r"\b(our street)(?= party\b)", text)
    if date and not place:  # "5 July, Villa Rosa, Verona"
        name = rf"(?!{month}|{day})[A-Z][\w'-]+(?: [A-Z][\w'-]+)*"
        place = re.compile(rf", ({name}(?:, {name})?)(?=,|$)").search(text, date.end())
    return place


def given(text: str) -> dict[str, str]:
    """Date, time and place of an event as the idea says them; a marked gap for each it leaves out."""
    month, day = MONTH, DAY
    date = re.search(
        rf"(?<!until )(?<!till )(?<!before )(?<!since )\b((?:{day},? )?(?:the )?(?:{month} \d{{1,2}}(?:st|nd|rd|th)?|(?:\d{{1,2}}(?: ?[-–] ?| and ))?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {month})(?:,? (?:19|20)\d\d)?|(?:this |next )?{day}|last night|this morning|yesterday)\b",
        text,
    )
    time = re.search(
        r"\b(?:at|from) (\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?| o'clock)?(?: (?:to|until|till) \d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)?)?|noon|midnight)\b(?! \w+ (?:Street|Road))",
        text,
    ) or re.search(
        r"(?:, |(?<!until)(?<!till) )(\d{1,2}(?::\d\d)? ?[ap]\.?m\.?(?: (?:to|until|till) \d{1,2}(?::\d\d)? ?[ap]\.?m\.?)?|noon|midnight)\b| (\d{1,2} o'clock)\b",
        text,
    )
    place = _place(text, date)
    there = next(filter(None, place.groups()), "") if place else ""
    return {
        "date": date[1] if date else "[date]",
        "time": next(filter(None, time.groups()), "[time]") if time else "[time]",
        "place": there if there and not re.match(month, there) else "[place]",
    }
