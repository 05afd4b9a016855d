"""Who is who in a tale: how each is named at first, later, in a picture, and by a pronoun."""

import random
import re

from pydantic import BaseModel

from tools.writing.english import capital, is_plural, with_article
from tools.writing.manner import CLOTHES, FUR, GROUPS, HIDES, MARKS, SURFACES, UNIFORM
from tools.writing.naming import name_of
from tools.writing.patterns import ANIMAL, FEMALE, HUMAN, MALE
from tools.writing.people import gender_of
from tools.writing.slots import by_head
from tools.writing.tale.model import EITHER, MANY, NEAR, ONE, PRONOUNS, Actor, Tale, living, plain

OWNED = re.compile(r"(?:my|our|his|her|its|their|your)\b", re.IGNORECASE)
TAIL = re.compile(rf"(?:,|\s(?:{'|'.join(NEAR)}|called|named)\s).*$")
COUNTS = {2: "the two", 3: "the three", 4: "the four"}


class Who(BaseModel):
    """One actor in words. `seen` is for pictures; `they` is empty where no pronoun is safe."""

    a: str
    the: str
    seen: str
    short: str
    they: str = ""
    them: str = ""
    their: str = "their"
    many: bool = False
    alive: bool = True
    met: bool = False
    each: tuple[str, ...] = ()

    @property
    def bare(self) -> str:
        """Without what stands behind it: "an old keeper" of "an old keeper on an island"."""
        return re.split(rf",|\s(?:{'|'.join(NEAR - {'of'})}|called|named|who|that)\s", self.a)[0]


def lifeless(who: Who) -> bool:
    """Whether it is a thing, whatever a story lets it do."""
    alive = any(p.search(who.a) for p in (HUMAN, FEMALE, MALE, ANIMAL)) or living(who.a)
    return not alive and not re.match(r"[A-Z]", who.the)


def cast_of(tale: Tale) -> tuple[Who, ...]:
    """The actors of a tale in words, in its order."""
    return tuple(_who(actor, _said_of(tale, n)) for n, actor in enumerate(tale.actors))


def _said_of(tale: Tale, n: int) -> str:
    return " ".join(c.said for c in tale.clauses if c.who == n)


def _who(actor: Actor, said: str) -> Who:
    a = actor.a[:1].lower() + actor.a[1:] if _common(actor.a) else actor.a
    first = a.split()[0].lower()
    if _plain(a, actor) and first not in ONE | MANY | EITHER | PRONOUNS:
        a = with_article(a)
    core = plain(a)
    each = (
        tuple(_named(p) for p in re.split(r",\s*(?:and\s+)?|\s+and\s+", _bare(core)))
        if " and " in core
        else ()
    )
    name = name_of(core, core) if actor.alive else ""
    the = name or _later(core, actor.many, each)
    they, them, their = _pronouns(core, name, said, actor.many)
    return Who(
        a=a, the=the, seen=_seen(core, name, each), short=_short(core), they=they, them=them, their=their,
        many=actor.many, alive=actor.alive, met=actor.met, each=each,
    )  # fmt: skip


def alone(who: Who, index: int) -> Who:
    """One of two who are named together: the keeper of "a keeper and a whale"."""
    parts = re.split(r"\s+and\s+", who.a)
    if len(parts) != len(who.each):
        return who
    return _who(Actor(a=parts[index], alive=who.alive), "")


def _common(phrase: str) -> bool:
    """Whether the capital of a phrase only begins the sentence."""
    first, _, rest = phrase.partition(" ")
    if gender_of(first) or any(c.isupper() for c in first[1:]):
        return False
    known = re.match(r"(?:An?|The|My|Our|His|Her|Two|Three|Four|Five|One|Some)$", first)
    plain = re.match(r"[a-z]", rest) and not rest.startswith("and ")
    return bool(known or plain or re.match(r"[A-Z][a-z]+s$", phrase))


def _plain(a: str, actor: Actor) -> bool:
    """Whether one common noun stands there without its article: "old fisherman"."""
    common = a[:1].islower() and not any(c.isupper() for c in a)
    return common and actor.alive and not actor.many and not is_plural(a) and " and " not in a


def _short(core: str) -> str:
    """What somebody is called in one word: the sheriff of a dusty town is no town."""
    of = re.match(r"(?:[\w-]+ )*?([\w-]+) of (?:an?|the|his|her) ", core)
    return of[1] if of and HUMAN.fullmatch(of[1]) else _bare(core).split()[-1]


def _bare(a: str) -> str:
    """Without what stands behind it: "a kid and a skeleton in the museum"."""
    return (
        re.sub(rf"\s(?:{'|'.join(NEAR - {'of'})})\s.*$", "", a)
        if not re.match(r"\S+ (?:in|of)\b", a)
        else a
    )


def _named(part: str) -> str:
    """ "a fox" as "the fox"; names and owned ones stay."""
    part = part.strip()
    if OWNED.match(part) or part[:1].isupper() or part.split()[0] in PRONOUNS:
        return part
    return "the " + re.sub(r"^(?:an?|the|one|some)\s", "", part)


