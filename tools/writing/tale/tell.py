"""Tells a tale in scenes: its deeds in the idea's own words, small moments between them, and a last look."""

import re

from tools.writing import plan
from tools.writing.english import base_form, capital
from tools.writing.facts import LAST_PART
from tools.writing.library import arc
from tools.writing.lines import PICTURED, SLOT, WORDS_A_SECOND, filled
from tools.writing.patterns import ABSTRACT
from tools.writing.shots import ROOFED, shot
from tools.writing.steps import spoken
from tools.writing.tale.cast import Who, able
from tools.writing.tale.facts import fear_of, seen_doing, whom_for, wish_of
from tools.writing.tale.grouped import grouped
from tools.writing.tale.halves import halves, place_in
from tools.writing.tale.known import Step
from tools.writing.tale.model import HOURS, PRONOUNS, TOGETHER, Clause, timed
from tools.writing.tale.own import OwnWords
from tools.writing.tale.pictures import fill, there
from tools.writing.tale.things import thing_of
from tools.writing.tale.where import apart, place_after
from tools.writing.tale.words import agreed, deed
from tools.writing.titles import headline
from tools.writing.told import WrittenScene, fitting

VERB = re.compile(r"<([\w']+)(!{0,2})>")
REASON = re.compile(r"(?:because|so that|while|as)\b")
"""What leads in a deed that only explains another."""
SAILING = frozenset(("sail", "row", "drift"))
MORE = ("Still", "And On", "A Moment", "In Between", "Meanwhile", "Once More", "Further On")
"""What scenes are called when the words of their kind of deed are used up."""
LEAST = 3
"""Scenes of a film at least."""
OFTEN = 0.7
MOMENTS = 6
"""Small moments after one deed at most."""


