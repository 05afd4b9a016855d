"""Chooses what is said: a line of the arc that fits the scene's length, best one about this very idea."""

import re

from film.gaps import spoken as spoken_part
from tools.writing.desk import Desk
from tools.writing.english import capital, is_plural
from tools.writing.idea import Idea
from tools.writing.library import Role
from tools.writing.patterns import VERBS, somebody

WORDS_A_SECOND = 2.3
SLOT = re.compile(r"\{(\w+)\}")
OWN = re.compile(
    r"\{(?:once|did|thing|goal|topic|question|question_low|name|trouble|help|daily|own|fact|fact2|wish|lost|you_did)\}",
    re.IGNORECASE,
)
ONCE = ("trouble", "help", "daily", "goal", "wish", "once")
"""What may be told once in a film: the second time it is no news."""
GAPS = frozenset({"explainer", "news"})
"""Kinds of film that live on facts, and say where one is missing; others ask for as few as they can."""
SURE = re.compile(r"\{(?:Once|Fact2?|You_did)\}")
"""What the person said themselves is never left out."""
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WISH = re.compile(r"(?:dreamed|wanted|wished|learned|tried|hoped|longed|needed|decided)\b")
OFTEN = 0.8
PET = r"(?:grand(?:ma|pa|dad)|mum|mom|dad|granny|nan|papa|mama|oma|opa)"
"""What somebody of the family is called to their face."""
LAST_PART = re.compile(
    r"(.+),?\s+(?:last night|yesterday|this morning|today|(?:off|in|on|at|near|by|from|to|with|after|during) (?:(?!(?:off|in|on|at|near|by|from|to|with|after|during)\b)[\w'-]+ ?)+)$"
)
"""The last words of when, where or how of a sentence."""
MOMENTS = ("daily", "trouble", "help")
NTH = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)


DANGLING = frozenset(["discovered", "found", "learned", "knew", "decided", "thought", "believed", "said", "noticed", "realised", "realized", "wanted", "tried", "forgot", "remembered"])  # fmt: skip
"""A verb that says nothing without what follows it."""


def limit(duration_s: float) -> int:
    """Most words that can be spoken in a scene."""
    return int(WORDS_A_SECOND * duration_s)


def spoken(text: str) -> int:
    """Words of a line."""
    return len(re.findall(r"[\w'’-]+", text))


def slots(desk: Desk, number: int = 0, most: int = 99) -> dict[str, str]:
    """What the braces in the texts stand for; capitalised names give capitalised words.

    `number` counts the steps of an explainer, `most` is how many words the scene can carry.
    """
    read, world = desk.idea, desk.world
    taken = {
        "a",
        "the",
        "they",
        "them",
        "their",
        "was",
        "did",
        "goal",
        "thing",
        "topic",
        "question",
        "name",
    }
    words = read.model_dump(include=taken) | spoken_of(read)
    thing = next((o for o in read.own[:1] if not o.endswith("s")), "")
    facts = [f for f in facts_of(read) if spoken(f) <= most]
    words |= {
        "once": once(read, most),
        "daily": world.daily if lively(read) else "",
        "trouble": world.trouble,
        "help": world.help,
        "n": str(number),
        "own": re.sub(r"^an?\s", "the ", thing),
        "fact": facts[0] if facts else "",
        "fact2": _joined(facts[1:], most),
        **given(read.text),
    }
    if read.kind == "news":
        words["topic"] = brief(read.topic, most)
    words["question_low"] = read.question[:1].lower() + read.question[1:]
    words["nth"] = NTH[number - 1] if 0 < number <= len(NTH) else "next"
    words |= dict.fromkeys((k for k in ONCE if f"{{{k}}}" in desk.used), "")
    return words | {capital(k): capital(v) for k, v in words.items()}


def lively(read: Idea) -> bool:
    """Whether it is somebody who can have habits: people, animals, whoever has a name."""
    return somebody(read.short) or read.many or read.name in read.a or read.a == "someone"


def spoken_of(read: Idea) -> dict[str, str]:
    """How lines name what was lost, what is wished, who is honoured and what is offered."""
    wish = bool(WISH.match(read.did))
    lost = (
        f"the {read.thing}"
        if re.search(rf"\b(?:an?|the) {re.escape(read.thing)}", read.did)
        else f"{read.their} {read.thing}"
    )
    many = read.kind == "product" and not read.venue and is_plural(read.short)
    called = read.name if read.name != capital(read.short) or read.name == read.a else ""
    short = re.split(r",|\s(?:who|that|which|from|in|on|at|of)\s", read.topic)[0]
    return {
        "wish": read.goal if wish else "",
        "goal": "" if wish else read.goal,
        "lost": lost if read.thing else "",
        "whom": read.a,
        "dear": called
        if re.match(r"[A-Z]", called)
        else capital(read.short)
        if re.fullmatch(PET, read.short)
        else "",
        "you_did": you_did(read) if read.kind == "tribute" else "",
        "this": "these are" if many else "this is",
        "here": "here they are" if many else "here it is",
        "topic_now": re.sub(r"^how to ", "", read.topic),
        "topic_short": short,
    }


