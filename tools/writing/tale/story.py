"""Tells a tale: its world, what the idea says happens, the story that follows from it, and an end."""

import re

from tools.writing import plan
from tools.writing.cards import Card, Entry, card_of
from tools.writing.desk import Desk
from tools.writing.english import capital
from tools.writing.lines import PICTURED, WORDS_A_SECOND, filled, limit
from tools.writing.shots import shot
from tools.writing.steps import spoken
from tools.writing.tale.cast import Who, alone
from tools.writing.tale.goals import reached
from tools.writing.tale.grouped import grouped
from tools.writing.tale.known import Step, invented
from tools.writing.tale.model import Tale
from tools.writing.tale.own import own_story
from tools.writing.tale.pictures import there
from tools.writing.tale.plots import NAMED, OF_HERO, can, elsewhere, far_from_land, plot_of, threads
from tools.writing.tale.present import presented
from tools.writing.tale.tell import LEAST, Teller
from tools.writing.tale.things import no_beasts
from tools.writing.tale.written import Line, Written
from tools.writing.told import WrittenScene

LEADS = ("One day, ", "One morning, ", "Then, one evening, ")
HOW = "This is how "
SLOWLY = re.compile(r"learns?\b|befriends?\b|(?:becomes?|makes?) friends\b|falls? in love\b")
"""What takes its time, so that the story tells how it came about."""
HAPPENS = frozenset(("find", "door", "loss", "learn", "love", "friends", "turned", "rescue", "escape", "decide", "mischief"))  # fmt: skip
"""Plots that begin on some day; in the others it has long been so."""
HABIT = re.compile(
    r"^(?:miss|remember|grows? old|asks? where|(?:is|are|was|were|has|have)\b)|\b(?:[Ee]ve|Christmas|midnight|every|each|always|daily|all (?:day|night)|at night|one (?:day|night|morning|evening)|on (?:a|the|his|her|their) )"
)
WHO_FIRST = frozenset(("contest", "final"))
"""Plots of which such a story is rather of whom it is about than of what is done: a clown's last show."""
ANYONE = ("*object", "*person")
"""Cards of so much that hardly one of their lines belongs to a tale."""
OTHERWISE = 0.3
"""How often a story for any tale is taken where there is one for just this, when a film is to be written once more."""
DAILY = re.compile(r"\bday in the life\b", re.IGNORECASE)
"""Who is only named has a day before them: nothing else is told."""
LONG = 13
"""An idea that says more than so many words has its own matter: no story for any tale goes with it."""
BRIEF = 20
"""Words of a deed beside which there is time to say how it ends."""
MOST_TOLD = 6
"""Scenes besides the deeds of an idea, unless more are asked for."""
SHORTEST = 5
"""Seconds of a scene in which most lines of a story can be said."""
RACED = re.compile(r"\b(?:rac(?:e|es|ing)|marathon|runs?|running|sprint\w*|laps?)\b")
INDOOR = re.compile(
    r"\b(?:bak\w+|cook\w*|pies?|cakes?|quiz|spelling|talent|chess|cards|poetry|art)\b"
)
RACING = re.compile(
    r"\b(?:half time|ahead|finish|race|runs?|running|laps?|starting line|hare|handkerchief|takes the lead)\b"
)
"""What is told of those who race, and of nobody else."""
SHORT = 4
"""Scenes of a film that is not told in fewer."""
TRIES = 24
"""Ways to set a story together that are tried until its words fit the length of the film."""


