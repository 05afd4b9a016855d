"""What the braces of the writer's texts stand for: whom an idea is about, what it says, what its world holds."""

import re

from tools.writing.appointed import given
from tools.writing.asked import asked
from tools.writing.desk import Desk
from tools.writing.drawn import building, landmark
from tools.writing.english import capital, is_plural, nth
from tools.writing.facts import LAST_PART, brief, facts_of, intro_of, joined, rest_of
from tools.writing.forms import place_of
from tools.writing.honours import DAY, SPAN, it_did, same_deed, whole_name, you_did
from tools.writing.idea import Idea
from tools.writing.patterns import EVENT, VERBS, somebody
from tools.writing.steps import how_many, list_of, spoken, told_step
from tools.writing.tale.halves import halves
from tools.writing.tale.model import Clause
from tools.writing.topic import WHAT_IS, listeners

ONCE = ("goal", "wish", "once", "rest", "year", "day")
"""What may be told once in a film: the second time it is no news."""
BUSINESS = re.compile(r"\b(?:costs?|weighs?|starts? (?:in|on)|ships?)\b")
"""What nobody begins with: price, weight and start of an offer."""
WISH = re.compile(r"(?:dreamed|wanted|wished|learned|tried|hoped|longed|needed|decided)\b")
FEARS = re.compile(
    r"(?:was|were) (?:so |very )?(?:afraid|scared|frightened|terrified) of ((?:(?!\b(?:and|but)\b)[^,.])+)"
)
NAMED_IN_FULL = frozenset({"explainer", "news", "product", "invitation", "poem"})
"""Kinds of film whose name is what stays; stories call their hero by a short name once he is known."""
PET = r"(?:grand(?:ma|pa|dad)|mum|mom|dad|granny|nan|papa|mama|oma|opa)"
"""What somebody of the family is called to their face."""
ASK_WORD = r"(?:how|why|what|when|where|who)\b"
PRONOUNS = frozenset(("we", "you", "I", "they", "it", "there", "people"))
BARE_WHAT = re.compile(r"what (?:is|are) (.+)$", re.IGNORECASE)
NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")  # fmt: skip
COMMON = re.compile(
    r"(?:Retirement|Farewell|Goodbye|Birthday|Wedding|Summer|Garden|Street|Christmas(?= [a-z])|Surprise|Engagement|Housewarming|School|Open|Baby|Family|Class|Dinner|Charity|Office|Company)\b(?! [A-Z])"
)
DANGLING = frozenset(["discovered", "found", "learned", "knew", "decided", "thought", "believed", "said", "noticed", "realised", "realized", "wanted", "tried", "forgot", "remembered"])  # fmt: skip
"""A verb that says nothing without what follows it."""


def slots(desk: Desk, number: int = 0, most: int = 99, first: bool = True) -> dict[str, str]:
    """What the braces in the texts stand for; capitalised names give capitalised words.

    `number` counts the steps of an explainer, `most` is how many words the scene can carry. In the
    `first` scene somebody is named in full, later in short.
    """
    read = desk.idea
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
    words |= _told_of(desk, number, most) | _world_of(desk)
    if words["you_did"] and any(same_deed(words["you_did"], said) for said in desk.used):
        words["you_did"] = ""
    if landmark(read):
        words["the"] = whole_name(read.text, first)
    if read.kind == "news":
        whole = spoken(read.topic) <= most  # said without anything that leads it in
        words["topic"] = read.topic if whole else brief(read.topic, most)
        whole = whole or any(read.topic.lower() in said for said in desk.used)
        words["rest"] = "" if whole else _sentence(rest_of(read.topic, most))
    if not first and read.kind not in NAMED_IN_FULL and not landmark(read):
        words["the"] = by_head(read.the)
    if read.kind == "invitation":
        words["topic"] = occasion(read.topic, read.text)
    words |= _asked_of(read)
    words["question_low"] = read.question[:1].lower() + read.question[1:]
    words["nth"] = NTH[number - 1] if 0 < number <= len(NTH) else "next"
    words |= dict.fromkeys((k for k in ONCE if f"{{{k}}}" in desk.used), "")
    return words | {capital(k): capital(v) for k, v in words.items()}


def _sentence(rest: str) -> str:
    """What is left of a headline, said by itself: "on Tuesday" is when, "because of a truck" the reason."""
    rest = re.sub(
        r"^because of ", "the reason: ", re.sub(r"^because (?!of\b)", "the reason: ", rest)
    )
    return re.sub(r"^(?=(?:on|at|from|until|since|in) )", "when and where: ", rest)


def occasion(topic: str, text: str) -> str:
    """What is celebrated: "Rose's 80th birthday" of "Rose turns 80", "our street party" of "our street party is back"."""
    if turned := re.match(r"(.+?) turns (\d+)\b", topic):
        party = re.search(r"\b(?!birthday|the|our|my|a|and|with)([a-z-]+ party)\b", text)
        return f"{turned[1]}'s {nth(turned[2])} birthday{f', with a {party[1]}' if party else ''}"
    if wed := re.match(r"(.+?) (?:(?:is|are) getting married|marr(?:y|ies)\b)", topic):
        return f"{wed[1]}'s wedding"
    named = re.split(r"\s(?:turns|celebrates|is|opens)\b", topic)[0]
    return named[:1].lower() + named[1:] if COMMON.match(named) else named


