"""Poems: rhymed couplets that begin and end with what the idea is about, and look at its own things between."""

import re
from itertools import chain

from tools.writing import plan
from tools.writing.cards import cards_in, plain
from tools.writing.desk import Desk
from tools.writing.english import capital
from tools.writing.explained import held
from tools.writing.library import arc
from tools.writing.lines import PICTURED, SLOT, filled, limit
from tools.writing.patterns import ABSTRACT
from tools.writing.shots import shot
from tools.writing.steps import spoken
from tools.writing.tale.model import timed
from tools.writing.tale.where import SPOTS
from tools.writing.titles import headline
from tools.writing.told import WrittenScene, opening
from tools.writing.verse_forms import SLEEP, for_name, form_told, name_in

THEMES = (
    ("grief", r"\b(?:died|dead|death|gone|lost|losing|loss|late|graves?|goodbye|miss\w*|without|funeral|mourn\w*|grief|left us|passed away|empty)\b"),
    ("love", r"\b(?:love\w*|kiss\w*|hearts?|wedding|marriage|wife|husband|girlfriend|boyfriend|first date|valentine\w*|you and me)\b"),
    ("home", r"\b(?:grand\w+|mother\w*|father\w*|mums?|moms?|dads?|sisters?|brothers?|home|homesick\w*|homecoming|house|village|childhood|kitchen|friends?|friendship|daughters?|sons?|family)\b"),
    ("nature", r"\b(?:rain|snow|sea|ocean|waves?|wind|autumn|spring|summer|winter|moon|stars?|forest|trees?|rivers?|gardens?|birds?|flowers?|mountains?|clouds?|storms?|lea(?:f|ves)|dawn|sun\w*|lake|meadow|fog|mist|frost|bees?|roses?)\b"),
)  # fmt: skip
"""What a poem is about, by its words; it may be several of them."""
CORE = re.compile(
    r"^((?:(?!(?:in|on|at|for|after|before|when|while|that|who|which|under|by|from|without|with|during|because|as|and)\b)[\w'’-]+ ?)+)"
)
SCENIC = re.compile(r"\b(?:sea|ocean|stars|moon|sky|snow|forest|river|lake|mountains?)$")
"""What nobody can hold and any picture can show."""
AIR = re.compile(
    r"(?:rain|wind|fog|frost|mist|storm|night|light|silence|dusk|dawn|mornings?|evenings?|days?)$"
)
"""What fills a picture and stands nowhere in it."""
PLACED = re.compile(r"\b(?:street|road|crowd|door|bench|table|houses|stairs)\b")
"""A picture that has a place of its own."""
HERE = re.compile(r"\b(?:in|on|at|by|before|behind|over|under) (?:an?|the) ")
"""How a picture says where it plays."""
AFTER = re.compile(
    r"\b(?:in|on|at|of|under|by|from|with|and) ((?:an?|the|my|our|her|his|their) (?:[\w'’-]+ ){0,2}?[\w’'-]+)(?=$|,| (?:in|on|at|of|after|before|when|while|that|who|under|by|from|and)\b)"
)
TWO = re.compile(r"\b(?:friends?|friendship|love|together|marriage|wife|husband|couple|family)\b")
COUPLET = 16
"""Words of two lines together, at most."""
LONGEST = 4
"""Words of a topic that a line can hold as it is."""
LOOKS = (
    "{seen}, nobody there",
    "a lone figure beside {seen}",
    "close-up of {seen}",
    "a lone figure seen from behind, looking at {seen}",
)


