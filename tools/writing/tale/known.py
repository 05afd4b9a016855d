"""What is known while a tale is told: whose deed it is, who its two are, how it ends, what slots stand for."""

import re

from pydantic import BaseModel

from tools.writing.desk import Desk
from tools.writing.idea import Idea
from tools.writing.shots import scenery
from tools.writing.tale.cast import Who, cast_of, lifeless, seen_part
from tools.writing.tale.facts import again_of, both_cases, fear_of, habit_of, hour_of, wish_of
from tools.writing.tale.model import TOGETHER, Clause, Tale
from tools.writing.tale.things import thing_of
from tools.writing.tale.where import at_place, seen_at, where_of

AWAY = re.compile(r"\b(?:mov\w+|went|goes|go|left|leaves?) away\b|\bnever (?:comes?|came)\b")

REAL = re.compile(r"\b(?:[Mm]y|[Oo]ur|[Ww]e|I|us|me)\b")
"""Whose tale is somebody's own: nothing is invented about them."""
MOST_DEEDS = 3
"""An idea that tells more than this is the whole story itself."""


def invented(idea: Idea) -> bool:
    """Whether a tale may be carried on: it is nobody's own, and does not tell its end itself."""
    return len(idea.tale.clauses) <= MOST_DEEDS and not REAL.search(idea.text)


class Step(BaseModel):
    """One scene to be: its role, and the deeds it tells or follows."""

    role: str
    deeds: tuple[int, ...] = ()
    left: int = 0  # how many moments of the same deed follow


class Known:
    """One tale being told: its cast, its place, and what was said already."""

    def __init__(self, desk: Desk, tale: Tale) -> None:
        self.desk, self.tale, self.cast = desk, tale, cast_of(tale)
        self.real = not invented(desk.idea)
        self.met: set[int] = set()
        self.last = -2
        self.thing = ""  # told of last
        self.place = seen_at(at_place(where_of(tale)))
        said = " ".join(f"{c.lead} {c.subject} {c.said}" for c in tale.clauses)
        self.common = {
            "where": where_of(tale), "hour": hour_of(said), "again": again_of(tale), "habit": habit_of(tale),
        }  # fmt: skip

    def who(self, clause: Clause) -> Who | None:
        """Whose deed it is; all of them together for a joint one."""
        if 0 <= clause.who < len(self.cast):
            return self.cast[clause.who]
        if clause.who == TOGETHER:
            alive = [c for c in self.cast if c.alive]
            busy = [c for c in alive if not c.met]
            return together(busy if len(busy) > 1 else alive)
        return None

    def ending(self) -> str:
        """Which kind of last look a tale has besides an image of its deed; empty for none."""
        kinds = {c.kind for c in self.tale.clauses}
        alive = [c for c in self.cast if c.alive]
        if not alive or lifeless(alive[0]):
            return ""
        if self.turned():
            return "turn"
        if kinds & {"end", "lose"} or any(AWAY.search(c.said) for c in self.tale.clauses):
            return ""
        if self.desk.idea.kind == "last":
            return "last"
        doers = [c for c in alive if not c.met]
        return "two" * (len(doers) == 2 or any(len(c.each) == 2 for c in doers[:1]))

    def turned(self) -> bool:
        """Whether something happens in the end to whom a tale is about: "until one day the window is empty"."""
        last = self.tale.clauses[-1]
        led = re.search(r"\b(?:but|until)\b|\bone \w+$", last.lead)
        return bool(
            led
            and len(self.tale.clauses) > 1
            and last.who >= 0
            and last.who != TOGETHER
            and not self.cast[last.who].alive
        )

    def hero(self) -> Who | None:
        """Whom or what the last look is for."""
        alive = [c for c in self.cast if c.alive]
        return next(iter(alive or self.cast), None)

    def kind(self, clause: Clause) -> str:
        """The kind of a deed; "thing" for what is only there."""
        who = self.who(clause)
        rests = clause.kind in ("be", "miss", "know", "wait", "end", "keep")
        thing = who and ((lifeless(who) and rests) or (not who.alive and not clause.verb))
        return "thing" if thing else clause.kind

    def words(self, step: Step, index: int) -> dict[str, str]:
        """What the slots of a line stand for."""
        clause = self.tale.clauses[step.deeds[-1]] if step.deeds else None
        who = (self.who(clause) if clause else None) or self.hero()
        role = {"moment": "detail"}.get(step.role, "beat")
        thing = (
            thing_of(clause)
            if clause
            else next((t for c in self.tale.clauses if (t := thing_of(c))), "")
        )
        wish = next((w for c in self.tale.clauses if (w := wish_of(c))), "")
        fear = next((f for c in self.tale.clauses if (f := fear_of(c))), "")
        words = self.common | {
            "thing": thing,
            "wish": wish,
            "fear": fear,
            **_named(who),
            **self.pair(),
        }
        if step.role == "close" and who and len(who.each) > 2:
            words["the"] = ", ".join(who.each[:-1]) + f" and {who.each[-1]}"
        return both_cases(words) | scenery(self.desk, role, index)

    def pair(self) -> dict[str, str]:
        """The two that a tale is about, for lines that tell them apart."""
        alive = [c for c in self.cast if c.alive]
        if len(alive) == 2:
            return {"one": alive[0].the, "other": alive[1].the}
        each = alive[0].each if len(alive) == 1 else ()
        return {"one": each[0], "other": each[1]} if len(each) == 2 else {"one": "", "other": ""}

    def for_pictures(self, who: Who | None, clause: Clause | None) -> dict[str, str]:
        """The slots of a picture; what the scene itself knows stays a slot."""
        alive = [c for c in self.cast if c.alive]
        two = (
            [c.seen for c in alive]
            if len(alive) == 2
            else [seen_part(p) for p in alive[0].each]
            if alive and len(alive[0].each) == 2
            else []
        )
        both = who.seen if who and who.many else " and ".join(two)
        thing = (
            thing_of(clause)
            if clause
            else next((t for c in self.tale.clauses if (t := thing_of(c))), "")
        )
        both = both or (f"{who.seen} and {thing}" if who and thing else "")
        one, other = two if len(two) == 2 else ("", "")
        own = {
            "the": who.seen if who else "",
            "their": who.their if who else "its",
            "thing": thing,
            "both": both,
            "one": one,
            "other": other,
        }
        return own | {k: f"{{{k}}}" for k in ("at", "place", "light")}


def together(cast: list[Who]) -> Who:
    """Several as one: "the dragon and the knight"."""
    the = " and ".join(c.the for c in cast) if len(cast) == 2 else "all of them"
    seen = " and ".join(c.seen for c in cast)
    return Who(
        a=the, the=the, seen=seen, short="pair", they="they", them="them", their="their", many=True
    )


def _named(who: Who | None) -> dict[str, str]:
    if not who:
        return dict.fromkeys(("the", "they", "them", "their", "short"), "")
    return {
        "the": who.the,
        "they": who.they or who.the,
        "them": who.them or who.the,
        "their": who.their,
        "short": "" if who.many else who.short,
    }
