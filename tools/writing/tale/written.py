"""What the library holds for one tale: lines about whom it is about, its place and its thing, as far as they fit."""

import re

from pydantic import BaseModel

from tools.writing.cards import PLACED, Card, Entry, card_in, card_of
from tools.writing.desk import Desk
from tools.writing.lines import filled
from tools.writing.patterns import ANIMAL, HUMAN
from tools.writing.tale.cast import Who, alone
from tools.writing.tale.classes import able, class_of
from tools.writing.tale.facts import both_cases, plural
from tools.writing.tale.known import Step
from tools.writing.tale.model import Tale, timed
from tools.writing.tale.tell import Teller
from tools.writing.tale.things import met_alive, thing_of
from tools.writing.tale.where import place_after

WITH = re.compile(
    r"\b(?:with|to|by|beside|against) ((?:an?|the|his|her|its|their) (?:[\w'-]+ ){0,3}?[\w'-]+)(?=$|,| (?:in|on|at|and|who|that|from|near|under)\b)"
)
TWO = re.compile(r"two\b|(?:an? )?(?:[\w-]+ )?(?:couple|pair|twins)\b")
ELSEWHERE = re.compile(
    r"\b(?:in|on|at|down|through|along|under|before|behind|beside) (?:an?|the) \w"
)
"""A picture that has a place of its own."""
FAR = re.compile(
    r"\b(?:Mars|moon|space|planet|galaxy|under ?water|ocean|desert|Arctic|Antarctica|jungle|heaven|hell|submarine)\b",
    re.IGNORECASE,
)
DAYLIGHT = re.compile(r"\b(?:sunset|sunrise|dusk|evening|golden|sunny|daylight|breakfast)\b")
ROAD = re.compile(r"(?:drives?|rides?|cycles?|hikes?|hitchhikes?|marche?s?) (?!off\b|home\b)")
DAY = ("morning", "day", "night", "detail")


class Line(Step):
    """A scene that says a line of a card."""

    entry: Entry


class Shelf(BaseModel):
    """The cards for one tale: of whom it is about, of its place, of its thing."""

    figure: Card | None = None
    home: Card | None = None
    thing: Card | None = None


LOVED = re.compile(
    r"\bin love with ((?:an?|the|his|her|its|their) .+?)(?= (?:in|on|at|from|by|who|that)\b|,|$)"
)
"""With whom or with what: a robot's toaster is no other actor, and yet one of two."""


