"""Verbs of an idea: which word is one, of what kind of deed, and how it agrees."""

import re
from functools import cache
from pathlib import Path

from pydantic import BaseModel

from tools.writing.english import base_form, ing_form, past_form

HERE = Path(__file__).parent


def words(name: str) -> frozenset[str]:
    """A list of words.txt."""
    rows = (HERE / "words.txt").read_text(encoding="utf-8").splitlines()
    cut = (r.split(" | ") for r in rows if not r.startswith("#"))
    return next(frozenset(c[1].split()) for c in cut if c[0] == name)


MODAL = words("modal")
BE_HAVE = {"be": ("is", "are", "was", "were"), "have": ("has", "have", "had", "had")}
ADVERB = re.compile(
    r"(?:never|ever|always|both|only|just|still|also|secretly|often|once|then|finally|suddenly|not|now|slowly|quietly|accidentally|nearly|almost|(?!(?:family|belly|jelly|bully|lily|reply|supply|assembly|butterfly|dragonfly|trolley|monopoly|italy|july)$)[a-z]{3,}ly)$"
)


class Deed(BaseModel):
    """One kind of deed: what scenes of it are called."""

    name: str
    titles: tuple[str, ...]


@cache
def _file() -> tuple[dict[str, Deed], dict[str, str]]:
    deeds: dict[str, Deed] = {}
    kinds: dict[str, str] = {}
    text = (HERE / "deeds.txt").read_text(encoding="utf-8")
    for block in re.split(r"(?m)^= ", text)[1:]:
        name, verbs, titles = block.strip().split(" | ")
        for verb in verbs.split():
            kinds.setdefault(verb, name)
        deeds[name] = Deed(name=name, titles=tuple(titles.split(" / ")))
    return deeds, kinds


FOLLOWED = (
    ("play", r"(?:chess|cards|checkers|draughts|dominoes|ping pong|table tennis|hide|a game|games|poker|football|tennis)", "game"),
    ("walk go step", r"into ", "come"),
    ("open", r"(?:an?|the|his|her|their|my|our|old|every) (?!(?:[\w'-]+ ){0,2}(?:shop|bakery|cafe|bar|restaurant|hotel|school|studio|theatre|cinema|museum|market|gym|store|bookshop|business|stall|laundromat|salon|bank|kiosk|stand|office|clinic|library|club|farm|garage)\b)", "unwrap"),
    ("share", r"(?:an?|the) (?:bench|table|room|house|umbrella|flat|sofa)\b", "wait"),
    ("stop", r"(?:for|at|to|by) ", "wait"),
    ("fly", r"(?:an?|the|it|their|his|her) ", "push"),
    ("enter join", r".*\b(?:contest|competition|race|tournament|match)\b", "win"),
    ("plan", r"(?:[\w-]+ ){1,2}(?:robbery|heist|escape|theft|prank)\b", "steal"),
    ("plan", r"(?:an?|the|their|his|her|our) ", "make"),
    ("lose", r"(?:\w+ ){0,2}(?:games?|match\w*|races?|finals?|season|bet|election)\b", "win"),
    ("get", r"married", "marry"),
    ("run", r"(?:an?|the|our|their|his|her|my) (?!race|marathon|last|length)", "work"),
    ("become", r"(?!(?:best |good )?friends|a couple|a team)", "come"),
    ("fall", r"(?!in love)", "end"),
    ("is are was were be", r"(?:gone|empty|closed|dead|missing|over)\b", "end"),
    ("is are was were be", r"(?:being |about to be )?(?:torn|knocked|pulled|burned|burnt) down\b|being (?:demolished|closed|shut|sold)\b", "end"),
    ("leave", r"$|for |forever|town\b|home\b", "end"),
    ("go", r"missing\b", "end"),
    ("is be", r"(?:so |very )?(?:afraid|scared|frightened|terrified)", "fear"),
)  # fmt: skip
"""Verbs whose kind is told by what follows."""