class Story(Written):
    """One tale being told with the lines of the library."""

    def __init__(self, desk: Desk, tale: Tale) -> None:
        super().__init__(desk, presented(tale) if invented(desk.idea) else tale)
        self.lead = ""
        self.named = False
        self.exactly = False

    def scenes(self, duration_s: float, count: int, exactly: bool = True) -> list[WrittenScene]:
        """The whole film; of several ways to tell it the first whose words can be spoken in time.

        It has `count` scenes, or fewer where there is no more to say and not `exactly` so many are asked for.
        """
        self.exactly = exactly
        more = count + (duration_s / (count + 1) >= SHORTEST)
        most = count if exactly else min(more, len(self.tale.clauses) + MOST_TOLD)
        for n in range(TRIES):
            fewer = not exactly and n >= TRIES // 2 and most > SHORT  # a long idea needs the time
            steps = self.steps(most - fewer)
            if not exactly:
                steps = [s for s in steps if s.role != "scenery"]
            words = [self.needed(s) for s in steps]
            self.named, self.met = False, set()
            lengths = plan.lengths_for(words, duration_s, WORDS_A_SECOND) if words else []
            fits = all(n <= limit(at) for n, at in zip(words, lengths, strict=True))
            if fits and (len(steps) == most or (not exactly and len(steps) >= LEAST)):
                told = enumerate(zip(steps, lengths, strict=True))
                return [self.scene(s, i, at) for i, (s, at) in told]
        return Teller(self.desk, self.tale).scenes(duration_s, count, exactly)

    def steps(self, count: int) -> list[Step]:
        """Which scenes there are: the world, the deeds, what follows from them by their plot, an end."""
        self.lead, self.named, self.met, self.solo = "", False, set(), None
        last = self.tale.clauses[-1]
        hero = self.who(last) or self.hero()
        plot = self.plot(hero) if hero and not self.real else ""
        if plot == "friends" and hero and len(hero.each) == 2:
            self.solo = alone(hero, 0)
        thread = self.own_thread() if self.real else self.thread(plot)
        acts = last.verb and not last.rest.startswith("by ")  # "a wolf raised by sheep" is named
        opens = (acts or self.only_named()) and not self.tale.past
        opening = self.opening_line(thread) if opens else None
        if not thread and (last.verb or self.real or not self.shelf.figure):
            return self.looked_on(opening, count)
        free = count - (2 if count - 2 >= len(self.tale.clauses) else 1)
        groups = [] if self.only_named() and not self.real else grouped(self.tale, max(1, free))
        told: list[Step] = [Step(role="deed", deeds=g) for g in groups]
        opens = opening and (not told or count - len(told) > 1)
        first = [opening] if opening and opens else []
        if first and plot in HAPPENS and not HABIT.search(last.said) and not last.lead:
            lead = self.desk.dice.choice(LEADS)
            self.lead = HOW if SLOWLY.match(last.said) and thread else lead
        spare = count - len(told) - len(first)
        follow = self.story_after(thread, spare) if thread else self.day(spare)
        near = [] if self.real else self.near(spare - len(follow), said_in([*first, *follow]))
        led = near[:1] if last.verb else []
        return [*first, *led, *told, *near[len(led) :], *follow]

    def plot(self, hero: Who) -> str:
        """The plot of the last deed that has one; who becomes friends has no other, but a thief who finds somebody at home."""
        two = bool(self.pair()["one"])
        told = reversed(self.tale.clauses)
        found = [p for c in told if (p := plot_of(self.desk.idea, c, hero, two))]
        if found[:2] == ["friends", "mischief"] and self.tale.clauses[-1].kind == "find":
            return "mischief"
        return "friends" if "friends" in found else next(iter(found), "")

    def looked_on(self, opening: Line | None, count: int) -> list[Step]:
        """The deeds of a tale for which no story is written; between them its place and its thing are looked at."""
        first: list[Step] = [opening] if opening and count > 3 else []
        if count - len(first) <= len(self.tale.clauses):
            return super().steps(count)
        spare = count - len(first) - len(self.tale.clauses) - 1
        cards = [c for c in map(self.card, self.tale.clauses) if c]
        if not self.real and all(c.broad for c in cards):
            own = self.own_world(first, count)
            if len(own) == count or (not self.exactly and len(own) >= LEAST):
                return own
        known = sum(len(c.of("moment")) for c in cards if not c.broad)
        near = self.near(spare - known if known else spare // 2, said_in(first))
        near = near if self.lasts() else []
        *told, last = super().steps(count - len(first) - len(near))
        return [*first, *told, *near, last]

    def own_world(self, first: list[Step], count: int) -> list[Step]:
        """A tale's deeds among what is known of its hero, place and thing, and nothing else: fewer scenes, but its own."""
        told: list[Step] = [Step(role="deed", deeds=g) for g in grouped(self.tale, count - len(first))]  # fmt: skip
        last = self.reaching() or self.line_of(self.closings())
        spare = count - len(first) - len(told) - bool(last)
        said = said_in([*first, *filter(None, [last])])
        near = self.near(spare, said)
        figure = self.shelf.figure
        anyone = not figure or figure.words[0] in ANYONE
        hours = self.day(spare - len(near) + (not last)) if self.broad and not anyone else []
        more = [s for s in hours if not said & said_in([s])]
        return [*first, *told, *near, *more, *filter(None, [last])]

    def reaching(self) -> Line | None:
        """Who sets out for something gets there in the end, where there is time to say so."""
        last = self.tale.clauses[-1]
        goal = reached(last, self.desk.dice.randrange(3), sought=True)
        brief = spoken(last.said) <= BRIEF and not last.lead
        return Line(role="card", entry=goal) if goal and brief and self.said(goal) else None

    def lasts(self) -> bool:
        """Whether the place of a tale can be looked at as it is now: it is told in the present, or of what was opened there."""
        return not self.tale.past or self.tale.clauses[-1].kind == "work"

    def own_thread(self) -> Card | None:
        """What is true of anybody in the moment that a real tale is about; None where its very deed, told as it goes on, has moments of its own."""
        own = own_story(self.desk.idea.text)
        cards = [c for c in map(self.card, self.tale.clauses) if c and not c.broad]
        if own.broad and cards and not self.tale.past:
            return None
        if own.places and not (self.there or own.broad):
            self.place = own.places[0]
        return own

    def only_named(self) -> bool:
        """Whether the idea only names somebody, and tells no deed and no place: the title says who it is."""
        clause = self.tale.clauses[0]
        hero = self.hero()
        named = len(self.tale.clauses) == 1 and not clause.verb and not clause.rest
        return bool(named and hero and hero.alive and not self.solo)

    def thread(self, plot: str) -> Card | None:
        """One of the stories of a plot that can be told here."""
        hero = self.hero()
        has = set(self.slots()) & {"thing", "other", "one", "they", "them"}
        done = no_beasts(
            " ".join(c.said for c in reversed(self.tale.clauses))
        )  # the last deed leads
        about = hero.bare if hero and plot in NAMED else done
        if hero and plot in OF_HERO:
            who = " ".join(c.a if plot == "letters" else c.bare for c in self.cast)
            about = f"{who} {done}" if plot in WHO_FIRST else f"{done} {who}"
        if hero and plot not in NAMED | OF_HERO:
            about = f"{done} by {hero.short}"
        fits = threads(plot, hero, has, about)[:1] if hero and plot else []
        if hero and plot:
            fits = elsewhere(plot, hero, has, f"{hero.a} {self.place}", fits)
        other = self.desk.again and plot != "watched" and self.desk.dice.random() < OTHERWISE
        long = spoken(done) > LONG and not fits and plot != "door"
        if hero and plot and (other or not fits) and not long:
            fits = far_from_land(threads(plot, hero, has), f"{hero.a} {self.place}") or fits
        if plot in ("rivals", "contest"):
            fits = unraced(fits, done)
        if self.slots().get("one") == "one":  # nobody says "one's side" of two sisters
            fits = [c for c in fits if not any("{one}'s" in e.line.lower() for e in c.entries)]
        return self.desk.dice.choice(fits) if fits else None

    def story_after(self, thread: Card, count: int) -> list[Step]:
        """The lines of a story in their order, as many of the important ones as there is room for."""
        hero = self.hero()
        told = [e for e in thread.entries if e.rank and self.said(e) and can(hero, e)]
        last = self.tale.clauses[-1]
        goal = reached(last, self.desk.dice.randrange(3)) if count > 2 and not self.real else None
        ends = [goal] if goal and self.said(goal) else []
        most = max(0, count - len(ends))
        kept = sorted(told, key=lambda e: (e.rank, "end" not in e.role))[:most]
        lines = [*(e for e in thread.entries if e in kept), *ends]
        return [Line(role="card", entry=e) for e in lines]

    def needed(self, step: Step) -> int:
        """How many words a scene has to say."""
        if isinstance(step, Line):
            return spoken(self.spoken_line(step))
        self.named = True
        return super().needed(step) + spoken(self.lead) * (len(self.tale.clauses) - 1 in step.deeds)

    def scene(self, step: Step, index: int, length: float) -> WrittenScene:
        """One scene: a line of a card, or deeds of the idea."""
        if not isinstance(step, Line):
            self.named = True
            return super().scene(step, index, length)
        line = self.spoken_line(step)
        picture = there(self.pictured(step.entry), self.place)
        visual, motion = shot(self.desk, "beat", index, PICTURED + picture)
        title = self.desk.pick([step.entry.title]) or f"{step.entry.title} Again"
        return WrittenScene(
            title=title,
            visual=self.desk.sky.told(self.desk.sky.seen(visual, _role(step.entry)), line),
            motion=motion,
            narration=line,
            duration_s=length,
        )

    def spoken_line(self, step: Line) -> str:
        """What a card says of this tale; who is named for the first time is named in full."""
        hero = self.hero()
        words = self.slots()
        if "{the}" in step.entry.line.lower() and not self.named and hero:
            self.named = True
            self.met |= {n for n, who in enumerate(self.cast) if who is hero}
            full = hero.seen if hero.seen.startswith("the ") and not hero.each else hero.the
            words |= {"the": full, "The": capital(full)}
        return self.agreed(filled(step.entry.line, words), bool(hero and hero.many))

    def sentence(self, n: int) -> str:
        """One deed as a sentence, on the day it happens."""
        said = super().sentence(n)
        if not self.tale.clauses[n].verb and DAILY.search(self.desk.idea.text):
            hero = self.hero()
            led = "in" if hero and card_of("places", hero.bare) else "for"
            common = re.match(r"(?:An?|The|My|Our|One|Two)\b", said)
            return f"A day begins {led} {said[:1].lower() + said[1:] if common else said}"
        if n < len(self.tale.clauses) - 1 or not self.lead:
            return said
        common = re.match(
            r"(?:An?|The|One|Two|Three|Four|Five|Six|Some|All|Both|His|Her|Their|My|Our|He|She|It|They|We|You|Every\w*|Nobody|Some\w+)\b",
            said,
        )
        return self.lead + (said[:1].lower() + said[1:] if common else said)


def unraced(cards: list[Card], done: str) -> list[Card]:
    """Of some stories those without a race, where nobody races: in a bake-off not even half a one."""
    if RACED.search(done):
        return cards
    most = 0 if INDOOR.search(done) else 1
    raced = {c.words: sum(bool(RACING.search(e.line)) for e in c.entries) for c in cards}
    return [c for c in cards if raced[c.words] <= most] or cards


def _role(entry: Entry) -> str:
    return "close" if "end" in entry.role or entry.role == "close" else "beat"


def said_in(steps: list[Line] | list[Step]) -> set[str]:
    """The lines of cards among some scenes."""
    return {s.entry.line for s in steps if isinstance(s, Line)}