class Teller(OwnWords):
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
        opened = spare > 0 and bool(self.setting()[1])
        spare -= opened
        able = [g for g in groups if self.moments_for(g[-1]) and self.fills(g)]
        room = [0] * len(groups)
        turn = 0
        while spare > 0 and able and turn < MOMENTS * len(groups):
            n = groups.index(able[turn % len(able)])
            more = room[n] < self.fills(groups[n])
            room[n] += more
            spare -= more
            turn += 1
        steps = [Step(role="set", deeds=(0,))] * opened
        for n, group in enumerate(groups):
            own = self.own_after(group)[: room[n]]
            moments = [*own, *["moment"] * (room[n] - len(own))]
            steps += [Step(role=role, deeds=group) for role in ("deed", *moments)]
            self.halved |= {group[-1]} if "half" in own else set()
        steps += [Step(role="scenery")] * spare
        return steps + [Step(role="close")] * close

    def moments_for(self, n: int) -> bool:
        """Whether small moments can follow a deed: somebody does it, and nothing has changed by it."""
        clause = self.tale.clauses[n]
        if len(self.tale.clauses) > 1 and REASON.match(clause.lead):
            return False
        if clause.who in (TOGETHER, -1):
            return clause.who == TOGETHER
        who = self.cast[clause.who]
        return who.alive or (not clause.verb and not timed(who.a))

    def scene(self, step: Step, index: int, length: float) -> WrittenScene:
        """One scene: its line, and the picture that shows the same."""
        most = int(WORDS_A_SECOND * length)
        for n in step.deeds:
            self.place = place_after(self.tale.clauses[n]) or self.place
        place = self.place_of(step)
        words = self.words(step, index)
        if step.role == "set":
            line, picture = self.opening()
        elif step.role == "deed":
            line, picture = self.told(step, most)
        elif own := self.own(step, most):
            line, picture = own
        else:
            line, picture = self.chosen(step, words, most)
        role = {"moment": "detail", "half": "detail", "object": "detail", "close": "close"}.get(
            step.role, "beat"
        )
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
        who = self.who(clause) if clause else None
        if step.role == "set":
            return headline(line.split(":")[0].split(", ")[-1])
        if clause and step.role == "half":
            noun = place_in(halves(clause, self.rest_of(step.deeds[-1]))[1])
            if named := self.desk.pick([headline(noun)]):
                return named
        if clause and step.role == "deed":
            names = [thing_of(clause), who.the if who else "", clause.subject]
            names = [n for n in names if n.lower() not in PRONOUNS]
            called = [
                self.desk.pick([headline(n)]) for n in names if 0 < spoken(n) <= 5 and len(n) > 1
            ]
            if fresh := next(filter(None, called), ""):
                return fresh
        kinds = deed(self.kind(clause)).titles if clause else ()
        kinds = kinds or arc("tale")[self.ending() if step.role == "close" else step.role].titles
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
            if line and spoken(whole) > most:
                break
            line = whole if spoken(whole) <= most else _cut(more, most)
            clause = self.tale.clauses[n]
            if not picture:
                picture = self.shown(clause)
        return line, picture

    def opening(self) -> tuple[str, str]:
        """Where and when, and whom we meet there: "Every afternoon, at the bus stop: an old dog."."""
        first = self.tale.clauses[0]
        who = self.cast[first.who]
        self.shorn = True
        self.met.add(first.who)
        whom = apart(who.a)[0] if apart(who.a)[1] else who.a
        return (
            f"{self.setting()[1]}: {whom}.",
            f"wide shot of {{place}}, {who.seen} small in the frame",
        )

    def shown(self, clause: Clause) -> str:
        """The picture of a deed; where it cannot be seen, a moment of it."""
        who = self.who(clause)
        seen = seen_doing(clause, who, self.cast, self.thing) if who else ""
        self.thing = thing_of(clause) or self.thing
        if seen or not who or not who.alive:
            return seen or self.around(who)
        options = [p for _, p in deed(self.kind(clause)).moments if p]
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
            subject = (named if clause.subject else who.the) if first else who.the
            if clause.who == self.last and who.they:
                subject = who.they
        self.met.add(clause.who)
        self.last = clause.who
        self.met |= {i for i, c in enumerate(self.cast) if c.met and c.short in clause.rest}
        lead = re.sub(r"^(?:and|,|;)\s*(?:then\b)?\s*", "", clause.lead.replace(",", " ").strip())
        if not clause.verb and not clause.rest and clause.lead:
            return f"And {clause.subject}."
        lead = "" if n == 0 and lead in ("when", "while", "after", "as", "where") else lead
        rest = self.rest_of(n) if self.shorn or n in self.halved else clause.rest
        rest = halves(clause, rest)[0] if n in self.halved else rest
        rest = whom_for(rest, clause, self.cast)
        said = f"{lead} {subject} {clause.adverb} {clause.verb} {rest}"
        return capital(re.sub(r"\s+", " ", said).strip().rstrip(" .,;")) + "."

    def chosen(self, step: Step, words: dict[str, str], most: int) -> tuple[str, str]:
        """A fresh line for a step that is no deed; a view of the place where none fits."""
        found = self.options(step, words)
        if step.role == "moment":
            found = found or self.options(Step(role="scenery"), words)
        fresh = [
            (a, p)
            for a, p in found
            if a.lower() not in self.desk.used and spoken(a) <= most and self.desk.sky.fits(a)
        ]
        hero = self.hero()
        if step.role == "close" and hero:  # the last look names somebody
            names = (words["the"], words["one"]) if words["one"] else (words["the"], hero.the)
            fresh = [f for f in fresh if any(n.lower() in f[0].lower() for n in names)] or fresh
        if not fresh and step.role == "close" and hero and words["the"] != hero.the:
            return self.chosen(step, words | {"the": hero.the, "The": capital(hero.the)}, most)
        own = [a for a, _ in fresh if self.is_own(a)] if self.desk.dice.random() < OFTEN else []
        line = self.desk.pick(own) or self.desk.pick([a for a, _ in fresh])
        if not line and step.role != "scenery":
            return self.chosen(Step(role="scenery"), words, most)
        return line, next((p for a, p in fresh if a == line), "")

    def is_own(self, line: str) -> bool:
        """Whether a line names what this very tale is about: its thing, its wish, its fear."""
        said = [w for c in self.tale.clauses for w in (thing_of(c), wish_of(c), fear_of(c))]
        return any(own.lower() in line.lower() for own in said if own)

    def options(self, step: Step, words: dict[str, str]) -> list[tuple[str, str]]:
        """(line, picture) pairs that this step may take."""
        if step.role == "moment":
            clause = self.tale.clauses[step.deeds[-1]]
            who = self.who(clause)
            rows = [r for r in deed(self.kind(clause)).moments if able(who, " ".join(r))]
            many = who.many if who else clause.many
        else:
            role = arc("tale")[self.ending() if step.role == "close" else step.role]
            hero = self.hero()
            rows = [(line, role.seen.get(line, "")) for line in role.lines]
            rows = [r for r in rows if able(hero, " ".join(r))]
            who, many = hero, bool(hero and hero.many)
        if who and timed(who.a):
            rows = [(a, p if "{the}" not in p else self.around(None)) for a, p in rows]
        pictures = self.for_pictures(who, self.tale.clauses[step.deeds[-1]] if step.deeds else None)
        said = [(self.agreed(filled(a, words), many), p) for a, p in rows]
        return [(a, fill(p, pictures)) for a, p in said if a]

    def agreed(self, line: str, many: bool) -> str:
        """A line with its verbs in number and tense."""
        return VERB.sub(
            lambda m: agreed(m[1], (many, False, True)[len(m[2])], self.tale.past), line
        )


def _cut(line: str, most: int) -> str:
    """A sentence in `most` words: without its last words of when and where, else its first clause."""
    said = line.rstrip(".")
    while spoken(said) > most and (less := LAST_PART.match(said)):
        said = less[1]
    return f"{said}." if spoken(said) <= most else fitting(line, most)
