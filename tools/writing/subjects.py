"""What the library has written for a film of a fixed form: a product, a venue, an occasion, whom it thanks, an event."""

import re
from collections.abc import Callable

from film.gaps import spoken
from tools.writing.cards import PLACED, Card, Entry, card_in, card_of, cards_in
from tools.writing.drawn import OF_KIND, landmark
from tools.writing.idea import Idea
from tools.writing.library import Role
from tools.writing.patterns import ANIMAL, FEMALE, HUMAN, MALE

SAID = re.compile(
    r"\{(?:fact2?|early|rest|you_did|it_did|day|span|half|intro|question)\}", re.IGNORECASE
)
"""Lines of an arc that say what the idea says: they stay beside those of a card."""
LOST = re.compile(r"(?:los|draw|drew)", re.IGNORECASE)
SPORT = re.compile(
    r"\b(?:wins?|won|beats?|loses?|lost|draws?|drew)\b.*(?:\b\d+ ?[-–:] ?\d+\b|\b(?:cup|league|final|match|derby|championships?|tournament|medals?)\b)|\b(?:are|is|become|becomes|became) (?:the )?(?:[\w-]+ ){0,2}champions?\b",
    re.IGNORECASE,
)
"""News of a match: a win is no defeat."""
NO_GRASS = re.compile(
    r"\b(?:volleyball|handball|basketball|swim\w*|tennis|hockey|chess|ski\w*|rowing|judo|boxing|gymnast\w*|athlet\w*|runner|cycl\w*|darts|quiz|medal)\b",
    re.IGNORECASE,
)
"""What is not won on a pitch."""
STRAY = re.compile(
    rf"{ANIMAL.pattern}[^,.]{{0,30}}? (?:escape[sd]?|ran|runs|walk(?:s|ed)|wander(?:s|ed)|swam|jumped|got out|broke out|strolled|stroll(?:s|ed)|marched)\b",
    re.IGNORECASE,
)
"""News of an animal that is where none is expected."""
NAMED = re.compile(r"\{(?:whom|dear|the|day|span)\}", re.IGNORECASE)
ALIKE = {"cta": "close", "close": "close"}
"""Roles of arcs by the role of a card that has the same task."""
KEPT = ("when", "headline")
"""Roles that only the idea can fill."""
UNNEEDED = ("proof", "beat")
"""Roles of arcs that ask for a fact nobody gave: a card has something else to say."""
GENERAL = re.compile(
    r"\b(?:app|platform|service|tool|software|course|website|device|gadget|machine|team|company|business|brand|drink)s?$"
)
"""Offers that say what they are only by what they do."""
CAUSES = (
    (r"\b(?:recruit\w*|hiring)\b|\bvolunteers? (?:wanted|needed)\b", "recruit ", "*recruiting"),
    (
        r"(?:\b(?:donations?|donate|fund-?rais\w+)\b.*(?:animal|dog|cat|horse|shelter))|(?:(?:animal|dog|cat|horse|donkey)s?\b.*\bdonations$)",
        "",
        "*cause of animals",
    ),
    (
        r", donations$|\bfund-?raiser$|^ad for (?:an? |our |the )?(?:\w+ ){0,2}(?:charity|non-?profit|ngo|foundation)\b(?! shop)",
        "",
        "*cause",
    ),
)
"""What asks for hands or for help, and the card that does so."""
SAID_OF = re.compile(r" (?:of|for|with|in|at|since|about|from|by|on|that|over|near|to)\b")
"""Where the noun of an offer ends: "museum of clocks"."""
INTRO = re.compile(
    r"[\w'’]+, (?:an?|our|the) ((?:[\w'-]+ ){0,4}?[\w'-]+)(?=,|$| (?:that|which|who|for|with|in|from|by|where|to)\b)"
)
AGE = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)(?= birthday)|\bturns (\d{1,2})\b")
GROWN = 14
"""Up to this age a birthday is a children's party."""
MOST = 2
DAYS = ("retirement", "birthday")
"""Cards of a day, which go with that of somebody."""
WHO = re.compile(r",? (?:who|that|which|because|after|when|where|for|closes?|closing) ")
"""Where an idea ends that names whom it honours, and says more of them."""


def cards_for(idea: Idea) -> tuple[Card, ...]:
    """The cards of what a film is for, at most two; empty where nothing is written of it."""
    found = FINDERS.get(idea.kind)
    return tuple(found(idea))[:MOST] if found and not idea.form else ()


def _offered(idea: Idea) -> list[Card]:
    first, second = ("venues", "products") if idea.venue else ("products", "venues")
    what = INTRO.search(idea.topic)  # "Nimbus, a weather app"
    if asked := _asked_for(idea):
        return [asked]
    named = (*([what[1]] if what else []), idea.short, SAID_OF.split(idea.short)[0])
    found = next((c for n in named for r in (first, second) if (c := card_of(r, n))), None)
    if not found and GENERAL.search(idea.short):  # "an app that teaches languages"
        found = card_in("products", idea.topic)
    return [found] if found else []


