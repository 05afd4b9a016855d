"""Reads one idea: whom it is about, what they do, where, and what kind of film it wants to be."""

import re
from typing import Literal

from pydantic import BaseModel

from tools.writing.english import base_form, capital, past_form, with_article

Kind = Literal[
    "loss",
    "love",
    "quest",
    "discovery",
    "rivalry",
    "last",
    "day",
    "product",
    "explainer",
    "invitation",
    "tribute",
    "poem",
    "news",
]
FAMILY = r"grandma(?:'s)?|grandmother|granny|nan|grandpa|grandfather|granddad|mum|mom|mother|dad|father|husband|wife|aunt|uncle|sister|brother|teacher|friend"
KINDS: list[tuple[Kind, str]] = [
    ("poem", r"\b(?:poem|poetry|haiku|verses?|ode to|sonnet)\b"),
    ("invitation", r"\b(?:invit\w+|save the date|rsvp|join us|come to (?:my|our)|(?:my|our)\b.*\b(?:party|wedding|anniversary|baptism|housewarming)|birthday party|open house|housewarming)\b"),
    ("tribute", rf"\b(?:tribute|in memory|memorial|farewell|retirement|thank[- ]you film|obituary|remember\w* (?:my|our)|(?:my|our) (?:late |dear |beloved |old )?(?:{FAMILY})|turning (?:sixty|seventy|eighty|ninety|a hundred|\d\d+))\b"),
    ("news", r"\b(?:news|breaking|headline|announce\w*|press release|report on|update on)\b"),
    ("product", r"\b(?:ads?|advert\w*|commercial|promo\w*|product|launch\w*|brand|campaign|spot for|teaser for|trailer for|(?:my|our)\s+(?:\w+\s+){0,3}(?:restaurant|hotel|gym|cafe|bakery|shop|store|app|studio|company|bar|salon|podcast|business|start-?up|product|service|clinic|school))\b"),
    ("explainer", r"^(?:how|why|what|when|where)\b|\b(?:explain\w*|tutorial|how to|how \w+ (?:works?|is made|are made)|history of|invention of|guide to|introduction to|basics of|lesson|safety)\b"),
    ("last", r"^(?:the |one )?last\b(?! (?:night|day|week|summer|year|time|dance|chance))|\bthe last (?:\w+ ){1,2}(?:on|in|of|alive|left)\b"),
    ("rivalry", r"\b(?:rivals?|rivalry|versus|vs\.?|compet\w+|contest|duel|race against|enem(?:y|ies)|feud|fight each other|against each other)\b"),
    ("love", r"\b(?:in love|love story|falls? for|romance|romantic|kiss\w*|loves?|sweethearts?|first date)\b"),
    ("loss", r"\b(?:los(?:es|t|ing)|missing|misses|forgets?|forgot|forgotten|lonely|alone|grief|griev\w+|goodbye|never comes?|waits?|waiting|left behind|abandoned|gone|stolen|dies|died|disappear\w*|vanish\w*)\b"),
    ("discovery", r"\b(?:finds?|found|finding|discover\w*|door|secret|hidden|stumbles?|map|treasure|opens? (?:a|the) (?:door|box|letter|book|gate)|mysterious|uncovers?|meets?)\b"),
    ("day", r"\b(?:day in the life|a day with|everyday|routine|daily|every (?:day|night|morning)|works? (?:at|in|as)|runs an?)\b"),
    ("quest", r"\b(?:who|that|which|to|dreams?|wants?|wish\w*|tries|learns?|learning|search\w*|journey|travel\w*|protect\w*|saves?|becom\w+|goes|going|carr\w+|steals?|builds?|afraid|fl(?:y|ies|ying)|sav(?:e|ing))\b"),
]  # fmt: skip
VERBS = (
    r"(?:finds?|found|loses|lost(?!\s+(?:in|on|at)\b)|dreams?|wants?|wishes|tries|learns?|searche?s?|travels?|goes|went|becomes?|builds?|built|discovers?|meets?|steals?|saves?|protects?|carries|delivers?|opens?|waits?|falls?|fell|talks?|runs?|"
    r"eats?|sings?|wakes?|keeps?|forgets?|forgot|writes?|makes?|paints?|plays?|walks?|flies|swims?|climbs?|leaves?|returns?|lives?|works?|has|is|can|cannot|can't|helps?|teaches|sells?|buys?|follows?|chases?|hides?|grows?|gets?|moves?|comes?|takes?|"
    r"gives?|turns?|drives?|rides?|sails?|rows?|hunts?|fights?|loves?|hates?|collects?|repairs?|fixes|invents?|knits?|bakes?|cooks?|dances?|decides?|refuses|starts?|stops?|crosses|hears?|sees?|catches|rescues?|trains?|races|raises|visits?|hosts?|needs?|holds?|never|never comes|who)"
)
FEMALE = re.compile(
    r"\b(?:girl|woman|grandma|grandmother|granny|nan|mother|mum|mom|queen|princess|sister|witch|lady|bride|wife|aunt|actress|waitress|she|her|nun|daughter|ballerina)\b",
    re.IGNORECASE,
)
MALE = re.compile(
    r"\b(?:boy|man|grandpa|grandfather|father|dad|king|prince|brother|wizard|he|his|him|fisherman|husband|uncle|postman|monk|groom|waiter|son|gentleman|knight|snowman)\b",
    re.IGNORECASE,
)
HUMAN = re.compile(
    r"\b(?:keeper|astronaut|detective|bakers?|teacher|sailor|child|kids?|chef|artist|doctor|knight|musicians?|dancers?|farmer|scientist|friends?|pirate|captain|boxer|conductor|clockmaker|painter|writer|poet|engineer|gardener|driver|librarian|student|singer|inventor|runner|cook|barista|builder|pilot|nurse|soldier|spy|thief|guard|photographer|actor|magician|mechanic|watchmaker|shepherd|tailor|shoemaker|florist|postwoman|neighbours?|couple|people|workers?|twins|family)\b",
    re.IGNORECASE,
)
VENUE = re.compile(
    r"\b(?:restaurant|hotel|gym|cafe|café|bakery|shop|store|bar|pub|salon|clinic|school|studio|museum|inn|market|bookshop|hostel|diner|pizzeria)$",
    re.IGNORECASE,
)
NUMBERS = r"two|three|four|five|six|seven|eight|nine|ten|many|some|several|a few|a group of"


