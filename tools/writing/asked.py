"""What a question says without an answer: its claim, the same claim taken away, and what it is about."""

import re

from pydantic import BaseModel

from tools.writing.english import PAST, base_form, is_plural, past_form, third_person
from tools.writing.topic import AUDIENCE, FOR_WHOM, question_part

REGULAR = frozenset(
    re.findall(
        r"\w+",
        """
        affect attract bark boil breathe burn call carry cause change chase close connect control
        cool cook cost count cover cross  dance deliver die dissolve dry earn end explode explore
        fail fill flow float follow form happen heal help hunt impact  influence invent jump last
        laugh live look love matter measure melt migrate mix move need open operate orbit pass play
        power produce protect pull pump purr push rain reach recycle remember rotate rust save
        search shape shrink smell snore  snow spark spin spread start stay stick stop store survive
        talk taste travel trust try turn use vote walk want warm  work yawn
        """,
    )
)
VERBS = REGULAR | set(PAST)
"""Base forms that a question may ask about."""
BE = frozenset(("is", "are", "was", "were"))
MODAL = {"can": "can", "can't": "cannot", "cannot": "cannot", "should": "should", "must": "must", "will": "will"}  # fmt: skip
TAKEN = {"can": "could not", "can't": "could", "cannot": "could"}
NEAR = frozenset(("in", "on", "at", "of", "from", "with", "under", "over", "during", "through", "for", "to", "by", "than", "about"))  # fmt: skip
LED = frozenset(("so", "such", "too", "always", "never", "not", "there"))
DETERMINERS = frozenset(("the", "a", "an", "my", "our", "some", "most", "all", "many"))
HAPPENS = re.compile(
    r"what happen(?:s|ed) (?:to|in|inside|with) ((?:the |an? |my |our |your )?[\w' -]+?)(?= (?:after|when|before|if|while|during|once|in|at|on)\b|$)",
    re.IGNORECASE,
)
WORD = re.compile(r"(?P<ask>why|how|when|where)\s+(?P<rest>.+)", re.IGNORECASE)


class Asked(BaseModel):
    """ "why is the sky blue": `claim` "the sky is blue", `unless` "What if the sky was not blue?", `head` "the sky"."""

    head: str = ""
    claim: str = ""
    unless: str = ""


def asked(topic: str) -> Asked:
    """What a topic says as it asks; empty where it only names a thing or an aim ("how to ...")."""
    topic = re.sub(rf"{AUDIENCE}|{FOR_WHOM}", "", question_part(topic)).strip(" ?.!,")
    if happens := HAPPENS.match(topic):
        return Asked(head=happens[1])
    found = WORD.fullmatch(topic)
    if not found or re.match(r"to\b|\w+ to\b", found["rest"]) or re.search(r"\band\b|,", topic):
        return Asked()
    first, *words = found["rest"].split()
    low = first.lower()
    if low in BE:
        return _being(low, words)
    if low in MODAL:
        return _able(low, words)
    if low in ("do", "does", "did"):
        return _doing(low, words)
    return _told([first, *words])


def _being(verb: str, words: list[str]) -> Asked:
    """ "is the sky blue": the last word before a preposition is what is said of the others."""
    cut = next((i for i, w in enumerate(words) if i and (w in NEAR or w in LED)), len(words))
    if words[:1] and words[0] in ("it", "there"):
        cut = 1
    elif cut == len(words) or words[cut] in NEAR:
        cut -= 1
    head, rest = " ".join(words[:cut]), " ".join(words[cut:])
    if not head or not rest or words[cut - 1] in DETERMINERS:
        return Asked()
    past = {"is": "was", "are": "were"}.get(verb)
    unless = f"What if {head} {past} not {rest}?" if past else ""
    return Asked(head=head, claim=f"{head} {verb} {rest}", unless=unless)


def _able(modal: str, words: list[str]) -> Asked:
    """ "can't penguins fly"."""
    cut = _verb_at(words)
    if not cut:
        return Asked()
    head, rest = " ".join(words[:cut]), " ".join(words[cut:])
    taken = f"What if {head} {TAKEN[modal]} {rest}?" if modal in TAKEN else ""
    return Asked(head=head, claim=f"{head} {MODAL[modal]} {rest}", unless=taken)


def _doing(aux: str, words: list[str]) -> Asked:
    """ "do leaves change colour in autumn"."""
    many = aux == "do" and len(words) > 1 and is_plural(words[0])
    cut = _verb_at(words) or (
        1 if many else 2 if len(words) > 2 and words[0].lower() in DETERMINERS else 0
    )
    if not cut:
        return Asked()
    head, verb, rest = " ".join(words[:cut]), words[cut], " ".join(["", *words[cut + 1 :]])
    form = {"do": verb, "does": _finite(verb), "did": past_form(verb)}[aux]
    unless = f"What if {head} did not {verb}{rest}?" if aux != "did" else ""
    return Asked(head=head, claim=f"{head} {form}{rest}", unless=unless)


def _told(words: list[str]) -> Asked:
    """ "bees make honey", "the sky is blue": the claim as it stands."""
    at = next((i for i, w in enumerate(words) if i and w in BE), 0)
    if at:
        head, rest = " ".join(words[:at]), " ".join(words[at + 1 :])
        past = {"is": "was", "are": "were"}.get(words[at])
        unless = f"What if {head} {past} not {rest}?" if past and rest else ""
        return Asked(head=head, claim=" ".join(words), unless=unless)
    if able := next((i for i, w in enumerate(words) if i and w.lower() in MODAL), 0):
        return Asked(head=" ".join(words[:able]), claim=" ".join(words))
    cut = _verb_at(words, finite=True)
    if not cut:
        return Asked()
    head, verb, rest = " ".join(words[:cut]), words[cut], " ".join(["", *words[cut + 1 :]])
    now = verb not in PAST.values() and not verb.endswith("ed")
    unless = f"What if {head} did not {base_form(verb)}{rest}?" if now else ""
    return Asked(head=head, claim=" ".join(words), unless=unless)


def _verb_at(words: list[str], finite: bool = False) -> int:
    """Where the verb stands: the first word known as one after the noun; 0 when there is none."""
    start = 2 if words[:1] and words[0].lower() in DETERMINERS else 1
    known = (
        i
        for i in range(start, len(words))
        if (base_form(words[i]) if finite else words[i]) in VERBS
    )
    return next(known, 0)


def _finite(verb: str) -> str:
    """ "stay" as "stays"."""
    known = third_person(verb)
    if known != verb:
        return known
    if re.search(r"(?:ch|sh|ss|x|z|o)$", verb):
        return f"{verb}es"
    return re.sub(r"(?<=[^aeiou])y$", "ie", verb) + "s"
