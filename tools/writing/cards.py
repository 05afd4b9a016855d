"""The library of cards: lines written for one figure, place, thing, plot or topic, found by the words of an idea.

Format of `cards/<room>/*.txt`: a head "= words ; other words | place", then a line "role | Title | what is said ~ what is seen" for each entry.
"""

import re
from functools import cache
from pathlib import Path

from pydantic import BaseModel

from tools.writing.tale.where import SPOTS

HERE = Path(__file__).parent / "cards"
ASKS = re.compile(r"(how|why|what|history): ")
LAND = r"passage|pantry|entrance|ruin|land|horizon|trees?|rock|bush|nettles|campfire|puddle|dance floor|sea|seaside|ocean|shore|coast|sand|dunes?|waves?|surf|harbou?r|pier|quay|river|stream|lakeside|waterfall|water|snow|ice|sky|clouds?|woods?|forests?|hills?|hillside|cliffs?|valley|plain|grass|lawn|landscape|path|trail|lane|track|kerb|pavement|corner|crossing|crowd|stage|studio|hallway|corridor|porch|gate|doorway|window|windowsill|fireplace|stairs|shed|barn|stall|ward|cabin|hut|tower|rooftops?|castle|wall|fence|hedge|car|taxi|plane|ship|boat|spaceship|rocket|moon|planet|mars|space|tunnel|mine|railway|rails|motorway|night sky|stars|storm|rain|fog"
SCENIC = r"sea|ocean|beach|shore|sky|forest|snow|river|lake|meadow|mountains?|hills?|desert|street|road|city|village|garden|park|field"
"""What shows where a picture plays however it is named there."""
AT = r"in|on|at|by|beside|above|inside|under|before|behind|over|through|across|down|along|into|up|near|from"
PLACED = re.compile(
    rf"\{{(?:at|place)\}}|\b(?:{SCENIC})\b|\b(?:{AT}) (?:[\w'-]+ ){{0,3}}?(?:{SPOTS}|{LAND}|\w*(?:room|shop|hall|house|yard|field|station))s?\b"
)
"""A picture that says where it plays: it names a place, or what only one kind of place has."""
SPELT = (("colour", "color"), ("neighbour", "neighbor"), ("harbour", "harbor"), ("flavour", "flavor"), ("favourite", "favorite"), ("grey", "gray"), ("theatre", "theater"), ("centre", "center"), ("tyre", "tire"), ("jewellery", "jewelry"), ("doughnut", "donut"), ("yoghurt", "yogurt"), ("plough", "plow"), ("aeroplane", "airplane"))  # fmt: skip
"""Words that are spelt in two ways, each with the one that cards are found by."""


OWNERS = frozenset(["a", "an", "the", "my", "our", "your", "his", "her", "their", "its", "some"])
"""Words that make no other question of one."""


class Entry(BaseModel, frozen=True):
    """One line of a card. `role` says where in a film it may stand; `picture` is what is seen meanwhile."""

    role: str
    title: str
    line: str
    picture: str

    @property
    def rank(self) -> int:
        """How early a line of a story in order is dropped: 1 is kept longest, 0 has no rank."""
        said = re.search(r"\d", self.role)
        return int(said[0]) if said else 0


class Card(BaseModel, frozen=True):
    """What is written of one subject. `words` are what it is found by, `after` is its place or, for a plot, what it needs."""

    words: tuple[str, ...]
    after: str
    asks: str = ""
    entries: tuple[Entry, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """Where its subject is at home: "in a lighthouse by the sea"."""
        return tuple(p.strip() for p in self.after.split(";") if p.strip())

    @property
    def broad(self) -> bool:
        """Whether it is written for all of a kind ("*artist")."""
        return self.words[0].startswith("*")

    def of(self, *roles: str) -> tuple[Entry, ...]:
        """The entries of some roles, in their order."""
        return tuple(e for e in self.entries if e.role in roles)


def plain(text: str) -> str:
    """Words as cards are found by: lower case, singular, spelt in one way, without signs."""
    low = text.lower().replace("’", "'")
    for british, american in SPELT:
        low = low.replace(british, american)
    return " ".join(map(_one, re.findall(r"[^\W_]+(?:'[a-z]+)?", low)))


def _one(word: str) -> str:
    word = word.removesuffix("'s")
    if len(word) < 4 or re.search(r"(?:ss|us|is|'s)$", word):
        return word
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:sh|ch|x|ss|zz)es$", word):
        return word[:-2]
    return {"leaves": "leaf", "wolves": "wolf", "children": "child", "people": "person", "mice": "mouse"}.get(word) or word.removesuffix("s")  # fmt: skip


