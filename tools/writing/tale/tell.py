"""Tells a tale in scenes: its deeds in the idea's own words, small moments between them, and a last look."""

import re

from tools.writing import plan
from tools.writing.english import base_form, capital
from tools.writing.facts import LAST_PART
from tools.writing.lines import PICTURED, SLOT, WORDS_A_SECOND
from tools.writing.patterns import ABSTRACT, VERBS
from tools.writing.shots import ROOFED, shot
from tools.writing.steps import spoken
from tools.writing.tale.cast import Who
from tools.writing.tale.facts import seen_doing, whom_for
from tools.writing.tale.grouped import GIVES_REASON, grouped
from tools.writing.tale.known import Step
from tools.writing.tale.model import HOURS, PRONOUNS, Clause, timed
from tools.writing.tale.moments import Moments
from tools.writing.tale.pictures import fill, there
from tools.writing.tale.things import thing_of
from tools.writing.tale.where import place_after
from tools.writing.tale.words import deed
from tools.writing.titles import headline
from tools.writing.told import WrittenScene, fitting

SAILING = frozenset(("sail", "row", "drift"))
MORE = ("Still", "And On", "A Moment", "In Between", "Meanwhile", "Once More", "Further On")
"""What scenes are called when the words of their kind of deed are used up."""
LEAST = 3
"""Scenes of a film at least."""
OWN_TIME = re.compile(
    rf"(?:my|our) (?!.*\b{VERBS}\b).*\b(?:first|last|{HOURS}|trip|holiday|journey)\b", re.IGNORECASE
)
"""What is only named, and is somebody's own: "my daughter's first day at school"."""
OFTEN = 0.7
MOMENTS = 6
"""Small moments after one deed at most."""