class Idea(BaseModel):
    """An idea taken apart. `a` and `the` name whom it is about; `goal`, `did`, `thing` may be empty."""

    text: str
    kind: Kind
    a: str
    the: str
    short: str
    they: str = "it"
    them: str = "it"
    their: str = "its"
    was: str = "was"
    did: str = ""
    goal: str = ""
    thing: str = ""
    topic: str = ""
    question: str = ""
    setting: str = ""
    name: str = ""
    beats: tuple[str, ...] = ()
    venue: bool = False


def read_idea(text: str) -> Idea:
    """Take an idea apart. Never raises; what cannot be read stays empty."""
    clean = re.sub(r"\s+", " ", text.strip()).strip(" .!")
    beats = read_beats(text)
    first = re.split(r"(?<=[a-z])[.!?;]\s+(?=[A-Z])", clean)[0] if not beats else clean
    kind: Kind = next((k for k, p in KINDS if re.search(p, clean, re.IGNORECASE)), "day")
    subject, clause = _subject(_topic_of(first, kind), kind)
    name = _name(clean, subject)
    a, the, short = _called(subject, name, kind)
    they, them, their, was = _pronouns(subject, clean, name, kind)
    verb = _clause(clause, their)
    setting = _setting(first)
    topic = _lower(_topic_of(first, kind))
    if kind == "explainer":
        topic = re.sub(r"\s+(?:explainer|tutorial|lesson|video|film)\b.*$", "", topic)
    if kind == "tribute":
        kin = re.search(rf"\b(?:{FAMILY})\b", clean, re.IGNORECASE)
        name = name or (capital(re.sub(r"'s$", "", kin[0].lower())) if kin else capital(short))
    return Idea(
        text=clean, kind=kind, a=a, the=the, short=short, they=they, them=them, their=their, was=was, did=verb[0], goal=verb[1], thing=verb[2],
        topic=topic, question=_question(topic) if kind == "explainer" else "", setting=setting, name=name or (the if kind == "product" else capital(short)), beats=tuple(beats),
        venue=kind == "product" and bool(VENUE.search(short)),
    )  # fmt: skip


