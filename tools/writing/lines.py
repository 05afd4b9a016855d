"""Chooses what is said: a line of the arc that fits the scene's length, best one about this very idea."""

import re

from tools.writing.desk import Desk
from tools.writing.english import capital
from tools.writing.idea import Idea
from tools.writing.library import Role

WORDS_A_SECOND = 2.3
SLOT = re.compile(r"\{(\w+)\}")
OWN = re.compile(
    r"\{(?:once|did|thing|goal|topic|question|question_low|name|trouble|help|daily)\}",
    re.IGNORECASE,
)
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


def limit(duration_s: float) -> int:
    """Most words that can be spoken in a scene."""
    return int(WORDS_A_SECOND * duration_s)


def spoken(text: str) -> int:
    """Words of a line."""
    return len(re.findall(r"[\w'’-]+", text))


def slots(desk: Desk, number: int = 0) -> dict[str, str]:
    """What the braces in the texts stand for; capitalised names give capitalised words."""
    read, world = desk.idea, desk.world
    words = read.model_dump(
        include={
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
    )
    words |= {
        "once": once(read),
        "daily": world.daily,
        "trouble": world.trouble,
        "help": world.help,
        "n": str(number),
    }
    words["question_low"] = read.question[:1].lower() + read.question[1:]
    words["nth"] = NTH[number - 1] if 0 < number <= len(NTH) else "next"
    return words | {capital(k): capital(v) for k, v in words.items()}


def once(read: Idea) -> str:
    """The first sentence of a story, if the idea says what somebody does."""
    if not read.did:
        return ""
    if read.name and read.name in read.a:
        did = read.did if re.search(r"\band\b", read.name) else re.sub(r"^were\b", "was", read.did)
        return f"{read.name} {did}."
    many = re.match(r"(?:two|three|four|five|six|some|many|several|a few|a group)\b", read.a)
    did = read.did if many else re.sub(r"^were\b", "was", read.did)
    if not many and not re.match(r"an?\b", read.a):
        return f"Once, {read.a} {did}."
    return f"There {'were' if many else 'was'} once {read.a} who {did}."


def filled(text: str, words: dict[str, str]) -> str:
    """The text with its slots filled; empty when one of them has nothing to hold."""
    if any(not words.get(m[1], "") for m in SLOT.finditer(text)):
        return ""
    done = SLOT.sub(lambda m: words[m[1]], text)
    done = re.sub(r"(^|[.!?]\s+)([a-z])", lambda m: m[1] + m[2].upper(), done)
    return re.sub(r"([.!?])\.", r"\1", done)


def choose(desk: Desk, role: Role, words: dict[str, str], most: int) -> str:
    """A fresh line of at most `most` words. Lines about this idea first, then those that fill the time."""
    fits = [
        (raw, line) for raw in role.lines if (line := filled(raw, words)) and spoken(line) <= most
    ]
    own = [line for raw, line in fits if OWN.search(raw)]
    if any("{Once}" in raw for raw, _ in fits):
        own = [line for raw, line in fits if "{Once}" in raw]
    full = [line for _, line in fits if spoken(line) >= min(6, most // 2)]
    return (
        (desk.pick(own) if desk.dice.random() < 0.75 else "")
        or desk.pick(full)
        or desk.pick([line for _, line in fits])
    )
