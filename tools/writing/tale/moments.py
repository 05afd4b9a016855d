"""What a tale shows between its deeds and at its end: small moments of a deed, and images to close with (cards/deeds)."""

import re
from functools import cache

from tools.writing.cards import Card, Entry, plain, room
from tools.writing.desk import Desk
from tools.writing.english import base_form
from tools.writing.library import arc
from tools.writing.lines import filled
from tools.writing.objects import done_to
from tools.writing.steps import spoken
from tools.writing.tale.cast import Who
from tools.writing.tale.classes import able
from tools.writing.tale.known import Known, Step
from tools.writing.tale.model import TOGETHER, Clause, Tale, timed
from tools.writing.tale.pictures import fill, implied
from tools.writing.tale.words import agreed

VERB = re.compile(r"<([\w']+)(!{0,2})>")
REASON = re.compile(r"(?:because|so that|while|as)\b")
"""What leads in a deed that only explains another."""
TELLERS = {
    "I": Who(a="I", the="I", seen="the storyteller", short="", they="I", many=True),
    "We": Who(a="we", the="we", seen="two people", short="", they="we", many=True),
}
"""Who tells a tale of their own; "I" takes the verbs of many."""
AGAIN = 0.5
"""How often a habit closes with its next time."""
NOT_SUBJECT = re.compile(r"\{(?:the|them|their|one|other)\}")
"""What a line that "I" or "we" say cannot call us."""


@cache
def card_for(verb: str, rest: str, kind: str) -> Card | None:
    """What is written of a deed: of its verb and object ("play football"), else of its kind."""
    said = plain(f"{base_form(verb.lower())} {rest}").split() or [""]
    begun = next((n for n, w in enumerate(said) if w.endswith("ing")), 0)  # "are learning to ride"
    inner = [base_form(said[begun].removesuffix("ing")), *said[begun + 1 :]]
    fits = [
        (len(w.split()), c)
        for c in room("deeds")
        for w in c.words
        if _meant(w, said) or (begun and _meant(w, inner))
    ]
    own = max(fits, key=lambda f: f[0], default=None)
    return own[1] if own else next((c for c in room("deeds") if c.words[0] == f"*{kind}"), None)


def _meant(words: str, said: list[str]) -> bool:
    """Whether a card is about a deed: its verb, and all its other words behind it."""
    verb, *more = words.split()
    return verb == said[0] and all(w in said for w in map(plain, more))


