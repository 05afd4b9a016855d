"""Explanations whose answer is known: a card of the library tells it step by step."""

import re

from tools.writing import plan
from tools.writing.cards import PLACED, Card, Entry, answer_to, card_of
from tools.writing.desk import Desk
from tools.writing.english import capital
from tools.writing.facts import facts_of
from tools.writing.idea import Idea
from tools.writing.lines import PICTURED, WORDS_A_SECOND, limit
from tools.writing.shots import shot
from tools.writing.steps import list_of, spoken, steps_told
from tools.writing.tale.phrases import Words
from tools.writing.told import WrittenScene
from tools.writing.topic import AUDIENCE, FOR_WHOM, HOWTO, question_of

SPARE = re.compile(
    r"how|why|what|when|where|is|are|be|do|doe|did|can|could|would|you|we|i|it|they|people|human|the|an?|of|in|to|on|and|our|your|my|me|us|actually|really|exactly|so|get|work|happen|come|form|exist|mean|"
    r"explain|explained|explaining|explainer|explanation|video|film|clip|animation|short|simple|simply|quick|easy|easily|basic|term|word|beginner|child|kid|student|grader|grade|school|5th|fifth|everyone|"
    r"dummy|introduction|intro|guide|tutorial|lesson|about|for|with|perfect|good|great|best|proper|properly|right|own|home|at|homemade|scratch|from|step|by|minute|second|cup|classic|nice|fresh|using|make|making|made|thing|everything|keep|know|inside|matter|cause|causes|reason|there|way|behind|big|far|away|place|new|glow|invented|invention|discovered|began|started"
)
"""Words that an answer need not repeat."""
DONE = re.compile(
    rf"{SPARE.pattern}|bake|cook|prepare|brew|boil|learn|play|build|create|do|start|fix|repair|mend|properly|like|pro|beginner|yourself|quick|quickly|safely|safe|old|new|always|never|every|time"
)
"""Words that steps need not repeat: whoever bakes, cooks or prepares a cheesecake makes one."""
ASKING = frozenset({"explainer", "day", "quest", "poem", "rivalry", "loss", "discovery"})
"""Kinds of film that a bare topic is read as."""
PAST = re.compile(
    r"(?:who (?:first )?(?:invented|discovered)|(?:when|where|how) (?:was|were|did)(?=.* (?:invented|discovered|begin|start)$)|where (?:do|does)(?=.* come from$)|(?:the |an? )?(?:(?:short|brief|true|little|whole|long|strange|fascinating) )*(?:history|invention|origins?|story|birth|rise) (?:of|behind)) (?:the |an? )?",
    re.IGNORECASE,
)
"""How the past of a thing is asked for."""
LED = re.compile(
    r"^(?:(?:an? |the |our |my )?(?:[\w-]+ ){0,3}?(?:documentary|docu|film|video|clip|explainer|lesson|talk|animation|facts|reel|short|introduction|guide)(?: film| video)? (?:about|on|of|to|explaining)|(?:the )?(?:\w+ )?(?:science|biology|physics|chemistry|psychology|secrets?|magic|wonders?|truth|basics|importance|life|world|miracle|power|journey) (?:why|of|behind|for)|(?:the )?(?:real )?reasons?(?: why| that| for)?|(?:please )?explain(?:ing)?)(?: how| why)? ",
    re.IGNORECASE,
)
"""What a topic is led in by."""
EXPLAINED = re.compile(
    r": (?:what|how|why)\b.*$|,? (?:explained|made easy|made simple|in a nutshell|in plain (?:words|english)|for (?:kids|children|beginners|dummies|everyone|school|class|\w+ class))\b.*$",
    re.IGNORECASE,
)
DOCUMENTARY = re.compile(
    r"(?:an? |the |our |my )?(?:[\w-]+ ){0,2}?(?:documentary|docu|doc)(?: film| video| series)? (?:about|on|of) (?:the (?:life|world|history|story) of )?",
    re.IGNORECASE,
)
ONE = re.compile(
    r"(?:an?|my|our|his|her|their|one|two|three) |.*\b(?:who|that|which|whose|when|where|how|why)\b",
    re.IGNORECASE,
)
"""Somebody's own tale, and not a topic."""
LISTENING = r",? (?:explained )?(?:for|to) (?:an? |my |our |the )?(?:[\w-]+ ){0,3}(?:grades?|graders?|class|classes|lessons?|school|year[- ]olds?|grandma|grandpa|grandmother|grandfather|mum|mom|dad|son|daughter|kids|children|instagram|tiktok|youtube|website|channel)$|,? in (?:one|two|\d+|sixty|thirty|ninety|under a) (?:minutes?|seconds?)$|,? \d+ ?(?:s|sec|seconds|min|minutes?)$"
"""Who listens, where and how long: no part of the question."""
LEAST, TRIES = 3, 8
"""Scenes of an answer at least; ways to tell it that are tried."""
ALSO_SAID = ("mistake", "hook", "close")