def you_did(read: Idea) -> str:
    """What an idea says of whom it honours, said to their face: "You unlocked the school"."""
    if not read.did or re.match(
        r"(?:retired|turned|died|passed|left|was leaving|celebrated)\b", read.did
    ):
        return ""
    did = re.sub(r"\b(?:his|her|their)\b", "your", re.sub(r"^was\b", "were", read.did))
    return f"you {did}"


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
    return [re.sub(r"^(?:and|with)\s+", "", p).strip() for p in told if 1 < spoken(p) <= 12]


def brief(topic: str, most: int) -> str:
    """A headline: the first sentence of a topic, without its last words of when and where if it is too long."""
    said = re.split(r"[;.]\s", topic)[0]
    while spoken(said) > most and (shorter := LAST_PART.match(said)):
        said = shorter[1]
    return said


def _joined(facts: list[str], most: int) -> str:
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
        rf"\b((?:{day},? )?(?:the )?(?:{month} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {month})|(?:this |next )?{day}|last night|this morning|yesterday)\b",
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
    place = place or re.search(r"\b(?:coast|town|city|port|island|village) of ([A-Z][\w'-]+)", text)
    if date and not place:  # "5 July, Villa Rosa, Verona"
        name = rf"(?!{month}|{day})[A-Z][\w'-]+(?: [A-Z][\w'-]+)*"
        place = re.compile(rf", ({name}(?:, {name})?)(?=,|$)").search(text, date.end())
    return {
        "date": date[1] if date else "[date]",
        "time": time[1] if time else "[time]",
        "place": place[1] if place and not re.match(month, place[1]) else "[place]",
    }


def once(read: Idea, most: int = 99) -> str:
    """The first sentence of a story, if the idea says what somebody does; cut to `most` words."""
    if not read.did:
        told = (f"This is the story of {read.topic}.", f"Meet {read.topic}.")
        more = re.match(
            rf"{re.escape(read.a)} (?:in|on|at|of|with|who|that|under|near|from)\b", read.topic
        )
        verb = re.search(rf"\s{VERBS}$", read.topic)  # "... closes" is no name for anybody
        named = more and not verb and read.kind != "day"
        return next((t for t in told if spoken(t) <= most), "") if named else ""
    short = re.split(r"\s+(?:and|that|who|which|because|but|so|when|while|until)\b|,", read.did)[0]
    whole = [read.did] if short.split()[-1] in DANGLING else [read.did, short]
    if (
        not WISH.match(read.did)
        and len(
            aim := re.split(r"\s+to\s+(?!the\b|an?\b|his\b|her\b|their\b|its\b|[A-Z])", short)[
                0
            ].split()
        )
        > 2
    ):
        whole.append(" ".join(aim))
    told = [
        t for did in dict.fromkeys(whole) for t in (_once(read, did), f"{capital(read.the)} {did}.")
    ]
    return next((t for t in told if spoken(t) <= most), "")


def _once(read: Idea, did: str) -> str:
    known = re.match(r"(?:my|our|the|his|her|their)\b", read.a)
    if read.a == read.name or known or (not re.match(r"an?\b", read.a) and not read.many):
        return f"{capital(read.a)} {did}."
    return f"There {'were' if read.many else 'was'} once {read.a} who {did}."


def filled(text: str, words: dict[str, str]) -> str:
    """The text with its slots filled; empty when one of them has nothing to hold."""
    if any(not words.get(m[1], "") for m in SLOT.finditer(text)):
        return ""
    done = SLOT.sub(lambda m: words[m[1]], text)
    done = re.sub(r"(^|[.!?]\s+)([a-z])", lambda m: m[1] + m[2].upper(), done)
    return re.sub(r"([.!?])\.", r"\1", done)


def choose(
    desk: Desk, role: Role, words: dict[str, str], most: int, last: bool = False
) -> tuple[str, str]:
    """A fresh line of at most `most` words, and the moment it tells: what its picture has to show.

    Lines about this idea come first, then those that fill the time. The `last` line of a film is
    what stays: it names something of this film, or a hundred films would end alike.
    """
    fits = [
        (raw, line) for raw in role.lines if (line := filled(raw, words)) and spoken(line) <= most
    ]
    fresh = [f for f in fits if f[1].lower() not in desk.used]
    if desk.idea.kind not in GAPS:
        whole = [f for f in fresh if "[" not in f[1]]
        fits = whole or [f for f in fresh if spoken_part(f[1])] or fresh
    own = [line for raw, line in fits if (SLOT if last else OWN).search(raw)]
    sure = [line for raw, line in fits if SURE.match(raw)]
    full = [line for _, line in fits if spoken(line) >= min(6, most // 2)]
    line = (
        desk.pick(sure)
        or (desk.pick(own) if desk.dice.random() < OFTEN else "")
        or desk.pick(full)
        or desk.pick([line for _, line in fits])
    )
    raw = next((r for r, said in fits if said == line), "")
    desk.used |= {f"{{{k}}}" for k in ONCE if f"{{{k}}}" in raw.lower()}
    return line, moment_of(raw)


def moment_of(raw: str) -> str:
    """ "daily", "trouble" or "help" of the world, "doing" of the idea, "own" thing, or nothing."""
    low = raw.lower()
    if "{own}" in low:
        return "own"
    if re.search(r"\{(?:once|did|goal|you_did)\}", low):
        return "doing"
    if "{prop}" in low:
        return "prop"
    return next((m for m in MOMENTS if f"{{{m}}}" in low), "")
