"""What is told of an idea: actors and their deeds."""

import re

from pydantic import BaseModel

from tools.writing.patterns import ANIMAL, FEMALE, HUMAN, MALE, somebody
from tools.writing.people import gender_of
from tools.writing.tale.words import MODAL, in_past, kind_of_trade, kind_of_verb, words

ONE = words("one")
MANY = words("many")
EITHER = words("either")
PRONOUNS = words("pronouns")
PLURAL_PRONOUNS = words("plural_pronouns")
NEAR = words("near")
LEADS = words("leads")
JOINT = words("joint")
NO_TRADE = words("no_trade")
ALSO_NOUNS = words("also_nouns")
PARTICIPLE = words("participle")
REL = frozenset(("who", "which", "that"))
HOURS = r"(?:second|minute|hour|day|night|morning|noon|afternoon|evening|week|month|year|summer|winter|spring|autumn|time|monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas)"
CALENDAR = re.compile(rf"{HOURS}s?\b", re.IGNORECASE)
HAPPENS = r"(?:\w*day|weekend|season|holidays?|party|sale|opening|meeting|talk|trip|flavou?r|anniversary|birthday|project|homework|life|love|robbery|heist|match|game|race|tournament|concert|festival|parade|election|silence|thing|way|news|idea)"
"""What happens and cannot be looked at."""
SWEEPS = re.compile(r"[a-z]{3,}(?:er|or|ist|ian)s?$")
TOGETHER = 99
"""Whose deed it is when all of them do it."""


ASIDE = re.compile(r"(?<! and),? (?:whose|who|that|which|we|I|he|she|they|you) .*$")
DONE = re.compile(
    r"(?<=\w )(?:(?!need|seed|feed|speed|weed|bed|red)[a-z]{2,}ed|built|made|born|hidden|lost|stolen|written|left|found|drawn|woven|torn|caught|sent|given|taken|forgotten|frozen|known|brought|stuck) (?:by|in|from|to|into|with|for|on|at|out)\b.*$"
)
DOING = re.compile(
    rf"(?<=\w )(?!building|wedding|painting|ceiling|duckling|sibling|viking|railing)(?=[a-z]*[aeiouy][a-z]*ing)[a-z]{{2,}}ing (?:{'|'.join(NEAR | ONE | EITHER)})\b.*$"
)
"""What is said of somebody behind their noun, up to the end."""


def plain(phrase: str) -> str:
    """A noun phrase without what its clauses say: "a detective trying to sleep" is "a detective"."""
    bare = ASIDE.sub("", phrase)
    for said in (DONE, DOING):
        cut = said.sub("", bare).strip(" ,")
        bare = cut if len(cut.split()) > 1 or cut[:1].isupper() else bare
    return bare


class Actor(BaseModel):
    """Somebody or something that does a deed: "a ginger cat". `alive` tells people and animals; `met` is somebody only whom it is done to."""

    a: str
    many: bool = False
    alive: bool = True
    met: bool = False

    @property
    def bare(self) -> str:
        """Without what stands behind it: "a keeper on Mars" is "a keeper"; a place of a name stays."""
        return re.sub(
            rf"\s(?:{'|'.join(NEAR - {'of', 'in'})}|in (?:an?|the|my|our))\s.*$",
            "",
            plain(self.a),
        )

    @property
    def head(self) -> str:
        """ "cat" of "a ginger cat on the roof"."""
        bare = re.split(rf"\s(?:{'|'.join(NEAR)}|called|named)\s|,", plain(self.a))[0]
        return bare.split()[-1].lower()


GOES_OUT = re.compile(
    r"\b(?:lights?|lamps?|candles?|fires?|power|sun|stars?|electricity|internet) (?:goes|go|went|has gone|have gone) (?:out|off|down|dark)\b",
    re.IGNORECASE,
)
DEAR = re.compile(
    r"(?:an?|the|my|our|his|her|its|their) (?:[\w-]+ ){0,3}?(?:friends?|wife|husband|mother|father|mum|mom|dad|parents?|brother|sister|son|daughter|grand\w+|partner|baby|child|house|home|farm|village|job)\b"
)
"""What nobody looks for at the lost property."""


class Clause(BaseModel):
    """One deed: `lead` ("until one day"), who does it (index of an actor, -1 for nobody we know), verb and rest."""

    who: int
    subject: str
    verb: str
    rest: str
    adverb: str = ""
    lead: str = ""
    many: bool = False

    @property
    def kind(self) -> str:
        """The kind of deed; "cannot" for what somebody never does."""
        if (
            self.verb.lower() in MODAL
            and self.verb.lower() not in ("can", "could", "will", "would")
        ) or self.adverb.startswith("never"):
            return "cannot"
        if self.rest.startswith("by ") and in_past(self.verb):
            return "be"  # "raised by sheep" is done to somebody
        if GOES_OUT.search(f"{self.subject} {self.said}"):
            return "end"
        kind = kind_of_verb(self.verb, self.rest) if self.verb else kind_of_trade(self.subject)
        return "miss" if kind == "lose" and DEAR.match(self.rest) else kind

    @property
    def said(self) -> str:
        """The deed in the idea's own words: "guards the old harbour at night"."""
        return f"{self.adverb} {self.verb} {self.rest}".strip()


class Tale(BaseModel):
    """What an idea tells. Actors come in the order of their deeds; one without a deed has none of the clauses."""

    actors: tuple[Actor, ...] = ()
    clauses: tuple[Clause, ...] = ()
    past: bool = False


def living(phrase: str) -> bool:
    """Whether a noun phrase names people, animals or somebody with a name."""
    head = re.split(rf",|\s(?:{'|'.join(NEAR)}|called|named)\s", plain(phrase))[0]
    words = head.split() or [phrase]
    named = any(w[:1].isupper() and not CALENDAR.match(w) for w in words[1:]) or bool(
        gender_of(words[0])
    )
    one = words[-1].removesuffix("s")
    known = any(p.search(words[-1]) or p.search(one) for p in (HUMAN, ANIMAL, FEMALE, MALE))
    trade = (
        SWEEPS.match(words[-1])
        and words[-1].rstrip("s") not in NO_TRADE
        and words[0].lower() in ONE | EITHER | MANY
    )
    return (
        named
        or known
        or bool(trade)
        or (" and " in phrase and any(map(somebody, phrase.split(" and "))))
    )


def timed(phrase: str) -> bool:
    """Whether a noun phrase names a time or an event, which no picture can show by itself."""
    head = re.split(rf"\s(?:{'|'.join(NEAR)}|as)\s|,", phrase)[0]
    return bool(re.search(rf"\b(?:{HOURS}s?|{HAPPENS})$", head, re.IGNORECASE))
