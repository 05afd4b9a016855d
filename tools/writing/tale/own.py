"""Scenes in the idea's own words beside its deeds: a deed's second half, what it is done to, and whom it was all about."""

import re

from tools.writing.english import capital
from tools.writing.objects import done_to
from tools.writing.steps import spoken
from tools.writing.tale.halves import halves, listed, object_of, place_in, visible
from tools.writing.tale.known import Known, Step
from tools.writing.tale.pictures import implied
from tools.writing.tale.where import apart
from tools.writing.tale.words import deed, words

NAMED_LAST = frozenset(("quest", "discovery", "pair", "both", "many", "day"))
"""Endings that name what a tale was about; the others say what became of a wish, a fear or a loss."""
THERE = words("there")
"""How somebody is seen at a place; what one goes through or does it for is seen by itself."""
MOST_NAMED = 4
"""Things that the last line names."""


class OwnWords(Known):
    """What a tale says of itself after a deed and in the end."""

    def own_after(self, group: tuple[int, ...]) -> list[str]:
        """Scenes after a deed in the idea's own words: its second half, and what it is done to."""
        clause = self.tale.clauses[group[-1]]
        half = ["half"] * (len(group) == 1 and bool(halves(clause, self.rest_of(group[-1]))[1]))
        few = not deed(self.kind(clause)).moments
        return half + ["object"] * (few and len(object_of(clause).split()) > 1)

    def fills(self, group: tuple[int, ...]) -> int:
        """How many scenes can follow a deed: its own words first, then moments of its kind."""
        kind = self.kind(self.tale.clauses[group[-1]])
        return len(self.own_after(group)) + len(deed(kind).moments)

    def rest_of(self, n: int) -> str:
        """What follows a verb; where and when are left out where the first scene has said them."""
        shorn = n == 0 and bool(self.setting()[1])
        return self.setting()[0] if shorn else self.tale.clauses[n].rest

    def needed(self, step: Step) -> int:
        """How many words the deeds of a scene take to say."""
        if step.role == "half":
            return spoken(
                halves(self.tale.clauses[step.deeds[-1]], self.rest_of(step.deeds[-1]))[1]
            )
        told = [self.tale.clauses[n] for n in step.deeds] if step.role == "deed" else []
        return sum(spoken(f"{c.lead} {c.subject} {c.said}") for c in told)

    def own(self, step: Step, most: int) -> tuple[str, str] | None:
        """The line and picture of a scene in the idea's own words; None where it takes one of ours."""
        clause = self.tale.clauses[step.deeds[-1]] if step.deeds else None
        who = (self.who(clause) if clause else None) or self.hero()
        if step.role == "close" and self.ending() in NAMED_LAST and who:
            return self.last_look(most)
        if not clause or not who or step.role not in ("half", "object"):
            return None
        said = object_of(clause) if step.role == "object" else ""
        said = said or halves(clause, self.rest_of(step.deeds[-1]))[1]
        first = said.split()[0].lower()
        noun = _in_picture(said if step.role == "object" else place_in(said))
        picture = f"close-up of {noun}, {who.seen} behind"
        if step.role == "half" and first in THERE:
            picture = f"{who.seen} small in the frame, {first} {noun}"
        said = said if spoken(said) <= most else place_in(said)
        return f"{capital(said)}.", picture if visible(noun) else f"{who.seen}, looking up, {{at}}"

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

    def last_look(self, most: int) -> tuple[str, str] | None:
        """Whom a tale is about, what they had to do with, and where: "A lighthouse keeper. Letters. A ship."."""
        alive = [c for c in self.cast if c.alive]
        nouns = [apart(c.a)[0] if apart(c.a)[1] else c.a for c in alive[:2]]
        for n, clause in enumerate(self.tale.clauses):
            nouns += [object_of(clause), place_in(halves(clause, self.rest_of(n))[1])]
        line = ""
        for n in range(2, len(nouns) + 1):
            more = listed(nouns[:n])
            line = more if spoken(more) <= most and len(more.split(". ")) <= MOST_NAMED else line
        things = [_in_picture(o) for c in self.tale.clauses if visible(o := object_of(c))]
        seen = " and ".join(c.seen for c in alive[:2])
        thing = next((t for t in things if t.split()[-1] not in seen), "")
        picture = f"{seen}, {thing} close by, {{at}}" if thing else f"{seen} side by side, {{at}}"
        if len(alive) == 1 and not alive[0].many and not thing:
            picture = f"{seen} in warm light, {{at}}"
        return (line, picture) if line and alive else None


def _in_picture(noun: str) -> str:
    """A noun phrase as a picture knows it: "her first concert" is the first concert."""
    return re.sub(r"^(?:my|our|his|her|its|their)\b", "the", noun)
