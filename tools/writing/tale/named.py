"""The tale of an idea that only names somebody or something, and tells no deed."""

import re

from tools.writing.english import is_plural, with_article
from tools.writing.tale.model import EITHER, MANY, NEAR, ONE, Actor, Clause, Tale, living, timed

APART = re.compile(r"(?<!\d)[,;:.!?]+\s+|\s[–—-]\s")
"""What stands between the parts of an idea that has no verb."""
NAMED_AT = re.compile(
    rf"(?P<a>(?:an?|the|my|our|two|three|four|five) (?:[\w'’-]+ ){{0,3}}?[\w'’-]+)(?P<at>$| (?:{'|'.join(NEAR - {'of', 'to', 'for', 'about', 'without', 'against'})}|where|(?:that|whom?|which) (?:nobody|everybody|everyone|someone|he|she|they|we|I|the|an?|my|our)) .+|$)"
)


def only_named(text: str) -> Tale:
    """The tale of what is only named: "a lighthouse keeper on a small island", "ten years of our band".

    What follows after a comma is said as it stands.
    """
    listed = re.split(r",\s+(?:and\s+)?|\s+and\s+", text)
    if len(listed) > 2 and all(re.match(r"(?:an?|the|one|my|our|two) ", p) for p in listed):
        return _listed(listed)
    first, *parts = [p for p in (x.strip() for x in APART.split(text)) if p] or [text or "it"]
    named = NAMED_AT.fullmatch(first)
    phrase, at = (named["a"], named["at"].strip()) if named else (first, "")
    with_it = re.match(r"(.+?) (and (?:his|her|their|its) (.+))$", phrase)
    if with_it and not living(with_it[3]):  # "a beekeeper and her hives"
        phrase, at = with_it[1], f"{with_it[2]} {at}".strip()
    alive = living(phrase) or at.startswith("where ")
    many = phrase.split()[0].lower() in MANY or is_plural(phrase)
    bare = re.match(r"[a-z]", phrase) and phrase.split()[0] not in ONE | EITHER | MANY
    phrase = with_article(phrase) if bare and not many and not timed(phrase) else phrase
    kept = re.fullmatch(r"\w+ (?:\w+ )?years of ((?:our|my|the) [\w ]+)", phrase) or re.fullmatch(
        r"[\w' ]+ as (an? [\w ]+)", phrase
    )
    actor = Actor(a=kept[1] if kept else phrase, many=many and not kept, alive=alive or bool(kept))
    more = (Clause(who=-1, subject=p, verb="", rest="") for p in parts)
    return Tale(
        actors=(actor,),
        clauses=(Clause(who=0, subject=phrase, verb="", rest=at, many=actor.many), *more),
    )


def _listed(parts: list[str]) -> Tale:
    """A groom, a ring and a duck: each is shown by itself, the last with an "and"."""
    actors = [Actor(a=p, alive=living(p)) for p in parts]
    last = len(parts) - 1
    clauses = (
        Clause(who=n, subject=p, verb="", rest="", lead="and" if n == last else "")
        for n, p in enumerate(parts)
    )
    return Tale(actors=tuple(actors), clauses=tuple(clauses))
