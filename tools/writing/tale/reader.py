"""Reads who does what in an idea: its clauses one after the other, with who does each.

Knows nothing of films. What it cannot read it leaves out: an idea without a verb has no clauses.
"""

import re

from tools.writing.english import base_form
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
    r"(?:(?:[\w'’-]+ ){0,8}?(?:to|with|for) |(?:(?!(?:an?|the|his|her|their|my)\b)[\w'’-]+ ){0,4}?from )?((?:an?|the|his|her|their|its|my|our) (?:(?!(?:for|in|of|on|at|to)\b)[\w-]+ ){0,2}?[\w-]+)(?=$|,| (?:to|at|in|on|how|with|for|every|who|that|from|by|and|about|upstairs|downstairs|next|across|outside|when|until|before|after)\b)"
)


OF_WHOM = re.compile(
    r"(?:.*\b(?:to|for|with|after|of) )?(?P<whom>(?:an?|the|his|her|their|its|my|our) [\w' -]+?) who (?P<does>[^,]+)$"
)
SINCE_WHEN = ("day", "night", "morning", "evening", "moment", "hour", "week", "year", "summer", "winter", "time", "way")  # fmt: skip
"""After these "he died" says when: "stopped the day he died"."""


class Reader(Words):
    """Reads an idea clause after clause."""

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
        if base_form(self.clauses[-1].verb) != "become":  # who becomes a juggler is one
            self._met(self.clauses[-1].rest)
        self._of_the_met()
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
            elif word in ("they", "he", "she", "we") and self._runs_on(k):
                return k, 0, "", self.subject(k)
            elif len(self.actors) > 1 and word in JOINT and self._joint(k, verb):
                return k, 0, "", Found(start=-1, end=-1, verb=k, many=True)
            k += 1
        return k, 0, "", None

    def _runs_on(self, k: int) -> bool:
        """Whether a new sentence begins at a pronoun without any sign before it."""
        before = self.at(k - 1)
        open_ = before in NEAR | LEADS | REL | MODAL | ONE | EITHER | {
            "what",
            "how",
            "where",
            "why",
            "that",
            "as",
            "if",
            "than",
            *SINCE_WHEN,
            "everything",
            "everyone",
            "everybody",
            "whatever",
            "all",
        }
        stranded = self.at(len(self.low) - 1) in NEAR or self.at(k + 1) in ("has", "had", "have")
        if stranded and not {",", ".", "and", "but"} & set(self.low[k:]):
            return False  # "falls in love with a woman he has never met"
        if self._left_open(k):
            return False  # "one letter he hid for forty years"
        return (
            not open_
            and not finite(before, False)
            and finite(self.at(k + 1), self.at(k) in ("they", "we"))
            and self.subject(k) is not None
        )

    def _left_open(self, k: int) -> bool:
        """Whether the verb after a pronoun has nothing it is done to: the noun before the pronoun is that."""
        verb = k + 1
        while self.at(verb) in ("has", "have", "had", "never", "always", "once", "still"):
            verb += 1
        return verb > k + 1 or self.at(verb + 1) in NEAR | {"", ",", ".", "and", "but"}

    def _after(self, k: int, verb: int, many: bool) -> tuple[int, int, str, Found | None] | None:
        """What begins after the comma or the lead at `k`, as `_end` answers it; None when nothing does."""
        word = self.at(k)
        begin, led = self.lead(k)
        if word in ("when", "while", "until") and "only" in self.low[verb:k]:
            return None  # "can only fly when he is sad" is one deed
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
            ends = before.endswith("s") or before == "other"
            return ends and (word in JOINT or (f"{word}s" not in ALSO_NOUNS and bool(after)))
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

    def _of_the_met(self) -> None:
        """What is said of whom a deed is done to is a deed of theirs: "waits for the boy who moved away"."""
        last = self.clauses[-1]
        said = OF_WHOM.match(last.rest)
        if (
            not said
            or not self.actors
            or not self.actors[-1].met
            or not said["whom"].endswith(self.actors[-1].head)
        ):
            return
        if re.match(r"(?:has|have|had) (?!a\b|an\b|the\b|no\b|to\b)", said["does"]):
            return  # "a boy who has grown up" says who it is
        verb, *rest = said["does"].split()
        adverb = verb if ADVERB.match(verb) and rest else ""
        verb, rest = (rest[0], rest[1:]) if adverb else (verb, rest)
        if not finite(verb, False):
            return
        self.clauses[-1] = last.model_copy(update={"rest": last.rest[: said.end("whom")]})
        self.actors[-1] = self.actors[-1].model_copy(update={"met": False})
        self.clauses.append(
            Clause(
                who=len(self.actors) - 1,
                subject=said["whom"],
                adverb=adverb,
                verb=verb,
                rest=" ".join(rest),
            )
        )

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
        living_ = [n for n, a in enumerate(self.actors) if a.alive]
        if pronoun == "they" and len(living_) > 1 and not any(a.many for a in self.actors):
            return TOGETHER
        fits = {"she": FEMALE, "he": MALE, "it": ANIMAL}.get(pronoun)
        for n in reversed(range(len(self.actors))):
            known = self.actors[n]
            if pronoun == "they" and known.many:
                return n
            if fits and (fits.search(known.a) or gender_of(known.head) == pronoun):
                return n
        alone = len(self.actors) == 1 and pronoun in ("she", "he", "it", "they")
        return 0 if alone else -1
