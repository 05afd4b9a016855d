"""What an idea says of whom or what it honours, said to their face or of the thing: "You unlocked the school"."""

import re

from tools.writing.english import base_form
from tools.writing.idea import Idea
from tools.writing.tale.words import ADVERB, finite, in_past

NOW = re.compile(
    r"(?:\bwho|, (?:he|she|they)) ((?:(?:still|never|only|often|finally|now|just|also) )?(?!always\b)(?:(?:[a-z]+[^s\W]s|is|was|has)\b(?: [^,.;]+)?\b(?!always\b)[a-z]+[^s\W]s\b[^,.;]*|[a-z]+[^s\W]s\b[^,.;]*))"
)
SPOKEN_OF = r"((?:^|\band )(?:still |always |never |finally |now |then |also |often |only |just )*)(is|was|has|(?!always)[a-z]+[^s\W]s)\b"
YOUR = {"is": "are", "was": "were", "has": "have"}
DAY = re.compile(
    r"\. Happy ((?:[\w-]+ )?(?:birthday|wedding(?: anniversary| day)?|anniversary))$", re.IGNORECASE
)
"""Which day is wished: "40th birthday"."""
SPAN = re.compile(r"\b(\d{4}) ?[-–] ?(\d{4})\b")
"""The years of a life."""
ALL_THOSE = re.compile(
    r", ((?:our|my|the) [\w -]+? for (?:over |more than |almost )?[\w-]+ years)\b", re.IGNORECASE
)
"""What somebody has been, and how long: "our bus driver for 31 years"."""
SAID_OF = re.compile(
    r",? (?:who|that|which|because|after|when|where|closes?|closing) |[.;:]|, (?=(?:you|it|he|she|they) )|, (?:cut|torn|closed|built|gone|sold|planted|lost)\b"
)
"""Where the name of a thing ends, and what is said of it begins."""


ADDRESSED = (
    (r"^(\d+) years old$", r"you are \1 years old"),
    (r"^on (?:his|her|their) (last (?:day|shift|tour|round|trip))\b.*$", r"today is your \1"),
    (r"^(?:he|she|they)(?:'s|'re| is| are) (?=[a-z])", "you are "),
    (r"^(?:he|she|they) (?:has|have) ", "you have "),
)
"""What is said of somebody without a verb, or with one that changes when it is said to them."""
WHAT = re.compile(r", ((?:my|our) [a-z][\w' -]{8,}?)(?=$|[,.])", re.IGNORECASE)
"""What somebody is, besides a name: "my first friend and worst cook"."""


def whole_name(text: str, first: bool) -> str:
    """What a thing that is honoured is called, all of it once: "my first car, a rusty green Fiat"."""
    said = re.sub(r"^tribute to ", "", SAID_OF.split(text)[0], flags=re.IGNORECASE)
    whole = re.sub(r"^(?:an? )", "the ", said.strip(" ,"))
    return whole if first else whole.split(",")[0]


def same_deed(one: str, other: str) -> bool:
    """Whether two sentences tell one deed, in whatever tense."""
    told = ([base_form(w) for w in re.findall(r"[\w']+", t.lower())] for t in (one, other))
    return next(told) == next(told)


def it_did(read: Idea) -> str:
    """What an idea says of a thing it honours: "it closes next month after 80 years"."""
    done = re.search(r"\b(?:that|which) (he|she|they|we) ([a-z]+)\b([^,.;]*)", read.text)
    if done:  # "which he drove until he was 90"
        return f"{done[1]} {done[2]} it{done[3]}"
    said = re.search(r"\b(?:that|which) (?!we\b|I\b|you\b)([a-z]+ [^,.;]+)", read.text)
    return f"it {said[1]}" if said else ""


def you_did(read: Idea) -> str:
    """What an idea says of whom it honours, said to their face: "You unlocked the school".

    Of the living it stays in the present where the idea does: "You turn seven and love dinosaurs".
    """
    if not read.late and (now := NOW.search(read.text)):
        said = re.sub(r"\b(?:his|her|their)\b", "your", now[1])
        return f"you {re.sub(SPOKEN_OF, lambda m: m[1] + YOUR.get(m[2], base_form(m[2])), said)}"
    if been := ALL_THOSE.search(read.text):
        return f"you {'were' if read.late else 'have been'} {been[1]}"
    told = re.search(r"\bwho ([a-z]+) (.+?)(?= (?:is|has|will) |[,.;]|$)", read.text)
    if not read.did and told and in_past(told[1]):
        return re.sub(r"\b(?:his|her|their)\b", "your", f"you {told[1]} {told[2]}")
    if not read.did or re.match(
        r"(?:retired|turned|died|passed|left|was leaving|celebrated)\b", read.did
    ):
        what = WHAT.search(read.text)
        return f"you {'were' if read.late else 'are'} {what[1]}" if what else ""
    did = re.sub(r"\b(?:his|her|their)\b", "your", re.sub(r"^was\b", "were", read.did))
    return f"you {did}"


def to_you(said: str) -> str:
    """ "She raised us and still bakes" said to her face: "You raised us and still bake"."""
    for typed, meant in ADDRESSED:
        said = re.sub(typed, meant, said, flags=re.IGNORECASE)
    verb = next((w for w in said.split() if not ADVERB.match(w)), "")
    said = f"he {said}" if in_past(verb) else said
    if not re.match(r"(?:she|he|they)\b", said, re.IGNORECASE):
        return said
    they = rf"\b{said.split()[0]}(?=\s)"  # "she hums when she cooks"
    words = re.sub(r"\b(?:his|her|their)\b", "your", re.sub(they, "you", said, flags=re.IGNORECASE)).split()  # fmt: skip
    for i, word in enumerate(words[1:], 1):
        led = [w for w in words[:i] if not ADVERB.match(w)][-1:]
        if led in (["you"], ["and"], ["but"]) and finite(word, False) and not in_past(word):
            words[i] = YOUR.get(word, base_form(word))
    return " ".join(
        "were" if w == "was" and words[i - 1] in ("you", "and") else w for i, w in enumerate(words)
    )