def answer_for(idea: Idea) -> Card | None:
    """The card that answers an idea's question; None where the idea answers it itself or nothing is written of it."""
    if steps_told(idea.text) or list_of(idea.text) or len(facts_of(idea)) > 1:
        return None
    if idea.kind not in ASKING:
        return None
    texts = [re.sub(f"{AUDIENCE}|{FOR_WHOM}|{LISTENING}", "", t) for t in (idea.topic, idea.text)]
    if idea.kind != "explainer":
        return _named(texts[1])
    if HOWTO.match(idea.topic):
        return next(filter(None, (answer_to("howto", t, DONE) for t in texts)), None)
    return next(filter(None, map(_explained, texts)), None) or _named(texts[1])


def as_topic(idea: Idea) -> Idea:
    """A documentary about something of which no card and no figure tells: the frame of its story, with marked gaps.

    A tale invented for jazz or for the city of Naples would fit nothing of it.
    """
    led = DOCUMENTARY.match(idea.text)
    about = idea.text[led.end() :] if led else ""
    head = re.split(r" (?:of|in|from|on|at|and) ", about)[0]
    told = ONE.match(about) or Words(about).subject(0) or card_of("figures", head)
    if not about or told or idea.kind not in ASKING or answer_for(idea):
        return idea
    topic = f"the story behind {about}"
    new = {"kind": "explainer", "topic": topic, "question": question_of(topic), "short": about}
    return idea.model_copy(update=new)


def _explained(text: str) -> Card | None:
    """The card of a question: one that asks the same, any other, then one that speaks of all the question's words."""
    if PAST.match(text):
        return answer_to("explained", text, SPARE) or answer_to(
            "explained", PAST.sub("", text), SPARE, "history"
        )
    asked = re.match(r"(?:how|why|what)\b", text.lower())
    asks = asked[0] if asked else ""
    return (
        (answer_to("explained", text, SPARE, asks) if not re.search(r"\bworks?\b", text) else None)
        or answer_to("explained", text, SPARE)
        or answer_to("explained", text, SPARE, asks, told=True)
    )


def _named(text: str) -> Card | None:
    """The card of a topic that asks nothing: "the science of sleep", "a documentary about bees", "plate tectonics"."""
    bare = LED.sub("", text)
    if bare == text and not EXPLAINED.search(text) and re.match(r"an? |\w+$", text):
        return None  # "a spider" is somebody, "bees" may be anything
    if re.match(r"(?:my|our|his|her|their|one) ", bare):
        return None  # nothing is known of them
    bare = EXPLAINED.sub("", bare)
    asks = "history" if PAST.match(bare) else ""
    return (
        answer_to("explained", PAST.sub("", bare), SPARE, asks)
        or answer_to("explained", bare, SPARE)
        or answer_to("howto", text, SPARE)
    )


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
