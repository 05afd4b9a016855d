"""Reads who does what in an idea: its clauses one after the other, with who does each.

Knows nothing of films. What it cannot read it leaves out: an idea without a verb has no clauses.
"""

import re

from tools.writing.patterns import ANIMAL, FEMALE, MALE
from tools.writing.people import gender_of
from tools.writing.tale.model import (
    ALSO_NOUNS,
    EITHER,
    JOINT,
    LEADS,
    MANY,
    NEAR,
    ONE,
    PRONOUNS,
    REL,
    TOGETHER,
    Actor,
    Clause,
    Tale,
    living,
)
from tools.writing.tale.phrases import Found, Words
from tools.writing.tale.words import ADVERB, MODAL, finite, in_past

MET = re.compile(
    r"(?:to |with )?((?:an?|the|his|her|their|its|my|our) (?:(?!(?:for|in|of|on|at|to)\b)[\w-]+ ){0,2}?[\w-]+)(?=$|,| (?:to|at|in|on|how|with|for|every|who|that|from|by|and|about)\b)"
)


class _Reader(Words):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.actors: list[Actor] = []
        self.clauses: list[Clause] = []

    def read(self) -> Tale:
        """Clause after clause to the end."""
        i, lead = self.lead(0)
        found = self.subject(i, free=True)
        while found and len(self.clauses) < 8:
            found = self._apart(found)
            who, verb, same = self._who(found), found.verb, found
            found = None
            while same:
                verb, lead, same, found = self._deed(same, who, verb, lead)
        past = [in_past(c.verb) for c in self.clauses]
        return Tale(
            actors=tuple(self.actors), clauses=tuple(self.clauses), past=sum(past) * 2 > len(past)
        )

    def _deed(
        self, found: Found, who: int, verb: int, lead: str
    ) -> tuple[int, str, Found | None, Found | None]:
        """Keep the deed at `verb`; answer where the next begins, what leads it in, and whether it is the same's or another's."""
        before = len(self.clauses)
        end, begin, led, following = self._end(verb, found)
        along = self.clauses[before:]
        del self.clauses[before:]
        first = verb
        while ADVERB.match(self.at(verb)) and verb + 1 < end:
            verb += 1
        self.clauses.append(
            Clause(
                who=who, subject=self.text(found.start, found.end), verb=self.words[verb], adverb=self.text(first, verb),
                rest=self.text(verb + 1, end), lead=lead, many=found.many,
            )
        )  # fmt: skip
        self._met(self.clauses[-1].rest)
        self.clauses += along
        if following or not 0 < begin < len(self.words):
            return 0, led, None, following
        past_relative = found.rel and begin == end  # "who can't sleep leaves": the main verb
        return begin, led, found.model_copy(update={"rel": not past_relative and found.rel}), None

    def _end(self, verb: int, found: Found) -> tuple[int, int, str, Found | None]:
        """(end of the deed, where the next verb is or 0, what leads it in, who does it if somebody else)."""
        k = verb + 1
        while k < len(self.words):
            word = self.at(k)
            if found.rel and self._main(k, verb, found.many):
                return k, k, "", None
            if word in LEADS or word in (",", ";", ".", "!", "?"):
                if after := self._after(k, verb, found.many):
                    return after
            elif len(self.actors) > 1 and word in JOINT and self._joint(k, verb):
                return k, 0, "", Found(start=-1, end=-1, verb=k, many=True)
            k += 1
        return k, 0, "", None

    def _after(self, k: int, verb: int, many: bool) -> tuple[int, int, str, Found | None] | None:
        """What begins after the comma or the lead at `k`, as `_end` answers it; None when nothing does."""
        word = self.at(k)
        begin, led = self.lead(k)
        stop = word in (".", "!", "?")
        begin = k + 1 if stop else begin
        if following := self.subject(begin, free=stop or word in ("while", "when", "until")):
            return k, 0, led, following
        same = begin
        while ADVERB.match(self.at(same)):
            same += 1
        if not stop and word in ("and", "but", ",", "then") and self._again(same, verb, many):
            return k, begin, led, None
        if self._bare_actor(begin):
            return k, 0, led, None
        return (k, 0, "", None) if stop else None

    def _again(self, k: int, verb: int, many: bool) -> bool:
        """Whether the word at `k` is a second verb of the same: "... and waits"."""
        word = self.at(k)
        if not finite(word, many) or (many and self.at(k + 1) in ("of", "and", ",", "")):
            return False
        return in_past(word) == in_past(self.at(verb)) or self.at(verb) in MODAL or word in MODAL

    def _main(self, k: int, verb: int, many: bool) -> bool:
        """Whether the main verb after a relative stands at `k`: "who can't sleep leaves bread"."""
        word, before, after = self.at(k), self.at(k - 1), self.at(k + 1)
        if k < verb + 2 or in_past(word) or word in MODAL or not finite(word, many) or not after:
            return False
        if before in NEAR | ONE | MANY | EITHER | LEADS | REL | MODAL | PRONOUNS | {"not", "to"}:
            return False
        if many:
            return before.endswith("s") and word in JOINT
        return word not in ALSO_NOUNS or after in ONE | EITHER

    def _joint(self, k: int, verb: int) -> bool:
        """Whether both do what stands at `k`: "a dragon who ... and a knight who ... become friends"."""
        if self.at(k + 1) in ("", ",", "."):
            return False
        return k > verb + 1 and self.at(k - 1) not in NEAR | MODAL | ONE | EITHER | {"not", "never"}

    def _met(self, rest: str) -> None:
        """Remember whom a deed is done to: "waves to a girl", "teaches her grandson to knit"."""
        whom = MET.match(rest)
        if (
            whom
            and living(whom[1])
            and not any(a.head == whom[1].split()[-1].lower() for a in self.actors)
        ):
            self.actors.append(Actor(a=whom[1], met=True))

    def _bare_actor(self, i: int) -> bool:
        """Remember somebody who only comes along: ", and her partner, a pug"."""
        rest = self.text(i, i + 8)
        bare = re.match(
            r"(?:an?|his|her|its|their|my|our) (?:[\w-]+ ){0,2}?[\w-]+(?=$|,| (?:called|named|in|on|at|with)\b)",
            rest,
        )
        if not bare or self.at(i - 1) != "and":
            return False
        apart = re.match(rf"{re.escape(bare[0])}, (an? [\w-]+)$", rest)
        if self.at(i) in ONE and not living(apart[1] if apart else bare[0]):
            return False
        self._comes_along(apart[0] if apart else bare[0], "and")
        return True

    def _comes_along(self, whom: str, lead: str = "") -> None:
        """Keep somebody who is there and of whom nothing is told."""
        self.actors.append(Actor(a=whom, alive=living(whom)))
        self.clauses.append(
            Clause(who=len(self.actors) - 1, subject=whom, verb="", rest="", lead=lead)
        )

    def _apart(self, found: Found) -> Found:
        """Of "Mrs Petrov and the parrot who speaks French" only the parrot speaks; she comes along."""
        joint = [k for k in range(found.start, found.end) if self.at(k) == "and"]
        first = found.verb
        while ADVERB.match(self.at(first)):
            first += 1
        if (
            not found.rel
            or not joint
            or not found.many
            or finite(self.at(first), True)
            or in_past(self.at(first))
        ):
            return found
        self._comes_along(self.text(found.start, joint[-1]))
        return found.model_copy(update={"start": joint[-1] + 1, "many": False})

    def _who(self, found: Found) -> int:
        """Which actor a noun phrase means; a new one where it is nobody told of before, -1 for nobody at all."""
        if found.start < 0:
            return TOGETHER
        said = self.text(found.start, found.end)
        low = said.lower()
        if low in PRONOUNS:
            return self._meant(low)
        said = re.sub(r", (?:aged )?\d+$", "", said)
        new = Actor(a=said, many=found.many, alive=living(said))
        for n, known in enumerate(self.actors):
            if not re.match(r"an? |another ", low) and known.head == new.head:
                return n
        self.actors.append(new)
        return len(self.actors) - 1

    def _meant(self, pronoun: str) -> int:
        fits = {"she": FEMALE, "he": MALE, "it": ANIMAL}.get(pronoun)
        for n in reversed(range(len(self.actors))):
            known = self.actors[n]
            if pronoun == "they" and known.many:
                return n
            if fits and (fits.search(known.a) or gender_of(known.head) == pronoun):
                return n
        alone = len(self.actors) == 1 and pronoun in ("she", "he", "it", "they")
        return 0 if alone else -1