class Moments(Known):
    """One tale with the moments of its deeds at hand."""

    def __init__(self, desk: Desk, tale: Tale) -> None:
        super().__init__(desk, tale)
        self.called: dict[str, str] = {}  # the titles of lines
        self.passed: set[str] = set()  # moments that come before one already told

    def teller(self, clause: Clause) -> Who | None:
        """Whose deed it is, "I" and "we" among them."""
        return self.who(clause) or TELLERS.get(clause.subject.capitalize())

    def written_of(self, clause: Clause, role: str) -> list[Entry]:
        """The moments or the last images of a deed that its doer has the body and the words for."""
        who = self.teller(clause)
        card = self.card(clause)
        told = card.of(role) if card else ()
        entries = [e for e in told if able(who, f"{e.line} {e.picture}")]
        ours = who in TELLERS.values()
        return [e for e in entries if not (ours and NOT_SUBJECT.search(e.line))]

    def card(self, clause: Clause) -> Card | None:
        """What is written of a deed."""
        return card_for(clause.verb, f"{clause.adverb} {clause.rest}", self.kind(clause))

    def at_home(self, clause: Clause) -> str:
        """Where a deed of real people is done if the idea does not say: football on a pitch."""
        card = self.card(clause)
        known = self.common["where"] or self.desk.own_place or not self.real
        return card.places[0] if card and card.places and not known else ""

    def fills(self, group: tuple[int, ...]) -> int:
        """How many moments can follow a deed."""
        clause = self.tale.clauses[group[-1]]
        return len([e for e in self.written_of(clause, "moment") if self.said_of(e, clause)])

    def said_of(self, entry: Entry, clause: Clause) -> str:
        """A moment in words; empty where one of its slots has nothing to hold."""
        who = self.teller(clause)
        words = self.words(Step(role="moment", deeds=(self.tale.clauses.index(clause),)), 0)
        return self.agreed(filled(entry.line, words), who.many if who else clause.many)

    def moments_for(self, n: int) -> bool:
        """Whether small moments can follow a deed: somebody does it, and nothing has changed by it."""
        clause = self.tale.clauses[n]
        if len(self.tale.clauses) > 1 and REASON.match(clause.lead):
            return False
        if clause.who in (TOGETHER, -1):
            return clause.who == TOGETHER or clause.subject.capitalize() in TELLERS
        who = self.cast[clause.who]
        return who.alive or (not clause.verb and not timed(who.a))

    def needed(self, step: Step) -> int:
        """How many words the deeds of a scene take to say."""
        told = [self.tale.clauses[n] for n in step.deeds] if step.role == "deed" else []
        bare = sum(c.subject.split()[:1] != [] and c.subject.split()[0].islower() for c in told)
        return bare + sum(spoken(f"{c.lead} {c.subject} {c.said}") for c in told)

    def beside(self, picture: str, step: Step) -> str:
        """The picture with whom a deed is done to, or with what belongs to a trade where nothing is done."""
        clause = self.tale.clauses[step.deeds[-1]] if step.deeds else None
        hero = self.hero()
        near = implied(hero.seen) if hero and not any(c.verb for c in self.tale.clauses) else ""
        if clause and step.role == "moment" and clause.kind == "teach":
            whom = (c.seen for c in self.cast if c.met and c.short in clause.rest)
            how = re.split(r" (?:in|on|at) ", clause.rest.partition("how to ")[2])[0]
            taught = done_to(f"how to {how}")
            near = " and ".join(filter(None, (next(whom, ""), taught)))
        word = rf"\b{near.split()[-1]}\b(?! driver)" if near else "$"
        shown = re.search(word, picture) or re.search(word, self.place or self.desk.world.places[0])
        return picture if shown else f"{picture}, {near} close by"

    def chosen(self, step: Step, words: dict[str, str], most: int) -> tuple[str, str]:
        """A fresh line for a step that is no deed; a view of the place where none fits."""
        found = self.options(step, words)
        fresh = [
            (a, p)
            for a, p in found
            if a.lower() not in self.desk.used | self.passed
            and spoken(a) <= most
            and self.desk.sky.fits(a)
        ]
        if not fresh and step.role != "scenery":
            return self.chosen(Step(role="scenery"), words, most)
        if step.role == "moment":  # in their order, with room for those that follow
            n = self.desk.dice.randrange(max(1, len(fresh) - step.left))
            self.passed |= {a.lower() for a, _ in fresh[:n]}
            fresh = fresh[n : n + 1]
        line = self.desk.pick([a for a, _ in fresh])
        return line, next((p for a, p in fresh if a == line), "")

    def options(self, step: Step, words: dict[str, str]) -> list[tuple[str, str]]:
        """(line, picture) pairs that this step may take."""
        clause = self.tale.clauses[step.deeds[-1]] if step.deeds else None
        who = (self.teller(clause) if clause else None) or self.hero()
        entries = self.entries(step, clause)
        pictures = self.for_pictures(who, clause)
        many = bool(who and who.many)
        said = [(self.agreed(filled(e.line, words), many), e) for e in entries]
        said = [(line, e) for line, e in said if line]
        self.called |= {line: e.title for line, e in said}
        return [(line, fill(e.picture, pictures)) for line, e in said]

    def entries(self, step: Step, clause: Clause | None) -> list[Entry]:
        """What is written for a step: moments of a deed, views of the place, last images."""
        if step.role == "moment" and clause:
            return self.written_of(clause, "moment")
        if step.role == "close" and clause:
            return self.last_images(clause)
        views = card_for("", "", "scenery")
        return [e for e in views.entries if able(self.hero(), e.line)] if views else []

    def last_images(self, clause: Clause) -> list[Entry]:
        """How a tale can end: with its deed done again, as its kind of story ends, with an image of its deed."""
        dice, ending = self.desk.dice, self.ending()
        told = ("again",) if self.common["again"] and dice.random() < AGAIN else (ending,)
        roles = [(r, list(r.lines)) for name in told if name and (r := arc("tale")[name])]
        rows = [
            Entry(role="end", title=dice.choice(r.titles), line=a, picture=r.seen.get(a, ""))
            for r, lines in roles
            for a in lines
        ]
        rows = [e for e in rows if able(self.hero(), f"{e.line} {e.picture}")]
        return rows or self.written_of(clause, "end") or self.written_of(clause, "moment")

    def agreed(self, line: str, many: bool) -> str:
        """A line with its verbs in number and tense."""
        said = VERB.sub(
            lambda m: agreed(m[1], (many, False, True)[len(m[2])], self.tale.past), line
        )
        return re.sub(r"\bI (are|were)\b", lambda m: "I am" if m[1] == "are" else "I was", said)
