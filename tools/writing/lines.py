"""Chooses what is said: a line of the arc that fits the scene's length, best one about this very idea."""

import re

from film.gaps import spoken as spoken_part
from tools.writing.desk import Desk
from tools.writing.english import capital, is_plural
from tools.writing.facts import brief, facts_of, given, joined, spoken
from tools.writing.forms import place_of
from tools.writing.idea import Idea
from tools.writing.library import Role
from tools.writing.patterns import VERBS, somebody

WORDS_A_SECOND = 2.3
SLOT = re.compile(r"\{(\w+)\}")
OWN = re.compile(
    r"\{(?:once|did|thing|goal|topic|question|question_low|name|trouble|help|daily|own|fact|fact2|wish|lost|you_did)\}",
    re.IGNORECASE,
)
ONCE = ("trouble", "help", "daily", "goal", "wish", "once", "fact", "fact2")
"""What may be told once in a film: the second time it is no news."""
GAPS = frozenset({"explainer", "news"})
"""Kinds of film that live on facts, and say where one is missing; others ask for as few as they can."""
SURE = re.compile(r"\{(?:Once|Fact2?|You_did)\}")
"""What the person said themselves is never left out."""
FACT = re.compile(r"\{(Fact2?)\}")
WISH = re.compile(r"(?:dreamed|wanted|wished|learned|tried|hoped|longed|needed|decided)\b")
OFTEN = 0.8
SUBJECT = re.compile(
    r"\{(?:a|the|once|whom|name|dear|one|other|a_one|a_other|lost|own|did|you_did|topic)\}",
    re.IGNORECASE,
)
"""Slots that say whom or what a film is about."""
NAMED_IN_FULL = frozenset({"explainer", "news", "product", "invitation", "poem"})
"""Kinds of film whose name is what stays; stories call their hero by a short name once he is known."""
MEET = ("This is the story of {a}.", "Meet {a}.", "This is {a}.")
"""How a story begins when no line of its arc that names its hero fits."""
PET = r"(?:grand(?:ma|pa|dad)|mum|mom|dad|granny|nan|papa|mama|oma|opa)"
"""What somebody of the family is called to their face."""
KNOWN = re.compile(r"\{(?:place|date|time)\}", re.IGNORECASE)
"""Where and when, where the person has said it."""
PICTURED = "~"
"""Before the words of a picture that a line brings with it."""
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


def slots(desk: Desk, number: int = 0, most: int = 99, first: bool = True) -> dict[str, str]:
    """What the braces in the texts stand for; capitalised names give capitalised words.

    `number` counts the steps of an explainer, `most` is how many words the scene can carry. In the
    `first` scene somebody is named in full, later in short.
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
    facts = [f for f in facts_of(read) if spoken(f) <= most and f.lower() != read.topic.lower()]
    words |= {
        "once": once(read, most),
        "daily": world.daily if lively(read) else "",
        "trouble": world.trouble,
        "help": world.help,
        "n": str(number),
        "own": re.sub(r"^an?\s", "the ", thing),
        "fact": facts[0] if facts else "",
        "fact2": joined(facts[1:], most),
        "there_name": place_of(read.text),
        **given(read.text),
    }
    if read.kind == "news":
        words["topic"] = brief(read.topic, most)
    if not first and read.kind not in NAMED_IN_FULL:
        words["the"] = by_head(read.the)
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
        **_each(read),
    }


def _each(read: Idea) -> dict[str, str]:
    """The two an idea is about, for lines that tell them apart."""
    if not read.pair:
        return {}
    one, other = (by_head(re.sub(r"^(?:an?|one)\s", "the ", p)) for p in read.pair)
    return {"a_one": read.pair[0], "a_other": read.pair[1], "one": one, "other": other}


def by_head(the: str) -> str:
    """ "the old lighthouse keeper" is "the keeper" once we know him; names and groups stay."""
    bare = re.split(r"\s(?:of|from|in|on|at|with|who|that|under|near)\s", the)[0]
    words = bare.split()
    plain = words[0] == "the" and len(words) > 2 and somebody(words[-1]) and "and" not in words
    return f"the {words[-1]}" if plain and not re.search(r"[,A-Z']", bare) else the


def you_did(read: Idea) -> str:
    """What an idea says of whom it honours, said to their face: "You unlocked the school"."""
    if not read.did or re.match(
        r"(?:retired|turned|died|passed|left|was leaving|celebrated)\b", read.did
    ):
        return ""
    did = re.sub(r"\b(?:his|her|their)\b", "your", re.sub(r"^was\b", "were", read.did))
    return f"you {did}"


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

    A line with a picture of its own answers that picture, marked PICTURED. Lines about this idea come first, then those that fill the time. The `last` line of a film is
    what stays: it names something of this film, or a hundred films would end alike.
    """
    fits = [
        (raw, line)
        for raw in role.lines
        if (line := filled(raw, words)) and spoken(line) <= most and desk.sky.fits(line)
    ]
    fresh = [f for f in fits if f[1].lower() not in desk.used]
    fresh = [f for f in fresh if role.seen.get(f[0]) not in desk.used] or fresh
    said = [f for f in fresh if spoken_part(f[1])] or fresh
    whole = [f for f in said if "[" not in f[1]]
    known = [f for f in whole if KNOWN.search(f[0])]
    fits = known or said if desk.idea.kind in GAPS else whole or said
    fits = _about(desk, fits, words, most)
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
    desk.used |= {role.seen[raw]} if raw in role.seen else set()
    desk.told.append(bool(SUBJECT.search(raw)))
    return line, PICTURED + picture if (picture := _picture(role, raw, words)) else moment_of(raw)


def _picture(role: Role, raw: str, words: dict[str, str]) -> str:
    """The picture that a line brings, or that shows the fact it tells; empty when it has none."""
    if raw in role.seen:
        return role.seen[raw]
    slot = FACT.match(raw)
    fact = words[slot[1].lower()] if slot else ""
    return "" if re.search(r"\d|[\[{]", fact) or not fact else f"{{the}}, {fact}, {{at}}"


def _about(
    desk: Desk, fits: list[tuple[str, str]], words: dict[str, str], most: int
) -> list[tuple[str, str]]:
    """A story names whom it is about at once, and never forgets them for two scenes in a row."""
    if desk.idea.form or desk.idea.kind in NAMED_IN_FULL or (desk.told and desk.told[-1]):
        return fits
    naming = [f for f in fits if SUBJECT.search(f[0])]
    if naming or desk.told:
        return naming or fits
    meet = [(raw, filled(raw, words)) for raw in MEET]
    return [m for m in meet if spoken(m[1]) <= most] or fits


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
