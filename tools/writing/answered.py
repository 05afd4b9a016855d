"""Explanations whose answer is known: a card of the library tells it step by step."""

import re

from tools.writing import plan
from tools.writing.cards import PLACED, Card, Entry, answer_to
from tools.writing.desk import Desk
from tools.writing.english import capital
from tools.writing.facts import facts_of
from tools.writing.idea import Idea
from tools.writing.lines import PICTURED, WORDS_A_SECOND, limit
from tools.writing.shots import shot
from tools.writing.steps import list_of, spoken, steps_told
from tools.writing.told import WrittenScene
from tools.writing.topic import AUDIENCE, FOR_WHOM, HOWTO

SPARE = re.compile(
    r"how|why|what|when|where|is|are|be|do|doe|did|can|could|would|you|we|i|it|they|people|human|the|an?|of|in|to|on|and|our|your|my|me|us|actually|really|exactly|so|get|work|happen|come|form|exist|mean|"
    r"explain|explained|explaining|explainer|explanation|video|film|clip|animation|short|simple|simply|quick|easy|easily|basic|term|word|beginner|child|kid|student|grader|grade|school|5th|fifth|everyone|"
    r"dummy|introduction|intro|guide|tutorial|lesson|about|for|with|perfect|good|great|best|proper|properly|right|own|home|at|homemade|scratch|from|step|by|minute|second|cup|classic|nice|fresh|using|make|making|made"
)
"""Words that an answer need not repeat."""
LEAST, TRIES = 3, 8
"""Scenes of an answer at least; ways to tell it that are tried."""
ALSO_SAID = ("mistake", "hook", "close")


def answer_for(idea: Idea) -> Card | None:
    """The card that answers an idea's question; None where the idea answers it itself or nothing is written of it."""
    if (
        idea.kind != "explainer"
        or steps_told(idea.text)
        or list_of(idea.text)
        or len(facts_of(idea)) > 1
    ):
        return None
    asked = re.match(r"(?:how|why|what)\b", idea.topic.lower())
    for text in (idea.topic, idea.text):
        bare = re.sub(f"{AUDIENCE}|{FOR_WHOM}", "", text)
        if HOWTO.match(idea.topic):
            found = answer_to("howto", bare, SPARE)
        else:
            asks = asked[0] if asked and not re.search(r"\bworks?\b", bare) else ""
            found = answer_to("explained", bare, SPARE, asks) or answer_to("explained", bare, SPARE)
        if found:
            return found
    return None


def from_answer(
    desk: Desk, card: Card, duration_s: float, count: int, exactly: bool
) -> list[WrittenScene]:
    """The answer in `count` scenes, or in fewer where it has no more to say and not `exactly` so many are asked for."""
    card = _with_fact(desk, card)
    told, lengths = _fitting(desk, card, duration_s, count, exactly)
    scenes: list[WrittenScene] = []
    for i, (entry, length) in enumerate(zip(told, lengths, strict=True)):
        picture = entry.picture + ("" if PLACED.search(entry.picture) else ", {at}")
        picture = picture.replace("{at}", card.places[0] if card.places else "{at}")
        visual, motion = shot(desk, "beat", i, PICTURED + picture)
        title = desk.pick([entry.title]) or f"{entry.title} Again"
        line = entry.line if spoken(entry.line) <= length * WORDS_A_SECOND else ""
        scenes.append(
            WrittenScene(
                title=title, visual=visual, motion=motion, narration=line, duration_s=length
            )
        )
    return scenes


def _fitting(
    desk: Desk, card: Card, duration_s: float, count: int, exactly: bool
) -> tuple[list[Entry], list[float]]:
    """The entries that can be spoken in time, and the seconds of each: fewer where not `exactly` so many are asked for."""
    told: list[Entry] = []
    lengths: list[float] = []
    for n in range(count, 0 if exactly else min(count, LEAST) - 1, -1):
        for _ in range(TRIES):
            told = _chosen(desk, card, n)
            lengths = plan.lengths_for([spoken(e.line) for e in told], duration_s, WORDS_A_SECOND)
            if all(spoken(e.line) <= limit(at) for e, at in zip(told, lengths, strict=True)) and (
                len(told) == n or not exactly
            ):
                return told, lengths
        if exactly:
            break
    return told, lengths


def _with_fact(desk: Desk, card: Card) -> Card:
    """The card with what the idea says itself as its last step."""
    facts = [f for f in facts_of(desk.idea) if "{" not in f]
    if not facts:
        return card
    own = Entry(role="1", title="Above All", line=f"{capital(facts[0])}.", picture="a person {at}")
    ends = card.of("close", "mistake")
    told = tuple(e for e in card.entries if e not in ends)
    return card.model_copy(update={"entries": (*told, own, *ends)})


def _chosen(desk: Desk, card: Card, count: int) -> list[Entry]:
    """One beginning, the most important of the lines in their order, and one end."""
    ends = [desk.dice.choice(found) for role in ("hook", "close") if (found := card.of(role))]
    ranked = [e for e in card.entries if e.rank or e.role == "need"]
    first = sorted(ranked, key=lambda e: (e.role != "need", e.rank))[: max(1, count - len(ends))]
    spare = [e for role in ALSO_SAID for e in card.of(role) if e not in ends]
    more = spare[: max(0, count - len(ends) - len(first))]
    kept = [*first, *ends, *more]
    return (
        [e for e in card.entries if e in kept][:count]
        if count > 2
        else [*first[:1], *ends[-1:]][-count:]
    )