@cache
def room(name: str) -> tuple[Card, ...]:
    """All cards of a room ("figures", "places", ...), or of one file of it ("plots/find")."""
    folder = HERE / name
    files = folder.glob("*.txt") if folder.is_dir() else HERE.glob(f"{name}.txt")
    return tuple(c for f in sorted(files) for c in _read(f.read_text(encoding="utf-8")))


def _read(text: str) -> list[Card]:
    blocks = re.split(r"(?m)^= ", text)[1:]
    return [_card(b.strip().splitlines()) for b in blocks]


def _card(rows: list[str]) -> Card:
    head, _, after = rows[0].partition(" |")
    asks = ASKS.match(head)
    words = tuple(w.strip() for w in ASKS.sub("", head).split(";") if w.strip())
    cells = [r.split(" | ", 2) for r in rows[1:] if r.strip() and not r.startswith("#")]
    entries = tuple(_entry(*c) for c in cells)
    return Card(words=words, after=after.strip(), asks=asks[1] if asks else "", entries=entries)


def _entry(role: str, title: str, rest: str) -> Entry:
    line, _, picture = rest.partition(" ~ ")
    return Entry(role=role, title=title, line=line, picture=picture)


@cache
def _index(name: str) -> dict[str, tuple[Card, ...]]:
    """Cards by each of their words in plain."""
    found: dict[str, tuple[Card, ...]] = {}
    for card in room(name):
        for word in card.words:
            key = word if word.startswith("*") else plain(word)
            found[key] = (*found.get(key, ()), card)
    return {k: tuple(sorted(cards, key=lambda c: c.broad)) for k, cards in found.items()}


def card_of(name: str, phrase: str) -> Card | None:
    """The card of a room for a noun phrase by its last words: "an old lighthouse keeper" finds "lighthouse keeper".

    A class is asked for by its star: "*artist".
    """
    known = _index(name)
    if phrase.startswith("*"):
        return known.get(phrase, (None,))[0]
    words = plain(phrase).split()
    ends = (" ".join(words[n:]) for n in range(len(words)))
    return next((known[e][0] for e in ends if e in known), None)


def cards_in(name: str, text: str) -> tuple[Card, ...]:
    """The cards whose words stand anywhere in a text: longer words before shorter ones, earlier before later ones."""
    found: list[Card] = []
    left = plain(text).split()
    for words, at in _spans(len(left)):
        span = left[at : at + words]
        more = [c for c in _index(name).get(" ".join(span), ()) if c not in found]
        if more and "" not in span:
            found.append(more[0])
            left[at : at + words] = [""] * words
    return tuple(found)


def card_in(name: str, text: str) -> Card | None:
    """The card with the longest words that stand anywhere in a text."""
    return next(iter(cards_in(name, text)), None)


def answer_to(
    name: str, text: str, spare: re.Pattern[str], asks: str = "", told: bool = False
) -> Card | None:
    """The card that answers just what is asked: all words of the text besides its own have to be `spare` ones.

    With `told` they may also be words that the card says itself: "how does the heart pump blood".
    """
    words = _asked(text)
    for length, at in _spans(len(words)):
        left = [w for w in words[:at] + words[at + length :] if not spare.fullmatch(w)]
        for card in (
            _answers(name).get(" ".join(words[at : at + length]), ()) if left == [] or told else ()
        ):
            if (not asks or card.asks == asks) and (not left or _says(card).issuperset(left)):
                return card
    return None


def _asked(text: str) -> list[str]:
    """The words of a question in plain, without those that say whose it is: "study for exams" is "study for an exam"."""
    return [w for w in plain(text).split() if w not in OWNERS]


@cache
def _answers(name: str) -> dict[str, tuple[Card, ...]]:
    """Cards by each of their words as questions ask for them."""
    found: dict[str, tuple[Card, ...]] = {}
    for card in room(name):
        for key in dict.fromkeys(" ".join(_asked(word)) for word in card.words):
            found[key] = (*found.get(key, ()), card)
    return found


@cache
def _says(card: Card) -> frozenset[str]:
    """All words that a card says, in plain."""
    return frozenset(plain(" ".join((*card.words, *(e.line for e in card.entries)))).split())


def _spans(count: int) -> list[tuple[int, int]]:
    """(length, start) of all runs of words, the longest first."""
    return [(n, at) for n in range(count, 0, -1) for at in range(count - n + 1)]