def _told_of(desk: Desk, number: int, most: int) -> dict[str, str]:
    """What the idea says besides whom it is about: facts that are not told yet, lists, steps, when and where."""
    read = desk.idea
    news = " ".join(desk.used) if read.kind == "news" else ""
    left = [f for f in facts_of(read) if f.lower() not in desk.used and f.lower() not in news]
    facts = [f for f in left if spoken(f) <= most and f.lower() != read.topic.lower()]
    return {
        "once": once(read, most),
        "n": str(number),
        "fact": facts[0] if facts else "",
        "fact2": joined(facts, most - spoken(read.name)) or joined(facts, most),
        "early": facts[0] if len(facts) > 1 and not BUSINESS.search(facts[0]) else "",
        "half": _half(left[0]) if left and read.kind == "product" else "",
        "intro": intro_of(read),
        "list": list_of(read.text),
        "number": how_many(read.text),
        "say": told_step(read.text, number),
        "there_name": place_of(read.text),
        **(when := given(read.text)),
        "begin": "" if re.search(r" (?:to|until|till) ", when["time"]) else when["time"],
    }


def _half(fact: str) -> str:
    """Where, how fast or for whom an offer does what it does: "in 20 minutes" of "it fills the battery in 20 minutes"."""
    who, *does = fact.split()
    if who not in ("it", "we", "they") or len(does) < 2 or does[0] in ("is", "are"):
        return ""
    quick = re.search(
        r"\bin (?:under |less than )?(?:an?|\d+|[a-z]+) (?:minutes?|seconds?|hours?|days?|minute)$",
        fact,
    )
    if quick:
        return quick[0]
    rest = " ".join(does[1:])
    return halves(Clause(who=0, subject=who, verb=does[0], rest=rest), rest)[1]


def _world_of(desk: Desk) -> dict[str, str]:
    """What happens in the film's world, and the first thing that the idea names."""
    thing = next((o for o in desk.idea.own[:1] if not o.endswith("s")), "")
    return {
        "own": re.sub(r"^an?\s", "the ", thing),
    }


def _asked_of(read: Idea) -> dict[str, str]:
    """What a question says by itself: its claim, what would be without it, and its noun."""
    if read.kind != "explainer":
        return {}
    said = asked(read.topic)
    word = re.match(ASK_WORD, read.topic)
    unless = "" if re.search(r"\bwork\?$", said.unless) else said.unless
    named = WHAT_IS.match(read.topic.rstrip("?")) or BARE_WHAT.match(read.topic.rstrip("?"))
    head = "" if said.head in PRONOUNS else said.head
    noun = head or (named[1] if named else re.sub(r"^the story behind ", "", read.topic))
    noun = "" if len(noun.split()) > 7 or re.match(ASK_WORD, noun) else noun
    year = re.search(r"\b(?:1\d|20)\d\d\b", read.text)
    return {
        "indirect": f"{word[0]} {said.claim}" if word and said.claim else "",
        "whom": listeners(read.text),
        "claim": "" if re.search(r"\bworks?$", said.claim) else said.claim,
        "unless": unless,
        "head": head,
        "topic_noun": noun,
        "thing_noun": "" if year or EVENT.search(noun) else noun,
        "year": year[0] if year else "",
    }


def spoken_of(read: Idea) -> dict[str, str]:
    """How lines name what was lost, what is wished, who is honoured and what is offered."""
    wish = bool(WISH.match(read.did))
    cannot = re.match(r"could not ((?:(?!\band\b).)+)", read.did)
    feared = FEARS.match(read.did)
    lost = (
        f"the {read.thing}"
        if re.search(rf"\b(?:an?|the) {re.escape(read.thing)}", read.did)
        else f"{read.their} {read.thing}"
    )
    many = read.kind == "product" and not read.venue and is_plural(read.short)
    called = read.name if read.name != capital(read.short) or read.name == read.a else ""
    pet = capital(read.short) if re.fullmatch(PET, read.short) else ""
    dear = called if re.match(r"[A-Z]", called) else pet
    short = re.split(r",|\s(?:who|that|which|from|in|on|at|of)\s", read.topic)[0]
    return {
        "wish": cannot[1].strip() if cannot else read.goal if wish else "",
        "fear": feared[1].strip() if feared else "",
        "goal": "" if wish or cannot else read.goal,
        "lost_was": "were" if is_plural(read.thing) else "was",
        "lost": lost if read.thing else "",
        "whom": "" if dear and not read.late else read.a,
        "dear": dear,
        "there": "there" if building(read) else "",
        "here": "here" if building(read) else "",
        "here_is": "here they are" if many else "here it is",
        "it_did": it_did(read) if read.kind == "tribute" else "",
        "you_did": you_did(read) if read.kind == "tribute" else "",
        "span": f"from {span[1]} to {span[2]}" if (span := SPAN.search(read.text)) else "",
        "day": day[1] if (day := DAY.search(read.text)) and not read.late else "",
        "this": "these are" if many else "this is",
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
    while spoken(f"{read.a} {whole[-1]}") > most - 1 and (less := LAST_PART.match(whole[-1])):
        whole.append(less[1])
    told = [
        t for did in dict.fromkeys(whole) for t in (_once(read, did), f"{capital(read.the)} {did}.")
    ]
    return next((t for t in told if spoken(t) <= most), "")


def _once(read: Idea, did: str) -> str:
    known = re.match(r"(?:my|our|the|his|her|their)\b", read.a)
    if read.a == read.name or known or (not re.match(r"an?\b", read.a) and not read.many):
        return f"{capital(read.a)} {did}."
    return f"There {'were' if read.many else 'was'} once {read.a} who {did}."
