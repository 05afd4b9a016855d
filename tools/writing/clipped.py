"""Clipped facts of an offer said as whole sentences: "180 grams" is "it weighs 180 grams"."""

import re
from collections.abc import Callable
from typing import NamedTuple

from tools.writing.english import base_form, is_plural
from tools.writing.idea import Idea
from tools.writing.patterns import STEP
from tools.writing.tale.phrases import Words

Said = str | Callable[[re.Match[str]], str]
NUMBER = r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|a hundred|a thousand)"
MONEY = rf"(?:(?:[€$£]|CHF |EUR |USD )\d[\d.,]*|{NUMBER} ?(?:euros?|dollars?|pounds?|francs?|cents?|pence|kroner|EUR|USD|GBP|CHF|€|£|\$))"
WEIGHT = r"(?:g|grams?|kg|kilos?|kilograms?|ounces?|pounds? heavy|tonnes?)"
LASTING = r"(?:years?|months?|weeks?|days?|hours?|hrs?|minutes?)"
MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
DATED = rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{MONTHS}|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTHS})\b"
QUALITY = r"(?:[\w-]*(?:proof|[- ]free|[- ]safe|[- ]friendly|[- ]neutral|made|able|less|ible)|vegan|vegetarian|organic|local|fair ?trade|handmade|hand-\w+|light|lightweight|silent|quiet|simple|small|tiny|fast|cheap|affordable|cosy|cozy|family[- ]run|family[- ]owned|wireless|biodegradable|gentle|soft|warm|fresh|raw|heated|furnished|unfurnished|sunny|central)"
PLACED = r"(?:in|at|on|near|next to|behind|opposite|above|between|beside|around|close to|just off)"
DONE = r"(?:[a-z]+ed|made|built|grown|sewn|woven|born|cut|bound|spun|drawn|run|won|sold|knit|hand-?\w+ed|home-?grown|home-?made)"
DOES = r"(?:starts|begins|ends|opens|closes|takes|folds|charges|fits|fights|saves|connects|tracks|reads|shows|teaches|plays|includes|offers|sleeps|seats|runs|holds|glows|measures|cleans|turns|makes|gives|keeps|lets|finds|reminds|learns|grows|weighs|costs|lasts|comes|works|needs|uses|helps|counts|cuts|cooks|cools|heats|stays|protects|supports|replaces|speaks|knows|washes|dries|goes)"
IMPERATIVE = r"(?:bring|book|call|come|try|visit|taste|find|see|ask|join|order|get|register|sign up|donate|give|write|ring|phone|text|email|mail|rsvp|reply|apply|buy|download|scan|reserve|meet|help|tell|send|wear|dress|stay|click|subscribe|follow|learn|discover|look|say|let|don't|do not|no need|please|tickets? at|info at|more at|details at)\b"
RSVP = re.compile(r"rsvp(?: (?:to|by|until|before) (?P<rest>.+))?$", re.IGNORECASE)
ADDRESS = r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?"


class Told(NamedTuple):
    """How an offer is spoken of: "we are", "they are", "it is"; `thing` is what is sold."""

    it: str
    is_: str
    has: str
    thing: str
    where: str
    many: bool
    plural: bool
    firm: bool
    party: bool
    venue: bool


def _told(read: Idea) -> Told:
    many = is_plural(read.short) and not read.venue
    own = bool(re.search(r"\b(?:our|we|my)\b", read.text, re.IGNORECASE))
    firm = own and (read.venue or bool(FIRM.search(read.short)))
    it, is_, has = (
        ("we", "are", "have") if firm else ("they", "are", "have") if many else ("it", "is", "has")
    )
    return Told(
        it=it,
        is_=is_,
        has=has,
        thing="they" if many else "it",
        where="us" if firm else "them" if many else "it",
        many=many,
        plural=firm or many,
        firm=firm,
        party=read.kind == "invitation",
        venue=read.venue,
    )


