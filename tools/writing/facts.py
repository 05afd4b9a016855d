"""What an idea says that must be told: facts of an offer, a headline, date, time and place."""

import re

from tools.writing.appointed import DAY, MONTH, given
from tools.writing.clipped import in_full
from tools.writing.english import base_form, capital, is_plural, with_article
from tools.writing.idea import Idea
from tools.writing.patterns import BRIEFING, MAKES, WORKS
from tools.writing.steps import list_of, spoken, steps_told
from tools.writing.tale.phrases import Words
from tools.writing.topic import HOWTO, listeners

OWNED = re.compile(r"(?:an?|the|our|my|who|that|which|and|we|I)\b|\d+$")
"""What stands after a name and only says who it is."""
WHAT_DOES = re.compile(r"(?:an?|our) [\w -]+? (?:that|which) (.+)$")
LONG = 9
"""Words of what something is, before what it does is said by itself."""
HAS = r"(?:is|has|comes|fits|works|tastes|smells|lasts|runs|costs|keeps|helps|needs|uses|weighs|starts|begins|opens|ships|arrives|charges|holds|filters|protects|saves|takes|folds|reads|cleans)\b "
"""How a clause begins that says something of a thing named before."""
PRICE = r"(?:[$€£] ?\d[\d.,]*|\d[\d.,]* ?(?:euros?|dollars?|pounds?|francs?|crowns?|€|\$|£))"
SECOND = re.compile(r",? and (?=[a-z]+[^s\W]s \w)(?!\w+s (?:and|or|of)\b)")
"""Before the second thing that an offer does: "it folds flat" "and fits in your pocket"."""
LEAST = 3
"""Words that a told sentence has at least."""
SENTENCES = re.compile(r"(?<=[a-z\d]{2})[.;!?]\s+")
CLAUSES = re.compile(r",\s+(?:and\s+)?|\s+and (?=(?:your|the|it|they|we|you|this)\b)")
ASKED = re.compile(
    r"\b(?:how|why|what|when|where|explain\w*|history|story|lesson|guide|talk|facts?)\b",
    re.IGNORECASE,
)
""" What an explanation is asked for with."""
LAST_PART = re.compile(
    r"(.+?),?\s+(?:last night|yesterday|this morning|today|(?:off|in|on|at|near|by|from|to|with|after|during|along|for) (?!.*\s(?:off|in|on|at|near|by|from|to|with|after|during|along|for) ).+)$"
)
"""The last words of when, where or how of a sentence."""


LISTED = re.compile(
    r"(?<=[a-z]s), (?=(?:[a-z-]+s, )*(?:[a-z-]+ )?[a-z-]+s and (?:[a-z-]+ )?[a-z-]+s\b)"
)
"""Where a list goes on: "windows, gutters and solar panels" stay together."""
HELD = re.compile(
    r" (?:with|so (?=[a-z]+ (?:that|nobody|you|it|no one|everybody|everyone|even)\b)) ?[^,;.:]+$"
)
"""What is said of an offer behind its noun: "a hotel with 12 rooms", "a lamp so small that it fits a pocket"."""
AFTER_NAME = re.compile(r"^[^,:]*[,:]\s+")


def facts_of(read: Idea) -> list[str]:
    """What an idea says after what it is about: said as it stands, one fact a scene.

    Of an offer every clause counts ("first class free"), of everything else every sentence.
    """
    if read.kind in ("invitation", "product"):
        return [in_full(p, read) for p in _clauses(read) if not BRIEFING.match(p)]
    parts = SENTENCES.split(read.text)[1:]
    if read.kind == "explainer" and not HOWTO.match(read.topic):
        parts = _explained(read.text)
    if read.kind == "news":
        said = (
            c
            for c in CLAUSES.split(SENTENCES.split(read.topic)[0])[1:]
            if Words(c).subject(0, free=True)
        )
        parts = [*said, *parts]
    if read.kind == "tribute":
        said = re.sub(r"(?:, \d{4} ?[-–] ?\d{4})?\. In memory$", "", read.text)
        first = re.sub(
            r"^(?:an? )?tribute to ", "for ", SENTENCES.split(said)[0], flags=re.IGNORECASE
        )
        if listed := WHAT_ALL.search(first):
            return [capital(listed[1])]
        deeds = f"{read.they} {SENTENCES.split(read.did)[0]}" if read.did else ""
        parts = [
            p
            for part in (deeds or AFTER_NAME.split(first, maxsplit=1)[-1], *parts)
            for p in CLAUSES.split(part)
            if not OWNED.match(p)
        ]
        parts = [p for p in parts if not UNSAID.match(p)]
    if HOWTO.match(read.topic):  # its list and its steps have places of their own
        parts = [p for p in parts if not (list_of(p) or steps_told(p))]
    told_parts = (p.strip(" .!") for p in parts)
    return [
        p for p in told_parts if spoken(p) >= LEAST and (THANKS.match(p) or not BRIEFING.match(p))
    ]