BEFORE = re.compile(
    r"^(?:(?:the|one) (?:day|night|morning|evening|summer|winter|year|time) (?:when |that )?(?=(?:the|an?|my|our) )|(?:(?:an?|the|my|our) (?:[\w-]+ ){0,3}?(?:film|movie|story|tale|clip|video|cartoon|comedy|fable|drama|joke|short|animation) )?(?:in which|where|about|between|of|how) (?=(?:an?|the|two|three|my|our)\b))",
    re.IGNORECASE,
)
""" "The day the bridge fell" and "in which a postman ..." only lead in what is told."""


def read_tale(text: str) -> Tale:
    """What an idea tells; empty when it names no deed."""
    tale = _felt(_Reader(BEFORE.sub("", text)).read(), text)
    before, colon, after = text.partition(": ")
    if tale.actors and not any(a.alive for a in tale.actors):  # in a story, a shadow runs away
        first = tale.actors[0].model_copy(update={"alive": True})
        tale = tale.model_copy(update={"actors": (first, *tale.actors[1:])})
    if tale.clauses and not _noun(tale.clauses[0].subject):
        return Tale()
    if not tale.clauses and colon and len(before.split()) <= 5:
        return _Reader(BEFORE.sub("", after)).read()
    return tale


def _noun(subject: str) -> bool:
    """Whether a first subject is a noun phrase: "wash your hands" and "sorry we" are none."""
    words = subject.lower().split()
    led = words[1:2] and words[0] not in ONE | MANY | EITHER | {
        "all",
        "both",
        "half",
        "even",
        "only",
    }
    return not (led and words[1] in ONE | MANY | EITHER | PRONOUNS)


def _felt(tale: Tale, text: str) -> Tale:
    """The tale, alive in it whatever wants, fears or is a "who": "a little star who is afraid"."""
    feels = {c.who for c in tale.clauses if c.kind in ("fear", "want", "meet", "love", "speak")}
    actors = (
        a.model_copy(update={"alive": True})
        if n in feels or re.search(rf"\b{re.escape(a.a)},? who\b", text)
        else a
        for n, a in enumerate(tale.actors)
    )
    return tale.model_copy(update={"actors": tuple(actors)})