def from_poem(desk: Desk, duration_s: float, asked: int | None) -> list[WrittenScene]:
    """A poem of `duration_s` seconds: a couplet in each scene, or a line in each where scenes are short."""
    count = asked or max(2, min(plan.scene_count(duration_s, None), limit(duration_s) // COUPLET))
    if told := form_told(desk, count):
        count = len(told)
    lengths = plan.lengths(duration_s, count)
    short = limit(min(lengths)) < COUPLET and not told
    if not told:
        most = 99 if short else limit(min(lengths))
        verses = -(-count // 2) if short else count
        couplets = for_name(desk, _written(desk, verses, most) or _couplets(desk, verses, most))
        told = list(chain(*(_halves(c) for c in couplets))) if short else couplets
    scenes: list[WrittenScene] = []
    for i, (length, (line, picture)) in enumerate(zip(lengths, told, strict=False)):
        said = capital(line.replace(" / ", " "))
        said = said if spoken(said) <= limit(length) else ""
        own = PLACED.search(picture) or _there(desk, picture) or HERE.search(picture)
        at = "" if own else ", {at}"
        visual, motion = shot(desk, "beat", i, f"{PICTURED}{picture}{at}")
        scenes.append(
            WrittenScene(
                title=_title(desk, line, i), visual=desk.sky.seen(visual, "beat"), motion=motion,
                narration=said, duration_s=length,
            )
        )  # fmt: skip
    return scenes


def _there(desk: Desk, picture: str) -> bool:
    """Whether a picture already shows the place of the poem."""
    place = re.sub(r"^\w+ ", "", desk.own_place)
    return (bool(place) and place in picture) or bool(re.search(rf"\b(?:{SPOTS})\b", picture))


def _title(desk: Desk, line: str, index: int) -> str:
    named = (desk.pick([headline(opening(half))]) for half in line.split(" / "))
    return next(filter(None, named), f"Verse {index + 1}")


def _halves(couplet: tuple[str, str]) -> list[tuple[str, str]]:
    """The two lines of a couplet, one scene each."""
    line, picture = couplet
    return [(half, picture) for half in line.split(" / ")]


def _written(desk: Desk, count: int, most: int) -> list[tuple[str, str]]:
    """(two lines, picture) pairs of the cards of what a poem is about; of two subjects in turns, begun and ended by the first."""
    cards = cards_in("poems", f"{desk.idea.topic} {desk.idea.text}")[:2]
    if SLEEP.search(desk.idea.text):
        cards = cards_in("poems", "lullaby")
    place = not cards and desk.idea.topic[:1].isupper() and not name_in(desk.idea.text)
    if place:  # "a poem about Lisbon"
        cards = cards_in("poems", "city")
    if not cards:
        return []
    told: list[tuple[str, str]] = []
    for n in range(count):
        role = "first" if n == 0 else "last" if n == count - 1 else "mid"
        card = cards[n % len(cards)] if role == "mid" else cards[0]
        fits = {e.line: e for e in card.of(role) if spoken(e.line) <= most}
        entry = fits.get(desk.pick(list(fits)))
        if not entry:
            return []
        told.append((entry.line, entry.picture))
    head = plain(desk.idea.short.split()[-1])
    if (place or cards[0].broad) and not any(head in plain(line) for line, _ in told):
        told[0] = _couplet(desk, "first", _words(desk), most)
    return told


def _couplets(desk: Desk, count: int, most: int) -> list[tuple[str, str]]:
    """(two lines, picture) pairs: the first names what it is about, and so does the last."""
    words = _words(desk)
    topic = f"{desk.idea.topic} {desk.idea.text}"
    themes = [name for name, said in THEMES if re.search(said, topic, re.IGNORECASE)]
    middle = ["other"] * bool(words["other"])
    while len(middle) < count - 2:
        middle += themes if themes and len(middle) < 5 else ["any"]
    roles = ["first", *middle[: max(0, count - 2)], "last"][:count]
    return [_couplet(desk, role, words, most) for role in roles]


def _couplet(desk: Desk, role: str, words: dict[str, str], most: int) -> tuple[str, str]:
    """A fresh couplet of a role; a topic that makes it too long is named in short."""
    brief = words | {"core": words["brief"], "Core": capital(words["brief"])}
    for name, said in (
        (role, words),
        (role, brief),
        ("any", brief),
        ("nature", brief),
        ("home", brief),
    ):
        texts = arc("poem")[name]
        fits = {
            line: raw for raw in texts.lines if (line := filled(raw, said)) and spoken(line) <= most
        }
        if line := desk.pick(list(fits)):
            look = texts.seen.get(fits[line]) or desk.dice.choice(LOOKS)
            return line, _pictured(look, words)
    return words["brief"], words["seen"]


def _pictured(look: str, words: dict[str, str]) -> str:
    return SLOT.sub(lambda m: words[m[1]], look)


def _words(desk: Desk) -> dict[str, str]:
    """The slots of a couplet: what the poem is about, and what else it names."""
    topic = desk.idea.topic
    core = CORE.match(topic)
    brief = name_in(desk.idea.text) or (core[1].strip() if core else topic)
    topic = brief if brief in topic and brief[:1].isupper() else topic
    other = next((m[1] for m in AFTER.finditer(topic) if m[1] not in brief and not timed(m[1])), "")
    seen, seen2 = _seen(brief), _seen(other)
    missed = re.search(THEMES[0][1], topic)
    both = "an empty chair" if missed else "a lone figure"
    both = "two figures side by side" if TWO.search(topic) else both
    words = {
        "core": topic if spoken(topic) <= LONGEST else brief, "brief": brief, "other": other,
        "seen": seen or seen2 or both, "seen2": seen2 or seen or both,
    }  # fmt: skip
    return words | {capital(k): capital(v) for k, v in words.items()}


def _seen(what: str) -> str:
    """What a picture shows of it: "the garden" of "my grandmother's garden"; empty for what cannot be seen."""
    bare = re.sub(r"^.*(?:'s|s'|’s) ", "the ", what)
    bare = re.sub(r"^(?:my|our|your|her|his|their) ", "the ", bare)
    if SCENIC.search(bare):
        return bare
    if not bare or ABSTRACT.match(what) or AIR.search(bare) or re.match(r"\w+ing\b", bare):
        return ""
    if re.match(r"(?:an?|the) ", bare) or bare.endswith("s"):
        return bare
    return held(bare)  # "insomnia" has no article, and nothing to be seen