def _later(a: str, many: bool, each: tuple[str, ...]) -> str:
    if each:
        return (
            f"{by_head(each[0])} and {by_head(each[1])}"
            if len(each) == 2
            else COUNTS.get(len(each), "all of them")
        )
    owned = re.match(r"(?:my|our|his|her|their) .+?(?:'s|s'|’s) ", a)
    if owned and living(a):  # "my neighbour's old dog" is the dog
        a = f"the {a[owned.end() :]}"
    if OWNED.match(a):
        bare = TAIL.sub("", a).split()
        return " ".join(bare) if len(bare) < 4 else f"{bare[0]} {bare[-1]}"
    the = by_head(_named(re.sub(r",.*$", "", a)))
    if many:
        the = re.sub(
            r"^the (?:two|three|four|five|six|some|several|many|all|both|\d+) ", "the ", the
        )
        words = _bare(the).split()
        return f"the {words[-1]}" if len(words) > 2 and " of " not in the else _bare(the)
    bare = TAIL.sub("", the)
    return by_head(bare)


def _seen(a: str, name: str, each: tuple[str, ...]) -> str:
    each = tuple(map(seen_part, each))
    if each:
        return ", ".join(each[:-1]) + f" and {each[-1]}" if len(each) > 2 else " and ".join(each)
    if name:
        return name
    owned = re.match(r"(?:my|our) .+?(?:'s|s'|’s) ", a)
    a = f"the {a[owned.end() :]}" if owned and living(a) else a
    bare = re.sub(r"^(?:my|our|his|her|its|their)\s", "the ", _bare(a))
    apart = re.match(r".+?, (an? .+)$", bare)
    bare = apart[1] if apart else re.sub(r",.*$", "", bare)
    return (
        re.sub(r"^an?\s", "the ", bare)
        if not re.match(r"\d|two|three|four|five|some|many", bare)
        else bare
    )


def _pronouns(a: str, name: str, said: str, many: bool) -> tuple[str, str, str]:
    """(they, them, their); the first two are empty for one person of whom we do not know he or she."""
    if many:
        return "they", "them", "their"
    known = next((g for g, p in (("she", FEMALE), ("he", MALE)) if p.search(a)), "") or gender_of(
        name
    )
    if not known:
        own = re.search(r"\b(?:his|her)\b|\bh(?:im|er)self\b", said)
        known = ("she" if own[0].startswith("her") else "he") if own else ""
    if known == "she":
        return "she", "her", "her"
    if known == "he":
        return "he", "him", "his"
    if ANIMAL.search(a) and not HUMAN.search(a) and not name:
        return "it", "it", "its"
    return ("", "", "their") if HUMAN.search(a) or name or living(a) else ("it", "it", "its")


def seen_part(part: str) -> str:
    """One of several for a picture, which knows no "I" and no "my"."""
    return (
        "the storyteller" if part == "I" else re.sub(r"^(?:my|our|his|her|their)\s", "the ", part)
    )


ELDERS = re.compile(r"^(?:an?|the) (grand(?:mother|father|ma|pa|dad)|granny)\b")
"""Who is old without the idea saying so."""


def looks_of(cast: tuple[Who, ...], dice: random.Random) -> tuple[tuple[str, str], ...]:
    """(name, look) of everybody alive in a tale, each with a look of their own."""
    free: dict[str, list[str]] = {"fur": list(HIDES), "worn": list(CLOTHES), "group": list(GROUPS)}
    found: dict[str, str] = {}
    for who in (w for w in cast if w.alive):
        for part in map(seen_part, who.each or (who.seen,)):
            name = capital(re.sub(r"^the ", "", part))
            figure = part if "the last " in part else with_article(re.sub(r"^the ", "", part))
            if not part.startswith("the ") and part[:1].isupper():
                figure = _figure(part, who)
            figure = ELDERS.sub(r"an old \1", figure)
            found[name] = f"{figure}, {_look(figure, who, free, dice)}"
    return tuple(found.items())


def _figure(name: str, who: Who) -> str:
    """What somebody with a name is: "a dog" of "my dog Bruno", else a woman, a man or a person."""
    left = re.sub(rf"\s*(?:called |named )?{re.escape(name)}", "", who.a).strip()
    known = left and not who.each and re.match(r"(?:an?|my|our|his|her|their|the) [a-z]", left)
    return re.sub(r"^(?:my|our|his|her|their)\s", "the ", left) if known else _kin(name)


def _kin(name: str) -> str:
    return {"she": "a woman", "he": "a man"}.get(gender_of(name), "a person")


def _look(figure: str, who: Who, free: dict[str, list[str]], dice: random.Random) -> str:
    last = re.split(r",|\s(?:in|on|at|with|of)\s", figure)[0].split()[-1]
    if ANIMAL.search(last) and not HUMAN.search(last):
        return MARKS if FUR.search(figure) else _taken(free["fur"], dice)
    if (
        not any(p.search(last) for p in (HUMAN, FEMALE, MALE))
        and figure[:1].islower()
        and not living(figure)
    ):
        return dice.choice(SURFACES)
    if who.many and not who.each:
        return _taken(free["group"], dice)
    return "in work clothes" if UNIFORM.search(figure) else _taken(free["worn"], dice)


def _taken(options: list[str], dice: random.Random) -> str:
    chosen = dice.choice(options)
    if len(options) > 1:
        options.remove(chosen)
    return chosen