def kind_of_verb(verb: str, rest: str = "") -> str:
    """The kind of deed of a verb in any form: "guards" is "guard"; "be" for all that say little.

    `rest` tells running a shop from running away, and becoming friends from becoming a king.
    """
    base = base_form(verb.lower())
    begun = (
        re.match(r"(?:to |up )?([a-z]+)\b", rest)
        if base in ("stop", "start", "begin", "keep", "continue", "go", "end", "have")
        else None
    )
    if begun and (
        begun[0].startswith("to ")
        or (base != "have" and begun[1].endswith("ing") and begun[1] != "missing")
    ):
        bare = re.sub(r"ing$", "", begun[1])
        return _file()[1].get(begun[1]) or _file()[1].get(bare) or _file()[1].get(bare + "e", "be")
    for bases, follows, kind in FOLLOWED:
        if base in bases.split() and re.match(follows, rest):
            return kind
    known = _file()[1]
    ends = (b for b in sorted(known, key=len, reverse=True) if len(b) > 3 and base.endswith(b))
    return known.get(base) or known.get(next(ends, ""), "be")  # "moonwalk" is a kind of walk


TRADES = (
    ("grow", r"gardener|farmer|beekeeper|florist|fisherman"), ("guard", r"keeper|lighter|lollipop lady|lifeguard|warden|guard|watchman|ranger|shepherd|sailor|captain"), ("give", r"post(?:man|woman)|courier|carrier|waiter|waitress|barista"),
    ("repair", r"clockmaker|watchmaker|mechanic|plumber|cobbler|cleaner|sweeper|caretaker"), ("care", r"nurse|doctor|vet|midwife|paramedic|mother|father|grandmother|grandfather|volunteers?"),
    ("cook", r"baker|chef|cook"), ("teach", r"teacher|coach|librarian"), ("play", r"musician|singer|pianist|violinist|busker|player|choir|band"),
    ("search", r"detective|scientist|astronomer|archaeologist|explorer"), ("make", r"painter|potter|carpenter|tailor|seamstress|sculptor|writer|poet|artist|builder|shoemaker"), ("travel", r"driver|cyclist|hiker|runner|astronaut|pilot"),
    ("win", r"team|boxer|footballer"), ("work", r"seller|hairdresser|barber|shopkeeper|vendor|butcher|tailor|office"),
)  # fmt: skip
"""What somebody does all day whose idea names only the trade."""


def kind_of_trade(whom: str) -> str:
    """The kind of deed that belongs to a trade: a baker cooks; "be" where none is known."""
    return next((kind for kind, trade in TRADES if re.search(rf"\b\w*(?:{trade})\b", whom)), "be")


def deed(name: str) -> Deed:
    """A kind of deed."""
    return _file()[0][name]


@cache
def _forms() -> dict[str, frozenset[str]]:
    bases = _file()[1].keys() | {"do"}
    plain = bases - {"be"}
    return {
        "one": frozenset({third(b) for b in plain} | {"is", "has", "does", "goes"}),
        "many": frozenset(plain | {"are", "have"}),
        "past": frozenset({past_form(b) for b in plain} | {"was", "were", "had", "did"}),
    }


def third(base: str) -> str:
    """ "carry" as "carries", "go" as "goes"."""
    if base in BE_HAVE:
        return BE_HAVE[base][0]
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ies"
    return base + ("es" if re.search(r"(?:s|sh|ch|x|z|o)$", base) else "s")


def _known(word: str) -> bool:
    return any(word.lower() in known for known in _forms().values())


def finite(word: str, many: bool) -> bool:
    """Whether a word can be the verb of one, or of many."""
    low = (
        re.sub(r"^(?:re|un|over|out)-?(?=[a-z]{4})", "", word.lower())
        if not _known(word)
        else word.lower()
    )
    low = low.replace("’", "'")
    forms = _forms()
    return low in forms["many" if many else "one"] or low in forms["past"] or low in MODAL


def in_past(verb: str) -> bool:
    """Whether a verb stands in the past."""
    low = verb.lower()
    present = low in _forms()["one"] or low in _forms()["many"]
    return low in {"could", "would", "couldn't", "didn't", "wasn't"} or (
        low in _forms()["past"] and not present
    )


def agreed(base3: str, many: bool, past: bool) -> str:
    """ "knows" for one, "know" for many, "knew" in the past."""
    if base3 in ("can", "will"):
        return {"can": "could", "will": "would"}[base3] if past else base3
    base = base_form(base3)
    if base in BE_HAVE:
        return BE_HAVE[base][2 * past + many]
    if past:
        return past_form(base)
    return base if many else third(base)


SHOWN = {ing: base for base in sorted(_file()[1]) if (ing := ing_form(base)) and base != "be"}
"""Verbs by the form a picture shows: "trying" is "try"."""