def read_beats(text: str) -> list[str]:
    """Scenes the person spelled out: "Scene 1: ... Scene 2: ..." or a numbered list; word for word."""
    marked = re.split(
        r"(?:^|[\s;.,])(?:scene|shot|beat)\s*\d{1,2}\s*[:.)–-]\s*", text, flags=re.IGNORECASE
    )
    if len(marked) > 2:
        return [m.strip(" ;,\n") for m in marked[1:] if m.strip(" ;,.\n")]
    listed = re.findall(r"(?m)^\s*(?:\d{1,2}[.):]|[-*•])\s+(.+?)\s*$", text)
    if len(listed) > 1:
        return [x.strip() for x in listed]
    inline = re.split(r"(?:^|\s)\(?\d{1,2}[.):]\s+", text)
    return (
        [x.strip(" ;,") for x in inline[1:] if x.strip()]
        if len(inline) > 3 and re.search(r"\b1[.):]\s", text)
        else []
    )


def _lower(text: str) -> str:
    """Lower the first letter of an ordinary first word; names keep theirs."""
    if re.match(
        r"(?:A|An|The|My|Our|His|Her|One|Two|Three|Four|How|Why|What|When|Where|Some|Many|Last|Retired|Old|Young|Little)\b",
        text,
    ):
        return text[:1].lower() + text[1:]
    return text


def _topic_of(text: str, kind: Kind) -> str:
    """The idea without "an ad for", "the story of", "a poem about"."""
    lead = (
        r"^(?:news\s*:\s*|breaking\s*:\s*)?(?:(?:an?|the|our|my|short|little|new|brief)\s+)*(?:[\w-]+\s+){0,2}?(?:ads?|adverts?|advertisements?|commercials?|promos?|spots?|teasers?|trailers?|explainers?|tutorials?|tributes?|poems?|haiku|ode|invitations?|invites?|"
        r"invite video|documentar(?:y|ies)|news(?: report)?|reports?|announcements?|campaign(?: film)?|story|tale|film|video|clip|launch|history|music video|save the date(?: clip)?|day in the life|lesson|guide|introduction)\s+(?:for|of|about|on|to|that|:)\s+"
    )
    text = re.sub(r"^(?:breaking )?(?:news|headline)\s*[:–-]\s*", "", text, flags=re.IGNORECASE)
    short = re.sub(lead, "", text, flags=re.IGNORECASE)
    if kind in ("product", "invitation", "tribute"):
        short = re.sub(r"^(?:(?:the )?launch of|campaign:?)\s+", "", short, flags=re.IGNORECASE)
    return short.strip(" ,") or text


def _subject(text: str, kind: Kind) -> tuple[str, str]:
    """(noun phrase, what follows it)."""
    if kind == "product":
        return _noun(
            re.sub(r"^(?:an?|the|our|my)\s+(?:brand[- ])?new\s+", "a ", text, flags=re.IGNORECASE)
        ), ""
    if kind == "explainer":
        text = re.sub(r"\s+(?:explainer|tutorial|lesson)\b.*$", "", text)
        text = re.sub(
            r"^the (?:history|invention|story|origins?) of (?:the )?",
            "a ",
            text,
            flags=re.IGNORECASE,
        )
        m = re.match(
            rf"(?:how|why|what|when|where)\s+(?:do|does|is|are|did|can|to)?\s*(?P<s>(?:the\s+|an?\s+)?[\w'-]+(?:\s+[\w'-]+)?)\b",
            text,
            re.IGNORECASE,
        )
        if m and re.match(r"how to\b", text, re.IGNORECASE):
            return "somebody at work", ""
        if m:
            noun = re.split(
                r"\s+(?:is|are|make|makes|work|works|matters?|become|becomes|grow|grows|fly|sleep|move|form|forms|get|gets|do|does|can|was|were|happen|happens|on|in)\b",
                m["s"],
            )[0]
            return noun, ""
        return re.split(r"\s+(?:for|in|on|at)\b|,", text)[0], ""
    m = re.match(
        rf"(?P<s>.+?)(?:,\s*|\s+)(?:(?:who|that|which)\s+(?P<rel>.+)|(?P<verb>{VERBS}\b.+)|(?P<ing>(?:waiting|lost|searching|looking|trying|learning|going|living|dreaming|running|racing|flying|walking|stuck|trapped|afraid|turning|opening|travelling|traveling|working|playing|sailing)\b.+))$",
        text,
        re.IGNORECASE,
    )
    if (
        m
        and len(m["s"].split()) <= 8
        and not re.fullmatch(r"(?:a|an|the|my|our|his|her)", m["s"], re.IGNORECASE)
    ):
        return _noun(m["s"]), (
            m["rel"] or m["verb"] or ("was " + m["ing"] if m["ing"] else "")
        ).strip()
    return _noun(text), ""


