"""What an idea is about, as a phrase and as a question."""

import re

from tools.writing.english import base_form, capital, is_plural
from tools.writing.patterns import Kind
from tools.writing.tale.phrases import Words
from tools.writing.tale.words import MODAL, in_past

WHAT_IS = re.compile(
    r"what\s+((?:(?:our|my|the|an?)\s+)?[\w' -]+?)\s+(?:is|are|means?)$", re.IGNORECASE
)
""" "what our refund policy is": the thing in the middle is what is explained."""


OFFERS = frozenset({"explainer", "product", "invitation"})
"""Kinds of film that are for a thing, not about somebody."""
AUDIENCES = r"kids|children|beginners|workers|teenagers|teens|adults|students|seniors|parents|pupils|patients|staff|employees|colleagues|starters|newcomers|grandparents|farmers|gardeners|hikers|cyclists|tenants|drivers|tourists"
AUDIENCE = rf" (?:for|to) (?:[\w-]+ ){{0,2}}(?:year[- ]olds?|dummies|everyone|everybody|people|{AUDIENCES})$"
""" "for teenagers" says who listens; it is no part of the topic."""
FOR_WHOM = r"(?:, for| for (?:my|our|your)) (?!free\b)[^,.;?!]+$"
""" "for my six-year-old" and ", for patients in a waiting room" say it too."""


HOWTO = re.compile(r"(?:how|what) to\b", re.IGNORECASE)
"""How a topic begins that somebody wants to do."""


def question_part(topic: str) -> str:
    """ "how to repot a plant: take it out ..." is its question; "safety briefing: how to lift" what follows."""
    before, colon, _ = topic.partition(": ")
    if colon and re.match(
        r"(?:explain(?:ing)? )?(?:how|why|what|when|where|who)\b", before, re.IGNORECASE
    ):
        return before
    return re.sub(r"^[\w ]{3,30}:\s+", "", topic)


def listeners(text: str) -> str:
    """For whom an explanation is made: "teenagers"; empty when it does not say."""
    said = re.search(rf"\b(?:for|to) ((?:{AUDIENCES}))\b", text, re.IGNORECASE)
    return said[1].lower() if said else ""


def lower(text: str) -> str:
    """Lower the first letter of an ordinary first word; names keep theirs."""
    if re.match(
        r"(?:A|An|The|My|Our|His|Her|One|Two|Three|Four|How|Why|What|When|Where|Some|Many|Last|Retired|Old|Young|Little)\b(?! (?:Mr|Mrs|Ms|Miss|Dr)\b)",
        text,
    ):
        return text[:1].lower() + text[1:]
    return text


def topic_of(text: str, kind: Kind) -> str:
    """The idea without "an ad for", "the story of", "a poem about"."""
    lead = (
        r"^(?:news\s*:\s*|breaking\s*:\s*)?(?:(?:an?|the|our|my|short|little|new|brief)\s+)*(?:[\w'’-]+\s+){0,2}?(?:ads?|adverts?|advertisements?|commercials?|promos?|spots?|teasers?|trailers?|demos?|explainers?|tutorials?|tributes?|thank[- ]you|poems?|haikus?|ode|sonnets?|limericks?|lullab(?:y|ies)|rhymes?|rap|ballad|invitations?|invites?|"
        r"invite video|documentar(?:y|ies)|news(?: report)?|reports?|announcements?|campaign(?: film)?|story|tale|fairy tale|fable|legend|elegy|eulogy|film|movie|video|clip|launch|history|music video|save the date(?: clip)?|day in the life|lesson|guide|introduction|tour|portrait)(?:\s+(?:for|of|about|on|to|that|between|where|in which)\s+|\s*[:–]\s+)"
    )
    text = re.sub(
        r"^(?:breaking(?: news)?|news|headline)\s*[:–-]\s*", "", text, flags=re.IGNORECASE
    )
    text = re.sub(r"^(?:a|one) (?:\w+ )?day with\s+", "", text, flags=re.IGNORECASE)
    text = re.sub(
        r"^(?:a |the )?(?:joke|gag|sketch|cartoon) (?:about|of|with) ",
        "",
        text,
        flags=re.IGNORECASE,
    )
    short = re.sub(lead, "", text, flags=re.IGNORECASE)
    if kind not in OFFERS:  # "a teaser for a heist film about ..." is about what the film is about
        short = re.sub(lead, "", short, flags=re.IGNORECASE)
    if kind == "invitation":
        short = re.sub(
            r"^(?:(?:please )?invit(?:e|ing)\s+(?:[\w']+\s+){1,4}?to|you(?:'re| are)(?: all| warmly| cordially)* invited to|(?:please )?come to|(?:please )?join us (?:for|at)|save[- ]the[- ]date(?: for|:| -|,)?)\s+(?=an?\b|the\b|our\b|my\b|[A-Za-z])",
            "",
            short,
            flags=re.IGNORECASE,
        )
        short = re.split(r",\s|\s+(?:on|at|this|next)\s+(?=[A-Z]|\d|the \d|noon)", short)[0]
    if kind in ("product", "invitation", "tribute"):
        short = re.sub(r"^(?:(?:the )?launch of|campaign:?)\s+", "", short, flags=re.IGNORECASE)
    short = re.sub(r"^(?:about|between) ", "", short, flags=re.IGNORECASE)
    return short.strip(" ,") or text


