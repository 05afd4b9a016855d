"""Puts an idea into the shape that is read: what leads it in apart, and a verb for whom it gives none of their own."""

import re
from functools import cache

from tools.writing.english import capital, is_plural
from tools.writing.people import gender_of
from tools.writing.tale.model import EITHER, HOURS, MANY, NEAR, ONE, PRONOUNS, plain
from tools.writing.tale.phrases import Found, Words
from tools.writing.tale.words import SHOWN, third, words

LEADERS = words("leaders")
"""Words that lead a whole idea in: "After the storm, ..."."""
KIN = re.compile(
    r"(?:dad|mum|mom|mama|papa|granny|gran|grand(?:ma|pa|dad|mother|father)|mother|father)$"
)
"""Who is called so by their children, without an article."""
APART = re.compile(r"\b(?:after|before|since|because|while|until|when|where|that|who|which|as)\b")
MADE_TO = re.compile(
    r"(?P<who>(?:[\w'’-]+ ){1,5}?)(?P<made>forced|asked|told|ordered|sentenced|hired|chosen|invited|allowed|supposed|determined|about) (?P<to>to \w.*)$",
    re.IGNORECASE,
)
EVENT = re.compile(
    r"(?:the|that|one) (?P<time>day|night|morning|afternoon|evening|summer|winter|spring|autumn|week|year) (?:that |when )?(?=(?:the|an?|my|our|his|her|two|all|every\w+|[A-Z]\w+)\b)",
    re.IGNORECASE,
)
""" "The night the lights went out": what happened, told as a noun."""
LONGEST_LEAD = 14
LAST = re.compile(
    r"(?P<of>(?:an?|the) (?:(?!last\b|final\b)[\w-]+ ){0,3}?[\w-]+)'s (?:very )?(?P<which>last|final) (?P<what>\w+)(?P<where>(?: (?:at|in|on|of|before|after|with|for|as|through|across|over|along|around|to|from)\b.*)?)$|(?:the |an? )(?:very )?(?P<which2>last|final) (?P<what2>day|night|show|shift|concert|evening|performance|screening|season|summer|harvest|ride|voyage) of (?P<of2>(?:an?|the) .*?)(?P<where2>(?: (?:before|at|on|when)\b.*)?)$",
    re.IGNORECASE,
)
""" "A teacher's last day at school" and "the last night of a cinema": somebody's last time, told as a noun."""
UNKNOWING = re.compile(
    r"(?P<who>(?:an?|the|one|two) (?:[\w-]+ ){0,3}?[\w-]+) (?:who|that) (?:does not|doesn't|don't|do not) (?:yet )?(?P<verb>know|realise|realize|notice|believe|understand)(?: that)? (?P<he>he|she|it|they)(?P<be>'s|'re| is| are) (?P<how>\w+)(?: yet)? (?P<does>\w.*)$",
    re.IGNORECASE,
)
""" "A ghost who doesn't know he is dead keeps ...": what is not known is told after what is done."""
LOST = re.compile(
    r"\bthe (?P<who>\w+) (?:that |who |whom )?(?P<of>he|she|they) (?:had |has |have )?lost\b"
)
OWN = {"he": "his", "she": "her", "they": "their"}
PASSED = re.compile(
    r"^(?!.*\b(?:that|which|was|is|are|were)\b)([^,]+),? ((?:passed|handed) (?:down|on|from) .+)$",
    re.IGNORECASE,
)
""" "Grandma's recipe book, passed down ..." has its verb in what is said of it."""
OFTEN = re.compile(
    rf"(?:every|each|one) (?:\w+ )?{HOURS}, (?=(?:an?|the|two|three) )", re.IGNORECASE
)
""" "Every autumn, an old man ...": when it happens."""
CALLED = 12
"""Words of whom an idea is about at most; more are no noun phrase."""


def shaped(text: str) -> tuple[str, str]:
    """(what leads an idea in, the idea itself as one sentence with a verb)."""
    lead, text = _event(text) or _led(text) or ("", text)
    text = LOST.sub(lambda m: f"{OWN[m['of']]} lost {m['who']}", text)
    return lead, _doing(_made(_owned(_unknowing(_last(PASSED.sub(r"\1 is \2", text))))))


def _last(text: str) -> str:
    """ "A teacher's last day at school" as "a teacher has one last day at school"."""
    said = LAST.match(text)
    if not said or Words(APART.split(text)[0]).subject(0, free=True):
        return text
    of, which = said["of"] or said["of2"], said["which"] or said["which2"]
    what, where = said["what"] or said["what2"], said["where"] or said["where2"] or ""
    return f"{of} {'have' if is_plural(of) else 'has'} one {which} {what}{where}"


