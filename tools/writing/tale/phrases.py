"""Finds noun phrases in an idea, and the verb that belongs to each."""

import re

from pydantic import BaseModel

from tools.writing.english import is_plural
from tools.writing.patterns import somebody
from tools.writing.people import gender_of
from tools.writing.tale.model import (
    ALSO_NOUNS,
    EITHER,
    HOURS,
    LEADS,
    MANY,
    NEAR,
    ONE,
    PARTICIPLE,
    PLURAL_PRONOUNS,
    PRONOUNS,
    REL,
)
from tools.writing.tale.words import ADVERB, MODAL, finite, in_past

WORD = re.compile(r"\d+(?:[.:]\d+)?|[^\W\d_][\w'’-]*|[,;:.!?—–]")
WHEN = re.compile(
    rf"(?:(?:one|every|each|that|this|last|the next|the same|on the last) (?:\w+ )?{HOURS}|(?:at|in the|by) (?:night|dawn|dusk|midnight|morning|evening|end)|in (?:winter|summer|spring|autumn)|at some point|after that|years later|then|suddenly|finally|eventually|later|now|today|tonight|yesterday|at last)\b,?\s*",
    re.IGNORECASE,
)
ASIDE = frozenset(("whose", "we", "i", "he", "she", "they", "you"))
HELPS = frozenset(("is", "are", "was", "were", "has", "have", "had")) | MODAL
"""Verbs that can follow a preposition: "the house we grew up in is gone"."""
CLOSED = ONE | EITHER | MANY | LEADS | HELPS | {"not", "to"}
"""Words after which no new verb begins."""
LONGEST = 14
"""Words of a noun phrase with all that belongs to it."""


class Found(BaseModel):
    """A noun phrase from `start` to `end` and its verb; `rel` after "who"."""

    start: int
    end: int
    verb: int
    many: bool
    rel: bool = False