def _noun(text: str) -> str:
    """The noun phrase up to its first preposition or comma."""
    head = re.split(
        r",|\s+(?:in|at|on|near|with|under|from|during|inside|behind|against|for|about|called|named|is|are|as|to|and (?:his|her|their|a|an|the|its)|who|every|by|after|before|when|where|because)\b",
        text,
    )[0].strip()
    return head or text


def _name(text: str, subject: str) -> str:
    called = re.search(r"\b(?:called|named)\s+\"?([A-Z][\w'-]*(?:\s+[A-Z][\w'-]*){0,3})", text)
    if called:
        return called[1]
    own = re.fullmatch(r"([A-Z][\w'-]+(?:\s+(?:and\s+)?[A-Z][\w'-]+){0,2})", subject)
    first = subject.split()[0] if subject else ""
    ordinary = {
        "A",
        "An",
        "The",
        "My",
        "Our",
        "Two",
        "Three",
        "One",
        "How",
        "Why",
        "What",
        "Some",
        "Many",
    }
    return (
        own[1]
        if own
        and first not in ordinary
        and (
            len(own[1].split()) > 1
            or re.search(rf"(?<!^)\b{re.escape(own[1])}\b", text)
            or re.match(rf"{re.escape(own[1])}\s+{VERBS}\b", text)
        )
        else ""
    )


def _called(subject: str, name: str, kind: Kind) -> tuple[str, str, str]:
    """("a lighthouse keeper", "the keeper", "keeper")."""
    bare = (
        re.sub(
            r"^(?:an?|the|my|our|his|her|their|one|this|some)\s+", "", subject, flags=re.IGNORECASE
        ).strip()
        or "story"
    )
    bare = re.sub(r"^(?:new|brand new)\s+", "", bare) if kind == "product" else bare
    if name and kind != "tribute":
        return (
            (
                f"{name}, {with_article(_lower(bare))}"
                if bare.lower() != name.lower() and kind != "product"
                else name
            ),
            name,
            bare if bare.lower() != name.lower() else name,
        )
    low = _lower(bare)
    if kind == "explainer" and not re.match(r"the\s", subject, re.IGNORECASE):
        return low, low, low
    owned = re.match(r"(?:my|our)\s", subject, re.IGNORECASE)
    the = f"our {low}" if owned and kind in ("product", "invitation") else f"the {low}"
    if re.match(r"the\s", subject, re.IGNORECASE):
        return _lower(subject), the, low
    return (_lower(subject) if owned else with_article(low)), the, low


def _pronouns(subject: str, text: str, name: str, kind: Kind) -> tuple[str, str, str, str]:
    many = re.match(
        rf"(?:{NUMBERS})\b|.*\b(?:friends|brothers|sisters|people|children|kids|twins|neighbours)$",
        subject,
        re.IGNORECASE,
    )
    if (
        many
        or (re.search(r"\band\b", subject) and kind in ("love", "rivalry"))
        or (kind == "explainer" and re.search(r"[^su]s$", subject))
    ):
        return "they", "them", "their", "were"
    if FEMALE.search(subject) or (
        re.search(r"\b(?:she|her)\b", text, re.IGNORECASE) and not MALE.search(subject)
    ):
        return "she", "her", "her", "was"
    if MALE.search(subject) or re.search(r"\b(?:he|his|him)\b", text, re.IGNORECASE):
        return "he", "him", "his", "was"
    if HUMAN.search(subject) or name:
        return "they", "them", "their", "were"
    return "it", "it", "its", "was"