THANKS = re.compile(r"thank you for ", re.IGNORECASE)
UNSAID = re.compile(
    r"happy .*(?:birthday|wedding|anniversary)|for (?!\d|all\b|more\b|over\b)|\d{4} ?[-–] ?\d{4}$",
    re.IGNORECASE,
)
"""What a tribute says in a line of its own: the day it wishes, whom it is for, the years of a life."""
WHAT_ALL = re.compile(
    r"^[^,]+, ((?:(?:an?|the|our|my) )?(?:[\w-]+ ){0,2}[\w-]+,(?: [\w -]+,)* (?:and )?(?:(?!who\b)[\w'’-]+ ?){1,8})$"
)
"""What somebody is, in a list: "Joe, farmer, joker, and worst singer in the family"."""


def _explained(text: str) -> list[str]:
    """What an explanation says itself: the clauses after its colon, or all that are sentences after its question."""
    asked, _, told = text.partition(": ")
    if told and spoken(asked) > 1 and ASKED.search(asked):
        listed = [p for part in SENTENCES.split(told) for p in CLAUSES.split(part)]
        return listed if all(spoken(p) >= LEAST for p in listed) else SENTENCES.split(told)
    first, *more = SENTENCES.split(text)
    whom = listeners(text)
    clauses = (p for part in (first, *more) for p in CLAUSES.split(part))
    clauses = (re.sub(r"^they\b", whom, p) if whom else p for p in clauses)
    return [
        p for p in clauses if p.strip() and not ASKED.match(p) and Words(p).subject(0, free=True)
    ]


def _done_by(read: Idea, parts: list[str], led: bool, told: list[str]) -> list[str]:
    """What an offer or its maker does, by its first clause, before what else is told."""
    does = re.search(
        r"\b(?:that|which) ((?!is\b|was\b|has\b)(?:(?:only|never|always|also|even|really) )?[a-z]+[^s\W]s\b[^,;.:]*)",
        parts[0],
    )
    told = [f"it {m[1]}" if (m := WHAT_DOES.match(p)) and spoken(p) > LONG else p for p in told]
    told = [*_they_do(read, parts[0]), *told] if not does else told
    if does and read.kind == "product":
        first, *second = SECOND.split(does[1].strip())
        told = [f"it {first}", *(f"it {s}" for s in second), *told]
    works = WORKS.match(read.topic)
    told = [f"it is about {works[2]}", *told] if works and read.kind == "product" else told
    made = MAKES.match(parts[0]) if read.kind == "product" and not led else None
    if made:
        does_it, *since = re.split(r" (?=since \d{4})", made[3])
        told = [f"we {base_form(made[2])} {does_it}", *since, *told]
    elif read.kind == "product" and not does and (held := HELD.search(parts[0])):
        told = [held[0].strip(), *told]
    return told


def _clauses(read: Idea) -> list[str]:
    """The clauses of an offer or an invitation besides its name, its date and its place."""
    lead = re.match(
        r"(?:my|our)\s+(?:\w+ ){1,3}(?:turns|celebrates|opens|reopens|launches)\b[^,;:.–]*",
        read.text,
        re.IGNORECASE,
    )
    after = read.text.partition(": ")[2]
    said = after.count(",") > 0 or re.match(r"(?:it|they|we) ", after)
    listed = lead or (read.kind == "product" and said)
    text = LISTED.sub("‚ ", read.text)
    parts = re.split(r"\s*[,;:.–!]\s+" if listed else r"\s*[,;.–!]\s+", text)
    parts = [p.replace("‚ ", ", ") for p in parts]
    told = [lead[0], *parts[1:]] if lead else parts[1:]
    dated = rf"\d|{DAY}|{MONTH}|^(?:noon|midnight)$"
    if read.kind == "invitation":
        where = given(read.text)["place"]
        told = [
            p
            for p in told
            if p not in where and (not re.search(dated, p) or (lead and p == lead[0]))
        ]
    own = (
        re.search(rf"(?i:{re.escape(read.name)})\W* ({HAS}.+)$", parts[0])
        if read.kind == "product" and not MAKES.match(parts[0])
        else None
    )
    told = [f"it {own[1]}", *told] if own else told
    told = _done_by(read, parts, bool(lead), told)
    cleaned = [said_whole(re.sub(r"^and\s+", "", p).strip(" .!")) for p in told]
    cleaned = _joined_single([p for p in cleaned if p != read.name])
    if read.kind == "product":
        cleaned = [c for p in cleaned for c in _each(p)]
        cleaned = _listed(cleaned)
        cleaned = [_of_many(p) for p in cleaned] if is_plural(read.short) else cleaned
    intro = intro_of(read).partition(", ")[2]
    return [p for p in cleaned if 1 < spoken(p) <= 14 and not (intro and p.startswith(intro))]


def _each(fact: str) -> list[str]:
    """ "It cleans your water and weighs less than an apple" is two things, where it is long."""
    if spoken(fact) <= LONG or not fact.startswith("it "):
        return [fact]
    first, *more = SECOND.split(fact)
    return [first, *(f"it {m}" for m in more)]