def _unknowing(text: str) -> str:
    said = UNKNOWING.match(text)
    if not said:
        return text
    being = {"'s": "is", "'re": "are"}.get(said["be"], said["be"].strip())
    does = "do" if being == "are" else "does"
    return f"{said['who']} {said['does']} and {does} not {said['verb']} that {said['he']} {being} {said['how']}"


def _event(text: str) -> tuple[str, str] | None:
    """ "The night the lights went out" as what happened that night."""
    event = EVENT.match(text)
    if not event or not Words(text[event.end() :]).subject(0):
        return None
    return f"that {event['time'].lower()},", text[event.end() :]


def _led(text: str) -> tuple[str, str] | None:
    """ "After the storm, the fishermen ..." and "after the divorce dad ..." in two."""
    words = Words(text)
    if often := OFTEN.match(text):
        return often[0].strip(), text[often.end() :]
    if words.at(0) not in LEADERS:
        return None
    comma = words.low.index(",") if "," in words.low[:LONGEST_LEAD] else 0
    if comma and words.subject(comma + 1, free=True):
        return _cut(words, comma, comma + 1)
    found = [(j, f) for j in range(2, 10) if (f := _begins(words, j))]
    first = min((f.verb for _, f in found), default=0)
    begin = max((j for j, f in found if f.verb == first), default=0)
    return _cut(words, begin, begin) if begin else None


def _cut(words: Words, end: int, begin: int) -> tuple[str, str]:
    rest = words.text(begin, len(words.words))
    return words.text(0, end) + ",", capital(rest) if KIN.match(words.at(begin)) else rest


def _begins(words: Words, j: int) -> Found | None:
    """Whom a led idea is about, where they begin at `j`."""
    if words.at(j - 1) in NEAR | ONE | EITHER | MANY | {"and"}:
        return None
    kin = bool(KIN.match(words.at(j)))
    begins = words.at(j) in ONE | MANY | PRONOUNS or words.at(j) in EITHER or kin
    named = j < len(words.words) and words.words[j][:1].isupper() and gender_of(words.at(j))
    return words.subject(j, free=kin) if begins or named else None


def _owned(text: str) -> str:
    """ "A girl whose shadow runs away" as "a girl's shadow runs away", where no more is told of her."""
    said = re.match(
        r"((?:an?|the|my|our|one) (?:[\w-]+ ){0,3}?[\w-]+),? whose (\w.*)$", text, re.IGNORECASE
    )
    if not said or Words(text).subject(0, free=True):
        return text
    ending = "'" if is_plural(said[1]) else "'s"
    return f"{said[1]}{ending} {said[2]}"


def _made(text: str) -> str:
    """ "Two chefs forced to share a kitchen" as "two chefs are forced to share a kitchen"."""
    said = MADE_TO.match(text)
    if not said or Words(text).subject(0, free=True):
        return text
    who = said["who"].strip()
    words = Words(who)
    many = " and " in who or words.many_at(0, len(words.words))
    return f"{who} {'are' if many else 'is'} {said['made']} {said['to']}"


@cache
def _free_of_verbs(text: str) -> bool:
    return Words(text).subject(0, free=True) is None


def _doing(text: str) -> str:
    """ "A robot trying to get home" as "a robot tries to get home", where it has no other verb."""
    words = Words(text)
    for k in range(1, min(len(words.words), CALLED)):
        verb = SHOWN.get(words.at(k), "")
        if not verb or words.at(k - 1) in NEAR | ONE | EITHER | MANY | {",", "and"}:
            continue
        after = words.at(k + 1)
        told = not after or after in NEAR | ONE | EITHER | MANY or words.somebody_at(k - 1)
        tail = words.text(k, len(words.words))
        begun = "" if words.at(0) in ONE | EITHER | MANY else "the "
        alone = _free_of_verbs(f"{begun}{words.text(0, k)} {APART.split(tail)[0].strip()}")
        if told and alone and words.at(0) not in LEADERS:
            many = "and" in words.low[:k] or words.many_at(0, k)
            rest = words.text(k + 1, len(words.words))
            return f"{words.text(0, k)} {verb if many else third(verb)} {rest}".strip()
    return text


def refused(subject: str) -> bool:
    """Whether whom a deed is said to be of is no noun phrase: "after the divorce dad", "losing my friend"."""
    low = subject.lower().split()
    bare = plain(subject).split()
    inner = re.sub(r" and (?:i|you)\b", "", " ".join(low[: len(bare)])).split()[1:]
    stray = set(inner) & (PRONOUNS | {"both", "whose"})
    begun = low[:1] and (
        (low[0] in LEADERS | (NEAR - {"like", "under", "over"})) or low[0] in SHOWN
    )
    return bool(not low or begun or stray or len(bare) > CALLED)