def _asked_for(idea: Idea) -> Card | None:
    """What is written of those who ask for hands or for help, first of whom just these need."""
    for words, kind, star in CAUSES:
        if re.search(words, idea.text, re.IGNORECASE):
            certain = card_of("products", kind + SAID_OF.split(idea.short)[0]) if kind else None
            return (
                certain
                if certain and certain.words[0].startswith(kind)
                else card_of("products", star)
            )
    return None


def _invited_to(idea: Idea) -> list[Card]:
    age = AGE.search(idea.text)
    if age and int(age[1] or age[2]) < GROWN:
        return [c for c in (card_of("occasions", "child's birthday"),) if c]
    if named := card_of("occasions", SAID_OF.split(idea.topic)[0]):
        return [named]
    return [*cards_in("occasions", idea.topic)[:1], *cards_in("occasions", idea.text)[:1]][:1]


def _honoured(idea: Idea) -> list[Card]:
    """What is written of whom or what is honoured: of a thing, of the dead, of somebody, and of the day."""
    if landmark(idea):
        kind = OF_KIND.search(idea.text)
        known = card_of("landmarks", kind[1] if kind else idea.short)
        return [known] if known else list(cards_in("landmarks", WHO.split(idea.text)[0]))[:1]
    if idea.late:
        whom = WHO.split(idea.text)[0]
        pet = ANIMAL.search(whom) and not any(p.search(whom) for p in (HUMAN, FEMALE, MALE))
        return [c for c in (card_of("tributes", "*late pet" if pet else "*late"),) if c]
    first = cards_in("tributes", WHO.split(idea.text)[0])[:1]
    more = (c for c in cards_in("tributes", idea.text) if c not in first)
    return [*first, *(c for c in more if not first or c.words[0] in DAYS)]


def _reported(idea: Idea) -> list[Card]:
    """What is written of such news. A line with a gap may only end the film: between its facts news have no holes."""
    played = SPORT.search(idea.topic)
    result = "defeat" if played and LOST.match(played[0]) else "sports win"
    result = (
        "win elsewhere"
        if played and result == "sports win" and NO_GRASS.search(idea.text)
        else result
    )
    found = (
        [c for c in (card_of("news", result),) if c] if played else cards_in("news", idea.topic)[:1]
    )
    if STRAY.search(idea.topic):
        found = [c for c in (card_of("news", "escape"),) if c]
    return [c.model_copy(update={"entries": tuple(_whole(c))}) for c in found]


def _whole(card: Card) -> list[Entry]:
    """The lines of a card that leave nothing to fill in, and those of its end."""
    return [e for e in card.entries if e.role == "next" or "[" not in e.line]


FINDERS: dict[str, Callable[[Idea], list[Card]]] = {
    "product": _offered,
    "invitation": _invited_to,
    "tribute": _honoured,
    "news": _reported,
}


def with_cards(texts: dict[str, Role], cards: tuple[Card, ...], placed: bool) -> dict[str, Role]:
    """The roles of an arc with the lines of cards in place of its own; lines that say what the idea says stay.

    Of a film whose place the idea names (`placed`) only pictures are taken that can be there.
    """
    if not cards:
        return texts
    return {name: _role(name, role, cards, placed) for name, role in texts.items()}


def _role(name: str, role: Role, cards: tuple[Card, ...], placed: bool) -> Role:
    named = ALIKE.get(name, name)
    named = {"proof": "use", "beat": "detail"}.get(named, named)
    roles = (named,) if named != "detail" else (named, "where", "why", "voices")
    entries = [e for c in cards for e in c.of(*roles) if spoken(e.line)]
    if not entries or name in KEPT:
        return role
    if name == "what" and any(
        "{topic}" in line.lower() for line in role.lines
    ):  # it has to say what is celebrated
        entries = [e for e in entries if "{topic}" in e.line.lower()]
    kept = [line for line in role.lines if SAID.search(line) and "[" not in line]
    if name == "open":  # who is honoured is named at once
        kept = [line for line in role.lines if NAMED.search(line)]
    shown = [e for e in entries if not placed or "{at}" in e.picture]
    return Role(
        titles=role.titles,
        lines=(*kept, *(e.line for e in entries)),
        seen={k: v for k, v in role.seen.items() if k in kept}
        | {e.line: placed_in(e.picture) for e in shown},
        called={e.line: e.title for e in entries},
    )


def placed_in(picture: str) -> str:
    """A picture that says where it plays."""
    return picture if PLACED.search(picture) else f"{picture}, {{at}}"