class Words:
    """The words of an idea, and what stands where."""

    def __init__(self, text: str) -> None:
        self.words: list[str] = WORD.findall(text)
        self.low = [w.lower().replace("’", "'") for w in self.words]

    def at(self, i: int) -> str:
        """The word at `i` in small letters; empty beyond the ends."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def text(self, start: int, end: int) -> str:
        """The words from `start` to `end` as they were typed."""
        return re.sub(r"\s+([,;:.!?])", r"\1", " ".join(self.words[start:end])).strip(" ,;:.!?")

    def begins(self, i: int, free: bool = False) -> bool:
        """Whether a noun phrase begins here; `free` also allows a bare plural."""
        word = self.at(i)
        if word in ONE | MANY | EITHER | PRONOUNS or word.isdigit():
            return True
        named = i < len(self.words) and (gender_of(word) or (i and self.words[i][0].isupper()))
        return bool(named) or (
            free and bool(re.match(r"[a-z]", word)) and word not in LEADS | NEAR | REL
        )

    def subject(self, i: int, free: bool = False) -> Found | None:
        """The noun phrase at `i` and the verb that belongs to it; None when it has no verb of its own."""
        if not self.begins(i, free):
            return None
        joined, near, j = False, -1, i
        while j < len(self.words) and j - i <= LONGEST:
            word = self.at(j)
            if j > i and word in REL:
                return self._relative(i, j, joined)
            if j > i + 1 and (word == "whose" or self._aside(i, j, joined)):
                return self._aside(i, j, joined)
            if self._joins(i, j):
                joined, j = joined or word == "and", j + 1
                continue
            if word in LEADS or word == "where" or re.match(r"\W", word):
                return None
            near = j if word in NEAR and near < 0 else near
            many = joined or self.many_at(i, near if near > 0 else j)
            owned = self.at(j - 1).endswith(("'s", "s'"))  # "my grandmother's last letter"
            if j > i and not owned and self._is_verb(j, many):
                return self._before(i, j, many)
            j += 1
        return None

    def _joins(self, i: int, j: int) -> bool:
        """Whether a comma or an "and" only joins what belongs to one noun phrase."""
        if self.at(j) == ",":
            return self._goes_on(j)
        return self.at(j) == "and" and j > i and (self.begins(j + 1) or self._pair(i))

    def _before(self, i: int, j: int, many: bool) -> Found:
        """The phrase up to its verb; "just" and "never" belong to the verb."""
        while j > i + 1 and ADVERB.match(self.at(j - 1)):
            j -= 1
        return Found(start=i, end=j, verb=j, many=many)

    def _relative(self, i: int, j: int, joined: bool) -> Found | None:
        verb = j + 1
        while ADVERB.match(self.at(verb)):
            verb += 1
        many = joined or self.many_at(i, j)
        if self.at(j) == "that" and self.begins(verb):
            return None
        return (
            Found(start=i, end=j, verb=j + 1, many=many, rel=True)
            if verb < len(self.words)
            else None
        )

    def _aside(self, i: int, j: int, joined: bool) -> Found | None:
        """The verb after what is said in between: "a man whose dog barks leaves", "the house we grew up in burns"."""
        if self.at(j) not in ASIDE or self.at(j - 1) == "and":
            return None
        many = joined or self.many_at(i, j)
        known = False
        for k in range(j + 1, min(len(self.words), j + LONGEST)):
            word, before = self.at(k), self.at(k - 1)
            if before in CLOSED or not (finite(word, many) or (not known and finite(word, True))):
                continue
            if known and self._taken_up(k):
                return self._before(i, k, many)
            known = True
        return None

    def _taken_up(self, k: int) -> bool:
        """Whether a verb at `k` can be the one that an aside has kept waiting."""
        word, after = self.at(k), self.at(k + 1)
        near = self.at(k - 1) in NEAR and word not in HELPS
        noun = word in ALSO_NOUNS and after not in ONE | EITHER | NEAR | MANY
        return not near and not noun and not in_past(self.at(k - 1))

    def somebody_at(self, k: int) -> bool:
        """Whether the word at `k` names somebody."""
        return somebody(self.at(k))

    def _goes_on(self, j: int) -> bool:
        """Whether a comma stands inside a noun phrase: a list, an age, "Misty, who ..."."""
        after = self.at(j + 1)
        return (
            after in ("who", "which")
            or after.isdigit()
            or self.at(j - 1).isdigit()
            or (after in ONE | MANY and bool(re.search(r"\band\b", " ".join(self.low[j : j + 9]))))
        )

    def _pair(self, i: int) -> bool:
        """ "tom and jerry", "cats and dogs": both halves are bare."""
        return not self.begins(i) or bool(gender_of(self.at(i)))

    def many_at(self, i: int, end: int) -> bool:
        """Whether the noun phrase from `i` to `end` is several."""
        first = self.at(i)
        if first in ONE or (first in PRONOUNS and first not in PLURAL_PRONOUNS):
            return False
        if first in MANY | PLURAL_PRONOUNS or (first.isdigit() and first != "1"):
            return True
        while end > i + 1 and ADVERB.match(self.at(end - 1)):
            end -= 1
        return is_plural(self.at(end - 1)) and not gender_of(self.at(end - 1))

    def _is_verb(self, j: int, many: bool) -> bool:
        word, before, after = self.at(j), self.at(j - 1), self.at(j + 1)
        if (
            not (finite(word, many) or self._done_by_somebody(j, many))
            or before in ONE | (MANY - {"both"}) | NEAR | (EITHER - {"that"})
            or before == "and"
        ):
            return False
        if (
            word in ("called", "named")
            and self.words[j + 1 : j + 2]
            and self.words[j + 1][0].isupper()
        ):
            return False
        if self.words[j][0].isupper() and j:
            return False
        passive = in_past(word) and word not in ("was", "were", "had", "did") and word not in MODAL
        return not (
            passive
            and after in PARTICIPLE
            and before not in PRONOUNS
            and self._later_verb(j + 1, many)
        )

    def _done_by_somebody(self, j: int, many: bool) -> bool:
        """Whether a word that no list knows can only be what somebody does: "a grandmother breakdances in ..."."""
        word, before, after = self.at(j), self.at(j - 1), self.at(j + 1)
        if not somebody(before) or not word.isalpha() or word in NEAR | LEADS | EITHER | REL:
            return False
        follows = (
            not after or after in NEAR | ONE | MANY | EITHER | LEADS or bool(ADVERB.match(after))
        )
        form = word[-1] != "s" if many else bool(re.search(r"[^s]s$|ed$", word))
        return follows and form and not somebody(word)

    def _later_verb(self, j: int, many: bool) -> bool:
        """Whether another verb follows before the clause ends: then the first was "made in Ghent"."""
        for k in range(j + 1, min(j + 8, len(self.words))):
            if self.at(k) in LEADS | REL or re.match(r"\W", self.at(k)):
                return False
            if finite(self.at(k), many) and self.at(k - 1) not in ONE | MANY | EITHER | NEAR:
                return True
        return False

    def lead(self, k: int) -> tuple[int, str]:
        """The words that lead a clause in at `k` ("and then", "until one day") and where it begins."""
        start = k
        while self.at(k) in LEADS or (self.at(k) in (",", ";", "that") and k - start < 3):
            k += 1
        when = WHEN.match(" ".join(self.words[k : k + 5]) + " ")
        k += len(WORD.findall(when[0])) if when else 0
        return k, self.text(start, k)