def _prices(o: Told) -> tuple[tuple[str, Said], ...]:
    """Prices, weights, days, what is free and who is welcome."""
    return (
        (rf"(?:only|just) (?P<m>{MONEY}.*)$", lambda m: f"{o.thing} {'cost' if o.many else 'costs'} only {m['m']}"),
        (rf"(?:from|starting at|starts at|starting from) (?P<m>{MONEY}.*)$", lambda m: f"prices start at {m['m']}"),
        (rf"(?:for (?:only |just )?|at )?(?P<m>{MONEY}(?: (?:a|per|each|for|including|incl|all|plus|only|the|in)\b.*|/\w+)?)$", lambda m: f"{o.thing} {'cost' if o.many else 'costs'} {m['m']}"),
        (rf"(?:only |just )?{NUMBER} ?{WEIGHT}\b(?: light| only)?$", lambda m: f"{o.thing} {'weigh' if o.many else 'weighs'} {m[0]}"),
        (rf"(?:only |just )?(?:up to )?{NUMBER}[- ]{LASTING}(?: of)? (?:battery(?: life)?)$", lambda m: f"the battery lasts {re.sub(r' (?:of )?battery.*', '', m[0]).replace('-', ' ')}"),
        (r"(?:up to )?(?P<n>\d+ ?(?:km|kilometres?|miles?|metres?|m)) (?:of )?range$", lambda m: f"it goes {m['n']}"),
        (r"(?P<d>(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b.*)$", lambda m: f"it takes place on {m['d']}"),
        (r"(?:the )?(?P<h>(?:[a-z]+ )?(?:hall|church|library|school|gym|club house|town hall))$", lambda m: f"the place is the {m['h']}"),
        (r"(?P<w>first|second|next) (?P<r>[\w -]+?) (?P<p>\d+ ?%) off$", lambda m: f"you get {m['p']} off the {m['w']} {m['r']}"),
        (r"(?P<p>\d+ ?(?:%|percent)) (?P<r>off|cheaper|discount)\b(?P<e>.*)$", lambda m: f"you get {m[0]}"),
        (r"(?P<n>first|second|last|next) (?P<r>[\w -]+?) (?:is |are )?(?P<f>(?:for )?free|on us)$", lambda m: f"the {m['n']} {m['r']} is {m['f']}"),
        (r"(?:free|no) (?P<r>entry|admission|entrance)(?P<e>.*)$", lambda m: f"admission is free{m['e']}"),
        (r"(?P<r>entry|admission|entrance|parking|delivery|shipping|breakfast|coffee|food|drinks) (?:is |are )?free(?P<e>.*)$", lambda m: f"{m['r']} {'are' if m['r'] == 'drinks' else 'is'} free{m['e']}"),
        (r"free (?P<r>(?!of\b|for\b|from\b|to\b)[\w -]+)$", lambda m: f"you get free {m['r']}"),
        (r"(?:free(?: of charge)?)(?P<e>(?: for [\w -]+)?)$", lambda m: f"{o.thing} {'are' if o.many else 'is'} free{m['e']}"),
        (r"(?P<r>[\w -]+?)s (?P<d>provided|included)$", lambda m: f"{m['r']}s are {m['d']}"),
        (r"(?P<r>[\w -]+?) theme$", lambda m: f"the theme is {m['r']}"),
        (r"(?P<r>[\w, -]+?) (?:are )?welcome$", lambda m: f"{m['r']} are welcome" if is_plural(m["r"].split()[-1]) or " and " in m["r"] or m["r"].endswith(("kids", "people", "children")) else f"{m['r']} is welcome"),
    )  # fmt: skip


def _deeds(o: Told) -> tuple[tuple[str, Said], ...]:
    """How long it is there, what it does and when it opens."""
    return (
        (r"(?:everything|all) (?P<r>.+)$", lambda m: m[0] if re.search(r"\b(?:is|are|must|will|can|has|goes|comes)\b", m[0]) else f"everything is {m['r']}"),
        (r"since (?P<r>\d{4}.*|.+)$", lambda m: f"{o.it} {o.has} been here since {m['r']}"),
        (r"(?:founded|established|est\.?|opened)(?: in)? (?P<r>\d{4}.*)$", lambda m: f"{o.it} began in {m['r']}"),
        (r"(?:for|over|more than) (?P<r>[\w ]+? years)$", lambda m: f"{o.it} {o.has} done this for {m[0].removeprefix('for ')}"),
        (r"(?:starting|beginning) (?P<r>.+)$", lambda m: f"{o.thing} {'start' if o.many else 'starts'} {m['r']}"),
        (rf"(?P<v>{DOES})\b(?P<r>.*)$", lambda m: f"{o.it if m['v'] not in ('costs', 'starts', 'weighs', 'fits') else o.thing} {base_form(m['v']) if o.plural else m['v']}{m['r']}"),
        (r"(?:open|closed)\b.*$", lambda m: f"{o.it} {o.is_} {m[0]}"),
        (r"only (?P<r>(?:in|on|at|for|until|till|from|this|here|today)\b.*)$", lambda m: f"you get {o.where} only {m['r']}" if not o.firm else f"only {m['r']}"),
        (r"(?:coming|here|out|available|in stores|in shops|on sale|ready|back)\b.*$", lambda m: f"{o.thing} {'are' if o.many else 'is'} {m[0]}"),
    )  # fmt: skip