class Teller(Moments):
    """Tells one tale."""

    def scenes(self, duration_s: float, count: int, exactly: bool = True) -> list[WrittenScene]:
        """The whole film in scenes that add up to `duration_s`: `count` of them, or fewer where the idea has no more to say and not `exactly` so many are asked for."""
        steps = self.steps(count)
        while not exactly and len(steps) > LEAST and Step(role="scenery") in steps:
            steps.remove(Step(role="scenery"))
        lengths = plan.lengths_for([self.needed(s) for s in steps], duration_s, WORDS_A_SECOND)
        return [
            self.scene(s, i, length)
            for i, (s, length) in enumerate(zip(steps, lengths, strict=True))
        ]

    def steps(self, count: int) -> list[Step]:
        """Which scenes there are: deeds in their order, moments after them, a last look."""
        groups = grouped(self.tale, count)
        spare = count - len(groups)
        close = spare > 0
        spare -= close
        most = [self.fills(g) * self.moments_for(g[-1]) for g in groups]
        room = [0] * len(groups)
        while spare > 0 and room != most:
            n = min((n for n in range(len(groups)) if room[n] < most[n]), key=lambda n: room[n])
            room[n] += 1
            spare -= 1
        steps: list[Step] = []
        for group, some in zip(groups, room, strict=True):
            steps.append(Step(role="deed", deeds=group))
            left = reversed(range(some))
            steps += [Step(role="moment", deeds=group, left=n) for n in left]
        steps += [Step(role="scenery")] * spare
        return steps + [Step(role="close", deeds=groups[-1])] * close

    def scene(self, step: Step, index: int, length: float) -> WrittenScene:
        """One scene: its line, and the picture that shows the same."""
        most = int(WORDS_A_SECOND * length)
        for n in step.deeds:
            clause = self.tale.clauses[n]
            self.place = place_after(clause) or self.at_home(clause) or self.place
        place = self.place_of(step)
        words = self.words(step, index)
        if step.role == "deed":
            line, picture = self.told(step, most)
        else:
            line, picture = self.chosen(step, words, most)
        role = {"moment": "detail", "close": "close"}.get(step.role, "beat")
        if not SLOT.sub("", picture).strip() or "{both}" in picture:
            picture = f"{words['the']} {{at}}" if words["the"] else "wide shot of {place}"
        visual, motion = shot(
            self.desk, role, index, PICTURED + there(self.beside(picture, step), place)
        )
        visual = self.desk.sky.told(self.desk.sky.seen(visual, role), line)
        return WrittenScene(
            title=self.title(step, line, index),
            visual=visual,
            motion=motion,
            narration=line,
            duration_s=length,
        )

    def place_of(self, step: Step) -> str:
        """Where a scene plays: a boat while somebody sails, a road on a way from home, else where the deeds have led."""
        clause = self.tale.clauses[step.deeds[-1]] if step.deeds else None
        if not clause or clause.kind != "travel":
            return self.place
        if step.role == "moment" and base_form(clause.verb) in SAILING:
            return "on a small boat on the open sea"
        at_home = not self.place and ROOFED.search(self.desk.world.places[0])
        return "on a long empty road through fields" if at_home else self.place

    def title(self, step: Step, line: str, index: int) -> str:
        """What a scene is called: whom or what its deed is about, else in words of its kind."""
        clause = self.tale.clauses[step.deeds[-1]] if step.deeds else None
        if step.role != "deed" and (own := self.desk.pick([self.called.get(line, "")])):
            return own
        who = self.who(clause) if clause else None
        if clause and step.role == "deed":
            names = [thing_of(clause), who.the if who else "", clause.subject]
            names = [n for n in names if n.lower() not in PRONOUNS]
            called = [
                self.desk.pick([headline(n)]) for n in names if 0 < spoken(n) <= 5 and len(n) > 1
            ]
            if fresh := next(filter(None, called), ""):
                return fresh
        kinds = deed(self.kind(clause)).titles if clause else ()
        short = headline(re.split(r"[.!?:,]\s|[.!?]$", line)[0].strip(' "'))
        spare = [short] if spoken(short) <= 5 else []
        named = self.desk.pick(list(kinds)) or self.desk.pick(spare) or self.desk.pick(list(MORE))
        return named or f"Scene {index + 1}"

    def told(self, step: Step, most: int) -> tuple[str, str]:
        """The deeds of a scene in the idea's own words, and how they look."""
        line = ""
        picture = ""
        for n in step.deeds:
            more = self.sentence(n)
            whole = f"{line} {more}".strip()
            if line and GIVES_REASON.match(self.tale.clauses[n].lead):
                whole = f"{line.rstrip('.')} {more[:1].lower()}{more[1:]}"
            if line and spoken(whole) > most:
                break
            line = whole if spoken(whole) <= most else _cut(more, most)
            clause = self.tale.clauses[n]
            if not picture:
                picture = self.shown(clause)
        return line, picture

    def shown(self, clause: Clause) -> str:
        """The picture of a deed; where it cannot be seen, a moment of it."""
        who = self.teller(clause)
        seen = seen_doing(clause, who, self.cast, self.thing) if who else ""
        self.thing = thing_of(clause) or self.thing
        if seen or not who or not who.alive:
            return seen or self.around(who)
        moments = self.written_of(clause, "moment")
        options = [e.picture for e in moments if "{the}" in e.picture]
        picture = self.desk.pick(
            [f for p in options if (f := fill(p, self.for_pictures(who, clause)))]
        )
        return picture or f"{who.seen} {{at}}"

    def around(self, who: Who | None) -> str:
        """The place of a tale, where a deed is nobody's: its hero in it, or what the deed is about."""
        if who and not ABSTRACT.match(who.seen) and not re.search(rf"\b{HOURS}\b", who.seen):
            return f"{who.seen} in the middle of the frame"
        hero = self.hero()
        seen = hero.seen if hero and not timed(hero.a) else ""
        return f"wide shot of {{place}}, {seen} in the middle" if seen else "wide shot of {place}"

    def sentence(self, n: int) -> str:
        """One deed as a sentence: "Then a boy brings the cat fish."."""
        clause, who = self.tale.clauses[n], self.who(self.tale.clauses[n])
        subject = clause.subject
        if who:
            first = not clause.subject or clause.who not in self.met
            kept = not clause.verb and clause.subject.endswith(who.a)  # "ten years of our band"
            named = (
                clause.subject if kept else who.the if clause.subject.lower() in PRONOUNS else who.a
            )
            subject = (named if clause.subject else who.the) if first else self.again(n, who)
            if age := re.search(r", (?:aged )?\d+$", clause.subject):
                subject += f"{age[0]},"
            if clause.who == self.last and who.they:
                said = clause.subject.lower()
                subject = said if said in ("he", "she") else who.they
        self.met.add(clause.who)
        self.last = clause.who
        seen = ((i, c) for i, c in enumerate(self.cast) if c.short in clause.rest)
        self.met |= {i for i, c in seen if c.met or c.a in clause.rest}
        led = clause.lead if n == 0 and clause.lead.endswith(",") else clause.lead.replace(",", " ")
        lead = re.sub(r"^(?:and|,|;)\s*(?:then\b)?\s*", "", led.strip())
        if not clause.verb and not clause.rest and clause.lead:
            return f"And {clause.subject}."
        if n == 0 and not clause.verb and OWN_TIME.match(clause.subject):
            named = f"{clause.subject[:1].lower()}{clause.subject[1:]} {clause.rest}"
            return f"This is {named.rstrip(' .')}."
        lead = "" if n == 0 and lead in ("when", "while", "after", "as", "where") else lead
        rest = whom_for(clause.rest, clause, self.cast)
        said = f"{lead} {subject} {clause.adverb} {clause.verb} {rest}"
        return capital(re.sub(r"\s+", " ", said).strip().rstrip(" .,;")) + "."

    def again(self, n: int, who: Who) -> str:
        """Who was named before, by a line of the library: all that the idea says of them is still to be said."""
        clause = self.tale.clauses[n]
        told = any(c.who == clause.who for c in self.tale.clauses[:n])
        common = re.match(r"(?:an?|one|the) (?=[a-z])", who.a)
        if told or not common or clause.subject.lower() in PRONOUNS or not clause.verb:
            return who.the
        return f"the {who.a[common.end() :]}"


def _cut(line: str, most: int) -> str:
    """A sentence in `most` words: without its last words of when and where, else its first clause."""
    said = line.rstrip(".")
    while spoken(said) > most and (less := LAST_PART.match(said)):
        said = less[1]
    return f"{said}." if spoken(said) <= most else fitting(line, most)