def _of_many(fact: str) -> str:
    """ "It costs 180 euros" of boots: "they cost 180 euros"."""
    of_one = re.match(r"it (is|has|[a-z]+s) (?=\S)", fact)
    if not of_one:
        return fact
    verb = {"is": "are", "has": "have"}.get(of_one[1]) or base_form(of_one[1])
    return f"they {verb} {fact[of_one.end() :]}"


def _they_do(read: Idea, first: str) -> list[str]:
    """What several things offered do, one by one: "they weigh 2 grams", "they last all night"."""
    does = re.search(r"\b(?:that|which) ((?!are\b|were\b|have\b)[a-z]+(?<!s) [^,;.:]*)", first)
    if not does or read.kind != "product" or not is_plural(read.short):
        return []
    return [f"they {each}" for each in re.split(r" and (?=[a-z]+ )", does[1].strip())]


def said_whole(part: str) -> str:
    """A clipped clause as a sentence says it: "owner is Maria" has its article, "for hikers" its verb."""
    part = re.sub(
        r"^(?=(?!it |they |we |you |that |this |there |everyone |everything |they |we |you |nobody )[a-z]+ (?:is|are) )",
        "the ",
        part,
    )
    part = re.sub(rf"^(?={HAS})", "it ", part)
    part = re.sub(rf"^(?=(?:only |just |from )?{PRICE}(?: only)?$)", "it costs ", part)
    part = re.sub(
        r"^(?=\d[\d.,]* ?(?:grams?|g|kg|kilos?|ounces?|oz|pounds of weight)$)", "it weighs ", part
    )
    part = re.sub(r"^(?=\d[\d.,]* ?(?:lit(?:re|er)s?|l|ml|gallons?)$)", "it holds ", part)
    return re.sub(r"^for (?!free\b|rent\b|sale\b|only\b)", "made for ", part)


def _joined_single(parts: list[str]) -> list[str]:
    """A part of one word goes with the next: "insured, first walk free"."""
    out: list[str] = []
    for part in parts:
        lone = bool(out) and spoken(out[-1]) == 1
        out[-1:] = [f"{out[-1]}, {part}"] if lone else [*out[-1:], part]
    return out


def _listed(parts: list[str]) -> list[str]:
    """Parts that only name a thing each, as one: "sourdough and cinnamon buns"."""
    names = [
        p
        for p in parts
        if spoken(p) < LEAST
        and not re.search(r"\d|\b(?:open|closed|free|welcome|only|now|made)\b|\w+(?:ed|ing)\b", p)
    ]
    names = [n for n in names if not re.match(r"(?:book|call|order|visit|come|ask)\b", n)]
    if len(names) < 2:
        return parts
    said = f"{', '.join(names[:-1])} and {names[-1]}"
    return [said, *(p for p in parts if p not in names)]


def intro_of(read: Idea) -> str:
    """ "Brightside, a small bakery in Leeds": the name with what it is; empty where the idea says no more."""
    name, comma, what = read.topic.partition(", ")
    name = name.replace(" and ", " & ") if "&" in read.name else name
    bare = re.sub(r"^the ", "", name, flags=re.IGNORECASE)
    noun = re.split(r" (?:that|which|who) ", what)[0]
    told = Words(noun).subject(0, free=True) or re.match(HAS, noun)
    known = (
        comma
        and not told
        and bare == re.sub(r"^the ", "", read.name, flags=re.IGNORECASE)
        and re.match(r"(?:an?|the|your|our) |(?:[a-z-]+ ){1,3}in [A-Z]", what)
    )
    if known:
        what = re.split(r"[,;.]", what)[0]
        return f"{name}, {what.split(' that ')[0] if spoken(what) > LONG else what}"
    if (
        read.kind != "product"
        or not read.name[:1].isupper()
        or read.name.lower().replace("&", "and") in read.short.lower()
    ):
        return ""
    city = re.search(rf"{re.escape(read.name)}\W* (in [A-Z]\w+)", read.text)
    return f"{read.name}, {with_article(read.short)}{f' {city[1]}' if city else ''}"


def brief(topic: str, most: int) -> str:
    """A headline: the first sentence of a topic, without its last words of when and where if it is too long."""
    said = re.split(r"[;.]\s", topic)[0]
    if spoken(said) > most:
        said = said.split(", ")[0]
    while spoken(said) > most and (shorter := LAST_PART.match(said)):
        said = shorter[1]
    return said


def rest_of(topic: str, most: int) -> str:
    """What `brief` leaves out of a headline: "after two years of repairs"."""
    said = re.split(r"[;.]\s", topic)[0]
    left = said.removeprefix(brief(topic, most)).strip(" ,")
    first, *more = CLAUSES.split(left)
    return first if any(Words(p).subject(0, free=True) for p in more) else left


def joined(facts: list[str], most: int) -> str:
    """As many facts as fit, as one line: "We bake sourdough. We are open from six"."""
    said = ""
    for fact in facts:
        more = f"{said}. {capital(fact)}" if said else fact
        said = more if spoken(more) <= most else said
    return said