def _marks(o: Told) -> tuple[tuple[str, Said], ...]:
    """What it has none of, what comes with it, how and where it is."""
    return (
        (r"(?:no|without(?: any)?|zero) (?P<r>.+)$", lambda m: f"there {'are' if is_plural(_head(m['r'])) else 'is'} no {m['r']}"),
        (r"so (?P<r>[a-z]+ (?:that|nobody|you|it|no one|everybody|everyone|even)\b.*)$", lambda m: f"{o.it} {o.is_} so {m['r']}"),
        (r"with (?=\d|an? |no |two |three |four |five |six |seven |eight |ten )(?P<r>.+)$", lambda m: f"{o.it} {o.has} {m['r']}" if not o.party else f"there is {m['r']}"),
        (r"(?:comes? )?with (?P<r>.+)$", lambda m: f"there {'are' if is_plural(_head(m['r'])) else 'is'} {m['r']}" if o.firm or o.party or o.venue else f"{o.it} {'come' if o.many else 'comes'} with {m['r']}"),
        (rf"(?P<r>{DONE}) (?P<e>(?:from|of|by|in|with|for|on|at|to|into|without|since|until)\b.*)$", lambda m: f"{o.it if not o.firm else 'everything'} {o.is_ if not o.firm else 'is'} {m[0]}"),
        (rf"(?:also |very |completely |100% |fully |all |really |super )*{QUALITY}(?:(?: to| for| in| at|,| and)\b.*)?$", lambda m: f"{o.it} {o.is_} {m[0]}"),
        (r"for (?P<r>(?!rent|sale).+)$", lambda m: f"{o.it} {o.is_} for {m['r']}"),
        (r"(?:every|each|daily|weekly|on weekends|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)\b.*$", lambda m: f"{o.it} {o.is_} there {m[0]}" if not o.party else f"it is on {m[0]}"),
        (rf"(?:on )?(?=(?:the )?{DATED})(?P<r>.+)$", lambda m: f"the date: {m['r']}"),
        (rf"(?P<r>{PLACED} .+)$", lambda m: f"you find {o.where} {m['r']}" if not o.party else m[0]),
        (rf"(?P<r>{ADDRESS})$", lambda m: f"find out more at {m['r']}"),
    )  # fmt: skip


def in_full(fact: str, read: Idea) -> str:
    """A fact as a sentence about the offer; what is one already stays as it is."""
    fact = fact.strip()
    if not fact or re.match(
        rf"{IMPERATIVE}|(?:how|why|what|where|when)\b|(?!open (?:from|daily|till|until|every|on|at|all|again|now|\d)|fresh |water|rest|paint|log){STEP.pattern}",
        fact,
        re.IGNORECASE,
    ):
        return fact
    if re.match(
        r"(?:it|we|they|you|i|every one|each one|there|this|that|everybody|everyone|nobody|somebody)\b",
        fact,
        re.IGNORECASE,
    ):
        return fact
    told = _told(read)
    rules = (*_prices(told), *_deeds(told), *_marks(told))
    for pattern, said in rules:
        if m := re.match(pattern, fact, re.IGNORECASE):
            return said(m) if callable(said) else said
    if Words(fact).subject(0, free=True):
        return fact
    return _named(fact)


FIRM = re.compile(
    r"\b(?:team|company|firm|business|start-?up|bakery|carpentry|workshop|brigade|club|choir|charity|association|agency|farm|brewery|winery|roastery|practice|clinic|school|family|joinery|service|studio|garage|hotel|restaurant|shop|cafe)$",
    re.IGNORECASE,
)
"""Who says "we" of what is theirs."""


def _head(phrase: str) -> str:
    """The last noun of a phrase before what is said of it: "rooms" of "rooms with a view"."""
    first = re.split(
        r" (?:of|with|in|on|at|for|from|by|over|to|that|which|who|and|per)\b|,", phrase
    )[0]
    return first.split()[-1] if first.split() else phrase


def _named(fact: str) -> str:
    """A fact that only names a thing: there is one."""
    if re.match(r"[A-Z]", fact) or not re.search(r"[a-z]{3}", fact):
        return fact
    head = _head(fact)
    many = is_plural(head) or " and " in fact or ", " in fact
    one = not many and re.match(
        r"(?:an?|the|one|our|your|my|\d|every|each|some|more|fresh|live|good)\b", fact
    )
    return (
        f"there {'are' if is_plural(head) else 'is'} {fact}"
        if many or one or re.search(r"ing$|[a-z]$", head)
        else fact
    )