def _clause(clause: str, their: str) -> tuple[str, str, str]:
    """(past, base, lost thing) of "loses his light in a storm"; empty strings when it is no verb phrase."""
    clause = re.split(r"[.;]|,\s+(?=and\b|but\b|so\b|then\b|until\b)", clause)[0].strip(" ,")
    m = re.match(
        r"(?:(?P<adv>never|always|secretly|only|once|still|also)\s+)?(?P<verb>[A-Za-z']+)\b(?P<rest>.*)$",
        clause,
    )
    if not m or not clause or len(clause.split()) > 14:
        return "", "", ""
    adverb = f"{m['adv']} " if m["adv"] else ""
    verb, rest = m["verb"], re.sub(r"\b(?:his|her|its|their)\b", their, m["rest"])
    be = verb.lower() in ("is", "are", "was", "were")
    past = ("were" if their == "their" else "was") if be else past_form(verb)
    base = (
        ""
        if be or verb.lower() in ("can", "cannot", "can't", "must", "has", "never")
        else base_form(verb)
    )
    thing = (
        re.match(
            rf"\s+(?:{their}|the|an?)\s+([\w' -]+?)(?=$|\s+(?:in|on|at|from|to|and|when|while|during)\b)",
            rest,
        )
        if base_form(verb) in ("lose", "miss", "forget", "steal")
        else None
    )
    wish = (
        re.match(r"\s+(?:of|to)\s+(.+)$", rest)
        if base in ("dream", "want", "wish", "learn", "try", "hope", "long", "need", "decide")
        else None
    )
    goal = _goal(base, rest, wish[1] if wish else None)
    return f"{adverb}{past}{rest}", goal, thing[1] if thing else ""


def _goal(base: str, rest: str, wish: str | None) -> str:
    if wish:
        first, _, tail = wish.partition(" ")
        first = re.sub(r"ing$", "", first) if first.endswith("ing") else first
        fixed = {
            "becom": "become",
            "danc": "dance",
            "writ": "write",
            "mak": "make",
            "hav": "have",
            "leav": "leave",
            "sav": "save",
            "be": "be",
            "swimm": "swim",
            "runn": "run",
            "gett": "get",
            "sitt": "sit",
            "com": "come",
            "driv": "drive",
            "rid": "ride",
            "liv": "live",
        }
        return f"{fixed.get(first, first)} {tail}".strip()
    return f"{base}{rest}" if base and base not in ("lose", "be", "forget", "wait") else ""


def _setting(text: str) -> str:
    m = re.search(
        r"\b((?:in|at|on|near|under|inside|behind)\s+(?:the |an? |our |my |his |her )?[\w' -]{3,40}?)(?=\s*(?:,|\.|$|\bwho\b|\bthat\b|\band\b|\bwhere\b|\bwhen\b|\bwith\b|\bfor\b))",
        text,
    )
    return "" if not m or re.match(r"in love|in the life|on time|at last|in \d", m[1]) else m[1]


def _question(topic: str) -> str:
    """ "how bees make honey" as "How do bees make honey?"."""
    topic = re.sub(r",.*$| for (?:kids|children|beginners|factory workers)$", "", topic).rstrip(
        "?. "
    )
    m = re.match(
        r"(how|why|when|where)\s+(?:to\s+(?P<to>.+)|(?P<s>.+?)\s+(?P<v>is|are|was|were|can|will)\s+(?P<r>.+)|(?P<s2>.+?)\s+(?P<v2>work|works|make|makes|matter|matters|grow|grows|fly|flies|sleep|sleeps|move|moves|form|forms|happen|happens|become|becomes|get|gets|turn|turns|need|needs|sing|sings|change|changes|cost|costs|live|lives)\b(?P<r2>.*))$",
        topic,
        re.IGNORECASE,
    )
    if not m:
        if re.match(r"(?:how|why|what|when|where)\b", topic, re.IGNORECASE):
            return capital(topic) + "?"
        if re.match(r"the (?:history|invention|story|origin)\b", topic, re.IGNORECASE):
            return f"What is the story behind {re.sub(r'^the [a-z]+ of ', '', topic)}?"
        return f"What {'are' if re.search(r'[^su]s$', topic) else 'is'} {topic}?"
    ask = capital(m[1].lower())
    if m["to"]:
        return f"How do you {m['to']}?"
    if m["v"]:
        return f"{ask} {m['v']} {m['s']} {m['r']}?"
    many = not re.search(r"(?:s|ies)$", m["v2"])
    return f"{ask} {'do' if many else 'does'} {m['s2']} {base_form(m['v2'])}{m['r2']}?"