def setting_of(text: str) -> str:
    """The place that an idea names, with its preposition; empty when it names none."""
    text = re.sub(r"\bcross(?:es)? (?=the\b|an?\b)", "across ", text)
    m = re.search(
        r"\b((?:in|at|on|near|under|inside|behind|across|through|along|beside)\s+(?:the |an? |our |my |his |her )?[\w' -]{3,40}?)(?=\s*(?:,|\.|$|\bwho\b|\bthat\b|\band\b|\bwhere\b|\bwhen\b|\bwith\b|\bfor\b|\bto\b|\bfrom\b|(?<=\w)\s+(?:receives?|gets?|finds?|meets?|loses?|builds?|opens?|discovers?|follows?|takes?|makes?|learns?|falls?|waits?|keeps?|lives?|works?|tries|wants?|gets?|goes|starts?|becomes?|sees?|hears?|saves?|writes?|paints?|plays?|is|are|was|were)\b))",
        text,
    )
    time = r"(?:in|on) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in love|in the life|on time|at last|in \d|.*\b(?:nights?|days?|mornings?|evenings?|weeks?|years?|birthday|way|own|rain|snow|dark|winter|summer|spring|autumn)$"
    place = re.sub(r"\s+(?:every|each|all|one) \w+$", "", m[1]) if m else ""
    return "" if re.match(time, place) else place


def _what(topic: str) -> str:
    """ "what our refund policy is" and "what to do when it burns" as questions; empty for all others."""
    if what := WHAT_IS.match(topic):
        return f"What {'are' if is_plural(what[1]) else 'is'} {what[1]}?"
    todo = re.match(r"what to (.+)$", topic, re.IGNORECASE)
    return f"What do you {todo[1]}?" if todo else ""


def _by_its_verb(topic: str) -> str:
    """ "how bees find their way home" as "How do bees find their way home?"; empty where no verb is found."""
    ask, _, said = topic.partition(" ")
    words = Words(said)
    found = words.subject(0, free=True) if ask.lower() in ("how", "why", "when", "where") else None
    if not found or found.rel:
        return ""
    verb, subject = words.at(found.verb), words.text(found.start, found.verb)
    if verb in MODAL or verb in ("is", "are", "was", "were"):
        return f"{capital(ask)} {verb} {subject} {words.text(found.verb + 1, 99)}?"
    does = "did" if in_past(verb) else "do" if found.many else "does"
    rest = words.text(found.verb + 1, 99)
    return f"{capital(ask)} {does} {subject} {base_form(verb)} {rest}".strip() + "?"


def _unusual(topic: str) -> str:
    """The question of a topic that has none of the usual verbs, or no question word."""
    if asked := _by_its_verb(topic):
        return asked
    if re.match(r"(?:how|why|what|when|where)\b", topic, re.IGNORECASE):
        return capital(topic) + ("?" if topic.lower().startswith("what") else ".")
    if re.match(r"the (?:history|invention|story|origin)\b", topic, re.IGNORECASE):
        return (
            f"What is {topic}?"
            if topic.startswith("the story behind")
            else f"What is the story behind {re.sub(r'^the [a-z]+ of ', '', topic)}?"
        )
    return f"What {'are' if is_plural(topic) else 'is'} {topic}?"


def question_of(topic: str) -> str:
    """ "how bees make honey" as "How do bees make honey?"."""
    topic = question_part(topic)
    topic = re.sub(rf",.*$|{AUDIENCE}|{FOR_WHOM}", "", topic).rstrip("?. ")
    m = re.match(
        r"(how|why|when|where)\s+(?:to\s+(?P<to>.+)|(?P<s>.+?)\s+(?P<v>is|are|was|were|can|will|should|must)\s+(?P<r>.+)|(?P<s2>.+?)\s+(?P<v2>have|has|work|works|make|makes|matter|matters|grow|grows|fly|flies|sleep|sleeps|move|moves|form|forms|happen|happens|become|becomes|get|gets|turn|turns|need|needs|sing|sings|change|changes|cost|costs|live|lives)\b(?P<r2>.*))$",
        topic,
        re.IGNORECASE,
    )
    if known := _what(topic):
        return known
    if re.match(
        r"(?:how|why|when|where|what)\s+(?:do|does|did|is|are|was|were|can|should|will)\b",
        topic,
        re.IGNORECASE,
    ):
        return capital(topic) + "?"
    if not m:
        return _unusual(topic)
    ask = capital(m[1].lower())
    if m["to"]:
        return f"How do you {m['to']}?"
    if m["v"]:
        return f"{ask} {m['v']} {m['s']} {m['r']}?"
    many = not re.search(r"(?:s|ies)$", m["v2"])
    return f"{ask} {'do' if many else 'does'} {m['s2']} {base_form(m['v2'])}{m['r2']}?"