class Written(Teller):
    """A tale with its cards at hand."""

    def __init__(self, desk: Desk, tale: Tale) -> None:
        super().__init__(desk, tale)
        self.solo: Who | None = None
        self.shelf = self.found()
        setting = desk.idea.setting if not timed(desk.idea.setting) else ""
        self.there = bool(self.place or desk.own_place or setting)
        led = any(place_after(c) for c in tale.clauses)
        self.away = led or self.elsewhere() or (self.there and self.broad)
        figure = self.shelf.figure
        if not self.there and tale.clauses and ROAD.match(tale.clauses[-1].said):
            self.place = "on a long empty road through fields"
        elif not self.there and figure and not figure.broad and figure.places:
            self.place = figure.places[0]

    def found(self) -> Shelf:
        """The cards of this tale. What is true of dogs is true of anybody's dog, but nothing is invented of real people."""
        hero = self.hero()
        if not hero:
            return Shelf()
        figure = card_of("figures", hero.bare) or card_of("figures", class_of(hero))
        acts = hero.alive or any(c.verb for c in self.tale.clauses)
        known = figure and (acts or not figure.broad) and not timed(hero.a)
        beast = ANIMAL.search(hero.a) and not HUMAN.search(hero.a)
        place = card_of("places", hero.bare) if not hero.alive else None
        near = self.place or self.desk.own_place
        things = (card_of("things", t) for c in self.tale.clauses if (t := thing_of(c)))
        return Shelf(
            figure=figure if known and not hero.each and (beast or not self.real) else None,
            home=place or (card_in("places", near) if near else None),
            thing=next(filter(None, things), None),
        )

    def hero(self) -> Who | None:
        """Whom the tale is about; of two who become friends the first."""
        return self.solo or super().hero()

    def elsewhere(self) -> bool:
        """Whether the idea plays far from where its hero is at home: on Mars, where no lighthouse is."""
        hero = self.hero()
        said = FAR.search(self.desk.idea.text)
        return bool(said and hero and said[0] not in hero.bare)

    @property
    def broad(self) -> bool:
        """Whether nothing more special is written of whom it is about than of all of their kind."""
        return not self.shelf.figure or self.shelf.figure.broad

    def slots(self) -> dict[str, str]:
        """What the slots of a card's line stand for, whom it is about in short."""
        hero = self.hero()
        if not hero:
            return {"at": "{at}", "place": "{place}"}
        clauses = self.tale.clauses
        thing = next((t for c in reversed(clauses) if (t := thing_of(c))), "")
        words = {"the": hero.the, "they": hero.they, "them": hero.them, "their": hero.their}
        if plural(thing) or met_alive(thing):
            thing = ""
        words |= {"thing": thing, "other": self.other(), **self.pair()}
        words = {k: v for k, v in words.items() if v}
        return both_cases(words | {"at": "{at}", "place": "{place}"})

    def other(self) -> str:
        """The second figure: who does something, too, or whom it is done to."""
        hero = super().hero()
        if self.solo and hero:
            return alone(hero, 1).the
        others = [c.the for c in self.cast if c is not hero and c.alive]
        said = (WITH.search(c.said) for c in self.tale.clauses)
        named = (re.sub(r"^an? ", "the ", m[1]) for m in said if m)
        done_to = (t for c in self.tale.clauses if met_alive(t := thing_of(c)))
        return next(iter(others), "") or next(named, "") or next(done_to, "")

    def pair(self) -> dict[str, str]:
        """The two that a tale is about; of "two sisters" they are one and the other."""
        known = super().pair()
        hero = self.hero()
        if not hero or known["one"]:
            return known
        loved = next((m[1] for c in self.tale.clauses if (m := LOVED.search(c.said))), "")
        if loved:
            return {"one": hero.the, "other": re.sub(r"^an? ", "the ", loved)}
        return {"one": "one", "other": "the other"} if TWO.match(hero.a) else known

    def said(self, entry: Entry) -> str:
        """What an entry says of this tale; empty when a slot has nothing to hold, or at the wrong hour."""
        hero = self.hero()
        line = filled(entry.line, self.slots())
        seen = f"{entry.line} {entry.picture}"
        if self.desk.sky.night and (DAYLIGHT.search(seen) or not self.desk.sky.fits(seen)):
            return ""
        return self.agreed(line, bool(hero and hero.many))

    def fits(self, entry: Entry) -> bool:
        """Whether an entry is true here: the hero has the body for it, and it does not play elsewhere."""
        figure = self.shelf.figure
        known = bool(figure and entry in figure.entries)
        if known and self.away and "{at}" not in entry.picture:
            return False
        own = known and not self.broad
        moment = f"{entry.line} {entry.picture}"
        return bool(self.said(entry)) and (own or able(self.hero(), moment))

    def line_of(
        self, entries: tuple[Entry, ...], said: frozenset[str] | set[str] = frozenset()
    ) -> Line | None:
        """One of some entries that fits here and was not said yet."""
        left = [e for e in entries if e.line not in said and self.fits(e)]
        return Line(role="card", entry=self.desk.dice.choice(left)) if left else None

    def opening_line(self, thread: Card | None) -> Line | None:
        """The world before anything happens: that of whom it is about, of the place, or of the plot."""
        figure = self.shelf.figure.of("open") if self.shelf.figure else ()
        world = thread.of("world") if thread else ()
        home = self.shelf.home.of("open") if self.shelf.home else ()
        options = (() if self.broad else figure, home, world, figure)
        return next(filter(None, map(self.line_of, options)), None)

    def closings(self) -> tuple[Entry, ...]:
        """Last lines: of its place, and of whom it is about."""
        about = self.shelf.figure.of("close") if self.shelf.figure and not self.broad else ()
        return (*(self.shelf.home.of("close") if self.shelf.home else ()), *about)

    def day(self, count: int) -> list[Step]:
        """The hours of somebody's day, then a last look; of a place what is to be seen there."""
        figure = self.shelf.figure or self.shelf.home
        if count < 1 or not figure:
            return []
        able_to = [e for e in figure.of(*DAY) if self.fits(e)]
        few = self.desk.dice.sample(able_to, min(len(able_to), count - 1))
        last = self.line_of(figure.of("close"))
        return [*(Line(role="card", entry=e) for e in able_to if e in few), *filter(None, [last])]

    def near(self, count: int, said: set[str]) -> list[Step]:
        """Lines about the place, the thing and the hero, in turns; `said` are those the film has already."""
        shelf = self.shelf
        pools = [shelf.home.of("detail") if shelf.home else ()]
        pools.append(shelf.thing.of("look") if shelf.thing else ())
        pools.append(shelf.figure.of("day") if shelf.figure and not self.broad else ())
        lines: list[Step] = []
        for n in range(max(0, count) * len(pools)):
            more = self.line_of(pools[n % len(pools)], said) if len(lines) < count else None
            if more:
                lines.append(more)
                said.add(more.entry.line)
        return lines

    def pictured(self, entry: Entry) -> str:
        """The picture of an entry with its slots filled; whom the film is about is in the pictures of places and things, too."""
        hero = self.hero()
        seen = self.slots() | ({"the": hero.seen, "The": hero.seen} if hero else {})
        if hero and seen.get("one") == "one":  # of two sisters
            seen |= dict.fromkeys(("one", "One", "other", "Other"), f"one of {hero.seen}")
        picture = entry.picture
        shelf = self.shelf
        about = [e for card in (shelf.home, shelf.thing) if card for e in card.entries]
        if entry in about and hero and hero.alive and "{the}" not in picture:
            close = picture.lower().startswith("close-up")
            picture += ", {the} behind" if close else ", {the} small in the frame"
        picture += "" if PLACED.search(picture) else ", {at}"
        return re.sub(r"\{(\w+)\}", lambda m: seen.get(m[1], m[0]), picture)
